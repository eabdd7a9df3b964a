//! An application and its argument, and what the switch does to that before the application sees it.

use std::borrow::Cow;

use super::app;

/// An application and what it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    /// Its name.
    pub name: String,
    /// Its argument. None and an empty one are the same to most.
    pub argument: Option<Argument>,
}

impl Application {
    /// An application without an argument.
    pub fn new(name: impl Into<String>) -> Self {
        Application { name: name.into(), argument: None }
    }

    /// This application with an argument. A text arrives as it is, also where the application expands once more what the switch has expanded
    /// (`set`, `multiset`, `push`: mod_dptools.c, `base_set`).
    pub fn with(self, argument: impl Into<Argument>) -> Self {
        let argument = argument.into();
        let expands_again =
            app::Entry::named(&self.name.to_ascii_lowercase()).is_some_and(|entry| entry.grammar().expands_again());
        let argument = match argument.as_text() {
            Some(text) if expands_again => Argument::text(escape(text)),
            _ => argument,
        };
        Application { argument: Some(argument), ..self }
    }
}

/// What an application is given. The switch expands it first (switch_core_session.c, `switch_core_session_exec`), which would run
/// `${system(...)}` out of any text that a caller sends. A text is therefore written so that it arrives as it is; an expression is
/// asked for by its own constructor.
///
/// A text arrives whole: `${`, `$${`, backslashes and quotes are escaped where the switch would read them, and one that begins as
/// scope variables do (`%[`) gets an empty set of these in front. A channel on which `app_disable_expand_variables` is set does not
/// undo these escapes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument(Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Text(String),
    Expression(String),
}

/// An empty set of scope variables: what follows is the argument, whatever it begins with.
const NO_SCOPE: &str = "%[]";

impl Argument {
    /// A text, which reaches the application as it is.
    pub fn text(text: impl Into<String>) -> Self {
        Argument(Kind::Text(text.into()))
    }

    /// An expression: the switch puts in variables (`${name}`), the results of API commands (`${status()}`) and scope variables
    /// (`%[name=value]`). Never make one out of what a stranger sent.
    pub fn expression(expression: impl Into<String>) -> Self {
        let expression = expression.into();
        // One spelling for one meaning: an expression in which nothing is expanded is the text that it says.
        Argument::read(&expression)
    }

    /// The argument that stands for this text on the wire.
    pub(crate) fn read(written: &str) -> Self {
        if is_active(written) || (begins_scope(written) && !written.starts_with(NO_SCOPE)) {
            return Argument(Kind::Expression(written.to_owned()));
        }
        let text = unescape(written);
        let text = match text.strip_prefix(NO_SCOPE) {
            Some(rest) if begins_scope(rest) => rest.to_owned(),
            _ => text,
        };
        match escape(&text) == written {
            true => Argument(Kind::Text(text)),
            false => Argument(Kind::Expression(written.to_owned())),
        }
    }

    /// Whether the switch expands it.
    pub fn is_expression(&self) -> bool {
        matches!(self.0, Kind::Expression(_))
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match &self.0 {
            Kind::Text(text) => Some(text),
            Kind::Expression(_) => None,
        }
    }

    /// Texts and expressions one behind the other, of which at least one is an expression.
    pub(crate) fn join(parts: &[Argument]) -> Self {
        let mut written = String::new();
        for part in parts {
            match &part.0 {
                Kind::Text(text) => escape_all(text, &mut written),
                Kind::Expression(expression) => written += expression,
            }
        }
        if parts.first().is_some_and(|first| !first.is_expression()) && begins_scope(&written) {
            written.insert_str(0, NO_SCOPE);
        }
        Argument(Kind::Expression(written))
    }

    /// What stands on the wire.
    pub fn written(&self) -> Cow<'_, str> {
        match &self.0 {
            Kind::Text(text) => escape(text),
            Kind::Expression(expression) => Cow::Borrowed(expression),
        }
    }
}

impl<T: Into<String>> From<T> for Argument {
    fn from(text: T) -> Self {
        Argument::text(text)
    }
}

