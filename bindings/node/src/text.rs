//! Texts across the border.

use napi::JsString;

use crate::error::{Result, internal};

/// The bytes of a binary string; characters beyond U+00FF lose all but their low byte, so JavaScript encodes what may hold some.
pub(crate) fn bytes(text: JsString<'_>) -> Result<Vec<u8>> {
    Ok(text.into_latin1().map_err(internal)?.take())
}
