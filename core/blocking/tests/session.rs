//! libesl's pairing of commands and replies, by one thread and by several.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eslng_blocking::compat::{CallError, Session};
use eslng_blocking::{Deadline, ReceiveError};
use eslng_engine::vocabulary::ErrorKind;
use eslng_engine::wire::{ContentType, Frame};

fn pair() -> (UnixStream, Session<UnixStream>) {
    let (peer, ours) = UnixStream::pair().expect("a socket pair");
    (peer, Session::new(ours))
}

fn within(ms: u64) -> Deadline {
    Deadline::after(Duration::from_millis(ms))
}

fn reply(text: &str) -> String {
    format!("Content-Type: command/reply\nReply-Text: {text}\n\n")
}

fn event(name: &str) -> String {
    let event = format!("Event-Name: {name}\n\n");
    format!("Content-Length: {}\nContent-Type: text/event-plain\n\n{event}", event.len())
}

fn write(mut peer: &UnixStream, text: &str) {
    peer.write_all(text.as_bytes()).expect("the peer can write");
}

/// Reads one packet of the client's.
fn packet(mut peer: &UnixStream) -> String {
    let mut packet = Vec::new();
    while !packet.ends_with(b"\n\n") {
        let mut byte = [0];
        peer.read_exact(&mut byte).expect("a whole packet");
        packet.push(byte[0]);
    }
    String::from_utf8(packet).expect("a text")
}

fn text(frame: Option<Frame>) -> String {
    let frame = frame.expect("a frame came in time");
    match frame.content_type() {
        ContentType::CommandReply => frame.headers().get("Reply-Text").expect("a reply").into_owned(),
        _ => String::from_utf8_lossy(frame.body()).trim().to_owned(),
    }
}

#[test]
fn what_comes_before_a_reply_waits_in_order() {
    let (peer, session) = pair();
    write(&peer, &(event("A") + &event("B") + &reply("+OK one") + &event("C")));
    assert_eq!(text(session.call(b"api x", within(5000)).expect("it is open")), "+OK one");
    assert_eq!(packet(&peer), "api x\n\n");
    // Without the queue: what comes next.
    assert_eq!(text(session.receive(false, within(5000)).expect("it is open")), "Event-Name: C");
    assert_eq!(text(session.receive(true, within(5000)).expect("it is open")), "Event-Name: A");
    assert_eq!(session.with(|shared| std::iter::from_fn(|| shared.queue.pop_front()).count()), 1);
    assert!(session.receive(true, within(20)).expect("it is open").is_none());
}

#[test]
fn a_reply_that_comes_late_is_one_for_whoever_asks_next() {
    let (peer, session) = pair();
    assert!(session.call(b"slow\n\n", within(20)).expect("it is open").is_none());
    write(&peer, &(reply("+OK slow") + &reply("+OK next")));
    assert_eq!(text(session.call(b"next\n\n", within(5000)).expect("it is open")), "+OK slow");
    assert_eq!(text(session.receive(false, within(5000)).expect("it is open")), "+OK next");
}

#[test]
fn an_end_is_told_to_every_call() {
    let (peer, session) = pair();
    write(&peer, &event("A"));
    drop(peer);
    let Err(error) = session.call(b"x\n\n", within(5000)) else { panic!("nobody answers") };
    assert!(matches!(error, CallError::Send(_) | CallError::Ended(_)), "{error}");
    assert_eq!(text(session.receive(true, within(5000)).expect("what came is there")), "Event-Name: A");
    let ended = session.receive(true, within(5000)).expect_err("it has ended");
    assert!(matches!(ended.error(), ReceiveError::Closed), "{ended}");
}

#[test]
fn a_thread_that_receives_keeps_no_other_from_its_reply() {
    let (peer, session) = pair();
    let session = Arc::new(session);
    let receiving = Arc::clone(&session);
    let receiver = std::thread::spawn(move || text(receiving.receive(false, within(10_000)).expect("it is open")));
    for i in 0..100 {
        let calling = Arc::clone(&session);
        let caller =
            std::thread::spawn(move || text(calling.call(format!("api {i}").as_bytes(), within(10_000)).expect("it is open")));
        assert_eq!(packet(&peer), format!("api {i}\n\n"));
        write(&peer, &reply(&format!("+OK {i}")));
        assert_eq!(caller.join().expect("no panic"), format!("+OK {i}"));
    }
    write(&peer, &event("A"));
    assert_eq!(receiver.join().expect("no panic"), "Event-Name: A");
}

