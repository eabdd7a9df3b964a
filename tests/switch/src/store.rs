//! What API commands keep between calls: global variables, stores of values, limits, aliases and the settings of `fsctl`.

use std::collections::BTreeMap;

/// A value's realm and key.
type Key = (String, String);

/// The state that belongs to no channel.
pub(crate) struct Store {
    /// Global variables, in the order in which they were set.
    pub(crate) globals: Vec<(String, String)>,
    pub(crate) aliases: BTreeMap<String, String>,
    /// The table of `db`.
    pub(crate) db: BTreeMap<Key, String>,
    /// The table of `hash`.
    pub(crate) hash: BTreeMap<Key, String>,
    /// How much of each limited resource is used, by backend, realm and id.
    pub(crate) limits: BTreeMap<(String, String, String), u64>,
    pub(crate) settings: Settings,
}

/// What `fsctl` reads and changes.
pub(crate) struct Settings {
    pub(crate) log_level: u8,
    pub(crate) debug_level: u32,
    pub(crate) api_expansion: bool,
    pub(crate) max_sessions: u32,
    pub(crate) sessions_per_second: u32,
    /// In samples of 8,000 Hz, as the three that follow are.
    pub(crate) min_dtmf_duration: u32,
    pub(crate) max_dtmf_duration: u32,
    pub(crate) default_dtmf_duration: u32,
    pub(crate) min_idle_cpu: f64,
    /// Whether calls to and from the switch are refused.
    pub(crate) paused: bool,
}

impl Store {
    pub(crate) fn new(globals: Vec<(String, String)>) -> Self {
        Store {
            globals,
            aliases: BTreeMap::new(),
            db: BTreeMap::new(),
            hash: BTreeMap::new(),
            limits: BTreeMap::new(),
            settings: Settings {
                log_level: 7,
                debug_level: 0,
                api_expansion: true,
                max_sessions: 2000,
                sessions_per_second: 2000,
                min_dtmf_duration: 400,
                max_dtmf_duration: 192_000,
                default_dtmf_duration: 2000,
                min_idle_cpu: 0.0,
                paused: false,
            },
        }
    }

    pub(crate) fn global(&self, name: &str) -> Option<&str> {
        self.globals.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Sets a global variable; an empty value removes it.
    pub(crate) fn set_global(&mut self, name: &str, value: &str) {
        let at = self.globals.iter().position(|(known, _)| known.eq_ignore_ascii_case(name));
        match (at, value) {
            (Some(at), "") => drop(self.globals.remove(at)),
            (Some(at), value) => value.clone_into(&mut self.globals[at].1),
            (None, "") => {}
            (None, value) => self.globals.push((name.to_owned(), value.to_owned())),
        }
    }

    /// Gives back what a channel held of a resource.
    pub(crate) fn release(&mut self, resource: &(String, String, String)) {
        if let Some(used) = self.limits.get_mut(resource) {
            *used = used.saturating_sub(1);
        }
    }
}
