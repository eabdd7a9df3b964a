//! `originate`: places a call and waits for its answer.

use std::rc::Rc;
use std::time::Duration;

use crate::channel::{self, Cause, Channel, Outgoing, State};
use crate::core::{Core, Origin};
use crate::dialplan::Action;

const USAGE: &str = "-USAGE: <call url> <exten>|&<application_name>(<app_args>) [<dialplan>] [<context>] [<cid_name>] [<cid_num>] \
[<timeout_sec>]\n";
/// How long a call may ring where neither the command nor the dial string says.
const TIMEOUT: u64 = 60;

/// Where a dial string leads.
enum Endpoint {
    Loopback(Outgoing),
    /// `error/CAUSE`, or an endpoint that this switch has not.
    Failure(Cause),
}

/// Places a call: `+OK UUID` when it is answered or has early media, else `-ERR CAUSE`.
pub(super) async fn originate(core: &Rc<Core>, argument: &str) -> String {
    let words = split(argument);
    let [url, target, ..] = words.as_slice() else { return USAGE.to_owned() };
    let word = |at: usize| words.get(at).map(String::as_str).filter(|word| !word.is_empty());
    let mut outgoing = match parse(url) {
        Endpoint::Loopback(outgoing) => outgoing,
        Endpoint::Failure(cause) => return failed(cause),
    };
    for (name, at) in [("origination_caller_id_name", 4), ("origination_caller_id_number", 5)] {
        if let Some(value) = word(at) {
            outgoing.variables.push((name.to_owned(), value.to_owned()));
        }
    }
    let asked = outgoing.variables.iter().find(|(name, _)| name == "originate_timeout").map(|(_, value)| value.as_str());
    let seconds = word(6).or(asked).and_then(|seconds| seconds.parse().ok()).unwrap_or(TIMEOUT);
    let (leg, _) = channel::call(core, outgoing);
    let answered = leg.until(|| leg.has_media() || leg.is_hung_up());
    if tokio::time::timeout(Duration::from_secs(seconds), answered).await.is_err() {
        channel::hangup(core, &leg, Cause::NO_ANSWER);
    }
    if leg.is_hung_up() {
        return failed(leg.cause().unwrap_or(Cause::NORMAL_CLEARING));
    }
    turn_caller_id(core, &leg);
    match target.strip_prefix('&') {
        Some(application) => channel::transfer(&leg, vec![application_of(application)], State::Execute),
        None => channel::route(core, &leg, target, word(2).unwrap_or("xml"), word(3).unwrap_or("default")),
    }
    format!("+OK {}\n", leg.uuid)
}

fn failed(cause: Cause) -> String {
    format!("-ERR {}\n", cause.name())
}

/// The called party is now the one who is talked to: caller and callee change places, and a CALL_UPDATE says so.
fn turn_caller_id(core: &Core, leg: &Channel) {
    let mut profile = leg.profile();
    leg.set_variable("pre_transfer_caller_id_name", profile.caller_id_name.clone());
    leg.set_variable("pre_transfer_caller_id_number", profile.caller_id_number.clone());
    leg.set_variable("channel_cid_flipped", "yes");
    std::mem::swap(&mut profile.caller_id_name, &mut profile.callee_id_name);
    std::mem::swap(&mut profile.caller_id_number, &mut profile.callee_id_number);
    leg.set_profile(profile);
    leg.hit_dialplan();
    let mut event = core.event("CALL_UPDATE", Origin("switch_channel.c", "switch_channel_flip_cid", 3279));
    event.add("Direction", "RECV");
    leg.add_data(&mut event);
    core.fire(event);
}

/// `name` or `name(argument)`.
fn application_of(text: &str) -> Action {
    match text.split_once('(') {
        Some((name, argument)) => Action::new(name, argument.strip_suffix(')').unwrap_or(argument)),
        None => Action::new(text, ""),
    }
}

/// `{variables}endpoint/destination/context`.
fn parse(url: &str) -> Endpoint {
    let (variables, url) = match url.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
        Some((variables, url)) => (self::variables(variables), url),
        None => (Vec::new(), url),
    };
    let (endpoint, rest) = url.split_once('/').unwrap_or((url, ""));
    match endpoint {
        "error" => Endpoint::Failure(Cause::named(rest).unwrap_or(Cause::NORMAL_CLEARING)),
        "loopback" => {
            let (destination, context) = rest.split_once('/').unwrap_or((rest, "default"));
            Endpoint::Loopback(Outgoing {
                destination: destination.to_owned(),
                context: context.split('/').next().unwrap_or_default().to_owned(),
                variables,
                far_actions: Vec::new(),
            })
        }
        _ => Endpoint::Failure(Cause::CHAN_NOT_IMPLEMENTED),
    }
}

/// `a=b,c='d, e'`.
fn variables(text: &str) -> Vec<(String, String)> {
    split_outside_quotes(text, ',')
        .into_iter()
        .filter_map(|pair| {
            let (name, value) = pair.split_once('=')?;
            let value = value.strip_prefix('\'').and_then(|value| value.strip_suffix('\'')).unwrap_or(value);
            Some((name.trim().to_owned(), value.to_owned()))
        })
        .collect()
}

/// The words of the command; a word that begins with a quote loses its quotes.
fn split(argument: &str) -> Vec<String> {
    split_outside_quotes(argument, ' ')
        .into_iter()
        .filter(|word| !word.is_empty())
        .map(|word| match word.strip_prefix('\'').and_then(|word| word.strip_suffix('\'')) {
            Some(word) => word.to_owned(),
            None => word.to_owned(),
        })
        .collect()
}

fn split_outside_quotes(text: &str, separator: char) -> Vec<&str> {
    let mut quoted = false;
    text.split(|character| {
        quoted ^= character == '\'';
        !quoted && character == separator
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_variables() {
        let words = split("{a='b c',d=e}loopback/9196/default '&playback(a b)' XML");
        assert_eq!(words, ["{a='b c',d=e}loopback/9196/default", "&playback(a b)", "XML"]);
        let Endpoint::Loopback(outgoing) = parse(&words[0]) else { panic!("loopback is an endpoint") };
        assert_eq!(outgoing.destination, "9196");
        assert_eq!(outgoing.variables, [("a".into(), "b c".into()), ("d".to_owned(), "e".to_owned())]);
        assert!(matches!(parse("error/USER_BUSY"), Endpoint::Failure(cause) if cause.name() == "USER_BUSY"));
    }
}
