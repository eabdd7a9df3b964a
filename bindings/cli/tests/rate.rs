//! How many events a second `eslng forward` brings into NATS JetStream, beside the nats-server and what sends them on the same machine. Measured by `ci/long`:
//!
//!     cargo test --release -p eslng-cli --test rate -- --ignored --nocapture

#[path = "support/nats.rs"]
mod nats;
mod support;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::time::{Duration, Instant};

use async_nats::jetstream;
use eslng_bench::event::Format;
use eslng_bench::mix::Mix;
use nats::Nats;
use support::{eslng, until};
use tokio::runtime::Runtime;

/// What the tool must carry.
const RATE: u32 = 20_000;
const SECONDS: u32 = 20;

/// How long the whole may take on a machine that is too slow for it.
const LIMIT: Duration = Duration::from_secs(300);

/// Events as a busy switch sends them, of which each has an Event-Sequence of its own.
struct Events {
    frames: Vec<(Vec<u8>, usize)>,
    sent: u32,
}

const DIGITS: usize = 10;

impl Events {
    fn new() -> Events {
        let name = "\"Event-Sequence\":\"";
        let frame = |frame: String| {
            let (_, json) = frame.split_once("\n\n").expect("a frame has a head");
            let begin = json.find(name).expect("it is numbered") + name.len();
            let end = begin + json[begin..].find('"').expect("a text ends");
            let json = format!("{}{:0DIGITS$}{}", &json[..begin], 0, &json[end..]);
            let head = format!("Content-Length: {}\nContent-Type: text/event-json\n\n", json.len());
            ((head.clone() + &json).into_bytes(), head.len() + begin)
        };
        Events { frames: Mix::Real.events().iter().map(|event| frame(event.frame(Format::Json))).collect(), sent: 0 }
    }

    /// Writes the next ones.
    fn write(&mut self, count: u32, out: &mut Vec<u8>) {
        let turn = self.frames.len();
        for _ in 0..count {
            let (frame, place) = &mut self.frames[self.sent as usize % turn];
            self.sent += 1;
            let number = format!("{:0DIGITS$}", self.sent);
            frame[*place..*place + DIGITS].copy_from_slice(number.as_bytes());
            out.extend_from_slice(frame);
        }
    }
}

/// An event socket that begins to send as soon as it was asked for events: `rate` a second, or as many as are taken.
fn send(listener: &TcpListener, count: u32, rate: Option<u32>) -> Instant {
    let (stream, _) = listener.accept().expect("the forwarder connects");
    stream.set_nodelay(true).expect("a socket");
    let (answer, answers) = channel();
    let input = stream.try_clone().expect("a socket");
    std::thread::spawn(move || answer_commands(input, &answer));
    let mut stream = stream;
    stream.write_all(b"Content-Type: auth/request\n\n").expect("it reads");
    let (mut events, mut out, mut begun) = (Events::new(), Vec::new(), None);
    while events.sent < count {
        match next_answer(&answers, begun.is_none()) {
            Some(Answer { text, begins }) => {
                out.extend_from_slice(&text);
                if begins {
                    begun.get_or_insert_with(Instant::now);
                }
            }
            None => {
                let begun = begun.expect("it is waited for");
                let due = match rate {
                    Some(rate) => (begun.elapsed().as_secs_f64() * f64::from(rate)) as u32,
                    None => count,
                };
                match due.saturating_sub(events.sent) {
                    0 => std::thread::sleep(Duration::from_millis(1)),
                    due => events.write(due.min(100).min(count - events.sent), &mut out),
                }
            }
        }
        stream.write_all(&out).expect("it reads");
        out.clear();
    }
    // What is asked after that is answered too, until the forwarder goes.
    std::thread::spawn(move || {
        while let Ok(Answer { text, .. }) = answers.recv() {
            if stream.write_all(&text).is_err() {
                break;
            }
        }
    });
    begun.expect("it has been asked")
}

struct Answer {
    text: Vec<u8>,
    /// It answers the command that asks for all events; before that a client asks for those that it needs itself.
    begins: bool,
}

fn next_answer(answers: &Receiver<Answer>, wait: bool) -> Option<Answer> {
    match wait {
        true => Some(answers.recv_timeout(LIMIT).expect("it asks for events")),
        false => match answers.try_recv() {
            Ok(answer) => Some(answer),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => panic!("the forwarder has gone"),
        },
    }
}

fn answer_commands(input: TcpStream, answer: &Sender<Answer>) {
    let mut lines = BufReader::new(input).lines();
    while let Some(Ok(command)) = lines.next() {
        // The rest of the command, until its blank line.
        while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
        let text = match command.starts_with("api ") {
            true => "Content-Type: api/response\nContent-Length: 4\n\nbusy".into(),
            false => format!("Content-Type: command/reply\nReply-Text: +OK {command}\n\n"),
        };
        let begins = command.starts_with("event ") && command.ends_with(" ALL");
        if answer.send(Answer { text: text.into_bytes(), begins }).is_err() {
            break;
        }
    }
}

/// Seconds of CPU that a process has taken.
fn cpu(process: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).expect("it runs");
    let fields: Vec<&str> = stat.rsplit(") ").next().expect("a name ends").split(' ').collect();
    // User and system time, in ticks of which Linux shows 100 a second.
    (11..13).map(|field| fields[field].parse::<f64>().expect("a number")).sum::<f64>() / 100.0
}

struct Ends(Child);

impl Drop for Ends {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn measure(count: u32, rate: Option<u32>) {
    let (nats, runtime) = (Nats::start(if rate.is_some() { "paced" } else { "flood" }), Runtime::new().expect("a runtime"));
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("it is bound").port().to_string();
    let mut command = eslng(&["--port", &port, "forward", "--nats", &nats.url(), "--switch", "busy"]);
    let child = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it was built");
    let mut forwarder = Ends(child);
    let begun = send(&listener, count, rate);
    let sent = begun.elapsed();
    let stored = runtime.block_on(async {
        let client = async_nats::connect(nats.url()).await.expect("it runs");
        let mut stream = jetstream::new(client).get_stream("fs").await.expect("the forwarder made it");
        loop {
            let stored = stream.info().await.expect("it answers").state.messages;
            if stored >= u64::from(count) {
                break begun.elapsed();
            }
            assert!(begun.elapsed() < LIMIT, "{stored} of {count} are stored");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    let (own, broker) = (cpu(forwarder.0.id()), cpu(nats.id()));
    let ended =
        std::process::Command::new("kill").args(["-TERM", &forwarder.0.id().to_string()]).status().expect("kill is there");
    assert!(ended.success());
    let mut said = String::new();
    forwarder.0.stderr.take().expect("it is piped").read_to_string(&mut said).expect("text");
    assert!(said.contains(&format!("{count} stored, 0 were there, 0 refused, 0 dropped, 0 gaps")), "{said}");
    let each = |seconds: f64| seconds / f64::from(count) * 1e6;
    println!(
        "{count} events, sent in {:.1} s ({:.0} a second), stored after {:.1} s ({:.0} a second); CPU for each: eslng {:.0} us, nats-server {:.0} us",
        sent.as_secs_f64(),
        f64::from(count) / sent.as_secs_f64(),
        stored.as_secs_f64(),
        f64::from(count) / stored.as_secs_f64(),
        each(own),
        each(broker)
    );
}

#[test]
#[ignore = "it takes all of the machine for a minute"]
fn events_a_second() {
    measure(RATE * SECONDS, Some(RATE));
    measure(RATE * SECONDS, None);
}
