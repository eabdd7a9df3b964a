use super::Text;

/// What `filter` is asked. Filters of one connection are ORed and compared without regard to case on decoded values; one whose
/// value begins with `-` keeps matching events out; `/.../` is a regular expression (`in_filter`).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Filter {
    /// Lets pass what has this value.
    Add {
        /// The header.
        header: Text,
        /// The value, to the end of the line.
        value: Text,
        /// Writes `filter add`. Always written for a header that is called `add` or `delete`.
        spelled_out: bool,
    },
    /// Takes back the filter of a header with this value, or all of the header.
    Delete {
        /// The header.
        header: Text,
        /// The value; `None`: all of them.
        value: Option<Text>,
    },
    /// `filter delete all`.
    DeleteAll,
}

impl Filter {
    /// Lets pass what has this value.
    pub fn add(header: impl Into<Text>, value: impl Into<Text>) -> Self {
        Filter::Add { header: header.into(), value: value.into(), spelled_out: false }
    }
}
