//! The headers by which events describe a channel (`switch_channel_event_set_data`).

use super::{Cause, Channel, Profile, Times};
use crate::core::{Core, Origin};
use crate::event::Event;

/// A value under its header's name.
type Header<'a> = (&'a str, String);

impl Channel {
    /// Fires an event that tells state and caller, and not the variables.
    pub(crate) fn fire_basic(&self, core: &Core, name: &str, origin: Origin) {
        let mut event = core.event(name, origin);
        self.add_basic(&mut event);
        core.fire(event);
    }

    /// Fires an event that tells everything of the channel, and then `more`.
    pub(crate) fn fire_full(&self, core: &Core, name: &str, origin: Origin, more: &[Header<'_>]) {
        let mut event = core.event(name, origin);
        self.add_data(&mut event);
        for (name, value) in more {
            event.add(name, value.as_str());
        }
        core.fire(event);
    }

    /// State, caller and variables.
    pub(crate) fn add_data(&self, event: &mut Event) {
        self.add_basic(event);
        for (name, value) in &self.data.borrow().variables {
            event.add(&format!("variable_{name}"), value.as_str());
        }
    }

    /// State and caller.
    pub(crate) fn add_basic(&self, event: &mut Event) {
        self.add_state(event);
        event.add("Channel-Read-Codec-Name", "L16");
        event.add("Channel-Read-Codec-Rate", "8000");
        event.add("Channel-Read-Codec-Bit-Rate", "128000");
        event.add("Channel-Write-Codec-Name", "L16");
        event.add("Channel-Write-Codec-Rate", "8000");
        event.add("Channel-Write-Codec-Bit-Rate", "128000");
        self.add_profile(event, "Caller");
        self.add_other_leg(event);
    }

    /// What is known before there is a codec and a caller.
    pub(crate) fn add_state(&self, event: &mut Event) {
        let data = self.data.borrow();
        let direction = self.direction();
        event.add("Channel-State", data.running.name());
        event.add("Channel-Call-State", data.call_state.name());
        event.add("Channel-State-Number", data.state.number().to_string());
        event.add("Channel-Name", data.name.as_str());
        event.add("Unique-ID", self.uuid.as_str());
        event.add("Call-Direction", direction);
        event.add("Presence-Call-Direction", direction);
        event.add("Channel-HIT-Dialplan", data.hit_dialplan.to_string());
        event.add("Channel-Call-UUID", self.call_uuid());
        event.add("Answer-State", answer_state(data.cause, data.times));
        event.add("Hangup-Cause", data.cause.map_or("", Cause::name));
    }

    /// The caller profile under `prefix`.
    pub(crate) fn add_profile(&self, event: &mut Event, prefix: &str) {
        let data = self.data.borrow();
        let Times { created, answered, progress_media, bridged, hangup } = data.times;
        let profile: &Profile = &data.profile;
        let direction = self.direction();
        let micros = |time: u64| time.to_string();
        let zero = || "0".to_owned();
        let headers = [
            ("Direction", direction.to_owned()),
            ("Logical-Direction", direction.to_owned()),
            ("Dialplan", profile.dialplan.clone()),
            ("Caller-ID-Name", profile.caller_id_name.clone()),
            ("Caller-ID-Number", profile.caller_id_number.clone()),
            ("Orig-Caller-ID-Name", profile.orig_caller_id_name.clone()),
            ("Orig-Caller-ID-Number", profile.orig_caller_id_number.clone()),
            ("Callee-ID-Name", profile.callee_id_name.clone()),
            ("Callee-ID-Number", profile.callee_id_number.clone()),
            ("ANI", profile.ani.clone()),
            ("Destination-Number", profile.destination_number.clone()),
            ("Unique-ID", self.uuid.clone()),
            ("Source", if self.is_party() { "test" } else { "mod_loopback" }.to_owned()),
            ("Transfer-Source", profile.transfer_source.clone()),
            ("Context", profile.context.clone()),
            ("RDNIS", profile.rdnis.clone()),
            ("Channel-Name", data.name.clone()),
            ("Profile-Index", profile.index.to_string()),
            ("Profile-Created-Time", micros(profile.created)),
            ("Channel-Created-Time", micros(created)),
            ("Channel-Answered-Time", micros(answered)),
            ("Channel-Progress-Time", zero()),
            ("Channel-Progress-Media-Time", micros(progress_media)),
            ("Channel-Hangup-Time", micros(hangup)),
            ("Channel-Transfer-Time", zero()),
            ("Channel-Resurrect-Time", zero()),
            ("Channel-Bridged-Time", micros(bridged)),
            ("Channel-Last-Hold", zero()),
            ("Channel-Hold-Accum", zero()),
            ("Screen-Bit", "true".to_owned()),
            ("Privacy-Hide-Name", "false".to_owned()),
            ("Privacy-Hide-Number", "false".to_owned()),
        ];
        for (name, value) in headers {
            event.add(&format!("{prefix}-{name}"), value);
        }
    }

    /// The uuid of the leg that made the bridge, which names the whole call.
    fn call_uuid(&self) -> String {
        self.partner().filter(|_| self.caller_of_bridge().is_none()).unwrap_or_else(|| self.uuid.clone())
    }

    fn direction(&self) -> &'static str {
        if self.is_outbound { "outbound" } else { "inbound" }
    }
}

fn answer_state(cause: Option<Cause>, times: Times) -> &'static str {
    match cause {
        Some(_) => "hangup",
        None if times.answered > 0 => "answered",
        None if times.progress_media > 0 => "early",
        None => "ringing",
    }
}
