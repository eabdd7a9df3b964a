//! `ESLevent`.

use eslng_blocking::compat::EslEvent;
use mlua::{AnyUserData, Error, Lua, LuaString, MultiValue, Result, UserData, UserDataFields, UserDataMethods, Value};

use crate::arguments::{Arguments, wrong};

/// An event in Lua's hands.
pub(crate) struct Event(pub(crate) EslEvent);

impl Event {
    /// `ESLevent(type[, subclass])`, `ESLevent("json", text)`, `ESLevent(event[, free])`.
    pub(crate) fn construct(values: &MultiValue) -> Result<Self> {
        let arguments = Arguments::new("ESLevent", values, 1, 2)?;
        if let Value::UserData(other) = arguments.value(0) {
            return Ok(Event(of(other)?.share()));
        }
        if arguments.value(0).is_nil() {
            return Err(wrong("ESLevent", 1, "a string", &Value::Nil));
        }
        Ok(Event(EslEvent::new(arguments.text(0)?.as_deref(), arguments.text(1)?.as_deref())))
    }
}

/// The event in an argument; nothing for `nil`.
pub(crate) fn optional(value: &Value, method: &str, at: usize) -> Result<Option<EslEvent>> {
    match value {
        Value::Nil => Ok(None),
        Value::UserData(data) => of(data).map(Some).map_err(|_| wrong(method, at, "an ESLevent", value)),
        other => Err(wrong(method, at, "an ESLevent", other)),
    }
}

fn of(data: &AnyUserData) -> Result<EslEvent> {
    data.borrow::<Event>().map(|event| event.0.share()).map_err(|_| Error::runtime("an ESLevent expected"))
}

fn given(lua: &Lua, text: Option<Vec<u8>>) -> Result<Option<LuaString>> {
    text.map(|text| lua.create_string(text)).transpose()
}

impl UserData for Event {
    fn add_fields<F: UserDataFields<Self>>(fields: &mut F) {
        fields.add_field_method_get("serialized_string", |lua, this| lua.create_string(this.0.serialize(None)));
        fields.add_field_method_get("mine", |_, _| Ok(1));
    }

    fn add_methods<M: UserDataMethods<Self>>(methods: &mut M) {
        methods.add_method("getHeader", |lua, this, (name, index): (Value, Option<Value>)| {
            let index = index.map_or(Ok(-1), |index| crate::arguments::integer(&index, "getHeader", 2))?;
            let index = i32::try_from(index).unwrap_or(-1);
            // The usual case takes no copy of the name.
            match &name {
                Value::String(name) => given(lua, this.0.get_header(Some(&name.as_bytes()), index)),
                other => given(lua, this.0.get_header(crate::arguments::text(other, "getHeader", 1)?.as_deref(), index)),
            }
        });
        methods.add_method("getBody", |lua, this, ()| given(lua, this.0.get_body()));
        methods.add_method("getType", |_, this, ()| Ok(this.0.get_type()));
        methods.add_method("serialize", |lua, this, values: MultiValue| {
            let format = Arguments::new("serialize", &values, 0, 1)?.text(0)?;
            lua.create_string(this.0.serialize(format.as_deref()))
        });
        methods.add_method("setPriority", |_, this, values: MultiValue| {
            let arguments = Arguments::new("setPriority", &values, 0, 1)?;
            let priority = if arguments.value(0).is_nil() { 0 } else { arguments.integer(0)? };
            Ok(this.0.set_priority(priority))
        });
        methods.add_method("addBody", |_, this, values: MultiValue| {
            Ok(this.0.add_body(Arguments::new("addBody", &values, 1, 1)?.text(0)?.as_deref()))
        });
        methods.add_method("addHeader", |_, this, values: MultiValue| {
            let arguments = Arguments::new("addHeader", &values, 2, 2)?;
            Ok(this.0.add_header(arguments.text(0)?.as_deref(), arguments.text(1)?.as_deref()))
        });
        methods.add_method("pushHeader", |_, this, values: MultiValue| {
            let arguments = Arguments::new("pushHeader", &values, 2, 2)?;
            Ok(this.0.push_header(arguments.text(0)?.as_deref(), arguments.text(1)?.as_deref()))
        });
        methods.add_method("unshiftHeader", |_, this, values: MultiValue| {
            let arguments = Arguments::new("unshiftHeader", &values, 2, 2)?;
            Ok(this.0.unshift_header(arguments.text(0)?.as_deref(), arguments.text(1)?.as_deref()))
        });
        methods.add_method("delHeader", |_, this, values: MultiValue| {
            Ok(this.0.del_header(Arguments::new("delHeader", &values, 1, 1)?.text(0)?.as_deref()))
        });
        methods.add_method("firstHeader", |lua, this, ()| given(lua, this.0.first_header()));
        methods.add_method("nextHeader", |lua, this, ()| given(lua, this.0.next_header()));
    }
}
