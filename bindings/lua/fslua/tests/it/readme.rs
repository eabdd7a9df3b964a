//! The sample of `bindings/lua/README.md`, for a call.

use std::sync::Arc;

use crate::harness::{Folder, host, run_for_call, succeeded, switch, tests};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_sample_of_the_readme() {
    let page = std::fs::read_to_string(tests().join("../../README.md")).unwrap();
    let sample = page.split("```lua\n-- ivr.lua\n").nth(1).and_then(|rest| rest.split("```").next()).expect("the page has it");
    let (switch, folder) = (Arc::new(switch()), Folder::new());
    let script = folder.write("ivr.lua", sample);
    let events = switch.events().unwrap();
    let caller = Arc::clone(&switch);
    let presses = std::thread::spawn(move || {
        let prompt = events.wait(|event| event.name() == "PLAYBACK_START").unwrap();
        caller.press(&prompt.get("Unique-ID").unwrap(), "1000#").unwrap();
        events.application("transfer").unwrap().get("Application-Data")
    });
    let outcome = run_for_call(&switch, &host(&switch, &folder), &script, "async full").await.1;
    succeeded("ivr.lua", &outcome).unwrap();
    assert_eq!(presses.join().unwrap().as_deref(), Some("1000 XML default"));
}
