//! The first bytes of a connection.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::time::Duration;

use eslng::wire::{FrameDecoder, Limits, Message};
use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;

use super::Findings;
use crate::target::Target;

const PATIENCE: Duration = Duration::from_secs(5);

/// Whether an event socket greets at one of the host's addresses.
pub async fn check(target: &Target, findings: &mut Findings) -> bool {
    let address = target.address();
    let addresses: Vec<SocketAddr> = match tokio::net::lookup_host(&address).await {
        Ok(addresses) => addresses.collect(),
        Err(error) => {
            findings.change("reach", format!("{address}: {error}"), "Check the host's name; an address does as well.");
            return false;
        }
    };
    for address in &addresses {
        let stream = match tokio::time::timeout(PATIENCE, TcpStream::connect(address)).await {
            Ok(Ok(stream)) => stream,
            failed => {
                let (text, advice) = unreachable(failed.map(|connected| connected.err()).unwrap_or_default());
                findings.change("reach", format!("{address}: {text}"), advice);
                continue;
            }
        };
        let from = stream.local_addr().map_or_else(|_| "this address".to_owned(), |local| local.ip().to_string());
        match greeting(stream).await {
            Greeting::Asks => {
                findings.ok("reach", format!("{address} answers, and lets {from} in"));
                return true;
            }
            Greeting::Rejects => findings.change(
                "access list",
                format!("{address} refuses {from}"),
                format!(
                    "Let {from} in by the list that apply-inbound-acl names in event_socket.conf.xml (loopback.auto, where none is named), \
                     then: reloadacl, reload mod_event_socket."
                ),
            ),
            Greeting::Silent => findings.change(
                "reach",
                format!("{address} is connected and says nothing"),
                "It may be a proxy or another service, or a switch whose event socket hangs behind a listener that does not read: close idle listeners.",
            ),
            Greeting::Other => findings.change(
                "reach",
                format!("{address} is no event socket"),
                "Check the port: listen-port in event_socket.conf.xml, 8021 unless changed.",
            ),
        }
    }
    if addresses.is_empty() {
        findings.change("reach", format!("{address} has no address"), "Check the host's name.");
    }
    false
}

/// `None`: it took too long.
fn unreachable(error: Option<std::io::Error>) -> (String, &'static str) {
    match error {
        None => (
            format!("no connection within {PATIENCE:?}"),
            "A firewall drops the packets, or the host is down. Open the port for this machine, or go through a tunnel.",
        ),
        Some(error) if error.kind() == ErrorKind::ConnectionRefused => (
            "nobody listens".to_owned(),
            "Is FreeSWITCH running, with mod_event_socket loaded (load mod_event_socket; modules.conf.xml), and listen-ip in \
             event_socket.conf.xml an address that this machine reaches (127.0.0.1 is reached from the same machine only)?",
        ),
        Some(error) => (error.to_string(), "Check the host's address and the network to it."),
    }
}

enum Greeting {
    Asks,
    Rejects,
    Silent,
    Other,
}

async fn greeting(mut stream: TcpStream) -> Greeting {
    let mut decoder = FrameDecoder::new(Limits::default());
    let read = async {
        loop {
            match decoder.next_frame() {
                Ok(Some(frame)) => {
                    return match Message::from(frame) {
                        Message::AuthRequest => Greeting::Asks,
                        Message::Rejection(_) => Greeting::Rejects,
                        _ => Greeting::Other,
                    };
                }
                Ok(None) => {}
                Err(_) => return Greeting::Other,
            }
            match stream.read(decoder.spare()).await {
                Ok(0) | Err(_) => return Greeting::Other,
                Ok(count) => decoder.advance(count),
            }
        }
    };
    // Other services wait for their client's word, as an event socket does not.
    tokio::time::timeout(PATIENCE, read).await.unwrap_or(Greeting::Silent)
}
