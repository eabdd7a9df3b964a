//! A connection driven as the recorded client drove its own, and what came of each command.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;

use eslng_engine::command::{Command, Secret};
use eslng_engine::engine::{Answer, CommandId, Config, Connection, Handshake, Output};
use eslng_engine::wire::Message;

use super::recording::{Step, Stream};
use super::{decode, oracle};

/// A packet as a row of a table shows it.
pub fn shown(packet: &[u8]) -> String {
    let text = packet.escape_ascii().to_string();
    if text.len() > 80 { format!("{}...", &text[..80]) } else { text }
}

/// The packets that were sent, whatever writes they came in.
pub fn sent_packets(steps: &[Step]) -> Vec<Vec<u8>> {
    let sent = steps.iter().filter_map(|step| match step {
        Step::Sent(bytes) => Some(&bytes[..]),
        _ => None,
    });
    oracle::packets(&sent.collect::<Vec<_>>().concat())
}

/// What the recorded client had to send again through ours.
struct Replay {
    connection: Connection,
    /// Packets that the machine sends by itself: the login, or `connect`.
    by_machine: usize,
    /// Packets of which the switch says nothing, and which our client can't send: see `Replay::new`.
    unanswered: usize,
    taken: usize,
    packets: Vec<Vec<u8>>,
    commands: BTreeMap<CommandId, Vec<u8>>,
    transmitted: Vec<u8>,
    expected: Vec<u8>,
    sent_so_far: Vec<u8>,
}

impl Replay {
    fn new(stream: &Stream) -> Self {
        let packets = sent_packets(&stream.steps);
        let first = packets.first().and_then(|packet| decode::command(packet));
        let config = Config::default();
        let (connection, by_machine) = match (stream.outbound, first) {
            (true, Some(Command::Connect)) => (Connection::outbound(config, Duration::ZERO), 1),
            (false, Some(Command::Auth { password })) => (inbound(Handshake::Auth { password }, config), 1),
            (false, Some(Command::UserAuth { user, password })) => (inbound(Handshake::UserAuth { user, password }, config), 1),
            _ => (inbound(Handshake::ByCaller, config), 0),
        };
        // The switch answers the first packet of an outbound connection only if it is `connect` or `api` (out_first_command_not_connect).
        let silent = stream.outbound
            && packets.first().is_some_and(|packet| !packet.starts_with(b"connect") && !packet.starts_with(b"api"));
        let expected = packets[..by_machine.min(packets.len())].concat();
        Replay {
            connection,
            by_machine,
            unanswered: silent as usize,
            taken: 0,
            packets,
            commands: BTreeMap::new(),
            transmitted: Vec::new(),
            expected,
            sent_so_far: Vec::new(),
        }
    }

    fn send(&mut self, bytes: &[u8]) {
        self.sent_so_far.extend(bytes);
        let complete = oracle::packets(&self.sent_so_far).len();
        while self.taken < complete {
            let packet = self.packets[self.taken].clone();
            self.taken += 1;
            if self.taken <= self.by_machine.max(self.unanswered) {
                continue;
            }
            // A raw packet can't hold a NUL; what answers it is the same without.
            let sendable: Vec<u8> = packet.iter().map(|&byte| if byte == 0 { b'?' } else { byte }).collect();
            let command = decode::command(&packet).unwrap_or(Command::Raw(Secret::new(sendable)));
            // After the end a client may still write; the switch reads it no more.
            if let Ok(id) = self.connection.send(&command) {
                self.expected.extend(command.encode().expect("it was sent"));
                self.commands.insert(id, packet);
            }
        }
    }

    fn drain(&mut self) -> Vec<Output> {
        let mut outputs = Vec::new();
        while let Some(output) = self.connection.poll_output() {
            match output {
                Output::Transmit(bytes) => self.transmitted.extend(&bytes[..]),
                output => outputs.push(output),
            }
        }
        outputs
    }

