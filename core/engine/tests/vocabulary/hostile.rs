//! Nothing that a caller gives for an argument becomes structure: it arrives as it is, or is refused.

use eslng_engine::command::Argument;
use eslng_engine::command::api::Entry;
use eslng_engine::command::syntax::{ArgumentType, Value};
use proptest::prelude::*;

use super::golden::sample;

const HOSTILE: [&str; 28] = [
    "",
    " ",
    "a b",
    " a",
    "a ",
    "x\n\napi system rm",
    "x\r\nexit",
    "x\0y",
    "${system(rm)}",
    "$${domain}",
    "'",
    "''",
    "a'b",
    "\"",
    "\\",
    "a\\",
    "a\\' b",
    "a|b",
    "a;b=c",
    "a/b/c",
    "a:b",
    "a::b",
    "&system(rm)",
    "all",
    "-both",
    "undef",
    "+A",
    "x &",
];

/// Writes an entry with this value for one argument; what comes back must be what was given.
fn check(entry: &Entry, at: usize, hostile: &str) {
    let syntax = entry.grammar();
    let mut all: Vec<_> = syntax.arguments().iter().map(|argument| Some(sample(argument))).collect();
    all[at] = Some(Value::Text(hostile.to_owned()));
    let few: Vec<_> = all
        .iter()
        .enumerate()
        .map(|(other, value)| value.clone().filter(|_| other == at || !syntax.arguments()[other].optional))
        .collect();
    for values in [all, few] {
        let Ok(line) = entry.line(&values) else { continue };
        let label = format!("{} {}: {hostile:?} gave {line:?}", entry.name, syntax.arguments()[at].name);
        assert!(!line.contains(['\n', '\r', '\0']), "{label}");
        let back = syntax.read(&line).expect(&label);
        let given = match &syntax.arguments()[at].kind {
            // These have a reading of their own; what it makes of them is checked where they are.
            ArgumentType::Dial | ArgumentType::Target | ArgumentType::Action | ArgumentType::Pairs | ArgumentType::Flag(_) => {
                continue;
            }
            ArgumentType::Argument => Argument::text(hostile).written().into_owned(),
            _ => hostile.to_owned(),
        };
        assert_eq!(back[at].as_deref(), Some(&*given), "{label}");
        for (other, value) in back.iter().enumerate().filter(|&(other, _)| other != at) {
            assert_eq!(value.is_some(), values[other].is_some(), "{label}");
        }
    }
}

#[test]
fn every_argument_of_every_command() {
    for entry in Entry::all() {
        for at in 0..entry.grammar().arguments().len() {
            for hostile in HOSTILE {
                check(entry, at, hostile);
            }
        }
    }
}

/// Where the switch would expand an argument, a text is written so that it does not.
#[test]
fn no_text_is_expanded() {
    let mut tried = 0;
    for entry in Entry::all() {
        let syntax = entry.grammar();
        for (at, argument) in syntax.arguments().iter().enumerate() {
            let expanded = [ArgumentType::Argument, ArgumentType::Action, ArgumentType::Target, ArgumentType::Dial];
            if !expanded.contains(&argument.kind) {
                continue;
            }
            for text in ["${system(rm)}", "playback::${system(rm)}", "{a=${system(rm)}}user/1", "&playback(${system(rm)})"] {
                let mut values: Vec<_> = syntax.arguments().iter().map(|argument| Some(sample(argument))).collect();
                values[at] = Some(text.into());
                if let Ok(line) = entry.line(&values) {
                    let back = syntax.read(&line).expect("it was read back when it was written");
                    let back = back[at].as_deref().expect("it was given");
                    assert!(!back.replace("\\$", "").contains("${"), "{}: {line}", entry.name);
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 10, "only {tried} lines were written");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_for_any_argument(entry in 0..Entry::all().len(), at in 0..10_usize, text in r#"[a1 '"\\|/:;=&+@!\[\]{}$,s-]{1,10}"#) {
        let entry = &Entry::all()[entry];
        let count = entry.grammar().arguments().len();
        if count > 0 {
            check(entry, at % count, &text);
        }
    }
}
