//! Calls that a switch brings: its dialplan's `socket` application opens a connection for each.

use std::ffi::{c_char, c_int, c_void};
use std::os::fd::{AsFd, IntoRawFd, OwnedFd};
use std::sync::Arc;

use eslng_blocking::compat::Monitor;
use eslng_blocking::{AcceptError, Deadline, ListenError, Listener};
use eslng_engine::vocabulary::ErrorKind;
use rustix::io::ioctl_fionbio;
use rustix::net::{Shutdown, shutdown};

use super::Status;
use super::ask::utf8;
use super::call::eslng_call_t;
use super::client::{deadline, outer_lock};
use super::options::{Options, eslng_options_t};
use super::status::{Failure, attempt, needed};
use crate::abi::esl_thread_t;
use crate::entry::entry;
use crate::lock::PthreadMonitor;
use crate::pointer::object::{Place, give, shared, take};
use crate::pointer::{own_fd, place, start_thread};

/// How many calls may wait to be accepted; the system has a limit of its own.
const BACKLOG: i32 = 4096;

/// A socket on which a switch opens a connection for each call. Any number of threads may use it at once.
pub struct eslng_server_t {
    listener: Listener,
}

/// What eslng_server_run() calls for each call, on a thread of its own. The call is freed when it returns, which leaves it to the dialplan unless it was hung
/// up. It returns: it neither throws nor ends its thread.
pub type eslng_handler_t = Option<unsafe extern "C" fn(call: *const eslng_call_t, data: *mut c_void)>;

impl From<ListenError> for Failure {
    fn from(error: ListenError) -> Self {
        Failure::new(error.kind(), error)
    }
}

impl From<AcceptError> for Failure {
    fn from(error: AcceptError) -> Self {
        Failure::new(error.kind(), error)
    }
}

impl eslng_server_t {
    fn accept(&self, deadline: Deadline) -> Result<OwnedFd, Failure> {
        match self.listener.accept_until(deadline)? {
            Some((socket, _)) => Ok(socket),
            None => Err(Failure::new(ErrorKind::Timeout, "no call came in time")),
        }
    }
}

/// Connects to the peer as the end of an outbound connection.
fn call(socket: OwnedFd, options: &Options) -> Result<eslng_call_t, Failure> {
    Ok(eslng_call_t::new(options.outbound().outer_lock(outer_lock()).accept(socket)?))
}

/// Listens for the calls of a switch.
///
/// @param host    An address or a name of this machine; NULL: 127.0.0.1. Empty: every interface of IPv4. Whoever can connect is taken for a switch.
/// @param port    0: one that the system picks, eslng_server_port().
/// @param server  Gets the server, which the caller frees with eslng_server_free(); NULL if there is none.
/// @return ESLNG_CONNECT_FAILED, ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `host` is NULL or a C text; `server` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_server_listen(host: *const c_char, port: u16, server: *mut *mut eslng_server_t) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (place, host) = unsafe { (Place::new(server), utf8(host, "host")?) };
        let place = needed(place, "server")?;
        let listener = Listener::bind(host.unwrap_or("127.0.0.1"), port, BACKLOG)?;
        // So that of several threads that accept none waits beyond its time for a call that another took.
        ioctl_fionbio(listener.as_fd(), true).map_err(|error| Failure::new(ErrorKind::ConnectFailed, error))?;
        place.fill(eslng_server_t { listener });
        Ok(())
    })
}

/// The port on which it listens.
///
/// @return 0 of NULL.
///
/// # Safety
/// `server` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_server_port(server: *const eslng_server_t) -> u16 {
    // SAFETY: what this function asks of its caller.
    entry!(0, { unsafe { shared(server)? }.listener.local_addr().ok()?.port() })
}

/// Waits for the next connection. eslng_call_accept() makes a call of it, which waits for the switch: on a thread of the call's own, so that others are not kept
/// waiting. eslng_server_run() does all that.
///
/// @param timeout_ms  Negative: until the server is stopped.
/// @param socket      Gets the connection's descriptor, which is the caller's; -1 if there is none.
/// @return ESLNG_TIMEOUT, ESLNG_CLOSED after eslng_server_stop(), ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `server` is NULL or live; `socket` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_server_accept(server: *const eslng_server_t, timeout_ms: i64, socket: *mut c_int) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (server, socket) = unsafe { (shared(server), place(socket)) };
        let socket = needed(socket, "socket")?;
        *socket = -1;
        *socket = needed(server, "server")?.accept(deadline(timeout_ms))?.into_raw_fd();
        Ok(())
    })
}

