//! Plays a scenario: the switch on one side, a face's adapter on the other.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::expected::Expected;
use crate::program::Program;
use crate::recorder::Recorder;
use crate::scenario::{Action, Outcome, Scenario, Step, filled};
use crate::values::Values;
use crate::vector::{Row, Table, Way};
use crate::vocabulary::check_capabilities;

/// How long a program may take to start, to carry out a control, and to end.
pub(crate) const PROGRAM: Duration = Duration::from_secs(10);

/// A face, and the adapter that speaks for it.
#[derive(Clone, Debug)]
pub struct Face {
    /// As the adapter's first line has it.
    pub name: String,
    /// The adapter.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<String>,
}

/// How a scenario went that did not fail.
#[derive(Debug)]
pub struct Played {
    /// The capability for whose lack the whole scenario was skipped.
    pub lacks: Option<String>,
    /// How many steps and rows of vectors were skipped for the lack of a capability.
    pub skipped: usize,
}

/// Plays a scenario to a face, with programs of its own.
///
/// # Errors
/// The step, counted from 1, what was expected and what came.
pub fn play(scenario: &Scenario, face: &Face, switch: &Path) -> Result<Played, String> {
    let mut adapter = Program::start(&face.name, Command::new(&face.program).args(&face.arguments))?;
    let capabilities = capabilities(face, &adapter.line(PROGRAM)?)?;
    if let Some(lacks) = scenario.needs.iter().find(|name| !capabilities.contains(name)) {
        adapter.end(None, PROGRAM)?;
        return Ok(Played { lacks: Some(lacks.clone()), skipped: 0 });
    }
    let mut switch = Program::start("eslng-switch", Command::new(switch).args(&scenario.options))?;
    let mut values = Values::default();
    let started = switch.line(PROGRAM)?;
    for name in ["port", "core_uuid"] {
        values.set(name, started[name].clone());
    }
    let mut stage = Stage { adapter, switch, values, capabilities, skipped: 0 };
    for (i, step) in scenario.steps.iter().enumerate() {
        stage.step(step).map_err(|error| format!("step {}: {error}", i + 1))?;
    }
    stage.adapter.end(None, PROGRAM).map_err(|error| format!("after the last step: {error}"))?;
    Ok(Played { lacks: None, skipped: stage.skipped })
}

