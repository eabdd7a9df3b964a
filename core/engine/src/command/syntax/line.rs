//! Arguments to a line, and a line to arguments. What is written is read back before it leaves, so nothing that stands in an
//! argument can be taken for another one or for structure.

use super::grammar::{ArgumentType, Part, Syntax};
use super::value::{Action, Schedule, Value, check_target, read_pairs, write_pairs};
use super::{ArgumentError, ArgumentProblem};
use crate::command::Argument;
use crate::dial::DialString;
use crate::dial::split::{escape, escape_last, split, word, word_without_quotes};

/// The first of the characters that stand for expressions while a line is put together; they are for private use.
const FIRST_STAND_IN: u32 = 0xe000;

/// Stands where the switch separates, so that a separator in a value is something else.
const BORDER: char = '\u{1f}';

impl Syntax {
    /// Values in the order of the syntax, from values by their names.
    ///
    /// # Errors
    /// A name that the syntax does not have.
    pub(crate) fn arrange(&self, command: &str, arguments: &[(&str, Value)]) -> Result<Vec<Option<Value>>, ArgumentError> {
        let mut values = vec![None; self.arguments.len()];
        for (name, value) in arguments {
            let at = self.arguments.iter().position(|known| known.name == *name);
            let at = at.ok_or_else(|| ArgumentError::new(command, name, ArgumentProblem::UnknownArgument))?;
            values[at] = Some(value.clone());
        }
        Ok(values)
    }

    /// The line for these values, which stand in the order of [`arguments`](Syntax::arguments). `command`: its name, for errors.
    ///
    /// # Errors
    /// A value that is missing, is not what it should be, or would be read as something else.
    pub fn write(&self, command: &str, values: &[Option<Value>]) -> Result<String, ArgumentError> {
        let mut given = Vec::with_capacity(self.arguments.len());
        for (at, argument) in self.arguments.iter().enumerate() {
            let value = values.get(at).and_then(Option::as_ref);
            let fail = |problem| ArgumentError::new(command, &argument.name, problem);
            let value = value.map(|value| argument.kind.check(value, self.separator)).transpose().map_err(fail)?;
            if value.is_none() && !argument.optional {
                return Err(fail(ArgumentProblem::Missing));
            }
            given.push(value);
        }
        let mut composed = String::new();
        self.compose(&self.parts, &given, &mut composed)
            .map_err(|at| ArgumentError::new(command, &self.arguments[at].name, ArgumentProblem::Missing))?;
        let pieces: Vec<&str> = composed.split(BORDER).collect();
        // An application may have nothing to say.
        let line = if composed.is_empty() { String::new() } else { self.encode(&pieces) };
        if self.read(&line).as_ref() != Some(&given) {
            // The first value that comes back otherwise is to blame, or the first one if nothing comes back.
            let back = self.read(&line);
            let differs = |at: &usize| back.as_ref().is_none_or(|back| back[*at] != given[*at]) && given[*at].is_some();
            let at = (0..given.len()).find(differs).unwrap_or(0);
            let name = self.arguments.get(at).map_or("the line", |argument| &argument.name);
            return Err(ArgumentError::new(command, name, ArgumentProblem::NotReadBack(line)));
        }
        Ok(line)
    }

