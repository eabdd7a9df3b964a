//! The commands of the event socket, in the order in which mod_event_socket compares them. A verb is a prefix, in any case.

use std::rc::Rc;

use super::connection::{Connection, Linger, Mode};
use super::subscription::Refusal;
use super::{Ending, login};
use crate::api;
use crate::channel::{self, Message};
use crate::core::{Core, Origin, new_uuid};
use crate::event::{Event, Format};
use crate::log;
use crate::wire::{Packet, message};

const NOT_FOUND: &str = "-ERR command not found";
const DENIED: &str = "-ERR permission denied";

/// What a command gives back.
enum Answer {
    /// The Reply-Text of a `command/reply`.
    Reply(String),
    /// The output of `api`.
    Api(String),
    /// A `connect` reply, whole.
    Connected(Vec<u8>),
}

impl From<&str> for Answer {
    fn from(text: &str) -> Self {
        Answer::Reply(text.to_owned())
    }
}

impl Connection {
    /// Carries out one packet and answers it.
    pub(super) async fn obey(&mut self, packet: Packet) -> Result<(), Ending> {
        let first = !std::mem::replace(&mut self.greeted, true);
        let line = packet.command.split('\n').next().unwrap_or_default();
        if rest_of(line, "exit").is_some() || line.starts_with("...") {
            self.reply(&message::command_reply("+OK bye")).await?;
            return Err(Ending::Goodbye);
        }
        let answer = if self.permissions.is_none() { self.log_in(line) } else { self.command(line, &packet).await };
        let (bytes, heard) = match &answer {
            Answer::Reply(text) => (message::command_reply(text), !(first && self.mode.is_some())),
            Answer::Api(output) => (message::api_response(output), true),
            Answer::Connected(reply) => (reply.clone(), true),
        };
        if heard {
            self.reply(&bytes).await?;
        }
        match answer {
            Answer::Reply(text) if self.permissions.is_none() && text == "-ERR invalid" => Err(Ending::Goodbye),
            _ => Ok(()),
        }
    }

    fn log_in(&mut self, line: &str) -> Answer {
        if let Some(password) = rest_of(line, "auth ") {
            self.permissions = login::auth(&self.core.config, password);
            let accepted = self.permissions.is_some();
            (if accepted { "+OK accepted" } else { "-ERR invalid" }).into()
        } else if let Some(user) = rest_of(line, "userauth ") {
            match login::userauth(&self.core.config, user) {
                Some((permissions, reply)) => {
                    self.permissions = Some(permissions);
                    Answer::Reply(reply)
                }
                None => "-ERR invalid".into(),
            }
        } else {
            NOT_FOUND.into()
        }
    }

    async fn command(&mut self, line: &str, packet: &Packet) -> Answer {
        if let Some(argument) = rest_of(line, "filter ") {
            return self.filter(argument);
        }
        if let Some(answer) = self.session_command(line) {
            return answer;
        }
        if let Some(argument) = rest_of(line, "myevents") {
            return self.my_events(argument);
        }
        if let Some(argument) = rest_of(line, "divert_events") {
            return self.divert_events(argument);
        }
        if let Some(argument) = rest_of(line, "sendmsg") {
            return self.send_message(argument.trim(), packet).await;
        }
        if self.mode.is_some_and(|mode| !mode.full) {
            return NOT_FOUND.into();
        }
        self.full_command(line, packet).await
    }

    /// What needs everything: all that an outbound connection without `full` may not do.
    async fn full_command(&mut self, line: &str, packet: &Packet) -> Answer {
        if let Some(argument) = rest_of(line, "sendevent") {
            self.send_event(argument.trim(), packet)
        } else if let Some(command) = rest_of(line, "api ") {
            self.api(command, packet).await
        } else if let Some(command) = rest_of(line, "bgapi ") {
            self.background(command, packet)
        } else if let Some(level) = rest_of(line, "log") {
            self.log(level.trim())
        } else if rest_of(line, "linger").is_some() {
            self.set_linger(line)
        } else if rest_of(line, "nolinger").is_some() {
            if self.session().is_none() {
                return "-ERR not controlling a session".into();
            }
            self.linger = Linger::No;
            "+OK will not linger".into()
        } else if rest_of(line, "nolog").is_some() {
            let logged = self.port.log_level.take().is_some();
            self.port.lines.borrow_mut().clear();
            (if logged { "+OK no longer logging" } else { "-ERR not loging" }).into()
        } else if let Some(words) = rest_of(line, "event") {
            self.subscribe(words)
        } else if let Some(words) = rest_of(line, "nixevent") {
            let nixed = self.port.subscription.borrow_mut().nix(words);
            refused(nixed).unwrap_or("+OK events nixed").into()
        } else if rest_of(line, "noevents").is_some() {
            self.port.events.borrow_mut().clear();
            let listened = self.port.subscription.borrow_mut().stop();
            (if listened { "+OK no longer listening for events" } else { "-ERR not listening for events" }).into()
        } else {
            NOT_FOUND.into()
        }
    }

