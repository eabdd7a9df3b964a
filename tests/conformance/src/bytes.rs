//! Bytes as JSON text, without a loss.
//!
//! Valid UTF-8 is itself. Each byte that is not part of valid UTF-8 is written as the character U+EF00 + byte, which lies in
//! Unicode's private use area: 0xE9 is `"\uefe9"`. Characters U+EF80 to U+EFFF that stand in the bytes themselves are written as
//! their three bytes, so that reading back is never ambiguous.

const FIRST: u32 = 0xEF80;
const LAST: u32 = 0xEFFF;

/// The text that stands for these bytes.
pub fn to_text(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for character in chunk.valid().chars() {
            match u32::from(character) {
                FIRST..=LAST => character.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| text.push(stand_in(byte))),
                _ => text.push(character),
            }
        }
        chunk.invalid().iter().for_each(|&byte| text.push(stand_in(byte)));
    }
    text
}

/// The bytes that this text stands for.
pub fn from_text(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for character in text.chars() {
        match u32::from(character) {
            // The low byte is what it stands for.
            code @ FIRST..=LAST => bytes.push((code & 0xFF) as u8),
            _ => bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    bytes
}

fn stand_in(byte: u8) -> char {
    // Bytes that are no part of ASCII begin at 0x80, so this is U+EF80 to U+EFFF, all of which are characters.
    char::from_u32(0xEF00 + u32::from(byte)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_itself_and_other_bytes_stand_in() {
        assert_eq!(to_text("h\u{e9}llo".as_bytes()), "h\u{e9}llo");
        assert_eq!(to_text(b"h\xe9llo"), "h\u{efe9}llo");
        assert_eq!(from_text("h\u{efe9}llo"), b"h\xe9llo");
    }

    #[test]
    fn any_bytes_come_back() {
        for bytes in [&b"\xff\xfe\x80"[..], "\u{ef80}\u{efff}\u{ef7f}".as_bytes(), b"\0\n\xc3", b""] {
            assert_eq!(from_text(&to_text(bytes)), bytes);
        }
    }
}
