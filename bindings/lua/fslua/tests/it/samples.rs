//! The samples of the page "Lua API Reference", and the two cases of the forum.

use std::time::{Duration, Instant};

use fslua::hooks;
use tokio::sync::watch;

use crate::harness::{Folder, PATIENCE, host, run, soon, succeeded, switch, tests};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn samples_of_the_page() {
    let switch = switch();
    let folder = Folder::new();
    let samples = tests().join("samples");
    let outcome = run(&host(&switch, &folder), &tests().join("samples.lua"), &[&samples.display().to_string()]).await;
    succeeded("samples", &outcome).unwrap();
}

/// Dialling two parties and bridging them, the numbers handed in.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_forum_bridges_two_parties() {
    let switch = switch();
    let folder = Folder::new();
    let events = switch.events().unwrap();
    let outcome = run(&host(&switch, &folder), &tests().join("forum/bridge.lua"), &["test/alice", "test/leaves-soon"]).await;
    succeeded("bridge", &outcome).unwrap();
    events.wait(|event| event.get("Application").as_deref() == Some("record_session")).unwrap();
    let bridged = events.wait(|event| event.name() == "CHANNEL_BRIDGE").unwrap();
    assert_eq!(bridged.get("variable_leg").as_deref(), Some("1"));
    // Both legs are gone at the end.
    for _ in 0..2 {
        events.wait(|event| event.name() == "CHANNEL_HANGUP_COMPLETE").unwrap();
    }
}

/// A call from an event hook, with data for the dialplan.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_forum_calls_from_a_hook() {
    let switch = switch();
    let folder = Folder::new();
    std::fs::copy(tests().join("forum/events.lua"), folder.0.join("events.lua")).unwrap();
    let events = switch.events().unwrap();
    let (end, ends) = watch::channel(false);
    let hooks = vec!["NOTIFY_IN=events.lua".parse::<hooks::Hook>().unwrap()];
    let settings = hooks::Settings { hooks, at_once: 10, ..hooks::Settings::default() };
    let running = tokio::spawn(hooks::run(host(&switch, &folder), settings, ends));
    // The event is told until it is heard: the hook's subscription may come after the first.
    let begun = Instant::now();
    let placed = loop {
        assert!(!running.is_finished() && begun.elapsed() < PATIENCE, "the hook did not place its call in time");
        let event = eslng_switch::Event::new("NOTIFY_IN").with_header("Extension", "4711").with_header("State", "ready");
        switch.emit(event).unwrap();
        if let Ok(set) = events.wait_for(Duration::from_millis(500), |event| {
            event.name() == "CHANNEL_EXECUTE" && event.get("Application").as_deref() == Some("set")
        }) {
            break set;
        }
    };
    assert_eq!(placed.get("Application-Data").as_deref(), Some("lab_seen=4711"), "the dialplan has the data");
    assert_eq!(placed.get("variable_origination_caller_id_name").as_deref(), Some("Call back 4711"));
    end.send_replace(true);
    soon(running).await.unwrap().unwrap();
}

/// A script for the end of a call, with the ended channel's variables in `env`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hangup_hooks_have_the_variables() {
    let switch = switch();
    let folder = Folder::new();
    std::fs::copy(tests().join("samples/hook_test.lua"), folder.0.join("hook-test.lua")).unwrap();
    let events = switch.events().unwrap();
    let (end, ends) = watch::channel(false);
    let host = host(&switch, &folder);
    let settings = hooks::Settings { at_once: 10, ..hooks::Settings::default() };
    let running = tokio::spawn(hooks::run(host.clone(), settings, ends));
    let mut status = host.switch().status();
    soon(status.wait_for(|status| matches!(status, eslng::Status::Up))).await.unwrap();
    // Calls are placed until the hook is heard: its subscription may come after the first.
    let begun = Instant::now();
    loop {
        assert!(!running.is_finished() && begun.elapsed() < PATIENCE, "the hook was not heard in time");
        let line = "originate {fslua_hangup_hook=hook-test.lua,my_custom_var=foobar}test/alice &hangup";
        soon(host.switch().bgapi(line)).await.unwrap();
        let told = events.wait_for(Duration::from_millis(500), |event| {
            event.get("API-Command-Argument").as_deref() == Some("lab_hook=foobar")
        });
        if told.is_ok() {
            break;
        }
    }
    end.send_replace(true);
    soon(running).await.unwrap().unwrap();
}
