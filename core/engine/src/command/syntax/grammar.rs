//! The notation, which `catalogue/api.toml` explains, read into parts.

use std::ops::RangeInclusive;

/// A line's notation that can't be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("syntax {syntax:?}: {problem}")]
pub struct SyntaxError {
    /// The notation.
    pub syntax: String,
    /// What is wrong with it.
    pub problem: &'static str,
}

/// What a command takes and how the switch takes it apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Syntax {
    pub(super) parts: Vec<Part>,
    pub(super) arguments: Vec<SyntaxArgument>,
    pub(super) separator: Option<char>,
    source: String,
}

/// One argument of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxArgument {
    /// Its name.
    pub name: String,
    /// What it may be.
    pub kind: ArgumentType,
    /// Whether the line is one without it.
    pub optional: bool,
    /// What stands for it when it is absent and a later one is not.
    pub(super) filler: Option<String>,
}

/// What an argument may be.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ArgumentType {
    /// One word; it may hold blanks where the switch reads quotes.
    Word,
    /// All that is left of the line.
    Text,
    /// A whole number in a range.
    Integer(RangeInclusive<i64>),
    /// A number.
    Number,
    /// One of these.
    Choice(Vec<String>),
    /// This word, or nothing.
    Flag(String),
    /// A hangup cause.
    Cause,
    /// `+seconds`, `@seconds` or an epoch.
    Time,
    /// `name=value;name=value`.
    Pairs,
    /// As [`Pairs`](Self::Pairs), the values expanded by the application itself.
    Settings,
    /// A dial string.
    Dial,
    /// `&application(argument)` or an extension.
    Target,
    /// A file, or `application::argument`.
    Action,
    /// A text that the switch expands.
    Argument,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Literal(String),
    Argument(usize),
    Group(Vec<Part>),
}

impl Syntax {
    /// Reads a notation. `separator`: at which character the switch takes the arguments apart, quotes and backslashes read; `None`:
    /// it reads the line as it is.
    ///
    /// # Errors
    /// Braces or brackets without partner, an argument without a name, or two of one name.
    pub fn parse(source: &str, separator: Option<char>) -> Result<Self, SyntaxError> {
        let mut syntax = Syntax { parts: Vec::new(), arguments: Vec::new(), separator, source: source.to_owned() };
        let mut characters = source.chars().peekable();
        syntax.parts = syntax.read_parts(&mut characters, 0).map_err(|problem| syntax.error(problem))?;
        for (at, argument) in syntax.arguments.iter().enumerate() {
            if syntax.arguments[..at].iter().any(|earlier| earlier.name == argument.name) {
                return Err(syntax.error("an argument's name stands twice"));
            }
        }
        Ok(syntax)
    }

    fn error(&self, problem: &'static str) -> SyntaxError {
        SyntaxError { syntax: self.source.clone(), problem }
    }

    fn read_parts(
        &mut self,
        characters: &mut std::iter::Peekable<std::str::Chars<'_>>,
        depth: usize,
    ) -> Result<Vec<Part>, &'static str> {
        let mut parts = Vec::new();
        let mut literal = String::new();
        let flush = |literal: &mut String, parts: &mut Vec<Part>| {
            if !literal.is_empty() {
                parts.push(Part::Literal(std::mem::take(literal)));
            }
        };
        loop {
            match characters.next() {
                Some('{') => {
                    flush(&mut literal, &mut parts);
                    let mut text = String::new();
                    loop {
                        match characters.next() {
                            Some('}') => break,
                            Some(character) => text.push(character),
                            None => return Err("a brace has no end"),
                        }
                    }
                    let argument = SyntaxArgument::read(&text, depth > 0)?;
                    parts.push(Part::Argument(self.arguments.len()));
                    self.arguments.push(argument);
                }
                Some('[') => {
                    flush(&mut literal, &mut parts);
                    let group = self.read_parts(characters, depth + 1)?;
                    parts.push(Part::Group(group));
                }
                Some(']') if depth > 0 => {
                    flush(&mut literal, &mut parts);
                    return Ok(parts);
                }
                Some('}' | ']') => return Err("a bracket has no beginning"),
                Some(character) => literal.push(character),
                None if depth > 0 => return Err("a bracket has no end"),
                None => {
                    flush(&mut literal, &mut parts);
                    return Ok(parts);
                }
            }
        }
    }

    /// Whether something of it is expanded by whoever takes it, after the switch has expanded the whole.
    pub(crate) fn expands_again(&self) -> bool {
        self.arguments.iter().any(|argument| matches!(argument.kind, ArgumentType::Argument | ArgumentType::Settings))
    }

    /// The arguments, in order.
    pub fn arguments(&self) -> &[SyntaxArgument] {
        &self.arguments
    }

    /// The notation.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// What every line of this syntax begins with.
    pub(crate) fn prefix(&self) -> &str {
        match self.parts.first() {
            Some(Part::Literal(text)) => text,
            _ => "",
        }
    }

    pub(super) fn has_text(&self, parts: &[Part]) -> bool {
        parts.iter().any(|part| match part {
            Part::Literal(_) => false,
            Part::Argument(at) => self.arguments[*at].kind == ArgumentType::Text,
            Part::Group(parts) => self.has_text(parts),
        })
    }
}

