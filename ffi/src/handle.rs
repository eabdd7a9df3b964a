//! Connections: `esl_connect_timeout` and all that works on a handle.

use std::ffi::{c_char, c_int};
use std::os::fd::{AsFd, IntoRawFd};

use eslng_blocking::compat::{CallError, Shared, packet};
use eslng_blocking::{ConnectError, Deadline, ReceiveError, SendError, connect};
use eslng_engine::command::CommandError;
use eslng_engine::wire::FrameRef;

use crate::abi::esl_status_t::{self, ESL_BREAK, ESL_FAIL, ESL_SUCCESS};
use crate::abi::{
    ESL_EVENT_TYPE_JSON, ESL_EVENT_TYPE_XML, ESL_SOCK_INVALID, esl_event_t, esl_event_type_t, esl_handle_t, esl_port_t,
    esl_socket_t,
};
use crate::entry::entry;
use crate::link::{Inside, Link, Tail};
use crate::names::event_name;
use crate::pointer::{EventPtr, HandlePtr, Slot, TextSlot, close_fd, place, text};
use crate::{log, message, serialize};

/// A connected handle's link; `None` is `ESL_FAIL`.
fn connected(handle: *mut esl_handle_t) -> Option<(HandlePtr, Inside)> {
    // SAFETY: every function that calls this asks for a handle or NULL.
    let handle = unsafe { HandlePtr::new(handle) }?;
    let link = Link::enter(handle)?;
    (handle.is_connected() && handle.socket() != ESL_SOCK_INVALID).then_some((handle, link))
}

/// Says in the handle what failed. A connection that has failed is of no more use.
#[cold]
fn note(handle: HandlePtr, link: &Link, error: &dyn std::error::Error, number: Option<c_int>, connected: bool) -> esl_status_t {
    link.session.with(|_| {
        handle.set_text(TextSlot::Error, error.to_string().as_bytes());
        handle.set_error_number(number.unwrap_or(0));
        if !connected {
            handle.set_connected(false);
        }
    });
    ESL_FAIL
}

/// The connection has ended.
fn lost(handle: HandlePtr, link: &Link, error: &ReceiveError) -> esl_status_t {
    let number = if let ReceiveError::Io(error) = error { error.raw_os_error() } else { None };
    note(handle, link, error, number, false)
}

/// A packet was not sent. libesl holds a connection for lost then, and after a part of a packet it is.
fn unsent(handle: HandlePtr, link: &Link, error: &SendError) -> esl_status_t {
    let number = if let SendError::Io(error) = error { error.raw_os_error() } else { None };
    note(handle, link, error, number, false)
}

/// Moves what came before a reply to the list in `race_event`.
#[inline]
fn materialise_queue(handle: HandlePtr, shared: &mut Shared<Tail>) {
    while let Some(frame) = shared.queue.pop_front() {
        if let Some(event) = message::outer(frame.as_lent()) {
            handle.append_queued(shared.own.get(), event);
            shared.own.set(event.as_ptr());
        }
    }
}

/// A message for the handle: `last_event`, its reply text, and the event in it. The caller holds the session's lock.
fn deliver(handle: HandlePtr, event: EventPtr, inner: Option<EventPtr>) -> esl_status_t {
    handle.put_event(Slot::LastInner, inner);
    handle.put_event(Slot::LastEvent, Some(event));
    if let Some(reply) = event.find(b"Reply-Text") {
        handle.set_text(TextSlot::LastReply, reply.value());
    }
    let is_notice = event.find(b"Content-Type").is_some_and(|kind| kind.value().eq_ignore_ascii_case(b"text/disconnect-notice"));
    let lingers = || event.find(b"Content-Disposition").is_some_and(|kind| kind.value().eq_ignore_ascii_case(b"linger"));
    if is_notice && event.body().is_some() && !lingers() {
        handle.set_text(TextSlot::Error, b"the switch closed the connection");
        handle.set_error_number(0);
        handle.set_connected(false);
        return ESL_FAIL;
    }
    ESL_SUCCESS
}

