//! Frames as what they mean.

use std::borrow::Cow;
use std::sync::OnceLock;

use bytes::Bytes;

use super::frame::{ContentType, Frame};
use super::headers::{Headers, lossy, seek};
use crate::event::{Event, Format};
use crate::vocabulary::ErrorKind;

/// What a frame means.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Message {
    /// The switch's greeting: it waits for `auth` or `userauth`.
    AuthRequest,
    /// The answer to a command other than `api`, or to an `api` that was denied.
    Reply(Reply),
    /// The answer to `api`.
    ApiResponse(ApiResponse),
    /// An event.
    Event(Event),
    /// A log line.
    Log(LogLine),
    /// The switch will close this connection, or its call has ended and it lingers.
    DisconnectNotice(DisconnectNotice),
    /// The switch refuses this address; a notice and the end follow (`in_acl_rejected`).
    Rejection(Frame),
    /// A frame of no type that is known.
    Unknown(Frame),
}

impl From<Frame> for Message {
    #[inline]
    fn from(frame: Frame) -> Self {
        match frame.content_type() {
            ContentType::AuthRequest => Message::AuthRequest,
            ContentType::CommandReply => Message::Reply(Reply::new(frame)),
            ContentType::ApiResponse => Message::ApiResponse(ApiResponse { body: frame.into_body() }),
            ContentType::EventPlain => Message::Event(Event::new(Format::Plain, frame.into_body())),
            ContentType::EventJson => Message::Event(Event::new(Format::Json, frame.into_body())),
            ContentType::EventXml => Message::Event(Event::new(Format::Xml, frame.into_body())),
            ContentType::LogData => Message::Log(LogLine { headers: frame.headers(), body: frame.into_body() }),
            ContentType::DisconnectNotice => {
                Message::DisconnectNotice(DisconnectNotice { headers: frame.headers(), body: frame.into_body() })
            }
            ContentType::RudeRejection => Message::Rejection(frame),
            ContentType::Unknown => Message::Unknown(frame),
        }
    }
}

/// `command/reply`.
#[derive(Clone, Debug)]
pub struct Reply {
    frame: Frame,
    /// Made when they are asked for: most replies are read for their text alone. Boxed, since every answer is moved a dozen times.
    headers: OnceLock<Box<Headers>>,
}

impl Reply {
    fn new(frame: Frame) -> Self {
        Reply { frame, headers: OnceLock::new() }
    }

    /// `Reply-Text`; empty if there is none. A `getvar` value with newlines is cut at the first one here, since the switch writes it
    /// raw (`out_getvar_edge`); the rest are the headers' stray lines.
    pub fn text(&self) -> Cow<'_, str> {
        self.peek("Reply-Text").map(lossy).unwrap_or_default()
    }

    /// Its headers: `Job-UUID` after `bgapi`, `Allowed-*` after `userauth`, the channel's data after `connect`.
    pub fn headers(&self) -> &Headers {
        self.headers.get_or_init(|| Box::new(self.frame.headers()))
    }

    /// The first value of a header, found without what [`headers`](Self::headers) keeps.
    pub(crate) fn peek(&self, name: &str) -> Option<Cow<'_, [u8]>> {
        seek(self.frame.header_block(), name).map(|raw| self.frame.encoding().decode(raw))
    }

    /// The channel's data, if this is the answer to `connect`.
    pub fn channel_data(&self) -> Option<Event> {
        Event::from_frame(self.frame.clone())
    }

    /// Whether the switch did it: the text begins with `+OK`. The answer to `getvar` is the value and says neither.
    pub fn is_ok(&self) -> bool {
        self.peek("Reply-Text").is_some_and(|text| text.starts_with(b"+OK"))
    }

    /// What went wrong, if the text begins with `-`.
    pub fn error_kind(&self) -> Option<ErrorKind> {
        error_kind(&self.peek("Reply-Text")?)
    }

    /// The frame.
    pub fn frame(&self) -> &Frame {
        &self.frame
    }
}

/// `api/response`.
#[derive(Clone, Debug)]
pub struct ApiResponse {
    body: Bytes,
}

impl ApiResponse {
    /// What the API command printed. Where it printed nothing the switch puts `-ERR no reply\n`.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// As text; what is not UTF-8 is replaced by U+FFFD.
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }

    /// What went wrong, if the text begins with `-ERR` or `-USAGE`.
    pub fn error_kind(&self) -> Option<ErrorKind> {
        error_kind(&self.body)
    }
}

fn error_kind(text: &[u8]) -> Option<ErrorKind> {
    // Most say that all went well, which one byte tells.
    if text.first() != Some(&b'-') {
        return None;
    }
    match String::from_utf8_lossy(text).trim_end() {
        "-ERR permission denied" => Some(ErrorKind::PermissionDenied),
        text if text.starts_with("-ERR") || text.starts_with("-USAGE") => Some(ErrorKind::CommandFailed),
        _ => None,
    }
}

/// `log/data` (`in_log`).
#[derive(Clone, Debug)]
pub struct LogLine {
    headers: Headers,
    body: Bytes,
}

impl LogLine {
    /// `Log-Level`: 0 console to 7 debug.
    pub fn level(&self) -> Option<u8> {
        self.headers.get("Log-Level")?.parse().ok()
    }

    /// The line, with its newline; what is not UTF-8 is replaced by U+FFFD.
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }

    /// The line as bytes.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// `Log-File`, `Log-Func`, `Log-Line`, `User-Data` (the channel), `Text-Channel`.
    pub fn headers(&self) -> &Headers {
        &self.headers
    }
}

/// `text/disconnect-notice`.
#[derive(Clone, Debug)]
pub struct DisconnectNotice {
    headers: Headers,
    body: Bytes,
}

impl DisconnectNotice {
    /// Whether the connection stays: the call has ended, the switch lingers (`Content-Disposition: linger`).
    pub fn is_linger(&self) -> bool {
        self.headers.get("Content-Disposition").is_some_and(|value| value.eq_ignore_ascii_case("linger"))
    }

    /// For how many seconds it stays; `None` where the switch waits until the client leaves (`Linger-Time: -1`) and where it does not stay.
    pub fn linger_seconds(&self) -> Option<u32> {
        self.headers.get("Linger-Time")?.parse().ok()
    }

    /// The call of an outbound connection, `Controlled-Session-UUID`.
    pub fn session_uuid(&self) -> Option<Cow<'_, str>> {
        self.headers.get("Controlled-Session-UUID")
    }

    /// What the switch says: goodbye, that it is shut down, that the listener lost events.
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }

    /// Its headers.
    pub fn headers(&self) -> &Headers {
        &self.headers
    }
}
