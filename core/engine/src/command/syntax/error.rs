use crate::dial::{DialError, on_one_line};
use crate::vocabulary::ErrorKind;

/// Why a command can't be made of these arguments. Nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {} {problem}: nothing was sent", on_one_line(.command), on_one_line(.argument))]
pub struct ArgumentError {
    /// The command or application, by its name in the catalogue.
    pub command: String,
    /// Which argument.
    pub argument: String,
    /// What is wrong with it.
    pub problem: ArgumentProblem,
}

/// What is wrong with an argument.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ArgumentProblem {
    /// It must be given.
    #[error("is missing")]
    Missing,
    /// No command or application of this name.
    #[error("is not known: register it, or send the line as it is")]
    UnknownCommand,
    /// The command has no argument of this name.
    #[error("is not among what it takes")]
    UnknownArgument,
    /// Nothing there.
    #[error("is empty")]
    Empty,
    /// A control character: CR and LF would inject a line.
    #[error("holds the control character {0:?}")]
    Control(char),
    /// A blank, in an argument that is one word and has no quotes.
    #[error("is one word, but holds a blank")]
    Blank,
    /// Blanks at an end, which the switch takes away.
    #[error("begins or ends with a blank, which the switch would take away")]
    OuterBlank,
    /// None of the words that can stand here.
    #[error("is none of {0}")]
    Choice(String),
    /// Not a number, or not one of those that can stand here.
    #[error("is not {0}")]
    NumberRange(String),
    /// A reference to a variable where the switch would expand it.
    #[error("holds `${{`, which the switch would expand: an expression has its own type")]
    Expansion,
    /// A dial string that can't be written.
    #[error("is no dial string: {0}")]
    Dial(DialError),
    /// The switch would take something of it for another argument, or for structure.
    #[error("would be read as something else than it is: {0:?}")]
    NotReadBack(String),
}

impl ArgumentError {
    pub(crate) fn new(command: &str, argument: &str, problem: ArgumentProblem) -> Self {
        ArgumentError { command: command.to_owned(), argument: argument.to_owned(), problem }
    }

    /// Its place in the error table.
    pub fn kind(&self) -> ErrorKind {
        ErrorKind::InvalidArgument
    }
}
