//! `pgsql://`: a connection string of libpq (`host=... dbname=...`), or a URL's rest (`user:password@host/name`).

use std::time::Duration;

use postgres::{Client, Config, NoTls, SimpleQueryMessage};

use super::{Database, OnRow};

/// How long a server is tried that does not answer, unless `connect_timeout` says otherwise.
const CONNECT: Duration = Duration::from_secs(10);

/// `None` only while it is dropped.
struct Pgsql(Option<Client>);

pub(super) fn open(text: &str) -> Result<Box<dyn Database>, String> {
    // libpq's pairs begin with a word and `=`; a URL's password may hold one.
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let is_pairs = text.split_once('=').is_some_and(|(word, _)| is_word(word.trim()));
    // What can't be read is not shown: it may hold a password.
    let mut config: Config = if is_pairs {
        text.parse().map_err(|_| "pgsql://: the connection string can't be read".to_owned())?
    } else {
        format!("postgresql://{text}").parse().map_err(|_| "pgsql://: the address can't be read".to_owned())?
    };
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(CONNECT);
    }
    config.connect(NoTls).map(|client| Box::new(Pgsql(Some(client))) as Box<dyn Database>).map_err(|error| said(&error))
}

impl Database for Pgsql {
    fn run(&mut self, sql: &str, mut on_row: Option<&mut OnRow<'_>>) -> Result<u64, String> {
        let client = self.0.as_mut().ok_or("the connection is closed")?;
        let (mut changed, mut selects) = (0, false);
        for message in client.simple_query(sql).map_err(|error| said(&error))? {
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
                SimpleQueryMessage::RowDescription(_) => selects = true,
                // A SELECT changes none of the rows that it counts.
                SimpleQueryMessage::CommandComplete(_) if std::mem::take(&mut selects) => {}
                SimpleQueryMessage::CommandComplete(rows) => changed = rows,
                _ => {}
            }
        }
        Ok(changed)
    }

    fn is_alive(&mut self) -> bool {
        self.0.as_ref().is_some_and(|client| !client.is_closed())
    }
}

impl Drop for Pgsql {
    /// A client says goodbye on a runtime of its own, which can't be where another one's is entered: there the pools of a process end.
    fn drop(&mut self) {
        let client = self.0.take();
        if tokio::runtime::Handle::try_current().is_ok() {
            // One that can't be had, or has panicked, leaves the server to notice.
            let _ = std::thread::Builder::new().spawn(move || drop(client)).map(std::thread::JoinHandle::join);
        }
    }
}

/// The server's words, which the error itself leaves out.
fn said(error: &postgres::Error) -> String {
    match error.as_db_error() {
        Some(told) => format!("{}: {}", told.severity(), told.message()),
        None => error.to_string(),
    }
}
