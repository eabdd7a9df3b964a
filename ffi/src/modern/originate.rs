//! Calls that a program places.

use std::ffi::c_char;
use std::ptr;

use eslng_blocking::{Calling, OriginateOptions};
use eslng_engine::dial::Originate;
use eslng_engine::vocabulary::ErrorKind;

use super::Status;
use super::ask::utf8;
use super::call::eslng_call_t;
use super::client::{deadline, eslng_client_t};
use super::options::time;
use super::status::{Failure, attempt, ended, needed};
use crate::entry::entry;
use crate::pointer::object::{Place, give, shared, take};
use crate::pointer::{place, places};

/// A call that is being placed. Any number of threads may use it at once. Freeing it lets the call go on; eslng_calling_cancel() ends it.
pub struct eslng_calling_t {
    calling: Calling,
    legs: Vec<eslng_call_t>,
}

/// Places a call, as a job of the switch, which gives up after the time that the line says. Its legs have ids of the library's and are followed from their first
/// moment; eslng_calling_wait_answer() waits for the answer.
///
/// @param line             What stands behind `originate`: a dial string, then `&application(argument)` or an extension, and so on. UTF-8.
/// @param tag              A text that the legs carry, by which eslng_client_adopt() finds them after a restart of the program; NULL: none.
/// @param park_timeout_ms  How long a call that is parked stays before the switch hangs it up, so that none stays for ever when the program dies: 3,600,000, say.
///                         Negative: for ever.
/// @param calling          Gets the call, which the caller frees with eslng_calling_free(); NULL if there is none.
/// @return ESLNG_NOT_SENT, ESLNG_INVALID_ARGUMENT. How the call comes about the waits say.
///
/// # Safety
/// `client` is NULL or live; the texts are NULL or C texts; `calling` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_client_originate(
    client: *const eslng_client_t,
    line: *const c_char,
    tag: *const c_char,
    park_timeout_ms: i64,
    calling: *mut *mut eslng_calling_t,
) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (place, client, line, tag) = unsafe { (Place::new(calling), shared(client), utf8(line, "line")?, utf8(tag, "tag")?) };
        let (client, place) = (needed(client, "client")?, needed(place, "calling")?);
        let originate = Originate::parse(&format!("originate {}", needed(line, "line")?))?;
        let mut options = OriginateOptions::default().park_timeout(time(park_timeout_ms));
        if let Some(tag) = tag {
            options = options.tag(tag);
        }
        let calling = client.client.originate(originate, options)?;
        let legs = calling.legs().iter().cloned().map(eslng_call_t::new).collect();
        place.fill(eslng_calling_t { calling, legs });
        Ok(())
    })
}

/// Calls that carry a tag, placed by this program or by one before it.
///
/// @param tag         As it was given to eslng_client_originate().
/// @param timeout_ms  For each question to the switch. Negative: as long as the connection lasts.
/// @param calls       Gets the calls, each of which the caller frees with eslng_call_free(), and NULL in what is left of it; NULL only with room 0.
/// @param room        How many may stand there.
/// @param count       Gets how many calls there are, also where that is more than there is room for.
/// @return As eslng_client_api().
///
/// # Safety
/// `client` is NULL or live; `tag` is NULL or a C text; `calls` is valid for `room` pointers; `count` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_client_adopt(
    client: *const eslng_client_t,
    tag: *const c_char,
    timeout_ms: i64,
    calls: *mut *mut eslng_call_t,
    room: usize,
    count: *mut usize,
) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (client, count) = unsafe { (shared(client), place(count)) };
        let calls = match room {
            0 => &mut [],
            // SAFETY: the same.
            room => needed(unsafe { places(calls, room) }, "calls")?,
        };
        calls.fill(ptr::null_mut());
        let count = needed(count, "count")?;
        *count = 0;
        // SAFETY: the same.
        let tag = needed(unsafe { utf8(tag, "tag") }?, "tag")?;
        let found = needed(client, "client")?.within(timeout_ms).adopt(tag)?;
        *count = found.len();
        for (place, call) in calls.iter_mut().zip(found) {
            *place = give(eslng_call_t::new(call));
        }
        Ok(())
    })
}

/// The legs, in the order of the dial string.
///
/// @param index  From 0.
/// @return NULL behind the last, and of NULL. The object's own: it is not freed.
///
/// # Safety
/// `calling` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_calling_leg(calling: *const eslng_calling_t, index: usize) -> *const eslng_call_t {
    // SAFETY: what this function asks of its caller.
    entry!(ptr::null(), { ptr::from_ref(unsafe { shared(calling)? }.legs.get(index)?) })
}

/// Waits until one of the legs rings, has early media or is answered.
///
/// @param timeout_ms  Negative: until the call has come about or failed.
/// @return ESLNG_TIMEOUT: it goes on and can be waited for again, or cancelled. ESLNG_COMMAND_FAILED where none did, its message naming the cause; ESLNG_DISCONNECTED,
///         ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `calling` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_calling_wait_ringing(calling: *const eslng_calling_t, timeout_ms: i64) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let calling = needed(unsafe { shared(calling) }, "calling")?;
        if calling.calling.ringing(deadline(timeout_ms)).map_err(ended)? { Ok(()) } else { Err(no_sign("nothing rings yet")) }
    })
}

/// Waits until one of the legs has early media or is answered.
///
/// @param timeout_ms  Negative: until the call has come about or failed.
/// @return As eslng_calling_wait_ringing().
///
/// # Safety
/// `calling` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_calling_wait_early_media(calling: *const eslng_calling_t, timeout_ms: i64) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let calling = needed(unsafe { shared(calling) }, "calling")?;
        if calling.calling.early_media(deadline(timeout_ms)).map_err(ended)? {
            Ok(())
        } else {
            Err(no_sign("there is no sound yet"))
        }
    })
}

/// Waits for the answer.
///
/// @param timeout_ms  Negative: until the call has come about or failed.
/// @param call        Gets the call of the leg that answered, which the caller frees with eslng_call_free(); NULL if there is none.
/// @return As eslng_calling_wait_ringing().
///
/// # Safety
/// `calling` is NULL or live; `call` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_calling_wait_answer(
    calling: *const eslng_calling_t,
    timeout_ms: i64,
    call: *mut *mut eslng_call_t,
) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (calling, place) = unsafe { (shared(calling), Place::new(call)) };
        let (calling, place) = (needed(calling, "calling")?, needed(place, "call")?);
        let answered = calling.calling.answered(deadline(timeout_ms)).map_err(ended)?;
        place.fill(eslng_call_t::new(answered.ok_or_else(|| no_sign("nobody has answered yet"))?));
        Ok(())
    })
}

/// Ends it, answered or not, and waits until that is done.
///
/// @return ESLNG_DISCONNECTED, ESLNG_TIMEOUT, ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `calling` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_calling_cancel(calling: *const eslng_calling_t) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        needed(unsafe { shared(calling) }, "calling")?.calling.cancel()?;
        Ok(())
    })
}

/// Frees the object and sets the variable to NULL; the call goes on. NULL, and a variable that holds NULL, are nothing to do.
///
/// # Safety
/// `calling` is NULL, or holds NULL or an object that nothing uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_calling_free(calling: *mut *mut eslng_calling_t) {
    // SAFETY: what this function asks of its caller.
    entry!((), { drop(unsafe { take(calling) }) });
}

fn no_sign(what: &str) -> Failure {
    Failure::new(ErrorKind::Timeout, what)
}
