//! `sqlite://` and `core:`.

use std::path::Path;
use std::time::Duration;

use rusqlite::fallible_iterator::FallibleIterator;
use rusqlite::types::ValueRef;
use rusqlite::{Batch, Connection, LoadExtensionGuard};

use super::{Database, OnRow, Row};

/// How long another one's write is waited for.
const BUSY: Duration = Duration::from_secs(10);

struct Sqlite(Connection);

/// Opens a file, which is made where it is not there.
pub(super) fn open(path: &Path) -> Result<Box<dyn Database>, String> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let connection = Connection::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    connection.busy_timeout(BUSY).map_err(|error| error.to_string())?;
    Ok(Box::new(Sqlite(connection)))
}

impl Database for Sqlite {
    fn run(&mut self, sql: &str, mut on_row: Option<&mut OnRow<'_>>) -> Result<u64, String> {
        let mut statements = Batch::new(&self.0, sql);
        while let Some(mut statement) = statements.next().map_err(|error| error.to_string())? {
            let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
            let mut rows = statement.query([]).map_err(|error| error.to_string())?;
            while let Some(row) = rows.next().map_err(|error| error.to_string())? {
                let Some(on_row) = on_row.as_mut() else { continue };
                let mut values: Row = Vec::with_capacity(names.len());
                for (at, name) in names.iter().enumerate() {
                    values.push((name.clone(), text(row.get_ref(at).map_err(|error| error.to_string())?)));
                }
                if !on_row(values) {
                    return Ok(self.0.changes());
                }
            }
        }
        Ok(self.0.changes())
    }

    fn is_alive(&mut self) -> bool {
        true
    }

    #[allow(unsafe_code, reason = "an extension is code of somebody else's")]
    fn load_extension(&mut self, path: &str) -> Result<(), String> {
        // SAFETY: the guard lets extensions be loaded while it lives; no SQL of a script runs meanwhile.
        let guard = unsafe { LoadExtensionGuard::new(&self.0) }.map_err(|error| error.to_string())?;
        // SAFETY: the library is the operator's to choose, as any C module that a script requires.
        let loaded = unsafe { self.0.load_extension(path, None::<&str>) };
        drop(guard);
        loaded.map_err(|error| error.to_string())
    }
}

/// A value as sqlite's own text of it.
fn text(value: ValueRef<'_>) -> Vec<u8> {
    match value {
        ValueRef::Null => Vec::new(),
        ValueRef::Integer(number) => number.to_string().into_bytes(),
        ValueRef::Real(number) => {
            let text = number.to_string();
            let is_whole = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
            if is_whole { format!("{text}.0").into_bytes() } else { text.into_bytes() }
        }
        ValueRef::Text(text) | ValueRef::Blob(text) => text.to_vec(),
    }
}
