// Written by ci/generate from core/engine/catalogue/events.toml: change that, not this.

/// The name of an event, `Event-Name` on the wire. Names that this version does not know are kept as text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EventName {
    /// `CUSTOM`
    Custom,
    /// `CLONE`
    Clone,
    /// `CHANNEL_CREATE`
    ChannelCreate,
    /// `CHANNEL_DESTROY`
    ChannelDestroy,
    /// `CHANNEL_STATE`
    ChannelState,
    /// `CHANNEL_CALLSTATE`
    ChannelCallstate,
    /// `CHANNEL_ANSWER`
    ChannelAnswer,
    /// `CHANNEL_HANGUP`
    ChannelHangup,
    /// `CHANNEL_HANGUP_COMPLETE`
    ChannelHangupComplete,
    /// `CHANNEL_EXECUTE`
    ChannelExecute,
    /// `CHANNEL_EXECUTE_COMPLETE`
    ChannelExecuteComplete,
    /// `CHANNEL_HOLD`
    ChannelHold,
    /// `CHANNEL_UNHOLD`
    ChannelUnhold,
    /// `CHANNEL_BRIDGE`
    ChannelBridge,
    /// `CHANNEL_UNBRIDGE`
    ChannelUnbridge,
    /// `CHANNEL_PROGRESS`
    ChannelProgress,
    /// `CHANNEL_PROGRESS_MEDIA`
    ChannelProgressMedia,
    /// `CHANNEL_OUTGOING`
    ChannelOutgoing,
    /// `CHANNEL_PARK`
    ChannelPark,
    /// `CHANNEL_UNPARK`
    ChannelUnpark,
    /// `CHANNEL_APPLICATION`
    ChannelApplication,
    /// `CHANNEL_ORIGINATE`
    ChannelOriginate,
    /// `CHANNEL_UUID`
    ChannelUuid,
    /// `API`
    Api,
    /// `LOG`
    Log,
    /// `INBOUND_CHAN`
    InboundChan,
    /// `OUTBOUND_CHAN`
    OutboundChan,
    /// `STARTUP`
    Startup,
    /// `SHUTDOWN`
    Shutdown,
    /// `PUBLISH`
    Publish,
    /// `UNPUBLISH`
    Unpublish,
    /// `TALK`
    Talk,
    /// `NOTALK`
    Notalk,
    /// `SESSION_CRASH`
    SessionCrash,
    /// `MODULE_LOAD`
    ModuleLoad,
    /// `MODULE_UNLOAD`
    ModuleUnload,
    /// `DTMF`
    Dtmf,
    /// `MESSAGE`
    Message,
    /// `PRESENCE_IN`
    PresenceIn,
    /// `NOTIFY_IN`
    NotifyIn,
    /// `PRESENCE_OUT`
    PresenceOut,
    /// `PRESENCE_PROBE`
    PresenceProbe,
    /// `MESSAGE_WAITING`
    MessageWaiting,
    /// `MESSAGE_QUERY`
    MessageQuery,
    /// `ROSTER`
    Roster,
    /// `CODEC`
    Codec,
    /// `BACKGROUND_JOB`
    BackgroundJob,
    /// `DETECTED_SPEECH`
    DetectedSpeech,
    /// `DETECTED_TONE`
    DetectedTone,
    /// `PRIVATE_COMMAND`
    PrivateCommand,
    /// `HEARTBEAT`
    Heartbeat,
    /// `TRAP`
    Trap,
    /// `ADD_SCHEDULE`
    AddSchedule,
    /// `DEL_SCHEDULE`
    DelSchedule,
    /// `EXE_SCHEDULE`
    ExeSchedule,
    /// `RE_SCHEDULE`
    ReSchedule,
    /// `RELOADXML`
    Reloadxml,
    /// `NOTIFY`
    Notify,
    /// `PHONE_FEATURE`
    PhoneFeature,
    /// `PHONE_FEATURE_SUBSCRIBE`
    PhoneFeatureSubscribe,
    /// `SEND_MESSAGE`
    SendMessage,
    /// `RECV_MESSAGE`
    RecvMessage,
    /// `REQUEST_PARAMS`
    RequestParams,
    /// `CHANNEL_DATA`
    ChannelData,
    /// `GENERAL`
    General,
    /// `COMMAND`
    Command,
    /// `SESSION_HEARTBEAT`
    SessionHeartbeat,
    /// `CLIENT_DISCONNECTED`
    ClientDisconnected,
    /// `SERVER_DISCONNECTED`
    ServerDisconnected,
    /// `SEND_INFO`
    SendInfo,
    /// `RECV_INFO`
    RecvInfo,
    /// `RECV_RTCP_MESSAGE`
    RecvRtcpMessage,
    /// `SEND_RTCP_MESSAGE`
    SendRtcpMessage,
    /// `CALL_SECURE`
    CallSecure,
    /// `NAT`
    Nat,
    /// `RECORD_START`
    RecordStart,
    /// `RECORD_STOP`
    RecordStop,
    /// `PLAYBACK_START`
    PlaybackStart,
    /// `PLAYBACK_STOP`
    PlaybackStop,
    /// `CALL_UPDATE`
    CallUpdate,
    /// `FAILURE`
    Failure,
    /// `SOCKET_DATA`
    SocketData,
    /// `MEDIA_BUG_START`
    MediaBugStart,
    /// `MEDIA_BUG_STOP`
    MediaBugStop,
    /// `CONFERENCE_DATA_QUERY`
    ConferenceDataQuery,
    /// `CONFERENCE_DATA`
    ConferenceData,
    /// `CALL_SETUP_REQ`
    CallSetupReq,
    /// `CALL_SETUP_RESULT`
    CallSetupResult,
    /// `CALL_DETAIL`
    CallDetail,
    /// `DEVICE_STATE`
    DeviceState,
    /// `TEXT`
    Text,
    /// `SHUTDOWN_REQUESTED`
    ShutdownRequested,
    /// `CERT_RELOAD`
    CertReload,
    /// `ALL`
    All,
    /// A name that is in no table, as it was written.
    Other(Box<str>),
}

