//! What can be done with a call. Each function makes an [`Operation`](super::Operation) and checks its arguments; nothing is sent by it.
//!
//! Texts are texts: `${...}` in one reaches the application as it stands. [`Argument::expression`](crate::command::Argument::expression)
//! asks the switch to expand it.

mod digits;
mod media;
mod signalling;
mod variables;

pub use digits::{Digits, play_and_get_digits, read_digits};
pub use media::{
    Playback, Recorded, break_media, broadcast, phrase, playback, record, record_session, say, send_dtmf, speak,
    stop_record_session,
};
pub use signalling::{BridgeEnd, answer, bridge, hangup, hold, park, pre_answer, ring_ready, transfer, unhold};
pub use variables::{get_variable, set_variable, set_variables};
