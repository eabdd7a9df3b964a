//! The event socket's wire: packets in, messages out, and the faults that a test may ask for.

mod fault;
pub(crate) mod message;
mod packet;
mod writer;

pub(crate) use fault::Faults;
pub use fault::{Fault, Malformed};
pub(crate) use packet::{Packet, PacketReader};
pub(crate) use writer::Writer;
