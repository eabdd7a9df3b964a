//! Commands of the catalogue by name: their lines, and their answers.

use eslng_engine::command::api::{Catalogue, Entry, Returns};
use eslng_engine::reply::{Answer, Record};
use eslng_engine::vocabulary::ErrorKind;
use napi_derive::napi;
use serde_json::{Map, Value, json};

use crate::error::{Result, error};
use crate::options::{Given, values};

/// The line of a command behind `api`, its arguments by their names.
#[napi]
pub fn command_line(name: String, arguments: Vec<Given>) -> Result<String> {
    Catalogue::new().line(&name, &values(&arguments)).map_err(|why| error(ErrorKind::InvalidArgument, why))
}

/// An answer in its command's form, as JSON: text, true or false, a table's rows, a channel's data, JSON itself.
#[napi]
pub fn command_answer(name: String, line: String, answer: String) -> Result<String> {
    let returns = Entry::named(&name).map_or(Returns::Text, |entry| entry.returns);
    let failed = |why: &dyn std::fmt::Display| error(ErrorKind::CommandFailed, format!("{name}: {why}"));
    let read = Record::read(&line, &answer).map_err(|why| error(ErrorKind::Malformed, why))?;
    let value = match (returns, read) {
        (returns, Record::Answer(said)) => match (returns, said) {
            (Returns::Bool, Answer::Bool(value)) => json!(value),
            (returns, said) => json!(said.success(returns).map_err(|why| failed(&why))?),
        },
        (_, Record::Bool(value)) => json!(value),
        (_, Record::Table(table)) => table.rows().map(|row| object(row.iter())).collect(),
        (_, Record::Json(value)) => value,
        (_, Record::Variables(pairs)) => object(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))),
        (_, Record::Channel(event)) => {
            let pair = |header: eslng_engine::event::Header<'_>| (header.name().into_owned(), json!(header.value()));
            Value::Object(event.headers().map(pair).collect())
        }
        (_, Record::Outcome(outcome)) => match outcome {
            eslng_engine::reply::ChannelOutcome::Channel(uuid) => json!(uuid),
            eslng_engine::reply::ChannelOutcome::Failed(cause) => return Err(failed(&cause)),
            other => return Err(failed(&format!("{other:?}"))),
        },
        // What else there is in a form of its own stays the text that it is.
        _ => json!(answer.strip_suffix('\n').unwrap_or(&answer)),
    };
    Ok(value.to_string())
}

fn object<'t>(pairs: impl Iterator<Item = (&'t str, &'t str)>) -> Value {
    Value::Object(pairs.map(|(name, value)| (name.to_owned(), json!(value))).collect::<Map<_, _>>())
}
