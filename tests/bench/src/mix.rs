//! The events of a flood: the busy switch's mix, and mixes that grow one thing.

use std::str::FromStr;

use crate::event::Event;
use crate::template::{Numbers, Values, add_headers};

const CORE: &str = include_str!("../mix/core.txt");
const CHANNEL: &str = include_str!("../mix/channel.txt");
const CODECS: &str = include_str!("../mix/codecs.txt");
const CALLER: &str = include_str!("../mix/caller.txt");
const SIP: &str = include_str!("../mix/sip.txt");
const MEDIA: &str = include_str!("../mix/media.txt");
const APPLICATION: &str = include_str!("../mix/application.txt");
const REPORTING: &str = include_str!("../mix/reporting.txt");
const HEARTBEAT: &str = include_str!("../mix/heartbeat.txt");
const JOB: &str = include_str!("../mix/job.txt");
const REGISTER: &str = include_str!("../mix/register.txt");

/// Which events a server floods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mix {
    /// What a busy switch sends: 103 headers and 4.5 kB per event on average.
    Real,
    /// Events of this many headers (at least three), the last one wanted.
    Headers(usize),
    /// Events with one array of this many items.
    Array(usize),
    /// Events with one value of this many bytes of JSON, much of it to be escaped.
    Value(usize),
}

impl FromStr for Mix {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "real" {
            return Ok(Mix::Real);
        }
        let usage = || {
            format!(
                "no mix is called {text:?}: give real, headers:COUNT (3 at least), \
                 array:ITEMS (1 at least) or value:BYTES"
            )
        };
        let (kind, size) = text.split_once(':').ok_or_else(usage)?;
        let size: usize = size.parse().map_err(|_| usage())?;
        match kind {
            "headers" if size >= 3 => Ok(Mix::Headers(size)),
            "array" if size >= 1 => Ok(Mix::Array(size)),
            "value" => Ok(Mix::Value(size)),
            _ => Err(usage()),
        }
    }
}

impl Mix {
    /// The events of one turn of the flood; a longer flood repeats them.
    pub fn events(self) -> Vec<Event> {
        let mut numbers = Numbers::new();
        match self {
            Mix::Real => real(&mut numbers),
            // One turn of these is small: they differ in nothing that costs.
            Mix::Headers(count) => (0..8).map(|_| headers(count, &mut numbers)).collect(),
            Mix::Array(items) => (0..8).map(|_| array(items, &mut numbers)).collect(),
            Mix::Value(bytes) => (0..8).map(|_| value(bytes, &mut numbers)).collect(),
        }
    }
}

/// The event that ends a flood: CUSTOM `bench::end`, with a body and values that
/// a client must decode to print right.
pub fn end_of_flood() -> Event {
    let mut event = Event::new();
    let mut values = Values::draw(&mut Numbers::new());
    values.set("event", "CUSTOM");
    values.set("file", "mod_bench.c");
    values.set("function", "flood_ends");
    values.set("line", "1");
    add_headers(&mut event, CORE, &values);
    event.push("Event-Subclass", "bench::end");
    event.push("variable_text", "Zoë, 100% ☎");
    event.push("variable_lines", "one\ntwo: 2");
    event.push("variable_list", "ARRAY::one|:two|:three");
    event.set_body("the end\n\nNo-Header: this\n");
    event
}

/// The answer to `bgapi`: the job's event, as in the recording `in_bgapi`.
pub fn background_job(job_uuid: &str, command: &str, arguments: &str, output: &str) -> Event {
    let mut event = Event::new();
    let mut values = Values::draw(&mut Numbers::new());
    for (name, value) in [("event", "BACKGROUND_JOB"), ("file", "mod_event_socket.c"), ("function", "api_exec"), ("line", "1580")]
    {
        values.set(name, value);
    }
    add_headers(&mut event, CORE, &values);
    event.push("Job-UUID", job_uuid);
    event.push("Job-Command", command);
    if !arguments.is_empty() {
        event.push("Job-Command-Arg", arguments);
    }
    event.set_body(output);
    event
}

