//! Events as JSON lines, and what stands between them where some are missing.

use std::borrow::Cow;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use eslng::engine::Gap;
use eslng::event::{Event, EventBuilder, Format};

/// The Event-Name of a notice of this program's own. FreeSWITCH has none of this name.
pub const GAP: &str = "ESLNG_GAP";

/// An event as one line of JSON in UTF-8, without its newline.
///
/// What the switch wrote is kept byte for byte where it is such a line. Otherwise (raw control bytes and bytes that are no UTF-8 are real) it is written
/// anew, with U+FFFD for what is not UTF-8.
pub fn of(event: &Event) -> Cow<'_, [u8]> {
    let text = event.as_bytes();
    if event.format() == Format::Json && !text.iter().any(|byte| *byte < 0x20) && std::str::from_utf8(text).is_ok() {
        return Cow::Borrowed(text);
    }
    let written = EventBuilder::from_event(event).serialize(Format::Json);
    Cow::Owned(match String::from_utf8_lossy(&written) {
        Cow::Borrowed(_) => written,
        Cow::Owned(text) => text.into_bytes(),
    })
}

/// Why events are missing.
#[derive(Clone, Debug)]
pub enum Missing {
    /// The connection was lost and is back.
    Lost(Gap),
    /// This program, or what takes its output, was too slow for so many.
    Dropped(u64),
}

impl Missing {
    /// For people.
    pub fn text(&self) -> String {
        match self {
            Missing::Lost(gap) => {
                let restarted = match gap.restarted {
                    Some(true) => "; the switch was restarted",
                    Some(false) => "; the switch was not restarted",
                    None => "",
                };
                format!("the connection was lost; nothing is known of {:.1} s{restarted}", length(gap).as_secs_f64())
            }
            Missing::Dropped(count) => format!("{count} events were dropped: they came faster than they were taken"),
        }
    }

    /// The notice as an event, for those who read events: `Gap-Reason` is `connection-lost` or `dropped`; `Gap-Milliseconds` and
    /// `Gap-Restarted`, or `Gap-Events`, say more.
    pub fn event(&self, now: SystemTime, headers: &[(&str, &str)]) -> Event {
        let mut builder = EventBuilder::new(GAP.into());
        let now = now.duration_since(UNIX_EPOCH).unwrap_or_default().as_micros();
        let mut add = |name: &str, value: &str| {
            builder.add(name, value).expect("the names are our own");
        };
        add("Event-Date-Timestamp", &now.to_string());
        match self {
            Missing::Lost(gap) => {
                add("Gap-Reason", "connection-lost");
                add("Gap-Milliseconds", &length(gap).as_millis().to_string());
                if let Some(restarted) = gap.restarted {
                    add("Gap-Restarted", if restarted { "true" } else { "false" });
                }
            }
            Missing::Dropped(count) => {
                add("Gap-Reason", "dropped");
                add("Gap-Events", &count.to_string());
            }
        }
        for (name, value) in headers {
            add(name, value);
        }
        builder.build(Format::Json)
    }
}

fn length(gap: &Gap) -> Duration {
    gap.until.saturating_sub(gap.from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_line_is_kept_and_what_is_none_becomes_one() {
        let text = br#"{"Event-Name":"CUSTOM","a":"1","a":"2","b":["x","y"]}"#;
        let event = Event::new(Format::Json, &text[..]);
        assert!(matches!(of(&event), Cow::Borrowed(line) if line == text));

        let event = Event::new(Format::Json, &b"{\"a\":\"x\xff\x01\",\n\"_body\":\"y\"}"[..]);
        let line = of(&event).into_owned();
        assert_eq!(std::str::from_utf8(&line).unwrap(), "{\"a\":\"x\u{fffd}\\u0001\",\"Content-Length\":\"1\",\"_body\":\"y\"}");

        let event = Event::new(Format::Plain, "A: b%20c\nA: d\nContent-Length: 2\n\nhi");
        assert_eq!(&*of(&event), br#"{"A":"b c","A":"d","Content-Length":"2","_body":"hi"}"#);
    }

    #[test]
    fn a_notice_is_an_event() {
        let event = Missing::Dropped(7).event(UNIX_EPOCH + Duration::from_secs(1), &[("Gap-Reader", "a")]);
        assert_eq!(
            &*of(&event),
            br#"{"Event-Name":"ESLNG_GAP","Event-Date-Timestamp":"1000000","Gap-Reason":"dropped","Gap-Events":"7","Gap-Reader":"a"}"#
        );
    }
}