    fn filter(&mut self, argument: &str) -> Answer {
        let argument = argument.trim_start_matches(' ');
        let mut subscription = self.port.subscription.borrow_mut();
        let (verb, rest) = argument.split_once(' ').unwrap_or((argument, ""));
        if verb.eq_ignore_ascii_case("delete") {
            let (header, value) = rest.split_once(' ').unwrap_or((rest, ""));
            if header.is_empty() {
                return "-ERR invalid syntax".into();
            }
            if header.eq_ignore_ascii_case("all") {
                subscription.filters.clear();
            } else {
                subscription.filters.delete(header, (!value.is_empty()).then_some(value));
            }
            return Answer::Reply(format!("+OK filter deleted. [{header}][{value}]"));
        }
        let rule = if verb.eq_ignore_ascii_case("add") { rest } else { argument };
        match rule.split_once(' ') {
            Some((header, value)) if !header.is_empty() && !value.is_empty() => {
                subscription.filters.add(header, value);
                Answer::Reply(format!("+OK filter added. [{header}]=[{value}]"))
            }
            _ => "-ERR invalid syntax".into(),
        }
    }

    /// What an outbound connection, or one bound by `myevents`, may ask of its session.
    fn session_command(&mut self, line: &str) -> Option<Answer> {
        let session = self.session()?;
        if let Some(mode) = self.mode {
            if rest_of(line, "resume").is_some() {
                session.set_variable("socket_resume", "true");
                return Some("+OK".into());
            }
            if rest_of(line, "connect").is_some() {
                session.connected.send_replace(true);
                return Some(Answer::Connected(connect_reply(&self.core, &session, mode)));
            }
        }
        if let Some(name) = rest_of(line, "getvar") {
            let value = self.core.variable_of(&session, name.trim());
            return Some(value.map_or_else(|| NOT_FOUND.into(), Answer::Reply));
        }
        if line.eq_ignore_ascii_case("myevents") {
            return Some(self.bind(Some(session.uuid.clone())));
        }
        None
    }

    /// `myevents UUID [format]`: binds the connection to a session. The format is cut off before it is looked at, so plain
    /// it stays, and an unknown uuid is noticed only where a format follows (`in_myevents`).
    fn my_events(&mut self, argument: &str) -> Answer {
        let Some(argument) = argument.strip_prefix(' ') else { return NOT_FOUND.into() };
        if let (Some(session), Some(format)) = (self.session(), Format::named(argument.trim())) {
            self.port.subscription.borrow_mut().format = format;
            return self.bind(Some(session.uuid.clone()));
        }
        let (uuid, format) = argument.split_once(' ').unwrap_or((argument, ""));
        let channel = self.core.channel(uuid);
        if channel.is_none() && !format.is_empty() {
            return "-ERR invalid uuid".into();
        }
        let uuid = channel.as_ref().map(|channel| channel.uuid.clone());
        if let (None, Some(channel)) = (self.session(), channel) {
            channel.hold();
            self.bound = true;
            *self.port.session.borrow_mut() = Some(channel);
        }
        self.bind(uuid)
    }

    fn bind(&mut self, uuid: Option<String>) -> Answer {
        let mut subscription = self.port.subscription.borrow_mut();
        if subscription.mine.is_some() {
            return "-ERR aready enabled.".into();
        }
        subscription.bind(uuid);
        "+OK Events Enabled".into()
    }

