//! Callbacks by the names of globals, called where mod_lua calls them: input callbacks while a file plays, a phrase is said, a recording runs or
//! the session sleeps; the hangup hook around every method that waits. Never during `execute()`.

use std::pin::pin;
use std::rc::Rc;

use eslng::{CallChange, Delivery, Dtmf, Error, Interest, Operation, operations};
use eslng_engine::command::Command;
use mlua::{Function, IntoLuaMulti, Lua, MultiValue, Result, Value};

use super::super::event::Event;
use super::{Session, SessionState};
use crate::limits::{Reason, Stopped};

/// A function and an argument, each the name of a global. An argument of that name that there is not is `nil`; an empty one is not passed.
#[derive(Clone, Debug)]
pub(crate) struct Callback {
    pub function: String,
    pub argument: Option<String>,
}

/// How long what was told to stop is waited for until it is told again: an application that had not begun yet has not heard it.
const AGAIN: std::time::Duration = std::time::Duration::from_millis(200);

/// What a wait woke up for.
enum Woke<T> {
    Done(T),
    Change(Option<CallChange>),
    Diverted(Option<Delivery>),
    Time,
}

/// What an input callback wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    GoOn,
    Stop,
    /// `uuid_fileman`'s command.
    File(String),
}

impl SessionState {
    /// Runs an operation during which input callbacks are called. `None`: it did not succeed, or a callback stopped it.
    pub(super) fn operate_with_input<T>(self: &Rc<Self>, lua: &Lua, operation: Operation<T>) -> Result<Option<T>> {
        self.check_hook(lua)?;
        let Some(call) = self.call() else { return Ok(None) };
        if !self.ready() {
            return Ok(None);
        }
        let mut running = pin!(call.run(operation));
        // What waited before it began is the callback's too, once the operation is on its way.
        let mut is_begun = false;
        let mut is_stopped = false;
        let outcome = loop {
            let input = self.input.borrow().clone().filter(|_| !is_stopped);
            let queued = input.as_ref().filter(|_| is_begun).and_then(|_| self.digits.borrow_mut().pop_front());
            if let (Some(digit), Some(input)) = (queued, &input) {
                is_stopped = self.give_digit(lua, input, &digit)?;
                continue;
            }
            let again = is_stopped.then(|| tokio::time::Instant::now() + AGAIN);
            match self.next(running.as_mut(), again, !is_begun)? {
                Some(Woke::Done(outcome)) => break outcome,
                Some(Woke::Change(change)) => self.note(change),
                Some(Woke::Diverted(Some(Delivery::Event(event)))) => {
                    if let Some(input) = &input {
                        is_stopped = self.give_event(lua, input, &event)?;
                    }
                }
                Some(Woke::Diverted(None)) => drop(self.diverted.take()),
                Some(Woke::Diverted(_)) => {}
                Some(Woke::Time) => self.break_media()?,
                None => is_begun = true,
            }
        };
        self.note_waiting();
        let value = self.context.succeeded(outcome)?.filter(|_| !is_stopped);
        self.check_hook(lua)?;
        Ok(value)
    }

    /// Runs an operation without input callbacks.
    pub(super) fn operate<T>(self: &Rc<Self>, lua: &Lua, operation: Operation<T>) -> Result<Option<T>> {
        self.check_hook(lua)?;
        let Some(call) = self.call() else { return Ok(None) };
        if !self.ready() {
            return Ok(None);
        }
        let outcome = self.context.wait(call.run(operation))?;
        let value = self.context.succeeded(outcome)?;
        self.note_waiting();
        self.check_hook(lua)?;
        Ok(value)
    }

    /// Waits so many milliseconds and calls input callbacks, until one of them ends it. Whether one did.
    pub(super) fn wait_with_input(self: &Rc<Self>, lua: &Lua, ms: u64, between_digits: Option<u64>) -> Result<bool> {
        let end = tokio::time::Instant::now() + std::time::Duration::from_millis(ms);
        let gap = |ms: u64| tokio::time::Instant::now() + std::time::Duration::from_millis(ms);
        let mut next_digit = None;
        loop {
            let input = self.input.borrow().clone();
            let queued = self.digits.borrow_mut().pop_front();
            if let Some(digit) = queued {
                next_digit = between_digits.map(gap);
                if let Some(input) = &input
                    && self.give_digit(lua, input, &digit)?
                {
                    return Ok(true);
                }
                continue;
            }
            if !self.ready() {
                return Ok(false);
            }
            let until = next_digit.map_or(end, |digit: tokio::time::Instant| digit.min(end));
            match self.next(pin!(std::future::pending::<()>()), Some(until), false)? {
                Some(Woke::Change(change)) => self.note(change),
                Some(Woke::Diverted(Some(Delivery::Event(event)))) => {
                    if let Some(input) = &input
                        && self.give_event(lua, input, &event)?
                    {
                        return Ok(true);
                    }
                }
                Some(Woke::Diverted(None)) => drop(self.diverted.take()),
                Some(Woke::Diverted(_) | Woke::Done(())) => {}
                Some(Woke::Time) | None => return Ok(false),
            }
        }
    }

