//! Answers of a line or two.

use super::ReplyError;
use crate::vocabulary::HangupCause;

/// `version`, `version short`.
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
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
}
