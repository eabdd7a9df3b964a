//! The dial string itself (switch_ivr_originate.c): originates at once, lists tried one after the other, legs called together.

use std::fmt;
use std::str::FromStr;

use super::Endpoint;
use super::error::{DialError, DialProblem};
use super::split::{escape, split};
use super::variables::{Brackets, Variables, split_legs};

/// A dial string: whom to call, how, and with which variables.
///
/// [`build`](Self::build) and [`parse`](Self::parse) are each other's reverse; what a dial string can't express is refused with its
/// reason. The text is that which an endpoint list wants, as in `bridge`; in `originate` it is one word, which
/// [`Originate`](super::Originate) writes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DialString {
    /// `<>`: for all legs of all originates.
    pub variables: Variables,
    /// Separated by `:_:`, each an originate of its own, all at once; one in most dial strings.
    pub attempts: Vec<Attempt>,
}

/// One originate: lists of legs, tried in turn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attempt {
    /// `{}`: for all legs.
    pub variables: Variables,
    /// Separated by `|`, tried one after the other; the legs of one, separated by commas, are called together.
    pub lists: Vec<Vec<Leg>>,
}

/// One destination and its own variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// `[]`: for this leg.
    pub variables: Variables,
    /// Whom.
    pub endpoint: Endpoint,
}

impl From<Endpoint> for Leg {
    fn from(endpoint: Endpoint) -> Self {
        Leg { variables: Variables::new(), endpoint }
    }
}

impl Leg {
    /// This leg with one more variable.
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.variables = self.variables.with(name, value);
        self
    }
}

impl From<Leg> for DialString {
    fn from(leg: Leg) -> Self {
        DialString::together([leg])
    }
}

impl From<Endpoint> for DialString {
    fn from(endpoint: Endpoint) -> Self {
        DialString::together([endpoint])
    }
}

/// FreeSWITCH's MAX_PEERS.
const MOST: usize = 128;
const ENTERPRISE: &str = ":_:";

impl DialString {
    /// Legs that are called together; the first that answers has the call.
    pub fn together<L: Into<Leg>>(legs: impl IntoIterator<Item = L>) -> Self {
        DialString::lists([legs.into_iter().map(Into::into).collect()])
    }

    /// Legs that are tried one after the other.
    pub fn in_turn<L: Into<Leg>>(legs: impl IntoIterator<Item = L>) -> Self {
        DialString::lists(legs.into_iter().map(|leg| vec![leg.into()]))
    }

    fn lists(lists: impl IntoIterator<Item = Vec<Leg>>) -> Self {
        let attempt = Attempt { variables: Variables::new(), lists: lists.into_iter().collect() };
        DialString { variables: Variables::new(), attempts: vec![attempt] }
    }

