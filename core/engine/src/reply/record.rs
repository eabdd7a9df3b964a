//! From a command's line and its answer to a record.

use serde_json::Value;

use super::{Answer, CallcenterAgent, CallcenterMember, CallcenterQueue, CallcenterTier, ChannelOutcome, Conference};
use super::{ConferenceMember, DirectoryUser, Element, Gateway, HangupAll, LimitUsage, MediaBug, Registration, ReplyError};
use super::{Scheduling, SofiaFields, SofiaStatus, Status, Table, TimeTest, Version};
use crate::command::api::{Entry, Returns};
use crate::dial::DialString;
use crate::event::{Event, EventBuilder, Format};
use crate::vocabulary::HangupCause;

/// An answer in the form that its command gives.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Record {
    /// Success, failure or a text.
    Answer(Answer),
    /// True or false, from a command that answers so: `acl`, `uuid_exists`, ...
    Bool(bool),
    /// `status`.
    Status(Box<Status>),
    /// `version`.
    Version(Version),
    /// A table.
    Table(Table),
    /// A channel's data.
    Channel(Box<Event>),
    /// A new channel, or why there is none.
    Outcome(ChannelOutcome),
    /// A dial string.
    Dial(DialString),
    /// `sofia status`.
    Sofia(SofiaStatus),
    /// `sofia status profile`.
    SofiaFields(SofiaFields),
    /// `sofia status gateway`.
    Gateway(Box<Gateway>),
    /// `sofia status profile X reg`.
    Registrations(Vec<Registration>),
    /// `conference list`.
    Conferences(Vec<Conference>),
    /// `conference NAME list`.
    Members(Vec<ConferenceMember>),
    /// `time_test`.
    TimeTest(TimeTest),
    /// `hupall`.
    HangupAll(HangupAll),
    /// `limit_usage`.
    LimitUsage(LimitUsage),
    /// `sched_api`, `sched_hangup`, `sched_transfer`, `sched_broadcast`, `sched_del`.
    Scheduling(Scheduling),
    /// `uuid_buglist`.
    MediaBugs(Vec<MediaBug>),
    /// `find_user_xml`.
    User(Box<DirectoryUser>),
    /// `callcenter_config queue list`.
    CallcenterQueues(Vec<CallcenterQueue>),
    /// `callcenter_config agent list`, `callcenter_config queue list agents`.
    CallcenterAgents(Vec<CallcenterAgent>),
    /// `callcenter_config tier list`, `callcenter_config queue list tiers`.
    CallcenterTiers(Vec<CallcenterTier>),
    /// `callcenter_config queue list members`.
    CallcenterMembers(Vec<CallcenterMember>),
    /// Other JSON.
    Json(Value),
    /// Other XML.
    Xml(Element),
    /// Lines of `name=value`: all global variables.
    Variables(Vec<(String, String)>),
}

impl Record {
    /// Reads the answer to a line that went behind `api`.
    ///
    /// # Errors
    /// An answer that is not of its command's form. What the switch says of a failure is no such error but [`Record::Answer`].
    pub fn read(line: &str, answer: &str) -> Result<Record, ReplyError> {
        let first = Answer::read(answer);
        let words: Vec<&str> = line.split_whitespace().collect();
        if first.is_error() && words.first() != Some(&"originate") {
            return Ok(Record::Answer(first));
        }
        if first == Answer::Empty {
            return Ok(Record::Answer(first));
        }
        Ok(match words.as_slice() {
            ["status"] => Record::Status(Box::new(Status::text(answer)?)),
            ["json", ..] => json(answer)?,
            ["version", ..] => Record::Version(Version::read(answer)?),
            ["show", .., "as", "json"] => Record::Table(Table::json(answer)?),
            ["show", .., "as", "xml"] => Record::Table(Table::xml(answer)?),
            ["show", .., "as", "delim", delimiter] => Record::Table(Table::delimited(answer, delimiter)?),
            ["show", ..] => Record::Table(Table::delimited(answer, ",")?),
            ["list_users", ..] => Record::Table(Table::delimited(answer, "|")?),
            ["callcenter_config", of, "list", rest @ ..] => {
                callcenter(of, rest.first().copied(), &Table::delimited(answer, "|")?)
            }
            ["uuid_dump", uuid, format @ ..] if !uuid.is_empty() => {
                Record::Channel(Box::new(channel_dump(format.first().copied().unwrap_or("txt"), answer)?))
            }
            ["originate", ..] => match first {
                Answer::Ok(uuid) => Record::Outcome(ChannelOutcome::Channel(uuid)),
                Answer::Error(cause) => Record::Outcome(ChannelOutcome::Failed(HangupCause::from(cause.trim()))),
                other => Record::Answer(other),
            },
            ["group_call", ..] | ["sofia_contact", ..] => match DialString::parse(answer.trim_end()) {
                Ok(dial) => Record::Dial(dial),
                Err(_) => Record::Answer(first),
            },
            ["sofia", "status"] => Record::Sofia(SofiaStatus::text(answer)?),
            ["sofia", "status", "profile", _, "reg" | "pres" | "user", ..] => Record::Registrations(Registration::list(answer)?),
            ["sofia", "status", "profile", ..] => Record::SofiaFields(SofiaFields::text(answer)?),
            ["sofia", "status", "gateway", ..] => Record::Gateway(Box::new(Gateway::text(answer)?)),
            ["conference", "json_list"] | ["conference", _, "json_list"] => Record::Conferences(Conference::json(answer)?),
            ["conference", "list", ..] => Record::Conferences(Conference::list(answer)?),
            ["conference", _, "list", ..] => Record::Members(Conference::members(answer)?),
            ["time_test", ..] => Record::TimeTest(TimeTest::read(answer)?),
            ["limit_usage", ..] => Record::LimitUsage(LimitUsage::read(answer)?),
            ["uuid_buglist", ..] => Record::MediaBugs(MediaBug::list(answer)?),
            ["find_user_xml", ..] => Record::User(Box::new(DirectoryUser::read(answer)?)),
            ["global_getvar"] => Record::Variables(variables(answer)),
            ["xml_locate" | "xml_wrap" | "valet_info", ..]
            | ["sofia", "xmlstatus", ..]
            | ["fifo", "list" | "list_verbose", ..]
            | ["conference", "xml_list"]
            | ["conference", _, "xml_list"] => Record::Xml(Element::parse(answer)?),
            [command, ..] => match (*command, first) {
                ("hupall", Answer::Ok(said)) => Record::HangupAll(HangupAll::read(&said)?),
                ("sched_api" | "sched_hangup" | "sched_transfer" | "sched_broadcast" | "sched_del", Answer::Ok(said)) => {
                    Record::Scheduling(Scheduling::read(&said)?)
                }
                (command, Answer::Bool(value)) if says_bool(command) => Record::Bool(value),
                (_, first) => Record::Answer(first),
            },
            [] => Record::Answer(first),
        })
    }
}

