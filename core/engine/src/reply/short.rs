//! Answers of a line or two.

use super::ReplyError;
use crate::vocabulary::HangupCause;
use serde::Serialize;

/// `version`, `version short`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Version {
    /// The number: `1.11.3-dev`.
    pub number: String,
    /// All that stands behind it, the commit and its time; nothing with `short`.
    pub build: String,
    /// 32 or 64, where it is said.
    pub bits: Option<u8>,
}

impl Version {
    /// Reads either form.
    ///
    /// # Errors
    /// An empty text.
    pub fn read(text: &str) -> Result<Version, ReplyError> {
        let text = text.trim();
        let long = text.strip_prefix("FreeSWITCH Version ").unwrap_or(text);
        let end = long.find(['+', '~', ' ']).unwrap_or(long.len());
        let (number, build) = long.split_at(end);
        if number.is_empty() {
            return Err(ReplyError::Lacks("version number"));
        }
        let bits = if build.contains("64bit") { Some(64) } else { build.contains("32bit").then_some(32) };
        Ok(Version { number: number.to_owned(), build: build.trim_start().to_owned(), bits })
    }
}

/// `originate`: the new channel, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChannelOutcome {
    /// The channel's UUID.
    Channel(String),
    /// The call failed.
    Failed(HangupCause),
}

/// `time_test`: how long each sleep took, in microseconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TimeTest {
    /// Asked for and taken, for each.
    pub sleeps: Vec<(u64, u64)>,
    /// The average.
    pub average: u64,
}

impl TimeTest {
    /// Reads lines such as `test 1 sleep 100 99`, and `avg 98`.
    ///
    /// # Errors
    /// No average.
    pub fn read(text: &str) -> Result<TimeTest, ReplyError> {
        let mut sleeps = Vec::new();
        let mut average = None;
        for line in text.lines() {
            match line.split_whitespace().collect::<Vec<_>>().as_slice() {
                ["test", _, "sleep", asked, taken] => {
                    if let (Ok(asked), Ok(taken)) = (asked.parse(), taken.parse()) {
                        sleeps.push((asked, taken));
                    }
                }
                ["avg", number] => average = number.parse().ok(),
                _ => {}
            }
        }
        Ok(TimeTest { sleeps, average: average.ok_or(ReplyError::Lacks("line avg"))? })
    }
}

/// `hupall`: which channels were told to hang up, and why. How many they were the switch does not say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HangupAll {
    /// The cause.
    pub cause: HangupCause,
    /// Only channels whose variables have these values; none: all channels.
    pub matching: Vec<(String, String)>,
}

impl HangupAll {
    /// Reads `hangup all channels with cause X` and `hangup all channels matching [a]=[b] with cause: X`, without the `+OK`
    /// (mod_commands.c, `hupall_api_function`).
    ///
    /// # Errors
    /// Text without a cause, or with other words in front of it.
    pub fn read(said: &str) -> Result<HangupAll, ReplyError> {
        let (which, cause) = said.rsplit_once("with cause").ok_or(ReplyError::Lacks("hangup cause"))?;
        let cause = HangupCause::from(cause.trim_start_matches(':').trim());
        let which = which.trim_end().strip_prefix("hangup all channels").ok_or(ReplyError::Lacks("words about channels"))?;
        let Some(pairs) = which.strip_prefix(" matching [") else {
            return Ok(HangupAll { cause, matching: Vec::new() });
        };
        let pairs = pairs.strip_suffix(']').ok_or(ReplyError::Lacks("bracket behind a value"))?;
        let pair = |pair: &str| pair.split_once("]=[").map(|(name, value)| (name.to_owned(), value.to_owned()));
        let matching: Option<Vec<_>> = pairs.split("] [").map(pair).collect();
        Ok(HangupAll { cause, matching: matching.ok_or(ReplyError::Lacks("value of a variable"))? })
    }
}

/// `limit_usage`: how often a resource is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct LimitUsage {
    /// How often now.
    pub count: u64,
    /// How often in its interval, where the switch says that.
    pub rate: Option<u64>,
}

