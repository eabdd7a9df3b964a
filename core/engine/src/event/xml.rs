//! Events in XML, read: `<event><headers><Name>value</Name>...</headers><Content-Length/><body/></event>` (`in_call_xml`).
//!
//! Header values are percent-encoded and hold no entities; the body is escaped as XML is. An array is written as an element for each
//! of its values and can't be told from duplicates. A body that ends with a newline is followed by the closing tag's indentation, so
//! its length is that of the outer `Content-Length`.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event as Token;

use super::error::EventError;
use super::index::{Document, Field, FieldValue, Text};

pub(super) fn parse(bytes: &[u8]) -> Result<Document, EventError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => parse_text(text, |piece| Cow::Borrowed(piece.as_bytes()), bytes),
        // A body may hold any bytes, but the parser reads text: each byte goes through it as the character with that number.
        Err(_) => {
            let text: String = bytes.iter().map(|&byte| char::from(byte)).collect();
            parse_text(&text, |piece| Cow::Owned(piece.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect()), bytes)
        }
    }
}

/// `to_bytes` gives back the document's bytes for a piece of the text.
fn parse_text<'t>(text: &'t str, to_bytes: impl Fn(&str) -> Cow<'_, [u8]>, bytes: &[u8]) -> Result<Document, EventError> {
    let mut reader = Reader::from_str(text);
    // FreeSWITCH makes element names of header names, which needn't be names of XML.
    reader.config_mut().check_end_names = false;
    let own = |piece: Cow<'_, [u8]>| match piece {
        Cow::Borrowed(piece) => Text::of_slice(bytes, piece),
        Cow::Owned(piece) => Text::Apart(piece.into()),
    };
    let piece_of = |piece: Cow<'t, str>| match piece {
        Cow::Borrowed(piece) => to_bytes(piece),
        Cow::Owned(piece) => Cow::Owned(to_bytes(&piece).into_owned()),
    };
    let mut document = Document::default();
    let mut body_length = None;
    let mut path: Vec<Text> = Vec::new();
    // Borrowed as long as it is one piece of the text, as all values of headers are.
    let mut value: Cow<'t, [u8]> = Cow::default();
    loop {
        let token = reader.read_event();
        let fail = |what: &dyn std::fmt::Display| EventError::Xml(format!("{what} at byte {}", reader.buffer_position()));
        match token.map_err(|error| fail(&error))? {
            Token::Start(tag) => {
                let name = own(to_bytes(tag.name().into_inner()));
                if path.is_empty() && name.of(bytes) != b"event" {
                    return Err(fail(&"the document is no <event>"));
                }
                path.push(name);
                value = Cow::default();
            }
            Token::Empty(tag) => {
                close(&mut document, &mut body_length, &path, own(to_bytes(tag.name().into_inner())), Text::Within(0..0), bytes)
            }
            Token::Text(piece) => append(&mut value, piece_of(piece.into_inner())),
            Token::CData(piece) => append(&mut value, piece_of(piece.into_inner())),
            Token::GeneralRef(name) => {
                let entity = format!("&{};", name.into_inner());
                value.to_mut().extend(unescape(&entity).map_err(|error| fail(&error))?.as_bytes());
            }
            Token::End(_) => {
                let Some(name) = path.pop() else { return Err(fail(&"an element ends that did not begin")) };
                if path.is_empty() {
                    return Ok(document);
                }
                close(&mut document, &mut body_length, &path, name, own(std::mem::take(&mut value)), bytes);
            }
            Token::Eof => return Err(fail(&"the document ends outside a whole <event>")),
            Token::Decl(_) | Token::PI(_) | Token::DocType(_) | Token::Comment(_) => {}
        }
    }
}

fn append<'t>(value: &mut Cow<'t, [u8]>, piece: Cow<'t, [u8]>) {
    if value.is_empty() { *value = piece } else { value.to_mut().extend_from_slice(&piece) }
}

/// An element has ended: a header if it stood in `<headers>`, the body if it was `<body>`.
fn close(document: &mut Document, body_length: &mut Option<usize>, path: &[Text], name: Text, value: Text, bytes: &[u8]) {
    match path {
        [_, headers] if headers.of(bytes) == b"headers" => {
            document.fields.push(Field { name, value: FieldValue::One(value) });
        }
        [_] if name.of(bytes) == b"Content-Length" => {
            *body_length = std::str::from_utf8(value.of(bytes)).ok().and_then(|text| text.parse().ok())
        }
        [_] if name.of(bytes) == b"body" => {
            let all = value.of(bytes);
            let (body, indentation) = all.split_at(body_length.unwrap_or(all.len()).min(all.len()));
            let indented = indentation.iter().all(|&byte| byte == b' ');
            document.body = Some(if indented { Text::of_slice(bytes, body) } else { value });
        }
        // <headers> itself, and what no switch writes.
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_body_entities_and_bytes() {
        for (body, expected) in
            [("a &lt;b&gt; &amp;&#xD;\n  ".as_bytes(), &b"a <b> &\r\n"[..]), (b"\xe9 &amp; \xff", b"\xe9 & \xff")]
        {
            let length = expected.len();
            let mut text = format!("<event>\n  <headers>\n    <Event-Name>CUSTOM</Event-Name>\n    <A>x%20y</A>\n    <A/>\n  </headers>\n  <Content-Length>{length}</Content-Length>\n  <body>").into_bytes();
            text.extend(body);
            text.extend(b"</body>\n</event>\n");
            let document = parse(&text).expect("it can be read");
            let seen: Vec<_> = document
                .fields
                .iter()
                .map(|field| match &field.value {
                    FieldValue::One(value) => (field.name.of(&text), value.of(&text)),
                    FieldValue::Array(_) => panic!("XML has no arrays"),
                })
                .collect();
            assert_eq!(seen, [(&b"Event-Name"[..], &b"CUSTOM"[..]), (b"A", b"x%20y"), (b"A", b"")]);
            assert_eq!(document.body.expect("a body").of(&text), expected);
        }
    }

    #[test]
    fn what_is_no_event_is_an_error() {
        for text in ["", "<event>", "<event><headers><A>", "text", "<other></other>", "<event>&nosuch;</event>", "</event>", "<"]
        {
            assert!(matches!(parse(text.as_bytes()), Err(EventError::Xml(_))), "{text}");
        }
    }

    #[test]
    fn depth_costs_no_stack() {
        assert!(parse("<event>".repeat(100_000).as_bytes()).is_err());
    }
}
