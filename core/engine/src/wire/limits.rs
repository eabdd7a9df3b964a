//! How much a peer may make us hold before it has said something whole.

/// The largest header block, in bytes, closing blank line included: 10 MiB. FreeSWITCH itself reads at most 10,485,760 bytes
/// for a block (`in_overlong_10mib`), and a plain event of a channel with thousands of variables stays far below.
pub const HEADER_BLOCK: usize = 10 * 1024 * 1024;

/// The largest body, in bytes: 16 MiB, FreeSWITCH's own bound for what it accepts (`in_api_edge`, "Content-Length above 16 MiB").
pub const BODY: usize = 16 * 1024 * 1024;

/// What a [`FrameDecoder`](super::FrameDecoder) accepts. A frame over a limit is an error that ends the stream: its place is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of a header block, its closing blank line included.
    pub header_block: usize,
    /// Bytes of a body.
    pub body: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { header_block: HEADER_BLOCK, body: BODY }
    }
}

impl Limits {
    /// Limits of the caller's own, in bytes. Both are capped at 1 GiB, so that a place in a frame fits 32 bits.
    pub fn new(header_block: usize, body: usize) -> Self {
        const CAP: usize = 1 << 30;
        Limits { header_block: header_block.min(CAP), body: body.min(CAP) }
    }
}
