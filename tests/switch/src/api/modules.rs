//! What modules beside the core answer of their own configuration: mod_sofia, mod_fifo, mod_valet_parking, mod_callcenter.

use std::rc::Rc;

use super::tables::usage;
use crate::core::Core;
use crate::text::escape_xml;

const RULE: &str = "=================================================================================================\n";
/// Where the one SIP profile of the configuration would listen.
const PROFILE_URL: &str = "sip:mod_sofia@127.0.0.1:5060";

/// `status [profile NAME]` and `xmlstatus`, of the one profile and the alias that the configuration has.
pub(super) fn sofia(core: &Rc<Core>, argument: &str) -> String {
    let words: Vec<&str> = argument.split(' ').filter(|word| !word.is_empty()).collect();
    let domain = core.global("domain").unwrap_or_default();
    match words.as_slice() {
        ["status"] => {
            let row = |name: &str, kind: &str, data: &str, state: &str| format!("{name:>25}\t{kind:>7}\t{data:>42}\t{state}\n");
            let rows = row("Name", "Type", "Data", "State")
                + RULE
                + &row(&domain, "alias", "internal", "ALIASED")
                + &row("internal", "profile", PROFILE_URL, "RUNNING (0)");
            rows + RULE + "1 profile 1 alias\n"
        }
        ["status", "profile", "internal", ..] => profile(),
        ["status", "profile", ..] => "Invalid Profile!\n".to_owned(),
        ["status", "gateway", ..] => {
            format!("{:>25}\t{:>32}\t{:>24}\n{RULE}{RULE}0 gateways\n", "Profile::Gateway-Name", "Data", "State")
        }
        ["xmlstatus"] => {
            let entry = |element: &str, name: &str, kind: &str, data: &str, state: &str| {
                let (name, data) = (escape_xml(name), escape_xml(data));
                format!(
                    "<{element}>\n<name>{name}</name>\n<type>{kind}</type>\n<data>{data}</data>\n<state>{state}</state>\n</{element}>\n"
                )
            };
            format!(
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<profiles>\n{}{}</profiles>\n",
                entry("alias", &domain, "alias", "internal", "ALIASED"),
                entry("profile", "internal", "profile", PROFILE_URL, "RUNNING (0)")
            )
        }
        [] => usage("sofia"),
        [verb, ..] => format!("Unknown Command [{verb}]\n"),
    }
}

fn profile() -> String {
    let rows = [
        ("Name", "internal"),
        ("Domain Name", "N/A"),
        ("Auto-NAT", "false"),
        ("DBName", "sofia_reg_internal"),
        ("Pres Hosts", ""),
        ("Dialplan", "XML"),
        ("Context", "default"),
        ("Challenge Realm", "auto_to"),
        ("RTP-IP", "127.0.0.1"),
        ("SIP-IP", "127.0.0.1"),
        ("URL", PROFILE_URL),
        ("BIND-URL", "sip:mod_sofia@127.0.0.1:5060;transport=udp,tcp"),
        ("HOLD-MUSIC", "N/A"),
        ("OUTBOUND-PROXY", "N/A"),
        ("CODECS IN", "PCMU,PCMA"),
        ("CODECS OUT", "PCMU,PCMA"),
        ("TEL-EVENT", "101"),
        ("DTMF-MODE", "rfc2833"),
        ("CNG", "13"),
        ("SESSION-TO", "0"),
        ("MAX-DIALOG", "0"),
        ("MAX-RECV-RPS", "1000"),
        ("NOMEDIA", "false"),
        ("LATE-NEG", "false"),
        ("PROXY-MEDIA", "false"),
        ("AGGRESSIVENAT", "false"),
        ("CALLS-IN", "0"),
        ("FAILED-CALLS-IN", "0"),
        ("CALLS-OUT", "0"),
        ("FAILED-CALLS-OUT", "0"),
        ("REGISTRATIONS", "0"),
    ];
    let lines: String = rows.iter().map(|(name, value)| format!("{name:<17}\t{value}\n")).collect();
    format!("{RULE}{lines}")
}

