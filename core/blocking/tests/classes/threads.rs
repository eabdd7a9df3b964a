//! One `ESLconnection` for several threads.

use std::sync::Arc;
use std::time::{Duration, Instant};

use eslng_switch::Switch;

use super::{api, connected, header};

#[test]
fn a_thread_that_receives_keeps_no_other_from_its_answer() {
    let switch = Switch::builder().start().expect("a loopback port");
    let connection = Arc::new(connected(&switch));
    assert_eq!(connection.events(None, Some(b"CUSTOM lab::n")), Ok(0));
    let receiving = Arc::clone(&connection);
    let receiver = std::thread::spawn(move || receiving.recv_event().expect("nothing interrupts"));
    let callers: Vec<_> = (0..4)
        .map(|thread| {
            let connection = Arc::clone(&connection);
            std::thread::spawn(move || {
                for i in 0..50 {
                    let text = format!("{thread}-{i}");
                    assert_eq!(api(&connection, "echo", &text), Some(text));
                }
            })
        })
        .collect();
    for caller in callers {
        caller.join().expect("every answer went to its command");
    }
    switch.emit(eslng_switch::Event::new("CUSTOM").with_subclass("lab::n")).expect("it runs");
    assert_eq!(header(&receiver.join().expect("no panic"), "Event-Subclass").as_deref(), Some("lab::n"));
}

#[test]
fn disconnecting_ends_the_waits_of_other_threads() {
    let switch = Switch::builder().start().expect("a loopback port");
    let connection = Arc::new(connected(&switch));
    let waiting: Vec<_> = (0..3)
        .map(|_| {
            let connection = Arc::clone(&connection);
            std::thread::spawn(move || connection.recv_event().expect("nothing interrupts").get_type())
        })
        .collect();
    let begun = Instant::now();
    assert_eq!(connection.disconnect(), 0);
    for thread in waiting {
        assert_eq!(thread.join().expect("no panic"), "SERVER_DISCONNECTED");
    }
    assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
    assert_eq!((connection.connected(), connection.disconnect()), (0, 0));
}
