//! A notice inside an unfinished frame.
//!
//! A switch that gives up a listener which lost too many events writes its notice from another thread into whatever it was sending
//! (`slow_reader_overflow`). Then the stream ends inside a frame; or, if little of an event was missing, the notice's bytes complete
//! it, and it would pass for an event.

use std::sync::LazyLock;

use memchr::memmem::{self, Finder};

use crate::wire::ContentType;

const NOTICE: &[u8] = b"Content-Type: text/disconnect-notice\n";

/// A spliced notice completes an event only with its own last bytes: its header block and body, with room for a longer text.
const TAIL: usize = 256;

/// What the switch said, if a notice stands in the event's text where no event can have one.
///
/// Plain headers are percent-encoded and JSON has no raw newline, so the notice's line can only be a splice there. A body of plain text
/// or of XML can hold any line, and a caller may have put it there: what stands behind the beginning of a body is never looked at.
pub(super) fn notice_within_event(format: ContentType, text: &[u8]) -> Option<String> {
    // Making a searcher costs more than this search, and every event is searched.
    static NOTICE_FINDER: LazyLock<Finder> = LazyLock::new(|| Finder::new(NOTICE));
    let tail = text.len().saturating_sub(TAIL);
    let at = tail + NOTICE_FINDER.find(&text[tail..])?;
    let body_begins = match format {
        ContentType::EventPlain => memmem::find(text, b"\n\n"),
        ContentType::EventXml => memmem::find(text, b"<body>"),
        _ => None,
    };
    if body_begins.is_some_and(|begins| begins < at) {
        return None;
    }
    Some(text_of(&text[at..]))
}

/// What the switch said, if the unfinished frame ends in a notice.
pub(super) fn notice_at_end(unfinished: &[u8]) -> Option<String> {
    memmem::rfind(unfinished, NOTICE).map(|at| text_of(&unfinished[at..]))
}

/// The body of a notice, as far as it came.
fn text_of(notice: &[u8]) -> String {
    let body = memmem::find(notice, b"\n\n").map_or(&b""[..], |blank| &notice[blank + 2..]);
    String::from_utf8_lossy(body).trim_end().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPLICED: &str = "FreeSWITCH-IPContent-Type: text/disconnect-notice\nContent-Length: 39\n\nkilled listener because of";

    #[test]
    fn a_splice_is_found_where_no_event_has_such_a_line() {
        let plain = format!("Event-Name: CUSTOM\n{SPLICED}");
        assert_eq!(notice_within_event(ContentType::EventPlain, plain.as_bytes()).as_deref(), Some("killed listener because of"));
        let json = format!("{{\"Event-Name\":\"CUSTOM\",\"A\":\"{SPLICED}");
        assert!(notice_within_event(ContentType::EventJson, json.as_bytes()).is_some());
        let xml = format!("<event>\n  <headers>\n    <A>x</{SPLICED}");
        assert!(notice_within_event(ContentType::EventXml, xml.as_bytes()).is_some());
    }

    #[test]
    fn a_body_may_hold_any_line() {
        let plain = format!("Event-Name: MESSAGE\nContent-Length: 100\n\n{SPLICED}");
        assert_eq!(notice_within_event(ContentType::EventPlain, plain.as_bytes()), None);
        let xml = format!("<event>\n  <headers>\n  </headers>\n  <body>{SPLICED}</body>\n</event>\n");
        assert_eq!(notice_within_event(ContentType::EventXml, xml.as_bytes()), None);
        let json = r#"{"_body":"Content-Type: text/disconnect-notice\nContent-Length: 1"}"#;
        assert_eq!(notice_within_event(ContentType::EventJson, json.as_bytes()), None);
    }
}
