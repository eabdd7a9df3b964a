// Written by ci/generate from core/engine/catalogue/subclasses.toml: change that, not this.

use std::borrow::Cow;
use std::time::Duration;

use super::HangupCause;
use super::subclass::{SubclassEntry, view};
use super::variable::{VariableType, is_true};

pub(super) static TABLE: [SubclassEntry; 11] = [
    SubclassEntry {
        name: "callcenter::info",
        about: "What mod_callcenter does.",
        headers: &[
            ("CC-Queue", VariableType::Text),
            ("CC-Agent", VariableType::Text),
            ("CC-Agent-System", VariableType::Text),
            ("CC-Agent-UUID", VariableType::Uuid),
            ("CC-Agent-Status", VariableType::Text),
            ("CC-Agent-State", VariableType::Text),
            ("CC-Agent-Type", VariableType::Text),
            ("CC-Member-UUID", VariableType::Uuid),
            ("CC-Member-Session-UUID", VariableType::Uuid),
            ("CC-Member-CID-Name", VariableType::Text),
            ("CC-Member-CID-Number", VariableType::Text),
            ("CC-Member-Joined-Time", VariableType::Epoch),
            ("CC-Member-Leaving-Time", VariableType::Epoch),
            ("CC-Agent-Called-Time", VariableType::Epoch),
            ("CC-Agent-Answered-Time", VariableType::Epoch),
            ("CC-Bridge-Terminated-Time", VariableType::Epoch),
            ("CC-Cause", VariableType::Text),
            ("CC-Cancel-Reason", VariableType::Text),
            ("CC-Hangup-Cause", VariableType::Cause),
            ("CC-Wait-Time", VariableType::Seconds),
            ("CC-Talk-Time", VariableType::Seconds),
            ("CC-Total-Time", VariableType::Seconds),
            ("CC-Count", VariableType::Integer),
        ],
    },
    SubclassEntry {
        name: "conference::maintenance",
        about: "What happens in a conference.",
        headers: &[
            ("Conference-Name", VariableType::Text),
            ("Conference-Domain", VariableType::Text),
            ("Conference-Size", VariableType::Integer),
            ("Conference-Ghosts", VariableType::Integer),
            ("Conference-Profile-Name", VariableType::Text),
            ("Conference-Unique-ID", VariableType::Uuid),
            ("Member-ID", VariableType::Integer),
            ("Member-Type", VariableType::Text),
            ("Member-Ghost", VariableType::Bool),
            ("Unique-ID", VariableType::Uuid),
            ("Caller-Caller-ID-Name", VariableType::Text),
            ("Caller-Caller-ID-Number", VariableType::Text),
            ("Floor", VariableType::Bool),
            ("Video", VariableType::Bool),
            ("Hear", VariableType::Bool),
            ("See", VariableType::Bool),
            ("Speak", VariableType::Bool),
            ("Talking", VariableType::Bool),
            ("Mute-Detect", VariableType::Bool),
            ("Hold", VariableType::Bool),
            ("Energy-Level", VariableType::Integer),
            ("Current-Energy", VariableType::Integer),
            ("New-ID", VariableType::Text),
            ("Old-ID", VariableType::Text),
            ("File", VariableType::Text),
            ("Path", VariableType::Text),
            ("DTMF-Key", VariableType::Text),
        ],
    },
    SubclassEntry {
        name: "sofia::register",
        about: "A phone registered.",
        headers: &[
            ("profile-name", VariableType::Text),
            ("from-user", VariableType::Text),
            ("from-host", VariableType::Text),
            ("presence-hosts", VariableType::Text),
            ("contact", VariableType::Text),
            ("call-id", VariableType::Text),
            ("rpid", VariableType::Text),
            ("status", VariableType::Text),
            ("expires", VariableType::Seconds),
            ("to-user", VariableType::Text),
            ("to-host", VariableType::Text),
            ("network-ip", VariableType::Text),
            ("network-port", VariableType::Integer),
            ("username", VariableType::Text),
            ("realm", VariableType::Text),
            ("user-agent", VariableType::Text),
        ],
    },
    SubclassEntry {
        name: "sofia::unregister",
        about: "A phone unregistered.",
        headers: &[
            ("profile-name", VariableType::Text),
            ("from-user", VariableType::Text),
            ("from-host", VariableType::Text),
            ("contact", VariableType::Text),
            ("call-id", VariableType::Text),
            ("rpid", VariableType::Text),
            ("expires", VariableType::Seconds),
        ],
    },
    SubclassEntry {
        name: "sofia::expire",
        about: "A registration ran out.",
        headers: &[
            ("profile-name", VariableType::Text),
            ("user", VariableType::Text),
            ("host", VariableType::Text),
            ("contact", VariableType::Text),
            ("call-id", VariableType::Text),
            ("expires", VariableType::Epoch),
            ("user-agent", VariableType::Text),
        ],
    },
    SubclassEntry {
        name: "sofia::gateway_state",
        about: "A gateway changed.",
        headers: &[
            ("Gateway", VariableType::Text),
            ("State", VariableType::Text),
            ("Ping-Status", VariableType::Text),
            ("Phrase", VariableType::Text),
            ("Status", VariableType::Integer),
        ],
    },
    SubclassEntry {
        name: "fifo::info",
        about: "What happens in a queue of mod_fifo.",
        headers: &[
            ("FIFO-Name", VariableType::Text),
            ("FIFO-Position", VariableType::Integer),
            ("FIFO-Slot", VariableType::Integer),
            ("FIFO-Count", VariableType::Integer),
            ("FIFO-Result", VariableType::Text),
            ("Caller-UUID", VariableType::Uuid),
            ("Consumer-UUID", VariableType::Uuid),
        ],
    },
    SubclassEntry {
        name: "valet_parking::info",
        about: "What happens in a parking lot.",
        headers: &[
            ("Valet-Lot-Name", VariableType::Text),
            ("Valet-Extension", VariableType::Text),
            ("Bridge-To-UUID", VariableType::Uuid),
            ("Unique-ID", VariableType::Uuid),
        ],
    },
    SubclassEntry {
        name: "vm::maintenance",
        about: "What happens in voice mail.",
        headers: &[
            ("VM-User", VariableType::Text),
            ("VM-Domain", VariableType::Text),
            ("VM-Auth-Result", VariableType::Text),
            ("VM-File-Path", VariableType::Text),
            ("VM-Flags", VariableType::Text),
            ("VM-Folder", VariableType::Text),
            ("VM-UUID", VariableType::Uuid),
            ("VM-Message-Len", VariableType::Seconds),
            ("VM-Timestamp", VariableType::Epoch),
            ("VM-Caller-ID-Name", VariableType::Text),
            ("VM-Caller-ID-Number", VariableType::Text),
            ("VM-Total-New-Messages", VariableType::Integer),
            ("VM-Total-Saved-Messages", VariableType::Integer),
        ],
    },
    SubclassEntry {
        name: "spandsp::txfaxresult",
        about: "A fax was sent, or not.",
        headers: &[
            ("fax-success", VariableType::Bool),
            ("fax-result-code", VariableType::Integer),
            ("fax-result-text", VariableType::Text),
            ("fax-document-transferred-pages", VariableType::Integer),
            ("fax-document-total-pages", VariableType::Integer),
            ("fax-image-resolution", VariableType::Text),
            ("fax-transfer-rate", VariableType::Integer),
            ("fax-local-station-id", VariableType::Text),
            ("fax-remote-station-id", VariableType::Text),
            ("uuid", VariableType::Uuid),
        ],
    },
    SubclassEntry {
        name: "spandsp::rxfaxresult",
        about: "A fax was received, or not.",
        headers: &[
            ("fax-success", VariableType::Bool),
            ("fax-result-code", VariableType::Integer),
            ("fax-result-text", VariableType::Text),
            ("fax-document-transferred-pages", VariableType::Integer),
            ("fax-document-total-pages", VariableType::Integer),
            ("fax-image-resolution", VariableType::Text),
            ("fax-transfer-rate", VariableType::Integer),
            ("fax-local-station-id", VariableType::Text),
            ("fax-remote-station-id", VariableType::Text),
            ("uuid", VariableType::Uuid),
        ],
    },
];

