//! `ESLconnection` that connects, against the test switch.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use eslng_blocking::compat::{Argument, EslConnection, EslEvent};
use eslng_switch::{Event, Fault, Switch, User};

use super::{api, body, connect, connected, construct, header};

/// A switch as it is by default.
fn switch() -> Switch {
    Switch::builder().start().expect("a loopback port")
}

/// A CUSTOM event that the switch fires.
fn emit(switch: &Switch, number: u32) {
    let event = Event::new("CUSTOM").with_subclass("lab::n").with_header("N", number.to_string());
    switch.emit(event).expect("the switch runs");
}

fn subscribe(connection: &EslConnection, format: &str) {
    assert_eq!(connection.events(Some(format.as_bytes()), Some(b"CUSTOM lab::n")), Ok(0));
}

#[test]
fn constructors_never_fail() {
    let switch = Switch::builder().user(User::new("1000", "lab.test", "secret")).start().expect("a loopback port");
    let port = switch.port().to_string();
    let (host, password) = (Argument::Text(b"localhost"), Argument::Text(b"ClueCon"));
    let port_text = Argument::Text(port.as_bytes());
    for (arguments, connected) in [
        (&[host, port_text, password][..], 1),
        (&[host, Argument::Number(switch.port().into()), Argument::Null, password], 1),
        (&[host, port_text, Argument::Text(b""), password], 1),
        (&[host, port_text, Argument::Text(b"1000@lab.test"), Argument::Text(b"secret")], 1),
        (&[host, port_text, Argument::Text(b"1000@lab.test"), password], 0),
        (&[host, port_text, Argument::Text(b"wrong")], 0),
        (&[host, port_text, Argument::Text(b"x\n\nexit")], 0),
        (&[host, Argument::Number(65_536), password], 0),
        (&[Argument::Text(b"no.such.host.invalid"), port_text, password], 0),
        (&[Argument::Text(b"\xff"), port_text, password], 0),
        (&[Argument::Null, Argument::Number(1), Argument::Null], 0),
    ] {
        assert_eq!(construct(arguments).connected(), connected, "{arguments:?}");
    }
}

#[test]
fn an_object_without_a_connection() {
    let unused = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr()).expect("a loopback port");
    let connection = connect(unused.port(), "ClueCon");
    let event = EslEvent::new(Some(b"CUSTOM"), None);
    assert_eq!((connection.connected(), connection.socket_descriptor()), (0, -1));
    assert!(connection.get_info().is_none());
    assert_eq!(connection.send(Some(b"x")), Ok(1));
    assert!(connection.send_recv(Some(b"x")).expect("nothing interrupts").is_none());
    assert!(api(&connection, "status", "").is_none());
    assert!(connection.bgapi(Some(b"x"), None, None).expect("nothing interrupts").is_none());
    assert_eq!(connection.send_event(Some(&event)).expect("nothing interrupts").get_type(), "SERVER_DISCONNECTED");
    assert_eq!(connection.send_msg(Some(&event), None), Ok(1));
    assert_eq!(connection.recv_event().expect("nothing interrupts").get_type(), "SERVER_DISCONNECTED");
    assert!(connection.recv_event_timed(0).expect("nothing interrupts").is_none());
    assert!(connection.filter(Some(b"a"), Some(b"b")).expect("nothing interrupts").is_none());
    assert_eq!(connection.events(None, Some(b"ALL")), Ok(1));
    assert!(connection.execute(Some(b"answer"), None, None).expect("nothing interrupts").is_none());
    assert_eq!(connection.set_event_lock(Some(b"1")), 1);
    assert_eq!((connection.disconnect(), connection.disconnect()), (0, 0));
}

#[test]
fn commands_and_answers() {
    let switch = switch();
    let connection = connected(&switch);
    assert!(connection.socket_descriptor() > 0);
    assert!(connection.get_info().is_none(), "it is no outbound connection");
    let answer = connection.api(Some(b"echo"), Some(b"a %41 b")).expect("nothing interrupts").expect("an answer");
    assert_eq!((body(&answer).as_deref(), answer.get_type().as_str()), (Some("a %41 b"), "SOCKET_DATA"));
    assert_eq!(answer.first_header().as_deref(), Some(&b"Event-Name"[..]));
    assert_eq!(
        (header(&answer, "event-name").as_deref(), header(&answer, "content-type").as_deref()),
        (Some("SOCKET_DATA"), Some("api/response"))
    );
    let reply = connection.send_recv(Some(b"noevents")).expect("nothing interrupts").expect("a reply");
    assert!(header(&reply, "Reply-Text").is_some_and(|text| text.starts_with('+') || text.starts_with('-')));
    assert_eq!(body(&reply), None);
    let reply = connection.bgapi(Some(b"echo"), Some(b"x"), Some(b"my-job")).expect("nothing interrupts").expect("a reply");
    assert_eq!(header(&reply, "Job-UUID").as_deref(), Some("my-job"));
}

