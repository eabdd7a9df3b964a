//! A client, or an outbound connection, with its readers: the state machine that every modern class stands on.

use std::collections::BTreeMap;
use std::time::Duration;

use eslng_engine::command::Command;
use eslng_engine::delivery::{Backlog, ReaderId, Readers};
use eslng_engine::engine::{self, Output, RequestId};
use eslng_engine::event::HeaderSearch;
use napi::bindgen_prelude::{Array, BigInt, BufferSlice};
use napi::{Env, JsString};
use napi_derive::napi;

use crate::batch::{Batch, Collect};
use crate::error::{Result, error};
use crate::options::{ClientOptions, CommandOptions, ExecuteOptions, OutboundOptions, ReaderOptions};
use crate::outputs::{self, Reading};
use crate::{room, text};

/// How many outputs a batch has at most, so that a large chunk does not stop the host's loop.
const BATCH: usize = 256;

/// A client of one switch, without a socket. Every method that takes `now` (a time of the host's clock in ms) is an input; drain afterwards.
#[napi]
pub struct Client {
    pub(crate) machine: engine::Client,
    pub(crate) readers: Readers,
    reader_ids: BTreeMap<u32, ReaderId>,
    requests: BTreeMap<RequestId, (u32, Reading)>,
    request_ids: BTreeMap<u32, RequestId>,
    next: u32,
    deadline: Option<Duration>,
    told_deadline: Option<Duration>,
    told_paused: bool,
}

#[napi]
impl Client {
    /// A client that wants a socket: its first batch says so.
    #[napi(constructor)]
    pub fn new(options: ClientOptions, now: f64) -> Result<Self> {
        let mut machine = engine::Client::new(options.config()?, text::time(now));
        for packet in options.set_up.unwrap_or_default() {
            machine.add_set_up(Command::raw(packet)).map_err(|why| error(why.kind(), why))?;
        }
        Ok(Client::over(machine))
    }

    /// The connection that a switch has opened for a call.
    #[napi(factory)]
    pub fn outbound(options: OutboundOptions, now: f64) -> Result<Self> {
        Ok(Client::over(engine::Client::outbound(options.config()?, text::time(now))))
    }

    fn over(machine: engine::Client) -> Self {
        Client {
            machine,
            readers: Readers::default(),
            reader_ids: BTreeMap::new(),
            requests: BTreeMap::new(),
            request_ids: BTreeMap::new(),
            next: 0,
            deadline: None,
            told_deadline: None,
            told_paused: false,
        }
    }

    /// The socket that was asked for is open.
    #[napi]
    pub fn connected(&mut self, now: f64) {
        self.machine.connected(text::time(now));
    }

    /// The socket could not be opened.
    #[napi]
    pub fn connect_failed(&mut self, why: String, now: f64) {
        self.machine.connect_failed(why, text::time(now));
    }

