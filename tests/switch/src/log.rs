//! Log lines, as `log` sends them to a connection.

use crate::clock;
use crate::core::{Core, Origin};

/// Level names with their numbers; the console's own lines are 0.
const LEVELS: [(&str, u8); 8] =
    [("console", 0), ("alert", 1), ("crit", 2), ("err", 3), ("warning", 4), ("notice", 5), ("info", 6), ("debug", 7)];

/// The number of DEBUG.
pub(crate) const DEBUG: u8 = 7;
/// The number of INFO.
pub(crate) const INFO: u8 = 6;
/// The number of NOTICE.
pub(crate) const NOTICE: u8 = 5;

/// The level that a word names: a name in any case or a number, where a negative one counts as 0.
pub(crate) fn level(word: &str) -> Option<u8> {
    if let Some((_, level)) = LEVELS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)) {
        return Some(*level);
    }
    let number: i64 = word.parse().ok()?;
    Some(u8::try_from(number.clamp(0, 255)).unwrap_or_default())
}

/// The name of a level, in capitals.
pub(crate) fn name(level: u8) -> String {
    LEVELS.iter().find(|(_, number)| *number == level).map_or("CONSOLE", |(name, _)| name).to_uppercase()
}

/// One line of the log.
#[derive(Clone, Debug)]
pub(crate) struct LogLine {
    pub(crate) level: u8,
    channel: u8,
    origin: Origin,
    user_data: String,
    text: String,
}

impl LogLine {
    /// A line about the session `user_data`, or about none where that is empty.
    pub(crate) fn new(core: &Core, level: u8, origin: Origin, user_data: &str, text: &str) -> Self {
        let now = core.clock.now();
        let name = name(level);
        let text = format!("{}.{:06} 96.47% [{}] {}:{} {text}\n", clock::local(now), now % 1_000_000, name, origin.0, origin.2);
        LogLine { level, channel: 3, origin, user_data: user_data.to_owned(), text }
    }

    /// The line as a `log/data` message.
    pub(crate) fn encode(&self) -> Vec<u8> {
        let text = crate::text::encode(&self.text);
        let mut out = format!(
            "Content-Type: log/data\nContent-Length: {}\nLog-Level: {}\nText-Channel: {}\nLog-File: {}\nLog-Func: {}\n\
             Log-Line: {}\nUser-Data: {}\n\n",
            text.len(),
            self.level,
            self.channel,
            self.origin.0,
            self.origin.1,
            self.origin.2,
            self.user_data
        )
        .into_bytes();
        out.extend_from_slice(&text);
        out
    }
}
