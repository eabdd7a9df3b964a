//! Variables in brackets: `{}` for all legs, `<>` for all originates of an enterprise one, `[]` for one leg.

use super::error::{DialError, DialProblem, check_text, check_without};
use super::split::{balanced, closing, escape, escape_last, quote, split};
use crate::vocabulary::DialScope;

/// Variables as they stand in one kind of brackets, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variables {
    pairs: Vec<(String, String)>,
    separator: char,
}

impl Default for Variables {
    fn default() -> Self {
        Variables { pairs: Vec::new(), separator: ',' }
    }
}

impl Variables {
    /// None.
    pub fn new() -> Self {
        Variables::default()
    }

    /// These and one more.
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.pairs.push((name.into(), value.into()));
        self
    }

    /// Written with this character between them (`{^^:a=1:b=2}`) in the place of the comma.
    pub fn separated_by(mut self, separator: char) -> Self {
        self.separator = separator;
        self
    }

    /// The character between them.
    pub fn separator(&self) -> char {
        self.separator
    }

    /// The value of a variable.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|&(known, _)| known == name).map(|(_, value)| value)
    }

    /// Names and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Variables {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        let pairs = pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Variables { pairs, separator: ',' }
    }
}

/// Which brackets, and so how often the switch takes what is in them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Brackets {
    Enterprise,
    All,
    Leg,
}

/// The switch puts these in the place of commas in `[]` while it splits legs (switch_ivr_originate.c).
const QUOTED_COMMA: char = '\u{1}';
const COMMA: char = '\u{2}';

impl Brackets {
    fn pair(self) -> (char, char) {
        match self {
            Brackets::Enterprise => ('<', '>'),
            Brackets::All => ('{', '}'),
            Brackets::Leg => ('[', ']'),
        }
    }

    /// The sets as text; nothing if there are no variables.
    pub(super) fn write(self, variables: &Variables) -> Result<String, DialError> {
        if variables.is_empty() {
            return Ok(String::new());
        }
        let (open, close) = self.pair();
        let separator = variables.separator;
        if separator != ','
            && (separator.is_alphanumeric() || !separator.is_ascii_graphic() || "'\"\\=^${}[]<>|_".contains(separator))
        {
            return Err(DialError::new("the separator of variables", DialProblem::Structure(separator)));
        }
        let begin = if separator == ',' { open.to_string() } else { format!("{open}^^{separator}") };
        let mut out = begin.clone();
        let mut pairs = variables.iter().peekable();
        let mut seen: Vec<&str> = Vec::new();
        while let Some((name, value)) = pairs.next() {
            self.check(name, value, separator)?;
            if seen.iter().any(|known| known.eq_ignore_ascii_case(name)) {
                return Err(DialError::new(format!("the variable {name}"), DialProblem::Twice));
            }
            seen.push(name);
            out += name;
            out.push('=');
            out += &self.value(value, separator);
            if pairs.peek().is_some() {
                // In [] the switch marks the commas between pairs before it reads escapes: behind an odd quote or a backslash it
                // would not see one, so the next pair gets brackets of its own.
                let unseen = value.matches('\'').count() % 2 == 1 || value.ends_with('\\');
                if self == Brackets::Leg && unseen {
                    out.push(close);
                    out += &begin;
                } else {
                    out.push(separator);
                }
            }
        }
        out.push(close);
        Ok(out)
    }

    fn check(self, name: &str, value: &str, separator: char) -> Result<(), DialError> {
        check_without("a variable's name", name, " '\"\\=,|{}[]<>^$")?;
        let part = format!("the variable {name}");
        check_without(&part, name, &separator.to_string())?;
        check_text(&part, value)?;
        let (open, close) = self.pair();
        if !balanced(value, open, close) {
            return Err(DialError::new(part, DialProblem::Unbalanced(open)));
        }
        let place = match (DialScope::of(name), self) {
            (DialScope::Leg, Brackets::All | Brackets::Enterprise) => "in [], for one leg",
            (DialScope::All, Brackets::Leg) => "in {}, for all legs",
            _ => return Ok(()),
        };
        Err(DialError::new(part, DialProblem::Scope(place)))
    }

    fn value(self, value: &str, separator: char) -> String {
        let value = escape_last(value, Some('='));
        match self {
            // Quotes where a comma asks for them, as people write it.
            Brackets::All | Brackets::Enterprise if value.contains(separator) => quote(&value, Some(separator)),
            Brackets::All | Brackets::Enterprise => escape(&value, separator),
            Brackets::Leg => {
                let value = escape(&value, if separator == ',' { COMMA } else { separator });
                escape(&escape(&value, ','), '|')
            }
        }
    }

    /// The sets that a text begins with, and what is behind them. In `[]` the text is one leg of a split list, its commas marked.
    pub(super) fn read(self, text: &str) -> Result<(Variables, &str), DialError> {
        let (open, close) = self.pair();
        let mut variables = Variables::default();
        let mut rest = text;
        let mut first = true;
        while rest.starts_with(open) {
            let Some(end) = closing(rest, open, close) else {
                return Err(DialError::new(rest, DialProblem::Unclosed));
            };
            let restored = rest[1..end].replace(QUOTED_COMMA, ",");
            let mut inner = restored.as_str();
            let mut separator = if self == Brackets::Leg { COMMA } else { ',' };
            if let Some(list) = inner.strip_prefix("^^")
                && let Some(given) = list.chars().next()
            {
                separator = given;
                inner = &list[given.len_utf8()..];
            }
            if first {
                variables.separator = if separator == COMMA { ',' } else { separator };
                first = false;
            }
            for pair in split(inner, separator, 1024) {
                match <[String; 2]>::try_from(split(&pair, '=', 2)) {
                    Ok([name, value]) => variables.pairs.push((name, value)),
                    Err(_) => return Err(DialError::new(pair, DialProblem::NotAPair)),
                }
            }
            rest = &rest[end + 1..];
        }
        Ok((variables, rest))
    }
}

/// The legs of a list that are called together; commas in `[]` come out marked.
pub(super) fn split_legs(list: &str) -> Vec<String> {
    let mut marked = String::with_capacity(list.len());
    let mut end = None;
    let (mut quoted, mut other_separator, mut previous) = (false, false, '\0');
    for (at, character) in list.char_indices() {
        if end.is_none() && character == '[' {
            end = closing(&list[at..], '[', ']').map(|length| at + length);
            other_separator = list[at + 1..].starts_with("^^");
            quoted = false;
        }
        if character == '\'' {
            quoted = !quoted;
        }
        let mark = if quoted || other_separator { QUOTED_COMMA } else { COMMA };
        let inside = end.is_some_and(|end| at < end);
        marked.push(if inside && character == ',' && previous != '\\' { mark } else { character });
        if end == Some(at) {
            end = None;
        }
        previous = character;
    }
    split(&marked, ',', 129)
}
