//! What the methods of `ESLconnection` put on the wire, and what they make of the replies.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::thread::JoinHandle;

use eslng_blocking::compat::{EslConnection, EslEvent, Hooks};

use super::header;

/// Answers every command with its number and gives back what came, until the other end closes.
fn echo(mut peer: UnixStream) -> JoinHandle<Vec<String>> {
    std::thread::spawn(move || {
        let (mut packets, mut packet, mut commands): (Vec<String>, _, _) = (Vec::new(), Vec::new(), 0);
        let mut byte = [0];
        while peer.read_exact(&mut byte).is_ok() {
            packet.push(byte[0]);
            if packet.ends_with(b"\n\n") {
                let is_body = packets.last().is_some_and(|packet| packet.contains("Content-Length"));
                packets.push(String::from_utf8(std::mem::take(&mut packet)).expect("a text"));
                if !is_body {
                    commands += 1;
                    let reply = format!("Content-Type: command/reply\nReply-Text: +OK %23{commands}\n\n");
                    // Who only sends may have closed.
                    let _ = peer.write_all(reply.as_bytes());
                }
            }
        }
        packets
    })
}

fn number(event: Option<EslEvent>) -> String {
    header(&event.expect("a reply"), "Reply-Text").expect("its text")
}

/// An argument; an empty one stands for none.
fn some(text: &str) -> Option<&[u8]> {
    Some(text.as_bytes()).filter(|text| !text.is_empty())
}

#[test]
fn every_method() {
    let (peer, ours) = UnixStream::pair().expect("a socket pair");
    let peer = echo(peer);
    let connection = EslConnection::attach(ours.into(), Hooks::default()).expect("nothing interrupts");
    assert_eq!(header(&connection.get_info().expect("an answer"), "Reply-Text").as_deref(), Some("+OK #1"), "values are decoded");
    let event = EslEvent::new(Some(b"CUSTOM"), Some(b"a::b"));
    assert!(event.add_header(Some(b"X"), Some(b"1 2")) && event.add_header(Some(b"L"), Some(b"ARRAY::a|:b")));

    assert_eq!(number(connection.send_recv(some("api x")).expect("nothing interrupts")), "+OK #2");
    assert_eq!(number(connection.api(some("status"), None).expect("nothing interrupts")), "+OK #3");
    assert_eq!(number(connection.api(some("echo"), some("a b")).expect("nothing interrupts")), "+OK #4");
    assert_eq!(number(connection.bgapi(some("status"), None, None).expect("nothing interrupts")), "+OK #5");
    assert_eq!(number(connection.bgapi(some("msleep"), some("1"), some("j")).expect("nothing interrupts")), "+OK #6");
    assert_eq!(connection.send_event(Some(&event)).expect("nothing interrupts").get_type(), "SERVER_DISCONNECTED");
    assert_eq!(connection.send_msg(Some(&event), None), Ok(0));
    assert!(event.add_body(Some(b"hi")));
    assert_eq!(connection.send_msg(Some(&event), some("u")), Ok(0));
    assert_eq!(number(connection.filter(some("Unique-ID"), some("u")).expect("nothing interrupts")), "+OK #10");
    for (format, names) in [("plain", "ALL"), ("json", "DTMF CUSTOM a::b"), ("xml", "ALL"), ("JSON", "ALL"), ("", "ALL")] {
        assert_eq!(connection.events(some(format), some(names)), Ok(0));
    }
    assert_eq!(number(connection.execute(some("answer"), None, None).expect("nothing interrupts")), "+OK #16");
    assert_eq!(
        number(connection.execute_async(some("playback"), some("a.wav"), some("u")).expect("nothing interrupts")),
        "+OK #17"
    );
    assert_eq!((connection.set_event_lock(some("on")), connection.set_async_execute(some("TRUE"))), (1, 1));
    assert_eq!((connection.set_event_lock(None), connection.set_async_execute(some("0"))), (1, 0));
    assert_eq!(number(connection.execute(some("lua"), some("a\nb"), None).expect("nothing interrupts")), "+OK #18");
    assert_eq!(connection.set_event_lock(some("no")), 0);
    assert_eq!(connection.send(some("noevents")), Ok(0));
    assert_eq!(connection.disconnect(), 0);
    let x = "Event-Name: CUSTOM\nEvent-Subclass: a::b\nX: 1 2\nL: ARRAY::a|:b\n";
    assert_eq!(
        peer.join().expect("no panic"),
        [
            "connect\n\n",
            "api x\n\n",
            "api status \n\n",
            "api echo a b\n\n",
            "bgapi status\n\n",
            "bgapi msleep 1\nJob-UUID: j\n\n",
            &format!("sendevent CUSTOM\n{x}\n"),
            &format!("sendmsg\n{x}\n"),
            &format!("sendmsg u\n{x}Content-Length: 2\n\n"),
            "hi\n\n",
            "filter Unique-ID u\n\n",
            "event plain ALL\n\n",
            "event json DTMF CUSTOM a::b\n\n",
            "event xml ALL\n\n",
            "event plain ALL\n\n",
            "event plain ALL\n\n",
            "sendmsg\ncall-command: execute\nexecute-app-name: answer\n\n",
            "sendmsg u\ncall-command: execute\nexecute-app-name: playback\nexecute-app-arg: a.wav\nasync: true\n\n",
            "sendmsg\ncall-command: execute\nexecute-app-name: lua\ncontent-type: text/plain\nevent-lock: true\nContent-Length: 3\n\n",
            "a\nb\n\n",
            "noevents\n\n",
        ]
    );
}