    fn run(&mut self, stream: &Stream, chunk: usize) -> Vec<Output> {
        let mut outputs = Vec::new();
        for step in &stream.steps {
            match step {
                Step::Sent(bytes) => self.send(bytes),
                Step::Received(bytes) => {
                    for piece in bytes.chunks(chunk) {
                        self.connection.feed(piece);
                        outputs.extend(self.drain());
                    }
                }
                Step::End => self.connection.end_of_stream(),
            }
            outputs.extend(self.drain());
        }
        outputs
    }
}

fn inbound(handshake: Handshake, config: Config) -> Connection {
    Connection::inbound(handshake, config, Duration::ZERO)
}

/// Everything that comes out, in order, as text.
pub fn outputs(stream: &Stream, chunk: usize) -> Vec<String> {
    Replay::new(stream).run(stream, chunk).iter().map(|output| format!("{output:?}")).collect()
}

/// A command that did not get its answer, an answer that nobody waited for, or one that does not fit.
pub struct Deviation {
    /// Recording and stream, and what is odd: the first columns of `exceptions.tsv`.
    pub row: (String, String),
    /// Whether it follows from a rule of the switch that holds in every recording: nothing is answered behind `exit`, nor behind a
    /// Content-Length that ends the connection; the value of a `getvar` may hold what looks like frames.
    pub by_rule: bool,
}

pub fn deviations(stream: &Stream) -> Vec<Deviation> {
    let mut replay = Replay::new(stream);
    let outputs = replay.run(stream, usize::MAX);
    let mut found = Vec::new();
    let mut note = |what: String, by_rule| found.push(Deviation { row: (stream.label(), what), by_rule });
    let mut waiting = replay.commands.clone();
    let mut last_answered = Vec::new();
    let ends_it = |id: &CommandId| replay.commands.range(..=*id).any(|(_, packet)| ends_the_connection(packet));
    for output in &outputs {
        match output {
            Output::Answer { id, answer } => {
                let packet = waiting.remove(id).expect("each command is answered once");
                if !fits(&packet, answer) {
                    let said: String = answer_text(answer).chars().take(40).collect();
                    note(format!("{} <- {}", shown(&packet), said.escape_debug()), false);
                }
                last_answered = packet;
            }
            Output::Failed { id, .. } => {
                let packet = waiting.remove(id).expect("each command ends once");
                note(format!("{} <- nothing", shown(&packet)), ends_it(id));
            }
            Output::Unsolicited(message) => {
                let text = match message {
                    Message::Reply(reply) => reply.text().into_owned(),
                    Message::ApiResponse(response) => response.text().into_owned(),
                    other => format!("{other:?}"),
                };
                note(format!("unsolicited: {text}"), last_answered.starts_with(b"getvar"));
            }
            _ => {}
        }
    }
    // The client may have closed before the last answers came: then nothing came after them either.
    if matches!(stream.steps.last(), Some(Step::End)) && stream.tail.is_empty() {
        waiting.iter().for_each(|(id, packet)| note(format!("{} <- nothing", shown(packet)), ends_it(id)));
    }
    assert_eq!(
        replay.transmitted.escape_ascii().to_string(),
        replay.expected.escape_ascii().to_string(),
        "{}: what was sent is what the recorded client sent",
        stream.label()
    );
    found
}

/// `exit`, which is matched by its beginning and has another name, and a length that the switch does not take (`in_api_edge`).
fn ends_the_connection(packet: &[u8]) -> bool {
    let text = String::from_utf8_lossy(packet);
    let length = text.lines().find_map(|line| line.strip_prefix("Content-Length: ")).and_then(|value| value.parse::<i64>().ok());
    text.starts_with("exit") || text.starts_with("...") || length.is_some_and(|length| !(0..=16 << 20).contains(&length))
}

fn answer_text(answer: &Answer) -> String {
    match answer {
        Answer::Reply(reply) => reply.text().into_owned(),
        Answer::Api(response) => response.text().into_owned(),
    }
}

