//! `fslua hooks`: scripts for events, as the hooks of lua.conf.xml, and scripts for calls that have ended.

use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use eslng::{Delivery, Error, Interest};
use eslng_engine::event::{Event, compat};
use eslng_engine::vocabulary::EventName;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use crate::host::Host;
use crate::script::{self, Env, Job};

/// The channel variable that names a script for the call's end, and its arguments.
pub const HANGUP_VARIABLE: &str = "fslua_hangup_hook";

/// How long scripts that were stopped may take to end.
const FAREWELL: Duration = Duration::from_secs(10);
/// How often it is looked whether scripts still run.
const LOOK: Duration = Duration::from_millis(20);

/// A script for an event: `NAME=SCRIPT`, `CUSTOM:SUBCLASS=SCRIPT`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hook {
    event: EventName,
    subclass: Option<String>,
    script: PathBuf,
}

impl FromStr for Hook {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (event, script) = text.split_once('=').ok_or("EVENT=SCRIPT or CUSTOM:SUBCLASS=SCRIPT")?;
        let (name, subclass) = event.split_once(':').map_or((event, None), |(name, subclass)| (name, Some(subclass)));
        let event = compat::event_type(name.as_bytes()).ok_or_else(|| format!("there is no event {name}"))?;
        let subclass = subclass.filter(|subclass| !subclass.is_empty()).map(str::to_owned);
        if subclass.is_some() && event != EventName::Custom {
            return Err(format!("{name} has no subclasses, CUSTOM has"));
        }
        if script.is_empty() {
            return Err("the script is missing".to_owned());
        }
        Ok(Hook { event, subclass, script: script.into() })
    }
}

/// What `hooks` is told.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Scripts for events.
    pub hooks: Vec<Hook>,
    /// A script for every call's end, beside those that calls name themselves in the variable `fslua_hangup_hook`.
    pub hangup: Option<PathBuf>,
    /// How many scripts run at once; events above wait.
    pub at_once: usize,
}

impl Hook {
    fn interest(&self) -> Interest {
        match &self.subclass {
            Some(subclass) => Interest::subclasses([subclass.as_str()]),
            None if self.event == EventName::Custom => Interest::all().matching(|event| event.name() == Some(EventName::Custom)),
            None => Interest::names([self.event.clone()]),
        }
    }
}

/// Runs the scripts until `end` says so; then those that run have their grace.
///
/// # Errors
/// A script that is not there, as text; what the switch does not allow.
pub async fn run(host: Arc<Host>, settings: Settings, end: watch::Receiver<bool>) -> Result<(), String> {
    let mut listening = JoinSet::new();
    let (stop_scripts, stop) = watch::channel(false);
    let room = Arc::new(Semaphore::new(settings.at_once.max(1)));
    let running = Arc::new(Semaphore::new(Semaphore::MAX_PERMITS));
    for hook in settings.hooks {
        let script = host.script(&hook.script).map_err(|error| error.to_string())?;
        let stream = host.switch.subscribe(hook.interest()).await.map_err(|error| error.to_string())?;
        let make =
            move |_: &Host, event: &Event| vec![Job { script: script.clone(), event: Some(event.clone()), ..Job::default() }];
        listening.spawn(listen(Arc::clone(&host), stream, make, Arc::clone(&room), Arc::clone(&running), stop.clone()));
    }
    let every = settings.hangup.map(|script| host.script(&script)).transpose().map_err(|error| error.to_string())?;
    let interest = Interest::names([EventName::ChannelHangupComplete]);
    let stream = host.switch.subscribe(interest).await.map_err(|error: Error| error.to_string())?;
    let make = move |host: &Host, event: &Event| at_hangup(host, event, every.as_ref());
    listening.spawn(listen(Arc::clone(&host), stream, make, room, Arc::clone(&running), stop));
    let mut end = end;
    let ended = end.wait_for(|end| *end);
    tokio::select! {
        _ = ended => {}
        Some(_) = listening.join_next() => return Err("the connection to the switch has ended".to_owned()),
    }
    listening.shutdown().await;
    if tokio::time::timeout(host.options.grace(), idle(&running)).await.is_err() {
        stop_scripts.send_replace(true);
        if tokio::time::timeout(FAREWELL, idle(&running)).await.is_err() {
            tracing::warn!("scripts were still running");
        }
    }
    Ok(())
}

