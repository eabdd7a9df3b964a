//! The tables of `callcenter_config` (mod_callcenter.c), read by their columns' names.

use super::fields::Fields;
use super::{Row, Table};
use serde::Serialize;

/// A queue: a row of `callcenter_config queue list`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CallcenterQueue {
    /// Its name: `support@lab.test`.
    pub name: String,
    /// Who is called first: longest-idle-agent, ring-all, ...
    pub strategy: String,
    /// What those who wait hear.
    pub moh_sound: String,
    /// From when the score counts: queue or system.
    pub time_base_score: String,
    /// After how many seconds an abandoned call can't come back.
    pub discard_abandoned_after_s: Option<u64>,
    /// Whether an abandoned call may come back to its place.
    pub abandoned_resume_allowed: Option<bool>,
    /// How long one may wait, in seconds; 0: for ever.
    pub max_wait_s: Option<u64>,
    /// How long one may wait while nobody is logged in, in seconds; 0: for ever.
    pub max_wait_no_agent_s: Option<u64>,
    /// Calls that were answered.
    pub calls_answered: Option<u64>,
    /// Calls that were given up.
    pub calls_abandoned: Option<u64>,
    /// The other columns.
    pub other: Vec<(String, String)>,
}

/// An agent: a row of `callcenter_config agent list`, or `queue list agents`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CallcenterAgent {
    /// The name: `1000@lab.test`.
    pub name: String,
    /// callback or uuid-standby.
    pub kind: String,
    /// The dial string that reaches the agent.
    pub contact: String,
    /// Logged Out, Available, On Break, ...
    pub status: String,
    /// Waiting, Receiving, In a queue call, Idle, ...
    pub state: String,
    /// The channel of an agent that stands by.
    pub uuid: String,
    /// The calls after which one who does not answer is set on break.
    pub max_no_answer: Option<u64>,
    /// The pause after a call, in seconds.
    pub wrap_up_s: Option<u64>,
    /// When the last call was offered, in seconds since 1970; 0: never.
    pub last_offered_epoch: Option<u64>,
    /// When the last call began, in seconds since 1970; 0: never.
    pub last_bridge_start_epoch: Option<u64>,
    /// When the last call ended, in seconds since 1970; 0: never.
    pub last_bridge_end_epoch: Option<u64>,
    /// When the status changed, in seconds since 1970.
    pub last_status_change_epoch: Option<u64>,
    /// Calls that were not answered, one after the other.
    pub no_answer_count: Option<u64>,
    /// Calls that were answered.
    pub calls_answered: Option<u64>,
    /// How long the agent talked, in seconds.
    pub talk_s: Option<u64>,
    /// The other columns.
    pub other: Vec<(String, String)>,
}

/// Which agent serves which queue: a row of `callcenter_config tier list`, or `queue list tiers`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CallcenterTier {
    /// The queue.
    pub queue: String,
    /// The agent.
    pub agent: String,
    /// Ready, Standby, No Answer, Offering, Active Inbound, ...
    pub state: String,
    /// Lower levels are called first.
    pub level: Option<i64>,
    /// The order in a level.
    pub position: Option<i64>,
    /// The other columns.
    pub other: Vec<(String, String)>,
}

/// Who waits: a row of `callcenter_config queue list members`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CallcenterMember {
    /// The queue.
    pub queue: String,
    /// The member's own id, which is no channel's.
    pub uuid: String,
    /// The channel.
    pub session_uuid: String,
    /// The caller's number.
    pub caller_id_number: String,
    /// The caller's name.
    pub caller_id_name: String,
    /// When the call came to the switch, in seconds since 1970.
    pub system_epoch: Option<u64>,
    /// When it came to the queue, in seconds since 1970.
    pub joined_epoch: Option<u64>,
    /// When it was bridged, in seconds since 1970; 0: never.
    pub bridge_epoch: Option<u64>,
    /// When it was given up, in seconds since 1970; 0: never.
    pub abandoned_epoch: Option<u64>,
    /// The agent who serves it.
    pub serving_agent: String,
    /// Waiting, Trying, Answered, Abandoned, ...
    pub state: String,
    /// Who has more is served first.
    pub score: Option<i64>,
    /// The other columns.
    pub other: Vec<(String, String)>,
}

