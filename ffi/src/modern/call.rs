//! Calls: one channel of the switch each, whichever side opened the connection.

use std::ffi::{CString, c_char};
use std::ptr;
use std::time::Duration;

use eslng_blocking::{Call, Changes};
use eslng_engine::call::{CallEnd, HungUpBy};
use eslng_engine::command::syntax::Value;
use eslng_engine::vocabulary::ErrorKind;

use super::ask::{Ask, utf8};
use super::client::{deadline, eslng_client_t};
use super::event::eslng_event_t;
use super::names;
use super::options::time;
use super::output::{eslng_output_t, ms};
use super::result::eslng_result_t;
use super::status::{Failure, attempt, c_text, ended, needed};
use super::{Cause, Status};
use crate::entry::entry;
use crate::pointer::object::{Place, shared, take};
use crate::pointer::place;

/// A call. Any number of threads may use it at once; freeing it does nothing to the call itself.
///
/// Each operation waits for its end. It also ends, with ESLNG_HUNG_UP, when the call does, with ESLNG_TIMEOUT and with ESLNG_DISCONNECTED. A text is a text: what
/// a stranger sent reaches an application as it is, `${...}` too.
pub struct eslng_call_t {
    call: Call,
    uuid: CString,
    /// The channel's data, of an outbound connection.
    data: Option<eslng_event_t>,
    client: eslng_client_t,
}

/// What happens to a call, in order, from the moment on at which it was asked for. A reader that leaves 1,024 changes lying is given up.
pub struct eslng_changes_t {
    changes: Changes,
    uuid: String,
}

/// How a call has ended.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct eslng_end_t {
    /// Why.
    pub cause: Cause,
    /// Its number in Q.850, as the switch said it; -1: it did not.
    pub q850: i32,
    /// 1: the far end hung up; 0: the switch did; -1: it can't be told. SIP legs tell.
    pub by_far_end: i32,
    /// From its creation to its end, in ms, to the second; -1: unknown.
    pub duration_ms: i64,
    /// From its answer to its end, in ms; -1: unknown.
    pub answered_for_ms: i64,
    /// From its creation to its answer, in ms; -1: it was not answered.
    pub answered_after_ms: i64,
}

impl eslng_end_t {
    fn of(end: &CallEnd) -> Self {
        let time = |time: Option<Duration>| time.map_or(-1, ms);
        eslng_end_t {
            cause: names::cause_number(end.cause.as_str().as_bytes()),
            q850: end.q850.map_or(-1, i32::from),
            by_far_end: end.hung_up_by.map_or(-1, |by| i32::from(by == HungUpBy::FarEnd)),
            duration_ms: time(end.duration),
            answered_for_ms: time(end.answered_for),
            answered_after_ms: time(end.answered_after),
        }
    }
}

impl eslng_call_t {
    pub(super) fn new(call: Call) -> Self {
        eslng_call_t {
            uuid: c_text(call.uuid()),
            data: call.own().map(|own| eslng_event_t::new(own.data.clone())),
            client: eslng_client_t { client: call.client().clone() },
            call,
        }
    }

    fn ask(&self, ask: &Ask, timeout_ms: i64) -> Result<eslng_result_t, Failure> {
        let Ask::Operation { operation, .. } = ask else { return self.client.ask(ask, timeout_ms) };
        let outcome = match time(timeout_ms) {
            Some(timeout) => self.call.within(timeout).perform(operation.request()),
            None => self.call.perform(operation.request()),
        };
        ask.read(&outcome?)
    }
}

/// Does something with a call and hands the result out.
///
/// # Safety
/// `call` is NULL or live; `result` is NULL or valid.
unsafe fn operate(
    call: *const eslng_call_t,
    ask: impl FnOnce(&str) -> Result<Ask, Failure>,
    timeout_ms: i64,
    result: *mut *mut eslng_result_t,
) -> Status {
    attempt(|| {
        // SAFETY: what the caller promises.
        let (call, place) = unsafe { (shared(call), Place::new(result)) };
        let call = needed(call, "call")?;
        let result = call.ask(&ask(call.call.uuid())?, timeout_ms)?;
        if let Some(place) = place {
            place.fill(result);
        }
        Ok(())
    })
}

