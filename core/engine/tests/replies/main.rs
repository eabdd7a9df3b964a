//! Every recorded answer becomes its record; `replies.golden` has the fields. `ESLNG_WRITE_GOLDEN=1` writes it anew.

#[path = "../vocabulary/recorded.rs"]
mod recorded;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use eslng_engine::event::Event;
use eslng_engine::reply::{Element, Record, ReplyError, SofiaFields, Table, channel_dump};
use eslng_engine::vocabulary::EventName;

/// Tables that can't be read with a comma, since usages and descriptions have commas of their own.
const REFUSED: [&str; 2] = ["show api", "show application"];

#[test]
fn every_recorded_answer() {
    let mut shown = String::new();
    let mut seen = BTreeSet::new();
    let mut refused = BTreeSet::new();
    for exchange in recorded::exchanges() {
        match Record::read(&exchange.command, &exchange.answer) {
            Ok(record) => {
                let text = show(&record);
                // The same command with the same kind of answer is shown once.
                if seen.insert((exchange.command.clone(), kind(&text).to_owned())) && exchange.command.len() < 200 {
                    writeln!(shown, "{} | {}\n{text}", exchange.recording, exchange.command).expect("a String takes text");
                }
            }
            Err(ReplyError::Fields { .. } | ReplyError::Rows { .. }) if REFUSED.contains(&exchange.command.as_str()) => {
                refused.insert(exchange.command.as_str());
            }
            Err(error) => panic!("{} {}: {error}\n{}", exchange.recording, exchange.command, exchange.answer),
        }
    }
    println!("{} answers, {} shown; refused: {refused:?}", recorded::exchanges().len(), seen.len());
    assert!(recorded::exchanges().len() > 300, "only {} answers", recorded::exchanges().len());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/replies/replies.golden");
    if std::env::var_os("ESLNG_WRITE_GOLDEN").is_some() {
        std::fs::write(&path, &shown).expect("the source can be written");
    }
    let golden = std::fs::read_to_string(path).expect("the file is committed");
    for (line, golden) in shown.lines().zip(golden.lines()) {
        assert_eq!(line, golden);
    }
    assert_eq!(shown.lines().count(), golden.lines().count());
}

fn kind(text: &str) -> &str {
    text.split(['(', ' ', '\n']).find(|word| !word.is_empty()).unwrap_or_default()
}

fn show(record: &Record) -> String {
    let mut out = String::new();
    let text = match record {
        Record::Table(table) => show_table(table),
        Record::Channel(event) => show_event(event),
        Record::Xml(element) => show_element(element),
        Record::Json(value) => format!("Json {value}"),
        Record::SofiaFields(fields) => show_fields(fields),
        Record::Registrations(blocks) => blocks.iter().map(show_fields).collect(),
        other => format!("{other:?}"),
    };
    for line in text.lines().take(80) {
        writeln!(out, "    {}", line.chars().take(1200).map(|c| if c.is_control() { '.' } else { c }).collect::<String>())
            .expect("a String takes text");
    }
    out
}

fn show_table(table: &Table) -> String {
    let mut out = format!("Table of {}, columns {:?}\n", table.total(), table.columns());
    for row in table.rows().take(2) {
        let fields: Vec<String> =
            row.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={value}")).collect();
        out += &format!("{}\n", fields.join(" "));
    }
    out
}

fn show_event(event: &Event) -> String {
    let headers = event.headers().map(|header| format!("{}: {}\n", header.name(), header.value()));
    format!("Channel\n{}", headers.collect::<String>())
}

fn show_element(element: &Element) -> String {
    let children: Vec<String> = element.children.iter().map(show_element).collect();
    format!(
        "Xml <{} {:?} {:?}> [{}]",
        element.name,
        element.attributes,
        element.text.lines().next().unwrap_or_default(),
        children.join(", ")
    )
}

fn show_fields(fields: &SofiaFields) -> String {
    let lines = fields.iter().map(|(name, value)| format!("{name} = {value}\n"));
    format!("SofiaFields\n{}", lines.collect::<String>())
}

/// Recordings that are kept elsewhere, in the folders that `ESLNG_TRANSCRIPTS` names.
#[test]
fn further_recordings() {
    let folders = std::env::var_os("ESLNG_TRANSCRIPTS").map(|list| std::env::split_paths(&list).collect::<Vec<_>>());
    for exchange in folders.unwrap_or_default().iter().flat_map(|folder| recorded::load(folder)) {
        if let Err(error) = Record::read(&exchange.command, &exchange.answer) {
            let comma = matches!(error, ReplyError::Fields { .. } | ReplyError::Rows { .. });
            assert!(comma, "{} {}: {error}\n{}", exchange.recording, exchange.command, exchange.answer);
        }
    }
}

#[test]
fn a_dump_in_four_forms_is_one_event() {
    let uuid = "846cdf5d-98fd-444d-8c7c-74dabe6079c3";
    let dump = |format: &str| {
        let command = format!("uuid_dump {uuid} {format}");
        let answer = recorded::answer("in_uuid_apis", command.trim_end());
        channel_dump(format, answer).expect("it is a dump")
    };
    let events = ["", "plain", "json", "xml"].map(dump);
    for event in &events {
        assert_eq!(event.name(), Some(EventName::ChannelData));
        assert_eq!(event.get("Unique-ID").as_deref(), Some(uuid));
        assert_eq!(event.get("Event-Date-Local").as_deref(), Some("2026-11-22 19:31:42"));
        assert_eq!(event.headers().count(), events[0].headers().count());
    }
}

#[test]
fn a_bracketed_value_may_have_newlines() {
    let event = channel_dump("plain", "Event-Name: [CHANNEL_DATA]\nvariable_sdp: [v=0\no=[x]\nm=audio: [1]\n]\nA: [b]\n\n")
        .expect("it is a dump");
    assert_eq!(event.get("variable_sdp").as_deref(), Some("v=0\no=[x]\nm=audio: [1]\n"));
    assert_eq!(event.get("A").as_deref(), Some("b"));
}

#[test]
fn nothing_panics() {
    let answers: Vec<_> = recorded::exchanges().iter().collect();
    for exchange in &answers {
        for cut in [1, 2, 3, 5, 8] {
            let end = exchange.answer.len() / cut;
            if let Some(answer) = exchange.answer.get(..end.saturating_sub(1)) {
                let _ = Record::read(&exchange.command, answer);
            }
        }
    }
    for exchange in answers.iter().take(150) {
        for other in answers.iter().skip(1).step_by(7).filter(|other| other.answer.len() < 5000) {
            let _ = Record::read(&exchange.command, &other.answer);
        }
    }
}