/// Makes a call of a connection that a switch has opened: asks for the channel's data and for all that happens to it. When the call is freed the connection is
/// closed: a call that was not hung up goes on in the dialplan.
///
/// @param socket   The connection, of which nothing was read. It belongs to the call from now on, and is closed if there is none.
/// @param options  NULL: the defaults. `connect_timeout_ms` is how long the switch may take.
/// @param call     Gets the call, which the caller frees with eslng_call_free(); NULL if there is none.
/// @return ESLNG_DISCONNECTED, ESLNG_TIMEOUT, ESLNG_PROTOCOL for a peer that is no switch (a health probe, say); ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `options` is NULL or valid with C texts; `call` is NULL or valid. Nothing else uses the descriptor.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_call_accept(
    socket: c_int,
    options: *const eslng_options_t,
    call: *mut *mut eslng_call_t,
) -> Status {
    attempt(|| {
        let socket = own_fd(socket);
        // SAFETY: what this function asks of its caller.
        let (place, options) = unsafe { (Place::new(call), Options::read(options)?) };
        let (socket, place) = (socket.ok_or_else(|| Failure::argument("socket is not open"))?, needed(place, "call")?);
        place.fill(self::call(socket, &options)?);
        Ok(())
    })
}

/// What the threads of eslng_server_run() share.
struct Run {
    options: Options,
    handler: unsafe extern "C" fn(*const eslng_call_t, *mut c_void),
    data: *mut c_void,
    /// How many handlers are running.
    running: PthreadMonitor<usize>,
}

// SAFETY: the one thing in it that is not is the program's data, which it gave to be used by all these threads.
unsafe impl Send for Run {}
// SAFETY: the same.
unsafe impl Sync for Run {}

/// What one of them begins with.
struct Job {
    run: Arc<Run>,
    socket: OwnedFd,
}

impl Run {
    /// Where there is no thread for a call its connection is closed, and the switch goes on with the dialplan.
    fn start(self: &Arc<Self>, socket: OwnedFd) {
        *self.running.lock() += 1;
        let job = give(Job { run: Arc::clone(self), socket });
        // SAFETY: `serve` takes what `give` gave, on the new thread.
        if !unsafe { start_thread(serve, job.cast(), 0) } {
            let mut job = job;
            // SAFETY: no thread took it.
            drop(unsafe { take(&raw mut job) });
            self.ended();
        }
    }

    fn ended(&self) {
        let mut running = self.running.lock();
        *running -= 1;
        self.running.notify_all();
    }
}

/// The first function of a call's thread.
unsafe extern "C-unwind" fn serve(_thread: *mut esl_thread_t, job: *mut c_void) -> *mut c_void {
    let mut job: *mut Job = job.cast();
    // SAFETY: `start` gave it to this thread.
    let Some(Job { run, socket }) = unsafe { take(&raw mut job) }.map(|job| *job) else { return job.cast() };
    let options = &run.options;
    // A peer that is no switch is no call.
    if let Some(call) = entry!(None, { call(socket, options).ok() }) {
        // SAFETY: what eslng_server_run() asks of its caller.
        unsafe { (run.handler)(&raw const call, run.data) };
    }
    run.ended();
    job.cast()
}

/// Takes calls until eslng_server_stop(), each on a thread of its own; then waits until every handler has returned. A call for which the system has no thread
/// is left to the dialplan.
///
/// @param options  NULL: the defaults.
/// @param handler  Called for each call, and by several threads at once.
/// @param data     What it is called with.
/// @return ESLNG_OK when it was stopped; ESLNG_CONNECT_FAILED when the socket has failed, ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `server` is NULL or live; `options` is NULL or valid with C texts; `handler` is NULL or may be called on other threads with `data`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_server_run(
    server: *const eslng_server_t,
    options: *const eslng_options_t,
    handler: eslng_handler_t,
    data: *mut c_void,
) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (server, options) = unsafe { (shared(server), Options::read(options)?) };
        let (server, handler) = (needed(server, "server")?, needed(handler, "handler")?);
        let run = Arc::new(Run { options, handler, data, running: PthreadMonitor::new(0) });
        let ended = loop {
            match server.accept(Deadline::NEVER) {
                Ok(socket) => run.start(socket),
                Err(failure) if failure.kind == ErrorKind::Closed => break Ok(()),
                Err(failure) => break Err(failure),
            }
        };
        let mut running = run.running.lock();
        while *running > 0 {
            running = run.running.wait(running, None);
        }
        drop(running);
        ended
    })
}

/// Stops a server: no more calls are taken, what waits in eslng_server_accept() ends with ESLNG_CLOSED. Calls go on.
///
/// @return ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `server` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_server_stop(server: *const eslng_server_t) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let server = needed(unsafe { shared(server) }, "server")?;
        // One that was stopped before says that it is not connected.
        let _ = shutdown(server.listener.as_fd(), Shutdown::Both);
        Ok(())
    })
}

/// Frees a server and sets the variable to NULL; calls go on. NULL, and a variable that holds NULL, are nothing to do.
///
/// # Safety
/// `server` is NULL, or holds NULL or a server that nothing uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_server_free(server: *mut *mut eslng_server_t) {
    // SAFETY: what this function asks of its caller.
    entry!((), { drop(unsafe { take(server) }) });
}
