//! A peer that records what a client sends: it greets, says yes to every packet, and keeps all bytes. It knows where a packet ends
//! and nothing else of the protocol.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// A listening peer of one connection.
pub(crate) struct Recorder {
    pub(crate) port: u16,
    stream: Receiver<io::Result<Vec<u8>>>,
}

impl Recorder {
    pub(crate) fn start() -> io::Result<Recorder> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let (tell, stream) = channel();
        // It ends with the connection, or with the test where no client comes.
        std::thread::spawn(move || tell.send(record(&listener)));
        Ok(Recorder { port, stream })
    }

    /// All that came, once the client has closed the connection.
    pub(crate) fn stream(&self, limit: Duration) -> Result<Vec<u8>, String> {
        let stream = self.stream.recv_timeout(limit).map_err(|_| "the client has not closed the connection".to_owned())?;
        stream.map_err(|error| format!("the recording peer: {error}"))
    }
}

fn record(listener: &TcpListener) -> io::Result<Vec<u8>> {
    let (mut client, _) = listener.accept()?;
    client.write_all(b"Content-Type: auth/request\n\n")?;
    let (mut stream, mut start, mut buffer) = (Vec::new(), 0, [0; 64 * 1024]);
    loop {
        let count = client.read(&mut buffer)?;
        if count == 0 {
            return Ok(stream);
        }
        stream.extend_from_slice(&buffer[..count]);
        while let Some(end) = packet_end(&stream, start) {
            let is_api = stream[start..end].trim_ascii_start().starts_with(b"api ");
            start = end;
            client.write_all(match is_api {
                true => b"Content-Type: api/response\nContent-Length: 3\n\n+OK",
                false => b"Content-Type: command/reply\nReply-Text: +OK accepted\n\n",
            })?;
        }
    }
}

/// Where the packet that begins behind the newlines at `start` ends; `None` while it is not whole.
fn packet_end(stream: &[u8], start: usize) -> Option<usize> {
    let begin = start + stream[start..].iter().position(|&byte| byte != b'\n')?;
    let block_end = begin + stream[begin..].windows(2).position(|two| two == b"\n\n")? + 2;
    let block = String::from_utf8_lossy(&stream[begin..block_end]).to_ascii_lowercase();
    let length = block.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok()).unwrap_or(0);
    (stream.len() >= block_end + length).then_some(block_end + length)
}

#[cfg(test)]
mod tests {
    use super::packet_end;

    #[test]
    fn where_a_packet_ends() {
        assert_eq!(packet_end(b"api x\n\nrest", 0), Some(7));
        assert_eq!(packet_end(b"\n\napi x\n", 0), None);
        assert_eq!(packet_end(b"sendevent A\nContent-Length: 2\n\nab\n\n", 0), Some(33));
        assert_eq!(packet_end(b"sendevent A\nContent-Length: 3\n\nab", 0), None);
        assert_eq!(packet_end(b"a\n\n\n\n", 3), None);
    }
}
