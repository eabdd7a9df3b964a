//! `conference list`, as text and as JSON (conference_api.c).

use serde::Serialize;
use serde_json::Value;

use super::ReplyError;

/// A conference.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Conference {
    /// Its name.
    pub name: String,
    /// How many members it says it has.
    pub member_count: u64,
    /// Samples a second.
    pub rate: u64,
    /// What is set: running, locked, ... In JSON those that are true.
    pub flags: Vec<String>,
    /// Its members.
    pub members: Vec<ConferenceMember>,
    /// All that JSON says of it; in text nothing.
    pub json: Option<Value>,
}

/// A member of a conference.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ConferenceMember {
    /// Its id, which other commands want.
    pub id: u64,
    /// The channel's name; JSON does not say it.
    pub channel: Option<String>,
    /// The channel's UUID.
    pub uuid: String,
    /// Caller id name.
    pub caller_id_name: String,
    /// Caller id number.
    pub caller_id_number: String,
    /// What it may do and does: hear, speak, talking, floor; in JSON can_hear, ...: those that are true.
    pub flags: Vec<String>,
    /// Volume of what it hears, from -4 to 4.
    pub volume_in: i64,
    /// Volume of what it says, from -4 to 4.
    pub volume_out: i64,
    /// From which level on it is heard.
    pub energy: i64,
    /// Fields behind those that are known.
    pub other: Vec<String>,
}

impl Conference {
    /// Reads the text of `conference list`.
    ///
    /// # Errors
    /// A line with fewer fields than a member has; more are kept, unless they are not numbers where numbers must stand, which a `;` in a
    /// name brings about: ask for JSON then.
    pub fn list(text: &str) -> Result<Vec<Conference>, ReplyError> {
        let mut conferences: Vec<Conference> = Vec::new();
        for line in text.lines().filter(|line| !line.is_empty()) {
            let line = line.strip_prefix("+OK ").unwrap_or(line);
            if line == "No active conferences." {
                continue;
            }
            if let Some(rest) = line.strip_prefix("Conference ") {
                conferences.push(Conference::head(rest)?);
                continue;
            }
            let conference = conferences.last_mut().ok_or(ReplyError::Lacks("line of its conference"))?;
            let row = conference.members.len() + 1;
            conference.members.push(ConferenceMember::text(line, row)?);
        }
        Ok(conferences)
    }

    /// Reads the text of `conference NAME list`: members alone.
    ///
    /// # Errors
    /// As [`list`](Self::list).
    pub fn members(text: &str) -> Result<Vec<ConferenceMember>, ReplyError> {
        let lines = text.lines().filter(|line| !line.is_empty()).enumerate();
        lines.map(|(at, line)| ConferenceMember::text(line, at + 1)).collect()
    }

    /// `room001 (1 member rate: 8000 flags: running|answered)`.
    fn head(text: &str) -> Result<Conference, ReplyError> {
        let (name, rest) = text.split_once(" (").ok_or(ReplyError::Lacks("number of members"))?;
        let rest = rest.trim_end_matches(')');
        let word_behind = |label: &str| rest.split_once(label).and_then(|(_, rest)| rest.split_whitespace().next());
        Ok(Conference {
            name: name.to_owned(),
            member_count: rest.split_whitespace().next().and_then(|count| count.parse().ok()).unwrap_or_default(),
            rate: word_behind("rate: ").and_then(|rate| rate.parse().ok()).unwrap_or_default(),
            flags: word_behind("flags: ").map(|flags| flags.split('|').map(str::to_owned).collect()).unwrap_or_default(),
            ..Conference::default()
        })
    }

    /// Reads `conference json_list`.
    ///
    /// # Errors
    /// No JSON, or no list.
    pub fn json(text: &str) -> Result<Vec<Conference>, ReplyError> {
        let value: Value = serde_json::from_str(text).map_err(|error| ReplyError::Json(error.to_string()))?;
        let list = value.as_array().ok_or(ReplyError::Lacks("list of conferences"))?;
        Ok(list.iter().map(Conference::of_json).collect())
    }

    fn of_json(value: &Value) -> Conference {
        Conference {
            name: text(value, "conference_name"),
            member_count: value["member_count"].as_u64().unwrap_or_default(),
            rate: value["rate"].as_u64().unwrap_or_default(),
            flags: true_names(value),
            members: value["members"].as_array().into_iter().flatten().map(ConferenceMember::of_json).collect(),
            json: Some(value.clone()),
        }
    }
}

impl ConferenceMember {
    /// `id;channel;uuid;name;number;flags;in;out;energy`.
    fn text(line: &str, row: usize) -> Result<ConferenceMember, ReplyError> {
        let fields: Vec<&str> = line.split(';').collect();
        let wrong = || ReplyError::Fields { row, found: fields.len(), columns: 9 };
        let number = |at: usize| fields.get(at).and_then(|field| field.parse::<i64>().ok()).ok_or_else(wrong);
        let text = |at: usize| fields.get(at).map(|field| (*field).to_owned()).ok_or_else(wrong);
        Ok(ConferenceMember {
            id: u64::try_from(number(0)?).map_err(|_| wrong())?,
            channel: Some(text(1)?),
            uuid: text(2)?,
            caller_id_name: text(3)?,
            caller_id_number: text(4)?,
            flags: text(5)?.split('|').map(str::to_owned).collect(),
            volume_in: number(6)?,
            volume_out: number(7)?,
            energy: number(8)?,
            other: fields[9..].iter().map(|field| (*field).to_owned()).collect(),
        })
    }

    fn of_json(value: &Value) -> ConferenceMember {
        let number = |name: &str| value[name].as_i64().unwrap_or_default();
        ConferenceMember {
            id: value["id"].as_u64().unwrap_or_default(),
            channel: None,
            uuid: text(value, "uuid"),
            caller_id_name: text(value, "caller_id_name"),
            caller_id_number: text(value, "caller_id_number"),
            flags: true_names(&value["flags"]),
            volume_in: number("volume_in"),
            volume_out: number("volume_out"),
            energy: number("energy"),
            other: Vec::new(),
        }
    }
}

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}

fn true_names(value: &Value) -> Vec<String> {
    let names = value.as_object().into_iter().flatten();
    names.filter(|(_, value)| **value == Value::Bool(true)).map(|(name, _)| name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_semicolon_in_a_name_is_said() {
        let fine = "2;loopback/3001-b;f8b5;;0000000000;hear|speak|floor;0;0;100\n";
        assert_eq!(Conference::members(fine).map(|members| members[0].energy), Ok(100));
        let odd = "2;loopback/3001-b;f8b5;a;b;0000000000;hear|speak|floor;0;0;100\n";
        assert_eq!(Conference::members(odd), Err(ReplyError::Fields { row: 1, found: 10, columns: 9 }));
    }
}
