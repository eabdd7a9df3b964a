//! Playing and listening. Media is time only: a file is as long as its name says.

use std::rc::Rc;
use std::time::Duration;

use tokio::time::Instant;

use crate::channel::{Channel, Wake, wait};
use crate::core::{Core, Origin};
use crate::text;

/// Samples of a millisecond at 8,000 Hz.
const SAMPLES: u64 = 8;

/// How a playing ended.
pub(super) enum Played {
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
pub(super) async fn play(core: &Rc<Core>, channel: &Rc<Channel>, file: &str, stops: &str) -> Played {
    let Some(length) = length(core, file) else { return Played::NotFound };
    let (kind, path) = file.split_once("://").unwrap_or(("wav", file));
    let described = [("Playback-File-Type", kind.to_owned()), ("Playback-File-Path", file.to_owned())];
    let described = if path == file { described[1..].to_vec() } else { described.to_vec() };
    let origin = |line| Origin("switch_ivr_play_say.c", "switch_ivr_play_file", line);
    channel.fire_full(core, "PLAYBACK_START", origin(1649), &described);
    let begun = Instant::now();
    let deadline = length.map(|length| begun + length);
    let mut ended = Played::Done;
    channel.set_playing(true);
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
    channel.set_playing(false);
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

/// Plays until the call is over.
pub(super) async fn endless_playback(core: &Rc<Core>, channel: &Rc<Channel>, file: &str) {
    while !channel.is_gone() && !matches!(play(core, channel, file, "").await, Played::NotFound) {
        // A file without length would come round at once, and nothing else would ever run.
        tokio::task::yield_now().await;
    }
}

/// `TONES[|LOOPS]`, as `tone_stream://` without its events.
pub(super) async fn gentones(core: &Rc<Core>, channel: &Rc<Channel>, argument: &str) {
    let (tones, loops) = argument.split_once('|').unwrap_or((argument, "1"));
    let Some(length) = length(core, &format!("tone_stream://{tones};loops={loops}")) else { return };
    let deadline = length.map(|length| Instant::now() + length);
    while matches!(wait(core, channel, deadline).await, Wake::Digit(_)) {}
}

/// `record FILE [LIMIT [THRESHOLD [SILENCE]]]`: until a terminating digit, the limit in seconds, or the end of the call.
pub(super) async fn record(core: &Rc<Core>, channel: &Rc<Channel>, argument: &str) {
    let mut words = text::words(argument).into_iter();
    let Some(path) = words.next() else { return };
    let limit = words.next().and_then(|limit| limit.trim_start_matches('+').parse().ok()).filter(|limit| *limit > 0);
    let stops = channel.variable("playback_terminators").unwrap_or_else(|| "*".to_owned());
    let begun = Instant::now();
    let origin = |line| Origin("switch_ivr_play_say.c", "switch_ivr_record_file", line);
    channel.fire_full(core, "RECORD_START", origin(717), &[("Record-File-Path", path.clone())]);
    let deadline = limit.map(|seconds| begun + Duration::from_secs(seconds));
    loop {
        match wait(core, channel, deadline).await {
            Wake::Digit(digit) if stops == "any" || stops.contains(digit) => {
                channel.set_variable("playback_terminator_used", digit);
                break;
            }
            Wake::Digit(_) => {}
            Wake::Time | Wake::Broken | Wake::Gone => break,
        }
    }
    let time = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    channel.set_variable("record_seconds", (time / 1000).to_string());
    channel.set_variable("record_ms", time.to_string());
    channel.set_variable("record_samples", time.saturating_mul(SAMPLES).to_string());
    channel.fire_full(core, "RECORD_STOP", origin(901), &[("Record-File-Path", path.clone())]);
}

/// How long a file plays: `None` where there is no such file, `Some(None)` for one without end.
pub(crate) fn length(core: &Core, file: &str) -> Option<Option<Duration>> {
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
    if let Some(files) = file.strip_prefix("file_string://") {
        let lengths = files.split('!').map(|file| length(core, file).flatten().unwrap_or_default());
        return Some(Some(lengths.sum()));
    }
    if let Some((file, samples)) = file.split_once("@@") {
        // It begins so many samples behind its start.
        let skipped = Duration::from_millis(samples.parse::<u64>().ok()? / SAMPLES_PER_MILLISECOND);
        return Some(length(core, file)?.map(|length| length.saturating_sub(skipped)));
    }
    core.config.media.get(file).copied().map(Some)
}

/// Of a channel of this switch.
const SAMPLES_PER_MILLISECOND: u64 = 8;

/// `on,off,frequency...)`, the first two in milliseconds.
fn tone(text: &str) -> Option<Duration> {
    let mut times = text.split([',', ')']).map(|time| time.trim().parse().ok());
    let (on, off): (u64, u64) = (times.next()??, times.next()??);
    Some(Duration::from_millis(on + off))
}
