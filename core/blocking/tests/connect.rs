//! Connecting: addresses in turn, deadlines.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::time::{Duration, Instant};

use eslng_blocking::{ConnectError, Deadline, connect, connect_to};

fn within(ms: u64) -> Deadline {
    Deadline::after(Duration::from_millis(ms))
}

/// An address on which nothing listens.
fn refusing(host: impl Into<std::net::IpAddr>) -> SocketAddr {
    let listener = TcpListener::bind((host.into(), 0)).expect("loopback can be bound");
    listener.local_addr().expect("it is bound")
}

/// An address that answers no connect: its backlog is full.
fn silent() -> (rustix::fd::OwnedFd, Vec<std::net::TcpStream>, SocketAddr) {
    use rustix::net::{AddressFamily, SocketType, bind, getsockname, listen, socket};
    let socket = socket(AddressFamily::INET, SocketType::STREAM, None).expect("a socket");
    bind(&socket, &SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).expect("loopback can be bound");
    listen(&socket, 0).expect("it is bound");
    let address = SocketAddr::try_from(getsockname(&socket).expect("it is bound")).expect("an internet address");
    let mut filling = Vec::new();
    while let Ok(stream) = std::net::TcpStream::connect_timeout(&address, Duration::from_millis(100)) {
        filling.push(stream);
        assert!(filling.len() < 100, "the backlog never fills");
    }
    (socket, filling, address)
}

#[test]
fn a_host_by_name_and_by_address() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("loopback can be bound");
    let port = listener.local_addr().expect("it is bound").port();
    for host in ["127.0.0.1", "localhost"] {
        let (socket, address) = connect(host, port, within(5000)).expect("it listens");
        assert_eq!(address.port(), port);
        assert!(rustix::net::sockopt::tcp_nodelay(&socket).expect("a TCP socket"));
        assert!(!rustix::fs::fcntl_getfl(&socket).expect("it is open").contains(rustix::fs::OFlags::NONBLOCK));
    }
}

#[test]
fn the_next_address_is_tried_when_one_refuses() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("loopback can be bound");
    let good = listener.local_addr().expect("it is bound");
    // A machine may have no IPv6: then the family itself is refused, which must not matter either.
    let v6 = SocketAddr::from((Ipv6Addr::LOCALHOST, good.port()));
    let (_socket, address) = connect_to(&[v6, refusing(Ipv4Addr::LOCALHOST), good], within(5000)).expect("the last one listens");
    assert_eq!(address, good);
}

#[test]
fn an_ipv6_address_works_where_there_is_one() {
    let Ok(listener) = TcpListener::bind((Ipv6Addr::LOCALHOST, 0)) else { return };
    let address = listener.local_addr().expect("it is bound");
    assert_eq!(connect("::1", address.port(), within(5000)).expect("it listens").1, address);
    assert_eq!(connect_to(&[refusing(Ipv4Addr::LOCALHOST), address], within(5000)).expect("it listens").1, address);
}

#[test]
fn an_address_that_does_not_answer_does_not_hold_up_the_next() {
    let (_socket, _filling, silent) = silent();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("loopback can be bound");
    let good = listener.local_addr().expect("it is bound");
    let begun = Instant::now();
    assert_eq!(connect_to(&[silent, good], Deadline::NEVER).expect("the second listens").1, good);
    assert!(begun.elapsed() < Duration::from_millis(900), "{:?}", begun.elapsed());
}

#[test]
fn the_deadline_holds_over_all_addresses() {
    let (_socket, _filling, silent) = silent();
    let begun = Instant::now();
    assert!(matches!(connect_to(&[silent, silent, silent], within(300)), Err(ConnectError::TimedOut)));
    assert!((Duration::from_millis(300)..Duration::from_millis(900)).contains(&begun.elapsed()), "{:?}", begun.elapsed());
}

#[test]
fn refusals_and_unknown_hosts_say_so() {
    let address = refusing(Ipv4Addr::LOCALHOST);
    let error = connect_to(&[address], within(5000)).expect_err("nothing listens");
    assert!(matches!(&error, ConnectError::Failed { address: failed, .. } if *failed == address), "{error}");
    assert!(matches!(connect("no.such.host.invalid", 1, within(5000)), Err(ConnectError::Resolve { .. })));
}