    /// The argument of an application for these values, which stand in the order of [`arguments`](Syntax::arguments); `None` if it is
    /// empty. Expressions among them are expanded, all else reaches the application as it is.
    ///
    /// # Errors
    /// As [`write`](Self::write); an expression where a number or one of some words must stand.
    pub fn write_argument(&self, application: &str, values: &[Option<Value>]) -> Result<Option<Argument>, ArgumentError> {
        let mut expressions = Vec::new();
        let mut plain = values.to_vec();
        for (argument, value) in self.arguments.iter().zip(&mut plain) {
            let fail = |problem| Err(ArgumentError::new(application, &argument.name, problem));
            match value {
                Some(Value::Argument(expression)) if expression.is_expression() => {
                    let one_word = argument.kind == ArgumentType::Word;
                    match &argument.kind {
                        ArgumentType::Word | ArgumentType::Text | ArgumentType::Argument | ArgumentType::Dial => {}
                        _ => return fail(ArgumentProblem::Expansion),
                    }
                    let written = expression.written().into_owned();
                    if written.contains(['\r', '\0']) || (one_word && written.contains(self.separator.unwrap_or(' '))) {
                        return fail(ArgumentProblem::NotReadBack(written));
                    }
                    let stand_in =
                        char::from_u32(FIRST_STAND_IN + u32::try_from(expressions.len()).unwrap_or(0)).unwrap_or(BORDER);
                    expressions.push((stand_in, expression.clone()));
                    *value = Some(Value::Text(stand_in.to_string()));
                }
                Some(Value::Text(text)) => {
                    if let Some(stand_in) = text.chars().find(|&character| u32::from(character) & !0xff == FIRST_STAND_IN) {
                        return fail(ArgumentProblem::Control(stand_in));
                    }
                }
                _ => {}
            }
        }
        let line = self.write(application, &plain)?;
        if line.is_empty() {
            return Ok(None);
        }
        if expressions.is_empty() {
            return Ok(Some(Argument::text(line)));
        }
        let mut parts = Vec::new();
        let mut rest = line.as_str();
        while let Some(at) = rest.find(|character| expressions.iter().any(|(stand_in, _)| *stand_in == character)) {
            let character = rest[at..].chars().next().unwrap_or(BORDER);
            if at > 0 {
                parts.push(Argument::text(&rest[..at]));
            }
            parts.extend(
                expressions.iter().find(|(stand_in, _)| *stand_in == character).map(|(_, expression)| expression.clone()),
            );
            rest = &rest[at + character.len_utf8()..];
        }
        if !rest.is_empty() {
            parts.push(Argument::text(rest));
        }
        Ok(Some(Argument::join(&parts)))
    }

    /// The values in a line, in the order of [`arguments`](Syntax::arguments), as they reach the command; `None` if the line is not
    /// of this syntax.
    pub fn read(&self, line: &str) -> Option<Vec<Option<String>>> {
        let text = match self.separator {
            None => line.to_owned(),
            Some(' ') => split(line, ' ', self.limit()).join(&BORDER.to_string()),
            Some(separator) => {
                let (head, rest) = self.head(line);
                format!("{head}{}", split(rest, separator, self.limit()).join(&BORDER.to_string()))
            }
        };
        let mut values = vec![None; self.arguments.len()];
        self.matches(&[&self.parts], &text, &mut values).then_some(values)
    }

