//! The framing rules once more, written for this test as plainly as can be: over a whole stream, with nothing kept between calls.

use std::ops::Range;

/// The frames of a stream as ranges, and where the first unfinished one begins.
pub fn frames(stream: &[u8]) -> (Vec<Range<usize>>, usize) {
    let mut frames = Vec::new();
    let mut at = 0;
    loop {
        while at < stream.len() && matches!(stream[at], b'\n' | b'\r') {
            at += 1;
        }
        let Some(blank) = stream[at..].windows(2).position(|pair| pair == b"\n\n") else { return (frames, at) };
        let block = &stream[at..at + blank];
        let length = block.split(|&byte| byte == b'\n').filter_map(content_length).next_back().unwrap_or(0);
        let end = at + blank + 2 + length;
        if end > stream.len() {
            return (frames, at);
        }
        frames.push(at..end);
        at = end;
    }
}

/// The packets that a client wrote, with what lies between them left out. A length that is no number counts as none.
pub fn packets(sent: &[u8]) -> Vec<Vec<u8>> {
    let mut packets = Vec::new();
    let mut at = 0;
    loop {
        while at < sent.len() && matches!(sent[at], b'\n' | b'\r') {
            at += 1;
        }
        // `\r` does not count for the blank line.
        let mut newlines = 0;
        let Some(blank) = sent[at..].iter().position(|&byte| {
            newlines = match byte {
                b'\n' => newlines + 1,
                b'\r' => newlines,
                _ => 0,
            };
            newlines == 2
        }) else {
            return packets;
        };
        let block_end = at + blank + 1;
        let length = sent[at..block_end].split(|&byte| byte == b'\n').filter_map(content_length).next_back().unwrap_or(0);
        let end = if length > 16 << 20 { block_end } else { block_end + length };
        if end > sent.len() {
            return packets;
        }
        packets.push(sent[at..end].to_vec());
        at = end;
    }
}

fn content_length(line: &[u8]) -> Option<usize> {
    let line = std::str::from_utf8(line).ok()?;
    let (name, value) = line.split_once(':')?;
    name.eq_ignore_ascii_case("Content-Length").then(|| value.trim().parse().unwrap_or(0))
}
