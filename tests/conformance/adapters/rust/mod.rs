//! What the adapters in Rust have in common: the arguments of a step, messages as the protocol shows them, errors.

pub(crate) mod arguments;
pub(crate) mod failure;
pub(crate) mod message;
