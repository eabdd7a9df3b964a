//! A client: one connection to a switch, for any number of threads.

use std::ffi::c_char;

use eslng_blocking::{Client, Deadline, OuterLock, Status as Standing};
use eslng_engine::command::api::Catalogue;
use eslng_engine::command::app::Entry;
use eslng_engine::command::{Command, Execute};
use eslng_engine::engine::{Answer, Outcome};
use eslng_engine::vocabulary::ErrorKind;

use super::ask::{Ask, named_values, utf8};
use super::builder::eslng_builder_t;
use super::event::{FormatNumber, format};
use super::options::{Options, eslng_options_t, time};
use super::result::eslng_result_t;
use super::status::{Failure, attempt, ended, needed};
use super::{EventId, Status};
use crate::entry::entry;
use crate::lock;
use crate::pointer::object::{Place, shared, take};
use crate::pointer::text;

/// A connection to a switch. Any number of threads may use it at once: each gets its own answers.
///
/// No thread is started: whoever waits reads for all. So events are taken off the wire, a lost connection is made again and a dead one is noticed while some
/// thread is in a call that waits, as in eslng_events_next(). In a child of fork() it may be freed, which leaves the parent's connection alone, and nothing else.
pub struct eslng_client_t {
    pub(super) client: Client,
}

/// The lock that C's tools see.
struct Outer(lock::Mutex<()>);

impl OuterLock for Outer {
    fn acquire(&self) {
        self.0.acquire();
    }

    fn release(&self) {
        self.0.release();
    }
}

pub(super) fn outer_lock() -> impl OuterLock + 'static {
    // The catalogue's tables are read before there are threads to share them: how std hands them over, C's tools can't see.
    for entry in Entry::all().iter().take(1) {
        drop(entry.grammar());
    }
    Outer(lock::Mutex::new(()))
}

/// The end of a wait; negative: never.
pub(crate) fn deadline(timeout_ms: i64) -> Deadline {
    time(timeout_ms).map_or(Deadline::NEVER, Deadline::after)
}

impl eslng_client_t {
    pub(super) fn within(&self, timeout_ms: i64) -> Client {
        match time(timeout_ms) {
            Some(timeout) => self.client.within(timeout),
            None => self.client.clone(),
        }
    }

    /// Asks and waits.
    pub(super) fn ask(&self, ask: &Ask, timeout_ms: i64) -> Result<eslng_result_t, Failure> {
        let client = self.within(timeout_ms);
        let outcome = match ask {
            Ask::Command(Command::Api { line, .. }) => Outcome::Api(client.api(line.clone())?),
            Ask::Command(command) => Outcome::Reply(client.command(command)?),
            Ask::Raw(packet) => match client.raw(packet.expose())? {
                Answer::Reply(reply) => Outcome::Reply(reply),
                Answer::Api(response) => Outcome::Api(response),
            },
            Ask::Job(line) => Outcome::Job(client.bgapi(line)?),
            Ask::Operation { uuid, operation } => client.call(uuid)?.perform(operation.request())?,
        };
        ask.read(&outcome)
    }
}

/// Connects and logs in.
///
/// @param options  NULL: a switch on this machine, with FreeSWITCH's own password.
/// @param client   Gets the client, which the caller frees with eslng_client_free(); NULL if there is none.
/// @return ESLNG_CONNECT_FAILED, ESLNG_AUTH_REJECTED, ESLNG_ACCESS_DENIED, ESLNG_TIMEOUT, ESLNG_DISCONNECTED, ESLNG_PROTOCOL, ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `options` is NULL or valid with C texts; `client` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_client_connect(options: *const eslng_options_t, client: *mut *mut eslng_client_t) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (place, options) = unsafe { (Place::new(client), Options::read(options)?) };
        let place = needed(place, "client")?;
        let within = deadline(options.connect_timeout_ms);
        let client = options.builder().outer_lock(outer_lock()).connect(within)?;
        place.fill(eslng_client_t { client });
        Ok(())
    })
}

/// Closes the connection, frees the client and sets the variable to NULL. NULL, and a variable that holds NULL, are nothing to do.
///
/// No other thread may be in a call of it: eslng_client_close() ends those. Readers and calls of this client that live on keep the connection.
///
/// # Safety
/// `client` is NULL, or holds NULL or a client that nothing uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_client_free(client: *mut *mut eslng_client_t) {
    // SAFETY: what this function asks of its caller.
    entry!((), { drop(unsafe { take(client) }) });
}

