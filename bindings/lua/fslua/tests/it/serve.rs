//! `fslua serve`: what becomes of calls, whatever their scripts do.

use std::io::Write;
use std::time::{Duration, Instant};

use eslng_switch::{Action, Event, Events, Switch};
use fslua::config::{OnFailure, Options};
use fslua::host::Host;
use fslua::serve::{Serving, Settings, Stopper};
use tokio::task::JoinHandle;

use crate::harness::{Folder, options, soon, switch};

/// A server that takes calls.
pub struct Served {
    pub switch: Switch,
    pub folder: Folder,
    pub events: Events,
    pub address: String,
    stopper: Stopper,
    running: JoinHandle<usize>,
}

/// A server for a script; the settings are changed by `with`.
pub async fn serve(script: &str, with: impl FnOnce(Options) -> Options) -> Served {
    let (switch, folder) = (switch(), Folder::new());
    folder.write("script.lua", script);
    let host = Host::new(with(options(&switch, &folder))).unwrap();
    let settings = Settings { listen: "127.0.0.1:0".into(), script: Some("script.lua".into()), calls: 2000 };
    let serving = Serving::bind(host, settings).await.unwrap();
    let address = serving.local_addr().unwrap().to_string();
    let (stopper, events) = (serving.stopper(), switch.events().unwrap());
    Served { switch, folder, events, address, stopper, running: tokio::spawn(serving.run()) }
}

impl Served {
    pub fn call(&self) -> String {
        self.switch.call(&self.address, "async full", [("account", "42")]).unwrap()
    }

    /// The end of a call.
    pub fn end(&self, uuid: &str) -> Event {
        let is_end = |event: &Event| event.name() == "CHANNEL_HANGUP_COMPLETE" && event.get("Unique-ID").as_deref() == Some(uuid);
        self.events.wait_for(Duration::from_secs(20), is_end).expect("the call is not left hanging")
    }

    pub async fn stop(self) {
        self.stopper.stop().await;
        assert_eq!(soon(self.running).await.unwrap(), 0);
    }
}