    /// Takes bytes that arrived, so many from the buffer's first on, and gives what came of them.
    #[napi]
    pub fn feed<'env>(
        &mut self,
        env: &'env Env,
        buffer: BufferSlice<'_>,
        length: u32,
        now: f64,
        collect: Collect<'env>,
    ) -> Result<Array<'env>> {
        room::with(|room| self.machine.lend_buffer(room));
        self.machine.feed(buffer.get(..length as usize).unwrap_or(&buffer), text::time(now));
        let batch = self.drain(env, now, collect);
        room::with(|room| self.machine.return_buffer(room));
        batch
    }

    /// The peer has closed, or the socket failed.
    #[napi]
    pub fn end_of_stream(&mut self, now: f64) {
        self.machine.end_of_stream(text::time(now));
    }

    /// The deadline that was told has come.
    #[napi]
    pub fn handle_timeout(&mut self, now: f64) {
        let now = text::time(now);
        self.readers.handle_timeout(now);
        if self.deadline.is_some_and(|deadline| deadline <= now) {
            self.machine.handle_timeout(now);
        }
    }

    /// Ends it at once.
    #[napi]
    pub fn close(&mut self, now: f64) {
        self.machine.close(text::time(now));
    }

    /// What there is to do and to tell.
    #[napi]
    pub fn drain<'env>(&mut self, env: &'env Env, now: f64, collect: Collect<'env>) -> Result<Array<'env>> {
        let now = text::time(now);
        let mut batch = Batch::new(env, collect)?;
        let mut more = true;
        for _ in 0..BATCH {
            if self.readers.is_paused() {
                more = false;
                break;
            }
            let Some(output) = self.machine.poll_output() else {
                more = false;
                break;
            };
            self.carry_out(&mut batch, output, now)?;
        }
        while let Some(reader) = self.readers.poll_filled() {
            if let Some(number) = self.reader_ids.iter().find(|(_, id)| **id == reader).map(|(number, _)| *number) {
                batch.entry(outputs::FILLED)?.put(1, number)?;
            }
        }
        let paused = self.readers.is_paused();
        if paused != self.told_paused {
            self.told_paused = paused;
            batch.entry(outputs::PAUSED)?.put(1, paused)?;
            if !paused {
                self.machine.was_not_reading(now);
                more = true;
            }
        }
        let deadline = self.deadline.into_iter().chain(self.readers.deadline()).min();
        // One that has moved on is told when the one before has come: it does so with every chunk.
        let waits = self.told_deadline.is_some_and(|told| told > now && deadline.is_none_or(|deadline| deadline >= told));
        if deadline != self.told_deadline && !waits {
            self.told_deadline = deadline;
            batch.entry(outputs::DEADLINE)?.put(1, deadline.map(text::ms))?;
        }
        if more {
            batch.entry(outputs::MORE)?;
        }
        batch.finish()
    }

    fn carry_out(&mut self, batch: &mut Batch<'_>, output: Output, now: Duration) -> Result<()> {
        match output {
            Output::Deadline(at) => self.deadline = at,
            Output::Event(event) => self.readers.deliver(event, now),
            Output::Log(line) => self.readers.deliver_line(line, now),
            Output::Finished { id, result } => {
                if let Some((number, reading)) = self.requests.remove(&id) {
                    self.request_ids.remove(&number);
                    outputs::put_finished(batch, number, &reading, result)?;
                }
            }
            Output::Call { uuid, change } => outputs::put_change(batch, &self.machine, &uuid, &change)?,
            Output::Up { permissions, gap } => {
                if let Some(gap) = &gap {
                    self.readers.tell_gap(gap);
                }
                outputs::put_up(batch, &permissions, gap.as_ref())?;
            }
            Output::Closed(reason) => {
                self.readers.end();
                outputs::put_closed(batch, &reason)?;
            }
            other => outputs::put(batch, &self.machine, other)?,
        }
        Ok(())
    }

    /// Gives a request its number.
    pub(crate) fn expect(&mut self, id: RequestId, reading: Reading) -> u32 {
        let number = self.next;
        self.next = self.next.wrapping_add(1);
        self.requests.insert(id, (number, reading));
        self.request_ids.insert(number, id);
        number
    }

    fn ask(&mut self, command: &Command, timeout: Option<f64>, now: f64) -> Result<u32> {
        let asked = self.machine.command(command, timeout.map(text::time), text::time(now));
        let id = asked.map_err(|why| error(why.kind(), why))?;
        Ok(self.expect(id, Reading::Plain))
    }

    /// Runs an API command; its line is a binary string.
    #[napi]
    pub fn api(&mut self, line: JsString<'_>, timeout: Option<f64>, now: f64) -> Result<u32> {
        self.ask(&Command::api(text::bytes(line)?), timeout, now)
    }

    /// Runs an API command in the background.
    #[napi]
    pub fn job(&mut self, line: String, timeout: Option<f64>, now: f64) -> Result<u32> {
        let id = self.machine.job(line, timeout.map(text::time), text::time(now)).map_err(|why| error(why.kind(), why))?;
        Ok(self.expect(id, Reading::Plain))
    }

    /// Sends a packet as it is, a binary string.
    #[napi]
    pub fn raw(&mut self, packet: JsString<'_>, timeout: Option<f64>, now: f64) -> Result<u32> {
        self.ask(&Command::raw(text::bytes(packet)?), timeout, now)
    }

    /// Sends a command; what it asks for is asked for again on later connections.
    #[napi]
    pub fn command(&mut self, options: CommandOptions, timeout: Option<f64>, now: f64) -> Result<u32> {
        self.ask(&options.command()?, timeout, now)
    }

    /// Notes what a command asks for, for the next connection.
    #[napi]
    pub fn ask_later(&mut self, options: CommandOptions) -> Result<()> {
        self.machine.ask_later(&options.command()?).map_err(|why| error(why.kind(), why))
    }

    /// Runs an application on a channel and waits for its end.
    #[napi]
    pub fn execute(&mut self, channel: String, options: ExecuteOptions, timeout: Option<f64>, now: f64) -> Result<u32> {
        let asked = self.machine.execute(&channel, options.execute(), timeout.map(text::time), text::time(now));
        let id = asked.map_err(|why| error(why.kind(), why))?;
        Ok(self.expect(id, Reading::Plain))
    }

    /// Gives a request up: nothing comes of it any more.
    #[napi]
    pub fn cancel(&mut self, request: u32) {
        if let Some(id) = self.request_ids.remove(&request) {
            self.requests.remove(&id);
            self.machine.cancel(id);
        }
    }

    /// Whether requests are taken.
    #[napi(getter)]
    pub fn is_up(&self) -> bool {
        self.machine.is_up()
    }

    /// A new id for a channel.
    #[napi]
    pub fn new_uuid(&mut self) -> String {
        self.machine.new_uuid()
    }

    /// A new reader, from the next delivery on.
    #[napi]
    pub fn add_reader(&mut self, options: ReaderOptions) -> Result<u32> {
        let bytes = options.bytes.map_or(Backlog::DEFAULT_BYTES, |bytes| bytes.max(1.0) as usize);
        let id = self.readers.add(options.interest(), bytes, options.overflow()?);
        let number = self.next;
        self.next = self.next.wrapping_add(1);
        self.reader_ids.insert(number, id);
        Ok(number)
    }

    /// The reader has gone.
    #[napi]
    pub fn remove_reader(&mut self, reader: u32, now: f64) {
        if let Some(id) = self.reader_ids.remove(&reader) {
            self.readers.remove(id, text::time(now));
        }
    }

    /// The log level that all readers together need.
    #[napi]
    pub fn log_level(&self) -> Option<u32> {
        let levels = self.readers.interests().filter_map(|interest| interest.log_level()?.number());
        levels.max().map(u32::from)
    }

    /// What waits for a reader, at most so many; with each event the values of these headers, so that who reads them need not ask again. Where it
    /// made room, `drain` has more.
    #[napi]
    pub fn take<'env>(
        &mut self,
        env: &'env Env,
        reader: u32,
        most: u32,
        headers: Vec<String>,
        now: f64,
        collect: Collect<'env>,
    ) -> Result<Array<'env>> {
        let mut batch = Batch::with_places(env, collect, headers.len())?;
        let mut search = HeaderSearch::new(headers);
        let Some(&id) = self.reader_ids.get(&reader) else {
            batch.entry(outputs::ENDED)?;
            return batch.finish();
        };
        for _ in 0..most {
            let Some(delivery) = self.readers.take(id, text::time(now)) else { break };
            outputs::put_delivery(&mut batch, &delivery, &mut search)?;
        }
        if self.readers.has_ended(id) {
            batch.entry(outputs::ENDED)?;
        }
        batch.finish()
    }

    /// Deliveries that readers were too slow for.
    #[napi(getter)]
    pub fn dropped(&self) -> BigInt {
        self.readers.dropped().into()
    }
}
