//! `eslng console`.
//!
//! The prompt has a thread of its own; the client's tasks print above it.

mod complete;
mod history;
mod printer;

use std::fmt::Display;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use clap::Args;
use eslng::command::{Command, LogLevel, Subscription};
use eslng::engine::Answer;
use eslng::vocabulary::{ErrorKind, EventName};
use eslng::{Client, Interest};
use rustyline::error::ReadlineError;
use rustyline::history::FileHistory;
use rustyline::{CompletionType, Config, Editor};
use tokio::runtime::Handle;
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::AbortHandle;

use crate::events::log_level;
use crate::failure::Exit;
use crate::output;
use crate::target::Target;
use complete::Helper;
use history::History;
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
  /exit             leave; /quit, /bye and the end of input (Ctrl-D) too
Ctrl-C gives up the line, or the wait for an answer.
When standard input is no terminal its lines are run as they come, to the end; nothing is shown but answers and log, and the exit code is that of the first \
line that failed.";

pub async fn run(target: Target, console: &Console) -> Result<Exit> {
    let client = target.connect_with(target.builder()).await?;
    let config = Config::builder().completion_type(CompletionType::List).auto_add_history(true).history_ignore_space(true);
    let mut editor: Editor<Helper, FileHistory> = Editor::with_config(config.build())?;
    editor.set_helper(Some(Helper::new(client.clone(), Handle::current())));
    let history = History::in_file(console.history.clone());
    history.load(&mut editor);
    let printer = Arc::new(Printer::of(&mut editor));
    let on_terminal = std::io::stdin().is_terminal();
    if on_terminal {
        // From now on Ctrl-C ends nothing by itself.
        drop(signal(SignalKind::interrupt())?);
    }
    let session =
        Session { client, printer, handle: Handle::current(), on_terminal, history, failed: None, log: None, events: None };
    let log = console.log.0.clone();
    let prompt = format!("{}> ", target.address());
    tokio::task::spawn_blocking(move || session.read_lines(&mut editor, log, &prompt)).await.context("the console")?
}

struct Session {
    client: Client,
    printer: Arc<Printer>,
    handle: Handle,
    /// Whether someone types the lines.
    on_terminal: bool,
    history: History,
    /// The first line of a script that failed.
    failed: Option<ErrorKind>,
    /// What prints log lines and events.
    log: Option<AbortHandle>,
    events: Option<(AbortHandle, Subscription)>,
}

impl Session {
    fn read_lines(mut self, editor: &mut Editor<Helper, FileHistory>, log: Option<LogLevel>, prompt: &str) -> Result<Exit> {
        self.tell_status();
        if let Some(level) = log {
            self.show(Interest::log(level));
        }
        loop {
            let line = match editor.readline(prompt) {
                Ok(line) => line,
                // As in a shell: the line is given up.
                Err(ReadlineError::Interrupted) => continue,
                Err(ReadlineError::Eof) => return Ok(self.exit()),
                Err(error) => return Err(error.into()),
            };
            if let Err(error) = self.history.keep(editor) {
                output::tell(format_args!("{error:#}"));
            }
            let line = line.trim();
            match line.strip_prefix('/') {
                Some("exit" | "quit" | "bye") => return Ok(self.exit()),
                Some(own) => self.own_command(own)?,
                None if line.is_empty() => {}
                None => self.command(line)?,
            }
            if let eslng::Status::Ended(reason) = &*self.client.status().borrow() {
                return Err(eslng::Error::Ended(reason.clone()).into());
            }
        }
    }

    /// Runs an API command and prints its answer, or why there is none.
    fn command(&mut self, line: &str) -> Result<()> {
        let packet = match (Command::Api { line: line.into(), console: true }).encode() {
            Ok(packet) => packet,
            Err(error) => {
                self.fails(error.kind(), error);
                return Ok(());
            }
        };
        let answered = self.handle.block_on(async {
            tokio::select! {
                answer = self.client.raw(packet) => Some(answer),
                () = self.interrupted() => None,
            }
        });
        let text = match answered {
            Some(Ok(Answer::Api(answer))) => answer.text().into_owned(),
            Some(Ok(Answer::Reply(reply))) => reply.text().into_owned(),
            Some(Err(error)) => {
                self.fails(error.kind(), error);
                return Ok(());
            }
            None => {
                output::tell("the answer is not waited for; the switch carries the command out");
                return Ok(());
            }
        };
        if text.starts_with("-ERR") || text.starts_with("-USAGE") {
            self.failed.get_or_insert(ErrorKind::CommandFailed);
        }
        let text = text.trim_end_matches('\n');
        output::line(if self.on_terminal { output::harmless(text) } else { text.into() })?;
        Ok(())
    }

    fn fails(&mut self, kind: ErrorKind, error: impl Display) {
        output::tell(format_args!("{error} ({})", kind.name()));
        self.failed.get_or_insert(kind);
    }

    /// Who types has seen what failed; a script is told.
    fn exit(&self) -> Exit {
        self.failed.filter(|_| !self.on_terminal).map_or(Exit::DONE, Exit::of_kind)
    }

    fn tell_status(&self) {
        let (client, printer) = (self.client.clone(), Arc::clone(&self.printer));
        self.handle.spawn(async move {
            let tell = |text: String| printer.print(format!("eslng: {text}"));
            if let Some(reason) = output::follow_status(client, tell).await {
                tell(reason.to_string());
            }
        });
    }

    /// Ctrl-C, which at the prompt is the prompt's. In a script it ends the program, as it does anywhere.
    async fn interrupted(&self) {
        let pressed = match self.on_terminal {
            true => tokio::signal::ctrl_c().await,
            false => std::future::pending().await,
        };
        if pressed.is_err() {
            std::future::pending::<()>().await;
        }
    }

    fn own_command(&mut self, line: &str) -> Result<()> {
        let mut words = line.split_whitespace();
        match (words.next().unwrap_or_default(), words.collect::<Vec<_>>().as_slice()) {
            ("help", _) => output::line(HELP)?,
            ("nolog", []) => self.hide_log(),
            ("noevents", []) => self.hide_events(),
            ("log", [level]) => match log_level(level) {
                Ok(level) => {
                    self.hide_log();
                    self.show(Interest::log(level));
                }
                Err(error) => self.fails(ErrorKind::InvalidArgument, format_args!("{level:?}: {error}")),
            },
            ("event", names @ [_, ..]) => {
                let upper: Vec<_> = names.iter().map(|name| name.to_ascii_uppercase()).collect();
                match upper.iter().find(|name| EventName::known(name).is_none()) {
                    Some(unknown) => self.fails(ErrorKind::InvalidArgument, format_args!("{unknown}: no event has this name")),
                    None => {
                        self.hide_events();
                        self.show(Interest::names(upper.iter().map(|name| EventName::from(name.as_str()))));
                    }
                }
            }
            _ => self.fails(ErrorKind::InvalidArgument, format_args!("/{line}: no such command; /help lists them")),
        }
        Ok(())
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
            Err(error) => self.fails(error.kind(), error),
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
