//! `db`, `hash` and the limits: values that outlive calls.

use std::rc::Rc;

use super::tables::usage;
use crate::channel::Channel;
use crate::core::{Core, Origin};

/// `insert/REALM/KEY/VALUE`, `select/REALM/KEY`, `delete/REALM/KEY`, `exists/REALM/KEY`, `count/REALM`, `list/REALM`.
pub(super) fn db(core: &Rc<Core>, argument: &str) -> String {
    let parts: Vec<&str> = argument.splitn(4, '/').collect();
    let key = |realm: &str, key: &str| (realm.to_owned(), key.to_owned());
    let mut store = core.state.borrow_mut();
    match parts.as_slice() {
        ["insert", realm, name, value] => {
            store.db.insert(key(realm, name), (*value).to_owned());
            "+OK".to_owned()
        }
        ["delete", realm, name, ..] => {
            store.db.remove(&key(realm, name));
            "+OK".to_owned()
        }
        ["delete", realm] => {
            store.db.retain(|(known, _), _| known != realm);
            "+OK".to_owned()
        }
        ["select", realm, name, ..] => store.db.get(&key(realm, name)).cloned().unwrap_or_default(),
        ["exists", realm, name, ..] => store.db.contains_key(&key(realm, name)).to_string(),
        ["count"] => store.db.len().to_string(),
        ["count", realm, ..] => store.db.keys().filter(|(known, _)| known == realm).count().to_string(),
        ["list"] => {
            let mut realms: Vec<&str> = store.db.keys().map(|(realm, _)| realm.as_str()).collect();
            realms.dedup();
            realms.join(",")
        }
        ["list", realm, ..] => {
            let names: Vec<&str> = store.db.keys().filter(|(known, _)| known == realm).map(|(_, name)| name.as_str()).collect();
            names.join(",")
        }
        _ => usage("db"),
    }
}

/// `insert`, `insert_ifempty`, `select`, `delete` and `delete_ifmatch`, each `/REALM/KEY[/VALUE]`.
pub(super) fn hash(core: &Rc<Core>, argument: &str) -> String {
    let parts: Vec<&str> = argument.splitn(4, '/').collect();
    let [verb, realm, name, rest @ ..] = parts.as_slice() else { return usage("hash") };
    let key = ((*realm).to_owned(), (*name).to_owned());
    let value = rest.first().copied();
    let table = &mut core.state.borrow_mut().hash;
    let done = match (*verb, value) {
        ("insert", Some(value)) => {
            table.insert(key, value.to_owned());
            true
        }
        ("insert_ifempty", Some(value)) => {
            let empty = !table.contains_key(&key);
            table.entry(key).or_insert_with(|| value.to_owned());
            empty
        }
        ("delete", _) => table.remove(&key).is_some(),
        ("delete_ifmatch", Some(value)) => {
            let matches = table.get(&key).is_some_and(|known| known == value);
            matches && table.remove(&key).is_some()
        }
        ("select", _) => return table.get(&key).cloned().unwrap_or_default(),
        _ => return usage("hash"),
    };
    if done { "+OK\n" } else { "-ERR\n" }.to_owned()
}

/// `all|limit|db [REALM]`: one line of each value (`D/`) and limit (`L/`).
pub(super) fn hash_dump(core: &Rc<Core>, argument: &str) -> String {
    let mut words = argument.split(' ');
    let (what, wanted) = (words.next().unwrap_or_default(), words.next());
    if !matches!(what, "all" | "limit" | "db") {
        return usage("hash_dump");
    }
    let store = core.state.borrow();
    let mut out = String::new();
    if what != "db" {
        for ((backend, realm, id), used) in &store.limits {
            if backend == "hash" && wanted.is_none_or(|wanted| wanted == realm) {
                out.push_str(&format!("L/{realm}_{id}/{used}/0/0/0/0/0\n"));
            }
        }
    }
    if what != "limit" {
        for ((realm, key), value) in &store.hash {
            if wanted.is_none_or(|wanted| wanted == realm) {
                out.push_str(&format!("D/{realm}_{key}/{value}\n"));
            }
        }
    }
    out
}

/// Takes one of a limited resource for a channel: `BACKEND REALM ID [MAX]`. False when there is none left.
pub(crate) fn take_limit(core: &Core, channel: &Channel, argument: &str) -> bool {
    let words: Vec<&str> = argument.split(' ').filter(|word| !word.is_empty()).collect();
    let [backend, realm, id, rest @ ..] = words.as_slice() else { return false };
    let max: Option<u64> = rest.first().and_then(|max| max.split('/').next()?.parse().ok());
    let resource = ((*backend).to_owned(), (*realm).to_owned(), (*id).to_owned());
    let used = {
        let mut store = core.state.borrow_mut();
        let used = store.limits.entry(resource.clone()).or_default();
        if max.is_some_and(|max| *used >= max) {
            return false;
        }
        *used += 1;
        *used
    };
    channel.hold_limit(resource);
    for (name, value) in [("limit_realm", *realm), ("limit_id", *id)] {
        channel.set_variable(name, value);
    }
    channel.set_variable("limit_usage", used.to_string());
    channel.set_variable(&format!("limit_usage_{realm}_{id}"), used.to_string());
    let mut event = core.custom("limit::usage", Origin("switch_limit.c", "switch_limit_incr", 92));
    event.add("realm", *realm);
    event.add("resource", *id);
    event.add("usage", used.to_string());
    event.add("rate", "0");
    core.fire(event);
    true
}

pub(super) fn limit_usage(core: &Rc<Core>, argument: &str) -> String {
    let words: Vec<&str> = argument.split(' ').filter(|word| !word.is_empty()).collect();
    let [backend, realm, id, ..] = words.as_slice() else {
        return "USAGE: limit_usage <backend> <realm> <id> [rate]\n".to_owned();
    };
    let resource = ((*backend).to_owned(), (*realm).to_owned(), (*id).to_owned());
    let used = core.state.borrow().limits.get(&resource).copied().unwrap_or_default();
    if words.get(3) == Some(&"rate") { format!("{used}/0") } else { used.to_string() }
}

/// The older name of `limit_usage hash`.
pub(super) fn limit_hash_usage(core: &Rc<Core>, argument: &str) -> String {
    limit_usage(core, &format!("hash {argument}"))
}

pub(super) fn limit_status(core: &Rc<Core>, argument: &str) -> String {
    let state = core.state.borrow();
    let used = state.limits.iter().filter(|((backend, _, _), used)| backend == argument && **used > 0).count();
    match argument {
        "" => "USAGE: limit_status <backend>\n".to_owned(),
        "hash" => format!("There are {used} elements being tracked."),
        "db" => format!("+OK Tracking {used} total limited resources for hostname {}.\n", core.config.hostname),
        other => format!("-ERR backend {other} not found\n"),
    }
}

pub(super) fn limit_reset(core: &Rc<Core>, argument: &str) -> String {
    if argument.is_empty() {
        return "USAGE: limit_reset <backend>\n".to_owned();
    }
    core.state.borrow_mut().limits.retain(|(backend, _, _), _| backend != argument);
    "+OK\n".to_owned()
}
