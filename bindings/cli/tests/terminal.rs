//! The console and the table of calls in a terminal, as a person sees them.

mod support;
#[path = "support/terminal.rs"]
mod terminal;

use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

use eslng_switch::{Event, Switch};
use support::{PATIENCE, ended, eslng_for, until};
use terminal::{CTRL_C, CTRL_D, ENTER, TAB, Terminal, UP, lines};

/// A console with these arguments, and its prompt, which it shows.
fn console(switch: &Switch, arguments: &[&str]) -> (Terminal, String) {
    let mut terminal = Terminal::start(&eslng_for(switch, &[&["console"], arguments].concat()));
    let prompt = format!("127.0.0.1:{}>", switch.port());
    terminal.types(&prompt);
    (terminal, prompt)
}

#[test]
fn lines_are_run_and_come_back_from_the_history() {
    let switch = Switch::builder().start().expect("a port");
    let folder = std::env::temp_dir().join(format!("eslng-cli-history-{}", std::process::id()));
    let file = folder.join("new/history");
    let history = ["--log", "none", "--history", file.to_str().expect("text")];
    let (mut terminal, prompt) = console(&switch, &history);
    for word in ["one", "two"] {
        terminal.press(&format!("echo {word}{ENTER}"));
        terminal.has_line(word);
        terminal.types(&prompt);
    }
    terminal.press(UP);
    terminal.types(&format!("{prompt} echo two"));
    terminal.press(UP);
    terminal.types(&format!("{prompt} echo one"));
    terminal.press(&format!("!{ENTER}"));
    terminal.has_line("one!");
    terminal.types(&prompt);
    // A line is kept when it is entered, so another console has it at once.
    let (mut second, _) = console(&switch, &history);
    second.press(UP);
    second.types(&format!("{prompt} echo one!"));
    // A blank in front keeps a line out of it; Ctrl-C gives a line up.
    second.press(CTRL_C);
    second.types(&prompt);
    second.press(&format!(" echo secret{ENTER}"));
    second.has_line("secret");
    for terminal in [terminal, second] {
        let mut terminal = terminal;
        terminal.types(&prompt);
        terminal.press(CTRL_D);
        assert_eq!(terminal.ended().1, 0);
    }
    let kept = std::fs::read_to_string(&file).expect("it was made");
    assert!(kept.ends_with("\necho one\necho two\necho one!\n"), "{kept}");
    assert_eq!(std::fs::metadata(&file).expect("it was made").permissions().mode() & 0o777, 0o600);
    std::fs::remove_dir_all(&folder).expect("it is ours");
}

#[test]
fn a_history_in_no_file_leaves_the_device_alone() {
    let switch = Switch::builder().start().expect("a port");
    let before = std::fs::metadata("/dev/null").expect("it is there").permissions();
    let (mut terminal, prompt) = console(&switch, &["--log", "none", "--history", "/dev/null"]);
    terminal.press(&format!("echo one{ENTER}"));
    terminal.has_line("one");
    terminal.types(&prompt);
    terminal.press(&format!("/exit{ENTER}"));
    assert_eq!(terminal.ended().1, 0);
    assert_eq!(std::fs::metadata("/dev/null").expect("it is there").permissions(), before);
}

#[test]
fn the_switch_completes() {
    let switch = Switch::builder().start().expect("a port");
    let (mut terminal, prompt) = console(&switch, &["--log", "none", "--history", "/dev/null"]);
    terminal.press(&format!("sof{TAB}"));
    terminal.types(&format!("{prompt} sofia"));
    terminal.press(TAB);
    terminal.shows("the list", |screen| {
        let shown = screen.contents();
        ["sofia_contact", "sofia_gateway_data", "sofia_username_of"].iter().all(|word| shown.contains(word))
    });
    terminal.press(CTRL_C);
    terminal.types(&prompt);
    // The console's own commands, of which it knows the names.
    terminal.press(&format!("/noe{TAB}"));
    terminal.types(&format!("{prompt} /noevents"));
}

