//! `freeswitch.IVRMenu`: what a caller hears, and what comes of what he presses.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use eslng_switch::{Action, Party, Switch};

use crate::harness::{Folder, host, run, soon, succeeded};

/// A menu whose sounds are named for it: it may fail twice, and say nothing twice.
const MENU: &str = "
    local function menu(main, name, digits, macro, key)
        return freeswitch.IVRMenu(main, name, '/long/' .. name, '/long/' .. name .. '-again', '/short/' .. name .. '-invalid', '/short/' .. name .. '-exit',
            '/short/' .. name .. '-transfer', macro, key, 'engine-' .. name, 'voice-' .. name, 2, 20000, digits, 20000, 2, 2)
    end
    local session = freeswitch.Session('test/caller')
    local top = menu(nil, 'top', 1)
    local sub = menu(top, 'sub', 2)
    local deep = menu(sub, 'deep', 1)
    local sure = menu(top, 'sure', 1, 'is-it', '1')
    top:bindAction('menu-sub', 'sub', '1')
    top:bindAction('menu-sub', 'sure', '2')
    top:bindAction('menu-sub', 'no-such', '3')
    top:bindAction('menu-top', nil, '4')
    top:bindAction('menu-play-sound', '/short/sound', '5')
    top:bindAction('menu-back', nil, '6')
    top:bindAction('menu-exec-app', 'transfer 5100 XML default', '7')
    top:bindAction('menu-exec-app', 'set lab_top=1', '8')
    top:bindAction('menu-exit', nil, '*')
    sub:bindAction('menu-sub', 'deep', '11')
    sub:bindAction('menu-exec-app', 'set lab_sub=$1-$0', '/^2([0-9])$/')
    sub:bindAction('menu-play-sound', '/short/$1', '/^3(.)$/')
    sub:bindAction('menu-say-phrase', 'time,now', '40')
    sub:bindAction('menu-say-phrase', 'alone', '41')
    sub:bindAction('menu-back', nil, '50')
    sub:bindAction('menu-top', nil, '51')
    sub:bindAction('menu-exit', nil, '52')
    deep:bindAction('menu-back', nil, '1')
    deep:bindAction('menu-top', nil, '2')
    deep:bindAction('menu-exit', nil, '3')
    sure:bindAction('menu-back', nil, '9')
";

/// Runs the menus for a caller who presses these digits when the sound in front of them is played or the phrase is said, one after the other. What was
/// heard and done, in order, up to the call's end.
async fn heard(execute: &str, presses: &[(&'static str, &'static str)]) -> String {
    let (short, long) = (Duration::from_millis(20), Duration::from_secs(60));
    let mut builder = Switch::builder().party("caller", Party::new().answers());
    for name in ["top", "sub", "deep", "sure"] {
        builder = builder.media(format!("/long/{name}"), long).media(format!("/long/{name}-again"), long);
        builder =
            ["invalid", "exit", "transfer"].iter().fold(builder, |all, kind| all.media(format!("/short/{name}-{kind}"), short));
    }
    builder = builder.media("/short/sound", short).media("/short/7", short).extension("5100", [Action::new("hangup", "")]);
    let switch = Arc::new(builder.start().unwrap());
    let events = switch.events().unwrap();
    let caller = Arc::clone(&switch);
    let mut presses: VecDeque<(&str, &str)> = presses.iter().copied().collect();
    let listening = std::thread::spawn(move || {
        let mut heard: Vec<String> = Vec::new();
        loop {
            let event = events.wait_for(Duration::from_secs(15), |event| {
                let application = event.get("Application").unwrap_or_default();
                let is_told = ["phrase", "set", "transfer"].contains(&&*application);
                event.name() == "PLAYBACK_START"
                    || event.name() == "CHANNEL_HANGUP_COMPLETE"
                    || event.name() == "CHANNEL_EXECUTE" && is_told
            });
            let event = event.unwrap_or_else(|_| panic!("nothing more is heard after {heard:?}"));
            let what = match event.name() {
                "CHANNEL_HANGUP_COMPLETE" => break,
                "PLAYBACK_START" => event.get("Playback-File-Path").unwrap(),
                _ => format!("{} {}", event.get("Application").unwrap(), event.get("Application-Data").unwrap_or_default()),
            };
            if presses.front().is_some_and(|(at, _)| *at == what)
                && let Some((_, digits)) = presses.pop_front()
            {
                caller.press(&event.get("Unique-ID").unwrap(), digits).unwrap();
            }
            heard.push(what);
        }
        assert!(presses.is_empty(), "{presses:?} were not asked for: {heard:?}");
        heard.join(", ")
    });
    let folder = Folder::new();
    let script = format!(
        "{MENU} {execute} stream:write(session:ready() and session:getVariable('ivr_menu_status') or '') session:hangup()"
    );
    let outcome = run(&host(&switch, &folder), &folder.write("menu.lua", &script), &[]).await;
    let status = succeeded("menu.lua", &outcome).unwrap();
    let heard = soon(tokio::task::spawn_blocking(move || listening.join().unwrap())).await.unwrap();
    format!("{heard}: {status}")
}