/// `list [NAME]` and `count`: the queues with who waits in them.
pub(super) fn fifo(core: &Rc<Core>, argument: &str) -> String {
    let mut words = argument.split(' ').filter(|word| !word.is_empty());
    let (verb, wanted) = (words.next().unwrap_or_default(), words.next());
    let lots = core.lots.borrow();
    let waiting = |name: &str| lots.fifos.get(name).map(Vec::as_slice).unwrap_or_default();
    let mut names: Vec<&str> = vec!["labfifo", "manual_calls"];
    names.extend(lots.fifos.keys().map(String::as_str).filter(|name| !["labfifo", "manual_calls"].contains(name)));
    names.retain(|name| wanted.is_none_or(|wanted| wanted == *name));
    match verb {
        "list" => {
            let mut out = "<fifo_report>\n".to_owned();
            for name in names {
                let callers = waiting(name);
                out.push_str(&format!(
                    "  <fifo name=\"{}\" consumer_count=\"0\" caller_count=\"{count}\" waiting_count=\"{count}\" importance=\"0\" \
                     outbound_per_cycle=\"0\" outbound_per_cycle_min=\"0\" ring_timeout=\"0\" default_lag=\"0\" \
                     outbound_priority=\"5\" outbound_strategy=\"ringall\">\n    <outbound></outbound>\n",
                    escape_xml(name),
                    count = callers.len()
                ));
                if callers.is_empty() {
                    out.push_str("    <callers></callers>\n");
                } else {
                    out.push_str("    <callers>\n");
                    for uuid in callers {
                        out.push_str(&format!("      <caller uuid=\"{uuid}\" status=\"WAITING\"></caller>\n"));
                    }
                    out.push_str("    </callers>\n");
                }
                out.push_str("    <consumers></consumers>\n    <bridges></bridges>\n  </fifo>\n");
            }
            out + "</fifo_report>\n\n"
        }
        "count" => names.iter().map(|name| format!("{name}:0:{count}:0:0:{count}\n", count = waiting(name).len())).collect(),
        _ => usage("fifo"),
    }
}

/// The lots with who is parked in them.
pub(super) fn valet_info(core: &Rc<Core>, argument: &str) -> String {
    let lots = core.lots.borrow();
    let mut out = "<lots>\n".to_owned();
    let mut names: Vec<&str> = vec!["labvalet"];
    names.extend(lots.valets.keys().map(|(lot, _)| lot.as_str()).filter(|lot| *lot != "labvalet"));
    names.dedup();
    for name in names.into_iter().filter(|name| argument.is_empty() || argument == *name) {
        out.push_str(&format!("  <lot name=\"{}\">\n", escape_xml(name)));
        for ((lot, stall), uuid) in &lots.valets {
            if lot == name {
                out.push_str(&format!("    <extension uuid=\"{uuid}\">{}</extension>\n", escape_xml(stall)));
            }
        }
        out.push_str("  </lot>\n");
    }
    out + "</lots>\n"
}

/// `queue list` and `agent list`, of the one queue and the one agent that the configuration has.
pub(super) fn callcenter_config(core: &Rc<Core>, argument: &str) -> String {
    let domain = core.global("domain").unwrap_or_default();
    let table = |columns: &[(&str, &str)]| {
        let join = |pick: fn(&(&str, &str)) -> String| columns.iter().map(pick).collect::<Vec<_>>().join("|");
        format!("{}\n{}\n+OK\n", join(|(name, _)| (*name).to_owned()), join(|(_, value)| (*value).to_owned()))
    };
    match argument {
        "queue list" => table(&[
            ("name", &format!("support@{domain}")),
            ("strategy", "longest-idle-agent"),
            ("moh_sound", &core.global("hold_music").unwrap_or_default()),
            ("time_base_score", "system"),
            ("tier_rules_apply", "false"),
            ("tier_rule_wait_second", "0"),
            ("tier_rule_wait_multiply_level", "false"),
            ("tier_rule_no_agent_no_wait", "true"),
            ("discard_abandoned_after", "60"),
            ("abandoned_resume_allowed", "false"),
            ("max_wait_time", "0"),
            ("max_wait_time_with_no_agent", "0"),
            ("max_wait_time_with_no_agent_time_reached", "5"),
            ("record_template", ""),
            ("calls_answered", "0"),
            ("calls_abandoned", "2"),
            ("ring_progressively_delay", "0"),
            ("skip_agents_with_external_calls", "true"),
            ("agent_no_answer_status", "On Break"),
        ]),
        "agent list" => table(&[
            ("name", &format!("1000@{domain}")),
            ("instance_id", "single_box"),
            ("uuid", ""),
            ("type", "callback"),
            ("contact", "loopback/9196/default"),
            ("status", "Logged Out"),
            ("state", "Waiting"),
            ("max_no_answer", "3"),
            ("wrap_up_time", "1"),
            ("reject_delay_time", "1"),
            ("busy_delay_time", "1"),
            ("no_answer_delay_time", "0"),
            ("last_bridge_start", "0"),
            ("last_bridge_end", "0"),
            ("last_offered_call", "1795375960"),
            ("last_status_change", "1795375963"),
            ("no_answer_count", "1"),
            ("calls_answered", "0"),
            ("talk_time", "0"),
            ("ready_time", "0"),
            ("external_calls_count", "0"),
        ]),
        _ => usage("callcenter_config"),
    }
}
