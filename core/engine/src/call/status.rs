//! What is known of a call, from its events.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::time::Duration;

use super::end::CallEnd;
use crate::event::Event;
use crate::vocabulary::{AnswerState, CallState, ChannelState, Direction, EventName, HangupCause};

/// The events that tell a call's state. `myevents` leaves some of them out, so a connection with `full` asks for these.
pub(crate) const CALL_EVENTS: &[EventName] = &[
    EventName::ChannelProgress,
    EventName::ChannelProgressMedia,
    EventName::ChannelAnswer,
    EventName::ChannelBridge,
    EventName::ChannelUnbridge,
    EventName::ChannelHold,
    EventName::ChannelUnhold,
    EventName::ChannelPark,
    EventName::ChannelUnpark,
    EventName::ChannelExecuteComplete,
    EventName::ChannelHangup,
    EventName::ChannelHangupComplete,
    EventName::Dtmf,
    EventName::RecordStart,
    EventName::RecordStop,
];

/// A digit that the far end pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Dtmf {
    /// `0` to `9`, `*`, `#`, `A` to `D`, or `w` and `W` for pauses.
    pub digit: char,
    /// How long, in the units of the switch: samples of 8,000 a second.
    pub samples: Option<u32>,
    /// How it came: `RTP`, `INBAND_AUDIO`, `ENDPOINT`, `APP`.
    pub source: Option<String>,
}

/// The channel that a call is or was bridged to.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct OtherLeg {
    /// Its Unique-ID.
    pub uuid: String,
    /// Its end, when that was seen.
    pub end: Option<CallEnd>,
}

/// Something that happened to a call.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum CallChange {
    /// The far end rings.
    Ringing,
    /// There is sound before the answer.
    EarlyMedia,
    /// It was answered.
    Answered,
    /// It hears another channel.
    Bridged {
        /// The other channel's Unique-ID.
        other: String,
    },
    /// It hears the other channel no more.
    Unbridged,
    /// It was put on hold.
    Held,
    /// It was taken off hold.
    Unheld,
    /// It waits in the switch.
    Parked,
    /// It waits no more.
    Unparked,
    /// A digit was pressed.
    Digit(Dtmf),
    /// A recording has begun.
    RecordingStarted {
        /// Its file.
        path: String,
    },
    /// A recording is over.
    RecordingStopped {
        /// Its file.
        path: String,
    },
    /// It is being hung up; [`Ended`](Self::Ended) has the rest.
    HangingUp {
        /// Why.
        cause: HangupCause,
    },
    /// It has ended. Nothing comes after it but, perhaps, the other leg's end.
    Ended(Box<CallEnd>),
    /// The channel that it was bridged to has ended.
    OtherLegEnded(Box<CallEnd>),
    /// The switch has closed the outbound connection of this call, and no hangup was seen: the call went on elsewhere, or how it ended can't
    /// be told.
    Left,
    /// It was gone when the connection came back: it ended in the gap.
    Lost,
}

impl CallChange {
    /// Whether no more is to be learned of the call itself.
    pub fn is_last(&self) -> bool {
        matches!(self, CallChange::Ended(_) | CallChange::Left | CallChange::Lost)
    }
}

/// What the events of a call said so far. What none has said is `None`.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct CallStatus {
    /// Its Unique-ID.
    pub uuid: String,
    /// Which side placed it, as the switch sees it.
    pub direction: Option<Direction>,
    /// The channel's state machine.
    pub channel_state: Option<ChannelState>,
    /// The call's state, as a telephone shows it.
    pub call_state: Option<CallState>,
    /// Whether it rings, has early media, or was answered.
    pub answer_state: Option<AnswerState>,
    /// Who calls.
    pub caller_name: Option<String>,
    /// Their number.
    pub caller_number: Option<String>,
    /// The number that was dialled.
    pub destination: Option<String>,
    /// The channel that it is, or was last, bridged to.
    pub other_leg: Option<OtherLeg>,
    /// Whether it is bridged now.
    pub is_bridged: bool,
    /// Whether it is on hold.
    pub is_held: bool,
    /// Whether it is parked.
    pub is_parked: bool,
    /// The files that it is being recorded into.
    pub recordings: BTreeSet<String>,
    /// Why it is being hung up, from the first word of it on.
    pub cause: Option<HangupCause>,
    /// That first word, the CHANNEL_HANGUP event.
    hangup: Option<Event>,
    /// How it has ended.
    pub end: Option<CallEnd>,
    /// Whether it has been heard to ring since it was followed.
    pub has_rung: bool,
    /// Whether there was sound before its answer since it was followed.
    pub had_early_media: bool,
    /// Whether it was answered, though it may have ended since.
    pub was_answered: bool,
    /// Whether nothing more will be learned: it has ended, has left this connection, or was lost.
    pub is_over: bool,
    /// Whether it ended while there was no connection.
    pub is_lost: bool,
}

impl CallStatus {
    /// A call of which nothing is known.
    pub fn new(uuid: impl Into<String>) -> Self {
        CallStatus { uuid: uuid.into(), ..CallStatus::default() }
    }

    /// Whether it was answered and has not ended.
    pub fn is_answered(&self) -> bool {
        self.answer_state == Some(AnswerState::Answered) && self.cause.is_none()
    }

    /// Whether nothing more will be learned of it, nor of the channel that it was bridged to last.
    pub fn is_complete(&self) -> bool {
        self.is_over && self.other_leg.as_ref().is_none_or(|other| other.end.is_some())
    }

