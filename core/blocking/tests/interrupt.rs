//! What a signal does to a wait: the hook is asked, and says whether it goes on.
//!
//! A program and no test harness, since a signal goes to the first thread of a process.

use std::ops::ControlFlow;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use eslng_blocking::compat::{EslConnection, Hooks, Interrupted, Login};
use eslng_blocking::{Connection, Deadline, ReceiveError};
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

    done.store(true, Ordering::Release);
    signals.join().expect("no panic");
    std::io::Write::write_all(&mut &peer, b"Content-Type: auth/request\n\n").expect("the peer can write");
    assert!(connection.receive(Deadline::NEVER).expect("it is open").is_some());
    println!("interrupt: ok");
}