impl CallcenterQueue {
    /// Reads a table.
    pub fn list(table: &Table) -> Vec<CallcenterQueue> {
        let read = |row: Row<'_>| {
            let mut fields = Fields::new(row.iter());
            CallcenterQueue {
                name: fields.text("name"),
                strategy: fields.text("strategy"),
                moh_sound: fields.text("moh_sound"),
                time_base_score: fields.text("time_base_score"),
                discard_abandoned_after_s: fields.number("discard_abandoned_after"),
                abandoned_resume_allowed: fields.bool("abandoned_resume_allowed"),
                max_wait_s: fields.number("max_wait_time"),
                max_wait_no_agent_s: fields.number("max_wait_time_with_no_agent"),
                calls_answered: fields.number("calls_answered"),
                calls_abandoned: fields.number("calls_abandoned"),
                other: fields.rest(),
            }
        };
        table.rows().map(read).collect()
    }
}

impl CallcenterAgent {
    /// Reads a table.
    pub fn list(table: &Table) -> Vec<CallcenterAgent> {
        let read = |row: Row<'_>| {
            let mut fields = Fields::new(row.iter());
            CallcenterAgent {
                name: fields.text("name"),
                kind: fields.text("type"),
                contact: fields.text("contact"),
                status: fields.text("status"),
                state: fields.text("state"),
                uuid: fields.text("uuid"),
                max_no_answer: fields.number("max_no_answer"),
                wrap_up_s: fields.number("wrap_up_time"),
                last_offered_epoch: fields.number("last_offered_call"),
                last_bridge_start_epoch: fields.number("last_bridge_start"),
                last_bridge_end_epoch: fields.number("last_bridge_end"),
                last_status_change_epoch: fields.number("last_status_change"),
                no_answer_count: fields.number("no_answer_count"),
                calls_answered: fields.number("calls_answered"),
                talk_s: fields.number("talk_time"),
                other: fields.rest(),
            }
        };
        table.rows().map(read).collect()
    }
}

impl CallcenterTier {
    /// Reads a table.
    pub fn list(table: &Table) -> Vec<CallcenterTier> {
        let read = |row: Row<'_>| {
            let mut fields = Fields::new(row.iter());
            CallcenterTier {
                queue: fields.text("queue"),
                agent: fields.text("agent"),
                state: fields.text("state"),
                level: fields.number("level"),
                position: fields.number("position"),
                other: fields.rest(),
            }
        };
        table.rows().map(read).collect()
    }
}

impl CallcenterMember {
    /// Reads a table.
    pub fn list(table: &Table) -> Vec<CallcenterMember> {
        let read = |row: Row<'_>| {
            let mut fields = Fields::new(row.iter());
            CallcenterMember {
                queue: fields.text("queue"),
                uuid: fields.text("uuid"),
                session_uuid: fields.text("session_uuid"),
                caller_id_number: fields.text("cid_number"),
                caller_id_name: fields.text("cid_name"),
                system_epoch: fields.number("system_epoch"),
                joined_epoch: fields.number("joined_epoch"),
                bridge_epoch: fields.number("bridge_epoch"),
                abandoned_epoch: fields.number("abandoned_epoch"),
                serving_agent: fields.text("serving_agent"),
                state: fields.text("state"),
                score: fields.number("score"),
                other: fields.rest(),
            }
        };
        table.rows().map(read).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiers_and_members() {
        let tiers = Table::delimited("queue|agent|state|level|position\nsupport@lab.test|1000@lab.test|Ready|1|2\n+OK\n", "|");
        let tiers = CallcenterTier::list(&tiers.expect("it is a table"));
        assert_eq!((tiers[0].agent.as_str(), tiers[0].level, tiers[0].position), ("1000@lab.test", Some(1), Some(2)));
        let members = "queue|instance_id|uuid|session_uuid|cid_number|cid_name|system_epoch|joined_epoch|rejoined_epoch|bridge_epoch|\
            abandoned_epoch|base_score|skill_score|serving_agent|serving_system|state|score\n\
            support@lab.test|single_box|m-1|c-1|1001|Al|1795375950|1795375951|0|0|0|0|0|||Waiting|12\n+OK\n";
        let members = CallcenterMember::list(&Table::delimited(members, "|").expect("it is a table"));
        let member = &members[0];
        assert_eq!((member.session_uuid.as_str(), member.state.as_str(), member.score), ("c-1", "Waiting", Some(12)));
        assert_eq!((member.joined_epoch, member.bridge_epoch), (Some(1_795_375_951), Some(0)));
        assert!(member.other.contains(&("instance_id".to_owned(), "single_box".to_owned())));
        assert_eq!(CallcenterTier::list(&Table::delimited("+OK\n", "|").expect("it is a table")), []);
    }
}
