//! The socketless mode: a connection's state machine for programs with an event loop of their own.

use std::collections::{HashMap, VecDeque};
use std::ffi::{c_char, c_void};
use std::ptr;
use std::time::Duration;

use bytes::{Buf, Bytes};
use eslng_engine::call::{Placement, placed_call};
use eslng_engine::command::Command;
use eslng_engine::dial::Originate;
use eslng_engine::engine::{Client, Output, RequestId};

use super::ask::{Ask, checked};
use super::builder::eslng_builder_t;
use super::event::{FormatNumber, format};
use super::options::{Options, eslng_options_t, time};
use super::output::{eslng_output_t, ms};
use super::result::eslng_result_t;
use super::status::{Failure, attempt, needed};
use super::{Cause, EventId, Status};
use crate::entry::entry;
use crate::pointer::object::{Place, exclusive, give, shared, take};
use crate::pointer::{bytes, place, text};

/// A connection without a socket, a clock or a thread. One thread at a time may use it.
///
/// Time is that of any clock of the program's that goes on evenly, in ms. After any call that takes the time: take outputs from eslng_engine_next() until it
/// gives NULL, write what eslng_engine_pending() has, and see to it that eslng_engine_timeout() is called when eslng_engine_deadline() has come.
/// A request ends exactly once, as ESLNG_OUTPUT_FINISHED.
pub struct eslng_engine_t {
    machine: Client,
    waiting: HashMap<RequestId, (u64, Waiting)>,
    requests: HashMap<u64, RequestId>,
    next: u64,
    outgoing: VecDeque<Bytes>,
    deadline: Option<Duration>,
}

/// How the outcome of a request is read.
enum Waiting {
    Ask(Box<Ask>),
    Placement,
}

impl eslng_engine_t {
    fn new(machine: Client) -> Self {
        eslng_engine_t {
            machine,
            waiting: HashMap::new(),
            requests: HashMap::new(),
            next: 1,
            outgoing: VecDeque::new(),
            deadline: None,
        }
    }

    fn next_output(&mut self) -> Option<eslng_output_t> {
        loop {
            match self.machine.poll_output()? {
                Output::Transmit(bytes) => self.outgoing.push_back(bytes),
                Output::Deadline(deadline) => self.deadline = deadline,
                Output::Finished { id, result } => {
                    let Some((id, waiting)) = self.waiting.remove(&id) else { continue };
                    self.requests.remove(&id);
                    let result = result.map_err(Failure::from).and_then(|outcome| match &waiting {
                        Waiting::Ask(ask) => ask.read(&outcome),
                        Waiting::Placement => Ok(eslng_result_t::of(&outcome)?.with_text(placed_call(&outcome)?.as_bytes())),
                    });
                    return Some(eslng_output_t::finished(id, result));
                }
                output => {
                    if matches!(output, Output::Close | Output::Down { .. } | Output::Closed(_)) {
                        self.outgoing.clear();
                    }
                    if let Some(output) = eslng_output_t::engine(output) {
                        return Some(output);
                    }
                }
            }
        }
    }

    fn ask(&mut self, ask: Ask, timeout: Option<Duration>, now: Duration) -> Result<u64, Failure> {
        let request = match &ask {
            Ask::Command(command) => self.machine.command(command, timeout, now)?,
            Ask::Raw(packet) => self.machine.command(&Command::Raw(packet.clone()), timeout, now)?,
            Ask::Job(line) => self.machine.job(line.as_str(), timeout, now)?,
            Ask::Operation { uuid, operation } => self.machine.operate(uuid, operation.request(), timeout, now)?,
        };
        Ok(self.note(request, Waiting::Ask(Box::new(ask))))
    }

    fn note(&mut self, request: RequestId, waiting: Waiting) -> u64 {
        let id = self.next;
        self.next += 1;
        self.waiting.insert(request, (id, waiting));
        self.requests.insert(id, request);
        id
    }
}

