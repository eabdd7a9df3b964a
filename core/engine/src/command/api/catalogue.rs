//! The catalogue's entries, and those that users add.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock};

use super::table::TABLE;
use crate::command::syntax::{ArgumentError, ArgumentProblem, Syntax, SyntaxError, Value};

/// An entry of the catalogue: a command, or one form of a command that is a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// Its name in the catalogue; that of a form is the command's with more words (`uuid_record_start`).
    pub name: &'static str,
    /// What it takes, in the notation that `catalogue/api.toml` explains.
    pub syntax: &'static str,
    /// At which character the switch takes the arguments apart, reading quotes and backslashes; `None`: it does not.
    pub separator: Option<char>,
    /// The module that has it.
    pub module: &'static str,
    /// What it does.
    pub about: &'static str,
    /// What misleads, and how it fails; may be empty.
    pub note: &'static str,
    /// What it answers.
    pub returns: Returns,
    /// It can take long: better by `bgapi`.
    pub slow: bool,
    /// It runs a shell or a program.
    pub shell: bool,
    /// It is made for the switch's own console.
    pub console: bool,
    /// It expands `${...}` in arguments.
    pub expands: bool,
    /// Another one has taken its place.
    pub deprecated: bool,
}

/// What a command answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Returns {
    /// `+OK` or `-ERR`.
    Ok,
    /// `true` or `false`.
    Bool,
    /// A text; nothing is `-ERR no reply`.
    Text,
    /// `-ERR no reply` when it worked.
    Nothing,
    /// A table of lines.
    Table,
    /// JSON.
    Json,
    /// XML.
    Xml,
    /// A UUID.
    Uuid,
    /// A dial string.
    Dialstring,
    /// `+OK UUID` or `-ERR CAUSE`.
    Originate,
    /// The lines of `status`.
    Status,
    /// The line of `version`.
    Version,
    /// A channel's data, in four forms.
    Dump,
}

impl Entry {
    /// Every entry of the catalogue.
    pub fn all() -> &'static [Entry] {
        &TABLE
    }

    /// The entry of this name.
    pub fn named(name: &str) -> Option<&'static Entry> {
        // Not a HashMap: its memory is known by its middle alone, which leak checkers take for lost.
        static BY_NAME: LazyLock<BTreeMap<&str, &Entry>> =
            LazyLock::new(|| TABLE.iter().map(|entry| (entry.name, entry)).collect());
        BY_NAME.get(name).copied()
    }

    /// The word that the line begins with: the command as the switch knows it.
    pub fn command(&self) -> &'static str {
        self.syntax.split([' ', '[', '{']).next().unwrap_or(self.syntax)
    }

    /// The line behind `api`; the values stand in the order of the syntax.
    ///
    /// # Errors
    /// An argument that is missing, can't stand there, or makes a line that is another form of the command: `uuid_hold` of a
    /// channel called `off`.
    pub fn line(&self, values: &[Option<Value>]) -> Result<String, ArgumentError> {
        static FAMILIES: LazyLock<BTreeMap<&str, Vec<&Entry>>> = LazyLock::new(|| {
            let mut families: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
            for entry in &TABLE {
                families.entry(entry.command()).or_default().push(entry);
            }
            families
        });
        let grammar = self.grammar();
        let line = grammar.write(self.name, values)?;
        let nearer = |other: &&&Entry| {
            let other = other.grammar();
            other.prefix().len() > grammar.prefix().len() && line.starts_with(other.prefix()) && other.read(&line).is_some()
        };
        match FAMILIES[self.command()].iter().find(nearer) {
            None => Ok(line),
            Some(_) => Err(ArgumentError::new(self.name, "an argument", ArgumentProblem::NotReadBack(line))),
        }
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

/// The commands that a program knows by name: those of the catalogue, and its own.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    own: HashMap<String, Arc<Syntax>>,
}

impl Catalogue {
    /// The catalogue as it comes.
    pub fn new() -> Self {
        Catalogue::default()
    }

    /// Adds a command, or puts another in the place of one that is known. `syntax` is its whole line, `my_command {uuid}[ {file:text}]`;
    /// `separator` says where the switch takes arguments apart, `Some(' ')` for most modules.
    ///
    /// # Errors
    /// A syntax that can't be read.
    pub fn register(&mut self, name: impl Into<String>, syntax: &str, separator: Option<char>) -> Result<(), SyntaxError> {
        let syntax = Syntax::parse(syntax, separator)?;
        self.own.insert(name.into(), Arc::new(syntax));
        Ok(())
    }

    /// What a command takes.
    pub fn syntax(&self, name: &str) -> Option<Arc<Syntax>> {
        self.own.get(name).cloned().or_else(|| Entry::named(name).map(Entry::grammar))
    }

    /// The line of a command behind `api`, its arguments by their names.
    ///
    /// # Errors
    /// A command or an argument that is not known, one that is missing, or a value that can't stand there.
    pub fn line(&self, name: &str, arguments: &[(&str, Value)]) -> Result<String, ArgumentError> {
        let syntax = self.syntax(name).ok_or_else(|| ArgumentError::new(name, "the command", ArgumentProblem::UnknownCommand))?;
        let values = syntax.arrange(name, arguments)?;
        match Entry::named(name).filter(|_| !self.own.contains_key(name)) {
            Some(entry) => entry.line(&values),
            None => syntax.write(name, &values),
        }
    }
}
