//! The checks behind the greeting, on a client that is logged in.

use std::time::{Duration, Instant};

use eslng::command::{Command, LogLevel};
use eslng::engine::{Allowed, CloseReason};
use eslng::reply::Status;
use eslng::vocabulary::{ErrorKind, EventName};
use eslng::{Client, Delivery, Error, Interest};

use super::settings::{Settings, check_password};
use super::{Findings, greeting};
use crate::target::Target;

/// How long events are counted.
const COUNTED: Duration = Duration::from_secs(2);
const PATIENCE: Duration = Duration::from_secs(5);
/// What mod_event_socket keeps for a listener that does not read.
const QUEUE: u64 = 100_000;

/// Without these most call control does not work.
const MODULES: [(&str, &str); 5] = [
    ("mod_commands", "nearly all API commands"),
    ("mod_dptools", "the dialplan's applications"),
    ("mod_dialplan_xml", "the XML dialplan"),
    ("mod_sofia", "SIP"),
    ("mod_loopback", "loopback/ dial strings"),
];

pub async fn run(target: &Target, findings: &mut Findings) {
    if !greeting::check(target, findings).await {
        return;
    }
    let connected = tokio::time::timeout(2 * PATIENCE, target.builder().backoff(None).connect()).await;
    let client = match connected {
        Ok(Ok(client)) => client.within(PATIENCE),
        Ok(Err(error)) => return refused(&error, findings),
        Err(_) => {
            return findings.change("login", "not answered in time", "Is the switch overloaded? See its log and its CPU.");
        }
    };
    findings.ok("login", target.user.as_deref().map_or("by the event socket's password".to_owned(), |user| format!("as {user}")));
    permissions(&client, findings);
    let settings = match client.api("xml_locate configuration configuration name event_socket.conf").await {
        Ok(answer) => Settings::read(&answer.text()),
        Err(_) => None,
    };
    check_password(target, settings.as_ref(), findings);
    match settings {
        Some(settings) => settings.check(findings),
        None => findings.note(
            "listening",
            "event_socket.conf can't be read from here",
            "The user may not run xml_locate, or the switch gets its configuration otherwise: look at listen-ip and apply-inbound-acl yourself.",
        ),
    }
    limits(&client, findings).await;
    modules(&client, findings).await;
    log(&client, findings).await;
    events(&client, findings).await;
    client.close().await;
}

fn refused(error: &Error, findings: &mut Findings) {
    let advice = match error {
        Error::Ended(CloseReason::AuthRejected { .. }) => {
            "For the event socket's own password see password in event_socket.conf.xml; for --user, the directory's user needs esl-password \
             (and the name is user@domain)."
        }
        _ => "See the switch's log.",
    };
    findings.change("login", error.to_string(), advice);
}

fn permissions(client: &Client, findings: &mut Findings) {
    let granted = client.permissions();
    let words = |allowed: &Allowed| match allowed {
        Allowed::All => "all".to_owned(),
        Allowed::Only(words) => words.join(" "),
    };
    let text = format!(
        "events: {}; API: {}; log: {}",
        words(&granted.events),
        words(&granted.api),
        if granted.log == Some(false) { "no" } else { "yes" }
    );
    let is_whole = granted.events == Allowed::All && granted.api == Allowed::All && granted.log != Some(false);
    match is_whole {
        true => findings.ok("permissions", text),
        false => findings.note(
            "permissions",
            text,
            "esl-allowed-events, esl-allowed-api and esl-allowed-log of the directory's user say what more there could be.",
        ),
    }
}

async fn limits(client: &Client, findings: &mut Findings) {
    let status = match client.api("status").await {
        Ok(answer) => Status::text(&answer.text()),
        Err(error) => return not_asked("status", &error, findings),
    };
    let Ok(status) = status else {
        return findings.note("calls", "status can't be read", "Is this a FreeSWITCH?");
    };
    findings.ok(
        "switch",
        format!("FreeSWITCH {}, up for {} days, {} hours", status.version, status.uptime.days, status.uptime.hours),
    );
    if !status.ready {
        findings.change("calls", "the switch takes no calls", "It is paused or going down: fsctl resume, fsctl shutdown cancel.");
    }
    let sessions = status.sessions;
    let text = format!(
        "{} of {} sessions ({} at most so far), {} of {} new ones a second ({} at most so far)",
        sessions.active, sessions.limit, sessions.peak, sessions.rate, sessions.rate_limit, sessions.rate_peak
    );
    let near = |most: u64, limit: u64| limit > 0 && most * 10 >= limit * 8;
    match near(sessions.peak, sessions.limit) || near(sessions.rate_peak, sessions.rate_limit) {
        false => findings.ok("calls", text),
        true => findings.note(
            "calls",
            text,
            "Near its limit it refuses calls: max-sessions and sessions-per-second in switch.conf.xml, or fsctl max_sessions and fsctl sps.",
        ),
    }
}

