use crate::vocabulary::ErrorKind;

/// An answer that is not of the form that its command gives.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReplyError {
    /// A row has more or fewer fields than the table has columns, since a value holds the delimiter: ask for JSON.
    #[error("row {row} has {found} fields for {columns} columns: a value holds the delimiter or a newline; ask for it as json")]
    Fields {
        /// Which row, from 1.
        row: usize,
        /// How many fields it has.
        found: usize,
        /// How many columns the table has.
        columns: usize,
    },
    /// The table says that it has another number of rows.
    #[error("{found} rows where the table says {said}: a value holds a newline; ask for it as json")]
    Rows {
        /// How many it has.
        found: usize,
        /// How many it says.
        said: usize,
    },
    /// Not JSON.
    #[error("is no JSON: {0}")]
    Json(String),
    /// Not XML.
    #[error("is no XML: {0}")]
    Xml(String),
    /// A line or field that its form wants is not there.
    #[error("has no {0}")]
    Lacks(&'static str),
    /// The switch said that it failed.
    #[error("{0}")]
    Failed(String),
}

impl ReplyError {
    /// Its place in the error table.
    pub fn kind(&self) -> ErrorKind {
        match self {
            ReplyError::Failed(_) => ErrorKind::CommandFailed,
            _ => ErrorKind::Malformed,
        }
    }
}
