//! Texts and bytes that Python gives.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

/// A `str`, or `bytes` for what is not UTF-8.
pub(crate) struct Data(pub Vec<u8>);

impl<'py> FromPyObject<'_, 'py> for Data {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(text) = object.cast::<PyString>() {
            return Ok(Data(text.to_str()?.as_bytes().to_vec()));
        }
        if let Ok(bytes) = object.cast::<PyBytes>() {
            return Ok(Data(bytes.as_bytes().to_vec()));
        }
        Err(PyTypeError::new_err("a str or bytes is wanted"))
    }
}
