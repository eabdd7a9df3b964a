//! `eslng forward`.

mod broker;
mod commands;
mod message;
mod publisher;
#[cfg(test)]
mod recordings;
mod shell;

use std::io::Write;
use std::path::PathBuf;
use std::time::SystemTime;

use anyhow::Result;
use async_nats::ServerAddr;
use clap::Args;
use eslng::event::Format;
use eslng::vocabulary::{ErrorKind, EventName};
use eslng::{Client, Delivery, EventStream, Interest, Status};

use crate::events::event_name;
use crate::failure::{Exit, Failure};
use crate::lines::{self, Missing};
use crate::output;
use crate::target::Target;
use broker::Broker;
use commands::Allowed;
use publisher::Publisher;

#[derive(Args, Debug)]
#[command(after_help = "\
Without --nats, each event is a line of JSON on standard output. With it, each is a message in JetStream: subject fs.SWITCH.EVENT-NAME, and \
.SUBCLASS where there is one. A stream that is not there is made: it keeps a day. What is missing is told as an event ESLNG_GAP.

At most once from the switch, at least once after the broker took it: what the switch says while nobody is connected is lost, and told. A message is sent \
until the broker has acknowledged it; the broker drops what it has by its message id, so two forwarders side by side give each event once.

It runs until SIGINT or SIGTERM, and then waits for what is not yet acknowledged.

Examples:
  eslng forward | vector --config fs.toml
  eslng forward --nats nats://127.0.0.1:4222
  eslng forward --nats nats://127.0.0.1:4222 --allow status --allow originate")]
pub struct Forward {
    /// Names of events [ALL, unless --subclass says what is wanted]
    #[arg(value_name = "NAME", value_parser = event_name)]
    names: Vec<EventName>,
    /// CUSTOM events of this subclass, spelled exactly; may be given several times
    #[arg(short, long, value_name = "SUBCLASS")]
    subclass: Vec<String>,
    /// A NATS server with JetStream, nats://[USER:PASSWORD@]HOST[:PORT]
    #[arg(long, env = "ESLNG_NATS", hide_env_values = true, value_name = "URL")]
    nats: Option<ServerAddr>,
    /// A file with NATS credentials
    #[arg(long, value_name = "FILE", requires = "nats")]
    credentials: Option<PathBuf>,
    /// The stream
    #[arg(long, value_name = "NAME", default_value = "fs", requires = "nats")]
    stream: String,
    /// What the switch is called in subjects [its switchname]
    #[arg(long, value_name = "NAME")]
    switch: Option<String>,
    /// Carry out this API command when it is asked for by a request on fs.SWITCH.api; may be given several times
    #[arg(long, value_name = "COMMAND", requires = "nats")]
    allow: Vec<String>,
    /// Let allowed commands run a shell too (system, spawn and what expands to them)
    #[arg(long, requires = "allow")]
    allow_shell: bool,
}

impl Forward {
    fn interest(&self) -> Interest {
        let nothing_named = self.names.is_empty() && self.subclass.is_empty();
        let names = if nothing_named { vec![EventName::All] } else { self.names.clone() };
        Interest::names(names).with_subclasses(self.subclass.iter().map(String::as_str))
    }
}

pub async fn run(target: Target, forward: &Forward) -> Result<Exit> {
    let allowed = Allowed::new(&forward.allow, forward.allow_shell).map_err(Failure::argument)?;
    let stop = crate::interrupt::listen()?;
    let client = target.connect_with(target.builder().format(Format::Json)).await?;
    tokio::spawn(output::follow_status(client.clone(), output::tell));
    match &forward.nats {
        None => {
            let mut stream = client.subscribe(forward.interest()).await?;
            print(&mut stream, stop).await?;
        }
        Some(address) => {
            let broker =
                Broker { address: address.clone(), credentials: forward.credentials.clone(), stream: forward.stream.clone() };
            publish(&target, &client, forward, &broker, allowed, stop).await?;
        }
    }
    match &*client.status().borrow() {
        Status::Ended(reason) => Err(eslng::Error::Ended(reason.clone()).into()),
        _ => Ok(Exit::DONE),
    }
}

async fn publish(
    target: &Target,
    client: &Client,
    forward: &Forward,
    broker: &Broker,
    allowed: Allowed,
    stop: impl Future<Output = ()>,
) -> Result<()> {
    let switch = match &forward.switch {
        Some(name) => name.clone(),
        None => name_of(client).await?,
    };
    // A file of credentials that can't be read is no fault of the broker's.
    broker.options().await?;
    let link = broker.link().await.map_err(|error| Failure::broker(format!("{error:#}")))?;
    let commands = match forward.allow.is_empty() {
        true => None,
        false => {
            let (nats, requests) = commands::listen(broker, &switch)
                .await
                .map_err(|error| Failure::broker(format!("{}: {error:#}", broker.name())))?;
            let client = target.connect_with(target.builder()).await?;
            Some(tokio::spawn(commands::serve(nats, requests, client, allowed)))
        }
    };
    let mut stream = client.subscribe(forward.interest()).await?;
    output::tell(format_args!("{} goes to {}, stream {}", target.address(), broker.name(), broker.stream));
    let mut publisher = Publisher::new(broker, &switch, link);
    let ended = publisher.run(&mut stream, stop).await;
    if let Some(commands) = commands {
        commands.abort();
    }
    let counts = publisher.counts;
    output::tell(format_args!(
        "{} stored, {} were there, {} refused, {} dropped, {} gaps",
        counts.stored, counts.duplicates, counts.refused, counts.dropped, counts.gaps
    ));
    ended
}

async fn name_of(client: &Client) -> Result<String> {
    let answer = client.api("switchname").await?;
    let text = answer.text();
    let name = text.trim();
    match name.is_empty() || name.starts_with('-') {
        true => Err(Failure::of_kind(ErrorKind::CommandFailed, "the switch does not say its name: give one with --switch")),
        false => Ok(name.to_owned()),
    }
}

async fn print(stream: &mut EventStream, stop: impl Future<Output = ()>) -> Result<()> {
    let mut stop = std::pin::pin!(stop);
    loop {
        let delivery = tokio::select! {
            biased;
            () = &mut stop => return Ok(()),
            delivery = stream.next() => delivery,
        };
        let missing = match delivery {
            None => return Ok(()),
            Some(Delivery::Event(event)) => {
                line(&lines::of(&event))?;
                continue;
            }
            Some(Delivery::Gap(gap)) => Missing::Lost(gap),
            Some(Delivery::Dropped { count }) => Missing::Dropped(count),
            Some(_) => continue,
        };
        output::tell(missing.text());
        line(&lines::of(&missing.event(SystemTime::now(), &[])))?;
    }
}

fn line(text: &[u8]) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text)?;
    out.write_all(b"\n")?;
    out.flush()
}
