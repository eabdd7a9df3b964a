//! A gateway and registrations, as `sofia status gateway` and `sofia status profile X reg` show them (mod_sofia.c, `cmd_status`).

use super::fields::Fields;
use super::{ReplyError, SofiaFields};
use serde::Serialize;

/// `sofia status gateway NAME`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Gateway {
    /// Its name.
    pub name: String,
    /// The profile that it belongs to.
    pub profile: String,
    /// How it proves who it is: Digest.
    pub scheme: String,
    /// The realm that it answers for.
    pub realm: String,
    /// The user that it registers.
    pub username: String,
    /// Whether it has a password, which the switch does not show.
    pub has_password: bool,
    /// The From of what it sends.
    pub from: String,
    /// The Contact of what it sends.
    pub contact: String,
    /// The extension that its calls come in to.
    pub extension: String,
    /// The To of what it registers.
    pub to: String,
    /// The proxy that it registers with.
    pub proxy: String,
    /// The dialplan context of its calls.
    pub context: String,
    /// How long a registration that it asks for lasts, in seconds.
    pub expires_s: Option<u64>,
    /// How often it registers, in seconds.
    pub frequency_s: Option<u64>,
    /// When it pings next, in seconds since 1970; 0: never.
    pub next_ping_epoch: Option<u64>,
    /// How often it pings, in seconds; 0: never.
    pub ping_frequency_s: Option<u64>,
    /// How long the last ping took, in ms.
    pub ping_time_ms: Option<f64>,
    /// The least count of answered pings, the count now, and the greatest.
    pub ping_state: Option<(i64, i64, i64)>,
    /// Its registration: REGED, NOREG, TRYING, FAIL_WAIT, ...
    pub state: String,
    /// Whether it takes calls.
    pub up: bool,
    /// Whether a ping is on its way.
    pub pinging: bool,
    /// How long it has been up, in seconds.
    pub uptime_s: Option<u64>,
    /// Calls that came in.
    pub calls_in: Option<u64>,
    /// Calls that went out.
    pub calls_out: Option<u64>,
    /// Calls that came in and failed.
    pub failed_calls_in: Option<u64>,
    /// Calls that went out and failed.
    pub failed_calls_out: Option<u64>,
    /// Names and values that are not known here, or not of the form that these have.
    pub other: Vec<(String, String)>,
}

impl Gateway {
    /// Reads the text.
    ///
    /// # Errors
    /// The switch's words, if it knows no such gateway.
    pub fn text(text: &str) -> Result<Gateway, ReplyError> {
        let shown = SofiaFields::text(text)?;
        let mut fields = Fields::new(shown.iter());
        let status = fields.text("Status");
        Ok(Gateway {
            name: fields.text("Name"),
            profile: fields.text("Profile"),
            scheme: fields.text("Scheme"),
            realm: fields.text("Realm"),
            username: fields.text("Username"),
            has_password: fields.text("Password") == "yes",
            from: fields.text("From"),
            contact: fields.text("Contact"),
            extension: fields.text("Exten"),
            to: fields.text("To"),
            proxy: fields.text("Proxy"),
            context: fields.text("Context"),
            expires_s: fields.number("Expires"),
            frequency_s: fields.number("Freq"),
            next_ping_epoch: fields.number("Ping"),
            ping_frequency_s: fields.number("PingFreq"),
            ping_time_ms: fields.number("PingTime"),
            ping_state: fields.read("PingState", ping_state),
            state: fields.text("State"),
            up: status.starts_with("UP"),
            pinging: status.ends_with("(ping)"),
            uptime_s: fields.read("Uptime", |uptime| uptime.strip_suffix('s')?.parse().ok()),
            calls_in: fields.number("CallsIN"),
            calls_out: fields.number("CallsOUT"),
            failed_calls_in: fields.number("FailedCallsIN"),
            failed_calls_out: fields.number("FailedCallsOUT"),
            other: fields.rest(),
        })
    }
}

