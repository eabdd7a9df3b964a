//! Commands that limit, schedule and steer calls change what the model answers.

mod client;

use std::time::Duration;

use client::Client;
use eslng_switch::{Action, Builder, Party, Switch};

fn start(builder: Builder) -> Switch {
    builder.virtual_time().party("ann", Party::new().answers()).start().expect("a loopback port is free")
}

fn originate(client: &mut Client, argument: &str) -> String {
    let output = client.command(&format!("api originate {argument}")).body().to_owned();
    output.strip_prefix("+OK ").unwrap_or_else(|| panic!("{argument}: {output}")).trim().to_owned()
}

#[test]
fn limits_are_counted_and_reset_by_backend() {
    let switch = start(Switch::builder());
    let mut client = Client::log_in(&switch);
    let uuid = originate(&mut client, "test/ann &park");
    let tracked = |client: &mut Client, hash: &str, db: &str| {
        assert_eq!(client.command("api limit_status hash").body(), format!("There are {hash} elements being tracked."));
        let status = client.command("api limit_status db").body().to_owned();
        assert!(status.starts_with(&format!("+OK Tracking {db} total limited resources")), "{status}");
    };
    tracked(&mut client, "0", "0");
    for (backend, id) in [("hash", "x"), ("hash", "y"), ("db", "x")] {
        assert_eq!(client.command(&format!("api uuid_limit {uuid} {backend} r {id} 5")).body(), "+OK");
    }
    tracked(&mut client, "2", "1");
    client.command("api limit_reset hash");
    tracked(&mut client, "0", "1");
    assert_eq!(client.command("api limit_usage hash r x").body(), "0");
    assert_eq!(client.command("api limit_usage db r x").body(), "1");
}

#[test]
fn a_scheduled_command_runs_at_its_time() {
    let switch = start(Switch::builder());
    let mut client = Client::log_in(&switch);
    let events = switch.events().expect("the switch runs");
    let added = client.command("api sched_api +60 mine global_setvar lab=later").body().to_owned();
    let id = added.strip_prefix("+OK Added: ").expect("the task is added").trim().to_owned();
    let tasks = client.command("api show tasks").body().to_owned();
    assert!(tasks.contains(&format!("{id},sched_api_function,mine")), "{tasks}");
    switch.advance(Duration::from_secs(59)).expect("time is virtual");
    assert_eq!(client.command("api global_getvar lab").body(), "-ERR no reply\n");
    switch.advance(Duration::from_secs(2)).expect("time is virtual");
    events.wait(|event| event.name() == "DEL_SCHEDULE").expect("the task has run");
    assert_eq!(client.command("api global_getvar lab").body(), "later");
    assert!(!client.command("api show tasks").body().contains("sched_api_function"));
}

#[test]
fn a_call_is_transferred_and_hears_a_file_when_scheduled() {
    let park = [Action::new("set", "went=8200"), Action::new("park", "")];
    let switch = start(Switch::builder().extension("8200", park));
    let mut client = Client::log_in(&switch);
    let events = switch.events().expect("the switch runs");
    let uuid = originate(&mut client, "test/ann &park");
    assert_eq!(
        client.command(&format!("api sched_broadcast +20 {uuid} silence_stream://1000")).body(),
        "+OK Message scheduled\n"
    );
    assert_eq!(client.command(&format!("api sched_transfer +60 {uuid} 8200")).body(), "+OK\n");
    let tasks = client.command("api show tasks").body().to_owned();
    for task in ["switch_ivr_schedule_broadcast", "switch_ivr_schedule_transfer"] {
        assert!(tasks.contains(task), "{tasks}");
    }
    switch.advance(Duration::from_secs(30)).expect("time is virtual");
    events.wait(|event| event.name() == "PLAYBACK_START").expect("the file is played");
    assert_eq!(client.command(&format!("api uuid_getvar {uuid} went")).body(), "_undef_");
    switch.advance(Duration::from_secs(31)).expect("time is virtual");
    events
        .wait(|event| event.name() == "CHANNEL_EXECUTE_COMPLETE" && event.get("Application").as_deref() == Some("set"))
        .expect("it went");
    assert_eq!(client.command(&format!("api uuid_getvar {uuid} went")).body(), "8200");
    assert!(!client.command("api show tasks").body().contains("switch_ivr_schedule"));
}