#[test]
fn replies_of_many_threads_come_in_the_order_of_their_commands() {
    let (peer, session) = pair();
    let session = Arc::new(session);
    let echo = std::thread::spawn(move || {
        for i in 0..400 {
            let asked = packet(&peer);
            if i % 3 == 0 {
                write(&peer, &event("BETWEEN"));
            }
            write(&peer, &reply(asked.trim()));
        }
        peer
    });
    let callers: Vec<_> = (0..8)
        .map(|thread| {
            let session = Arc::clone(&session);
            std::thread::spawn(move || {
                for i in 0..50 {
                    let command = format!("{thread}-{i}");
                    assert_eq!(text(session.call(command.as_bytes(), within(20_000)).expect("it is open")), command);
                }
            })
        })
        .collect();
    for caller in callers {
        caller.join().expect("every reply went to its command");
    }
    assert_eq!(session.with(|shared| std::iter::from_fn(|| shared.queue.pop_front()).count()), 134);
    drop(echo.join());
}

#[test]
fn closing_ends_the_waits_of_other_threads() {
    let (_peer, session) = pair();
    let session = Arc::new(session);
    let waiting: Vec<_> = (0..3)
        .map(|_| {
            let session = Arc::clone(&session);
            std::thread::spawn(move || session.receive(false, Deadline::NEVER).expect_err("it is closed").to_string())
        })
        .collect();
    let begun = Instant::now();
    session.close();
    for thread in waiting {
        assert_eq!(thread.join().expect("no panic"), "the other end closed the connection");
    }
    assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
}

#[test]
fn closing_ends_a_wait_for_a_reply_that_never_comes() {
    let (peer, session) = pair();
    let session = Arc::new(session);
    let caller = Arc::clone(&session);
    let caller = std::thread::spawn(move || caller.call(b"api status", Deadline::NEVER).expect_err("it is closed").to_string());
    assert_eq!(packet(&peer), "api status\n\n");
    session.close();
    assert_eq!(caller.join().expect("no panic"), "the other end closed the connection");
}

#[test]
fn a_login_and_what_can_go_wrong_with_it() {
    let greeting = "Content-Type: auth/request\n\n";
    let attempt = |said: String| {
        let (peer, session) = pair();
        write(&peer, &said);
        peer.shutdown(std::net::Shutdown::Write).expect("it is open");
        session.login(Some(b"1000@lab.test"), b"secret", within(5000)).map(|reply| text(Some(reply)))
    };
    assert_eq!(attempt(greeting.to_owned() + &reply("+OK accepted")).expect("it is accepted"), "+OK accepted");
    let rejection = "Content-Type: text/rude-rejection\nContent-Length: 24\n\nAccess Denied, go away.\n";
    let (before, after) = ("Connection Error", "Authentication Error");
    for (said, expected, kind) in [
        (greeting.to_owned() + &reply("-ERR invalid"), after, ErrorKind::AuthRejected),
        (greeting.to_owned() + "Content-Type: api/response\n\n", after, ErrorKind::OutOfStep),
        (greeting.to_owned(), after, ErrorKind::Disconnected),
        (greeting.to_owned() + "Content-Type: comm", after, ErrorKind::Truncated),
        (greeting.to_owned() + "Content-Length: x\n\n", after, ErrorKind::Protocol),
        (String::new(), before, ErrorKind::Disconnected),
        (reply("+OK accepted"), before, ErrorKind::OutOfStep),
        (rejection.to_owned(), before, ErrorKind::AccessDenied),
    ] {
        let error = attempt(said).expect_err("it is refused");
        assert_eq!((error.libesl_text(), error.kind()), (expected, kind), "{error}");
        assert!(!error.to_string().contains("secret"), "{error}");
    }
    let (peer, session) = pair();
    let error = session.login(None, b"x", within(20)).expect_err("nobody answers");
    assert_eq!((error.libesl_text(), error.kind()), (before, ErrorKind::Timeout));
    write(&peer, greeting);
    let error = session.login(None, b"a\nb", within(20)).expect_err("it is two lines");
    assert_eq!((error.libesl_text(), error.kind()), (after, ErrorKind::InvalidArgument));
}
