//! `ESLevent`.

use std::ffi::CStr;

use eslng_blocking::compat::EslEvent;

use crate::arguments::{Argument, Arguments};
use crate::class::{Class, Method};

/// `ESLevent(type[, subclass])`, `ESLevent("json", text)`, `ESLevent(event[, free])`.
pub(crate) fn construct(arguments: &Arguments<'_>) -> Result<EslEvent, String> {
    match arguments.value(0) {
        Argument::Event(other) => Ok(other.share()),
        Argument::Nil => Err(arguments.wrong(0, "a string")),
        _ => Ok(EslEvent::new(arguments.text(0)?, arguments.text(1)?)),
    }
}

impl Class for EslEvent {
    const NAME: &'static CStr = c"ESLevent";
    const FIELDS: &'static [Method<Self>] = &[
        Method { name: c"serialized_string", takes: 0..=0, call: |event, _| Ok(event.serialize(None).into()) },
        Method { name: c"mine", takes: 0..=0, call: |_, _| Ok(1.into()) },
    ];
    const METHODS: &'static [Method<Self>] = &[
        Method {
            name: c"getHeader",
            takes: 1..=2,
            call: |event, arguments| {
                let index = if matches!(arguments.value(1), Argument::Nil) { -1 } else { arguments.integer(1)? };
                Ok(event.get_header(arguments.text(0)?, index).into())
            },
        },
        Method { name: c"getBody", takes: 0..=0, call: |event, _| Ok(event.get_body().into()) },
        Method { name: c"getType", takes: 0..=0, call: |event, _| Ok(event.get_type().into_bytes().into()) },
        Method { name: c"serialize", takes: 0..=1, call: |event, arguments| Ok(event.serialize(arguments.text(0)?).into()) },
        Method {
            name: c"setPriority",
            takes: 0..=1,
            call: |event, arguments| {
                let priority = if matches!(arguments.value(0), Argument::Nil) { 0 } else { arguments.integer(0)? };
                Ok(event.set_priority(priority).into())
            },
        },
        Method { name: c"addBody", takes: 1..=1, call: |event, arguments| Ok(event.add_body(arguments.text(0)?).into()) },
        Method {
            name: c"addHeader",
            takes: 2..=2,
            call: |event, arguments| Ok(event.add_header(arguments.text(0)?, arguments.text(1)?).into()),
        },
        Method {
            name: c"pushHeader",
            takes: 2..=2,
            call: |event, arguments| Ok(event.push_header(arguments.text(0)?, arguments.text(1)?).into()),
        },
        Method {
            name: c"unshiftHeader",
            takes: 2..=2,
            call: |event, arguments| Ok(event.unshift_header(arguments.text(0)?, arguments.text(1)?).into()),
        },
        Method { name: c"delHeader", takes: 1..=1, call: |event, arguments| Ok(event.del_header(arguments.text(0)?).into()) },
        Method { name: c"firstHeader", takes: 0..=0, call: |event, _| Ok(event.first_header().into()) },
        Method { name: c"nextHeader", takes: 0..=0, call: |event, _| Ok(event.next_header().into()) },
    ];
}
