//! Channel variables.

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

impl DialScope {
    /// Where this variable counts (switch_ivr_originate.c); one that is not known counts anywhere.
    pub fn of(variable: &str) -> DialScope {
        match variable {
            "leg_timeout" | "leg_progress_timeout" | "leg_delay_start" => DialScope::Leg,
            "ignore_early_media" | "local_var_clobber" => DialScope::All,
            _ => DialScope::Any,
        }
    }
}
