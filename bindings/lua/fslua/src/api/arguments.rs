//! Arguments as SWIG's Lua takes them: a text may be a number, and `nil` stands for what is not there.

use mlua::{Error, MultiValue, Result, Value};

/// The arguments of a function.
pub(crate) struct Arguments<'a> {
    function: &'static str,
    values: &'a MultiValue,
}

impl<'a> Arguments<'a> {
    pub fn new(function: &'static str, values: &'a MultiValue) -> Self {
        Arguments { function, values }
    }

    pub fn value(&self, at: usize) -> &'a Value {
        self.values.get(at).unwrap_or(&Value::Nil)
    }

    pub fn count(&self) -> usize {
        self.values.len()
    }

    /// A text; `None` for `nil`.
    pub fn optional(&self, at: usize) -> Result<Option<String>> {
        match self.value(at) {
            Value::Nil => Ok(None),
            Value::String(text) => Ok(Some(String::from_utf8_lossy(&text.as_bytes()).into_owned())),
            value @ (Value::Integer(_) | Value::Number(_)) => value.to_string().map(Some),
            other => Err(self.wrong(at, "a string", other)),
        }
    }

    /// A text that must be given.
    pub fn text(&self, at: usize) -> Result<String> {
        self.optional(at)?.ok_or_else(|| self.wrong(at, "a string", &Value::Nil))
    }

    /// A text as it is.
    pub fn bytes(&self, at: usize) -> Result<Vec<u8>> {
        match self.value(at) {
            Value::String(text) => Ok(text.as_bytes().to_vec()),
            _ => self.text(at).map(String::into_bytes),
        }
    }

    /// A whole number, or a text that holds one.
    pub fn number(&self, at: usize) -> Result<i64> {
        let number = match self.value(at) {
            Value::Integer(number) => Some(*number),
            // As C would: the fraction goes.
            Value::Number(number) => Some(*number as i64),
            Value::String(text) => {
                text.to_str().ok().and_then(|text| text.trim().parse::<f64>().ok()).map(|number| number as i64)
            }
            _ => None,
        };
        number.ok_or_else(|| self.wrong(at, "a number", self.value(at)))
    }

    /// A number of things or milliseconds, which can't be negative; what is given for `nil`.
    pub fn count_or(&self, at: usize, or: u64) -> Result<u64> {
        match self.value(at) {
            Value::Nil => Ok(or),
            _ => Ok(u64::try_from(self.number(at)?).unwrap_or(0)),
        }
    }

    /// Lua's truth; what is given where there is no argument.
    pub fn flag_or(&self, at: usize, or: bool) -> bool {
        match self.values.get(at) {
            None => or,
            Some(Value::Nil | Value::Boolean(false)) => false,
            Some(Value::Integer(0)) => false,
            Some(Value::Number(number)) => *number != 0.0,
            Some(_) => true,
        }
    }

    fn wrong(&self, at: usize, wanted: &str, got: &Value) -> Error {
        raise(format!("bad argument #{} to {}: {wanted} expected, got {}", at + 1, self.function, got.type_name()))
    }
}

/// An error for the script.
pub(crate) fn raise(message: impl std::fmt::Display) -> Error {
    Error::runtime(message)
}

/// What can't be done from outside the switch: what, and what to do instead.
pub(crate) fn unavailable(what: &str, instead: &str) -> Error {
    raise(format!("{what} is not possible outside of FreeSWITCH: {instead}"))
}
