//! Commands that only work on their argument.

use std::net::{Ipv4Addr, ToSocketAddrs};
use std::rc::Rc;

use md5::{Digest, Md5};
use regex::Regex;

use super::tables::usage;
use crate::clock;
use crate::core::Core;
use crate::event::percent_encode;
use crate::text;

pub(super) fn echo(_: &Rc<Core>, argument: &str) -> String {
    argument.to_owned()
}

pub(super) fn toupper(_: &Rc<Core>, argument: &str) -> String {
    argument.to_ascii_uppercase()
}

pub(super) fn tolower(_: &Rc<Core>, argument: &str) -> String {
    argument.to_ascii_lowercase()
}

/// The text with backslashes before what JavaScript takes for the end of a string (recorded: quotes stay as they are).
pub(super) fn escape(_: &Rc<Core>, argument: &str) -> String {
    argument.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r").replace('\t', "\\t")
}

/// The text as one word of a POSIX shell.
pub(super) fn quote_shell_arg(_: &Rc<Core>, argument: &str) -> String {
    format!("'{}'", argument.replace('\'', "'\\''"))
}

pub(super) fn md5(_: &Rc<Core>, argument: &str) -> String {
    Md5::digest(text::encode(argument)).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) fn url_encode(_: &Rc<Core>, argument: &str) -> String {
    percent_encode(argument)
}

pub(super) fn url_decode(_: &Rc<Core>, argument: &str) -> String {
    let bytes = text::encode(argument);
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes.as_slice();
    while let Some((&byte, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| byte == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(decoded) => {
                out.push(decoded);
                rest = &after[2..];
            }
            None => {
                out.push(byte);
                rest = after;
            }
        }
    }
    text::decode(&out)
}

/// `SOURCE|SEARCH|REPLACEMENT`, or with another delimiter behind `m:`.
pub(super) fn replace(_: &Rc<Core>, argument: &str) -> String {
    match fields(argument).as_slice() {
        [text, search, replacement, ..] if !search.is_empty() => text.replace(search, replacement),
        [text, search] if !search.is_empty() => text.replace(search, ""),
        _ => usage("replace"),
    }
}

/// The first of the fields that is not empty; a delimiter other than the comma is named behind `^^`.
pub(super) fn coalesce(_: &Rc<Core>, argument: &str) -> String {
    let (delimiter, list) = match argument.strip_prefix("^^").and_then(|rest| Some((rest.chars().next()?, rest))) {
        Some((delimiter, rest)) => (delimiter, &rest[delimiter.len_utf8()..]),
        None => (',', argument),
    };
    list.split(delimiter).find(|field| !field.is_empty()).unwrap_or_default().to_owned()
}

/// `DATA|PATTERN[|SUBSTITUTE[|n|b]]`, or with another delimiter behind `m:`.
pub(super) fn regex(_: &Rc<Core>, argument: &str) -> String {
    let fields = fields(argument);
    let [data, pattern, rest @ ..] = fields.as_slice() else { return "-ERR".to_owned() };
    // An expression may stand between slashes, with its options behind.
    let (pattern, options) = match pattern.strip_prefix('/').and_then(|pattern| pattern.rsplit_once('/')) {
        Some(parts) => parts,
        None => (*pattern, ""),
    };
    let insensitive = if options.contains('i') { "(?i)" } else { "" };
    let found = Regex::new(&format!("{insensitive}{pattern}")).ok().and_then(|pattern| pattern.captures(data));
    match (found, rest) {
        (found, []) => found.is_some().to_string(),
        (Some(found), [substitute, ..]) => substituted(substitute, &found),
        (None, [_]) => (*data).to_owned(),
        (None, [_, "n", ..]) => String::new(),
        (None, [_, "b", ..]) => "false".to_owned(),
        (None, _) => (*data).to_owned(),
    }
}

