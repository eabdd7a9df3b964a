//! `include/esl_json.h`: the one function that libesl adds to cJSON's.
//!
//! It walks the nodes itself, so that programs which use no cJSON need no libcjson.

use std::ffi::c_char;
use std::ptr::null;

use crate::abi::cJSON;
use crate::entry::entry;
use crate::pointer::{json_members, text};

/// The text of an object's member, its name in any case; NULL when there is none or when it is no text. It belongs to the object.
///
/// # Safety
/// `object` is NULL or a node that cJSON made and that nothing changes meanwhile; `string` is NULL or a C text.
#[unsafe(no_mangle)]
#[allow(non_snake_case, reason = "the name is libesl's")]
pub unsafe extern "C" fn cJSON_GetObjectCstr(object: *const cJSON, string: *const c_char) -> *const c_char {
    entry!(null(), {
        // SAFETY: what this function asks of its caller.
        let (mut members, wanted) = unsafe { (json_members(object), text(string)?) };
        // SAFETY: a member's name is NULL or a C text.
        let member =
            members.find(|member| unsafe { text(member.string) }.is_some_and(|name| name.eq_ignore_ascii_case(wanted)))?;
        member.valuestring.cast_const()
    })
}
