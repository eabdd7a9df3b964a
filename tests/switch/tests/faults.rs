//! Faults on demand, and what the switch does to a client that breaks the rules.

mod client;

use std::io::{Read, Write};
use std::time::Duration;

use client::Client;
use eslng_switch::{Event, Fault, Malformed, Switch};

#[test]
fn every_byte_comes_however_the_segments_are_cut() {
    for fault in
        [Fault::Dribble { bytes: 1, pause: Duration::from_micros(10) }, Fault::SplitBlankLine { pause: Duration::from_millis(1) }]
    {
        let switch = Switch::builder().fault(fault).start().expect("a loopback port is free");
        let mut client = Client::log_in(&switch);
        assert_eq!(client.command("api echo whole").body(), "whole");
        switch.clear_faults().expect("the switch runs");
        assert_eq!(client.command("api echo fast").body(), "fast");
    }
}

/// A fault that went on until a batch was out kept a connection for minutes, while its events piled up.
#[test]
fn a_fault_that_is_turned_off_ends_in_the_middle_of_what_is_sent() {
    const PAUSE: Duration = Duration::from_secs(60);
    let switch = Switch::builder().virtual_time().start().expect("a loopback port is free");
    let mut client = Client::log_in(&switch);
    switch.fault(Fault::Dribble { bytes: 1, pause: PAUSE }).expect("the switch runs");
    client.send("api echo whole");
    let mut first = [0];
    client.socket.read_exact(&mut first).expect("the answer begins");
    switch.clear_faults().expect("the switch runs");
    switch.advance(2 * PAUSE).expect("the switch runs");
    assert_eq!((first, client.message().body()), (*b"C", "whole"));
}

#[test]
fn a_connection_can_end_in_mid_frame() {
    let switch = Switch::builder().start().expect("a loopback port is free");
    let mut client = Client::log_in(&switch);
    switch.fault(Fault::CutAfter { bytes: 20 }).expect("the switch runs");
    client.send("api version");
    assert_eq!(client.rest(), b"Content-Type: api/re");
}

#[test]
fn no_reply_but_events() {
    let switch = Switch::builder().start().expect("a loopback port is free");
    let mut client = Client::log_in(&switch);
    client.command("event plain CUSTOM lab::x");
    switch.fault(Fault::NeverAnswer).expect("the switch runs");
    client.send("api version");
    switch.emit(Event::new("CUSTOM").with_subclass("lab::x").with_header("A", "1")).expect("the switch runs");
    assert_eq!(client.message().value("A").as_deref(), Some("1"));
}

#[test]
fn raw_bytes_and_dropped_connections() {
    let switch = Switch::builder().start().expect("a loopback port is free");
    let mut client = Client::log_in(&switch);
    switch.send_raw("Content-Type: garbage\n\n").expect("the switch runs");
    assert_eq!(client.message().header("Content-Type"), Some("garbage"));
    switch.drop_connections().expect("the switch runs");
    assert!(client.try_message().is_none());
}

#[test]
fn a_stopping_switch_says_so() {
    let switch = Switch::builder().start().expect("a loopback port is free");
    let mut client = Client::log_in(&switch);
    drop(switch);
    assert_eq!(client.message().body(), "The system is being shut down.\n");
    assert!(client.try_message().is_none());
}

#[test]
fn a_silent_client_is_sent_away() {
    let switch = Switch::builder().auth_timeout(Duration::from_millis(50)).start().expect("a loopback port is free");
    let mut client = Client::connect(switch.port());
    client.message();
    assert_eq!(client.message().header("Content-Type"), Some("text/disconnect-notice"));
    assert!(client.try_message().is_none());
}

#[test]
fn a_client_that_does_not_read_hurts_no_other() {
    let switch = Switch::builder().start().expect("a loopback port is free");
    let mut stalled = Client::log_in(&switch);
    stalled.command("event plain CUSTOM lab::flood");
    let mut other = Client::log_in(&switch);
    other.command("event plain CUSTOM lab::last");
    for _ in 0..110_000 {
        switch.emit(Event::new("CUSTOM").with_subclass("lab::flood")).expect("the switch runs");
    }
    switch.emit(Event::new("CUSTOM").with_subclass("lab::last")).expect("the switch runs");
    assert!(other.message().is_event());
    let rest = String::from_utf8_lossy(&stalled.rest()).into_owned();
    assert!(rest.ends_with("Content-Length: 39\n\nkilled listener because of lost events\n"));
}

