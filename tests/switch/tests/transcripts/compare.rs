//! Recorded and heard streams, side by side.

use std::collections::{HashMap, HashSet};

use crate::message::{self, Kind, Message};
use crate::recording::{self, Command};
use crate::replay::Played;

/// How a recording was matched.
#[derive(Debug, Default)]
pub struct Score {
    /// What differs, as lines to read; nothing where everything matches.
    pub differences: Vec<String>,
    /// Those differences that are replies to commands, each with its command.
    pub replies: Vec<(Command, String)>,
    /// How many messages were recorded, and how many of them were heard.
    pub recorded: usize,
    pub matching: usize,
}

impl Score {
    /// Adds one connection.
    pub fn add(&mut self, played: &Played) {
        let (recorded, heard) = (&played.recorded.messages, &played.heard.messages);
        let mut found = Vec::new();
        self.recorded += recorded.len();
        self.replies(played, &mut found);
        let logs = |messages: &[Message]| messages.iter().filter(|message| message.kind == Kind::Log).count();
        if logs(recorded) != logs(heard) {
            found.push(format!("{} log lines, recorded {}", logs(heard), logs(recorded)));
        }
        self.matching += logs(recorded).min(logs(heard));
        let (recorded, heard) = (groups(recorded), groups(heard));
        for at in 0..recorded.len().max(heard.len()) {
            let empty = (String::from("none"), Vec::new());
            let (name, recorded) = recorded.get(at).unwrap_or(&empty);
            let (_, heard) = heard.get(at).unwrap_or(&empty);
            self.matching += recorded.iter().zip(heard).filter(|(recorded, heard)| recorded == heard).count();
            side_by_side(&format!("event of {name}"), recorded, heard, &mut found);
        }
        if played.recorded.ended && !played.heard.ended {
            found.push("the connection should have ended".to_owned());
        }
        self.differences.extend(found.into_iter().map(|line| format!("{}: {line}", played.connection)));
    }

    /// Replies in the order of the commands. The first of a program that the switch called gets none, unless it is `connect` or
    /// `api`; greetings and notices answer nothing.
    fn replies(&mut self, played: &Played, found: &mut Vec<String>) {
        let mut commands = recording::commands(&played.sent);
        if played.outbound && commands.first().is_some_and(|first| !matches!(first.verb().as_str(), "connect" | "api" | "exit")) {
            commands.remove(0);
        }
        let of_command = |message: &&Message| {
            let answers = ["Content-Type: command/reply", "Content-Type: api/response"];
            answers.iter().any(|kind| message.text.contains(kind))
        };
        let mut asked = commands.iter();
        let commands: Vec<Option<&Command>> = replies(&played.recorded.messages)
            .map(|message| Some(message).filter(of_command).and_then(|_| asked.next()))
            .collect();
        let normal = |messages: &[Message]| -> Vec<String> {
            replies(messages)
                .enumerate()
                .map(|(at, message)| {
                    let command = commands.get(at).copied().flatten();
                    message::normal_reply(message, command.map(|command| command.line.as_str()))
                })
                .collect()
        };
        let (recorded, heard) = (normal(&played.recorded.messages), normal(&played.heard.messages));
        for (at, reply) in recorded.iter().enumerate() {
            if heard.get(at) == Some(reply) {
                self.matching += 1;
            } else if let Some(Some(command)) = commands.get(at) {
                let heard = heard.get(at).map_or("nothing", String::as_str);
                self.replies.push(((*command).clone(), format!("heard {heard:.300?}, recorded {reply:.300?}")));
            }
        }
        side_by_side("reply", &recorded, &heard, found);
    }
}

fn replies(messages: &[Message]) -> impl Iterator<Item = &Message> {
    messages.iter().filter(|message| message.kind == Kind::Reply)
}

/// The events by channel, in order of first appearance; those of no channel by name, sorted behind them.
fn groups(messages: &[Message]) -> Vec<(String, Vec<String>)> {
    let mut order = Vec::new();
    let mut seen = HashSet::new();
    let mut events: HashMap<&str, Vec<String>> = HashMap::new();
    for message in messages {
        let Kind::Event { key } = &message.kind else { continue };
        if seen.insert(key.as_str()) {
            order.push(key.as_str());
        }
        events.entry(key).or_default().push(message::normal(message));
    }
    let is_channel = |key: &str| key.len() == 36;
    let mut named: Vec<&str> = order.iter().copied().filter(|key| !is_channel(key)).collect();
    named.sort_unstable();
    let channels = order.iter().copied().filter(|key| is_channel(key)).enumerate();
    channels
        .map(|(index, key)| (format!("channel {index}"), events.remove(key).unwrap_or_default()))
        .collect::<Vec<_>>()
        .into_iter()
        .chain(named.into_iter().map(|key| (key.to_owned(), messages_named(messages, key))))
        .collect()
}

fn messages_named(messages: &[Message], name: &str) -> Vec<String> {
    let named = |message: &&Message| matches!(&message.kind, Kind::Event { key } if key == name);
    messages.iter().filter(named).map(message::normal).collect()
}

fn side_by_side(what: &str, recorded: &[String], heard: &[String], found: &mut Vec<String>) {
    for (index, (recorded, heard)) in recorded.iter().zip(heard).enumerate() {
        if recorded == heard {
            continue;
        }
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let (recorded, heard) = (lines(recorded), lines(heard));
        let at = recorded.iter().zip(&heard).take_while(|(recorded, heard)| recorded == heard).count();
        let line = |lines: &[String]| lines.get(at).cloned().unwrap_or_else(|| "(end)".to_owned());
        let name = recorded.iter().find(|line| line.starts_with("Event-Name")).cloned().unwrap_or_default();
        found.push(format!("{what} {index} {name} line {at}: heard {:?}, recorded {:?}", line(&heard), line(&recorded)));
    }
    if recorded.len() != heard.len() {
        let rest = |more: &[String], less: &[String]| {
            more.iter().skip(less.len()).map(|text| text.lines().take(4).collect::<Vec<_>>().join(" | ")).collect::<Vec<_>>()
        };
        found.push(format!(
            "{what}: heard {}, recorded {}; only heard {:?}, only recorded {:?}",
            heard.len(),
            recorded.len(),
            rest(heard, recorded),
            rest(recorded, heard)
        ));
    }
}
