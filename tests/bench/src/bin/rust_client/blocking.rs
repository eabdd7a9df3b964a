//! The blocking shell with libesl's semantics.

use std::os::fd::OwnedFd;

use eslng_bench::report::Counted;
use eslng_blocking::compat::{Session, packet};
use eslng_blocking::{Deadline, connect};
use eslng_engine::event::Event;
use eslng_engine::wire::Frame;

use crate::Result;
use crate::count::count;

fn open(port: u16) -> Result<Session<OwnedFd>> {
    let (socket, _) = connect("127.0.0.1", port, Deadline::NEVER)?;
    let session = Session::new(socket);
    session.login(None, b"ClueCon", Deadline::NEVER)?;
    Ok(session)
}

fn call(session: &Session<OwnedFd>, packet: &[u8]) -> Result<Frame> {
    let answer = session.call(packet, Deadline::NEVER)?;
    Ok(answer.ok_or("a call without a deadline ended by one")?)
}

/// Receives and counts the next event, queued ones first; false when it is the one
/// that ends the flood.
fn receive(session: &Session<OwnedFd>, counted: &mut Counted) -> Result<bool> {
    let frame = session.receive(true, Deadline::NEVER)?;
    let event = frame.and_then(Event::from_frame).ok_or("what came is no event")?;
    Ok(count(&event, counted))
}

/// Reads a whole flood.
pub fn flood(port: u16) -> Result<Counted> {
    let session = open(port)?;
    let mut counted = Counted::default();
    call(&session, &packet::events("plain", b"ALL")?)?;
    while receive(&session, &mut counted)? {}
    Ok(counted)
}

/// An answer behind `count` events, which are received after it.
pub fn behind(port: u16, count: usize) -> Result<Counted> {
    let session = open(port)?;
    let mut counted = Counted::default();
    call(&session, format!("api behind {count}\n\n").as_bytes())?;
    while counted.events < count {
        receive(&session, &mut counted)?;
    }
    Ok(counted)
}

/// One `api` after the other, each answer awaited.
pub fn round_trip(port: u16, count: usize) -> Result<Counted> {
    let session = open(port)?;
    let mut counted = Counted::default();
    while counted.events < count {
        let answer = call(&session, b"api echo round-trip\n\n")?;
        counted.body_bytes += answer.body().len();
        counted.events += 1;
    }
    Ok(counted)
}