/// What `in_overlong_10mib` recorded: at the limit the block is carried out as it is.
#[test]
fn a_block_without_end_is_taken_at_ten_mebibytes() {
    let switch = Switch::builder().start().expect("a loopback port is free");
    let mut client = Client::log_in(&switch);
    let mut block = b"api echo ".to_vec();
    block.resize(10_485_760, b'x');
    client.socket.write_all(&block).expect("the switch reads");
    assert_eq!(client.message().header("Content-Length"), Some("10485751"));
    assert_eq!(client.command("\n\napi echo after").body(), "after");
}

#[test]
fn replies_come_late_or_twice() {
    let switch = Switch::builder().start().expect("a loopback port is free");
    let mut client = Client::log_in(&switch);
    switch.fault(Fault::AnswerTwice).expect("the switch runs");
    assert_eq!(client.command("api echo a").body(), "a");
    assert_eq!(client.message().body(), "a");
    switch.clear_faults().expect("the switch runs");
    switch.fault(Fault::AnswerLate { delay: Duration::from_millis(80) }).expect("the switch runs");
    let begun = std::time::Instant::now();
    assert_eq!(client.command("api echo b").body(), "b");
    assert!(begun.elapsed() >= Duration::from_millis(80));
}

#[test]
fn a_switch_that_stops_reading_still_sends() {
    let switch = Switch::builder().start().expect("a loopback port is free");
    let mut client = Client::log_in(&switch);
    client.command("event plain CUSTOM lab::x");
    switch.fault(Fault::StallReading).expect("the switch runs");
    switch.emit(Event::new("CUSTOM").with_subclass("lab::x")).expect("the switch runs");
    assert!(client.message().is_event());
    client.send("api echo at last");
    switch.clear_faults().expect("the switch runs");
    assert_eq!(client.message().body(), "at last");
}

#[test]
fn messages_that_break_the_rules() {
    let switch = Switch::builder().start().expect("a loopback port is free");
    let mut client = Client::log_in(&switch);
    switch.send_malformed(Malformed::Oversized { bytes: 1_000_000 }).expect("the switch runs");
    assert_eq!(client.message().body().len(), 1_000_000);
    switch.send_malformed(Malformed::InvalidUtf8).expect("the switch runs");
    assert!(client.message().body().contains('\u{fffd}'));
    switch.send_malformed(Malformed::WrongLength).expect("the switch runs");
    assert_eq!(client.message().body(), "+OK ");
    switch.send_malformed(Malformed::Garbage).expect("the switch runs");
    // Controls are carried out in order, each answered when its turn has come: the garbage is on its way before `exit` is.
    assert!(switch.press("nobody", "1").is_err());
    client.send("exit");
    assert!(client.rest().windows(3).any(|bytes| bytes == b"\x00\xff\x1b"));
}

#[test]
fn connections_are_refused_for_a_while() {
    let switch = Switch::builder().start().expect("a loopback port is free");
    switch.refuse_connections(Duration::from_millis(100)).expect("the switch runs");
    let refused = std::net::TcpStream::connect(switch.address()).expect_err("nobody listens");
    assert_eq!(refused.kind(), std::io::ErrorKind::ConnectionRefused);
    let begun = std::time::Instant::now();
    while std::net::TcpStream::connect(switch.address()).is_err() {
        assert!(begun.elapsed() < Duration::from_secs(10), "it listens again");
        std::thread::yield_now();
    }
}

#[test]
fn a_restart_gives_a_new_core() {
    let switch = Switch::builder().start().expect("a loopback port is free");
    let before = switch.core_uuid();
    let mut client = Client::log_in(&switch);
    let after = switch.restart().expect("the switch runs");
    assert_ne!(before, after);
    assert_eq!(client.message().body(), "The system is being shut down.\n");
    let mut client = Client::log_in(&switch);
    assert_eq!(client.command("api global_getvar core_uuid").body(), after);
}
