//! The structures and constants of `include/esl.h` and `include/esl_event.h`.
//!
//! Programs compile these layouts in: handles and events are memory that both sides read. The
//! assertions at the end hold sizes and offsets to those of libesl on 64-bit Linux, and
//! `tests/layout.rs` holds the C headers to the same numbers.

#![allow(non_camel_case_types, reason = "these are the names of the C headers, and cbindgen writes them out")]

use std::ffi::{c_char, c_int, c_short, c_uint, c_ulong, c_void};

/// A number of bytes.
pub type esl_size_t = usize;
/// A socket's descriptor.
pub type esl_socket_t = c_int;
/// A port; one above 32767 arrives as a negative number.
pub type esl_port_t = i16;
/// `ESL_POLL_*` bits.
pub type esl_poll_t = c_uint;
/// `ESL_EVENT_TYPE_*`.
pub type esl_event_type_t = c_uint;
/// `ESL_TRUE` or `ESL_FALSE`, or whatever else a program passes.
pub type esl_bool_t = c_uint;
/// `ESL_STACK_*`.
pub type esl_stack_t = c_uint;
/// `ESL_EVENT_*`.
pub type esl_event_types_t = c_uint;
/// `ESL_PRIORITY_*`.
pub type esl_priority_t = c_uint;

/// What most functions return.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum esl_status_t {
    /// It worked.
    ESL_SUCCESS = 0,
    /// It did not; for a connection the handle's `err` says why.
    ESL_FAIL = 1,
    /// A time limit passed.
    ESL_BREAK = 2,
    /// Kept for programs that compare with it.
    ESL_DISCONNECTED = 3,
    /// Kept for programs that compare with it.
    ESL_GENERR = 4,
}

/// A printf-like logger: file, function, line, level, format, arguments.
pub type esl_logger_t = Option<Logger>;
/// The same when there is one.
pub(crate) type Logger = unsafe extern "C" fn(*const c_char, *const c_char, c_int, c_int, *const c_char, ...);

/// `esl_poll_t`: readable.
pub const ESL_POLL_READ: c_uint = 1;
/// `esl_poll_t`: writable.
pub const ESL_POLL_WRITE: c_uint = 2;
/// `esl_poll_t`: an error.
pub const ESL_POLL_ERROR: c_uint = 4;

/// `esl_stack_t`: this bit alone puts a new header first; it is set in UNSHIFT too.
pub const ESL_STACK_TOP: c_uint = 1;
/// `esl_stack_t`: append to an array; set in UNSHIFT too.
pub const ESL_STACK_PUSH: c_uint = 2;

/// `esl_event_flag_t`: a header added replaces those of its name.
pub const ESL_EF_UNIQ_HEADERS: c_int = 1;
/// A bit of `flags` that C programs do not know: the event lies in an arena (see `arena.rs`).
pub const FLAG_ARENA: c_int = 1 << 30;

/// `ESL_SOCK_INVALID`: no descriptor.
pub const ESL_SOCK_INVALID: esl_socket_t = -1;

/// `esl_event_type_t`: XML.
pub const ESL_EVENT_TYPE_XML: c_uint = 1;
/// `esl_event_type_t`: JSON.
pub const ESL_EVENT_TYPE_JSON: c_uint = 2;

/// `ESL_LOG_LEVEL_ERROR`.
pub const ESL_LOG_LEVEL_ERROR: c_int = 3;
/// `ESL_LOG_LEVEL_DEBUG`.
pub const ESL_LOG_LEVEL_DEBUG: c_int = 7;

/// A header of an event.
#[repr(C)]
#[derive(Debug)]
pub struct esl_event_header_t {
    pub name: *mut c_char,
    pub value: *mut c_char,
    pub array: *mut *mut c_char,
    pub idx: c_int,
    pub hash: c_ulong,
    pub next: *mut esl_event_header_t,
}

/// An event.
#[repr(C)]
#[derive(Debug)]
pub struct esl_event_t {
    pub event_id: esl_event_types_t,
    pub priority: esl_priority_t,
    pub owner: *mut c_char,
    pub subclass_name: *mut c_char,
    pub headers: *mut esl_event_header_t,
    pub last_header: *mut esl_event_header_t,
    pub body: *mut c_char,
    pub bind_user_data: *mut c_void,
    pub event_user_data: *mut c_void,
    pub key: c_ulong,
    pub next: *mut esl_event_t,
    pub flags: c_int,
}

/// A buffer, and the library's own state in a handle: nothing that a program could look at.
#[repr(C)]
#[derive(Debug)]
pub struct esl_buffer_t {
    _private: [u8; 0],
}

/// A recursive lock.
#[repr(C)]
#[derive(Debug)]
pub struct esl_mutex_t {
    _private: [u8; 0],
}

/// A connection of the C++ class: nothing that a program could look at.
#[repr(C)]
#[derive(Debug)]
pub struct eslng_compat_connection_t {
    _private: [u8; 0],
}

/// A thread of `esl_thread_create_detached`.
#[repr(C)]
#[derive(Debug)]
pub struct esl_thread_t {
    _private: [u8; 1],
}

impl esl_thread_t {
    pub(crate) fn new() -> Self {
        esl_thread_t { _private: [0] }
    }
}

/// What a thread runs. It may end its thread instead of returning.
pub type esl_thread_function_t = Option<unsafe extern "C-unwind" fn(*mut esl_thread_t, *mut c_void) -> *mut c_void>;