#[test]
fn events_of_each_format() {
    let switch = switch();
    let connection = connected(&switch);
    for (i, format) in (0..).zip(["plain", "json", "xml"]) {
        subscribe(&connection, format);
        emit(&switch, i);
        let event = connection.recv_event().expect("nothing interrupts");
        if format == "xml" {
            // libesl reads no XML: the message comes as it is.
            assert_eq!(
                (event.get_type().as_str(), header(&event, "Content-Type").as_deref()),
                ("SOCKET_DATA", Some("text/event-xml"))
            );
            assert!(body(&event).is_some_and(|text| text.contains("<N>2</N>")));
        } else {
            assert_eq!((event.get_type().as_str(), header(&event, "N")), ("CUSTOM", Some(i.to_string())));
            assert_eq!(header(&event, "Event-Subclass").as_deref(), Some("lab::n"));
        }
    }
}

#[test]
fn what_comes_before_a_reply_waits_in_order() {
    let switch = switch();
    let connection = connected(&switch);
    subscribe(&connection, "plain");
    (0..20).for_each(|i| emit(&switch, i));
    assert_eq!(api(&connection, "echo", "x").as_deref(), Some("x"));
    for i in 0..20 {
        let event = connection.recv_event_timed(5000).expect("nothing interrupts").expect("it came");
        assert_eq!(header(&event, "N"), Some(i.to_string()));
    }
    assert!(connection.recv_event_timed(20).expect("nothing interrupts").is_none());
    assert_eq!(connection.connected(), 1);
}

#[test]
fn sendevent_gives_what_was_received_before() {
    let switch = switch();
    let connection = connected(&switch);
    subscribe(&connection, "plain");
    let event = EslEvent::new(Some(b"CUSTOM"), Some(b"lab::n"));
    assert!(event.add_header(Some(b"N"), Some(b"1")) && event.add_body(Some(b"hi")));
    assert_eq!(connection.send_event(Some(&event)).expect("nothing interrupts").get_type(), "SERVER_DISCONNECTED");
    let fired = connection.recv_event().expect("nothing interrupts");
    assert_eq!((header(&fired, "N").as_deref(), body(&fired).as_deref()), (Some("1"), Some("hi")));
    assert!(event.add_header(Some(b"N[0]"), Some(b"2")));
    let previous = connection.send_event(Some(&event)).expect("nothing interrupts");
    assert_eq!(header(&previous, "N").as_deref(), Some("1"));
    assert_eq!(header(&connection.recv_event().expect("nothing interrupts"), "N").as_deref(), Some("2"));
}

#[test]
fn the_end_of_a_connection() {
    for notice in [true, false] {
        let switch = switch();
        let connection = connected(&switch);
        if notice {
            connection.send(Some(b"exit")).expect("nothing interrupts");
            assert_eq!(connection.recv_event().expect("nothing interrupts").get_type(), "SOCKET_DATA");
        } else {
            switch.drop_connections().expect("it runs");
        }
        assert_eq!(connection.connected(), 1, "only a call finds it");
        assert_eq!(connection.recv_event().expect("nothing interrupts").get_type(), "SERVER_DISCONNECTED");
        assert_eq!((connection.connected(), connection.socket_descriptor()), (0, -1));
        assert!(connection.recv_event_timed(0).expect("nothing interrupts").is_none());
        assert!(api(&connection, "status", "").is_none());
    }
}

#[test]
fn a_limit_of_time_holds_within_a_message() {
    let switch = switch();
    let connection = connected(&switch);
    subscribe(&connection, "plain");
    switch.fault(Fault::SplitBlankLine { pause: Duration::from_millis(300) }).expect("it runs");
    emit(&switch, 1);
    let begun = Instant::now();
    while connection.recv_event_timed(20).expect("nothing interrupts").is_none() {
        assert!(begun.elapsed() < Duration::from_secs(10) && connection.connected() == 1, "{:?}", begun.elapsed());
    }
    assert!(begun.elapsed() >= Duration::from_millis(100), "it came in pieces");
}