/// Destroys what was received last, before what comes now is made: its memory is at hand then.
fn make_way(handle: HandlePtr) {
    handle.put_event(Slot::LastInner, None);
    handle.put_event(Slot::LastEvent, None);
}

/// A message that was received, and the event in it where the handle is to have that. The logger may call the library, so what it is
/// to be told of is handed out after the lock is given back.
enum Received {
    Delivered(esl_status_t),
    ToLog(EventPtr, Option<EventPtr>),
}

fn receive(
    handle: *mut esl_handle_t,
    check_q: c_int,
    save_event: *mut *mut esl_event_t,
    deadline: Deadline,
) -> Option<esl_status_t> {
    let (handle, link) = connected(handle)?;
    let (queued, saves, logs) = (check_q != 0, !save_event.is_null(), log::wants_debug());
    let hand_out = |event: EventPtr, inner: Option<EventPtr>| {
        // SAFETY: every function that calls this asks for NULL or a place.
        let Some(save) = (unsafe { place(save_event) }) else { return deliver(handle, event, inner) };
        *save = event.as_ptr();
        handle.put_event(Slot::LastInner, None);
        ESL_SUCCESS
    };
    let receive = |event, inner| {
        if logs { Received::ToLog(event, inner) } else { Received::Delivered(hand_out(event, inner)) }
    };
    let first = |shared: &mut Shared<Tail>| {
        if !queued {
            return None;
        }
        materialise_queue(handle, shared);
        let event = handle.pop_queued()?;
        Some(Some(receive(event, if saves { None } else { message::inner_of(event) })))
    };
    let received = link.session.receive_and(first, deadline, |shared, frame| {
        materialise_queue(handle, shared);
        if !saves && !logs {
            make_way(handle);
        }
        let event = message::outer(frame)?;
        Some(receive(event, if saves { None } else { message::inner(frame) }))
    });
    Some(match received {
        Ok(Some(received)) => match received? {
            Received::Delivered(status) => status,
            Received::ToLog(event, inner) => {
                log::debug(c"esl_recv_event", c"RECV MESSAGE", || serialize::plain(event, false));
                link.session.with(|_| hand_out(event, inner))
            }
        },
        otherwise => {
            link.session.with(|shared| materialise_queue(handle, shared));
            match otherwise {
                Err(ended) => lost(handle, &link, ended.error()),
                Ok(_) => ESL_BREAK,
            }
        }
    })
}

/// What a call got, in the handle. The caller holds the session's lock.
#[inline]
fn keep_reply(handle: HandlePtr, reply: Option<EventPtr>) {
    let text = reply.and_then(|reply| reply.find(b"Reply-Text"));
    handle.set_text(TextSlot::LastSendReply, text.map_or(&[], |text| text.value()));
    handle.put_event(Slot::LastReply, reply);
}

/// Sends a packet and waits for its reply, which goes to `last_sr_event`.
fn call(handle: HandlePtr, link: &Link, packet: &[u8], deadline: Deadline) -> esl_status_t {
    log::debug(c"esl_send_recv", c"SEND", || packet.to_vec());
    let logs = log::wants_debug();
    let called = link.session.call_and(packet, deadline, |shared, frame: FrameRef<'_>| {
        materialise_queue(handle, shared);
        let reply = message::outer(frame);
        if !logs || reply.is_none() {
            keep_reply(handle, reply);
        }
        reply
    });
    match called {
        Ok(Some(Some(reply))) => {
            if logs {
                log::debug(c"esl_send_recv", c"RECV MESSAGE", || serialize::plain(reply, false));
                link.session.with(|_| keep_reply(handle, Some(reply)));
            }
            ESL_SUCCESS
        }
        Ok(Some(None)) => ESL_FAIL,
        Ok(None) => unanswered(handle, link, None),
        Err(error) => unanswered(handle, link, Some(error)),
    }
}

