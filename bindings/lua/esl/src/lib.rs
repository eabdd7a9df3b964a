//! The Lua module `ESL`: libesl's classes over `core/blocking`'s, for Lua 5.1 (and LuaJIT), 5.2, 5.3 and 5.4.
//!
//! ```lua
//! require "ESL"
//! local con = ESL.ESLconnection("127.0.0.1", "8021", "ClueCon")
//! if con:connected() == 1 then print(con:api("status"):getBody()) end
//! ```
//!
//! What a method does and what it returns stands in `eslng_blocking::compat`; here are names, arguments and Lua's values. As in the module that
//! SWIG makes of libesl, a text may be a number, `nil` stands for NULL, and a wrong argument raises an error.
#![deny(unsafe_code)]
#![warn(missing_docs)]
#![cfg(any(feature = "lua51", feature = "lua52", feature = "lua53", feature = "lua54"))]

mod arguments;
mod connection;
mod descriptor;
mod event;

use eslng_blocking::compat::log;
use mlua::{Lua, Result, Table, Value};

use connection::Connection;
use event::Event;

/// `require "ESL"`: gives the module and, as SWIG's does, sets the global of its name.
#[mlua::lua_module(name = "ESL")]
fn esl(lua: &Lua) -> Result<Table> {
    let module = lua.create_table()?;
    module.set("ESLconnection", lua.create_function(|_, arguments| Connection::construct(&arguments))?)?;
    module.set("ESLevent", lua.create_function(|_, arguments| Event::construct(&arguments))?)?;
    module.set(
        "eslSetLogLevel",
        lua.create_function(|_, level: Value| {
            let level = arguments::integer(&level, "eslSetLogLevel", 1)?;
            log::set_log_level(i32::try_from(level).unwrap_or(i32::MAX));
            Ok(())
        })?,
    )?;
    lua.globals().set("ESL", &module)?;
    Ok(module)
}