/// Whether the switch looks at the text at all (switch_utils.h, `switch_string_var_check_const`, `switch_string_has_escaped_data`).
fn is_touched(text: &str) -> bool {
    text.contains("${") || ["\\\\", "\\n", "\\s", "\\'"].iter().any(|escape| text.contains(escape))
}

fn begins_scope(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.first() == Some(&b'%') && (bytes.get(1) == Some(&b'[') || (bytes.len() > 1 && bytes.get(2) == Some(&b'[')))
}

pub(crate) fn escape(text: &str) -> Cow<'_, str> {
    let scope = if begins_scope(text) { NO_SCOPE } else { "" };
    if !is_touched(text) {
        return if scope.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(format!("{scope}{text}")) };
    }
    let mut out = scope.to_owned();
    escape_all(text, &mut out);
    Cow::Owned(out)
}

fn escape_all(text: &str, out: &mut String) {
    for character in text.chars() {
        if matches!(character, '\\' | '$') {
            out.push('\\');
        }
        out.push(character);
    }
}

/// Whether something in it is expanded.
fn is_active(written: &str) -> bool {
    let mut rest = written;
    while let Some(at) = rest.find(['\\', '$']) {
        let tail = &rest[at..];
        if tail.starts_with("${") || tail.starts_with("$${") {
            return true;
        }
        // A backslash takes what is behind it; `\$$` takes both.
        let taken = match tail.as_bytes() {
            [b'\\', b'$', b'$', ..] => 3,
            [b'\\', b'$' | b'\\' | b'\'', ..] => 2,
            _ => 1,
        };
        rest = &tail[taken..];
    }
    false
}

/// What the switch makes of a text in which it expands nothing.
fn unescape(written: &str) -> String {
    if !is_touched(written) {
        return written.to_owned();
    }
    let mut out = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(at) = rest.find('\\') {
        out += &rest[..at];
        let tail = &rest[at..];
        let (meant, taken) = match tail.as_bytes() {
            [b'\\', b'$', b'$', ..] => ("$", 3),
            [b'\\', b'$', ..] => ("$", 2),
            [b'\\', b'\\', ..] => ("\\", 2),
            [b'\\', b'\'', ..] => ("", 2),
            _ => ("\\", 1),
        };
        out += meant;
        rest = &tail[taken..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn text_is_text() {
        for (text, written) in [
            ("tone_stream://%(300,0,440)", "tone_stream://%(300,0,440)"),
            (r"1 3 # a \d+", r"1 3 # a \d+"),
            ("it's 5$", "it's 5$"),
            ("${system(rm)}", r"\${system(rm)}"),
            ("$${domain}", r"\$\${domain}"),
            (r"\n", r"\\n"),
            (r"\${x}", r"\\\${x}"),
            ("%[a=b]x", "%[]%[a=b]x"),
            ("%^[a=b]x", "%[]%^[a=b]x"),
        ] {
            let argument = Argument::text(text);
            assert_eq!(argument.written(), written);
            assert!(!is_active(written));
            assert_eq!(Argument::read(written), argument);
        }
    }

    #[test]
    fn expansion_has_its_own_type() {
        let argument = Argument::expression("${uuid} \\${x}");
        assert!(argument.is_expression());
        assert_eq!(argument.written(), "${uuid} \\${x}");
        assert!(!Argument::expression("plain").is_expression());
        assert_eq!(Argument::expression("plain"), Argument::text("plain"));
    }

    proptest! {
        #[test]
        fn no_text_is_expanded(text in r#"[a%$${}'"\\ns\[\]=]{0,10}"#) {
            let argument = Argument::text(text.clone());
            let written = argument.written();
            prop_assert!(!is_active(&written));
            let seen = unescape(&written);
            prop_assert_eq!(seen.strip_prefix(NO_SCOPE).filter(|rest| begins_scope(rest)).unwrap_or(&seen), &text);
            prop_assert_eq!(Argument::read(&written), argument);
        }
    }
}
