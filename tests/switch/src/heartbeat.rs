//! HEARTBEAT, which the core fires by its clock.

use std::rc::Rc;

use crate::api;
use crate::core::{Core, Origin};

/// Fires a heartbeat each so often, for as long as the core is there.
pub(crate) async fn beat(core: Rc<Core>) {
    let period = core.config.heartbeat;
    let core = {
        let weak = Rc::downgrade(&core);
        drop(core);
        weak
    };
    loop {
        tokio::time::sleep(period).await;
        let Some(core) = core.upgrade() else { return };
        tell(&core);
    }
}

fn tell(core: &Core) {
    let mut event = core.event("HEARTBEAT", Origin("switch_core.c", "send_heartbeat", 95));
    let store = core.state.borrow();
    let settings = &store.settings;
    let rate = core.sessions_last_second().to_string();
    let peak_rate = core.peak_sessions_per_second().to_string();
    let peak = core.peak_channels().to_string();
    for (name, value) in [
        ("Event-Info", "System Ready".to_owned()),
        ("Up-Time", api::uptime_in_words(core)),
        ("FreeSWITCH-Version", api::VERSION_TEXT.to_owned()),
        ("Uptime-msec", core.clock.uptime().as_millis().to_string()),
        ("Session-Count", core.channels().len().to_string()),
        ("Max-Sessions", settings.max_sessions.to_string()),
        ("Session-Per-Sec", settings.sessions_per_second.to_string()),
        ("Session-Per-Sec-Last", rate),
        ("Session-Per-Sec-Max", peak_rate.clone()),
        ("Session-Per-Sec-FiveMin", peak_rate),
        ("Session-Since-Startup", core.sessions_since_start().to_string()),
        ("Session-Peak-Max", peak.clone()),
        ("Session-Peak-FiveMin", peak),
        ("Idle-CPU", "99.000000".to_owned()),
    ] {
        event.add(name, value);
    }
    drop(store);
    core.fire(event);
}