/// Closes the connection: what waits in other threads fails, events end, nothing is tried again. The client is there until it is freed.
///
/// @return ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `client` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_client_close(client: *const eslng_client_t) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        needed(unsafe { shared(client) }, "client")?.client.close();
        Ok(())
    })
}

/// Where the client stands, as far as some thread has looked.
///
/// @return ESLNG_OK while it is connected; otherwise why it is not, in words by eslng_error_message(). ESLNG_CLOSED after eslng_client_close().
///
/// # Safety
/// `client` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_client_status(client: *const eslng_client_t) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        match needed(unsafe { shared(client) }, "client")?.client.status() {
            Standing::Up => Ok(()),
            Standing::Down(reason) | Standing::Ended(reason) => Err(reason.into()),
            _ => Err(Failure::new(ErrorKind::NotSent, "not connected yet")),
        }
    })
}

/// Waits until requests are taken, as after ESLNG_NOT_SENT while a lost connection is made again.
///
/// @param timeout_ms  Negative: until the client is connected or has ended.
/// @return ESLNG_TIMEOUT; why the client has ended, as in eslng_client_status(); ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `client` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_client_wait_up(client: *const eslng_client_t, timeout_ms: i64) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let client = needed(unsafe { shared(client) }, "client")?;
        let is_up = client.client.wait_up(deadline(timeout_ms)).map_err(ended)?;
        if is_up { Ok(()) } else { Err(Failure::new(ErrorKind::Timeout, "not connected yet")) }
    })
}

/// Asks, waits, and hands the result out.
///
/// # Safety
/// `client` is NULL or live; `result` is NULL or valid.
pub(super) unsafe fn request(
    client: *const eslng_client_t,
    ask: impl FnOnce() -> Result<Ask, Failure>,
    timeout_ms: i64,
    result: *mut *mut eslng_result_t,
) -> Status {
    attempt(|| {
        // SAFETY: what the caller promises.
        let (client, place) = unsafe { (shared(client), Place::new(result)) };
        let result = needed(client, "client")?.ask(&ask()?, timeout_ms)?;
        if let Some(place) = place {
            place.fill(result);
        }
        Ok(())
    })
}

/// Runs an API command and waits for its end; meanwhile the switch says nothing else on this connection. For what takes long there is eslng_client_bgapi().
///
/// @param line        The command and its arguments.
/// @param timeout_ms  Negative: as long as the connection lasts.
/// @param result      Gets what it printed, which the caller frees with eslng_result_free(); NULL if there is none. May be NULL.
/// @return ESLNG_COMMAND_FAILED for `-ERR` and `-USAGE`, whose words are eslng_error_message(); ESLNG_PERMISSION_DENIED, ESLNG_TIMEOUT, ESLNG_DISCONNECTED,
///         ESLNG_NOT_SENT, ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `client` is NULL or live; `line` is NULL or a C text; `result` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_client_api(
    client: *const eslng_client_t,
    line: *const c_char,
    timeout_ms: i64,
    result: *mut *mut eslng_result_t,
) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe { request(client, || Ask::api(line), timeout_ms, result) }
}

/// The line of an API command of the catalogue with its arguments by their names: for eslng_client_api(), eslng_client_bgapi() and an engine. What can't stand where
/// it is put is refused, so that no argument becomes another command.
///
/// @param command    Its name; docs/reference has them with their arguments.
/// @param arguments  Names and values by turns, closed by NULL; NULL: none. UTF-8.
/// @param line       Gets the line, as a result that the caller frees with eslng_result_free(); NULL if there is none.
/// @return ESLNG_INVALID_ARGUMENT: a command or an argument that is not known, one that is missing, a value that can't be expressed.
///
/// # Safety
/// `command` is NULL or a C text; `arguments` is NULL or an array of C texts that a NULL closes; `line` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_api_line(
    command: *const c_char,
    arguments: *const *const c_char,
    line: *mut *mut eslng_result_t,
) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (place, command, arguments) = unsafe { (Place::new(line), utf8(command, "command")?, named_values(arguments)?) };
        let (command, place) = (needed(command, "command")?, needed(place, "line")?);
        place.fill(eslng_result_t::text(Catalogue::new().line(command, &arguments)?.as_bytes()));
        Ok(())
    })
}

/// Runs an API command in the background of the switch and waits for its result. Many may run at once; each is matched by an id of its own.
///
/// @param line        The command and its arguments, UTF-8.
/// @param timeout_ms  Negative: as long as the connection lasts.
/// @param result      Gets what it printed, with its BACKGROUND_JOB event; as in eslng_client_api().
/// @return As eslng_client_api().
///
/// # Safety
/// `client` is NULL or live; `line` is NULL or a C text; `result` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_client_bgapi(
    client: *const eslng_client_t,
    line: *const c_char,
    timeout_ms: i64,
    result: *mut *mut eslng_result_t,
) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe { request(client, || Ask::job(line), timeout_ms, result) }
}

