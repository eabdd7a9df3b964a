use super::{HeaderList, Text};
use crate::vocabulary::HangupCause;

/// A message for a channel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SendMsg {
    /// The channel; `None` on an outbound connection: its own.
    pub uuid: Option<Text>,
    /// `call-command` and what belongs to it, in order. `Content-Length` comes from the body.
    pub headers: HeaderList,
    /// A body; an argument with newlines travels so.
    pub body: Option<Text>,
}

/// An application to run on a channel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Execute {
    /// `execute-app-name`.
    pub application: Text,
    /// `execute-app-arg`. One with a newline goes as a `text/plain` body, which is the only way that carries it.
    pub argument: Option<Text>,
    /// `loops`: how often. The switch stops early when a pass takes less than 0.5 s (`in_sendmsg`).
    pub loops: Option<u32>,
    /// `event-lock`: wait for what runs before. Without it a second execute interrupts the first.
    pub event_lock: bool,
    /// `async`.
    pub asynchronous: bool,
    /// `Event-UUID`: comes back as Application-UUID in CHANNEL_EXECUTE and CHANNEL_EXECUTE_COMPLETE.
    pub event_uuid: Option<Text>,
}

impl Execute {
    /// An application and its argument.
    pub fn new(application: impl Into<Text>, argument: impl Into<Text>) -> Self {
        Execute { application: application.into(), argument: Some(argument.into()), ..Execute::default() }
    }
}

impl SendMsg {
    /// Runs an application.
    pub fn execute(uuid: Option<&str>, execute: Execute) -> Self {
        let mut headers: HeaderList =
            vec![("call-command".into(), "execute".into()), ("execute-app-name".into(), execute.application)];
        let mut body = None;
        match execute.argument {
            Some(argument) if argument.contains(&b'\n') => {
                headers.push(("content-type".into(), "text/plain".into()));
                body = Some(argument);
            }
            Some(argument) => headers.push(("execute-app-arg".into(), argument)),
            None => {}
        }
        if let Some(loops) = execute.loops {
            headers.push(("loops".into(), loops.to_string().into()));
        }
        if execute.event_lock {
            headers.push(("event-lock".into(), "true".into()));
        }
        if execute.asynchronous {
            headers.push(("async".into(), "true".into()));
        }
        if let Some(event_uuid) = execute.event_uuid {
            headers.push(("Event-UUID".into(), event_uuid));
        }
        SendMsg { uuid: uuid.map(Into::into), headers, body }
    }

    /// Hangs up.
    pub fn hangup(uuid: Option<&str>, cause: Option<HangupCause>) -> Self {
        let mut headers: HeaderList = vec![("call-command".into(), "hangup".into())];
        headers.extend(cause.map(|cause| ("hangup-cause".into(), cause.as_str().into())));
        SendMsg { uuid: uuid.map(Into::into), headers, body: None }
    }
}
