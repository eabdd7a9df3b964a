// Written by ci/generate from core/engine/catalogue/applications.toml: change that, not this.

use super::builder::{application, choices};
use crate::command::Argument;
use crate::command::syntax::Schedule;
use crate::dial::DialString;
use crate::vocabulary::HangupCause;

/// `acknowledge_call`
///
/// Indicates that the call was acknowledged.
#[derive(Clone, Debug, PartialEq)]
pub struct AcknowledgeCall {}
application!(AcknowledgeCall, "acknowledge_call", (), (), ());

/// `answer`
///
/// Answers the call.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {}
application!(Answer, "answer", (), (), ());

/// `{dial_string:dial}`
///
/// Calls somebody and, when this side hangs up, joins the two.
#[derive(Clone, Debug, PartialEq)]
pub struct AttXfer {
    /// Whom to call.
    pub dial_string: DialString,
}
application!(AttXfer, "att_xfer",
(dial_string: impl Into<DialString>),
(),
(dial_string));

/// `{command:text}`
///
/// Runs a shell command without waiting.
///
/// Runs a shell or a program.
#[derive(Clone, Debug, PartialEq)]
pub struct Bgsystem {
    /// The command and its arguments.
    pub command: Argument,
}
application!(Bgsystem, "bgsystem",
(command: impl Into<Argument>),
(),
(command));

/// `{realm},{digits},{action}[,{value:argument}[,{target_leg}[,{event_leg}]]]`
///
/// Binds digits, or `~` and a regular expression, to an action such as `exec:application` or `api:command`.
///
/// What an exec: gives its application is expanded once more.
#[derive(Clone, Debug, PartialEq)]
pub struct BindDigitAction {
    /// The realm.
    pub realm: Argument,
    /// The digits.
    pub digits: Argument,
    /// What it does.
    pub action: Argument,
    /// The value.
    pub value: Option<Argument>,
    /// Which leg has the binding.
    pub target_leg: Option<Argument>,
    /// Which leg the event says.
    pub event_leg: Option<Argument>,
}
application!(BindDigitAction, "bind_digit_action",
(realm: impl Into<Argument>, digits: impl Into<Argument>, action: impl Into<Argument>),
(value, target_leg, event_leg),
(realm, digits, action, value, target_leg, event_leg));

choices! {
/// On which leg the key is heard.
BindMetaAppListen {
/// `a`
A = "a",
/// `b`
B = "b",
/// `ab`
Ab = "ab",
}
}

/// `{key} {listen:a|b|ab} {respond} {application}::{argument:argument}`
///
/// Binds `*` and a key to an application.
///
/// The argument is expanded once more when the key is pressed.
#[derive(Clone, Debug, PartialEq)]
pub struct BindMetaApp {
    /// The key.
    pub key: Argument,
    /// On which leg the key is heard.
    pub listen: BindMetaAppListen,
    /// `a`, `b`, `o` or `s`, and `i` or `1`: which leg runs it, inline, once.
    pub respond: Argument,
    /// The application.
    pub application: Argument,
    /// Its argument.
    pub argument: Argument,
}
application!(BindMetaApp, "bind_meta_app",
(key: impl Into<Argument>, listen: BindMetaAppListen, respond: impl Into<Argument>, application: impl Into<Argument>, argument: impl Into<Argument>),
(),
(key, listen, respond, application, argument));

/// `block_dtmf`
///
/// Lets no DTMF through.
#[derive(Clone, Debug, PartialEq)]
pub struct BlockDtmf {}
application!(BlockDtmf, "block_dtmf", (), (), ());

/// `break`
///
/// Stops what runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Break {}
application!(Break, "break", (), (), ());

/// `{dial_string:dial}`
///
/// Calls somebody and joins the two.
///
/// hangup_after_bridge and continue_on_fail say what comes then.
#[derive(Clone, Debug, PartialEq)]
pub struct Bridge {
    /// Whom to call.
    pub dial_string: DialString,
}
application!(Bridge, "bridge",
(dial_string: impl Into<DialString>),
(),
(dial_string));

/// `{name}={value:text}`
///
/// Sets a variable here and on the channel that this one is bridged to.
#[derive(Clone, Debug, PartialEq)]
pub struct BridgeExport {
    /// The name.
    pub name: Argument,
    /// The value.
    pub value: Argument,
}
application!(BridgeExport, "bridge_export",
(name: impl Into<Argument>, value: impl Into<Argument>),
(),
(name, value));

/// `{path} {leg}`
///
/// Plays a file to a leg.
#[derive(Clone, Debug, PartialEq)]
pub struct Broadcast {
    /// The file.
    pub path: Argument,
    /// Which leg.
    pub leg: Argument,
}
application!(Broadcast, "broadcast",
(path: impl Into<Argument>, leg: impl Into<Argument>),
(),
(path, leg));

/// `{variable}|{data}|{regex}`
///
/// Puts what a regular expression finds into a variable, an array.
#[derive(Clone, Debug, PartialEq)]
pub struct Capture {
    /// The variable.
    pub variable: Argument,
    /// The text.
    pub data: Argument,
    /// The regular expression.
    pub regex: Argument,
}
application!(Capture, "capture",
(variable: impl Into<Argument>, data: impl Into<Argument>, regex: impl Into<Argument>),
(),
(variable, data, regex));

choices! {
/// The state.
CaptureTextState {
/// `on`
On = "on",
/// `off`
Off = "off",
}
}

/// `{state:on|off}`
///
/// Whether text is collected.
#[derive(Clone, Debug, PartialEq)]
pub struct CaptureText {
    /// The state.
    pub state: CaptureTextState,
}
application!(CaptureText, "capture_text",
(state: CaptureTextState),
(),
(state));

/// `{ip} {acl}[ {cause:cause}]`
///
/// Hangs up if an address is not in an access control list.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckAcl {
    /// The address.
    pub ip: Argument,
    /// The access control list, or a network.
    pub acl: Argument,
    /// The hangup cause.
    pub cause: Option<HangupCause>,
}
application!(CheckAcl, "check_acl",
(ip: impl Into<Argument>, acl: impl Into<Argument>),
(cause),
(ip, acl, cause));

/// `{realm}[,{target}]`
///
/// Takes digit bindings back; `all` those of every realm.
#[derive(Clone, Debug, PartialEq)]
pub struct ClearDigitAction {
    /// The realm.
    pub realm: Argument,
    /// What the channel does when it is answered.
    pub target: Option<Argument>,
}
application!(ClearDigitAction, "clear_digit_action",
(realm: impl Into<Argument>),
(target),
(realm, target));

/// `clear_speech_cache`
///
/// Clears the cache of speech handles.
#[derive(Clone, Debug, PartialEq)]
pub struct ClearSpeechCache {}
application!(ClearSpeechCache, "clear_speech_cache", (), (), ());

/// `cng_plc`
///
/// Conceals lost packets where comfort noise comes.
#[derive(Clone, Debug, PartialEq)]
pub struct CngPlc {}
application!(CngPlc, "cng_plc", (), (), ());

choices! {
/// Which direction.
DebugMediaDirection {
/// `read`
Read = "read",
/// `write`
Write = "write",
/// `both`
Both = "both",
/// `vread`
Vread = "vread",
/// `vwrite`
Vwrite = "vwrite",
/// `vboth`
Vboth = "vboth",
/// `all`
All = "all",
}
}

choices! {
/// The state.
DebugMediaState {
/// `on`
On = "on",
/// `off`
Off = "off",
}
}

/// `{direction:read|write|both|vread|vwrite|vboth|all} {state:on|off}`
///
/// Logs every packet.
#[derive(Clone, Debug, PartialEq)]
pub struct DebugMedia {
    /// Which direction.
    pub direction: DebugMediaDirection,
    /// The state.
    pub state: DebugMediaState,
}
application!(DebugMedia, "debug_media",
(direction: DebugMediaDirection, state: DebugMediaState),
(),
(direction, state));

/// `[{only_rtp:flag}]`
///
/// Drops DTMF that comes twice, inband and as events.
#[derive(Clone, Debug, PartialEq)]
pub struct DeduplicateDtmf {
    /// Only events count.
    pub only_rtp: bool,
}
application!(DeduplicateDtmf, "deduplicate_dtmf", (), (only_rtp), (only_rtp));

