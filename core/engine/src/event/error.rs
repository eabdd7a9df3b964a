use crate::vocabulary::ErrorKind;

/// Why an event can't be read or made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EventError {
    /// The text is no JSON object of headers.
    #[error("an event in JSON that can't be read: {0}")]
    Json(String),
    /// The text is no `<event>`.
    #[error("an event in XML that can't be read: {0}")]
    Xml(String),
    /// A header's name that plain text can't carry.
    #[error("the header name {name:?} is empty or holds a colon, CR, LF or NUL")]
    HeaderName {
        /// The name, lossy.
        name: String,
    },
}

impl EventError {
    /// Its place in the error table.
    pub fn kind(&self) -> ErrorKind {
        match self {
            EventError::Json(_) | EventError::Xml(_) => ErrorKind::Malformed,
            EventError::HeaderName { .. } => ErrorKind::InvalidArgument,
        }
    }
}