fn callcenter(of: &str, what: Option<&str>, table: &Table) -> Record {
    match (of, what) {
        ("agent", _) | ("queue", Some("agents")) => Record::CallcenterAgents(CallcenterAgent::list(table)),
        ("tier", _) | ("queue", Some("tiers")) => Record::CallcenterTiers(CallcenterTier::list(table)),
        ("member", _) | ("queue", Some("members")) => Record::CallcenterMembers(CallcenterMember::list(table)),
        _ => Record::CallcenterQueues(CallcenterQueue::list(table)),
    }
}

/// Whether the catalogue says that a command, or a form of it, answers true or false.
fn says_bool(command: &str) -> bool {
    Entry::all().iter().any(|entry| entry.returns == Returns::Bool && entry.command() == command)
}

fn json(answer: &str) -> Result<Record, ReplyError> {
    let value: Value = serde_json::from_str(answer).map_err(|error| ReplyError::Json(error.to_string()))?;
    match value.get("command").and_then(Value::as_str) == Some("status") && value.get("response").is_some() {
        true => Ok(Record::Status(Box::new(Status::json(answer)?))),
        false => Ok(Record::Json(value)),
    }
}

fn variables(answer: &str) -> Vec<(String, String)> {
    let pair = |line: &str| line.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
    answer.lines().filter_map(pair).collect()
}

/// A channel's data out of `uuid_dump`, whose four forms are `txt`, `plain`, `json` and `xml`. The one called `plain` has its values in
/// brackets and not encoded; the one called `txt`, or none, is an event in plain text.
///
/// # Errors
/// Text in another form.
pub fn channel_dump(format: &str, text: &str) -> Result<Event, ReplyError> {
    let event = match format.to_ascii_lowercase().as_str() {
        "json" => Event::new(Format::Json, text.to_owned()),
        "xml" => Event::new(Format::Xml, text.to_owned()),
        "plain" => return bracketed(text),
        _ => Event::new(Format::Plain, text.to_owned()),
    };
    if let Some(error) = event.error() {
        let error = error.to_string();
        return Err(if event.format() == Format::Json { ReplyError::Json(error) } else { ReplyError::Xml(error) });
    }
    event.name().is_some().then_some(event).ok_or(ReplyError::Lacks("Event-Name"))
}

/// `Name: [value]`; a value may have newlines, so it ends where the next line has a name.
fn bracketed(text: &str) -> Result<Event, ReplyError> {
    let mut builder = EventBuilder::empty();
    let mut rest = text;
    while let Some((name, value)) = rest.split_once(": [") {
        let end = value.match_indices("]\n").find(|&(at, _)| begins_header(&value[at + 2..]));
        let (end, behind) = end.map_or((value.trim_end_matches(['\n', ']']).len(), value.len()), |(at, _)| (at, at + 2));
        let name = name.trim_start_matches('\n');
        builder.add(name, &value[..end]).map_err(|_| ReplyError::Lacks("header name before a value"))?;
        rest = &value[behind..];
    }
    let event = builder.build(Format::Plain);
    event.name().is_some().then_some(event).ok_or(ReplyError::Lacks("Event-Name"))
}

fn begins_header(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    line.is_empty() || line.split_once(": [").is_some_and(|(name, _)| !name.is_empty() && !name.contains([' ', '=', '[', ']']))
}