/// `{uri}`
///
/// Sends the call elsewhere with REFER.
#[derive(Clone, Debug, PartialEq)]
pub struct Deflect {
    /// The SIP URI.
    pub uri: Argument,
}
application!(Deflect, "deflect",
(uri: impl Into<Argument>),
(),
(uri));

/// `{milliseconds:uint}`
///
/// Plays the caller back after a while.
#[derive(Clone, Debug, PartialEq)]
pub struct DelayEcho {
    /// How long, in milliseconds.
    pub milliseconds: u64,
}
application!(DelayEcho, "delay_echo",
(milliseconds: u64),
(),
(milliseconds));

/// `{threshold:uint} {hits:uint} {timeout_ms:uint}[ {file}]`
///
/// Waits until somebody speaks.
#[derive(Clone, Debug, PartialEq)]
pub struct DetectAudio {
    /// The level.
    pub threshold: u64,
    /// How many frames.
    pub hits: u64,
    /// Milliseconds until it gives up.
    pub timeout_ms: u64,
    /// The file.
    pub file: Option<Argument>,
}
application!(DetectAudio, "detect_audio",
(threshold: u64, hits: u64, timeout_ms: u64),
(file),
(threshold, hits, timeout_ms, file));

/// `{threshold:uint} {hits:uint} {timeout_ms:uint}[ {file}]`
///
/// Waits until nobody speaks.
#[derive(Clone, Debug, PartialEq)]
pub struct DetectSilence {
    /// The level.
    pub threshold: u64,
    /// How many frames.
    pub hits: u64,
    /// Milliseconds until it gives up.
    pub timeout_ms: u64,
    /// The file.
    pub file: Option<Argument>,
}
application!(DetectSilence, "detect_silence",
(threshold: u64, hits: u64, timeout_ms: u64),
(file),
(threshold, hits, timeout_ms, file));

/// `{command:text}`
///
/// Starts, changes and stops speech recognition.
#[derive(Clone, Debug, PartialEq)]
pub struct DetectSpeech {
    /// The command and its arguments.
    pub command: Argument,
}
application!(DetectSpeech, "detect_speech",
(command: impl Into<Argument>),
(),
(command));

/// `{realm}[,{target}]`
///
/// Says which digit bindings count.
#[derive(Clone, Debug, PartialEq)]
pub struct DigitActionSetRealm {
    /// The realm.
    pub realm: Argument,
    /// What the channel does when it is answered.
    pub target: Option<Argument>,
}
application!(DigitActionSetRealm, "digit_action_set_realm",
(realm: impl Into<Argument>),
(target),
(realm, target));

/// `{path}[ {flags}][ {limit}]`
///
/// Plays a file in the place of what the channel hears; the limit is `+milliseconds`.
#[derive(Clone, Debug, PartialEq)]
pub struct DisplaceSession {
    /// The file.
    pub path: Argument,
    /// Flags.
    pub flags: Option<Argument>,
    /// How many seconds at most.
    pub limit: Option<Argument>,
}
application!(DisplaceSession, "displace_session",
(path: impl Into<Argument>),
(flags, limit),
(path, flags, limit));

/// `early_hangup`
///
/// Ends the originate when this channel hangs up early.
#[derive(Clone, Debug, PartialEq)]
pub struct EarlyHangup {}
application!(EarlyHangup, "early_hangup", (), (), ());

/// `{uuid}`
///
/// Listens to another channel; `all` to one after the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Eavesdrop {
    /// The channel's UUID.
    pub uuid: Argument,
}
application!(Eavesdrop, "eavesdrop",
(uuid: impl Into<Argument>),
(),
(uuid));

/// `echo`
///
/// Plays the caller back.
#[derive(Clone, Debug, PartialEq)]
pub struct Echo {}
application!(Echo, "echo", (), (), ());

/// `[{seconds:uint}]`
///
/// Fires SESSION_HEARTBEAT every so many seconds.
#[derive(Clone, Debug, PartialEq)]
pub struct EnableHeartbeat {
    /// How many seconds.
    pub seconds: Option<u64>,
}
application!(EnableHeartbeat, "enable_heartbeat", (), (seconds), (seconds));

/// `[{seconds:uint}]`
///
/// Sends something every so many seconds.
#[derive(Clone, Debug, PartialEq)]
pub struct EnableKeepalive {
    /// How many seconds.
    pub seconds: Option<u64>,
}
application!(EnableKeepalive, "enable_keepalive", (), (seconds), (seconds));

/// `{path:text}`
///
/// Plays a file again and again.
#[derive(Clone, Debug, PartialEq)]
pub struct EndlessPlayback {
    /// The file.
    pub path: Argument,
}
application!(EndlessPlayback, "endless_playback",
(path: impl Into<Argument>),
(),
(path));

/// `[{expression:text}]`
///
/// Expands its argument, and does nothing with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Eval {
    /// The expression.
    pub expression: Option<Argument>,
}
application!(Eval, "eval", (), (expression), (expression));

/// `{headers:text}`
///
/// Fires an event: `Event-Name=CUSTOM,Event-Subclass=x,Name=value`.
///
/// Commas separate; they can't stand in a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The headers.
    pub headers: Argument,
}
application!(Event, "event",
(headers: impl Into<Argument>),
(),
(headers));

/// `{extension}[ {dialplan}[ {context}]]`
///
/// Runs an extension's actions and comes back.
#[derive(Clone, Debug, PartialEq)]
pub struct ExecuteExtension {
    /// The extension; in a file's name what follows the dot.
    pub extension: Argument,
    /// The dialplan.
    pub dialplan: Option<Argument>,
    /// The context.
    pub context: Option<Argument>,
}
application!(ExecuteExtension, "execute_extension",
(extension: impl Into<Argument>),
(dialplan, context),
(extension, dialplan, context));

/// `{name}={value:text}`
///
/// Sets a variable here and on the legs that this one calls; `nolocal:` in front on these alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// The name.
    pub name: Argument,
    /// The value.
    pub value: Argument,
}
application!(Export, "export",
(name: impl Into<Argument>, value: impl Into<Argument>),
(),
(name, value));

/// `fax_detect`
///
/// Looks for fax tones.
#[derive(Clone, Debug, PartialEq)]
pub struct FaxDetect {}
application!(FaxDetect, "fax_detect", (), (), ());

/// `{codecs}`
///
/// Leaves only these codecs in the offer.
#[derive(Clone, Debug, PartialEq)]
pub struct FilterCodecs {
    /// Codecs, separated by commas.
    pub codecs: Argument,
}
application!(FilterCodecs, "filter_codecs",
(codecs: impl Into<Argument>),
(),
(codecs));

/// `flush_dtmf`
///
/// Drops DTMF that waits.
#[derive(Clone, Debug, PartialEq)]
pub struct FlushDtmf {}
application!(FlushDtmf, "flush_dtmf", (), (), ());

/// `{script}[|{loops:int}]`
///
/// Plays tones: `%(100,0,440)`.
#[derive(Clone, Debug, PartialEq)]
pub struct Gentones {
    /// The script and its arguments.
    pub script: Argument,
    /// How often.
    pub loops: Option<i64>,
}
application!(Gentones, "gentones",
(script: impl Into<Argument>),
(loops),
(script, loops));

/// `[{cause:cause}]`
///
/// Hangs up.
#[derive(Clone, Debug, PartialEq)]
pub struct Hangup {
    /// The hangup cause.
    pub cause: Option<HangupCause>,
}
application!(Hangup, "hangup", (), (cause), (cause));

/// `[{display:text}]`
///
/// Puts the call on hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Hold {
    /// What the phone shows.
    pub display: Option<Argument>,
}
application!(Hold, "hold", (), (display), (display));

/// `[{level}]`
///
/// Logs all of the channel's data.
#[derive(Clone, Debug, PartialEq)]
pub struct Info {
    /// The level.
    pub level: Option<Argument>,
}
application!(Info, "info", (), (level), (level));