view! {
/// `callcenter::info`: What mod_callcenter does.
CallcenterInfo = "callcenter::info"
}

impl<'e> CallcenterInfo<'e> {
    /// What happened, `CC-Action`.
    pub fn action(&self) -> Option<CallcenterInfoAction> {
        self.0.get("CC-Action").map(|value| CallcenterInfoAction::from(&*value))
    }

    /// `CC-Queue`: The queue.
    pub fn cc_queue(&self) -> Option<Cow<'e, str>> {
        self.0.get("CC-Queue")
    }

    /// `CC-Agent`: The agent.
    pub fn cc_agent(&self) -> Option<Cow<'e, str>> {
        self.0.get("CC-Agent")
    }

    /// `CC-Agent-System`: The agent's system.
    pub fn cc_agent_system(&self) -> Option<Cow<'e, str>> {
        self.0.get("CC-Agent-System")
    }

    /// `CC-Agent-UUID`: The agent's channel.
    pub fn cc_agent_uuid(&self) -> Option<Cow<'e, str>> {
        self.0.get("CC-Agent-UUID")
    }

    /// `CC-Agent-Status`: The agent's new status.
    pub fn cc_agent_status(&self) -> Option<Cow<'e, str>> {
        self.0.get("CC-Agent-Status")
    }

    /// `CC-Agent-State`: The agent's new state.
    pub fn cc_agent_state(&self) -> Option<Cow<'e, str>> {
        self.0.get("CC-Agent-State")
    }

    /// `CC-Agent-Type`: callback or uuid-standby.
    pub fn cc_agent_type(&self) -> Option<Cow<'e, str>> {
        self.0.get("CC-Agent-Type")
    }

    /// `CC-Member-UUID`: The caller in the queue.
    pub fn cc_member_uuid(&self) -> Option<Cow<'e, str>> {
        self.0.get("CC-Member-UUID")
    }

    /// `CC-Member-Session-UUID`: The caller's channel.
    pub fn cc_member_session_uuid(&self) -> Option<Cow<'e, str>> {
        self.0.get("CC-Member-Session-UUID")
    }

    /// `CC-Member-CID-Name`: The caller's name.
    pub fn cc_member_cid_name(&self) -> Option<Cow<'e, str>> {
        self.0.get("CC-Member-CID-Name")
    }

    /// `CC-Member-CID-Number`: The caller's number.
    pub fn cc_member_cid_number(&self) -> Option<Cow<'e, str>> {
        self.0.get("CC-Member-CID-Number")
    }

    /// `CC-Member-Joined-Time`: When the caller came. The time since 1970.
    pub fn cc_member_joined_time(&self) -> Option<Duration> {
        self.0.get("CC-Member-Joined-Time")?.trim().parse().ok().filter(|&n| n > 0).map(Duration::from_secs)
    }

    /// `CC-Member-Leaving-Time`: When the caller left. The time since 1970.
    pub fn cc_member_leaving_time(&self) -> Option<Duration> {
        self.0.get("CC-Member-Leaving-Time")?.trim().parse().ok().filter(|&n| n > 0).map(Duration::from_secs)
    }

    /// `CC-Agent-Called-Time`: When the agent was called. The time since 1970.
    pub fn cc_agent_called_time(&self) -> Option<Duration> {
        self.0.get("CC-Agent-Called-Time")?.trim().parse().ok().filter(|&n| n > 0).map(Duration::from_secs)
    }

    /// `CC-Agent-Answered-Time`: When the agent answered. The time since 1970.
    pub fn cc_agent_answered_time(&self) -> Option<Duration> {
        self.0.get("CC-Agent-Answered-Time")?.trim().parse().ok().filter(|&n| n > 0).map(Duration::from_secs)
    }

    /// `CC-Bridge-Terminated-Time`: When the talk ended. The time since 1970.
    pub fn cc_bridge_terminated_time(&self) -> Option<Duration> {
        self.0.get("CC-Bridge-Terminated-Time")?.trim().parse().ok().filter(|&n| n > 0).map(Duration::from_secs)
    }

    /// `CC-Cause`: How the wait ended: Terminated or Cancel.
    pub fn cc_cause(&self) -> Option<Cow<'e, str>> {
        self.0.get("CC-Cause")
    }

    /// `CC-Cancel-Reason`: Why it was given up: TIMEOUT, NO_AGENT_TIMEOUT, BREAK_OUT, ...
    pub fn cc_cancel_reason(&self) -> Option<Cow<'e, str>> {
        self.0.get("CC-Cancel-Reason")
    }

    /// `CC-Hangup-Cause`: Why the agent's channel ended.
    pub fn cc_hangup_cause(&self) -> Option<HangupCause> {
        self.0.get("CC-Hangup-Cause").map(|value| HangupCause::from(&*value))
    }

    /// `CC-Wait-Time`: How long the caller waited. In whole seconds.
    pub fn cc_wait_time(&self) -> Option<Duration> {
        self.0.get("CC-Wait-Time")?.trim().parse().ok().map(Duration::from_secs)
    }

    /// `CC-Talk-Time`: How long the two talked. In whole seconds.
    pub fn cc_talk_time(&self) -> Option<Duration> {
        self.0.get("CC-Talk-Time")?.trim().parse().ok().map(Duration::from_secs)
    }

    /// `CC-Total-Time`: How long the caller was here. In whole seconds.
    pub fn cc_total_time(&self) -> Option<Duration> {
        self.0.get("CC-Total-Time")?.trim().parse().ok().map(Duration::from_secs)
    }

    /// `CC-Count`: How many wait.
    pub fn cc_count(&self) -> Option<i64> {
        self.0.get("CC-Count")?.trim().parse().ok()
    }
}