#[test]
fn what_is_refused_sends_nothing() {
    let (peer, ours) = UnixStream::pair().expect("a socket pair");
    let peer = echo(peer);
    let connection = EslConnection::attach(ours.into(), Hooks::default()).expect("nothing interrupts");
    let event = EslEvent::new(Some(b"CUSTOM"), None);
    assert!(event.add_header(Some(b"X"), Some(b"a\n\napi shutdown")));
    let injected = Some(&b"x\n\nexit"[..]);
    assert!(connection.api(injected, None).expect("nothing interrupts").is_none());
    assert!(connection.api(Some(b"a"), injected).expect("nothing interrupts").is_none());
    assert!(connection.bgapi(Some(b"a"), None, injected).expect("nothing interrupts").is_none());
    assert!(connection.filter(injected, Some(b"x")).expect("nothing interrupts").is_none());
    assert!(connection.execute(injected, None, None).expect("nothing interrupts").is_none());
    assert!(connection.send_recv(Some(b"api a\0b")).expect("nothing interrupts").is_none());
    assert_eq!((connection.events(None, injected), connection.send(Some(b"\0"))), (Ok(1), Ok(1)));
    assert_eq!((connection.send_msg(Some(&event), None), connection.send_msg(None, None)), (Ok(1), Ok(1)));
    assert_eq!(connection.send_event(Some(&event)).expect("nothing interrupts").get_type(), "SERVER_DISCONNECTED");
    assert_eq!(connection.send_event(None).expect("nothing interrupts").get_type(), "SERVER_DISCONNECTED");
    // Without what a call needs.
    assert!(connection.api(None, Some(b"x")).expect("nothing interrupts").is_none());
    assert!(connection.bgapi(None, None, None).expect("nothing interrupts").is_none());
    assert!(connection.send_recv(None).expect("nothing interrupts").is_none());
    assert!(connection.filter(Some(b"x"), None).expect("nothing interrupts").is_none());
    assert_eq!((connection.events(None, None), connection.send(None)), (Ok(1), Ok(1)));
    assert_eq!(connection.connected(), 1);
    drop(connection);
    assert_eq!(peer.join().expect("no panic"), ["connect\n\n"]);
}
