//! The C headers have the sizes, offsets and numbers of the Rust side.

mod support;

use std::fmt::Write;
use std::fs;
use std::mem::offset_of;
use std::process::Command;

use esl::abi::{self, cJSON, esl_config_t, esl_event_header_t, esl_event_t, esl_handle_t, esl_status_t};
use eslng_engine::vocabulary::EventName;
use support::{Linkage, compile, folder, run_well};

/// Each field's offset as an assertion in C.
macro_rules! offsets {
    ($out:expr, $type:ident: $($field:ident)*) => {
        $(equal($out, &format!("offsetof({}, {})", stringify!($type), stringify!($field)), offset_of!($type, $field) as i64);)*
        equal($out, &format!("sizeof({})", stringify!($type)), size_of::<$type>() as i64);
    };
}

fn equal(out: &mut String, c: &str, rust: i64) {
    writeln!(out, "_Static_assert(({c}) == {rust}, \"{}\");", c.replace('"', "'")).expect("text can be written to");
}

#[test]
fn sizes_offsets_and_numbers() {
    let mut out = String::from("#include <esl.h>\n#include <stddef.h>\n");
    let c = &mut out;
    offsets!(c, esl_handle_t: sockaddr hostent hostbuf sock err errnum packet_buf socket_buf last_reply last_sr_reply last_event
        last_sr_event race_event last_ievent info_event connected addr mutex async_execute event_lock destroyed);
    offsets!(c, esl_event_t: event_id priority owner subclass_name headers last_header body bind_user_data event_user_data key next flags);
    offsets!(c, esl_event_header_t: name value array idx hash next);
    offsets!(c, esl_config_t: file path category section buf lineno catno sectno lockto);
    // The walk along cJSON's nodes trusts its header.
    offsets!(c, cJSON: next prev child valuestring valueint valuedouble string);
    equal(c, "offsetof(cJSON, type)", offset_of!(cJSON, kind) as i64);

    // What libesl has on 64-bit Linux, whatever both sides say.
    for (size, bytes) in [("esl_handle_t", 68360), ("esl_event_t", 88), ("esl_event_header_t", 48), ("esl_config_t", 2584)] {
        equal(c, &format!("sizeof({size})"), bytes);
    }
    for (kind, bytes) in [
        ("esl_socket_t", size_of::<abi::esl_socket_t>()),
        ("esl_port_t", size_of::<abi::esl_port_t>()),
        ("esl_status_t", size_of::<esl_status_t>()),
        ("esl_stack_t", size_of::<abi::esl_stack_t>()),
        ("esl_event_types_t", size_of::<abi::esl_event_types_t>()),
        ("esl_priority_t", size_of::<abi::esl_priority_t>()),
        ("esl_event_type_t", size_of::<abi::esl_event_type_t>()),
        ("esl_poll_t", size_of::<abi::esl_poll_t>()),
        ("esl_bool_t", size_of::<abi::esl_bool_t>()),
        ("esl_logger_t", size_of::<abi::esl_logger_t>()),
        ("esl_ssize_t", size_of::<isize>()),
        ("esl_size_t", size_of::<usize>()),
        ("esl_filehandle_t", size_of::<std::ffi::c_int>()),
    ] {
        equal(c, &format!("sizeof({kind})"), bytes as i64);
    }
    equal(c, "(esl_port_t)65535 < 0", 1);

    for (name, number) in [
        ("ESL_SUCCESS", esl_status_t::ESL_SUCCESS as i64),
        ("ESL_FAIL", esl_status_t::ESL_FAIL as i64),
        ("ESL_BREAK", esl_status_t::ESL_BREAK as i64),
        ("ESL_DISCONNECTED", esl_status_t::ESL_DISCONNECTED as i64),
        ("ESL_GENERR", esl_status_t::ESL_GENERR as i64),
        ("ESL_STACK_BOTTOM", 0),
        ("ESL_STACK_TOP", abi::ESL_STACK_TOP.into()),
        ("ESL_STACK_PUSH", abi::ESL_STACK_PUSH.into()),
        ("ESL_STACK_UNSHIFT", (abi::ESL_STACK_PUSH | abi::ESL_STACK_TOP).into()),
        ("ESL_POLL_READ", abi::ESL_POLL_READ.into()),
        ("ESL_POLL_WRITE", abi::ESL_POLL_WRITE.into()),
        ("ESL_POLL_ERROR", abi::ESL_POLL_ERROR.into()),
        ("ESL_EVENT_TYPE_PLAIN", 0),
        ("ESL_EVENT_TYPE_XML", abi::ESL_EVENT_TYPE_XML.into()),
        ("ESL_EVENT_TYPE_JSON", abi::ESL_EVENT_TYPE_JSON.into()),
        ("ESL_PRIORITY_NORMAL", 0),
        ("ESL_PRIORITY_LOW", 1),
        ("ESL_PRIORITY_HIGH", 2),
        ("ESL_TRUE", 1),
        ("ESL_FALSE", 0),
        ("ESL_EF_UNIQ_HEADERS", abi::ESL_EF_UNIQ_HEADERS.into()),
        ("ESL_SOCK_INVALID", abi::ESL_SOCK_INVALID.into()),
        ("ESL_LOG_LEVEL_EMERG", 0),
        ("ESL_LOG_LEVEL_DEBUG", abi::ESL_LOG_LEVEL_DEBUG.into()),
    ] {
        equal(c, name, number);
    }
    let mut events = 0;
    for name in &EventName::ALL {
        if let Some(id) = name.id() {
            equal(c, &format!("ESL_EVENT_{}", name.as_str()), id.into());
            events += 1;
        }
    }
    // The names at these numbers, too.
    writeln!(c, "int main(void) {{").expect("text can be written to");
    for name in EventName::ALL.iter().filter(|name| name.id().is_some()) {
        let name = name.as_str();
        writeln!(c, "if (strcmp(esl_event_name(ESL_EVENT_{name}), \"{name}\")) return 1;").expect("text can be written to");
    }
    writeln!(c, "return strcmp(esl_event_name((esl_event_types_t){events}), \"INVALID\"); }}").expect("text can be written to");

    let source = folder("source").join("layout.c");
    fs::write(&source, out).expect("the source can be written");
    run_well(&mut Command::new(compile("layout", &[source.to_str().expect("the folder's name is text")], Linkage::Shared, &[])));
}
