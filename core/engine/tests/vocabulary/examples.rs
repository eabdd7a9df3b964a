//! Example lines of the documents and recordings: `examples.tsv` has, for each, the entry, its arguments field by field, and the line
//! that the builder must produce; or in the place of the entry a `-`, the line, and the reason why it is another one.
//! `application_examples.tsv` has the same for applications.

use eslng_engine::command::Argument;
use eslng_engine::command::syntax::Value;
use eslng_engine::command::{api, app};

/// Compares every example of a table with what is written; at least 95 in 100 must be the same.
fn check(table: &str, write: impl Fn(&str, &[(&str, Value)]) -> Result<String, String>) {
    let (mut same, mut other) = (0, Vec::new());
    for columns in super::table(table) {
        let (entry, rest) = columns.split_first().expect("a line has columns");
        if entry == "-" {
            assert_eq!(rest.len(), 2, "{rest:?}: the line and the reason");
            other.push(rest.join("\t"));
            continue;
        }
        let (expected, fields) = rest.split_last().expect("a line ends with what is expected");
        let arguments: Vec<(&str, Value)> = fields
            .iter()
            .map(|field| {
                let (name, value) = field.split_once('=').expect("an argument is name=value");
                // `name:=value`: an expression, asked for as one.
                match name.strip_suffix(':') {
                    Some(name) => (name, Argument::expression(value).into()),
                    None => (name, value.into()),
                }
            })
            .collect();
        let line = write(entry, &arguments).unwrap_or_else(|error| panic!("{expected}: {error}"));
        assert_eq!(&line, expected);
        same += 1;
    }
    println!("{table}: {same} of {} are what the builder writes; not: {other:#?}", same + other.len());
    assert!(same * 100 >= (same + other.len()) * 95, "{same} of {}", same + other.len());
}

#[test]
fn the_builder_writes_what_people_wrote() {
    let catalogue = api::Catalogue::new();
    check("examples.tsv", |entry, arguments| catalogue.line(entry, arguments).map_err(|error| error.to_string()));
}

#[test]
fn applications_are_written_as_people_wrote_them() {
    let catalogue = app::Catalogue::new();
    check("application_examples.tsv", |entry, arguments| {
        let application = catalogue.application(entry, arguments).map_err(|error| error.to_string())?;
        Ok(application.argument.map(|argument| argument.written().into_owned()).unwrap_or_default())
    });
}