pub fn no_grace(options: Options) -> Options {
    Options { grace: Some(0.0), ..options }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_script_leaves_its_call_hanging() {
    for script in [
        "session:answer()",
        "session:answer() error('broken')",
        "session:answer(",
        "session:answer() os.exit(1)",
        "session:answer() session = nil collectgarbage() collectgarbage() freeswitch.msleep(200)",
        "session:answer() session:destroy()",
        "session:answer() session:transfer('none', 'XML', 'nowhere')",
        "coroutine.wrap(function() session:answer() error('broken') end)()",
    ] {
        let served = serve(script, no_grace).await;
        let uuid = served.call();
        served.end(&uuid);
        served.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_goes_on_where_that_was_asked_for() {
    for (script, on_failure) in [
        ("session:answer() session:setAutoHangup(false)", OnFailure::Auto),
        ("session:answer() error('broken')", OnFailure::Continue),
        ("session:answer() while true do pcall(function() while true do end end) end", OnFailure::Continue),
        ("session:answer() local t = {} while true do t[#t + 1] = ('x'):rep(1000) .. #t end", OnFailure::Continue),
    ] {
        let with =
            |given| Options { on_failure: Some(on_failure), cpu_limit: Some(0.2), memory_limit: Some(8), ..no_grace(given) };
        let served = serve(script, with).await;
        // The next action of the dialplan runs.
        let actions = [Action::new("socket", format!("{} async full", served.address)), Action::new("set", "lab_after=yes")];
        let switch = Switch::builder().extension("6000", actions).start().unwrap();
        let events = switch.events().unwrap();
        let mut client = std::net::TcpStream::connect(switch.address()).unwrap();
        client.write_all(b"auth ClueCon\n\nbgapi originate loopback/6000 &park\n\n").unwrap();
        assert_eq!(events.application("set").unwrap().get("Application-Data").as_deref(), Some("lab_after=yes"), "{script}");
        served.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_is_hung_up_where_that_was_asked_for() {
    for script in ["session:setAutoHangup(false) error('broken')", "session:setAutoHangup(false) while true do end"] {
        let with = |given| Options { on_failure: Some(OnFailure::Hangup), cpu_limit: Some(0.2), ..no_grace(given) };
        let served = serve(&format!("session:answer() {script}"), with).await;
        let uuid = served.call();
        served.end(&uuid);
        served.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn scripts_that_do_not_end_are_ended_and_their_calls_too() {
    for script in [
        "while true do end",
        "while true do pcall(function() while true do end end) end",
        "coroutine.wrap(function() while true do end end)()",
        "local t = {} while true do t[#t + 1] = ('x'):rep(1000) .. #t end",
        "session:sleep(60000)",
        "freeswitch.msleep(60000)",
        "freeswitch.EventConsumer('CUSTOM', 'never::comes'):pop(1)",
        "os.execute('sleep 60')",
        "session:playAndGetDigits(1, 1, 1, 60000, '', 'silence_stream://60000', '', '')",
    ] {
        let limits = |given| Options { time_limit: Some(1.0), memory_limit: Some(8), ..no_grace(given) };
        let served = serve(&format!("session:answer() {script}"), limits).await;
        // Another one's script is not harmed.
        let uuid = served.call();
        served.end(&uuid);
        served.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_far_ends_hangup_ends_what_waits() {
    let script = "session:answer() freeswitch.setGlobalVariable('lab_ready', '1') session:streamFile('silence_stream://60000')
        freeswitch.setGlobalVariable('lab_after', session:hangupCause() .. tostring(session:ready()))";
    let served = serve(script, no_grace).await;
    let uuid = served.call();
    served.events.wait(|event| event.name() == "PLAYBACK_START").unwrap();
    served.switch.hang_up(&uuid, "USER_BUSY").unwrap();
    served.end(&uuid);
    let set =
        served.events.wait(|event| event.get("API-Command-Argument").is_some_and(|text| text.starts_with("lab_after"))).unwrap();
    assert_eq!(set.get("API-Command-Argument").as_deref(), Some("lab_after=USER_BUSYfalse"));
    served.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn scripts_are_told_to_end_when_the_server_stops() {
    let served = serve("session:answer() while true do session:sleep(1000) end", no_grace).await;
    let uuid = served.call();
    served.events.wait(|event| event.get("Application").as_deref() == Some("sleep")).unwrap();
    served.stopper.stop().await;
    served.end(&uuid);
    assert_eq!(soon(served.running).await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_calls_at_once() {
    calls_at_once(50).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes longer: ci/long runs it"]
async fn five_hundred_calls_at_once() {
    let begun = Instant::now();
    calls_at_once(500).await;
    println!("500 calls in {:?}", begun.elapsed());
}

/// Calls that are all there before the first of them goes on, each with prompts, digits, a database look-up and a transfer.
async fn calls_at_once(calls: usize) {
    let script = "
        local dbh = freeswitch.Dbh('sqlite://people')
        assert(dbh:connected())
        session:answer()
        local digits = session:playAndGetDigits(4, 4, 3, 60000, '#', 'silence_stream://-1', '', '\\\\d+')
        local name
        dbh:query('SELECT name FROM people WHERE pin = ' .. digits, function(row) name = row.name end)
        session:streamFile('silence_stream://20')
        session:setVariable('lab_name', name .. session:getVariable('account'))
        session:transfer('5200', 'XML', 'default')";
    let served = serve(script, |given| Options { grace: Some(2.0), ..given }).await;
    let people = served.folder.0.join("db/people.db");
    std::fs::create_dir_all(people.parent().unwrap()).unwrap();
    let connection = rusqlite::Connection::open(people).unwrap();
    connection.execute_batch("CREATE TABLE people (pin TEXT, name TEXT); BEGIN;").unwrap();
    for pin in 0..calls {
        connection.execute("INSERT INTO people VALUES (?, ?)", (format!("{:04}", 1000 + pin), format!("name{pin}-"))).unwrap();
    }
    connection.execute_batch("COMMIT;").unwrap();
    let uuids: Vec<String> = (0..calls)
        .map(|number| served.switch.call(&served.address, "async full", [("account", &*number.to_string())]).unwrap())
        .collect();
    let (mut prompted, mut arrived) = (0, 0);
    while arrived < calls {
        let event = served
            .events
            .wait_for(Duration::from_secs(60), |event| {
                event.name() == "PLAYBACK_START" && event.get("Playback-File-Path").as_deref() == Some("silence_stream://-1")
                    || event.name() == "CHANNEL_EXECUTE" && event.get("Application").as_deref() == Some("set")
            })
            .unwrap_or_else(|_| panic!("{prompted} prompted, {arrived} arrived"));
        let uuid = event.get("Unique-ID").unwrap();
        let number = uuids.iter().position(|known| *known == uuid).expect("one of these calls");
        if event.name() == "PLAYBACK_START" {
            prompted += 1;
            if prompted == calls {
                for (number, uuid) in uuids.iter().enumerate() {
                    served.switch.press(uuid, &(1000 + number).to_string()).unwrap();
                }
            }
        } else {
            arrived += 1;
            assert_eq!(event.get("Application-Data"), Some(format!("lab_arrived=name{number}-{number}")));
        }
    }
    for uuid in &uuids {
        served.switch.hang_up(uuid, "NORMAL_CLEARING").unwrap();
    }
    served.stop().await;
}
