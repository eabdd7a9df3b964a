//! `auth` and `userauth`.

use crate::config::{Config, Permissions};

/// What `auth PASSWORD` grants: everything, where the text is exactly the password.
pub(super) fn auth(config: &Config, password: &str) -> Option<Permissions> {
    (password == config.password).then(Permissions::all)
}

/// What `userauth USER@DOMAIN:PASSWORD` grants, with the reply to it. `USER:PASSWORD@DOMAIN` is taken too (`in_userauth`).
pub(super) fn userauth(config: &Config, argument: &str) -> Option<(Permissions, String)> {
    let at = argument.find('@')?;
    let colon = argument.find(':')?;
    let (id, domain, password) = if at < colon {
        (&argument[..at], &argument[at + 1..colon], &argument[colon + 1..])
    } else {
        (&argument[..colon], &argument[at + 1..], &argument[colon + 1..at])
    };
    let user = config.users.iter().find(|user| user.id == id && user.domain == domain && user.password == password)?;
    let list = |names: &Option<Vec<String>>| names.as_ref().map_or_else(|| "all".to_owned(), |names| names.join(","));
    let reply = format!(
        "~Reply-Text: +OK accepted\nAllowed-Events: {}\nAllowed-API: {}\nAllowed-LOG: {}\n\n",
        list(&user.events),
        list(&user.api),
        user.log
    );
    Some((Permissions::of(user), reply))
}