#[test]
fn both_legs_of_a_bridge_go_their_ways() {
    let way = |name: &str| [Action::new("set", format!("went={name}")), Action::new("park", "")];
    let switch =
        start(Switch::builder().party("bob", Party::new().answers()).extension("8201", way("a")).extension("8202", way("b")));
    let mut client = Client::log_in(&switch);
    let events = switch.events().expect("the switch runs");
    let caller = originate(&mut client, "test/ann &bridge(test/bob)");
    let bridge = events.wait(|event| event.name() == "CHANNEL_BRIDGE").expect("they are joined");
    let callee = bridge.get("Bridge-B-Unique-ID").expect("the other leg");
    assert_eq!(client.command("api show bridged_calls count").body(), "\n1 total.\n");
    assert_eq!(client.command(&format!("api uuid_dual_transfer {caller} 8201 8202")).body(), "+OK\n");
    for _ in 0..2 {
        events.wait(|event| event.name() == "CHANNEL_PARK").expect("each leg parks");
    }
    assert_eq!(client.command(&format!("api uuid_getvar {caller} went")).body(), "a");
    assert_eq!(client.command(&format!("api uuid_getvar {callee} went")).body(), "b");
    assert_eq!(client.command("api show bridged_calls count").body(), "\n0 total.\n");
}

#[test]
fn a_heartbeat_of_a_call_beats_until_it_is_ended() {
    let switch = start(Switch::builder());
    let mut client = Client::log_in(&switch);
    let uuid = originate(&mut client, "test/ann &park");
    let beats = |client: &mut Client| {
        let events = switch.events().expect("the switch runs");
        switch.advance(Duration::from_secs(35)).expect("time is virtual");
        client.command("api global_setvar beats=seen");
        switch.emit(eslng_switch::Event::new("CUSTOM").with_subclass("lab::end")).expect("the switch runs");
        let mut beats = 0;
        let end = events.wait(|event| {
            beats += u32::from(event.name() == "SESSION_HEARTBEAT" && event.get("Unique-ID").as_deref() == Some(&uuid));
            event.subclass() == Some("lab::end")
        });
        end.expect("the end comes");
        beats
    };
    assert_eq!(beats(&mut client), 0);
    client.command(&format!("api uuid_session_heartbeat {uuid} 10"));
    assert!((3..=4).contains(&beats(&mut client)));
    client.command(&format!("api uuid_session_heartbeat {uuid} 0"));
    assert_eq!(beats(&mut client), 0);
}

#[test]
fn what_is_played_can_be_stopped_but_only_while_it_plays() {
    let switch = start(Switch::builder());
    let mut client = Client::log_in(&switch);
    let events = switch.events().expect("the switch runs");
    let uuid = originate(&mut client, "test/ann &park");
    let stop = format!("api uuid_fileman {uuid} stop");
    assert_eq!(client.command(&stop).body(), "-ERR No file handle!\n");
    client.command(&format!("api uuid_broadcast {uuid} silence_stream://600000"));
    events.wait(|event| event.name() == "PLAYBACK_START").expect("the file is played");
    assert_eq!(client.command(&stop).body(), "+OK Success\n");
    events.wait(|event| event.name() == "PLAYBACK_STOP").expect("it stops");
    assert_eq!(client.command(&stop).body(), "-ERR No file handle!\n");
}

#[test]
fn a_paused_call_does_the_next_thing_when_it_goes_on() {
    let switch = start(Switch::builder());
    let mut client = Client::log_in(&switch);
    let events = switch.events().expect("the switch runs");
    let uuid = originate(&mut client, "test/ann &park");
    assert_eq!(client.command(&format!("api pause {uuid} on")).body(), "+OK\n");
    client.command(&format!("sendmsg {uuid}\ncall-command: execute\nexecute-app-name: set\nexecute-app-arg: done=yes"));
    switch.advance(Duration::from_secs(5)).expect("time is virtual");
    assert_eq!(client.command(&format!("api uuid_getvar {uuid} done")).body(), "_undef_");
    assert_eq!(client.command(&format!("api pause {uuid} off")).body(), "+OK\n");
    events.application("set").expect("it goes on");
    assert_eq!(client.command(&format!("api uuid_getvar {uuid} done")).body(), "yes");
}
