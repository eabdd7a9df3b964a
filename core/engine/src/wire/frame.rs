//! One frame: a header block, and the body that its Content-Length announced.

use bytes::{Buf, Bytes};

use super::headers::{Encoding, Headers};

/// What a frame is, by its `Content-Type` (the first one counts).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ContentType {
    /// `auth/request`: the switch's greeting.
    AuthRequest,
    /// `command/reply`.
    CommandReply,
    /// `api/response`.
    ApiResponse,
    /// `text/event-plain`.
    EventPlain,
    /// `text/event-json`.
    EventJson,
    /// `text/event-xml`.
    EventXml,
    /// `log/data`.
    LogData,
    /// `text/disconnect-notice`.
    DisconnectNotice,
    /// `text/rude-rejection`: refused by ACL.
    RudeRejection,
    /// Any other, or none.
    Unknown,
}

impl ContentType {
    #[inline]
    pub(crate) fn from_value(value: &[u8]) -> Self {
        // As the switch spells them; other spellings are folded and come again.
        match value {
            b"text/event-plain" => ContentType::EventPlain,
            b"command/reply" => ContentType::CommandReply,
            b"api/response" => ContentType::ApiResponse,
            b"text/event-json" => ContentType::EventJson,
            b"text/event-xml" => ContentType::EventXml,
            b"log/data" => ContentType::LogData,
            b"auth/request" => ContentType::AuthRequest,
            b"text/disconnect-notice" => ContentType::DisconnectNotice,
            b"text/rude-rejection" => ContentType::RudeRejection,
            other => ContentType::from_other_spelling(other),
        }
    }

    #[cold]
    fn from_other_spelling(value: &[u8]) -> Self {
        if !value.iter().any(u8::is_ascii_uppercase) {
            return ContentType::Unknown;
        }
        ContentType::from_value(&value.to_ascii_lowercase())
    }
}

/// A whole frame as it came: one buffer, and where in it the body begins.
#[derive(Clone, Debug)]
pub struct Frame {
    pub(super) bytes: Bytes,
    /// Where the blank line that closes the header block begins, and where the body does.
    pub(super) block_end: u32,
    pub(super) body_start: u32,
    pub(super) content_type: ContentType,
    pub(super) encoding: Encoding,
    pub(super) stray_lines: u32,
}

impl Frame {
    /// What the frame is.
    pub fn content_type(&self) -> ContentType {
        self.content_type
    }

    /// The header block. The reply to `connect` is percent-encoded, every other block is literal; it is told by `Event-Name`
    /// in its first line (`out_async_full`).
    pub fn headers(&self) -> Headers {
        Headers::new(self.bytes.clone(), self.encoding)
    }

    /// How the header block's values are written.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The body; empty where there is none.
    pub fn body(&self) -> &[u8] {
        &self.bytes[self.body_start as usize..]
    }

    /// The body in a handle of its own, without a copy.
    pub fn into_body(mut self) -> Bytes {
        self.bytes.advance(self.body_start as usize);
        self.bytes
    }

    /// The header block as it came, without the closing blank line.
    pub fn header_block(&self) -> &[u8] {
        &self.bytes[..self.block_end as usize]
    }

    /// Every byte of the frame.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many lines of the header block have no colon; see [`Headers::stray_lines`].
    pub fn stray_line_count(&self) -> u32 {
        self.stray_lines
    }

    /// The frame without its buffer's ownership.
    pub fn as_lent(&self) -> FrameRef<'_> {
        FrameRef {
            bytes: &self.bytes,
            block_end: self.block_end,
            body_start: self.body_start,
            content_type: self.content_type,
            encoding: self.encoding,
            stray_lines: self.stray_lines,
        }
    }
}

/// A whole frame where it lies in somebody else's buffer, for who reads it at once: it saves the copy.
#[derive(Clone, Copy, Debug)]
pub struct FrameRef<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) block_end: u32,
    pub(super) body_start: u32,
    pub(super) content_type: ContentType,
    pub(super) encoding: Encoding,
    pub(super) stray_lines: u32,
}

impl<'a> FrameRef<'a> {
    /// What the frame is.
    #[inline]
    pub fn content_type(self) -> ContentType {
        self.content_type
    }

    /// The body; empty where there is none.
    #[inline]
    pub fn body(self) -> &'a [u8] {
        &self.bytes[self.body_start as usize..]
    }

    /// Every byte of the frame.
    #[inline]
    pub fn as_bytes(self) -> &'a [u8] {
        self.bytes
    }

    /// A copy in a buffer of its own, to keep.
    #[inline]
    pub fn to_frame(self) -> Frame {
        Frame {
            bytes: Bytes::copy_from_slice(self.bytes),
            block_end: self.block_end,
            body_start: self.body_start,
            content_type: self.content_type,
            encoding: self.encoding,
            stray_lines: self.stray_lines,
        }
    }
}
