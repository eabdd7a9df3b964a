//! Classes of Lua, made of tables of safe functions, and `luaopen_ESL`, which makes them.
//!
//! An object is a userdata that holds its value until it is collected. What Lua calls is one C function for each kind of thing: which of a table's
//! functions is meant is its first upvalue; the metatables by which objects are known are the others.
#![allow(unsafe_code, reason = "Lua's C API")]

use std::ffi::{CStr, c_int};
use std::mem::ManuallyDrop;
use std::ops::RangeInclusive;
use std::panic::{AssertUnwindSafe, catch_unwind};

use eslng_blocking::compat::{EslConnection, EslEvent};
use mlua_sys as lua;
use mlua_sys::lua_State;

use crate::FUNCTIONS;
use crate::answer::Outcome;
use crate::arguments::Arguments;
use crate::stack::{self, Object};

/// A function of the module.
pub(crate) struct Function {
    pub(crate) name: &'static CStr,
    pub(crate) takes: RangeInclusive<usize>,
    pub(crate) call: fn(&Arguments<'_>) -> Outcome,
}

/// A method of a class, or a field that can be read: a method without arguments.
pub(crate) struct Method<T> {
    pub(crate) name: &'static CStr,
    /// How many arguments, without the object.
    pub(crate) takes: RangeInclusive<usize>,
    pub(crate) call: fn(&T, &Arguments<'_>) -> Outcome,
}

/// What objects of a class are and do.
pub(crate) trait Class: Object {
    const NAME: &'static CStr;
    const FIELDS: &'static [Method<Self>];
    const METHODS: &'static [Method<Self>];
}

/// `require "ESL"`: gives the module and, as SWIG's does, sets the global of its name.
///
/// # Safety
/// For Lua to call.
#[unsafe(no_mangle)]
unsafe extern "C-unwind" fn luaopen_ESL(state: *mut lua_State) -> c_int {
    // SAFETY: Lua calls, so there is a stack, with room for what is pushed: 20 values. Nothing here has a destructor that an error would leave out.
    unsafe {
        lua::lua_settop(state, 0);
        // Values 1 and 2: what `closure` hands on.
        let is_new = lua::luaL_newmetatable(state, c"eslng.ESLevent".as_ptr()) != 0;
        lua::luaL_newmetatable(state, c"eslng.ESLconnection".as_ptr());
        if is_new {
            fill::<EslEvent>(state, stack::EVENTS - 1);
            fill::<EslConnection>(state, stack::CONNECTIONS - 1);
        }
        lua::lua_newtable(state);
        for (index, function) in FUNCTIONS.iter().enumerate() {
            closure(state, call, index);
            lua::lua_setfield(state, -2, function.name.as_ptr());
        }
        lua::lua_pushvalue(state, -1);
        lua::lua_setglobal(state, c"ESL".as_ptr());
    }
    1
}

/// Makes a new metatable, which is the value at `at`, that of a class.
///
/// # Safety
/// In `luaopen_ESL`, with both metatables as the stack's first values.
unsafe fn fill<T: Class>(state: *mut lua_State, at: c_int) {
    // SAFETY: as in `luaopen_ESL`.
    unsafe {
        lua::lua_newtable(state);
        for (index, method) in T::METHODS.iter().enumerate() {
            closure(state, call_method::<T>, index);
            lua::lua_setfield(state, -2, method.name.as_ptr());
        }
        // A table is a cheaper `__index` than a function, which only fields need.
        if !T::FIELDS.is_empty() {
            lua::lua_newtable(state);
            for (index, field) in T::FIELDS.iter().enumerate() {
                closure(state, get_field::<T>, index);
                lua::lua_setfield(state, -2, field.name.as_ptr());
            }
            lua::lua_pushcclosure(state, find_member, 2);
        }
        lua::lua_setfield(state, at, c"__index".as_ptr());
        closure(state, collect::<T>, 0);
        lua::lua_setfield(state, at, c"__gc".as_ptr());
        closure(state, describe::<T>, 0);
        lua::lua_setfield(state, at, c"__tostring".as_ptr());
        lua::lua_pushstring(state, T::NAME.as_ptr());
        lua::lua_setfield(state, at, c"__name".as_ptr());
        // A script gets no hold of `__gc`.
        lua::lua_pushboolean(state, 0);
        lua::lua_setfield(state, at, c"__metatable".as_ptr());
    }
}

/// Pushes a C function with its upvalues.
///
/// # Safety
/// As of `fill`.
unsafe fn closure(state: *mut lua_State, function: lua::lua_CFunction, index: usize) {
    // SAFETY: as in `luaopen_ESL`.
    unsafe {
        lua::lua_pushinteger(state, index as lua::lua_Integer);
        lua::lua_pushvalue(state, stack::EVENTS - 1);
        lua::lua_pushvalue(state, stack::CONNECTIONS - 1);
        lua::lua_pushcclosure(state, function, 3);
    }
}

/// A function of the module.
unsafe extern "C-unwind" fn call(state: *mut lua_State) -> c_int {
    // SAFETY: Lua calls a closure of `closure`; nothing with a destructor is alive while Lua is asked for something.
    unsafe {
        let Some(function) = FUNCTIONS.get(stack::index(state)) else { return 0 };
        let arguments = stack::arguments(state, function.name, 0);
        let outcome = run(|| {
            arguments.require(&function.takes)?;
            (function.call)(&arguments)
        });
        stack::give(state, outcome)
    }
}

/// A method.
unsafe extern "C-unwind" fn call_method<T: Class>(state: *mut lua_State) -> c_int {
    // SAFETY: as in `call`.
    unsafe {
        let Some(method) = T::METHODS.get(stack::index(state)) else { return 0 };
        let this = stack::object::<T>(state, 1);
        let arguments = stack::arguments(state, method.name, 1);
        let outcome = run(|| {
            let this = this.ok_or_else(|| not_of::<T>(method.name))?;
            arguments.require(&method.takes)?;
            (method.call)(this, &arguments)
        });
        stack::give(state, outcome)
    }
}

/// A field: called by `find_member` with the object.
unsafe extern "C-unwind" fn get_field<T: Class>(state: *mut lua_State) -> c_int {
    // SAFETY: as in `call`.
    unsafe {
        let Some(field) = T::FIELDS.get(stack::index(state)) else { return 0 };
        let this = stack::object::<T>(state, 1);
        let arguments = stack::arguments(state, field.name, 1);
        let outcome = run(|| (field.call)(this.ok_or_else(|| not_of::<T>(field.name))?, &arguments));
        stack::give(state, outcome)
    }
}

/// `__index` of a class with fields: a method, or what a field holds. The upvalues are the tables of both.
unsafe extern "C-unwind" fn find_member(state: *mut lua_State) -> c_int {
    // SAFETY: as in `call`.
    unsafe {
        lua::lua_settop(state, 2);
        lua::lua_pushvalue(state, 2);
        lua::lua_rawget(state, lua::lua_upvalueindex(1));
        if lua::lua_type(state, -1) == lua::LUA_TNIL {
            lua::lua_pushvalue(state, 2);
            lua::lua_rawget(state, lua::lua_upvalueindex(2));
            if lua::lua_type(state, -1) != lua::LUA_TNIL {
                lua::lua_pushvalue(state, 1);
                lua::lua_call(state, 1, 1);
            }
        }
    }
    1
}

/// `__gc`
unsafe extern "C-unwind" fn collect<T: Class>(state: *mut lua_State) -> c_int {
    // SAFETY: as in `call`. Nothing uses the value: what uses one has it on its stack, where it isn't collected.
    let value = unsafe { stack::take::<T>(state, 1) };
    // Its end asks Lua nothing. If it panics, there is nobody to tell.
    let _ = catch_unwind(AssertUnwindSafe(|| drop(value)));
    0
}

/// `__tostring`
unsafe extern "C-unwind" fn describe<T: Class>(state: *mut lua_State) -> c_int {
    // SAFETY: as in `call`; the values are of the types that the format says.
    unsafe { lua::lua_pushfstring(state, c"%s: %p".as_ptr(), T::NAME.as_ptr(), lua::lua_topointer(state, 1)) };
    1
}

/// Runs what asks Lua nothing. An error of Lua's that came later would leave out a destructor, so the outcome has none.
fn run(function: impl FnOnce() -> Outcome) -> ManuallyDrop<Outcome> {
    let outcome = catch_unwind(AssertUnwindSafe(function));
    ManuallyDrop::new(outcome.unwrap_or_else(|_| Err("a bug of this module: it panicked, see standard error".to_owned())))
}

fn not_of<T: Class>(method: &CStr) -> String {
    let (method, class) = (method.to_string_lossy(), T::NAME.to_string_lossy());
    format!("{method} belongs to an {class}: call it with a colon, as in object:{method}()")
}
