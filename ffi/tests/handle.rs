//! Handles against a peer that says what each test wants, called as C calls them.

use std::ffi::{CStr, CString, c_char};
use std::io::{Read, Write};
use std::mem::{MaybeUninit, zeroed};
use std::net::{TcpListener, TcpStream};
use std::os::fd::IntoRawFd;
use std::os::unix::net::UnixStream;
use std::ptr::{null, null_mut};
use std::thread::{JoinHandle, spawn};
use std::time::{Duration, Instant};

use esl::abi::esl_status_t::{self, ESL_BREAK, ESL_FAIL, ESL_SUCCESS};
use esl::abi::{esl_event_t, esl_handle_t};
use esl::event::*;
use esl::handle::*;

const GREETING: &str = "Content-Type: auth/request\n\n";

fn reply(text: &str) -> String {
    format!("Content-Type: command/reply\nReply-Text: {text}\n\n")
}

fn api(body: &str) -> String {
    format!("Content-Type: api/response\nContent-Length: {}\n\n{body}", body.len())
}

fn event(number: usize) -> String {
    let event = format!("Event-Name: HEARTBEAT\nNumber: {number}\nText: a%20b\n\n");
    format!("Content-Length: {}\nContent-Type: text/event-plain\n\n{event}", event.len())
}

/// A C text, for the length of one expression.
fn c(text: &str) -> CString {
    CString::new(text).expect("no NUL")
}

/// A C text as a Rust one; `-` for NULL.
fn rust(text: *const c_char) -> String {
    // SAFETY: NULL or a text of the library's.
    if text.is_null() { "-".to_owned() } else { unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned() }
}

fn header(event: *mut esl_event_t, name: &str) -> String {
    // SAFETY: NULL or an event of the library's.
    rust(unsafe { esl_event_get_header_idx(event, c(name).as_ptr(), -1) })
}

/// A handle as a C program has one.
struct Handle(Box<MaybeUninit<esl_handle_t>>);

impl Handle {
    fn new() -> Self {
        Handle(Box::new(MaybeUninit::zeroed()))
    }

    fn ptr(&mut self) -> *mut esl_handle_t {
        self.0.as_mut_ptr()
    }

    fn get(&self) -> &esl_handle_t {
        // SAFETY: zeros are a handle.
        unsafe { self.0.assume_init_ref() }
    }

    fn error(&self) -> String {
        rust(self.get().err.as_ptr())
    }

    fn connect(&mut self, port: u16, timeout: u32) -> esl_status_t {
        // SAFETY: a zeroed handle and texts.
        unsafe {
            esl_connect_timeout(self.ptr(), c("127.0.0.1").as_ptr(), port.cast_signed(), null(), c("ClueCon").as_ptr(), timeout)
        }
    }

    fn receive(&mut self, ms: u32, queued: bool) -> esl_status_t {
        // SAFETY: a handle of ours.
        unsafe { esl_recv_event_timed(self.ptr(), ms, queued.into(), null_mut()) }
    }

    fn call(&mut self, command: &str, ms: u32) -> esl_status_t {
        // SAFETY: a handle of ours and a text.
        unsafe { esl_send_recv_timed(self.ptr(), c(command).as_ptr(), ms) }
    }

    fn send(&mut self, command: &str) -> esl_status_t {
        // SAFETY: a handle of ours and a text.
        unsafe { esl_send(self.ptr(), c(command).as_ptr()) }
    }

    fn disconnect(&mut self) -> esl_status_t {
        // SAFETY: a handle of ours.
        unsafe { esl_disconnect(self.ptr()) }
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.disconnect();
    }
}

/// Reads a packet up to its empty line.
fn packet(peer: &mut impl Read) -> String {
    let mut packet = Vec::new();
    while !packet.ends_with(b"\n\n") {
        let mut byte = [0];
        peer.read_exact(&mut byte).expect("a whole packet");
        packet.push(byte[0]);
    }
    String::from_utf8(packet).expect("a text")
}