/// `[{leg:=-bleg} ]{uuid}`
///
/// Takes another channel's partner.
#[derive(Clone, Debug, PartialEq)]
pub struct Intercept {
    /// Which leg.
    pub leg: bool,
    /// The channel's UUID.
    pub uuid: Argument,
}
application!(Intercept, "intercept",
(uuid: impl Into<Argument>),
(leg),
(leg, uuid));

/// `{menu}`
///
/// Runs a menu of the configuration.
#[derive(Clone, Debug, PartialEq)]
pub struct Ivr {
    /// The menu.
    pub menu: Argument,
}
application!(Ivr, "ivr",
(menu: impl Into<Argument>),
(),
(menu));

/// `{setting}`
///
/// Sets the jitter buffer: `60:200:20`, `pause`, `resume`.
#[derive(Clone, Debug, PartialEq)]
pub struct Jitterbuffer {
    /// The setting.
    pub setting: Argument,
}
application!(Jitterbuffer, "jitterbuffer",
(setting: impl Into<Argument>),
(),
(setting));

/// `{backend} {realm} {resource}[ {max}[ {number}[ {dialplan}[ {context}]]]]`
///
/// Counts the call against a limit, and transfers it when that is reached.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// The limit backend: hash, db, ...
    pub backend: Argument,
    /// The realm.
    pub realm: Argument,
    /// The resource.
    pub resource: Argument,
    /// The most.
    pub max: Option<Argument>,
    /// The number.
    pub number: Option<Argument>,
    /// The dialplan.
    pub dialplan: Option<Argument>,
    /// The context.
    pub context: Option<Argument>,
}
application!(Limit, "limit",
(backend: impl Into<Argument>, realm: impl Into<Argument>, resource: impl Into<Argument>),
(max, number, dialplan, context),
(backend, realm, resource, max, number, dialplan, context));

/// `{backend} {realm} {resource} {max} {application}[ {argument:argument}]`
///
/// Runs an application if a limit is not reached.
///
/// The argument is expanded once more.
#[derive(Clone, Debug, PartialEq)]
pub struct LimitExecute {
    /// The limit backend: hash, db, ...
    pub backend: Argument,
    /// The realm.
    pub realm: Argument,
    /// The resource.
    pub resource: Argument,
    /// The most.
    pub max: Argument,
    /// The application.
    pub application: Argument,
    /// Its argument.
    pub argument: Option<Argument>,
}
application!(LimitExecute, "limit_execute",
(backend: impl Into<Argument>, realm: impl Into<Argument>, resource: impl Into<Argument>, max: impl Into<Argument>, application: impl Into<Argument>),
(argument),
(backend, realm, resource, max, application, argument));

/// `{realm} {resource}[ {max}[ {number}[ {dialplan}[ {context}]]]]`
///
/// limit with the backend hash.
///
/// Deprecated.
#[derive(Clone, Debug, PartialEq)]
pub struct LimitHash {
    /// The realm.
    pub realm: Argument,
    /// The resource.
    pub resource: Argument,
    /// The most.
    pub max: Option<Argument>,
    /// The number.
    pub number: Option<Argument>,
    /// The dialplan.
    pub dialplan: Option<Argument>,
    /// The context.
    pub context: Option<Argument>,
}
application!(LimitHash, "limit_hash",
(realm: impl Into<Argument>, resource: impl Into<Argument>),
(max, number, dialplan, context),
(realm, resource, max, number, dialplan, context));

/// `{realm} {resource} {max} {application}[ {argument:argument}]`
///
/// limit_execute with the backend hash.
///
/// Deprecated.
#[derive(Clone, Debug, PartialEq)]
pub struct LimitHashExecute {
    /// The realm.
    pub realm: Argument,
    /// The resource.
    pub resource: Argument,
    /// The most.
    pub max: Argument,
    /// The application.
    pub application: Argument,
    /// Its argument.
    pub argument: Option<Argument>,
}
application!(LimitHashExecute, "limit_hash_execute",
(realm: impl Into<Argument>, resource: impl Into<Argument>, max: impl Into<Argument>, application: impl Into<Argument>),
(argument),
(realm, resource, max, application, argument));

/// `{level} {message:text}`
///
/// Writes a log line.
#[derive(Clone, Debug, PartialEq)]
pub struct Log {
    /// The level.
    pub level: Argument,
    /// The message.
    pub message: Argument,
}
application!(Log, "log",
(level: impl Into<Argument>, message: impl Into<Argument>),
(),
(level, message));

/// `[+{loops:uint} ]{path:text}`
///
/// Plays a file several times.
#[derive(Clone, Debug, PartialEq)]
pub struct LoopPlayback {
    /// How often.
    pub loops: Option<u64>,
    /// The file.
    pub path: Argument,
}
application!(LoopPlayback, "loop_playback",
(path: impl Into<Argument>),
(loops),
(loops, path));

/// `media_reset`
///
/// Forgets what bypass and proxy media said.
#[derive(Clone, Debug, PartialEq)]
pub struct MediaReset {}
application!(MediaReset, "media_reset", (), (), ());

/// `{path:text}`
///
/// Makes a folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Mkdir {
    /// The file.
    pub path: Argument,
}
application!(Mkdir, "mkdir",
(path: impl Into<Argument>),
(),
(path));

/// `^^;{variables:settings}`
///
/// Sets several variables.
///
/// Values are expanded once more.
#[derive(Clone, Debug, PartialEq)]
pub struct Multiset {
    /// The variables.
    pub variables: Vec<(String, String)>,
}
application!(Multiset, "multiset",
(variables: impl Into<Vec<(String, String)>>),
(),
(variables));

/// `{names:text}`
///
/// Unsets several variables, separated by blanks.
#[derive(Clone, Debug, PartialEq)]
pub struct Multiunset {
    /// The names.
    pub names: Argument,
}
application!(Multiunset, "multiunset",
(names: impl Into<Argument>),
(),
(names));

choices! {
/// The state.
MutexState {
/// `on`
On = "on",
/// `off`
Off = "off",
}
}

/// `{key}[ {state:on|off}]`
///
/// Lets one call at a time go on.
#[derive(Clone, Debug, PartialEq)]
pub struct Mutex {
    /// The key.
    pub key: Argument,
    /// The state.
    pub state: Option<MutexState>,
}
application!(Mutex, "mutex",
(key: impl Into<Argument>),
(state),
(key, state));

choices! {
/// Which direction.
NativeEavesdropDirection {
/// `read`
Read = "read",
/// `write`
Write = "write",
}
}

/// `{uuid}[ {direction:read|write}]`
///
/// Listens to another channel without decoding.
#[derive(Clone, Debug, PartialEq)]
pub struct NativeEavesdrop {
    /// The channel's UUID.
    pub uuid: Argument,
    /// Which direction.
    pub direction: Option<NativeEavesdropDirection>,
}
application!(NativeEavesdrop, "native_eavesdrop",
(uuid: impl Into<Argument>),
(direction),
(uuid, direction));

/// `novideo`
///
/// Refuses video.
#[derive(Clone, Debug, PartialEq)]
pub struct Novideo {}
application!(Novideo, "novideo", (), (), ());

/// `park`
///
/// Waits to be told what to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Park {}
application!(Park, "park", (), (), ());

/// `park_state`
///
/// Says that it is parked.
#[derive(Clone, Debug, PartialEq)]
pub struct ParkState {}
application!(ParkState, "park_state", (), (), ());

