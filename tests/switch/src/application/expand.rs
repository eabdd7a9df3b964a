//! `${name}` in an argument: the channel's variable of that name, `$${name}` a global one, `${command(argument)}` the output
//! of an API command (`switch_channel_expand_variables`). Whoever lets a caller's text into an argument lets it call these.

use std::pin::Pin;
use std::rc::Rc;

use crate::api;
use crate::channel::Channel;
use crate::core::Core;

/// Nested deeper, an expression stays as it is.
const MAX_DEPTH: usize = 16;

/// The text with every expression replaced by its value, an unknown one by nothing, and the escapes taken away: `\\$` stands for `$`, two
/// backslashes for one, and `\'` for nothing. A text that has neither an expression nor an escape stays as it is, and so does a `${`
/// without an end.
pub(crate) async fn expand(core: &Rc<Core>, channel: Option<&Channel>, text: &str) -> String {
    let is_touched = text.contains("${") || ["\\\\", "\\n", "\\s", "\\'"].iter().any(|escape| text.contains(escape));
    if is_touched { nested(core, channel, text.to_owned(), 0).await } else { text.to_owned() }
}

fn nested<'a>(
    core: &'a Rc<Core>,
    channel: Option<&'a Channel>,
    text: String,
    depth: usize,
) -> Pin<Box<dyn Future<Output = String> + 'a>> {
    Box::pin(async move {
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some(at) = rest.find(['$', '\\']) {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            let (kept, taken) = match rest.as_bytes() {
                [b'\\', b'$', b'$', ..] => ("$", 3),
                [b'\\', b'$', ..] => ("$", 2),
                [b'\\', b'\\', ..] => ("\\", 2),
                [b'\\', b'\'', ..] => ("", 2),
                [b'$', b'$', b'{', ..] | [b'$', b'{', ..] => ("", 0),
                _ => (&rest[..1], 1),
            };
            out.push_str(kept);
            if taken > 0 {
                rest = &rest[taken..];
                continue;
            }
            let is_global = rest.starts_with("$${");
            let begin = if is_global { 3 } else { 2 };
            let Some(end) = end_of(&rest[begin..]).map(|end| begin + end) else { break };
            let inside = &rest[begin..end];
            if is_global {
                out.push_str(&core.global(inside).unwrap_or_default());
            } else {
                let inside = match depth < MAX_DEPTH && inside.contains("${") {
                    true => nested(core, channel, inside.to_owned(), depth + 1).await,
                    false => inside.to_owned(),
                };
                out.push_str(&value(core, channel, &inside).await);
            }
            rest = &rest[end + 1..];
        }
        out.push_str(rest);
        out
    })
}

/// Where the expression ends whose inside begins here: braces in it count.
fn end_of(text: &str) -> Option<usize> {
    let mut open = 0;
    for (at, character) in text.char_indices() {
        match character {
            '{' => open += 1,
            '}' if open == 0 => return Some(at),
            '}' => open -= 1,
            _ => {}
        }
    }
    None
}

/// `name`, `name:offset[:length]`, `name[index]` or `command(argument)`.
async fn value(core: &Rc<Core>, channel: Option<&Channel>, inside: &str) -> String {
    if let Some((command, argument)) = inside.split_once('(') {
        let argument = argument.strip_suffix(')').unwrap_or(argument);
        if !core.state.borrow().settings.api_expansion {
            return String::new();
        }
        return api::execute(core, command.trim_end(), argument).await;
    }
    let mut parts = inside.split(':');
    let name = parts.next().unwrap_or_default();
    let (name, index) = match name.strip_suffix(']').and_then(|name| name.split_once('[')) {
        Some((name, index)) => (name, index.parse::<usize>().ok()),
        None => (name, None),
    };
    let mut value = match channel {
        Some(channel) => core.variable_of(channel, name),
        None => core.global(name),
    }
    .unwrap_or_default();
    if let (Some(index), Some(list)) = (index, value.strip_prefix("ARRAY::")) {
        value = list.split("|:").nth(index).unwrap_or_default().to_owned();
    }
    let numbers: Vec<i64> = parts.map(|part| part.parse().unwrap_or(0)).collect();
    match numbers.as_slice() {
        [] => value,
        [offset, rest @ ..] => slice(&value, *offset, rest.first().copied().unwrap_or(0)),
    }
}

/// The text from `offset` on, from its end where that is negative, and no longer than `length` where that is over 0.
fn slice(text: &str, offset: i64, length: i64) -> String {
    let count = text.chars().count();
    let distance = usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX);
    let skip = match offset {
        0.. => distance,
        _ if distance <= count => count - distance,
        _ => 0,
    };
    let take = usize::try_from(length).ok().filter(|length| *length > 0).unwrap_or(usize::MAX);
    text.chars().skip(skip).take(take).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn expressions() {
        let core = Core::new(Config::default());
        core.state.borrow_mut().set_global("x", "abcdef");
        core.state.borrow_mut().set_global("list", "ARRAY::a|:b");
        core.state.borrow_mut().set_global("name", "x");
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime of one thread");
        for (text, expanded) in [
            ("plain $x {x}", "plain $x {x}"),
            ("<${x}> <$${x}> <${none}>", "<abcdef> <abcdef> <>"),
            ("${x:2} ${x:1:2} ${x:-2} ${x:9}", "cdef bc ef "),
            ("${list[1]}", "b"),
            ("${toupper(${x})} ${expr(1+2)}", "ABCDEF 3"),
            ("${${name}}", "abcdef"),
            ("\\${x} ${x", "${x} ${x"),
            (r"\\\${x}", r"\${x}"),
            (r"\$\${x} it\'s \\", r"$${x} its \"),
            (r"\d+ \$5", r"\d+ \$5"),
        ] {
            assert_eq!(runtime.block_on(expand(&core, None, text)), expanded, "{text}");
        }
    }
}