fn write(peer: &mut impl Write, text: &str) {
    peer.write_all(text.as_bytes()).expect("the peer can write");
}

/// A switch for one connection; `serve` goes on after the login.
fn switch<T: Send + 'static>(serve: impl FnOnce(TcpStream) -> T + Send + 'static) -> (u16, JoinHandle<T>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback can be bound");
    let port = listener.local_addr().expect("it is bound").port();
    let thread = spawn(move || {
        let (mut peer, _) = listener.accept().expect("the program connects");
        write(&mut peer, GREETING);
        assert_eq!(packet(&mut peer), "auth ClueCon\n\n");
        write(&mut peer, &reply("+OK accepted"));
        serve(peer)
    });
    (port, thread)
}

/// A connected handle, and the switch's end.
fn connected() -> (Handle, TcpStream) {
    let (port, peer) = switch(|peer| peer);
    let mut handle = Handle::new();
    assert_eq!(handle.connect(port, 5000), ESL_SUCCESS, "{}", handle.error());
    (handle, peer.join().expect("the login"))
}

#[test]
fn a_connection_from_login_to_disconnect() {
    let (mut handle, mut peer) = connected();
    assert_eq!(handle.get().connected, 1);
    assert_eq!(header(handle.get().last_event, "Reply-Text"), "+OK accepted");
    assert_eq!(rust(handle.get().last_reply.as_ptr()), "+OK accepted");
    assert!(!handle.get().mutex.is_null());
    assert_eq!(i32::from(handle.get().sockaddr.ss_family), libc::AF_INET);

    write(&mut peer, &api("UP\n"));
    assert_eq!(handle.call("api status", 5000), ESL_SUCCESS);
    assert_eq!(packet(&mut peer), "api status\n\n");
    let answer = handle.get().last_sr_event;
    // SAFETY: an event of the handle's.
    assert_eq!(rust(unsafe { esl_event_get_body(answer) }), "UP\n");
    assert_eq!(header(answer, "Event-Name"), "SOCKET_DATA");
    assert_eq!(rust(handle.get().last_sr_reply.as_ptr()), "");

    // Values of every message are decoded, as libesl does.
    write(&mut peer, &reply("+OK a%41%20b"));
    assert_eq!(handle.call("getvar x\n\n", 5000), ESL_SUCCESS);
    assert_eq!(rust(handle.get().last_sr_reply.as_ptr()), "+OK aA b");

    assert_eq!(handle.disconnect(), ESL_SUCCESS);
    let fields = handle.get();
    assert_eq!((fields.sock, fields.connected, fields.destroyed), (-1, 0, 1));
    assert!(
        fields.last_event.is_null() && fields.packet_buf.is_null() && fields.mutex.is_null() && fields.last_sr_event.is_null()
    );
    assert_eq!(handle.disconnect(), ESL_FAIL);
    assert_eq!(peer.read_to_end(&mut Vec::new()).expect("it is closed"), "getvar x\n\n".len());

    // The handle connects again.
    let (port, peer) = switch(|peer| peer);
    assert_eq!(handle.connect(port, 5000), ESL_SUCCESS);
    drop(peer.join());
}

#[test]
fn a_port_above_32767_and_a_user() {
    let listener = loop {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback can be bound");
        if listener.local_addr().expect("it is bound").port() > 32767 {
            break listener;
        }
    };
    let port = listener.local_addr().expect("it is bound").port();
    let password = "p".repeat(2000);
    let long = password.clone();
    let peer = spawn(move || {
        let (mut peer, _) = listener.accept().expect("the program connects");
        write(&mut peer, GREETING);
        assert_eq!(packet(&mut peer), format!("userauth 1000@lab.test:{long}\n\n"));
        write(&mut peer, &reply("+OK accepted"));
    });
    let mut handle = Handle::new();
    let (host, user, password) = (c("localhost"), c("1000@lab.test"), c(&password));
    // SAFETY: a zeroed handle and texts.
    let status =
        unsafe { esl_connect_timeout(handle.ptr(), host.as_ptr(), port.cast_signed(), user.as_ptr(), password.as_ptr(), 5000) };
    assert_eq!(status, ESL_SUCCESS, "{}", handle.error());
    peer.join().expect("a login longer than libesl's 256 bytes");
}

