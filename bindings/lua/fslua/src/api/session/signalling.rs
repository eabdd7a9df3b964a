//! Answering, connecting, moving and ending.

use std::rc::Rc;

use eslng::operations;
use eslng_engine::vocabulary::HangupCause;
use mlua::{Lua, Result};

use super::super::arguments::raise;
use super::SessionState;

impl SessionState {
    /// `hangup([cause])`: waits until the switch has said so.
    pub(super) fn hangup(self: &Rc<Self>, lua: &Lua, cause: &str) -> Result<()> {
        let cause = cause.trim().to_ascii_uppercase();
        let cause = if cause.is_empty() { HangupCause::NormalClearing } else { HangupCause::from(&*cause) };
        let Some(call) = self.call() else { return Ok(()) };
        if self.operate(lua, operations::hangup(Some(cause)))?.is_some() {
            // So that `ready` tells it from here on.
            let ended = call.wait_for(|status| status.cause.is_some() || status.is_over);
            self.context.wait(async { tokio::time::timeout(std::time::Duration::from_secs(5), ended).await.ok() })?;
        }
        self.check_hook(lua)
    }

    /// `transfer(extension[, dialplan[, context]])`: 1 when the call is on its way. It is the script's no more.
    pub(super) fn transfer(
        self: &Rc<Self>,
        lua: &Lua,
        extension: &str,
        dialplan: Option<&str>,
        context: Option<&str>,
    ) -> Result<bool> {
        let given = |word: Option<&str>| word.filter(|word| !word.is_empty()).map(str::to_owned);
        let dialplan = given(dialplan).or_else(|| given(context).map(|_| "XML".to_owned()));
        let operation = operations::transfer(extension, dialplan.as_deref(), given(context).as_deref()).map_err(raise)?;
        let done = self.operate(lua, operation)?.is_some();
        if done {
            self.transferred.set(true);
            self.check_hook(lua)?;
        }
        Ok(done)
    }

    /// `freeswitch.bridge(a, b)`: connects them and waits until they part. A leg that is not hung up goes on with the script.
    pub fn bridge(self: &Rc<Self>, lua: &Lua, other: &Rc<SessionState>) -> Result<()> {
        let (Some(call), Some(other_call)) = (self.call(), other.call()) else {
            tracing::error!(target: "script", "bridge: both sessions must have a call");
            return Ok(());
        };
        if !self.ready() || !other.ready() {
            return Ok(());
        }
        for (state, leg) in [(self, &call), (other, &other_call)] {
            let hangs_up =
                state.get_variable("hangup_after_bridge")?.is_some_and(|value| eslng_engine::vocabulary::is_true(&value));
            if !hangs_up {
                // Else the switch hangs up whom the other leaves.
                state.set_variable("park_after_bridge", "true")?;
            }
            tracing::debug!(uuid = leg.uuid(), "is to be bridged");
        }
        let client = self.context.switch()?;
        let answer = self.context.wait(client.api(format!("uuid_bridge {} {}", call.uuid(), other_call.uuid())))?;
        let Some(answer) = self.context.succeeded(answer)? else { return Ok(()) };
        if answer.error_kind().is_some() {
            tracing::warn!(text = %answer.text().trim(), "the sessions could not be bridged");
            return Ok(());
        }
        let over = |status: &eslng::CallStatus| status.is_over || status.cause.is_some();
        self.context.wait(async {
            let begun = async {
                let _ = call.wait_for(|status| status.is_bridged || over(status)).await;
            };
            tokio::select! {
                () = begun => {}
                _ = other_call.wait_for(|status| over(status)) => {}
            }
            // Where one has seen the end, the other leg's is on its way.
            tokio::select! {
                _ = call.wait_for(|status| !status.is_bridged || over(status)) => {}
                _ = other_call.wait_for(|status| over(status)) => {}
            }
        })?;
        self.check_hook(lua)?;
        other.check_hook(lua)
    }

    /// `waitForAnswer(caller)`: until this one is answered, or one of both has ended.
    pub(super) fn wait_for_answer(self: &Rc<Self>, lua: &Lua, caller: Option<&Rc<SessionState>>) -> Result<()> {
        let Some(call) = self.call() else { return Ok(()) };
        let caller = caller.and_then(|caller| caller.call());
        self.context.wait(async {
            let caller_gone = async {
                match &caller {
                    Some(caller) => drop(caller.ended().await),
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                _ = call.wait_for(|status| status.is_answered() || status.is_over) => {}
                () = caller_gone => {}
            }
        })?;
        self.check_hook(lua)
    }

    /// `destroy([error])`: lets the session go as its end would.
    pub(super) fn destroy(self: &Rc<Self>, error: Option<&str>) -> Result<()> {
        self.finish();
        match error.filter(|error| !error.is_empty()) {
            Some(error) => Err(raise(error)),
            None => Ok(()),
        }
    }
}
