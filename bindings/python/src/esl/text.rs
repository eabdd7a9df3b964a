//! C's texts and Python's.

use std::borrow::Cow;

use pyo3::exceptions::PyTypeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

/// An argument of SWIG's `char *`: a `str`, or `None` for NULL. Bytes that are no UTF-8 stand in it as Python's surrogates.
pub(crate) struct Text(Option<Vec<u8>>);

impl Text {
    pub const NULL: Text = Text(None);

    pub fn get(&self) -> Option<&[u8]> {
        self.0.as_deref()
    }
}

impl<'py> FromPyObject<'_, 'py> for Text {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if object.is_none() {
            return Ok(Text(None));
        }
        let text = object.cast::<PyString>().map_err(|_| PyTypeError::new_err("a str or None is wanted"))?;
        bytes(&text).map(|bytes| Text(Some(bytes.into_owned())))
    }
}

/// A text as it goes to the switch.
pub(crate) fn bytes<'a>(text: &'a Bound<'_, PyString>) -> PyResult<Cow<'a, [u8]>> {
    if let Ok(text) = text.to_str() {
        return Ok(Cow::Borrowed(text.as_bytes()));
    }
    let py = text.py();
    let encoded = text.call_method1(intern!(py, "encode"), (intern!(py, "utf-8"), intern!(py, "surrogateescape")))?;
    Ok(Cow::Owned(encoded.cast::<PyBytes>()?.as_bytes().to_vec()))
}

/// A text as it came from the switch.
pub(crate) fn string<'py>(py: Python<'py>, bytes: &[u8]) -> PyResult<Bound<'py, PyString>> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(PyString::new(py, text)),
        Err(_) => PyString::from_encoded_object(&PyBytes::new(py, bytes), Some(c"utf-8"), Some(c"surrogateescape")),
    }
}
