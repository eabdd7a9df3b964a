//! The event socket's wire: packets in, messages out, and the faults that a test may ask for.

mod fault;
pub(crate) mod message;
mod packet;
mod writer;

pub use fault::Fault;
pub(crate) use fault::Faults;
pub(crate) use packet::{Packet, PacketReader};
pub(crate) use writer::Writer;