    /// The command's name and its blank, which are not taken apart, and the rest. An application's line has no name in it.
    fn head<'l>(&self, line: &'l str) -> (&'l str, &'l str) {
        let name = self.prefix().find(' ').map_or(0, |blank| blank + 1);
        match line.get(..name).filter(|head| self.prefix().starts_with(head)) {
            Some(_) => line.split_at(name),
            None => ("", line),
        }
    }

    /// At how many pieces the switch stops: where the last one is a text it is what is left.
    fn limit(&self) -> usize {
        fn borders(parts: &[Part], separator: char) -> usize {
            let of = |part: &Part| match part {
                Part::Literal(text) => text.matches(separator).count(),
                Part::Argument(_) => 0,
                Part::Group(parts) => borders(parts, separator),
            };
            parts.iter().map(of).sum()
        }
        match self.separator {
            Some(' ') if self.has_text(&self.parts) => borders(&self.parts, ' ') + 1,
            // The blank behind the command's name is no border here.
            Some(separator) if self.has_text(&self.parts) => borders(&self.parts, separator) + 1,
            _ => usize::MAX,
        }
    }

    /// Fails with the argument that is missing.
    fn compose(&self, parts: &[Part], given: &[Option<String>], out: &mut String) -> Result<(), usize> {
        for part in parts {
            match part {
                Part::Literal(text) => match self.separator {
                    Some(separator) => out.extend(text.chars().map(|c| if c == separator { BORDER } else { c })),
                    None => out.push_str(text),
                },
                Part::Argument(at) => match (&given[*at], &self.arguments[*at].filler) {
                    (Some(value), _) => out.push_str(value),
                    (None, Some(filler)) => out.push_str(filler),
                    (None, None) => return Err(*at),
                },
                Part::Group(parts) if is_given(parts, given) => self.compose(parts, given, out)?,
                Part::Group(_) => {}
            }
        }
        Ok(())
    }

    fn encode(&self, pieces: &[&str]) -> String {
        let text_last = self.has_text(&self.parts);
        let action = self.arguments.iter().any(|argument| argument.kind == ArgumentType::Action);
        let last = pieces.len() - 1;
        let (separator, pieces): (_, Vec<String>) = match self.separator {
            None => return pieces.concat(),
            Some(' ') => {
                let encoded = pieces.iter().enumerate().map(|(at, piece)| match () {
                    () if text_last && at == last && at + 1 == self.limit() => escape_last(piece, None),
                    () if action => word_without_quotes(piece),
                    () => word(piece),
                });
                (' ', encoded.collect())
            }
            Some(separator) => {
                let encoded = pieces.iter().enumerate().map(|(at, piece)| {
                    let (head, piece) = if at == 0 { self.head(piece) } else { ("", *piece) };
                    let piece = match text_last && at == last {
                        true => escape_last(piece, Some(separator)),
                        false => escape(piece, separator),
                    };
                    format!("{head}{piece}")
                });
                (separator, encoded.collect())
            }
        };
        pieces.join(&separator.to_string())
    }

    /// Matches the front of `stack` (a path of part lists, the innermost last) against a whole text. Optional parts are tried
    /// first, as the switch does with flags in front; arguments take as little as they can, as `strchr` does.
    fn matches(&self, stack: &[&[Part]], text: &str, values: &mut [Option<String>]) -> bool {
        let Some((top, outer)) = stack.split_last() else { return text.is_empty() };
        let Some((part, rest)) = top.split_first() else { return self.matches(outer, text, values) };
        let with = |first: &[&[Part]], text: &str, values: &mut [Option<String>]| {
            let stack: Vec<&[Part]> = outer.iter().copied().chain(first.iter().copied()).collect();
            self.matches(&stack, text, values)
        };
        match part {
            Part::Literal(literal) => {
                let literal = match self.separator {
                    Some(separator) => literal.replace(separator, "\u{1f}"),
                    None => literal.clone(),
                };
                text.strip_prefix(&*literal).is_some_and(|text| with(&[rest], text, values))
            }
            Part::Group(parts) => with(&[rest, parts], text, values) || with(&[rest], text, values),
            Part::Argument(at) => {
                let argument = &self.arguments[*at];
                let ends = text.char_indices().map(|(at, _)| at).skip(1).chain([text.len()]);
                for end in ends {
                    let value = &text[..end];
                    let stop = value.contains(BORDER)
                        || (self.separator.is_none() && !argument.kind.takes_blanks() && value.contains(' '));
                    if stop || end == 0 {
                        break;
                    }
                    if !argument.kind.accepts(value) {
                        continue;
                    }
                    let absent = argument.filler.as_deref() == Some(value);
                    let kept = values[*at].replace(value.to_owned());
                    if absent {
                        values[*at] = None;
                    }
                    if with(&[rest], &text[end..], values) {
                        return true;
                    }
                    values[*at] = kept;
                }
                false
            }
        }
    }
}

fn is_given(parts: &[Part], given: &[Option<String>]) -> bool {
    parts.iter().any(|part| match part {
        Part::Literal(_) => false,
        Part::Argument(at) => given[*at].is_some(),
        Part::Group(parts) => is_given(parts, given),
    })
}