/// `{macro}[,{data:text}]`
///
/// Says a phrase of the configuration.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// The macro.
    pub r#macro: Argument,
    /// The text.
    pub data: Option<Argument>,
}
application!(Phrase, "phrase",
(r#macro: impl Into<Argument>),
(data),
(r#macro, data));

/// `[{key}]`
///
/// Picks a waiting call up.
#[derive(Clone, Debug, PartialEq)]
pub struct Pickup {
    /// The key.
    pub key: Option<Argument>,
}
application!(Pickup, "pickup", (), (key), (key));

/// `{file} detect:{engine} {grammar:text}`
///
/// Plays a file and recognises what is said meanwhile.
#[derive(Clone, Debug, PartialEq)]
pub struct PlayAndDetectSpeech {
    /// The file.
    pub file: Argument,
    /// The speech engine.
    pub engine: Argument,
    /// The grammar.
    pub grammar: Argument,
}
application!(PlayAndDetectSpeech, "play_and_detect_speech",
(file: impl Into<Argument>, engine: impl Into<Argument>, grammar: impl Into<Argument>),
(),
(file, engine, grammar));

/// `{min:uint} {max:uint} {tries:uint} {timeout:uint} {terminators} {file} {invalid_file} {variable} {regexp}[ {digit_timeout:uint}[ {failure}]]`
///
/// Plays a file and collects digits; timeouts in milliseconds; `none` for no terminator.
///
/// A backslash in the expression is doubled where the switch would read it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlayAndGetDigits {
    /// The least.
    pub min: u64,
    /// The most.
    pub max: u64,
    /// How many tries.
    pub tries: u64,
    /// How long.
    pub timeout: u64,
    /// Digits that end the input; `none` for none.
    pub terminators: Argument,
    /// The file.
    pub file: Argument,
    /// What is played after a wrong input.
    pub invalid_file: Argument,
    /// The variable.
    pub variable: Argument,
    /// What the digits must be.
    pub regexp: Argument,
    /// Milliseconds between two digits.
    pub digit_timeout: Option<u64>,
    /// Where to go after the last try: `'extension dialplan context'`.
    pub failure: Option<Argument>,
}
application!(PlayAndGetDigits, "play_and_get_digits",
(min: u64, max: u64, tries: u64, timeout: u64, terminators: impl Into<Argument>, file: impl Into<Argument>, invalid_file: impl Into<Argument>, variable: impl Into<Argument>, regexp: impl Into<Argument>),
(digit_timeout, failure),
(min, max, tries, timeout, terminators, file, invalid_file, variable, regexp, digit_timeout, failure));

/// `{path:text}`
///
/// Plays a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Playback {
    /// The file.
    pub path: Argument,
}
application!(Playback, "playback",
(path: impl Into<Argument>),
(),
(path));

/// `pre_answer`
///
/// Opens early media.
#[derive(Clone, Debug, PartialEq)]
pub struct PreAnswer {}
application!(PreAnswer, "pre_answer", (), (), ());

/// `{settings:text}`
///
/// Preprocesses audio (echo, noise, gain).
#[derive(Clone, Debug, PartialEq)]
pub struct Preprocess {
    /// The settings.
    pub settings: Argument,
}
application!(Preprocess, "preprocess",
(settings: impl Into<Argument>),
(),
(settings));

/// `{rpid} {status}[ {id}]`
///
/// Sends presence.
#[derive(Clone, Debug, PartialEq)]
pub struct Presence {
    /// The presence: unknown, busy, ...
    pub rpid: Argument,
    /// The status.
    pub status: Argument,
    /// The id.
    pub id: Option<Argument>,
}
application!(Presence, "presence",
(rpid: impl Into<Argument>, status: impl Into<Argument>),
(id),
(rpid, status, id));

choices! {
/// What.
PrivacyWhat {
/// `off`
Off = "off",
/// `on`
On = "on",
/// `name`
Name = "name",
/// `full`
Full = "full",
/// `number`
Number = "number",
}
}

/// `{what:off|on|name|full|number}`
///
/// Hides who is calling.
#[derive(Clone, Debug, PartialEq)]
pub struct Privacy {
    /// What.
    pub what: PrivacyWhat,
}
application!(Privacy, "privacy",
(what: PrivacyWhat),
(),
(what));

/// `{name}={value:argument}`
///
/// Puts a value at the end of an array.
///
/// The value is expanded once more.
#[derive(Clone, Debug, PartialEq)]
pub struct Push {
    /// The name.
    pub name: Argument,
    /// The value.
    pub value: Argument,
}
application!(Push, "push",
(name: impl Into<Argument>, value: impl Into<Argument>),
(),
(name, value));

/// `{digits}[@{tone_duration:uint}]`
///
/// Sends DTMF when the call is answered.
#[derive(Clone, Debug, PartialEq)]
pub struct QueueDtmf {
    /// The digits.
    pub digits: Argument,
    /// Milliseconds of each tone.
    pub tone_duration: Option<u64>,
}
application!(QueueDtmf, "queue_dtmf",
(digits: impl Into<Argument>),
(tone_duration),
(digits, tone_duration));

/// `{min:uint} {max:uint} {file} {variable} {timeout:uint} {terminators}[ {digit_timeout:uint}]`
///
/// Plays a file and collects digits; timeouts in milliseconds.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The least.
    pub min: u64,
    /// The most.
    pub max: u64,
    /// The file.
    pub file: Argument,
    /// The variable.
    pub variable: Argument,
    /// How long.
    pub timeout: u64,
    /// Digits that end the input; `none` for none.
    pub terminators: Argument,
    /// Milliseconds between two digits.
    pub digit_timeout: Option<u64>,
}
application!(Read, "read",
(min: u64, max: u64, file: impl Into<Argument>, variable: impl Into<Argument>, timeout: u64, terminators: impl Into<Argument>),
(digit_timeout),
(min, max, file, variable, timeout, terminators, digit_timeout));

/// `{path}[ {limit:uint}[ {silence_thresh:uint}[ {silence_hits:uint}]]]`
///
/// Records the caller; the limit in seconds.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The file.
    pub path: Argument,
    /// How many seconds at most.
    pub limit: Option<u64>,
    /// Below which level it is silent.
    pub silence_thresh: Option<u64>,
    /// After how many silent frames the recording ends.
    pub silence_hits: Option<u64>,
}
application!(Record, "record",
(path: impl Into<Argument>),
(limit, silence_thresh, silence_hits),
(path, limit, silence_thresh, silence_hits));

/// `{path}[ {limit}]`
///
/// Records the call; the limit is `+seconds`.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordSession {
    /// The file.
    pub path: Argument,
    /// How many seconds at most.
    pub limit: Option<Argument>,
}
application!(RecordSession, "record_session",
(path: impl Into<Argument>),
(limit),
(path, limit));

/// `{path:text}`
///
/// Records silence from here on.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordSessionMask {
    /// The file.
    pub path: Argument,
}
application!(RecordSessionMask, "record_session_mask",
(path: impl Into<Argument>),
(),
(path));

/// `{path:text}`
///
/// Stops a recording for a while.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordSessionPause {
    /// The file.
    pub path: Argument,
}
application!(RecordSessionPause, "record_session_pause",
(path: impl Into<Argument>),
(),
(path));

/// `{path:text}`
///
/// Goes on with a recording.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordSessionResume {
    /// The file.
    pub path: Argument,
}
application!(RecordSessionResume, "record_session_resume",
(path: impl Into<Argument>),
(),
(path));

/// `{path:text}`
///
/// Records audio again.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordSessionUnmask {
    /// The file.
    pub path: Argument,
}
application!(RecordSessionUnmask, "record_session_unmask",
(path: impl Into<Argument>),
(),
(path));

/// `recovery_refresh`
///
/// Refreshes what recovery needs.
#[derive(Clone, Debug, PartialEq)]
pub struct RecoveryRefresh {}
application!(RecoveryRefresh, "recovery_refresh", (), (), ());

/// `{uri:text}`
///
/// Answers an incoming SIP call with a redirect.
#[derive(Clone, Debug, PartialEq)]
pub struct Redirect {
    /// The SIP URI.
    pub uri: Argument,
}
application!(Redirect, "redirect",
(uri: impl Into<Argument>),
(),
(uri));

/// `[{function}]`
///
/// Removes media bugs.
#[derive(Clone, Debug, PartialEq)]
pub struct RemoveBugs {
    /// The function.
    pub function: Option<Argument>,
}
application!(RemoveBugs, "remove_bugs", (), (function), (function));

/// `{from} {to}`
///
/// Renames a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Rename {
    /// The file.
    pub from: Argument,
    /// The new name, or the end.
    pub to: Argument,
}
application!(Rename, "rename",
(from: impl Into<Argument>, to: impl Into<Argument>),
(),
(from, to));

/// `{response:text}`
///
/// Answers an incoming SIP call: `486 Busy Here`.
#[derive(Clone, Debug, PartialEq)]
pub struct Respond {
    /// The code and its text.
    pub response: Argument,
}
application!(Respond, "respond",
(response: impl Into<Argument>),
(),
(response));

