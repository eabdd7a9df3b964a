//! `chat`: messages between users, which nobody here receives but by an event.

use std::rc::Rc;

use crate::core::{Core, Origin};

/// `PROTOCOL|FROM|TO|TEXT[|TYPE]`. Only the protocol `event` delivers.
pub(super) fn chat(core: &Rc<Core>, argument: &str) -> String {
    let parts: Vec<&str> = argument.split('|').collect();
    let [protocol, from, to, text, rest @ ..] = parts.as_slice() else { return "Invalid".to_owned() };
    let delivered = *protocol == "event";
    let mut event = core.event("MESSAGE", Origin("switch_loadable_module.c", "switch_core_chat_send_args", 1100));
    event.add("proto", "global");
    event.add("from", *from);
    event.add("to", *to);
    event.add("type", rest.first().copied().unwrap_or_default());
    event.add("skip_global_process", "true");
    event.add("blocking", "true");
    event.add("dest_proto", *protocol);
    event.add("Delivery-Failure", (!delivered).to_string());
    event.set_body((*text).to_owned());
    core.fire(event);
    if delivered { "Sent" } else { "Error! Message Not Sent" }.to_owned()
}
