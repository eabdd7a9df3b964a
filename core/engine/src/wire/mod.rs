//! The wire: bytes to frames and messages, and commands to bytes.
//!
//! Nothing here knows what a connection has been through; that is [`engine`](crate::engine).

mod decoder;
mod frame;
mod headers;
pub mod limits;
mod message;
mod newlines;
pub mod percent;
mod search;

pub use decoder::{FrameDecoder, FrameError};
pub use frame::{ContentType, Frame, FrameRef};
pub(crate) use headers::lossy;
pub use headers::{Encoding, Headers};
pub use limits::Limits;
pub use message::{ApiResponse, DisconnectNotice, LogLine, Message, Reply};
pub(crate) use search::{BLANK_LINE, find_byte};
