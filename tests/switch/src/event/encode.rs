//! Events as bytes in the three formats, with the switch's own escaping (`switch_event_serialize`,
//! `switch_event_serialize_json`, `switch_event_xmlize`).

use super::{Event, Value};
use crate::text;

/// The format in which a connection wants its events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Format {
    /// `Name: percent-encoded value` lines.
    #[default]
    Plain,
    /// One object, keys repeated as the headers are, the body in `_body`.
    Json,
    /// `<event><headers>...`, values percent-encoded as in plain.
    Xml,
}

impl Format {
    /// The format that a command names, in any case.
    pub(crate) fn named(word: &str) -> Option<Self> {
        [Format::Plain, Format::Json, Format::Xml].into_iter().find(|format| word.eq_ignore_ascii_case(format.name()))
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Format::Plain => "plain",
            Format::Json => "json",
            Format::Xml => "xml",
        }
    }

    /// The event as the body of one `text/event-*` message.
    pub(crate) fn encode(self, event: &Event) -> Vec<u8> {
        match self {
            Format::Plain => plain(event),
            Format::Json => json(event),
            Format::Xml => xml(event),
        }
    }
}

fn plain(event: &Event) -> Vec<u8> {
    let mut out = Vec::with_capacity(2048);
    for (name, value) in event.headers() {
        text::encode_into(&mut out, name);
        out.extend_from_slice(b": ");
        push_url_encoded(&mut out, &value.text());
        out.push(b'\n');
    }
    match event.body() {
        Some(body) => {
            let body = text::encode(body);
            out.extend_from_slice(format!("Content-Length: {}\n\n", body.len()).as_bytes());
            out.extend_from_slice(&body);
        }
        None => out.push(b'\n'),
    }
    out
}

fn json(event: &Event) -> Vec<u8> {
    let mut out = vec![b'{'];
    for (name, value) in event.headers() {
        push_json_key(&mut out, name);
        match value {
            Value::Text(value) => push_json_string(&mut out, value),
            Value::Array(elements) => {
                out.push(b'[');
                for (index, element) in elements.iter().enumerate() {
                    if index > 0 {
                        out.push(b',');
                    }
                    push_json_string(&mut out, element);
                }
                out.push(b']');
            }
        }
    }
    if let Some(body) = event.body() {
        push_json_key(&mut out, "Content-Length");
        push_json_string(&mut out, &text::encode(body).len().to_string());
        push_json_key(&mut out, "_body");
        push_json_string(&mut out, body);
    }
    out.push(b'}');
    out
}

fn push_json_key(out: &mut Vec<u8>, name: &str) {
    if out.len() > 1 {
        out.push(b',');
    }
    push_json_string(out, name);
    out.push(b':');
}

/// A JSON string as cJSON prints it: short escapes where they exist, `\u00xx` for other control characters, all else as it is.
pub(crate) fn push_json_string(out: &mut Vec<u8>, value: &str) {
    out.push(b'"');
    for byte in text::encode(value) {
        match byte {
            b'"' => out.extend_from_slice(b"\\\""),
            b'\\' => out.extend_from_slice(b"\\\\"),
            8 => out.extend_from_slice(b"\\b"),
            12 => out.extend_from_slice(b"\\f"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            0..32 => out.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
            _ => out.push(byte),
        }
    }
    out.push(b'"');
}

fn xml(event: &Event) -> Vec<u8> {
    let mut out = b"<event>\n  <headers>\n".to_vec();
    for (name, value) in event.headers() {
        let elements = match value {
            Value::Text(value) => std::slice::from_ref(value),
            Value::Array(elements) => elements.as_slice(),
        };
        for element in elements {
            let mut encoded = Vec::new();
            push_url_encoded(&mut encoded, element);
            push_xml_element(&mut out, "    ", name, &encoded);
        }
    }
    out.extend_from_slice(b"  </headers>\n");
    if let Some(body) = event.body() {
        let body = text::encode(body);
        push_xml_element(&mut out, "  ", "Content-Length", body.len().to_string().as_bytes());
        push_xml_element(&mut out, "  ", "body", &body);
    }
    out.extend_from_slice(b"</event>\n");
    out
}

/// One element on a line of its own. The switch's printer indents the closing tag where the text ended in a newline.
fn push_xml_element(out: &mut Vec<u8>, indent: &str, name: &str, value: &[u8]) {
    out.extend_from_slice(indent.as_bytes());
    out.push(b'<');
    text::encode_into(out, name);
    out.push(b'>');
    for &byte in value {
        match byte {
            b'&' => out.extend_from_slice(b"&amp;"),
            b'<' => out.extend_from_slice(b"&lt;"),
            b'>' => out.extend_from_slice(b"&gt;"),
            _ => out.push(byte),
        }
    }
    if value.ends_with(b"\n") {
        out.extend_from_slice(indent.as_bytes());
    }
    out.extend_from_slice(b"</");
    text::encode_into(out, name);
    out.extend_from_slice(b">\n");
}

/// The text percent-encoded.
pub(crate) fn percent_encode(text: &str) -> String {
    let mut out = Vec::new();
    push_url_encoded(&mut out, text);
    crate::text::decode(&out)
}

/// Percent-encodes as `switch_url_encode` does: an existing `%XX` with upper-case hex digits is left alone.
fn push_url_encoded(out: &mut Vec<u8>, value: &str) {
    let bytes = text::encode(value);
    for (at, &byte) in bytes.iter().enumerate() {
        let kept = match byte {
            b'%' => bytes.get(at + 1..at + 3).is_some_and(|digits| digits.iter().all(is_upper_hex)),
            0..=32 | 127..=255 => false,
            _ => !b"\"#&+:;<=>?@[\\]^`{|}".contains(&byte),
        };
        if kept {
            out.push(byte);
        } else {
            out.extend_from_slice(format!("%{byte:02X}").as_bytes());
        }
    }
}

fn is_upper_hex(byte: &u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'A'..=b'F')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_as_recorded_in_in_sendevent() {
        let cases = [
            (
                "a b&c=d/e?f#g%h+i~j!k*l(m)n'o,p;q:r@s$t[u]v|w\\x\"y<z>`{}^",
                "a%20b%26c%3Dd/e%3Ff%23g%25h%2Bi~j!k*l(m)n'o,p%3Bq%3Ar%40s$t%5Bu%5Dv%7Cw%5Cx%22y%3Cz%3E%60%7B%7D%5E",
            ),
            ("a%20b%0Ac", "a%20b%0Ac"),
            ("a%2fb", "a%252fb"),
            ("h\u{e9}llo \u{2603}", "h%C3%A9llo%20%E2%98%83"),
            ("a\tb", "a%09b"),
        ];
        for (value, encoded) in cases {
            let mut out = Vec::new();
            push_url_encoded(&mut out, value);
            assert_eq!(out, encoded.as_bytes());
        }
    }

    #[test]
    fn an_array_of_one_is_text_in_plain_and_a_list_in_json() {
        let event = Event::new("CUSTOM").with_header("X", "ARRAY::solo").with_header("E", "ARRAY::").with_header("N", "");
        assert_eq!(Format::Plain.encode(&event), b"X: solo\n\n");
        assert_eq!(Format::Json.encode(&event), b"{\"X\":[\"solo\"]}");
    }
}
