//! One connection, raw: commands go out as they are given, and everything that comes is told. What `esl`'s and `modesl`'s classes stand on.

use std::collections::VecDeque;

use eslng_engine::command::Command;
use eslng_engine::engine::{Answer, CloseReason, CommandId, Config, Handshake, Output};
use eslng_engine::event::Event;
use eslng_engine::vocabulary::ErrorKind;
use eslng_engine::wire::{DisconnectNotice, Frame, Message};
use napi::bindgen_prelude::{Array, Buffer, BufferSlice};
use napi::{Env, JsString};
use napi_derive::napi;

use crate::batch::{Batch, Collect};
use crate::error::{Result, error};
use crate::{event, headers, room, text};

/// How many entries a batch has at most, so that a large chunk does not stop the host's loop.
const BATCH: usize = 256;

// The kinds of entries and their places; lib/wire.js has the same.
/// Close the socket.
const CLOSE: u32 = 1;
/// The switch asks for a login.
const AUTH_REQUEST: u32 = 2;
/// A command/reply: the command's number or -1, headers as JSON, body; of the answer to `connect` its own headers, in the body's place the Unique-ID
/// of the call, and all headers as they came.
const REPLY: u32 = 3;
/// An api/response: the command's number or -1, body, its length in bytes, and the body's bytes where text lost some.
const API: u32 = 4;
/// An event: format, text, Event-Name, and the id by which somebody may wait for it.
const EVENT: u32 = 5;
/// A log line: headers as JSON, body; the bytes of the header block and of the body where text lost some.
const LOG: u32 = 6;
/// A notice: headers as JSON, body.
const NOTICE: u32 = 7;
/// A frame of no known kind: headers as JSON, body.
const UNKNOWN: u32 = 8;
/// A command without an answer: its number, the error's name, its text.
const FAILED: u32 = 9;
/// The end: the error's name, its text, and what the switch said when it refused this address.
const CLOSED: u32 = 10;
/// There is more: ask again.
const MORE: u32 = 11;
/// A command/reply without other headers and without a body: the command's number or -1, Reply-Text, Job-UUID if it has one.
const SAID: u32 = 12;

/// A connection whose login is left to the application.
#[napi]
pub struct Connection {
    machine: eslng_engine::engine::Connection,
    /// The commands in flight, in order, with their numbers.
    in_flight: VecDeque<(CommandId, u32)>,
    next: u32,
}

#[napi]
impl Connection {
    /// A connection that is open.
    #[napi(constructor)]
    #[allow(clippy::new_without_default, reason = "it is JavaScript's constructor")]
    pub fn new() -> Self {
        let now = std::time::Duration::ZERO;
        let machine = eslng_engine::engine::Connection::inbound(Handshake::ByCaller, Config::default(), now);
        Connection { machine, in_flight: VecDeque::new(), next: 0 }
    }

    /// Takes bytes that arrived, so many from the buffer's first on, and gives what came of them.
    #[napi]
    pub fn feed<'env>(
        &mut self,
        env: &'env Env,
        buffer: BufferSlice<'_>,
        length: u32,
        collect: Collect<'env>,
    ) -> Result<Array<'env>> {
        room::with(|room| self.machine.lend_buffer(room));
        self.machine.feed(buffer.get(..length as usize).unwrap_or(&buffer));
        let batch = self.drain(env, collect);
        room::with(|room| self.machine.return_buffer(room));
        batch
    }

    /// The peer has closed, or the socket failed.
    #[napi]
    pub fn end_of_stream<'env>(&mut self, env: &'env Env, collect: Collect<'env>) -> Result<Array<'env>> {
        self.machine.end_of_stream();
        self.drain(env, collect)
    }

    /// What there is to do and to tell.
    #[napi]
    pub fn drain<'env>(&mut self, env: &'env Env, collect: Collect<'env>) -> Result<Array<'env>> {
        let mut batch = Batch::new(env, collect)?;
        for _ in 0..BATCH {
            let Some(output) = self.machine.poll_output() else { return batch.finish() };
            self.put(&mut batch, output)?;
        }
        batch.entry(MORE)?;
        batch.finish()
    }

    /// Notes a packet that the caller writes, with its blank line. Its number, for the answer.
    #[napi]
    pub fn send(&mut self, packet: JsString<'_>) -> Result<u32> {
        let id = self.machine.send(&Command::raw(text::bytes(packet)?)).map_err(|why| error(why.kind(), why))?;
        // Nothing is held back, so it comes out at once; JavaScript has it already.
        drop(self.machine.poll_output());
        let number = self.next;
        self.next = self.next.wrapping_add(1);
        self.in_flight.push_back((id, number));
        Ok(number)
    }

    /// What has arrived of a frame that is not whole, if anything.
    #[napi]
    pub fn unfinished(&self) -> Option<Buffer> {
        let bytes = self.machine.unfinished();
        (!bytes.is_empty()).then(|| bytes.to_vec().into())
    }

    /// The number of a command that has ended: commands end in their order.
    fn number_of(&mut self, id: CommandId) -> i64 {
        while let Some((ended, number)) = self.in_flight.pop_front() {
            if ended == id {
                return number.into();
            }
        }
        -1
    }

    fn put(&mut self, batch: &mut Batch<'_>, output: Output) -> Result<()> {
        match output {
            Output::Close => batch.entry(CLOSE)?,
            Output::AuthRequest => batch.entry(AUTH_REQUEST)?,
            Output::Answer { id, answer } => put_answer(batch, self.number_of(id), answer)?,
            Output::Event(event) => put_event(batch, &event)?,
            Output::Log(line) => {
                let block = line.headers();
                batch.entry(LOG)?.put(1, headers::json(block.iter(), block.as_bytes().len()))?.put_text(2, line.body())?;
                batch.put_raw(3, block.as_bytes())?.put_raw(4, line.body())?
            }
            Output::Lingering(notice) | Output::Notice(notice) => put_notice(batch, &notice)?,
            Output::Unsolicited(message) => put_unsolicited(batch, message)?,
            Output::Failed { id, failure } => {
                batch.entry(FAILED)?.put(1, self.number_of(id))?.put(2, failure.kind().name())?.put(3, failure.to_string())?
            }
            Output::Closed(reason) => {
                batch.entry(CLOSED)?.put(1, reason.kind().name())?.put(2, reason.to_string())?;
                match &reason {
                    CloseReason::AccessDenied { text } => batch.put(3, text.as_str())?,
                    _ => batch,
                }
            }
            // The rest are a client's, or harm nothing.
            _ => batch,
        };
        Ok(())
    }
}

