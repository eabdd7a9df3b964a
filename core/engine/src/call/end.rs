//! How a call has ended.

use std::time::Duration;

use crate::event::Event;
use crate::vocabulary::HangupCause;

/// Who ended a call, as its own leg saw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HungUpBy {
    /// The far end of this leg: it hung up, gave up or refused.
    FarEnd,
    /// The switch: for the other leg, an application, or one of us.
    Switch,
}

/// The end of a call, from its CHANNEL_HANGUP_COMPLETE event.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CallEnd {
    /// Why.
    pub cause: HangupCause,
    /// The cause's number in Q.850, as the switch said it.
    pub q850: Option<u16>,
    /// Who ended it; SIP legs tell (`sip_hangup_disposition`), others don't.
    pub hung_up_by: Option<HungUpBy>,
    /// From its creation to its end, to the second (`duration`).
    pub duration: Option<Duration>,
    /// From its answer to its end (`billmsec`); zero if nobody answered.
    pub answered_for: Option<Duration>,
    /// From its creation to its answer (`answermsec`), if it was answered.
    pub answered_after: Option<Duration>,
    /// The event, with all variables of the channel.
    pub event: Event,
}

impl CallEnd {
    pub(super) fn of(event: &Event) -> Self {
        let number = |name: &str| event.get(name).and_then(|value| value.parse::<u64>().ok());
        let cause = event.get("Hangup-Cause").or_else(|| event.get("variable_hangup_cause"));
        let answered = event.get("Caller-Channel-Answered-Time").is_some_and(|time| time != "0");
        CallEnd {
            cause: cause.map_or(HangupCause::None, |cause| (&*cause).into()),
            q850: number("variable_hangup_cause_q850").and_then(|code| u16::try_from(code).ok()),
            hung_up_by: event.get("variable_sip_hangup_disposition").and_then(|how| match how.split('_').next() {
                Some("recv") => Some(HungUpBy::FarEnd),
                Some("send") => Some(HungUpBy::Switch),
                _ => None,
            }),
            duration: number("variable_duration").map(Duration::from_secs),
            answered_for: number("variable_billmsec").map(Duration::from_millis),
            answered_after: number("variable_answermsec").filter(|_| answered).map(Duration::from_millis),
            event: event.clone(),
        }
    }
}