    /// The next thing that happens. With `begin` the operation is only sent on its way, which gives `None` unless it has ended.
    fn next<T>(
        &self,
        mut running: std::pin::Pin<&mut impl Future<Output = T>>,
        until: Option<tokio::time::Instant>,
        begin: bool,
    ) -> Result<Option<Woke<T>>> {
        let mut changes = self.changes.borrow_mut();
        let mut diverted = self.diverted.borrow_mut();
        let time = async {
            match until {
                Some(until) => tokio::time::sleep_until(until).await,
                None => std::future::pending().await,
            }
        };
        self.context.wait(async {
            if begin {
                tokio::select! {
                    biased;
                    outcome = running.as_mut() => return Some(Woke::Done(outcome)),
                    () = std::future::ready(()) => return None,
                }
            }
            Some(tokio::select! {
                // What happened before the end is told before the end.
                biased;
                change = next_change(&mut changes) => Woke::Change(change),
                delivery = next_delivery(&mut diverted) => Woke::Diverted(delivery),
                outcome = running.as_mut() => Woke::Done(outcome),
                () = time => Woke::Time,
            })
        })
    }

    pub(super) fn note(&self, change: Option<CallChange>) {
        match change {
            Some(CallChange::Digit(digit)) => self.digits.borrow_mut().push_back(digit),
            Some(_) => {}
            None => drop(self.changes.take()),
        }
    }

    /// Takes over what has come and waits to be seen.
    pub(super) fn note_waiting(&self) {
        loop {
            let change = {
                let mut changes = self.changes.borrow_mut();
                let Some(changes) = changes.as_mut() else { return };
                let mut next = pin!(changes.next());
                let mut context = std::task::Context::from_waker(std::task::Waker::noop());
                match next.as_mut().poll(&mut context) {
                    std::task::Poll::Ready(change) => change,
                    std::task::Poll::Pending => return,
                }
            };
            self.note(change);
        }
    }

    fn give_digit(self: &Rc<Self>, lua: &Lua, input: &Callback, digit: &Dtmf) -> Result<bool> {
        let object = lua.create_table()?;
        object.set("digit", digit.digit.to_string())?;
        object.set("duration", digit.samples.unwrap_or(2000))?;
        self.give(lua, input, "dtmf", Value::Table(object))
    }

    fn give_event(self: &Rc<Self>, lua: &Lua, input: &Callback, event: &eslng_engine::event::Event) -> Result<bool> {
        let object = lua.create_userdata(Event::of(&self.context, event))?;
        self.give(lua, input, "event", Value::UserData(object))
    }

    /// Calls an input callback and does what it wants. Whether it wants an end.
    fn give(self: &Rc<Self>, lua: &Lua, input: &Callback, kind: &str, object: Value) -> Result<bool> {
        let session = lua.create_userdata(Session(Rc::clone(self)))?;
        let mut arguments = (session, kind, object).into_lua_multi(lua)?;
        let returned = call_named(lua, input, &mut arguments)?;
        match wish(returned.as_deref().unwrap_or_default()) {
            Wish::GoOn => Ok(false),
            Wish::Stop => {
                self.break_media()?;
                Ok(true)
            }
            Wish::File(command) => {
                if let Some(uuid) = self.uuid() {
                    let client = self.context.client()?;
                    let answer = self.context.wait(client.api(format!("uuid_fileman {uuid} {command}")))?;
                    self.context.succeeded(answer)?;
                }
                Ok(false)
            }
        }
    }

    /// Ends what plays. Without `full` the call's own connection may not, and the shared one does.
    fn break_media(&self) -> Result<()> {
        let Some(call) = self.call() else { return Ok(()) };
        let answer = match operations::break_media(call.uuid(), true) {
            Ok(stop) if call.own().is_none_or(|own| own.full) => self.context.wait(call.run(stop))?,
            Ok(_) => {
                let line = format!("uuid_break {} all", call.uuid());
                self.context.wait(self.context.switch()?.api(line))?.map(drop)
            }
            Err(error) => Err(Error::Operation(error)),
        };
        self.context.succeeded(answer).map(drop)
    }

