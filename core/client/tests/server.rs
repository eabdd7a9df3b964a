//! The outbound server: limits, peers that are no switch, drains; and fleets.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use eslng::vocabulary::{EventName, HangupCause};
use eslng::{Call, Client, Delivery, Fleet, Interest, Server, ServerHandle, ServerStats, Target};
use eslng_switch::{Event, Switch};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::mpsc;

const PATIENCE: Duration = Duration::from_secs(60);

/// A future that must not take for ever.
async fn soon<T>(what: impl Future<Output = T>) -> T {
    tokio::time::timeout(PATIENCE, what).await.expect("it ends in time")
}

async fn until(handle: &ServerHandle, holds: impl Fn(&ServerStats) -> bool) {
    soon(async {
        while !holds(&handle.stats()) {
            tokio::task::yield_now().await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn peers_that_are_no_switch_cost_nothing() {
    let server = Server::builder().handshake_timeout(Duration::from_millis(100)).bind("127.0.0.1:0").await.unwrap();
    let (address, handle) = (server.local_addr().unwrap(), server.handle());
    let handled = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&handled);
    let serving = tokio::spawn(server.serve(move |_call| {
        counted.fetch_add(1, Ordering::Relaxed);
        async {}
    }));
    // A health probe, a silent peer, and one that speaks something else.
    drop(TcpStream::connect(address).await.unwrap());
    let mut silent = TcpStream::connect(address).await.unwrap();
    let mut web = TcpStream::connect(address).await.unwrap();
    web.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n").await.unwrap();
    for peer in [&mut silent, &mut web] {
        let mut heard = Vec::new();
        // A reset is an end too, and takes with it what was not read yet.
        let end = soon(peer.read_to_end(&mut heard)).await;
        assert!(heard == b"connect\n\n" || (heard.is_empty() && end.is_err()), "{heard:?} {end:?}");
    }
    until(&handle, |stats| stats.accepted == 3 && stats.probes == 1 && stats.failed == 2).await;
    handle.drain(Duration::ZERO);
    assert_eq!(soon(serving).await.unwrap(), 0);
    assert_eq!((handle.stats().calls, handled.load(Ordering::Relaxed)), (0, 0));
    assert!(TcpStream::connect(address).await.is_err(), "nobody listens any more");
}

#[tokio::test]
async fn a_drain_takes_what_has_connected() {
    let server = Server::bind("127.0.0.1:0").await.unwrap();
    let (address, handle) = (server.local_addr().unwrap(), server.handle());
    // It is connected when the kernel says so, which asks no server.
    let waits = std::net::TcpStream::connect(address).unwrap();
    handle.drain(PATIENCE);
    let serving = tokio::spawn(server.serve(|_call| async {}));
    waits.set_nonblocking(true).unwrap();
    let mut heard = [0; 9];
    soon(TcpStream::from_std(waits).unwrap().read_exact(&mut heard)).await.unwrap();
    assert_eq!(&heard, b"connect\n\n");
    assert_eq!((soon(serving).await.unwrap(), handle.stats().accepted), (0, 1));
    assert!(TcpStream::connect(address).await.is_err(), "nobody listens any more");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_drain_waits_for_calls_and_then_no_longer() {
    let switch = Switch::builder().start().unwrap();
    let server = Server::bind("127.0.0.1:0").await.unwrap();
    let (address, handle) = (server.local_addr().unwrap().to_string(), server.handle());
    let (give, mut calls) = mpsc::channel::<Call>(4);
    let serving = tokio::spawn(server.serve(move |call| {
        let give = give.clone();
        async move {
            give.send(call.clone()).await.ok();
            call.ended().await.ok();
        }
    }));
    for _ in 0..2 {
        switch.call(&address, "async full", []).unwrap();
    }
    let (one, two) = (soon(calls.recv()).await.unwrap(), soon(calls.recv()).await.unwrap());
    handle.drain(Duration::from_millis(500));
    soon(one.hangup(HangupCause::NormalClearing)).await.unwrap();
    soon(one.ended()).await.unwrap();
    assert_eq!(soon(serving).await.unwrap(), 1, "one call was still open");
    assert!(!two.status().is_over || two.status().cause.is_none());
    assert_eq!((handle.stats().calls, handle.stats().open), (2, 0));
    assert!(switch.call(&address, "async full", []).is_ok(), "the switch calls, and finds nobody");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_handler_that_panics_takes_only_its_own_call() {
    let switch = Switch::builder().start().unwrap();
    let server = Server::builder().calls(1).bind("127.0.0.1:0").await.unwrap();
    let (address, handle) = (server.local_addr().unwrap().to_string(), server.handle());
    tokio::spawn(server.serve(|call: Call| async move {
        assert_ne!(call.get("variable_bad").as_deref(), Some("yes"), "as asked");
        call.answer().await.unwrap();
        call.hangup(HangupCause::NormalClearing).await.unwrap();
    }));
    switch.call(&address, "async full", [("bad", "yes")]).unwrap();
    // With room for one call at once the next waits its turn.
    switch.call(&address, "async full", [("bad", "no")]).unwrap();
    until(&handle, |stats| stats.calls == 2 && stats.open == 0 && stats.panicked == 1).await;
}

async fn connect(switch: &Switch) -> Client {
    Client::builder(switch.address().to_string()).connect().await.unwrap()
}

fn custom(from: &str) -> Event {
    Event::new("CUSTOM").with_subclass("lab::fleet").with_header("From", from)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_fleet_is_one_handle() {
    let switches: Vec<Switch> = (0..3).map(|_| Switch::builder().start().unwrap()).collect();
    let fleet = Fleet::new();
    for (number, switch) in switches.iter().enumerate().take(2) {
        fleet.add(format!("fs{number}"), connect(switch).await).await.unwrap();
    }
    let mut events = soon(fleet.subscribe(|| Interest::subclasses(["lab::fleet"]))).await.unwrap();
    // One that is added later is in the stream too.
    fleet.add("fs2", connect(&switches[2]).await).await.unwrap();
    for (number, switch) in switches.iter().enumerate() {
        switch.emit(custom(&format!("fs{number}"))).unwrap();
    }
    for _ in 0..3 {
        let said = soon(events.next()).await.unwrap();
        let Delivery::Event(event) = said.delivery else { panic!("an event") };
        assert_eq!(event.get("From").as_deref(), Some(&*said.switch));
    }
    let answers = soon(fleet.api(&Target::All, "global_getvar core_uuid")).await;
    let uuids: Vec<_> = answers.into_iter().map(|(_, answer)| answer.unwrap().text().trim().to_owned()).collect();
    assert_eq!(uuids, switches.iter().map(Switch::core_uuid).collect::<Vec<_>>());

    let made = soon(fleet.client("fs1").unwrap().api("originate loopback/9196/default &park")).await.unwrap();
    let channel = made.text().trim().strip_prefix("+OK ").unwrap().to_owned();
    assert_eq!(soon(fleet.locate(&channel)).await.unwrap().0, "fs1");
    let said = soon(fleet.api(&Target::Channel(channel.clone()), &format!("uuid_getvar {channel} uuid"))).await;
    assert_eq!((said.len(), said[0].0.as_str()), (1, "fs1"));

    fleet.drain("fs0", true);
    fleet.remove("fs2");
    let picked: Vec<_> = (0..3).filter_map(|_| fleet.pick()).map(|(name, _)| name).collect();
    assert_eq!(picked, ["fs1", "fs1", "fs1"]);
    assert!(fleet.members().iter().any(|member| member.draining && member.name == "fs0"));
    switches[2].emit(custom("fs2")).unwrap();
    switches[1].emit(custom("fs1")).unwrap();
    assert_eq!(soon(events.next()).await.unwrap().switch, "fs1", "the one that was taken out is heard no more");

    // A member that is gone is passed by.
    let mut lost = fleet.client("fs1").unwrap().subscribe(Interest::names([EventName::Heartbeat])).await.unwrap();
    switches[1].refuse_connections(Duration::from_secs(3600)).unwrap();
    switches[1].drop_connections().unwrap();
    fleet.drain("fs0", false);
    soon(async {
        while fleet.pick().is_none_or(|(name, _)| name != "fs0") || fleet.pick().is_some_and(|(name, _)| name == "fs1") {
            tokio::task::yield_now().await;
        }
    })
    .await;
    fleet.close().await;
    assert!(soon(events.next()).await.is_none());
    while soon(lost.next()).await.is_some() {}
}
