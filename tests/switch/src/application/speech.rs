//! Saying, menus and listening to speech, as short scripts: there is no engine of speech, and no menu is configured. No
//! recording shows them.

use std::rc::Rc;
use std::time::Duration;

use tokio::time::Instant;

use crate::channel::{Channel, Wake, wait};
use crate::core::{Core, Origin};

/// How long one word takes.
const WORD: Duration = Duration::from_millis(300);

/// `say`, `speak` and `phrase`: as long as the words of the text, which is what stands behind the last `|`, or the whole.
pub(super) async fn say(core: &Rc<Core>, channel: &Rc<Channel>, argument: &str) {
    let text = argument.rsplit(['|', ',']).next().unwrap_or_default();
    let words = u32::try_from(text.split_whitespace().count().max(1)).unwrap_or(1);
    channel.set_playing(true);
    let deadline = Instant::now() + WORD * words;
    while let Wake::Digit(digit) = wait(core, channel, Some(deadline)).await {
        let stops = channel.variable("playback_terminators").unwrap_or_else(|| "*".to_owned());
        if stops == "any" || stops.contains(digit) {
            channel.set_variable("playback_terminator_used", digit);
            break;
        }
    }
    channel.set_playing(false);
}

/// `ivr MENU`: a menu that is not configured ends at once.
pub(super) async fn ivr(core: &Rc<Core>, channel: &Rc<Channel>, argument: &str) {
    let mut event = core.event("CHANNEL_APPLICATION", Origin("mod_dptools.c", "ivr_application_function", 2307));
    channel.add_basic(&mut event);
    event.add("IVR-Menu-Name", argument.trim());
    core.fire(event);
    channel.set_variable("ivr_menu_status", "failure");
}

/// `detect_speech ENGINE GRAMMAR ...` begins to listen, `detect_speech stop` ends it; `play_and_detect_speech` waits too.
/// Nobody speaks: a silence is all that is ever detected, and told as DETECTED_SPEECH.
pub(super) async fn detect(core: &Rc<Core>, channel: &Rc<Channel>, application: &str, argument: &str) {
    let verb = argument.split(' ').next().unwrap_or_default();
    let tell = |kind: &str, body: Option<&str>| {
        let mut event = core.event("DETECTED_SPEECH", Origin("switch_ivr_async.c", "speech_thread", 4689));
        event.add("Speech-Type", kind);
        channel.add_data(&mut event);
        if let Some(body) = body {
            event.set_body(body.to_owned());
        }
        core.fire(event);
    };
    match (application, verb) {
        ("play_and_detect_speech", _) => {
            say(core, channel, argument.split(" detect:").next().unwrap_or_default()).await;
            tell(
                "detected-speech",
                Some("<?xml version=\"1.0\"?>\n<result>\n  <interpretation>\n    <noinput/>\n  </interpretation>\n</result>\n"),
            );
            channel.set_variable("detect_speech_result", "");
        }
        (_, "stop") => tell("closed", None),
        (_, "pause" | "resume" | "grammar" | "nogrammar" | "param" | "init" | "start_input_timers") => {}
        _ => tell("begin-speaking", None),
    }
}
