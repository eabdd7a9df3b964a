//! Example lines of the documents and recordings: `examples.tsv` has, for each, the entry, its arguments field by field, and the line
//! that the builder must produce; or in the place of the entry a `-`, the line, and the reason why it is another one.

use eslng_engine::command::Argument;
use eslng_engine::command::api::Catalogue;
use eslng_engine::command::syntax::Value;

#[test]
fn the_builder_writes_what_people_wrote() {
    let catalogue = Catalogue::new();
    let (mut same, mut other) = (0, Vec::new());
    for columns in super::table("examples.tsv") {
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
        let line = catalogue.line(entry, &arguments).unwrap_or_else(|error| panic!("{expected}: {error}"));
        assert_eq!(&line, expected);
        same += 1;
    }
    println!("{same} of {} example lines are what the builder writes; not: {other:#?}", same + other.len());
    assert!(same * 100 >= (same + other.len()) * 95, "{same} of {}", same + other.len());
}
