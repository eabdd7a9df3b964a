//! `eslng api`.

use std::io::Write;

use anyhow::Result;
use clap::Args;
use eslng::command::api::{Entry, Returns};
use eslng::reply::Answer;
use eslng::vocabulary::ErrorKind;

use crate::failure::{Exit, Failure};
use crate::target::Target;

#[derive(Args, Debug)]
#[command(after_help = "\
The answer goes to standard output as it came. A failure (-ERR, -USAGE) goes to standard error, and the exit code is 8, or 9 where this \
user may not run the command. The switch says '-ERR no reply' for a command that printed nothing: a failure only where the command \
always prints something.

Examples:
  eslng api status
  eslng api show channels as json
  eslng api --background originate user/1000 '&echo'")]
pub struct Api {
    /// Run it in a thread of its own in the switch: for what takes long
    #[arg(short, long)]
    background: bool,
    /// The command and its arguments, joined by blanks
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true, value_name = "COMMAND")]
    words: Vec<String>,
}

pub async fn run(target: Target, api: &Api) -> Result<Exit> {
    let line = api.words.join(" ");
    if line.trim().is_empty() {
        return Err(Failure::argument("the command is empty"));
    }
    let client = target.connect().await?;
    if api.background {
        let job = client.bgapi(line.as_str()).await?;
        return print(&line, job.body().unwrap_or_default());
    }
    let response = client.api(line.as_str()).await?;
    print(&line, response.body())
}

/// Prints an answer where it belongs.
fn print(line: &str, answer: &[u8]) -> Result<Exit> {
    let text = String::from_utf8_lossy(answer);
    let command = line.split(' ').find(|word| !word.is_empty()).unwrap_or_default();
    // What the catalogue does not know may print nothing.
    let returns = Entry::named(command).map_or(Returns::Text, |entry| entry.returns);
    let read = Answer::read(&text);
    if read.clone().success(returns).is_err() {
        return Err(Failure::answer(ErrorKind::CommandFailed, &text));
    }
    if read == Answer::Empty {
        return Ok(Exit::DONE);
    }
    let mut out = std::io::stdout().lock();
    out.write_all(answer)?;
    // A prompt behind the answer should not stand in its last line.
    if !answer.ends_with(b"\n") {
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(Exit::DONE)
}
