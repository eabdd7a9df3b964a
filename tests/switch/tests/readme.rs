//! The samples of README.md: the C one is compiled and run, the first Rust one is run against a program that it describes; the
//! others are doc tests.

mod client;

use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

use client::Client;
use eslng_switch::Switch;

#[test]
fn the_c_sample_runs() {
    let readme =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("it stands beside Cargo.toml");
    let sample = readme.split("```c\n").nth(1).and_then(|rest| rest.split("```").next()).expect("there is a C sample");
    let folder = std::env::temp_dir().join(format!("eslng-switch-readme-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    let (source, program) = (folder.join("sample.c"), folder.join("sample"));
    std::fs::write(&source, sample).expect("the folder can be written");
    let compiled =
        Command::new("cc").args(["-Wall", "-Wextra", "-Werror", "-o"]).arg(&program).arg(&source).status().expect("cc runs");
    assert!(compiled.success());
    let output = Command::new(&program).arg(env!("CARGO_BIN_EXE_eslng-switch")).output().expect("the sample runs");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && text.ends_with(", exit 0\n"), "{text}");
    std::fs::remove_dir_all(&folder).expect("the folder is there");
}

/// The program of the first sample: it prompts, and transfers who presses 1.
fn prompting_program(listener: &TcpListener) {
    let mut call = Client::new(listener.accept().expect("the switch dials").0);
    call.command("connect");
    call.command("myevents");
    let execute = |name: &str, argument: &str| {
        format!("sendmsg\ncall-command: execute\nexecute-app-name: {name}\nexecute-app-arg: {argument}")
    };
    call.command(&execute("answer", ""));
    call.command(&execute("play_and_get_digits", "1 1 1 9000 # silence_stream://9000 silence_stream://1 choice \\d"));
    let chosen = call.events_until(|event| event.value("variable_choice").is_some());
    if chosen.last().and_then(|event| event.value("variable_choice")).as_deref() == Some("1") {
        call.command(&execute("transfer", "9196 XML default"));
    }
}

#[test]
fn press_one_and_be_transferred() -> Result<(), Box<dyn std::error::Error>> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let address = listener.local_addr()?.to_string();
    let program = std::thread::spawn(move || prompting_program(&listener));
    let switch = Switch::builder().start()?;
    let events = switch.events()?;
    let call = switch.call(&address, "async full", [("account", "42")])?;
    events.wait(|event| event.name() == "PLAYBACK_START")?;
    switch.press(&call, "1")?;
    let transfer = events.application("transfer")?;
    assert_eq!(transfer.get("Application-Data").as_deref(), Some("9196 XML default"));
    assert_eq!(events.application("echo")?.get("Unique-ID"), Some(call), "it has arrived");
    program.join().expect("the program does its part");
    Ok(())
}