impl EventName {
    /// Every known name, in the order of libesl's ids.
    pub const ALL: [EventName; 94] = [
        EventName::Custom,
        EventName::Clone,
        EventName::ChannelCreate,
        EventName::ChannelDestroy,
        EventName::ChannelState,
        EventName::ChannelCallstate,
        EventName::ChannelAnswer,
        EventName::ChannelHangup,
        EventName::ChannelHangupComplete,
        EventName::ChannelExecute,
        EventName::ChannelExecuteComplete,
        EventName::ChannelHold,
        EventName::ChannelUnhold,
        EventName::ChannelBridge,
        EventName::ChannelUnbridge,
        EventName::ChannelProgress,
        EventName::ChannelProgressMedia,
        EventName::ChannelOutgoing,
        EventName::ChannelPark,
        EventName::ChannelUnpark,
        EventName::ChannelApplication,
        EventName::ChannelOriginate,
        EventName::ChannelUuid,
        EventName::Api,
        EventName::Log,
        EventName::InboundChan,
        EventName::OutboundChan,
        EventName::Startup,
        EventName::Shutdown,
        EventName::Publish,
        EventName::Unpublish,
        EventName::Talk,
        EventName::Notalk,
        EventName::SessionCrash,
        EventName::ModuleLoad,
        EventName::ModuleUnload,
        EventName::Dtmf,
        EventName::Message,
        EventName::PresenceIn,
        EventName::NotifyIn,
        EventName::PresenceOut,
        EventName::PresenceProbe,
        EventName::MessageWaiting,
        EventName::MessageQuery,
        EventName::Roster,
        EventName::Codec,
        EventName::BackgroundJob,
        EventName::DetectedSpeech,
        EventName::DetectedTone,
        EventName::PrivateCommand,
        EventName::Heartbeat,
        EventName::Trap,
        EventName::AddSchedule,
        EventName::DelSchedule,
        EventName::ExeSchedule,
        EventName::ReSchedule,
        EventName::Reloadxml,
        EventName::Notify,
        EventName::PhoneFeature,
        EventName::PhoneFeatureSubscribe,
        EventName::SendMessage,
        EventName::RecvMessage,
        EventName::RequestParams,
        EventName::ChannelData,
        EventName::General,
        EventName::Command,
        EventName::SessionHeartbeat,
        EventName::ClientDisconnected,
        EventName::ServerDisconnected,
        EventName::SendInfo,
        EventName::RecvInfo,
        EventName::RecvRtcpMessage,
        EventName::SendRtcpMessage,
        EventName::CallSecure,
        EventName::Nat,
        EventName::RecordStart,
        EventName::RecordStop,
        EventName::PlaybackStart,
        EventName::PlaybackStop,
        EventName::CallUpdate,
        EventName::Failure,
        EventName::SocketData,
        EventName::MediaBugStart,
        EventName::MediaBugStop,
        EventName::ConferenceDataQuery,
        EventName::ConferenceData,
        EventName::CallSetupReq,
        EventName::CallSetupResult,
        EventName::CallDetail,
        EventName::DeviceState,
        EventName::Text,
        EventName::ShutdownRequested,
        EventName::CertReload,
        EventName::All,
    ];

