//! What a switch is started with.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::time::Duration;

use crate::dialplan::Dialplan;
use crate::party::Party;
use crate::script::Scripts;
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
    variables: Vec<(String, String)>,
}

impl User {
    /// A user who may do everything; `password` is the directory's esl-password.
    pub fn new(id: impl Into<String>, domain: impl Into<String>, password: impl Into<String>) -> Self {
        User {
            id: id.into(),
            domain: domain.into(),
            password: password.into(),
            events: None,
            api: None,
            log: true,
            variables: vec![("user_context".to_owned(), "default".to_owned())],
        }
    }

    /// The same user with one more variable of the directory, such as effective_caller_id_name.
    #[must_use]
    pub fn with_variable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.variables.push((name.into(), value.into()));
        self
    }

    /// The user's variables in the directory.
    pub(crate) fn variables(&self) -> Vec<(String, String)> {
        self.variables.clone()
    }

    /// The user's parameters in the directory, in the order of the recorded one.
    pub(crate) fn params(&self) -> Vec<(String, String)> {
        let mut params = vec![("password".to_owned(), "1234".to_owned()), ("esl-password".to_owned(), self.password.clone())];
        if !self.log {
            params.push(("esl-allowed-log".to_owned(), "false".to_owned()));
        }
        let lists = [("esl-allowed-events", &self.events), ("esl-allowed-api", &self.api)];
        params.extend(lists.into_iter().filter_map(|(name, list)| Some((name.to_owned(), list.as_ref()?.join(",")))));
        params
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

/// Why the core ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// For good.
    End,
    /// To begin again with a new Core-UUID.
    Restart,
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
    /// What the known Lua scripts do.
    pub(crate) scripts: Scripts,
    /// What each known shell command prints.
    pub(crate) commands: BTreeMap<String, String>,
    /// Global variables, beside those that name the switch itself.
    pub(crate) globals: Vec<(String, String)>,
    /// How the parties of the endpoint `test` behave, by name.
    pub(crate) parties: BTreeMap<String, Party>,
    /// Time between two HEARTBEAT events.
    pub(crate) heartbeat: Duration,
    /// Whether time stands still until the test advances it.
    pub(crate) virtual_time: bool,
    pub(crate) faults: Faults,
}

/// The global variables of the recorded switch, in its order, without its own host name and Core-UUID.
const GLOBALS: [(&str, &str); 28] = [
    ("local_mask_v4", "255.255.255.0"),
    ("local_ip_v6", "fd00::2"),
    ("base_dir", "/opt/swch/fs"),
    ("recordings_dir", "/opt/swch/fs-recordings"),
    ("sound_prefix", "/opt/swch/fs-sounds"),
    ("sounds_dir", "/opt/swch/fs-sounds"),
    ("conf_dir", "/opt/swch/fs-conf"),
    ("log_dir", "/opt/swch/fs-log"),
    ("run_dir", "/opt/swch/fs-run"),
    ("db_dir", "/opt/swch/fs-db"),
    ("mod_dir", "/opt/swch/fs/lib/freeswitch/mod"),
    ("htdocs_dir", "/opt/swch/fs/share/freeswitch/htdocs"),
    ("script_dir", "/opt/swch/fs-scripts"),
    ("temp_dir", "/tmp"),
    ("grammar_dir", "/opt/swch/fs/share/freeswitch/grammar"),
    ("fonts_dir", "/opt/swch/fs/share/freeswitch/fonts"),
    ("images_dir", "/opt/swch/fs/var/lib/freeswitch/images"),
    ("certs_dir", "/opt/swch/fs/etc/freeswitch/tls"),
    ("storage_dir", "/opt/swch/fs-storage"),
    ("cache_dir", "/opt/swch/fs/var/cache/freeswitch"),
    ("data_dir", "/opt/swch/fs/share/freeswitch"),
    ("localstate_dir", "/opt/swch/fs/var/lib/freeswitch"),
    ("local_ip_v4", "127.0.0.1"),
    ("domain", "lab.test"),
    ("domain_name", "lab.test"),
    ("hold_music", "tone_stream://%(1000,500,440);loops=-1"),
    ("global_codec_prefs", "PCMU,PCMA"),
    ("default_language", "en"),
];

impl Default for Config {
    /// The switch of the recordings: its password, users, refused address and dialplan.
    fn default() -> Self {
        Config {
            port: 0,
            password: "ClueCon".to_owned(),
            users: vec![
                User::new("1000", "lab.test", "esl1000")
                    .with_variable("effective_caller_id_name", "Lab User 1000")
                    .with_variable("effective_caller_id_number", "1000"),
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
            scripts: Scripts::default(),
            commands: BTreeMap::new(),
            globals: GLOBALS.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
            parties: BTreeMap::new(),
            heartbeat: Duration::from_secs(20),
            virtual_time: false,
            faults: Faults::default(),
        }
    }
}

impl Config {
    pub(crate) fn add_fault(&mut self, fault: Fault) {
        self.faults.add(fault);
    }
}