/// What a [`CallcenterInfo`] event says happened.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CallcenterInfoAction {
    /// `agent-status-change`
    AgentStatusChange,
    /// `agent-state-change`
    AgentStateChange,
    /// `agent-offering`
    AgentOffering,
    /// `bridge-agent-start`
    BridgeAgentStart,
    /// `bridge-agent-end`
    BridgeAgentEnd,
    /// `bridge-agent-fail`
    BridgeAgentFail,
    /// `agent-add`
    AgentAdd,
    /// `agent-contact-change`
    AgentContactChange,
    /// `member-queue-start`
    MemberQueueStart,
    /// `member-queue-end`
    MemberQueueEnd,
    /// `member-queue-resume`
    MemberQueueResume,
    /// `members-count`
    MembersCount,
    /// Another, as it was written.
    Other(Box<str>),
}

impl From<&str> for CallcenterInfoAction {
    fn from(text: &str) -> Self {
        match text {
            "agent-status-change" => CallcenterInfoAction::AgentStatusChange,
            "agent-state-change" => CallcenterInfoAction::AgentStateChange,
            "agent-offering" => CallcenterInfoAction::AgentOffering,
            "bridge-agent-start" => CallcenterInfoAction::BridgeAgentStart,
            "bridge-agent-end" => CallcenterInfoAction::BridgeAgentEnd,
            "bridge-agent-fail" => CallcenterInfoAction::BridgeAgentFail,
            "agent-add" => CallcenterInfoAction::AgentAdd,
            "agent-contact-change" => CallcenterInfoAction::AgentContactChange,
            "member-queue-start" => CallcenterInfoAction::MemberQueueStart,
            "member-queue-end" => CallcenterInfoAction::MemberQueueEnd,
            "member-queue-resume" => CallcenterInfoAction::MemberQueueResume,
            "members-count" => CallcenterInfoAction::MembersCount,
            _ => CallcenterInfoAction::Other(text.into()),
        }
    }
}

view! {
/// `conference::maintenance`: What happens in a conference.
ConferenceMaintenance = "conference::maintenance"
}

impl<'e> ConferenceMaintenance<'e> {
    /// What happened, `Action`.
    pub fn action(&self) -> Option<ConferenceMaintenanceAction> {
        self.0.get("Action").map(|value| ConferenceMaintenanceAction::from(&*value))
    }