#[cold]
fn unanswered(handle: HandlePtr, link: &Link, error: Option<CallError>) -> esl_status_t {
    link.session.with(|shared| {
        materialise_queue(handle, shared);
        keep_reply(handle, None);
    });
    match error {
        None => ESL_BREAK,
        Some(CallError::Ended(ended)) => lost(handle, link, ended.error()),
        Some(CallError::Send(error)) => unsent(handle, link, &error),
        Some(error) => note(handle, link, &error, None, true),
    }
}

/// As [`call`], with a packet whose arguments may be refused.
fn call_built(handle: HandlePtr, link: &Link, packet: Result<Vec<u8>, CommandError>) -> esl_status_t {
    match packet {
        Ok(packet) => call(handle, link, &packet, Deadline::NEVER),
        // An argument was refused; the connection is as it was.
        Err(error) => note(handle, link, &error, None, true),
    }
}

/// Releases a connection and all that the handle holds. Whether there was one.
fn disconnect(handle: HandlePtr) -> bool {
    let link = Link::detach(handle);
    handle.set_connected(false);
    // A program that wants to keep the descriptor sets `sock` to -1.
    if link.is_some() && handle.socket() != ESL_SOCK_INVALID {
        close_fd(handle.socket());
    }
    if link.is_some() {
        handle.clear();
    }
    link.is_some()
}

/// Connects and logs in; with an error, what `err` and `errnum` are to say.
fn open(
    handle: HandlePtr,
    host: &[u8],
    port: u16,
    user: Option<&[u8]>,
    password: &[u8],
    deadline: Deadline,
) -> Result<(), (&'static str, c_int)> {
    let host = str::from_utf8(host).map_err(|_| ("Cannot resolve host", 0))?;
    let (socket, peer) = connect(host, port, deadline).map_err(|error| match error {
        ConnectError::Resolve { .. } => ("Cannot resolve host", 0),
        ConnectError::TimedOut => ("Connection timed out", 0),
        ConnectError::Failed { source, .. } => ("Socket Connection Error", source.raw_os_error().unwrap_or(0)),
        _ => ("Socket Connection Error", 0),
    })?;
    handle.set_peer(peer);
    let fd = socket.into_raw_fd();
    handle.set_socket(fd);
    let link = Link::attach(handle, fd);
    let reply = link.session.login(user, password, deadline).map_err(|error| (error.libesl_text(), 0))?;
    let event = message::outer(reply.as_lent()).ok_or(("Connection Error", 0))?;
    handle.set_connected(true);
    link.session.with(|_| deliver(handle, event, None));
    Ok(())
}

/// Connects and logs in, with `userauth` when there is a user. `timeout` in ms holds for the whole of it, 0 is no limit. On
/// `ESL_FAIL` the handle's `err` says what failed.
///
/// # Safety
/// `handle` is NULL or a handle that was zeroed before its first use and that no other thread uses; the texts are NULL or C texts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_connect_timeout(
    handle: *mut esl_handle_t,
    host: *const c_char,
    port: esl_port_t,
    user: *const c_char,
    password: *const c_char,
    timeout: u32,
) -> esl_status_t {
    entry!(ESL_FAIL, {
        // SAFETY: what this function asks of its caller.
        let (handle, host, user, password) = unsafe { (HandlePtr::new(handle)?, text(host), text(user), text(password)) };
        // A connection that is still there would be lost with its descriptor.
        disconnect(handle);
        handle.set_destroyed(false);
        handle.set_socket(ESL_SOCK_INVALID);
        handle.make_mutex()?;
        let deadline = Deadline::from_libesl_ms(timeout);
        let host = host.unwrap_or_default();
        match open(handle, host, port.cast_unsigned(), user, password.unwrap_or_default(), deadline) {
            Ok(()) => ESL_SUCCESS,
            Err((error, number)) => {
                if !disconnect(handle) {
                    handle.clear();
                }
                handle.set_text(TextSlot::Error, error.as_bytes());
                handle.set_error_number(number);
                ESL_FAIL
            }
        }
    })
}

