//! What an event must be like to be shown.

use eslng::event::Event;
use regex::{Regex, RegexBuilder};

/// `HEADER=VALUE`, `HEADER!=VALUE`, `HEADER=/REGEX/`. Of a header with several values one has to match.
#[derive(Clone, Debug)]
pub struct Filter {
    header: String,
    wanted: Wanted,
    negated: bool,
}

#[derive(Clone, Debug)]
enum Wanted {
    Text(String),
    Pattern(Regex),
}

impl Filter {
    pub fn parse(text: &str) -> Result<Filter, String> {
        let (header, value) = text.split_once('=').ok_or("HEADER=VALUE is wanted")?;
        let (header, negated) = header.strip_suffix('!').map_or((header, false), |header| (header, true));
        if header.is_empty() || header.contains([':', '\r', '\n']) {
            return Err(format!("{header:?} is no header's name"));
        }
        let wanted = match value.strip_prefix('/').and_then(|value| value.strip_suffix('/')) {
            Some(pattern) => {
                let regex = RegexBuilder::new(pattern).case_insensitive(true).build();
                Wanted::Pattern(regex.map_err(|error| error.to_string())?)
            }
            None => Wanted::Text(value.to_owned()),
        };
        Ok(Filter { header: header.to_owned(), wanted, negated })
    }

    pub fn holds(&self, event: &Event) -> bool {
        let matches = event.values(&self.header).iter().any(|value| match &self.wanted {
            Wanted::Text(text) => value.eq_ignore_ascii_case(text),
            Wanted::Pattern(regex) => regex.is_match(value),
        });
        matches != self.negated
    }

    /// The same for the switch to apply, where it means the same there: its regular expressions are others, and with nothing but negative
    /// filters it passes nothing.
    pub fn of_switch(&self) -> Option<eslng::command::Filter> {
        match &self.wanted {
            Wanted::Text(text) if !self.negated && !text.is_empty() && !text.starts_with(['/', '-', '+']) => {
                Some(eslng::command::Filter::add(self.header.as_str(), text.as_str()))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eslng::event::Format;

    #[test]
    fn one_filter() {
        let event = Event::new(Format::Plain, "Event-Name: CUSTOM\nA: one\nA: Two%20x\n\n");
        for (text, holds) in [
            ("a=ONE", true),
            ("A=two x", true),
            ("A=two", false),
            ("A!=two", true),
            ("A!=one", false),
            ("A=/^t.o/", true),
            ("A=/^o$/", false),
            ("B=", false),
            ("B!=x", true),
        ] {
            assert_eq!(Filter::parse(text).unwrap().holds(&event), holds, "{text}");
        }
        for text in ["A", "=x", "!=x", "a:b=c", "A=/(/"] {
            assert!(Filter::parse(text).is_err(), "{text}");
        }
        for (text, asks) in [("A=one", true), ("A!=one", false), ("A=/one/", false), ("A=-x", false)] {
            assert_eq!(Filter::parse(text).unwrap().of_switch().is_some(), asks, "{text}");
        }
    }
}
