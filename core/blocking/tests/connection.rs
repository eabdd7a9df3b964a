//! Frames and packets over a socket pair.

use std::io::{Read, Write};
use std::net::Shutdown;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use eslng_blocking::{Connection, Deadline, ReceiveError, SendError};
use eslng_engine::wire::{ContentType, FrameError};

const REPLY: &[u8] = b"Content-Type: command/reply\nReply-Text: +OK\n\n";

fn pair() -> (UnixStream, Connection<UnixStream>) {
    let (peer, ours) = UnixStream::pair().expect("a socket pair");
    (peer, Connection::new(ours))
}

fn soon() -> Deadline {
    Deadline::after(Duration::from_millis(50))
}

fn write(mut peer: &UnixStream, bytes: &[u8]) {
    peer.write_all(bytes).expect("the peer can write");
}

#[test]
fn a_segment_may_end_between_the_two_newlines() {
    let (peer, mut connection) = pair();
    write(&peer, &REPLY[..REPLY.len() - 1]);
    assert!(connection.receive(soon()).expect("it is open").is_none());
    write(&peer, &REPLY[REPLY.len() - 1..]);
    let frame = connection.receive(Deadline::NEVER).expect("it is open").expect("a frame");
    assert_eq!(frame.content_type(), ContentType::CommandReply);
}

#[test]
fn a_deadline_holds_while_a_frame_dribbles_and_nothing_is_lost() {
    let (peer, mut connection) = pair();
    let dribble = std::thread::spawn(move || {
        for byte in [b"Content-Type: api/response\nContent-Length: 30\n\n".as_slice(), &[b'x'; 30]].concat() {
            // The peer's own pace, not a wait for the test.
            std::thread::sleep(Duration::from_millis(4));
            write(&peer, &[byte]);
        }
        peer
    });
    let begun = Instant::now();
    assert!(connection.receive(soon()).expect("it is open").is_none());
    assert!((Duration::from_millis(50)..Duration::from_millis(200)).contains(&begun.elapsed()), "{:?}", begun.elapsed());
    let frame = connection.receive(Deadline::NEVER).expect("it is open").expect("the whole frame");
    assert_eq!(frame.body(), [b'x'; 30]);
    drop(dribble.join());
}

#[test]
fn frames_that_came_together_are_served_without_the_socket() {
    let (peer, mut connection) = pair();
    write(&peer, &REPLY.repeat(3));
    for _ in 0..3 {
        assert!(connection.receive(Deadline::after(Duration::ZERO)).expect("it is open").is_some());
    }
    assert!(connection.receive(Deadline::after(Duration::ZERO)).expect("it is open").is_none());
}

#[test]
fn a_large_frame_arrives_whole() {
    let (mut peer, mut connection) = pair();
    let body = vec![b'b'; 3 << 20];
    let sent = body.clone();
    let writer = std::thread::spawn(move || {
        write!(peer, "Content-Length: {}\n\n", sent.len()).and_then(|()| peer.write_all(&sent)).expect("the peer can write");
    });
    let frame = connection.receive(Deadline::after(Duration::from_secs(20))).expect("it is open").expect("a frame");
    assert!(frame.body() == body);
    writer.join().expect("the writer ends");
}

#[test]
fn ends_between_and_within_frames_differ() {
    let (peer, mut connection) = pair();
    drop(peer);
    assert!(matches!(connection.receive(Deadline::NEVER), Err(ReceiveError::Closed)));
    let (peer, mut connection) = pair();
    write(&peer, b"Content-Ty");
    drop(peer);
    assert!(matches!(connection.receive(Deadline::NEVER), Err(ReceiveError::Truncated { received: 10 })));
    let (peer, mut connection) = pair();
    write(&peer, b"Content-Length: -1\n\n");
    assert!(matches!(connection.receive(Deadline::NEVER), Err(ReceiveError::Frame(FrameError::NegativeLength { .. }))));
}

#[test]
fn a_packet_is_sent_whole_to_a_slow_reader() {
    let (mut peer, mut connection) = pair();
    let packet = (0..4 << 20).map(|i: u32| (i % 251) as u8).collect::<Vec<_>>();
    let expected = packet.clone();
    let reader = std::thread::spawn(move || {
        let mut read = Vec::new();
        let mut chunk = [0; 7919];
        while read.len() < expected.len() {
            let count = peer.read(&mut chunk).expect("the peer can read");
            read.extend_from_slice(&chunk[..count]);
        }
        assert!(read == expected);
    });
    connection.send(&packet, Deadline::after(Duration::from_secs(20))).expect("it is sent");
    reader.join().expect("the reader got all");
}

#[test]
fn a_reader_that_stops_ends_the_send_at_its_deadline() {
    let (peer, mut connection) = pair();
    let packet = vec![b'x'; 16 << 20];
    let Err(SendError::TimedOut { sent, length }) = connection.send(&packet, soon()) else { panic!("it can't have been sent") };
    assert!(sent > 0 && sent < length && length == packet.len());
    drop(peer);
}

#[test]
fn a_dead_peer_is_an_error_and_no_signal() {
    let (peer, mut connection) = pair();
    peer.shutdown(Shutdown::Both).expect("it was open");
    drop(peer);
    assert!(matches!(connection.send(REPLY, Deadline::NEVER), Err(SendError::Closed)));
}

#[test]
fn the_descriptor_stays_blocking_and_can_be_borrowed() {
    let (peer, ours) = UnixStream::pair().expect("a socket pair");
    let mut connection = Connection::new(ours.as_fd());
    write(&peer, REPLY);
    assert!(connection.receive(Deadline::NEVER).expect("it is open").is_some());
    let flags = rustix::fs::fcntl_getfl(&ours).expect("it is open");
    assert!(!flags.contains(rustix::fs::OFlags::NONBLOCK));
}
