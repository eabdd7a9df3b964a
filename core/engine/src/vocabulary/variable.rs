//! Channel variables: what each is, and how an event holds it.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;
use std::time::Duration;

use super::HangupCause;
use super::variable_table::{FAMILIES, TABLE};
use crate::event::Event;

/// A channel variable of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Variable {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: VariableType,
    /// Who sets it.
    pub set_by: SetBy,
    /// Where in a dial string it counts.
    pub scope: DialScope,
    /// The event headers that hold it besides `variable_NAME`.
    pub headers: &'static [&'static str],
    /// What it means.
    pub about: &'static str,
}

/// What a variable holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum VariableType {
    /// A text.
    Text,
    /// True or false, as [`is_true`] reads it.
    Bool,
    /// A whole number.
    Integer,
    /// A time in seconds.
    Seconds,
    /// A time in milliseconds.
    Milliseconds,
    /// A time in microseconds.
    Microseconds,
    /// A point of time, in seconds since 1970; 0: never.
    Epoch,
    /// A point of time, in microseconds since 1970; 0: never.
    EpochUs,
    /// Several values.
    List,
    /// A UUID.
    Uuid,
    /// A hangup cause.
    Cause,
    /// A password.
    Secret,
}

/// Who sets a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SetBy {
    /// Those who use the switch.
    You,
    /// The switch.
    Switch,
    /// Either.
    Both,
}

/// Where in a dial string a variable counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DialScope {
    /// Anywhere.
    Any,
    /// For the whole originate: in `{}`.
    All,
    /// For one leg: in `[]`.
    Leg,
}

/// A family of variables that share the beginning of their names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct VariableFamily {
    /// What their names begin with: `sip_h_`.
    pub prefix: &'static str,
    /// What they are.
    pub about: &'static str,
}

impl DialScope {
    /// Where this variable counts, by the catalogue; one that is not in it counts anywhere.
    pub fn of(variable: &str) -> DialScope {
        Variable::named(variable).map_or(DialScope::Any, |variable| variable.scope)
    }
}

impl Variable {
    /// Every variable of the catalogue.
    pub fn all() -> &'static [Variable] {
        &TABLE
    }

    /// Every family of the catalogue.
    pub fn families() -> &'static [VariableFamily] {
        &FAMILIES
    }

    /// The variable of this name. Case counts, save that FreeSWITCH itself finds variables in any.
    pub fn named(name: &str) -> Option<&'static Variable> {
        // Not a HashMap: its memory is known by its middle alone, which leak checkers take for lost.
        static BY_NAME: LazyLock<BTreeMap<&str, &Variable>> =
            LazyLock::new(|| TABLE.iter().map(|variable| (variable.name, variable)).collect());
        BY_NAME.get(name).copied().or_else(|| TABLE.iter().find(|variable| variable.name.eq_ignore_ascii_case(name)))
    }

    /// The variable that an event header or a name of the `info` application stands for: `Channel-Name`, `variable_sip_call_id`.
    pub fn of_header(header: &str) -> Option<&'static Variable> {
        if let Some((prefix, name)) = header.split_at_checked("variable_".len())
            && prefix.eq_ignore_ascii_case("variable_")
        {
            return Variable::named(name);
        }
        let holds = |variable: &&Variable| variable.headers.iter().any(|known| known.eq_ignore_ascii_case(header));
        TABLE.iter().find(holds)
    }

    /// The family that a name belongs to.
    pub fn family_of(name: &str) -> Option<&'static VariableFamily> {
        FAMILIES.iter().find(|family| name.len() > family.prefix.len() && name.starts_with(family.prefix))
    }
}

/// What an event says of a variable, by the variable's type.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum VariableValue {
    /// A text, or what is not of its type.
    Text(String),
    /// True or false.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A time.
    Duration(Duration),
    /// The time since 1970; `None`: never.
    Epoch(Option<Duration>),
    /// Several values.
    List(Vec<String>),
    /// A hangup cause.
    Cause(HangupCause),
}