/// Waits until no script runs: all permits are there then.
async fn idle(running: &Semaphore) {
    while running.available_permits() < Semaphore::MAX_PERMITS {
        tokio::time::sleep(LOOK).await;
    }
}

/// Runs the scripts of one interest.
async fn listen(
    host: Arc<Host>,
    mut stream: eslng::EventStream,
    make: impl Fn(&Host, &Event) -> Vec<Job> + Send + 'static,
    room: Arc<Semaphore>,
    running: Arc<Semaphore>,
    stop: watch::Receiver<bool>,
) {
    while let Some(delivery) = stream.next().await {
        let event = match delivery {
            Delivery::Event(event) => event,
            Delivery::Gap(_) => {
                tracing::warn!("the connection was lost: events in between were not seen");
                continue;
            }
            Delivery::Dropped { count } => {
                tracing::warn!(count, "events were dropped: scripts are too slow for them");
                continue;
            }
            _ => continue,
        };
        for job in make(&host, &event) {
            let Ok(permit) = Arc::clone(&room).acquire_owned().await else { return };
            let Ok(busy) = Arc::clone(&running).acquire_owned().await else { return };
            let (host, mut stop) = (Arc::clone(&host), stop.clone());
            tokio::spawn(async move {
                let shutdown = async move {
                    if stop.wait_for(|stop| *stop).await.is_err() {
                        std::future::pending::<()>().await;
                    }
                };
                script::run(&host, job, shutdown).await;
                drop((permit, busy));
            });
        }
    }
}

/// The scripts for a call's end, with `env` as mod_lua's hangup hook has it: the channel's variables by their names.
fn at_hangup(host: &Host, event: &Event, every: Option<&PathBuf>) -> Vec<Job> {
    let mut jobs: Vec<(PathBuf, Vec<String>)> = every.into_iter().map(|script| (script.clone(), Vec::new())).collect();
    if let Some(named) = event.get(&format!("variable_{HANGUP_VARIABLE}")).filter(|named| !named.trim().is_empty()) {
        let mut words = named.split_whitespace().map(str::to_owned);
        let name = words.next().unwrap_or_default();
        match host.script_of_switch(&name) {
            Ok(script) => jobs.push((script, words.collect())),
            Err(error) => tracing::error!(%error, "a call's {HANGUP_VARIABLE}"),
        }
    }
    let job = |(script, arguments)| Job { script, arguments, env: Env::Values(variables(event)), ..Job::default() };
    jobs.into_iter().map(job).collect()
}

fn variables(event: &Event) -> Vec<(String, String)> {
    let mut values: Vec<(String, String)> = event
        .headers()
        .filter_map(|header| Some((header.name().strip_prefix("variable_")?.to_owned(), header.value().into_owned())))
        .collect();
    let has = |values: &[(String, String)], name: &str| values.iter().any(|(known, _)| known == name);
    for (name, header) in [("uuid", "Unique-ID"), ("hangup_cause", "Hangup-Cause")] {
        if let Some(value) = event.get(header).filter(|_| !has(&values, name)) {
            values.push((name.to_owned(), value.into_owned()));
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hooks_are_read() {
        let hook = |event, subclass: Option<&str>, script: &str| {
            Ok(Hook { event, subclass: subclass.map(str::to_owned), script: script.into() })
        };
        for (text, read) in [
            ("NOTIFY_IN=events.lua", hook(EventName::NotifyIn, None, "events.lua")),
            ("CUSTOM:sofia::register=reg.lua", hook(EventName::Custom, Some("sofia::register"), "reg.lua")),
            ("custom=all.lua", hook(EventName::Custom, None, "all.lua")),
            ("NO_SUCH=x.lua", Err("there is no event NO_SUCH".to_owned())),
            ("NOTIFY_IN:x=y.lua", Err("NOTIFY_IN has no subclasses, CUSTOM has".to_owned())),
            ("NOTIFY_IN=", Err("the script is missing".to_owned())),
            ("NOTIFY_IN", Err("EVENT=SCRIPT or CUSTOM:SUBCLASS=SCRIPT".to_owned())),
        ] {
            assert_eq!(text.parse::<Hook>(), read, "{text}");
        }
    }
}
