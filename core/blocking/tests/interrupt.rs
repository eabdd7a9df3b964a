//! What a signal does to a wait: the hook is asked, and says whether it goes on.
//!
//! A program and no test harness, since a signal goes to the first thread of a process.

use std::ops::ControlFlow;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use eslng_blocking::compat::{EslConnection, Hooks, Interrupted, Login};
use eslng_blocking::{Client, Connection, Deadline, Error, ReceiveError};
use eslng_engine::delivery::Interest;
use eslng_switch::Switch;
use rustix::process::{Signal, getpid, kill_process};

fn main() {
    let seen = Arc::new(AtomicBool::new(false));
    signal_hook::flag::register(signal_hook::consts::SIGUSR1, seen).expect("the signal can be handled");
    // Signals come from now on until the end.
    let done = Arc::new(AtomicBool::new(false));
    let stop = Arc::clone(&done);
    let signals = std::thread::spawn(move || {
        while !stop.load(Ordering::Acquire) {
            kill_process(getpid(), Signal::USR1).expect("a process may signal itself");
            std::thread::sleep(Duration::from_millis(5));
        }
    });

    let (peer, ours) = UnixStream::pair().expect("a socket pair");
    let mut connection = Connection::new(ours);

    // Without a hook a wait goes on to its deadline.
    let begun = Instant::now();
    assert!(connection.receive(Deadline::after(Duration::from_millis(100))).expect("it is open").is_none());
    assert!(begun.elapsed() >= Duration::from_millis(100), "{:?}", begun.elapsed());

    // A hook that goes on is asked again and again.
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    connection.on_interrupt(move || {
        count.fetch_add(1, Ordering::Relaxed);
        ControlFlow::Continue(())
    });
    while asked.load(Ordering::Relaxed) < 3 {
        assert!(connection.receive(Deadline::after(Duration::from_millis(50))).expect("it is open").is_none());
    }

    // One that does not ends the wait, and the connection is as it was.
    connection.on_interrupt(|| ControlFlow::Break(()));
    assert!(matches!(connection.receive(Deadline::NEVER), Err(ReceiveError::Interrupted)));

    // So do the calls of the class, its constructors too: the second one connects to a listener that says nothing.
    let hooks = || Hooks { interrupt: Some(Box::new(|| ControlFlow::Break(()))), ..Hooks::default() };
    let silent = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a loopback port");
    let port = silent.local_addr().expect("it has one").port();
    let login = Login { host: b"127.0.0.1", port: Some(port), user: None, password: b"ClueCon" };
    assert_eq!(EslConnection::connect(&login, hooks()).err(), Some(Interrupted));
    let (call, ours) = UnixStream::pair().expect("a socket pair");
    assert_eq!(EslConnection::attach(ours.into(), hooks()).err(), Some(Interrupted));
    drop(call);
    client();

    done.store(true, Ordering::Release);
    signals.join().expect("no panic");
    std::io::Write::write_all(&mut &peer, b"Content-Type: auth/request\n\n").expect("the peer can write");
    assert!(connection.receive(Deadline::NEVER).expect("it is open").is_some());
    println!("interrupt: ok");
}

/// Every wait of a client ends when its hook says so, whether the thread reads or another does so for it, and goes on when it is waited again.
fn client() {
    let stops = Arc::new(AtomicBool::new(true));
    let hook = {
        let stops = Arc::clone(&stops);
        move || if stops.load(Ordering::Acquire) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let silent = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a loopback port");
    let port = silent.local_addr().expect("it has one").port();
    let connecting = Client::builder("127.0.0.1", port).on_interrupt(hook.clone()).connect(Deadline::NEVER);
    assert!(matches!(connecting, Err(Error::Interrupted)));

    stops.store(false, Ordering::Release);
    let switch = Switch::builder().start().expect("a loopback port");
    let client = Client::builder("127.0.0.1", switch.port()).on_interrupt(hook).connect(Deadline::NEVER);
    let client = client.expect("the switch is there");
    let events = client.listen(Interest::all()).expect("events");
    let job = client.begin_bgapi("msleep 200").expect("it is sent");
    stops.store(true, Ordering::Release);
    assert!(matches!(events.next(Deadline::NEVER), Err(Error::Interrupted)));
    assert!(matches!(job.wait(), Err(Error::Interrupted)));
    std::thread::scope(|scope| {
        // The other thread reads, at times or always; it gets a signal only while the first one has one already.
        let other = scope.spawn(|| {
            loop {
                match events.next(Deadline::NEVER) {
                    Err(Error::Interrupted) => {}
                    end => return end,
                }
            }
        });
        for _ in 0..3 {
            let waiting = client.begin_bgapi("msleep 60000").and_then(|job| job.wait());
            assert!(matches!(waiting, Err(Error::Interrupted)));
        }
        stops.store(false, Ordering::Release);
        assert!(job.wait().is_ok());
        client.close();
        assert!(matches!(other.join().expect("no panic"), Err(Error::Ended(_))));
    });
}
