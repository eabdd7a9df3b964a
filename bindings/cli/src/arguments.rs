//! The command line.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};

use crate::failure::EXIT_CODES;
use crate::{api, calls, console, doctor, events, forward, originate, record};

/// A FreeSWITCH from the command line, by its event socket.
#[derive(Debug, Parser)]
#[command(name = "eslng", version, max_term_width = 100, after_help = EXIT_CODES)]
pub struct Arguments {
    #[command(flatten)]
    pub connect: Connect,
    #[command(subcommand)]
    pub verb: Verb,
}

/// Where the switch is. A flag outranks the environment, which outranks the profile.
#[derive(Args, Debug)]
#[command(next_help_heading = "The switch (a flag outranks the environment, which outranks the profile)")]
pub struct Connect {
    /// Its host [127.0.0.1]
    #[arg(short = 'H', long, global = true, env = "ESLNG_HOST", hide_env_values = true)]
    pub host: Option<String>,
    /// The event socket's port [8021]
    #[arg(short = 'P', long, global = true, env = "ESLNG_PORT", hide_env_values = true)]
    pub port: Option<u16>,
    /// A user of the directory, user@domain, in the place of the event socket's own password
    #[arg(short = 'u', long, global = true, env = "ESLNG_USER", hide_env_values = true)]
    pub user: Option<String>,
    /// The password [ClueCon]. Others on this machine can read a command line: better set the environment, --password-file or a profile
    #[arg(short = 'p', long, global = true, env = "ESLNG_PASSWORD", hide_env_values = true)]
    pub password: Option<String>,
    /// A file whose first line is the password
    #[arg(long, global = true, env = "ESLNG_PASSWORD_FILE", hide_env_values = true, value_name = "FILE")]
    pub password_file: Option<PathBuf>,
    /// A section of ~/.config/eslng.conf, ~/.fs_cli_conf or /etc/fs_cli.conf [default, if there is one]
    #[arg(long, global = true, env = "ESLNG_PROFILE", hide_env_values = true, value_name = "NAME")]
    pub profile: Option<String>,
    /// Read profiles from this file alone
    #[arg(long, global = true, env = "ESLNG_CONFIG", hide_env_values = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// How many seconds the connection and each answer may take [connection: 10, answer: no limit]
    #[arg(long, global = true, env = "ESLNG_TIMEOUT", hide_env_values = true, value_name = "SECONDS", value_parser = seconds)]
    pub timeout: Option<Duration>,
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Run an API command and print its answer
    Api(api::Api),
    /// Follow events
    Events(events::Events),
    /// Hand events on: JSON lines, or messages in NATS JetStream
    Forward(forward::Forward),
    /// Show the calls there are, as they change
    Calls(calls::Calls),
    /// Place a call and wait until it is answered
    Originate(originate::Originate),
    /// Stand between clients and the switch and write down what both say
    Record(record::Record),
    /// Serve a transcript as a switch
    Replay(record::Replay),
    /// Find out what is wrong with an event socket, and what to change
    Doctor(doctor::Doctor),
    /// A prompt, with history and completion, below the switch's log
    Console(console::Console),
}

/// A number of seconds that is more than none.
pub fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().ok().filter(|seconds: &f64| *seconds > 0.0);
    seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()).ok_or("a number of seconds over 0 is wanted".into())
}