/// Closes the connection, destroys the handle's events and zeroes it; `sock` is then -1. `ESL_FAIL` when it was not connected.
///
/// Calls of other threads on this handle end with `ESL_FAIL`: those that read at once, those that write within a second.
///
/// # Safety
/// `handle` is NULL or a handle that was zeroed before its first use.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_disconnect(handle: *mut esl_handle_t) -> esl_status_t {
    entry!(ESL_FAIL, {
        // SAFETY: what this function asks of its caller.
        let handle = unsafe { HandlePtr::new(handle) }?;
        if !handle.is_destroyed() && disconnect(handle) { ESL_SUCCESS } else { ESL_FAIL }
    })
}

/// Takes over an outbound connection: the descriptor becomes the handle's. Sends `connect`; the answer goes to `info_event`.
///
/// # Safety
/// `handle` is NULL or a handle that was zeroed before its first use and that no other thread uses; `addr` is NULL or an address.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_attach_handle(
    handle: *mut esl_handle_t,
    socket: esl_socket_t,
    addr: *mut libc::sockaddr_in,
) -> esl_status_t {
    entry!(ESL_FAIL, {
        // SAFETY: what this function asks of its caller.
        let (handle, addr) = unsafe { (HandlePtr::new(handle)?, place(addr)) };
        if socket < 0 {
            return None;
        }
        disconnect(handle);
        handle.set_destroyed(false);
        handle.make_mutex()?;
        handle.set_socket(socket);
        if let Some(addr) = addr {
            handle.set_address(addr);
        }
        let link = Link::attach(handle, socket);
        // A descriptor that knows no TCP_NODELAY needs none.
        let _ = rustix::net::sockopt::set_tcp_nodelay(link.session.as_fd(), true);
        handle.set_connected(true);
        let status = call(handle, &link, b"connect\n\n", Deadline::NEVER);
        if status == ESL_SUCCESS {
            handle.move_reply_to_info();
        } else {
            handle.set_connected(false);
        }
        status
    })
}

/// Sends a command as it is; the empty line that ends it is added where it lacks. Waits for no reply.
///
/// # Safety
/// `handle` is NULL or a handle that was zeroed before its first use; `cmd` is NULL or a C text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_send(handle: *mut esl_handle_t, cmd: *const c_char) -> esl_status_t {
    entry!(ESL_FAIL, {
        let (handle, link) = connected(handle)?;
        // SAFETY: what this function asks of its caller.
        let packet = unsafe { text(cmd) }?;
        log::debug(c"esl_send", c"SEND", || packet.to_vec());
        match link.session.send(packet, Deadline::NEVER) {
            Ok(()) => ESL_SUCCESS,
            Err(error) => unsent(handle, &link, &error),
        }
    })
}

/// The next message, without a limit of time. See [`esl_recv_event_timed`].
///
/// # Safety
/// `handle` is NULL or a handle that was zeroed before its first use; `save_event` is NULL or may be written to.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_recv_event(
    handle: *mut esl_handle_t,
    check_q: c_int,
    save_event: *mut *mut esl_event_t,
) -> esl_status_t {
    entry!(ESL_FAIL, { receive(handle, check_q, save_event, Deadline::NEVER)? })
}

/// The next message within `ms` milliseconds, 0 is no limit: with `check_q` those that wait in `race_event` first. It goes to
/// `*save_event`, which the program then destroys, or to `last_event` and the event in it to `last_ievent`. `ESL_BREAK`: the time
/// passed, and what has come of a message is kept. `ESL_FAIL`: the connection has ended, also by a disconnect notice.
///
/// # Safety
/// `handle` is NULL or a handle that was zeroed before its first use; `save_event` is NULL or may be written to.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_recv_event_timed(
    handle: *mut esl_handle_t,
    ms: u32,
    check_q: c_int,
    save_event: *mut *mut esl_event_t,
) -> esl_status_t {
    entry!(ESL_FAIL, { receive(handle, check_q, save_event, Deadline::from_libesl_ms(ms))? })
}

