//! An event: a name, headers in order, and perhaps a body.

mod encode;
pub(crate) mod names;

pub(crate) use encode::{Format, percent_encode, push_json_string};

/// One value, or the several of an array header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// One text.
    Text(String),
    /// The elements of `ARRAY::a|:b` or of `name[0]`, `name[1]`.
    Array(Vec<String>),
}

impl Value {
    /// The value as `switch_event_get_header` gives it: an array in its `ARRAY::` form.
    pub(crate) fn text(&self) -> String {
        match self {
            Value::Text(text) => text.clone(),
            Value::Array(elements) if elements.len() == 1 => elements[0].clone(),
            Value::Array(elements) => format!("ARRAY::{}", elements.join("|:")),
        }
    }
}

/// An event to fire: what a module of the switch, or a test, has to tell every listener.
#[derive(Clone, Debug)]
pub struct Event {
    name: String,
    position: Option<usize>,
    subclass: Option<String>,
    headers: Vec<(String, Value)>,
    body: Option<String>,
}

impl Event {
    /// An event of this name without headers. A name that the core does not know becomes CUSTOM when it is fired, as with
    /// `sendevent`.
    pub fn new(name: impl Into<String>) -> Self {
        Event { name: name.into(), position: None, subclass: None, headers: Vec::new(), body: None }
    }

    /// The same event with an Event-Subclass, which becomes its first header.
    #[must_use]
    pub fn with_subclass(mut self, subclass: impl Into<String>) -> Self {
        self.set_subclass(subclass.into());
        self
    }

    /// The same event with one more header. An empty value is dropped, `ARRAY::a|:b` and a name ending in `[n]` make an
    /// array, as in `switch_event_add_header_string`.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.add(name, value);
        self
    }

    /// The same event with a body.
    #[must_use]
    pub fn with_body(mut self, body: impl Into<String>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// The name of the event, such as CHANNEL_ANSWER.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Settles on a name that the core knows, CUSTOM in the place of another, and gives it. The Event-Name header is added
    /// apart.
    pub(crate) fn settle_name(&mut self) -> &'static str {
        let position = names::position(&self.name).unwrap_or(names::CUSTOM);
        self.position = Some(position);
        names::NAMES[position]
    }

    /// The position of the settled name in [`names::NAMES`]; `None` for an event that has no name, such as a diverted one.
    pub(crate) fn position(&self) -> Option<usize> {
        self.position
    }

    /// Adds the headers of another event but its subclass, and its body.
    pub(crate) fn extend(&mut self, other: Event) {
        let own = other.headers.into_iter().filter(|(name, _)| !name.eq_ignore_ascii_case("Event-Subclass"));
        self.headers.extend(own);
        self.body = other.body;
    }

    /// Event-Subclass, of a CUSTOM event.
    pub fn subclass(&self) -> Option<&str> {
        self.subclass.as_deref()
    }

    pub(crate) fn headers(&self) -> &[(String, Value)] {
        &self.headers
    }

    /// Every header with its value, in order; an array in its `ARRAY::a|:b` form.
    pub fn all_headers(&self) -> impl Iterator<Item = (&str, String)> {
        self.headers.iter().map(|(name, value)| (name.as_str(), value.text()))
    }

    /// The body, where it has one.
    pub fn body(&self) -> Option<&str> {
        self.body.as_deref()
    }

    pub(crate) fn set_body(&mut self, body: String) {
        self.body = Some(body);
    }

    /// Names the subclass and puts its header in front, where the switch adds it too.
    pub(crate) fn set_subclass(&mut self, subclass: String) {
        self.headers.retain(|(name, _)| !name.eq_ignore_ascii_case("Event-Subclass"));
        self.headers.insert(0, ("Event-Subclass".to_owned(), Value::Text(subclass.clone())));
        self.subclass = Some(subclass);
    }

    /// Adds a header at the end, by the rules that [`Event::with_header`] names.
    pub(crate) fn add(&mut self, name: &str, value: impl Into<String>) {
        let value = value.into();
        if let Some((name, index)) = indexed(name) {
            self.set_element(name, index, value);
        } else if let Some(list) = value.strip_prefix("ARRAY::") {
            if !list.is_empty() {
                let elements = list.split("|:").map(str::to_owned).collect();
                self.headers.push((name.to_owned(), Value::Array(elements)));
            }
        } else if !value.is_empty() {
            self.headers.push((name.to_owned(), Value::Text(value)));
        }
    }

    /// The first value of a header, its name compared without case; an array in its `ARRAY::a|:b` form.
    pub fn get(&self, name: &str) -> Option<String> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.text())
    }

    fn set_element(&mut self, name: &str, index: usize, value: String) {
        let at = match self.headers.iter().position(|(known, _)| known.eq_ignore_ascii_case(name)) {
            Some(at) => at,
            None => {
                self.headers.push((name.to_owned(), Value::Array(Vec::new())));
                self.headers.len() - 1
            }
        };
        let mut elements = match std::mem::replace(&mut self.headers[at].1, Value::Array(Vec::new())) {
            Value::Array(elements) => elements,
            Value::Text(text) => vec![text],
        };
        if elements.len() <= index {
            elements.resize(index + 1, String::new());
        }
        elements[index] = value;
        self.headers[at].1 = Value::Array(elements);
    }
}

/// `name[3]` as its name and index. The core allows 4,000 elements; a larger index is part of the name here.
fn indexed(name: &str) -> Option<(&str, usize)> {
    let (name, index) = name.strip_suffix(']')?.split_once('[')?;
    let index = index.parse().ok().filter(|&index| index < 4000)?;
    Some((name, index))
}
