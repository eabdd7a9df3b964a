//! What JSON and XML events are turned into when they are first asked: places in their own bytes, and text of its own only where
//! an escape stood.

use std::ops::Range;

/// A piece of text in a document's bytes, or apart from them.
#[derive(Clone, Debug)]
pub(super) enum Text {
    Within(Range<u32>),
    Apart(Box<[u8]>),
}

impl Text {
    pub fn of<'a>(&'a self, bytes: &'a [u8]) -> &'a [u8] {
        match self {
            Text::Within(range) => &bytes[range.start as usize..range.end as usize],
            Text::Apart(text) => text,
        }
    }

    /// `piece` is a slice of `bytes`, as parsers hand them out; one that is not is copied.
    pub fn of_slice(bytes: &[u8], piece: &[u8]) -> Text {
        let start = (piece.as_ptr() as usize).wrapping_sub(bytes.as_ptr() as usize);
        let end = start.wrapping_add(piece.len());
        if start <= end && end <= bytes.len() && end <= u32::MAX as usize {
            Text::Within(start as u32..end as u32)
        } else {
            Text::Apart(piece.into())
        }
    }
}

#[derive(Clone, Debug)]
pub(super) enum FieldValue {
    One(Text),
    Array(Box<[Text]>),
}

#[derive(Clone, Debug)]
pub(super) struct Field {
    pub name: Text,
    pub value: FieldValue,
}

/// A document as fields in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Document {
    pub fields: Vec<Field>,
    pub body: Option<Text>,
}
