//! Applications: every form of each, what recordings sent, hostile values, and what the switch would make of them.

use eslng_engine::command::app::{Catalogue, Conference, Entry, Multiset, PlayAndGetDigits, Playback, Set, TypedApplication};
use eslng_engine::command::syntax::{ArgumentProblem, ArgumentType, Syntax, Value};
use eslng_engine::command::{Argument, Execute};
use proptest::prelude::*;

use super::golden::sample;

#[test]
fn what_a_switch_has() {
    let answer = crate::recorded::answer("in_api_many", "show application");
    let lines = answer.lines().skip(1).take_while(|line| !line.is_empty() && !line.ends_with("total."));
    let names: Vec<_> = lines.filter(|line| !line.starts_with('\t')).filter_map(|line| line.split(',').next()).collect();
    assert!(names.len() >= 179);
    for name in names {
        assert!(Entry::named(name).is_some(), "{name} is no entry");
    }
    for entry in Entry::all() {
        Syntax::parse(entry.syntax, entry.separator).unwrap_or_else(|error| panic!("{}: {error}", entry.name));
    }
}

#[test]
fn every_form_of_every_application() {
    let mut text = String::new();
    for entry in Entry::all() {
        let syntax = entry.grammar();
        let arguments = syntax.arguments();
        let with = |chosen: &dyn Fn(usize) -> bool| -> Vec<Option<Value>> {
            arguments
                .iter()
                .enumerate()
                .map(|(at, argument)| (!argument.optional || chosen(at)).then(|| sample(argument)))
                .collect()
        };
        let mut add = |values: &[Option<Value>]| {
            let argument = syntax.write_argument(entry.name, values).ok()?;
            let line =
                format!("{}\t{}\n", entry.name, argument.map(|argument| argument.written().into_owned()).unwrap_or_default());
            if !text.ends_with(&line) {
                text += &line;
            }
            Some(())
        };
        add(&with(&|_| false)).unwrap_or_else(|| panic!("{}: what must be there is not enough", entry.name));
        for at in (0..arguments.len()).filter(|&at| arguments[at].optional) {
            (0..arguments.len() * 2)
                .find_map(|more| {
                    let range = at.saturating_sub(more / 2 + more % 2)..=at + more / 2;
                    add(&with(&|other| range.contains(&other)))
                })
                .unwrap_or_else(|| panic!("{}: {} can't be given", entry.name, arguments[at].name));
        }
        // All of them, where they can stand together.
        let _ = add(&with(&|_| true));
        for (at, argument) in arguments.iter().enumerate().filter(|(_, argument)| !argument.optional) {
            let mut values = with(&|_| false);
            values[at] = None;
            let error = syntax.write_argument(entry.name, &values).expect_err(entry.name);
            assert_eq!((&*error.argument, &error.problem), (&*argument.name, &ArgumentProblem::Missing), "{}", entry.name);
        }
    }
    super::golden::compare("applications.golden", &text);
}

/// What recordings sent as `execute-app-arg`.
#[test]
fn what_recordings_sent() {
    let digits = PlayAndGetDigits {
        digit_timeout: Some(1500),
        ..PlayAndGetDigits::new(1, 3, 1, 3000, "#", "tone_stream://%(100,50,440)", "silence_stream://1", "lab_digits", r"\d+")
    };
    for (execute, application, argument) in [
        (Set::new("lab_y", "value with spaces & % chars").execute(), "set", "lab_y=value with spaces & % chars"),
        (Playback::new("tone_stream://%(200,50,440);loops=2").execute(), "playback", "tone_stream://%(200,50,440);loops=2"),
        (
            digits.execute(),
            "play_and_get_digits",
            r"1 3 1 3000 # tone_stream://%(100,50,440) silence_stream://1 lab_digits \d+ 1500",
        ),
        (Conference::new("room001").execute(), "conference", "room001"),
    ] {
        assert_eq!(execute, Ok(Execute::new(application, argument)));
    }
}

/// `set` expands the value once more, so its escapes are written twice.
#[test]
fn what_is_expanded_twice_is_escaped_twice() {
    let argument = |value: &str| Set::new("a", value).application().map(|application| application.argument);
    assert_eq!(argument("${x}"), Ok(Some(Argument::text(r"a=\${x}"))));
    assert_eq!(Argument::text(r"a=\${x}").written(), r"a=\\\${x}");
    let several = Multiset::new(vec![("a".to_owned(), "${x}".to_owned()), ("b".to_owned(), "1;2".to_owned())]);
    assert_eq!(several.application().map(|application| application.argument), Ok(Some(Argument::text(r"^^;a=\${x};b=1\;2"))));
}

#[test]
fn text_and_expressions_side_by_side() {
    let catalogue = Catalogue::new();
    let arguments = [("level", Value::from("INFO")), ("message", Value::from(Argument::expression("${caller_id_name}")))];
    let application = catalogue.application("log", &arguments).expect("it is an application");
    assert_eq!(application.argument.map(|argument| argument.written().into_owned()).as_deref(), Some("INFO ${caller_id_name}"));
    let arguments = [("name", Value::from("a$b")), ("value", Value::from(Argument::expression("${x}")))];
    let application = catalogue.application("export", &arguments);
    let argument = application.expect("it is an application").argument.expect("it has one");
    assert_eq!(argument.written(), r"a\$b=${x}");
    let number = catalogue.application("sleep", &[("milliseconds", Argument::expression("${x}").into())]);
    assert_eq!(number.map_err(|error| error.problem), Err(ArgumentProblem::Expansion));
}

#[test]
fn users_register_their_own() {
    let mut catalogue = Catalogue::new();
    catalogue.register("my_queue", "{queue}[ {file:text}]", Some(' ')).expect("it is a syntax");
    let application = catalogue.application("my_queue", &[("queue", "a b".into()), ("file", "${x}".into())]);
    let argument = application.expect("it is known now").argument.expect("it has one");
    assert_eq!(argument.as_text(), Some("'a b' ${x}"));
    assert!(catalogue.application("my_other", &[]).is_err());
    assert!(catalogue.register("bad", "{", None).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// A text arrives whole, whatever it is, or is refused; nothing of it is expanded.
    #[test]
    fn any_text_for_any_argument(entry in 0..Entry::all().len(), at in 0..10_usize, text in r#"[a1 '"\\|/:;=&+@!%\[\]{}$,s-]{1,10}"#) {
        let entry = &Entry::all()[entry];
        let syntax = entry.grammar();
        let arguments = syntax.arguments();
        if arguments.is_empty() {
            return Ok(());
        }
        let at = at % arguments.len();
        let mut values: Vec<_> = arguments.iter().map(|argument| Some(sample(argument))).collect();
        values[at] = Some(Value::Text(text.clone()));
        let Ok(Some(argument)) = syntax.write_argument(entry.name, &values) else { return Ok(()) };
        let line = argument.as_text().expect("no expression was given");
        let back = syntax.read(line).expect("it was read back when it was written");
        match &arguments[at].kind {
            ArgumentType::Word | ArgumentType::Text => prop_assert_eq!(back[at].as_deref(), Some(&*text), "{} {}", entry.name, line),
            ArgumentType::Argument => {
                let written = Argument::text(text).written().into_owned();
                prop_assert_eq!(back[at].as_ref(), Some(&written));
            }
            _ => {}
        }
    }
}