async fn modules(client: &Client, findings: &mut Findings) {
    let mut absent = Vec::new();
    for (module, what) in MODULES {
        match client.api(format!("module_exists {module}")).await {
            Ok(answer) if answer.text().trim() == "true" => {}
            Ok(_) => absent.push(format!("{module} ({what})")),
            Err(error) => return not_asked("module_exists", &error, findings),
        }
    }
    match absent.is_empty() {
        true => findings.ok("modules", MODULES.map(|(module, _)| module).join(" ")),
        false => findings.change(
            "modules",
            format!("not loaded: {}", absent.join(", ")),
            "load NAME now, and modules.conf.xml for ever.",
        ),
    }
}

async fn log(client: &Client, findings: &mut Findings) {
    match client.subscribe(Interest::log(LogLevel::Console)).await {
        Ok(_) => findings.ok("log", "can be followed"),
        Err(error) => not_asked("log", &error, findings),
    }
}

/// One event fired and seen, then what comes by itself.
async fn events(client: &Client, findings: &mut Findings) {
    const SUBCLASS: &str = "eslng::doctor";
    let mut own = match client.subscribe(Interest::subclasses([SUBCLASS])).await {
        Ok(stream) => stream,
        Err(error) => return not_asked("event", &error, findings),
    };
    let begun = Instant::now();
    let headers = vec![(b"Event-Subclass".to_vec(), SUBCLASS.as_bytes().to_vec())];
    let fired = client.command(Command::SendEvent { name: b"CUSTOM".to_vec(), headers, body: None }).await;
    if let Err(error) = fired {
        return not_asked("sendevent", &error, findings);
    }
    match tokio::time::timeout(PATIENCE, own.next()).await {
        Ok(Some(_)) => findings.ok("events", format!("one came back after {} ms", begun.elapsed().as_millis())),
        _ => findings.change(
            "events",
            format!("one that was fired did not come back within {PATIENCE:?}"),
            "The switch's event queue is stuck or overloaded: another event socket listener may not be reading. Close idle ones.",
        ),
    }
    drop(own);
    let mut all = match client.subscribe(Interest::names([EventName::All])).await {
        Ok(stream) => stream,
        Err(error) => return not_asked("event", &error, findings),
    };
    let (mut count, mut bytes) = (0_u64, 0);
    let until = tokio::time::Instant::now() + COUNTED;
    while let Ok(Some(delivery)) = tokio::time::timeout_at(until, all.next()).await {
        if let Delivery::Event(event) = delivery {
            count += 1;
            bytes += event.as_bytes().len();
        }
    }
    let rate = count as f64 / COUNTED.as_secs_f64();
    let kilobytes = bytes as f64 / COUNTED.as_secs_f64() / 1000.0;
    let text = format!("{rate:.0} a second at the moment ({kilobytes:.0} kB/s)");
    let patience = QUEUE as f64 / rate.max(1.0);
    if rate < 1000.0 {
        findings.ok("event flow", format!("{text}; a listener that stops reading is given up after {QUEUE} events"));
    } else {
        let advice = "Subscribe to the events that are needed, not to ALL, and filter in the switch.";
        findings.note("event flow", format!("{text}; a listener that stops reading for {patience:.0} s is given up"), advice);
    }
}

fn not_asked(what: &'static str, error: &Error, findings: &mut Findings) {
    let advice = match error.kind() {
        ErrorKind::PermissionDenied => "This user may not; for a whole check log in with the event socket's password.",
        _ => "See the switch's log.",
    };
    findings.note(what, error.to_string(), advice);
}