/// `reuse_caller_profile`
///
/// Keeps the caller profile through transfers.
#[derive(Clone, Debug, PartialEq)]
pub struct ReuseCallerProfile {}
application!(ReuseCallerProfile, "reuse_caller_profile", (), (), ());

/// `ring_ready`
///
/// Rings.
#[derive(Clone, Debug, PartialEq)]
pub struct RingReady {}
application!(RingReady, "ring_ready", (), (), ());

/// `{module}[:{language}] {type} {method}[ {gender}] {text}`
///
/// Says a number, a time, ...
#[derive(Clone, Debug, PartialEq)]
pub struct Say {
    /// The module, `mod_sofia`.
    pub module: Argument,
    /// The language, `en`.
    pub language: Option<Argument>,
    /// The type.
    pub r#type: Argument,
    /// How: pronounced, iterated, counted.
    pub method: Argument,
    /// The grammatical gender.
    pub gender: Option<Argument>,
    /// The text.
    pub text: Argument,
}
application!(Say, "say",
(module: impl Into<Argument>, r#type: impl Into<Argument>, method: impl Into<Argument>, text: impl Into<Argument>),
(language, gender),
(module, language, r#type, method, gender, text));

choices! {
/// Which legs; the channel's own without it.
SchedBroadcastLegs {
/// `aleg`
Aleg = "aleg",
/// `bleg`
Bleg = "bleg",
/// `both`
Both = "both",
}
}

/// `{time:time} {path}[ {legs:aleg|bleg|both}]`
///
/// Plays a file later.
#[derive(Clone, Debug, PartialEq)]
pub struct SchedBroadcast {
    /// When.
    pub time: Schedule,
    /// The file.
    pub path: Argument,
    /// Which legs; the channel's own without it.
    pub legs: Option<SchedBroadcastLegs>,
}
application!(SchedBroadcast, "sched_broadcast",
(time: impl Into<Schedule>, path: impl Into<Argument>),
(legs),
(time, path, legs));

/// `[{group}]`
///
/// Takes scheduled tasks back.
#[derive(Clone, Debug, PartialEq)]
pub struct SchedCancel {
    /// The group; `none` for no group of tasks.
    pub group: Option<Argument>,
}
application!(SchedCancel, "sched_cancel", (), (group), (group));

/// `{time:time}[ {cause:cause}]`
///
/// Hangs up later.
#[derive(Clone, Debug, PartialEq)]
pub struct SchedHangup {
    /// When.
    pub time: Schedule,
    /// The hangup cause.
    pub cause: Option<HangupCause>,
}
application!(SchedHangup, "sched_hangup",
(time: impl Into<Schedule>),
(cause),
(time, cause));

/// `[{seconds:uint}]`
///
/// Fires SESSION_HEARTBEAT every so many seconds.
#[derive(Clone, Debug, PartialEq)]
pub struct SchedHeartbeat {
    /// How many seconds.
    pub seconds: Option<u64>,
}
application!(SchedHeartbeat, "sched_heartbeat", (), (seconds), (seconds));

/// `{time:time} {extension}[ {dialplan}[ {context}]]`
///
/// Transfers later.
#[derive(Clone, Debug, PartialEq)]
pub struct SchedTransfer {
    /// When.
    pub time: Schedule,
    /// The extension; in a file's name what follows the dot.
    pub extension: Argument,
    /// The dialplan.
    pub dialplan: Option<Argument>,
    /// The context.
    pub context: Option<Argument>,
}
application!(SchedTransfer, "sched_transfer",
(time: impl Into<Schedule>, extension: impl Into<Argument>),
(dialplan, context),
(time, extension, dialplan, context));

/// `{display:text}`
///
/// Changes what the phone shows.
#[derive(Clone, Debug, PartialEq)]
pub struct SendDisplay {
    /// What the phone shows.
    pub display: Argument,
}
application!(SendDisplay, "send_display",
(display: impl Into<Argument>),
(),
(display));

/// `{digits}[@{tone_duration:uint}]`
///
/// Sends DTMF.
#[derive(Clone, Debug, PartialEq)]
pub struct SendDtmf {
    /// The digits.
    pub digits: Argument,
    /// Milliseconds of each tone.
    pub tone_duration: Option<u64>,
}
application!(SendDtmf, "send_dtmf",
(digits: impl Into<Argument>),
(tone_duration),
(digits, tone_duration));

/// `{info:text}`
///
/// Sends INFO.
#[derive(Clone, Debug, PartialEq)]
pub struct SendInfo {
    /// The text.
    pub info: Argument,
}
application!(SendInfo, "send_info",
(info: impl Into<Argument>),
(),
(info));

/// `{level}`
///
/// Sets the log level of this channel.
#[derive(Clone, Debug, PartialEq)]
pub struct SessionLoglevel {
    /// The level.
    pub level: Argument,
}
application!(SessionLoglevel, "session_loglevel",
(level: impl Into<Argument>),
(),
(level));

/// `{name}={value:argument}`
///
/// Sets a variable of the channel.
///
/// The value is expanded once more.
#[derive(Clone, Debug, PartialEq)]
pub struct Set {
    /// The name.
    pub name: Argument,
    /// The value.
    pub value: Argument,
}
application!(Set, "set",
(name: impl Into<Argument>, value: impl Into<Argument>),
(),
(name, value));

choices! {
/// Which direction.
SetAudioLevelDirection {
/// `read`
Read = "read",
/// `write`
Write = "write",
}
}

/// `{direction:read|write} {level:int(-4..4)}`
///
/// Makes a direction louder or softer.
#[derive(Clone, Debug, PartialEq)]
pub struct SetAudioLevel {
    /// Which direction.
    pub direction: SetAudioLevelDirection,
    /// The level.
    pub level: i64,
}
application!(SetAudioLevel, "set_audio_level",
(direction: SetAudioLevelDirection, level: i64),
(),
(direction, level));

/// `{name}={value:text}`
///
/// Sets a global variable.
#[derive(Clone, Debug, PartialEq)]
pub struct SetGlobal {
    /// The name.
    pub name: Argument,
    /// The value.
    pub value: Argument,
}
application!(SetGlobal, "set_global",
(name: impl Into<Argument>, value: impl Into<Argument>),
(),
(name, value));

/// `set_media_stats`
///
/// Puts media statistics into variables.
#[derive(Clone, Debug, PartialEq)]
pub struct SetMediaStats {}
application!(SetMediaStats, "set_media_stats", (), (), ());

choices! {
/// Which direction.
SetMuteDirection {
/// `read`
Read = "read",
/// `write`
Write = "write",
}
}

/// `{direction:read|write} {state}`
///
/// Mutes a direction.
#[derive(Clone, Debug, PartialEq)]
pub struct SetMute {
    /// Which direction.
    pub direction: SetMuteDirection,
    /// The state.
    pub state: Argument,
}
application!(SetMute, "set_mute",
(direction: SetMuteDirection, state: impl Into<Argument>),
(),
(direction, state));

/// `{name:text}`
///
/// Names the channel.
#[derive(Clone, Debug, PartialEq)]
pub struct SetName {
    /// The name.
    pub name: Argument,
}
application!(SetName, "set_name",
(name: impl Into<Argument>),
(),
(name));

/// `{name}={value:text}`
///
/// Changes the caller profile.
#[derive(Clone, Debug, PartialEq)]
pub struct SetProfileVar {
    /// The name.
    pub name: Argument,
    /// The value.
    pub value: Argument,
}
application!(SetProfileVar, "set_profile_var",
(name: impl Into<Argument>, value: impl Into<Argument>),
(),
(name, value));

/// `{user}@{domain}[ {prefix}]`
///
/// Sets the variables of a user of the directory.
#[derive(Clone, Debug, PartialEq)]
pub struct SetUser {
    /// The user.
    pub user: Argument,
    /// The domain.
    pub domain: Argument,
    /// What is put before the variables' names.
    pub prefix: Option<Argument>,
}
application!(SetUser, "set_user",
(user: impl Into<Argument>, domain: impl Into<Argument>),
(prefix),
(user, domain, prefix));

/// `set_zombie_exec`
///
/// Lets the channel run applications after it hung up.
#[derive(Clone, Debug, PartialEq)]
pub struct SetZombieExec {}
application!(SetZombieExec, "set_zombie_exec", (), (), ());

/// `{milliseconds:uint}`
///
/// Waits.
#[derive(Clone, Debug, PartialEq)]
pub struct Sleep {
    /// How long, in milliseconds.
    pub milliseconds: u64,
}
application!(Sleep, "sleep",
(milliseconds: u64),
(),
(milliseconds));

/// `{key}[ {music_a}[ {music_b}]]`
///
/// Puts the partner on hold until a key is pressed.
#[derive(Clone, Debug, PartialEq)]
pub struct SoftHold {
    /// The key.
    pub key: Argument,
    /// What this side hears.
    pub music_a: Option<Argument>,
    /// What the other side hears.
    pub music_b: Option<Argument>,
}
application!(SoftHold, "soft_hold",
(key: impl Into<Argument>),
(music_a, music_b),
(key, music_a, music_b));

/// `[{setting:text}]`
///
/// Analyses audio.
#[derive(Clone, Debug, PartialEq)]
pub struct SoundTest {
    /// The setting.
    pub setting: Option<Argument>,
}
application!(SoundTest, "sound_test", (), (setting), (setting));

/// `{engine}|{voice}|{text}`
///
/// Speaks a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Speak {
    /// The speech engine.
    pub engine: Argument,
    /// The voice.
    pub voice: Argument,
    /// The text.
    pub text: Argument,
}
application!(Speak, "speak",
(engine: impl Into<Argument>, voice: impl Into<Argument>, text: impl Into<Argument>),
(),
(engine, voice, text));

/// `start_dtmf`
///
/// Looks for DTMF in the audio.
#[derive(Clone, Debug, PartialEq)]
pub struct StartDtmf {}
application!(StartDtmf, "start_dtmf", (), (), ());

/// `start_dtmf_generate`
///
/// Sends DTMF in the audio.
#[derive(Clone, Debug, PartialEq)]
pub struct StartDtmfGenerate {}
application!(StartDtmfGenerate, "start_dtmf_generate", (), (), ());

/// `stop`
///
/// Does nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {}
application!(Stop, "stop", (), (), ());

/// `{path:text}`
///
/// Ends displace_session.
#[derive(Clone, Debug, PartialEq)]
pub struct StopDisplaceSession {
    /// The file.
    pub path: Argument,
}
application!(StopDisplaceSession, "stop_displace_session",
(path: impl Into<Argument>),
(),
(path));

/// `stop_dtmf`
///
/// Ends start_dtmf.
#[derive(Clone, Debug, PartialEq)]
pub struct StopDtmf {}
application!(StopDtmf, "stop_dtmf", (), (), ());

/// `[{direction:=write}]`
///
/// Ends start_dtmf_generate.
#[derive(Clone, Debug, PartialEq)]
pub struct StopDtmfGenerate {
    /// Which direction.
    pub direction: bool,
}
application!(StopDtmfGenerate, "stop_dtmf_generate", (), (direction), (direction));

/// `{path:text}`
///
/// Ends a recording; `all` all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct StopRecordSession {
    /// The file.
    pub path: Argument,
}
application!(StopRecordSession, "stop_record_session",
(path: impl Into<Argument>),
(),
(path));

/// `stop_tone_detect`
///
/// Ends tone_detect.
#[derive(Clone, Debug, PartialEq)]
pub struct StopToneDetect {}
application!(StopToneDetect, "stop_tone_detect", (), (), ());

/// `{path:text}`
///
/// Ends video_write_overlay.
#[derive(Clone, Debug, PartialEq)]
pub struct StopVideoWriteOverlay {
    /// The file.
    pub path: Argument,
}
application!(StopVideoWriteOverlay, "stop_video_write_overlay",
(path: impl Into<Argument>),
(),
(path));

/// `[{epoch:uint}|]{format:text}`
///
/// Formats the time.
#[derive(Clone, Debug, PartialEq)]
pub struct Strftime {
    /// The time, in seconds since 1970.
    pub epoch: Option<u64>,
    /// The format.
    pub format: Argument,
}
application!(Strftime, "strftime",
(format: impl Into<Argument>),
(epoch),
(epoch, format));

/// `{command:text}`
///
/// Runs a shell command.
///
/// Runs a shell or a program.
#[derive(Clone, Debug, PartialEq)]
pub struct System {
    /// The command and its arguments.
    pub command: Argument,
}
application!(System, "system",
(command: impl Into<Argument>),
(),
(command));

/// `{uuid}`
///
/// Joins another channel's call.
#[derive(Clone, Debug, PartialEq)]
pub struct ThreeWay {
    /// The channel's UUID.
    pub uuid: Argument,
}
application!(ThreeWay, "three_way",
(uuid: impl Into<Argument>),
(),
(uuid));

/// `{key} {tone_spec}[ {flags} {timeout} {application} {argument:argument}[ {hits:uint}]]`
///
/// Looks for tones: an event, and an application that runs then.
///
/// The argument is expanded once more.
#[derive(Clone, Debug, PartialEq)]
pub struct ToneDetect {
    /// The key.
    pub key: Argument,
    /// The frequencies, separated by commas.
    pub tone_spec: Argument,
    /// Flags.
    pub flags: Option<Argument>,
    /// How long.
    pub timeout: Option<Argument>,
    /// The application.
    pub application: Option<Argument>,
    /// Its argument.
    pub argument: Option<Argument>,
    /// How many frames.
    pub hits: Option<u64>,
}
application!(ToneDetect, "tone_detect",
(key: impl Into<Argument>, tone_spec: impl Into<Argument>),
(flags, timeout, application, argument, hits),
(key, tone_spec, flags, timeout, application, argument, hits));

choices! {
/// Which leg.
TransferLeg {
/// `-bleg`
Bleg = "-bleg",
/// `-both`
Both = "-both",
}
}

/// `[{leg:-bleg|-both} ]{extension}[ {dialplan}[ {context}]]`
///
/// Goes to another extension.
#[derive(Clone, Debug, PartialEq)]
pub struct Transfer {
    /// Which leg.
    pub leg: Option<TransferLeg>,
    /// The extension; in a file's name what follows the dot.
    pub extension: Argument,
    /// The dialplan.
    pub dialplan: Option<Argument>,
    /// The context.
    pub context: Option<Argument>,
}
application!(Transfer, "transfer",
(extension: impl Into<Argument>),
(leg, dialplan, context),
(leg, extension, dialplan, context));

/// `{names:text}`
///
/// Takes variables to the partner; `~` in front of a prefix.
#[derive(Clone, Debug, PartialEq)]
pub struct TransferVars {
    /// The names.
    pub names: Argument,
}
application!(TransferVars, "transfer_vars",
(names: impl Into<Argument>),
(),
(names));

/// `[{key}]`
///
/// Takes a binding back.
#[derive(Clone, Debug, PartialEq)]
pub struct UnbindMetaApp {
    /// The key.
    pub key: Option<Argument>,
}
application!(UnbindMetaApp, "unbind_meta_app", (), (key), (key));

/// `unblock_dtmf`
///
/// Lets DTMF through again.
#[derive(Clone, Debug, PartialEq)]
pub struct UnblockDtmf {}
application!(UnblockDtmf, "unblock_dtmf", (), (), ());

/// `unhold`
///
/// Ends hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Unhold {}
application!(Unhold, "unhold", (), (), ());

/// `{name}`
///
/// Unsets a variable.
#[derive(Clone, Debug, PartialEq)]
pub struct Unset {
    /// The name.
    pub name: Argument,
}
application!(Unset, "unset",
(name: impl Into<Argument>),
(),
(name));

/// `{name}={value:argument}`
///
/// Puts a value at the beginning of an array.
///
/// The value is expanded once more.
#[derive(Clone, Debug, PartialEq)]
pub struct Unshift {
    /// The name.
    pub name: Argument,
    /// The value.
    pub value: Argument,
}
application!(Unshift, "unshift",
(name: impl Into<Argument>, value: impl Into<Argument>),
(),
(name, value));

/// `[{mode:int}]`
///
/// Tests voice detection.
#[derive(Clone, Debug, PartialEq)]
pub struct VadTest {
    /// Which kind; of `conference list` count, summary or pretty.
    pub mode: Option<i64>,
}
application!(VadTest, "vad_test", (), (mode), (mode));

/// `verbose_events`
///
/// Puts every variable into every event of this channel.
#[derive(Clone, Debug, PartialEq)]
pub struct VerboseEvents {}
application!(VerboseEvents, "verbose_events", (), (), ());

choices! {
/// The state.
VideoDecodeState {
/// `on`
On = "on",
/// `wait`
Wait = "wait",
/// `off`
Off = "off",
}
}

/// `[{state:on|wait|off}]`
///
/// Whether video is decoded.
#[derive(Clone, Debug, PartialEq)]
pub struct VideoDecode {
    /// The state.
    pub state: Option<VideoDecodeState>,
}
application!(VideoDecode, "video_decode", (), (state), (state));

choices! {
/// Which kind; of `conference list` count, summary or pretty.
VideoRefreshMode {
/// `manual`
Manual = "manual",
/// `auto`
Auto = "auto",
}
}

/// `[{mode:manual|auto}]`
///
/// Asks for a video picture.
#[derive(Clone, Debug, PartialEq)]
pub struct VideoRefresh {
    /// Which kind; of `conference list` count, summary or pretty.
    pub mode: Option<VideoRefreshMode>,
}
application!(VideoRefresh, "video_refresh", (), (mode), (mode));

/// `{path}[ {position}[ {alpha:uint}]]`
///
/// Puts a picture over the video.
#[derive(Clone, Debug, PartialEq)]
pub struct VideoWriteOverlay {
    /// The file.
    pub path: Argument,
    /// The position.
    pub position: Option<Argument>,
    /// How opaque, from 0 to 255.
    pub alpha: Option<u64>,
}
application!(VideoWriteOverlay, "video_write_overlay",
(path: impl Into<Argument>),
(position, alpha),
(path, position, alpha));

/// `wait_for_answer`
///
/// Waits until the call is answered.
#[derive(Clone, Debug, PartialEq)]
pub struct WaitForAnswer {}
application!(WaitForAnswer, "wait_for_answer", (), (), ());

/// `{threshold:uint} {hits:uint} {listen_hits:uint} {timeout_ms:uint}[ {file}]`
///
/// Waits until nobody speaks.
#[derive(Clone, Debug, PartialEq)]
pub struct WaitForSilence {
    /// The level.
    pub threshold: u64,
    /// How many frames.
    pub hits: u64,
    /// How many frames must be heard before.
    pub listen_hits: u64,
    /// Milliseconds until it gives up.
    pub timeout_ms: u64,
    /// The file.
    pub file: Option<Argument>,
}
application!(WaitForSilence, "wait_for_silence",
(threshold: u64, hits: u64, listen_hits: u64, timeout_ms: u64),
(file),
(threshold, hits, listen_hits, timeout_ms, file));

/// `[{milliseconds:uint}]`
///
/// Waits for video.
#[derive(Clone, Debug, PartialEq)]
pub struct WaitForVideoReady {
    /// How long, in milliseconds.
    pub milliseconds: Option<u64>,
}
application!(WaitForVideoReady, "wait_for_video_ready", (), (milliseconds), (milliseconds));

/// `{queue}`
///
/// Waits in a queue for an agent.
#[derive(Clone, Debug, PartialEq)]
pub struct Callcenter {
    /// The queue, `name@domain`.
    pub queue: Argument,
}
application!(Callcenter, "callcenter",
(queue: impl Into<Argument>),
(),
(queue));

/// `{agent}`
///
/// Counts the call as one of an agent's.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterTrack {
    /// The agent, `name@domain`.
    pub agent: Argument,
}
application!(CallcenterTrack, "callcenter_track",
(agent: impl Into<Argument>),
(),
(agent));

