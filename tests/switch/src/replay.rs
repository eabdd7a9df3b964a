//! A recording, served as a switch: each connection of a client gets what the recorded one got, step by step with what it
//! sends. This is the only place where recorded answers are served.

use std::collections::VecDeque;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::oneshot;

use crate::serve::listen;

/// What happened on a connection, in order.
#[derive(Clone, Debug)]
enum Step {
    /// The client sent so many packets: blocks that end in a blank line.
    Sent(usize),
    Received(Vec<u8>),
    EndOfStream,
}

/// A running replay. The connections that clients opened in the recording are given to clients in their order; when all have
/// been given, the first is given again.
#[derive(Debug)]
pub struct Replay {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Replay {
    /// Serves the recording in `file` on a loopback port (0: one that the kernel picks). Fails where the port cannot be had,
    /// or the file is no recording of a client's connection.
    pub fn start(port: u16, file: &Path) -> io::Result<Self> {
        let connections = read(&std::fs::read_to_string(file)?)?;
        if connections.is_empty() {
            let text = format!("{}: no client connects in this recording", file.display());
            return Err(io::Error::new(io::ErrorKind::InvalidData, text));
        }
        let listener = listen(port)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::Builder::new().name("eslng-replay".to_owned()).spawn(move || {
            runtime.block_on(async move {
                tokio::select! {
                    () = accept(listener, connections) => {}
                    // An error means that the replay has been dropped, which stops it as well.
                    _ = stopped => {}
                }
            });
        })?;
        Ok(Replay { address, stop: Some(stop), thread: Some(thread) })
    }

    /// Where clients connect.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Replay {
    fn drop(&mut self) {
        self.stop = None;
        if let Some(thread) = self.thread.take() {
            // A panic there has been printed.
            let _ = thread.join();
        }
    }
}

/// The connections that clients opened, in order.
fn read(text: &str) -> io::Result<Vec<Vec<Step>>> {
    let wrong = |what: String| io::Error::new(io::ErrorKind::InvalidData, what);
    let mut connections: Vec<(String, bool, Vec<Step>, Vec<u8>)> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line: Value = serde_json::from_str(line).map_err(|error| wrong(format!("line {}: {error}", number + 1)))?;
        let field = |name: &str| line[name].as_str().unwrap_or_default().to_owned();
        let bytes = STANDARD.decode(field("b64")).map_err(|error| wrong(format!("line {}: b64: {error}", number + 1)))?;
        let (direction, name) = (field("dir"), field("conn"));
        if direction == "open" {
            connections.push((name, bytes.starts_with(b"connect"), Vec::new(), Vec::new()));
            continue;
        }
        let Some((_, _, steps, rest)) = connections.iter_mut().rfind(|(known, ..)| *known == name) else { continue };
        match direction.as_str() {
            "send" => {
                rest.extend_from_slice(&bytes);
                steps.push(Step::Sent(packets(rest)));
            }
            "recv" => steps.push(Step::Received(bytes)),
            "eof" => steps.push(Step::EndOfStream),
            _ => {}
        }
    }
    Ok(connections.into_iter().filter(|(_, inbound, ..)| *inbound).map(|(_, _, steps, _)| steps).collect())
}

/// How many whole packets the input holds; they are taken off it.
fn packets(input: &mut Vec<u8>) -> usize {
    let mut reader = crate::wire::PacketReader::default();
    let mut count = 0;
    // A packet that breaks the rules is not counted, and what follows it neither: the real one ended the connection there.
    let mut fed = 0;
    let mut whole = 0;
    while fed < input.len() {
        reader.feed(&input[fed..=fed]);
        fed += 1;
        while let Ok(Some(_)) = reader.next_packet() {
            count += 1;
            whole = fed;
        }
    }
    input.drain(..whole);
    count
}

async fn accept(listener: TcpListener, connections: Vec<Vec<Step>>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    let waiting = Arc::new(Mutex::new(VecDeque::new()));
    loop {
        let Ok((client, _)) = listener.accept().await else { continue };
        let next = {
            let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
            if waiting.is_empty() {
                waiting.extend(connections.iter().cloned());
            }
            waiting.pop_front()
        };
        if let Some(steps) = next {
            tokio::spawn(serve(client, steps));
        }
    }
}

/// Plays one connection: waits until the client has sent as many packets as the recorded one had.
async fn serve(mut client: TcpStream, steps: Vec<Step>) {
    let mut input = Vec::new();
    let mut heard = 0;
    for step in steps {
        match step {
            Step::Sent(count) => {
                while heard < count {
                    let mut buffer = [0; 16 * 1024];
                    match client.read(&mut buffer).await {
                        Ok(0) | Err(_) => return,
                        Ok(read) => {
                            input.extend_from_slice(&buffer[..read]);
                            heard += packets(&mut input);
                        }
                    }
                }
                heard -= count;
            }
            Step::Received(bytes) => {
                if client.write_all(&bytes).await.is_err() {
                    return;
                }
            }
            Step::EndOfStream => return,
        }
    }
    // Nothing more was recorded, and the recorded switch did not close.
    let mut buffer = [0; 1024];
    while client.read(&mut buffer).await.is_ok_and(|count| count > 0) {}
}