/// `$1`, `${1}` and `%1` in `text`, from what an expression has found.
fn substituted(text: &str, found: &regex::Captures<'_>) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['$', '%']) {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let braced = after.starts_with('{');
        let digits = &after[usize::from(braced)..];
        let count = digits.bytes().take_while(u8::is_ascii_digit).count();
        if count == 0 {
            out.push_str(&rest[at..=at]);
            rest = after;
            continue;
        }
        let group = digits[..count].parse().ok().and_then(|group: usize| found.get(group));
        out.push_str(group.map_or("", |group| group.as_str()));
        rest = &digits[count..];
        if braced {
            rest = rest.strip_prefix('}').unwrap_or(rest);
        }
    }
    out + rest
}

/// The fields of an argument: divided by `|`, or by the character behind `m:`.
fn fields(argument: &str) -> Vec<&str> {
    match argument.strip_prefix("m:").and_then(|rest| Some((rest.chars().next()?, rest))) {
        Some((delimiter, rest)) => rest[delimiter.len_utf8()..].split(delimiter).collect(),
        None => argument.split('|').collect(),
    }
}

/// `A OPERATOR B ? TRUE : FALSE`: numbers are compared as numbers, all else as text.
pub(super) fn cond(_: &Rc<Core>, argument: &str) -> String {
    let parsed = argument.split_once('?').and_then(|(test, values)| {
        let values = values.split_once(" : ").or_else(|| values.split_once(':'))?;
        Some((condition(test)?, values))
    });
    match parsed {
        Some((true, (yes, _))) => unquoted(yes).to_owned(),
        Some((false, (_, no))) => unquoted(no).to_owned(),
        None => "-ERR".to_owned(),
    }
}

fn condition(test: &str) -> Option<bool> {
    let operators = ["==", "!=", "<=", ">=", "<", ">"];
    let (at, operator) =
        operators.iter().filter_map(|operator| Some((test.find(operator)?, *operator))).min_by_key(|(at, _)| *at)?;
    let (left, right) = (unquoted(&test[..at]), unquoted(&test[at + operator.len()..]));
    let order = match (left.parse::<f64>(), right.parse::<f64>()) {
        (Ok(left), Ok(right)) => left.partial_cmp(&right)?,
        _ => left.cmp(right),
    };
    Some(match operator {
        "==" => order.is_eq(),
        "!=" => order.is_ne(),
        "<=" => order.is_le(),
        ">=" => order.is_ge(),
        "<" => order.is_lt(),
        _ => order.is_gt(),
    })
}

fn unquoted(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix('\'').and_then(|text| text.strip_suffix('\'')).unwrap_or(text)
}

/// `[MODULE] LANGUAGE TYPE METHOD [GENDER] TEXT`: the files that say it. Numbers and digits are known, in English.
pub(super) fn say_string(_: &Rc<Core>, argument: &str) -> String {
    let words: Vec<&str> = argument.split(' ').filter(|word| !word.is_empty()).collect();
    let [_, _, kind, method, rest @ ..] = words.as_slice() else { return usage("say_string") };
    let Some(text) = rest.last() else { return usage("say_string") };
    let mut files = Vec::new();
    let number: Option<u64> = text.parse().ok();
    match (kind.to_ascii_lowercase().as_str(), number) {
        ("number" | "items" | "persons" | "messages", Some(number)) if method.eq_ignore_ascii_case("pronounced") => {
            say_number(number, &mut files);
        }
        _ => files.extend(text.chars().filter(char::is_ascii_digit).map(|digit| format!("digits/{digit}.wav"))),
    }
    format!("file_string://{}", files.join("!"))
}

fn say_number(number: u64, files: &mut Vec<String>) {
    for (unit, name) in [(1_000_000, "million"), (1000, "thousand"), (100, "hundred")] {
        if number >= unit {
            say_number(number / unit, files);
            files.push(format!("digits/{name}.wav"));
            if !number.is_multiple_of(unit) {
                say_number(number % unit, files);
            }
            return;
        }
    }
    if number <= 20 || number.is_multiple_of(10) {
        files.push(format!("digits/{number}.wav"));
    } else {
        files.push(format!("digits/{}.wav", number / 10 * 10));
        files.push(format!("digits/{}.wav", number % 10));
    }
}

/// `%Y-%m-%d %T` of now, or of the epoch in front of a `|`.
pub(super) fn strftime(core: &Rc<Core>, argument: &str) -> String {
    let (moment, pattern) = moment_and_pattern(core, argument);
    clock::format(moment, pattern)
}

