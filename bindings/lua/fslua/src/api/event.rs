//! `freeswitch.Event`.

use eslng_engine::command::Command;
use eslng_engine::command::api::{ApiCommand, Chat};
use eslng_engine::event::compat::{self, Stack};
use eslng_engine::event::{self, Format};
use eslng_engine::vocabulary::EventName;
use mlua::{Lua, LuaString, MultiValue, Result, UserData, UserDataFields, UserDataMethods, Value};
use std::rc::Rc;

use super::arguments::{Arguments, raise, unavailable};
use super::context::Context;

/// An event in a script's hands.
pub(crate) struct Event {
    event: compat::Event,
    context: Rc<Context>,
}

impl Event {
    /// `Event(type[, subclass])`, `Event("json", text)`.
    pub fn construct(context: &Rc<Context>, values: &MultiValue) -> Result<Event> {
        let arguments = Arguments::new("freeswitch.Event", values);
        let kind = arguments.text(0)?;
        let subclass = arguments.optional(1)?.filter(|subclass| !subclass.is_empty());
        let event = match subclass.as_deref() {
            Some(text) if kind.eq_ignore_ascii_case("json") => {
                compat::Event::from_json(text.as_bytes()).ok_or_else(|| raise("freeswitch.Event: the text is no JSON object"))?
            }
            subclass => {
                let known = compat::event_type(kind.as_bytes()).unwrap_or(EventName::Message);
                let name = if subclass.is_some() { EventName::Custom } else { known };
                compat::Event::new(name, subclass.map(str::as_bytes))
            }
        };
        Ok(Event { event, context: Rc::clone(context) })
    }

    /// An event that came.
    pub fn of(context: &Rc<Context>, came: &event::Event) -> Event {
        let name = came.name().and_then(|name| compat::event_type(name.as_str().as_bytes())).unwrap_or(EventName::Clone);
        let mut event = compat::Event::new(name, None);
        for header in came.headers() {
            let is_own = header.name_bytes().eq_ignore_ascii_case(b"Event-Name");
            if !is_own && !header.name_bytes().eq_ignore_ascii_case(b"Content-Length") {
                add(&mut event, Stack::Bottom, header.name_bytes(), &header.value_bytes());
            }
        }
        if let Some(body) = came.body().filter(|body| !body.is_empty()) {
            event.set_body(body);
        }
        Event { event, context: Rc::clone(context) }
    }

    /// An event without a type: an `env`.
    pub fn of_values<'v>(context: &Rc<Context>, values: impl IntoIterator<Item = (&'v str, &'v str)>) -> Event {
        let mut event = compat::Event::new(EventName::Clone, None);
        for (name, value) in values {
            add(&mut event, Stack::Bottom, name.as_bytes(), value.as_bytes());
        }
        Event { event, context: Rc::clone(context) }
    }

    pub fn get(&self, name: &str) -> Option<Vec<u8>> {
        self.event.get(name.as_bytes()).map(|value| value.into_owned())
    }

    /// Adds what another holds.
    pub fn merge(&mut self, other: &event::Event) {
        for header in other.headers() {
            if !header.name_bytes().eq_ignore_ascii_case(b"Event-Name") {
                add(&mut self.event, Stack::Bottom, header.name_bytes(), &header.value_bytes());
            }
        }
    }

    /// `sendevent` with this event, and more headers.
    pub fn command(&self, more: &[(&str, &str)]) -> Command {
        let mut headers: Vec<(Vec<u8>, Vec<u8>)> = self
            .event
            .headers()
            .filter(|(name, _)| !name.eq_ignore_ascii_case(b"Event-Name") && !name.eq_ignore_ascii_case(b"Content-Length"))
            .map(|(name, value)| (name.to_vec(), value.into_owned()))
            .collect();
        headers.extend(more.iter().map(|(name, value)| (name.as_bytes().to_vec(), value.as_bytes().to_vec())));
        Command::SendEvent { name: self.event.kind().as_str().into(), headers, body: self.event.body().map(|body| body.to_vec()) }
    }

    fn serialize(&self, lua: &Lua, values: &MultiValue) -> Result<LuaString> {
        let format = match Arguments::new("serialize", values).optional(0)?.as_deref() {
            Some("xml") => Format::Xml,
            Some("json") => Format::Json,
            _ => Format::Plain,
        };
        lua.create_string(self.event.content().serialize(format))
    }
}

/// An empty value is no header, where libesl would take those of its name away.
fn add(event: &mut compat::Event, stack: Stack, name: &[u8], value: &[u8]) {
    if !value.is_empty() {
        event.add(stack, name, value);
    }
}

