//! Extensions and their actions.

use crate::text::unescape;
use std::collections::BTreeMap;

/// One action: an application with its argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    pub(crate) application: String,
    pub(crate) argument: String,
}

impl Action {
    /// An action that runs `application` with `argument`.
    pub fn new(application: impl Into<String>, argument: impl Into<String>) -> Self {
        Action { application: application.into(), argument: argument.into() }
    }

    /// `application argument`, as xferext writes it.
    pub(crate) fn parse(text: &str) -> Self {
        let (application, argument) = text.split_once(' ').unwrap_or((text, ""));
        Action::new(application, argument)
    }
}

/// Extensions by context and number.
#[derive(Clone, Debug)]
pub(crate) struct Dialplan {
    extensions: BTreeMap<(String, String), Vec<Action>>,
}

impl Default for Dialplan {
    /// What the switch of the recordings has in its context `default`, of the applications that this one knows.
    fn default() -> Self {
        let mut dialplan = Dialplan { extensions: BTreeMap::new() };
        let answer = || Action::new("answer", "");
        let park = || Action::new("park", "");
        let socket = |mode: &str| Action::new("socket", format!("127.0.0.1:8084 {mode}"));
        let digits = "1 4 3 5000 # tone_stream://%(200,100,440) tone_stream://%(200,100,200) ivr_digits \\d+ 2000";
        dialplan.add("default", "9196", vec![answer(), Action::new("echo", "")]);
        dialplan.add("default", "9664", vec![answer(), Action::new("playback", "tone_stream://%(2000,500,440,480);loops=100")]);
        dialplan.add("default", "9665", vec![answer(), Action::new("playback", "tone_stream://%(300,0,440)")]);
        dialplan.add("default", "1000", vec![answer(), park()]);
        dialplan.add("default", "1001", vec![park()]);
        let ring = |time: &str| vec![Action::new("ring_ready", ""), Action::new("sleep", time), answer(), park()];
        dialplan.add("default", "1002", ring("1000"));
        dialplan.add("default", "1003", vec![Action::new("pre_answer", ""), park()]);
        dialplan.add("default", "1004", vec![Action::new("hangup", "USER_BUSY")]);
        dialplan.add("default", "1005", ring("60000"));
        let result = Action::new("set", "ivr_result=${ivr_digits}");
        dialplan.add("default", "2000", vec![answer(), Action::new("play_and_get_digits", digits), result, park()]);
        dialplan.add("default", "3???", vec![answer(), Action::new("conference", "room$1@default")]);
        let music = Action::new("fifo", "labfifo in");
        dialplan.add("default", "4000", vec![answer(), music]);
        dialplan.add("default", "4100", vec![answer(), Action::new("valet_park", "labvalet auto in 8001 8099")]);
        dialplan.add("default", "4300", vec![Action::new("bridge", "loopback/9196/default")]);
        dialplan.add("default", "5000", vec![socket("async full")]);
        dialplan.add("default", "5001", vec![socket("full")]);
        dialplan.add("default", "5002", vec![socket("async")]);
        dialplan.add("default", "5003", vec![Action::new("socket", "127.0.0.1:8084")]);
        let after = vec![answer(), socket("async full"), Action::new("set", "after_socket=yes"), park()];
        dialplan.add("default", "5004", after);
        dialplan.add("default", "5005", vec![Action::new("socket", "127.0.0.1:1|127.0.0.1:8084/some/path async full")]);
        dialplan
    }
}

impl Dialplan {
    /// Adds an extension, in the place of one of the same number.
    pub(crate) fn add(&mut self, context: &str, number: &str, actions: Vec<Action>) {
        self.extensions.insert((context.to_owned(), number.to_owned()), actions);
    }

    /// The actions of an extension. `?` in its number stands for any digit, and the digits that stand there replace `$1`.
    pub(crate) fn find(&self, context: &str, number: &str) -> Option<Vec<Action>> {
        if let Some(actions) = self.extensions.get(&(context.to_owned(), number.to_owned())) {
            return Some(actions.clone());
        }
        let (pattern, actions) = self
            .extensions
            .iter()
            .find_map(|((known, pattern), actions)| (known == context && fits(pattern, number)).then_some((pattern, actions)))?;
        let digits: String =
            pattern.chars().zip(number.chars()).filter(|(mask, _)| *mask == '?').map(|(_, digit)| digit).collect();
        let fill = |action: &Action| Action::new(action.application.clone(), action.argument.replace("$1", &digits));
        Some(actions.iter().map(fill).collect())
    }
}

fn fits(pattern: &str, number: &str) -> bool {
    let digit = |(mask, digit): (char, char)| mask == digit || (mask == '?' && digit.is_ascii_digit());
    pattern.contains('?') && pattern.len() == number.len() && pattern.chars().zip(number.chars()).all(digit)
}

/// The actions that the dialplan `inline` reads off the destination: `application:argument,application:argument`, where
/// another separator than the comma stands behind `m:`.
pub(crate) fn inline(destination: &str) -> Vec<Action> {
    let (separator, list) = match destination.strip_prefix("m:").and_then(|rest| Some((rest.chars().next()?, rest))) {
        Some((separator, rest)) => (separator, rest[separator.len_utf8()..].trim_start_matches(':')),
        None => (',', destination),
    };
    let action = |text: &str| {
        let text = unescape(text, separator);
        let (application, argument) = text.split_once(':').unwrap_or((&text, ""));
        Action::new(application.trim(), argument)
    };
    let mut escaped = false;
    let pieces = list.split(|character| {
        let is_escaped = escaped;
        escaped = !is_escaped && character == '\\';
        !is_escaped && character == separator
    });
    pieces.filter(|text| !text.is_empty()).map(action).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_and_inline() {
        let dialplan = Dialplan::default();
        let actions = dialplan.find("default", "3001").expect("an extension of conferences");
        assert_eq!(actions.last(), Some(&Action::new("conference", "room001@default")));
        assert_eq!(dialplan.find("default", "30x1"), None);
        assert_eq!(inline("answer,set:a=b:c"), [Action::new("answer", ""), Action::new("set", "a=b:c")]);
        assert_eq!(inline("m:^:set:a=b,c^park"), [Action::new("set", "a=b,c"), Action::new("park", "")]);
    }
}
