//! Connections: `esl_connect_timeout` and all that works on a handle.

use std::ffi::{c_char, c_int};
use std::os::fd::{AsFd, IntoRawFd};

use eslng_blocking::compat::{CallError, packet};
use eslng_blocking::{ConnectError, Deadline, ReceiveError, SendError, connect};
use eslng_engine::command::CommandError;
use eslng_engine::wire::Frame;

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

/// Says in the handle what failed.
fn note(handle: HandlePtr, error: &dyn std::error::Error, number: Option<c_int>) {
    handle.set_text(TextSlot::Error, error.to_string().as_bytes());
    handle.set_error_number(number.unwrap_or(0));
}

/// The connection has ended.
fn lost(handle: HandlePtr, link: &Link, error: &ReceiveError) -> esl_status_t {
    let number = if let ReceiveError::Io(error) = error { error.raw_os_error() } else { None };
    let _fields = link.fields();
    note(handle, error, number);
    handle.set_connected(false);
    ESL_FAIL
}

/// A packet was not sent. libesl holds a connection for lost then, and after a part of a packet it is.
fn unsent(handle: HandlePtr, link: &Link, error: &SendError) -> esl_status_t {
    let number = if let SendError::Io(error) = error { error.raw_os_error() } else { None };
    let _fields = link.fields();
    note(handle, error, number);
    handle.set_connected(false);
    ESL_FAIL
}

/// An argument was refused; the connection is as it was.
fn refused(handle: HandlePtr, link: &Link, error: &CommandError) -> esl_status_t {
    let _fields = link.fields();
    note(handle, error, None);
    ESL_FAIL
}

/// Moves what came before a reply to the list in `race_event`, unless threads wait for it in the session.
fn materialise_queue(handle: HandlePtr, link: &Link, tail: &mut Tail) {
    if tail.receivers > 0 || !link.session.has_queued() {
        return;
    }
    for frame in link.session.take_queued() {
        if let Some(event) = message::outer(&frame) {
            handle.append_queued(tail.get(), event);
            tail.set(event.as_ptr());
        }
    }
}

/// A message for the handle: `last_event`, its reply text, and the event in it. `frame` is the message when it just came.
fn deliver(handle: HandlePtr, link: &Link, event: EventPtr, frame: Option<Frame>) -> esl_status_t {
    let _fields = link.fields();
    handle.put_event(Slot::LastInner, None);
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
    let inner = match frame {
        Some(frame) => message::inner(&frame),
        None => message::inner_of(event),
    };
    handle.put_event(Slot::LastInner, inner);
    ESL_SUCCESS
}

fn receive(
    handle: *mut esl_handle_t,
    check_q: c_int,
    save_event: *mut *mut esl_event_t,
    deadline: Deadline,
) -> Option<esl_status_t> {
    let (handle, link) = connected(handle)?;
    let queued = check_q != 0;
    let first = queued.then(|| {
        let mut fields = link.fields();
        materialise_queue(handle, &link, &mut fields);
        let first = handle.pop_queued();
        fields.receivers += usize::from(first.is_none());
        first
    });
    let (event, frame) = match first.flatten() {
        Some(event) => (event, None),
        None => {
            let received = link.session.receive(queued, deadline);
            if queued {
                let mut fields = link.fields();
                fields.receivers -= 1;
                materialise_queue(handle, &link, &mut fields);
            }
            match received {
                Ok(Some(frame)) => (message::outer(&frame)?, Some(frame)),
                Ok(None) => return Some(ESL_BREAK),
                Err(ended) => return Some(lost(handle, &link, ended.error())),
            }
        }
    };
    log::debug(c"esl_recv_event", c"RECV MESSAGE", || serialize::plain(event, false));
    // SAFETY: every function that calls this asks for NULL or a place.
    if let Some(save) = unsafe { place(save_event) } {
        *save = event.as_ptr();
        let _fields = link.fields();
        handle.put_event(Slot::LastInner, None);
        return Some(ESL_SUCCESS);
    }
    Some(deliver(handle, &link, event, frame))
}

/// Sends a packet and waits for its reply, which goes to `last_sr_event`.
fn call(handle: HandlePtr, link: &Link, packet: &[u8], deadline: Deadline) -> esl_status_t {
    {
        let _fields = link.fields();
        handle.put_event(Slot::LastReply, None);
        handle.set_text(TextSlot::LastSendReply, b"");
    }
    log::debug(c"esl_send_recv", c"SEND", || packet.to_vec());
    let called = link.session.call(packet, deadline);
    let frame = match called {
        Ok(Some(frame)) => frame,
        otherwise => {
            materialise_queue(handle, link, &mut link.fields());
            return unanswered(handle, link, otherwise);
        }
    };
    let event = message::outer(&frame);
    if let Some(event) = event {
        log::debug(c"esl_send_recv", c"RECV MESSAGE", || serialize::plain(event, false));
    }
    let mut fields = link.fields();
    materialise_queue(handle, link, &mut fields);
    let Some(event) = event else { return ESL_FAIL };
    if let Some(reply) = event.find(b"Reply-Text") {
        handle.set_text(TextSlot::LastSendReply, reply.value());
    }
    handle.put_event(Slot::LastReply, Some(event));
    ESL_SUCCESS
}

#[cold]
fn unanswered(handle: HandlePtr, link: &Link, called: Result<Option<Frame>, CallError>) -> esl_status_t {
    match called {
        Err(CallError::Ended(ended)) => lost(handle, link, ended.error()),
        Err(CallError::Send(error)) => unsent(handle, link, &error),
        Err(error) => {
            let _fields = link.fields();
            note(handle, &error, None);
            ESL_FAIL
        }
        Ok(_) => ESL_BREAK,
    }
}

/// As [`call`], with a packet whose arguments may be refused.
fn call_built(handle: HandlePtr, link: &Link, packet: Result<Vec<u8>, CommandError>) -> esl_status_t {
    match packet {
        Ok(packet) => call(handle, link, &packet, Deadline::NEVER),
        Err(error) => refused(handle, link, &error),
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
    let event = message::outer(&reply).ok_or(("Connection Error", 0))?;
    handle.set_connected(true);
    deliver(handle, &link, event, None);
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
