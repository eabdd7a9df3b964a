//! `eslng_compat_*`: the methods of `ESLconnection` for the inline C++ class in `include/esl_oop.h`, which says what they do.
//!
//! The class is core's; here its events become C's. They are the caller's, who destroys them with `esl_event_destroy`; NULL stands for an
//! answer that there is not, and for a text that is left out.

use std::ffi::{c_char, c_int};
use std::ptr;

use eslng_blocking::compat::{EslConnectionWith, EslEvent, Hooks, Interrupted, Login, packet};
use eslng_engine::command::CommandError;

use crate::abi::{esl_event_t, eslng_compat_connection_t};
use crate::entry::entry;
use crate::names::event_name;
use crate::pointer::{ConnectionPtr, EventPtr, own_fd, text};
use crate::{event, log, message};

/// A failed status.
const FAILED: c_int = 1;

fn hooks() -> Hooks {
    // C programs handle signals themselves, and waits go on after them.
    Hooks { interrupt: None, log: log::class }
}

/// An event of the class as one of C's.
fn to_c(from: &EslEvent) -> Option<*mut esl_event_t> {
    let made = match from.unread() {
        Some((frame, true)) => message::inner(frame.as_lent()).or_else(|| message::outer(frame.as_lent())),
        Some((frame, false)) => message::outer(frame.as_lent()),
        // What comes from no message has a type and nothing else.
        None => event::create(from.read(|event| event.kind().id())??, None),
    };
    made.map(EventPtr::as_ptr)
}

/// The packet of an event; its name is the type's, whatever the headers say.
fn sendevent(event: EventPtr) -> Option<Result<Vec<u8>, CommandError>> {
    let headers = event.headers().map(|header| (header.name(), header.value()));
    Some(packet::sendevent(event_name(event.get().event_id)?.to_bytes(), headers, event.body()))
}

fn answer(called: Result<Option<EslEvent>, Interrupted>) -> Option<*mut esl_event_t> {
    to_c(&called.ok()??)
}

/// Connects and logs in. The object is there in any case, and connected or not; NULL only without memory.
///
/// # Safety
/// The texts are NULL or C texts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_compat_connect(
    host: *const c_char,
    port: c_int,
    user: *const c_char,
    password: *const c_char,
) -> *mut eslng_compat_connection_t {
    entry!(ptr::null_mut(), {
        // SAFETY: what this function asks of its caller.
        let (host, user, password) = unsafe { (text(host), text(user), text(password)) };
        let login = Login {
            host: host.unwrap_or_default(),
            port: u16::try_from(port).ok(),
            user,
            password: password.unwrap_or_default(),
        };
        ConnectionPtr::hand_out(EslConnectionWith::connect(&login, hooks()).ok()?)
    })
}

/// Takes over an outbound connection: the descriptor becomes the object's. One that is none gives an object that is not connected.
#[unsafe(no_mangle)]
pub extern "C" fn eslng_compat_attach(socket: c_int) -> *mut eslng_compat_connection_t {
    entry!(ptr::null_mut(), {
        ConnectionPtr::hand_out(match own_fd(socket) {
            Some(fd) => EslConnectionWith::attach(fd, hooks()).ok()?,
            None => EslConnectionWith::unconnected(log::class),
        })
    })
}

/// Disconnects and releases.
///
/// # Safety
/// `connection` is NULL or live, and no call uses it any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_compat_destroy(connection: *mut eslng_compat_connection_t) {
    entry!((), {
        // SAFETY: what this function asks of its caller.
        unsafe { ConnectionPtr::new(connection)?.release() };
    });
}

/// `socketDescriptor()`
///
/// # Safety
/// `connection` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_compat_socket_descriptor(connection: *const eslng_compat_connection_t) -> c_int {
    entry!(-1, {
        // SAFETY: what this function asks of its caller.
        let connection = unsafe { ConnectionPtr::new(connection)?.get() };
        connection.socket_descriptor()
    })
}

/// `connected()`
///
/// # Safety
/// `connection` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_compat_connected(connection: *const eslng_compat_connection_t) -> c_int {
    entry!(0, {
        // SAFETY: what this function asks of its caller.
        let connection = unsafe { ConnectionPtr::new(connection)?.get() };
        connection.connected()
    })
}

