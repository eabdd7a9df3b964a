//! Arguments of commands, applications and operations, from Python's types.

use eslng_engine::command::Argument;
use eslng_engine::command::syntax::ToValue;
pub(crate) use eslng_engine::command::syntax::Value;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDateTime, PyDelta, PyDict, PyFloat, PyInt, PyString, PyTuple};

use crate::dial::PyDialString;
use crate::error::raise;

/// A text in which the switch puts in variables (``${name}``) and the results of API commands.
///
/// Everywhere else a text is a text, and ``${...}`` in it reaches the application as it stands. Never make one out of what a stranger
/// sent: ``${system(...)}`` runs programs.
#[pyclass(name = "Expression", module = "eslng", frozen)]
pub(crate) struct PyExpression(String);

#[pymethods]
impl PyExpression {
    #[new]
    #[pyo3(signature = (text, /))]
    fn new(text: String) -> Self {
        PyExpression(text)
    }

    fn __str__(&self) -> &str {
        &self.0
    }

    fn __repr__(&self) -> String {
        format!("Expression({:?})", self.0)
    }
}

/// A value; `None`: the argument is not given.
pub(crate) fn value(object: &Bound<'_, PyAny>) -> PyResult<Option<Value>> {
    let py = object.py();
    if object.is_none() {
        return Ok(None);
    }
    if let Ok(flag) = object.cast::<PyBool>() {
        return Ok(flag.is_true().then(|| Value::Text("true".to_owned())));
    }
    if let Ok(text) = object.cast::<PyString>() {
        return Ok(Some(Value::Text(text.to_str()?.to_owned())));
    }
    if object.is_instance_of::<PyInt>() || object.is_instance_of::<PyFloat>() {
        return Ok(Some(Value::Text(object.str()?.to_str()?.to_owned())));
    }
    if let Ok(expression) = object.cast::<PyExpression>() {
        return Ok(Some(Value::Argument(Argument::expression(expression.get().0.as_str()))));
    }
    if let Ok(dial) = object.cast::<PyDialString>() {
        return dial.get().build(py).map(|text| Some(Value::Text(text)));
    }
    if object.is_instance_of::<PyDelta>() {
        let seconds: f64 = object.call_method0("total_seconds")?.extract()?;
        return Ok(Some(Value::Text(format!("+{seconds:.0}"))));
    }
    if object.is_instance_of::<PyDateTime>() {
        let epoch: f64 = object.call_method0("timestamp")?.extract()?;
        return Ok(Some(Value::Text(format!("{epoch:.0}"))));
    }
    if let Ok(dict) = object.cast::<PyDict>() {
        let pairs: Vec<(String, String)> = dict.items().iter().map(|pair| pair.extract()).collect::<PyResult<_>>()?;
        return pairs.to_value().map_err(|problem| raise(py, eslng_engine::vocabulary::ErrorKind::InvalidArgument, &problem));
    }
    Err(PyTypeError::new_err(format!("{} can't be an argument of a command", object.get_type().name()?)))
}

/// Arguments by their names: those without a name in the order of `order`, and those with one.
pub(crate) fn arguments(
    command: &str,
    order: &[String],
    given: &Bound<'_, PyTuple>,
    named: Option<&Bound<'_, PyDict>>,
) -> PyResult<Vec<(String, Value)>> {
    if given.len() > order.len() {
        let message = format!("{command} takes {} arguments but {} were given", order.len(), given.len());
        return Err(PyTypeError::new_err(message));
    }
    let mut arguments = Vec::with_capacity(order.len());
    for (name, object) in order.iter().zip(given.iter()) {
        arguments.extend(value(&object)?.map(|value| (name.clone(), value)));
    }
    for (name, object) in named.into_iter().flatten() {
        let name: String = name.extract()?;
        if order[..given.len()].contains(&name) {
            return Err(PyTypeError::new_err(format!("{command} got two values for the argument {name}")));
        }
        arguments.extend(value(&object)?.map(|value| (name, value)));
    }
    Ok(arguments)
}

/// The same with borrowed names.
pub(crate) fn borrowed(arguments: &[(String, Value)]) -> Vec<(&str, Value)> {
    arguments.iter().map(|(name, value)| (name.as_str(), value.clone())).collect()
}
