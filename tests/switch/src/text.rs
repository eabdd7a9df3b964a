//! Text that may not be UTF-8.
//!
//! The event socket carries bytes: a client may send Latin-1, and the real switch hands it on unchanged. The model works on
//! `String`, so a byte that is no part of valid UTF-8 becomes one character of plane 16's private use area, and goes out
//! again as that byte. A peer's own character of that range is taken apart into its bytes, so every input survives.

/// First of the 256 characters that stand for one raw byte each.
const RAW: u32 = 0x10_FE00;

/// Text for the model from the bytes of a peer.
pub(crate) fn decode(mut bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    while !bytes.is_empty() {
        let (valid, broken) = match std::str::from_utf8(bytes) {
            Ok(valid) => (valid, 0),
            Err(error) => {
                let (valid, rest) = bytes.split_at(error.valid_up_to());
                let broken = error.error_len().unwrap_or(rest.len());
                (std::str::from_utf8(valid).unwrap_or_default(), broken)
            }
        };
        for character in valid.chars() {
            if raw_byte(character).is_some() {
                let mut buffer = [0; 4];
                push_raw(&mut text, character.encode_utf8(&mut buffer).as_bytes());
            } else {
                text.push(character);
            }
        }
        let end = valid.len() + broken;
        push_raw(&mut text, &bytes[valid.len()..end]);
        bytes = &bytes[end..];
    }
    text
}

/// Appends `text` to `out` as the bytes it stands for.
pub(crate) fn encode_into(out: &mut Vec<u8>, text: &str) {
    for character in text.chars() {
        match raw_byte(character) {
            Some(byte) => out.push(byte),
            None => {
                let mut buffer = [0; 4];
                out.extend_from_slice(character.encode_utf8(&mut buffer).as_bytes());
            }
        }
    }
}

/// The bytes that `text` stands for.
pub(crate) fn encode(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    encode_into(&mut out, text);
    out
}

/// The text inside an XML element.
pub(crate) fn escape_xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn push_raw(text: &mut String, bytes: &[u8]) {
    text.extend(bytes.iter().filter_map(|&byte| char::from_u32(RAW + u32::from(byte))));
}

fn raw_byte(character: char) -> Option<u8> {
    u32::from(character).checked_sub(RAW).and_then(|offset| u8::try_from(offset).ok())
}

/// Takes away the backslashes with which a list's pieces are written (switch_utils.c, `cleanup_separated_string`): those before quotes,
/// the separator and other backslashes, and those that stand for a control character or a blank. Others stay.
pub(crate) fn unescape(text: &str, separator: char) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        let meant = match rest.as_str().chars().next() {
            _ if character != '\\' => None,
            Some(next @ ('\'' | '"' | '\\')) => Some(next),
            Some(next) if next == separator => Some(next),
            Some('n') => Some('\n'),
            Some('r') => Some('\r'),
            Some('t') => Some('\t'),
            Some('s') => Some(' '),
            _ => None,
        };
        if meant.is_some() {
            rest.next();
        }
        out.push(meant.unwrap_or(character));
    }
    out
}

/// The words of an application's argument (switch_utils.c, `switch_separate_string` at blanks): a blank in single quotes or behind a backslash
/// separates none; the quotes are taken away, that backslash stays.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = text.trim_start_matches(' ');
    while !rest.is_empty() {
        let (mut is_quoted, mut is_escaped, mut word) = (false, false, String::new());
        let end = rest.char_indices().find(|(_, character)| {
            let is_end = *character == ' ' && !is_quoted && !is_escaped;
            let is_quote = *character == '\'' && !is_escaped;
            is_quoted ^= is_quote;
            is_escaped = *character == '\\' && !is_escaped;
            if !is_end && !is_quote {
                word.push(*character);
            }
            is_end
        });
        words.push(unescape(&word, '\\'));
        rest = rest[end.map_or(rest.len(), |(at, _)| at)..].trim_start_matches(' ');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_arguments() {
        for (text, wanted) in [
            ("  a  b\t ", vec!["a", "b\t"]),
            (r"'a b' c\ d it\'s '' \d+ e\\f", vec!["a b", r"c\ d", "it's", "", r"\d+", r"e\f"]),
            ("'never ends", vec!["never ends"]),
            ("", vec![]),
        ] {
            assert_eq!(words(text), wanted, "{text}");
        }
    }

    #[test]
    fn escapes_of_lists() {
        for (written, meant) in [(r"a\\b\'c\,d", r"a\b'c,d"), (r"x\sy\d\$", r"x y\d\$"), ("end\\", "end\\")] {
            assert_eq!(unescape(written, ','), meant);
        }
    }

    #[test]
    fn every_byte_sequence_survives() {
        let private: String = [char::from_u32(RAW + 5).expect("a character"), 'x'].iter().collect();
        for bytes in [b"plain".as_slice(), b"\xe9\xff\xc3\xa9", b"cut \xe2\x98", private.as_bytes()] {
            assert_eq!(encode(&decode(bytes)), bytes);
        }
    }
}