#[test]
fn what_went_wrong_stands_in_the_handle() {
    // Each peer says its piece and waits for the program to leave.
    let attempt = |pieces: &'static [&str], timeout: u32| {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback can be bound");
        let port = listener.local_addr().expect("it is bound").port();
        let peer = spawn(move || {
            let (mut peer, _) = listener.accept().expect("the program connects");
            for piece in pieces {
                write(&mut peer, piece);
            }
            let _ = peer.read_to_end(&mut Vec::new());
        });
        let mut handle = Handle::new();
        let begun = Instant::now();
        assert_eq!(handle.connect(port, timeout), ESL_FAIL);
        assert!(begun.elapsed() < Duration::from_secs(2));
        assert_eq!((handle.get().sock, handle.get().connected, handle.get().destroyed), (-1, 0, 1));
        assert!(handle.get().last_event.is_null());
        assert_eq!(handle.disconnect(), ESL_FAIL);
        peer.join().expect("the peer ends");
        handle.error()
    };
    assert_eq!(attempt(&[], 100), "Connection Error");
    assert_eq!(
        attempt(&["Content-Type: text/rude-rejection\nContent-Length: 24\n\nAccess Denied, go away.\n"], 5000),
        "Connection Error"
    );
    assert_eq!(attempt(&["SSH-2.0-OpenSSH\r\n\r\n"], 5000), "Connection Error");
    assert_eq!(attempt(&[GREETING], 100), "Authentication Error");
    assert_eq!(attempt(&[GREETING, "Content-Type: command/reply\nReply-Text: -ERR invalid\n\n"], 5000), "Authentication Error");

    let mut handle = Handle::new();
    let nothing = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("loopback can be bound");
    assert_eq!(handle.connect(nothing.port(), 5000), ESL_FAIL);
    assert_eq!((handle.error().as_str(), handle.get().errnum), ("Socket Connection Error", libc::ECONNREFUSED));
    let (host, password) = (c("no.such.host.invalid"), c("x"));
    // SAFETY: a handle of ours and texts.
    assert_eq!(unsafe { esl_connect_timeout(handle.ptr(), host.as_ptr(), 8021, null(), password.as_ptr(), 5000) }, ESL_FAIL);
    assert_eq!(handle.error(), "Cannot resolve host");
    let (host, password) = (c("127.0.0.1"), c("ClueCon\n\napi fsctl shutdown"));
    // SAFETY: a handle of ours and texts.
    let status = unsafe {
        esl_connect_timeout(handle.ptr(), host.as_ptr(), nothing.port().cast_signed(), null(), password.as_ptr(), 5000)
    };
    assert_eq!(status, ESL_FAIL);
}

