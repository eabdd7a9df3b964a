//! A loopback call from its originate to its destruction, as a subscriber hears it in the three formats.

mod client;

use client::{Client, Message};
use eslng_switch::Switch;

/// The events of one leg, without those of codecs.
fn life(events: &[Message], leg: &str) -> Vec<String> {
    let of_leg = |event: &&Message| event.value("Channel-Name").is_some_and(|name| name.ends_with(leg));
    let describe = |event: &Message| match event.value("Event-Name").as_deref() {
        Some("CHANNEL_STATE") => event.value("Channel-State").unwrap_or_default(),
        Some("CHANNEL_CALLSTATE") => event.value("Channel-Call-State").unwrap_or_default(),
        Some("CHANNEL_EXECUTE" | "CHANNEL_EXECUTE_COMPLETE") => {
            let name = event.value("Event-Name").unwrap_or_default();
            format!("{} {}", &name["CHANNEL_".len()..], event.value("Application").unwrap_or_default())
        }
        name => name.unwrap_or_default().trim_start_matches("CHANNEL_").to_owned(),
    };
    events.iter().filter(of_leg).map(describe).filter(|event| event != "CODEC").collect()
}

#[test]
fn a_call_tells_its_life_in_every_format() {
    for format in ["plain", "json", "xml"] {
        let switch = Switch::builder().start().expect("a loopback port is free");
        let mut client = Client::log_in(&switch);
        client.command(&format!("event {format} ALL"));
        let reply = client.command("bgapi originate {lab='x y'}loopback/9196/default &park\nJob-UUID: the-job");
        assert_eq!(reply.header("Job-UUID"), Some("the-job"));
        let mut events = client.events_until(|event| event.value("Event-Name").as_deref() == Some("CHANNEL_PARK"));
        let job =
            events.iter().find(|event| event.value("Event-Name").as_deref() == Some("BACKGROUND_JOB")).expect("the job ended");
        assert_eq!(job.value("Job-UUID").as_deref(), Some("the-job"));
        let uuid = events.last().and_then(|event| event.value("Unique-ID")).expect("a channel parked");
        assert!(job.text.contains(&uuid), "{}", job.text);
        assert_eq!(client.command(&format!("api uuid_kill {uuid} USER_BUSY")).body(), "+OK\n");
        let mut destroyed = 0;
        events.extend(client.events_until(|event| {
            destroyed += usize::from(event.value("Channel-State").as_deref() == Some("CS_DESTROY"));
            destroyed == 2
        }));
        let near = "OUTGOING CS_INIT CREATE ORIGINATE CS_ROUTING CS_CONSUME_MEDIA ANSWER ACTIVE CALL_UPDATE CS_EXECUTE";
        let mut expected: Vec<&str> = near.split(' ').collect();
        expected.extend(["EXECUTE park", "PARK", "HANGUP", "UNPARK", "EXECUTE_COMPLETE park", "CS_HANGUP", "HANGUP"]);
        expected.extend(["CS_REPORTING", "HANGUP_COMPLETE", "DESTROY", "CS_DESTROY"]);
        assert_eq!(life(&events, "-a"), expected, "{format}");
        let mut expected: Vec<&str> = "CS_INIT CREATE RINGING CS_ROUTING CS_EXECUTE".split(' ').collect();
        expected.extend(["EXECUTE answer", "ANSWER", "ACTIVE", "EXECUTE_COMPLETE answer", "EXECUTE echo", "HANGUP"]);
        expected.extend([
            "EXECUTE_COMPLETE echo",
            "CS_HANGUP",
            "HANGUP",
            "CS_REPORTING",
            "HANGUP_COMPLETE",
            "DESTROY",
            "CS_DESTROY",
        ]);
        assert_eq!(life(&events, "-b"), expected, "{format}");
        let named = |name: &str| events.iter().find(|event| event.value("Event-Name").as_deref() == Some(name));
        let complete = named("CHANNEL_HANGUP_COMPLETE").expect("the call ended");
        assert_eq!(complete.value("variable_hangup_cause").as_deref(), Some("USER_BUSY"));
        assert_eq!(complete.value("variable_lab").as_deref(), Some("x y"));
    }
}

#[test]
fn what_cannot_be_called_says_why() {
    let switch = Switch::builder().start().expect("a loopback port is free");
    let mut client = Client::log_in(&switch);
    for (url, output) in [
        ("error/USER_BUSY", "-ERR USER_BUSY\n"),
        ("bogus/x", "-ERR CHAN_NOT_IMPLEMENTED\n"),
        ("loopback/1004/default", "-ERR USER_BUSY\n"),
        ("loopback/nowhere/default", "-ERR NO_ROUTE_DESTINATION\n"),
        ("{originate_timeout=1}loopback/1005/default", "-ERR NO_ANSWER\n"),
    ] {
        assert_eq!(client.command(&format!("api originate {url} &park")).body(), output);
    }
    let uuid = client.command("api originate loopback/9196/default 9664").body().trim().to_owned();
    assert_eq!(client.command("api show channels count").body(), "\n2 total.\n");
    let uuid = uuid.strip_prefix("+OK ").expect("the call was answered");
    assert_eq!(client.command(&format!("api uuid_exists {uuid}")).body(), "true");
    assert_eq!(client.command(&format!("api uuid_setvar {uuid} a b c")).body(), "+OK\n");
    assert_eq!(client.command(&format!("api uuid_getvar {uuid} a")).body(), "b c");
    assert_eq!(client.command("api hupall").body(), "+OK hangup all channels with cause MANAGER_REQUEST\n");
    assert_eq!(client.command(&format!("api uuid_exists {uuid}")).body(), "false");
}
