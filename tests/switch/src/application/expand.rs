//! `${name}` in an argument: the channel's variable of that name, and `$${name}` a global one.

use crate::channel::Channel;
use crate::core::Core;

/// The text with every variable replaced by its value, an unknown one by nothing. A `${` without an end stays.
pub(super) fn expand(core: &Core, channel: &Channel, text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("${") {
        let Some(end) = rest[at..].find('}').map(|end| at + end) else { break };
        let name = &rest[at + 2..end];
        let global = rest[..at].ends_with('$');
        out.push_str(&rest[..at - usize::from(global)]);
        let value = if global { core.config.globals.get(name).cloned() } else { channel.variable(name) };
        out.push_str(&value.unwrap_or_default());
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}
