//! `filter`: which of the wanted events pass.

use regex::Regex;

use crate::event::Event;

/// The filters of one connection, in the order they were added.
#[derive(Debug, Default)]
pub(crate) struct Filters {
    rules: Vec<(String, Rule)>,
}

#[derive(Debug)]
struct Rule {
    /// The value as the client wrote it, by which `filter delete` finds it.
    written: String,
    positive: bool,
    test: Test,
}

#[derive(Debug)]
enum Test {
    /// Equal without case.
    Text(String),
    /// `None` where the expression does not compile: it matches nothing.
    Pattern(Option<Regex>),
}

impl Filters {
    /// Adds `value`, where signs and blanks in front say whether a match lets pass or stops, and `/regex/` counts only where
    /// the value begins with it.
    pub(crate) fn add(&mut self, header: &str, value: &str) {
        let mut positive = true;
        let mut text = value;
        while let Some(sign) = text.chars().next().filter(|sign| matches!(sign, '+' | '-' | ' ')) {
            match sign {
                '+' => positive = true,
                '-' => positive = false,
                _ => {}
            }
            text = &text[1..];
        }
        let test = if value.starts_with('/') { Test::Pattern(pattern(value)) } else { Test::Text(text.to_owned()) };
        self.rules.push((header.to_owned(), Rule { written: value.to_owned(), positive, test }));
    }

    /// Deletes the filters of a header, or only that with this value.
    pub(crate) fn delete(&mut self, header: &str, value: Option<&str>) {
        self.rules.retain(|(name, rule)| !name.eq_ignore_ascii_case(header) || value.is_some_and(|value| value != rule.written));
    }

    pub(crate) fn clear(&mut self) {
        self.rules.clear();
    }

    /// Whether the event may go out: without filters always, else when a positive one matches and no negative one does.
    pub(crate) fn pass(&self, event: &Event) -> bool {
        let mut pass = self.rules.is_empty();
        for (header, rule) in &self.rules {
            let Some(value) = event.get(header) else { continue };
            let matches = match &rule.test {
                Test::Text(text) => value.eq_ignore_ascii_case(text),
                Test::Pattern(pattern) => pattern.as_ref().is_some_and(|pattern| pattern.is_match(&value)),
            };
            if matches {
                pass = rule.positive;
                if !rule.positive {
                    break;
                }
            }
        }
        pass
    }
}

/// `/expression/options`, of which `i` is known.
fn pattern(value: &str) -> Option<Regex> {
    let rest = value.strip_prefix('/')?;
    let (expression, options) = rest.rsplit_once('/').unwrap_or((rest, ""));
    let insensitive = if options.contains('i') { "(?i)" } else { "" };
    Regex::new(&format!("{insensitive}{expression}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(rules: &[&str], kind: &str) -> bool {
        let mut filters = Filters::default();
        for rule in rules {
            filters.add("X-Kind", rule);
        }
        filters.pass(&Event::new("CUSTOM").with_header("x-kind", kind))
    }

    #[test]
    fn signs_patterns_and_case() {
        assert!(passes(&[], "any"));
        assert!(passes(&["red"], "RED"));
        assert!(passes(&["red", "blue"], "blue"));
        assert!(!passes(&["red"], "green"));
        assert!(passes(&["/^r.*d$/"], "road"));
        assert!(!passes(&["/^r.*d$/"], "toad"));
        assert!(!passes(&["- red", "/./"], "red"));
        assert!(passes(&["- red", "/./"], "blue"));
        assert!(!passes(&["- red"], "blue"), "with only negative filters nothing passes");
        assert!(!passes(&["/(/"], "("));
    }
}