/// Whether an answer can be the one to this command: where the switch repeats something of the command, or has words that it says to
/// no other, they must be there.
fn fits(packet: &[u8], answer: &Answer) -> bool {
    let text = String::from_utf8_lossy(packet).into_owned();
    let line = text.lines().next().unwrap_or_default();
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    let said = answer_text(answer);
    let expected: &[&str] = match word {
        "auth" | "userauth" => &["+OK accepted", "-ERR invalid", "-ERR command not found"],
        "event" => &["+OK event listener enabled", "-ERR no keywords", "-ERR permission", "-ERR command not found"],
        "nixevent" => &["+OK events nixed", "-ERR no keywords", "-ERR permission", "-ERR command not found"],
        "noevents" => &["+OK no longer listening", "-ERR not listening", "-ERR command not found"],
        "myevents" => &["+OK Events Enabled", "-ERR aready enabled", "-ERR invalid uuid", "-ERR command not found"],
        "linger" => &["+OK will linger", "-ERR not controlling", "-ERR command not found"],
        "nolinger" => &["+OK will not linger", "-ERR not controlling", "-ERR command not found"],
        "divert_events" => &["+OK events", "-ERR not controlling", "-ERR missing", "-ERR command not found"],
        "filter" => &["+OK filter added", "+OK filter deleted", "-ERR invalid syntax", "-ERR command not found"],
        "log" => &["+OK log level", "-ERR invalid log level", "-ERR permission", "-ERR command not found"],
        "nolog" => &["+OK no longer logging", "-ERR not loging", "-ERR command not found"],
        "exit" => &["+OK bye"],
        "sendmsg" | "sendevent" => &["+OK", "-ERR"],
        "bgapi" => {
            let job = text.lines().find_map(|line| line.strip_prefix("Job-UUID: ")).unwrap_or_default();
            return (said.starts_with("+OK Job-UUID: ") && said.ends_with(job)) || said.starts_with("-ERR");
        }
        "api" if rest.starts_with("echo ") && !rest.contains('\0') && !rest.contains('\r') => {
            return said.trim() == rest["echo ".len()..].trim() || said.starts_with("-ERR");
        }
        "api" => return matches!(answer, Answer::Api(_)) || said.starts_with("-ERR"),
        _ => return true,
    };
    expected.iter().any(|prefix| said.starts_with(prefix))
}

/// The rows of `exceptions.tsv`: recording and stream, what is odd, why.
pub struct Exceptions(BTreeSet<(String, String)>);

impl Exceptions {
    pub fn load(path: &Path) -> Self {
        Exceptions(rows(path))
    }

    pub fn check(&self, found: &BTreeSet<(String, String)>) {
        compare(&self.0, found, "exceptions.tsv");
    }
}

/// The table must hold exactly these rows.
pub fn check_rows(path: &Path, found: &BTreeSet<(String, String)>) {
    compare(&rows(path), found, &path.file_name().unwrap_or_default().to_string_lossy());
}

fn compare(listed: &BTreeSet<(String, String)>, found: &BTreeSet<(String, String)>, table: &str) {
    let row = |(first, second): &(String, String)| format!("{first}\t{second}");
    let missing: Vec<_> = found.difference(listed).map(row).collect();
    let stale: Vec<_> = listed.difference(found).map(row).collect();
    assert!(
        missing.is_empty() && stale.is_empty(),
        "{table}: not listed:\n{}\nlisted, but not so:\n{}",
        missing.join("\n"),
        stale.join("\n")
    );
}

fn rows(path: &Path) -> BTreeSet<(String, String)> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| match line.split('\t').collect::<Vec<_>>()[..] {
            [first, second, reason] if !reason.is_empty() => (first.to_string(), second.to_string()),
            _ => panic!("{}: a row has three columns, the last one the reason: {line}", path.display()),
        })
        .collect()
}