    /// How long it has been, or was, answered; `None` before its end.
    pub fn answered_for(&self) -> Option<Duration> {
        self.end.as_ref()?.answered_for
    }

    /// Takes what the channel's data says: the answer to `connect`, or any event of the channel.
    pub(crate) fn read_data(&mut self, event: &Event) {
        let text = |name: &str| event.get(name).filter(|value| !value.is_empty());
        fn renew<T>(place: &mut Option<T>, new: Option<T>) {
            if new.is_some() {
                *place = new;
            }
        }
        renew(&mut self.direction, text("Call-Direction").map(|word| (&*word).into()));
        renew(&mut self.channel_state, text("Channel-State").map(|word| (&*word).into()));
        renew(&mut self.call_state, text("Channel-Call-State").map(|word| (&*word).into()));
        renew(&mut self.answer_state, text("Answer-State").map(|word| (&*word).into()));
        self.was_answered |= self.answer_state == Some(AnswerState::Answered);
        renew(&mut self.caller_name, text("Caller-Caller-ID-Name").map(Cow::into_owned));
        renew(&mut self.caller_number, text("Caller-Caller-ID-Number").map(Cow::into_owned));
        renew(&mut self.destination, text("Caller-Destination-Number").map(Cow::into_owned));
    }

    /// Takes an event of the channel, or one that bridges it, and says what it changed.
    pub(crate) fn handle(&mut self, name: &EventName, event: &Event) -> Option<CallChange> {
        if self.is_over {
            return None;
        }
        let text = |name: &str| event.get(name).map(Cow::into_owned);
        if event.get("Unique-ID").as_deref() == Some(&*self.uuid) {
            self.read_data(event);
        }
        let change = match name {
            EventName::ChannelProgress => CallChange::Ringing,
            EventName::ChannelProgressMedia => CallChange::EarlyMedia,
            EventName::ChannelAnswer => CallChange::Answered,
            EventName::ChannelBridge => CallChange::Bridged { other: self.other_of(event)? },
            EventName::ChannelUnbridge => CallChange::Unbridged,
            EventName::ChannelHold => CallChange::Held,
            EventName::ChannelUnhold => CallChange::Unheld,
            EventName::ChannelPark => CallChange::Parked,
            EventName::ChannelUnpark => CallChange::Unparked,
            EventName::Dtmf => CallChange::Digit(Dtmf {
                digit: text("DTMF-Digit")?.chars().next()?,
                samples: text("DTMF-Duration").and_then(|samples| samples.parse().ok()),
                source: text("DTMF-Source"),
            }),
            EventName::RecordStart => CallChange::RecordingStarted { path: text("Record-File-Path")? },
            EventName::RecordStop => CallChange::RecordingStopped { path: text("Record-File-Path")? },
            EventName::ChannelHangup => {
                self.hangup = Some(event.clone());
                CallChange::HangingUp { cause: text("Hangup-Cause").map_or(HangupCause::None, |cause| (&*cause).into()) }
            }
            EventName::ChannelHangupComplete => CallChange::Ended(Box::new(CallEnd::of(event))),
            _ => return None,
        };
        self.note(&change);
        Some(change)
    }

    /// The connection that told of it is gone: what CHANNEL_HANGUP said is all there will be (`out_hangup_no_linger`).
    pub(crate) fn leave(&self) -> CallChange {
        self.hangup.as_ref().map_or(CallChange::Left, |event| CallChange::Ended(Box::new(CallEnd::of(event))))
    }

    /// The event is the end of the channel that this one was bridged to.
    pub(crate) fn handle_other_end(&mut self, event: &Event) -> Option<CallChange> {
        let other = self.other_leg.as_mut().filter(|other| other.end.is_none())?;
        let end = CallEnd::of(event);
        other.end = Some(end.clone());
        Some(CallChange::OtherLegEnded(Box::new(end)))
    }

    pub(crate) fn note(&mut self, change: &CallChange) {
        match change {
            CallChange::Bridged { other } => {
                self.is_bridged = true;
                if self.other_leg.as_ref().is_none_or(|known| known.uuid != *other) {
                    self.other_leg = Some(OtherLeg { uuid: other.clone(), end: None });
                }
            }
            CallChange::Ringing => self.has_rung = true,
            CallChange::EarlyMedia => self.had_early_media = true,
            CallChange::Lost => self.is_lost = true,
            CallChange::Unbridged => self.is_bridged = false,
            CallChange::Held => self.is_held = true,
            CallChange::Unheld => self.is_held = false,
            CallChange::Parked => self.is_parked = true,
            CallChange::Unparked => self.is_parked = false,
            CallChange::RecordingStarted { path } => drop(self.recordings.insert(path.clone())),
            CallChange::RecordingStopped { path } => drop(self.recordings.remove(path)),
            CallChange::HangingUp { cause } => self.cause = Some(cause.clone()),
            CallChange::Ended(end) => {
                self.cause = Some(end.cause.clone());
                self.end = Some((**end).clone());
            }
            _ => {}
        }
        if change.is_last() {
            self.is_over = true;
            self.is_bridged = false;
        }
    }

    /// The other channel of a bridge.
    fn other_of(&self, event: &Event) -> Option<String> {
        ["Bridge-A-Unique-ID", "Bridge-B-Unique-ID", "Other-Leg-Unique-ID", "Unique-ID"]
            .iter()
            .filter_map(|name| event.get(name))
            .find(|uuid| **uuid != *self.uuid && !uuid.is_empty())
            .map(|uuid| uuid.into_owned())
    }
}
