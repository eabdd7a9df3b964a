//! Arguments as SWIG's Lua takes them.

use mlua::{Error, MultiValue, Result, Value};

/// A text, or a number as Lua would write it; nothing for `nil` and where there is no argument.
pub(crate) fn text(value: &Value, method: &str, at: usize) -> Result<Option<Vec<u8>>> {
    match value {
        Value::Nil => Ok(None),
        Value::String(text) => Ok(Some(text.as_bytes().to_vec())),
        Value::Integer(_) | Value::Number(_) => Ok(Some(value.to_string()?.into_bytes())),
        other => Err(wrong(method, at, "a string", other)),
    }
}

/// A whole number, or a text that holds one.
pub(crate) fn integer(value: &Value, method: &str, at: usize) -> Result<i64> {
    let number = match value {
        Value::Integer(number) => Some(*number),
        // As C would: the fraction goes.
        Value::Number(number) => Some(*number as i64),
        Value::String(text) => text.to_str().ok().and_then(|text| text.trim().parse::<f64>().ok()).map(|number| number as i64),
        _ => None,
    };
    number.ok_or_else(|| wrong(method, at, "a number", value))
}

/// The arguments of a method, of which it takes so many.
pub(crate) struct Arguments<'a> {
    method: &'static str,
    values: &'a MultiValue,
}

impl<'a> Arguments<'a> {
    pub(crate) fn new(method: &'static str, values: &'a MultiValue, least: usize, most: usize) -> Result<Self> {
        if values.len() < least || values.len() > most {
            let takes = if least == most { format!("{least}") } else { format!("{least} to {most}") };
            return Err(Error::runtime(format!("{method} takes {takes} arguments, and got {}", values.len())));
        }
        Ok(Arguments { method, values })
    }

    pub(crate) fn value(&self, at: usize) -> &'a Value {
        self.values.get(at).unwrap_or(&Value::Nil)
    }

    pub(crate) fn text(&self, at: usize) -> Result<Option<Vec<u8>>> {
        text(self.value(at), self.method, at + 1)
    }

    pub(crate) fn integer(&self, at: usize) -> Result<i32> {
        let number = integer(self.value(at), self.method, at + 1)?;
        Ok(i32::try_from(number).unwrap_or(if number < 0 { i32::MIN } else { i32::MAX }))
    }
}

pub(crate) fn wrong(method: &str, at: usize, wanted: &str, got: &Value) -> Error {
    Error::runtime(format!("bad argument #{at} to {method}: {wanted} expected, got {}", got.type_name()))
}
