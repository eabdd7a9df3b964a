//! The blocking shell of eslng: one descriptor and poll(2), on the caller's thread
