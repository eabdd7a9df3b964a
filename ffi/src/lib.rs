//! libesl, the C library of eslng
