//! The program as one starts it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Output, Stdio};
use std::time::Instant;

use eslng_switch::{Action, Switch};

use crate::harness::{Folder, PATIENCE};

fn fslua(switch: &Switch, folder: &Folder) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fslua"));
    command.current_dir(&folder.0).args(["--switch", &switch.address().to_string()]).stdin(Stdio::null());
    command
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn run_prints_what_the_script_writes() {
    let (switch, folder) = (Switch::builder().start().unwrap(), Folder::new());
    folder.write(
        "hello.lua",
        "#!/usr/bin/env fslua\nstream:write('hello ' .. argv[1] .. ' ' .. freeswitch.API():execute('echo', argv[2]))",
    );
    let output = fslua(&switch, &folder).args(["run", "hello.lua", "one", "--two"]).output().unwrap();
    assert!(output.status.success(), "{}", text(&output));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "hello one --two");

    folder.write("broken.lua", "local x = nil .. 'x'");
    let output = fslua(&switch, &folder).args(["run", "broken.lua"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output).contains("broken.lua:1:"), "{}", text(&output));
    let output = fslua(&switch, &folder).args(["run", "none.lua"]).output().unwrap();
    assert!(text(&output).contains("there is no script \"none.lua\""), "{}", text(&output));
}

#[test]
fn a_wrong_password_is_said_and_not_shown() {
    let (switch, folder) = (Switch::builder().start().unwrap(), Folder::new());
    folder.write("fslua.toml", "password = \"not this\"\n");
    folder.write("version.lua", "stream:write(freeswitch.API():execute('version'))");
    let output = fslua(&switch, &folder).args(["--config", "fslua.toml", "run", "version.lua"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output).contains("check the password"), "{}", text(&output));
    assert!(!text(&output).contains("not this"), "{}", text(&output));
}

#[test]
fn serve_handles_calls_counts_them_and_ends_when_told() {
    let folder = Folder::new();
    std::fs::create_dir(folder.0.join("ivr")).unwrap();
    folder.write(
        "ivr/named.lua",
        "session:answer() freeswitch.consoleLog('notice', 'seen\\n') session:execute('set', 'lab_argv=' .. argv[1] .. argv[2])",
    );
    let switch = Switch::builder().start().unwrap();
    // The port of the metrics must be known before, and somebody else may take it meanwhile: then another one.
    let (mut running, line, metrics) = (0..5)
        .find_map(|_| {
            let metrics = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
            let mut serve = fslua(&switch, &folder);
            serve.args(["--metrics", &metrics.to_string(), "--log-format", "json", "--grace", "5"]);
            serve.args(["serve", "--listen", "127.0.0.1:0"]);
            let mut running = Running(serve.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap());
            let mut line = String::new();
            BufReader::new(running.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
            (!line.is_empty()).then_some((running, line, metrics))
        })
        .expect("it starts");
    let address = line.trim().strip_prefix("listening on ").expect("it says where").to_owned();

    // The script and its arguments are named by the action.
    drop(switch);
    let socket = Action::new("socket", format!("{address}/ivr/named.lua one two async full"));
    let switch = Switch::builder().extension("6000", [socket]).start().unwrap();
    let events = switch.events().unwrap();
    let mut client = TcpStream::connect(switch.address()).unwrap();
    client.write_all(b"auth ClueCon\n\nbgapi originate loopback/6000 &park\n\n").unwrap();
    let set = events.application("set").unwrap();
    assert_eq!(set.get("Application-Data").as_deref(), Some("lab_argv=onetwo"));
    let ended = events.wait(|event| event.name() == "CHANNEL_HANGUP_COMPLETE").unwrap();

    let begun = Instant::now();
    let counted = loop {
        assert!(begun.elapsed() < PATIENCE, "the script that has ended is not counted");
        let mut page = String::new();
        let mut http = TcpStream::connect(metrics).unwrap();
        http.write_all(b"GET /metrics HTTP/1.0\r\n\r\n").unwrap();
        http.read_to_string(&mut page).unwrap();
        if page.contains("fslua_scripts_total{outcome=\"ok\"}") {
            break page;
        }
    };
    assert!(counted.contains("fslua_scripts_total{outcome=\"ok\"} 1"), "{counted}");

    let id = rustix::process::Pid::from_child(&running.0);
    rustix::process::kill_process(id, rustix::process::Signal::TERM).unwrap();
    assert!(running.0.wait().unwrap().success());

    // Each line of the script's is an object that names the call and the script.
    let mut log = String::new();
    running.0.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    let lines: Vec<serde_json::Value> = log.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    let line = lines.iter().find(|line| line["target"] == "script").unwrap_or_else(|| panic!("{log}"));
    assert_eq!(line["fields"]["message"], "seen", "{line}");
    assert_eq!(line["span"]["call"].as_str(), ended.get("Unique-ID").as_deref(), "{line}");
    assert!(line["span"]["script"].as_str().unwrap().ends_with("ivr/named.lua"), "{line}");
}
