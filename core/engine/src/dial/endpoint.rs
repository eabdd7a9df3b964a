//! What is called: the endpoint and its own syntax, as its module reads it.

use super::error::{DialError, DialProblem, check_text, check_without};
use crate::vocabulary::HangupCause;

/// One destination. Each is written so that reading gives the same again.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Endpoint {
    /// `sofia/PROFILE/ADDRESS`: SIP through a profile (mod_sofia.c, `sofia_outgoing_channel`).
    Sofia {
        /// The profile, or one of its aliases.
        profile: String,
        /// `user@host`, `sip:user@host:5080` or the user alone.
        address: SipAddress,
    },
    /// `sofia/gateway/GATEWAY/NUMBER`.
    Gateway {
        /// The gateway; `profile::gateway` where two profiles have one of that name.
        gateway: String,
        /// The number and what may follow it.
        address: SipAddress,
    },
    /// `user/NUMBER@DOMAIN`: what the directory says of the user.
    User {
        /// The user.
        user: String,
        /// `None`: the default domain.
        domain: Option<String>,
    },
    /// `group/NAME@DOMAIN`: the members of a group of the directory.
    Group {
        /// The group, with `+A`, `+E` or `+F` where an order is asked for.
        group: String,
        /// `None`: the default domain.
        domain: Option<String>,
    },
    /// `loopback/EXTENSION/CONTEXT/DIALPLAN`: the dialplan as a second channel.
    Loopback {
        /// The extension.
        extension: String,
        /// `None`: default.
        context: Option<String>,
        /// `None`: XML. Needs a context.
        dialplan: Option<String>,
    },
    /// `error/CAUSE`: no call, a cause.
    Error(HangupCause),
    /// `verto.rtc/USER@DOMAIN`.
    Verto(String),
    /// `pickup/KEY`: waits to be picked up.
    Pickup(String),
    /// Any other, as it is.
    Other {
        /// The endpoint's name.
        name: String,
        /// What is behind its first slash; `None` without a slash.
        data: Option<String>,
    },
}

/// Whom a SIP call goes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SipAddress {
    /// `user@host`, or the user alone; `sip:` in front is kept.
    pub target: String,
    /// `%DOMAIN`: where the target is registered here, its domain.
    pub registered: Option<String>,
    /// `;name=value` and the like, in order and without their semicolons (`fs_path`, `transport`).
    pub parameters: Vec<String>,
    /// `^USER`: what the To header says in the place of the target. The rest of the text, so it comes last.
    pub to: Option<String>,
}

impl SipAddress {
    /// A target and nothing else.
    pub fn new(target: impl Into<String>) -> Self {
        SipAddress { target: target.into(), ..SipAddress::default() }
    }

    fn write(&self, part: &str) -> Result<String, DialError> {
        check_without(part, &self.target, "%^;")?;
        let mut out = self.target.clone();
        if let Some(domain) = &self.registered {
            check_without("the domain of a registered user", domain, "%^;")?;
            out.push('%');
            out += domain;
        }
        for parameter in &self.parameters {
            check_without("a SIP parameter", parameter, "%^;")?;
            out.push(';');
            out += parameter;
        }
        if let Some(to) = &self.to {
            check_without("the To user", to, "^")?;
            out.push('^');
            out += to;
        }
        Ok(out)
    }

    fn read(text: &str) -> Self {
        let (address, to) = cut(text, '^');
        let mut parts = address.split(';');
        let (target, registered) = cut(parts.next().unwrap_or_default(), '%');
        SipAddress { target: target.into(), registered, parameters: parts.map(str::to_owned).collect(), to }
    }
}

fn cut(text: &str, at: char) -> (&str, Option<String>) {
    match text.split_once(at) {
        Some((before, after)) => (before, Some(after.to_owned())),
        None => (text, None),
    }
}

impl Endpoint {
    /// A SIP call through a profile.
    pub fn sofia(profile: impl Into<String>, target: impl Into<String>) -> Self {
        Endpoint::Sofia { profile: profile.into(), address: SipAddress::new(target) }
    }

    /// A call through a gateway.
    pub fn gateway(gateway: impl Into<String>, number: impl Into<String>) -> Self {
        Endpoint::Gateway { gateway: gateway.into(), address: SipAddress::new(number) }
    }

    /// A user of the directory, `number` or `number@domain`.
    pub fn user(user: &str) -> Self {
        let (user, domain) = cut(user, '@');
        Endpoint::User { user: user.into(), domain }
    }