    /// `Conference-Name`: The conference.
    pub fn conference_name(&self) -> Option<Cow<'e, str>> {
        self.0.get("Conference-Name")
    }

    /// `Conference-Domain`: Its domain.
    pub fn conference_domain(&self) -> Option<Cow<'e, str>> {
        self.0.get("Conference-Domain")
    }

    /// `Conference-Size`: How many members it has.
    pub fn conference_size(&self) -> Option<i64> {
        self.0.get("Conference-Size")?.trim().parse().ok()
    }

    /// `Conference-Ghosts`: How many of these are no people.
    pub fn conference_ghosts(&self) -> Option<i64> {
        self.0.get("Conference-Ghosts")?.trim().parse().ok()
    }

    /// `Conference-Profile-Name`: Its profile.
    pub fn conference_profile_name(&self) -> Option<Cow<'e, str>> {
        self.0.get("Conference-Profile-Name")
    }

    /// `Conference-Unique-ID`: Its UUID.
    pub fn conference_unique_id(&self) -> Option<Cow<'e, str>> {
        self.0.get("Conference-Unique-ID")
    }

    /// `Member-ID`: The member.
    pub fn member_id(&self) -> Option<i64> {
        self.0.get("Member-ID")?.trim().parse().ok()
    }

    /// `Member-Type`: member or moderator.
    pub fn member_type(&self) -> Option<Cow<'e, str>> {
        self.0.get("Member-Type")
    }

    /// `Member-Ghost`: Whether the member is no person.
    pub fn member_ghost(&self) -> Option<bool> {
        self.0.get("Member-Ghost").map(|value| is_true(&value))
    }

    /// `Unique-ID`: The member's channel.
    pub fn unique_id(&self) -> Option<Cow<'e, str>> {
        self.0.get("Unique-ID")
    }

    /// `Caller-Caller-ID-Name`: The member's name.
    pub fn caller_caller_id_name(&self) -> Option<Cow<'e, str>> {
        self.0.get("Caller-Caller-ID-Name")
    }

    /// `Caller-Caller-ID-Number`: The member's number.
    pub fn caller_caller_id_number(&self) -> Option<Cow<'e, str>> {
        self.0.get("Caller-Caller-ID-Number")
    }

    /// `Floor`: Whether the member has the floor.
    pub fn floor(&self) -> Option<bool> {
        self.0.get("Floor").map(|value| is_true(&value))
    }

    /// `Video`: Whether the member has video.
    pub fn video(&self) -> Option<bool> {
        self.0.get("Video").map(|value| is_true(&value))
    }

    /// `Hear`: Whether the member hears.
    pub fn hear(&self) -> Option<bool> {
        self.0.get("Hear").map(|value| is_true(&value))
    }

    /// `See`: Whether the member sees.
    pub fn see(&self) -> Option<bool> {
        self.0.get("See").map(|value| is_true(&value))
    }

    /// `Speak`: Whether the member may speak.
    pub fn speak(&self) -> Option<bool> {
        self.0.get("Speak").map(|value| is_true(&value))
    }

    /// `Talking`: Whether the member talks.
    pub fn talking(&self) -> Option<bool> {
        self.0.get("Talking").map(|value| is_true(&value))
    }

    /// `Mute-Detect`: Whether talking while muted is reported.
    pub fn mute_detect(&self) -> Option<bool> {
        self.0.get("Mute-Detect").map(|value| is_true(&value))
    }

    /// `Hold`: Whether the member is on hold.
    pub fn hold(&self) -> Option<bool> {
        self.0.get("Hold").map(|value| is_true(&value))
    }

    /// `Energy-Level`: From which level on the member is heard.
    pub fn energy_level(&self) -> Option<i64> {
        self.0.get("Energy-Level")?.trim().parse().ok()
    }

    /// `Current-Energy`: How loud the member is.
    pub fn current_energy(&self) -> Option<i64> {
        self.0.get("Current-Energy")?.trim().parse().ok()
    }

    /// `New-ID`: Who has the floor now; `none`.
    pub fn new_id(&self) -> Option<Cow<'e, str>> {
        self.0.get("New-ID")
    }

    /// `Old-ID`: Who had it; `none`.
    pub fn old_id(&self) -> Option<Cow<'e, str>> {
        self.0.get("Old-ID")
    }

    /// `File`: The file that is played.
    pub fn file(&self) -> Option<Cow<'e, str>> {
        self.0.get("File")
    }

    /// `Path`: The file that is recorded.
    pub fn path(&self) -> Option<Cow<'e, str>> {
        self.0.get("Path")
    }

    /// `DTMF-Key`: The digit.
    pub fn dtmf_key(&self) -> Option<Cow<'e, str>> {
        self.0.get("DTMF-Key")
    }
}

/// What a [`ConferenceMaintenance`] event says happened.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ConferenceMaintenanceAction {
    /// `add-member`
    AddMember,
    /// `del-member`
    DelMember,
    /// `conference-create`
    ConferenceCreate,
    /// `conference-destroy`
    ConferenceDestroy,
    /// `mute-member`
    MuteMember,
    /// `unmute-member`
    UnmuteMember,
    /// `tmute-member`
    TmuteMember,
    /// `vmute-member`
    VmuteMember,
    /// `unvmute-member`
    UnvmuteMember,
    /// `deaf-member`
    DeafMember,
    /// `undeaf-member`
    UndeafMember,
    /// `kick-member`
    KickMember,
    /// `hup-member`
    HupMember,
    /// `start-talking`
    StartTalking,
    /// `stop-talking`
    StopTalking,
    /// `floor-change`
    FloorChange,
    /// `video-floor-change`
    VideoFloorChange,
    /// `energy-level`
    EnergyLevel,
    /// `volume-level`
    VolumeLevel,
    /// `gain-level`
    GainLevel,
    /// `dtmf`
    Dtmf,
    /// `dtmf-member`
    DtmfMember,
    /// `play-file`
    PlayFile,
    /// `play-file-member`
    PlayFileMember,
    /// `play-file-done`
    PlayFileDone,
    /// `play-file-member-done`
    PlayFileMemberDone,
    /// `speak-text`
    SpeakText,
    /// `speak-text-member`
    SpeakTextMember,
    /// `lock`
    Lock,
    /// `unlock`
    Unlock,
    /// `bgdial-result`
    BgdialResult,
    /// `start-recording`
    StartRecording,
    /// `stop-recording`
    StopRecording,
    /// `pause-recording`
    PauseRecording,
    /// `resume-recording`
    ResumeRecording,
    /// `transfer`
    Transfer,
    /// `exit-sounds-on`
    ExitSoundsOn,
    /// `exit-sounds-off`
    ExitSoundsOff,
    /// `enter-sounds-on`
    EnterSoundsOn,
    /// `enter-sounds-off`
    EnterSoundsOff,
    /// Another, as it was written.
    Other(Box<str>),
}