/// The call with this Unique-ID, followed from now on.
///
/// @param timeout_ms  Negative: as long as the connection lasts.
/// @param call        Gets the call, which the caller frees with eslng_call_free(); NULL if there is none.
/// @return ESLNG_HUNG_UP where the switch has no such call; as eslng_client_api().
///
/// # Safety
/// `client` is NULL or live; `uuid` is NULL or a C text; `call` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_client_call(
    client: *const eslng_client_t,
    uuid: *const c_char,
    timeout_ms: i64,
    call: *mut *mut eslng_call_t,
) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (place, client, uuid) = unsafe { (Place::new(call), shared(client), utf8(uuid, "uuid")?) };
        let (client, place) = (needed(client, "client")?, needed(place, "call")?);
        let call = client.within(timeout_ms).call(needed(uuid, "uuid")?)?;
        place.fill(eslng_call_t::new(call));
        Ok(())
    })
}

/// Frees the object and sets the variable to NULL. An outbound connection is closed with the last object of its call: the call then goes on with the next action
/// of the dialplan, unless it was hung up. NULL, and a variable that holds NULL, are nothing to do.
///
/// # Safety
/// `call` is NULL, or holds NULL or a call that nothing uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_call_free(call: *mut *mut eslng_call_t) {
    // SAFETY: what this function asks of its caller.
    entry!((), { drop(unsafe { take(call) }) });
}

/// The call's Unique-ID.
///
/// @return NULL of NULL. The call's own.
///
/// # Safety
/// `call` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_call_uuid(call: *const eslng_call_t) -> *const c_char {
    // SAFETY: what this function asks of its caller.
    entry!(ptr::null(), { unsafe { shared(call)? }.uuid.as_ptr() })
}

/// The channel's data that came with an outbound connection: `Caller-Caller-ID-Number`, `variable_sip_to_user`.
///
/// @return NULL for a call that is reached through another connection, and of NULL. The call's own.
///
/// # Safety
/// `call` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_call_data(call: *const eslng_call_t) -> *const eslng_event_t {
    // SAFETY: what this function asks of its caller.
    entry!(ptr::null(), { ptr::from_ref(unsafe { shared(call)? }.data.as_ref()?) })
}

/// The client through which the call is reached, of an outbound connection that one's own: for events, API commands and all else.
///
/// @return NULL of NULL. The call's own: it is not freed.
///
/// # Safety
/// `call` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_call_client(call: *const eslng_call_t) -> *const eslng_client_t {
    // SAFETY: what this function asks of its caller.
    entry!(ptr::null(), { &raw const unsafe { shared(call)? }.client })
}

/// Whether it was answered and has not ended, as far as some thread has read.
///
/// # Safety
/// `call` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_call_is_answered(call: *const eslng_call_t) -> bool {
    // SAFETY: what this function asks of its caller.
    entry!(false, { unsafe { shared(call)? }.call.status().is_answered() })
}

/// Whether it has ended, or nothing more can be learned of it, as far as some thread has read.
///
/// @return true of NULL.
///
/// # Safety
/// `call` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_call_is_over(call: *const eslng_call_t) -> bool {
    // SAFETY: what this function asks of its caller.
    entry!(true, { unsafe { shared(call)? }.call.status().is_over })
}

/// Answers.
///
/// @param timeout_ms  Negative: as long as the call lasts.
/// @return ESLNG_COMMAND_FAILED, ESLNG_HUNG_UP, ESLNG_TIMEOUT, ESLNG_DISCONNECTED, ESLNG_NOT_SENT, ESLNG_INVALID_ARGUMENT; ESLNG_PERMISSION_DENIED for what an outbound
///         connection without `full` may not do.
///
/// # Safety
/// `call` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_call_answer(call: *const eslng_call_t, timeout_ms: i64) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe { operate(call, |uuid| Ask::named(uuid, "answer", &[]), timeout_ms, ptr::null_mut()) }
}

