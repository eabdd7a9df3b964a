//! What scripts see: the globals of mod_lua.

mod arguments;
mod consumer;
pub(crate) mod context;
mod dbh;
mod dtmf;
mod email;
pub(crate) mod event;
mod functions;
mod json;
mod menu;
mod process;
pub(crate) mod session;
mod stream;

use std::rc::Rc;

use mlua::{Lua, MultiValue, Result};

use arguments::unavailable;
use context::Context;
pub(crate) use event::Event;
pub(crate) use session::Session;
use stream::Stream;

/// Puts the API into a state.
pub(crate) fn install(lua: &Lua, context: &Rc<Context>) -> Result<()> {
    let freeswitch = lua.create_table()?;
    functions::add(lua, &freeswitch, context)?;
    email::add(lua, &freeswitch, context)?;
    let shared = Rc::clone(context);
    freeswitch.set("Session", lua.create_function(move |lua, values: MultiValue| Session::construct(&shared, lua, &values))?)?;
    let shared = Rc::clone(context);
    freeswitch.set("API", lua.create_function(move |_, _: MultiValue| Ok(functions::Api(Rc::clone(&shared))))?)?;
    let shared = Rc::clone(context);
    freeswitch.set("Event", lua.create_function(move |_, values: MultiValue| Event::construct(&shared, &values))?)?;
    let shared = Rc::clone(context);
    let consumer = move |_: &Lua, values: MultiValue| consumer::EventConsumer::construct(&shared, &values);
    freeswitch.set("EventConsumer", lua.create_function(consumer)?)?;
    let shared = Rc::clone(context);
    freeswitch.set("Dbh", lua.create_function(move |_, values: MultiValue| dbh::Dbh::construct(&shared, &values))?)?;
    let shared = Rc::clone(context);
    freeswitch.set("JSON", lua.create_function(move |_, _: MultiValue| Ok(json::JsonObject::new(&shared)))?)?;
    freeswitch.set("IVRMenu", lua.create_function(|_, values: MultiValue| menu::IvrMenu::construct(&values))?)?;
    freeswitch.set("Stream", lua.create_function(|_, _: MultiValue| Ok(Stream::new(stream::Output::default())))?)?;
    freeswitch.set("DTMF", lua.create_function(|_, values: MultiValue| dtmf::Dtmf::construct(&values))?)?;
    for (name, instead) in [
        ("hanguphook", "it is internal to mod_lua: use session:setHangupHook(name)"),
        ("dtmf_callback", "it is internal to mod_lua: use session:setInputCallback(name)"),
    ] {
        let refuse = move |_: &Lua, _: MultiValue| -> Result<()> { Err(unavailable(&format!("freeswitch.{name}"), instead)) };
        freeswitch.set(name, lua.create_function(refuse)?)?;
    }
    lua.globals().set("freeswitch", freeswitch)?;
    lua.globals().set("stream", Stream::new(Rc::clone(&context.output)))?;
    process::add(lua, context)
}
