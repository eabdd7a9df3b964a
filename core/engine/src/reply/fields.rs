//! Names and values that a record takes its own out of; what is left stays with it.

use std::str::FromStr;

/// Names and values, in order.
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    pub fn new<'f>(fields: impl Iterator<Item = (&'f str, &'f str)>) -> Fields {
        Fields(fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }

    /// A value, or an empty text where there is none.
    pub fn text(&mut self, name: &str) -> String {
        let at = self.0.iter().position(|(known, _)| known == name);
        at.map(|at| self.0.remove(at).1).unwrap_or_default()
    }

    /// A value that `read` can read; what it can't stays.
    pub fn read<T>(&mut self, name: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let at = self.0.iter().position(|(known, _)| known == name)?;
        let value = read(&self.0[at].1)?;
        self.0.remove(at);
        Some(value)
    }

    /// A number.
    pub fn number<T: FromStr>(&mut self, name: &str) -> Option<T> {
        self.read(name, |value| value.parse().ok())
    }

    /// `true` or `false`.
    pub fn bool(&mut self, name: &str) -> Option<bool> {
        self.number(name)
    }

    /// What nobody took.
    pub fn rest(self) -> Vec<(String, String)> {
        self.0
    }
}