/// Begins an API command in the background of the switch. Its result comes as a BACKGROUND_JOB event to who has subscribed to such.
///
/// @param line        The command and its arguments.
/// @param job_uuid    The job's id; NULL: the switch makes one, `Job-UUID` of the reply.
/// @param timeout_ms  For the reply. Negative: as long as the connection lasts.
/// @param reply       Gets the reply; as in eslng_client_api().
/// @return As eslng_client_api().
///
/// # Safety
/// `client` is NULL or live; the texts are NULL or C texts; `reply` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_client_begin_bgapi(
    client: *const eslng_client_t,
    line: *const c_char,
    job_uuid: *const c_char,
    timeout_ms: i64,
    reply: *mut *mut eslng_result_t,
) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe { request(client, || Ask::begin_job(line, job_uuid), timeout_ms, reply) }
}

/// Sends a packet of the program's own and gives the reply, whatever it says. What it asks for is not asked for again after a reconnect.
///
/// @param packet      May have several lines; the empty line behind it is added where it lacks.
/// @param timeout_ms  Negative: as long as the connection lasts.
/// @param reply       Gets the reply; as in eslng_client_api().
/// @return ESLNG_TIMEOUT, ESLNG_DISCONNECTED, ESLNG_NOT_SENT, ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `client` is NULL or live; `packet` is NULL or a C text; `reply` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_client_command(
    client: *const eslng_client_t,
    packet: *const c_char,
    timeout_ms: i64,
    reply: *mut *mut eslng_result_t,
) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe { request(client, || Ask::raw(packet), timeout_ms, reply) }
}

/// How an application is begun. Zeros are defaults.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct eslng_execute_t {
    /// The application.
    pub application: *const c_char,
    /// Its argument as it stands on the wire, where the switch expands `${...}`; NULL: none.
    pub argument: *const c_char,
    /// Comes back as `Application-UUID` in the events of this execution; NULL: the switch makes one.
    pub event_uuid: *const c_char,
    /// How often; 0: once.
    pub loops: u32,
    /// Whether it waits for those that run before, in the place of interrupting them.
    pub event_lock: bool,
}

/// Begins an application on a channel. That it has ended comes as a CHANNEL_EXECUTE_COMPLETE event to who has subscribed to such; eslng_call_execute() waits
/// for that.
///
/// @param uuid        The channel; NULL: that of an outbound connection.
/// @param execute     What.
/// @param timeout_ms  For the reply. Negative: as long as the connection lasts.
/// @param reply       Gets the reply; as in eslng_client_api().
/// @return As eslng_client_api().
///
/// # Safety
/// `client` is NULL or live; `uuid` is NULL or a C text; `execute` is NULL or valid with C texts; `reply` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_client_begin_execute(
    client: *const eslng_client_t,
    uuid: *const c_char,
    execute: *const eslng_execute_t,
    timeout_ms: i64,
    reply: *mut *mut eslng_result_t,
) -> Status {
    // SAFETY: what this function asks of its caller.
    let ask = || unsafe {
        let (uuid, given) = (utf8(uuid, "uuid")?, needed(shared(execute), "execute")?);
        let execute = Execute {
            application: needed(text(given.application), "application")?.to_vec(),
            argument: text(given.argument).map(<[u8]>::to_vec),
            event_uuid: text(given.event_uuid).map(<[u8]>::to_vec),
            loops: Some(given.loops).filter(|loops| *loops > 0),
            event_lock: given.event_lock,
            ..Execute::default()
        };
        Ok(Ask::begin_execute(uuid, execute))
    };
    // SAFETY: the same.
    unsafe { request(client, ask, timeout_ms, reply) }
}

/// Asks the switch for events; eslng_client_listen() gives them. Most programs want eslng_client_subscribe(), which does both.
///
/// @param format      Of all events of this connection from now on.
/// @param events      Numbers, ESLNG_EVENT_ALL for everything; NULL only with count 0.
/// @param count       How many.
/// @param subclasses  Of CUSTOM events, spelt exactly, closed by NULL; NULL: none.
/// @param timeout_ms  Negative: as long as the connection lasts.
/// @param reply       Gets the reply; as in eslng_client_api().
/// @return As eslng_client_api().
///
/// # Safety
/// `client` is NULL or live; the arrays are as said; `reply` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_client_ask_events(
    client: *const eslng_client_t,
    format: FormatNumber,
    events: *const EventId,
    count: usize,
    subclasses: *const *const c_char,
    timeout_ms: i64,
    reply: *mut *mut eslng_result_t,
) -> Status {
    // SAFETY: what this function asks of its caller.
    let ask = || unsafe { Ask::events(true, self::format(format)?, events, count, subclasses) };
    // SAFETY: the same.
    unsafe { request(client, ask, timeout_ms, reply) }
}

