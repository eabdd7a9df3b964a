//! What is known of a call, as JSON, written straight from what the engine keeps.

use eslng_engine::call::{CallEnd, CallStatus, HungUpBy, OtherLeg};
use serde::Serialize;

use crate::text;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Status<'a> {
    uuid: &'a str,
    direction: Option<&'a str>,
    channel_state: Option<&'a str>,
    call_state: Option<&'a str>,
    answer_state: Option<&'a str>,
    caller_name: Option<&'a str>,
    caller_number: Option<&'a str>,
    destination: Option<&'a str>,
    other_leg: Option<Other<'a>>,
    is_answered: bool,
    was_answered: bool,
    is_bridged: bool,
    is_held: bool,
    is_parked: bool,
    recordings: Vec<&'a str>,
    cause: Option<&'a str>,
    end: Option<End<'a>>,
    has_rung: bool,
    had_early_media: bool,
    is_over: bool,
    is_lost: bool,
}

#[derive(Serialize)]
struct Other<'a> {
    uuid: &'a str,
    end: Option<End<'a>>,
}

/// How a call has ended.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct End<'a> {
    cause: &'a str,
    q850: Option<u16>,
    hung_up_by: Option<&'static str>,
    duration_ms: Option<f64>,
    answered_for_ms: Option<f64>,
    answered_after_ms: Option<f64>,
}

impl<'a> From<&'a CallEnd> for End<'a> {
    fn from(end: &'a CallEnd) -> Self {
        End {
            cause: end.cause.as_str(),
            q850: end.q850,
            hung_up_by: end.hung_up_by.map(|by| match by {
                HungUpBy::FarEnd => "farEnd",
                HungUpBy::Switch => "switch",
            }),
            duration_ms: end.duration.map(text::ms),
            answered_for_ms: end.answered_for.map(text::ms),
            answered_after_ms: end.answered_after.map(text::ms),
        }
    }
}

impl<'a> From<&'a OtherLeg> for Other<'a> {
    fn from(other: &'a OtherLeg) -> Self {
        Other { uuid: &other.uuid, end: other.end.as_ref().map(End::from) }
    }
}

/// What is known of a call.
pub(crate) fn status_json(status: &CallStatus) -> String {
    let status = Status {
        uuid: &status.uuid,
        direction: status.direction.as_ref().map(|it| it.as_str()),
        channel_state: status.channel_state.as_ref().map(|it| it.as_str()),
        call_state: status.call_state.as_ref().map(|it| it.as_str()),
        answer_state: status.answer_state.as_ref().map(|it| it.as_str()),
        caller_name: status.caller_name.as_deref(),
        caller_number: status.caller_number.as_deref(),
        destination: status.destination.as_deref(),
        other_leg: status.other_leg.as_ref().map(Other::from),
        is_answered: status.is_answered(),
        was_answered: status.was_answered,
        is_bridged: status.is_bridged,
        is_held: status.is_held,
        is_parked: status.is_parked,
        recordings: status.recordings.iter().map(String::as_str).collect(),
        cause: status.cause.as_ref().map(|cause| cause.as_str()),
        end: status.end.as_ref().map(End::from),
        has_rung: status.has_rung,
        had_early_media: status.had_early_media,
        is_over: status.is_over,
        is_lost: status.is_lost,
    };
    serde_json::to_string(&status).expect("texts, numbers and truth are always JSON")
}
