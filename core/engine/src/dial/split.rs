//! How FreeSWITCH takes a text apart (switch_utils.c, `switch_separate_string`), and how a text is written so that it comes
//! through whole. Most of what the switch reads goes through this several times, each round taking quotes and backslashes away.

const ESCAPE: char = '\\';
const QUOTE: char = '\'';

/// The pieces of a text, at most `limit`; the last one is all that is left. Between words stand any number of blanks, other
/// separators count one by one.
pub(crate) fn split(text: &str, separator: char, limit: usize) -> Vec<String> {
    if separator == ' ' { split_words(text, limit) } else { split_at(text, separator, limit) }
}

fn split_words(text: &str, limit: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() && pieces.len() < limit {
        let start = rest.len() - rest.trim_start_matches(' ').len();
        let end = if pieces.len() + 1 == limit { rest.len() } else { start + word_end(&rest[start..]) };
        pieces.push(clean(&rest[..end], None));
        rest = rest[end..].trim_start_matches(' ');
    }
    pieces
}

fn word_end(text: &str) -> usize {
    let mut quoted = false;
    let mut escaped = false;
    for (at, character) in text.char_indices() {
        match character {
            _ if escaped => escaped = false,
            ESCAPE => escaped = true,
            QUOTE => quoted = !quoted,
            ' ' if !quoted => return at,
            _ => {}
        }
    }
    text.len()
}

fn split_at(text: &str, separator: char, limit: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() && pieces.len() < limit {
        if pieces.len() + 1 == limit {
            pieces.push(clean(rest, Some(separator)));
            break;
        }
        let end = piece_end(rest, separator);
        pieces.push(clean(&rest[..end], Some(separator)));
        rest = rest.get(end + separator.len_utf8()..).unwrap_or("");
    }
    pieces
}

fn piece_end(text: &str, separator: char) -> usize {
    let mut quoted = false;
    let mut escaped = false;
    for (at, character) in text.char_indices() {
        match character {
            _ if escaped => escaped = false,
            ESCAPE => escaped = true,
            // A quote that has no partner is a character like any other.
            QUOTE if quoted || text[at + 1..].contains(QUOTE) => quoted = !quoted,
            _ if character == separator && !quoted => return at,
            _ => {}
        }
    }
    text.len()
}

/// What a piece means: quotes and outer blanks gone, escapes read.
pub(crate) fn clean(piece: &str, separator: Option<char>) -> String {
    let piece = piece.trim_start_matches(' ');
    let mut out = String::with_capacity(piece.len());
    // Where the text ends that is kept: blanks behind it are dropped.
    let mut kept = 0;
    let mut quoted = false;
    let mut characters = piece.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if character == ESCAPE
            && let Some(meant) = characters.peek().and_then(|&(_, next)| meaning(next, separator))
        {
            characters.next();
            out.push(meant);
            kept = out.len();
        } else if character == QUOTE && (quoted || piece[at + 1..].contains(QUOTE)) {
            quoted = !quoted;
            if quoted {
                kept = out.len();
            }
        } else {
            out.push(character);
            if character != ' ' || quoted {
                kept = out.len();
            }
        }
    }
    // A piece of nothing but blanks has no end in FreeSWITCH either, but there they were skipped as leading ones.
    out.truncate(kept);
    out
}

/// What a backslash and this character stand for; `None`: for themselves.
fn meaning(escaped: char, separator: Option<char>) -> Option<char> {
    match escaped {
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        's' => Some(' '),
        QUOTE | '"' | ESCAPE => Some(escaped),
        _ if Some(escaped) == separator => Some(escaped),
        _ => None,
    }
}

/// Writes a text so that one round gives it back: quotes, the separator and outer blanks escaped.
pub(crate) fn escape(text: &str, separator: char) -> String {
    write(text, Some(separator), true, Blanks::OuterEscaped)
}

/// As [`escape`], where the separator does not separate any more: in the last piece.
pub(crate) fn escape_last(text: &str, separator: Option<char>) -> String {
    write(text, separator, false, Blanks::OuterEscaped)
}

/// Writes a text so that one round gives it back, between quotes.
pub(crate) fn quote(text: &str, separator: Option<char>) -> String {
    format!("'{}'", write(text, separator, false, Blanks::Kept))
}

/// A word: between quotes if it holds a blank or is empty. In variables before a dial string only the value is quoted, as people
/// write it: `{a='b c'}x`.
pub(crate) fn word(text: &str) -> String {
    if text.is_empty() {
        return quote(text, None);
    }
    if !text.starts_with(['{', '[', '<']) {
        return if text.contains(' ') { quote(text, None) } else { write(text, None, false, Blanks::OuterEscaped) };
    }
    let structure = |character: char| "{}[]<>,=|".contains(character);
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(structure).unwrap_or(rest.len());
        let fragment = &rest[..end];
        if fragment.contains(' ') {
            out += &quote(fragment, None);
        } else {
            // Its end is no end: a backslash there stands before what follows, so it is doubled.
            out += &write(fragment, None, false, Blanks::Kept);
        }
        let after = rest[end..].chars().next().map_or(0, char::len_utf8);
        out += &rest[end..end + after];
        rest = &rest[end + after..];
    }
    out
}

