//! What a switch is started with.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::time::Duration;

use crate::dialplan::Dialplan;
use crate::wire::{Fault, Faults};

/// A directory user who may log in with `userauth`.
#[derive(Clone, Debug)]
pub struct User {
    pub(crate) id: String,
    pub(crate) domain: String,
    pub(crate) password: String,
    pub(crate) events: Option<Vec<String>>,
    pub(crate) api: Option<Vec<String>>,
    pub(crate) log: bool,
}

impl User {
    /// A user who may do everything; `password` is the directory's esl-password.
    pub fn new(id: impl Into<String>, domain: impl Into<String>, password: impl Into<String>) -> Self {
        User { id: id.into(), domain: domain.into(), password: password.into(), events: None, api: None, log: true }
    }

    /// The same user, who may listen to these events only (esl-allowed-events).
    #[must_use]
    pub fn with_events<'a>(mut self, names: impl IntoIterator<Item = &'a str>) -> Self {
        self.events = Some(names.into_iter().map(str::to_owned).collect());
        self
    }

    /// The same user, who may run these API commands only (esl-allowed-api).
    #[must_use]
    pub fn with_api<'a>(mut self, names: impl IntoIterator<Item = &'a str>) -> Self {
        self.api = Some(names.into_iter().map(str::to_owned).collect());
        self
    }

    /// The same user, who may not read the log (esl-allowed-log).
    #[must_use]
    pub fn without_log(mut self) -> Self {
        self.log = false;
        self
    }
}

/// What a logged-in connection may do.
#[derive(Clone, Debug)]
pub(crate) struct Permissions {
    pub(crate) events: Option<BTreeSet<String>>,
    pub(crate) api: Option<BTreeSet<String>>,
    pub(crate) log: bool,
}

impl Permissions {
    pub(crate) fn all() -> Self {
        Permissions { events: None, api: None, log: true }
    }

    pub(crate) fn of(user: &User) -> Self {
        let set = |names: &Option<Vec<String>>| names.as_ref().map(|names| names.iter().cloned().collect());
        Permissions { events: set(&user.events), api: set(&user.api), log: user.log }
    }

    /// Whether the API command may be run.
    pub(crate) fn allows_api(&self, name: &str) -> bool {
        self.api.as_ref().is_none_or(|allowed| allowed.contains(name))
    }
}

/// The whole configuration.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    pub(crate) port: u16,
    pub(crate) password: String,
    pub(crate) users: Vec<User>,
    pub(crate) denied: Vec<IpAddr>,
    pub(crate) auth_timeout: Duration,
    pub(crate) hostname: String,
    pub(crate) dialplan: Dialplan,
    /// How long each known file plays.
    pub(crate) media: BTreeMap<String, Duration>,
    /// What each known Lua script prints.
    pub(crate) scripts: BTreeMap<String, String>,
    /// Global variables.
    pub(crate) globals: BTreeMap<String, String>,
    pub(crate) faults: Faults,
}

impl Default for Config {
    /// The switch of the recordings: its password, users, refused address and dialplan.
    fn default() -> Self {
        Config {
            port: 0,
            password: "ClueCon".to_owned(),
            users: vec![
                User::new("1000", "lab.test", "esl1000"),
                User::new("1001", "lab.test", "esl1001")
                    .with_events(["CHANNEL_CREATE", "CHANNEL_DESTROY", "DTMF"])
                    .with_api(["status", "version", "show"])
                    .without_log(),
            ],
            denied: vec![IpAddr::from([127, 0, 0, 66])],
            auth_timeout: Duration::from_secs(25),
            hostname: "eslng".to_owned(),
            dialplan: Dialplan::default(),
            media: BTreeMap::new(),
            scripts: BTreeMap::new(),
            globals: BTreeMap::from([("domain".to_owned(), "lab.test".to_owned())]),
            faults: Faults::default(),
        }
    }
}

impl Config {
    pub(crate) fn add_fault(&mut self, fault: Fault) {
        self.faults.add(fault);
    }
}