/// One kind of event of the real mix.
struct Kind {
    /// How many of twenty events are of this kind.
    weight: usize,
    /// Event-Name, and the switch's file, function and line that fire it.
    origin: [&'static str; 4],
    /// Channel-State, its number, Channel-Call-State and Answer-State.
    state: [&'static str; 4],
    /// The header files it is made of, after `core.txt`.
    parts: &'static [&'static str],
    /// Whether it carries the output of a job.
    body: bool,
}

const EXECUTING: [&str; 4] = ["CS_EXECUTE", "4", "ACTIVE", "answered"];
const NO_CHANNEL: [&str; 4] = ["", "", "", ""];

const KINDS: [Kind; 8] = [
    Kind {
        weight: 2,
        origin: ["CHANNEL_CREATE", "switch_core_state_machine.c", "switch_core_session_run", "630"],
        state: ["CS_INIT", "2", "RINGING", "ringing"],
        parts: &[CHANNEL, CALLER, SIP],
        body: false,
    },
    Kind {
        weight: 2,
        origin: ["CHANNEL_ANSWER", "switch_channel.c", "switch_channel_perform_mark_answered", "3920"],
        state: EXECUTING,
        parts: &[CHANNEL, CODECS, CALLER, SIP, MEDIA],
        body: false,
    },
    Kind {
        weight: 6,
        origin: ["CHANNEL_EXECUTE_COMPLETE", "switch_core_session.c", "switch_core_session_exec", "2972"],
        state: EXECUTING,
        parts: &[CHANNEL, CODECS, CALLER, SIP, MEDIA, APPLICATION],
        body: false,
    },
    Kind {
        weight: 2,
        origin: ["CHANNEL_HANGUP_COMPLETE", "switch_core_state_machine.c", "switch_core_session_reporting_state", "943"],
        state: ["CS_REPORTING", "11", "HANGUP", "hangup"],
        parts: &[CHANNEL, CODECS, CALLER, SIP, MEDIA, REPORTING],
        body: false,
    },
    Kind {
        weight: 2,
        origin: ["CHANNEL_STATE", "switch_channel.c", "switch_channel_perform_set_running_state", "2609"],
        state: EXECUTING,
        parts: &[CHANNEL, CODECS, CALLER],
        body: false,
    },
    Kind {
        weight: 1,
        origin: ["HEARTBEAT", "switch_core.c", "send_heartbeat", "95"],
        state: NO_CHANNEL,
        parts: &[HEARTBEAT],
        body: false,
    },
    Kind {
        weight: 2,
        origin: ["BACKGROUND_JOB", "mod_event_socket.c", "api_exec", "1580"],
        state: NO_CHANNEL,
        parts: &[JOB],
        body: true,
    },
    Kind {
        weight: 3,
        origin: ["CUSTOM", "sofia_reg.c", "sofia_reg_handle_register_token", "2082"],
        state: NO_CHANNEL,
        parts: &[REGISTER],
        body: false,
    },
];

/// Twenty turns through twenty weighted kinds. The kinds are strewn, since a run
/// of equal events would train the branch predictor.
fn real(numbers: &mut Numbers) -> Vec<Event> {
    const TURNS: usize = 20;
    let weighted: Vec<&Kind> = KINDS.iter().flat_map(|kind| std::iter::repeat_n(kind, kind.weight)).collect();
    (0..TURNS * weighted.len()).map(|at| weighted[at * 7 % weighted.len()].event(at, numbers)).collect()
}

impl Kind {
    fn event(&self, at: usize, numbers: &mut Numbers) -> Event {
        let mut values = Values::draw(numbers);
        let names = ["event", "file", "function", "line"];
        for (name, value) in names.into_iter().zip(self.origin) {
            values.set(name, value);
        }
        let names = ["state", "state-number", "call-state", "answer-state"];
        for (name, value) in names.into_iter().zip(self.state) {
            values.set(name, value);
        }
        let mut event = Event::new();
        add_headers(&mut event, CORE, &values);
        for part in self.parts {
            add_headers(&mut event, part, &values);
        }
        if self.body {
            event.set_body(channel_lines(200 + at * 37 % 1800));
        }
        event
    }
}

/// `length` bytes of the table that `show channels` prints.
fn channel_lines(length: usize) -> String {
    const LINE: &str = "sofia/internal/1017@switch-a.example.org,CS_EXECUTE,playback,ivr/ivr-welcome.wav,opus,48000\n";
    let mut text: String = LINE.chars().cycle().take(length.saturating_sub(1)).collect();
    text.push('\n');
    text
}

/// An answered channel with the three headers that the clients read, the last of
/// them at the end unless the mix adds more.
fn call(numbers: &mut Numbers) -> Event {
    let mut event = Event::new();
    event.push("Event-Name", "CHANNEL_ANSWER");
    event.push("Unique-ID", numbers.uuid());
    event
}

const REQUEST_URI: &str = "44207941000@switch-a.example.org:5060;transport=udp";

fn headers(count: usize, numbers: &mut Numbers) -> Event {
    let mut event = call(numbers);
    for number in 0..count - 3 {
        let name = format!("variable_order_field_{number:04}");
        event.push(name, format!("value {number} of this call"));
    }
    event.push("variable_sip_req_uri", REQUEST_URI);
    event
}

fn array(items: usize, numbers: &mut Numbers) -> Event {
    let mut event = call(numbers);
    event.push("variable_sip_req_uri", REQUEST_URI);
    let items: Vec<String> = (0..items).map(|number| format!("step-{number:05}")).collect();
    event.push("variable_call_path", format!("ARRAY::{}", items.join("|:")));
    event
}

fn value(bytes: usize, numbers: &mut Numbers) -> Event {
    const JSON: &str = "{\"item\": \"desk lamp\", \"count\": [1, 2, 3]}, ";
    let mut event = call(numbers);
    event.push("variable_sip_req_uri", REQUEST_URI);
    event.push("variable_order", JSON.chars().cycle().take(bytes).collect::<String>());
    event
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Format;

    #[test]
    fn real_mix_has_103_headers_and_4500_bytes_on_average() {
        let events = Mix::Real.events();
        let headers: usize = events.iter().map(Event::header_count).sum();
        let bytes: usize = events.iter().map(|e| e.frame(Format::Plain).len()).sum();
        assert_eq!(events.len(), 400);
        assert_eq!((headers + 200) / 400, 103);
        let average = bytes / events.len();
        assert!((4400..=4600).contains(&average), "{average} bytes");
    }

    #[test]
    fn grown_mixes_have_the_size_asked_for() {
        for event in "headers:10".parse::<Mix>().expect("a mix").events() {
            assert_eq!(event.header_count(), 10);
        }
        let events = Mix::Array(300).events();
        let path = events[0].get("variable_call_path").expect("the array");
        assert_eq!(path.split("|:").count(), 300);
        let events = Mix::Value(20_000).events();
        assert_eq!(events[0].get("variable_order").map(str::len), Some(20_000));
    }

    #[test]
    fn unknown_mix_is_named_in_the_error() {
        assert!("headers:2".parse::<Mix>().is_err_and(|e| e.contains("headers:2")));
        assert!("fast".parse::<Mix>().is_err_and(|e| e.contains("fast")));
    }
}