/// Makes an engine for a connection that the program opens. Its first output is ESLNG_OUTPUT_CONNECT.
///
/// @param options  NULL: the defaults, with FreeSWITCH's own password.
/// @param engine   Gets the engine, which the caller frees with eslng_engine_free(); NULL if there is none.
/// @return ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `options` is NULL or valid with C texts; `engine` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_new(
    options: *const eslng_options_t,
    now_ms: u64,
    engine: *mut *mut eslng_engine_t,
) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (place, options) = unsafe { (Place::new(engine), Options::read(options)?) };
        needed(place, "engine")?.fill(eslng_engine_t::new(Client::new(options.client, Duration::from_millis(now_ms))));
        Ok(())
    })
}

/// Makes an engine for a connection that a switch has opened for a call. Its first output after the switch's answer is ESLNG_OUTPUT_CONNECTED.
///
/// @param options  NULL: the defaults.
/// @param engine   Gets the engine, which the caller frees with eslng_engine_free(); NULL if there is none.
/// @return ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `options` is NULL or valid with C texts; `engine` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_new_outbound(
    options: *const eslng_options_t,
    now_ms: u64,
    engine: *mut *mut eslng_engine_t,
) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (place, options) = unsafe { (Place::new(engine), Options::read(options)?) };
        let machine = Client::outbound(options.outbound_config(), Duration::from_millis(now_ms));
        needed(place, "engine")?.fill(eslng_engine_t::new(machine));
        Ok(())
    })
}

/// Frees an engine and sets the variable to NULL. NULL, and a variable that holds NULL, are nothing to do. Its outputs and results live on.
///
/// # Safety
/// `engine` is NULL, or holds NULL or an engine that nothing uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_free(engine: *mut *mut eslng_engine_t) {
    // SAFETY: what this function asks of its caller.
    entry!((), { drop(unsafe { take(engine) }) });
}

/// Gives an input to an engine's machine.
///
/// # Safety
/// `engine` is NULL or live, and nothing else uses it.
unsafe fn input(engine: *mut eslng_engine_t, give: impl FnOnce(&mut Client) -> Result<(), Failure>) -> Status {
    attempt(|| {
        // SAFETY: what the caller promises.
        give(&mut needed(unsafe { exclusive(engine) }, "engine")?.machine)
    })
}

/// Says that the connection that ESLNG_OUTPUT_CONNECT asked for is open.
///
/// @return ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `engine` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_connected(engine: *mut eslng_engine_t, now_ms: u64) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe {
        input(engine, |machine| {
            machine.connected(Duration::from_millis(now_ms));
            Ok(())
        })
    }
}

/// Says that the connection that ESLNG_OUTPUT_CONNECT asked for could not be opened.
///
/// @param why  In words; NULL: unknown.
/// @return ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `engine` is NULL or live; `why` is NULL or a C text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_connect_failed(engine: *mut eslng_engine_t, why: *const c_char, now_ms: u64) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe {
        let why = text(why).map_or("unknown".into(), String::from_utf8_lossy);
        input(engine, |machine| {
            machine.connect_failed(why, Duration::from_millis(now_ms));
            Ok(())
        })
    }
}

/// Takes bytes that were read from the connection.
///
/// @param data    Copied; NULL only with length 0.
/// @param length  In bytes.
/// @return ESLNG_INVALID_ARGUMENT. What is wrong with the bytes is told by an output.
///
/// # Safety
/// `engine` is NULL or live; `data` is valid for `length` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_feed(
    engine: *mut eslng_engine_t,
    data: *const c_void,
    length: usize,
    now_ms: u64,
) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe {
        let data = bytes(data, length);
        input(engine, |machine| {
            machine.feed(needed(data, "data")?, Duration::from_millis(now_ms));
            Ok(())
        })
    }
}

/// Says that the switch has closed the connection, or that it has failed.
///
/// @return ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `engine` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_end_of_stream(engine: *mut eslng_engine_t, now_ms: u64) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe {
        input(engine, |machine| {
            machine.end_of_stream(Duration::from_millis(now_ms));
            Ok(())
        })
    }
}

