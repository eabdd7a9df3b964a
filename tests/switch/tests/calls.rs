//! Bridges, the endpoint of tests, virtual time, conferences and other applications.

mod client;

use std::time::Duration;

use client::Client;
use eslng_switch::{Action, ControlError, Party, Switch};

fn start(builder: eslng_switch::Builder) -> Switch {
    builder.start().expect("a loopback port is free")
}

fn originate(client: &mut Client, argument: &str) -> String {
    let output = client.command(&format!("api originate {argument}")).body().to_owned();
    output.strip_prefix("+OK ").unwrap_or_else(|| panic!("{argument}: {output}")).trim().to_owned()
}

#[test]
fn a_party_rings_answers_presses_and_hangs_up() {
    let alice =
        Party::new().rings().answers().hears_a_prompt().presses("42#").waits(Duration::from_millis(20)).hangs_up("CALL_REJECTED");
    let ask = "1 4 1 5000 # silence_stream://5000 silence_stream://1 pin \\d+";
    let asks = [Action::new("play_and_get_digits", ask), Action::new("park", "")];
    let bob = Party::new().rings().hangs_up("USER_BUSY");
    let switch = start(Switch::builder().party("alice", alice).party("bob", bob).extension("8100", asks));
    let mut client = Client::log_in(&switch);
    client.command("event plain ALL");
    assert_eq!(client.command("api originate test/bob &park").body(), "-ERR USER_BUSY\n");
    client.send("api originate test/alice 8100");
    let events = client.events_until(|event| {
        event.value("Event-Name").as_deref() == Some("CHANNEL_HANGUP_COMPLETE")
            && event.value("Channel-Name").as_deref() == Some("test/alice")
    });
    let last = events.last().expect("the call ended");
    assert_eq!(last.value("variable_pin").as_deref(), Some("42"));
    assert_eq!(last.value("Hangup-Cause").as_deref(), Some("CALL_REJECTED"));
    let names: Vec<_> = events.iter().filter_map(|event| event.value("Event-Name")).collect();
    assert!(names.contains(&"CHANNEL_PROGRESS".to_owned()), "{names:?}");
}

#[test]
fn a_party_does_what_the_test_says() {
    let switch = start(Switch::builder());
    let events = switch.events().expect("the switch runs");
    let mut client = Client::log_in(&switch);
    client.send("bgapi originate {originate_timeout=20}test/carol &park");
    let uuid =
        events.wait(|event| event.name() == "CHANNEL_ORIGINATE").expect("the call begins").get("Unique-ID").expect("a uuid");
    switch.ring(&uuid).expect("the call is up");
    events.wait(|event| event.name() == "CHANNEL_PROGRESS").expect("it rings");
    switch.answer(&uuid).expect("the call is up");
    events.application("park").expect("the answered call parks");
    switch.hang_up(&uuid, "USER_BUSY").expect("the call is up");
    let hangup = events.wait(|event| event.name() == "CHANNEL_HANGUP").expect("it hangs up");
    assert_eq!(hangup.get("Hangup-Cause").as_deref(), Some("USER_BUSY"));
}

#[test]
fn a_bridge_joins_two_legs_and_ends_with_either() {
    let switch = start(Switch::builder().party("dave", Party::new().answers()).party("eve", Party::new().answers()));
    let mut client = Client::log_in(&switch);
    let events = switch.events().expect("the switch runs");
    let caller = originate(&mut client, "test/dave &bridge(test/eve)");
    let bridge = events.wait(|event| event.name() == "CHANNEL_BRIDGE").expect("they are joined");
    let callee = bridge.get("Bridge-B-Unique-ID").expect("the other leg");
    assert_eq!(bridge.get("Bridge-A-Unique-ID").as_deref(), Some(caller.as_str()));
    assert_eq!(bridge.get("Other-Leg-Unique-ID").as_deref(), Some(callee.as_str()));
    assert_eq!(client.command("api show bridged_calls count").body(), "\n1 total.\n");
    assert_eq!(client.command("api show calls count").body(), "\n1 total.\n");
    assert_eq!(client.command(&format!("api uuid_getvar {caller} bridge_uuid")).body(), callee);
    switch.hang_up(&callee, "NORMAL_CLEARING").expect("the leg is up");
    events.wait(|event| event.name() == "CHANNEL_UNBRIDGE").expect("they part");
    let over =
        events.wait(|event| event.name() == "CHANNEL_HANGUP_COMPLETE" && event.get("Unique-ID").as_deref() == Some(&caller));
    assert_eq!(over.expect("the caller ends").get("variable_DIALSTATUS").as_deref(), Some("SUCCESS"));
}