impl VariableType {
    /// Reads a value. What can't be read so stays a text.
    pub fn read(self, value: &str) -> VariableValue {
        let text = || VariableValue::Text(value.to_owned());
        let duration =
            |unit: fn(u64) -> Duration| value.trim().parse().map_or_else(|_| text(), |n| VariableValue::Duration(unit(n)));
        let epoch = |unit: fn(u64) -> Duration| match value.trim().parse() {
            Ok(0) => VariableValue::Epoch(None),
            Ok(number) => VariableValue::Epoch(Some(unit(number))),
            Err(_) => text(),
        };
        match self {
            VariableType::Text | VariableType::Uuid | VariableType::Secret => text(),
            VariableType::Bool => VariableValue::Bool(is_true(value)),
            VariableType::Integer => value.trim().parse().map_or_else(|_| text(), VariableValue::Integer),
            VariableType::Seconds => duration(Duration::from_secs),
            VariableType::Milliseconds => duration(Duration::from_millis),
            VariableType::Microseconds => duration(Duration::from_micros),
            VariableType::Epoch => epoch(Duration::from_secs),
            VariableType::EpochUs => epoch(Duration::from_micros),
            VariableType::List => VariableValue::List(list(value)),
            VariableType::Cause => VariableValue::Cause(HangupCause::from(value)),
        }
    }
}

/// Whether FreeSWITCH takes a text for true (switch_utils.h, `switch_true`): one of its words in any case, or a number that is not 0.
pub fn is_true(text: &str) -> bool {
    let words = ["yes", "on", "true", "t", "enabled", "active", "allow"];
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let whole = digits.split('.').next().unwrap_or_default();
    words.iter().any(|word| word.eq_ignore_ascii_case(text)) || (number && whole.bytes().any(|digit| digit != b'0'))
}

/// The values of a list: an array (`ARRAY::a|:b`), one that names its separator (`^^:a:b`), or separated by commas.
fn list(value: &str) -> Vec<String> {
    if let Some(array) = value.strip_prefix("ARRAY::") {
        return array.split("|:").map(str::to_owned).collect();
    }
    let mut characters = value.chars();
    let (separator, value) = match (characters.next(), characters.next(), characters.next()) {
        (Some('^'), Some('^'), Some(separator)) => (separator, characters.as_str()),
        _ => (',', value),
    };
    if value.is_empty() { Vec::new() } else { value.split(separator).map(str::to_owned).collect() }
}

/// The variables that a program knows: those of the catalogue, and its own.
#[derive(Clone, Debug, Default)]
pub struct VariableCatalogue {
    own: HashMap<String, VariableType>,
}

impl VariableCatalogue {
    /// The catalogue as it comes.
    pub fn new() -> Self {
        VariableCatalogue::default()
    }

    /// Says what a variable of one's own holds, or one of the catalogue otherwise.
    pub fn register(&mut self, name: impl Into<String>, kind: VariableType) {
        self.own.insert(name.into(), kind);
    }

    /// What a variable holds; one that is not known holds a text.
    pub fn kind(&self, name: &str) -> VariableType {
        let known = || Variable::named(name).map_or(VariableType::Text, |variable| variable.kind);
        self.own.get(name).copied().unwrap_or_else(known)
    }

    /// A variable of an event, read as what it holds.
    pub fn read(&self, event: &Event, name: &str) -> Option<VariableValue> {
        let kind = self.kind(name);
        match kind {
            VariableType::List => {
                let values = event.variable_values(name);
                match values.as_slice() {
                    [] => None,
                    [one] => Some(kind.read(one)),
                    several => Some(VariableValue::List(several.iter().map(|value| value.clone().into_owned()).collect())),
                }
            }
            _ => event.variable(name).map(|value| kind.read(&value)),
        }
    }
}

impl Event {
    /// A channel variable: its header `variable_NAME`, or, of those that have a header of their own, that one: `caller_id_name` is
    /// `Caller-Caller-ID-Name`. A name as the `info` application writes it is taken too.
    pub fn variable(&self, name: &str) -> Option<Cow<'_, str>> {
        variable_headers(name).find_map(|header| self.get(&header))
    }

    /// Every value of a channel variable that is an array, or the one value.
    pub fn variable_values(&self, name: &str) -> Vec<Cow<'_, str>> {
        variable_headers(name).map(|header| self.values(&header)).find(|values| !values.is_empty()).unwrap_or_default()
    }

    /// A channel variable, read as what the catalogue says that it holds. Variables of one's own are read by a
    /// [`VariableCatalogue`].
    pub fn typed_variable(&self, name: &str) -> Option<VariableValue> {
        VariableCatalogue::new().read(self, name)
    }

    /// A channel variable as FreeSWITCH reads it where it asks for true or false; `None` if it is not there.
    pub fn variable_bool(&self, name: &str) -> Option<bool> {
        self.variable(name).map(|value| is_true(&value))
    }

    /// A channel variable that is a whole number.
    pub fn variable_integer(&self, name: &str) -> Option<i64> {
        self.variable(name)?.trim().parse().ok()
    }

    /// A channel variable that is a time, in the unit that the catalogue says.
    pub fn variable_duration(&self, name: &str) -> Option<Duration> {
        match self.typed_variable(name)? {
            VariableValue::Duration(duration) => Some(duration),
            _ => None,
        }
    }

    /// A channel variable that is a point of time, as the time since 1970; `None` also if the switch says never.
    pub fn variable_epoch(&self, name: &str) -> Option<Duration> {
        match self.typed_variable(name)? {
            VariableValue::Epoch(epoch) => epoch,
            _ => None,
        }
    }
}