/// Plays a file, a tone (`tone_stream://`), silence or a file string, to its end.
///
/// @param file        UTF-8.
/// @param timeout_ms  Negative: as long as the call lasts.
/// @param result      Gets the application's words, and its event, whose `variable_playback_terminator_used` is the digit that stopped it. The caller frees it with
///                    eslng_result_free(); NULL if there is none. May be NULL.
/// @return As eslng_call_answer(); ESLNG_COMMAND_FAILED for a file that is not there.
///
/// # Safety
/// `call` is NULL or live; `file` is NULL or a C text; `result` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_call_playback(
    call: *const eslng_call_t,
    file: *const c_char,
    timeout_ms: i64,
    result: *mut *mut eslng_result_t,
) -> Status {
    // SAFETY: what this function asks of its caller.
    let file = || needed(unsafe { utf8(file, "file") }?, "file");
    // SAFETY: the same.
    unsafe { operate(call, |uuid| Ask::named(uuid, "playback", &[("file", file()?.into())]), timeout_ms, result) }
}

/// How digits are asked for. eslng_digits_init() sets each field to what is said here.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct eslng_digits_t {
    /// The size of this struct in the program, from eslng_digits_init().
    pub size: usize,
    /// What is played first; needed.
    pub file: *const c_char,
    /// What is played when the digits do not fit; NULL: silence.
    pub invalid_file: *const c_char,
    /// The digits that end the entry; NULL: `#`.
    pub terminators: *const c_char,
    /// What the digits must look like, a regular expression; NULL: any digits.
    pub regexp: *const c_char,
    /// How many digits at least; 1.
    pub min: u32,
    /// How many at the most; 128.
    pub max: u32,
    /// How often it is asked; 1.
    pub tries: u32,
    /// How long to wait for the first digit, in ms; 5,000.
    pub wait_ms: u32,
    /// How long to wait for each further one, in ms; 0: as for the first.
    pub digit_wait_ms: u32,
}

impl eslng_digits_t {
    fn standard(size: usize) -> Self {
        eslng_digits_t {
            size,
            file: ptr::null(),
            invalid_file: ptr::null(),
            terminators: ptr::null(),
            regexp: ptr::null(),
            min: 1,
            max: 128,
            tries: 1,
            wait_ms: 5000,
            digit_wait_ms: 0,
        }
    }

    /// # Safety
    /// The texts are NULL or C texts.
    unsafe fn ask(&self, uuid: &str) -> Result<Ask, Failure> {
        if self.size != size_of::<Self>() {
            return Err(Failure::argument("digits: call eslng_digits_init first"));
        }
        let mut arguments = Vec::new();
        let texts = [
            ("file", self.file),
            ("invalid_file", self.invalid_file),
            ("terminators", self.terminators),
            ("regexp", self.regexp),
        ];
        for (name, given) in texts {
            // SAFETY: what the caller promises.
            arguments.extend(unsafe { utf8(given, name) }?.map(|value| (name, Value::from(value))));
        }
        let numbers = [("min", self.min), ("max", self.max), ("tries", self.tries), ("timeout", self.wait_ms)];
        arguments.extend(numbers.map(|(name, number)| (name, Value::from(number.to_string()))));
        if self.digit_wait_ms > 0 {
            arguments.push(("digit_timeout", self.digit_wait_ms.to_string().into()));
        }
        Ask::named(uuid, "play_and_get_digits", &arguments)
    }
}

/// Sets how digits are asked for to its defaults. Call it before any field is set.
///
/// @param digits  The caller's.
/// @param size    `sizeof` of it.
/// @return ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `digits` is NULL or valid for `size` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_digits_init(digits: *mut eslng_digits_t, size: usize) -> Status {
    attempt(|| {
        if size != size_of::<eslng_digits_t>() {
            return Err(Failure::argument("size is not that of eslng_digits_t"));
        }
        // SAFETY: what this function asks of its caller; the size is that of the struct.
        *needed(unsafe { crate::pointer::zeroed(digits) }, "digits")? = eslng_digits_t::standard(size);
        Ok(())
    })
}