    /// An extension of the context default.
    pub fn loopback(extension: impl Into<String>) -> Self {
        Endpoint::Loopback { extension: extension.into(), context: None, dialplan: None }
    }

    /// The text as the endpoint's module reads it: the escapes of the lists around it are not in it.
    pub(super) fn write(&self) -> Result<String, DialError> {
        let text = match self {
            Endpoint::Sofia { profile, address } => {
                check_without("the sofia profile", profile, "/")?;
                if profile == "gateway" {
                    return Err(DialError::new("the sofia profile gateway", DialProblem::NotReadBack));
                }
                format!("sofia/{profile}/{}", address.write("the SIP address")?)
            }
            Endpoint::Gateway { gateway, address } => {
                check_without("the gateway", gateway, "/")?;
                format!("sofia/gateway/{gateway}/{}", address.write("the number")?)
            }
            Endpoint::User { user, domain } => format!("user/{}", at_domain("the user", user, domain.as_deref())?),
            Endpoint::Group { group, domain } => format!("group/{}", at_domain("the group", group, domain.as_deref())?),
            Endpoint::Loopback { extension, context, dialplan } => {
                check_without("the extension", extension, "/")?;
                let mut out = format!("loopback/{extension}");
                if dialplan.is_some() && context.is_none() {
                    return Err(DialError::new("the context, which a dialplan needs,", DialProblem::Empty));
                }
                for (part, value) in [("the context", context), ("the dialplan", dialplan)] {
                    if let Some(value) = value {
                        check_without(part, value, "/")?;
                        out.push('/');
                        out += value;
                    }
                }
                out
            }
            Endpoint::Error(cause) => {
                check_without("the cause", cause.as_str(), "/")?;
                format!("error/{cause}")
            }
            Endpoint::Verto(address) => plain("verto.rtc", address)?,
            Endpoint::Pickup(key) => plain("pickup", key)?,
            Endpoint::Other { name, data } => {
                check_without("the endpoint's name", name, " /[]{}<>'\"\\")?;
                match data {
                    Some(data) => plain(name, data)?,
                    None => name.clone(),
                }
            }
        };
        match &Endpoint::read(&text) == self {
            true => Ok(text),
            false => Err(DialError::new(text, DialProblem::NotReadBack)),
        }
    }

    /// Any text is an endpoint: what has no syntax that is known here is [`Other`](Endpoint::Other).
    pub(super) fn read(text: &str) -> Self {
        let (name, data) = cut(text, '/');
        let other = Endpoint::Other { name: name.to_owned(), data: data.clone() };
        let Some(data) = data.filter(|data| !data.is_empty()) else { return other };
        match name {
            "sofia" => match data.split_once('/') {
                Some(("gateway", rest)) => match rest.split_once('/') {
                    Some((gateway, number)) => Endpoint::Gateway { gateway: gateway.into(), address: SipAddress::read(number) },
                    None => other,
                },
                Some((profile, address)) => Endpoint::Sofia { profile: profile.into(), address: SipAddress::read(address) },
                None => other,
            },
            "user" => {
                let (user, domain) = cut(&data, '@');
                Endpoint::User { user: user.into(), domain }
            }
            "group" => {
                let (group, domain) = cut(&data, '@');
                Endpoint::Group { group: group.into(), domain }
            }
            "loopback" => {
                let (extension, rest) = cut(&data, '/');
                let (context, dialplan) = match &rest {
                    Some(rest) => {
                        let (context, dialplan) = cut(rest, '/');
                        (Some(context.to_owned()), dialplan)
                    }
                    None => (None, None),
                };
                Endpoint::Loopback { extension: extension.into(), context, dialplan }
            }
            "error" => Endpoint::Error(HangupCause::from(&*data)),
            "verto.rtc" => Endpoint::Verto(data),
            "pickup" => Endpoint::Pickup(data),
            _ => other,
        }
    }
}

fn at_domain(part: &str, name: &str, domain: Option<&str>) -> Result<String, DialError> {
    check_without(part, name, "@")?;
    let Some(domain) = domain else { return Ok(name.to_owned()) };
    check_text("the domain", domain)?;
    Ok(format!("{name}@{domain}"))
}

fn plain(name: &str, data: &str) -> Result<String, DialError> {
    check_text(name, data)?;
    Ok(format!("{name}/{data}"))
}
