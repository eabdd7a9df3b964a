//! The catalogue's applications, and those that users add.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock};

use super::table::TABLE;
use crate::command::Application;
use crate::command::syntax::{ArgumentError, ArgumentProblem, Syntax, SyntaxError, Value};

/// An application of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// Its name.
    pub name: &'static str,
    /// What it takes, in the notation that `catalogue/api.toml` explains; empty if nothing.
    pub syntax: &'static str,
    /// At which character it takes its argument apart, reading quotes and backslashes; `None`: it does not.
    pub separator: Option<char>,
    /// The module that has it.
    pub module: &'static str,
    /// What it does.
    pub about: &'static str,
    /// What misleads; may be empty.
    pub note: &'static str,
    /// It runs a shell.
    pub shell: bool,
    /// Another one has taken its place.
    pub deprecated: bool,
}

impl Entry {
    /// Every application of the catalogue.
    pub fn all() -> &'static [Entry] {
        &TABLE
    }

    /// The application of this name.
    pub fn named(name: &str) -> Option<&'static Entry> {
        // Not a HashMap: its memory is known by its middle alone, which leak checkers take for lost.
        static BY_NAME: LazyLock<BTreeMap<&str, &Entry>> =
            LazyLock::new(|| TABLE.iter().map(|entry| (entry.name, entry)).collect());
        BY_NAME.get(name).copied()
    }

    /// What it takes.
    pub fn grammar(&self) -> Arc<Syntax> {
        static READ: LazyLock<BTreeMap<&str, Arc<Syntax>>> = LazyLock::new(|| {
            let read = |entry: &Entry| {
                let syntax = Syntax::parse(entry.syntax, entry.separator).expect("a test reads every syntax of the catalogue");
                (entry.name, Arc::new(syntax))
            };
            TABLE.iter().map(read).collect()
        });
        Arc::clone(&READ[self.name])
    }
}

/// The applications that a program knows by name: those of the catalogue, and its own.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    own: HashMap<String, Arc<Syntax>>,
}

impl Catalogue {
    /// The catalogue as it comes.
    pub fn new() -> Self {
        Catalogue::default()
    }

    /// Adds an application, or puts another in the place of one that is known. `syntax` is its argument, `{queue}[ {file:text}]`;
    /// `separator` says where it takes that apart, `None` if it does not.
    ///
    /// # Errors
    /// A syntax that can't be read.
    pub fn register(&mut self, name: impl Into<String>, syntax: &str, separator: Option<char>) -> Result<(), SyntaxError> {
        let syntax = Syntax::parse(syntax, separator)?;
        self.own.insert(name.into(), Arc::new(syntax));
        Ok(())
    }

    /// What an application takes.
    pub fn syntax(&self, name: &str) -> Option<Arc<Syntax>> {
        self.own.get(name).cloned().or_else(|| Entry::named(name).map(Entry::grammar))
    }

    /// An application with its arguments by their names.
    ///
    /// # Errors
    /// An application or an argument that is not known, one that is missing, or a value that can't stand there.
    pub fn application(&self, name: &str, arguments: &[(&str, Value)]) -> Result<Application, ArgumentError> {
        let syntax =
            self.syntax(name).ok_or_else(|| ArgumentError::new(name, "the application", ArgumentProblem::UnknownCommand))?;
        let values = syntax.arrange(name, arguments)?;
        Ok(Application { name: name.to_owned(), argument: syntax.write_argument(name, &values)? })
    }
}