impl From<&str> for ConferenceMaintenanceAction {
    fn from(text: &str) -> Self {
        match text {
            "add-member" => ConferenceMaintenanceAction::AddMember,
            "del-member" => ConferenceMaintenanceAction::DelMember,
            "conference-create" => ConferenceMaintenanceAction::ConferenceCreate,
            "conference-destroy" => ConferenceMaintenanceAction::ConferenceDestroy,
            "mute-member" => ConferenceMaintenanceAction::MuteMember,
            "unmute-member" => ConferenceMaintenanceAction::UnmuteMember,
            "tmute-member" => ConferenceMaintenanceAction::TmuteMember,
            "vmute-member" => ConferenceMaintenanceAction::VmuteMember,
            "unvmute-member" => ConferenceMaintenanceAction::UnvmuteMember,
            "deaf-member" => ConferenceMaintenanceAction::DeafMember,
            "undeaf-member" => ConferenceMaintenanceAction::UndeafMember,
            "kick-member" => ConferenceMaintenanceAction::KickMember,
            "hup-member" => ConferenceMaintenanceAction::HupMember,
            "start-talking" => ConferenceMaintenanceAction::StartTalking,
            "stop-talking" => ConferenceMaintenanceAction::StopTalking,
            "floor-change" => ConferenceMaintenanceAction::FloorChange,
            "video-floor-change" => ConferenceMaintenanceAction::VideoFloorChange,
            "energy-level" => ConferenceMaintenanceAction::EnergyLevel,
            "volume-level" => ConferenceMaintenanceAction::VolumeLevel,
            "gain-level" => ConferenceMaintenanceAction::GainLevel,
            "dtmf" => ConferenceMaintenanceAction::Dtmf,
            "dtmf-member" => ConferenceMaintenanceAction::DtmfMember,
            "play-file" => ConferenceMaintenanceAction::PlayFile,
            "play-file-member" => ConferenceMaintenanceAction::PlayFileMember,
            "play-file-done" => ConferenceMaintenanceAction::PlayFileDone,
            "play-file-member-done" => ConferenceMaintenanceAction::PlayFileMemberDone,
            "speak-text" => ConferenceMaintenanceAction::SpeakText,
            "speak-text-member" => ConferenceMaintenanceAction::SpeakTextMember,
            "lock" => ConferenceMaintenanceAction::Lock,
            "unlock" => ConferenceMaintenanceAction::Unlock,
            "bgdial-result" => ConferenceMaintenanceAction::BgdialResult,
            "start-recording" => ConferenceMaintenanceAction::StartRecording,
            "stop-recording" => ConferenceMaintenanceAction::StopRecording,
            "pause-recording" => ConferenceMaintenanceAction::PauseRecording,
            "resume-recording" => ConferenceMaintenanceAction::ResumeRecording,
            "transfer" => ConferenceMaintenanceAction::Transfer,
            "exit-sounds-on" => ConferenceMaintenanceAction::ExitSoundsOn,
            "exit-sounds-off" => ConferenceMaintenanceAction::ExitSoundsOff,
            "enter-sounds-on" => ConferenceMaintenanceAction::EnterSoundsOn,
            "enter-sounds-off" => ConferenceMaintenanceAction::EnterSoundsOff,
            _ => ConferenceMaintenanceAction::Other(text.into()),
        }
    }
}

view! {
/// `sofia::register`: A phone registered.
SofiaRegister = "sofia::register"
}

impl<'e> SofiaRegister<'e> {
    /// `profile-name`: The SIP profile.
    pub fn profile_name(&self) -> Option<Cow<'e, str>> {
        self.0.get("profile-name")
    }

    /// `from-user`: The user.
    pub fn from_user(&self) -> Option<Cow<'e, str>> {
        self.0.get("from-user")
    }

    /// `from-host`: The user's domain.
    pub fn from_host(&self) -> Option<Cow<'e, str>> {
        self.0.get("from-host")
    }

    /// `presence-hosts`: For which hosts presence counts.
    pub fn presence_hosts(&self) -> Option<Cow<'e, str>> {
        self.0.get("presence-hosts")
    }

    /// `contact`: Where the phone is.
    pub fn contact(&self) -> Option<Cow<'e, str>> {
        self.0.get("contact")
    }

    /// `call-id`: The Call-ID of the registration.
    pub fn call_id(&self) -> Option<Cow<'e, str>> {
        self.0.get("call-id")
    }

    /// `rpid`: The presence.
    pub fn rpid(&self) -> Option<Cow<'e, str>> {
        self.0.get("rpid")
    }

    /// `status`: The status: Registered(UDP), ...
    pub fn status(&self) -> Option<Cow<'e, str>> {
        self.0.get("status")
    }

    /// `expires`: For how long. In whole seconds.
    pub fn expires(&self) -> Option<Duration> {
        self.0.get("expires")?.trim().parse().ok().map(Duration::from_secs)
    }

    /// `to-user`: The user of the To header.
    pub fn to_user(&self) -> Option<Cow<'e, str>> {
        self.0.get("to-user")
    }

    /// `to-host`: The host of the To header.
    pub fn to_host(&self) -> Option<Cow<'e, str>> {
        self.0.get("to-host")
    }

    /// `network-ip`: The address that the request came from.
    pub fn network_ip(&self) -> Option<Cow<'e, str>> {
        self.0.get("network-ip")
    }

    /// `network-port`: The port of that.
    pub fn network_port(&self) -> Option<i64> {
        self.0.get("network-port")?.trim().parse().ok()
    }

    /// `username`: Who logged in.
    pub fn username(&self) -> Option<Cow<'e, str>> {
        self.0.get("username")
    }

    /// `realm`: The realm of the login.
    pub fn realm(&self) -> Option<Cow<'e, str>> {
        self.0.get("realm")
    }

    /// `user-agent`: The phone's software.
    pub fn user_agent(&self) -> Option<Cow<'e, str>> {
        self.0.get("user-agent")
    }
}

view! {
/// `sofia::unregister`: A phone unregistered.
SofiaUnregister = "sofia::unregister"
}