/// Sends a command and waits up to `ms` milliseconds, 0 is no limit, for its reply: it goes to `last_sr_event`, its text to
/// `last_sr_reply`. What comes before it waits in `race_event`.
///
/// # Safety
/// `handle` is NULL or a handle that was zeroed before its first use; `cmd` is NULL or a C text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_send_recv_timed(handle: *mut esl_handle_t, cmd: *const c_char, ms: u32) -> esl_status_t {
    entry!(ESL_FAIL, {
        let (handle, link) = connected(handle)?;
        // SAFETY: what this function asks of its caller.
        let packet = unsafe { text(cmd) }?;
        call(handle, &link, packet, Deadline::from_libesl_ms(ms))
    })
}

/// Subscribes to events by their names.
///
/// # Safety
/// `handle` is NULL or a handle that was zeroed before its first use; `value` is NULL or a C text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_events(handle: *mut esl_handle_t, etype: esl_event_type_t, value: *const c_char) -> esl_status_t {
    entry!(ESL_FAIL, {
        let (handle, link) = connected(handle)?;
        // SAFETY: what this function asks of its caller.
        let names = unsafe { text(value) }?;
        let format = match etype {
            ESL_EVENT_TYPE_XML => "xml",
            ESL_EVENT_TYPE_JSON => "json",
            _ => "plain",
        };
        call_built(handle, &link, packet::events(format, names))
    })
}

/// Lets through only events whose header has this value.
///
/// # Safety
/// `handle` is NULL or a handle that was zeroed before its first use; the texts are NULL or C texts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_filter(handle: *mut esl_handle_t, header: *const c_char, value: *const c_char) -> esl_status_t {
    entry!(ESL_FAIL, {
        let (handle, link) = connected(handle)?;
        // SAFETY: what this function asks of its caller.
        let (header, value) = unsafe { (text(header)?, text(value)?) };
        call_built(handle, &link, packet::filter(header, value))
    })
}

/// Runs an application on the call `uuid`, or on the connection's own when that is NULL.
///
/// # Safety
/// `handle` is NULL or a handle that was zeroed before its first use; the texts are NULL or C texts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_execute(
    handle: *mut esl_handle_t,
    app: *const c_char,
    arg: *const c_char,
    uuid: *const c_char,
) -> esl_status_t {
    entry!(ESL_FAIL, {
        let (handle, link) = connected(handle)?;
        // SAFETY: what this function asks of its caller.
        let (app, arg, uuid) = unsafe { (text(app), text(arg), text(uuid)) };
        let (event_lock, asynchronous) = handle.execute_options();
        call_built(handle, &link, packet::execute(uuid, app, arg, event_lock, asynchronous))
    })
}

/// Sends an event to the switch, which fires it. The reply goes to `last_sr_event`.
///
/// # Safety
/// `handle` is NULL or a handle that was zeroed before its first use; `event` is NULL or an event that nothing changes meanwhile.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_sendevent(handle: *mut esl_handle_t, event: *mut esl_event_t) -> esl_status_t {
    entry!(ESL_FAIL, {
        let (handle, link) = connected(handle)?;
        // SAFETY: what this function asks of its caller.
        let event = unsafe { EventPtr::new(event) }?;
        let name = event_name(event.get().event_id)?.to_bytes();
        let headers = event.headers().map(|header| (header.name(), header.value()));
        call_built(handle, &link, packet::sendevent(name, headers, event.body()))
    })
}

/// Sends an event's headers and body as a message to the call `uuid`, or to the connection's own when that is NULL.
///
/// # Safety
/// `handle` is NULL or a handle that was zeroed before its first use; `event` is NULL or an event that nothing changes meanwhile;
/// `uuid` is NULL or a C text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_sendmsg(handle: *mut esl_handle_t, event: *mut esl_event_t, uuid: *const c_char) -> esl_status_t {
    entry!(ESL_FAIL, {
        let (handle, link) = connected(handle)?;
        // SAFETY: what this function asks of its caller.
        let (event, uuid) = unsafe { (EventPtr::new(event)?, text(uuid)) };
        let headers = event.headers().map(|header| (header.name(), header.value()));
        call_built(handle, &link, packet::sendmsg(uuid, headers, event.body()))
    })
}