/// Takes events back.
///
/// @param events      As in eslng_client_ask_events().
/// @param count       How many.
/// @param subclasses  As in eslng_client_ask_events().
/// @param timeout_ms  Negative: as long as the connection lasts.
/// @param reply       Gets the reply; as in eslng_client_api().
/// @return As eslng_client_api().
///
/// # Safety
/// `client` is NULL or live; the arrays are as said; `reply` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_client_unsubscribe(
    client: *const eslng_client_t,
    events: *const EventId,
    count: usize,
    subclasses: *const *const c_char,
    timeout_ms: i64,
    reply: *mut *mut eslng_result_t,
) -> Status {
    // SAFETY: what this function asks of its caller.
    let ask = || unsafe { Ask::events(false, self::format(0)?, events, count, subclasses) };
    // SAFETY: the same.
    unsafe { request(client, ask, timeout_ms, reply) }
}

/// Lets only those events pass whose header has this value, besides those of other filters.
///
/// @param value       May be a regular expression, `/.../`.
/// @param timeout_ms  Negative: as long as the connection lasts.
/// @param reply       Gets the reply; as in eslng_client_api().
/// @return As eslng_client_api().
///
/// # Safety
/// `client` is NULL or live; the texts are NULL or C texts; `reply` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_client_filter(
    client: *const eslng_client_t,
    header: *const c_char,
    value: *const c_char,
    timeout_ms: i64,
    reply: *mut *mut eslng_result_t,
) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe { request(client, || Ask::filter(true, header, value), timeout_ms, reply) }
}

/// Takes a filter back.
///
/// @param value       NULL: all filters of this header.
/// @param timeout_ms  Negative: as long as the connection lasts.
/// @param reply       Gets the reply; as in eslng_client_api().
/// @return As eslng_client_api().
///
/// # Safety
/// `client` is NULL or live; the texts are NULL or C texts; `reply` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_client_unfilter(
    client: *const eslng_client_t,
    header: *const c_char,
    value: *const c_char,
    timeout_ms: i64,
    reply: *mut *mut eslng_result_t,
) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe { request(client, || Ask::filter(false, header, value), timeout_ms, reply) }
}

/// Asks the switch for log lines; eslng_client_listen() gives them.
///
/// @param level       From 0 (console) to 7 (debug); negative: no more of them.
/// @param timeout_ms  Negative: as long as the connection lasts.
/// @param reply       Gets the reply; as in eslng_client_api().
/// @return As eslng_client_api().
///
/// # Safety
/// `client` is NULL or live; `reply` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_client_log(
    client: *const eslng_client_t,
    level: i32,
    timeout_ms: i64,
    reply: *mut *mut eslng_result_t,
) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe { request(client, || Ask::log(level), timeout_ms, reply) }
}

/// Fires an event in the switch.
///
/// @param event       What it is made of; it stays the caller's.
/// @param timeout_ms  Negative: as long as the connection lasts.
/// @param reply       Gets the reply; as in eslng_client_api().
/// @return As eslng_client_api().
///
/// # Safety
/// `client` and `event` are NULL or live; `reply` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_client_send_event(
    client: *const eslng_client_t,
    event: *const eslng_builder_t,
    timeout_ms: i64,
    reply: *mut *mut eslng_result_t,
) -> Status {
    // SAFETY: what this function asks of its caller.
    let ask = || Ok(Ask::send_event(&needed(unsafe { shared(event) }, "event")?.builder));
    // SAFETY: the same.
    unsafe { request(client, ask, timeout_ms, reply) }
}

/// Ends the waits of all threads in calls of this client, those of now and those to come, with ESLNG_TIMEOUT; or lets wait again. Not for signal handlers.
///
/// @return ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `client` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_client_interrupt(client: *const eslng_client_t, interrupt: bool) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let interrupter = needed(unsafe { shared(client) }, "client")?.client.interrupter();
        if interrupt {
            interrupter.interrupt()
        } else {
            interrupter.resume()
        }
        Ok(())
    })
}