fn put_answer<'b, 'env>(batch: &'b mut Batch<'env>, id: i64, answer: Answer) -> Result<&'b mut Batch<'env>> {
    match answer {
        Answer::Reply(reply) => {
            if let Some((text, job)) = headers::said(&reply) {
                batch.entry(SAID)?.put(1, id)?.put_text(2, text)?;
                return match job {
                    Some(job) => batch.put_text(3, job),
                    None => Ok(batch),
                };
            }
            let headers = reply.headers();
            if let Some(own) = headers::of_connected(headers) {
                batch.entry(REPLY)?.put(1, id)?.put(2, own)?;
                if let Some(uuid) = headers.get_bytes("Unique-ID") {
                    batch.put_text(3, &uuid)?;
                }
                return batch.put_binary(4, headers.as_bytes());
            }
            batch.entry(REPLY)?.put(1, id)?.put(2, headers::of_reply(&reply))?;
            batch.put_text(3, reply.frame().body())
        }
        Answer::Api(response) => {
            let body = response.body();
            batch.entry(API)?.put(1, id)?.put_text(2, body)?.put(3, body.len() as u32)?.put_raw(4, body)
        }
    }
}

fn put_event<'b, 'env>(batch: &'b mut Batch<'env>, event: &Event) -> Result<&'b mut Batch<'env>> {
    batch.entry(EVENT)?.put(1, event::format_number(event))?.put_binary(2, event.as_bytes())?;
    let Some(name) = event.peek("Event-Name") else { return Ok(batch) };
    batch.put_text(3, &name)?;
    let id = match &*name {
        b"BACKGROUND_JOB" => event.peek("Job-UUID"),
        b"CHANNEL_EXECUTE_COMPLETE" => event.peek("Application-UUID"),
        b"CHANNEL_HANGUP_COMPLETE" => event.peek("Unique-ID"),
        _ => None,
    };
    match id {
        Some(id) => batch.put_text(4, &id),
        None => Ok(batch),
    }
}

fn put_notice<'b, 'env>(batch: &'b mut Batch<'env>, notice: &DisconnectNotice) -> Result<&'b mut Batch<'env>> {
    let block = notice.headers();
    batch.entry(NOTICE)?.put(1, headers::json(block.iter(), block.as_bytes().len()))?.put_text(2, notice.text().as_bytes())
}

fn put_unsolicited<'b, 'env>(batch: &'b mut Batch<'env>, message: Message) -> Result<&'b mut Batch<'env>> {
    match message {
        Message::Reply(reply) => put_answer(batch, -1, Answer::Reply(reply)),
        Message::ApiResponse(response) => put_answer(batch, -1, Answer::Api(response)),
        Message::Unknown(frame) | Message::Rejection(frame) => put_unknown(batch, &frame),
        // Nothing else is unsolicited.
        _ => Ok(batch),
    }
}

fn put_unknown<'b, 'env>(batch: &'b mut Batch<'env>, frame: &Frame) -> Result<&'b mut Batch<'env>> {
    let block = frame.headers();
    batch.entry(UNKNOWN)?.put(1, headers::json(block.iter(), block.as_bytes().len()))?.put_text(2, frame.body())
}

/// The kinds of errors: name, number, text, whether a retry can help, whether the outcome is unknown.
#[napi]
pub fn error_table() -> Vec<(String, u32, String, bool, bool)> {
    let row = |kind: ErrorKind| (kind.name().into(), kind as u32, kind.text().into(), kind.can_retry(), kind.outcome_unknown());
    ErrorKind::ALL.into_iter().map(row).collect()
}