/// Says what time it is, when eslng_engine_deadline() has come. Too early does no harm.
///
/// @return ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `engine` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_timeout(engine: *mut eslng_engine_t, now_ms: u64) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe {
        input(engine, |machine| {
            machine.handle_timeout(Duration::from_millis(now_ms));
            Ok(())
        })
    }
}

/// Ends the engine: everything that waits fails, nothing is tried again.
///
/// @return ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `engine` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_close(engine: *mut eslng_engine_t, now_ms: u64) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe {
        input(engine, |machine| {
            machine.close(Duration::from_millis(now_ms));
            Ok(())
        })
    }
}

/// The next output.
///
/// @return The caller frees it with eslng_output_free(). NULL when there is none until the next input, and of NULL.
///
/// # Safety
/// `engine` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_next(engine: *mut eslng_engine_t) -> *mut eslng_output_t {
    // SAFETY: what this function asks of its caller.
    entry!(ptr::null_mut(), { give(unsafe { exclusive(engine)? }.next_output()?) })
}

/// The bytes that are to be written next; eslng_engine_wrote() says how many of them were.
///
/// @param length  Gets how many there are; may be NULL only if the bytes are of no interest.
/// @return The engine's own, until it is used again. NULL when there is nothing to write, and of NULL.
///
/// # Safety
/// `engine` is NULL or live; `length` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_pending(engine: *const eslng_engine_t, length: *mut usize) -> *const c_void {
    entry!(ptr::null(), {
        // SAFETY: what this function asks of its caller.
        let (engine, length) = unsafe { (shared(engine)?, place(length)) };
        let next = engine.outgoing.front();
        if let Some(length) = length {
            *length = next.map_or(0, Bytes::len);
        }
        next?.as_ptr().cast()
    })
}

/// Says that so many of the bytes of eslng_engine_pending() were written.
///
/// @return ESLNG_INVALID_ARGUMENT, also for more than there were.
///
/// # Safety
/// `engine` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_wrote(engine: *mut eslng_engine_t, count: usize) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let engine = needed(unsafe { exclusive(engine) }, "engine")?;
        let available = engine.outgoing.front().map_or(0, Bytes::len);
        if count > available {
            return Err(Failure::argument(format!("{count} bytes written of {available}")));
        }
        if let Some(next) = engine.outgoing.front_mut() {
            next.advance(count);
            if next.is_empty() {
                engine.outgoing.pop_front();
            }
        }
        Ok(())
    })
}

/// When eslng_engine_timeout() is to be called, in ms by the engine's clock.
///
/// @return -1: no time is waited for; also of NULL.
///
/// # Safety
/// `engine` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_deadline(engine: *const eslng_engine_t) -> i64 {
    // SAFETY: what this function asks of its caller.
    entry!(-1, { ms(unsafe { shared(engine)? }.deadline?) })
}

/// Whether requests are taken.
///
/// # Safety
/// `engine` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_is_up(engine: *const eslng_engine_t) -> bool {
    // SAFETY: what this function asks of its caller.
    entry!(false, { unsafe { shared(engine)? }.machine.is_up() })
}

/// Makes a request; its id goes to a place of the program's.
///
/// # Safety
/// `engine` is NULL or live, and nothing else uses it; `id` is NULL or valid.
unsafe fn request(
    engine: *mut eslng_engine_t,
    ask: impl FnOnce() -> Result<Ask, Failure>,
    timeout_ms: i64,
    now_ms: u64,
    id: *mut u64,
) -> Status {
    attempt(|| {
        // SAFETY: what the caller promises.
        let (engine, id) = unsafe { (exclusive(engine), place(id)) };
        let made = needed(engine, "engine")?.ask(ask()?, time(timeout_ms), Duration::from_millis(now_ms))?;
        if let Some(id) = id {
            *id = made;
        }
        Ok(())
    })
}

