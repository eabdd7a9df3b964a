//! What the application asked the switch for, kept so that each new connection is asked again.

use crate::command::{Command, Filter, LogLevel, Subscription, Text};
use crate::event::Format;
use crate::vocabulary::EventName;

/// The wishes, in the order in which a new connection is told of them.
#[derive(Clone, Debug)]
pub(super) struct Wishes {
    pub format: Format,
    set_up: Vec<Command>,
    names: Vec<EventName>,
    subclasses: Vec<Text>,
    filters: Vec<(Text, Text)>,
    log: Option<LogLevel>,
}

impl Wishes {
    pub fn new(format: Format) -> Self {
        Wishes { format, set_up: Vec::new(), names: Vec::new(), subclasses: Vec::new(), filters: Vec::new(), log: None }
    }

    /// Takes note of a command that asks for something that a new connection has to be asked again. Others leave no trace. Gives the command
    /// that takes the wish back, should the switch refuse it: a new connection would be refused it again, and what is asked for with it.
    pub fn note(&mut self, command: &Command) -> Option<Command> {
        match command {
            Command::Event { format, events } => {
                self.format = format.unwrap_or(self.format);
                let names = add_all(&mut self.names, &events.names);
                let subclasses = add_all(&mut self.subclasses, &events.subclasses);
                return Some(Command::NixEvent { events: Subscription { names, subclasses } });
            }
            Command::NixEvent { events } => {
                self.names.retain(|name| !events.names.contains(name));
                self.subclasses.retain(|subclass| !events.subclasses.contains(subclass));
            }
            Command::NoEvents => {
                self.names.clear();
                self.subclasses.clear();
            }
            Command::Filter(Filter::Add { header, value, .. }) => {
                self.filters.push((header.clone(), value.clone()));
                return Some(Command::Filter(Filter::Delete { header: header.clone(), value: Some(value.clone()) }));
            }
            Command::Filter(Filter::Delete { header, value }) => {
                let is_deleted = |other: &(Text, Text)| {
                    other.0.eq_ignore_ascii_case(header) && value.as_ref().is_none_or(|value| other.1.eq_ignore_ascii_case(value))
                };
                self.filters.retain(|filter| !is_deleted(filter));
            }
            Command::Filter(Filter::DeleteAll) => self.filters.clear(),
            Command::Log { level } => {
                let before = self.log.replace(level.clone().unwrap_or(LogLevel::Debug));
                return Some(before.map_or(Command::NoLog, |before| Command::Log { level: Some(before) }));
            }
            Command::NoLog => self.log = None,
            _ => {}
        }
        None
    }

    /// A command of the application's own for every new connection.
    pub fn add_set_up(&mut self, command: Command) {
        self.set_up.push(command);
    }

    /// Whether an event of this name was asked for. Events that only the machine wants are not given out.
    pub fn wants(&self, name: &EventName) -> bool {
        self.names.contains(&EventName::All) || self.names.contains(name)
    }

    /// Whether filters are set, which would keep the machine's own events out too.
    pub fn has_filters(&self) -> bool {
        !self.filters.is_empty()
    }

    /// The commands that tell a new connection.
    pub fn commands(&self) -> Vec<Command> {
        let mut commands = self.set_up.clone();
        for (header, value) in &self.filters {
            commands.push(Command::Filter(Filter::add(header.clone(), value.clone())));
        }
        if !self.names.is_empty() || !self.subclasses.is_empty() {
            let events = Subscription { names: self.names.clone(), subclasses: self.subclasses.clone() };
            commands.push(Command::event(self.format, events));
        }
        commands.extend(self.log.clone().map(|level| Command::Log { level: Some(level) }));
        commands
    }
}

/// Adds what is not there yet, and gives it.
fn add_all<T: Clone + PartialEq>(list: &mut Vec<T>, more: &[T]) -> Vec<T> {
    let new: Vec<T> = more.iter().filter(|item| !list.contains(item)).cloned().collect();
    list.extend_from_slice(&new);
    new
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_connection_is_told_what_still_counts() {
        let mut wishes = Wishes::new(Format::Plain);
        let event = |names: &[&str], subclasses: &[&str]| {
            let names = Subscription::names(names.iter().map(|name| EventName::from(*name)));
            names.with_subclasses(subclasses.iter().copied())
        };
        wishes.add_set_up(Command::api("version"));
        wishes.note(&Command::event(Format::Json, event(&["HEARTBEAT", "DTMF"], &["a::b"])));
        wishes.note(&Command::event(Format::Json, event(&["DTMF", "TALK"], &["c::d"])));
        wishes.note(&Command::NixEvent { events: event(&["HEARTBEAT"], &["a::b"]) });
        wishes.note(&Command::Filter(Filter::add("Unique-ID", "u-1")));
        wishes.note(&Command::Filter(Filter::add("Unique-ID", "u-2")));
        wishes.note(&Command::Filter(Filter::Delete { header: "unique-id".into(), value: Some("U-1".into()) }));
        wishes.note(&Command::Log { level: Some(LogLevel::Info) });
        wishes.note(&Command::api("status"));
        let told: Vec<_> =
            wishes.commands().iter().map(|c| String::from_utf8_lossy(&c.encode().unwrap()).trim_end().to_string()).collect();
        assert_eq!(told, ["api version", "filter Unique-ID u-2", "event json DTMF TALK CUSTOM c::d", "log 6"]);
        for command in [Command::NoEvents, Command::NoLog, Command::Filter(Filter::DeleteAll)] {
            wishes.note(&command);
        }
        assert_eq!(wishes.commands().len(), 1);
    }

    #[test]
    fn what_was_refused_is_taken_back_and_nothing_else() {
        let mut wishes = Wishes::new(Format::Plain);
        wishes.note(&Command::event(Format::Plain, Subscription::names([EventName::Dtmf])));
        wishes.note(&Command::Log { level: Some(LogLevel::Error) });
        let before = wishes.commands();
        let refused = [
            Command::event(Format::Plain, Subscription::names([EventName::Dtmf, EventName::Talk]).with_subclasses(["a::b"])),
            Command::Filter(Filter::add("A", "b")),
            Command::Log { level: None },
        ];
        for command in refused {
            let undo = wishes.note(&command).expect("it asks for something");
            assert_ne!(wishes.commands(), before);
            wishes.note(&undo);
            assert_eq!(wishes.commands(), before, "{command:?}");
        }
    }
}