    fn divert_events(&mut self, argument: &str) -> Answer {
        if self.session().is_none() {
            return "-ERR not controlling a session.".into();
        }
        match argument.trim() {
            word if word.eq_ignore_ascii_case("on") => {
                self.port.diverts.set(true);
                "+OK events diverted".into()
            }
            word if word.eq_ignore_ascii_case("off") => {
                self.port.diverts.set(false);
                "+OK events not diverted".into()
            }
            _ => "-ERR missing value.".into(),
        }
    }

    /// Queues a message to a session, or carries it out at once where the connection is a synchronous outbound one.
    async fn send_message(&mut self, uuid: &str, packet: &Packet) -> Answer {
        let named = [uuid, packet.header("session-id").unwrap_or_default()].into_iter().find(|uuid| !uuid.is_empty());
        let own = self.session().filter(|session| named.is_none_or(|uuid| uuid == session.uuid));
        let channel = own.or_else(|| self.core.channel(named?));
        let Some(channel) = channel else {
            return Answer::Reply(format!("-ERR invalid session id [{}]", named.unwrap_or_default()));
        };
        let message = Message::of(packet, uuid.is_empty());
        let own = self.session().is_some_and(|session| Rc::ptr_eq(&session, &channel));
        let wait = own && self.mode.is_some_and(|mode| !mode.is_async) && !message.is_async();
        if wait {
            channel::carry_out(&self.core, &channel, &message).await;
        } else {
            channel.queue(message);
        }
        "+OK".into()
    }

    /// Fires an event, or hands it to the session that its Unique-ID names.
    fn send_event(&mut self, name: &str, packet: &Packet) -> Answer {
        let mut event = Event::new(name);
        event.add("Command", packet.command.as_str());
        for (name, value) in &packet.headers {
            event.add(name, value.as_str());
        }
        if let Some(subclass) = event.get("Event-Subclass") {
            event.set_subclass(subclass);
        }
        if let Some(body) = &packet.body {
            event.set_body(body.clone());
        }
        let uuid = new_uuid();
        event.add("Event-UUID", uuid.as_str());
        let session = packet.header("Unique-ID").and_then(|uuid| self.core.channel(uuid));
        match session {
            Some(session) => {
                let event = Rc::new(event);
                let _ = self.core.listeners().iter().any(|listener| listener.divert(&session.uuid, &event));
            }
            None => {
                self.core.stamp(&mut event, Origin("mod_event_socket.c", "parse_command", 2283));
                self.fire_sent(event);
            }
        }
        Answer::Reply(format!("+OK {uuid}"))
    }

    /// Fires what a client sent. A message for the protocol `event` is delivered as a second event (`in_message_chat`).
    fn fire_sent(&self, mut event: Event) {
        if event.subclass() != Some("SMS::SEND_MESSAGE") {
            return self.core.fire(event);
        }
        event.add("skip_global_process", "true");
        let protocol = event.get("dest_proto");
        self.core.fire(event.clone());
        if protocol.as_deref() == Some("event") {
            for (name, value) in [("dest_proto", "event"), ("Nonblocking-Delivery", "true"), ("skip_global_process", "true")] {
                event.add(name, value);
            }
            self.core.fire(event);
        }
    }

    async fn api(&mut self, command: &str, packet: &Packet) -> Answer {
        let console = packet.header("console_execute").is_some_and(|value| value.eq_ignore_ascii_case("true"));
        let (name, argument) = command.split_once(' ').unwrap_or((command, ""));
        let alias = console.then(|| self.core.state.borrow().aliases.get(name).cloned()).flatten();
        let command = &*alias.map_or_else(|| command.to_owned(), |meant| format!("{meant} {argument}").trim_end().to_owned());
        let (name, argument) = command.split_once(' ').unwrap_or((command, ""));
        if !self.allows_api(name) {
            return DENIED.into();
        }
        if matches!(name, "reload" | "unload") && argument == "mod_event_socket" {
            // It cannot unload what runs the command, so it does that in the background (in_stop_notice).
            self.core.listeners().iter().for_each(|listener| listener.end(Ending::Shutdown));
            return Answer::Api(format!("+OK Job-UUID: {}\n", new_uuid()));
        }
        let output =
            if console && !api::exists(name) { api::not_found(command) } else { api::execute(&self.core, name, argument).await };
        Answer::Api(or_no_reply(output))
    }

