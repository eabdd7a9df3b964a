//! Every entry of the catalogue with its optional arguments present and absent, as `api.golden` has it, and without those it must
//! have. `ESLNG_WRITE_GOLDEN=1` writes the file anew.

use eslng_engine::command::api::Entry;
use eslng_engine::command::syntax::{ArgumentProblem, ArgumentType, Syntax, SyntaxArgument, Value};

/// A value that can stand in this place.
pub fn sample(argument: &SyntaxArgument) -> Value {
    let text = match &argument.kind {
        ArgumentType::Integer(range) => (*range.start()).max(1).min(*range.end()).to_string(),
        ArgumentType::Number => "2.5".to_owned(),
        ArgumentType::Choice(choices) => choices[0].clone(),
        ArgumentType::Cause => "USER_BUSY".to_owned(),
        ArgumentType::Time => "+60".to_owned(),
        ArgumentType::Pairs | ArgumentType::Settings => "a=1;b=two words".to_owned(),
        ArgumentType::Dial => "{a=b c}user/1000".to_owned(),
        ArgumentType::Target => "&playback(a b)".to_owned(),
        ArgumentType::Action => "say::en number 1".to_owned(),
        ArgumentType::Text => "some text".to_owned(),
        _ => argument.name.to_uppercase(),
    };
    Value::Text(text)
}

/// The lines with what must be there, with each optional argument, and with all.
fn lines(entry: &Entry, syntax: &Syntax) -> Vec<String> {
    let arguments = syntax.arguments();
    let with = |chosen: &dyn Fn(usize) -> bool| -> Vec<Option<Value>> {
        arguments.iter().enumerate().map(|(at, argument)| (!argument.optional || chosen(at)).then(|| sample(argument))).collect()
    };
    let mut lines = vec![entry.line(&with(&|_| false)).expect("what must be there is enough")];
    for (at, _) in arguments.iter().enumerate().filter(|(_, argument)| argument.optional) {
        // An argument that needs others is tried with them: the fewest of those in front and behind.
        let written = (0..arguments.len() * 2).find_map(|more| {
            let range = at.saturating_sub(more / 2 + more % 2)..=at + more / 2;
            entry.line(&with(&|other| range.contains(&other))).ok()
        });
        lines.push(written.unwrap_or_else(|| panic!("{}: {} can't be given", entry.name, arguments[at].name)));
    }
    lines.push(entry.line(&with(&|_| true)).unwrap_or_else(|error| lines[0].clone() + &format!(" ({error})")));
    lines.dedup();
    lines
}

#[test]
fn every_form_of_every_command() {
    let mut text = String::new();
    for entry in Entry::all() {
        let syntax = entry.grammar();
        for line in lines(entry, &syntax) {
            text += &format!("{}\t{line}\n", entry.name);
            assert!(line.starts_with(entry.command()), "{line}");
        }
        for (at, argument) in syntax.arguments().iter().enumerate().filter(|(_, argument)| !argument.optional) {
            let values: Vec<_> =
                syntax.arguments().iter().enumerate().map(|(other, argument)| (other != at).then(|| sample(argument))).collect();
            let error = entry.line(&values).expect_err(entry.name);
            assert_eq!((&*error.argument, &error.problem), (&*argument.name, &ArgumentProblem::Missing), "{}", entry.name);
        }
    }
    compare("api.golden", &text);
}

/// Compares with a committed file, or writes that.
pub fn compare(name: &str, text: &str) {
    let path = super::own_file(name);
    if std::env::var_os("ESLNG_WRITE_GOLDEN").is_some() {
        std::fs::write(&path, text).expect("the source can be written");
    }
    let golden = std::fs::read_to_string(path).expect("the file is committed");
    for (line, golden) in text.lines().zip(golden.lines()) {
        assert_eq!(line, golden);
    }
    assert_eq!(text.lines().count(), golden.lines().count());
}
