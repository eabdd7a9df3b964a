//! Commands that read the directory: users with their parameters and variables.

use std::rc::Rc;

use super::tables::usage;
use crate::config::User;
use crate::core::Core;
use crate::text::escape_xml;

const NOT_FOUND: &str = "-ERR no such user\n";

fn find<'a>(core: &'a Core, id: &str, domain: &str) -> Option<&'a User> {
    core.config.users.iter().find(|user| user.id == id && user.domain == domain)
}

fn default_domain(core: &Core) -> String {
    core.global("domain").unwrap_or_default()
}

pub(super) fn domain_exists(core: &Rc<Core>, argument: &str) -> String {
    if argument.is_empty() {
        return usage("domain_exists");
    }
    core.config.users.iter().any(|user| user.domain == argument).to_string()
}

/// `id USER DOMAIN`.
pub(super) fn user_exists(core: &Rc<Core>, argument: &str) -> String {
    let words: Vec<&str> = argument.split(' ').filter(|word| !word.is_empty()).collect();
    let [key, user, rest @ ..] = words.as_slice() else { return "-ERR\n".to_owned() };
    let domain = rest.first().map_or_else(|| default_domain(core), |domain| (*domain).to_owned());
    (matches!(*key, "id" | "username") && find(core, user, &domain).is_some()).to_string()
}

/// `USER@DOMAIN [attr|var|param] NAME`.
pub(super) fn user_data(core: &Rc<Core>, argument: &str) -> String {
    let words: Vec<&str> = argument.split(' ').filter(|word| !word.is_empty()).collect();
    let [user, kind, name] = words.as_slice() else { return usage("user_data") };
    let (id, domain) = user.split_once('@').unwrap_or((user, ""));
    let domain = if domain.is_empty() { default_domain(core) } else { domain.to_owned() };
    let Some(user) = find(core, id, &domain) else { return NOT_FOUND.to_owned() };
    let value = |pairs: Vec<(String, String)>| pairs.into_iter().find(|(known, _)| known == name).map(|(_, value)| value);
    let found = match *kind {
        "attr" => (*name == "id").then(|| user.id.clone()),
        "param" => value(user.params()),
        "var" => value(user.variables()),
        _ => return usage("user_data"),
    };
    found.unwrap_or_default()
}

pub(super) fn list_users(core: &Rc<Core>, argument: &str) -> String {
    let words: Vec<&str> = argument.split(' ').filter(|word| !word.is_empty()).collect();
    let wanted = |name: &str| words.windows(2).find(|pair| pair[0] == name).map(|pair| pair[1]);
    let (user, domain, context) = (wanted("user"), wanted("domain"), wanted("context"));
    let mut out =
        "userid|context|domain|group|contact|callgroup|effective_caller_id_name|effective_caller_id_number\n".to_owned();
    for known in &core.config.users {
        let variable = |name: &str| {
            let found = known.variables().into_iter().find(|(variable, _)| variable == name);
            found.map(|(_, value)| value).unwrap_or_default()
        };
        let shown = user.is_none_or(|user| user == known.id)
            && domain.is_none_or(|domain| domain == known.domain)
            && context.is_none_or(|context| context == variable("user_context"));
        if shown {
            out.push_str(&format!(
                "{}|{}|{}|default|error/user_not_registered||{}|{}\n",
                known.id,
                variable("user_context"),
                known.domain,
                variable("effective_caller_id_name"),
                variable("effective_caller_id_number")
            ));
        }
    }
    out + "\n+OK\n"
}

/// Nobody is registered with the test switch.
pub(super) fn sofia_contact(_: &Rc<Core>, _: &str) -> String {
    "error/user_not_registered".to_owned()
}

/// `directory domain name DOMAIN`: the domain with its users as XML.
pub(super) fn xml_locate(core: &Rc<Core>, argument: &str) -> String {
    let words: Vec<&str> = argument.split(' ').filter(|word| !word.is_empty()).collect();
    if words == ["configuration", "configuration", "name", "event_socket.conf"] {
        return event_socket_conf(core);
    }
    let ["directory", "domain", "name", domain] = words.as_slice() else { return "-ERR can't find anything\n".to_owned() };
    let users: Vec<&User> = core.config.users.iter().filter(|user| user.domain == *domain).collect();
    if users.is_empty() {
        return "-ERR can't find anything\n".to_owned();
    }
    // The real one keeps the white space of its file, which is why closing tags stand where they do.
    let mut out = format!("<domain name=\"{domain}\">\n    <params>\n");
    out.push_str(
        "        <param name=\"dial-string\" value=\"{^^:sip_invite_domain=${dialed_domain}:presence_id=${dialed_user}@${dialed_domain}}\
         ${sofia_contact(*/${dialed_user}@${dialed_domain})}\"></param>\n\n  </params>\n\n    <groups>\n        \
         <group name=\"default\">\n            <users>\n",
    );
    for user in users {
        out.push_str(&format!("                <user id=\"{}\">\n                    <params>\n", user.id));
        for (name, value) in user.params() {
            out.push_str(&format!("                        <param name=\"{name}\" value=\"{value}\"></param>\n\n"));
        }
        out.push_str("          </params>\n\n                    <variables>\n");
        for (name, value) in user.variables() {
            out.push_str(&format!("            <variable name=\"{name}\" value=\"{value}\"></variable>\n"));
        }
        out.push_str("          </variables>\n\n        </user>\n\n");
    }
    out + "      </users>\n\n    </group>\n\n  </groups>\n\n</domain>\n"
}

/// The event socket's own configuration; it stands in no recording.
fn event_socket_conf(core: &Core) -> String {
    let param = |name: &str, value: &str| format!("        <param name=\"{name}\" value=\"{}\"></param>\n", escape_xml(value));
    format!(
        "<configuration name=\"event_socket.conf\" description=\"Socket Client\">\n    <settings>\n{}{}{}{}    </settings>\n</configuration>\n",
        param("nat-map", "false"),
        param("listen-ip", "127.0.0.1"),
        param("listen-port", &core.config.port.to_string()),
        param("password", &core.config.password),
    )
}
