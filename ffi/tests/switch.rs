//! The example programs against the test switch: the same output with both libraries, clean under valgrind and the sanitizers.

mod support;

use std::process::Command;

use support::switch::Switch;
use support::{BOTH, Linkage, SANITIZE, compile, run, run_well, valgrind};

/// The names, states and causes of what was printed, without ids.
fn shape(printed: &str) -> Vec<String> {
    let mut shapes: Vec<String> = printed
        .lines()
        .map(|line| line.split(' ').enumerate().filter(|&(i, _)| i != 1).map(|(_, word)| word).collect::<Vec<_>>().join(" "))
        .collect();
    // Two legs' events come in either order.
    shapes.sort_unstable();
    shapes
}

/// Each way to run a program, with its name.
fn ways(name: &str, source: &str) -> Vec<(String, Command)> {
    let mut ways = Vec::new();
    for linkage in BOTH {
        let plain = compile(name, &[source], linkage, &[]);
        ways.push((format!("{linkage:?}"), Command::new(&plain)));
        ways.push((format!("{linkage:?} under valgrind"), valgrind(&plain)));
        let sanitized = compile(&format!("{name}-sanitized"), &[source], linkage, &SANITIZE);
        ways.push((format!("{linkage:?} sanitized"), Command::new(&sanitized)));
    }
    ways
}

#[test]
fn one_command_prints_the_answer() {
    let switch = Switch::start();
    for (way, program) in ways("one_command", "one_command.c") {
        assert_eq!(run_well(&mut switch.command(program, &["echo", "hello", "world"])), "hello world", "{way}");
    }
    let program = compile("one_command", &["one_command.c"], Linkage::Shared, &[]);
    let status = run_well(&mut switch.command(Command::new(&program), &["status"]));
    assert!(status.starts_with("UP 0 years"), "{status}");
    let wrong = run(Command::new(&program).args(["127.0.0.1", &switch.port, "wrong", "status"]));
    assert_eq!(wrong.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("Authentication Error"));
}

#[test]
fn watch_calls_prints_the_life_of_a_call() {
    let switch = Switch::start();
    let mut expected: Option<Vec<String>> = None;
    for (way, program) in ways("watch_calls", "watch_calls.c") {
        let printed = run_well(&mut switch.command(program, &["2", "60", "originate", "loopback/9665", "&park"]));
        let shape = shape(&printed);
        assert!(printed.contains("CHANNEL_CREATE") && printed.matches("CHANNEL_DESTROY").count() == 2, "{way}: {printed}");
        // What comes behind the second CHANNEL_DESTROY is not printed, and what another run left behind is no part of this one.
        assert_eq!(expected.get_or_insert_with(|| shape.clone()), &shape, "{way}");
    }
}

#[test]
fn an_idle_connection_takes_little_memory() {
    let switch = Switch::start();
    let program = compile("idle_memory", &["idle_memory.c"], Linkage::Shared, &[]);
    let printed = run_well(&mut switch.command(Command::new(&program), &["100"]));
    let bytes: usize = printed.trim().parse().expect("a number of bytes");
    assert!(bytes <= 32 * 1024, "{bytes} bytes of heap for each connection");
}

#[test]
#[ignore = "takes long: ci/long runs it"]
fn ten_thousand_connections_in_one_process() {
    // Both processes inherit the limit.
    let limit =
        rustix::process::Rlimit { current: Some(10_500), ..rustix::process::getrlimit(rustix::process::Resource::Nofile) };
    rustix::process::setrlimit(rustix::process::Resource::Nofile, limit).expect("so many descriptors may be open");
    let switch = Switch::start();
    let program = compile("idle_memory", &["idle_memory.c"], Linkage::Shared, &[]);
    let printed = run_well(&mut switch.command(Command::new(&program), &["10000"]));
    let bytes: usize = printed.trim().parse().expect("a number of bytes");
    println!("{bytes} bytes of heap for each of 10,000 connections");
    assert!(bytes <= 32 * 1024, "{bytes} bytes of heap for each connection");
}

#[test]
fn a_logger_is_told_what_is_sent_and_received() {
    let switch = Switch::start();
    for linkage in BOTH {
        let mut command = switch.command(Command::new(compile("logging", &["logging.c"], linkage, &[])), &[]);
        let output = run(&mut command);
        let (printed, on_stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!(
            printed,
            "7 esl_send_recv SEND/api echo 100%s/\n\
             7 esl_send_recv RECV MESSAGE/Event-Name: SOCKET_DATA/Content-Type: api/response/Content-Length: 5/Content-Length: 5//100%s/\n\
             7 esl_send SEND/noevents///\n\
             7 esl_recv_event RECV MESSAGE/Event-Name: SOCKET_DATA/Content-Type: command/reply/Reply-Text: -ERR not listening for events///\n"
        );
        assert!(on_stderr.starts_with("[DEBUG] libesl:0 esl_send_recv() SEND\napi echo on-stderr\n"), "{on_stderr}");
        assert!(!printed.contains("ClueCon") && !on_stderr.contains("ClueCon") && !on_stderr.contains("unseen"));
    }
}
