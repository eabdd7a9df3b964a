//! What a connection listens to: `event`, `nixevent`, `noevents`, `myevents`.

use std::collections::BTreeSet;

use super::filter::Filters;
use crate::event::{Event, Format, names};

/// The events that a user may subscribe to; `None` allows all.
pub(crate) type Allowed = Option<BTreeSet<String>>;

/// The subscription of one connection.
#[derive(Debug)]
pub(crate) struct Subscription {
    /// Whether `event` or `myevents` turned delivery on.
    pub(crate) listening: bool,
    pub(crate) format: Format,
    pub(crate) filters: Filters,
    /// `myevents`: only what concerns this session, or everything where the uuid named none (`in_myevents`).
    pub(crate) mine: Option<Option<String>>,
    /// Everything, subclasses that nobody has seen yet too.
    all: bool,
    names: BTreeSet<usize>,
    subclasses: BTreeSet<String>,
}

/// Why `event` changed nothing.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// None of the words is an event.
    NoKeywords,
    /// The user may not listen to that.
    Denied,
}

impl Subscription {
    pub(crate) fn new() -> Self {
        Subscription {
            listening: false,
            format: Format::Plain,
            filters: Filters::default(),
            mine: None,
            all: false,
            names: BTreeSet::new(),
            subclasses: BTreeSet::new(),
        }
    }

    /// Carries out `event`, whose words may begin with a format. The format changes even where no event is named.
    pub(crate) fn subscribe(&mut self, words: &str, allowed: &Allowed) -> Result<(), Refusal> {
        let mut words = words.split(' ').filter(|word| !word.is_empty()).peekable();
        if let Some(format) = words.peek().and_then(|word| Format::named(word)) {
            self.format = format;
            words.next();
        }
        let request = Request::parse(words);
        if !request.named {
            return Err(Refusal::NoKeywords);
        }
        if !request.is_allowed(allowed) {
            return Err(Refusal::Denied);
        }
        if request.all {
            self.all = true;
            self.subclasses.extend(names::REGISTERED_SUBCLASSES.map(str::to_owned));
        }
        self.names.extend(request.names);
        self.subclasses.extend(request.subclasses);
        self.listening = true;
        Ok(())
    }

    /// Carries out `nixevent`. Naming one event turns ALL into a list of what was known by then; a subclass does not.
    pub(crate) fn nix(&mut self, words: &str) -> Result<(), Refusal> {
        let request = Request::parse(words.split(' ').filter(|word| !word.is_empty()));
        if !request.named {
            return Err(Refusal::NoKeywords);
        }
        if request.all {
            self.all = false;
            self.names.clear();
        }
        for name in request.names.into_iter().filter(|&name| name != names::CUSTOM) {
            if std::mem::take(&mut self.all) {
                self.names.extend(0..names::NAMES.len());
                self.subclasses.extend(names::REGISTERED_SUBCLASSES.map(str::to_owned));
            }
            self.names.remove(&name);
        }
        for subclass in request.subclasses {
            self.subclasses.remove(&subclass);
        }
        // `noevents` finds the connection listening after this (`in_event_subscribe`).
        self.listening = true;
        Ok(())
    }

    /// Carries out `noevents`. False where nothing was listened to.
    pub(crate) fn stop(&mut self) -> bool {
        self.all = false;
        self.names.clear();
        self.subclasses.clear();
        std::mem::take(&mut self.listening)
    }

    /// Carries out `myevents` for a session; `None` is a uuid of no session.
    pub(crate) fn bind(&mut self, session: Option<String>) {
        self.mine = Some(session);
        self.names.extend(names::OF_A_SESSION.iter().filter_map(|name| names::position(name)));
        self.listening = true;
    }

    /// Whether the event goes to this connection.
    pub(crate) fn wants(&self, event: &Event, subject: &Subject) -> bool {
        // The cheapest question first: with many calls, most events are about another.
        self.listening && self.is_mine(subject) && (self.all || self.names_it(event)) && self.filters.pass(event)
    }

    fn names_it(&self, event: &Event) -> bool {
        let named = event.position().is_some_and(|name| self.names.contains(&name));
        named && event.subclass().is_none_or(|subclass| self.subclasses.contains(subclass))
    }

    fn is_mine(&self, subject: &Subject) -> bool {
        match &self.mine {
            Some(Some(uuid)) => [&subject.channel, &subject.job_owner].into_iter().flatten().any(|of| of == uuid),
            Some(None) | None => true,
        }
    }
}

/// Whom an event is about, looked up once for all listeners.
pub(crate) struct Subject {
    channel: Option<String>,
    job_owner: Option<String>,
}

impl Subject {
    pub(crate) fn of(event: &Event) -> Self {
        Subject { channel: event.get("Unique-ID"), job_owner: event.get("Job-Owner-UUID") }
    }
}

/// The words of `event` or `nixevent`, sorted out.
#[derive(Default)]
struct Request {
    named: bool,
    all: bool,
    names: Vec<usize>,
    subclasses: Vec<String>,
}

impl Request {
    /// Words after CUSTOM are subclasses; a word that is no event is passed over.
    fn parse<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut request = Request::default();
        let mut custom = false;
        for word in words {
            if custom {
                request.subclasses.push(word.to_owned());
            } else if word.eq_ignore_ascii_case("ALL") {
                request.named = true;
                request.all = true;
            } else if let Some(name) = names::position(word) {
                request.named = true;
                custom = name == names::CUSTOM;
                request.names.push(name);
            }
        }
        request
    }

    fn is_allowed(&self, allowed: &Allowed) -> bool {
        let Some(allowed) = allowed else { return true };
        !self.all
            && self.names.iter().all(|&name| allowed.contains(names::NAMES[name]))
            && self.subclasses.iter().all(|subclass| allowed.contains(subclass))
    }
}