impl<'e> SofiaUnregister<'e> {
    /// `profile-name`: The SIP profile.
    pub fn profile_name(&self) -> Option<Cow<'e, str>> {
        self.0.get("profile-name")
    }

    /// `from-user`: The user.
    pub fn from_user(&self) -> Option<Cow<'e, str>> {
        self.0.get("from-user")
    }

    /// `from-host`: The user's domain.
    pub fn from_host(&self) -> Option<Cow<'e, str>> {
        self.0.get("from-host")
    }

    /// `contact`: Where the phone was.
    pub fn contact(&self) -> Option<Cow<'e, str>> {
        self.0.get("contact")
    }

    /// `call-id`: The Call-ID of the registration.
    pub fn call_id(&self) -> Option<Cow<'e, str>> {
        self.0.get("call-id")
    }

    /// `rpid`: The presence.
    pub fn rpid(&self) -> Option<Cow<'e, str>> {
        self.0.get("rpid")
    }

    /// `expires`: 0. In whole seconds.
    pub fn expires(&self) -> Option<Duration> {
        self.0.get("expires")?.trim().parse().ok().map(Duration::from_secs)
    }
}

view! {
/// `sofia::expire`: A registration ran out.
SofiaExpire = "sofia::expire"
}

impl<'e> SofiaExpire<'e> {
    /// `profile-name`: The SIP profile.
    pub fn profile_name(&self) -> Option<Cow<'e, str>> {
        self.0.get("profile-name")
    }

    /// `user`: The user.
    pub fn user(&self) -> Option<Cow<'e, str>> {
        self.0.get("user")
    }

    /// `host`: The user's domain.
    pub fn host(&self) -> Option<Cow<'e, str>> {
        self.0.get("host")
    }

    /// `contact`: Where the phone was.
    pub fn contact(&self) -> Option<Cow<'e, str>> {
        self.0.get("contact")
    }

    /// `call-id`: The Call-ID of the registration.
    pub fn call_id(&self) -> Option<Cow<'e, str>> {
        self.0.get("call-id")
    }

    /// `expires`: When it ran out. The time since 1970.
    pub fn expires(&self) -> Option<Duration> {
        self.0.get("expires")?.trim().parse().ok().filter(|&n| n > 0).map(Duration::from_secs)
    }

    /// `user-agent`: The phone's software.
    pub fn user_agent(&self) -> Option<Cow<'e, str>> {
        self.0.get("user-agent")
    }
}

view! {
/// `sofia::gateway_state`: A gateway changed.
SofiaGatewayState = "sofia::gateway_state"
}

impl<'e> SofiaGatewayState<'e> {
    /// `Gateway`: The gateway.
    pub fn gateway(&self) -> Option<Cow<'e, str>> {
        self.0.get("Gateway")
    }

    /// `State`: Its state: REGED, UNREGED, TRYING, FAILED, FAIL_WAIT, EXPIRED, NOREG, DOWN, ...
    pub fn state(&self) -> Option<Cow<'e, str>> {
        self.0.get("State")
    }

    /// `Ping-Status`: UP or DOWN.
    pub fn ping_status(&self) -> Option<Cow<'e, str>> {
        self.0.get("Ping-Status")
    }

    /// `Phrase`: What SIP said.
    pub fn phrase(&self) -> Option<Cow<'e, str>> {
        self.0.get("Phrase")
    }

    /// `Status`: The SIP status.
    pub fn status(&self) -> Option<i64> {
        self.0.get("Status")?.trim().parse().ok()
    }
}

view! {
/// `fifo::info`: What happens in a queue of mod_fifo.
FifoInfo = "fifo::info"
}

impl<'e> FifoInfo<'e> {
    /// What happened, `FIFO-Action`.
    pub fn action(&self) -> Option<FifoInfoAction> {
        self.0.get("FIFO-Action").map(|value| FifoInfoAction::from(&*value))
    }

    /// `FIFO-Name`: The queue.
    pub fn fifo_name(&self) -> Option<Cow<'e, str>> {
        self.0.get("FIFO-Name")
    }

    /// `FIFO-Position`: The caller's place.
    pub fn fifo_position(&self) -> Option<i64> {
        self.0.get("FIFO-Position")?.trim().parse().ok()
    }

    /// `FIFO-Slot`: The caller's priority.
    pub fn fifo_slot(&self) -> Option<i64> {
        self.0.get("FIFO-Slot")?.trim().parse().ok()
    }

    /// `FIFO-Count`: How many wait.
    pub fn fifo_count(&self) -> Option<i64> {
        self.0.get("FIFO-Count")?.trim().parse().ok()
    }

    /// `FIFO-Result`: How it went.
    pub fn fifo_result(&self) -> Option<Cow<'e, str>> {
        self.0.get("FIFO-Result")
    }

    /// `Caller-UUID`: The caller's channel.
    pub fn caller_uuid(&self) -> Option<Cow<'e, str>> {
        self.0.get("Caller-UUID")
    }

    /// `Consumer-UUID`: The agent's channel.
    pub fn consumer_uuid(&self) -> Option<Cow<'e, str>> {
        self.0.get("Consumer-UUID")
    }
}

/// What a [`FifoInfo`] event says happened.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FifoInfoAction {
    /// `push`
    Push,
    /// `abort`
    Abort,
    /// `pre-dial`
    PreDial,
    /// `post-dial`
    PostDial,
    /// `bridge-caller-start`
    BridgeCallerStart,
    /// `bridge-caller-stop`
    BridgeCallerStop,
    /// `bridge-consumer-start`
    BridgeConsumerStart,
    /// `bridge-consumer-stop`
    BridgeConsumerStop,
    /// `consumer_start`
    ConsumerStart,
    /// `consumer_pop`
    ConsumerPop,
    /// `consumer_stop`
    ConsumerStop,
    /// `consumer_reentrance`
    ConsumerReentrance,
    /// `channel-consumer-start`
    ChannelConsumerStart,
    /// `channel-consumer-stop`
    ChannelConsumerStop,
    /// `caller_pop`
    CallerPop,
    /// Another, as it was written.
    Other(Box<str>),
}

