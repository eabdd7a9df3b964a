//! Playing and listening. Media is time only: a file is as long as its name says.

use std::rc::Rc;
use std::time::Duration;

use regex::Regex;
use tokio::time::Instant;

use crate::channel::{Channel, Wake, wait};
use crate::core::{Core, Origin};

/// Samples of a millisecond at 8,000 Hz.
const SAMPLES: u64 = 8;

/// How a playing ended.
enum Played {
    /// To its end, or broken off.
    Done,
    /// A digit ended it.
    Digit(char),
    /// There is nothing of that name.
    NotFound,
}

/// `playback FILE`.
pub(super) async fn playback(core: &Rc<Core>, channel: &Rc<Channel>, file: &str) {
    let stops = channel.variable("playback_terminators").unwrap_or_else(|| "*".to_owned());
    let response = match play(core, channel, file, &stops).await {
        Played::Digit(digit) => {
            channel.set_variable("playback_terminator_used", digit);
            "FILE PLAYED"
        }
        Played::Done if channel.is_hung_up() => "PLAYBACK ERROR",
        Played::Done => "FILE PLAYED",
        Played::NotFound => "FILE NOT FOUND",
    };
    channel.set_variable("current_application_response", response);
}

/// Plays until the end or until one of the digits in `stops` (all of them for `any`).
async fn play(core: &Rc<Core>, channel: &Rc<Channel>, file: &str, stops: &str) -> Played {
    let Some(length) = length(core, file) else { return Played::NotFound };
    let (kind, path) = file.split_once("://").unwrap_or(("wav", file));
    let described = [("Playback-File-Type", kind.to_owned()), ("Playback-File-Path", file.to_owned())];
    let described = if path == file { described[1..].to_vec() } else { described.to_vec() };
    let origin = |line| Origin("switch_ivr_play_say.c", "switch_ivr_play_file", line);
    channel.fire_full(core, "PLAYBACK_START", origin(1649), &described);
    let begun = Instant::now();
    let deadline = length.map(|length| begun + length);
    let mut ended = Played::Done;
    loop {
        match wait(core, channel, deadline).await {
            Wake::Digit(digit) if stops == "any" || stops.contains(digit) => {
                ended = Played::Digit(digit);
                break;
            }
            Wake::Digit(_) => {}
            Wake::Time | Wake::Broken | Wake::Gone => break,
        }
    }
    let whole = length.filter(|_| matches!(ended, Played::Done) && !channel.is_gone());
    let time = u64::try_from(whole.unwrap_or_else(|| begun.elapsed()).as_millis()).unwrap_or(u64::MAX);
    let samples = time.saturating_mul(SAMPLES);
    channel.set_variable("playback_last_offset_pos", samples.to_string());
    channel.set_variable("playback_seconds", (time / 1000).to_string());
    channel.set_variable("playback_ms", time.to_string());
    channel.set_variable("playback_samples", samples.to_string());
    let mut described = described;
    described.push(("Playback-Status", if whole.is_some() { "done" } else { "break" }.to_owned()));
    channel.fire_full(core, "PLAYBACK_STOP", origin(2023), &described);
    ended
}

/// `play_and_get_digits MIN MAX TRIES TIMEOUT TERMINATORS FILE INVALID_FILE [VARIABLE [REGEX [DIGIT_TIMEOUT]]]`, times in
/// milliseconds.
pub(super) async fn play_and_get_digits(core: &Rc<Core>, channel: &Rc<Channel>, argument: &str) {
    let words: Vec<&str> = argument.split(' ').filter(|word| !word.is_empty()).collect();
    let number = |at: usize| words.get(at).and_then(|word| word.parse().ok());
    let (Some(min), Some(max), Some(tries), Some(timeout)) = (number(0), number(1), number(2), number(3)) else { return };
    let text = |at: usize| words.get(at).copied().unwrap_or_default();
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

/// How long a file plays: `None` where there is no such file, `Some(None)` for one without end.
fn length(core: &Core, file: &str) -> Option<Option<Duration>> {
    if let Some(milliseconds) = file.strip_prefix("silence_stream://") {
        let milliseconds: i64 = milliseconds.split([',', ';']).next()?.parse().ok()?;
        return Some(u64::try_from(milliseconds).ok().map(Duration::from_millis));
    }
    if let Some(tones) = file.strip_prefix("tone_stream://") {
        let (tones, options) = tones.split_once(";loops=").unwrap_or((tones, "1"));
        let loops: i32 = options.parse().ok()?;
        let once: Duration = tones.split("%(").skip(1).filter_map(tone).sum();
        return Some(u32::try_from(loops).ok().map(|loops| once * loops));
    }
    core.config.media.get(file).copied().map(Some)
}

/// `on,off,frequency...)`, the first two in milliseconds.
fn tone(text: &str) -> Option<Duration> {
    let mut times = text.split([',', ')']).map(|time| time.trim().parse().ok());
    let (on, off): (u64, u64) = (times.next()??, times.next()??);
    Some(Duration::from_millis(on + off))
}
