//! `eslng doctor`: from the first byte to the flow of events, each check with what to change.

mod checks;
mod greeting;
mod settings;

use std::fmt;

use anyhow::Result;
use clap::Args;
use serde_json::json;

use crate::failure::Exit;
use crate::output;
use crate::target::Target;

#[derive(Args, Debug)]
#[command(after_help = "\
Checks that the event socket can be reached, that the access list lets this address in, the login, what the user may do, the default password, \
the configuration as the switch has it, the modules, the limits of calls, and the flow of events. It changes nothing; it fires one event, \
CUSTOM eslng::doctor.

'ok', 'note' and 'change' begin each line; where something has to be changed the exit code is 80.")]
pub struct Doctor {
    /// One line of JSON a check: check, verdict, text, advice
    #[arg(short, long)]
    json: bool,
}

/// What a check found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Ok,
    Note,
    Change,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Verdict::Ok => "ok",
            Verdict::Note => "note",
            Verdict::Change => "change",
        })
    }
}

/// Tells what is found as it is found: some checks take seconds.
struct Findings {
    json: bool,
    wants_change: bool,
    /// Whether all could be told.
    told: std::io::Result<()>,
}

impl Findings {
    fn ok(&mut self, check: &'static str, text: impl Into<String>) {
        self.tell(check, Verdict::Ok, text.into(), None);
    }

    /// Something to know.
    fn note(&mut self, check: &'static str, text: impl Into<String>, advice: impl Into<String>) {
        self.tell(check, Verdict::Note, text.into(), Some(advice.into()));
    }

    /// Something to change.
    fn change(&mut self, check: &'static str, text: impl Into<String>, advice: impl Into<String>) {
        self.wants_change = true;
        self.tell(check, Verdict::Change, text.into(), Some(advice.into()));
    }

    fn tell(&mut self, check: &'static str, verdict: Verdict, text: String, advice: Option<String>) {
        let line = match (self.json, advice) {
            (true, advice) => json!({"check": check, "verdict": verdict.to_string(), "text": text, "advice": advice}).to_string(),
            (false, None) => format!("{verdict:<7}{check}: {text}"),
            (false, Some(advice)) => format!("{verdict:<7}{check}: {text}\n       -> {advice}"),
        };
        if self.told.is_ok() {
            self.told = output::line(line);
        }
    }
}

pub async fn run(target: Target, doctor: &Doctor) -> Result<Exit> {
    let mut findings = Findings { json: doctor.json, wants_change: false, told: Ok(()) };
    checks::run(&target, &mut findings).await;
    findings.told?;
    Ok(if findings.wants_change { Exit::DOCTOR } else { Exit::DONE })
}
