//! Controls as JSON lines: `{"do": NAME, ...}`, answered by `{"ok": true, ...}` or `{"ok": false, "error": TEXT}`.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use eslng_switch::{Event, Fault, Switch};
use serde_json::{Map, Value, json};

/// Carries one line out. `None` is the order to quit; an error says what was wrong with the line.
pub(crate) fn obey(switch: &Switch, line: &str) -> Result<Option<Value>, String> {
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
        "clear_faults" => switch.clear_faults(),
        other => return Err(format!("{other:?} is no control")),
    };
    done.map(|()| Some(json!({"ok": true}))).map_err(|error| error.to_string())
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
