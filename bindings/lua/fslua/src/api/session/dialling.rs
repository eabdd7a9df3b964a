//! Sessions that a script makes: of a call that there is, or of one that it places.

use std::rc::Rc;

use eslng::{Error, OriginateError, OriginateOptions};
use eslng_engine::command::Application;
use eslng_engine::dial::{DialString, Originate};
use eslng_engine::vocabulary::HangupCause;
use mlua::{Lua, Result};

use super::super::arguments::raise;
use super::{Session, SessionState};

/// How many seconds a call may ring, unless `originate_timeout` says otherwise.
pub(super) const TIMEOUT: u32 = 60;

impl SessionState {
    /// Attaches to the call with this Unique-ID. False: there is none.
    pub(super) fn attach(&self, uuid: &str) -> Result<bool> {
        if let Some(own) = self.context.own.as_ref().filter(|own| own.uuid() == uuid) {
            self.take(own.clone())?;
            return Ok(true);
        }
        match self.context.wait(self.context.switch()?.call(uuid))? {
            Ok(call) => {
                self.take(call)?;
                Ok(true)
            }
            Err(Error::CallLost) => Ok(false),
            Err(error) => self.context.succeeded::<()>(Err(error)).map(|_| false),
        }
    }

    /// Places a call and waits until it is answered, has early media or has failed. It is hung up with the session. When the a-leg ends first, it
    /// is cancelled.
    pub(super) fn dial(&self, lua: &Lua, target: &str, a_leg: Option<&Session>, timeout: u32) -> Result<()> {
        let mut dial = DialString::parse(target).map_err(raise)?;
        for (name, value) in self.said_of_caller(a_leg)? {
            if !says(&dial, name) {
                dial = dial.with(name, value);
            }
        }
        // The script's own word outranks what stands for none.
        let timeout = Some(timeout).filter(|_| !says(&dial, "originate_timeout"));
        let mut originate = Originate::application(dial, Application::new("park"));
        originate.timeout = timeout;
        let client = self.context.switch()?;
        let a_call = a_leg.and_then(|a_leg| a_leg.0.call());
        let begun = self.context.wait(client.originate(originate, OriginateOptions::default()))?;
        let Some(mut calling) = self.context.succeeded(begun)? else {
            self.failure.replace(Some(HangupCause::DestinationOutOfOrder));
            return Ok(());
        };
        let waited = self.context.wait(async {
            let a_leg_ends = async {
                match &a_call {
                    Some(call) => drop(call.wait_for(|status| status.cause.is_some()).await),
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                placed = calling.established() => Some(placed),
                () = a_leg_ends => None,
            }
        });
        let placed = match waited {
            Ok(Some(placed)) => placed,
            // Nobody waits for it any more.
            given_up => {
                self.context.settle(calling.cancel());
                given_up?;
                Err(OriginateError::NotAnswered { cause: HangupCause::OriginatorCancel })
            }
        };
        match placed {
            Ok(call) => {
                self.take(call)?;
                self.auto_hangup.set(true);
            }
            Err(OriginateError::NotAnswered { cause }) => {
                tracing::info!(%cause, "the call did not come about");
                self.failure.replace(Some(cause));
            }
            Err(OriginateError::Client(error)) => {
                self.context.succeeded::<()>(Err(error))?;
                self.failure.replace(Some(HangupCause::DestinationOutOfOrder));
            }
            Err(error) => return Err(raise(error)),
        }
        match a_leg {
            Some(a_leg) => a_leg.0.check_hook(lua),
            None => Ok(()),
        }
    }

    /// Who is to be shown to the called: what `setCallerData` said, else who calls on the a-leg.
    fn said_of_caller(&self, a_leg: Option<&Session>) -> Result<Vec<(&'static str, String)>> {
        let mut said = Vec::new();
        for (field, variable) in
            [("caller_id_name", "origination_caller_id_name"), ("caller_id_number", "origination_caller_id_number")]
        {
            let mut value = self.caller.borrow().get(field).cloned();
            if let (None, Some(a_leg)) = (&value, a_leg) {
                value = a_leg.0.get_variable(&format!("effective_{field}"))?;
                if value.is_none() {
                    value = a_leg.0.get_variable(field)?;
                }
            }
            said.extend(value.filter(|value| !value.is_empty()).map(|value| (variable, value)));
        }
        Ok(said)
    }

    /// `originate(a_leg, dial string[, seconds])`, which is deprecated: 0 is success.
    pub(super) fn originate(self: &Rc<Self>, lua: &Lua, a_leg: Option<&Session>, target: &str, timeout: u32) -> Result<i32> {
        self.dial(lua, target, a_leg, timeout.max(1))?;
        Ok(i32::from(!self.ready()))
    }
}

/// Whether a dial string sets this variable, for whichever leg.
fn says(dial: &DialString, variable: &str) -> bool {
    dial.variables.get(variable).is_some()
        || dial.attempts.iter().any(|attempt| attempt.variables.get(variable).is_some())
        || dial.legs().any(|leg| leg.variables.get(variable).is_some())
}
