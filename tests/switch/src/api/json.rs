//! `json`: commands as JSON objects, and their answers in the same object; and `xml_wrap`.

use std::rc::Rc;

use serde_json::{Value, json};

use super::{execute, general};
use crate::core::Core;

/// `{"command": NAME, "data": ...}`.
pub(super) async fn json(core: Rc<Core>, argument: String) -> String {
    let Ok(Value::Object(request)) = serde_json::from_str(&argument) else { return "-ERR Parse error.\n".to_owned() };
    let data = request.get("data").cloned().unwrap_or_default();
    let text = |name: &str| data[name].as_str().unwrap_or_default().to_owned();
    let response = match request.get("command").and_then(Value::as_str) {
        Some("status") => Some(general::status_as_json(&core)),
        Some("fsapi") => {
            let output = execute(&core, &text("cmd"), &text("arg")).await;
            Some(json!({"message": output}).to_string())
        }
        _ => None,
    };
    let mut out = compact(&argument);
    out.truncate(out.len() - 1);
    if out.len() > 1 {
        out.push(',');
    }
    match response {
        Some(response) => out.push_str(&format!("\"status\":\"success\",\"response\":{response}}}\n")),
        None => out.push_str(
            "\"status\":\"error\",\"message\":\"Invalid request or non-existent command, or the system is not ready.\",\"response\":null}\n",
        ),
    }
    out
}

/// A valid JSON text without the white space between its parts.
fn compact(text: &str) -> String {
    let (mut quoted, mut escaped) = (false, false);
    let kept = |character: &char| {
        let keep = quoted || !character.is_ascii_whitespace();
        quoted ^= *character == '"' && !escaped;
        escaped = *character == '\\' && quoted && !escaped;
        keep
    };
    text.chars().filter(kept).collect()
}

/// `[encoded] COMMAND [ARGUMENT]`: its output in an XML element. The real one does not escape it.
pub(super) async fn xml_wrap(core: Rc<Core>, argument: String) -> String {
    let (encoded, command) = match argument.strip_prefix("encoded ") {
        Some(command) => (true, command),
        None => (false, argument.as_str()),
    };
    if command.is_empty() {
        return "-ERR Invalid syntax\n".to_owned();
    }
    let (name, argument) = command.split_once(' ').unwrap_or((command, ""));
    let output = execute(&core, name, argument).await;
    let output = if encoded { crate::event::percent_encode(&output) } else { output };
    format!("<result>\n  <row id=\"1\">\n    <data>{output}</data>\n  </row>\n</result>\n")
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn white_space_goes_but_in_strings() {
        assert_eq!(compact("{ \"a b\" : \"c \\\" d\" ,\n \"e\": [1, 2] }"), "{\"a b\":\"c \\\" d\",\"e\":[1,2]}");
    }
}
