//! Controls as JSON lines: `{"do": NAME, ...}`, answered by `{"ok": true, ...}` or `{"ok": false, "error": TEXT}`.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::{Event, Events, Fault, Malformed, NothingCame, Party, Switch};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

/// What `watch` has begun to collect for `wait`.
pub(super) struct Watched {
    events: Events,
    /// Of other channels than those that were waited for, in order.
    kept: VecDeque<Event>,
}

/// Carries one line out. `None` is the order to quit; an error says what was wrong with the line.
pub(super) fn obey(switch: &Switch, watched: &mut Option<Watched>, line: &str) -> Result<Option<Value>, String> {
    let Value::Object(order) = serde_json::from_str(line).map_err(|error| format!("not a JSON line: {error}"))? else {
        return Err("not a JSON object".to_owned());
    };
    let order = Order(order);
    let name = order.text("do")?;
    let done = match name {
        "quit" => return Ok(None),
        "emit" => switch.emit(event(&order)?),
        "call" => {
            let variables = order.pairs("variables")?;
            let variables = variables.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            let mode = order.optional_text("mode").unwrap_or("async full");
            let uuid = switch.call(order.text("address")?, mode, variables).map_err(|error| error.to_string())?;
            return Ok(Some(json!({"ok": true, "uuid": uuid})));
        }
        "press" => switch.press(order.text("uuid")?, order.text("digits")?),
        "ring" => switch.ring(order.text("uuid")?),
        "answer" => switch.answer(order.text("uuid")?),
        "party" => switch.party(order.text("name")?, party(&order)?),
        "watch" => {
            let events = switch.events().map_err(|error| error.to_string())?;
            *watched = Some(Watched { events, kept: VecDeque::new() });
            Ok(())
        }
        "wait" => return wait(watched.as_mut(), &order).map(Some),
        "advance" => switch.advance(order.milliseconds("ms")?),
        "refuse" => switch.refuse_connections(order.milliseconds("ms")?),
        "restart" => {
            let uuid = switch.restart().map_err(|error| error.to_string())?;
            return Ok(Some(json!({"ok": true, "core_uuid": uuid})));
        }
        "hangup" => {
            let cause = order.optional_text("cause").unwrap_or("NORMAL_CLEARING");
            switch.hang_up(order.text("uuid")?, cause)
        }
        "raw" => switch.send_raw(bytes(&order)?),
        "drop" => switch.drop_connections(),
        "dribble" => switch.fault(Fault::Dribble { bytes: order.number("bytes")?, pause: order.pause()? }),
        "split_blank_line" => switch.fault(Fault::SplitBlankLine { pause: order.pause()? }),
        "cut_after" => switch.fault(Fault::CutAfter { bytes: order.number("bytes")? }),
        "never_answer" => switch.fault(Fault::NeverAnswer),
        "answer_late" => switch.fault(Fault::AnswerLate { delay: order.milliseconds("delay_ms")? }),
        "answer_twice" => switch.fault(Fault::AnswerTwice),
        "stall_reading" => switch.fault(Fault::StallReading),
        "malformed" => switch.send_malformed(match order.text("kind")? {
            "garbage" => Malformed::Garbage,
            "oversized" => Malformed::Oversized { bytes: order.number("bytes")? },
            "wrong_length" => Malformed::WrongLength,
            "invalid_utf8" => Malformed::InvalidUtf8,
            other => return Err(format!("{other:?} is no kind of malformed message")),
        }),
        "clear_faults" => switch.clear_faults(),
        other => return Err(format!("{other:?} is no control")),
    };
    done.map(|()| Some(json!({"ok": true}))).map_err(|error| error.to_string())
}

/// The next event of this name on this channel, with these headers; each of the three may be left out. Those before it are passed over, but for
/// those of other channels.
fn wait(watched: Option<&mut Watched>, order: &Order) -> Result<Value, String> {
    let watched = watched.ok_or("nothing is watched: send {\"do\": \"watch\"} before what is to be waited for")?;
    let (name, uuid, headers) = (order.optional_text("name"), order.optional_text("uuid"), order.pairs("headers")?);
    let time = match order.0.get("timeout_ms") {
        None => Duration::from_secs(10),
        Some(_) => order.milliseconds("timeout_ms")?,
    };
    let is = |event: &Event, header: &str, value: &str| event.get(header).as_deref() == Some(value);
    let concerns = |event: &Event| uuid.is_none_or(|uuid| is(event, "Unique-ID", uuid));
    let is_wanted = |event: &Event| {
        name.is_none_or(|name| is(event, "Event-Name", name)) && headers.iter().all(|(header, value)| is(event, header, value))
    };
    let found = watched.next(time, concerns, is_wanted).map_err(|error| error.to_string())?;
    let headers: Vec<Value> = found.all_headers().map(|(name, value)| json!([name, value])).collect();
    Ok(json!({"ok": true, "headers": headers, "body": found.body()}))
}

