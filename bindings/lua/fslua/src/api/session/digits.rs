//! Asking for digits.
//!
//! Files are played by the switch's own applications, which then collect. Digits that were pressed before (while a file played, between two
//! methods) have left the channel: they are taken from what was noted, and what is missing is collected here from the DTMF events.

use std::rc::Rc;

use eslng::Operation;
use eslng_engine::command::app::{PlayAndGetDigits, Read, TypedApplication};
use eslng_engine::event::Event;
use mlua::{Lua, Result};
use tokio::time::Instant;

use super::super::arguments::raise;
use super::SessionState;

/// The variable that digits come in where the script names none.
const VARIABLE: &str = "fslua_digits";

/// What is collected, times in milliseconds.
pub(super) struct Collect<'a> {
    pub min: u64,
    pub max: u64,
    /// Until the first digit, and after each where `between` says nothing.
    pub timeout: u64,
    pub terminators: &'a str,
    pub between: Option<u64>,
    /// For all of it.
    pub most: Option<u64>,
}

/// What `playAndGetDigits` is given besides.
pub(super) struct Prompt<'a> {
    pub tries: u64,
    pub file: &'a str,
    pub invalid_file: &'a str,
    pub expression: &'a str,
    pub variable: Option<&'a str>,
    pub failure: Option<&'a str>,
}

impl SessionState {
    /// `getDigits(max, terminators, timeout[, between[, most]])`
    pub(super) fn get_digits(self: &Rc<Self>, lua: &Lua, collect: &Collect<'_>) -> Result<String> {
        self.check_hook(lua)?;
        let tells_digits = self.call().is_some_and(|call| call.own().is_none_or(|own| own.asynchronous));
        let digits = if tells_digits { self.collect(collect)? } else { self.read(lua, collect, "silence_stream://10")? };
        self.check_hook(lua)?;
        Ok(digits)
    }

    /// Collects here: what was typed ahead, then what comes.
    fn collect(&self, collect: &Collect<'_>) -> Result<String> {
        let milliseconds = |ms: u64| Instant::now() + std::time::Duration::from_millis(ms);
        let last = collect.most.map(milliseconds);
        let mut digits = String::new();
        let mut until = milliseconds(collect.timeout);
        loop {
            self.note_waiting();
            let queued = self.digits.borrow_mut().pop_front();
            if let Some(digit) = queued {
                if collect.terminators.contains(digit.digit) {
                    self.set_variable("read_terminator_used", &digit.digit.to_string())?;
                    return Ok(digits);
                }
                digits.push(digit.digit);
                if digits.len() as u64 >= collect.max {
                    return Ok(digits);
                }
                until = milliseconds(collect.between.unwrap_or(collect.timeout));
                continue;
            }
            let until = last.map_or(until, |last| last.min(until));
            if !self.ready() || !self.wait_for_change(until)? {
                return Ok(digits);
            }
        }
    }

    /// Waits for a change of the call; false when the time is over.
    fn wait_for_change(&self, until: Instant) -> Result<bool> {
        let change = {
            let mut changes = self.changes.borrow_mut();
            let Some(changes) = changes.as_mut() else { return Ok(false) };
            self.context.wait(async { tokio::time::timeout_at(until, changes.next()).await })?
        };
        match change {
            Ok(change) => {
                self.note(change);
                Ok(true)
            }
            Err(_) => Ok(false),
        }
    }

    /// `read(min, max, file, timeout, terminators[, digit_timeout])`
    pub(super) fn read(self: &Rc<Self>, lua: &Lua, collect: &Collect<'_>, file: &str) -> Result<String> {
        self.note_waiting();
        if !self.digits.borrow().is_empty() {
            let typed = Collect { timeout: collect.between.unwrap_or(collect.timeout), ..*collect };
            return self.collect(&typed);
        }
        let terminators = if collect.terminators.is_empty() { "none" } else { collect.terminators };
        let mut read = Read::new(collect.min, collect.max.max(1), file_or_silence(file), VARIABLE, collect.timeout, terminators);
        read.digit_timeout = collect.between;
        let execute = read.execute().map_err(raise)?;
        let event = self.operate(lua, Operation::execute(execute))?;
        Ok(self.read_from(event, VARIABLE, "failure"))
    }

    /// `playAndGetDigits(...)`
    pub(super) fn play_and_get_digits(self: &Rc<Self>, lua: &Lua, collect: &Collect<'_>, prompt: &Prompt<'_>) -> Result<String> {
        let mut tries = prompt.tries.max(1);
        self.note_waiting();
        if !self.digits.borrow().is_empty() {
            // Who types ahead hears no prompt.
            let between = collect.between.unwrap_or(collect.timeout);
            let digits = self.collect(&Collect { timeout: between, ..*collect })?;
            if digits.len() as u64 >= collect.min && matches_whole(prompt.expression, &digits)? {
                if let Some(variable) = prompt.variable {
                    self.set_variable(variable, &digits)?;
                }
                return Ok(digits);
            }
            tries -= 1;
            if !prompt.invalid_file.is_empty() && self.ready() {
                self.execute(lua, "playback", Some(prompt.invalid_file.as_bytes()))?;
            }
        }
        let digits = if tries > 0 { self.prompt(lua, tries, collect, prompt)? } else { String::new() };
        match prompt.failure.filter(|failure| !failure.is_empty() && digits.is_empty() && self.ready()) {
            Some(failure) => {
                let mut words = failure.split_whitespace();
                let extension = words.next().unwrap_or_default().to_owned();
                self.transfer(lua, &extension, words.next(), words.next())?;
                Ok(digits)
            }
            None => Ok(digits),
        }
    }

    fn prompt(self: &Rc<Self>, lua: &Lua, tries: u64, collect: &Collect<'_>, prompt: &Prompt<'_>) -> Result<String> {
        let variable = prompt.variable.unwrap_or(VARIABLE);
        let mut application = PlayAndGetDigits::new(
            collect.min,
            collect.max.max(1),
            tries,
            collect.timeout,
            if collect.terminators.is_empty() { "none" } else { collect.terminators },
            file_or_silence(prompt.file),
            file_or_silence(prompt.invalid_file),
            variable,
            if prompt.expression.is_empty() { ".*" } else { prompt.expression },
        );
        application.digit_timeout = collect.between;
        let execute = application.execute().map_err(raise)?;
        let event = self.operate(lua, Operation::execute(execute))?;
        Ok(self.read_from(event, variable, "success"))
    }

    /// The digits in an application's last event. `result` is what `read_result` has to be, or, for `failure`, must not.
    fn read_from(&self, event: Option<Event>, variable: &str, result: &str) -> String {
        // What was pressed meanwhile, the application has read.
        self.note_waiting();
        self.digits.borrow_mut().clear();
        let Some(event) = event else { return String::new() };
        let said = event.get("variable_read_result").unwrap_or_default();
        let counts = if result == "failure" { said != "failure" } else { said == result || said.is_empty() };
        let digits = event.get(&format!("variable_{variable}")).filter(|_| counts);
        digits.map(|digits| digits.into_owned()).unwrap_or_default()
    }
}

fn file_or_silence(file: &str) -> &str {
    if file.is_empty() { "silence_stream://10" } else { file }
}

/// Whether all of a text fits an expression, as the switch's PCRE would say.
pub(crate) fn matches_whole(expression: &str, text: &str) -> Result<bool> {
    if expression.is_empty() {
        return Ok(true);
    }
    let regex = fancy_regex::Regex::new(&format!("^(?:{expression})$")).map_err(raise)?;
    regex.is_match(text).map_err(raise)
}