/// `1/0/3`.
fn ping_state(text: &str) -> Option<(i64, i64, i64)> {
    match text.split('/').map(|number| number.parse().ok()).collect::<Option<Vec<_>>>()?.as_slice() {
        &[least, now, most] => Some((least, now, most)),
        _ => None,
    }
}

/// One registration of `sofia status profile X reg`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Registration {
    /// The Call-ID of its REGISTER.
    pub call_id: String,
    /// The user and the domain: `1000@lab.test`.
    pub user: String,
    /// Where the user is.
    pub contact: String,
    /// The phone's User-Agent.
    pub agent: String,
    /// How it is registered: `Registered(UDP)`.
    pub status: String,
    /// The phone's presence, or `unknown`.
    pub rpid: String,
    /// When it ends, in the switch's own time zone: `2021-09-14 13:42:51`.
    pub expires: String,
    /// In how many seconds it ends; negative: it should have. Older switches don't say it.
    pub expires_s: Option<i64>,
    /// Reachable, Unreachable, ...; older switches don't say it.
    pub ping_status: String,
    /// How long the last ping took, in ms.
    pub ping_time_ms: Option<f64>,
    /// The switch's host name.
    pub host: String,
    /// The address that the REGISTER came from.
    pub ip: String,
    /// The port that it came from.
    pub port: Option<u16>,
    /// The user that it proved to be.
    pub auth_user: String,
    /// The realm of that.
    pub auth_realm: String,
    /// Whose messages its lamp shows: `1000@lab.test`.
    pub mwi_account: String,
    /// Names and values that are not known here, or not of the form that these have.
    pub other: Vec<(String, String)>,
}

impl Registration {
    /// Reads the list.
    ///
    /// # Errors
    /// The switch's words, if it knows no such profile.
    pub fn list(text: &str) -> Result<Vec<Registration>, ReplyError> {
        let blocks = SofiaFields::blocks(text)?;
        Ok(blocks.iter().filter(|block| block.get("Call-ID").is_some()).map(Registration::block).collect())
    }

