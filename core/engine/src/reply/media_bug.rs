//! `uuid_buglist` (switch_core_media_bug.c, `switch_core_media_bug_enumerate`).

use super::ReplyError;
use serde::Serialize;

/// What listens to or changes a channel's media.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MediaBug {
    /// What it does: session_record, ...
    pub function: String,
    /// What it does it to: the file of a recording.
    pub target: String,
    /// Whether the thread that answered is the only one that may take it away.
    pub thread_locked: bool,
    /// Elements that are not known here.
    pub other: Vec<(String, String)>,
}

impl MediaBug {
    /// Reads the answer. The switch escapes nothing in it, so that a file called `a&b.wav` makes no XML; it is read by lines instead, and
    /// the values are as they stand.
    ///
    /// # Errors
    /// Text without `<media-bugs>`.
    pub fn list(text: &str) -> Result<Vec<MediaBug>, ReplyError> {
        if !text.trim_start().starts_with("<media-bugs") {
            return Err(ReplyError::Lacks("element media-bugs"));
        }
        let mut bugs: Vec<MediaBug> = Vec::new();
        for line in text.lines().map(str::trim) {
            if line == "<media-bug>" {
                bugs.push(MediaBug::default());
            } else if let (Some(bug), Some((name, value))) = (bugs.last_mut(), element(line)) {
                match name {
                    "function" => bug.function = value.to_owned(),
                    "target" => bug.target = value.to_owned(),
                    "thread-locked" => bug.thread_locked = value == "1",
                    _ => bug.other.push((name.to_owned(), value.to_owned())),
                }
            }
        }
        Ok(bugs)
    }
}

/// `<name>value</name>`.
fn element(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.strip_prefix('<')?.split_once('>')?;
    let value = rest.strip_suffix('>')?.strip_suffix(name)?.strip_suffix("</")?;
    Some((name, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bugs() {
        let text = "<media-bugs>\n <media-bug>\n  <function>session_record</function>\n  <target>/tmp/a&b<c>.wav</target>\n\
            \x20 <thread-locked>0</thread-locked>\n  <new>x</new>\n </media-bug>\n <media-bug>\n  <function>tone_detect</function>\n\
            \x20 <target></target>\n  <thread-locked>1</thread-locked>\n </media-bug>\n</media-bugs>\n";
        let bugs = MediaBug::list(text).expect("it is a list");
        let [record, tone] = &bugs[..] else { panic!("{bugs:?}") };
        assert_eq!(
            (record.function.as_str(), record.target.as_str(), record.thread_locked),
            ("session_record", "/tmp/a&b<c>.wav", false)
        );
        assert_eq!(record.other, [("new".to_owned(), "x".to_owned())]);
        assert_eq!((tone.function.as_str(), tone.target.as_str(), tone.thread_locked), ("tone_detect", "", true));
        assert_eq!(MediaBug::list("<media-bugs>\n</media-bugs>\n"), Ok(Vec::new()));
        assert!(MediaBug::list("x").is_err());
    }
}
