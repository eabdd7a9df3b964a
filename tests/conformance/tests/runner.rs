//! The runner itself: what does not hold must fail, and say where.

#[path = "support/build.rs"]
mod build;

use std::fs;
use std::path::Path;

use eslng_conformance::{Face, Scenario, play};

/// A scenario of these steps.
fn scenario(name: &str, steps: &str) -> Scenario {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("runner");
    fs::create_dir_all(&folder).expect("the target folder can be written");
    let path = folder.join(name).with_extension("json");
    fs::write(&path, format!(r#"{{"about": "a test of the runner", "steps": [{steps}]}}"#)).expect("the folder can be written");
    Scenario::read(&path).expect("a good scenario")
}

fn blocking() -> Face {
    Face { name: "blocking".into(), program: env!("CARGO_BIN_EXE_eslng-conformance-blocking").into(), arguments: Vec::new() }
}

/// An adapter that is a shell script.
fn script(text: &str) -> Face {
    Face { name: "script".into(), program: "sh".into(), arguments: vec!["-c".into(), text.into()] }
}

/// How playing these steps fails.
fn failure(name: &str, face: &Face, steps: &str) -> String {
    play(&scenario(name, steps), face, &build::switch()).expect_err("this can't pass")
}

const CONNECT: &str = r#"{"do": "connect", "args": {"port": "${port}", "password": "ClueCon"}}"#;

#[test]
fn what_does_not_hold_fails() {
    let echo = r#"{"do": "api", "args": {"line": "echo a"}"#;
    for (name, step, said) in [
        (
            "value",
            format!(r#"{echo}, "expect": {{"body": "b"}}}}"#),
            r#"step 2: {"args":{"line":"echo a"},"do":"api"}: ok.body: expected "b", got "a""#,
        ),
        ("error", format!(r#"{echo}, "expect_error": "timeout"}}"#), r#"expected the error "timeout", got {"ok":{"body":"a"}}"#),
        (
            "pass",
            format!(r#"{echo}, "expect": {{"body": "a"}}}}, {echo}, "expect": {{"body": "${{i}}"}}, "repeat": 2}}"#),
            "step 3: ",
        ),
        ("answer", r#"{"do": "api", "args": {"line": "none"}}"#.into(), r#"expected an answer, got {"error":"command_failed""#),
        (
            "message",
            r#"{"do": "api", "args": {"line": "none"}, "expect_error": "command_failed", "expect_message": "x"}"#.into(),
            r#"message: expected "x", got "-ERR none Command not found!\n""#,
        ),
        (
            "until",
            r#"{"do": "receive", "args": {"timeout_ms": 10}, "until": {"kind": "log"}}"#.into(),
            r#"expected "log", got "timeout""#,
        ),
        ("unbound", r#"{"do": "get", "args": {"name": "${x}"}}"#.into(), "nothing is bound to \"x\""),
        ("control", r#"{"switch": {"do": "sing"}}"#.into(), "the switch refused {\"do\":\"sing\"}"),
    ] {
        let error = failure(name, &blocking(), &format!("{CONNECT}, {step}"));
        assert!(error.contains(said), "{error}");
    }
}

#[test]
fn an_adapter_that_fails_is_told() {
    let hello = r#"echo '{"face": "script", "capabilities": []}'"#;
    let step = r#"{"do": "connected", "within_ms": 100}"#;
    for (name, text, said) in [
        (
            "hangs",
            format!("{hello}; cat > /dev/null"),
            "step 1: {\"args\":{},\"do\":\"connected\"}: script did not answer within",
        ),
        ("ends", format!("{hello}; read line"), "script ended instead of answering"),
        ("babbles", format!("{hello}; read line; echo hm; cat"), "script answered \"hm\", which is no JSON"),
        (
            "crashes",
            format!("{hello}; read line; echo '{{\"ok\": {{}}}}'; exit 3"),
            "after the last step: script ended with exit status: 3",
        ),
        ("lies", "echo '{\"face\": \"other\"}'; cat".to_owned(), "the first line of the adapter is not"),
        ("dreams", "echo '{\"face\": \"script\", \"capabilities\": [\"fly\"]}'; cat".to_owned(), "\"fly\" is no capability"),
    ] {
        let error = failure(name, &script(&text), step);
        assert!(error.contains(said), "{error}");
    }
}

#[test]
fn a_capability_that_is_not_listed_skips() {
    let face = script(
        r#"echo '{"face": "script", "capabilities": ["xml"]}'; while read line; do echo '{"ok": {"connected": true}}'; done"#,
    );
    let steps = r#"{"do": "connected", "expect": {"connected": false}, "needs": ["nul"]},
                   {"do": "connected", "expect": {"connected": false}, "unless": ["xml"]},
                   {"do": "connected", "expect": {"connected": true}, "needs": ["xml"], "unless": ["nul"]}"#;
    let played = play(&scenario("skips", steps), &face, &build::switch()).expect("what is left holds");
    assert_eq!((played.lacks, played.skipped), (None, 1));
}
