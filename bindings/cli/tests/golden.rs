//! Help, errors and exit codes as they stand in `cmd/*.trycmd`, and the page `docs/cli.md`, each run against a test switch.
//!
//! `TRYCMD=overwrite cargo test -p eslng-cli --test golden` writes what is printed now.

use eslng_switch::{Party, Switch};

#[test]
fn commands() {
    let switch = Switch::builder()
        .party("alice", Party::new().rings().answers().waits(std::time::Duration::from_millis(20)).hangs_up("NORMAL_CLEARING"))
        .start()
        .expect("a port");
    let cases = trycmd::TestCases::new();
    for (name, value) in [("ESLNG_PORT", &*switch.port().to_string()), ("HOME", "/nonexistent"), ("COLUMNS", "100")] {
        cases.env(name, value);
    }
    cases.insert_var("[PORT]", switch.port().to_string()).expect("a name in brackets");
    cases.case("tests/cmd/*.trycmd").case("../../docs/cli.md");
    cases.run();
}
