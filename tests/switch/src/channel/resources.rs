//! What a channel holds besides its data: the bridge it is in, recordings, limits, what it plays, its digit bindings.

use std::cell::{Cell, RefCell};

use super::Channel;
use crate::core::Core;
use crate::event::Event;

/// A limited resource: backend, realm and id.
type Limit = (String, String, String);

/// A header under its name.
type Header = (String, String);

/// `bind_digit_action`: digits that run something.
#[derive(Clone, Debug)]
pub(crate) struct Binding {
    pub(crate) realm: String,
    /// The digits, or an expression behind `~`.
    pub(crate) digits: String,
    pub(crate) action: String,
    pub(crate) argument: String,
}

#[derive(Default)]
pub(super) struct Resources {
    /// The other channel of the bridge, and whether this one has made it.
    bridge: RefCell<Option<(String, bool)>>,
    /// What the other leg is to this one, with its caller profile as it was then.
    other_leg: RefCell<Option<(&'static str, Vec<Header>)>>,
    recordings: RefCell<Vec<String>>,
    limits: RefCell<Vec<Limit>>,
    bindings: RefCell<Vec<Binding>>,
    realm: RefCell<String>,
    /// Digits that may become those of a binding.
    pub(super) pending: RefCell<String>,
    playing: Cell<bool>,
    pub(super) paused: Cell<bool>,
    pub(super) held: Cell<bool>,
}

impl Channel {
    /// The other channel of the bridge that this one is in.
    pub(crate) fn partner(&self) -> Option<String> {
        self.resources.bridge.borrow().as_ref().map(|(uuid, _)| uuid.clone())
    }

    /// The same where this channel has made the bridge.
    pub(crate) fn caller_of_bridge(&self) -> Option<String> {
        self.resources.bridge.borrow().as_ref().filter(|(_, caller)| *caller).map(|(uuid, _)| uuid.clone())
    }

    /// Enters or leaves a bridge.
    pub(crate) fn set_bridge(&self, bridge: Option<(String, bool)>) {
        *self.resources.bridge.borrow_mut() = bridge;
        self.touch();
    }

    /// Notes the other leg as it is now: `originator` or `originatee`.
    pub(crate) fn note_other_leg(&self, kind: &'static str, other: &Channel) {
        let mut event = Event::new("CHANNEL_DATA");
        other.add_profile(&mut event, "Other-Leg");
        let headers = event.headers().iter().map(|(name, value)| (name.clone(), value.text())).collect();
        *self.resources.other_leg.borrow_mut() = Some((kind, headers));
    }

    /// Adds the other leg to an event.
    pub(super) fn add_other_leg(&self, event: &mut Event) {
        if let Some((kind, headers)) = &*self.resources.other_leg.borrow() {
            event.add("Other-Type", *kind);
            headers.iter().for_each(|(name, value)| event.add(name, value.as_str()));
        }
    }

    pub(crate) fn recordings(&self) -> Vec<String> {
        self.resources.recordings.borrow().clone()
    }

    pub(crate) fn add_recording(&self, path: &str) {
        self.resources.recordings.borrow_mut().push(path.to_owned());
    }

    /// Takes the recordings that `wanted` accepts off the channel.
    pub(crate) fn take_recordings(&self, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let mut recordings = self.resources.recordings.borrow_mut();
        let (taken, kept) = std::mem::take(&mut *recordings).into_iter().partition(|path| wanted(path));
        *recordings = kept;
        taken
    }

    pub(crate) fn hold_limit(&self, limit: Limit) {
        self.resources.limits.borrow_mut().push(limit);
    }

    /// Takes the limited resources that `wanted` accepts off the channel; the caller gives them back.
    pub(crate) fn release_limits(&self, wanted: impl Fn(&Limit) -> bool) -> Vec<Limit> {
        let mut limits = self.resources.limits.borrow_mut();
        let (released, kept) = std::mem::take(&mut *limits).into_iter().partition(|limit| wanted(limit));
        *limits = kept;
        released
    }

    /// Gives back everything that a channel at its end holds.
    pub(super) fn release_all(&self, core: &Core) {
        for limit in self.release_limits(|_| true) {
            core.state.borrow_mut().release(&limit);
        }
    }

    pub(crate) fn bind_digits(&self, binding: Binding) {
        if self.resources.realm.borrow().is_empty() {
            self.resources.realm.borrow_mut().clone_from(&binding.realm);
        }
        self.resources.bindings.borrow_mut().push(binding);
    }

    /// Forgets the bindings of a realm, or all of them.
    pub(crate) fn clear_bindings(&self, realm: &str) {
        self.resources.bindings.borrow_mut().retain(|binding| realm != "all" && binding.realm != realm);
        self.resources.pending.borrow_mut().clear();
    }

    /// Makes the bindings of a realm the ones that count.
    pub(crate) fn set_realm(&self, realm: &str) {
        realm.clone_into(&mut self.resources.realm.borrow_mut());
        self.resources.pending.borrow_mut().clear();
    }

    /// The bindings that count now.
    pub(super) fn bindings(&self) -> Vec<Binding> {
        let realm = self.resources.realm.borrow();
        self.resources.bindings.borrow().iter().filter(|binding| binding.realm == *realm).cloned().collect()
    }

    /// Whether something is played to the channel.
    pub(crate) fn is_playing(&self) -> bool {
        self.resources.playing.get()
    }

    pub(crate) fn set_playing(&self, playing: bool) {
        self.resources.playing.set(playing);
        self.touch();
    }

    /// Stops the time of what the channel does, or lets it go on.
    pub(crate) fn pause(&self, paused: bool) {
        self.resources.paused.set(paused);
        self.touch();
    }

    /// Whether the far end has put the call on hold.
    pub(crate) fn is_held(&self) -> bool {
        self.resources.held.get()
    }
}