/// `steps`: `"ring"`, `"early_media"`, `"answer"`, `"prompt"`, `{"wait_ms": N}`, `{"press": "1"}`, `{"hang_up": "USER_BUSY"}`.
fn party(order: &Order) -> Result<Party, String> {
    let steps = order.0.get("steps").and_then(Value::as_array).ok_or("\"steps\" is missing or no array")?;
    steps.iter().try_fold(Party::new(), |party, step| match step {
        Value::String(word) => match word.as_str() {
            "ring" => Ok(party.rings()),
            "early_media" => Ok(party.sends_early_media()),
            "answer" => Ok(party.answers()),
            "prompt" => Ok(party.hears_a_prompt()),
            other => Err(format!("{other:?} is no step of a party")),
        },
        Value::Object(step) => {
            let step = Order(step.clone());
            if step.0.contains_key("wait_ms") {
                return step.milliseconds("wait_ms").map(|time| party.waits(time));
            }
            match (step.optional_text("press"), step.optional_text("hang_up")) {
                (Some(digits), _) => Ok(party.presses(digits)),
                (_, Some(cause)) => Ok(party.hangs_up(cause)),
                _ => Err("a step of a party is neither wait_ms nor press nor hang_up".to_owned()),
            }
        }
        _ => Err("a step of a party is neither a text nor an object".to_owned()),
    })
}

fn event(order: &Order) -> Result<Event, String> {
    let mut event = Event::new(order.text("name")?);
    if let Some(subclass) = order.optional_text("subclass") {
        event = event.with_subclass(subclass);
    }
    for (name, value) in order.pairs("headers")? {
        event = event.with_header(&name, value);
    }
    if let Some(body) = order.optional_text("body") {
        event = event.with_body(body);
    }
    Ok(event)
}

/// `text`, or `b64` for bytes that are no text.
fn bytes(order: &Order) -> Result<Vec<u8>, String> {
    match order.optional_text("b64") {
        Some(encoded) => STANDARD.decode(encoded).map_err(|error| format!("b64: {error}")),
        None => order.text("text").map(|text| text.as_bytes().to_vec()),
    }
}

impl Watched {
    /// The next event that concerns the one who asks and that is wanted. What does not concern them is kept for others.
    fn next(
        &mut self,
        time: Duration,
        concerns: impl Fn(&Event) -> bool,
        is_wanted: impl Fn(&Event) -> bool,
    ) -> Result<Event, NothingCame> {
        let deadline = Instant::now() + time;
        let mut before = std::mem::take(&mut self.kept).into_iter();
        loop {
            let event = match before.next() {
                Some(event) => event,
                None => self.events.wait_for(deadline.saturating_duration_since(Instant::now()), |_| true)?,
            };
            if !concerns(&event) {
                self.kept.push_back(event);
            } else if is_wanted(&event) {
                self.kept.extend(before);
                return Ok(event);
            }
        }
    }
}

struct Order(Map<String, Value>);

impl Order {
    fn optional_text(&self, key: &str) -> Option<&str> {
        self.0.get(key).and_then(Value::as_str)
    }

    fn text(&self, key: &str) -> Result<&str, String> {
        self.optional_text(key).ok_or_else(|| format!("{key:?} is missing or no text"))
    }

    fn number(&self, key: &str) -> Result<usize, String> {
        let number = self.0.get(key).and_then(Value::as_u64).and_then(|number| usize::try_from(number).ok());
        number.ok_or_else(|| format!("{key:?} is missing or no whole number"))
    }

    fn milliseconds(&self, key: &str) -> Result<Duration, String> {
        self.0
            .get(key)
            .and_then(Value::as_u64)
            .map(Duration::from_millis)
            .ok_or_else(|| format!("{key:?} is missing or no whole number"))
    }

    /// `pause_ms`, 1 without it.
    fn pause(&self) -> Result<Duration, String> {
        match self.0.get("pause_ms") {
            None => Ok(Duration::from_millis(1)),
            Some(value) => value.as_u64().map(Duration::from_millis).ok_or_else(|| "\"pause_ms\" is no whole number".to_owned()),
        }
    }

    /// An object of texts, or an array of `[name, value]` where names repeat; nothing is an empty list.
    fn pairs(&self, key: &str) -> Result<Vec<(String, String)>, String> {
        let text = |value: &Value| value.as_str().map(str::to_owned).unwrap_or_else(|| value.to_string());
        match self.0.get(key) {
            None => Ok(Vec::new()),
            Some(Value::Object(pairs)) => Ok(pairs.iter().map(|(name, value)| (name.clone(), text(value))).collect()),
            Some(Value::Array(pairs)) => pairs
                .iter()
                .map(|pair| match pair.as_array().map(Vec::as_slice) {
                    Some([name, value]) => Ok((text(name), text(value))),
                    _ => Err(format!("{key:?} holds something else than [name, value]")),
                })
                .collect(),
            Some(_) => Err(format!("{key:?} is neither an object nor an array")),
        }
    }
}
