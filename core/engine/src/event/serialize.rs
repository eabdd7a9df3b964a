//! Events to text by the switch's own rules (switch_event.c, `switch_event_serialize*`), and by libesl's where they differ.

use super::builder::{EventBuilder, Value};
use crate::wire::percent;

/// Headers with a value; the switch drops empty ones (`in_sendevent`, "X-Empty").
fn filled(builder: &EventBuilder) -> impl Iterator<Item = (&[u8], &Value)> {
    builder.headers.iter().map(|(name, value)| (&name[..], value)).filter(|(_, value)| !value.joined().is_empty())
}

pub(super) fn plain(builder: &EventBuilder) -> Vec<u8> {
    let mut out = Vec::with_capacity(1024);
    for (name, value) in filled(builder) {
        out.extend(name);
        out.extend(b": ");
        percent::encode_like_switch(&value.joined(), &mut out);
        out.push(b'\n');
    }
    plain_body(builder, &mut out);
    out
}

/// libesl's text: an empty value reads `_undef_`, and `%` is always escaped, so that decoding gives back what was there.
pub(super) fn plain_like_libesl(builder: &EventBuilder) -> Vec<u8> {
    let mut out = Vec::with_capacity(1024);
    for (name, value) in &builder.headers {
        out.extend(name);
        out.extend(b": ");
        match &value.joined()[..] {
            [] => out.extend(b"_undef_"),
            value => percent::encode_fully(value, &mut out),
        }
        out.push(b'\n');
    }
    // libesl announces no body of no bytes, which the event of an empty answer has.
    if builder.body.as_ref().is_some_and(|body| body.is_empty()) {
        out.push(b'\n');
    } else {
        plain_body(builder, &mut out);
    }
    out
}

fn plain_body(builder: &EventBuilder, out: &mut Vec<u8>) {
    if let Some(body) = &builder.body {
        out.extend(format!("Content-Length: {}\n", body.len()).as_bytes());
    }
    out.push(b'\n');
    out.extend(builder.body.iter().flatten());
}

/// JSON as FreeSWITCH prints it: no blanks, the body and its length as the last two members.
pub(super) fn json(builder: &EventBuilder) -> Vec<u8> {
    json_object(builder, filled(builder), [b"{", b":", b",", b",", b"}"])
}

/// JSON as libesl prints it: a member a line, behind a tab. Nothing is left out.
pub(super) fn json_like_libesl(builder: &EventBuilder) -> Vec<u8> {
    let all = builder.headers.iter().map(|(name, value)| (&name[..], value));
    json_object(builder, all, [b"{\n\t", b":\t", b",\n\t", b", ", b"\n}"])
}

/// The punctuation: before the first member, behind a name, between members, between elements, and at the end.
fn json_object<'b>(
    builder: &'b EventBuilder,
    headers: impl Iterator<Item = (&'b [u8], &'b Value)>,
    [open, colon, comma, separator, close]: [&[u8]; 5],
) -> Vec<u8> {
    let mut out = Vec::with_capacity(1024);
    let member = |out: &mut Vec<u8>, name: &[u8]| {
        out.extend(if out.is_empty() { open } else { comma });
        json_string(name, out);
        out.extend(colon);
    };
    for (name, value) in headers {
        member(&mut out, name);
        match value {
            Value::One(value) => json_string(value, &mut out),
            Value::Array(elements) => {
                for (i, element) in elements.iter().enumerate() {
                    out.extend(if i == 0 { b"[" } else { separator });
                    json_string(element, &mut out);
                }
                out.push(b']');
            }
        }
    }
    if let Some(body) = &builder.body {
        member(&mut out, b"Content-Length");
        json_string(body.len().to_string().as_bytes(), &mut out);
        member(&mut out, b"_body");
        json_string(body, &mut out);
    }
    if out.is_empty() {
        out.push(b'{');
    }
    out.extend(close);
    out
}

/// A string as cJSON writes it: bytes above 0x7E as they are, whatever they are.
fn json_string(text: &[u8], out: &mut Vec<u8>) {
    out.push(b'"');
    for &byte in text {
        match byte {
            b'"' => out.extend(b"\\\""),
            b'\\' => out.extend(b"\\\\"),
            0x08 => out.extend(b"\\b"),
            0x0C => out.extend(b"\\f"),
            b'\n' => out.extend(b"\\n"),
            b'\r' => out.extend(b"\\r"),
            b'\t' => out.extend(b"\\t"),
            0..0x20 => out.extend(format!("\\u{byte:04x}").as_bytes()),
            _ => out.push(byte),
        }
    }
    out.push(b'"');
}

pub(super) fn xml(builder: &EventBuilder) -> Vec<u8> {
    let mut out = b"<event>\n  <headers>\n".to_vec();
    for (name, value) in filled(builder) {
        match value {
            Value::One(value) => xml_header(name, value, &mut out),
            Value::Array(elements) => elements.iter().for_each(|element| xml_header(name, element, &mut out)),
        }
    }
    out.extend(b"  </headers>\n");
    if let Some(body) = &builder.body {
        out.extend(format!("  <Content-Length>{}</Content-Length>\n  <body>", body.len()).as_bytes());
        for &byte in body {
            match byte {
                b'&' => out.extend(b"&amp;"),
                b'<' => out.extend(b"&lt;"),
                b'>' => out.extend(b"&gt;"),
                b'\r' => out.extend(b"&#xD;"),
                _ => out.push(byte),
            }
        }
        // The switch indents the closing tag where it begins a line (`in_bgapi`).
        out.extend(if body.ends_with(b"\n") { &b"  </body>\n"[..] } else { b"</body>\n" });
    }
    out.extend(b"</event>\n");
    out
}

fn xml_header(name: &[u8], value: &[u8], out: &mut Vec<u8>) {
    out.extend(b"    <");
    out.extend(name);
    out.push(b'>');
    percent::encode_like_switch(value, out);
    out.extend(b"</");
    out.extend(name);
    out.extend(b">\n");
}
