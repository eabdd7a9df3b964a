//! Recordings of channels: their events and their length. No file is written, since media is time only.

use std::rc::Rc;
use std::time::Duration;

use crate::channel::Channel;
use crate::core::{Core, Origin};

/// Begins a recording, which ends by itself after `limit` seconds.
pub(crate) fn start(core: &Rc<Core>, channel: &Rc<Channel>, path: &str, limit: Option<u64>) {
    channel.add_recording(path);
    let origin = Origin("switch_ivr_async.c", "record_callback", 1437);
    channel.fire_full(core, "RECORD_START", origin, &[("Record-File-Path", path.to_owned())]);
    if let Some(limit) = limit {
        let (core, channel, path) = (Rc::clone(core), Rc::clone(channel), path.to_owned());
        tokio::task::spawn_local(async move {
            tokio::select! {
                () = tokio::time::sleep(Duration::from_secs(limit)) => {}
                () = channel.hung_up() => {}
            }
            stop(&core, &channel, &path);
        });
    }
}

/// Ends the recording of this path, or all of them. False where there is none; `all` does not mind.
pub(crate) fn stop(core: &Core, channel: &Channel, path: &str) -> bool {
    let stopped = channel.take_recordings(|known| path == "all" || known == path);
    for path in &stopped {
        finish(core, channel, path);
    }
    path == "all" || !stopped.is_empty()
}

/// Tells the end of a recording that the channel has let go of.
pub(crate) fn finish(core: &Core, channel: &Channel, path: &str) {
    let cause = if channel.is_hung_up() { "hangup" } else { "stop" };
    let origin = Origin("switch_ivr_async.c", "record_callback", 1645);
    let more = [("Record-File-Path", path.to_owned()), ("Record-Completion-Cause", format!("success-{cause}"))];
    channel.fire_full(core, "RECORD_STOP", origin, &more);
}
