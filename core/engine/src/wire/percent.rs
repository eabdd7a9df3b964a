//! FreeSWITCH's percent-encoding: `switch_url_encode` and its reading back.

use std::borrow::Cow;

/// The bytes that FreeSWITCH escapes besides controls and everything from 0x7F up. Never escaped: `, / ( ) ' ! * ~ $`
/// (`in_sendevent`, "header values to be URL-encoded").
const UNSAFE: &[u8] = b"\r\n #%&+:;<=>?@[\\]^`{|}\"";

const ESCAPED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = byte < 0x20 || byte > 0x7E;
        byte += 1;
    }
    let mut i = 0;
    while i < UNSAFE.len() {
        table[UNSAFE[i] as usize] = true;
        i += 1;
    }
    table
};

/// Whether FreeSWITCH takes the byte for an upper-case hexadecimal digit, the only ones that it looks for.
fn is_upper_hex(byte: u8) -> bool {
    byte.is_ascii_digit() || (b'A'..=b'F').contains(&byte)
}

/// Appends `value` to `out` as FreeSWITCH writes a header value in plain and XML events: unsafe bytes as `%XX`, but an existing `%`
/// with two upper-case hexadecimal digits stays as it is, so that a literal `a%20b` reads back as `a b`. That loss is the switch's.
pub fn encode_like_switch(value: &[u8], out: &mut Vec<u8>) {
    encode(value, out, |rest| !(rest.len() > 2 && is_upper_hex(rest[1]) && is_upper_hex(rest[2])));
}

/// Appends `value` to `out` with every unsafe byte escaped, `%` always among them, so that decoding gives it back. This is what
/// libesl's `esl_event_serialize` does.
pub fn encode_fully(value: &[u8], out: &mut Vec<u8>) {
    encode(value, out, |_| true);
}

/// `escape_percent` sees the rest of the value from a `%` on and says whether to escape it.
fn encode(value: &[u8], out: &mut Vec<u8>, escape_percent: impl Fn(&[u8]) -> bool) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    out.reserve(value.len());
    for (i, &byte) in value.iter().enumerate() {
        if !ESCAPED[byte as usize] || (byte == b'%' && !escape_percent(&value[i..])) {
            out.push(byte);
        } else {
            out.extend([b'%', HEX[(byte >> 4) as usize], HEX[(byte & 15) as usize]]);
        }
    }
}

/// Reads percent escapes; what is no escape (`%zz`, a `%` at the end) stays as it is. Borrows when nothing was escaped.
pub fn decode(value: &[u8]) -> Cow<'_, [u8]> {
    // Most values hold none, and memchr knows sooner.
    match memchr::memchr(b'%', value) {
        None => Cow::Borrowed(value),
        Some(_) => {
            let mut decoded = Vec::with_capacity(value.len());
            decoded.extend(percent_encoding::percent_decode(value));
            Cow::Owned(decoded)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn like_switch(value: &str) -> String {
        let mut out = Vec::new();
        encode_like_switch(value.as_bytes(), &mut out);
        String::from_utf8(out).expect("the encoding is ASCII")
    }

    #[test]
    fn escapes_what_the_recording_shows() {
        // in_sendevent, "header values to be URL-encoded".
        assert_eq!(
            like_switch("a b&c=d/e?f#g%h+i~j!k*l(m)n'o,p;q:r@s$t"),
            "a%20b%26c%3Dd/e%3Ff%23g%25h%2Bi~j!k*l(m)n'o,p%3Bq%3Ar%40s$t"
        );
        assert_eq!(like_switch("h\u{e9}llo"), "h%C3%A9llo");
    }

    #[test]
    fn an_upper_case_escape_passes_and_others_do_not() {
        assert_eq!(like_switch("%20"), "%20");
        assert_eq!(like_switch("%2f %2 %"), "%252f%20%252%20%25");
        let mut out = Vec::new();
        encode_fully(b"%20", &mut out);
        assert_eq!(out, b"%2520");
    }

    #[test]
    fn what_is_no_escape_stays() {
        assert_eq!(decode(b"%zz%4%").as_ref(), b"%zz%4%");
        assert!(matches!(decode(b"plain"), Cow::Borrowed(_)));
        assert_eq!(decode(b"%41%e9").as_ref(), b"A\xe9");
    }

    proptest! {
        #[test]
        fn full_encoding_reads_back(value: Vec<u8>) {
            let mut out = Vec::new();
            encode_fully(&value, &mut out);
            prop_assert_eq!(decode(&out).into_owned(), value);
        }
    }
}
