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
//!
//! `event` and `connection` are tables of safe functions; `class` and `stack` make classes of Lua of them, by Lua's C API.
#![deny(unsafe_code)]
#![warn(missing_docs)]
#![cfg(any(feature = "lua51", feature = "lua52", feature = "lua53", feature = "lua54"))]

mod answer;
mod arguments;
mod class;
mod connection;
mod descriptor;
mod event;
mod stack;

use eslng_blocking::compat::log;

use answer::Answer;
use class::Function;

/// The module's functions.
const FUNCTIONS: &[Function] = &[
    // Which numbers of arguments there are, its constructors know.
    Function {
        name: c"ESLconnection",
        takes: 0..=usize::MAX,
        call: |arguments| connection::construct(arguments).map(Answer::Connection),
    },
    Function { name: c"ESLevent", takes: 1..=2, call: |arguments| event::construct(arguments).map(Answer::Event) },
    Function {
        name: c"eslSetLogLevel",
        takes: 1..=1,
        call: |arguments| {
            log::set_log_level(arguments.integer(0)?);
            Ok(Answer::Nothing)
        },
    },
];
