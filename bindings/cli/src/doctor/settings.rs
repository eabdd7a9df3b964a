//! `event_socket.conf` as the switch has it.

use eslng::reply::Element;

use super::Findings;
use crate::target::{DEFAULT_PASSWORD, Target};

/// What matters of it. The password is looked at and not kept.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Settings {
    listen_ip: Option<String>,
    acls: Vec<String>,
    has_default_password: bool,
}

impl Settings {
    /// Reads what `xml_locate configuration configuration name event_socket.conf` printed; `None`: no such document.
    pub fn read(answer: &str) -> Option<Settings> {
        let document = Element::parse(answer).ok().filter(|document| document.name == "configuration")?;
        let mut settings = Settings::default();
        for param in document.children("settings").flat_map(|settings| settings.children("param")) {
            let (Some(name), Some(value)) = (param.attribute("name"), param.attribute("value")) else { continue };
            match name {
                "listen-ip" => settings.listen_ip = Some(value.to_owned()),
                "apply-inbound-acl" => settings.acls.push(value.to_owned()),
                "password" => settings.has_default_password = value == DEFAULT_PASSWORD,
                _ => {}
            }
        }
        Some(settings)
    }

    /// Whether others than this very host can connect.
    fn is_open(&self) -> bool {
        !matches!(self.listen_ip.as_deref(), Some("127.0.0.1" | "::1" | "localhost"))
    }

    pub fn check(&self, findings: &mut Findings) {
        let listens = self.listen_ip.as_deref().unwrap_or("every address");
        let advice = "An event socket is a shell on the switch: listen on 127.0.0.1, or name the networks in apply-inbound-acl, in \
                      event_socket.conf.xml, then: reload mod_event_socket.";
        match (self.is_open(), self.acls.is_empty()) {
            (false, _) => findings.ok("listening", format!("on {listens}, which only this host reaches")),
            (true, false) => findings.ok("listening", format!("on {listens}, for the lists {}", self.acls.join(", "))),
            (true, true) => {
                findings.note("listening", format!("on {listens}; no apply-inbound-acl, so loopback.auto counts"), advice)
            }
        }
    }
}

/// Whether the password is the one that everybody knows.
pub fn check_password(target: &Target, settings: Option<&Settings>, findings: &mut Findings) {
    let known = target.has_default_password() || settings.is_some_and(|settings| settings.has_default_password);
    if !known {
        return findings.ok("password", "not the one that FreeSWITCH is delivered with");
    }
    let text = "it is the one that FreeSWITCH is delivered with";
    let advice = "Set another one as password in event_socket.conf.xml, then: reload mod_event_socket. Whoever can log in can run programs on the switch.";
    match settings {
        Some(settings) if !settings.is_open() => findings.note("password", text, advice),
        _ => findings.change("password", text, advice),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document() {
        let text = r#"<configuration name="event_socket.conf" description="Socket Client">
  <settings>
    <param name="nat-map" value="false"></param>
    <param name="listen-ip" value="::"></param>
    <param name="password" value="ClueCon"></param>
    <param name="apply-inbound-acl" value="lan"></param>
    <param name="apply-inbound-acl" value="vpn"></param>
  </settings>
</configuration>
"#;
        let settings = Settings::read(text).unwrap();
        assert_eq!(settings.acls, ["lan", "vpn"]);
        assert!(settings.is_open() && settings.has_default_password);
        assert_eq!(Settings::read("-ERR can't find anything\n"), None);
    }
}