/// What the first line of an adapter lists.
pub(crate) fn capabilities(face: &Face, hello: &Value) -> Result<Vec<String>, String> {
    let listed = hello["capabilities"].as_array();
    let listed: Option<Vec<_>> = listed.map(|list| list.iter().filter_map(Value::as_str).map(str::to_owned).collect());
    match listed {
        Some(capabilities) if hello["face"] == face.name.as_str() => {
            check_capabilities(&capabilities)?;
            Ok(capabilities)
        }
        _ => Err(format!(r#"the first line of the adapter is not {{"face": "{}", "capabilities": [...]}}: {hello}"#, face.name)),
    }
}

struct Stage {
    adapter: Program,
    switch: Program,
    values: Values,
    capabilities: Vec<String>,
    skipped: usize,
}

impl Stage {
    fn step(&mut self, step: &Step) -> Result<(), String> {
        if step.unless.iter().any(|name| self.capabilities.contains(name)) {
            // What a face does in another step that needs the capability.
            return Ok(());
        }
        if !step.needs.iter().all(|name| self.capabilities.contains(name)) {
            self.skipped += 1;
            return Ok(());
        }
        for i in 1..=step.repeat {
            self.values.set("i", i.to_string().into());
            let pass = if step.repeat > 1 { format!(" (pass {i})") } else { String::new() };
            let answer = match &step.action {
                Action::Switch(order) => self.control(order),
                Action::Do { verb, arguments, outcome } => self.act(verb.name, arguments, outcome, step.limit),
                Action::Vector(table) => self.vectors(table, step.limit).map(|()| Value::Null),
            };
            let answer = answer.map_err(|error| error + &pass)?;
            for (name, member) in &step.bind {
                let value = answer.get(member).ok_or_else(|| format!("{name:?} can't be bound: {answer} has no {member:?}"))?;
                self.values.set(name, value.clone());
            }
        }
        Ok(())
    }

    fn control(&mut self, order: &Value) -> Result<Value, String> {
        let order = self.values.fill(order)?;
        if order["do"] == "quit" {
            return self.switch.end(Some(&order), PROGRAM).map(|()| Value::Null);
        }
        let answer = self.switch.ask(&order, PROGRAM)?;
        if answer["ok"] != true {
            return Err(format!("the switch refused {order}: {answer}"));
        }
        // Most controls are answered when the switch has queued them. One that looks for a call is answered in its turn, behind
        // them all, though no call has this uuid.
        self.switch.ask(&json!({"do": "press", "uuid": "none", "digits": "0"}), PROGRAM)?;
        Ok(answer)
    }

    /// Asks the adapter; the answer's `ok`.
    fn act(&mut self, verb: &str, arguments: &Value, outcome: &Outcome, limit: Duration) -> Result<Value, String> {
        let question = json!({"do": verb, "args": self.values.fill(arguments)?});
        let until = Instant::now() + limit;
        let mut others = Vec::new();
        loop {
            let answer = self.adapter.ask(&question, until.saturating_duration_since(Instant::now()));
            let answer = answer.map_err(|error| format!("{question}: {error}{}", passed(&others)))?;
            match outcome {
                Outcome::Answer(expected) => return succeeded(&question, &answer, &filled(expected, &self.values)?),
                Outcome::Until(expected) => match succeeded(&question, &answer, &filled(expected, &self.values)?) {
                    Ok(ok) => return Ok(ok),
                    Err(error) if answer.get("ok").is_none() || answer["ok"]["kind"] == "timeout" => {
                        return Err(error + &passed(&others));
                    }
                    Err(_) => others.push(answer),
                },
                Outcome::Error { kind, message } => {
                    let message = filled(message, &self.values)?;
                    return failed(&question, &answer, kind.name(), &message).map(|()| Value::Null);
                }
            }
        }
    }

    fn vectors(&mut self, table: &Table, limit: Duration) -> Result<(), String> {
        if let Way::Packets = table.way {
            return self.packets(table, limit);
        }
        for row in &table.rows {
            if self.lacks(row) {
                continue;
            }
            self.vector(&table.way, row, limit).map_err(|error| format!("{}.tsv:{}: {error}", table.name, row.line))?;
        }
        Ok(())
    }

    fn vector(&mut self, way: &Way, row: &Row, limit: Duration) -> Result<(), String> {
        match way {
            Way::Receive(content_type) => {
                let body = row.input.bytes();
                let head = format!("Content-Length: {}\nContent-Type: {content_type}\n\n", body.len());
                let message = STANDARD.encode([head.as_bytes(), &body].concat());
                self.control(&json!({"do": "raw", "b64": message}))?;
                let question = json!({"do": "receive", "args": {"timeout_ms": 5000}});
                let answer = self.adapter.ask(&question, limit)?;
                let expected = row.expected.value();
                match expected["error"].as_str() {
                    Some(kind) => failed(&question, &answer, kind, &Expected::read(&json!({"matches": ""}))?),
                    None => succeeded(&question, &answer, &Expected::read(&expected)?).map(drop),
                }
            }
            Way::Serialize(format) => {
                let make = json!({"do": "make_event", "args": row.input.value()});
                succeeded(&make, &self.adapter.ask(&make, limit)?, &Expected::read(&json!({}))?)?;
                let question = json!({"do": "serialize", "args": {"format": format}});
                let answer = self.adapter.ask(&question, limit)?;
                succeeded(&question, &answer, &Expected::read(&json!({"text": row.expected.value()}))?).map(drop)
            }
            Way::Errors => {
                let question = self.values.fill(&row.input.value())?;
                let answer = self.adapter.ask(&question, limit)?;
                let kind = row.expected.value();
                failed(&question, &answer, kind.as_str().unwrap_or_default(), &Expected::read(&json!({"matches": ""}))?)
            }
            Way::Packets => Ok(()),
        }
    }

    /// All rows on one connection to a peer that records; then what came is compared.
    fn packets(&mut self, table: &Table, limit: Duration) -> Result<(), String> {
        let recorder = Recorder::start().map_err(|error| format!("the recording peer: {error}"))?;
        let connect = json!({"do": "connect", "args": {"port": recorder.port, "password": "ClueCon"}});
        let anything = Expected::read(&json!({}))?;
        succeeded(&connect, &self.adapter.ask(&connect, limit)?, &anything)?;
        let mut sent = Vec::new();
        for row in &table.rows {
            if self.lacks(row) {
                continue;
            }
            let at = |error: String| format!("{}.tsv:{}: {error}", table.name, row.line);
            let question = row.input.value();
            let answer = self.adapter.ask(&question, limit).map_err(at)?;
            succeeded(&question, &answer, &anything).map_err(at)?;
            sent.push(row);
        }
        let disconnect = json!({"do": "disconnect", "args": {}});
        succeeded(&disconnect, &self.adapter.ask(&disconnect, limit)?, &anything)?;
        let stream = recorder.stream(limit)?;
        let mut rest = stream.strip_prefix(b"auth ClueCon\n\n").ok_or_else(|| format!("no login: {}", stream.escape_ascii()))?;
        if self.capabilities.iter().any(|name| name == "own_set_up")
            && let Some(first) = sent.first()
        {
            let expected = first.expected.bytes();
            rest = &rest[rest.windows(expected.len()).position(|part| part == &expected[..]).unwrap_or(0)..];
        }
        for row in sent {
            let expected = row.expected.bytes();
            rest = rest.strip_prefix(&expected[..]).ok_or_else(|| {
                let (expected, got) = (expected.escape_ascii(), rest[..rest.len().min(expected.len() + 80)].escape_ascii());
                format!("{}.tsv:{}: expected\n    {expected}\n  on the wire, got\n    {got}...", table.name, row.line)
            })?;
        }
        if rest.is_empty() { Ok(()) } else { Err(format!("more came than the rows have: {}", rest.escape_ascii())) }
    }

    /// Whether the face can't do this row; counts it then.
    fn lacks(&mut self, row: &Row) -> bool {
        let lacks = !row.needs.iter().all(|name| self.capabilities.contains(name));
        self.skipped += usize::from(lacks);
        lacks
    }
}

/// The answer's `ok`, if it is one and is as expected.
fn succeeded(question: &Value, answer: &Value, expected: &Expected) -> Result<Value, String> {
    let Some(ok) = answer.get("ok") else { return Err(format!("{question}: expected an answer, got {answer}")) };
    match expected.mismatch(Some(ok), "ok") {
        None => Ok(ok.clone()),
        Some(difference) => Err(format!("{question}: {difference}\n  in {answer}")),
    }
}

fn failed(question: &Value, answer: &Value, kind: &str, message: &Expected) -> Result<(), String> {
    if answer["error"] != kind {
        return Err(format!("{question}: expected the error {kind:?}, got {answer}"));
    }
    match message.mismatch(answer.get("message"), "message") {
        None => Ok(()),
        Some(difference) => Err(format!("{question}: {difference}")),
    }
}

/// What came before, for an "until" that did not come: the first words of each.
fn passed(others: &[Value]) -> String {
    let brief = |answer: &Value| {
        let ok = &answer["ok"];
        format!("\n  after {} {}", ok["kind"].as_str().unwrap_or("an answer"), ok["name"].as_str().unwrap_or_default())
    };
    others.iter().map(brief).collect()
}
