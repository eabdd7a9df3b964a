//! `eslng originate`.

use anyhow::Result;
use clap::Args;
use eslng::OriginateOptions;
use eslng::dial::{DialString, Originate as Line};
use eslng::vocabulary::HangupCause;

use crate::failure::{Exit, Failure};
use crate::interrupt;
use crate::output;
use crate::target::Target;

#[derive(Args, Debug)]
#[command(after_help = "\
Prints the Unique-ID of the leg that answered. A call that nobody answers is command_failed (8), with its hangup cause on standard error. \
SIGINT and SIGTERM end a call that still rings.

Examples:
  eslng originate user/1000 '&echo'
  eslng originate --variable ignore_early_media=true sofia/gateway/mine/5551234 9196 --context default
  eslng originate --wait-end user/1000 '&playback(ivr/ivr-welcome.wav)'")]
pub struct Originate {
    /// Whom to call: a dial string, with variables in {} and [] as FreeSWITCH reads it
    dial: String,
    /// What the answered channel does: '&application(arguments)', or an extension
    target: String,
    /// A channel variable for all legs; may be given several times
    #[arg(short, long, value_name = "NAME=VALUE", value_parser = variable)]
    variable: Vec<(String, String)>,
    /// The dialplan of an extension [XML]
    #[arg(long)]
    dialplan: Option<String>,
    /// The context of an extension [default]
    #[arg(long)]
    context: Option<String>,
    /// The caller's name that is shown
    #[arg(long, value_name = "NAME")]
    caller_name: Option<String>,
    /// The caller's number that is shown
    #[arg(long, value_name = "NUMBER")]
    caller_number: Option<String>,
    /// How many seconds it may ring [60]
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..))]
    ring: Option<u32>,
    /// Wait until the call has ended too, and print its hangup cause
    #[arg(long)]
    wait_end: bool,
}

fn variable(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').filter(|(name, _)| !name.is_empty()).ok_or("NAME=VALUE is wanted")?;
    Ok((name.to_owned(), value.to_owned()))
}

impl Originate {
    fn line(&self) -> Result<Line> {
        // The switch's own reading of what stands behind `&`; quoted, so that it stays one word.
        let target = self.target.replace('\\', "\\\\").replace('\'', "\\'");
        let wrong =
            |_| Failure::argument(format!("{:?} is no target: '&application(arguments)' or an extension is wanted", self.target));
        let read = Line::parse(&format!("error/none '{target}'")).map_err(wrong)?;
        let dial = DialString::parse(&self.dial).map_err(Failure::argument)?;
        let dial = self.variable.iter().fold(dial, |dial, (name, value)| dial.with(name, value));
        let mut line = Line::new(dial, read.target);
        line.dialplan.clone_from(&self.dialplan);
        line.context.clone_from(&self.context);
        line.caller_id_name.clone_from(&self.caller_name);
        line.caller_id_number.clone_from(&self.caller_number);
        line.timeout = self.ring;
        // Whatever can't be expressed is told before anything is sent.
        line.line().map_err(Failure::argument)?;
        Ok(line)
    }
}

pub async fn run(target: Target, originate: &Originate) -> Result<Exit> {
    let line = originate.line()?;
    let interrupted = interrupt::listen()?;
    tokio::pin!(interrupted);
    let client = target.connect().await?;
    let mut calling = client.originate(line, OriginateOptions::default()).await?;
    let heard = tokio::select! {
        heard = calling.early_media() => Some(heard),
        () = &mut interrupted => None,
    };
    match heard {
        Some(heard) => heard?,
        None => {
            calling.cancel().await?;
            return Ok(Exit::INTERRUPTED);
        }
    }
    // From here on there is one leg, which may have early media and no answer yet.
    let legs = calling.legs();
    let call = tokio::select! {
        answered = calling.answered() => answered?,
        () = &mut interrupted => {
            for leg in legs {
                // A leg that has ended says -ERR.
                client.api(format!("uuid_kill {leg} {}", HangupCause::OriginatorCancel.as_str())).await?;
            }
            return Ok(Exit::INTERRUPTED);
        }
    };
    output::line(call.uuid())?;
    if originate.wait_end {
        let end = tokio::select! {
            end = call.ended() => end?,
            () = &mut interrupted => return Ok(Exit::INTERRUPTED),
        };
        output::line(end.cause)?;
    }
    Ok(Exit::DONE)
}