#[test]
fn a_handle_that_never_connected_and_null_give_errors() {
    let mut handle = Handle::new();
    let x = c("x");
    // SAFETY: it reads a flag.
    let standard_input = unsafe { libc::fcntl(0, libc::F_GETFD) };
    // SAFETY: NULL and a zeroed handle are what these functions promise to take.
    unsafe {
        for handle in [null_mut(), handle.ptr()] {
            assert_eq!(esl_send(handle, x.as_ptr()), ESL_FAIL);
            assert_eq!(esl_send_recv_timed(handle, x.as_ptr(), 10), ESL_FAIL);
            assert_eq!(esl_recv_event(handle, 1, null_mut()), ESL_FAIL);
            assert_eq!(esl_recv_event_timed(handle, 10, 1, null_mut()), ESL_FAIL);
            assert_eq!(esl_events(handle, 0, x.as_ptr()), ESL_FAIL);
            assert_eq!(esl_filter(handle, x.as_ptr(), x.as_ptr()), ESL_FAIL);
            assert_eq!(esl_execute(handle, x.as_ptr(), x.as_ptr(), null()), ESL_FAIL);
            assert_eq!(esl_sendevent(handle, null_mut()), ESL_FAIL);
            assert_eq!(esl_sendmsg(handle, null_mut(), null()), ESL_FAIL);
            assert_eq!(esl_attach_handle(handle, -1, null_mut()), ESL_FAIL);
            assert_eq!(esl_disconnect(handle), ESL_FAIL);
        }
        assert_eq!(esl_connect_timeout(null_mut(), x.as_ptr(), 1, null(), null(), 10), ESL_FAIL);
        assert_eq!(esl_connect_timeout(handle.ptr(), null(), 1, null(), null(), 10), ESL_FAIL);
        // A zeroed handle says descriptor 0, which is not its own.
        assert_eq!(libc::fcntl(0, libc::F_GETFD), standard_input);
        let (mut handle, _peer) = connected();
        assert_eq!(esl_send(handle.ptr(), null()), ESL_FAIL);
        assert_eq!(esl_filter(handle.ptr(), null(), x.as_ptr()), ESL_FAIL);
        assert_eq!(esl_sendevent(handle.ptr(), null_mut()), ESL_FAIL);
        assert_eq!(handle.get().connected, 1);
    }
}

#[test]
fn events_before_a_reply_wait_in_race_event() {
    let (mut handle, mut peer) = connected();
    write(&mut peer, &(event(0) + &event(1) + &api("ok") + &event(2)));
    assert_eq!(handle.call("api x", 5000), ESL_SUCCESS);
    assert!(!handle.get().race_event.is_null());
    // Without check_q: the next from the socket.
    assert_eq!(handle.receive(5000, false), ESL_SUCCESS);
    assert_eq!(header(handle.get().last_ievent, "Number"), "2");
    for number in ["0", "1"] {
        assert!(!handle.get().race_event.is_null());
        assert_eq!(handle.receive(5000, true), ESL_SUCCESS);
        assert_eq!(header(handle.get().last_ievent, "number"), number);
        assert_eq!(header(handle.get().last_ievent, "Text"), "a b");
        // SAFETY: an event of the handle's.
        assert_eq!(unsafe { (*handle.get().last_ievent).event_id }, 50);
        assert_eq!(header(handle.get().last_event, "Content-Type"), "text/event-plain");
    }
    assert!(handle.get().race_event.is_null());
    assert_eq!(handle.receive(20, true), ESL_BREAK);
    assert_eq!(header(handle.get().last_ievent, "number"), "1", "a limit of time that passed changes nothing");

    // A program may take the list apart itself.
    write(&mut peer, &(event(3) + &event(4) + &api("ok")));
    assert_eq!(handle.call("api x", 5000), ESL_SUCCESS);
    // SAFETY: the list is the program's as much as the library's.
    unsafe {
        let fields = &mut *handle.ptr();
        while !fields.race_event.is_null() {
            let mut first = fields.race_event;
            fields.race_event = (*first).next;
            esl_event_destroy(&mut first);
        }
    }
    write(&mut peer, &(event(5) + &api("ok")));
    assert_eq!(handle.call("api x", 5000), ESL_SUCCESS);
    assert_eq!(handle.receive(5000, true), ESL_SUCCESS);
    assert_eq!(header(handle.get().last_ievent, "Number"), "5");
}