impl UserData for Event {
    fn add_fields<F: UserDataFields<Self>>(fields: &mut F) {
        fields.add_field_method_get("serialized_string", |lua, this| {
            lua.create_string(this.event.content().serialize(Format::Plain))
        });
        fields.add_field_method_get("mine", |_, _| Ok(1));
        fields.add_field_method_get("event", |_, _| -> Result<Value> {
            Err(unavailable("event.event", "it is the core's own object: use the event's methods"))
        });
    }

    fn add_methods<M: UserDataMethods<Self>>(methods: &mut M) {
        for name in ["getHeader", "get_header"] {
            methods.add_method(name, |lua, this, values: MultiValue| {
                let name = Arguments::new("getHeader", &values).text(0)?;
                this.get(&name).map(|value| lua.create_string(value)).transpose()
            });
        }
        for name in ["getBody", "get_body"] {
            methods.add_method(name, |lua, this, ()| this.event.body().map(|body| lua.create_string(body)).transpose());
        }
        for name in ["getType", "get_type"] {
            methods.add_method(name, |_, this, ()| Ok(this.event.kind().as_str().to_owned()));
        }
        methods.add_method("serialize", |lua, this, values: MultiValue| this.serialize(lua, &values));
        for name in ["setPriority", "set_priority"] {
            methods.add_method_mut(name, |_, this, values: MultiValue| {
                let priority = match Arguments::new("setPriority", &values).number(0)? {
                    0 => "NORMAL",
                    1 => "LOW",
                    2 => "HIGH",
                    other => return Err(raise(format!("setPriority: {other} is none of 0 (normal), 1 (low), 2 (high)"))),
                };
                this.event.delete(b"priority");
                add(&mut this.event, Stack::Top, b"priority", priority.as_bytes());
                Ok(true)
            });
        }
        for name in ["addBody", "add_body"] {
            methods.add_method_mut(name, |_, this, values: MultiValue| {
                this.event.set_body(&Arguments::new("addBody", &values).bytes(0)?);
                Ok(true)
            });
        }
        for name in ["addHeader", "add_header"] {
            methods.add_method_mut(name, |_, this, values: MultiValue| {
                let arguments = Arguments::new("addHeader", &values);
                let (name, value) = (arguments.bytes(0)?, arguments.bytes(1)?);
                add(&mut this.event, Stack::Bottom, &name, &value);
                Ok(true)
            });
        }
        for name in ["delHeader", "del_header"] {
            methods.add_method_mut(name, |_, this, values: MultiValue| {
                let name = Arguments::new("delHeader", &values).bytes(0)?;
                let was_there = this.event.get(&name).is_some();
                this.event.delete(&name);
                Ok(was_there)
            });
        }
        methods.add_method("fire", |_, this, ()| {
            let client = this.context.client()?;
            let reply = this.context.wait(client.command(this.command(&[])))?;
            this.context.succeeded(reply.map(|reply| reply.is_ok())).map(|fired| fired.unwrap_or(false))
        });
        methods.add_method_mut("merge", |_, this, other: mlua::AnyUserData| {
            let other = other.borrow::<Event>()?;
            for (name, value) in other.event.headers() {
                if !name.eq_ignore_ascii_case(b"Event-Name") {
                    add(&mut this.event, Stack::Bottom, name, &value);
                }
            }
            Ok(true)
        });
        for name in ["chat_send", "chatSend"] {
            methods.add_method(name, |_, this, values: MultiValue| {
                let proto = Arguments::new("chat_send", &values).optional(0)?;
                let of =
                    |name: &str| this.get(name).map(|value| String::from_utf8_lossy(&value).into_owned()).unwrap_or_default();
                let proto =
                    proto.or_else(|| Some(of("dest_proto")).filter(|proto| !proto.is_empty())).unwrap_or_else(|| of("proto"));
                let body = this.event.body().map(|body| String::from_utf8_lossy(body).into_owned()).unwrap_or_default();
                let chat = Chat::new(proto, of("from"), of("to"), body);
                let line = chat.line().map_err(raise)?;
                let client = this.context.client()?;
                let answer = this.context.wait(client.api(line.as_str()))?;
                let sent = this.context.succeeded(answer.map(|answer| answer.error_kind().is_none()))?;
                Ok(i32::from(sent != Some(true)))
            });
        }
        for name in ["chat_execute", "chatExecute"] {
            methods.add_method(name, |_, _, _: MultiValue| -> Result<()> {
                Err(unavailable(
                    "Event:chat_execute",
                    "chat applications run inside the switch: use event:chat_send, or mod_sms's chatplan",
                ))
            });
        }
    }
}

/// The event in an argument.
pub(crate) fn of(value: &Value, method: &str) -> Result<mlua::UserDataRef<Event>> {
    match value {
        Value::UserData(data) => data.borrow::<Event>().map_err(|_| raise(format!("{method}: an Event expected"))),
        other => Err(raise(format!("{method}: an Event expected, got {}", other.type_name()))),
    }
}
