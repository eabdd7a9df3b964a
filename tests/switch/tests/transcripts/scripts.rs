//! The Lua that the recordings run, read just well enough to do what it did.

use eslng_switch::{Event, Script};

/// The script of an argument of `lua` or `luarun`.
pub fn read(text: &str) -> Option<Script> {
    if let Some(written) = text.strip_prefix("~stream:write(").and_then(|rest| rest.strip_suffix(')')) {
        return Some(Script::new().prints(literal(written)?));
    }
    if let Some(rest) = text.strip_prefix("~freeswitch.Session('") {
        let (uuid, rest) = rest.split_once("'):setVariable(")?;
        let (name, value) = rest.strip_suffix(')')?.split_once(',')?;
        return Some(Script::new().sets(uuid, literal(name)?, literal(value.trim())?));
    }
    let words: Vec<&str> = text.split(' ').collect();
    let ["flood.lua", count, length, subclass] = words.as_slice() else { return None };
    let (count, length): (u32, usize) = (count.parse().ok()?, length.parse().ok()?);
    let event = |number: u32| {
        Event::new("CUSTOM").with_subclass(*subclass).with_header("N", number.to_string()).with_header("Pad", "P".repeat(length))
    };
    Some((1..=count).fold(Script::new(), |script, number| script.fires(event(number))))
}

/// A string in single quotes with its escapes.
fn literal(text: &str) -> Option<String> {
    let inside = text.trim().strip_prefix('\'')?.strip_suffix('\'')?;
    let mut out = String::new();
    let mut characters = inside.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => out.push(match characters.next()? {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                other => other,
            }),
            other => out.push(other),
        }
    }
    Some(out)
}
