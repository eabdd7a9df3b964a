//! Peers that break the rules: they end no script but the one that asked them, keep none beyond its limit, and no other call is harmed.

use std::net::SocketAddr;

use fslua::config::Options;
use fslua::host::Host;
use fslua::script::Outcome;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use crate::harness::{Folder, run, soon};
use crate::serve::{no_grace, serve};

const GREETING: &str = "Content-Type: auth/request\n\n";
const ACCEPTED: &str = "Content-Type: command/reply\nReply-Text: +OK accepted\n\n";

/// What a switch does that breaks the rules.
#[derive(Clone)]
struct Ways {
    greeting: Vec<u8>,
    /// The answer to an API command; nothing: it never comes.
    answer: Vec<u8>,
    /// So many bytes are sent on a connection, then it is closed.
    most: usize,
    /// Each byte goes out for itself.
    drips: bool,
}

impl Default for Ways {
    fn default() -> Self {
        let answer = "Content-Type: api/response\nContent-Length: 5\n\nfine\n".into();
        Ways { greeting: GREETING.into(), answer, most: usize::MAX, drips: false }
    }
}

impl Ways {
    /// One connection, from its greeting on.
    async fn serve(self, mut stream: TcpStream) -> std::io::Result<()> {
        stream.set_nodelay(true)?;
        let mut left = self.most;
        let (mut heard, mut buffer) = (Vec::new(), [0; 4096]);
        let mut next = self.greeting.clone();
        loop {
            let sent = &next[..next.len().min(left)];
            left -= sent.len();
            if self.drips {
                for byte in sent {
                    stream.write_all(&[*byte]).await?;
                    tokio::task::yield_now().await;
                }
            } else {
                stream.write_all(sent).await?;
            }
            if left == 0 {
                return Ok(());
            }
            let end = loop {
                if let Some(end) = heard.windows(2).position(|two| two == b"\n\n") {
                    break end + 2;
                }
                match stream.read(&mut buffer).await? {
                    0 => return Ok(()),
                    count => heard.extend(&buffer[..count]),
                }
            };
            let packet: Vec<u8> = heard.drain(..end).collect();
            next = if packet.starts_with(b"api") { self.answer.clone() } else { ACCEPTED.into() };
        }
    }

    async fn start(self) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(self.clone().serve(stream));
            }
        });
        address
    }

    /// A script that asks this switch something, and has two seconds.
    async fn asked(self) -> Outcome {
        let folder = Folder::new();
        let script = folder.write(
            "ask.lua",
            "local done, answer = pcall(function() return freeswitch.API():execute('status') end)
            stream:write(done and answer or 'refused: ' .. tostring(answer))",
        );
        let given = Options {
            switch: Some(self.start().await.to_string()),
            scripts: Some(folder.0.clone()),
            time_limit: Some(2.0),
            grace: Some(0.0),
            ..Options::default()
        };
        run(&Host::new(given).unwrap(), &script, &[]).await
    }
}

fn said(outcome: &Outcome) -> String {
    format!("{} {}", outcome.end.label(), String::from_utf8_lossy(&outcome.output))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_switch_that_drips_is_a_switch() {
    assert_eq!(said(&Ways { drips: true, ..Ways::default() }.asked().await), "ok fine\n");
}

/// A switch that never answers, or answers with what is none: the script is told, or its time is over.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_switch_that_breaks_the_rules_ends_the_wait() {
    let mut asked = JoinSet::new();
    for greeting in [
        "",
        "\0\u{1b}garbage\r:\n=\n\n",
        "Content-Length: 99999999999999999999\n\n",
        "Content-Length: -1\n\n",
        "HTTP/1.1 400 Bad\r\n\r\n",
    ] {
        asked.spawn(Ways { greeting: greeting.into(), ..Ways::default() }.asked());
    }
    for answer in [
        "",
        "\0\u{1b}garbage\r:\n=\n\n",
        "Content-Type: api/response\nContent-Length: 99999999999999999999\n\n",
        "Content-Type: api/response\nContent-Length: 4000000000\n\nx",
        "Content-Type: api/response\nContent-Length: 40\n\nhalf of it",
        "Content-Type: api/response\nContent-Length: -1\n\n",
        "Content-Type: text/disconnect-notice\nContent-Length: 0\n\n",
        ACCEPTED,
    ] {
        asked.spawn(Ways { answer: answer.into(), ..Ways::default() }.asked());
    }
    while let Some(outcome) = soon(asked.join_next()).await {
        let said = said(&outcome.unwrap());
        assert!(said.starts_with("ok refused: ") || said.starts_with("time "), "{said}");
    }
}

/// A connection that is closed at any byte.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_switch_that_closes_at_any_byte_ends_the_wait() {
    let whole = GREETING.len() + ACCEPTED.len() + Ways::default().answer.len();
    let mut asked = JoinSet::new();
    for most in 1..whole {
        asked.spawn(async move { (most, Ways { most, ..Ways::default() }.asked().await) });
    }
    while let Some(outcome) = soon(asked.join_next()).await {
        let (most, outcome) = outcome.unwrap();
        let said = said(&outcome);
        assert!(said.starts_with("ok refused: ") || said.starts_with("time "), "closed after {most} bytes: {said}");
    }
}

/// Peers of `serve` that are no switch; a call beside them is handled as ever.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn peers_that_are_no_switch_harm_no_call() {
    let served = serve("session:answer() session:execute('set', 'lab_served=yes')", no_grace).await;
    let data = "Content-Type: command/reply\nReply-Text: +OK\nSocket-Mode: async\nControl: full\nEvent-Name: CHANNEL_DATA\nUnique-ID: 1\n\n";
    // What says nothing stays until the end.
    let mut open = Vec::new();
    let mut sent = vec![
        b"\0\x1bgarbage\r:\n=\n\n".to_vec(),
        b"GET / HTTP/1.1\r\nHost: x\r\n\r\n".to_vec(),
        b"Content-Length: 99999999999999999999\n\n".to_vec(),
        b"Content-Type: command/reply\nContent-Length: 4000000000\n\nx".to_vec(),
        vec![b'x'; 1 << 20],
        format!("{data}{}", "\0garbage\n:\n\n".repeat(1000)).into_bytes(),
        format!("{data}{data}{data}").into_bytes(),
    ];
    sent.extend((0..data.len()).map(|end| data.as_bytes()[..end].to_vec()));
    for (number, bytes) in sent.iter().enumerate() {
        let mut peer = TcpStream::connect(&served.address).await.unwrap();
        // It may have been closed by then.
        let _ = peer.write_all(bytes).await;
        if number % 2 == 0 {
            open.push(peer);
        }
    }
    let mut drips = TcpStream::connect(&served.address).await.unwrap();
    drips.set_nodelay(true).unwrap();
    for byte in data.as_bytes() {
        drips.write_all(&[*byte]).await.unwrap();
        tokio::task::yield_now().await;
    }

    let uuid = served.call();
    served.events.application("set").unwrap();
    served.end(&uuid);
    open.push(drips);
    drop(open);
    served.stop().await;
}
