// Written by ci/generate from core/engine/catalogue/states.toml: change that, not this.

use std::fmt;

/// What the core does with a channel: `Channel-State`. What this version does not know is kept as text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ChannelState {
    /// `CS_NEW`: It was made.
    New,
    /// `CS_INIT`: It is set up.
    Init,
    /// `CS_ROUTING`: Its extension is looked for.
    Routing,
    /// `CS_SOFT_EXECUTE`: It waits for what another channel does with it.
    SoftExecute,
    /// `CS_EXECUTE`: It runs its applications.
    Execute,
    /// `CS_EXCHANGE_MEDIA`: It exchanges media with another channel.
    ExchangeMedia,
    /// `CS_PARK`: It is parked.
    Park,
    /// `CS_CONSUME_MEDIA`: Its media is read and dropped.
    ConsumeMedia,
    /// `CS_HIBERNATE`: It does nothing, for another channel controls it.
    Hibernate,
    /// `CS_RESET`: It is reset.
    Reset,
    /// `CS_HANGUP`: It hangs up.
    Hangup,
    /// `CS_REPORTING`: Its CDR is written.
    Reporting,
    /// `CS_DESTROY`: It is gone.
    Destroy,
    /// `CS_NONE`: No state.
    None,
    /// Another, as it was written.
    Other(Box<str>),
}

impl ChannelState {
    /// Every known one, in the order of its number.
    pub const ALL: [ChannelState; 14] = [
        ChannelState::New,
        ChannelState::Init,
        ChannelState::Routing,
        ChannelState::SoftExecute,
        ChannelState::Execute,
        ChannelState::ExchangeMedia,
        ChannelState::Park,
        ChannelState::ConsumeMedia,
        ChannelState::Hibernate,
        ChannelState::Reset,
        ChannelState::Hangup,
        ChannelState::Reporting,
        ChannelState::Destroy,
        ChannelState::None,
    ];

    /// As the wire has it.
    pub fn as_str(&self) -> &str {
        match self {
            ChannelState::New => "CS_NEW",
            ChannelState::Init => "CS_INIT",
            ChannelState::Routing => "CS_ROUTING",
            ChannelState::SoftExecute => "CS_SOFT_EXECUTE",
            ChannelState::Execute => "CS_EXECUTE",
            ChannelState::ExchangeMedia => "CS_EXCHANGE_MEDIA",
            ChannelState::Park => "CS_PARK",
            ChannelState::ConsumeMedia => "CS_CONSUME_MEDIA",
            ChannelState::Hibernate => "CS_HIBERNATE",
            ChannelState::Reset => "CS_RESET",
            ChannelState::Hangup => "CS_HANGUP",
            ChannelState::Reporting => "CS_REPORTING",
            ChannelState::Destroy => "CS_DESTROY",
            ChannelState::None => "CS_NONE",
            ChannelState::Other(text) => text,
        }
    }

    /// FreeSWITCH's number; `None` for an unknown one.
    pub fn number(&self) -> Option<u32> {
        match self {
            ChannelState::New => Some(0),
            ChannelState::Init => Some(1),
            ChannelState::Routing => Some(2),
            ChannelState::SoftExecute => Some(3),
            ChannelState::Execute => Some(4),
            ChannelState::ExchangeMedia => Some(5),
            ChannelState::Park => Some(6),
            ChannelState::ConsumeMedia => Some(7),
            ChannelState::Hibernate => Some(8),
            ChannelState::Reset => Some(9),
            ChannelState::Hangup => Some(10),
            ChannelState::Reporting => Some(11),
            ChannelState::Destroy => Some(12),
            ChannelState::None => Some(13),
            ChannelState::Other(_) => None,
        }
    }
}

/// Exact: what is not known becomes `Other`.
impl From<&str> for ChannelState {
    fn from(text: &str) -> Self {
        match text {
            "CS_NEW" => ChannelState::New,
            "CS_INIT" => ChannelState::Init,
            "CS_ROUTING" => ChannelState::Routing,
            "CS_SOFT_EXECUTE" => ChannelState::SoftExecute,
            "CS_EXECUTE" => ChannelState::Execute,
            "CS_EXCHANGE_MEDIA" => ChannelState::ExchangeMedia,
            "CS_PARK" => ChannelState::Park,
            "CS_CONSUME_MEDIA" => ChannelState::ConsumeMedia,
            "CS_HIBERNATE" => ChannelState::Hibernate,
            "CS_RESET" => ChannelState::Reset,
            "CS_HANGUP" => ChannelState::Hangup,
            "CS_REPORTING" => ChannelState::Reporting,
            "CS_DESTROY" => ChannelState::Destroy,
            "CS_NONE" => ChannelState::None,
            _ => ChannelState::Other(text.into()),
        }
    }
}

impl fmt::Display for ChannelState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How far a call is: `Channel-Call-State`, and `callstate` in tables. What this version does not know is kept as text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CallState {
    /// `DOWN`: Not begun.
    Down,
    /// `DIALING`: It is placed.
    Dialing,
    /// `RINGING`: It rings.
    Ringing,
    /// `EARLY`: It has media and no answer.
    Early,
    /// `ACTIVE`: It is answered.
    Active,
    /// `HELD`: It is on hold.
    Held,
    /// `RING_WAIT`: It waits to ring.
    RingWait,
    /// `HANGUP`: It has ended.
    Hangup,
    /// `UNHELD`: It was taken off hold.
    Unheld,
    /// Another, as it was written.
    Other(Box<str>),
}

