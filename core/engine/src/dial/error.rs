use crate::vocabulary::ErrorKind;

/// Why a dial string can't be written or read. Nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} {problem}", on_one_line(.part))]
pub struct DialError {
    /// Which part of the dial string, with its name where it has one.
    pub part: String,
    /// What is wrong with it.
    pub problem: DialProblem,
}

/// What a caller gave, without what would begin a line of its own in a log.
pub(crate) fn on_one_line(text: &str) -> String {
    text.chars().flat_map(|c| if c.is_control() { c.escape_default().collect() } else { vec![c] }).collect()
}

/// What is wrong with a part of a dial string.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DialProblem {
    /// Nothing there.
    #[error("is empty: the switch would drop it")]
    Empty,
    /// A control character; CR and LF would inject a line, and the switch uses two others for itself.
    #[error("holds the control character {0:?}, which can't stand in a dial string")]
    Control(char),
    /// A character that the switch reads as structure and that has no escape here.
    #[error("holds {0:?}, which the switch reads as structure here and knows no escape for")]
    Structure(char),
    /// Brackets are counted before quotes and backslashes are read.
    #[error("has {0:?} without its partner: the switch counts brackets before it reads quotes")]
    Unbalanced(char),
    /// The switch looks for it before it reads anything else.
    #[error("holds `:_:`, which the switch takes for the border of two originates before it reads quotes")]
    Enterprise,
    /// A value with a reference to a variable is not set (switch_channel.c), or would be expanded.
    #[error("holds `${{`: the switch drops such a value, or expands it later")]
    Expansion,
    /// It would turn the switch's check for `${` off.
    #[error("holds `origination_nested_vars=true`, which lets every value of this dial string be expanded")]
    NestedVariables,
    /// The variable counts only elsewhere.
    #[error("counts only {0}")]
    Scope(&'static str),
    /// Given twice.
    #[error("is given twice: the switch keeps one of them")]
    Twice,
    /// One UUID for several channels.
    #[error("is one UUID for several channels: give each leg its own, in its []")]
    SharedUuid,
    /// FreeSWITCH reads at most 128 of a list.
    #[error("has more than 128 elements, where the switch stops reading")]
    TooMany,
    /// An opening bracket without its end.
    #[error("has no closing bracket")]
    Unclosed,
    /// Not `name=value`.
    #[error("is not `name=value`: the switch drops it")]
    NotAPair,
    /// Too few words, or too many.
    #[error("is not `originate <dial string> <target> [dialplan] [context] [cid name] [cid number] [timeout]`")]
    NotOriginate,
    /// What was written would not be read as it was meant.
    #[error("would be read as something else: another form writes it")]
    NotReadBack,
    /// Not a number of seconds.
    #[error("is not a number of seconds above 0")]
    NotSeconds,
}

impl DialError {
    pub(super) fn new(part: impl Into<String>, problem: DialProblem) -> Self {
        DialError { part: part.into(), problem }
    }

    /// Its place in the error table.
    pub fn kind(&self) -> ErrorKind {
        ErrorKind::InvalidArgument
    }
}

/// Refuses what no part of a dial string can hold.
pub(super) fn check_text(part: &str, text: &str) -> Result<(), DialError> {
    let problem = if text.is_empty() {
        DialProblem::Empty
    } else if let Some(control) = text.chars().find(|character| character.is_control()) {
        DialProblem::Control(control)
    } else if text.contains("${") {
        DialProblem::Expansion
    } else {
        return Ok(());
    };
    Err(DialError::new(part, problem))
}

/// Refuses characters that are structure in this place.
pub(super) fn check_without(part: &str, text: &str, structure: &str) -> Result<(), DialError> {
    check_text(part, text)?;
    match text.chars().find(|&character| structure.contains(character)) {
        Some(found) => Err(DialError::new(part, DialProblem::Structure(found))),
        None => Ok(()),
    }
}
