//! Asking for digits, and digits that do something.

use std::rc::Rc;
use std::time::Duration;

use regex::Regex;
use tokio::time::Instant;

use super::media::{Played, play};
use crate::channel::{Binding, Channel, Wake, wait};
use crate::core::Core;
use crate::text;

/// `play_and_get_digits MIN MAX TRIES TIMEOUT TERMINATORS FILE INVALID_FILE [VARIABLE [REGEX [DIGIT_TIMEOUT]]]`, times in
/// milliseconds.
pub(super) async fn play_and_get_digits(core: &Rc<Core>, channel: &Rc<Channel>, argument: &str) {
    let words = text::words(argument);
    let number = |at: usize| words.get(at).and_then(|word| word.parse().ok());
    let (Some(min), Some(max), Some(tries), Some(timeout)) = (number(0), number(1), number(2), number(3)) else { return };
    let text = |at: usize| words.get(at).map(String::as_str).unwrap_or_default();
    let variable = text(7);
    let prompt = Prompt {
        min: usize::try_from(min).unwrap_or_default(),
        max: usize::try_from(max).unwrap_or_default(),
        timeout: Duration::from_millis(timeout),
        digit_timeout: Duration::from_millis(number(9).unwrap_or(timeout)),
        terminators: if text(4) == "none" { "" } else { text(4) },
        file: text(5),
        expression: words.get(8).and_then(|expression| Regex::new(&format!("^(?:{expression})$")).ok()),
    };
    channel.set_variable("read_terminator_used", "");
    for _ in 0..tries.max(1u64) {
        match prompt.ask(core, channel).await {
            Some(digits) => {
                channel.set_variable("read_result", "success");
                if !variable.is_empty() {
                    channel.set_variable(variable, digits);
                }
                return;
            }
            None if channel.is_gone() => break,
            None => {
                channel.set_variable("read_result", "failure");
                play(core, channel, text(6), "").await;
            }
        }
    }
}

struct Prompt<'a> {
    min: usize,
    max: usize,
    timeout: Duration,
    digit_timeout: Duration,
    terminators: &'a str,
    file: &'a str,
    expression: Option<Regex>,
}

impl Prompt<'_> {
    /// Plays the file and collects digits, which may come while it plays. `None` for digits that do not do.
    async fn ask(&self, core: &Rc<Core>, channel: &Rc<Channel>) -> Option<String> {
        let mut digits = String::new();
        let mut complete = match play(core, channel, self.file, "any").await {
            Played::Digit(digit) => self.take(channel, digit, &mut digits),
            Played::Done | Played::NotFound => false,
        };
        let mut timeout = if digits.is_empty() { self.timeout } else { self.digit_timeout };
        while !complete {
            match wait(core, channel, Some(Instant::now() + timeout)).await {
                Wake::Digit(digit) => complete = self.take(channel, digit, &mut digits),
                Wake::Time | Wake::Broken | Wake::Gone => break,
            }
            timeout = self.digit_timeout;
        }
        let fits = self.expression.as_ref().is_none_or(|expression| expression.is_match(&digits));
        (digits.len() >= self.min && fits && !channel.is_gone()).then_some(digits)
    }

    /// Adds a digit. True when there is no need for more.
    fn take(&self, channel: &Channel, digit: char, digits: &mut String) -> bool {
        if self.terminators.contains(digit) {
            channel.set_variable("read_terminator_used", digit);
            return true;
        }
        digits.push(digit);
        digits.len() >= self.max
    }
}

/// `read MIN MAX FILE VARIABLE TIMEOUT TERMINATORS [DIGIT_TIMEOUT]`, times in milliseconds.
pub(super) async fn read(core: &Rc<Core>, channel: &Rc<Channel>, argument: &str) {
    let words = text::words(argument);
    let text = |at: usize| words.get(at).map(String::as_str).unwrap_or_default();
    let number = |at: usize| text(at).parse::<u64>().ok();
    let timeout = number(4).unwrap_or(1000);
    let prompt = Prompt {
        min: usize::try_from(number(0).unwrap_or(1)).unwrap_or_default(),
        max: usize::try_from(number(1).unwrap_or(128)).unwrap_or(128),
        timeout: Duration::from_millis(timeout),
        digit_timeout: Duration::from_millis(number(6).unwrap_or(timeout)),
        terminators: match text(5) {
            "" => "#",
            "none" => "",
            terminators => terminators,
        },
        file: text(2),
        expression: None,
    };
    channel.set_variable("read_terminator_used", "");
    channel.set_variable(text(3), "");
    let result = match prompt.ask(core, channel).await {
        Some(digits) => {
            channel.set_variable(text(3), digits);
            "success"
        }
        None if channel.is_gone() => "failure",
        None => "timeout",
    };
    channel.set_variable("read_result", result);
}

/// `bind_digit_action REALM,DIGITS,ACTION[,ARGUMENT]`.
pub(super) fn bind(channel: &Channel, argument: &str) {
    let parts: Vec<&str> = argument.splitn(4, ',').collect();
    let [realm, digits, action, rest @ ..] = parts.as_slice() else { return };
    channel.bind_digits(Binding {
        realm: (*realm).to_owned(),
        digits: (*digits).to_owned(),
        action: (*action).to_owned(),
        argument: rest.first().map(|argument| (*argument).to_owned()).unwrap_or_default(),
    });
}