impl SyntaxArgument {
    fn read(text: &str, optional: bool) -> Result<Self, &'static str> {
        let (text, filler) = match text.split_once('~') {
            Some((text, filler)) => (text, Some(filler.to_owned())),
            None => (text, None),
        };
        let (name, kind) = text.split_once(':').unwrap_or((text, "word"));
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            return Err("an argument needs a name of letters, digits and _");
        }
        let (word, range) = match kind.strip_suffix(')').and_then(|kind| kind.split_once('(')) {
            Some((word, range)) => (word, Some(range)),
            None => (kind, None),
        };
        let range = |least: i64| -> Result<RangeInclusive<i64>, &'static str> {
            let Some(range) = range else { return Ok(least..=i64::MAX) };
            let bounds = range.split_once("..").and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
            bounds.map(|(from, to)| from..=to).ok_or("a range is (a..b)")
        };
        let kind = match word {
            "word" => ArgumentType::Word,
            "text" => ArgumentType::Text,
            "uint" => ArgumentType::Integer(range(0)?),
            "int" => ArgumentType::Integer(range(i64::MIN)?),
            "number" => ArgumentType::Number,
            "flag" => ArgumentType::Flag(name.to_owned()),
            "cause" => ArgumentType::Cause,
            "time" => ArgumentType::Time,
            "pairs" => ArgumentType::Pairs,
            "settings" => ArgumentType::Settings,
            "dial" => ArgumentType::Dial,
            "target" => ArgumentType::Target,
            "action" => ArgumentType::Action,
            "argument" => ArgumentType::Argument,
            _ if kind.starts_with('=') && kind.len() > 1 && !kind.contains('|') => ArgumentType::Flag(kind[1..].to_owned()),
            _ if !kind.is_empty() && kind.split('|').all(|choice| !choice.is_empty()) => {
                ArgumentType::Choice(kind.split('|').map(str::to_owned).collect())
            }
            _ => return Err("an argument's type is not known"),
        };
        Ok(SyntaxArgument { name: name.to_owned(), kind, optional, filler })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_and_their_types() {
        let syntax = Syntax::parse("x {a}[ {b:uint(1..9)}[ {c:on|off~undef}]] {d:text}", Some(' ')).expect("it is a syntax");
        let shown: Vec<_> = syntax.arguments().iter().map(|argument| (argument.name.as_str(), argument.optional)).collect();
        assert_eq!(shown, [("a", false), ("b", true), ("c", true), ("d", false)]);
        assert_eq!(syntax.arguments()[1].kind, ArgumentType::Integer(1..=9));
        assert_eq!(syntax.arguments()[2].filler.as_deref(), Some("undef"));
    }

    #[test]
    fn what_is_no_syntax() {
        for source in ["{", "x]", "[x", "{}", "{a b}", "{a:}", "{a:uint(1)}", "{a} {a}", "{a:|}"] {
            Syntax::parse(source, None).expect_err(source);
        }
    }
}
