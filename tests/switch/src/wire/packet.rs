//! Packets as `read_packet` of mod_event_socket reads them: a block of lines up to a blank one, then `Content-Length` bytes.

use crate::text;

/// A block of this many bytes is taken as complete although no blank line has come (`in_overlong_10mib`).
const MAX_BLOCK: usize = 10_485_760;
/// A body may be this long; a longer one ends the connection.
const MAX_BODY: i64 = 16 * 1024 * 1024;

/// A command with its headers and perhaps a body, as sent by the client. Values are not percent-decoded.
#[derive(Clone, Debug, Default)]
pub(crate) struct Packet {
    /// The first line; with mixed line ends it may hold newlines, as in the real one.
    pub(crate) command: String,
    /// The whole block as it came. The real one shows it in the PRIVATE_COMMAND event of a `sendmsg` without argument.
    pub(crate) block: String,
    /// The other lines that have a colon, in order.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Option<String>,
}

impl Packet {
    /// The first value of a header, its name compared without case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// A Content-Length that is negative or over the limit: the real switch ends the connection without a reply.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Overrun;

/// Takes bytes as they come and gives packets.
#[derive(Default)]
pub(crate) struct PacketReader {
    input: Vec<u8>,
    /// How much of `input` is known to hold no end of a block.
    scanned: usize,
    /// A block that waits for this many bytes of body.
    pending: Option<(Packet, usize)>,
}

impl PacketReader {
    /// Appends received bytes.
    pub(crate) fn feed(&mut self, bytes: &[u8]) {
        self.input.extend_from_slice(bytes);
    }

    /// Whether a command has begun and not ended: until then the real one sends no events on the connection.
    pub(crate) fn is_partial(&self) -> bool {
        self.pending.is_some() || self.input.iter().any(|byte| !is_line_end(*byte))
    }

    /// The next complete packet, if there is one.
    pub(crate) fn next_packet(&mut self) -> Result<Option<Packet>, Overrun> {
        if self.pending.is_none() {
            let Some(block) = self.take_block() else { return Ok(None) };
            let packet = parse_block(&block);
            let length = packet.header("Content-Length").map_or(0, leading_integer);
            if !(0..=MAX_BODY).contains(&length) {
                return Err(Overrun);
            }
            self.pending = Some((packet, usize::try_from(length).map_err(|_| Overrun)?));
        }
        match self.pending.take() {
            Some((mut packet, length)) if self.input.len() >= length => {
                if length > 0 {
                    let body: Vec<u8> = self.input.drain(..length).collect();
                    packet.body = Some(text::decode(up_to_nul(&body)));
                }
                Ok(Some(packet))
            }
            waiting => {
                self.pending = waiting;
                Ok(None)
            }
        }
    }

    /// Cuts the next block off the input. Line ends before it are skipped, and a carriage return does not count between two
    /// line feeds.
    fn take_block(&mut self) -> Option<Vec<u8>> {
        if self.scanned == 0 {
            let lead = self.input.iter().take_while(|byte| is_line_end(**byte)).count();
            self.input.drain(..lead);
        }
        let mut feeds = match self.input.get(..self.scanned) {
            Some(seen) => seen.iter().rev().find(|byte| **byte != b'\r').map_or(0, |byte| usize::from(*byte == b'\n')),
            None => 0,
        };
        for at in self.scanned..self.input.len() {
            match self.input[at] {
                b'\n' => feeds += 1,
                b'\r' => {}
                _ => feeds = 0,
            }
            if feeds == 2 || at + 1 == MAX_BLOCK {
                self.scanned = 0;
                return Some(self.input.drain(..=at).collect());
            }
        }
        self.scanned = self.input.len();
        None
    }
}

/// Splits a block as the real one does: a line ends at the first carriage return of all that is left, and only where none is
/// left at a line feed. So one `\r` behind lines that end in `\n` swallows them (`in_sendevent`).
fn parse_block(block: &[u8]) -> Packet {
    let mut rest = up_to_nul(block);
    let mut packet = Packet { block: text::decode(rest), ..Packet::default() };
    let mut first = true;
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| *byte == b'\r').or_else(|| rest.iter().position(|byte| *byte == b'\n'));
        let (line, after) = rest.split_at(end.unwrap_or(rest.len()));
        let skip = after.iter().take_while(|byte| is_line_end(**byte)).count();
        rest = &after[skip..];
        let line = text::decode(line);
        if std::mem::take(&mut first) {
            packet.command = line;
        } else if let Some((name, value)) = line.split_once(':') {
            packet.headers.push((name.to_owned(), value.trim_start_matches(' ').to_owned()));
        }
    }
    packet
}

/// C's `atoi`: the number at the front, 0 where there is none.
pub(crate) fn leading_integer(text: &str) -> i64 {
    let text = text.trim_start();
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let count = digits.bytes().take_while(u8::is_ascii_digit).count();
    let value: i64 = match digits.get(..count) {
        Some("") | None => 0,
        Some(digits) => digits.parse().unwrap_or(i64::MAX),
    };
    if text.starts_with('-') { -value } else { value }
}

fn up_to_nul(bytes: &[u8]) -> &[u8] {
    bytes.iter().position(|byte| *byte == 0).map_or(bytes, |end| &bytes[..end])
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packets(input: &[u8], step: usize) -> Vec<Packet> {
        let mut reader = PacketReader::default();
        let mut packets = Vec::new();
        for chunk in input.chunks(step) {
            reader.feed(chunk);
            while let Some(packet) = reader.next_packet().expect("a length in range") {
                packets.push(packet);
            }
        }
        packets
    }

    #[test]
    fn any_split_gives_the_same_packets() {
        let input = b"\n\r\nauth x\r\n\r\napi echo late\nContent-Length: 10\n\n1234567890\n\nsendevent CUSTOM\nX-A:b\nnone\n\n";
        for step in 1..input.len() {
            let packets = packets(input, step);
            let commands: Vec<_> = packets.iter().map(|packet| packet.command.as_str()).collect();
            assert_eq!(commands, ["auth x", "api echo late", "sendevent CUSTOM"]);
            assert_eq!(packets[1].body.as_deref(), Some("1234567890"));
            assert_eq!(packets[2].headers, [("X-A".to_owned(), "b".to_owned())]);
        }
    }

    #[test]
    fn a_late_carriage_return_swallows_the_lines_before_it() {
        let packet = &packets(b"sendevent CUSTOM\nEvent-Subclass: lab::mix\nX-A: 1\r\nX-B: 2\n\n", 9)[0];
        assert_eq!(packet.command, "sendevent CUSTOM\nEvent-Subclass: lab::mix\nX-A: 1");
        assert_eq!(packet.headers, [("X-B".to_owned(), "2".to_owned())]);
    }

    #[test]
    fn lengths_out_of_range_end_the_connection() {
        for length in ["-5", "16777217", "99999999999999999999"] {
            let mut reader = PacketReader::default();
            reader.feed(format!("api echo x\nContent-Length: {length}\n\n").as_bytes());
            assert!(reader.next_packet().is_err());
        }
        assert_eq!(packets(b"api echo nan\nContent-Length: abc\n\n", 7)[0].command, "api echo nan");
    }
}
