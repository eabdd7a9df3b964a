//! CUSTOM events by their subclass.

use std::collections::HashMap;

use super::subclass_table::TABLE;
use super::variable::{VariableType, VariableValue};
use super::{AnswerState, CallState, ChannelState, Direction, HangupCause};
use crate::event::Event;

/// A subclass of the catalogue and what its headers hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SubclassEntry {
    /// `Event-Subclass`; case counts.
    pub name: &'static str,
    /// What such events say.
    pub about: &'static str,
    /// Its own headers.
    pub headers: &'static [(&'static str, VariableType)],
}

impl SubclassEntry {
    /// Every subclass of the catalogue.
    pub fn all() -> &'static [SubclassEntry] {
        &TABLE
    }

    /// The subclass of this name.
    pub fn named(name: &str) -> Option<&'static SubclassEntry> {
        TABLE.iter().find(|entry| entry.name == name)
    }
}

/// A view of an event of one subclass.
macro_rules! view {
    ($(#[$doc:meta])* $name:ident = $subclass:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name<'e>(&'e crate::event::Event);

        impl<'e> $name<'e> {
            /// Its `Event-Subclass`.
            pub const SUBCLASS: &'static str = $subclass;

            /// The event, if it is one of this subclass.
            pub fn of(event: &'e crate::event::Event) -> Option<Self> {
                (event.subclass().as_deref() == Some(Self::SUBCLASS)).then_some($name(event))
            }

            /// The event itself, with all that is not named here.
            pub fn event(&self) -> &'e crate::event::Event {
                self.0
            }
        }
    };
}
pub(super) use view;

/// The subclasses that a program knows: those of the catalogue, and its own.
#[derive(Clone, Debug, Default)]
pub struct SubclassCatalogue {
    own: HashMap<String, Vec<(String, VariableType)>>,
}

impl SubclassCatalogue {
    /// The catalogue as it comes.
    pub fn new() -> Self {
        SubclassCatalogue::default()
    }

    /// Says what the headers of a subclass of one's own hold, or of one of the catalogue otherwise.
    pub fn register<H: Into<String>>(
        &mut self,
        subclass: impl Into<String>,
        headers: impl IntoIterator<Item = (H, VariableType)>,
    ) {
        let headers = headers.into_iter().map(|(name, kind)| (name.into(), kind)).collect();
        self.own.insert(subclass.into(), headers);
    }

    /// The headers of an event that its subclass has, read as what they hold; `None` if the subclass is not known.
    pub fn read(&self, event: &Event) -> Option<Vec<(String, VariableValue)>> {
        let subclass = event.subclass()?;
        let read = |name: &str, kind: VariableType| Some((name.to_owned(), kind.read(&event.get(name)?)));
        match self.own.get(&*subclass) {
            Some(headers) => Some(headers.iter().filter_map(|(name, kind)| read(name, *kind)).collect()),
            None => {
                let entry = SubclassEntry::named(&subclass)?;
                Some(entry.headers.iter().filter_map(|(name, kind)| read(name, *kind)).collect())
            }
        }
    }
}

impl Event {
    /// `Channel-State`.
    pub fn channel_state(&self) -> Option<ChannelState> {
        self.get("Channel-State").map(|state| ChannelState::from(&*state))
    }

    /// `Channel-Call-State`.
    pub fn call_state(&self) -> Option<CallState> {
        self.get("Channel-Call-State").map(|state| CallState::from(&*state))
    }

    /// `Call-Direction`.
    pub fn direction(&self) -> Option<Direction> {
        self.get("Call-Direction").map(|direction| Direction::from(&*direction))
    }

    /// `Answer-State`.
    pub fn answer_state(&self) -> Option<AnswerState> {
        self.get("Answer-State").map(|state| AnswerState::from(&*state))
    }

    /// `Hangup-Cause`. Some events have it twice, with one value.
    pub fn hangup_cause(&self) -> Option<HangupCause> {
        self.get("Hangup-Cause").map(|cause| HangupCause::from(&*cause))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ConferenceMaintenance, ConferenceMaintenanceAction};
    use super::*;
    use crate::event::Format;

    #[test]
    fn a_conference_event() {
        // As `in_conference` has it.
        let text = "Event-Subclass: conference%3A%3Amaintenance\nEvent-Name: CUSTOM\nConference-Name: room001\nConference-Size: 1\n\
            Member-ID: 2\nFloor: true\nSpeak: false\nAction: mute-member\nUnique-ID: u-1\n\n";
        let event = Event::new(Format::Plain, text);
        let view = ConferenceMaintenance::of(&event).expect("it is one");
        assert_eq!(view.action(), Some(ConferenceMaintenanceAction::MuteMember));
        assert_eq!((view.member_id(), view.floor(), view.speak()), (Some(2), Some(true), Some(false)));
        assert_eq!(view.conference_name().as_deref(), Some("room001"));
        assert_eq!(ConferenceMaintenanceAction::from("new"), ConferenceMaintenanceAction::Other("new".into()));
        assert!(super::super::FifoInfo::of(&event).is_none());
    }

    #[test]
    fn one_of_ones_own() {
        let event = Event::new(Format::Plain, "Event-Name: CUSTOM\nEvent-Subclass: lab%3A%3Aa\nCount: 5\nText: x\n\n");
        assert_eq!(SubclassCatalogue::new().read(&event), None);
        let mut subclasses = SubclassCatalogue::new();
        subclasses.register("lab::a", [("Count", VariableType::Integer), ("Absent", VariableType::Text)]);
        assert_eq!(subclasses.read(&event), Some(vec![("Count".to_owned(), VariableValue::Integer(5))]));
    }

    #[test]
    fn states() {
        let text = "Channel-State: CS_EXECUTE\nChannel-Call-State: ACTIVE\nCall-Direction: outbound\nAnswer-State: answered\nHangup-Cause: NEW_ONE\n\n";
        let event = Event::new(Format::Plain, text);
        assert_eq!(event.channel_state(), Some(ChannelState::Execute));
        assert_eq!(event.channel_state().and_then(|state| state.number()), Some(4));
        assert_eq!(event.call_state(), Some(CallState::Active));
        assert_eq!(event.direction(), Some(Direction::Outbound));
        assert_eq!(event.answer_state(), Some(AnswerState::Answered));
        assert_eq!(event.hangup_cause(), Some(HangupCause::Other("NEW_ONE".into())));
        assert_eq!(HangupCause::UserBusy.sip_status(), 486);
        assert_eq!(HangupCause::UserBusy.q850(), Some(17));
        assert_eq!(HangupCause::LoseRace.q850(), None);
        assert_eq!(HangupCause::from_sip_status(486), HangupCause::UserBusy);
        assert_eq!(HangupCause::from_sip_status(499), HangupCause::NormalUnspecified);
    }
}