/// `{conference}[@{profile}][+{pin}]`
///
/// Takes part in a conference.
#[derive(Clone, Debug, PartialEq)]
pub struct Conference {
    /// The conference.
    pub conference: Argument,
    /// The SIP profile, or the part before the slash.
    pub profile: Option<Argument>,
    /// The PIN.
    pub pin: Option<Argument>,
}
application!(Conference, "conference",
(conference: impl Into<Argument>),
(profile, pin),
(conference, profile, pin));

/// `{dial_string:dial}`
///
/// Adds somebody to call when the conference is entered.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceSetAutoOutcall {
    /// Whom to call.
    pub dial_string: DialString,
}
application!(ConferenceSetAutoOutcall, "conference_set_auto_outcall",
(dial_string: impl Into<DialString>),
(),
(dial_string));

choices! {
/// What it does.
DbAction {
/// `insert`
Insert = "insert",
/// `delete`
Delete = "delete",
}
}

/// `{action:insert|delete}/{realm}/{key}[/{value}]`
///
/// Keeps a value in the database, or drops it.
#[derive(Clone, Debug, PartialEq)]
pub struct Db {
    /// What it does.
    pub action: DbAction,
    /// The realm.
    pub realm: Argument,
    /// The key.
    pub key: Argument,
    /// The value.
    pub value: Option<Argument>,
}
application!(Db, "db",
(action: DbAction, realm: impl Into<Argument>, key: impl Into<Argument>),
(value),
(action, realm, key, value));

