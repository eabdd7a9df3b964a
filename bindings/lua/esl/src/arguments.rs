//! Arguments as SWIG's Lua takes them.

use std::ffi::CStr;
use std::ops::RangeInclusive;

use eslng_blocking::compat::EslEvent;

/// An argument, in Lua's hands.
#[derive(Clone, Copy)]
pub(crate) enum Argument<'a> {
    Nil,
    Text(&'a [u8]),
    /// A number, and how Lua writes it.
    Number(f64, &'a [u8]),
    Event(&'a EslEvent),
    /// A value of another type, of which this is the name.
    Other(&'a CStr),
}

impl Argument<'_> {
    fn type_name(&self) -> &str {
        match self {
            Argument::Nil => "nil",
            Argument::Text(_) => "string",
            Argument::Number(..) => "number",
            Argument::Event(_) => "ESLevent",
            Argument::Other(name) => name.to_str().unwrap_or("a value"),
        }
    }
}

/// How many arguments are looked at: one more than any function takes.
pub(crate) const MOST: usize = 5;

/// The arguments of a function, without the object of a method.
#[derive(Clone, Copy)]
pub(crate) struct Arguments<'a> {
    function: &'a CStr,
    values: [Argument<'a>; MOST],
    count: usize,
}

impl<'a> Arguments<'a> {
    /// So many arguments, of which `values` are the first.
    pub(crate) fn new(function: &'a CStr, values: [Argument<'a>; MOST], count: usize) -> Self {
        Arguments { function, values, count }
    }

    pub(crate) fn require(&self, takes: &RangeInclusive<usize>) -> Result<(), String> {
        if takes.contains(&self.count) {
            return Ok(());
        }
        let (least, most) = (takes.start(), takes.end());
        let takes = if least == most { format!("{least}") } else { format!("{least} to {most}") };
        Err(format!("{} takes {takes} arguments, and got {}", self.function(), self.count))
    }

    pub(crate) fn all(&self) -> &[Argument<'a>] {
        &self.values[..self.count.min(MOST)]
    }

    pub(crate) fn value(&self, at: usize) -> Argument<'a> {
        self.all().get(at).copied().unwrap_or(Argument::Nil)
    }

    /// A text, or a number as Lua writes it; nothing for `nil` and where there is no argument.
    pub(crate) fn text(&self, at: usize) -> Result<Option<&'a [u8]>, String> {
        match self.value(at) {
            Argument::Nil => Ok(None),
            Argument::Text(text) | Argument::Number(_, text) => Ok(Some(text)),
            Argument::Event(_) | Argument::Other(_) => Err(self.wrong(at, "a string")),
        }
    }

    /// A whole number, or a text that holds one: what is beyond an `int` is the last one.
    pub(crate) fn integer(&self, at: usize) -> Result<i32, String> {
        let number = match self.value(at) {
            Argument::Number(number, _) => Some(number),
            Argument::Text(text) => std::str::from_utf8(text).ok().and_then(|text| text.trim().parse().ok()),
            Argument::Nil | Argument::Event(_) | Argument::Other(_) => None,
        };
        // As C would: the fraction goes.
        number.map(|number: f64| number as i32).ok_or_else(|| self.wrong(at, "a number"))
    }

    /// An event; nothing for `nil`.
    pub(crate) fn event(&self, at: usize) -> Result<Option<&'a EslEvent>, String> {
        match self.value(at) {
            Argument::Nil => Ok(None),
            Argument::Event(event) => Ok(Some(event)),
            Argument::Text(_) | Argument::Number(..) | Argument::Other(_) => Err(self.wrong(at, "an ESLevent")),
        }
    }

    pub(crate) fn wrong(&self, at: usize, wanted: &str) -> String {
        format!("bad argument #{} to {}: {wanted} expected, got {}", at + 1, self.function(), self.value(at).type_name())
    }

    fn function(&self) -> &str {
        self.function.to_str().unwrap_or("a function")
    }
}
