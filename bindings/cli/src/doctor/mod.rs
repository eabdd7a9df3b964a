//! `eslng doctor`: from the first byte to the flow of events, each check with what to change.

mod checks;
mod greeting;
mod settings;

use std::fmt;

use anyhow::Result;
use clap::Args;
use serde_json::json;

use crate::failure::Exit;
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

/// What was found, in order.
#[derive(Default)]
struct Findings {
    found: Vec<Finding>,
}

struct Finding {
    check: &'static str,
    verdict: Verdict,
    text: String,
    advice: Option<String>,
}

impl Findings {
    fn ok(&mut self, check: &'static str, text: impl Into<String>) {
        self.found.push(Finding { check, verdict: Verdict::Ok, text: text.into(), advice: None });
    }

    /// Something to know.
    fn note(&mut self, check: &'static str, text: impl Into<String>, advice: impl Into<String>) {
        self.found.push(Finding { check, verdict: Verdict::Note, text: text.into(), advice: Some(advice.into()) });
    }

    /// Something to change.
    fn change(&mut self, check: &'static str, text: impl Into<String>, advice: impl Into<String>) {
        self.found.push(Finding { check, verdict: Verdict::Change, text: text.into(), advice: Some(advice.into()) });
    }
}

pub async fn run(target: Target, doctor: &Doctor) -> Result<Exit> {
    let mut findings = Findings::default();
    checks::run(&target, &mut findings).await;
    for Finding { check, verdict, text, advice } in &findings.found {
        if doctor.json {
            println!("{}", json!({"check": check, "verdict": verdict.to_string(), "text": text, "advice": advice}));
        } else {
            println!("{verdict:<7}{check}: {text}");
            if let Some(advice) = advice {
                println!("       -> {advice}");
            }
        }
    }
    let wants_change = findings.found.iter().any(|finding| finding.verdict == Verdict::Change);
    Ok(if wants_change { Exit::DOCTOR } else { Exit::DONE })
}
