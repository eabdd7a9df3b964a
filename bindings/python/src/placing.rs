//! What a call that is placed is made of, from Python's types.

use std::time::Duration;

use eslng_engine::command::Application;
use eslng_engine::dial::{DialString, Originate, Target};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyMapping};

use crate::dial::dial;
use crate::message::seconds;
use crate::value::{Value, value};

/// How long a parked call stays at most, when nothing else is said.
const PARK_TIMEOUT: Duration = Duration::from_secs(3600);

/// A call that is to be placed.
pub(crate) struct Placing {
    pub originate: Originate,
    pub tag: Option<String>,
    pub park_timeout: Option<Duration>,
}

impl Placing {
    /// `options` are those of `eslng.PlaceOptions`.
    pub fn read(
        dial_string: &Bound<'_, PyAny>,
        place: &str,
        argument: Option<&Bound<'_, PyAny>>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let originate = match place.strip_prefix('&') {
            Some(application) => Originate::new(DialString::default(), target(application, argument)?),
            None if argument.is_none() => Originate::extension(DialString::default(), place),
            None => return Err(PyTypeError::new_err("an extension takes no argument: an application begins with &")),
        };
        let mut placing = Placing { originate, tag: None, park_timeout: Some(PARK_TIMEOUT) };
        let mut dial = dial(dial_string)?;
        for (name, given) in options.into_iter().flatten() {
            let name: String = name.extract()?;
            let originate = &mut placing.originate;
            match name.as_str() {
                "variables" if given.is_none() => {}
                "variables" => {
                    for pair in given.cast::<PyMapping>()?.items()? {
                        let (name, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = pair.extract()?;
                        dial = dial.with(name.str()?.to_str()?, value.str()?.to_str()?);
                    }
                }
                "dialplan" => originate.dialplan = given.extract()?,
                "context" => originate.context = given.extract()?,
                "caller_id_name" => originate.caller_id_name = given.extract()?,
                "caller_id_number" => originate.caller_id_number = given.extract()?,
                "ring_seconds" => originate.timeout = given.extract()?,
                "tag" => placing.tag = given.extract()?,
                "park_timeout" => placing.park_timeout = given.extract::<Option<f64>>()?.map(seconds).transpose()?,
                _ => return Err(PyTypeError::new_err(format!("{name:?} is no option of a call that is placed"))),
            }
        }
        placing.originate.dial = dial;
        Ok(placing)
    }
}

fn target(application: &str, argument: Option<&Bound<'_, PyAny>>) -> PyResult<Target> {
    let application = Application::new(application);
    Ok(Target::from(match argument.map(value).transpose()?.flatten() {
        Some(Value::Text(text)) => application.with(text),
        Some(Value::Argument(argument)) => application.with(argument),
        _ => application,
    }))
}
