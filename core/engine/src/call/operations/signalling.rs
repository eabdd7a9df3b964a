//! Answering, connecting, moving and ending.

use crate::call::operation::{Operation, OperationError, Request, accepted, completed, ended, failed};
use crate::command::app::{self, TypedApplication};
use crate::command::{Argument, Execute, SendMsg};
use crate::dial::DialString;
use crate::event::Event;
use crate::vocabulary::{AnswerState, HangupCause};

fn simple(name: &str) -> Operation<()> {
    Operation::new(Request::Execute(Execute { application: name.into(), ..Execute::default() }), ended)
}

/// Answers.
pub fn answer() -> Operation<()> {
    Operation::new(Request::Execute(Execute { application: "answer".into(), ..Execute::default() }), |outcome| {
        let event = completed(outcome)?;
        match event.get("Answer-State").map(|state| AnswerState::from(&*state)) {
            None | Some(AnswerState::Answered) => Ok(()),
            Some(state) => Err(failed("answer".to_owned(), event, format!("the call is {} afterwards", state.as_str()))),
        }
    })
}

/// Opens early media: the caller hears us, and is not charged.
pub fn pre_answer() -> Operation<()> {
    simple("pre_answer")
}

/// Tells the caller that it rings.
pub fn ring_ready() -> Operation<()> {
    simple("ring_ready")
}

/// Hangs up; the end of the call tells the rest. `None`: NORMAL_CLEARING.
pub fn hangup(cause: Option<HangupCause>) -> Operation<()> {
    Operation::new(Request::Message(SendMsg::hangup(None, cause)), accepted)
}

/// How a bridge ended.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct BridgeEnd {
    /// The Unique-ID of the leg that answered (`last_bridge_to`).
    pub other: Option<String>,
    /// Why the other leg ended (`bridge_hangup_cause`).
    pub cause: Option<HangupCause>,
    /// The CHANNEL_EXECUTE_COMPLETE event.
    pub event: Event,
}

/// Calls others and connects the first who answers; ends when that leg ends, if this call goes on (`hangup_after_bridge` says
/// whether it does). Nobody reached is a failure, with the cause.
///
/// # Errors
/// A dial string that can't be expressed.
pub fn bridge(dial: impl Into<DialString>) -> Result<Operation<BridgeEnd>, OperationError> {
    let execute = app::Bridge::new(dial).execute()?;
    Ok(Operation::new(Request::Execute(execute), |outcome| {
        let event = completed(outcome)?;
        let variable = |name: &str| event.get(&format!("variable_{name}")).map(|value| value.into_owned());
        match variable("originate_disposition") {
            Some(disposition) if disposition != "SUCCESS" => Err(failed("bridge".to_owned(), event, disposition)),
            _ => Ok(BridgeEnd {
                other: variable("last_bridge_to"),
                cause: variable("bridge_hangup_cause").map(|cause| (&*cause).into()),
                event: event.clone(),
            }),
        }
    }))
}

/// Sends the call to an extension. It leaves what runs on it; an outbound connection that lingers still tells of its end.
///
/// # Errors
/// An argument that can't be expressed.
pub fn transfer(extension: &str, dialplan: Option<&str>, context: Option<&str>) -> Result<Operation<()>, OperationError> {
    let mut transfer = app::Transfer::new(extension);
    transfer.dialplan = dialplan.map(Argument::text);
    transfer.context = context.map(Argument::text);
    Ok(Operation::new(Request::Execute(transfer.execute()?), ended))
}

/// Puts the far end on hold.
pub fn hold() -> Operation<()> {
    simple("hold")
}

/// Takes the far end off hold.
pub fn unhold() -> Operation<()> {
    simple("unhold")
}

/// Lets the call wait in the switch; ends when it has been asked for. The variable `park_timeout` (seconds) bounds it.
pub fn park() -> Operation<()> {
    Operation::new(
        Request::Message(SendMsg::execute(None, Execute { application: "park".into(), ..Execute::default() })),
        accepted,
    )
}