impl From<&str> for FifoInfoAction {
    fn from(text: &str) -> Self {
        match text {
            "push" => FifoInfoAction::Push,
            "abort" => FifoInfoAction::Abort,
            "pre-dial" => FifoInfoAction::PreDial,
            "post-dial" => FifoInfoAction::PostDial,
            "bridge-caller-start" => FifoInfoAction::BridgeCallerStart,
            "bridge-caller-stop" => FifoInfoAction::BridgeCallerStop,
            "bridge-consumer-start" => FifoInfoAction::BridgeConsumerStart,
            "bridge-consumer-stop" => FifoInfoAction::BridgeConsumerStop,
            "consumer_start" => FifoInfoAction::ConsumerStart,
            "consumer_pop" => FifoInfoAction::ConsumerPop,
            "consumer_stop" => FifoInfoAction::ConsumerStop,
            "consumer_reentrance" => FifoInfoAction::ConsumerReentrance,
            "channel-consumer-start" => FifoInfoAction::ChannelConsumerStart,
            "channel-consumer-stop" => FifoInfoAction::ChannelConsumerStop,
            "caller_pop" => FifoInfoAction::CallerPop,
            _ => FifoInfoAction::Other(text.into()),
        }
    }
}

view! {
/// `valet_parking::info`: What happens in a parking lot.
ValetParkingInfo = "valet_parking::info"
}

impl<'e> ValetParkingInfo<'e> {
    /// What happened, `Action`.
    pub fn action(&self) -> Option<ValetParkingInfoAction> {
        self.0.get("Action").map(|value| ValetParkingInfoAction::from(&*value))
    }

    /// `Valet-Lot-Name`: The lot.
    pub fn valet_lot_name(&self) -> Option<Cow<'e, str>> {
        self.0.get("Valet-Lot-Name")
    }

    /// `Valet-Extension`: The place.
    pub fn valet_extension(&self) -> Option<Cow<'e, str>> {
        self.0.get("Valet-Extension")
    }

    /// `Bridge-To-UUID`: Who took the call.
    pub fn bridge_to_uuid(&self) -> Option<Cow<'e, str>> {
        self.0.get("Bridge-To-UUID")
    }

    /// `Unique-ID`: The call.
    pub fn unique_id(&self) -> Option<Cow<'e, str>> {
        self.0.get("Unique-ID")
    }
}

/// What a [`ValetParkingInfo`] event says happened.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ValetParkingInfoAction {
    /// `hold`
    Hold,
    /// `bridge`
    Bridge,
    /// `exit`
    Exit,
    /// Another, as it was written.
    Other(Box<str>),
}

impl From<&str> for ValetParkingInfoAction {
    fn from(text: &str) -> Self {
        match text {
            "hold" => ValetParkingInfoAction::Hold,
            "bridge" => ValetParkingInfoAction::Bridge,
            "exit" => ValetParkingInfoAction::Exit,
            _ => ValetParkingInfoAction::Other(text.into()),
        }
    }
}

view! {
/// `vm::maintenance`: What happens in voice mail.
VmMaintenance = "vm::maintenance"
}

impl<'e> VmMaintenance<'e> {
    /// What happened, `VM-Action`.
    pub fn action(&self) -> Option<VmMaintenanceAction> {
        self.0.get("VM-Action").map(|value| VmMaintenanceAction::from(&*value))
    }

    /// `VM-User`: The user.
    pub fn vm_user(&self) -> Option<Cow<'e, str>> {
        self.0.get("VM-User")
    }

    /// `VM-Domain`: The user's domain.
    pub fn vm_domain(&self) -> Option<Cow<'e, str>> {
        self.0.get("VM-Domain")
    }

    /// `VM-Auth-Result`: Whether the login worked: success or fail.
    pub fn vm_auth_result(&self) -> Option<Cow<'e, str>> {
        self.0.get("VM-Auth-Result")
    }

    /// `VM-File-Path`: The message's file.
    pub fn vm_file_path(&self) -> Option<Cow<'e, str>> {
        self.0.get("VM-File-Path")
    }

    /// `VM-Flags`: B urgent, A normal.
    pub fn vm_flags(&self) -> Option<Cow<'e, str>> {
        self.0.get("VM-Flags")
    }

    /// `VM-Folder`: The folder.
    pub fn vm_folder(&self) -> Option<Cow<'e, str>> {
        self.0.get("VM-Folder")
    }

    /// `VM-UUID`: The message.
    pub fn vm_uuid(&self) -> Option<Cow<'e, str>> {
        self.0.get("VM-UUID")
    }

    /// `VM-Message-Len`: How long the message is. In whole seconds.
    pub fn vm_message_len(&self) -> Option<Duration> {
        self.0.get("VM-Message-Len")?.trim().parse().ok().map(Duration::from_secs)
    }

    /// `VM-Timestamp`: When it was left. The time since 1970.
    pub fn vm_timestamp(&self) -> Option<Duration> {
        self.0.get("VM-Timestamp")?.trim().parse().ok().filter(|&n| n > 0).map(Duration::from_secs)
    }

    /// `VM-Caller-ID-Name`: Who left it.
    pub fn vm_caller_id_name(&self) -> Option<Cow<'e, str>> {
        self.0.get("VM-Caller-ID-Name")
    }

    /// `VM-Caller-ID-Number`: The number of that.
    pub fn vm_caller_id_number(&self) -> Option<Cow<'e, str>> {
        self.0.get("VM-Caller-ID-Number")
    }

    /// `VM-Total-New-Messages`: New messages.
    pub fn vm_total_new_messages(&self) -> Option<i64> {
        self.0.get("VM-Total-New-Messages")?.trim().parse().ok()
    }

    /// `VM-Total-Saved-Messages`: Saved messages.
    pub fn vm_total_saved_messages(&self) -> Option<i64> {
        self.0.get("VM-Total-Saved-Messages")?.trim().parse().ok()
    }
}

