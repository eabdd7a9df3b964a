//! Listening for calls: addresses, the end by `shutdown`, the limit of descriptors.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::os::fd::{AsFd, OwnedFd};
use std::thread;
use std::time::Duration;

use eslng_blocking::{AcceptError, Deadline, ListenError, Listener};
use rustix::net::{Shutdown, shutdown};

fn listener(host: &str) -> (Listener, SocketAddr) {
    let listener = Listener::bind(host, 0, 10).expect("loopback can be listened on");
    let address = listener.local_addr().expect("it is bound");
    (listener, address)
}

#[test]
fn a_call_is_accepted_with_the_switchs_address() {
    let (listener, address) = listener("127.0.0.1");
    let mut switch = TcpStream::connect(address).expect("it listens");
    let (socket, peer) = listener.accept().expect("a call waits");
    assert_eq!(peer, switch.local_addr().expect("it is connected"));
    assert!(!rustix::fs::fcntl_getfl(&socket).expect("it is open").contains(rustix::fs::OFlags::NONBLOCK));
    switch.write_all(b"x").expect("it is connected");
    let mut byte = [0];
    TcpStream::from(socket).read_exact(&mut byte).expect("it is connected");
    assert_eq!(&byte, b"x");
}

#[test]
fn a_deadline_ends_the_wait() {
    let (listener, address) = listener("127.0.0.1");
    for blocks in [true, false] {
        rustix::io::ioctl_fionbio(listener.as_fd(), !blocks).expect("it is open");
        assert!(listener.accept_until(Deadline::after(Duration::ZERO)).expect("it listens").is_none());
        let switch = TcpStream::connect(address).expect("it listens");
        let (_, peer) = listener.accept_until(Deadline::after(Duration::from_secs(60))).expect("it listens").expect("a call");
        assert_eq!(peer, switch.local_addr().expect("it is connected"));
    }
    shutdown(listener.as_fd(), Shutdown::Both).expect("it listens");
    assert!(matches!(listener.accept_until(Deadline::NEVER), Err(AcceptError::ShutDown)));
}

#[test]
fn the_host_says_on_which_interface() {
    assert_eq!(listener("localhost").1.ip(), Ipv4Addr::LOCALHOST);
    assert_eq!(listener("127.0.0.2").1.ip(), Ipv4Addr::new(127, 0, 0, 2));
    assert_eq!(listener("").1.ip(), Ipv4Addr::UNSPECIFIED);
    if let Ok(listener) = Listener::bind("::1", 0, 10) {
        assert_eq!(listener.local_addr().expect("it is bound").ip(), Ipv6Addr::LOCALHOST);
    }
    let (_listener, taken) = listener("127.0.0.1");
    let refused = Listener::bind("127.0.0.1", taken.port(), 10).expect_err("another listens there");
    assert!(matches!(&refused, ListenError::Failed { address, .. } if *address == taken), "{refused}");
    assert!(matches!(Listener::bind("no.such.host.invalid", 0, 10), Err(ListenError::Resolve { .. })));
}

#[test]
fn a_shutdown_ends_the_wait() {
    let (listener, _) = listener("127.0.0.1");
    thread::scope(|scope| {
        let accepting = scope.spawn(|| listener.accept());
        shutdown(listener.as_fd(), Shutdown::Both).expect("it listens");
        let error = accepting.join().expect("no panic").expect_err("it was shut down");
        assert!(matches!(error, AcceptError::ShutDown), "{error}");
    });
}

#[test]
fn a_call_waits_until_there_is_a_descriptor() {
    // The limit of descriptors is the process's, so a process of its own: this test, run by name.
    if std::env::var_os("ESLNG_FEW_DESCRIPTORS").is_none() {
        let test = std::env::current_exe().expect("a test has a path");
        let mut command = std::process::Command::new("sh");
        command.args(["-c", "ulimit -n 32; exec \"$@\"", "sh"]).arg(test);
        command.args(["--exact", "a_call_waits_until_there_is_a_descriptor", "--nocapture"]).env("ESLNG_FEW_DESCRIPTORS", "1");
        assert!(command.status().expect("a shell").success());
        return;
    }
    let (listener, address) = listener("127.0.0.1");
    let _switch = TcpStream::connect(address).expect("it listens");
    let mut taken: Vec<OwnedFd> = Vec::new();
    while let Ok(copy) = listener.as_fd().try_clone_to_owned() {
        taken.push(copy);
    }
    thread::scope(|scope| {
        let accepting = scope.spawn(|| listener.accept());
        // Longer than the listener's pause, so that it has met the limit more than once.
        thread::park_timeout(Duration::from_millis(120));
        assert!(!accepting.is_finished());
        taken.clear();
        accepting.join().expect("no panic").expect("a descriptor is free");
    });
}