/// A word with its blanks written `\s`, as people write what `uuid_broadcast` is to run.
pub(crate) fn word_without_quotes(text: &str) -> String {
    if text.is_empty() { quote(text, None) } else { write(text, None, false, Blanks::Escaped) }
}

/// What is done with blanks.
#[derive(Clone, Copy, PartialEq)]
enum Blanks {
    Kept,
    OuterEscaped,
    Escaped,
}

/// A backslash is doubled only where the switch would read it as one, since `\d` is what people write.
fn write(text: &str, separator: Option<char>, escape_separator: bool, blanks: Blanks) -> String {
    let first = text.len() - text.trim_start_matches(' ').len();
    let last = text.trim_end_matches(' ').len();
    let written = |at: usize, character: char| match character {
        ' ' if blanks == Blanks::Escaped || (blanks == Blanks::OuterEscaped && (at < first || at >= last)) => Some("\\s"),
        QUOTE => Some("\\'"),
        ESCAPE => None,
        _ if escape_separator && Some(character) == separator => Some("\\"),
        _ => None,
    };
    let mut out = String::with_capacity(text.len() + 8);
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if character == ESCAPE {
            let plain =
                characters.peek().is_some_and(|&(at, next)| meaning(next, separator).is_none() && written(at, next).is_none());
            out.push_str(if plain { "\\" } else { "\\\\" });
            continue;
        }
        match written(at, character) {
            Some("\\") => out.extend([ESCAPE, character]),
            Some(escaped) => out.push_str(escaped),
            None => out.push(character),
        }
    }
    out
}

/// Where the bracket that opens a text closes, as byte index; quotes and backslashes do not count.
pub(crate) fn closing(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, character) in text.char_indices() {
        if character == open {
            depth += 1;
        } else if depth == 0 {
            return None;
        } else if character == close {
            depth -= 1;
            if depth == 0 {
                return Some(at);
            }
        }
    }
    None
}

/// Whether every bracket of this kind has its partner.
pub(crate) fn balanced(text: &str, open: char, close: char) -> bool {
    let mut depth = 0_i64;
    for character in text.chars() {
        depth += i64::from(character == open) - i64::from(character == close);
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn as_the_switch_does() {
        assert_eq!(split("{a='b c'}x  &park(1)  ", ' ', 9), ["{a=b c}x", "&park(1)"]);
        assert_eq!(split(r"say::en\snumber both", ' ', 9), ["say::en number", "both"]);
        assert_eq!(split("a b c d", ' ', 2), ["a", "b c d"]);
        assert_eq!(split("a='b,c',d", ',', 9), ["a=b,c", "d"]);
        assert_eq!(split("it's,d", ',', 9), ["it's", "d"]);
        assert_eq!(split(r"a\,b, c ,", ',', 9), ["a,b", "c"]);
        assert_eq!(split("k=v=w", '=', 2), ["k", "v=w"]);
        assert_eq!(split("k=", '=', 2), ["k"]);
        assert_eq!(split("''", ' ', 9), [""]);
        assert_eq!(closing("{a={b}}c", '{', '}'), Some(6));
        assert_eq!(closing("a}", '{', '}'), None);
    }

    #[test]
    fn what_people_write() {
        assert_eq!(escape(r"\d+", ','), r"\d+");
        assert_eq!(escape(r"a,b\", ','), r"a\,b\\");
        assert_eq!(word("{a=b c}x"), "{a='b c'}x");
        assert_eq!(word("Fred Jones"), "'Fred Jones'");
        assert_eq!(word("'%(1,2)'"), r"\'%(1,2)\'");
    }

    proptest! {
        #[test]
        fn one_round_gives_it_back(text in r#"[ab'"\\ns{}=|, :]{0,12}"#, separator in prop::sample::select(vec![',', '|', '=', ':', ';', '\u{2}'])) {
            prop_assert_eq!(&clean(&escape(&text, separator), Some(separator)), &text);
            prop_assert_eq!(&clean(&escape_last(&text, Some(separator)), Some(separator)), &text);
            prop_assert_eq!(&clean(&quote(&text, Some(separator)), Some(separator)), &text);
            prop_assert_eq!(split(&word(&text), ' ', 5), vec![text.clone()]);
            prop_assert_eq!(split(&word_without_quotes(&text), ' ', 5), vec![text.clone()]);
            if !text.is_empty() {
                let joined = format!("{}{separator}{}", escape(&text, separator), escape(&text, separator));
                prop_assert_eq!(split(&joined, separator, 5), vec![text.clone(), text]);
            }
        }
    }
}
