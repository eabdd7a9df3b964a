//! Placing a call so that none is lost sight of and none stays for ever.

use std::time::Duration;

use super::operation::{OperationError, unexpected};
use crate::dial::{DialError, Endpoint, Originate, Target, Variables};
use crate::engine::Outcome;
use crate::vocabulary::HangupCause;

/// The channel variable that holds a call's tag. Calls of one tag are found again with it after a restart of ours.
pub const TAG_VARIABLE: &str = "eslng_tag";

const UUID_VARIABLE: &str = "origination_uuid";
const PARK_TIMEOUT_VARIABLE: &str = "park_timeout";

/// How a call is placed, besides its dial string.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct OriginateOptions {
    /// A text that the call's legs carry, by which `adopt` finds them again after a restart of ours.
    pub tag: Option<String>,
    /// How long a call that is parked stays before the switch hangs it up (an hour), so that none stays for ever when our process dies. It counts from
    /// the parking, whatever runs on the call then. `None`: for ever.
    pub park_timeout: Option<Duration>,
}

impl Default for OriginateOptions {
    fn default() -> Self {
        OriginateOptions { tag: None, park_timeout: Some(Duration::from_secs(3600)) }
    }
}

impl OriginateOptions {
    /// With a tag.
    pub fn tag(mut self, tag: impl Into<String>) -> Self {
        self.tag = Some(tag.into());
        self
    }

    /// With another limit for parked calls.
    pub fn park_timeout(mut self, limit: Option<Duration>) -> Self {
        self.park_timeout = limit;
        self
    }
}

/// An `originate` whose legs have ids of our own, so that their events and their end can be followed from the first moment, and that carries a tag and,
/// where the call is parked, a limit.
#[derive(Clone, Debug)]
pub struct Placement {
    /// The command.
    pub originate: Originate,
    /// The Unique-IDs of its legs, in the order of the dial string.
    pub legs: Vec<String>,
}

impl Placement {
    /// Prepares an `originate`. Each leg gets an id of `new_uuid` unless it has one (`origination_uuid`), each a tag if one is given. A call that is parked
    /// gets `park_timeout`, unless the dial string sets it: the switch hangs it up so long after it was parked, with whatever runs on it then.
    pub fn new(
        mut originate: Originate,
        tag: Option<&str>,
        park_timeout: Option<Duration>,
        mut new_uuid: impl FnMut() -> String,
    ) -> Self {
        let parks = matches!(&originate.target, Target::Applications(run) if run.iter().any(|app| app.name == "park"));
        let mut legs = Vec::new();
        let of_all = &mut originate.dial.variables;
        let is_set = |variables: &Variables, name: &str| variables.get(name).is_some();
        let outer_park = is_set(of_all, PARK_TIMEOUT_VARIABLE);
        for attempt in &mut originate.dial.attempts {
            if let Some(tag) = tag {
                attempt.variables = std::mem::take(&mut attempt.variables).with(TAG_VARIABLE, tag);
            }
            let limit = park_timeout.filter(|_| parks && !outer_park && !is_set(&attempt.variables, PARK_TIMEOUT_VARIABLE));
            if let Some(limit) = limit {
                let seconds = limit.as_secs().max(1).to_string();
                attempt.variables = std::mem::take(&mut attempt.variables).with(PARK_TIMEOUT_VARIABLE, seconds);
            }
            // One id for several legs would be one too many: each has its own.
            for leg in attempt.lists.iter_mut().flatten() {
                let uuid = match leg.variables.get(UUID_VARIABLE).or_else(|| attempt.variables.get(UUID_VARIABLE)) {
                    Some(uuid) => uuid.to_owned(),
                    None => {
                        let uuid = new_uuid();
                        leg.variables = std::mem::take(&mut leg.variables).with(UUID_VARIABLE, uuid.as_str());
                        uuid
                    }
                };
                legs.push(uuid);
            }
        }
        Placement { originate, legs }
    }

    /// The line for `bgapi`.
    ///
    /// # Errors
    /// What can't be expressed.
    pub fn line(&self) -> Result<String, DialError> {
        self.originate.line()
    }

    /// What a [`Limiter`](super::Limiter) counts this call by: the gateway of its first leg, or what its endpoint is called.
    pub fn gateway(&self) -> String {
        match self.originate.dial.legs().next().map(|leg| &leg.endpoint) {
            Some(Endpoint::Gateway { gateway, .. }) => gateway.clone(),
            Some(Endpoint::Sofia { profile, .. }) => profile.clone(),
            Some(Endpoint::Other { name, .. }) => name.clone(),
            Some(Endpoint::User { .. } | Endpoint::Group { .. }) => "user".to_owned(),
            Some(Endpoint::Loopback { .. }) => "loopback".to_owned(),
            _ => String::new(),
        }
    }
}

/// The Unique-ID of the leg that has the call, from the end of the `originate` job.
///
/// # Errors
/// Nobody answered: the failure's text is the hangup cause, or what else the switch says.
pub fn placed_call(outcome: &Outcome) -> Result<String, PlacementError> {
    let text = match outcome {
        Outcome::Job(event) => event.body_text().unwrap_or_default().trim().to_owned(),
        Outcome::Api(response) => response.text().trim().to_owned(),
        other => return Err(PlacementError::Operation(unexpected("originate", other))),
    };
    match text.strip_prefix("+OK ") {
        Some(uuid) => Ok(uuid.to_owned()),
        None => {
            let said = text.strip_prefix("-ERR ").unwrap_or(&text);
            match HangupCause::known(said) {
                Some(cause) => Err(PlacementError::NotAnswered { cause }),
                None => Err(PlacementError::Operation(OperationError::Failed { operation: "originate".to_owned(), text })),
            }
        }
    }
}

/// Why a call did not come about.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlacementError {
    /// The call was tried and ended.
    #[error("the call was not answered: {cause}")]
    NotAnswered {
        /// Why.
        cause: HangupCause,
    },
    /// It was not tried.
    #[error(transparent)]
    Operation(#[from] OperationError),
}
