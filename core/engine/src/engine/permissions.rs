//! What a user of `userauth` may do.

use crate::wire::Headers;

/// What the switch granted at login. `auth` grants everything and says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Permissions {
    /// `Allowed-Events`.
    pub events: Allowed,
    /// `Allowed-API`.
    pub api: Allowed,
    /// `Allowed-LOG`.
    pub log: Option<bool>,
}

/// A list of what is allowed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Allowed {
    /// Everything, or nothing was said.
    #[default]
    All,
    /// These words alone.
    Only(Vec<String>),
}

impl Permissions {
    pub(super) fn of_reply(headers: &Headers) -> Self {
        let allowed = |name: &str| match headers.get(name) {
            None => Allowed::All,
            Some(list) if list.trim().eq_ignore_ascii_case("all") => Allowed::All,
            Some(list) => Allowed::Only(list.split([' ', ',']).filter(|word| !word.is_empty()).map(String::from).collect()),
        };
        Permissions {
            events: allowed("Allowed-Events"),
            api: allowed("Allowed-API"),
            log: headers.get("Allowed-LOG").map(|value| value.trim().eq_ignore_ascii_case("true")),
        }
    }
}
