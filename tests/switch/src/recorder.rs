//! A proxy that writes down what a client and a real event socket say, in the format of the recordings: one JSON object a
//! line with `dir`, `conn`, `t` and `b64`.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Instant;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::sync::oneshot;

use crate::serve::listen;

/// A running proxy. Connections are named A, B, C... in the order in which they were opened.
#[derive(Debug)]
pub struct Recorder {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
    book: Arc<Book>,
}

/// The file that is written.
#[derive(Debug)]
struct Book {
    begun: Instant,
    file: Mutex<(BufWriter<File>, io::Result<()>)>,
}

impl Book {
    fn file(&self) -> MutexGuard<'_, (BufWriter<File>, io::Result<()>)> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes a line. The first error stays, to be told at the end.
    fn write(&self, direction: &str, connection: &str, bytes: &[u8]) {
        let time = self.begun.elapsed().as_secs_f64();
        let line = json!({"dir": direction, "conn": connection, "t": time, "b64": STANDARD.encode(bytes)});
        let mut file = self.file();
        if file.1.is_ok() {
            file.1 = writeln!(file.0, "{line}");
        }
    }
}

impl Recorder {
    /// Listens on a loopback port (0: one that the kernel picks), hands every connection on to the event socket at `upstream`
    /// and writes both directions to `file`. Fails where the port or the file cannot be had.
    pub fn start(port: u16, upstream: SocketAddr, file: &Path) -> io::Result<Self> {
        let listener = listen(port)?;
        let address = listener.local_addr()?;
        let file = Mutex::new((BufWriter::new(File::create(file)?), Ok(())));
        let book = Arc::new(Book { begun: Instant::now(), file });
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
        let (stop, stopped) = oneshot::channel();
        let shared = Arc::clone(&book);
        let thread = std::thread::Builder::new().name("eslng-recorder".to_owned()).spawn(move || {
            runtime.block_on(async move {
                tokio::select! {
                    () = accept(listener, upstream, shared) => {}
                    // An error means that the recorder has been dropped, which stops it as well.
                    _ = stopped => {}
                }
            });
        })?;
        Ok(Recorder { address, stop: Some(stop), thread: Some(thread), book })
    }

    /// Where clients connect.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Stops the proxy, with every connection, and completes the file. Tells the first error of writing it.
    pub fn finish(mut self) -> io::Result<()> {
        self.end();
        let mut file = self.book.file();
        std::mem::replace(&mut file.1, Ok(()))?;
        file.0.flush()
    }

    fn end(&mut self) {
        self.stop = None;
        if let Some(thread) = self.thread.take() {
            // A panic there has been printed.
            let _ = thread.join();
        }
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        self.end();
        let _ = self.book.file().0.flush();
    }
}

async fn accept(listener: TcpListener, upstream: SocketAddr, book: Arc<Book>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    let mut count = 0_usize;
    loop {
        let Ok((client, _)) = listener.accept().await else { continue };
        let name = name(count);
        count += 1;
        let book = Arc::clone(&book);
        tokio::spawn(async move {
            match TcpStream::connect(upstream).await {
                Ok(server) => {
                    book.write("open", &name, format!("connect to {upstream}").as_bytes());
                    let (from_client, to_client) = client.into_split();
                    let (from_server, to_server) = server.into_split();
                    tokio::join!(
                        copy(from_client, to_server, &book, "send", &name),
                        copy(from_server, to_client, &book, "recv", &name)
                    );
                }
                Err(error) => book.write("error", &name, format!("connect to {upstream}: {error}").as_bytes()),
            }
        });
    }
}

/// A, B, ... Z, A1, B1, ...
fn name(count: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(count % 26).unwrap_or_default());
    if count < 26 { letter.to_string() } else { format!("{letter}{}", count / 26) }
}

async fn copy(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, book: &Book, direction: &str, name: &str) {
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match from.read(&mut buffer).await {
            Ok(0) | Err(_) => break,
            Ok(count) => {
                book.write(direction, name, &buffer[..count]);
                if to.write_all(&buffer[..count]).await.is_err() {
                    break;
                }
            }
        }
    }
    // Only the switch's end is written down: a stream without it was closed by the client.
    if direction == "recv" {
        book.write("eof", name, b"");
    }
    let _ = to.shutdown().await;
}
