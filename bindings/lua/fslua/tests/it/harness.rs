//! A switch with people to call, a folder, and a host.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use eslng::{Call, Server};
use eslng_switch::{Action, Party, Switch};
use fslua::config::Options;
use fslua::host::Host;
use fslua::script::{self, CallOfJob, Env, Job, Outcome};
use tokio::sync::mpsc;

/// How long anything may take.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A future that must not take for ever.
pub async fn soon<T>(what: impl Future<Output = T>) -> T {
    tokio::time::timeout(PATIENCE, what).await.expect("it ends in time")
}

/// A folder that goes with the test.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Self {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("fslua-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Folder(path)
    }

    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, text).expect("a file");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Nothing hangs on it.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The folder of this crate's tests.
pub fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// A switch with people to call.
pub fn switch() -> Switch {
    let answers = || Party::new().rings().answers();
    let types = |digits: &str| answers().hears_a_prompt().presses(digits);
    let ms = Duration::from_millis;
    let mut builder = Switch::builder();
    for name in ["top", "sub", "small", "sure", "blah"] {
        builder = builder.media(format!("/tmp/{name}.wav"), ms(50)).media(format!("/tmp/{name}-short.wav"), ms(50));
    }
    builder
        .party("alice", answers())
        .party("bob", answers())
        .party("busy", Party::new().hangs_up("USER_BUSY"))
        .party("silent", Party::new().rings())
        .party("early", Party::new().rings().sends_early_media())
        .party("late", Party::new().rings().sends_early_media().waits(ms(200)).answers())
        .party("gone", answers().hears_a_prompt().hangs_up("NORMAL_CLEARING"))
        .party("one", types("1"))
        .party("two", types("1").waits(ms(100)).presses("2"))
        .party("six-star", types("123456*"))
        .party("leaves-soon", answers().waits(ms(600)).hangs_up("NORMAL_CLEARING"))
        .party("agent", answers())
        .extension("5100", [Action::new("set", "lab_seen=${lab_account}"), Action::new("park", "")])
        .extension("5200", [Action::new("set", "lab_arrived=${lab_name}"), Action::new("park", "")])
        .party("pin", types("1234#"))
        .party("pin-no-end", types("123"))
        .party("five", types("12345"))
        .party("ten", types("1234567890"))
        .party("star", types("*"))
        .party("nine-then-three", types("9").waits(ms(300)).presses("3"))
        .party("during-error", types("9").waits(ms(60)).presses("3"))
        .party("slow", types("1").waits(ms(150)).presses("2").waits(ms(150)).presses("3"))
        .party("menu", types("2").waits(ms(300)).presses("1").waits(ms(700)).presses("77").waits(ms(300)).presses("0"))
        .media("/tmp/prompt.wav", ms(100))
        .media("/prompt.wav", ms(50))
        .media("/sounds/menu.wav", ms(500))
        .media("/error.wav", ms(50))
        .media("/menu.wav", ms(50))
        .media("/sr8k.wav", ms(50))
        .media("/tmp/long.wav", Duration::from_secs(60))
        .media("/tmp/error.wav", ms(200))
        .media("/tmp/invalid.wav", ms(20))
        .media("/tmp/exit.wav", ms(20))
        .global("lab_global", "from the switch")
        .start()
        .expect("a loopback port")
}

/// Settings for this switch, with what scripts leave behind in the folder.
pub fn options(switch: &Switch, folder: &Folder) -> Options {
    Options {
        switch: Some(switch.address().to_string()),
        databases: Some(folder.0.join("db")),
        scripts: Some(folder.0.clone()),
        ..Options::default()
    }
}

/// A host with the usual settings.
pub fn host(switch: &Switch, folder: &Folder) -> Arc<Host> {
    Host::new(options(switch, folder)).expect("settings that can be used")
}

/// Runs a script without a call.
pub async fn run(host: &Arc<Host>, script: &Path, arguments: &[&str]) -> Outcome {
    let arguments = arguments.iter().map(|argument| (*argument).to_owned()).collect();
    soon(fslua::run::run(host, script, arguments, std::future::pending())).await.expect("the script is there")
}

/// Runs a script for a call that the switch makes to it.
pub async fn run_for_call(switch: &Switch, host: &Arc<Host>, script: &Path, mode: &str) -> (Call, Outcome) {
    let server = Server::builder().bind("127.0.0.1:0").await.expect("a loopback port");
    let address = server.local_addr().expect("it is bound").to_string();
    let (give, mut calls) = mpsc::channel(1);
    tokio::spawn(server.serve(move |call| {
        let give = give.clone();
        async move {
            give.send(call.clone()).await.ok();
            call.ended().await.ok();
        }
    }));
    switch.call(&address, mode, [("account", "42")]).expect("the switch calls");
    let call = soon(calls.recv()).await.expect("the call comes");
    let data = call.own().expect("the connection is its own").data.clone();
    let job = Job { script: script.to_owned(), call: Some(CallOfJob(call.clone())), env: Env::Event(data), ..Job::default() };
    let outcome = soon(script::run(host, job, std::future::pending())).await;
    (call, outcome)
}

/// The outcome of a script that is to succeed.
pub fn succeeded(name: &str, outcome: &Outcome) -> Result<String, String> {
    match outcome.end.is_success() {
        true => Ok(String::from_utf8_lossy(&outcome.output).into_owned()),
        false => Err(format!("{name}: {:?}", outcome.end)),
    }
}
