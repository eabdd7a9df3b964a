//! Each API command that reads state sees what has changed.

mod client;

use client::Client;
use eslng_switch::Switch;

/// Runs commands, each with what its output has to be.
fn dialogue(client: &mut Client, steps: &[(&str, &str)]) {
    for (command, output) in steps {
        assert_eq!(client.command(&format!("api {command}")).body(), *output, "{command}");
    }
}

#[test]
fn what_is_stored_is_read_again() {
    let switch = Switch::builder().start().expect("a loopback port is free");
    let mut client = Client::log_in(&switch);
    dialogue(
        &mut client,
        &[
            ("global_getvar lab", "-ERR no reply\n"),
            ("global_setvar lab=1", "+OK"),
            ("global_getvar lab", "1"),
            ("eval <${lab}>", "<1>"),
            ("expand echo ${lab}${lab}", "11"),
            ("db select/r/k", "-ERR no reply\n"),
            ("db insert/r/k/v/w", "+OK"),
            ("db select/r/k", "v/w"),
            ("db exists/r/k", "true"),
            ("db count/r", "1"),
            ("db delete/r/k", "+OK"),
            ("db exists/r/k", "false"),
            ("hash insert/r/k/v", "+OK\n"),
            ("hash insert_ifempty/r/k/w", "-ERR\n"),
            ("hash select/r/k", "v"),
            ("hash_dump all", "D/r_k/v\n"),
            ("hash delete/r/k", "+OK\n"),
            ("hash select/r/k", "-ERR no reply\n"),
            ("fsctl loglevel info", "+OK log level: INFO [6]\n"),
            ("fsctl loglevel", "+OK log level: INFO [6]\n"),
            ("fsctl max_sessions 7", "+OK max sessions: 7\n"),
            ("fsctl api_expansion off", "+OK api_expansion is off \n"),
            ("eval ${toupper(a)}", "-ERR no reply\n"),
            ("alias add st strepoch 2020-01-01", "+OK\n"),
        ],
    );
    assert!(client.command("api status").body().contains("\n7 session(s) max\n"));
    assert!(client.command("api json {\"command\":\"status\",\"data\":\"\"}").body().contains("\"limit\":7"));
    assert!(client.command("api xml_wrap status").body().contains("\n7 session(s) max\n"));
    assert!(client.command("api show aliases").body().contains("st,strepoch 2020-01-01"));
    assert_eq!(client.command("api st\nconsole_execute: true").body(), "1577836800");
    client.command("api fsctl pause");
    assert!(client.command("api status").body().contains(") is not ready\n"));
}

#[test]
fn channels_are_seen_by_every_command() {
    let switch = Switch::builder().start().expect("a loopback port is free");
    let mut client = Client::log_in(&switch);
    dialogue(
        &mut client,
        &[
            ("show channels count", "\n0 total.\n"),
            ("limit_usage hash r x", "0"),
            ("conference list", "+OK No active conferences.\n"),
        ],
    );
    let reply = client.command("api originate loopback/3007/default &park").body().to_owned();
    let uuid = reply.strip_prefix("+OK ").expect("the call is answered").trim().to_owned();
    let member = client.command(&format!("api uuid_getvar {uuid} other_loopback_leg_uuid")).body().to_owned();
    let with = |text: &str| text.replace("UUID", &uuid);
    for (command, output) in [
        ("show channels count", "\n2 total.\n"),
        ("show calls count as json", "{\"row_count\":2}\n"),
        ("show channels like nobody as json", "{\"row_count\": 0}\n"),
        ("uuid_exists UUID", "true"),
        ("uuid_setvar UUID a 1", "+OK\n"),
        ("uuid_getvar UUID a", "1"),
        ("eval uuid:UUID ${a}", "1"),
        ("uuid_limit UUID hash r x 1", "+OK"),
        ("uuid_limit UUID hash r x 1", "-ERR"),
        ("limit_usage hash r x", "1"),
        ("limit_hash_usage r x", "1"),
        ("uuid_limit_release UUID hash", "+OK"),
        ("limit_usage hash r x", "0"),
        ("uuid_record UUID start /tmp/a.wav", "+OK Success\n"),
        ("uuid_record UUID stop /tmp/b.wav", "-ERR Cannot stop record session!\n"),
        ("uuid_record UUID stop /tmp/a.wav", "+OK Success\n"),
        ("uuid_buglist UUID", "<media-bugs>\n</media-bugs>\n"),
        ("conference room007 get count", "1"),
        ("conference room007 mute last", "+OK mute 2\n"),
    ] {
        assert_eq!(client.command(&with(&format!("api {command}"))).body(), output, "{command}");
    }
    assert!(client.command("api show channels").body().contains(&uuid));
    assert!(client.command("api show detailed_calls as xml").body().contains(&uuid));
    assert!(client.command("api conference list").body().contains(&format!("{member};;0000000000;hear|floor;0;0;100\n")));
    for format in ["json_list", "xml_list"] {
        assert!(client.command(&format!("api conference {format}")).body().contains(&member), "{format}");
    }
    let added = client.command(&format!("api sched_hangup +3600 {uuid}")).body().to_owned();
    assert_eq!(added, "+OK\n");
    assert!(client.command("api show tasks").body().contains("switch_ivr_schedule_hangup"));
    assert_eq!(client.command(&format!("api sched_del {uuid}")).body(), "+OK Deleted: 1\n");
    assert!(!client.command("api show tasks").body().contains("switch_ivr_schedule_hangup"));
    assert!(client.command("api status").body().contains("2 session(s) since startup\n2 session(s) - peak 2"));
    client.command("event plain CHANNEL_DESTROY");
    assert_eq!(
        client.command("api hupall USER_BUSY a 1").body(),
        "+OK hangup all channels matching [a]=[1] with cause: USER_BUSY\n"
    );
    client.event("CHANNEL_DESTROY");
    client.event("CHANNEL_DESTROY");
    dialogue(&mut client, &[("show channels count", "\n0 total.\n"), ("conference list", "+OK No active conferences.\n")]);
}

#[test]
fn queues_and_lots_show_who_waits() {
    let switch = Switch::builder().start().expect("a loopback port is free");
    let mut client = Client::log_in(&switch);
    assert!(client.command("api fifo list").body().contains("name=\"labfifo\" consumer_count=\"0\" caller_count=\"0\""));
    assert!(!client.command("api valet_info").body().contains("<extension"));
    client.command("event plain CUSTOM fifo::info valet_parking::info");
    client.command("api originate loopback/4000/default &park");
    client.event("CUSTOM");
    assert!(client.command("api fifo list").body().contains("name=\"labfifo\" consumer_count=\"0\" caller_count=\"1\""));
    client.command("api originate loopback/4100/default &park");
    assert!(client.command("api valet_info").body().contains(">8001</extension>"));
}
