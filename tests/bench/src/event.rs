//! An event as a list of headers and a body, written in the three formats of
//! mod_event_socket (recordings `in_call_plain`, `in_call_json`, `in_call_xml`).

use std::fmt::Write;

/// The format a client asks for with `event FORMAT ...`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `Name: value` lines, values percent-encoded.
    Plain,
    /// One JSON object, arrays as arrays, the body under `_body`.
    Json,
    /// `<event>` with `<headers>` and `<body>`.
    Xml,
}

impl Format {
    /// Every format, in the order of their discriminants.
    pub const ALL: [Format; 3] = [Format::Plain, Format::Json, Format::Xml];

    /// The word used on the wire: `plain`, `json` or `xml`.
    pub fn word(self) -> &'static str {
        match self {
            Format::Plain => "plain",
            Format::Json => "json",
            Format::Xml => "xml",
        }
    }
}

/// One event, its values decoded.
#[derive(Clone, Debug, Default)]
pub struct Event {
    headers: Vec<(String, String)>,
    body: String,
}

impl Event {
    /// An event without headers and body.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a header at the end.
    pub fn push(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.headers.push((name.into(), value.into()));
    }

    /// Sets the body; an empty one means none.
    pub fn set_body(&mut self, body: impl Into<String>) {
        self.body = body.into();
    }

    /// The value of the first header called `name`.
    pub fn get(&self, name: &str) -> Option<&str> {
        let header = self.headers.iter().find(|(n, _)| n == name);
        header.map(|(_, value)| value.as_str())
    }

    /// How many headers the event has, the `Content-Length` of its body not counted.
    pub fn header_count(&self) -> usize {
        self.headers.len()
    }

    /// The body, empty when there is none.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The whole frame: the outer headers in the switch's order, then the event.
    pub fn frame(&self, format: Format) -> String {
        let text = match format {
            Format::Plain => self.plain(),
            Format::Json => self.json(),
            Format::Xml => self.xml(),
        };
        let word = format.word();
        format!("Content-Length: {}\nContent-Type: text/event-{word}\n\n{text}", text.len())
    }

    fn plain(&self) -> String {
        let mut out = String::new();
        for (name, value) in &self.headers {
            out.push_str(name);
            out.push_str(": ");
            percent_encode(value, &mut out);
            out.push('\n');
        }
        if !self.body.is_empty() {
            writeln!(out, "Content-Length: {}", self.body.len()).expect("a String takes any text");
        }
        out.push('\n');
        out.push_str(&self.body);
        out
    }

    fn json(&self) -> String {
        let mut out = String::from("{");
        for (name, value) in &self.headers {
            if out.len() > 1 {
                out.push(',');
            }
            json_string(name, &mut out);
            out.push(':');
            match value.strip_prefix("ARRAY::") {
                Some(items) => json_array(items, &mut out),
                None => json_string(value, &mut out),
            }
        }
        if !self.body.is_empty() {
            write!(out, ",\"Content-Length\":\"{}\",\"_body\":", self.body.len()).expect("a String takes any text");
            json_string(&self.body, &mut out);
        }
        out.push('}');
        out
    }

    fn xml(&self) -> String {
        let mut out = String::from("<event>\n  <headers>\n");
        for (name, value) in &self.headers {
            let items = value.strip_prefix("ARRAY::").unwrap_or(value).split("|:");
            for item in items {
                write!(out, "    <{name}>").expect("a String takes any text");
                percent_encode(item, &mut out);
                writeln!(out, "</{name}>").expect("a String takes any text");
            }
        }
        out.push_str("  </headers>\n");
        if !self.body.is_empty() {
            let length = self.body.len();
            write!(out, "  <Content-Length>{length}</Content-Length>\n  <body>").expect("a String takes any text");
            xml_text(&self.body, &mut out);
            out.push_str("</body>\n");
        }
        out.push_str("</event>\n");
        out
    }
}

/// The switch's encoding: what is not printable ASCII and the characters below
/// become `%XX`; a `%XX` in upper case that stands there already is left alone.
fn percent_encode(value: &str, out: &mut String) {
    const ESCAPED: &[u8] = b"\r\n #%&+:;<=>?@[\\]^`{|}\"";
    let bytes = value.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        let escape_already = byte == b'%' && matches!(bytes.get(at + 1..at + 3), Some(pair) if pair.iter().all(is_upper_hex));
        let safe = (b' '..=b'~').contains(&byte) && !ESCAPED.contains(&byte);
        if safe || escape_already {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("a String takes any text");
        }
    }
}

fn is_upper_hex(byte: &u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'A'..=b'F')
}

fn json_array(items: &str, out: &mut String) {
    out.push('[');
    for (index, item) in items.split("|:").enumerate() {
        if index > 0 {
            out.push(',');
        }
        json_string(item, out);
    }
    out.push(']');
}

fn json_string(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if control < ' ' => {
                write!(out, "\\u{:04x}", u32::from(control)).expect("a String takes any text");
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

fn xml_text(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("&#xD;"),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Event {
        let mut event = Event::new();
        event.push("Event-Name", "BACKGROUND_JOB");
        event.push("Job-Command-Arg", "a b%20%zz");
        event.push("variable_list", "ARRAY::one|:two");
        event.set_body("+OK <1>\n");
        event
    }

    #[test]
    fn plain_escapes_as_the_switch_does() {
        assert_eq!(
            sample().frame(Format::Plain),
            "Content-Length: 124\nContent-Type: text/event-plain\n\n\
             Event-Name: BACKGROUND_JOB\nJob-Command-Arg: a%20b%20%25zz\n\
             variable_list: ARRAY%3A%3Aone%7C%3Atwo\nContent-Length: 8\n\n+OK <1>\n"
        );
    }

    #[test]
    fn json_has_arrays_and_a_body_member() {
        assert!(sample().frame(Format::Json).ends_with(
            "\n\n{\"Event-Name\":\"BACKGROUND_JOB\",\"Job-Command-Arg\":\"a b%20%zz\",\
             \"variable_list\":[\"one\",\"two\"],\"Content-Length\":\"8\",\"_body\":\"+OK <1>\\n\"}"
        ));
    }

    #[test]
    fn xml_repeats_the_element_of_an_array() {
        let frame = sample().frame(Format::Xml);
        assert!(frame.contains("    <variable_list>one</variable_list>\n    <variable_list>two</variable_list>\n"));
        assert!(frame.ends_with("  <Content-Length>8</Content-Length>\n  <body>+OK &lt;1&gt;\n</body>\n</event>\n"));
    }
}