#[test]
fn the_log_stands_above_the_prompt() {
    let switch = Switch::builder().start().expect("a port");
    let (mut terminal, prompt) = console(&switch, &["--log", "warning", "--history", "/dev/null"]);
    let half = format!("{prompt} echo half");
    terminal.press("echo half");
    terminal.types(&half);
    for (level, colour) in [("INFO", None), ("WARNING", Some(5)), ("ERR", Some(1))] {
        let text = format!("look at this {level}");
        assert_eq!(ended(eslng_for(&switch, &["api", "log", level, &text])).code, Some(0));
        let Some(colour) = colour else { continue };
        terminal.shows(&text, |screen| {
            let at = screen.cursor_position().0;
            let (shown, above) = (lines(screen), at.saturating_sub(1));
            shown[usize::from(at)] == half
                && shown[usize::from(above)].ends_with(&text)
                && screen.cell(above, 0).is_some_and(|cell| cell.fgcolor() == vt100::Color::Idx(colour))
        });
    }
    assert!(!terminal.screen().contents().contains("look at this INFO"), "it is below the level");
    terminal.press(ENTER);
    terminal.has_line("half");
    terminal.types(&prompt);

    // Events and the loss of the connection are told there too.
    terminal.press(&format!("/event heartbeat{ENTER}"));
    terminal.has_line(&format!("{prompt} /event heartbeat"));
    terminal.types(&prompt);
    switch.emit(Event::new("HEARTBEAT").with_header("Event-Info", "beats")).expect("it runs");
    let tells = |terminal: &mut Terminal, text: &str| {
        terminal.shows(text, |screen| {
            let at = usize::from(screen.cursor_position().0);
            let shown = lines(screen);
            shown[at] == prompt && shown[..at].iter().any(|line| line.contains(text))
        });
    };
    tells(&mut terminal, "HEARTBEAT Event-Info=beats");
    switch.drop_connections().expect("it runs");
    tells(&mut terminal, "; trying again");
    tells(&mut terminal, "eslng: connected again");
}

#[test]
fn the_wait_for_an_answer_can_be_given_up() {
    let switch = Switch::builder().start().expect("a port");
    let (mut terminal, prompt) = console(&switch, &["--log", "none", "--history", "/dev/null"]);
    terminal.press(&format!("msleep 600000{ENTER}"));
    // The switch says nothing of a command that runs: until it does, Ctrl-C is the prompt's.
    terminal.presses_until(CTRL_C, "its end", |screen| screen.contents().contains("the answer is not waited for"));
    terminal.types(&prompt);
    // One Ctrl-C too many draws the prompt anew.
    assert_eq!(terminal.presses_until_it_ends(CTRL_D), 0);
}

#[test]
fn the_table_follows_the_calls() {
    let switch = Switch::builder().start().expect("a port");
    let mut terminal = Terminal::start(&eslng_for(&switch, &["calls"]));
    let head = |count: u32| format!("127.0.0.1:{}: {count} channels", switch.port());
    terminal.has_line(&head(0));
    assert!(terminal.screen().alternate_screen() && terminal.screen().hide_cursor());
    // Keys that mean nothing leave no trace.
    terminal.press("x");
    let originated = ended(eslng_for(&switch, &["api", "originate", "loopback/9196/default", "&park"]));
    assert_eq!(originated.code, Some(0), "{}", originated.err);
    terminal.has_line(&head(2));
    terminal.shows("both channels", |screen| {
        let shown = lines(screen);
        let with = |word: &str| shown.iter().any(|line| line.contains("ACTIVE") && line.contains(word));
        with("park") && with("echo")
    });

    // What is shown without a connection is old, and said to be.
    switch.refuse_connections(Duration::from_secs(1)).expect("it runs");
    switch.drop_connections().expect("it runs");
    terminal.has_line(&format!("{}; the connection is lost, what is shown is old", head(2)));
    terminal.has_line(&head(2));
    assert_eq!(ended(eslng_for(&switch, &["api", "hupall"])).code, Some(0));
    terminal.has_line(&head(0));
    assert!(!terminal.screen().contents().contains('x'));
    terminal.press("q");
    let (seen, code) = terminal.ended();
    assert_eq!(code, 0);
    let screen = seen.screen();
    assert!(!screen.alternate_screen() && !screen.hide_cursor() && screen.contents().is_empty(), "{}", screen.contents());
}

#[test]
fn a_table_that_is_higher_than_the_terminal() {
    let switch = Switch::builder().start().expect("a port");
    for _ in 0..15 {
        let originated = ended(eslng_for(&switch, &["api", "originate", "loopback/9196/default", "&park"]));
        assert_eq!(originated.code, Some(0), "{}", originated.err);
    }
    let mut terminal = Terminal::start(&eslng_for(&switch, &["calls"]));
    let head = format!("127.0.0.1:{}: 30 channels", switch.port());
    terminal.shows("the head above what there is place for", |screen| {
        let shown = lines(screen);
        shown[0] == head && shown[1].starts_with("UNIQUE-ID") && shown.iter().all(|line| !line.is_empty())
    });
    terminal.press(CTRL_C);
    assert_eq!(terminal.ended().1, 0);
}
