//! Values from Lua's stack and onto it.
//!
//! An error of Lua's, out of memory for one, leaves the functions between without their destructors, which Rust allows where there are none. So a
//! function of Lua's reads its arguments, which are borrowed; then does its work, in which it asks Lua nothing; then gives its answer out of a
//! `ManuallyDrop`. Where Lua has no memory for an answer, it is never freed.
#![allow(unsafe_code, reason = "Lua's C API")]

use std::ffi::{CStr, c_char, c_int};
use std::mem::ManuallyDrop;
use std::{ptr, slice};

use eslng_blocking::compat::{EslConnection, EslEvent};
use mlua_sys as lua;
use mlua_sys::{lua_State, lua_upvalueindex};

use crate::answer::{Answer, Outcome};
use crate::arguments::{Argument, Arguments, MOST};

/// Which upvalue of a function of Lua's is the metatable of the events, and of the connections. The first one is its [`index`].
pub(crate) const EVENTS: c_int = 2;
pub(crate) const CONNECTIONS: c_int = 3;

/// What a userdata holds: a value, until it is collected. Its metatable is this upvalue.
pub(crate) trait Object: Sized + 'static {
    const METATABLE: c_int;
}

impl Object for EslEvent {
    const METATABLE: c_int = EVENTS;
}

impl Object for EslConnection {
    const METATABLE: c_int = CONNECTIONS;
}

/// Which function of its table is called.
///
/// # Safety
/// Of this and of all here: in a function that Lua calls, with the upvalues above, and a stack that has room for four values more.
pub(crate) unsafe fn index(state: *mut lua_State) -> usize {
    // SAFETY: as above.
    unsafe { lua::lua_tointeger(state, lua_upvalueindex(1)) as usize }
}

/// The arguments behind the first `skipped`; they live as long as the call, on whose stack they are.
///
/// # Safety
/// As of [`index`]; nothing that has a destructor is alive.
pub(crate) unsafe fn arguments<'a>(state: *mut lua_State, function: &'a CStr, skipped: c_int) -> Arguments<'a> {
    // SAFETY: as above.
    unsafe {
        let count = lua::lua_gettop(state).saturating_sub(skipped) as usize;
        let mut values = [Argument::Nil; MOST];
        for (value, at) in values.iter_mut().take(count).zip(skipped + 1..) {
            *value = argument(state, at);
        }
        Arguments::new(function, values, count)
    }
}

/// # Safety
/// As of [`arguments`].
unsafe fn argument<'a>(state: *mut lua_State, at: c_int) -> Argument<'a> {
    // SAFETY: as above; the type is looked at first.
    unsafe {
        match lua::lua_type(state, at) {
            lua::LUA_TNIL => Argument::Nil,
            lua::LUA_TSTRING => Argument::Text(text(state, at)),
            // The number is read first: then the value becomes a text.
            lua::LUA_TNUMBER => Argument::Number(lua::lua_tonumber(state, at), text(state, at)),
            kind => match object(state, at) {
                Some(event) => Argument::Event(event),
                None => Argument::Other(CStr::from_ptr(lua::lua_typename(state, kind))),
            },
        }
    }
}

/// # Safety
/// As of [`arguments`]; it is a text or a number.
unsafe fn text<'a>(state: *mut lua_State, at: c_int) -> &'a [u8] {
    let mut length = 0;
    // SAFETY: as above. Lua leaves a text where it is while it is on the stack.
    unsafe {
        let text = lua::lua_tolstring(state, at, &mut length);
        slice::from_raw_parts(text.cast(), length)
    }
}

/// The value of an object of this class; nothing for other values, and when it has been collected.
///
/// # Safety
/// As of [`index`]; the reference ends with the call.
pub(crate) unsafe fn object<'a, T: Object>(state: *mut lua_State, at: c_int) -> Option<&'a T> {
    // SAFETY: as above; nothing writes to it but `take`.
    unsafe { slot::<T>(state, at).as_ref()?.as_ref() }
}

/// Takes an object's value.
///
/// # Safety
/// As of [`index`]; there is no reference to the value.
pub(crate) unsafe fn take<T: Object>(state: *mut lua_State, at: c_int) -> Option<T> {
    // SAFETY: as above.
    unsafe { slot::<T>(state, at).as_mut()?.take() }
}

/// What an object of this class holds; null for other values.
///
/// # Safety
/// As of [`index`].
unsafe fn slot<T: Object>(state: *mut lua_State, at: c_int) -> *mut Option<T> {
    // SAFETY: as above. Only `push` gives this metatable, to a userdata that holds such a value.
    unsafe {
        if lua::lua_type(state, at) != lua::LUA_TUSERDATA || lua::lua_getmetatable(state, at) == 0 {
            return ptr::null_mut();
        }
        let is_one = lua::lua_rawequal(state, -1, lua_upvalueindex(T::METATABLE)) != 0;
        lua::lua_pop(state, 1);
        if is_one { lua::lua_touserdata(state, at).cast() } else { ptr::null_mut() }
    }
}

/// Gives what a function came to, or raises the error: how many values there are.
///
/// # Safety
/// As of [`arguments`].
pub(crate) unsafe fn give(state: *mut lua_State, mut outcome: ManuallyDrop<Outcome>) -> c_int {
    // SAFETY: as above. The outcome is not used again once it is dropped or its value moved.
    unsafe {
        match &*outcome {
            Ok(Answer::Nothing) => return 0,
            Ok(Answer::Nil) => lua::lua_pushnil(state),
            Ok(Answer::Boolean(answer)) => lua::lua_pushboolean(state, (*answer).into()),
            Ok(Answer::Number(number)) => lua::lua_pushinteger(state, *number as lua::lua_Integer),
            Ok(Answer::Text(text)) => {
                push_text(state, text);
                ManuallyDrop::drop(&mut outcome);
            }
            Ok(Answer::Event(event)) => push(state, event),
            Ok(Answer::Connection(connection)) => push(state, connection),
            Err(message) => {
                // Where in the script.
                lua::luaL_where(state, 1);
                push_text(state, message.as_bytes());
                ManuallyDrop::drop(&mut outcome);
                lua::lua_concat(state, 2);
                lua::lua_error(state)
            }
        }
    }
    1
}

/// # Safety
/// As of [`arguments`].
unsafe fn push_text(state: *mut lua_State, text: &[u8]) {
    // SAFETY: as above; Lua copies it.
    unsafe { lua::lua_pushlstring(state, text.as_ptr().cast::<c_char>(), text.len()) };
}

/// Pushes an object that takes over the value.
///
/// # Safety
/// As of [`arguments`]; the value is not used again.
unsafe fn push<T: Object>(state: *mut lua_State, value: *const T) {
    const { assert!(align_of::<Option<T>>() <= align_of::<f64>(), "what Lua aligns for") };
    // SAFETY: as above. The place is large and aligned enough, and Lua looks at it once it has the metatable.
    unsafe {
        let place = lua::lua_newuserdata(state, size_of::<Option<T>>()).cast::<Option<T>>();
        place.write(Some(value.read()));
        lua::lua_pushvalue(state, lua_upvalueindex(T::METATABLE));
        lua::lua_setmetatable(state, -2);
    }
}
