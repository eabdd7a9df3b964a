//! `sofia status` and what it says of a profile, a gateway and registrations (mod_sofia.c).

use super::ReplyError;
use serde::Serialize;

/// `sofia status`: one line for each profile, alias and gateway.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SofiaStatus {
    /// The lines, in order.
    pub entries: Vec<SofiaEntry>,
    /// The last line: `1 profile 1 alias`.
    pub summary: String,
}

/// One line of `sofia status`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SofiaEntry {
    /// Its name; a gateway's has its profile in front: `external::x`.
    pub name: String,
    /// profile, alias or gateway.
    pub kind: String,
    /// An address, or the profile of an alias.
    pub data: String,
    /// `RUNNING (0)`, `ALIASED`, `REGED`, ...
    pub state: String,
}

impl SofiaStatus {
    /// Reads the text.
    ///
    /// # Errors
    /// Text without the line of column names.
    pub fn text(text: &str) -> Result<SofiaStatus, ReplyError> {
        let mut lines = text.lines();
        if !lines.next().is_some_and(|line| line.trim_start().starts_with("Name\t")) {
            return Err(ReplyError::Lacks("line of column names"));
        }
        let mut status = SofiaStatus::default();
        for line in lines.filter(|line| !line.starts_with("====") && !line.is_empty()) {
            match line.splitn(4, '\t').map(str::trim).collect::<Vec<_>>().as_slice() {
                &[name, kind, data, state] => status.entries.push(SofiaEntry {
                    name: name.to_owned(),
                    kind: kind.to_owned(),
                    data: data.to_owned(),
                    state: state.to_owned(),
                }),
                _ => status.summary = line.to_owned(),
            }
        }
        Ok(status)
    }
}

/// Names and values, as `sofia status profile`, `sofia status gateway` and, for each registration, `sofia status profile X reg`
/// write them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SofiaFields {
    fields: Vec<(String, String)>,
}

impl SofiaFields {
    /// A value by its name, as the switch writes that: `SIP-IP`, `Call-ID`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Names and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Reads a profile or a gateway.
    ///
    /// # Errors
    /// The switch's words, if it knows none of that name.
    pub fn text(text: &str) -> Result<SofiaFields, ReplyError> {
        let mut blocks = SofiaFields::blocks(text)?;
        if blocks.len() != 1 {
            return Err(ReplyError::Failed(text.trim().to_owned()));
        }
        Ok(blocks.remove(0))
    }

    /// Reads registrations: a block for each, separated by empty lines.
    ///
    /// # Errors
    /// The switch's words, if it knows no such profile.
    pub fn blocks(text: &str) -> Result<Vec<SofiaFields>, ReplyError> {
        if text.starts_with("Invalid ") || text.starts_with("-ERR") {
            return Err(ReplyError::Failed(text.trim().to_owned()));
        }
        let mut blocks = vec![SofiaFields::default()];
        for line in text.lines() {
            if let Some((name, value)) = line.split_once('\t') {
                let name = name.trim_end().trim_end_matches(':').to_owned();
                blocks.last_mut().expect("there is always one").fields.push((name, value.trim().to_owned()));
            } else if line.is_empty() {
                blocks.push(SofiaFields::default());
            }
        }
        blocks.retain(|block| !block.fields.is_empty());
        Ok(blocks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registrations() {
        let text = "\nRegistrations:\n=====\nCall-ID:    \tabc\nUser:       \t1000@lab.test\n\nCall-ID:    \tdef\nUser:       \t1001@lab.test\n\nTotal items returned: 2\n=====\n";
        let blocks = SofiaFields::blocks(text).expect("they are registrations");
        let users: Vec<_> = blocks.iter().filter_map(|block| block.get("User")).collect();
        assert_eq!(users, ["1000@lab.test", "1001@lab.test"]);
        assert!(SofiaFields::text("Invalid Gateway!\n").is_err());
    }
}