/// What a [`VmMaintenance`] event says happened.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum VmMaintenanceAction {
    /// `authentication`
    Authentication,
    /// `folder-summary`
    FolderSummary,
    /// `leave-message`
    LeaveMessage,
    /// `change-password`
    ChangePassword,
    /// `change-greeting`
    ChangeGreeting,
    /// `change-name`
    ChangeName,
    /// `remove-greeting`
    RemoveGreeting,
    /// `record-greeting`
    RecordGreeting,
    /// `mwi-update`
    MwiUpdate,
    /// `delete`
    Delete,
    /// `read`
    Read,
    /// Another, as it was written.
    Other(Box<str>),
}

impl From<&str> for VmMaintenanceAction {
    fn from(text: &str) -> Self {
        match text {
            "authentication" => VmMaintenanceAction::Authentication,
            "folder-summary" => VmMaintenanceAction::FolderSummary,
            "leave-message" => VmMaintenanceAction::LeaveMessage,
            "change-password" => VmMaintenanceAction::ChangePassword,
            "change-greeting" => VmMaintenanceAction::ChangeGreeting,
            "change-name" => VmMaintenanceAction::ChangeName,
            "remove-greeting" => VmMaintenanceAction::RemoveGreeting,
            "record-greeting" => VmMaintenanceAction::RecordGreeting,
            "mwi-update" => VmMaintenanceAction::MwiUpdate,
            "delete" => VmMaintenanceAction::Delete,
            "read" => VmMaintenanceAction::Read,
            _ => VmMaintenanceAction::Other(text.into()),
        }
    }
}

view! {
/// `spandsp::txfaxresult`: A fax was sent, or not.
SpandspTxFaxResult = "spandsp::txfaxresult"
}

impl<'e> SpandspTxFaxResult<'e> {
    /// `fax-success`: Whether it went through.
    pub fn fax_success(&self) -> Option<bool> {
        self.0.get("fax-success").map(|value| is_true(&value))
    }

    /// `fax-result-code`: The result, as spandsp numbers it.
    pub fn fax_result_code(&self) -> Option<i64> {
        self.0.get("fax-result-code")?.trim().parse().ok()
    }

    /// `fax-result-text`: The same as text.
    pub fn fax_result_text(&self) -> Option<Cow<'e, str>> {
        self.0.get("fax-result-text")
    }

    /// `fax-document-transferred-pages`: How many pages went through.
    pub fn fax_document_transferred_pages(&self) -> Option<i64> {
        self.0.get("fax-document-transferred-pages")?.trim().parse().ok()
    }

    /// `fax-document-total-pages`: How many pages there were.
    pub fn fax_document_total_pages(&self) -> Option<i64> {
        self.0.get("fax-document-total-pages")?.trim().parse().ok()
    }

    /// `fax-image-resolution`: The resolution.
    pub fn fax_image_resolution(&self) -> Option<Cow<'e, str>> {
        self.0.get("fax-image-resolution")
    }

    /// `fax-transfer-rate`: Bits a second.
    pub fn fax_transfer_rate(&self) -> Option<i64> {
        self.0.get("fax-transfer-rate")?.trim().parse().ok()
    }

    /// `fax-local-station-id`: Our station.
    pub fn fax_local_station_id(&self) -> Option<Cow<'e, str>> {
        self.0.get("fax-local-station-id")
    }

    /// `fax-remote-station-id`: The other station.
    pub fn fax_remote_station_id(&self) -> Option<Cow<'e, str>> {
        self.0.get("fax-remote-station-id")
    }

    /// `uuid`: The channel.
    pub fn uuid(&self) -> Option<Cow<'e, str>> {
        self.0.get("uuid")
    }
}

view! {
/// `spandsp::rxfaxresult`: A fax was received, or not.
SpandspRxFaxResult = "spandsp::rxfaxresult"
}

impl<'e> SpandspRxFaxResult<'e> {
    /// `fax-success`: Whether it went through.
    pub fn fax_success(&self) -> Option<bool> {
        self.0.get("fax-success").map(|value| is_true(&value))
    }

    /// `fax-result-code`: The result, as spandsp numbers it.
    pub fn fax_result_code(&self) -> Option<i64> {
        self.0.get("fax-result-code")?.trim().parse().ok()
    }

    /// `fax-result-text`: The same as text.
    pub fn fax_result_text(&self) -> Option<Cow<'e, str>> {
        self.0.get("fax-result-text")
    }

    /// `fax-document-transferred-pages`: How many pages went through.
    pub fn fax_document_transferred_pages(&self) -> Option<i64> {
        self.0.get("fax-document-transferred-pages")?.trim().parse().ok()
    }

    /// `fax-document-total-pages`: How many pages there were.
    pub fn fax_document_total_pages(&self) -> Option<i64> {
        self.0.get("fax-document-total-pages")?.trim().parse().ok()
    }

    /// `fax-image-resolution`: The resolution.
    pub fn fax_image_resolution(&self) -> Option<Cow<'e, str>> {
        self.0.get("fax-image-resolution")
    }

    /// `fax-transfer-rate`: Bits a second.
    pub fn fax_transfer_rate(&self) -> Option<i64> {
        self.0.get("fax-transfer-rate")?.trim().parse().ok()
    }

    /// `fax-local-station-id`: Our station.
    pub fn fax_local_station_id(&self) -> Option<Cow<'e, str>> {
        self.0.get("fax-local-station-id")
    }

    /// `fax-remote-station-id`: The other station.
    pub fn fax_remote_station_id(&self) -> Option<Cow<'e, str>> {
        self.0.get("fax-remote-station-id")
    }

    /// `uuid`: The channel.
    pub fn uuid(&self) -> Option<Cow<'e, str>> {
        self.0.get("uuid")
    }
}
