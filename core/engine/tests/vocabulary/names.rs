//! Every name of the documents and recordings is in the catalogue.

use std::collections::BTreeSet;

use eslng_engine::command::api::{Catalogue, Entry};
use eslng_engine::command::syntax::{ArgumentProblem, Syntax, Value};
use eslng_engine::event::Event;
use eslng_engine::reply::Record;
use eslng_engine::vocabulary::Variable;

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
            "variable" => assert_eq!(Variable::named(&line[1]).map(|variable| variable.name), Some(&*line[1])),
            "family" => assert!(Variable::families().iter().any(|family| family.prefix == line[1]), "{}", line[1]),
            // A name as the info application writes it, or an event header, and the variable that it stands for.
            "info" => match Variable::family_of(&line[2]) {
                Some(family) => assert_ne!(family.prefix, "variable_"),
                None => {
                    let names = Variable::of_header(&line[1]).map(|variable| variable.name);
                    assert!(names.is_some_and(|name| name.eq_ignore_ascii_case(&line[2])), "{line:?}: {names:?}");
                }
            },
            kind => panic!("{kind} is no kind of name"),
        }
    }
}

/// Every `variable_NAME` that a recorded event, an answer to `connect` or a `uuid_dump` has, save those that the recordings set
/// themselves.
#[test]
fn variables_of_recorded_events() {
    let own = [
        "in_socket",
        "lab_a",
        "lab_b",
        "lab_body",
        "lab_digits",
        "lab_in",
        "lab_utf",
        "lab_var",
        "lab_x",
        "lab_y",
        "q",
        "sid",
        "sp",
        "w",
        "x",
        "xfer",
        "z",
        "zz",
    ];
    let mut seen = BTreeSet::new();
    let mut add = |event: &Event| {
        let names = event.headers().filter_map(|header| Some(header.name().strip_prefix("variable_")?.to_owned()));
        seen.extend(names);
    };
    crate::recorded::all_events().iter().for_each(&mut add);
    for exchange in crate::recorded::exchanges() {
        if let Ok(Record::Channel(event)) = Record::read(&exchange.command, &exchange.answer) {
            add(&event);
        }
    }
    assert!(seen.len() > 100, "only {} names", seen.len());
    let known = |name: &str| own.contains(&name) || Variable::named(name).is_some() || Variable::family_of(name).is_some();
    let missing: Vec<_> = seen.iter().filter(|name| !known(name)).collect();
    assert!(missing.is_empty(), "not in the catalogue: {missing:?}");
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

/// Commands of one's own go the same way as those of the catalogue.
#[test]
fn users_register_their_own() {
    let mut catalogue = Catalogue::new();
    catalogue.register("my_command", "my_command {uuid}[ {mode:fast|slow}] {text:text}", Some(' ')).expect("it is a syntax");
    let line = catalogue.line("my_command", &[("uuid", "u".into()), ("text", "it's here".into())]);
    assert_eq!(line.as_deref(), Ok(r"my_command u 'it\'s here'"));
    let problem = |arguments: &[(&str, Value)]| catalogue.line("my_command", arguments).map_err(|error| error.problem);
    assert_eq!(problem(&[("uuid", "u".into())]), Err(ArgumentProblem::Missing));
    // A blank in the UUID would make a mode of its end.
    assert_eq!(problem(&[("uuid", "u fast".into()), ("text", "x".into())]).as_deref(), Ok("my_command 'u fast' x"));
    assert_eq!(problem(&[("other", "u".into())]), Err(ArgumentProblem::UnknownArgument));
    assert_eq!(catalogue.line("not_there", &[]).map_err(|error| error.problem), Err(ArgumentProblem::UnknownCommand));
}
