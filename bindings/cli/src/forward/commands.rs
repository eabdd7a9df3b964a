//! API commands by NATS request and reply, for those that are allowed.

use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::Result;
use async_nats::{HeaderMap, Message, Subscriber};
use eslng::Client;
use eslng::vocabulary::ErrorKind;
use futures_util::StreamExt;

use super::broker::Broker;
use super::shell;
use crate::output;

/// How long a command may take where --timeout says nothing.
const LIMIT: Duration = Duration::from_secs(30);

/// What may be asked for.
#[derive(Debug)]
pub struct Allowed {
    commands: BTreeSet<String>,
    shell: bool,
}

impl Allowed {
    /// These commands, and with `shell` what runs a shell too.
    ///
    /// # Errors
    /// One of them is no command's name, or runs a shell itself where that is not allowed.
    pub fn new(commands: &[String], shell: bool) -> Result<Allowed, String> {
        for command in commands {
            if command.is_empty() || command.contains(|character: char| character.is_whitespace() || character.is_control()) {
                return Err(format!("--allow {command:?}: the name of one command is wanted, without arguments"));
            }
            if let Some(reason) = shell::reason(command).filter(|_| !shell) {
                return Err(format!("--allow {command}: {reason}, which takes --allow-shell too"));
            }
        }
        Ok(Allowed { commands: commands.iter().map(|command| command.to_ascii_lowercase()).collect(), shell })
    }

    /// Why this line is not carried out.
    ///
    /// # Errors
    /// Its first word is not allowed, or [something in it](shell) could run a shell.
    pub fn check(&self, line: &str) -> Result<(), String> {
        let command = line.split([' ', '\t']).find(|word| !word.is_empty()).unwrap_or_default();
        if !self.commands.contains(&command.to_ascii_lowercase()) {
            return Err(format!("{command:?} is not allowed here"));
        }
        match shell::reason(line).filter(|_| !self.shell) {
            Some(reason) => Err(format!("{reason}, which is not allowed here")),
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
            output::tell(format_args!("an answer could not be sent: {error}"));
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

    fn allowing(commands: &[&str], shell: bool) -> Result<Allowed, String> {
        Allowed::new(&commands.iter().map(|command| (*command).to_owned()).collect::<Vec<_>>(), shell)
    }

    #[test]
    fn what_is_allowed() {
        let allowed = allowing(&["status", "originate"], false).unwrap();
        for line in ["status", " STATUS x", "originate user/1 &park"] {
            assert_eq!(allowed.check(line), Ok(()), "{line}");
        }
        for line in ["", " ", "show calls", "statusx", "status;;show", "'status'", "system ls", "originate user/1 &system(ls)"] {
            assert!(allowed.check(line).is_err(), "{line}");
        }
    }

    #[test]
    fn a_shell_is_allowed_twice_or_not_at_all() {
        let allowed = allowing(&["system"], true).unwrap();
        assert_eq!(allowed.check("system ls"), Ok(()));
        assert!(allowed.check("spawn ls").is_err());
        for wrong in ["system", "lua", "", "uuid_kill x", "status\n"] {
            assert!(allowing(&[wrong], false).is_err(), "{wrong:?}");
        }
    }
}