impl CallState {
    /// Every known one, in the order of its number.
    pub const ALL: [CallState; 9] = [
        CallState::Down,
        CallState::Dialing,
        CallState::Ringing,
        CallState::Early,
        CallState::Active,
        CallState::Held,
        CallState::RingWait,
        CallState::Hangup,
        CallState::Unheld,
    ];

    /// As the wire has it.
    pub fn as_str(&self) -> &str {
        match self {
            CallState::Down => "DOWN",
            CallState::Dialing => "DIALING",
            CallState::Ringing => "RINGING",
            CallState::Early => "EARLY",
            CallState::Active => "ACTIVE",
            CallState::Held => "HELD",
            CallState::RingWait => "RING_WAIT",
            CallState::Hangup => "HANGUP",
            CallState::Unheld => "UNHELD",
            CallState::Other(text) => text,
        }
    }

    /// FreeSWITCH's number; `None` for an unknown one.
    pub fn number(&self) -> Option<u32> {
        match self {
            CallState::Down => Some(0),
            CallState::Dialing => Some(1),
            CallState::Ringing => Some(2),
            CallState::Early => Some(3),
            CallState::Active => Some(4),
            CallState::Held => Some(5),
            CallState::RingWait => Some(6),
            CallState::Hangup => Some(7),
            CallState::Unheld => Some(8),
            CallState::Other(_) => None,
        }
    }
}

/// Exact: what is not known becomes `Other`.
impl From<&str> for CallState {
    fn from(text: &str) -> Self {
        match text {
            "DOWN" => CallState::Down,
            "DIALING" => CallState::Dialing,
            "RINGING" => CallState::Ringing,
            "EARLY" => CallState::Early,
            "ACTIVE" => CallState::Active,
            "HELD" => CallState::Held,
            "RING_WAIT" => CallState::RingWait,
            "HANGUP" => CallState::Hangup,
            "UNHELD" => CallState::Unheld,
            _ => CallState::Other(text.into()),
        }
    }
}

impl fmt::Display for CallState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Who placed a call, as the switch sees it: `Call-Direction`. What this version does not know is kept as text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Direction {
    /// `inbound`: Somebody called the switch.
    Inbound,
    /// `outbound`: The switch called somebody.
    Outbound,
    /// Another, as it was written.
    Other(Box<str>),
}

impl Direction {
    /// Every known one, in the order of its number.
    pub const ALL: [Direction; 2] = [Direction::Inbound, Direction::Outbound];

    /// As the wire has it.
    pub fn as_str(&self) -> &str {
        match self {
            Direction::Inbound => "inbound",
            Direction::Outbound => "outbound",
            Direction::Other(text) => text,
        }
    }

    /// FreeSWITCH's number; `None` for an unknown one.
    pub fn number(&self) -> Option<u32> {
        match self {
            Direction::Inbound => Some(0),
            Direction::Outbound => Some(1),
            Direction::Other(_) => None,
        }
    }
}

/// Exact: what is not known becomes `Other`.
impl From<&str> for Direction {
    fn from(text: &str) -> Self {
        match text {
            "inbound" => Direction::Inbound,
            "outbound" => Direction::Outbound,
            _ => Direction::Other(text.into()),
        }
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Whether a call is answered: `Answer-State`. What this version does not know is kept as text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AnswerState {
    /// `ringing`: It rings, or does nothing yet.
    Ringing,
    /// `early`: It has media and no answer.
    Early,
    /// `answered`: It is answered.
    Answered,
    /// `hangup`: It has ended.
    Hangup,
    /// Another, as it was written.
    Other(Box<str>),
}

impl AnswerState {
    /// Every known one, in the order of its number.
    pub const ALL: [AnswerState; 4] = [AnswerState::Ringing, AnswerState::Early, AnswerState::Answered, AnswerState::Hangup];

    /// As the wire has it.
    pub fn as_str(&self) -> &str {
        match self {
            AnswerState::Ringing => "ringing",
            AnswerState::Early => "early",
            AnswerState::Answered => "answered",
            AnswerState::Hangup => "hangup",
            AnswerState::Other(text) => text,
        }
    }

    /// FreeSWITCH's number; `None` for an unknown one.
    pub fn number(&self) -> Option<u32> {
        match self {
            AnswerState::Ringing => Some(0),
            AnswerState::Early => Some(1),
            AnswerState::Answered => Some(2),
            AnswerState::Hangup => Some(3),
            AnswerState::Other(_) => None,
        }
    }
}

/// Exact: what is not known becomes `Other`.
impl From<&str> for AnswerState {
    fn from(text: &str) -> Self {
        match text {
            "ringing" => AnswerState::Ringing,
            "early" => AnswerState::Early,
            "answered" => AnswerState::Answered,
            "hangup" => AnswerState::Hangup,
            _ => AnswerState::Other(text.into()),
        }
    }
}

impl fmt::Display for AnswerState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