/// Plays a file and takes digits, again until they fit or the tries run out (`play_and_get_digits`).
///
/// @param digits      How; needs a file.
/// @param timeout_ms  Negative: as long as the call lasts.
/// @param result      Gets the digits, without the terminator; empty where none came in time, or none that fit. As in eslng_call_playback().
/// @return As eslng_call_answer().
///
/// # Safety
/// `call` is NULL or live; `digits` is NULL or valid with C texts; `result` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_call_play_and_get_digits(
    call: *const eslng_call_t,
    digits: *const eslng_digits_t,
    timeout_ms: i64,
    result: *mut *mut eslng_result_t,
) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe { operate(call, |uuid| needed(shared(digits), "digits")?.ask(uuid), timeout_ms, result) }
}

/// Calls others and connects the first who answers; ends when that leg ends, if this call goes on then (`hangup_after_bridge`).
///
/// @param dial        A dial string: `user/1000`, `sofia/gateway/mine/5551234`. UTF-8.
/// @param timeout_ms  Negative: as long as the call lasts.
/// @param result      Gets the Unique-ID of the leg that answered; as in eslng_call_playback().
/// @return As eslng_call_answer(); ESLNG_COMMAND_FAILED where nobody was reached, with the cause in the message.
///
/// # Safety
/// `call` is NULL or live; `dial` is NULL or a C text; `result` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_call_bridge(
    call: *const eslng_call_t,
    dial: *const c_char,
    timeout_ms: i64,
    result: *mut *mut eslng_result_t,
) -> Status {
    // SAFETY: what this function asks of its caller.
    let dial = || needed(unsafe { utf8(dial, "dial") }?, "dial");
    // SAFETY: the same.
    unsafe { operate(call, |uuid| Ask::named(uuid, "bridge", &[("dial", dial()?.into())]), timeout_ms, result) }
}

/// Hangs up. eslng_call_wait_end() waits for the end.
///
/// @param cause       ESLNG_CAUSE_NORMAL_CLEARING, say.
/// @param timeout_ms  Negative: as long as the connection lasts.
/// @return As eslng_call_answer().
///
/// # Safety
/// `call` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_call_hangup(call: *const eslng_call_t, cause: Cause, timeout_ms: i64) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe { operate(call, |uuid| Ask::hangup(uuid, cause), timeout_ms, ptr::null_mut()) }
}

/// Sets a channel variable.
///
/// @param value       UTF-8; it is not expanded.
/// @param timeout_ms  Negative: as long as the call lasts.
/// @return As eslng_call_answer().
///
/// # Safety
/// `call` is NULL or live; the texts are NULL or C texts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_call_set(
    call: *const eslng_call_t,
    name: *const c_char,
    value: *const c_char,
    timeout_ms: i64,
) -> Status {
    // SAFETY: what this function asks of its caller.
    let given = || unsafe { Ok::<_, Failure>((needed(utf8(name, "name")?, "name")?, needed(utf8(value, "value")?, "value")?)) };
    let ask = |uuid: &str| {
        let (name, value) = given()?;
        Ask::named(uuid, "set_variable", &[("name", name.into()), ("value", value.into())])
    };
    // SAFETY: the same.
    unsafe { operate(call, ask, timeout_ms, ptr::null_mut()) }
}

/// The value of a channel variable.
///
/// @param timeout_ms  Negative: as long as the call lasts.
/// @param result      Gets it: eslng_result_text() is NULL where the variable is not set. As in eslng_call_playback().
/// @return As eslng_call_answer().
///
/// # Safety
/// `call` is NULL or live; `name` is NULL or a C text; `result` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_call_get(
    call: *const eslng_call_t,
    name: *const c_char,
    timeout_ms: i64,
    result: *mut *mut eslng_result_t,
) -> Status {
    // SAFETY: what this function asks of its caller.
    let name = || needed(unsafe { utf8(name, "name") }?, "name");
    // SAFETY: the same.
    unsafe { operate(call, |uuid| Ask::named(uuid, "get_variable", &[("name", name()?.into())]), timeout_ms, result) }
}