    /// Runs an API command in the background. The job begins when this connection has sent its reply.
    fn background(&mut self, command: &str, packet: &Packet) -> Answer {
        let (name, argument) = command.split_once(' ').unwrap_or((command, ""));
        if !self.allows_api(name) {
            return DENIED.into();
        }
        let job = packet.header("Job-UUID").map_or_else(new_uuid, str::to_owned);
        let owner = self.session().map(|session| session.uuid.clone());
        let (core, port) = (Rc::clone(&self.core), Rc::clone(&self.port));
        let (name, argument, id) = (name.to_owned(), argument.to_owned(), job.clone());
        port.job_started();
        tokio::task::spawn_local(async move {
            let output = api::execute(&core, &name, &argument).await;
            let mut event = core.event("BACKGROUND_JOB", Origin("mod_event_socket.c", "api_exec", 1580));
            event.add("Job-UUID", id);
            event.add("Job-Owner-UUID", owner.unwrap_or_default());
            event.add("Job-Command", name);
            event.add("Job-Command-Arg", argument);
            if !output.is_empty() {
                event.set_body(output);
            }
            core.fire(event);
            port.job_ended();
        });
        Answer::Reply(format!("~Reply-Text: +OK Job-UUID: {job}\nJob-UUID: {job}\n\n"))
    }

    fn allows_api(&self, name: &str) -> bool {
        self.permissions.as_ref().is_some_and(|permissions| permissions.allows_api(name))
    }

    fn log(&mut self, word: &str) -> Answer {
        if !self.permissions.as_ref().is_some_and(|permissions| permissions.log) {
            return DENIED.into();
        }
        match if word.is_empty() { Some(log::DEBUG) } else { log::level(word) } {
            Some(level) => {
                self.port.log_level.set(Some(level));
                Answer::Reply(format!("+OK log level {word} [{level}]"))
            }
            None => "-ERR invalid log level".into(),
        }
    }

    fn set_linger(&mut self, line: &str) -> Answer {
        if self.session().is_none() {
            return "-ERR not controlling a session".into();
        }
        let seconds = line.split_once(' ').and_then(|(_, seconds)| seconds.trim().parse().ok()).filter(|&time| time > 0);
        match seconds {
            Some(seconds) => {
                self.linger = Linger::For(seconds);
                Answer::Reply(format!("+OK will linger {seconds} seconds"))
            }
            None => {
                self.linger = Linger::Forever;
                "+OK will linger".into()
            }
        }
    }

    fn subscribe(&mut self, words: &str) -> Answer {
        let allowed = self.permissions.as_ref().and_then(|permissions| permissions.events.clone());
        let mut subscription = self.port.subscription.borrow_mut();
        let done = subscription.subscribe(words, &allowed);
        match refused(done) {
            Some(refusal) => refusal.into(),
            None => Answer::Reply(format!("+OK event listener enabled {}", subscription.format.name())),
        }
    }
}

fn refused(done: Result<(), Refusal>) -> Option<&'static str> {
    match done {
        Ok(()) => None,
        Err(Refusal::NoKeywords) => Some("-ERR no keywords supplied"),
        Err(Refusal::Denied) => Some(DENIED),
    }
}

/// The data of the channel with how it is controlled: the one reply that is percent-encoded.
fn connect_reply(core: &Core, session: &channel::Channel, mode: Mode) -> Vec<u8> {
    let mut event = core.event("CHANNEL_DATA", Origin("mod_event_socket.c", "parse_command", 2029));
    session.add_profile(&mut event, "Channel");
    session.add_data(&mut event);
    event.add("Content-Type", "command/reply");
    event.add("Reply-Text", "+OK\n");
    event.add("Socket-Mode", if mode.is_async { "async" } else { "static" });
    event.add("Control", if mode.full { "full" } else { "single-channel" });
    Format::Plain.encode(&event)
}

/// What `api` shows where the command printed nothing.
fn or_no_reply(output: String) -> String {
    if output.is_empty() { "-ERR no reply\n".to_owned() } else { output }
}

/// What follows the verb, where the line begins with it.
fn rest_of<'a>(line: &'a str, verb: &str) -> Option<&'a str> {
    let head = line.get(..verb.len())?;
    head.eq_ignore_ascii_case(verb).then(|| &line[verb.len()..])
}
