//! Dial strings.

use eslng_engine::dial::{DialError, DialString, Leg};
use eslng_engine::vocabulary::ErrorKind;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};

use crate::error::raise;

/// Whom to call, how, and with which variables: ``{a=b}[leg=1]sofia/gateway/x/1234|user/1000``.
///
/// ``DialString("user/1000", variables={...})`` calls one; :meth:`together` rings several at once and :meth:`in_turn` one after the other.
/// :meth:`parse` reads a text. ``str()`` gives the text, in which each value is escaped as often as the switch takes it apart; what a dial
/// string can't express raises :class:`eslng.errors.InvalidArgument`.
#[pyclass(name = "DialString", module = "eslng", frozen, from_py_object)]
#[derive(Clone)]
pub(crate) struct PyDialString(DialString);

fn refused(py: Python<'_>, error: &DialError) -> PyErr {
    raise(py, ErrorKind::InvalidArgument, error)
}

fn text_pairs(variables: Option<&Bound<'_, PyDict>>) -> PyResult<Vec<(String, String)>> {
    let text = |object: Bound<'_, PyAny>| Ok::<_, PyErr>(object.str()?.to_str()?.to_owned());
    variables.into_iter().flatten().map(|(name, value)| Ok((text(name)?, text(value)?))).collect()
}

/// A leg from `"user/1000"` or `("user/1000", {...})`.
fn leg(object: &Bound<'_, PyAny>) -> PyResult<Leg> {
    let py = object.py();
    let (endpoint, variables): (Bound<'_, PyAny>, Option<Bound<'_, PyDict>>) = match object.cast::<PyTuple>() {
        Ok(pair) => pair.extract()?,
        Err(_) => (object.clone(), None),
    };
    let endpoint =
        endpoint.cast::<PyString>().map_err(|_| PyTypeError::new_err("a leg is a str, or a pair of a str and a dict"))?;
    let endpoint = endpoint.to_str()?;
    let read = DialString::parse(endpoint).map_err(|error| refused(py, &error))?;
    let several = || raise(py, ErrorKind::InvalidArgument, &format!("{endpoint:?} is no single endpoint"));
    let is_plain = read.variables.is_empty() && read.attempts.iter().all(|attempt| attempt.variables.is_empty());
    let mut legs = read.attempts.into_iter().flat_map(|attempt| attempt.lists.into_iter().flatten());
    let (Some(mut leg), None, true) = (legs.next(), legs.next(), is_plain) else { return Err(several()) };
    for (name, value) in text_pairs(variables.as_ref())? {
        leg = leg.with(name, value);
    }
    Ok(leg)
}

impl PyDialString {
    /// The text.
    pub fn build(&self, py: Python<'_>) -> PyResult<String> {
        self.0.build().map_err(|error| refused(py, &error))
    }

    fn with_variables(mut dial: DialString, variables: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        for (name, value) in text_pairs(variables)? {
            dial = dial.with(name, value);
        }
        Ok(PyDialString(dial))
    }
}

#[pymethods]
impl PyDialString {
    #[new]
    #[pyo3(signature = (endpoint, /, variables=None))]
    fn new(endpoint: &Bound<'_, PyAny>, variables: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        Self::with_variables(DialString::from(leg(endpoint)?), variables)
    }

    /// Rings all legs at once. A leg is an endpoint, ``"user/1000"``, or a pair of one and its own variables.
    #[staticmethod]
    #[pyo3(signature = (*legs, variables=None))]
    fn together(legs: &Bound<'_, PyTuple>, variables: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let legs = legs.iter().map(|object| leg(&object)).collect::<PyResult<Vec<_>>>()?;
        Self::with_variables(DialString::together(legs), variables)
    }

    /// Rings one leg after the other, until one answers.
    #[staticmethod]
    #[pyo3(signature = (*legs, variables=None))]
    fn in_turn(legs: &Bound<'_, PyTuple>, variables: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let legs = legs.iter().map(|object| leg(&object)).collect::<PyResult<Vec<_>>>()?;
        Self::with_variables(DialString::in_turn(legs), variables)
    }

    /// Reads a dial string as FreeSWITCH reads it. Raises :class:`eslng.errors.InvalidArgument`.
    #[staticmethod]
    #[pyo3(signature = (text, /))]
    fn parse(py: Python<'_>, text: &str) -> PyResult<Self> {
        DialString::parse(text).map(PyDialString).map_err(|error| refused(py, &error))
    }

    /// The variables for all legs.
    #[getter]
    fn variables<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for attempt in &self.0.attempts {
            for (name, value) in attempt.variables.iter() {
                dict.set_item(name, value)?;
            }
        }
        Ok(dict)
    }

    /// The variables of each leg, in order.
    #[getter]
    fn leg_variables<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyDict>>> {
        let of_leg = |leg: &Leg| {
            let dict = PyDict::new(py);
            leg.variables.iter().try_for_each(|(name, value)| dict.set_item(name, value))?;
            Ok(dict)
        };
        self.0.legs().map(of_leg).collect()
    }

    fn __len__(&self) -> usize {
        self.0.legs().count()
    }

    fn __str__(&self, py: Python<'_>) -> PyResult<String> {
        self.build(py)
    }

    fn __eq__(&self, other: PyRef<'_, Self>) -> bool {
        self.0 == other.0
    }

    fn __repr__(&self) -> String {
        format!("<DialString {}>", self.0)
    }
}

/// A dial string from a `str` or a `DialString`.
pub(crate) fn dial(object: &Bound<'_, PyAny>) -> PyResult<DialString> {
    match object.cast::<PyDialString>() {
        Ok(dial) => Ok(dial.get().0.clone()),
        Err(_) => {
            let text = object.cast::<PyString>().map_err(|_| PyTypeError::new_err("a dial string is a str or a DialString"))?;
            DialString::parse(text.to_str()?).map_err(|error| refused(object.py(), &error))
        }
    }
}
