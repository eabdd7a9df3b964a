//! API commands by NATS request and reply, for those that are allowed.

use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::Result;
use async_nats::{HeaderMap, Message, Subscriber};
use eslng::Client;
use eslng::vocabulary::ErrorKind;
use futures_util::StreamExt;

use super::broker::Broker;

/// How long a command may take where --timeout says nothing.
const LIMIT: Duration = Duration::from_secs(30);

/// What runs a program of the machine's shell, as an API command, an application or a function in an expansion.
const SHELLS: [&str; 4] = ["system", "bg_system", "spawn", "spawn_stream"];

/// What may be asked for.
#[derive(Debug)]
pub struct Allowed {
    commands: BTreeSet<String>,
    shell: bool,
}

impl Allowed {
    pub fn new(commands: &[String], shell: bool) -> Allowed {
        Allowed { commands: commands.iter().map(|command| command.to_ascii_lowercase()).collect(), shell }
    }

    /// Why this line is not carried out.
    ///
    /// # Errors
    /// Its first word is not allowed, or something in it runs a shell: one of its words, or an expansion, of which one can't say what becomes of it.
    pub fn check(&self, line: &str) -> Result<(), String> {
        let command = line.split([' ', '\t']).find(|word| !word.is_empty()).unwrap_or_default();
        if !self.commands.contains(&command.to_ascii_lowercase()) {
            return Err(format!("{command:?} is not allowed here"));
        }
        let mut words = line.split(|character: char| !character.is_ascii_alphanumeric() && character != '_');
        let shell = words.find(|word| SHELLS.iter().any(|shell| word.eq_ignore_ascii_case(shell)));
        match shell {
            _ if self.shell => Ok(()),
            Some(word) => Err(format!("{word:?} runs a shell, which is not allowed here")),
            None if line.contains("${") => Err("an expansion (${...}) may run a shell, which is not allowed here".into()),
            None => Ok(()),
        }
    }
}

/// Takes requests on `fs.SWITCH.api`. Of several forwarders of a switch, one gets each.
///
/// # Errors
/// The broker can't be reached.
pub async fn listen(broker: &Broker, switch: &str) -> Result<(async_nats::Client, Subscriber)> {
    let nats = broker.options().await?.connect(broker.address.clone()).await?;
    let subject = format!("fs.{}.api", super::message::token(switch));
    let requests = nats.queue_subscribe(subject, "eslng".into()).await?;
    nats.flush().await?;
    Ok((nats, requests))
}

/// Carries requests out, one after the other, over a connection of their own: while an `api` runs, its connection carries no event.
pub async fn serve(nats: async_nats::Client, mut requests: Subscriber, client: Client, allowed: Allowed) {
    let client = client.within(LIMIT);
    while let Some(request) = requests.next().await {
        let Some(reply) = request.reply.clone() else { continue };
        let (answer, error) = answer(&client, &allowed, &request).await;
        let sent = match error {
            None => nats.publish(reply, answer.into()).await,
            Some((kind, text)) => {
                let mut headers = HeaderMap::new();
                headers.insert("Nats-Service-Error", format!("{}: {}", kind.name(), text.replace(['\r', '\n'], " ")));
                headers.insert("Nats-Service-Error-Code", (kind as u16).to_string());
                nats.publish_with_headers(reply, headers, answer.into()).await
            }
        };
        if let Err(error) = sent {
            eprintln!("eslng: an answer could not be sent: {error}");
        }
    }
}

async fn answer(client: &Client, allowed: &Allowed, request: &Message) -> (Vec<u8>, Option<(ErrorKind, String)>) {
    let Ok(line) = std::str::from_utf8(&request.payload) else {
        return (Vec::new(), Some((ErrorKind::InvalidArgument, "the command is not UTF-8".into())));
    };
    if let Err(reason) = allowed.check(line) {
        return (Vec::new(), Some((ErrorKind::PermissionDenied, reason)));
    }
    match client.api(line).await {
        Ok(response) => {
            let body = response.body().to_vec();
            let text = String::from_utf8_lossy(&body).trim_end().to_owned();
            let failed = text.starts_with("-ERR") || text.starts_with("-USAGE");
            (body, failed.then_some((ErrorKind::CommandFailed, text)))
        }
        Err(error) => (Vec::new(), Some((error.kind(), error.to_string()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_allowed() {
        let allowed = Allowed::new(&["status".into(), "originate".into(), "system".into()], false);
        for line in ["status", " STATUS x", "originate user/1 &park", "originate {origination_uuid=a}user/1 &echo"] {
            assert_eq!(allowed.check(line), Ok(()), "{line}");
        }
        for line in [
            "",
            "show calls",
            "statusx",
            "system ls",
            "originate user/1 &system(ls)",
            "originate user/1 'system:ls' inline",
            "originate user/1 &set(a=${system(ls)})",
            "originate user/1 &set(a=${sys${b}})",
            "originate user/1 &bg_system(ls)",
            "originate user/1 &SYSTEM(ls)",
        ] {
            assert!(allowed.check(line).is_err(), "{line}");
        }
        assert_eq!(Allowed::new(&["system".into()], true).check("system ls"), Ok(()));
    }
}
