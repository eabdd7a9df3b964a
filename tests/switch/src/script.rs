//! Lua scripts that a test registers: the switch runs no Lua, it does what the test says that the script would do.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::event::Event;

/// What a script does when it is run: text that it prints, variables that it sets, events that it fires.
#[derive(Clone, Debug, Default)]
pub struct Script {
    pub(crate) output: String,
    pub(crate) variables: Vec<(String, String, String)>,
    pub(crate) events: Vec<Event>,
}

impl Script {
    /// A script that does nothing.
    pub fn new() -> Self {
        Script::default()
    }

    /// The same script, which prints `text` too.
    #[must_use]
    pub fn prints(mut self, text: impl AsRef<str>) -> Self {
        self.output.push_str(text.as_ref());
        self
    }

    /// The same script, which also sets a variable of the channel with this uuid, where there is one.
    #[must_use]
    pub fn sets(mut self, uuid: impl Into<String>, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.variables.push((uuid.into(), name.into(), value.into()));
        self
    }

    /// The same script, which also fires an event.
    #[must_use]
    pub fn fires(mut self, event: Event) -> Self {
        self.events.push(event);
        self
    }
}

type Reader = Arc<dyn Fn(&str) -> Option<Script> + Send + Sync>;

/// The scripts that are known: by their text, or by what a function of the test makes of it.
#[derive(Clone, Default)]
pub(crate) struct Scripts {
    by_text: BTreeMap<String, Script>,
    readers: Vec<Reader>,
}

impl Scripts {
    pub(crate) fn add(&mut self, text: String, script: Script) {
        self.by_text.insert(text, script);
    }

    pub(crate) fn add_reader(&mut self, reader: impl Fn(&str) -> Option<Script> + Send + Sync + 'static) {
        self.readers.push(Arc::new(reader));
    }

    /// What the argument of `lua` does.
    pub(crate) fn find(&self, text: &str) -> Option<Script> {
        self.by_text.get(text).cloned().or_else(|| self.readers.iter().find_map(|reader| reader(text)))
    }
}

impl fmt::Debug for Scripts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Scripts({} by text, {} readers)", self.by_text.len(), self.readers.len())
    }
}
