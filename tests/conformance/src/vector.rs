//! Tables of vectors: an input and what is expected of it, a row each.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::bytes;
use crate::scenario::error_kind;
use crate::vocabulary::{Verb, check_capabilities};

/// A table and the way its rows take through an adapter.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) way: Way,
    pub(crate) rows: Vec<Row>,
}

/// What the columns are.
#[derive(Debug)]
pub(crate) enum Way {
    /// Input: the body of a message of this Content-Type, as text with escapes. Expected: the headers and the body, or an error, that
    /// `receive` answers with, as JSON.
    Receive(String),
    /// Input: an event's headers and body as JSON. Expected: its text in this format, with escapes.
    Serialize(String),
    /// Input: what is to be done, as JSON. Expected: the packet that comes to the switch, as text with escapes.
    Packets,
    /// Input: what is to be done, as JSON. Expected: the name of an error.
    Errors,
}

#[derive(Debug)]
pub(crate) struct Row {
    /// The line in the file.
    pub(crate) line: usize,
    pub(crate) input: Cell,
    pub(crate) expected: Cell,
    pub(crate) needs: Vec<String>,
}

#[derive(Debug)]
pub(crate) enum Cell {
    Bytes(Vec<u8>),
    Json(Value),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VectorStep {
    vector: String,
    receive: Option<String>,
    serialize: Option<String>,
    packets: Option<bool>,
    errors: Option<bool>,
}

impl Table {
    /// Reads the table that a step names.
    pub(crate) fn read(step: Map<String, Value>, folder: &Path) -> Result<Table, String> {
        let step: VectorStep = serde_json::from_value(Value::Object(step)).map_err(|error| error.to_string())?;
        let way = match (step.receive, step.serialize, step.packets, step.errors) {
            (Some(content_type), None, None, None) => Way::Receive(content_type),
            (None, Some(format), None, None) => Way::Serialize(format),
            (None, None, Some(true), None) => Way::Packets,
            (None, None, None, Some(true)) => Way::Errors,
            _ => {
                return Err(
                    "one of \"receive\", \"serialize\", \"packets\", \"errors\" is missing, or there are several".to_owned()
                );
            }
        };
        let path = folder.join(&step.vector).with_extension("tsv");
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let lines = text.lines().enumerate().skip(1).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let rows: Result<Vec<_>, _> = lines
            .map(|(i, line)| way.row(i + 1, line).map_err(|error| format!("{}:{}: {error}", path.display(), i + 1)))
            .collect();
        match rows? {
            rows if rows.is_empty() => Err(format!("{} has no row", path.display())),
            rows => Ok(Table { name: step.vector, way, rows }),
        }
    }
}

impl Way {
    fn row(&self, line: usize, text: &str) -> Result<Row, String> {
        let mut cells = text.split('\t');
        let (Some(input), Some(expected), needs, None) = (cells.next(), cells.next(), cells.next(), cells.next()) else {
            return Err("a row is INPUT, EXPECTED and perhaps NEEDS, with tabs between".to_owned());
        };
        let needs: Vec<String> = needs.unwrap_or_default().split_whitespace().map(str::to_owned).collect();
        check_capabilities(&needs)?;
        let json = |cell: &str| serde_json::from_str(cell).map(Cell::Json).map_err(|error| format!("{cell}: {error}"));
        let (input, expected) = match self {
            Way::Receive(_) => (Cell::Bytes(unescape(input)?), json(expected)?),
            Way::Serialize(_) => (json(input)?, Cell::Bytes(unescape(expected)?)),
            Way::Packets => (json(input)?, Cell::Bytes(unescape(expected)?)),
            Way::Errors => {
                error_kind(expected)?;
                (json(input)?, Cell::Bytes(expected.into()))
            }
        };
        if let (Way::Packets | Way::Errors, Cell::Json(order)) = (self, &input) {
            let verb = Verb::named(order["do"].as_str().unwrap_or_default())?;
            verb.check_arguments(order["args"].as_object().into_iter().flat_map(Map::keys).map(String::as_str))?;
        }
        Ok(Row { line, input, expected, needs })
    }
}

impl Cell {
    /// The bytes as protocol text, or the document.
    pub(crate) fn value(&self) -> Value {
        match self {
            Cell::Bytes(bytes) => bytes::to_text(bytes).into(),
            Cell::Json(value) => value.clone(),
        }
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        match self {
            Cell::Bytes(bytes) => bytes.clone(),
            Cell::Json(value) => value.to_string().into_bytes(),
        }
    }
}

/// Reads `\n`, `\r`, `\t`, `\\` and `\xHH`.
fn unescape(cell: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::with_capacity(cell.len());
    let mut rest = cell;
    while let Some(at) = rest.find('\\') {
        bytes.extend_from_slice(&rest.as_bytes()[..at]);
        rest = &rest[at + 1..];
        let (byte, taken) = match rest.as_bytes().first() {
            Some(b'n') => (b'\n', 1),
            Some(b'r') => (b'\r', 1),
            Some(b't') => (b'\t', 1),
            Some(b'\\') => (b'\\', 1),
            Some(b'x') => {
                let digits = rest.get(1..3).and_then(|digits| u8::from_str_radix(digits, 16).ok());
                (digits.ok_or_else(|| format!("{cell}: \\x wants two hexadecimal digits"))?, 3)
            }
            _ => return Err(format!("{cell}: a backslash begins \\n, \\r, \\t, \\\\ or \\xHH")),
        };
        bytes.push(byte);
        rest = &rest[taken..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells() {
        assert_eq!(unescape(r"a\tb\n\\\xe9c").expect("good escapes"), b"a\tb\n\\\xe9c");
        for cell in [r"\q", "\\", r"\x4", r"\xzz"] {
            assert!(unescape(cell).is_err(), "{cell}");
        }
    }

    #[test]
    fn rows() {
        let row = Way::Packets.row(2, "{\"do\": \"api\", \"args\": {\"line\": \"x\"}}\tapi x\\n\\n\tlibesl").expect("a good row");
        assert_eq!((row.expected.bytes(), row.needs), (b"api x\n\n".to_vec(), vec!["libesl".to_owned()]));
        for (way, line) in [
            (Way::Packets, "{}\tx"),
            (Way::Packets, "{\"do\": \"api\", \"args\": {\"lin\": \"x\"}}\tx"),
            (Way::Errors, "{\"do\": \"receive\"}\tno_such_error"),
            (Way::Errors, "{\"do\": \"receive\"}"),
            (Way::Receive(String::new()), "x\t{"),
            (Way::Receive(String::new()), "x\t{}\tnone"),
            (Way::Receive(String::new()), "x\t{}\t\t"),
        ] {
            assert!(way.row(2, line).is_err(), "{line}");
        }
    }
}
