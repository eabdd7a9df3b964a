//! `tests/c/servers.c`: programs that a switch connects to, in each way they are built, plainly and under the tools.

mod support;

use std::io::Read;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};

use support::calls::{Port, call};
use support::{BOTH, Linkage, SANITIZE, compile, helgrind, valgrind};

const CALLS: usize = 5;

fn start(mut command: Command, mode: &str, port: &Port, calls: usize) -> Child {
    let program = command.args([mode, "127.0.0.1", &port.address.port().to_string(), &calls.to_string()]);
    program.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().expect("it was built")
}

/// Waits for a program's end; what it printed.
fn end(mut program: Child) -> String {
    let mut printed = String::new();
    program.stdout.take().expect("it is piped").read_to_string(&mut printed).expect("a text");
    assert!(program.wait().expect("it was started").success(), "{printed}");
    printed
}

/// Calls from a switch to a program of this mode, one after the other or all at once.
fn calls(command: Command, mode: &str) {
    let port = Port::reserve();
    let program = start(command, mode, &port, CALLS);
    let expected = ["connect", "myevents", "sendmsg", "exit"];
    if matches!(mode, "threaded" | "leaving") {
        // All are connected before the first is answered: each has a thread of its own.
        let connected: Vec<TcpStream> = (0..CALLS).map(|_| port.connect()).collect();
        for stream in connected {
            assert_eq!(call(stream), expected, "{mode}");
        }
    } else {
        for _ in 0..CALLS {
            assert_eq!(call(port.connect()), expected, "{mode}");
        }
    }
    assert_eq!(end(program), format!("{mode}: status 1, {CALLS} calls, 0 mistakes\n"));
}

const MODES: [&str; 5] = ["plain", "threaded", "leaving", "child", "parent"];

#[test]
fn calls_in_every_way() {
    for linkage in BOTH {
        let program = compile("servers", &["servers.c"], linkage, &[]);
        for mode in MODES {
            calls(Command::new(&program), mode);
        }
    }
}

#[test]
fn clean_under_valgrind() {
    let program = compile("servers", &["servers.c"], Linkage::Shared, &[]);
    for mode in MODES {
        calls(valgrind(&program), mode);
    }
}

#[test]
fn clean_under_helgrind() {
    let program = compile("servers", &["servers.c"], Linkage::Shared, &[]);
    calls(helgrind(&program), "threaded");
}

#[test]
fn clean_under_the_sanitizers() {
    let program = compile("servers-sanitized", &["servers.c"], Linkage::Static, &SANITIZE);
    for mode in MODES {
        calls(Command::new(&program), mode);
    }
}

#[test]
fn more_calls_than_1024_descriptors() {
    let program = compile("servers", &["servers.c"], Linkage::Shared, &[]);
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -n 4096 && exec \"$@\"", "sh"]).arg(&program);
    let port = Port::reserve();
    let calls = 1100;
    let program = start(command, "threaded", &port, calls);
    // This side needs as many.
    let limit = rustix::process::Rlimit { current: Some(4096), ..rustix::process::getrlimit(rustix::process::Resource::Nofile) };
    rustix::process::setrlimit(rustix::process::Resource::Nofile, limit).expect("so many descriptors may be open");
    let connected: Vec<TcpStream> = (0..calls).map(|_| port.connect()).collect();
    for stream in connected {
        assert_eq!(call(stream).len(), 4);
    }
    assert_eq!(end(program), format!("threaded: status 1, {calls} calls, 0 mistakes\n"));
}

#[test]
fn the_host_is_the_only_one_listened_on() {
    let port = Port::reserve();
    let program = compile("servers", &["servers.c"], Linkage::Shared, &[]);
    let program = start(Command::new(&program), "plain", &port, 1);
    let stream = port.connect();
    // On every other address of this machine the port is still free.
    let elsewhere = SocketAddr::from(([127, 0, 0, 2], port.address.port()));
    assert!(TcpStream::connect(elsewhere).is_err());
    TcpListener::bind(elsewhere).expect("nobody listens there");
    call(stream);
    end(program);
}

#[test]
fn a_port_that_is_taken_is_an_error() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("loopback can be bound");
    let port = taken.local_addr().expect("it is bound").port().to_string();
    for mode in ["plain", "threaded"] {
        let program = compile("servers", &["servers.c"], Linkage::Shared, &[]);
        let mut program = Command::new(program);
        let printed = support::run_well(program.args([mode, "127.0.0.1", &port, "1"]));
        assert_eq!(printed, format!("{mode}: status 1, 0 calls, 0 mistakes\n"));
    }
}