/// Runs any application and waits for its end.
///
/// @param application  UTF-8.
/// @param argument     UTF-8; a text, which reaches the application as it is. NULL: none.
/// @param timeout_ms   Negative: as long as the call lasts.
/// @param result       Gets the application's response, and its CHANNEL_EXECUTE_COMPLETE event; as in eslng_call_playback().
/// @return As eslng_call_answer().
///
/// # Safety
/// `call` is NULL or live; the texts are NULL or C texts; `result` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_call_execute(
    call: *const eslng_call_t,
    application: *const c_char,
    argument: *const c_char,
    timeout_ms: i64,
    result: *mut *mut eslng_result_t,
) -> Status {
    // SAFETY: what this function asks of its caller.
    let given =
        || unsafe { Ok::<_, Failure>((needed(utf8(application, "application")?, "application")?, utf8(argument, "argument")?)) };
    let ask = |uuid: &str| {
        let (application, argument) = given()?;
        let mut arguments = vec![("application", Value::from(application))];
        arguments.extend(argument.map(|argument| ("argument", Value::from(argument))));
        Ask::named(uuid, "execute", &arguments)
    };
    // SAFETY: the same.
    unsafe { operate(call, ask, timeout_ms, result) }
}

/// Runs an application of the catalogue with its arguments by their names, and waits for its end. What can't stand where it is put is refused.
///
/// @param application  Its name; docs/reference has them with their arguments.
/// @param arguments    Names and values by turns, closed by NULL; NULL: none. UTF-8.
/// @param timeout_ms   Negative: as long as the call lasts.
/// @param result       As in eslng_call_execute().
/// @return As eslng_call_answer().
///
/// # Safety
/// `call` is NULL or live; `application` is NULL or a C text; `arguments` is NULL or an array of C texts that a NULL closes; `result` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_call_run(
    call: *const eslng_call_t,
    application: *const c_char,
    arguments: *const *const c_char,
    timeout_ms: i64,
    result: *mut *mut eslng_result_t,
) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe { operate(call, |uuid| Ask::application(uuid, application, arguments), timeout_ms, result) }
}

/// Does something with the call by its name, and waits for its end. `?`: may be left out.
///
/// | name | arguments | the result's text |
/// |---|---|---|
/// | `answer`, `pre_answer`, `ring_ready`, `hold`, `unhold`, `park` | | |
/// | `hangup` | `cause`? | |
/// | `bridge` | `dial` | the other leg's Unique-ID |
/// | `transfer` | `extension`, `dialplan`?, `context`? | |
/// | `playback` | `file` | the application's words |
/// | `say` | `module`, `kind`, `method`, `text` | |
/// | `speak` | `engine`, `voice`, `text` | |
/// | `say_phrase` | `name`, `data`? | |
/// | `play_and_get_digits` | `file`, `min`?, `max`?, `tries`?, `timeout`? (ms), `terminators`?, `invalid_file`?, `regexp`?, `digit_timeout`? (ms), `failure`? | the digits |
/// | `read_digits` | `file`, `min`?, `max`?, `timeout`? (ms), `terminators`?, `digit_timeout`? (ms) | the digits |
/// | `record` | `path`, `limit_seconds`?, `silence_threshold`?, `silence_seconds`? | |
/// | `record_session`, `stop_record_session` | `path` | |
/// | `send_dtmf` | `digits`, `tone_ms`? | |
/// | `broadcast` | `file`, `legs`? (`aleg`, `bleg`, `both`) | |
/// | `break_media` | `all`? | |
/// | `set_variable` | `name`, `value` | |
/// | `set_variables` | each argument is a variable | |
/// | `get_variable` | `name` | the value |
/// | `execute` | `application`, `argument`? | the application's response |
///
/// @param operation   Its name.
/// @param arguments   Names and values by turns, closed by NULL; NULL: none. UTF-8.
/// @param timeout_ms  Negative: as long as the call lasts.
/// @param result      As in eslng_call_playback().
/// @return As eslng_call_answer().
///
/// # Safety
/// `call` is NULL or live; `operation` is NULL or a C text; `arguments` is NULL or an array of C texts that a NULL closes; `result` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_call_operate(
    call: *const eslng_call_t,
    operation: *const c_char,
    arguments: *const *const c_char,
    timeout_ms: i64,
    result: *mut *mut eslng_result_t,
) -> Status {
    // SAFETY: what this function asks of its caller.
    unsafe { operate(call, |uuid| Ask::operation(uuid, operation, arguments), timeout_ms, result) }
}