/// Runs an API command; the connection has nothing else to say until it has ended.
///
/// @param line        The command and its arguments.
/// @param timeout_ms  Negative: as long as the connection lasts.
/// @param id          Gets the request's id; may be NULL.
/// @return ESLNG_NOT_SENT while there is no connection, ESLNG_INVALID_ARGUMENT. The request itself may fail with ESLNG_COMMAND_FAILED and ESLNG_PERMISSION_DENIED.
///
/// # Safety
/// `engine` is NULL or live; `line` is NULL or a C text; `id` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_api(
    engine: *mut eslng_engine_t,
    line: *const c_char,
    timeout_ms: i64,
    now_ms: u64,
    id: *mut u64,
) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe { request(engine, || Ask::api(line), timeout_ms, now_ms, id) }
}

/// Runs an API command in the background of the switch; its result is that of the job.
///
/// @param line        The command and its arguments, UTF-8.
/// @param timeout_ms  Negative: as long as the connection lasts.
/// @param id          Gets the request's id; may be NULL.
/// @return As eslng_engine_api().
///
/// # Safety
/// `engine` is NULL or live; `line` is NULL or a C text; `id` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_bgapi(
    engine: *mut eslng_engine_t,
    line: *const c_char,
    timeout_ms: i64,
    now_ms: u64,
    id: *mut u64,
) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe { request(engine, || Ask::job(line), timeout_ms, now_ms, id) }
}

/// Sends a packet of the program's own; its result is the reply, whatever it says.
///
/// @param packet      May have several lines; the empty line behind it is added where it lacks.
/// @param timeout_ms  Negative: as long as the connection lasts.
/// @param id          Gets the request's id; may be NULL.
/// @return ESLNG_NOT_SENT, ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `engine` is NULL or live; `packet` is NULL or a C text; `id` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_command(
    engine: *mut eslng_engine_t,
    packet: *const c_char,
    timeout_ms: i64,
    now_ms: u64,
    id: *mut u64,
) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe { request(engine, || Ask::raw(packet), timeout_ms, now_ms, id) }
}

/// Asks for events, which come as ESLNG_OUTPUT_EVENT; after a loss they are asked for again.
///
/// @param format      Of all events of this connection from now on.
/// @param events      Numbers, ESLNG_EVENT_ALL for everything; NULL only with count 0.
/// @param count       How many.
/// @param subclasses  Of CUSTOM events, spelt exactly, closed by NULL; NULL: none.
/// @param timeout_ms  Negative: as long as the connection lasts.
/// @param id          Gets the request's id; may be NULL.
/// @return As eslng_engine_api().
///
/// # Safety
/// `engine` is NULL or live; the arrays are as said; `id` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_subscribe(
    engine: *mut eslng_engine_t,
    format: FormatNumber,
    events: *const EventId,
    count: usize,
    subclasses: *const *const c_char,
    timeout_ms: i64,
    now_ms: u64,
    id: *mut u64,
) -> Status {
    // SAFETY: what this function asks of its caller.
    let ask = || unsafe { Ask::events(true, self::format(format)?, events, count, subclasses) };
    // SAFETY: the same.
    unsafe { request(engine, ask, timeout_ms, now_ms, id) }
}

/// Takes events back.
///
/// @param events      As in eslng_engine_subscribe().
/// @param count       How many.
/// @param subclasses  As in eslng_engine_subscribe().
/// @param timeout_ms  Negative: as long as the connection lasts.
/// @param id          Gets the request's id; may be NULL.
/// @return As eslng_engine_api().
///
/// # Safety
/// `engine` is NULL or live; the arrays are as said; `id` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_unsubscribe(
    engine: *mut eslng_engine_t,
    events: *const EventId,
    count: usize,
    subclasses: *const *const c_char,
    timeout_ms: i64,
    now_ms: u64,
    id: *mut u64,
) -> Status {
    // SAFETY: what this function asks of its caller.
    let ask = || unsafe { Ask::events(false, self::format(0)?, events, count, subclasses) };
    // SAFETY: the same.
    unsafe { request(engine, ask, timeout_ms, now_ms, id) }
}