    /// Calls the hangup hook, once, when the call has gone.
    pub(super) fn check_hook(self: &Rc<Self>, lua: &Lua) -> Result<()> {
        let Some(status) = self.status() else { return Ok(()) };
        let how = match (&status.cause, status.is_over || self.transferred.get()) {
            (Some(_), _) => "hangup",
            (None, true) => "transfer",
            (None, false) => return Ok(()),
        };
        let Some(hook) = self.hangup_hook.take() else { return Ok(()) };
        let session = lua.create_userdata(Session(Rc::clone(self)))?;
        let mut arguments = (session, how).into_lua_multi(lua)?;
        let returned = call_named(lua, &hook, &mut arguments)?;
        if returned.is_some_and(|word| word.eq_ignore_ascii_case("exit") || word.eq_ignore_ascii_case("die")) {
            self.context.stop.stop(Reason::Exit);
            return Err(mlua::Error::external(Stopped(Reason::Exit)));
        }
        Ok(())
    }

    /// Asks for the events that go to this session alone, where the connection is its own.
    pub(super) fn divert(&self) -> Result<()> {
        let Some(call) = self.call().filter(|call| call.own().is_some_and(|own| own.full && own.asynchronous)) else {
            return Ok(());
        };
        if self.diverted.borrow().is_some() {
            return Ok(());
        }
        let client = call.client().clone();
        // A diverted event has no name.
        let interest = Interest::all().matching(|event| event.get("Event-Name").is_none());
        let stream = self.context.wait(client.listen(interest))?;
        self.diverted.replace(self.context.succeeded(stream)?);
        let reply = self.context.wait(client.command(Command::DivertEvents { on: true }))?;
        self.context.succeeded(reply).map(drop)
    }
}

async fn next_change(changes: &mut Option<eslng::Changes>) -> Option<CallChange> {
    match changes {
        Some(changes) => changes.next().await,
        None => std::future::pending().await,
    }
}

async fn next_delivery(stream: &mut Option<eslng::EventStream>) -> Option<Delivery> {
    match stream {
        Some(stream) => stream.next().await,
        None => std::future::pending().await,
    }
}

/// Calls a callback; what it returned as a text. One that fails is logged, and that is all, as in mod_lua; one that was stopped ends the run.
fn call_named(lua: &Lua, callback: &Callback, arguments: &mut MultiValue) -> Result<Option<String>> {
    let function: Value = lua.globals().get(callback.function.as_str())?;
    let Value::Function(function) = function else {
        tracing::error!(target: "script", "there is no function {:?}, which a callback was to call", callback.function);
        return Ok(None);
    };
    if let Some(argument) = &callback.argument {
        arguments.push_back(lua.globals().get(argument.as_str())?);
    }
    called(&function, arguments.clone())
}

fn called(function: &Function, arguments: MultiValue) -> Result<Option<String>> {
    match function.call::<Value>(arguments) {
        Ok(Value::String(text)) => Ok(Some(String::from_utf8_lossy(&text.as_bytes()).into_owned())),
        Ok(value @ (Value::Integer(_) | Value::Number(_))) => value.to_string().map(Some),
        Ok(_) => Ok(None),
        Err(error) if crate::limits::reason_of(&error).is_some() => Err(error),
        Err(error) => {
            tracing::error!(target: "script", %error, "a callback has failed");
            Ok(None)
        }
    }
}

/// What an input callback's text means (switch_cpp.cpp, `process_callback_result`).
fn wish(returned: &str) -> Wish {
    let (word, argument) = returned.split_once(':').unwrap_or((returned, ""));
    match word.to_ascii_lowercase().as_str() {
        "" | "true" | "undefined" => Wish::GoOn,
        "speed" | "volume" | "seek" => Wish::File(format!("{}:{argument}", word.to_ascii_lowercase())),
        "pause" | "restart" | "truncate" => Wish::File(word.to_ascii_lowercase()),
        _ => Wish::Stop,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_callbacks_return() {
        for (returned, wanted) in [
            ("", Wish::GoOn),
            ("true", Wish::GoOn),
            ("undefined", Wish::GoOn),
            ("break", Wish::Stop),
            ("stop", Wish::Stop),
            ("false", Wish::Stop),
            ("done", Wish::Stop),
            ("pause", Wish::File("pause".into())),
            ("Seek:+3000", Wish::File("seek:+3000".into())),
            ("speed:-1", Wish::File("speed:-1".into())),
            ("volume:+2", Wish::File("volume:+2".into())),
            ("restart", Wish::File("restart".into())),
        ] {
            assert_eq!(wish(returned), wanted, "{returned}");
        }
    }
}
