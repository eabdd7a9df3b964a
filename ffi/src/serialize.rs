//! Events of C's as text, by libesl's rules.

use eslng_engine::wire::percent;

use crate::pointer::EventPtr;

/// Lines of `Name: value`, and the body behind its Content-Length.
pub(crate) fn plain(event: EventPtr, encode: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(1024);
    for header in event.headers() {
        out.extend_from_slice(header.name());
        out.extend_from_slice(b": ");
        match header.value() {
            // FreeSWITCH reads an empty value as no header.
            b"" => out.extend_from_slice(b"_undef_"),
            value if encode => percent::encode_fully(value, &mut out),
            value => out.extend_from_slice(value),
        }
        out.push(b'\n');
    }
    match event.body() {
        Some(body) if !body.is_empty() => {
            out.extend_from_slice(format!("Content-Length: {}\n\n", body.len()).as_bytes());
            out.extend_from_slice(body);
        }
        _ => out.push(b'\n'),
    }
    out
}

/// One object, a member a line; arrays on one line. Bytes that are no UTF-8 stay as they are.
pub(crate) fn json(event: EventPtr) -> Vec<u8> {
    let mut out = b"{".to_vec();
    let mut member = |name: &[u8], write: &dyn Fn(&mut Vec<u8>)| {
        out.extend_from_slice(if out.len() == 1 { b"\n\t" } else { b",\n\t" });
        json_string(name, &mut out);
        out.extend_from_slice(b":\t");
        write(&mut out);
    };
    for header in event.headers() {
        member(header.name(), &|out| {
            if header.count() == 0 {
                json_string(header.value(), out);
                return;
            }
            out.push(b'[');
            for (i, element) in header.elements().enumerate() {
                if i > 0 {
                    out.extend_from_slice(b", ");
                }
                json_string(element, out);
            }
            out.push(b']');
        });
    }
    if let Some(body) = event.body() {
        member(b"Content-Length", &|out| json_string(body.len().to_string().as_bytes(), out));
        member(b"_body", &|out| json_string(body, out));
    }
    out.extend_from_slice(b"\n}");
    out
}

fn json_string(text: &[u8], out: &mut Vec<u8>) {
    out.push(b'"');
    for &byte in text {
        match byte {
            b'"' | b'\\' => out.extend([b'\\', byte]),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            0x08 => out.extend_from_slice(b"\\b"),
            0x0c => out.extend_from_slice(b"\\f"),
            0..0x20 => out.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
            _ => out.push(byte),
        }
    }
    out.push(b'"');
}
