//! Many threads on one client.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use eslng_blocking::{Client, Deadline, Error};
use eslng_engine::delivery::{Delivery, Interest};
use eslng_engine::vocabulary::EventName;
use eslng_switch::Event;

use super::{connect, ms, soon, switch};

fn is_shared<T: Send + Sync + 'static>() {}

#[test]
fn handles_are_shared() {
    is_shared::<Client>();
    is_shared::<eslng_blocking::Events>();
    is_shared::<eslng_blocking::Call>();
    is_shared::<eslng_blocking::Pending<()>>();
}

#[test]
fn one_that_waits_for_events_keeps_nobody_from_answers() {
    let switch = switch();
    let client = connect(&switch);
    let events = client.subscribe(Interest::names([EventName::Dtmf])).unwrap();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut seen = Vec::new();
            while seen.len() < 100 {
                match events.next(soon()).unwrap() {
                    Some(Delivery::Event(event)) => seen.push(event.get("Digit").unwrap().into_owned()),
                    other => panic!("{other:?}"),
                }
            }
            // Nothing more comes: it reads for the others until they are done.
            while !done.load(Ordering::Acquire) {
                assert!(events.next(Deadline::after(ms(50))).unwrap().is_none());
            }
            seen
        });
        let callers: Vec<_> = (0..8)
            .map(|caller| {
                let client = client.clone();
                scope.spawn(move || {
                    for n in 0..100 {
                        let text = format!("{caller} {n}");
                        if n % 2 == 0 {
                            assert_eq!(client.api(format!("echo {text}")).unwrap().text(), text);
                        } else {
                            assert_eq!(client.bgapi(&format!("echo {text}")).unwrap().body_text().unwrap(), text);
                        }
                    }
                })
            })
            .collect();
        for n in 0..100 {
            switch.emit(Event::new("DTMF").with_header("Digit", n.to_string())).expect("the switch runs");
        }
        for caller in callers {
            caller.join().expect("each got its own");
        }
        done.store(true, Ordering::Release);
        let seen = reader.join().expect("it got all");
        assert!(seen.iter().enumerate().all(|(n, digit)| *digit == n.to_string()), "{seen:?}");
    });
}

#[test]
fn several_threads_share_a_reader() {
    let switch = switch();
    let client = connect(&switch);
    let events = client.subscribe(Interest::names([EventName::Dtmf])).unwrap();
    let (taken, of_all) = std::sync::mpsc::channel();
    let seen: usize = thread::scope(|scope| {
        let takers: Vec<_> = (0..4)
            .map(|_| {
                let (taken, events) = (taken.clone(), &events);
                scope.spawn(move || {
                    let mut count = 0;
                    loop {
                        match events.next(soon()) {
                            Ok(Some(Delivery::Event(_))) => {
                                count += 1;
                                taken.send(()).expect("somebody counts");
                            }
                            Err(Error::Ended(_)) => return count,
                            other => panic!("{other:?}"),
                        }
                    }
                })
            })
            .collect();
        for _ in 0..200 {
            switch.emit(Event::new("DTMF")).expect("the switch runs");
        }
        for _ in 0..200 {
            of_all.recv_timeout(Duration::from_secs(20)).expect("each event comes");
        }
        client.close();
        takers.into_iter().map(|taker| taker.join().expect("it ends")).sum()
    });
    assert_eq!(seen, 200);
}

#[test]
fn another_thread_ends_waits() {
    let switch = switch();
    let client = connect(&switch);
    let events = client.listen(Interest::all()).unwrap();
    let interrupter = client.interrupter();
    thread::scope(|scope| {
        let waits =
            [scope.spawn(|| events.next(Deadline::NEVER).map(drop)), scope.spawn(|| client.bgapi("msleep 60000").map(drop))];
        interrupter.interrupt();
        for wait in waits {
            assert!(matches!(wait.join().expect("no panic"), Err(Error::Interrupted)));
        }
    });
    assert!(matches!(client.api("status"), Err(Error::Interrupted)), "until it is taken back");
    interrupter.resume();
    assert!(client.api("status").is_ok());
    thread::scope(|scope| {
        let waiting = scope.spawn(|| events.next(Deadline::NEVER));
        client.close();
        assert!(matches!(waiting.join().expect("no panic"), Err(Error::Ended(_))));
    });
}