fn variable_headers(name: &str) -> impl Iterator<Item = Cow<'static, str>> {
    let known = Variable::named(name).or_else(|| Variable::of_header(name));
    let own = known.map_or(name, |variable| variable.name);
    let own = own.strip_prefix("variable_").unwrap_or(own);
    let headers = known.map_or(&[][..], |variable| variable.headers);
    std::iter::once(Cow::Owned(format!("variable_{own}"))).chain(headers.iter().map(|header| Cow::Borrowed(*header)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Format;

    #[test]
    fn true_as_the_switch_reads_it() {
        for text in ["yes", "ON", "true", "t", "enabled", "active", "allow", "1", "-5", "10"] {
            assert!(is_true(text), "{text}");
        }
        for text in ["", "no", "false", "0", "00", "0.9", "x1", "y"] {
            assert!(!is_true(text), "{text}");
        }
    }

    #[test]
    fn variables_and_headers() {
        let text = "Unique-ID: u-1\nCaller-Caller-ID-Name: Al%20%26%20Bo\nCaller-Channel-Answered-Time: 1795375902238324\nChannel-Read-Codec-Name: L16\n\
            variable_read_codec: PCMU\nvariable_billsec: 7\nvariable_answer_epoch: 0\nvariable_hangup_after_bridge: yes\nvariable_sip_h_X-A: b\n\
            variable_transfer_history: ARRAY%3A%3Aa%7C%3Ab\nvariable_hangup_cause: USER_BUSY\nvariable_own: 5\n\n";
        let event = Event::new(Format::Plain, text);
        assert_eq!(event.variable("uuid").as_deref(), Some("u-1"));
        assert_eq!(event.variable("caller_id_name").as_deref(), Some("Al & Bo"));
        assert_eq!(event.variable("Caller-Caller-ID-Name").as_deref(), Some("Al & Bo"));
        assert_eq!(event.variable("read_codec").as_deref(), Some("PCMU"));
        assert_eq!(event.variable("variable_sip_h_X-A").as_deref(), Some("b"));
        assert_eq!(event.variable("absent"), None);
        assert_eq!(event.variable_duration("billsec"), Some(Duration::from_secs(7)));
        assert_eq!(event.variable_epoch("answered_time"), Some(Duration::from_micros(1795375902238324)));
        assert_eq!(event.variable_epoch("answer_epoch"), None);
        assert_eq!(event.typed_variable("answer_epoch"), Some(VariableValue::Epoch(None)));
        assert_eq!(event.variable_bool("hangup_after_bridge"), Some(true));
        assert_eq!(event.variable_integer("own"), Some(5));
        assert_eq!(event.typed_variable("hangup_cause"), Some(VariableValue::Cause(HangupCause::UserBusy)));
        assert_eq!(event.typed_variable("transfer_history"), Some(VariableValue::List(vec!["a".into(), "b".into()])));
        let mut own = VariableCatalogue::new();
        own.register("own", VariableType::Milliseconds);
        assert_eq!(own.read(&event, "own"), Some(VariableValue::Duration(Duration::from_millis(5))));
    }

    #[test]
    fn the_table() {
        assert_eq!(Variable::of_header("Channel-Name").map(|variable| variable.name), Some("channel_name"));
        assert_eq!(Variable::of_header("variable_sip_call_id").map(|variable| variable.name), Some("sip_call_id"));
        assert_eq!(Variable::family_of("sip_h_X-A").map(|family| family.prefix), Some("sip_h_"));
        assert_eq!(DialScope::of("leg_timeout"), DialScope::Leg);
        assert_eq!(DialScope::of("my_own"), DialScope::Any);
    }
}
