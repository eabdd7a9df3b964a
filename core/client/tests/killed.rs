//! What the switch is left with when our process is killed: as `docs/calls.md` says.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use eslng::command::Application;
use eslng::dial::{Endpoint, Originate};
use eslng::{Client, OriginateOptions, Server};
use eslng_switch::{Events, Party, Switch};

const ROLE: &str = "ESLNG_TEST_ROLE";

/// This binary again, as the program that will be killed.
struct Program {
    child: Child,
    said: String,
}

impl Program {
    fn start(role: &str) -> Program {
        let mut child = Command::new(std::env::current_exe().expect("this test is a file"))
            .args(["--exact", "the_program", "--nocapture"])
            .env(ROLE, role)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary runs again");
        let mut lines = BufReader::new(child.stdout.take().expect("stdout is piped")).lines();
        let said =
            lines.find_map(|line| Some(line.ok()?.split_once("ready ")?.1.to_owned())).expect("the program says it is ready");
        Program { child, said }
    }

    fn kill(&mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it ends");
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It has been killed before, unless the test has failed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program under test, when this binary is started as such.
#[test]
fn the_program() {
    let Ok(role) = std::env::var(ROLE) else { return };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    runtime.block_on(async {
        match role.split_once(' ') {
            Some(("originate", address)) => {
                let client = Client::builder(address).connect().await.expect("the switch is there");
                let alice = Endpoint::Other { name: "test".into(), data: Some("alice".into()) };
                let originate = Originate::application(alice, Application::new("park"));
                let options = OriginateOptions::default().tag("night").park_timeout(Some(Duration::from_secs(600)));
                let call =
                    client.originate(originate, options).await.expect("it is sent").answered().await.expect("alice answers");
                println!("ready {}", call.uuid());
            }
            _ => {
                let server = Server::bind("127.0.0.1:0").await.expect("a loopback port");
                println!("ready {}", server.local_addr().expect("it is bound"));
                server
                    .serve(move |call| {
                        let bridges = role == "bridge";
                        async move {
                            call.answer().await.expect("it is answered");
                            let bob = Endpoint::Other { name: "test".into(), data: Some("bob".into()) };
                            match bridges {
                                true => drop(call.bridge(bob).await),
                                false => drop(call.playback("silence_stream://5000").await),
                            }
                        }
                    })
                    .await;
            }
        }
        std::future::pending::<()>().await;
    });
}

/// Lets the switch's time pass until it has fired this event.
fn pass_until(switch: &Switch, events: &Events, name: &str) {
    for _ in 0..500 {
        switch.advance(Duration::from_millis(20)).expect("the switch runs");
        if events.wait_for(Duration::from_millis(20), |event| event.name() == name).is_ok() {
            return;
        }
    }
    panic!("no {name} came");
}

fn names_of(events: &Events, uuid: &str, last: &str) -> Vec<String> {
    let mut names = Vec::new();
    loop {
        let event = events.wait(|event| event.get("Unique-ID").as_deref() == Some(uuid)).expect("the call goes on");
        names.push(event.name().to_owned());
        if names.last().is_some_and(|name| name == last) {
            return names;
        }
    }
}

#[test]
fn an_outbound_call_goes_on_in_the_dialplan() {
    let switch = Switch::builder().virtual_time().start().unwrap();
    let events = switch.events().unwrap();
    let mut program = Program::start("answer");
    let uuid = switch.call(&program.said, "async full", []).unwrap();
    pass_until(&switch, &events, "PLAYBACK_START");
    program.kill();
    // What ran on it ends first; then the dialplan has no more for it.
    switch.advance(Duration::from_secs(6)).unwrap();
    let names = names_of(&events, &uuid, "CHANNEL_HANGUP_COMPLETE");
    assert!(names.contains(&"PLAYBACK_STOP".to_owned()), "{names:?}");
}

#[test]
fn a_bridge_stays_until_one_of_its_parties_hangs_up() {
    let bob = Party::new().answers().waits(Duration::from_secs(1000)).hangs_up("NORMAL_CLEARING");
    let switch = Switch::builder().virtual_time().party("bob", bob).start().unwrap();
    let events = switch.events().unwrap();
    let mut program = Program::start("bridge");
    let uuid = switch.call(&program.said, "async full", []).unwrap();
    pass_until(&switch, &events, "CHANNEL_BRIDGE");
    program.kill();
    switch.advance(Duration::from_secs(900)).unwrap();
    switch.hang_up(&uuid, "NORMAL_CLEARING").expect("it is still up");
    let names = names_of(&events, &uuid, "CHANNEL_HANGUP_COMPLETE");
    assert!(names.contains(&"CHANNEL_UNBRIDGE".to_owned()), "{names:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_placed_call_is_found_again_or_ends_by_itself() {
    let alice = Party::new().answers().waits(Duration::from_secs(100_000));
    let switch = Switch::builder().virtual_time().party("alice", alice).start().unwrap();
    let events = switch.events().unwrap();
    let mut program = Program::start(&format!("originate {}", switch.address()));
    program.kill();
    let client = Client::builder(switch.address().to_string()).connect().await.unwrap();
    let found = client.adopt("night").await.unwrap();
    assert_eq!(found.iter().map(eslng::Call::uuid).collect::<Vec<_>>(), [program.said.as_str()]);
    switch.advance(Duration::from_secs(601)).unwrap();
    let names = names_of(&events, &program.said, "CHANNEL_HANGUP_COMPLETE");
    assert!(names.contains(&"CHANNEL_UNPARK".to_owned()), "{names:?}");
    found[0].ended().await.unwrap();
    assert!(client.adopt("night").await.unwrap().is_empty());
}