#[test]
fn save_event_is_the_callers() {
    let (mut handle, mut peer) = connected();
    write(&mut peer, &event(0));
    let mut saved = null_mut();
    // SAFETY: a handle of ours and a place.
    assert_eq!(unsafe { esl_recv_event(handle.ptr(), 1, &mut saved) }, ESL_SUCCESS);
    assert_eq!(header(saved, "Content-Type"), "text/event-plain");
    assert!(handle.get().last_ievent.is_null());
    handle.disconnect();
    // SAFETY: it was given to us.
    unsafe { esl_event_destroy(&mut saved) };
}

#[test]
fn a_frame_in_pieces_is_not_lost_to_a_limit_of_time() {
    let (mut handle, mut peer) = connected();
    let whole = event(7);
    let blank = whole.find("\n\n").expect("a header block") + 1;
    for piece in [&whole[..5], &whole[5..blank], &whole[blank..blank + 9]] {
        write(&mut peer, piece);
        let begun = Instant::now();
        assert_eq!(handle.receive(30, true), ESL_BREAK);
        assert!(begun.elapsed() < Duration::from_millis(500));
    }
    write(&mut peer, &whole[blank + 9..]);
    assert_eq!(handle.receive(5000, true), ESL_SUCCESS);
    assert_eq!(header(handle.get().last_ievent, "Number"), "7");
}

#[test]
fn notices_and_ends() {
    let notice = |extra: &str, body: &str| {
        format!("Content-Type: text/disconnect-notice\n{extra}Content-Length: {}\n\n{body}", body.len())
    };
    let (mut handle, mut peer) = connected();
    write(&mut peer, &notice("Content-Disposition: linger\nLinger-Time: 2\n", ""));
    assert_eq!(handle.receive(5000, true), ESL_SUCCESS);
    assert_eq!(header(handle.get().last_event, "Linger-Time"), "2");
    write(&mut peer, &notice("Content-Disposition: disconnect\n", "Disconnected, goodbye.\n"));
    assert_eq!(handle.receive(5000, true), ESL_FAIL);
    assert_eq!(handle.get().connected, 0);
    assert_eq!(header(handle.get().last_event, "Content-Type"), "text/disconnect-notice");
    assert_eq!((handle.receive(5000, true), handle.send("x")), (ESL_FAIL, ESL_FAIL));
    assert_eq!(handle.disconnect(), ESL_SUCCESS);

    // The end itself, while a reply is waited for: what came before it is still there.
    let (mut handle, mut peer) = connected();
    write(&mut peer, &event(0));
    drop(peer);
    assert_eq!(handle.call("api x", 5000), ESL_FAIL);
    assert_eq!(handle.get().connected, 0);
    assert!(handle.error().contains("closed the connection"), "{}", handle.error());
    assert!(!handle.get().race_event.is_null());
}

#[test]
fn a_dead_peer_is_an_error_and_no_signal() {
    let (mut handle, peer) = connected();
    drop(peer);
    // The first send may still be taken by the system; SIGPIPE would end this test's process.
    let sent = (0..100).map(|_| handle.send("api status")).take_while(|&status| status == ESL_SUCCESS).count();
    assert!(sent < 100);
    assert_eq!(handle.get().connected, 0);
}