/// Lets only those events pass whose header has this value, besides those of other filters.
///
/// @param value       May be a regular expression, `/.../`.
/// @param timeout_ms  Negative: as long as the connection lasts.
/// @param id          Gets the request's id; may be NULL.
/// @return As eslng_engine_api().
///
/// # Safety
/// `engine` is NULL or live; the texts are NULL or C texts; `id` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_filter(
    engine: *mut eslng_engine_t,
    header: *const c_char,
    value: *const c_char,
    timeout_ms: i64,
    now_ms: u64,
    id: *mut u64,
) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe { request(engine, || Ask::filter(true, header, value), timeout_ms, now_ms, id) }
}

/// Takes a filter back.
///
/// @param value       NULL: all filters of this header.
/// @param timeout_ms  Negative: as long as the connection lasts.
/// @param id          Gets the request's id; may be NULL.
/// @return As eslng_engine_api().
///
/// # Safety
/// `engine` is NULL or live; the texts are NULL or C texts; `id` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_unfilter(
    engine: *mut eslng_engine_t,
    header: *const c_char,
    value: *const c_char,
    timeout_ms: i64,
    now_ms: u64,
    id: *mut u64,
) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe { request(engine, || Ask::filter(false, header, value), timeout_ms, now_ms, id) }
}

/// Asks for the switch's log lines, which come as ESLNG_OUTPUT_LOG.
///
/// @param level       From 0 (console) to 7 (debug); negative: no more of them.
/// @param timeout_ms  Negative: as long as the connection lasts.
/// @param id          Gets the request's id; may be NULL.
/// @return As eslng_engine_api().
///
/// # Safety
/// `engine` is NULL or live; `id` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_log(
    engine: *mut eslng_engine_t,
    level: i32,
    timeout_ms: i64,
    now_ms: u64,
    id: *mut u64,
) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe { request(engine, || Ask::log(level), timeout_ms, now_ms, id) }
}

/// Fires an event in the switch.
///
/// @param event       What it is made of; it stays the caller's.
/// @param timeout_ms  Negative: as long as the connection lasts.
/// @param id          Gets the request's id; may be NULL.
/// @return As eslng_engine_api().
///
/// # Safety
/// `engine` and `event` are NULL or live; `id` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_send_event(
    engine: *mut eslng_engine_t,
    event: *const eslng_builder_t,
    timeout_ms: i64,
    now_ms: u64,
    id: *mut u64,
) -> Status {
    // SAFETY: what this function asks of its caller.
    let ask = || Ok(Ask::send_event(&needed(unsafe { shared(event) }, "event")?.builder));
    // SAFETY: the same.
    unsafe { request(engine, ask, timeout_ms, now_ms, id) }
}

/// Does something with a call and waits for its end: `answer`, `playback`, `play_and_get_digits`, `bridge`, and whatever eslng_call_operate() lists.
///
/// @param uuid        The call's Unique-ID.
/// @param operation   Its name.
/// @param arguments   Names and values by turns, closed by NULL; NULL: none. UTF-8.
/// @param timeout_ms  Negative: as long as the connection lasts.
/// @param id          Gets the request's id; may be NULL.
/// @return As eslng_engine_api(); the request itself may fail with ESLNG_HUNG_UP too.
///
/// # Safety
/// `engine` is NULL or live; the texts are NULL or C texts; `arguments` is as said; `id` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_operate(
    engine: *mut eslng_engine_t,
    uuid: *const c_char,
    operation: *const c_char,
    arguments: *const *const c_char,
    timeout_ms: i64,
    now_ms: u64,
    id: *mut u64,
) -> Status {
    // SAFETY: what this function asks of its caller.
    let ask = || unsafe { Ask::operation(checked(needed(text(uuid), "uuid")?, "uuid")?, operation, arguments) };
    // SAFETY: the same.
    unsafe { request(engine, ask, timeout_ms, now_ms, id) }
}

