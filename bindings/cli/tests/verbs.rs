//! The commands that go on: events, originate, record, replay.

mod support;

use std::io::Write;
use std::process::Stdio;

use eslng_switch::{Event, Fault, Party, Switch};
use support::{Limit, PATIENCE, Running, ended, eslng, eslng_for, until};

#[test]
fn events_are_followed_over_a_loss() {
    let switch = Switch::builder().start().expect("a port");
    let watch = switch.events().expect("it runs");
    let mut follower = Running::start(eslng_for(&switch, &["events", "--subclass", "shop::open", "--json", "-n", "2"]));
    // The client asks for its Core-UUID last, when all else is asked for.
    watch.wait_for(PATIENCE, |event| event.get("API-Command").as_deref() == Some("global_getvar")).expect("it logs in");
    let open = |door: &str| {
        let event = Event::new("CUSTOM").with_subclass("shop::open").with_header("Door", door);
        switch.emit(event).expect("it runs");
    };
    let first = {
        // It subscribes after that: until it has, it sees nothing.
        let (seen, line) = std::sync::mpsc::channel();
        std::thread::scope(|scope| {
            scope.spawn(|| seen.send(follower.line()));
            let mut first = None;
            until("the first event", || {
                open("1");
                first = line.recv_timeout(std::time::Duration::from_millis(20)).ok();
                first.is_some()
            });
            first.expect("it came")
        })
    };
    assert!(first.contains(r#""Event-Subclass":"shop::open""#) && first.contains(r#""Door":"1""#), "{first}");
    switch.drop_connections().expect("it runs");
    let mut out = String::new();
    let told = loop {
        // More of the first ones may have come; it ends with the second event, so ask with a reader of many.
        match follower.child.try_wait().expect("it was started") {
            Some(_) => break follower.ended(),
            None => open("2"),
        }
        std::thread::yield_now();
    };
    out.push_str(&told.out);
    assert_eq!(told.code, Some(0), "{}", told.err);
    assert!(out.contains(r#""Event-Subclass":"shop::open""#), "{out}");
}

#[test]
fn a_gap_is_told_in_the_stream() {
    let switch = Switch::builder().start().expect("a port");
    let mut follower = Running::start(eslng_for(&switch, &["events", "--json", "HEARTBEAT", "CUSTOM"]));
    // Any event of the switch shows that it listens; HEARTBEAT is fired by hand.
    until_it_listens(&switch, &mut follower);
    switch.drop_connections().expect("it runs");
    loop {
        let line = follower.line();
        if line.contains("ESLNG_GAP") {
            assert!(line.contains(r#""Gap-Reason":"connection-lost""#) && line.contains(r#""Gap-Restarted":"false""#), "{line}");
            break;
        }
    }
    let core = switch.restart().expect("it begins again");
    assert!(!core.is_empty());
    loop {
        let line = follower.line();
        if line.contains("ESLNG_GAP") {
            assert!(line.contains(r#""Gap-Restarted":"true""#), "{line}");
            break;
        }
    }
    follower.signal("-TERM");
    assert!(follower.ended().err.contains("the switch was restarted"));
}

/// Fires HEARTBEAT until the first one is printed.
fn until_it_listens(switch: &Switch, follower: &mut Running) {
    let (seen, line) = std::sync::mpsc::channel();
    std::thread::scope(|scope| {
        scope.spawn(move || seen.send(follower.line()));
        until("the first event", || {
            switch.emit(Event::new("HEARTBEAT")).expect("it runs");
            line.recv_timeout(std::time::Duration::from_millis(20)).is_ok()
        });
    });
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let switch = Switch::builder().start().expect("a port");
    let mut follower = Running::start(eslng_for(&switch, &["events"]));
    until_it_listens(&switch, &mut follower);
    follower.stop_reading();
    until("its end", || {
        switch.emit(Event::new("HEARTBEAT")).expect("it runs");
        follower.child.try_wait().expect("it was started").is_some()
    });
    assert_eq!(follower.child.wait().expect("it was started").code(), Some(0));
}

#[test]
fn a_call_that_rings_is_ended_by_a_signal() {
    let switch = Switch::builder().party("bob", Party::new().rings()).start().expect("a port");
    let events = switch.events().expect("it runs");
    let caller = Running::start(eslng_for(&switch, &["originate", "test/bob", "&park"]));
    let rings = events.wait_for(PATIENCE, |event| event.name() == "CHANNEL_PROGRESS").expect("bob rings");
    caller.signal("-INT");
    let end = events.wait_for(PATIENCE, |event| event.name() == "CHANNEL_HANGUP_COMPLETE").expect("it is ended");
    assert_eq!(end.get("Unique-ID"), rings.get("Unique-ID"));
    assert_eq!(end.get("Hangup-Cause").as_deref(), Some("ORIGINATOR_CANCEL"));
    let ended = caller.ended();
    assert_eq!((ended.code, ended.out.as_str()), (Some(130), ""), "{}", ended.err);
}

#[test]
fn a_call_to_its_end() {
    let alice = Party::new().rings().answers().waits(std::time::Duration::from_millis(20)).hangs_up("NORMAL_CLEARING");
    let switch = Switch::builder().party("alice", alice).start().expect("a port");
    let ended = ended(eslng_for(&switch, &["originate", "--wait-end", "-v", "a=b c", "test/alice", "&park"]));
    let lines: Vec<&str> = ended.out.lines().collect();
    assert_eq!((ended.code, lines.len(), lines.last()), (Some(0), 2, Some(&"NORMAL_CLEARING")), "{}", ended.err);
}

#[test]
fn a_recording_is_served_again() {
    let switch = Switch::builder().start().expect("a port");
    let folder = std::env::temp_dir().join(format!("eslng-cli-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    let file = folder.join("one.jsonl");
    let path = file.to_str().expect("text");
    let mut recorder = Running::start(eslng_for(&switch, &["record", path]));
    let port = recorder.line();
    let live = ended(eslng(&["--port", &port, "api", "status"]));
    assert_eq!(live.code, Some(0), "{}", live.err);
    recorder.signal("-TERM");
    assert_eq!(recorder.ended().code, Some(0));
    drop(switch);

    let mut replayer = Running::start(eslng(&["replay", path]));
    let port = replayer.line();
    let again = ended(eslng(&["--port", &port, "api", "status"]));
    assert_eq!((again.code, again.out), (Some(0), live.out), "{}", again.err);
    replayer.signal("-INT");
    assert_eq!(replayer.ended().code, Some(0));
    std::fs::remove_dir_all(&folder).expect("it is ours");
}

#[test]
fn a_profile_is_used_and_outranked() {
    let switch = Switch::builder().password("of the profile").start().expect("a port");
    let folder = std::env::temp_dir().join(format!("eslng-cli-profile-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    let text =
        format!("[default]\nhost => 127.0.0.1\nport => {}\npassword => of the profile\n[other]\nport => 1\n", switch.port());
    std::fs::write(folder.join(".fs_cli_conf"), text).expect("it is ours");
    let with = |arguments: &[&str]| {
        let mut command = eslng(arguments);
        command.env("HOME", &folder);
        ended(command).code
    };
    assert_eq!(with(&["api", "status"]), Some(0));
    assert_eq!(with(&["--password", "wrong", "api", "status"]), Some(3));
    assert_eq!(with(&["--profile", "other", "api", "status"]), Some(2));
    std::fs::write(folder.join("secret"), "of the profile\nnot this\n").expect("it is ours");
    let file = folder.join("secret");
    let file = file.to_str().expect("text");
    assert_eq!(
        with(&["--profile", "other", "--port", &switch.port().to_string(), "--password-file", file, "api", "status"]),
        Some(0)
    );
    std::fs::remove_dir_all(&folder).expect("it is ours");
}

#[test]
fn an_answer_that_does_not_come() {
    let switch = Switch::builder().start().expect("a port");
    switch.fault(Fault::NeverAnswer).expect("it runs");
    let ended = ended(eslng_for(&switch, &["--timeout", "0.3", "api", "status"]));
    assert!(matches!(ended.code, Some(2 | 5)), "{}", ended.err);
}

#[test]
fn lines_on_standard_input_are_run_by_the_console() {
    let switch = Switch::builder().start().expect("a port");
    let run = |lines: &str| {
        let mut command = eslng_for(&switch, &["console", "--log", "none", "--history", "/dev/null"]);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it was built");
        child.stdin.take().expect("it is piped").write_all(lines.as_bytes()).expect("it reads");
        let _limit = Limit::of(&child);
        let output = child.wait_with_output().expect("it was started");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    assert_eq!(run("echo one\n\n echo two"), (Some(0), "one\ntwo\n".into(), String::new()));
    // What fails is told, the rest is run, and the exit code is that of the first failure.
    let (code, out, err) = run("echo one\nuuid_kill nonesuch\n/nonesuch\necho two\n/exit\necho three\n");
    assert_eq!((code, &*out), (Some(8), "one\n-ERR No such channel!\ntwo\n"), "{err}");
    assert!(err.contains("/nonesuch: no such command"), "{err}");
    assert_eq!(run("/nonesuch\nuuid_kill nonesuch\n").0, Some(1));
}
