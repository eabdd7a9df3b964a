//! `originate`, and how every outgoing call is dialled.

use std::rc::Rc;
use std::time::Duration;

use super::tables::usage;
use crate::channel::{self, Cause, Channel, Outgoing, State};
use crate::core::{Core, Origin};
use crate::dialplan::Action;
use crate::text::unescape;

/// How long a call may ring where neither the command nor the dial string says, in seconds.
const TIMEOUT: u64 = 60;

/// How a call ended that was to be placed.
pub(crate) enum Dialled {
    /// This leg has answered or has early media.
    Leg(Rc<Channel>),
    /// Nobody took it.
    Failed(Cause),
}

/// Where one dial string leads.
enum Endpoint {
    Loopback {
        destination: String,
        context: String,
        actions: Vec<Action>,
    },
    /// A party of the endpoint `test`.
    Party(String),
    /// `error/CAUSE`, or an endpoint that this switch has not.
    Failure(Cause),
}

type Variables = Vec<(String, String)>;

/// Places a call: `+OK UUID` when it is answered or has early media, else `-ERR CAUSE`.
pub(super) async fn originate(core: &Rc<Core>, argument: &str) -> String {
    let words = split(argument);
    if !(2..=7).contains(&words.len()) {
        return usage("originate");
    }
    let word = |at: usize| words.get(at).map(String::as_str).filter(|word| !word.is_empty() && *word != "undef");
    let (url, target) = (&words[0], &words[1]);
    let mut asked = Variables::new();
    for (name, at) in [("origination_caller_id_name", 4), ("origination_caller_id_number", 5)] {
        asked.extend(word(at).map(|value| (name.to_owned(), value.to_owned())));
    }
    let limit = word(6).and_then(|seconds| seconds.parse().ok()).map(|seconds| (seconds, asked.clone()));
    let limit = limit.or_else(|| (!asked.is_empty()).then_some((0, asked)));
    let leg = match dial(core, url, None, limit).await {
        Dialled::Leg(leg) => leg,
        Dialled::Failed(cause) => return format!("-ERR {}\n", cause.name()),
    };
    turn_caller_id(core, &leg);
    match target.strip_prefix('&') {
        Some(application) => channel::transfer(&leg, vec![application_of(application)], State::Execute),
        None => channel::route(core, &leg, target, word(2).unwrap_or("xml"), word(3).unwrap_or("default")),
    }
    format!("+OK {}\n", leg.uuid)
}

/// Calls what a dial string names: `,` divides those that ring together, `|` those that ring one after the other. `limit` is
/// the time in seconds (0 for none asked for) and more variables.
pub(crate) async fn dial(
    core: &Rc<Core>,
    url: &str,
    originator: Option<&Rc<Channel>>,
    limit: Option<(u64, Variables)>,
) -> Dialled {
    let (mut shared, url) = match bracketed(url, '{', '}') {
        Some((inside, rest)) => (variables(inside), rest),
        None => (Variables::new(), url),
    };
    let (seconds, asked) = limit.unwrap_or_default();
    shared.extend(asked);
    shared.extend(originator.map(|caller| exported(caller)).unwrap_or_default());
    let variable = |name: &str| {
        let own = shared.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        own.or_else(|| originator?.variable(name))
    };
    let timeout = |name: &str| variable(name).and_then(|seconds| seconds.parse().ok());
    let seconds =
        Some(seconds).filter(|seconds| *seconds > 0).or_else(|| timeout("originate_timeout")).or_else(|| timeout("call_timeout"));
    let ignores_early_media = variable("ignore_early_media").is_some_and(|value| value == "true");
    let mut cause = Cause::NORMAL_CLEARING;
    for group in split_outside(url, '|') {
        let mut legs = Vec::new();
        for endpoint in split_outside(group, ',') {
            let (own, endpoint) = match bracketed(endpoint.trim(), '[', ']') {
                Some((inside, rest)) => (variables(inside), rest),
                None => (Variables::new(), endpoint.trim()),
            };
            match place(core, endpoint, &shared, own, originator) {
                Ok(leg) => legs.push(leg),
                Err(failure) => cause = failure,
            }
        }
        if legs.is_empty() {
            continue;
        }
        match first_of(core, &legs, originator, seconds.unwrap_or(TIMEOUT), ignores_early_media).await {
            Ok(leg) => return Dialled::Leg(leg),
            Err(failure) => cause = failure,
        }
        if cause == Cause::ORIGINATOR_CANCEL {
            break;
        }
    }
    Dialled::Failed(cause)
}

