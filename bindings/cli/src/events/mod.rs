//! `eslng events`.

mod filter;
pub mod show;

use std::io::Write;
use std::time::SystemTime;

use anyhow::Result;
use clap::Args;
use eslng::command::{Command, LogLevel};
use eslng::event::Format;
use eslng::vocabulary::EventName;
use eslng::{Delivery, Interest};

use crate::failure::{Exit, Failure};
use crate::lines::{self, Missing};
use crate::output;
use crate::target::Target;
use filter::Filter;

#[derive(Args, Debug)]
#[command(after_help = "\
One line an event: when, what, which channel, and what matters of it. --headers prints every header, --json the event as one line of JSON.
A lost connection is made again; what is missing then is said on standard error, and with --json as an event ESLNG_GAP.

Examples:
  eslng events CHANNEL_ANSWER CHANNEL_HANGUP_COMPLETE
  eslng events --subclass sofia::register --json
  eslng events --filter Caller-Caller-ID-Number=1000 --count 1 --headers")]
pub struct Events {
    /// Names of events [ALL, unless --subclass or --log says what is wanted]
    #[arg(value_name = "NAME", value_parser = event_name)]
    names: Vec<EventName>,
    /// CUSTOM events of this subclass, spelled exactly; may be given several times
    #[arg(short, long, value_name = "SUBCLASS")]
    subclass: Vec<String>,
    /// Only events of which this holds: HEADER=VALUE or HEADER!=VALUE, without regard to case; VALUE may be /REGEX/. Several: all must hold
    #[arg(short, long, value_name = "HEADER=VALUE")]
    filter: Vec<Filter>,
    /// Only events of the channel with this Unique-ID
    #[arg(long, value_name = "UUID")]
    channel: Option<String>,
    /// Log lines from this level on too: console, alert, crit, err, warning, notice, info, debug
    #[arg(short, long, value_name = "LEVEL", value_parser = log_level)]
    log: Option<LogLevel>,
    /// One line of JSON an event
    #[arg(short, long)]
    json: bool,
    /// Every header of an event, and its body
    #[arg(long, conflicts_with = "json")]
    headers: bool,
    /// End after so many events and log lines
    #[arg(short = 'n', long, value_name = "NUMBER")]
    count: Option<u64>,
}

/// An event's name, in any case.
pub fn event_name(name: &str) -> Result<EventName, String> {
    let upper = name.to_ascii_uppercase();
    EventName::known(&upper).ok_or_else(|| match name.contains("::") {
        true => format!("{name:?} is a subclass: give it with --subclass"),
        false => "no event has this name; docs/reference/events.md lists them".into(),
    })
}

/// A log level by the switch's word or number.
pub fn log_level(word: &str) -> Result<LogLevel, String> {
    Ok(match word.to_ascii_lowercase().as_str() {
        "console" | "0" => LogLevel::Console,
        "alert" | "1" => LogLevel::Alert,
        "crit" | "2" => LogLevel::Crit,
        "err" | "error" | "3" => LogLevel::Error,
        "warning" | "4" => LogLevel::Warning,
        "notice" | "5" => LogLevel::Notice,
        "info" | "6" => LogLevel::Info,
        "debug" | "7" => LogLevel::Debug,
        _ => return Err("no level: console, alert, crit, err, warning, notice, info and debug are, or 0 to 7".into()),
    })
}

impl Events {
    fn interest(&self) -> Interest {
        let nothing_named = self.names.is_empty() && self.subclass.is_empty() && self.log.is_none();
        let names = if nothing_named { vec![EventName::All] } else { self.names.clone() };
        let mut interest = Interest::names(names).with_subclasses(self.subclass.iter().map(String::as_str));
        if let Some(level) = &self.log {
            interest = interest.with_log(level.clone());
        }
        if let Some(uuid) = &self.channel {
            interest = interest.of_channel(uuid);
        }
        let filters = self.filter.clone();
        interest.matching(move |event| filters.iter().all(|filter| filter.holds(event)))
    }

    /// What the switch itself is asked to keep back. It passes what any of its filters lets pass, so it can be given one.
    fn filter_of_switch(&self) -> Option<Command> {
        let of_channel = self.channel.iter().map(|uuid| eslng::command::Filter::add("Unique-ID", uuid.as_str()));
        of_channel.chain(self.filter.iter().filter_map(Filter::of_switch)).next().map(Command::Filter)
    }
}

pub async fn run(target: Target, events: &Events) -> Result<Exit> {
    let format = if events.json { Format::Json } else { Format::Plain };
    let mut builder = target.builder().format(format);
    if let Some(filter) = events.filter_of_switch() {
        builder = builder.set_up(filter);
    }
    let client = target.connect_with(builder).await?;
    let mut stream = client.subscribe(events.interest()).await?;
    let mut left = events.count.unwrap_or(u64::MAX);
    let colours = output::colours();
    tokio::spawn(output::follow_status(client.clone(), output::tell));
    while left > 0
        && let Some(delivery) = stream.next().await
    {
        let mut out = std::io::stdout().lock();
        match &delivery {
            Delivery::Event(event) if events.json => {
                out.write_all(&lines::of(event))?;
                out.write_all(b"\n")?;
            }
            Delivery::Event(event) if events.headers => show::whole(event, &mut out)?,
            Delivery::Event(event) => writeln!(out, "{}", show::line(event))?,
            Delivery::Log(line) if events.json => writeln!(out, "{}", show::log_json(line))?,
            Delivery::Log(line) => show::log(line, colours, &mut out)?,
            missing => {
                let missing = match missing {
                    Delivery::Gap(gap) => Missing::Lost(gap.clone()),
                    Delivery::Dropped { count } => Missing::Dropped(*count),
                    _ => continue,
                };
                output::tell(missing.text());
                if events.json {
                    out.write_all(&lines::of(&missing.event(SystemTime::now(), &[])))?;
                    out.write_all(b"\n")?;
                }
                continue;
            }
        }
        out.flush()?;
        left -= 1;
    }
    match &*client.status().borrow() {
        eslng::Status::Ended(reason) if left > 0 => Err(eslng::Error::Ended(reason.clone()).into()),
        _ => Ok(Exit::DONE),
    }
}

impl std::str::FromStr for Filter {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Filter> {
        Filter::parse(text).map_err(Failure::argument)
    }
}
