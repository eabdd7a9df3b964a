//! What the checks of the typed builders share.

use std::collections::HashMap;
use std::sync::LazyLock;

use eslng_engine::command::api::ApiCommand;
use eslng_engine::command::app::TypedApplication;
use eslng_engine::dial::{DialString, Endpoint};

pub fn dial() -> DialString {
    DialString::from(Endpoint::user("1000")).with("a", "b c")
}

pub fn pairs() -> Vec<(String, String)> {
    [("a", "1"), ("b", "two words")].map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()
}

type Golden = HashMap<String, Vec<String>>;

fn golden(name: &str) -> Golden {
    let mut lines = Golden::new();
    for line in super::table(name) {
        lines.entry(line[0].clone()).or_default().push(line.get(1).cloned().unwrap_or_default());
    }
    lines
}

/// An API command's line is one of the golden lines of its entry.
pub fn line(name: &str, command: &dyn ApiCommand) {
    static GOLDEN: LazyLock<Golden> = LazyLock::new(|| golden("api.golden"));
    assert_eq!(command.entry().name, name);
    let line = command.line().unwrap_or_else(|error| panic!("{error}"));
    assert!(GOLDEN[name].contains(&line), "{name}: {line} is none of {:?}", GOLDEN[name]);
}

/// An application's argument is one of the golden ones of its entry.
pub fn argument(name: &str, application: &dyn TypedApplication) {
    static GOLDEN: LazyLock<Golden> = LazyLock::new(|| golden("applications.golden"));
    assert_eq!(application.entry().name, name);
    let made = application.application().unwrap_or_else(|error| panic!("{error}"));
    let argument = made.argument.map(|argument| argument.written().into_owned()).unwrap_or_default();
    assert!(GOLDEN[name].contains(&argument), "{name}: {argument} is none of {:?}", GOLDEN[name]);
}
