use std::fmt;

use super::Text;

/// A password, or bytes that may hold one: never in a `Debug` output, a log or an error.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Text);

impl Secret {
    /// Takes the bytes.
    pub fn new(password: impl Into<Text>) -> Self {
        Secret(password.into())
    }

    /// The bytes, to put them on the wire.
    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}