/// Waits until one of the legs is taken; the others then lose the race. The caller's hangup cancels all.
async fn first_of(
    core: &Rc<Core>,
    legs: &[Rc<Channel>],
    originator: Option<&Rc<Channel>>,
    seconds: u64,
    ignores_early_media: bool,
) -> Result<Rc<Channel>, Cause> {
    let taken = |leg: &&Rc<Channel>| !leg.is_hung_up() && if ignores_early_media { leg.is_answered() } else { leg.has_media() };
    let decided = || legs.iter().any(|leg| taken(&leg)) || legs.iter().all(|leg| leg.is_hung_up());
    let mut timers = Vec::new();
    for leg in legs {
        // A leg's own time, after which it alone gives up.
        if let Some(seconds) = leg.variable("leg_timeout").and_then(|seconds| seconds.parse().ok()) {
            let (core, leg) = (Rc::clone(core), Rc::clone(leg));
            timers.push(tokio::task::spawn_local(async move {
                tokio::time::sleep(Duration::from_secs(seconds)).await;
                if !leg.has_media() {
                    channel::hangup(&core, &leg, Cause::NO_ANSWER);
                }
            }));
        }
    }
    let over = tokio::time::timeout(Duration::from_secs(seconds), async {
        let canceled = async {
            match originator {
                Some(originator) => originator.until(|| originator.is_gone()).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = channel::until_any(legs, decided) => false,
            () = canceled => true,
        }
    })
    .await;
    timers.iter().for_each(tokio::task::JoinHandle::abort);
    let winner = legs.iter().find(taken).cloned();
    let cause = match (&winner, over) {
        (Some(_), _) => Cause::LOSE_RACE,
        (None, Ok(true)) => Cause::ORIGINATOR_CANCEL,
        (None, Ok(false)) => legs.iter().rev().find_map(|leg| leg.cause()).unwrap_or(Cause::NORMAL_CLEARING),
        (None, Err(_)) => Cause::NO_ANSWER,
    };
    for leg in legs {
        if winner.as_ref().is_none_or(|winner| !Rc::ptr_eq(winner, leg)) {
            channel::hangup(core, leg, cause);
        }
    }
    winner.ok_or(cause)
}

/// Places one leg.
fn place(
    core: &Rc<Core>,
    endpoint: &str,
    shared: &Variables,
    own: Variables,
    originator: Option<&Rc<Channel>>,
) -> Result<Rc<Channel>, Cause> {
    let mut all = shared.clone();
    all.extend(own);
    let mut outgoing = Outgoing { variables: all, originator: originator.cloned(), ..Outgoing::default() };
    match parse(core, endpoint) {
        Endpoint::Loopback { destination, context, actions } => {
            outgoing.destination = destination;
            outgoing.context = context;
            outgoing.far_actions = actions;
            Ok(channel::call(core, outgoing).0)
        }
        Endpoint::Party(name) => Ok(channel::call_party(core, &name, &outgoing)),
        Endpoint::Failure(cause) => Err(cause),
    }
}

/// The variables that a channel hands on to the legs that it makes.
fn exported(caller: &Channel) -> Variables {
    let Some(names) = caller.variable("export_vars") else { return Variables::new() };
    let value = |name: &str| Some((name.to_owned(), caller.variable(name)?));
    let mut exported: Variables = names.split(',').filter_map(value).collect();
    exported.push(("export_vars".to_owned(), names));
    exported
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

/// `endpoint/destination/context`.
fn parse(core: &Core, url: &str) -> Endpoint {
    let (endpoint, rest) = url.split_once('/').unwrap_or((url, ""));
    match endpoint.to_ascii_lowercase().as_str() {
        "error" => Endpoint::Failure(Cause::named(rest).unwrap_or(Cause::NORMAL_CLEARING)),
        "loopback" => {
            if let Some(application) = rest.strip_prefix("app=") {
                let (name, argument) = application.split_once(':').unwrap_or((application, ""));
                let actions = vec![Action::new(name, argument)];
                return Endpoint::Loopback { destination: "app".to_owned(), context: "default".to_owned(), actions };
            }
            let (destination, context) = rest.split_once('/').unwrap_or((rest, "default"));
            let context = context.split('/').next().unwrap_or_default().to_owned();
            Endpoint::Loopback { destination: destination.to_owned(), context, actions: Vec::new() }
        }
        "test" => Endpoint::Party(rest.to_owned()),
        // Nobody is registered with this switch, and none of its profiles has a gateway.
        "user" => {
            let (id, domain) = rest.split_once('@').unwrap_or((rest, ""));
            let domain = if domain.is_empty() { core.global("domain").unwrap_or_default() } else { domain.to_owned() };
            let known = core.config.users.iter().any(|user| user.id == id && user.domain == domain);
            Endpoint::Failure(if known { Cause::USER_NOT_REGISTERED } else { Cause::SUBSCRIBER_ABSENT })
        }
        "sofia" if rest.starts_with("gateway/") => Endpoint::Failure(Cause::INVALID_GATEWAY),
        "sofia" if !rest.starts_with("internal/") => Endpoint::Failure(Cause::INVALID_PROFILE),
        "sofia" => Endpoint::Failure(Cause::DESTINATION_OUT_OF_ORDER),
        _ => Endpoint::Failure(Cause::CHAN_NOT_IMPLEMENTED),
    }
}

/// What stands in brackets in front of a text, and the rest.
fn bracketed(text: &str, open: char, close: char) -> Option<(&str, &str)> {
    text.strip_prefix(open)?.split_once(close)
}

/// `a=b,c='d, e'`, where another separator than the comma stands behind `^^`.
fn variables(text: &str) -> Variables {
    let (separator, list) = match text.strip_prefix("^^").and_then(|rest| Some((rest.chars().next()?, rest))) {
        Some((separator, rest)) => (separator, &rest[separator.len_utf8()..]),
        None => (',', text),
    };
    split_outside(list, separator)
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
        .map(|word| unescape(word.strip_prefix('\'').and_then(|word| word.strip_suffix('\'')).unwrap_or(word), ' '))
        .collect()
}

fn split_outside_quotes(text: &str, separator: char) -> Vec<&str> {
    let (mut quoted, mut escaped) = (false, false);
    text.split(|character| {
        let is_escaped = escaped;
        escaped = !is_escaped && character == '\\';
        quoted ^= character == '\'' && !is_escaped;
        !quoted && !is_escaped && character == separator
    })
    .collect()
}

/// Splits outside of quotes and of brackets.
fn split_outside(text: &str, separator: char) -> Vec<&str> {
    let (mut quoted, mut depth) = (false, 0_i32);
    text.split(|character| {
        quoted ^= character == '\'';
        depth += match character {
            '[' | '{' if !quoted => 1,
            ']' | '}' if !quoted => -1,
            _ => 0,
        };
        !quoted && depth <= 0 && character == separator
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
        let (inside, rest) = bracketed(&words[0], '{', '}').expect("variables in front");
        assert_eq!(rest, "loopback/9196/default");
        assert_eq!(variables(inside), [("a".into(), "b c".into()), ("d".to_owned(), "e".to_owned())]);
        assert_eq!(variables("^^:a=1,2:b=3"), [("a".into(), "1,2".into()), ("b".to_owned(), "3".to_owned())]);
        assert_eq!(split_outside("[a=1,b=2]test/x,test/y", ','), ["[a=1,b=2]test/x", "test/y"]);
    }
}
