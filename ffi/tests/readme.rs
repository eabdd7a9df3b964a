//! The C and C++ programs of the READMEs: each compiles without a warning, links both ways, and does what its page promises.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::json;
use support::switch::Switch;
use support::{BOTH, Linkage, compile, folder, root, run_well};

/// The programs of a page in this language, by the names in their first lines; one without is `status.c`.
fn samples(page: &str, language: &str) -> BTreeMap<String, String> {
    let page = fs::read_to_string(root().join(page)).expect("the page is there");
    let fence = format!("```{language}\n");
    let blocks = page.split(&fence).skip(1).map(|rest| rest.split_once("\n```").expect("the program ends").0.to_owned() + "\n");
    let named = blocks.map(|block| {
        let first = block.lines().next().unwrap_or_default();
        let name = first.trim_start_matches(['/', '*', ' ']).split(' ').next().unwrap_or_default();
        let is_named = Path::new(name).extension().is_some() && !first.starts_with('#');
        (if is_named { name } else { "status.c" }.to_owned(), block)
    });
    named.collect()
}

/// A sample as a program.
fn build(page: &str, language: &str, name: &str, linkage: Linkage) -> PathBuf {
    let sample = samples(page, language).remove(name).unwrap_or_else(|| panic!("{page} has no {name}"));
    let source = folder(&page.replace('/', "-")).join(name);
    fs::write(&source, sample).expect("the folder can be written");
    let source = source.to_str().expect("the target folder's path is text");
    let flags: &[&str] = if language == "cpp" { &["-std=c++17", "-pthread"] } else { &[] };
    compile(&format!("{}-{name}", page.replace('/', "-")), &[source], linkage, flags)
}

/// A sample of this crate's page.
fn shared(language: &str, name: &str) -> PathBuf {
    build("ffi/README.md", language, name, Linkage::Shared)
}

fn switch() -> Switch {
    let mut switch = Switch::start();
    switch.party("caller", &json!(["ring", "answer", "prompt", {"press": "12#"}]));
    switch
}

#[test]
fn the_first_page_has_a_program_that_links_both_ways() {
    let switch = switch();
    for linkage in BOTH {
        let printed = run_well(&mut switch.command(Command::new(build("README.md", "c", "status.c", linkage)), &[]));
        assert!(printed.starts_with("UP "), "{linkage:?}: {printed}");
    }
}

#[test]
fn programs_that_connect() {
    let switch = switch();
    let printed_by = |language: &str, name: &str| run_well(&mut switch.command(Command::new(shared(language, name)), &[]));
    for name in ["status.c", "loop.c"] {
        let printed = printed_by("c", name);
        assert!(printed.starts_with("UP "), "{name}: {printed}");
    }
    assert_eq!(printed_by("c", "watch.c"), "CHANNEL_ANSWER \nCHANNEL_HANGUP_COMPLETE NORMAL_CLEARING\n");
    let printed = printed_by("cpp", "client.cpp");
    assert!(printed.starts_with("UP ") && printed.ends_with("hello\nCHANNEL_ANSWER\n"), "{printed}");
}

#[test]
fn programs_that_a_switch_calls() {
    let mut switch = switch();
    for (language, name, expected) in
        [("c", "ivr.c", "entered 12\nended: NORMAL_CLEARING\n"), ("cpp", "server.cpp", "call from caller\n")]
    {
        let mut command = Command::new(shared(language, name));
        let mut program = command.arg("0").stdin(Stdio::null()).stdout(Stdio::piped()).spawn().expect("it was built");
        let mut out = BufReader::new(program.stdout.take().expect("it is piped"));
        let mut line = String::new();
        out.read_line(&mut line).expect("it says its port");
        let port = line.trim().strip_prefix("port ").expect("a port").to_owned();
        switch.originate(&format!("test/caller '&socket(127.0.0.1:{port} async full)'"));
        let mut printed = String::new();
        out.read_to_string(&mut printed).expect("a text");
        assert!(program.wait().expect("it was started").success());
        assert_eq!(printed, expected, "{name}");
    }
}

#[test]
fn no_program_of_a_page_is_left_out() {
    let names = |page: &str, language: &str| samples(page, language).into_keys().collect::<Vec<_>>();
    assert_eq!(names("README.md", "c"), ["status.c"]);
    assert_eq!(names("README.md", "cpp"), [""; 0]);
    assert_eq!(names("ffi/README.md", "c"), ["ivr.c", "loop.c", "status.c", "watch.c"]);
    assert_eq!(names("ffi/README.md", "cpp"), ["client.cpp", "server.cpp"]);
}
