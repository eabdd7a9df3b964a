//! `odbc://`: any database that this machine's unixODBC has a driver for.

use std::sync::OnceLock;

use odbc_api::{Connection, ConnectionOptions, Cursor, Environment, ResultSetMetadata};

use super::{Database, OnRow, Row};

struct Odbc(Connection<'static>);

/// The process has one environment.
fn environment() -> Result<&'static Environment, String> {
    static ENVIRONMENT: OnceLock<Environment> = OnceLock::new();
    if let Some(environment) = ENVIRONMENT.get() {
        return Ok(environment);
    }
    let made = Environment::new().map_err(|error| error.to_string())?;
    Ok(ENVIRONMENT.get_or_init(|| made))
}

pub(super) fn open(dsn: &str, user: &str, password: &str) -> Result<Box<dyn Database>, String> {
    let environment = environment()?;
    let connection = environment.connect(dsn, user, password, ConnectionOptions::default());
    Ok(Box::new(Odbc(connection.map_err(|error| format!("odbc://{dsn}: {error}"))?)))
}

impl Database for Odbc {
    fn run(&mut self, sql: &str, mut on_row: Option<&mut OnRow<'_>>) -> Result<u64, String> {
        let said = |error: odbc_api::Error| error.to_string();
        let mut statement = self.0.preallocate().map_err(said)?;
        {
            let Some(mut cursor) = statement.execute(sql, ()).map_err(said)? else {
                return Ok(statement.row_count().map_err(said)?.unwrap_or(0) as u64);
            };
            let names: Vec<String> = cursor.column_names().map_err(said)?.collect::<Result<_, _>>().map_err(said)?;
            while let Some(mut row) = cursor.next_row().map_err(said)? {
                let Some(on_row) = on_row.as_mut() else { continue };
                let mut values: Row = Vec::with_capacity(names.len());
                for (at, name) in (1u16..).zip(&names) {
                    let mut text = Vec::new();
                    row.get_text(at, &mut text).map_err(said)?;
                    values.push((name.clone(), text));
                }
                if !on_row(values) {
                    break;
                }
            }
        }
        Ok(0)
    }

    fn is_alive(&mut self) -> bool {
        !self.0.is_dead().unwrap_or(true)
    }
}