/// `getInfo()`
///
/// # Safety
/// `connection` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_compat_get_info(connection: *const eslng_compat_connection_t) -> *mut esl_event_t {
    entry!(ptr::null_mut(), {
        // SAFETY: what this function asks of its caller.
        let connection = unsafe { ConnectionPtr::new(connection)?.get() };
        to_c(&connection.get_info()?)?
    })
}

/// `send(cmd)`
///
/// # Safety
/// `connection` is NULL or live; `cmd` is NULL or a C text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_compat_send(connection: *const eslng_compat_connection_t, cmd: *const c_char) -> c_int {
    entry!(FAILED, {
        // SAFETY: what this function asks of its caller.
        let (connection, cmd) = unsafe { (ConnectionPtr::new(connection)?.get(), text(cmd)) };
        connection.send(cmd).unwrap_or(FAILED)
    })
}

/// `sendRecv(cmd)`
///
/// # Safety
/// `connection` is NULL or live; `cmd` is NULL or a C text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_compat_send_recv(
    connection: *const eslng_compat_connection_t,
    cmd: *const c_char,
) -> *mut esl_event_t {
    entry!(ptr::null_mut(), {
        // SAFETY: what this function asks of its caller.
        let (connection, cmd) = unsafe { (ConnectionPtr::new(connection)?.get(), text(cmd)) };
        answer(connection.send_recv(cmd))?
    })
}

/// `api(cmd, arg)`
///
/// # Safety
/// `connection` is NULL or live; the texts are NULL or C texts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_compat_api(
    connection: *const eslng_compat_connection_t,
    cmd: *const c_char,
    arg: *const c_char,
) -> *mut esl_event_t {
    entry!(ptr::null_mut(), {
        // SAFETY: what this function asks of its caller.
        let (connection, cmd, arg) = unsafe { (ConnectionPtr::new(connection)?.get(), text(cmd), text(arg)) };
        answer(connection.api(cmd, arg))?
    })
}

/// `bgapi(cmd, arg, job_uuid)`
///
/// # Safety
/// `connection` is NULL or live; the texts are NULL or C texts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_compat_bgapi(
    connection: *const eslng_compat_connection_t,
    cmd: *const c_char,
    arg: *const c_char,
    job_uuid: *const c_char,
) -> *mut esl_event_t {
    entry!(ptr::null_mut(), {
        // SAFETY: what this function asks of its caller.
        let (connection, cmd, arg, job_uuid) =
            unsafe { (ConnectionPtr::new(connection)?.get(), text(cmd), text(arg), text(job_uuid)) };
        answer(connection.bgapi(cmd, arg, job_uuid))?
    })
}

/// `sendEvent(event)`
///
/// # Safety
/// `connection` is NULL or live; `event` is NULL or an event that nothing changes meanwhile.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_compat_send_event(
    connection: *const eslng_compat_connection_t,
    event: *mut esl_event_t,
) -> *mut esl_event_t {
    entry!(ptr::null_mut(), {
        // SAFETY: what this function asks of its caller.
        let (connection, event) = unsafe { (ConnectionPtr::new(connection)?.get(), EventPtr::new(event)) };
        let sent = match event {
            Some(event) => connection.send_event_packet(sendevent(event)?),
            None => connection.send_event(None),
        };
        to_c(&sent.ok()?)?
    })
}

/// `sendMSG(event, uuid)`
///
/// # Safety
/// `connection` is NULL or live; `event` is NULL or an event that nothing changes meanwhile; `uuid` is NULL or a C text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_compat_send_msg(
    connection: *const eslng_compat_connection_t,
    event: *mut esl_event_t,
    uuid: *const c_char,
) -> c_int {
    entry!(FAILED, {
        // SAFETY: what this function asks of its caller.
        let (connection, event, uuid) = unsafe { (ConnectionPtr::new(connection)?.get(), EventPtr::new(event), text(uuid)) };
        let event = event?;
        let headers = event.headers().map(|header| (header.name(), header.value()));
        connection.send_msg_packet(packet::sendmsg(uuid, headers, event.body())).unwrap_or(FAILED)
    })
}

