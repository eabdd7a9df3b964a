//! Recording a switch through a proxy, and serving the recording in its place.

mod client;

use client::Client;
use eslng_switch::{Recorder, Replay, Switch};

#[test]
fn what_was_recorded_is_served_again() {
    let file = std::env::temp_dir().join(format!("eslng-switch-recording-{}.jsonl", std::process::id()));
    let dialogue = |port: u16| {
        let mut client = Client::connect(port);
        let mut heard = client.message().text;
        for command in ["auth ClueCon", "api version", "api create_uuid"] {
            heard.push_str(&client.command(command).text);
        }
        client.send("exit");
        heard + &String::from_utf8_lossy(&client.rest())
    };
    let switch = Switch::builder().start().expect("a loopback port is free");
    let recorder = Recorder::start(0, switch.address(), &file).expect("the file can be written");
    let first = dialogue(recorder.address().port());
    recorder.finish().expect("the file was written");
    drop(switch);
    let replay = Replay::start(0, &file).expect("the file is a recording");
    assert_eq!(dialogue(replay.address().port()), first);
    assert_eq!(dialogue(replay.address().port()), first, "the only connection is given again");
    std::fs::remove_file(&file).expect("the file is there");
}

#[test]
fn a_recording_of_the_real_one_can_be_served() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../transcripts/in_auth_wrong.jsonl");
    let replay = Replay::start(0, &file).expect("the file is a recording");
    let mut client = Client::connect(replay.address().port());
    client.message();
    assert_eq!(client.command("auth wrong").reply(), "-ERR invalid");
    assert!(String::from_utf8_lossy(&client.rest()).ends_with("See you at ClueCon! http://www.cluecon.com/\n"));
}
