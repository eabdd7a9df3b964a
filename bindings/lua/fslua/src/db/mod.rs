//! The databases of `freeswitch.Dbh`: one pool for each DSN, which all scripts of the process share.

mod sqlite;

#[cfg(feature = "odbc")]
mod odbc;
mod pgsql;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many unused handles of a DSN are kept.
const KEPT: usize = 20;

/// A row: names and values as text, NULL as an empty one.
pub(crate) type Row = Vec<(String, Vec<u8>)>;

/// What a row's receiver wants: true for the next row.
pub(crate) type OnRow<'r> = dyn FnMut(Row) -> bool + 'r;

/// An open database.
pub(crate) trait Database: Send {
    /// Runs all statements of a text; rows go to the receiver. How many rows the last INSERT, UPDATE or DELETE has changed.
    fn run(&mut self, sql: &str, on_row: Option<&mut OnRow<'_>>) -> Result<u64, String>;

    /// Whether it can still be used.
    fn is_alive(&mut self) -> bool;

    /// Loads an extension, where there are any.
    fn load_extension(&mut self, _path: &str) -> Result<(), String> {
        Err("only sqlite loads extensions".to_owned())
    }
}

/// Where a DSN leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Place {
    Sqlite(PathBuf),
    Odbc { dsn: String, user: String, password: String },
    Pgsql(String),
}

/// Handles that nobody uses.
pub(crate) struct Pools {
    folder: PathBuf,
    unused: Mutex<HashMap<Place, Vec<Box<dyn Database>>>>,
}

/// A handle, given back when it is dropped.
pub(crate) struct Lease {
    place: Place,
    database: Option<Box<dyn Database>>,
    pools: Arc<crate::host::Host>,
}

impl Pools {
    /// `folder` has the files of `sqlite://NAME`.
    pub fn new(folder: PathBuf) -> Self {
        Pools { folder, unused: Mutex::default() }
    }

    fn unused(&self) -> MutexGuard<'_, HashMap<Place, Vec<Box<dyn Database>>>> {
        self.unused.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn place(&self, dsn: &str, user: Option<&str>, password: Option<&str>) -> Result<Place, String> {
        let (scheme, rest) = match dsn.split_once("://") {
            Some((scheme, rest)) => (scheme, rest),
            // As mod_lua wrote it before there were schemes.
            None => match dsn.strip_prefix("core:") {
                Some(rest) => ("sqlite", rest),
                None => ("odbc", dsn),
            },
        };
        match scheme.to_ascii_lowercase().as_str() {
            "sqlite" if rest.is_empty() => Err("sqlite:// lacks the database's name".to_owned()),
            // A path is one; a name is a file in the folder of databases.
            "sqlite" if rest.contains('/') => Ok(Place::Sqlite(PathBuf::from(rest))),
            "sqlite" => Ok(Place::Sqlite(self.folder.join(format!("{rest}.db")))),
            "odbc" => {
                let mut parts = rest.splitn(3, ':');
                let mut part = |given: Option<&str>| parts.next().or(given).unwrap_or_default().to_owned();
                Ok(Place::Odbc { dsn: part(None), user: part(user), password: part(password) })
            }
            "pgsql" | "postgresql" => Ok(Place::Pgsql(rest.to_owned())),
            other => Err(format!("{other}:// is none of sqlite://, odbc://, pgsql:// and core:")),
        }
    }

    /// A handle of the pool, or a new one.
    pub fn lease(host: &Arc<crate::host::Host>, dsn: &str, user: Option<&str>, password: Option<&str>) -> Result<Lease, String> {
        let pools = &host.databases;
        let place = pools.place(dsn, user, password)?;
        loop {
            let unused = pools.unused().get_mut(&place).and_then(Vec::pop);
            let database = match unused {
                Some(mut database) => {
                    if !database.is_alive() {
                        continue;
                    }
                    database
                }
                None => place.open()?,
            };
            return Ok(Lease { place, database: Some(database), pools: Arc::clone(host) });
        }
    }
}

impl Place {
    fn open(&self) -> Result<Box<dyn Database>, String> {
        match self {
            Place::Sqlite(path) => sqlite::open(path),
            Place::Pgsql(text) => pgsql::open(text),
            #[cfg(feature = "odbc")]
            Place::Odbc { dsn, user, password } => odbc::open(dsn, user, password),
            #[cfg(not(feature = "odbc"))]
            Place::Odbc { .. } => Err("this fslua was built without ODBC: build it with --features odbc".to_owned()),
        }
    }
}

impl Lease {
    /// The database.
    pub fn get(&mut self) -> Option<&mut dyn Database> {
        match &mut self.database {
            Some(database) => Some(&mut **database),
            None => None,
        }
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Some(database) = self.database.take() {
            let mut unused = self.pools.databases.unused();
            let unused = unused.entry(self.place.clone()).or_default();
            if unused.len() < KEPT {
                unused.push(database);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dsns() {
        let pools = Pools::new("/db".into());
        let odbc = |dsn: &str, user: &str, password: &str| {
            Ok(Place::Odbc { dsn: dsn.into(), user: user.into(), password: password.into() })
        };
        for (dsn, place) in [
            ("sqlite://my_db", Ok(Place::Sqlite("/db/my_db.db".into()))),
            ("core:my_db", Ok(Place::Sqlite("/db/my_db.db".into()))),
            ("sqlite:///tmp/a.db", Ok(Place::Sqlite("/tmp/a.db".into()))),
            ("core:/tmp/a.db", Ok(Place::Sqlite("/tmp/a.db".into()))),
            ("odbc://my_db:uname:pass:wd", odbc("my_db", "uname", "pass:wd")),
            ("my_db", odbc("my_db", "u", "p")),
            ("odbc://my_db", odbc("my_db", "u", "p")),
            ("pgsql://host=h dbname=d", Ok(Place::Pgsql("host=h dbname=d".into()))),
            ("mongo://x", Err("mongo:// is none of sqlite://, odbc://, pgsql:// and core:".into())),
            ("sqlite://", Err("sqlite:// lacks the database's name".into())),
        ] {
            assert_eq!(pools.place(dsn, Some("u"), Some("p")), place, "{dsn}");
        }
    }
}
