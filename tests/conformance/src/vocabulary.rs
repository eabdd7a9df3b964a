//! What a scenario may say: the things to do with their arguments and answers, and the capabilities of faces. `README.md` says what
//! each of them means; a word that is not here is refused, so that a typo fails.

/// One thing that an adapter can be asked to do.
#[derive(Debug)]
pub(crate) struct Verb {
    pub(crate) name: &'static str,
    pub(crate) required: &'static [&'static str],
    pub(crate) optional: &'static [&'static str],
    pub(crate) answers: &'static [&'static str],
}

const MESSAGE: &[&str] = &["kind", "name", "headers", "body"];
const REPLY: &[&str] = &["reply", "headers", "body"];

pub(crate) const VERBS: [Verb; 18] = [
    verb("connect", &["port"], &["host", "user", "password", "timeout_ms"], REPLY),
    verb("disconnect", &[], &[], &[]),
    verb("connected", &[], &[], &["connected"]),
    verb("api", &["line"], &["timeout_ms"], &["body"]),
    verb("bgapi", &["line"], &["job_uuid", "timeout_ms"], &["job_uuid"]),
    verb("command", &["packet"], &["timeout_ms"], REPLY),
    verb("send", &["packet"], &[], &[]),
    verb("events", &["format"], &["names", "subclasses"], REPLY),
    verb("filter", &["header", "value"], &[], REPLY),
    verb("send_event", &["name"], &["headers", "body"], REPLY),
    verb("execute", &["application"], &["uuid", "argument", "event_lock", "event_uuid", "loops"], REPLY),
    verb("receive", &[], &["timeout_ms"], MESSAGE),
    verb("get", &["name"], &[], &["value"]),
    verb("values", &["name"], &[], &["values"]),
    verb("make_event", &["headers"], &["body"], &[]),
    verb("serialize", &["format"], &[], &["text"]),
    verb("listen", &[], &[], &["port"]),
    verb("accept", &[], &["timeout_ms"], &["name", "headers"]),
];

const fn verb(
    name: &'static str,
    required: &'static [&'static str],
    optional: &'static [&'static str],
    answers: &'static [&'static str],
) -> Verb {
    Verb { name, required, optional, answers }
}

/// What a face may or may not be able to do.
pub(crate) const CAPABILITIES: [&str; 15] = [
    // `connect` tells `access_denied`, `timeout`, `disconnected` from `connect_failed` and `auth_rejected`.
    "connect_reasons",
    // The end of a connection is told as `truncated` or `protocol` where it is, not only as `disconnected`.
    "end_reasons",
    // The face composes `api` and `bgapi` itself, and refuses what would inject a line there.
    "composed_api",
    // `execute` takes `event_uuid` and `loops`.
    "execute_options",
    // `events` and `send_event` give the switch's reply, and tell whether they were sent.
    "event_replies",
    // What comes is shown as it came: the reply to the login, the headers of an api/response, notices, what belongs to nothing.
    "frames",
    // `connect` and commands take a limit of time.
    "limits",
    // `connect` tells a login that is refused from a connection that does not come about.
    "login_errors",
    // A text may hold a NUL.
    "nul",
    // Packets and serialised events are libesl's, byte for byte.
    "libesl",
    // After the login the face asks the switch for things of its own.
    "own_set_up",
    // A reply that comes too late, or that nobody waited for, is given to no other command.
    "pairs_replies",
    // Events are serialised as the switch does it, in plain, JSON and XML.
    "serialize",
    // The face takes calls that the switch hands over.
    "outbound",
    // Events in XML are read.
    "xml",
];

impl Verb {
    pub(crate) fn named(name: &str) -> Result<&'static Verb, String> {
        VERBS.iter().find(|verb| verb.name == name).ok_or_else(|| format!("{name:?} is nothing that an adapter does"))
    }

    /// Refuses arguments that the verb does not take, and their lack.
    pub(crate) fn check_arguments<'a>(&self, names: impl Iterator<Item = &'a str> + Clone) -> Result<(), String> {
        let takes = |name: &str| self.required.contains(&name) || self.optional.contains(&name);
        if let Some(name) = names.clone().find(|name| !takes(name)) {
            return Err(format!("{} takes no argument {name:?}", self.name));
        }
        match self.required.iter().find(|&&required| !names.clone().any(|name| name == required)) {
            Some(missing) => Err(format!("{} lacks its argument {missing:?}", self.name)),
            None => Ok(()),
        }
    }

    /// Refuses what no answer of the verb holds.
    pub(crate) fn check_answers<'a>(&self, mut names: impl Iterator<Item = &'a str>) -> Result<(), String> {
        match names.find(|name| !self.answers.contains(name)) {
            Some(name) => Err(format!("no answer to {} holds {name:?}", self.name)),
            None => Ok(()),
        }
    }
}

/// Refuses what is no capability.
pub(crate) fn check_capabilities(names: &[String]) -> Result<(), String> {
    match names.iter().find(|name| !CAPABILITIES.contains(&name.as_str())) {
        Some(name) => Err(format!("{name:?} is no capability")),
        None => Ok(()),
    }
}
