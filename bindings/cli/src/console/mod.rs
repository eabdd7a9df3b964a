//! `eslng console`.
//!
//! The prompt has a thread of its own; the client's tasks print above it.

mod complete;
mod printer;

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use clap::Args;
use eslng::command::{Command, LogLevel, Subscription};
use eslng::engine::Answer;
use eslng::vocabulary::EventName;
use eslng::{Client, Interest};
use rustyline::error::ReadlineError;
use rustyline::history::FileHistory;
use rustyline::{CompletionType, Config, Editor};
use tokio::runtime::Handle;
use tokio::task::AbortHandle;

use crate::events::log_level;
use crate::failure::Exit;
use crate::target::Target;
use complete::Helper;
use printer::Printer;

#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub struct Console {
    /// Log lines from this level on; 'none': no log
    #[arg(short, long, value_name = "LEVEL", default_value = "info", value_parser = level_or_none)]
    log: Level,
    /// Where the history is kept [~/.local/state/eslng/history]
    #[arg(long, value_name = "FILE", env = "ESLNG_HISTORY", hide_env_values = true)]
    history: Option<PathBuf>,
}

/// A log level, or none.
#[derive(Clone, Debug)]
struct Level(Option<LogLevel>);

fn level_or_none(word: &str) -> Result<Level, String> {
    if word == "none" { Ok(Level(None)) } else { log_level(word).map(|level| Level(Some(level))) }
}

const HELP: &str = "\
A line is an API command, as on the switch's own console: aliases and chains with ;; work. The tab key asks the switch what would fit.
Lines that begin with / are for the console itself:
  /log LEVEL        the switch's log from this level on
  /nolog            no log
  /event NAME...    show these events
  /noevents         show no events
  /help             this
  /exit             leave; /quit, /bye and the end of input too
When standard input is no terminal its lines are run as they come, and nothing is shown but answers and log.";

pub async fn run(target: Target, console: &Console) -> Result<Exit> {
    let client = target.connect_with(target.builder()).await?;
    let config = Config::builder().completion_type(CompletionType::List).auto_add_history(true).history_ignore_space(true);
    let mut editor: Editor<Helper, FileHistory> = Editor::with_config(config.build())?;
    editor.set_helper(Some(Helper::new(client.clone(), Handle::current())));
    let history = console.history.clone().or_else(usual_history);
    if let Some(file) = &history {
        // There is none the first time.
        let _ = editor.load_history(file);
    }
    let printer = Arc::new(Printer::of(&mut editor));
    let session = Session { client, printer, handle: Handle::current(), log: None, events: None };
    let log = console.log.0.clone();
    let prompt = format!("{}> ", target.address());
    tokio::task::spawn_blocking(move || {
        let ended = session.read_lines(&mut editor, log, &prompt);
        if let Some(file) = &history {
            keep_history(&mut editor, file)?;
        }
        ended
    })
    .await
    .context("the console")?
}

fn usual_history() -> Option<PathBuf> {
    let state = std::env::var_os("XDG_STATE_HOME").map(PathBuf::from);
    state.or_else(|| Some(std::env::home_dir()?.join(".local/state"))).map(|state| state.join("eslng/history"))
}

fn keep_history(editor: &mut Editor<Helper, FileHistory>, file: &std::path::Path) -> Result<()> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    editor.save_history(file).with_context(|| file.display().to_string())
}

struct Session {
    client: Client,
    printer: Arc<Printer>,
    handle: Handle,
    /// What prints log lines and events.
    log: Option<AbortHandle>,
    events: Option<(AbortHandle, Subscription)>,
}

impl Session {
    fn read_lines(mut self, editor: &mut Editor<Helper, FileHistory>, log: Option<LogLevel>, prompt: &str) -> Result<Exit> {
        self.handle.spawn(printer::tell_status(self.client.clone(), Arc::clone(&self.printer)));
        if let Some(level) = log {
            self.show(Interest::log(level));
        }
        loop {
            let line = match editor.readline(prompt) {
                Ok(line) => line,
                // As in a shell: the line is given up.
                Err(ReadlineError::Interrupted) => continue,
                Err(ReadlineError::Eof) => return Ok(Exit::DONE),
                Err(error) => return Err(error.into()),
            };
            let line = line.trim();
            match line.strip_prefix('/') {
                Some("exit" | "quit" | "bye") => return Ok(Exit::DONE),
                Some(own) => self.own_command(own),
                None if line.is_empty() => {}
                None => self.command(line),
            }
            if let eslng::Status::Ended(reason) = &*self.client.status().borrow() {
                return Err(eslng::Error::Ended(reason.clone()).into());
            }
        }
    }

    /// Runs an API command and prints its answer, or why there is none.
    fn command(&self, line: &str) {
        let packet = match (Command::Api { line: line.into(), console: true }).encode() {
            Ok(packet) => packet,
            Err(error) => return eprintln!("eslng: {error}"),
        };
        match self.handle.block_on(self.client.raw(packet)) {
            Ok(Answer::Api(answer)) => println!("{}", answer.text().trim_end_matches('\n')),
            Ok(Answer::Reply(reply)) => println!("{}", reply.text()),
            Err(error) => eprintln!("eslng: {error} ({})", error.kind().name()),
        }
    }

    fn own_command(&mut self, line: &str) {
        let mut words = line.split_whitespace();
        match (words.next().unwrap_or_default(), words.collect::<Vec<_>>().as_slice()) {
            ("help", _) => println!("{HELP}"),
            ("nolog", []) => self.hide_log(),
            ("noevents", []) => self.hide_events(),
            ("log", [level]) => match log_level(level) {
                Ok(level) => {
                    self.hide_log();
                    self.show(Interest::log(level));
                }
                Err(error) => eprintln!("eslng: {level:?}: {error}"),
            },
            ("event", names @ [_, ..]) => {
                let upper: Vec<_> = names.iter().map(|name| name.to_ascii_uppercase()).collect();
                match upper.iter().find(|name| EventName::known(name).is_none()) {
                    Some(unknown) => eprintln!("eslng: {unknown}: no event has this name"),
                    None => {
                        self.hide_events();
                        self.show(Interest::names(upper.iter().map(|name| EventName::from(name.as_str()))));
                    }
                }
            }
            _ => eprintln!("eslng: /{line}: no such command; /help lists them"),
        }
    }

    fn hide_log(&mut self) {
        if let Some(shown) = self.log.take() {
            shown.abort();
            // What the switch goes on sending is not shown; it may say that there was no log.
            let _ = self.handle.block_on(self.client.command(Command::NoLog));
        }
    }

    fn hide_events(&mut self) {
        if let Some((shown, events)) = self.events.take() {
            shown.abort();
            // What the switch goes on sending is not shown.
            let _ = self.handle.block_on(self.client.command(Command::NixEvent { events }));
        }
    }

    fn show(&mut self, interest: Interest) {
        let events = interest.subscription();
        match self.handle.block_on(self.client.subscribe(interest)) {
            Err(error) => eprintln!("eslng: {error} ({})", error.kind().name()),
            Ok(stream) => {
                let shown = self.handle.spawn(printer::show(stream, Arc::clone(&self.printer))).abort_handle();
                match events {
                    Some(events) => self.events = Some((shown, events)),
                    None => self.log = Some(shown),
                }
            }
        }
    }
}
