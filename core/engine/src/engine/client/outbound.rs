//! An outbound connection: the switch has connected to us for one call.

use std::time::Duration;

use super::matching::{EXECUTION_EVENTS, JOB_EVENTS};
use super::{Client, ClientConfig, State};
use crate::call::{CALL_EVENTS, CallStatus};
use crate::command::{Command, Filter, Subscription};
use crate::engine::connection::{Config, Connection, Handshake};
use crate::engine::output::Output;
use crate::event::{Event, Format};

/// How an outbound connection is to be taken.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct OutboundConfig {
    /// Limits, and the time for `connect`.
    pub connection: Config,
    /// The format of events.
    pub format: Format,
    /// For how many seconds the switch keeps the connection after the call's end, so that the end arrives and commands still work; `None`: not at
    /// all. Needs `async full`.
    pub linger: Option<u32>,
    /// From the shell's source of randomness; two connections must not have the same.
    pub seed: u64,
}

impl OutboundConfig {
    /// Plain events and ten seconds of linger.
    pub fn new(seed: u64) -> Self {
        OutboundConfig { connection: Config::default(), format: Format::Plain, linger: Some(10), seed }
    }
}

/// The call that an outbound connection is about.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct OwnCall {
    /// Its Unique-ID.
    pub uuid: String,
    /// Whether every command is allowed (`full` in the dialplan's socket action). Without it there are `sendmsg`, `getvar`, `myevents`, `filter`
    /// and `resume`.
    pub full: bool,
    /// Whether applications run while commands are taken (`async`). Without it a command waits until the application before it has ended.
    pub asynchronous: bool,
    /// The channel's data, the answer to `connect`.
    pub data: Event,
}

/// What a client knows of its outbound connection.
pub(super) struct Outbound {
    linger: Option<u32>,
    call: Option<OwnCall>,
}

impl Outbound {
    pub fn is_full(&self) -> bool {
        self.call.as_ref().is_some_and(|call| call.full)
    }

    /// Without `full` nothing but the call's own events can be had, so they are not asked for one by one.
    pub fn has_myevents(&self) -> bool {
        self.call.as_ref().is_some_and(|call| !call.full)
    }
}

impl Client {
    /// A client for a connection that the switch has opened. It sends `connect`, and when that is answered asks for the events of the call; then
    /// come [`Output::Connected`] and [`Output::Up`]. It ends with the connection.
    pub fn outbound(config: OutboundConfig, now: Duration) -> Self {
        let client_config = ClientConfig {
            handshake: Handshake::ByCaller,
            connection: config.connection,
            backoff: None,
            format: config.format,
            silence: None,
            reread_state: false,
            seed: config.seed,
        };
        let mut client = Client::new(client_config, now);
        client.outputs.clear();
        client.outbound = Some(Outbound { linger: config.linger, call: None });
        let connection = Box::new(Connection::outbound(config.connection, now));
        client.state = State::Open { connection, restoring: None, since: None };
        client.pump();
        client.note_deadline();
        client
    }

    /// The call of an outbound connection, when `connect` was answered.
    pub fn own_call(&self) -> Option<&OwnCall> {
        self.outbound.as_ref()?.call.as_ref()
    }

    pub(super) fn is_own(&self, channel: &str) -> bool {
        self.own_call().is_some_and(|call| call.uuid == channel)
    }

    /// `connect` was answered: asks for what tells the call's life.
    pub(super) fn handle_connected(&mut self, data: Event) {
        let Some(outbound) = &mut self.outbound else { return };
        // What is kept for the call's life is copied before it is asked, since answers cost memory: where its lines begin.
        let kept = data.clone();
        let text = |name: &str| data.get(name).map(|value| value.into_owned()).unwrap_or_default();
        let call = OwnCall {
            uuid: text("Unique-ID"),
            full: text("Control") == "full",
            asynchronous: text("Socket-Mode") == "async",
            data: kept,
        };
        let mut status = CallStatus::new(call.uuid.as_str());
        status.read_data(&data);
        let wished = self.wishes.commands();
        let mut commands = Vec::new();
        if call.full {
            // `myevents` leaves out hold, call states and recordings, so the events are asked for by name and filtered by channel.
            // In sync mode the channel's thread serves this connection: lingering would only keep it from telling its end.
            let linger = outbound.linger.filter(|_| call.asynchronous);
            commands.extend(linger.map(|seconds| Command::Linger { seconds: Some(seconds) }));
            commands.push(Command::Filter(Filter::add("Unique-ID", call.uuid.as_str())));
            commands.push(Command::Filter(Filter::add("Other-Leg-Unique-ID", call.uuid.as_str())));
            commands.push(Command::event(self.config.format, Subscription::names(CALL_EVENTS.iter().cloned())));
        } else {
            commands.push(Command::MyEvents { uuid: None, format: Some(self.config.format) });
        }
        outbound.call = Some(call);
        self.own_events.add(EXECUTION_EVENTS);
        if self.outbound.as_ref().is_some_and(Outbound::has_myevents) {
            // Jobs are refused there; nothing is to be asked for.
            self.own_events.add(JOB_EVENTS);
        }
        // What was asked for too soon.
        commands.extend(wished);
        for command in &commands {
            if matches!(command, Command::Filter(_)) {
                self.wishes.note(command);
            }
            // An id that can't stand on the wire would not have come over it.
            drop(self.send_own(command));
        }
        self.adopt_own_call(status);
        if let State::Open { since, .. } = &mut self.state {
            *since = Some(self.now);
        }
        self.outputs.push_back(Output::Connected(data));
        self.outputs.push_back(Output::Up { permissions: self.permissions.clone(), gap: None });
    }
}