/// The same in a time zone.
pub(super) fn strftime_tz(core: &Rc<Core>, argument: &str) -> String {
    let (zone, rest) = argument.split_once(' ').unwrap_or((argument, ""));
    let (moment, pattern) = moment_and_pattern(core, rest);
    match clock::in_zone(moment, zone) {
        Some(moment) => clock::format(moment, pattern),
        None => "-ERR Invalid Timezone\n".to_owned(),
    }
}

fn moment_and_pattern<'a>(core: &Core, argument: &'a str) -> (u64, &'a str) {
    let (moment, pattern) =
        match argument.split_once('|').and_then(|(epoch, pattern)| Some((epoch.parse::<u64>().ok()?, pattern))) {
            Some((epoch, pattern)) => (epoch.saturating_mul(1_000_000), pattern),
            None => (core.clock.now(), argument),
        };
    (moment, if pattern.is_empty() { "%Y-%m-%d %T" } else { pattern })
}

/// Seconds since 1970, of now or of a date.
pub(super) fn strepoch(core: &Rc<Core>, argument: &str) -> String {
    moment(core, argument).map_or_else(|| "-1".to_owned(), |moment| (moment / 1_000_000).to_string())
}

/// Microseconds since 1970, of now or of a date.
pub(super) fn strmicroepoch(core: &Rc<Core>, argument: &str) -> String {
    moment(core, argument).map_or_else(|| "-1".to_owned(), |moment| moment.to_string())
}

fn moment(core: &Core, argument: &str) -> Option<u64> {
    if argument.is_empty() { Some(core.clock.now()) } else { clock::parse(argument) }
}

/// Whether an address is of a private network or this host's own.
pub(super) fn is_lan_addr(_: &Rc<Core>, argument: &str) -> String {
    let address: Option<Ipv4Addr> = argument.parse().ok();
    address.is_some_and(|address| address.is_private() || address.is_loopback() || address.is_link_local()).to_string()
}

/// The first IPv4 address of a host.
pub(super) fn host_lookup(_: &Rc<Core>, argument: &str) -> String {
    let found = (argument, 0).to_socket_addrs().ok().and_then(|mut found| found.find(std::net::SocketAddr::is_ipv4));
    found.map_or_else(|| "-ERR no match for host\n".to_owned(), |found| found.ip().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn texts_as_recorded_and_documented() {
        let core = &Core::new(Config::default());
        for (input, output) in [
            ("12345|^1(\\d+)|%1", "2345"),
            ("12345|^9", "false"),
            ("nofields", "-ERR"),
            ("m:/test1234/\\d", "true"),
            ("test1234|(\\d+)|$1", "1234"),
            ("testingonetwo|(\\d+)|$1", "testingonetwo"),
            ("m:~30~/^(10|20|40)$/~$1~n", ""),
            ("m:~30~/^(10|20|40)$/~$1~b", "false"),
        ] {
            assert_eq!(regex(core, input), output, "{input}");
        }
        for (input, output) in [("5 > 3 ? yes : no", "yes"), ("a == b ? 1 : 2", "2"), ("10 < 9 ? a:b", "b"), ("broken", "-ERR")] {
            assert_eq!(cond(core, input), output, "{input}");
        }
        assert_eq!(md5(core, "abc"), "900150983cd24fb0d6963f7d28e17f72");
        assert_eq!(url_decode(core, "a%20b%26c%0Ad%zz%2"), "a b&c\nd%zz%2");
        assert_eq!(replace(core, "abc|b|X"), "aXc");
        assert_eq!(coalesce(core, "^^:::b:c"), "b");
        assert_eq!(
            say_string(core, "en en number pronounced 342"),
            "file_string://digits/3.wav!digits/hundred.wav!digits/40.wav!digits/2.wav"
        );
        assert_eq!(strepoch(core, "2020-01-01 00:00:00"), "1577836800");
        assert_eq!(strftime_tz(core, "US/Eastern 1577836800|%Y-%m-%d %H"), "2019-12-31 19");
    }
}