choices! {
/// What it does.
GroupAction {
/// `insert`
Insert = "insert",
/// `delete`
Delete = "delete",
}
}

/// `{action:insert|delete}:{group}:{url}`
///
/// Puts a dial string into a group, or takes it out.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What it does.
    pub action: GroupAction,
    /// The group; `none` for no group of tasks.
    pub group: Argument,
    /// The URL or dial string.
    pub url: Argument,
}
application!(Group, "group",
(action: GroupAction, group: impl Into<Argument>, url: impl Into<Argument>),
(),
(action, group, url));

choices! {
/// What it does.
HashAction {
/// `insert`
Insert = "insert",
/// `insert_ifempty`
InsertIfempty = "insert_ifempty",
/// `delete`
Delete = "delete",
/// `delete_ifmatch`
DeleteIfmatch = "delete_ifmatch",
}
}

/// `{action:insert|insert_ifempty|delete|delete_ifmatch}/{realm}/{key}[/{value}]`
///
/// Keeps a value in memory, or drops it.
#[derive(Clone, Debug, PartialEq)]
pub struct Hash {
    /// What it does.
    pub action: HashAction,
    /// The realm.
    pub realm: Argument,
    /// The key.
    pub key: Argument,
    /// The value.
    pub value: Option<Argument>,
}
application!(Hash, "hash",
(action: HashAction, realm: impl Into<Argument>, key: impl Into<Argument>),
(value),
(action, realm, key, value));

choices! {
/// in waits, out serves.
FifoRole {
/// `in`
In = "in",
/// `out`
Out = "out",
}
}

/// `{fifo}[ {role:in|out}[ {options:text}]]`
///
/// Waits in a queue (in), or serves it (out).
#[derive(Clone, Debug, PartialEq)]
pub struct Fifo {
    /// The queue.
    pub fifo: Argument,
    /// in waits, out serves.
    pub role: Option<FifoRole>,
    /// More words of the application.
    pub options: Option<Argument>,
}
application!(Fifo, "fifo",
(fifo: impl Into<Argument>),
(role, options),
(fifo, role, options));

/// `{uuid}`
///
/// Counts the call as one of an outbound member's.
#[derive(Clone, Debug, PartialEq)]
pub struct FifoTrackCall {
    /// The channel's UUID.
    pub uuid: Argument,
}
application!(FifoTrackCall, "fifo_track_call",
(uuid: impl Into<Argument>),
(),
(uuid));

/// `{script:text}`
///
/// Runs a script with the call as its session.
#[derive(Clone, Debug, PartialEq)]
pub struct Lua {
    /// The script and its arguments.
    pub script: Argument,
}
application!(Lua, "lua",
(script: impl Into<Argument>),
(),
(script));

