//! `ESLconnection` of a call that comes in.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener};
use std::os::unix::net::UnixStream;
use std::thread::JoinHandle;
use std::time::Duration;

use eslng_blocking::compat::{EslConnection, Hooks};
use eslng_switch::Switch;

use super::{body, header};

/// A call to a program that takes it over.
fn call(switch: &Switch) -> (EslConnection, String) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a loopback port");
    let address = listener.local_addr().expect("it has one").to_string();
    let taken: JoinHandle<EslConnection> = std::thread::spawn(move || {
        let (stream, _) = listener.accept().expect("the switch connects");
        EslConnection::attach(stream.into(), Hooks::default()).expect("nothing interrupts")
    });
    let uuid = switch.call(&address, "async full", []).expect("the switch places it");
    (taken.join().expect("no panic"), uuid)
}

#[test]
fn the_calls_data_and_its_applications() {
    let switch = Switch::builder().start().expect("a loopback port");
    let (connection, uuid) = call(&switch);
    assert_eq!(connection.connected(), 1);
    let info = connection.get_info().expect("an outbound connection");
    assert_eq!((info.get_type().as_str(), header(&info, "Unique-ID")), ("SOCKET_DATA", Some(uuid.clone())));
    assert_eq!(header(&info, "Event-Name").as_deref(), Some("SOCKET_DATA"));
    let names: Vec<_> = std::iter::successors(info.first_header(), |_| info.next_header()).collect();
    assert_eq!(names.iter().filter(|name| name.eq_ignore_ascii_case(b"Event-Name")).count(), 2);
    assert!(connection.send_recv(Some(b"myevents")).expect("nothing interrupts").is_some());
    let reply = connection.execute(Some(b"answer"), None, None).expect("nothing interrupts").expect("a reply");
    assert_eq!(header(&reply, "Reply-Text").as_deref(), Some("+OK"));
    loop {
        let event = connection.recv_event_timed(5000).expect("nothing interrupts").expect("the call answers");
        if event.get_type() == "CHANNEL_ANSWER" {
            assert_eq!(header(&event, "Unique-ID"), Some(uuid));
            break;
        }
    }
}

#[test]
fn a_switch_that_lingers_keeps_the_connection() {
    let switch = Switch::builder().start().expect("a loopback port");
    let (connection, uuid) = call(&switch);
    assert!(connection.send_recv(Some(b"linger 1")).expect("nothing interrupts").is_some());
    switch.hang_up(&uuid, "NORMAL_CLEARING").expect("it lives");
    let notice = loop {
        let event = connection.recv_event().expect("nothing interrupts");
        if header(&event, "Content-Type").as_deref() == Some("text/disconnect-notice") {
            break event;
        }
        assert_eq!(connection.connected(), 1);
    };
    assert_eq!((header(&notice, "Content-Disposition").as_deref(), body(&notice).as_deref()), (Some("linger"), Some("")));
    assert_eq!(connection.connected(), 1);
    while connection.recv_event().expect("nothing interrupts").get_type() != "SERVER_DISCONNECTED" {}
    assert_eq!(connection.connected(), 0);
}

#[test]
fn a_descriptor_that_is_no_connection() {
    let (peer, ours) = UnixStream::pair().expect("a socket pair");
    drop(peer);
    let connection = EslConnection::attach(ours.into(), Hooks::default()).expect("nothing interrupts");
    assert_eq!((connection.connected(), connection.get_info().is_none()), (0, true));
}

#[test]
fn what_has_ended_holds_no_descriptor() {
    let notice = "Content-Type: text/disconnect-notice\nContent-Length: 4\n\nBye\n";
    for end in [notice, ""] {
        let (mut peer, ours) = UnixStream::pair().expect("a socket pair");
        peer.set_read_timeout(Some(Duration::from_secs(10))).expect("it is a time");
        let reply = "Content-Type: command/reply\nReply-Text: +OK\n\n";
        peer.write_all([reply, end].concat().as_bytes()).expect("it has room");
        if end.is_empty() {
            peer.shutdown(Shutdown::Write).expect("it is open");
        }
        let connection = EslConnection::attach(ours.into(), Hooks::default()).expect("nothing interrupts");
        assert_eq!(connection.connected(), 1, "only a call finds it");
        assert_eq!(connection.recv_event().expect("nothing interrupts").get_type(), "SERVER_DISCONNECTED");
        let mut sent = String::new();
        peer.read_to_string(&mut sent).expect("the other end is closed, though the object still lives");
        assert_eq!((sent.as_str(), connection.connected()), ("connect\n\n", 0));
    }
}
