//! Scenarios, read from their files. Whatever is misspelt in one is refused here, before anything runs.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use eslng_engine::vocabulary::ErrorKind;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::expected::Expected;
use crate::values::Values;
use crate::vector::Table;
use crate::vocabulary::{Verb, check_capabilities};

/// How long an adapter may take for a step that does not say.
const STEP: Duration = Duration::from_secs(10);

/// One file of `scenarios/`.
#[derive(Debug)]
pub struct Scenario {
    /// The file's name without its ending.
    pub name: String,
    /// What it shows, in a line.
    pub about: String,
    pub(crate) needs: Vec<String>,
    pub(crate) options: Vec<String>,
    pub(crate) steps: Vec<Step>,
}

#[derive(Debug)]
pub(crate) struct Step {
    pub(crate) needs: Vec<String>,
    pub(crate) unless: Vec<String>,
    pub(crate) repeat: u32,
    pub(crate) limit: Duration,
    /// Names for members of the answer.
    pub(crate) bind: BTreeMap<String, String>,
    pub(crate) action: Action,
}

#[derive(Debug)]
pub(crate) enum Action {
    /// A line for the switch.
    Switch(Value),
    /// A line for the adapter.
    Do { verb: &'static Verb, arguments: Value, outcome: Outcome },
    /// A table of vectors.
    Vector(Table),
}

#[derive(Debug)]
pub(crate) enum Outcome {
    /// An answer that holds this.
    Answer(Value),
    /// The same thing is asked again until an answer holds this.
    Until(Value),
    /// This error.
    Error { kind: ErrorKind, message: Value },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    about: String,
    #[serde(default)]
    needs: Vec<String>,
    #[serde(default)]
    switch: Vec<String>,
    steps: Vec<Value>,
}

/// What any step may hold.
#[derive(Deserialize)]
struct Frame {
    #[serde(default)]
    needs: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    #[serde(default = "once")]
    repeat: u32,
    within_ms: Option<u64>,
    #[serde(default)]
    bind: BTreeMap<String, String>,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

fn once() -> u32 {
    1
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SwitchStep {
    switch: Map<String, Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DoStep {
    r#do: String,
    #[serde(default)]
    args: Map<String, Value>,
    expect: Option<Map<String, Value>>,
    until: Option<Map<String, Value>>,
    expect_error: Option<String>,
    expect_message: Option<Value>,
}

impl Scenario {
    /// Reads one file.
    ///
    /// # Errors
    /// Which file, which step, and what is wrong with it.
    pub fn read(path: &Path) -> Result<Scenario, String> {
        let at = |error: String| format!("{}: {error}", path.display());
        let name = path.file_stem().and_then(|name| name.to_str()).ok_or_else(|| at("its name is no text".to_owned()))?;
        let text = fs::read_to_string(path).map_err(|error| at(error.to_string()))?;
        let vectors = path.parent().and_then(Path::parent).unwrap_or(path).join("vectors");
        parse(name, &text, &vectors).map_err(at)
    }

    /// Every scenario of a folder, by name.
    ///
    /// # Errors
    /// The first file that can't be read.
    pub fn read_all(folder: &Path) -> Result<Vec<Scenario>, String> {
        let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let paths: Result<Vec<_>, _> = entries.map(|entry| entry.map(|entry| entry.path())).collect();
        let mut paths = paths.map_err(|error| format!("{}: {error}", folder.display()))?;
        paths.sort();
        paths.iter().filter(|path| path.extension().is_some_and(|end| end == "json")).map(|path| Scenario::read(path)).collect()
    }
}

fn parse(name: &str, text: &str, vectors: &Path) -> Result<Scenario, String> {
    let file: File = serde_json::from_str(text).map_err(|error| error.to_string())?;
    check_capabilities(&file.needs)?;
    if file.steps.is_empty() {
        return Err("it has no step".to_owned());
    }
    let steps = file.steps.into_iter().enumerate();
    let steps = steps.map(|(i, step)| parse_step(step, vectors).map_err(|error| format!("step {}: {error}", i + 1)));
    Ok(Scenario {
        name: name.to_owned(),
        about: file.about,
        needs: file.needs,
        options: file.switch,
        steps: steps.collect::<Result<_, String>>()?,
    })
}

fn parse_step(step: Value, vectors: &Path) -> Result<Step, String> {
    let frame: Frame = serde_json::from_value(step).map_err(|error| error.to_string())?;
    check_capabilities(&frame.needs)?;
    check_capabilities(&frame.unless)?;
    let rest = Value::Object(frame.rest.clone());
    let action = if frame.rest.contains_key("switch") {
        let step: SwitchStep = serde_json::from_value(rest).map_err(|error| error.to_string())?;
        Action::Switch(Value::Object(step.switch))
    } else if frame.rest.contains_key("do") {
        let step: DoStep = serde_json::from_value(rest).map_err(|error| error.to_string())?;
        parse_do(step, frame.bind.values())?
    } else if frame.rest.contains_key("vector") {
        Action::Vector(Table::read(frame.rest, vectors)?)
    } else {
        return Err("it is neither \"switch\" nor \"do\" nor \"vector\"".to_owned());
    };
    let limit = frame.within_ms.map_or(STEP, Duration::from_millis);
    Ok(Step { needs: frame.needs, unless: frame.unless, repeat: frame.repeat, limit, bind: frame.bind, action })
}

fn parse_do<'a>(step: DoStep, bound: impl Iterator<Item = &'a String>) -> Result<Action, String> {
    let verb = Verb::named(&step.r#do)?;
    verb.check_arguments(step.args.keys().map(String::as_str))?;
    verb.check_answers(bound.map(String::as_str))?;
    let outcome = match (step.expect, step.until, step.expect_error) {
        (expect, None, None) => Outcome::Answer(readable(verb, expect.unwrap_or_default())?),
        (None, Some(until), None) => Outcome::Until(readable(verb, until)?),
        (None, None, Some(kind)) => {
            let kind = error_kind(&kind)?;
            let message = step.expect_message.clone().unwrap_or_else(|| serde_json::json!({"matches": ""}));
            Expected::read(&message)?;
            return Ok(Action::Do { verb, arguments: step.args.into(), outcome: Outcome::Error { kind, message } });
        }
        _ => return Err("\"expect\", \"until\" and \"expect_error\" exclude each other".to_owned()),
    };
    if step.expect_message.is_some() {
        return Err("\"expect_message\" belongs to \"expect_error\"".to_owned());
    }
    Ok(Action::Do { verb, arguments: step.args.into(), outcome })
}

/// The kind of this name in the error table.
pub(crate) fn error_kind(name: &str) -> Result<ErrorKind, String> {
    let kind = ErrorKind::ALL.into_iter().find(|kind| kind.name() == name);
    kind.ok_or_else(|| format!("{name:?} is no name of the error table"))
}

/// What is expected, after a look at whether it can be read at all. Its `${name}` are filled later.
fn readable(verb: &Verb, members: Map<String, Value>) -> Result<Value, String> {
    verb.check_answers(members.keys().map(String::as_str))?;
    Expected::members(&members)?;
    Ok(members.into())
}

/// The expectation, filled.
pub(crate) fn filled(expected: &Value, values: &Values) -> Result<Expected, String> {
    Expected::read(&values.fill(expected)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(steps: &str) -> Result<Scenario, String> {
        parse("x", &format!(r#"{{"about": "a", "steps": [{steps}]}}"#), Path::new("vectors"))
    }

    #[test]
    fn a_good_one() {
        let scenario = steps(
            r#"{"switch": {"do": "call"}, "bind": {"uuid": "uuid"}},
               {"do": "get", "args": {"name": "A"}, "expect": {"value": {"starts_with": "1"}}, "needs": ["xml"], "unless": ["nul"]},
               {"do": "receive", "until": {"kind": "event"}, "within_ms": 50, "repeat": 2},
               {"do": "api", "args": {"line": "x"}, "expect_error": "command_failed", "expect_message": "-ERR"}"#,
        );
        assert_eq!(scenario.expect("it is one").steps.len(), 4);
    }

    #[test]
    fn a_typo_fails() {
        for (step, said) in [
            (r#"{"dö": "api"}"#, "neither"),
            (r#"{"do": "appi", "args": {"line": "x"}}"#, "\"appi\" is nothing that an adapter does"),
            (r#"{"do": "api", "args": {"lin": "x"}}"#, "api takes no argument \"lin\""),
            (r#"{"do": "api"}"#, "api lacks its argument \"line\""),
            (r#"{"do": "disconnect", "expct": {}}"#, "unknown field `expct`"),
            (r#"{"switch": {}, "expect": {}}"#, "unknown field `expect`"),
            (r#"{"do": "get", "args": {"name": "A"}, "expect": {"valu": {"absent": true}}}"#, "no answer to get holds \"valu\""),
            (r#"{"do": "get", "args": {"name": "A"}, "bind": {"a": "valu"}}"#, "no answer to get holds \"valu\""),
            (r#"{"do": "get", "args": {"name": "A"}, "expect": {"value": {"absent": 1}}}"#, "\"absent\" can only be true"),
            (r#"{"do": "receive", "expect_error": "timeoutt"}"#, "\"timeoutt\" is no name of the error table"),
            (r#"{"do": "receive", "expect_error": "timeout", "until": {}}"#, "exclude each other"),
            (r#"{"do": "receive", "expect_message": "x"}"#, "belongs to"),
            (r#"{"do": "receive", "needs": ["xmll"]}"#, "\"xmll\" is no capability"),
            (r#"{"vector": "none", "receive": "text/event-plain"}"#, "none.tsv"),
            (r#"{"vector": "none"}"#, "missing"),
        ] {
            let error = steps(step).expect_err(step);
            assert!(error.starts_with("step 1: ") && error.contains(said), "{error}");
        }
        assert!(parse("x", r#"{"about": "a", "step": []}"#, Path::new("")).is_err());
        assert!(steps("").expect_err("no step").contains("no step"));
    }
}
