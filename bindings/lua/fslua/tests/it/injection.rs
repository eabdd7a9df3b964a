//! Line breaks, NUL and expressions in every text of every function: nothing goes to the switch that was not asked for.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use fslua::config::Options;
use fslua::host::Host;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use crate::harness::{Folder, options, succeeded, switch, tests};

/// How long a thousand calls may take: a twentieth of it on an idle machine.
const LONG: Duration = Duration::from_secs(300);

/// How many scripts share them.
const SHARES: usize = 6;

/// What each connection has said to the switch.
type Said = Arc<Mutex<Vec<Vec<u8>>>>;

/// A way to the switch that writes down what is said on it.
async fn tap(switch: SocketAddr) -> (SocketAddr, Said) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (address, said) = (listener.local_addr().unwrap(), Said::default());
    let book = Arc::clone(&said);
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let upstream = TcpStream::connect(switch).await.unwrap();
            let ((mut from, mut to), (mut back_from, mut back_to)) = (client.into_split(), upstream.into_split());
            tokio::spawn(async move { tokio::io::copy(&mut back_from, &mut to).await });
            let number = {
                let mut book = book.lock().unwrap();
                book.push(Vec::new());
                book.len() - 1
            };
            let book = Arc::clone(&book);
            tokio::spawn(async move {
                let mut buffer = vec![0; 1 << 16];
                while let Ok(count @ 1..) = from.read(&mut buffer).await {
                    book.lock().unwrap()[number].extend(&buffer[..count]);
                    if back_to.write_all(&buffer[..count]).await.is_err() {
                        break;
                    }
                }
            });
        }
    });
    (address, said)
}

/// What was said, as the switch takes it apart: lines up to an empty one, then as many bytes as Content-Length says.
fn packets(mut said: &[u8]) -> Vec<Vec<String>> {
    let mut packets = Vec::new();
    while let Some(end) = said.windows(2).position(|two| two == b"\n\n") {
        let head = String::from_utf8_lossy(&said[..end]).into_owned();
        let lines: Vec<String> = head.split('\n').map(str::to_owned).collect();
        let length = lines.iter().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length:")?.trim().parse().ok());
        said = &said[(end + 2 + length.unwrap_or(0)).min(said.len())..];
        packets.push(lines);
    }
    assert!(said.is_empty(), "half a packet: {:?}", String::from_utf8_lossy(said));
    packets
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_said_that_was_not_asked_for() {
    let (switch, folder) = (switch(), Folder::new());
    let (address, said) = tap(switch.address()).await;
    let given = Options { switch: Some(address.to_string()), sendmail: Some("/bin/true".into()), ..options(&switch, &folder) };
    let host = Host::new(given).unwrap();
    let mut running = JoinSet::new();
    for share in 0..SHARES {
        let (host, arguments) = (Arc::clone(&host), vec![share.to_string(), SHARES.to_string()]);
        let script = tests().join("hostile/injection.lua");
        running.spawn(async move { fslua::run::run(&host, &script, arguments, std::future::pending()).await });
    }
    let mut tried = 0;
    while let Some(outcome) = tokio::time::timeout(LONG, running.join_next()).await.expect("the scripts end in time") {
        let outcome = outcome.unwrap().unwrap();
        tried += succeeded("injection.lua", &outcome).unwrap().parse::<usize>().unwrap();
    }
    assert!(tried > 700, "{tried} calls");

    const COMMANDS: [&str; 10] =
        ["auth", "api", "bgapi", "event", "nixevent", "noevents", "filter", "sendmsg", "sendevent", "divert_events"];
    let mut count = 0;
    for said in said.lock().unwrap().iter() {
        for lines in packets(said) {
            count += 1;
            let word = lines[0].split(' ').next().unwrap();
            assert!(COMMANDS.contains(&word), "{lines:?}");
            for line in &lines {
                assert!(!line.contains(['\r', '\0']), "{lines:?}");
                assert!(!line.trim_start().starts_with("lab-injected"), "{lines:?}");
            }
        }
    }
    assert!(count > 500, "{count} packets");
}