/// Hangs a call up.
///
/// @param uuid        The call's Unique-ID.
/// @param cause       ESLNG_CAUSE_NORMAL_CLEARING, say.
/// @param timeout_ms  Negative: as long as the connection lasts.
/// @param id          Gets the request's id; may be NULL.
/// @return As eslng_engine_api().
///
/// # Safety
/// `engine` is NULL or live; `uuid` is NULL or a C text; `id` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_hangup(
    engine: *mut eslng_engine_t,
    uuid: *const c_char,
    cause: Cause,
    timeout_ms: i64,
    now_ms: u64,
    id: *mut u64,
) -> Status {
    // SAFETY: what this function asks of its caller.
    let ask = || Ask::hangup(checked(needed(unsafe { text(uuid) }, "uuid")?, "uuid")?, cause);
    // SAFETY: the same.
    unsafe { request(engine, ask, timeout_ms, now_ms, id) }
}

/// Places a call as a job of the switch, and follows its legs from their first moment; the result's text is the Unique-ID of the leg that has the call.
///
/// @param line        What stands behind `originate`: a dial string, then `&application(argument)` or an extension, and so on. UTF-8.
/// @param timeout_ms  Negative: as long as the connection lasts.
/// @param id          Gets the request's id; may be NULL.
/// @return As eslng_engine_api(). The request itself fails with ESLNG_COMMAND_FAILED where nobody answers, its message naming the cause.
///
/// # Safety
/// `engine` is NULL or live; `line` is NULL or a C text; `id` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_originate(
    engine: *mut eslng_engine_t,
    line: *const c_char,
    timeout_ms: i64,
    now_ms: u64,
    id: *mut u64,
) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (engine, line, id) = unsafe { (exclusive(engine), text(line), place(id)) };
        let engine = needed(engine, "engine")?;
        let originate = Originate::parse(&format!("originate {}", checked(needed(line, "line")?, "line")?))?;
        let machine = &mut engine.machine;
        let placement = Placement::new(originate, None, None, || machine.new_uuid());
        let request = machine.place(&placement, time(timeout_ms), Duration::from_millis(now_ms))?;
        let made = engine.note(request, Waiting::Placement);
        if let Some(id) = id {
            *id = made;
        }
        Ok(())
    })
}

/// Gives a request up: it does not finish any more, and its answer is dropped. The switch may still carry it out.
///
/// @return ESLNG_INVALID_ARGUMENT, also for a request that has finished.
///
/// # Safety
/// `engine` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_cancel(engine: *mut eslng_engine_t, id: u64) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let engine = needed(unsafe { exclusive(engine) }, "engine")?;
        let request = engine.requests.remove(&id).ok_or_else(|| Failure::argument(format!("no request {id} waits")))?;
        engine.waiting.remove(&request);
        engine.machine.cancel(request);
        Ok(())
    })
}

/// Follows a call: what happens to it comes as ESLNG_OUTPUT_CALL until its end. An outbound connection follows its own.
///
/// @param uuid  The call's Unique-ID.
/// @return ESLNG_NOT_SENT, ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `engine` is NULL or live; `uuid` is NULL or a C text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_follow(engine: *mut eslng_engine_t, uuid: *const c_char) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe {
        let uuid = text(uuid);
        input(engine, |machine| Ok(machine.follow_call(checked(needed(uuid, "uuid")?, "uuid")?)?))
    }
}

/// Follows a call no more.
///
/// @param uuid  The call's Unique-ID; one that is not followed is nothing to do.
/// @return ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `engine` is NULL or live; `uuid` is NULL or a C text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_engine_forget(engine: *mut eslng_engine_t, uuid: *const c_char) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe {
        let uuid = text(uuid);
        input(engine, |machine| {
            machine.forget_call(checked(needed(uuid, "uuid")?, "uuid")?);
            Ok(())
        })
    }
}