impl ArgumentType {
    /// The text for a value, or why it can't be one.
    fn check(&self, value: &Value, separator: Option<char>) -> Result<String, ArgumentProblem> {
        let text = match (self, value) {
            (ArgumentType::Flag(word), _) => word.clone(),
            (ArgumentType::Argument, Value::Text(text)) => Argument::text(text).written().into_owned(),
            (ArgumentType::Argument | ArgumentType::Action, Value::Argument(argument)) => argument.written().into_owned(),
            (_, Value::Argument(argument)) => match argument.as_text() {
                Some(text) => return self.check(&Value::Text(text.to_owned()), separator),
                None => return Err(ArgumentProblem::Expansion),
            },
            (ArgumentType::Dial, Value::Text(text)) => {
                DialString::parse(text).and_then(|dial| dial.build()).map_err(ArgumentProblem::Dial)?
            }
            // A text that is no expression stays none: what would be expanded in it is escaped.
            (ArgumentType::Action, Value::Text(text)) => text_action(text).write()?,
            (ArgumentType::Pairs, Value::Text(text)) => match read_pairs(text) {
                Some(pairs) => write_pairs(&pairs)?,
                None => return Err(ArgumentProblem::NotReadBack(text.clone())),
            },
            (ArgumentType::Settings, Value::Text(text)) => match read_pairs(text) {
                Some(pairs) => {
                    let escaped = |(name, value): (String, String)| (name, Argument::text(value).written().into_owned());
                    write_pairs(&pairs.into_iter().map(escaped).collect::<Vec<_>>())?
                }
                None => return Err(ArgumentProblem::NotReadBack(text.clone())),
            },
            (ArgumentType::Target, Value::Text(text)) => {
                check_target(text)?;
                text.clone()
            }
            (_, Value::Text(text)) => text.clone(),
        };
        if text.is_empty() {
            return Err(ArgumentProblem::Empty);
        }
        if let Some(control) = text.chars().find(|character| character.is_control()) {
            return Err(ArgumentProblem::Control(control));
        }
        match self {
            ArgumentType::Choice(choices) if !choices.contains(&text) => Err(ArgumentProblem::Choice(choices.join(", "))),
            ArgumentType::Integer(range) if !self.accepts(&text) => Err(ArgumentProblem::NumberRange(match *range.end() {
                i64::MAX if *range.start() == 0 => "a whole number".to_owned(),
                i64::MAX => "a whole number, perhaps with a sign".to_owned(),
                _ => format!("a whole number from {} to {}", range.start(), range.end()),
            })),
            ArgumentType::Number if !self.accepts(&text) => Err(ArgumentProblem::NumberRange("a number".to_owned())),
            ArgumentType::Time if !self.accepts(&text) => {
                Err(ArgumentProblem::NumberRange("+seconds, @seconds or an epoch".to_owned()))
            }
            _ if separator.is_none() && self.takes_blanks() && text.trim_matches(' ') != text => Err(ArgumentProblem::OuterBlank),
            _ if separator.is_none() && !self.takes_blanks() && text.contains(' ') => Err(ArgumentProblem::Blank),
            _ => Ok(text),
        }
    }

    fn takes_blanks(&self) -> bool {
        matches!(
            self,
            ArgumentType::Text | ArgumentType::Argument | ArgumentType::Pairs | ArgumentType::Settings | ArgumentType::Dial
        )
    }

    fn accepts(&self, text: &str) -> bool {
        match self {
            ArgumentType::Choice(choices) => choices.iter().any(|choice| choice == text),
            ArgumentType::Flag(word) => word == text,
            ArgumentType::Integer(range) => text.parse().is_ok_and(|number| range.contains(&number)),
            ArgumentType::Number => {
                text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-')) && text.parse::<f64>().is_ok()
            }
            ArgumentType::Time => Schedule::read(text).is_some(),
            _ => true,
        }
    }
}

/// A text for `uuid_broadcast`, nothing of it an expression.
fn text_action(text: &str) -> Action {
    match Action::read(text) {
        Action::Play(_) => Action::play(text),
        Action::Run { application, argument, hangup } => {
            let argument = argument.and_then(|_| text.split_once("::")).map(|(_, argument)| Argument::text(argument));
            Action::Run { application, argument, hangup }
        }
    }
}