#[test]
fn a_bridge_that_fails_says_why_and_may_go_on() {
    let busy = [Action::new("set", "continue_on_fail=true"), Action::new("bridge", "error/USER_BUSY"), Action::new("park", "")];
    let switch = start(Switch::builder().extension("8000", busy));
    let mut client = Client::log_in(&switch);
    let events = switch.events().expect("the switch runs");
    client.command("bgapi originate loopback/8000/default &park");
    let parked = events.wait(|event| event.name() == "CHANNEL_PARK").expect("the leg goes on");
    assert_eq!(parked.get("variable_originate_disposition").as_deref(), Some("USER_BUSY"));
    assert_eq!(parked.get("variable_DIALSTATUS").as_deref(), Some("BUSY"));
    assert_eq!(client.command("api originate loopback/app=bridge:error/NO_ANSWER &park").body(), "-ERR NO_ANSWER\n");
}

#[test]
fn the_first_who_answers_wins_and_the_others_lose_the_race() {
    let slow = Party::new().rings().waits(Duration::from_secs(30)).answers();
    let switch = start(Switch::builder().party("slow", slow).party("fast", Party::new().rings().answers()));
    let mut client = Client::log_in(&switch);
    let events = switch.events().expect("the switch runs");
    let uuid = originate(&mut client, "test/slow,test/fast &park");
    let lost = events.wait(|event| event.name() == "CHANNEL_HANGUP").expect("one loses");
    assert_eq!(lost.get("Hangup-Cause").as_deref(), Some("LOSE_RACE"));
    assert_ne!(lost.get("Unique-ID"), Some(uuid.clone()));
    assert_eq!(client.command(&format!("api uuid_getvar {uuid} channel_name")).body(), "test/fast");
    let second = originate(&mut client, "error/USER_BUSY|test/fast &park");
    assert_eq!(client.command(&format!("api uuid_bridge {uuid} {second}")).body(), format!("+OK {second}\n"));
    events.wait(|event| event.name() == "CHANNEL_BRIDGE").expect("they are joined");
}

#[test]
fn an_hour_passes_at_once() {
    let switch = start(Switch::builder().virtual_time().party("frank", Party::new().answers()));
    let mut client = Client::log_in(&switch);
    let events = switch.events().expect("the switch runs");
    let begun = std::time::Instant::now();
    let uuid = originate(&mut client, "test/frank &sleep(3600000)");
    client.command(&format!("api sched_hangup +1800 {uuid} ALLOTTED_TIMEOUT"));
    assert_eq!(client.command("api sched_del 1234").body(), "+OK Deleted: 0\n");
    switch.advance(Duration::from_secs(1799)).expect("time is virtual");
    assert_eq!(client.command(&format!("api uuid_exists {uuid}")).body(), "true");
    switch.advance(Duration::from_secs(2)).expect("time is virtual");
    let mut beats = 0;
    let over = events.wait(|event| {
        beats += u32::from(event.name() == "HEARTBEAT");
        event.name() == "CHANNEL_HANGUP_COMPLETE"
    });
    let over = over.expect("the call ended");
    assert_eq!(over.get("variable_duration").as_deref(), Some("1800"));
    assert_eq!(over.get("Hangup-Cause").as_deref(), Some("ALLOTTED_TIMEOUT"));
    assert_eq!(beats, 90, "one in 20 s");
    println!("half an hour in {:?}", begun.elapsed());
    assert!(begun.elapsed() < Duration::from_secs(5));
    assert_eq!(start(Switch::builder()).advance(Duration::from_secs(1)), Err(ControlError::RealTime));
}

#[test]
fn digits_run_what_is_bound_to_them() {
    let party = Party::new().answers();
    let switch = start(Switch::builder().party("gina", party));
    let mut client = Client::log_in(&switch);
    let events = switch.events().expect("the switch runs");
    let uuid = originate(&mut client, "test/gina &park");
    for (application, argument) in [
        ("multiset", "^^:a=1:b=two words"),
        ("bind_digit_action", "main,12,exec:set,pressed=yes"),
        ("event", "Event-Name=CUSTOM,Event-Subclass=lab::mine,X=${b}"),
        ("record_session", "/tmp/x.wav"),
    ] {
        client.command(&format!(
            "sendmsg {uuid}\ncall-command: execute\nexecute-app-name: {application}\nexecute-app-arg: {argument}"
        ));
    }
    let event = events.wait(|event| event.subclass() == Some("lab::mine")).expect("the event comes");
    assert_eq!(event.get("X").as_deref(), Some("two words"));
    events.wait(|event| event.name() == "RECORD_START").expect("it records");
    assert!(client.command(&format!("api uuid_buglist {uuid}")).body().contains("/tmp/x.wav"));
    switch.press(&uuid, "12").expect("the call is up");
    events.application("set").expect("the binding runs");
    assert_eq!(client.command(&format!("api uuid_getvar {uuid} pressed")).body(), "yes");
}