    fn block(block: &SofiaFields) -> Registration {
        let mut fields = Fields::new(block.iter());
        let mut registration = Registration {
            call_id: fields.text("Call-ID"),
            user: fields.text("User"),
            contact: fields.text("Contact"),
            agent: fields.text("Agent"),
            ping_status: fields.text("Ping-Status"),
            ping_time_ms: fields.number("Ping-Time"),
            host: fields.text("Host"),
            ip: fields.text("IP"),
            port: fields.number("Port"),
            auth_user: fields.text("Auth-User"),
            auth_realm: fields.text("Auth-Realm"),
            mwi_account: fields.text("MWI-Account"),
            ..Registration::default()
        };
        let status = fields.text("Status");
        let (state, expiry) = status.split_once(" EXP(").unwrap_or((&status, ""));
        let (state, rpid) = state.strip_suffix(')').and_then(|state| state.rsplit_once('(')).unwrap_or((state, ""));
        let (expires, behind) = expiry.split_once(')').unwrap_or((expiry, ""));
        let seconds = behind.trim_start().strip_prefix("EXPSECS(").and_then(|rest| rest.strip_suffix(')'));
        registration.status = state.to_owned();
        registration.rpid = rpid.to_owned();
        registration.expires = expires.to_owned();
        registration.expires_s = seconds.and_then(|seconds| seconds.parse().ok());
        registration.other = fields.rest();
        registration
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gateway() {
        let text = "=====\nName    \ttrunk\nProfile \texternal\nScheme  \tDigest\nRealm   \tsip.example.com\nUsername\talice\nPassword\tyes\n\
            From    \t<sip:alice@sip.example.com>\nContact \t<sip:gw+trunk@192.0.2.1:5080;transport=udp>\nExten   \t5000\nTo      \tsip:alice@sip.example.com\n\
            Proxy   \tsip:sip.example.com\nContext \tpublic\nExpires \t3600\nFreq    \t3600\nPing    \t1790073341\nPingFreq\t25\nPingTime\t0.42\n\
            PingState\t1/2/3\nState   \tREGED\nStatus  \tUP (ping)\nUptime  \t61s\nCallsIN \t4\nCallsOUT\t5\nFailedCallsIN\t0\nFailedCallsOUT\t1\nNew-One \tx\n=====\n";
        let gateway = Gateway::text(text).expect("it is a gateway");
        assert_eq!((gateway.name.as_str(), gateway.profile.as_str(), gateway.state.as_str()), ("trunk", "external", "REGED"));
        assert_eq!((gateway.has_password, gateway.up, gateway.pinging), (true, true, true));
        assert_eq!((gateway.expires_s, gateway.frequency_s, gateway.uptime_s), (Some(3600), Some(3600), Some(61)));
        assert_eq!((gateway.next_ping_epoch, gateway.ping_frequency_s), (Some(1_790_073_341), Some(25)));
        assert_eq!((gateway.ping_time_ms, gateway.ping_state), (Some(0.42), Some((1, 2, 3))));
        assert_eq!((gateway.calls_in, gateway.calls_out), (Some(4), Some(5)));
        assert_eq!((gateway.failed_calls_in, gateway.failed_calls_out), (Some(0), Some(1)));
        assert_eq!(gateway.contact, "<sip:gw+trunk@192.0.2.1:5080;transport=udp>");
        assert_eq!(gateway.other, [("New-One".to_owned(), "x".to_owned())]);
        assert_eq!(Gateway::text("Invalid Gateway!\n"), Err(ReplyError::Failed("Invalid Gateway!".into())));
    }

    #[test]
    fn registrations_of_newer_and_older_switches() {
        let text = "\nRegistrations:\n=====\nCall-ID:    \tabc..\nUser:       \t1000@lab.test\nContact:    \t\"\" <sip:1000@192.0.2.9:5062>\nAgent:      \tPhone 1\n\
            Status:     \tRegistered(UDP)(unknown) EXP(2026-09-14 13:42:51) EXPSECS(359)\nPing-Status:\tReachable\nPing-Time:\t0.50\nHost:       \tvm\n\
            IP:         \t192.0.2.9\nPort:       \t5062\nAuth-User:  \t1000\nAuth-Realm: \tlab.test\nMWI-Account:\t1000@lab.test\nNew-One:  \tx\n\n\
            Call-ID:    \tdef\nUser:       \t1001@lab.test\nStatus:     \tRegistered(unknown) EXP(2026-09-14 13:42:51)\n\nTotal items returned: 2\n=====\n";
        let list = Registration::list(text).expect("they are registrations");
        let [first, second] = &list[..] else { panic!("{list:?}") };
        assert_eq!((first.call_id.as_str(), first.user.as_str(), first.agent.as_str()), ("abc..", "1000@lab.test", "Phone 1"));
        assert_eq!((first.status.as_str(), first.rpid.as_str()), ("Registered(UDP)", "unknown"));
        assert_eq!((first.expires.as_str(), first.expires_s), ("2026-09-14 13:42:51", Some(359)));
        assert_eq!((first.ping_status.as_str(), first.ping_time_ms), ("Reachable", Some(0.5)));
        assert_eq!((first.ip.as_str(), first.port, first.mwi_account.as_str()), ("192.0.2.9", Some(5062), "1000@lab.test"));
        assert_eq!(first.other, [("New-One".to_owned(), "x".to_owned())]);
        assert_eq!((second.status.as_str(), second.rpid.as_str(), second.expires_s), ("Registered", "unknown", None));
        assert_eq!(Registration::list("\nRegistrations:\n=====\nTotal items returned: 0\n=====\n"), Ok(Vec::new()));
        assert!(Registration::list("Invalid Profile!\n").is_err());
    }
}
