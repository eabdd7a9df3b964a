//! The program in a terminal: what a person would see on it, and keys.

use std::fs::File;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use rexpect::process::{PtyProcess, WaitStatus};

use super::{PATIENCE, until};

pub const CTRL_C: &str = "\x03";
pub const CTRL_D: &str = "\x04";
pub const ENTER: &str = "\r";
pub const TAB: &str = "\t";
pub const UP: &str = "\x1b[A";

const ROWS: NonZeroU16 = NonZeroU16::new(24).expect("it is one");
const COLUMNS: NonZeroU16 = NonZeroU16::new(100).expect("it is one");

pub struct Terminal {
    process: PtyProcess,
    keys: File,
    shown: Receiver<Vec<u8>>,
    seen: vt100::Parser,
}

impl Terminal {
    /// Runs the program in one that is 24 lines high and 100 columns wide.
    pub fn start(program: &Command) -> Terminal {
        // A terminal has no size before someone gives it one.
        let mut command = Command::new("sh");
        command.args(["-c", &format!("stty rows {ROWS} cols {COLUMNS} && exec \"$@\""), "sh"]);
        command.arg(program.get_program()).args(program.get_args());
        for (name, value) in program.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command.env("TERM", "xterm-256color").env_remove("NO_COLOR");
        let mut process = PtyProcess::new(command).expect("a terminal");
        process.set_kill_timeout(Some(1000));
        let keys = process.get_file_handle().expect("it is open");
        let mut out = process.get_file_handle().expect("it is open");
        let (show, shown) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            // A terminal that its last program has left can't be read.
            while let Ok(count @ 1..) = out.read(&mut bytes) {
                if show.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        Terminal { process, keys, shown, seen: vt100::Parser::new(ROWS, COLUMNS, 0) }
    }

    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).expect("it is open");
    }

    /// Waits until the screen shows that.
    pub fn shows(&mut self, what: &str, is_there: impl Fn(&vt100::Screen) -> bool) {
        let begun = Instant::now();
        while !is_there(self.seen.screen()) {
            let left = PATIENCE.saturating_sub(begun.elapsed());
            match self.shown.recv_timeout(left) {
                Ok(bytes) => self.seen.process(&bytes),
                Err(error) => panic!("{what} is not there ({error}):\n{}", self.seen.screen().contents()),
            }
        }
    }

    /// Presses these keys again and again until the screen shows that.
    pub fn presses_until(&mut self, keys: &str, what: &str, is_there: impl Fn(&vt100::Screen) -> bool) {
        until(what, || {
            self.press(keys);
            if let Ok(bytes) = self.shown.recv_timeout(Duration::from_millis(50)) {
                self.seen.process(&bytes);
            }
            is_there(self.seen.screen())
        });
    }

    /// Waits until a line of the screen is this one.
    pub fn has_line(&mut self, line: &str) {
        self.shows(line, |screen| lines(screen).iter().any(|shown| shown == line));
    }

    /// Waits until the line in which the cursor stands is this one.
    pub fn types(&mut self, line: &str) {
        self.shows(line, |screen| lines(screen)[usize::from(screen.cursor_position().0)] == line);
    }

    pub fn screen(&self) -> &vt100::Screen {
        self.seen.screen()
    }

    /// Presses these keys again and again until the program has ended: its exit code. A key between two prompts is lost.
    pub fn presses_until_it_ends(mut self, keys: &str) -> i32 {
        let mut code = None;
        until("its end", || {
            if let Some(WaitStatus::Exited(_, status)) = self.process.status() {
                code = Some(status);
                return true;
            }
            // It may end now.
            let _ = self.keys.write_all(keys.as_bytes());
            let _ = self.shown.recv_timeout(Duration::from_millis(50));
            false
        });
        code.expect("it has ended")
    }

    /// Waits for the program's end: what the screen then shows, and the exit code.
    pub fn ended(mut self) -> (vt100::Parser, i32) {
        let begun = Instant::now();
        while let Ok(bytes) = self.shown.recv_timeout(PATIENCE.saturating_sub(begun.elapsed())) {
            self.seen.process(&bytes);
        }
        let mut code = None;
        until("its end", || {
            if let Some(WaitStatus::Exited(_, status)) = self.process.status() {
                code = Some(status);
            }
            code.is_some()
        });
        (self.seen, code.expect("it has ended"))
    }
}

/// The lines of a screen, without the blanks at their ends.
pub fn lines(screen: &vt100::Screen) -> Vec<String> {
    screen.rows(0, COLUMNS.get()).map(|row| row.trim_end().to_owned()).collect()
}