impl LimitUsage {
    /// Reads `3` or `3/1`.
    ///
    /// # Errors
    /// No number.
    pub fn read(text: &str) -> Result<LimitUsage, ReplyError> {
        let number = |text: &str| text.trim().parse().map_err(|_| ReplyError::Lacks("number"));
        match text.split_once('/') {
            Some((count, rate)) => Ok(LimitUsage { count: number(count)?, rate: Some(number(rate)?) }),
            None => Ok(LimitUsage { count: number(text)?, rate: None }),
        }
    }
}

/// `sched_api`, `sched_hangup`, `sched_transfer`, `sched_broadcast`, `sched_del`: what became of tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub enum Scheduling {
    /// A task was added. `sched_api` says its id, which `sched_del` and `unsched_api` take; the others belong to the group named like
    /// their channel.
    Added(Option<u64>),
    /// So many tasks were deleted.
    Deleted(u64),
}

impl Scheduling {
    /// Reads what stands behind `+OK`.
    ///
    /// # Errors
    /// `Added:` or `Deleted:` without a number.
    pub fn read(said: &str) -> Result<Scheduling, ReplyError> {
        let number = |text: &str| text.trim().parse().map_err(|_| ReplyError::Lacks("number"));
        if let Some(id) = said.strip_prefix("Added:") {
            return Ok(Scheduling::Added(Some(number(id)?)));
        }
        match said.strip_prefix("Deleted:") {
            Some(count) => Ok(Scheduling::Deleted(number(count)?)),
            None => Ok(Scheduling::Added(None)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions() {
        let long =
            "FreeSWITCH Version 1.11.3-dev+git~20260821T141014Z~cc93a683ca~64bit (git cc93a68 2026-08-21 14:10:14Z 64bit)\n";
        let version = Version::read(long).expect("it is one");
        assert_eq!((version.number.as_str(), version.bits), ("1.11.3-dev", Some(64)));
        assert_eq!(Version::read("1.11.3-dev\n").map(|version| version.number), Ok("1.11.3-dev".into()));
        assert!(Version::read("\n").is_err());
    }

    #[test]
    fn a_time_test() {
        let test = TimeTest::read("test 1 sleep 100 99\ntest 2 sleep 100 97\navg 98\n").expect("it is one");
        assert_eq!(test, TimeTest { sleeps: vec![(100, 99), (100, 97)], average: 98 });
    }

    #[test]
    fn hangups() {
        let all = HangupAll::read("hangup all channels with cause MANAGER_REQUEST");
        assert_eq!(all, Ok(HangupAll { cause: HangupCause::ManagerRequest, matching: Vec::new() }));
        let some = HangupAll::read("hangup all channels matching [foo]=[a b]] with cause: NORMAL_CLEARING");
        let matching = vec![("foo".to_owned(), "a b]".to_owned())];
        assert_eq!(some, Ok(HangupAll { cause: HangupCause::NormalClearing, matching }));
        for odd in [
            "",
            "with cause X",
            "hangup all channels matching [a with cause: X",
            "hangup all channels matching [a] with cause: X",
        ] {
            assert!(HangupAll::read(odd).is_err(), "{odd}");
        }
    }

    #[test]
    fn usages_and_tasks() {
        assert_eq!(LimitUsage::read("3"), Ok(LimitUsage { count: 3, rate: None }));
        assert_eq!(LimitUsage::read("3/1\n"), Ok(LimitUsage { count: 3, rate: Some(1) }));
        assert!(LimitUsage::read("x").is_err());
        assert_eq!(Scheduling::read("Added: 10"), Ok(Scheduling::Added(Some(10))));
        assert_eq!(Scheduling::read("Deleted: 1"), Ok(Scheduling::Deleted(1)));
        assert_eq!(Scheduling::read("Message Scheduled"), Ok(Scheduling::Added(None)));
        assert!(Scheduling::read("Added: x").is_err());
    }
}