    /// The name as the wire has it.
    pub fn as_str(&self) -> &str {
        match self {
            EventName::Custom => "CUSTOM",
            EventName::Clone => "CLONE",
            EventName::ChannelCreate => "CHANNEL_CREATE",
            EventName::ChannelDestroy => "CHANNEL_DESTROY",
            EventName::ChannelState => "CHANNEL_STATE",
            EventName::ChannelCallstate => "CHANNEL_CALLSTATE",
            EventName::ChannelAnswer => "CHANNEL_ANSWER",
            EventName::ChannelHangup => "CHANNEL_HANGUP",
            EventName::ChannelHangupComplete => "CHANNEL_HANGUP_COMPLETE",
            EventName::ChannelExecute => "CHANNEL_EXECUTE",
            EventName::ChannelExecuteComplete => "CHANNEL_EXECUTE_COMPLETE",
            EventName::ChannelHold => "CHANNEL_HOLD",
            EventName::ChannelUnhold => "CHANNEL_UNHOLD",
            EventName::ChannelBridge => "CHANNEL_BRIDGE",
            EventName::ChannelUnbridge => "CHANNEL_UNBRIDGE",
            EventName::ChannelProgress => "CHANNEL_PROGRESS",
            EventName::ChannelProgressMedia => "CHANNEL_PROGRESS_MEDIA",
            EventName::ChannelOutgoing => "CHANNEL_OUTGOING",
            EventName::ChannelPark => "CHANNEL_PARK",
            EventName::ChannelUnpark => "CHANNEL_UNPARK",
            EventName::ChannelApplication => "CHANNEL_APPLICATION",
            EventName::ChannelOriginate => "CHANNEL_ORIGINATE",
            EventName::ChannelUuid => "CHANNEL_UUID",
            EventName::Api => "API",
            EventName::Log => "LOG",
            EventName::InboundChan => "INBOUND_CHAN",
            EventName::OutboundChan => "OUTBOUND_CHAN",
            EventName::Startup => "STARTUP",
            EventName::Shutdown => "SHUTDOWN",
            EventName::Publish => "PUBLISH",
            EventName::Unpublish => "UNPUBLISH",
            EventName::Talk => "TALK",
            EventName::Notalk => "NOTALK",
            EventName::SessionCrash => "SESSION_CRASH",
            EventName::ModuleLoad => "MODULE_LOAD",
            EventName::ModuleUnload => "MODULE_UNLOAD",
            EventName::Dtmf => "DTMF",
            EventName::Message => "MESSAGE",
            EventName::PresenceIn => "PRESENCE_IN",
            EventName::NotifyIn => "NOTIFY_IN",
            EventName::PresenceOut => "PRESENCE_OUT",
            EventName::PresenceProbe => "PRESENCE_PROBE",
            EventName::MessageWaiting => "MESSAGE_WAITING",
            EventName::MessageQuery => "MESSAGE_QUERY",
            EventName::Roster => "ROSTER",
            EventName::Codec => "CODEC",
            EventName::BackgroundJob => "BACKGROUND_JOB",
            EventName::DetectedSpeech => "DETECTED_SPEECH",
            EventName::DetectedTone => "DETECTED_TONE",
            EventName::PrivateCommand => "PRIVATE_COMMAND",
            EventName::Heartbeat => "HEARTBEAT",
            EventName::Trap => "TRAP",
            EventName::AddSchedule => "ADD_SCHEDULE",
            EventName::DelSchedule => "DEL_SCHEDULE",
            EventName::ExeSchedule => "EXE_SCHEDULE",
            EventName::ReSchedule => "RE_SCHEDULE",
            EventName::Reloadxml => "RELOADXML",
            EventName::Notify => "NOTIFY",
            EventName::PhoneFeature => "PHONE_FEATURE",
            EventName::PhoneFeatureSubscribe => "PHONE_FEATURE_SUBSCRIBE",
            EventName::SendMessage => "SEND_MESSAGE",
            EventName::RecvMessage => "RECV_MESSAGE",
            EventName::RequestParams => "REQUEST_PARAMS",
            EventName::ChannelData => "CHANNEL_DATA",
            EventName::General => "GENERAL",
            EventName::Command => "COMMAND",
            EventName::SessionHeartbeat => "SESSION_HEARTBEAT",
            EventName::ClientDisconnected => "CLIENT_DISCONNECTED",
            EventName::ServerDisconnected => "SERVER_DISCONNECTED",
            EventName::SendInfo => "SEND_INFO",
            EventName::RecvInfo => "RECV_INFO",
            EventName::RecvRtcpMessage => "RECV_RTCP_MESSAGE",
            EventName::SendRtcpMessage => "SEND_RTCP_MESSAGE",
            EventName::CallSecure => "CALL_SECURE",
            EventName::Nat => "NAT",
            EventName::RecordStart => "RECORD_START",
            EventName::RecordStop => "RECORD_STOP",
            EventName::PlaybackStart => "PLAYBACK_START",
            EventName::PlaybackStop => "PLAYBACK_STOP",
            EventName::CallUpdate => "CALL_UPDATE",
            EventName::Failure => "FAILURE",
            EventName::SocketData => "SOCKET_DATA",
            EventName::MediaBugStart => "MEDIA_BUG_START",
            EventName::MediaBugStop => "MEDIA_BUG_STOP",
            EventName::ConferenceDataQuery => "CONFERENCE_DATA_QUERY",
            EventName::ConferenceData => "CONFERENCE_DATA",
            EventName::CallSetupReq => "CALL_SETUP_REQ",
            EventName::CallSetupResult => "CALL_SETUP_RESULT",
            EventName::CallDetail => "CALL_DETAIL",
            EventName::DeviceState => "DEVICE_STATE",
            EventName::Text => "TEXT",
            EventName::ShutdownRequested => "SHUTDOWN_REQUESTED",
            EventName::CertReload => "CERT_RELOAD",
            EventName::All => "ALL",
            EventName::Other(name) => name,
        }
    }