const TOP: &str = "top:execute(session, 'top')";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_action_does_what_it_says() {
    // The exit sound is the called menu's, however it is left.
    for (presses, wanted) in [
        (&[("/long/top", "*")][..], "/long/top, /short/top-exit: success"),
        (&[("/long/top", "6")], "/long/top, /short/top-exit: success"),
        (
            &[("/long/top", "5"), ("/long/top-again", "8"), ("/long/top-again", "4"), ("/long/top-again", "*")],
            "/long/top, /short/sound, /long/top-again, set lab_top=1, /long/top-again, /long/top-again, /short/top-exit: success",
        ),
        (&[("/long/top", "3")], "/long/top, /short/top-exit: success"),
        (
            &[("/long/top", "1"), ("/long/sub", "40"), ("/long/sub-again", "41"), ("/long/sub-again", "52")],
            "/long/top, /long/sub, phrase time,now, /long/sub-again, phrase alone, /long/sub-again, /short/top-exit: success",
        ),
    ] {
        assert_eq!(heard(TOP, presses).await, wanted);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn submenus_lead_back_up_to_the_top_and_out() {
    for (presses, wanted) in [
        // Back from each, one level at a time; a menu that is come back to greets as at first.
        (
            &[("/long/top", "1"), ("/long/sub", "11"), ("/long/deep", "1"), ("/long/sub", "50"), ("/long/top", "*")][..],
            "/long/top, /long/sub, /long/deep, /long/sub, /long/top, /short/top-exit: success",
        ),
        (
            &[("/long/top", "1"), ("/long/sub", "11"), ("/long/deep", "2"), ("/long/top", "*")],
            "/long/top, /long/sub, /long/deep, /long/top, /short/top-exit: success",
        ),
        (
            &[("/long/top", "1"), ("/long/sub", "51"), ("/long/top", "*")],
            "/long/top, /long/sub, /long/top, /short/top-exit: success",
        ),
        (
            &[("/long/top", "1"), ("/long/sub", "11"), ("/long/deep", "3")],
            "/long/top, /long/sub, /long/deep, /short/top-exit: success",
        ),
    ] {
        assert_eq!(heard(TOP, presses).await, wanted);
    }
    // A submenu that is called itself is the one that says goodbye; to the top is out of it.
    let called = heard("top:execute(session, 'sub')", &[("/long/sub", "51")]).await;
    assert_eq!(called, "/long/sub, /short/sub-exit: success");
    assert_eq!(heard("sub:execute(session)", &[("/long/sub", "52")]).await, "/long/sub, /short/sub-exit: success");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn patterns_match_digits_and_fill_arguments() {
    let presses = [("/long/sub", "24"), ("/long/sub-again", "37"), ("/long/sub-again", "5#"), ("/long/sub-again", "50")];
    assert_eq!(
        heard("top:execute(session, 'sub')", &presses).await,
        "/long/sub, set lab_sub=4-24, /long/sub-again, /short/7, /long/sub-again, /short/sub-invalid, /long/sub-again, /short/sub-exit: success"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn failures_end_a_menu() {
    let twice = heard(TOP, &[("/long/top", "9"), ("/long/top-again", "0")]).await;
    assert_eq!(twice, "/long/top, /short/top-invalid, /long/top-again, /short/top-invalid, /short/top-exit: failure");
    // What fits starts the count again; a submenu that has failed leads back.
    let presses = [
        ("/long/top", "9"),
        ("/long/top-again", "1"),
        ("/long/sub", "99"),
        ("/long/sub-again", "98"),
        ("/long/top", "0"),
        ("/long/top-again", "*"),
    ];
    assert_eq!(
        heard(TOP, &presses).await,
        "/long/top, /short/top-invalid, /long/top-again, /long/sub, /short/sub-invalid, /long/sub-again, /short/sub-invalid, /long/top, \
         /short/top-invalid, /long/top-again, /short/top-exit: failure"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_entry_is_confirmed_by_the_key() {
    let presses = [
        ("/long/top", "2"),
        ("/long/sure", "9"),
        ("phrase is-it,9", "2"),
        ("/long/sure-again", "9"),
        ("phrase is-it,9", "1"),
        ("/long/top", "*"),
    ];
    assert_eq!(
        heard(TOP, &presses).await,
        "/long/top, /long/sure, phrase is-it,9, /long/sure-again, phrase is-it,9, /long/top, /short/top-exit: success"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_transfer_has_its_sound_and_ends_the_menu() {
    assert_eq!(heard(TOP, &[("/long/top", "7")]).await, "/long/top, /short/top-transfer, transfer 5100 XML default: ");
}
