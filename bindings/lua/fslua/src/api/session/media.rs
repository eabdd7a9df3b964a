//! What the caller hears, and what is recorded.

use std::rc::Rc;

use eslng::{Operation, operations};
use eslng_engine::command::app::{Record, TypedApplication};
use eslng_engine::command::{Argument, Execute};
use eslng_engine::event::Event;
use mlua::{Lua, Result};

use super::super::arguments::raise;
use super::SessionState;

/// In front of an argument: `*` ends what plays unless the channel says otherwise, and in mod_lua it does not.
const NO_TERMINATORS: &str = "%[playback_terminators=none]";

impl SessionState {
    /// `streamFile(path[, samples])`: 1 when it was played to its end.
    pub(super) fn stream_file(self: &Rc<Self>, lua: &Lua, path: &str, samples: u64) -> Result<bool> {
        let at = if samples > 0 { format!("{path}@@{samples}") } else { path.to_owned() };
        let text = format!("{NO_TERMINATORS}{}", Argument::text(at).written());
        let played = self.operate_with_input(lua, application("playback", &text))?;
        Ok(played.is_some_and(|event| {
            let response = event.get("Application-Response").unwrap_or_default();
            response != "FILE NOT FOUND" && response != "PLAYBACK ERROR"
        }))
    }

    /// `recordFile(path[, seconds[, threshold[, silence]]])`: 1 when the limit or silence ended it.
    pub(super) fn record_file(self: &Rc<Self>, lua: &Lua, path: &str, limits: [u64; 3]) -> Result<bool> {
        let [seconds, threshold, silence] = limits;
        let mut record = Record::new(path);
        record.limit = Some(seconds);
        record.silence_thresh = Some(threshold).filter(|level| *level > 0);
        record.silence_hits = record.silence_thresh.and(Some(silence)).filter(|hits| *hits > 0);
        // A path that the switch would take apart is refused.
        let written = record.application().map_err(raise)?.argument;
        let text = format!("{NO_TERMINATORS}{}", written.as_ref().map(Argument::written).unwrap_or_default());
        Ok(self.operate_with_input(lua, application("record", &text))?.is_some() && self.ready())
    }

    /// `sleep(ms)`: 1 when it was slept to its end.
    pub(super) fn sleep(self: &Rc<Self>, lua: &Lua, ms: u64) -> Result<bool> {
        Ok(self.operate_with_input(lua, application("sleep", &ms.to_string()))?.is_some())
    }

    /// `speak(text)`, with what `set_tts_params` said.
    pub(super) fn speak(self: &Rc<Self>, lua: &Lua, text: &str) -> Result<bool> {
        let (engine, voice) = self.tts.borrow().clone();
        if engine.is_empty() || voice.is_empty() {
            tracing::error!(target: "script", "speak: say the engine and the voice with set_tts_params first");
            return Ok(false);
        }
        let speak = operations::speak(&engine, &voice, text).map_err(raise)?;
        Ok(self.operate_with_input(lua, speak)?.is_some())
    }

    /// `say(text, module, type, method[, gender])`
    pub(super) fn say(self: &Rc<Self>, lua: &Lua, text: &str, how: [&str; 3], gender: Option<&str>) -> Result<()> {
        let [module, kind, method] = how;
        let operation = match gender.filter(|gender| !gender.is_empty()) {
            None => operations::say(module, kind, method, text).map_err(raise)?,
            Some(gender) => {
                for word in [module, kind, method, gender] {
                    if word.is_empty() || word.contains(|character: char| character.is_whitespace() || character == '$') {
                        return Err(raise(format!("say: {word:?} is no word")));
                    }
                }
                let text = Argument::text(text);
                let line = format!("{module} {kind} {method} {gender} {}", text.written());
                self.operate_with_input(lua, application("say", &line))?;
                return Ok(());
            }
        };
        self.operate_with_input(lua, operation).map(drop)
    }

    /// `sayPhrase(name[, data[, language]])`
    pub(super) fn say_phrase(self: &Rc<Self>, lua: &Lua, name: &str, data: &str, language: &str) -> Result<()> {
        let mut text =
            Argument::text(if data.is_empty() { name.to_owned() } else { format!("{name},{data}") }).written().into_owned();
        if !language.is_empty() {
            if !language.chars().all(|character| character.is_ascii_alphanumeric() || "-_".contains(character)) {
                return Err(raise(format!("sayPhrase: {language:?} is no language")));
            }
            text = format!("%[language={language},default_language={language}]{text}");
        }
        self.operate_with_input(lua, application("phrase", &text)).map(drop)
    }

    /// Any application, without callbacks, its argument expanded by the switch as mod_lua's is. What is pressed meanwhile is the application's.
    pub(super) fn execute(self: &Rc<Self>, lua: &Lua, name: &str, data: Option<&[u8]>) -> Result<Option<Event>> {
        if name.is_empty() {
            return Err(raise("execute: the application's name is empty"));
        }
        let execute = Execute { application: name.as_bytes().to_vec(), argument: data.map(<[u8]>::to_vec), ..Execute::default() };
        let event = self.operate(lua, Operation::execute(execute))?;
        self.note_waiting();
        self.digits.borrow_mut().clear();
        if name.eq_ignore_ascii_case("transfer") {
            self.transferred.set(true);
            self.check_hook(lua)?;
        }
        Ok(event)
    }
}

/// An application with an argument that is written as the switch reads it.
pub(super) fn application(name: &str, written: &str) -> Operation<Event> {
    Operation::execute(Execute::new(name, written))
}

/// What a menu does with a session.
impl super::Session {
    pub fn is_ready(&self) -> bool {
        self.0.note_waiting();
        self.0.ready()
    }

    pub fn set_variable(&self, name: &str, value: &str) -> Result<()> {
        self.0.set_variable(name, value)
    }

    /// Plays a sound, or with `say:` or `phrase:` in front says it; nothing where there is none.
    pub fn play(&self, lua: &Lua, sound: &str) -> Result<()> {
        match sound.is_empty() {
            true => Ok(()),
            false => self.0.stream_file(lua, sound, 0).map(drop),
        }
    }

    pub fn phrase(&self, lua: &Lua, name: &str, data: &str) -> Result<()> {
        self.0.say_phrase(lua, name, data, "")
    }

    pub fn run_application(&self, lua: &Lua, name: &str, data: &str) -> Result<()> {
        self.0.execute(lua, name, Some(data.as_bytes())).map(drop)
    }

    /// Plays a greeting and takes digits once, `#` ends them; empty when none came.
    pub fn ask_digits(&self, lua: &Lua, greeting: &str, most: u64, timeout: u64, between: u64) -> Result<String> {
        let collect = super::digits::Collect { min: 1, max: most, timeout, terminators: "#", between: Some(between), most: None };
        let prompt =
            super::digits::Prompt { tries: 1, file: greeting, invalid_file: "", expression: "", variable: None, failure: None };
        self.0.play_and_get_digits(lua, &collect, &prompt)
    }

    pub fn one_digit(&self, lua: &Lua, timeout: u64) -> Result<String> {
        let collect = super::digits::Collect { min: 1, max: 1, timeout, terminators: "", between: None, most: None };
        self.0.get_digits(lua, &collect)
    }
}