/// `recvEvent()`
///
/// # Safety
/// `connection` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_compat_recv_event(connection: *const eslng_compat_connection_t) -> *mut esl_event_t {
    entry!(ptr::null_mut(), {
        // SAFETY: what this function asks of its caller.
        let connection = unsafe { ConnectionPtr::new(connection)?.get() };
        to_c(&connection.recv_event().ok()?)?
    })
}

/// `recvEventTimed(ms)`
///
/// # Safety
/// `connection` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_compat_recv_event_timed(
    connection: *const eslng_compat_connection_t,
    ms: c_int,
) -> *mut esl_event_t {
    entry!(ptr::null_mut(), {
        // SAFETY: what this function asks of its caller.
        let connection = unsafe { ConnectionPtr::new(connection)?.get() };
        answer(connection.recv_event_timed(ms))?
    })
}

/// `filter(header, value)`
///
/// # Safety
/// `connection` is NULL or live; the texts are NULL or C texts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_compat_filter(
    connection: *const eslng_compat_connection_t,
    header: *const c_char,
    value: *const c_char,
) -> *mut esl_event_t {
    entry!(ptr::null_mut(), {
        // SAFETY: what this function asks of its caller.
        let (connection, header, value) = unsafe { (ConnectionPtr::new(connection)?.get(), text(header), text(value)) };
        answer(connection.filter(header, value))?
    })
}

/// `events(etype, value)`
///
/// # Safety
/// `connection` is NULL or live; the texts are NULL or C texts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_compat_events(
    connection: *const eslng_compat_connection_t,
    etype: *const c_char,
    value: *const c_char,
) -> c_int {
    entry!(FAILED, {
        // SAFETY: what this function asks of its caller.
        let (connection, etype, value) = unsafe { (ConnectionPtr::new(connection)?.get(), text(etype), text(value)) };
        connection.events(etype, value).unwrap_or(FAILED)
    })
}

/// `execute(app, arg, uuid)`
///
/// # Safety
/// `connection` is NULL or live; the texts are NULL or C texts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_compat_execute(
    connection: *const eslng_compat_connection_t,
    app: *const c_char,
    arg: *const c_char,
    uuid: *const c_char,
) -> *mut esl_event_t {
    entry!(ptr::null_mut(), {
        // SAFETY: what this function asks of its caller.
        let (connection, app, arg, uuid) = unsafe { (ConnectionPtr::new(connection)?.get(), text(app), text(arg), text(uuid)) };
        answer(connection.execute(app, arg, uuid))?
    })
}

/// `executeAsync(app, arg, uuid)`
///
/// # Safety
/// `connection` is NULL or live; the texts are NULL or C texts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_compat_execute_async(
    connection: *const eslng_compat_connection_t,
    app: *const c_char,
    arg: *const c_char,
    uuid: *const c_char,
) -> *mut esl_event_t {
    entry!(ptr::null_mut(), {
        // SAFETY: what this function asks of its caller.
        let (connection, app, arg, uuid) = unsafe { (ConnectionPtr::new(connection)?.get(), text(app), text(arg), text(uuid)) };
        answer(connection.execute_async(app, arg, uuid))?
    })
}

/// `setAsyncExecute(val)`
///
/// # Safety
/// `connection` is NULL or live; `val` is NULL or a C text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_compat_set_async_execute(
    connection: *const eslng_compat_connection_t,
    val: *const c_char,
) -> c_int {
    entry!(0, {
        // SAFETY: what this function asks of its caller.
        let (connection, val) = unsafe { (ConnectionPtr::new(connection)?.get(), text(val)) };
        connection.set_async_execute(val)
    })
}

/// `setEventLock(val)`
///
/// # Safety
/// `connection` is NULL or live; `val` is NULL or a C text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_compat_set_event_lock(connection: *const eslng_compat_connection_t, val: *const c_char) -> c_int {
    entry!(0, {
        // SAFETY: what this function asks of its caller.
        let (connection, val) = unsafe { (ConnectionPtr::new(connection)?.get(), text(val)) };
        connection.set_event_lock(val)
    })
}

/// `disconnect()`
///
/// # Safety
/// `connection` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_compat_disconnect(connection: *const eslng_compat_connection_t) -> c_int {
    entry!(0, {
        // SAFETY: what this function asks of its caller.
        let connection = unsafe { ConnectionPtr::new(connection)?.get() };
        connection.disconnect()
    })
}