    /// This dial string with one more variable for all legs of its first originate.
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        if let Some(attempt) = self.attempts.first_mut() {
            attempt.variables = std::mem::take(&mut attempt.variables).with(name, value);
        }
        self
    }

    /// Every leg, in order.
    pub fn legs(&self) -> impl Iterator<Item = &Leg> {
        self.attempts.iter().flat_map(|attempt| attempt.lists.iter().flatten())
    }

    /// The text.
    ///
    /// # Errors
    /// What can't be expressed, or would be read as something else.
    pub fn build(&self) -> Result<String, DialError> {
        if self.attempts.is_empty() {
            return Err(DialError::new("the dial string", DialProblem::Empty));
        }
        if self.attempts.len() > MOST {
            return Err(DialError::new("the dial string", DialProblem::TooMany));
        }
        self.check_uuids()?;
        let mut out = Brackets::Enterprise.write(&self.variables)?;
        if out.contains(ENTERPRISE) {
            return Err(DialError::new(out, DialProblem::Enterprise));
        }
        for (at, attempt) in self.attempts.iter().enumerate() {
            let text = attempt.build()?;
            if text.contains(ENTERPRISE) {
                return Err(DialError::new(text, DialProblem::Enterprise));
            }
            if at > 0 {
                out += ENTERPRISE;
            }
            out += &text;
        }
        if out.to_ascii_lowercase().contains("origination_nested_vars=true") {
            return Err(DialError::new("the dial string", DialProblem::NestedVariables));
        }
        match DialString::parse(&out).as_ref() == Ok(self) {
            true => Ok(out),
            false => Err(DialError::new(out, DialProblem::NotReadBack)),
        }
    }

    /// Reads a text as the switch does.
    ///
    /// # Errors
    /// Brackets without an end, variables that are no pairs, nothing to call.
    pub fn parse(text: &str) -> Result<Self, DialError> {
        let (variables, rest) = Brackets::Enterprise.read(text.trim_start_matches(' '))?;
        let attempts = rest.split(ENTERPRISE).map(Attempt::parse).collect::<Result<_, _>>()?;
        Ok(DialString { variables, attempts })
    }

    /// Two channels can't have one UUID.
    fn check_uuids(&self) -> Result<(), DialError> {
        const NAME: &str = "origination_uuid";
        let shared = |variables: &Variables, legs: usize| variables.get(NAME).is_some() && legs > 1;
        let several = |attempt: &Attempt| shared(&attempt.variables, attempt.lists.iter().map(Vec::len).sum());
        let mut own: Vec<&str> = self.legs().filter_map(|leg| leg.variables.get(NAME)).collect();
        own.sort_unstable();
        let same = own.windows(2).any(|pair| pair[0] == pair[1]);
        if same || shared(&self.variables, self.legs().count()) || self.attempts.iter().any(several) {
            return Err(DialError::new(NAME, DialProblem::SharedUuid));
        }
        Ok(())
    }
}

impl Attempt {
    fn build(&self) -> Result<String, DialError> {
        let mut out = Brackets::All.write(&self.variables)?;
        if self.lists.is_empty() || self.lists.iter().any(Vec::is_empty) {
            return Err(DialError::new("a list of legs", DialProblem::Empty));
        }
        if self.lists.len() > MOST || self.lists.iter().any(|legs| legs.len() > MOST) {
            return Err(DialError::new("a list of legs", DialProblem::TooMany));
        }
        for (at, legs) in self.lists.iter().enumerate() {
            if at > 0 {
                out.push('|');
            }
            for (at, leg) in legs.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                out += &Brackets::Leg.write(&leg.variables)?;
                out += &escape(&escape(&leg.endpoint.write()?, ','), '|');
            }
        }
        Ok(out)
    }

    fn parse(text: &str) -> Result<Self, DialError> {
        let (variables, rest) = Brackets::All.read(text.trim_start_matches(' '))?;
        let read = |list: String| split_legs(&list).iter().map(|leg| Leg::parse(leg)).collect::<Result<Vec<_>, _>>();
        let lists: Vec<Vec<Leg>> =
            split(rest.trim_start_matches(' '), '|', MOST + 1).into_iter().map(read).collect::<Result<_, _>>()?;
        if lists.is_empty() || lists.iter().any(Vec::is_empty) {
            return Err(DialError::new("a list of legs", DialProblem::Empty));
        }
        if lists.len() > MOST || lists.iter().any(|legs| legs.len() > MOST) {
            return Err(DialError::new("a list of legs", DialProblem::TooMany));
        }
        Ok(Attempt { variables, lists })
    }
}

impl Leg {
    fn parse(text: &str) -> Result<Self, DialError> {
        let (variables, endpoint) = Brackets::Leg.read(text.trim_start_matches(' '))?;
        let endpoint = endpoint.trim_start_matches(' ');
        if endpoint.is_empty() {
            return Err(DialError::new("an endpoint", DialProblem::Empty));
        }
        Ok(Leg { variables, endpoint: Endpoint::read(endpoint) })
    }
}

impl FromStr for DialString {
    type Err = DialError;

    fn from_str(text: &str) -> Result<Self, DialError> {
        DialString::parse(text)
    }
}

/// The text, or in its place why there is none.
impl fmt::Display for DialString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.build() {
            Ok(text) => f.write_str(&text),
            Err(error) => write!(f, "({error})"),
        }
    }
}