    /// libesl's number (`esl_event_types_t`); `None` for names that libesl does not know.
    pub fn id(&self) -> Option<u32> {
        match self {
            EventName::Custom => Some(0),
            EventName::Clone => Some(1),
            EventName::ChannelCreate => Some(2),
            EventName::ChannelDestroy => Some(3),
            EventName::ChannelState => Some(4),
            EventName::ChannelCallstate => Some(5),
            EventName::ChannelAnswer => Some(6),
            EventName::ChannelHangup => Some(7),
            EventName::ChannelHangupComplete => Some(8),
            EventName::ChannelExecute => Some(9),
            EventName::ChannelExecuteComplete => Some(10),
            EventName::ChannelHold => Some(11),
            EventName::ChannelUnhold => Some(12),
            EventName::ChannelBridge => Some(13),
            EventName::ChannelUnbridge => Some(14),
            EventName::ChannelProgress => Some(15),
            EventName::ChannelProgressMedia => Some(16),
            EventName::ChannelOutgoing => Some(17),
            EventName::ChannelPark => Some(18),
            EventName::ChannelUnpark => Some(19),
            EventName::ChannelApplication => Some(20),
            EventName::ChannelOriginate => Some(21),
            EventName::ChannelUuid => Some(22),
            EventName::Api => Some(23),
            EventName::Log => Some(24),
            EventName::InboundChan => Some(25),
            EventName::OutboundChan => Some(26),
            EventName::Startup => Some(27),
            EventName::Shutdown => Some(28),
            EventName::Publish => Some(29),
            EventName::Unpublish => Some(30),
            EventName::Talk => Some(31),
            EventName::Notalk => Some(32),
            EventName::SessionCrash => Some(33),
            EventName::ModuleLoad => Some(34),
            EventName::ModuleUnload => Some(35),
            EventName::Dtmf => Some(36),
            EventName::Message => Some(37),
            EventName::PresenceIn => Some(38),
            EventName::NotifyIn => Some(39),
            EventName::PresenceOut => Some(40),
            EventName::PresenceProbe => Some(41),
            EventName::MessageWaiting => Some(42),
            EventName::MessageQuery => Some(43),
            EventName::Roster => Some(44),
            EventName::Codec => Some(45),
            EventName::BackgroundJob => Some(46),
            EventName::DetectedSpeech => Some(47),
            EventName::DetectedTone => Some(48),
            EventName::PrivateCommand => Some(49),
            EventName::Heartbeat => Some(50),
            EventName::Trap => Some(51),
            EventName::AddSchedule => Some(52),
            EventName::DelSchedule => Some(53),
            EventName::ExeSchedule => Some(54),
            EventName::ReSchedule => Some(55),
            EventName::Reloadxml => Some(56),
            EventName::Notify => Some(57),
            EventName::PhoneFeature => Some(58),
            EventName::PhoneFeatureSubscribe => Some(59),
            EventName::SendMessage => Some(60),
            EventName::RecvMessage => Some(61),
            EventName::RequestParams => Some(62),
            EventName::ChannelData => Some(63),
            EventName::General => Some(64),
            EventName::Command => Some(65),
            EventName::SessionHeartbeat => Some(66),
            EventName::ClientDisconnected => Some(67),
            EventName::ServerDisconnected => Some(68),
            EventName::SendInfo => Some(69),
            EventName::RecvInfo => Some(70),
            EventName::RecvRtcpMessage => Some(71),
            EventName::SendRtcpMessage => Some(72),
            EventName::CallSecure => Some(73),
            EventName::Nat => Some(74),
            EventName::RecordStart => Some(75),
            EventName::RecordStop => Some(76),
            EventName::PlaybackStart => Some(77),
            EventName::PlaybackStop => Some(78),
            EventName::CallUpdate => Some(79),
            EventName::Failure => Some(80),
            EventName::SocketData => Some(81),
            EventName::MediaBugStart => Some(82),
            EventName::MediaBugStop => Some(83),
            EventName::ConferenceDataQuery => Some(84),
            EventName::ConferenceData => Some(85),
            EventName::CallSetupReq => Some(86),
            EventName::CallSetupResult => Some(87),
            EventName::CallDetail => Some(88),
            EventName::DeviceState => Some(89),
            EventName::Text => Some(90),
            EventName::ShutdownRequested => Some(91),
            EventName::All => Some(92),
            _ => None,
        }
    }

