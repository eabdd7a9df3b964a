//! Every name of the documents and recordings is in the catalogue.

use std::collections::BTreeSet;

use eslng_engine::command::api::Entry;
use eslng_engine::command::syntax::Syntax;

fn commands() -> BTreeSet<&'static str> {
    Entry::all().iter().map(Entry::command).collect()
}

#[test]
fn every_syntax_can_be_read() {
    for entry in Entry::all() {
        Syntax::parse(entry.syntax, entry.separator).unwrap_or_else(|error| panic!("{}: {error}", entry.name));
        assert_eq!(Entry::named(entry.name), Some(entry));
    }
}

/// `names.tsv`: a kind and a name that FreeSWITCH's documentation has.
#[test]
fn what_the_documents_name() {
    let commands = commands();
    for line in super::table("names.tsv") {
        match line[0].as_str() {
            "api" => assert!(commands.contains(&*line[1]), "{} is in no entry", line[1]),
            "form" => assert!(Entry::named(&line[1]).is_some(), "{} is no entry", line[1]),
            _ => {}
        }
    }
}

/// What `show api` answered on a real switch (`in_api_many`).
#[test]
fn what_a_switch_has() {
    let commands = commands();
    let answer = crate::recorded::answer("in_api_many", "show api");
    let names: Vec<_> = answer.lines().skip(1).take_while(|line| !line.is_empty()).collect();
    let names: Vec<_> = names.iter().filter(|line| !line.starts_with('\t')).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(names.len(), 190);
    for name in names {
        assert!(commands.contains(name), "{name} is in no entry");
    }
}
