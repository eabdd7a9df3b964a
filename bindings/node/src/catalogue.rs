//! Commands of the catalogue by name: what they take, their lines, and their answers.

use eslng_engine::command::api::{Catalogue, Entry, Returns};
use eslng_engine::command::syntax::ArgumentType;
use eslng_engine::reply::{Answer, ChannelOutcome, Record};
use eslng_engine::vocabulary::ErrorKind;
use napi_derive::napi;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::error::{Result, error};
use crate::options::{Given, values};

/// Every command: its name, the arguments that it needs in their order, and whether there are others.
#[napi]
pub fn command_table() -> Vec<(String, Vec<String>, bool)> {
    let row = |entry: &Entry| {
        let grammar = entry.grammar();
        let arguments = grammar.arguments();
        let needed = arguments.iter().filter(|argument| !argument.optional && !matches!(argument.kind, ArgumentType::Flag(_)));
        let needed: Vec<String> = needed.map(|argument| argument.name.clone()).collect();
        let has_more = needed.len() < arguments.len();
        (entry.name.to_owned(), needed, has_more)
    };
    Entry::all().iter().map(row).collect()
}

/// The line of a command behind `api`, its arguments by their names.
#[napi]
pub fn command_line(name: String, arguments: Vec<Given>) -> Result<String> {
    Catalogue::new().line(&name, &values(&arguments)?).map_err(|why| error(ErrorKind::InvalidArgument, why))
}

/// An answer in its command's form, as JSON: text, true or false, a table's rows, a channel's data, a record, null for nothing.
#[napi]
pub fn command_answer(name: String, line: String, answer: String) -> Result<String> {
    let returns = Entry::named(&name).map_or(Returns::Text, |entry| entry.returns);
    let failed = |why: &dyn std::fmt::Display| error(ErrorKind::CommandFailed, format!("{name}: {why}"));
    let value = match Record::read(&line, &answer).map_err(|why| error(ErrorKind::Malformed, why))? {
        Record::Answer(Answer::Bool(value)) if returns == Returns::Bool => json!(value),
        Record::Answer(said) => {
            let said = said.success(returns).map_err(|why| failed(&why))?;
            if returns == Returns::Nothing { Value::Null } else { json!(said) }
        }
        Record::Bool(value) => json!(value),
        Record::Table(table) => table.rows().map(|row| object(row.iter())).collect(),
        Record::Variables(pairs) => object(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))),
        Record::Channel(event) => {
            let pair = |header: eslng_engine::event::Header<'_>| (header.name().into_owned(), json!(header.value()));
            Value::Object(event.headers().map(pair).collect())
        }
        Record::Outcome(ChannelOutcome::Channel(uuid)) => json!(uuid),
        Record::Outcome(ChannelOutcome::Failed(cause)) => return Err(failed(&cause)),
        Record::Dial(dial) => json!(dial.to_string()),
        Record::Json(value) => value,
        Record::Status(record) => json_of(&record)?,
        Record::Version(record) => json_of(&record)?,
        Record::Sofia(record) => json_of(&record)?,
        Record::SofiaFields(record) => json_of(&record)?,
        Record::Gateway(record) => json_of(&record)?,
        Record::Registrations(record) => json_of(&record)?,
        Record::Conferences(record) => json_of(&record)?,
        Record::Members(record) => json_of(&record)?,
        Record::TimeTest(record) => json_of(&record)?,
        Record::HangupAll(record) => json_of(&record)?,
        Record::LimitUsage(record) => json_of(&record)?,
        Record::Scheduling(record) => json_of(&record)?,
        Record::MediaBugs(record) => json_of(&record)?,
        Record::User(record) => json_of(&record)?,
        Record::CallcenterQueues(record) => json_of(&record)?,
        Record::CallcenterAgents(record) => json_of(&record)?,
        Record::CallcenterTiers(record) => json_of(&record)?,
        Record::CallcenterMembers(record) => json_of(&record)?,
        Record::Xml(record) => json_of(&record)?,
        // The enum may grow; the text is there in any case.
        _ => json!(answer.strip_suffix('\n').unwrap_or(&answer)),
    };
    Ok(value.to_string())
}

fn json_of(record: &impl Serialize) -> Result<Value> {
    serde_json::to_value(record).map_err(|why| error(ErrorKind::Malformed, why))
}

fn object<'t>(pairs: impl Iterator<Item = (&'t str, &'t str)>) -> Value {
    Value::Object(pairs.map(|(name, value)| (name.to_owned(), json!(value))).collect::<Map<_, _>>())
}