    /// The known name that is written so, in this case.
    pub fn known(name: &str) -> Option<EventName> {
        match name {
            "CUSTOM" => Some(EventName::Custom),
            "CLONE" => Some(EventName::Clone),
            "CHANNEL_CREATE" => Some(EventName::ChannelCreate),
            "CHANNEL_DESTROY" => Some(EventName::ChannelDestroy),
            "CHANNEL_STATE" => Some(EventName::ChannelState),
            "CHANNEL_CALLSTATE" => Some(EventName::ChannelCallstate),
            "CHANNEL_ANSWER" => Some(EventName::ChannelAnswer),
            "CHANNEL_HANGUP" => Some(EventName::ChannelHangup),
            "CHANNEL_HANGUP_COMPLETE" => Some(EventName::ChannelHangupComplete),
            "CHANNEL_EXECUTE" => Some(EventName::ChannelExecute),
            "CHANNEL_EXECUTE_COMPLETE" => Some(EventName::ChannelExecuteComplete),
            "CHANNEL_HOLD" => Some(EventName::ChannelHold),
            "CHANNEL_UNHOLD" => Some(EventName::ChannelUnhold),
            "CHANNEL_BRIDGE" => Some(EventName::ChannelBridge),
            "CHANNEL_UNBRIDGE" => Some(EventName::ChannelUnbridge),
            "CHANNEL_PROGRESS" => Some(EventName::ChannelProgress),
            "CHANNEL_PROGRESS_MEDIA" => Some(EventName::ChannelProgressMedia),
            "CHANNEL_OUTGOING" => Some(EventName::ChannelOutgoing),
            "CHANNEL_PARK" => Some(EventName::ChannelPark),
            "CHANNEL_UNPARK" => Some(EventName::ChannelUnpark),
            "CHANNEL_APPLICATION" => Some(EventName::ChannelApplication),
            "CHANNEL_ORIGINATE" => Some(EventName::ChannelOriginate),
            "CHANNEL_UUID" => Some(EventName::ChannelUuid),
            "API" => Some(EventName::Api),
            "LOG" => Some(EventName::Log),
            "INBOUND_CHAN" => Some(EventName::InboundChan),
            "OUTBOUND_CHAN" => Some(EventName::OutboundChan),
            "STARTUP" => Some(EventName::Startup),
            "SHUTDOWN" => Some(EventName::Shutdown),
            "PUBLISH" => Some(EventName::Publish),
            "UNPUBLISH" => Some(EventName::Unpublish),
            "TALK" => Some(EventName::Talk),
            "NOTALK" => Some(EventName::Notalk),
            "SESSION_CRASH" => Some(EventName::SessionCrash),
            "MODULE_LOAD" => Some(EventName::ModuleLoad),
            "MODULE_UNLOAD" => Some(EventName::ModuleUnload),
            "DTMF" => Some(EventName::Dtmf),
            "MESSAGE" => Some(EventName::Message),
            "PRESENCE_IN" => Some(EventName::PresenceIn),
            "NOTIFY_IN" => Some(EventName::NotifyIn),
            "PRESENCE_OUT" => Some(EventName::PresenceOut),
            "PRESENCE_PROBE" => Some(EventName::PresenceProbe),
            "MESSAGE_WAITING" => Some(EventName::MessageWaiting),
            "MESSAGE_QUERY" => Some(EventName::MessageQuery),
            "ROSTER" => Some(EventName::Roster),
            "CODEC" => Some(EventName::Codec),
            "BACKGROUND_JOB" => Some(EventName::BackgroundJob),
            "DETECTED_SPEECH" => Some(EventName::DetectedSpeech),
            "DETECTED_TONE" => Some(EventName::DetectedTone),
            "PRIVATE_COMMAND" => Some(EventName::PrivateCommand),
            "HEARTBEAT" => Some(EventName::Heartbeat),
            "TRAP" => Some(EventName::Trap),
            "ADD_SCHEDULE" => Some(EventName::AddSchedule),
            "DEL_SCHEDULE" => Some(EventName::DelSchedule),
            "EXE_SCHEDULE" => Some(EventName::ExeSchedule),
            "RE_SCHEDULE" => Some(EventName::ReSchedule),
            "RELOADXML" => Some(EventName::Reloadxml),
            "NOTIFY" => Some(EventName::Notify),
            "PHONE_FEATURE" => Some(EventName::PhoneFeature),
            "PHONE_FEATURE_SUBSCRIBE" => Some(EventName::PhoneFeatureSubscribe),
            "SEND_MESSAGE" => Some(EventName::SendMessage),
            "RECV_MESSAGE" => Some(EventName::RecvMessage),
            "REQUEST_PARAMS" => Some(EventName::RequestParams),
            "CHANNEL_DATA" => Some(EventName::ChannelData),
            "GENERAL" => Some(EventName::General),
            "COMMAND" => Some(EventName::Command),
            "SESSION_HEARTBEAT" => Some(EventName::SessionHeartbeat),
            "CLIENT_DISCONNECTED" => Some(EventName::ClientDisconnected),
            "SERVER_DISCONNECTED" => Some(EventName::ServerDisconnected),
            "SEND_INFO" => Some(EventName::SendInfo),
            "RECV_INFO" => Some(EventName::RecvInfo),
            "RECV_RTCP_MESSAGE" => Some(EventName::RecvRtcpMessage),
            "SEND_RTCP_MESSAGE" => Some(EventName::SendRtcpMessage),
            "CALL_SECURE" => Some(EventName::CallSecure),
            "NAT" => Some(EventName::Nat),
            "RECORD_START" => Some(EventName::RecordStart),
            "RECORD_STOP" => Some(EventName::RecordStop),
            "PLAYBACK_START" => Some(EventName::PlaybackStart),
            "PLAYBACK_STOP" => Some(EventName::PlaybackStop),
            "CALL_UPDATE" => Some(EventName::CallUpdate),
            "FAILURE" => Some(EventName::Failure),
            "SOCKET_DATA" => Some(EventName::SocketData),
            "MEDIA_BUG_START" => Some(EventName::MediaBugStart),
            "MEDIA_BUG_STOP" => Some(EventName::MediaBugStop),
            "CONFERENCE_DATA_QUERY" => Some(EventName::ConferenceDataQuery),
            "CONFERENCE_DATA" => Some(EventName::ConferenceData),
            "CALL_SETUP_REQ" => Some(EventName::CallSetupReq),
            "CALL_SETUP_RESULT" => Some(EventName::CallSetupResult),
            "CALL_DETAIL" => Some(EventName::CallDetail),
            "DEVICE_STATE" => Some(EventName::DeviceState),
            "TEXT" => Some(EventName::Text),
            "SHUTDOWN_REQUESTED" => Some(EventName::ShutdownRequested),
            "CERT_RELOAD" => Some(EventName::CertReload),
            "ALL" => Some(EventName::All),
            _ => None,
        }
    }
}
