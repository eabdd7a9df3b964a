//! `pgsql://`: a connection string of libpq (`host=... dbname=...`), or a URL's rest (`user:password@host/name`).

use postgres::{Client, Config, NoTls, SimpleQueryMessage};

use super::{Database, OnRow};

struct Pgsql(Client);

pub(super) fn open(text: &str) -> Result<Box<dyn Database>, String> {
    // What can't be read is not shown: it may hold a password.
    let config: Config = if text.contains('=') && !text.contains("://") && !text.contains('@') {
        text.parse().map_err(|_| "pgsql://: the connection string can't be read".to_owned())?
    } else {
        format!("postgresql://{text}").parse().map_err(|_| "pgsql://: the address can't be read".to_owned())?
    };
    config.connect(NoTls).map(|client| Box::new(Pgsql(client)) as Box<dyn Database>).map_err(|error| said(&error))
}

impl Database for Pgsql {
    fn run(&mut self, sql: &str, mut on_row: Option<&mut OnRow<'_>>) -> Result<u64, String> {
        let mut changed = 0;
        for message in self.0.simple_query(sql).map_err(|error| said(&error))? {
            match message {
                SimpleQueryMessage::Row(row) => {
                    let Some(on_row) = on_row.as_mut() else { continue };
                    let values = row
                        .columns()
                        .iter()
                        .enumerate()
                        .map(|(at, column)| (column.name().to_owned(), row.get(at).unwrap_or_default().as_bytes().to_vec()));
                    if !on_row(values.collect()) {
                        return Ok(changed);
                    }
                }
                SimpleQueryMessage::CommandComplete(rows) => changed = rows,
                _ => {}
            }
        }
        Ok(changed)
    }

    fn is_alive(&mut self) -> bool {
        !self.0.is_closed()
    }
}

/// The server's words, which the error itself leaves out.
fn said(error: &postgres::Error) -> String {
    match error.as_db_error() {
        Some(told) => format!("{}: {}", told.severity(), told.message()),
        None => error.to_string(),
    }
}