/// Waits for the call's end.
///
/// @param timeout_ms  Negative: for ever.
/// @param end         Gets how it has ended; may be NULL.
/// @param event       Gets the CHANNEL_HANGUP_COMPLETE event with all variables, which the caller frees with eslng_event_free(); NULL if there is none. May be NULL.
/// @return ESLNG_TIMEOUT; ESLNG_DISCONNECTED where the connection was left without a hangup, ESLNG_HUNG_UP where it ended unseen.
///
/// # Safety
/// `call` is NULL or live; `end` and `event` are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_call_wait_end(
    call: *const eslng_call_t,
    timeout_ms: i64,
    end: *mut eslng_end_t,
    event: *mut *mut eslng_event_t,
) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (call, end, event) = unsafe { (shared(call), place(end), Place::new(event)) };
        let end_of_call = needed(call, "call")?.call.ended(deadline(timeout_ms)).map_err(ended)?;
        let end_of_call = end_of_call.ok_or_else(|| Failure::new(ErrorKind::Timeout, "the call goes on"))?;
        if let Some(end) = end {
            *end = eslng_end_t::of(&end_of_call);
        }
        if let Some(event) = event {
            event.fill(eslng_event_t::new(end_of_call.event));
        }
        Ok(())
    })
}

/// Waits until the call is answered.
///
/// @param timeout_ms  Negative: as long as the call lasts.
/// @return ESLNG_TIMEOUT, ESLNG_HUNG_UP, ESLNG_DISCONNECTED, ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `call` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_call_wait_answer(call: *const eslng_call_t, timeout_ms: i64) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let call = needed(unsafe { shared(call) }, "call")?;
        let answered = call.call.wait_for(deadline(timeout_ms), |status| status.is_answered()).map_err(ended)?;
        answered.map(drop).ok_or_else(|| Failure::new(ErrorKind::Timeout, "nobody has answered yet"))
    })
}

/// What happens to the call from now on: digits, holding, bridges, its end.
///
/// @param changes  Gets the reader, which the caller frees with eslng_changes_free(); NULL if there is none.
/// @return ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `call` is NULL or live; `changes` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_call_changes(call: *const eslng_call_t, changes: *mut *mut eslng_changes_t) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (call, place) = unsafe { (shared(call), Place::new(changes)) };
        let (call, place) = (needed(call, "call")?, needed(place, "changes")?);
        place.fill(eslng_changes_t { changes: call.call.changes(), uuid: call.call.uuid().to_owned() });
        Ok(())
    })
}

/// The next thing that happens to the call, as ESLNG_OUTPUT_CALL.
///
/// @param timeout_ms  Negative: as long as the call lasts.
/// @param output      Gets it; the caller frees it with eslng_output_free(). NULL if there is none.
/// @return ESLNG_TIMEOUT when nothing happened in time; after the last ESLNG_HUNG_UP, or ESLNG_DISCONNECTED where its end was not seen.
///
/// # Safety
/// `changes` is NULL or live; `output` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_changes_next(
    changes: *const eslng_changes_t,
    timeout_ms: i64,
    output: *mut *mut eslng_output_t,
) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (changes, place) = unsafe { (shared(changes), Place::new(output)) };
        let (changes, place) = (needed(changes, "changes")?, needed(place, "output")?);
        let next = changes.changes.next(deadline(timeout_ms)).map_err(ended)?;
        let next = next.ok_or_else(|| Failure::new(ErrorKind::Timeout, "nothing happened in time"))?;
        place.fill(eslng_output_t::change(&changes.uuid, &next));
        Ok(())
    })
}

/// Frees a reader of changes and sets the variable to NULL. NULL, and a variable that holds NULL, are nothing to do.
///
/// # Safety
/// `changes` is NULL, or holds NULL or a reader that nothing uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_changes_free(changes: *mut *mut eslng_changes_t) {
    // SAFETY: what this function asks of its caller.
    entry!((), { drop(unsafe { take(changes) }) });
}