/// `{host}[ {asynchronous:=async}][ {full:flag}]`
///
/// Connects to an outbound event socket server: `host:port`.
///
/// Several hosts are separated by `|`.
#[derive(Clone, Debug, PartialEq)]
pub struct Socket {
    /// The server.
    pub host: Argument,
    /// Answers come before an application has ended.
    pub asynchronous: bool,
    /// All commands are allowed.
    pub full: bool,
}
application!(Socket, "socket",
(host: impl Into<Argument>),
(asynchronous, full),
(host, asynchronous, full));

/// `{file:text}`
///
/// Receives a file.
#[derive(Clone, Debug, PartialEq)]
pub struct MsrpRecvFile {
    /// The file.
    pub file: Argument,
}
application!(MsrpRecvFile, "msrp_recv_file",
(file: impl Into<Argument>),
(),
(file));

/// `{file:text}`
///
/// Sends a file.
#[derive(Clone, Debug, PartialEq)]
pub struct MsrpSendFile {
    /// The file.
    pub file: Argument,
}
application!(MsrpSendFile, "msrp_send_file",
(file: impl Into<Argument>),
(),
(file));

/// `[{text:text}]`
///
/// Ends the delivery of a message.
#[derive(Clone, Debug, PartialEq)]
pub struct Final {
    /// The text.
    pub text: Option<Argument>,
}
application!(Final, "final", (), (text), (text));

/// `[{text:text}]`
///
/// Fires the message as an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Fire {
    /// The text.
    pub text: Option<Argument>,
}
application!(Fire, "fire", (), (text), (text));

/// `[{text:text}]`
///
/// Answers the message.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// The text.
    pub text: Option<Argument>,
}
application!(Reply, "reply", (), (text), (text));

/// `[{text:text}]`
///
/// Sends the message on.
#[derive(Clone, Debug, PartialEq)]
pub struct Send {
    /// The text.
    pub text: Option<Argument>,
}
application!(Send, "send", (), (text), (text));

/// `{uuid}`
///
/// For shared lines; not for people.
#[derive(Clone, Debug, PartialEq)]
pub struct SofiaSla {
    /// The channel's UUID.
    pub uuid: Argument,
}
application!(SofiaSla, "sofia_sla",
(uuid: impl Into<Argument>),
(),
(uuid));

/// `sofia_stir_shaken_vs`
///
/// Verifies the Identity header; the result is in sip_verstat.
#[derive(Clone, Debug, PartialEq)]
pub struct SofiaStirShakenVs {}
application!(SofiaStirShakenVs, "sofia_stir_shaken_vs", (), (), ());

/// `{file:text}`
///
/// Receives a fax as TIFF.
#[derive(Clone, Debug, PartialEq)]
pub struct Rxfax {
    /// The file.
    pub file: Argument,
}
application!(Rxfax, "rxfax",
(file: impl Into<Argument>),
(),
(file));

/// `{file:text}`
///
/// Sends a TIFF as fax.
#[derive(Clone, Debug, PartialEq)]
pub struct Txfax {
    /// The file.
    pub file: Argument,
}
application!(Txfax, "txfax",
(file: impl Into<Argument>),
(),
(file));

/// `stopfax`
///
/// Ends a fax.
#[derive(Clone, Debug, PartialEq)]
pub struct Stopfax {}
application!(Stopfax, "stopfax", (), (), ());

choices! {
/// Which direction.
T38GatewayDirection {
/// `self`
Own = "self",
/// `peer`
Peer = "peer",
/// `nocng`
Nocng = "nocng",
}
}

/// `[{direction:self|peer|nocng}]`
///
/// Turns to T.38 when fax tones are heard.
#[derive(Clone, Debug, PartialEq)]
pub struct T38Gateway {
    /// Which direction.
    pub direction: Option<T38GatewayDirection>,
}
application!(T38Gateway, "t38_gateway", (), (direction), (direction));

/// `spandsp_detect_tdd`
///
/// Looks for TDD.
#[derive(Clone, Debug, PartialEq)]
pub struct SpandspDetectTdd {}
application!(SpandspDetectTdd, "spandsp_detect_tdd", (), (), ());

/// `{text:text}`
///
/// Mixes TDD in.
#[derive(Clone, Debug, PartialEq)]
pub struct SpandspInjectTdd {
    /// The text.
    pub text: Argument,
}
application!(SpandspInjectTdd, "spandsp_inject_tdd",
(text: impl Into<Argument>),
(),
(text));

/// `{text:text}`
///
/// Sends TDD.
#[derive(Clone, Debug, PartialEq)]
pub struct SpandspSendTdd {
    /// The text.
    pub text: Argument,
}
application!(SpandspSendTdd, "spandsp_send_tdd",
(text: impl Into<Argument>),
(),
(text));

/// `spandsp_start_dtmf`
///
/// Looks for DTMF in the audio.
#[derive(Clone, Debug, PartialEq)]
pub struct SpandspStartDtmf {}
application!(SpandspStartDtmf, "spandsp_start_dtmf", (), (), ());

/// `{application}[ {argument:argument}[ {timeout:uint}[ {tone_type}]]]`
///
/// Runs an application when fax tones are heard.
///
/// The argument is expanded once more.
#[derive(Clone, Debug, PartialEq)]
pub struct SpandspStartFaxDetect {
    /// The application.
    pub application: Argument,
    /// Its argument.
    pub argument: Option<Argument>,
    /// How long.
    pub timeout: Option<u64>,
    /// Which tone.
    pub tone_type: Option<Argument>,
}
application!(SpandspStartFaxDetect, "spandsp_start_fax_detect",
(application: impl Into<Argument>),
(argument, timeout, tone_type),
(application, argument, timeout, tone_type));

/// `{name}`
///
/// Looks for tones with cadence.
#[derive(Clone, Debug, PartialEq)]
pub struct SpandspStartToneDetect {
    /// The name.
    pub name: Argument,
}
application!(SpandspStartToneDetect, "spandsp_start_tone_detect",
(name: impl Into<Argument>),
(),
(name));

/// `spandsp_stop_detect_tdd`
///
/// Ends that.
#[derive(Clone, Debug, PartialEq)]
pub struct SpandspStopDetectTdd {}
application!(SpandspStopDetectTdd, "spandsp_stop_detect_tdd", (), (), ());

/// `spandsp_stop_dtmf`
///
/// Ends that.
#[derive(Clone, Debug, PartialEq)]
pub struct SpandspStopDtmf {}
application!(SpandspStopDtmf, "spandsp_stop_dtmf", (), (), ());

/// `spandsp_stop_fax_detect`
///
/// Ends that.
#[derive(Clone, Debug, PartialEq)]
pub struct SpandspStopFaxDetect {}
application!(SpandspStopFaxDetect, "spandsp_stop_fax_detect", (), (), ());

/// `spandsp_stop_inject_tdd`
///
/// Ends that.
#[derive(Clone, Debug, PartialEq)]
pub struct SpandspStopInjectTdd {}
application!(SpandspStopInjectTdd, "spandsp_stop_inject_tdd", (), (), ());

/// `spandsp_stop_tone_detect`
///
/// Ends that.
#[derive(Clone, Debug, PartialEq)]
pub struct SpandspStopToneDetect {}
application!(SpandspStopToneDetect, "spandsp_stop_tone_detect", (), (), ());

/// `{lot} {extension}[ {min}[ {max}[ {to}[ {prompt}]]]]`
///
/// Parks the call in a lot; `auto in 8001 8999` finds a place.
#[derive(Clone, Debug, PartialEq)]
pub struct ValetPark {
    /// The parking lot.
    pub lot: Argument,
    /// The extension; in a file's name what follows the dot.
    pub extension: Argument,
    /// The least.
    pub min: Option<Argument>,
    /// The most.
    pub max: Option<Argument>,
    /// The new name, or the end.
    pub to: Option<Argument>,
    /// What is said.
    pub prompt: Option<Argument>,
}
application!(ValetPark, "valet_park",
(lot: impl Into<Argument>, extension: impl Into<Argument>),
(min, max, to, prompt),
(lot, extension, min, max, to, prompt));

/// `unloop`
///
/// Lets a loopback channel leave the call.
#[derive(Clone, Debug, PartialEq)]
pub struct Unloop {}
application!(Unloop, "unloop", (), (), ());