#[test]
fn json_events_and_what_is_none() {
    let framed = |body: &str| format!("Content-Length: {}\nContent-Type: text/event-json\n\n{body}", body.len());
    let (mut handle, mut peer) = connected();
    write(&mut peer, &framed(r#"{"Event-Name":"DTMF","L":["a","b"],"_body":"hi"}"#));
    assert_eq!(handle.receive(5000, true), ESL_SUCCESS);
    assert_eq!(header(handle.get().last_ievent, "L"), "ARRAY::a|:b");
    assert_eq!(header(handle.get().last_ievent, "_body"), "hi");
    write(&mut peer, &framed("nonsense"));
    assert_eq!(handle.receive(5000, true), ESL_SUCCESS);
    assert!(handle.get().last_ievent.is_null());
}

#[test]
fn the_commands_that_the_library_builds() {
    let (mut handle, mut peer) = connected();
    let mut expect = |handle: &mut Handle, call: &dyn Fn(*mut esl_handle_t) -> esl_status_t, expected: &str| {
        write(&mut peer, &reply("+OK"));
        assert_eq!(call(handle.ptr()), ESL_SUCCESS);
        let mut sent = vec![0; expected.len()];
        peer.read_exact(&mut sent).expect("the packet");
        assert_eq!(String::from_utf8_lossy(&sent), expected);
        assert_eq!(rust(handle.get().last_sr_reply.as_ptr()), "+OK");
    };
    let long = "x".repeat(20_000);
    let (all, name, value, app, arg, uuid) = (c("ALL"), c("Unique-ID"), c("u 1"), c("playback"), c(&long), c("abc"));
    // SAFETY: a connected handle of ours, texts and events.
    unsafe {
        expect(&mut handle, &|h| esl_events(h, 0, all.as_ptr()), "event plain ALL\n\n");
        expect(&mut handle, &|h| esl_events(h, 1, all.as_ptr()), "event xml ALL\n\n");
        expect(&mut handle, &|h| esl_events(h, 2, all.as_ptr()), "event json ALL\n\n");
        expect(&mut handle, &|h| esl_filter(h, name.as_ptr(), value.as_ptr()), "filter Unique-ID u 1\n\n");
        let execute = format!("call-command: execute\nexecute-app-name: playback\nexecute-app-arg: {long}\n");
        expect(&mut handle, &|h| esl_execute(h, app.as_ptr(), arg.as_ptr(), null()), &format!("sendmsg\n{execute}\n"));
        (*handle.ptr()).event_lock = 1;
        (*handle.ptr()).async_execute = 1;
        let locked = format!("sendmsg abc\n{execute}event-lock: true\nasync: true\n\n");
        expect(&mut handle, &|h| esl_execute(h, app.as_ptr(), arg.as_ptr(), uuid.as_ptr()), &locked);

        let mut event = null_mut();
        assert_eq!(esl_event_create_subclass(&mut event, 0, c("demo::x").as_ptr()), ESL_SUCCESS);
        esl_event_add_header_string(event, 0, c("L").as_ptr(), c("ARRAY::a|:b").as_ptr());
        let headers = "Event-Name: CUSTOM\nEvent-Subclass: demo::x\nL: ARRAY::a|:b\n";
        expect(&mut handle, &|h| esl_sendevent(h, event), &format!("sendevent CUSTOM\n{headers}\n"));
        esl_event_set_body(event, c("hi").as_ptr());
        expect(
            &mut handle,
            &|h| esl_sendmsg(h, event, uuid.as_ptr()),
            &format!("sendmsg abc\n{headers}Content-Length: 2\n\nhi\n\n"),
        );

        // What would leave its line is not sent, and the connection stays.
        esl_event_add_header_string(event, 0, c("Bad").as_ptr(), c("a\n\nexit").as_ptr());
        assert_eq!(esl_sendevent(handle.ptr(), event), ESL_FAIL);
        assert!(handle.error().contains("line feed"), "{}", handle.error());
        assert_eq!(esl_filter(handle.ptr(), name.as_ptr(), c("a\nb").as_ptr()), ESL_FAIL);
        assert_eq!(handle.get().connected, 1);
        esl_event_destroy(&mut event);
    }
}

#[test]
fn an_outbound_call() {
    let (mut peer, ours) = UnixStream::pair().expect("a socket pair");
    write(
        &mut peer,
        "Event-Name: CHANNEL_DATA\nChannel-Name: a%20b\nContent-Type: command/reply\nReply-Text: %2BOK%0A\nSocket-Mode: async\n\n",
    );
    let mut handle = Handle::new();
    // SAFETY: zeros are an address.
    let mut address: libc::sockaddr_in = unsafe { zeroed() };
    address.sin_port = 4711;
    // SAFETY: a zeroed handle, a descriptor of ours that it takes over, an address.
    assert_eq!(unsafe { esl_attach_handle(handle.ptr(), ours.into_raw_fd(), &mut address) }, ESL_SUCCESS);
    assert_eq!(packet(&mut peer), "connect\n\n");
    let info = handle.get().info_event;
    assert_eq!(header(info, "Event-Name"), "SOCKET_DATA");
    assert_eq!((header(info, "Channel-Name").as_str(), header(info, "Reply-Text").as_str()), ("a b", "+OK\n"));
    assert!(handle.get().last_sr_event.is_null());
    assert_eq!((handle.get().addr.sin_port, handle.get().connected), (4711, 1));
    assert_eq!(handle.disconnect(), ESL_SUCCESS);
    assert_eq!(peer.read(&mut [0]).expect("it is closed"), 0);

    // No answer.
    let (peer, ours) = UnixStream::pair().expect("a socket pair");
    peer.shutdown(std::net::Shutdown::Write).expect("it is open");
    let mut handle = Handle::new();
    // SAFETY: as above.
    assert_eq!(unsafe { esl_attach_handle(handle.ptr(), ours.into_raw_fd(), null_mut()) }, ESL_FAIL);
    assert_eq!(handle.get().connected, 0);
    assert_eq!(handle.disconnect(), ESL_SUCCESS);
}

/// A handle that threads share, as C programs do.
#[derive(Clone, Copy)]
struct Shared(*mut esl_handle_t);

// SAFETY: handles may be used by several threads.
unsafe impl Send for Shared {}

impl Shared {
    fn ptr(self) -> *mut esl_handle_t {
        self.0
    }
}

#[test]
fn a_thread_that_receives_keeps_no_other_from_sending_nor_from_disconnecting() {
    let (mut handle, mut peer) = connected();
    let shared = Shared(handle.ptr());
    // SAFETY: the handle outlives the thread.
    let receiver = spawn(move || unsafe { esl_recv_event(shared.ptr(), 1, null_mut()) });
    for i in 0..20 {
        let caller = spawn(move || {
            // SAFETY: the handle outlives the thread.
            unsafe { esl_send_recv_timed(shared.ptr(), c(&format!("api {i}")).as_ptr(), 5000) }
        });
        assert_eq!(packet(&mut peer), format!("api {i}\n\n"));
        write(&mut peer, &api("ok"));
        assert_eq!(caller.join().expect("no panic"), ESL_SUCCESS);
    }
    let begun = Instant::now();
    assert_eq!(handle.disconnect(), ESL_SUCCESS);
    assert_eq!(receiver.join().expect("no panic"), ESL_FAIL);
    assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
}

#[test]
fn disconnecting_ends_another_threads_wait_for_a_reply() {
    let (mut handle, mut peer) = connected();
    let shared = Shared(handle.ptr());
    // SAFETY: the handle outlives the thread.
    let caller = spawn(move || unsafe { esl_send_recv_timed(shared.ptr(), c"api never".as_ptr(), 0) });
    assert_eq!(packet(&mut peer), "api never\n\n");
    assert_eq!(handle.disconnect(), ESL_SUCCESS);
    assert_eq!(caller.join().expect("no panic"), ESL_FAIL);
}

#[test]
fn an_answer_behind_many_events_costs_the_same_per_event() {
    let per_event = |count: usize| {
        let (mut handle, mut peer) = connected();
        let text = (0..count).map(event).collect::<String>() + &api("ok");
        let writer = spawn(move || {
            write(&mut peer, &text);
            peer
        });
        let begun = Instant::now();
        assert_eq!(handle.call("api x", 60_000), ESL_SUCCESS);
        let called = begun.elapsed();
        for number in 0..count {
            assert_eq!(handle.receive(5000, true), ESL_SUCCESS);
            assert_eq!(header(handle.get().last_ievent, "Number"), number.to_string());
        }
        drop(writer.join());
        called / u32::try_from(count).expect("a small count")
    };
    per_event(1000);
    let (few, many) = (per_event(1000), per_event(32_000));
    assert!(many < few * 4 + Duration::from_micros(5), "{few:?} an event behind 1,000, {many:?} behind 32,000");
}

#[test]
fn a_descriptor_above_1024() {
    let limit = libc::rlimit { rlim_cur: 4096, rlim_max: 4096 };
    let (mut handle, mut peer) = connected();
    // SAFETY: system calls on a limit and descriptors of ours.
    unsafe {
        let mut known = zeroed();
        assert_eq!(libc::getrlimit(libc::RLIMIT_NOFILE, &mut known), 0);
        let wanted = libc::rlimit { rlim_cur: limit.rlim_cur.min(known.rlim_max), rlim_max: known.rlim_max };
        assert_eq!(libc::setrlimit(libc::RLIMIT_NOFILE, &wanted), 0);
        let high = libc::fcntl(handle.get().sock, libc::F_DUPFD_CLOEXEC, 2000);
        assert!(high >= 2000, "the limit of open files allows no such number");
        // An outbound connection on the same socket.
        let mut second = Handle::new();
        write(&mut peer, &reply("+OK"));
        assert_eq!(esl_attach_handle(second.ptr(), high, null_mut()), ESL_SUCCESS);
        assert_eq!(second.receive(20, true), ESL_BREAK);
        write(&mut peer, &event(1));
        assert_eq!(esl::wait::esl_wait_sock(high, 5000, 1), 1);
        assert_eq!(second.receive(5000, true), ESL_SUCCESS);
        assert_eq!(header(second.get().last_ievent, "Number"), "1");
    }
    handle.disconnect();
}

#[test]
fn large_blocks_and_bodies() {
    let (mut handle, mut peer) = connected();
    let value = "v".repeat(300_000);
    let body = "b".repeat(2 << 20);
    let message = format!("Content-Type: api/response\nLong: {value}\nContent-Length: {}\n\n{body}", body.len());
    let writer = spawn(move || {
        write(&mut peer, &message);
        peer
    });
    assert_eq!(handle.call("api x", 20_000), ESL_SUCCESS);
    assert_eq!(header(handle.get().last_sr_event, "Long"), value);
    // SAFETY: an event of the handle's.
    assert_eq!(rust(unsafe { esl_event_get_body(handle.get().last_sr_event) }), body);
    drop(writer.join());
}

#[test]
fn cost_is_linear_in_headers_elements_and_bytes() {
    let cost = |text: String| {
        let framed = format!("Content-Length: {}\nContent-Type: text/event-plain\n\n{text}", text.len());
        let (mut handle, mut peer) = connected();
        let writer = spawn(move || {
            for _ in 0..20 {
                write(&mut peer, &framed);
            }
            peer
        });
        let begun = Instant::now();
        for _ in 0..20 {
            assert_eq!(handle.receive(20_000, true), ESL_SUCCESS);
            assert!(!handle.get().last_ievent.is_null());
        }
        let cost = begun.elapsed();
        drop(writer.join());
        cost
    };
    let headers = |count: usize| (0..count).map(|i| format!("Header-Number-{i}: value%20{i}\n")).collect::<String>() + "\n";
    let elements = |count: usize| format!("A: ARRAY%3A%3A{}\n\n", vec!["element"; count].join("%7C%3A"));
    let bytes = |count: usize| format!("A: {}\n\n", "%20x".repeat(count));
    for (name, small, large) in [
        ("headers", headers(1500), headers(15_000)),
        ("elements", elements(3000), elements(30_000)),
        ("bytes", bytes(50_000), bytes(500_000)),
    ] {
        cost(small.clone());
        let (small, large) = (cost(small), cost(large));
        // Ten times the work; a square would take a hundred times.
        assert!(large < small * 40 + Duration::from_millis(40), "{name}: {small:?}, and {large:?} for ten times as many");
    }
}
