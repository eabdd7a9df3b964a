use crate::engine::close::CloseReason;

/// Where a client stands.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Status {
    /// It has not been connected yet.
    Connecting,
    /// Requests are taken.
    Up,
    /// The connection is lost, or the last try has failed; it tries again.
    Down(CloseReason),
    /// It has ended and does not try again.
    Ended(CloseReason),
}