/// What a listener calls for each call: its socket, the call's, the switch's address, the program's data.
pub type esl_listen_callback_t =
    Option<unsafe extern "C-unwind" fn(esl_socket_t, esl_socket_t, *mut libc::sockaddr_in, *mut c_void)>;

/// An open configuration file. The memory is the program's.
#[repr(C)]
pub struct esl_config_t {
    pub file: *mut libc::FILE,
    pub path: [u8; 1024],
    pub category: [u8; 256],
    pub section: [u8; 256],
    pub buf: [u8; 1024],
    pub lineno: c_int,
    pub catno: c_int,
    pub sectno: c_int,
    pub lockto: c_int,
}

/// cJSON's node, as its public header lays it out.
#[repr(C)]
pub struct cJSON {
    pub next: *mut cJSON,
    pub prev: *mut cJSON,
    pub child: *mut cJSON,
    pub kind: c_int,
    pub valuestring: *mut c_char,
    pub valueint: c_int,
    pub valuedouble: f64,
    pub string: *mut c_char,
}

/// A connection. The memory is the program's.
#[repr(C)]
pub struct esl_handle_t {
    pub sockaddr: libc::sockaddr_storage,
    pub hostent: libc::hostent,
    pub hostbuf: [c_char; 256],
    pub sock: esl_socket_t,
    pub err: [c_char; 256],
    pub errnum: c_int,
    pub packet_buf: *mut esl_buffer_t,
    pub socket_buf: [c_char; 65536],
    pub last_reply: [c_char; 1024],
    pub last_sr_reply: [c_char; 1024],
    pub last_event: *mut esl_event_t,
    pub last_sr_event: *mut esl_event_t,
    pub race_event: *mut esl_event_t,
    pub last_ievent: *mut esl_event_t,
    pub info_event: *mut esl_event_t,
    pub connected: c_int,
    pub addr: libc::sockaddr_in,
    pub mutex: *mut esl_mutex_t,
    pub async_execute: c_int,
    pub event_lock: c_int,
    pub destroyed: c_int,
}

/// A table of `_esl_C_tolower_`'s kind: EOF first, then the 256 characters.
pub type CaseTable = [c_short; 257];

#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
const _: () = {
    use std::mem::offset_of;
    assert!(size_of::<esl_event_header_t>() == 48);
    assert!(offset_of!(esl_event_header_t, name) == 0);
    assert!(offset_of!(esl_event_header_t, value) == 8);
    assert!(offset_of!(esl_event_header_t, array) == 16);
    assert!(offset_of!(esl_event_header_t, idx) == 24);
    assert!(offset_of!(esl_event_header_t, hash) == 32);
    assert!(offset_of!(esl_event_header_t, next) == 40);
    assert!(size_of::<esl_event_t>() == 88);
    assert!(offset_of!(esl_event_t, event_id) == 0);
    assert!(offset_of!(esl_event_t, priority) == 4);
    assert!(offset_of!(esl_event_t, owner) == 8);
    assert!(offset_of!(esl_event_t, subclass_name) == 16);
    assert!(offset_of!(esl_event_t, headers) == 24);
    assert!(offset_of!(esl_event_t, last_header) == 32);
    assert!(offset_of!(esl_event_t, body) == 40);
    assert!(offset_of!(esl_event_t, bind_user_data) == 48);
    assert!(offset_of!(esl_event_t, event_user_data) == 56);
    assert!(offset_of!(esl_event_t, key) == 64);
    assert!(offset_of!(esl_event_t, next) == 72);
    assert!(offset_of!(esl_event_t, flags) == 80);
    assert!(size_of::<esl_config_t>() == 2584);
    assert!(size_of::<esl_handle_t>() == 68360);
    assert!(offset_of!(esl_handle_t, sockaddr) == 0);
    assert!(offset_of!(esl_handle_t, hostent) == 128);
    assert!(offset_of!(esl_handle_t, hostbuf) == 160);
    assert!(offset_of!(esl_handle_t, sock) == 416);
    assert!(offset_of!(esl_handle_t, err) == 420);
    assert!(offset_of!(esl_handle_t, errnum) == 676);
    assert!(offset_of!(esl_handle_t, packet_buf) == 680);
    assert!(offset_of!(esl_handle_t, socket_buf) == 688);
    assert!(offset_of!(esl_handle_t, last_reply) == 66224);
    assert!(offset_of!(esl_handle_t, last_sr_reply) == 67248);
    assert!(offset_of!(esl_handle_t, last_event) == 68272);
    assert!(offset_of!(esl_handle_t, last_sr_event) == 68280);
    assert!(offset_of!(esl_handle_t, race_event) == 68288);
    assert!(offset_of!(esl_handle_t, last_ievent) == 68296);
    assert!(offset_of!(esl_handle_t, info_event) == 68304);
    assert!(offset_of!(esl_handle_t, connected) == 68312);
    assert!(offset_of!(esl_handle_t, addr) == 68316);
    assert!(offset_of!(esl_handle_t, mutex) == 68336);
    assert!(offset_of!(esl_handle_t, async_execute) == 68344);
    assert!(offset_of!(esl_handle_t, event_lock) == 68348);
    assert!(offset_of!(esl_handle_t, destroyed) == 68352);
};
