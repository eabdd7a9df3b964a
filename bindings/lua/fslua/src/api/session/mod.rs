//! `session` and `freeswitch.Session`.

mod callbacks;
mod dialling;
mod digits;
mod media;
mod methods;
mod signalling;
mod variables;

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

use eslng::{Call, CallStatus, Changes, Dtmf, operations};
use eslng_engine::event;
use eslng_engine::vocabulary::{AnswerState, HangupCause};
use mlua::{Lua, MultiValue, Result};

use super::arguments::Arguments;
use super::context::Context;

pub(crate) use callbacks::Callback;

/// A session in a script's hands. All that stand for the same call share what is known of it.
#[derive(Clone)]
pub(crate) struct Session(pub Rc<SessionState>);

/// A call as one script sees it.
pub(crate) struct SessionState {
    context: Rc<Context>,
    /// `None` before a call and after `destroy`.
    call: RefCell<Option<Call>>,
    /// Why there is no call.
    failure: RefCell<Option<HangupCause>>,
    changes: RefCell<Option<Changes>>,
    /// Digits that came and nobody has read: what a caller types while a file plays. The switch does not keep them, its park and its playback
    /// take them off the channel.
    digits: RefCell<VecDeque<Dtmf>>,
    /// Events for this session alone, and the stream that they come by.
    diverted: RefCell<Option<eslng::EventStream>>,
    input: RefCell<Option<Callback>>,
    hangup_hook: RefCell<Option<Callback>>,
    pub auto_hangup: Cell<bool>,
    /// It was sent elsewhere: the script has it no more.
    transferred: Cell<bool>,
    tts: RefCell<(String, String)>,
    private: RefCell<HashMap<String, String>>,
    /// What `setCallerData` said, for a call that is placed later.
    caller: RefCell<HashMap<String, String>>,
}

impl Session {
    /// The session of a call that there is.
    pub fn of_call(context: &Rc<Context>, call: Call, auto_hangup: bool) -> Result<Session> {
        let session = Session::without_call(context);
        session.0.take(call)?;
        session.0.auto_hangup.set(auto_hangup);
        Ok(session)
    }

    fn without_call(context: &Rc<Context>) -> Session {
        let state = Rc::new(SessionState {
            context: Rc::clone(context),
            call: RefCell::default(),
            failure: RefCell::default(),
            changes: RefCell::default(),
            digits: RefCell::default(),
            diverted: RefCell::default(),
            input: RefCell::default(),
            hangup_hook: RefCell::default(),
            auto_hangup: Cell::new(false),
            transferred: Cell::new(false),
            tts: RefCell::default(),
            private: RefCell::default(),
            caller: RefCell::default(),
        });
        context.note(&state);
        Session(state)
    }

    /// `Session()`, `Session(uuid)`, `Session(dial string[, a_leg])`.
    pub fn construct(context: &Rc<Context>, lua: &Lua, values: &MultiValue) -> Result<Session> {
        let arguments = Arguments::new("freeswitch.Session", values);
        let session = Session::without_call(context);
        let Some(target) = arguments.optional(0)?.filter(|target| !target.is_empty()) else { return Ok(session) };
        let a_leg = match arguments.value(1) {
            mlua::Value::Nil => None,
            value => Some(of(value, "freeswitch.Session")?),
        };
        if !target.contains('/') && session.0.attach(&target)? {
            return Ok(session);
        }
        session.0.dial(lua, &target, a_leg.as_ref(), dialling::TIMEOUT)?;
        Ok(session)
    }
}

/// The session in an argument.
pub(crate) fn of(value: &mlua::Value, function: &str) -> Result<Session> {
    let wrong = || super::arguments::raise(format!("{function}: a Session expected, got {}", value.type_name()));
    let data = value.as_userdata().ok_or_else(wrong)?;
    data.borrow::<Session>().map(|session| session.clone()).map_err(|_| wrong())
}

impl SessionState {
    /// Begins to watch a call.
    fn take(&self, call: Call) -> Result<()> {
        let changes = self.context.wait(call.changes())?;
        // A call that has ended already changes no more.
        self.changes.replace(changes.ok());
        self.call.replace(Some(call));
        Ok(())
    }

    pub fn call(&self) -> Option<Call> {
        self.call.borrow().clone()
    }

    fn status(&self) -> Option<CallStatus> {
        self.call.borrow().as_ref().map(Call::status)
    }

    fn uuid(&self) -> Option<String> {
        self.call.borrow().as_ref().map(|call| call.uuid().to_owned())
    }

    /// Whether the script still has a call.
    fn ready(&self) -> bool {
        !self.transferred.get() && self.status().is_some_and(|status| !status.is_over && status.cause.is_none())
    }

    /// Why it ended: NONE while it has not.
    fn cause(&self) -> HangupCause {
        let failure = self.failure.borrow().clone();
        self.status().and_then(|status| status.cause).or(failure).unwrap_or(HangupCause::None)
    }

    fn is_answered(&self) -> bool {
        self.status().is_some_and(|status| status.is_answered())
    }

    fn has_media(&self) -> bool {
        self.status().is_some_and(|status| {
            status.cause.is_none() && matches!(status.answer_state, Some(AnswerState::Answered | AnswerState::Early))
        })
    }

    /// The last that was said of the channel.
    fn last_event(&self) -> Option<event::Event> {
        self.status()?.end.map(|end| end.event)
    }

    /// Lets go of the call: hangs it up where it is to be, and waits for that.
    pub fn finish(&self) {
        let Some(call) = self.call.take() else { return };
        let status = call.status();
        let is_ours = !self.transferred.get() && !status.is_over && status.cause.is_none();
        if self.auto_hangup.get() && is_ours {
            let hangup = call.run(operations::hangup(Some(HangupCause::NormalClearing)));
            if !matches!(self.context.settle(hangup), Some(Ok(()))) && !call.status().is_over {
                tracing::warn!(uuid = call.uuid(), "the call could not be hung up");
            }
        }
    }
}

impl Drop for SessionState {
    /// A session that a script drops is hung up as its end would, without keeping the script waiting.
    fn drop(&mut self) {
        let Some(call) = self.call.take() else { return };
        let status = call.status();
        if self.auto_hangup.get() && !self.transferred.get() && !status.is_over && status.cause.is_none() {
            let hangup = async move {
                if let Err(error) = call.run(operations::hangup(Some(HangupCause::NormalClearing))).await {
                    tracing::debug!(%error, "a dropped session could not be hung up");
                }
            };
            self.context.note_farewell(self.context.host.runtime.spawn(hangup));
        }
    }
}
