//! The dialplan of `docs/haproxy.md`: several hosts, and what comes after them.

mod support;

use eslng::{Call, Server};
use eslng_switch::{Action, Events, Switch};
use support::{PATIENCE, ended, eslng_for};
use tokio::runtime::Runtime;

const PAGE: &str = include_str!("../../../docs/haproxy.md");

/// The actions of the page's extension, with these servers.
fn actions(servers: [&str; 2]) -> Vec<Action> {
    let pattern = regex::Regex::new(r#"<action application="([^"]+)"(?: data="([^"]*)")?/>"#).expect("it is fixed");
    let actions = pattern.captures_iter(PAGE).map(|found| {
        let data = found.get(2).map_or("", |data| data.as_str());
        assert!(&found[1] != "socket" || data.starts_with("10.0.0.11:8040|10.0.0.12:8040 "), "{data}");
        Action::new(&found[1], data.replace("10.0.0.11:8040", servers[0]).replace("10.0.0.12:8040", servers[1]))
    });
    actions.collect()
}

/// An address at which nobody listens: the kernel gives no test a port below 1024.
const DEAD: &str = "127.0.0.1:1";

/// A server that does this with each call, and its address.
fn serve<H: Future<Output = ()> + Send + 'static>(handler: fn(Call) -> H) -> (Runtime, String) {
    let runtime = Runtime::new().expect("a runtime");
    let server = runtime.block_on(Server::bind("127.0.0.1:0")).expect("a port");
    let address = server.local_addr().expect("it is bound").to_string();
    runtime.spawn(server.serve(handler));
    (runtime, address)
}

/// Calls the extension, from now on seen.
fn call(servers: [&str; 2]) -> (Switch, Events) {
    let switch = Switch::builder().extension("1234", actions(servers)).start().expect("a port");
    let events = switch.events().expect("it runs");
    // Where the extension ends at once, the call may have ended before `originate` looks: it is the events that tell.
    ended(eslng_for(&switch, &["api", "originate", "loopback/1234/default", "&park"]));
    (switch, events)
}

/// The applications that the extension ran, in their order, until its last.
fn applications(events: &Events, last: &str) -> Vec<String> {
    let mut seen = Vec::new();
    let ours = |name: &str| ["set", "socket", "answer", "playback"].contains(&name);
    while seen.last().is_none_or(|name| name != last) {
        let event = events.wait_for(PATIENCE, |event| event.name() == "CHANNEL_EXECUTE").expect("the extension goes on");
        seen.extend(event.get("Application").filter(|name| ours(name)).map(|name| name.to_string()));
    }
    seen
}

const APOLOGY: &str = "ivr/ivr-please_try_again_later.wav";

#[test]
fn the_second_host_is_taken_where_the_first_is_dead() {
    let (_runtime, living) = serve(|call| async move {
        call.answer().await.expect("it is there");
        call.set("served", "yes").await.expect("it is there");
        call.ended().await.expect("it is told");
    });
    let (switch, events) = call([DEAD, &living]);
    let set =
        events.wait_for(PATIENCE, |event| event.get("Application-Data").as_deref() == Some("served=yes")).expect("it is served");
    let served = set.get("Unique-ID").expect("a channel's").to_string();
    let host = ended(eslng_for(&switch, &["api", "uuid_getvar", &served, "socket_host"]));
    assert_eq!(host.out.trim(), "127.0.0.1");
    switch.hang_up(&served, "NORMAL_CLEARING").expect("it is there");
    // The call was the program's to its end: nothing of what comes after `socket` was run.
    let end = events.wait_for(PATIENCE, |event| {
        assert_ne!(event.get("Application-Data").as_deref(), Some(APOLOGY));
        event.name() == "CHANNEL_DESTROY" && event.get("Unique-ID").as_deref() == Some(&*served)
    });
    end.expect("it ends");
}

#[test]
fn the_extension_goes_on_where_both_are_dead() {
    let (_switch, events) = call([DEAD, DEAD]);
    assert_eq!(applications(&events, "playback"), ["set", "socket", "answer", "playback"]);
}

#[test]
fn a_server_that_dies_leaves_its_calls_to_the_extension() {
    let (runtime, living) = serve(|call| async move {
        call.answer().await.expect("it is there");
        call.set("served", "yes").await.expect("it is there");
        // It never comes to the end of it.
        call.ended().await.ok();
    });
    let (_switch, events) = call([&living, DEAD]);
    events.wait_for(PATIENCE, |event| event.get("Application-Data").as_deref() == Some("served=yes")).expect("it is served");
    runtime.shutdown_background();
    assert_eq!(applications(&events, "playback"), ["answer", "playback"]);
    let end = events.wait_for(PATIENCE, |event| event.name() == "CHANNEL_HANGUP_COMPLETE").expect("it ends");
    assert_eq!(end.get("Hangup-Cause").as_deref(), Some("NORMAL_CLEARING"));
}
