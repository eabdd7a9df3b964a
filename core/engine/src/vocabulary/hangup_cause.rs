// Written by ci/generate from core/engine/catalogue/causes.toml: change that, not this.

/// Why a call ended, `Hangup-Cause` on the wire. Causes that this version does not know are kept as text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum HangupCause {
    /// `NONE` (0)
    None,
    /// `UNALLOCATED_NUMBER` (1)
    UnallocatedNumber,
    /// `NO_ROUTE_TRANSIT_NET` (2)
    NoRouteTransitNet,
    /// `NO_ROUTE_DESTINATION` (3)
    NoRouteDestination,
    /// `CHANNEL_UNACCEPTABLE` (6)
    ChannelUnacceptable,
    /// `CALL_AWARDED_DELIVERED` (7)
    CallAwardedDelivered,
    /// `NORMAL_CLEARING` (16)
    NormalClearing,
    /// `USER_BUSY` (17)
    UserBusy,
    /// `NO_USER_RESPONSE` (18)
    NoUserResponse,
    /// `NO_ANSWER` (19)
    NoAnswer,
    /// `SUBSCRIBER_ABSENT` (20)
    SubscriberAbsent,
    /// `CALL_REJECTED` (21)
    CallRejected,
    /// `NUMBER_CHANGED` (22)
    NumberChanged,
    /// `REDIRECTION_TO_NEW_DESTINATION` (23)
    RedirectionToNewDestination,
    /// `EXCHANGE_ROUTING_ERROR` (25)
    ExchangeRoutingError,
    /// `DESTINATION_OUT_OF_ORDER` (27)
    DestinationOutOfOrder,
    /// `INVALID_NUMBER_FORMAT` (28)
    InvalidNumberFormat,
    /// `FACILITY_REJECTED` (29)
    FacilityRejected,
    /// `RESPONSE_TO_STATUS_ENQUIRY` (30)
    ResponseToStatusEnquiry,
    /// `NORMAL_UNSPECIFIED` (31)
    NormalUnspecified,
    /// `NORMAL_CIRCUIT_CONGESTION` (34)
    NormalCircuitCongestion,
    /// `NETWORK_OUT_OF_ORDER` (38)
    NetworkOutOfOrder,
    /// `NORMAL_TEMPORARY_FAILURE` (41)
    NormalTemporaryFailure,
    /// `SWITCH_CONGESTION` (42)
    SwitchCongestion,
    /// `ACCESS_INFO_DISCARDED` (43)
    AccessInfoDiscarded,
    /// `REQUESTED_CHAN_UNAVAIL` (44)
    RequestedChanUnavail,
    /// `PRE_EMPTED` (45)
    PreEmpted,
    /// `FACILITY_NOT_SUBSCRIBED` (50)
    FacilityNotSubscribed,
    /// `OUTGOING_CALL_BARRED` (52)
    OutgoingCallBarred,
    /// `INCOMING_CALL_BARRED` (54)
    IncomingCallBarred,
    /// `BEARERCAPABILITY_NOTAUTH` (57)
    BearercapabilityNotauth,
    /// `BEARERCAPABILITY_NOTAVAIL` (58)
    BearercapabilityNotavail,
    /// `SERVICE_UNAVAILABLE` (63)
    ServiceUnavailable,
    /// `BEARERCAPABILITY_NOTIMPL` (65)
    BearercapabilityNotimpl,
    /// `CHAN_NOT_IMPLEMENTED` (66)
    ChanNotImplemented,
    /// `FACILITY_NOT_IMPLEMENTED` (69)
    FacilityNotImplemented,
    /// `SERVICE_NOT_IMPLEMENTED` (79)
    ServiceNotImplemented,
    /// `INVALID_CALL_REFERENCE` (81)
    InvalidCallReference,
    /// `INCOMPATIBLE_DESTINATION` (88)
    IncompatibleDestination,
    /// `INVALID_MSG_UNSPECIFIED` (95)
    InvalidMsgUnspecified,
    /// `MANDATORY_IE_MISSING` (96)
    MandatoryIeMissing,
    /// `MESSAGE_TYPE_NONEXIST` (97)
    MessageTypeNonexist,
    /// `WRONG_MESSAGE` (98)
    WrongMessage,
    /// `IE_NONEXIST` (99)
    IeNonexist,
    /// `INVALID_IE_CONTENTS` (100)
    InvalidIeContents,
    /// `WRONG_CALL_STATE` (101)
    WrongCallState,
    /// `RECOVERY_ON_TIMER_EXPIRE` (102)
    RecoveryOnTimerExpire,
    /// `MANDATORY_IE_LENGTH_ERROR` (103)
    MandatoryIeLengthError,
    /// `PROTOCOL_ERROR` (111)
    ProtocolError,
    /// `INTERWORKING` (127)
    Interworking,
    /// `SUCCESS` (142)
    Success,
    /// `ORIGINATOR_CANCEL` (487)
    OriginatorCancel,
    /// `CRASH` (700)
    Crash,
    /// `SYSTEM_SHUTDOWN` (701)
    SystemShutdown,
    /// `LOSE_RACE` (702)
    LoseRace,
    /// `MANAGER_REQUEST` (703)
    ManagerRequest,
    /// `BLIND_TRANSFER` (800)
    BlindTransfer,
    /// `ATTENDED_TRANSFER` (801)
    AttendedTransfer,
    /// `ALLOTTED_TIMEOUT` (802)
    AllottedTimeout,
    /// `USER_CHALLENGE` (803)
    UserChallenge,
    /// `MEDIA_TIMEOUT` (804)
    MediaTimeout,
    /// `PICKED_OFF` (805)
    PickedOff,
    /// `USER_NOT_REGISTERED` (806)
    UserNotRegistered,
    /// `PROGRESS_TIMEOUT` (807)
    ProgressTimeout,
    /// `INVALID_GATEWAY` (808)
    InvalidGateway,
    /// `GATEWAY_DOWN` (809)
    GatewayDown,
    /// `INVALID_URL` (810)
    InvalidUrl,
    /// `INVALID_PROFILE` (811)
    InvalidProfile,
    /// `NO_PICKUP` (812)
    NoPickup,
    /// `SRTP_READ_ERROR` (813)
    SrtpReadError,
    /// `BOWOUT` (814)
    Bowout,
    /// `BUSY_EVERYWHERE` (815)
    BusyEverywhere,
    /// `DECLINE` (816)
    Decline,
    /// `DOES_NOT_EXIST_ANYWHERE` (817)
    DoesNotExistAnywhere,
    /// `NOT_ACCEPTABLE` (818)
    NotAcceptable,
    /// `UNWANTED` (819)
    Unwanted,
    /// `NO_IDENTITY` (820)
    NoIdentity,
    /// `BAD_IDENTITY_INFO` (821)
    BadIdentityInfo,
    /// `UNSUPPORTED_CERTIFICATE` (822)
    UnsupportedCertificate,
    /// `INVALID_IDENTITY` (823)
    InvalidIdentity,
    /// `STALE_DATE` (824)
    StaleDate,
    /// `REJECT_ALL` (825)
    RejectAll,
    /// A cause that is in no table, as it was written.
    Other(Box<str>),
}

impl HangupCause {
    /// Every known cause, in the order of its code.
    pub const ALL: [HangupCause; 82] = [
        HangupCause::None,
        HangupCause::UnallocatedNumber,
        HangupCause::NoRouteTransitNet,
        HangupCause::NoRouteDestination,
        HangupCause::ChannelUnacceptable,
        HangupCause::CallAwardedDelivered,
        HangupCause::NormalClearing,
        HangupCause::UserBusy,
        HangupCause::NoUserResponse,
        HangupCause::NoAnswer,
        HangupCause::SubscriberAbsent,
        HangupCause::CallRejected,
        HangupCause::NumberChanged,
        HangupCause::RedirectionToNewDestination,
        HangupCause::ExchangeRoutingError,
        HangupCause::DestinationOutOfOrder,
        HangupCause::InvalidNumberFormat,
        HangupCause::FacilityRejected,
        HangupCause::ResponseToStatusEnquiry,
        HangupCause::NormalUnspecified,
        HangupCause::NormalCircuitCongestion,
        HangupCause::NetworkOutOfOrder,
        HangupCause::NormalTemporaryFailure,
        HangupCause::SwitchCongestion,
        HangupCause::AccessInfoDiscarded,
        HangupCause::RequestedChanUnavail,
        HangupCause::PreEmpted,
        HangupCause::FacilityNotSubscribed,
        HangupCause::OutgoingCallBarred,
        HangupCause::IncomingCallBarred,
        HangupCause::BearercapabilityNotauth,
        HangupCause::BearercapabilityNotavail,
        HangupCause::ServiceUnavailable,
        HangupCause::BearercapabilityNotimpl,
        HangupCause::ChanNotImplemented,
        HangupCause::FacilityNotImplemented,
        HangupCause::ServiceNotImplemented,
        HangupCause::InvalidCallReference,
        HangupCause::IncompatibleDestination,
        HangupCause::InvalidMsgUnspecified,
        HangupCause::MandatoryIeMissing,
        HangupCause::MessageTypeNonexist,
        HangupCause::WrongMessage,
        HangupCause::IeNonexist,
        HangupCause::InvalidIeContents,
        HangupCause::WrongCallState,
        HangupCause::RecoveryOnTimerExpire,
        HangupCause::MandatoryIeLengthError,
        HangupCause::ProtocolError,
        HangupCause::Interworking,
        HangupCause::Success,
        HangupCause::OriginatorCancel,
        HangupCause::Crash,
        HangupCause::SystemShutdown,
        HangupCause::LoseRace,
        HangupCause::ManagerRequest,
        HangupCause::BlindTransfer,
        HangupCause::AttendedTransfer,
        HangupCause::AllottedTimeout,
        HangupCause::UserChallenge,
        HangupCause::MediaTimeout,
        HangupCause::PickedOff,
        HangupCause::UserNotRegistered,
        HangupCause::ProgressTimeout,
        HangupCause::InvalidGateway,
        HangupCause::GatewayDown,
        HangupCause::InvalidUrl,
        HangupCause::InvalidProfile,
        HangupCause::NoPickup,
        HangupCause::SrtpReadError,
        HangupCause::Bowout,
        HangupCause::BusyEverywhere,
        HangupCause::Decline,
        HangupCause::DoesNotExistAnywhere,
        HangupCause::NotAcceptable,
        HangupCause::Unwanted,
        HangupCause::NoIdentity,
        HangupCause::BadIdentityInfo,
        HangupCause::UnsupportedCertificate,
        HangupCause::InvalidIdentity,
        HangupCause::StaleDate,
        HangupCause::RejectAll,
    ];

    /// The cause as the wire has it.
    pub fn as_str(&self) -> &str {
        match self {
            HangupCause::None => "NONE",
            HangupCause::UnallocatedNumber => "UNALLOCATED_NUMBER",
            HangupCause::NoRouteTransitNet => "NO_ROUTE_TRANSIT_NET",
            HangupCause::NoRouteDestination => "NO_ROUTE_DESTINATION",
            HangupCause::ChannelUnacceptable => "CHANNEL_UNACCEPTABLE",
            HangupCause::CallAwardedDelivered => "CALL_AWARDED_DELIVERED",
            HangupCause::NormalClearing => "NORMAL_CLEARING",
            HangupCause::UserBusy => "USER_BUSY",
            HangupCause::NoUserResponse => "NO_USER_RESPONSE",
            HangupCause::NoAnswer => "NO_ANSWER",
            HangupCause::SubscriberAbsent => "SUBSCRIBER_ABSENT",
            HangupCause::CallRejected => "CALL_REJECTED",
            HangupCause::NumberChanged => "NUMBER_CHANGED",
            HangupCause::RedirectionToNewDestination => "REDIRECTION_TO_NEW_DESTINATION",
            HangupCause::ExchangeRoutingError => "EXCHANGE_ROUTING_ERROR",
            HangupCause::DestinationOutOfOrder => "DESTINATION_OUT_OF_ORDER",
            HangupCause::InvalidNumberFormat => "INVALID_NUMBER_FORMAT",
            HangupCause::FacilityRejected => "FACILITY_REJECTED",
            HangupCause::ResponseToStatusEnquiry => "RESPONSE_TO_STATUS_ENQUIRY",
            HangupCause::NormalUnspecified => "NORMAL_UNSPECIFIED",
            HangupCause::NormalCircuitCongestion => "NORMAL_CIRCUIT_CONGESTION",
            HangupCause::NetworkOutOfOrder => "NETWORK_OUT_OF_ORDER",
            HangupCause::NormalTemporaryFailure => "NORMAL_TEMPORARY_FAILURE",
            HangupCause::SwitchCongestion => "SWITCH_CONGESTION",
            HangupCause::AccessInfoDiscarded => "ACCESS_INFO_DISCARDED",
            HangupCause::RequestedChanUnavail => "REQUESTED_CHAN_UNAVAIL",
            HangupCause::PreEmpted => "PRE_EMPTED",
            HangupCause::FacilityNotSubscribed => "FACILITY_NOT_SUBSCRIBED",
            HangupCause::OutgoingCallBarred => "OUTGOING_CALL_BARRED",
            HangupCause::IncomingCallBarred => "INCOMING_CALL_BARRED",
            HangupCause::BearercapabilityNotauth => "BEARERCAPABILITY_NOTAUTH",
            HangupCause::BearercapabilityNotavail => "BEARERCAPABILITY_NOTAVAIL",
            HangupCause::ServiceUnavailable => "SERVICE_UNAVAILABLE",
            HangupCause::BearercapabilityNotimpl => "BEARERCAPABILITY_NOTIMPL",
            HangupCause::ChanNotImplemented => "CHAN_NOT_IMPLEMENTED",
            HangupCause::FacilityNotImplemented => "FACILITY_NOT_IMPLEMENTED",
            HangupCause::ServiceNotImplemented => "SERVICE_NOT_IMPLEMENTED",
            HangupCause::InvalidCallReference => "INVALID_CALL_REFERENCE",
            HangupCause::IncompatibleDestination => "INCOMPATIBLE_DESTINATION",
            HangupCause::InvalidMsgUnspecified => "INVALID_MSG_UNSPECIFIED",
            HangupCause::MandatoryIeMissing => "MANDATORY_IE_MISSING",
            HangupCause::MessageTypeNonexist => "MESSAGE_TYPE_NONEXIST",
            HangupCause::WrongMessage => "WRONG_MESSAGE",
            HangupCause::IeNonexist => "IE_NONEXIST",
            HangupCause::InvalidIeContents => "INVALID_IE_CONTENTS",
            HangupCause::WrongCallState => "WRONG_CALL_STATE",
            HangupCause::RecoveryOnTimerExpire => "RECOVERY_ON_TIMER_EXPIRE",
            HangupCause::MandatoryIeLengthError => "MANDATORY_IE_LENGTH_ERROR",
            HangupCause::ProtocolError => "PROTOCOL_ERROR",
            HangupCause::Interworking => "INTERWORKING",
            HangupCause::Success => "SUCCESS",
            HangupCause::OriginatorCancel => "ORIGINATOR_CANCEL",
            HangupCause::Crash => "CRASH",
            HangupCause::SystemShutdown => "SYSTEM_SHUTDOWN",
            HangupCause::LoseRace => "LOSE_RACE",
            HangupCause::ManagerRequest => "MANAGER_REQUEST",
            HangupCause::BlindTransfer => "BLIND_TRANSFER",
            HangupCause::AttendedTransfer => "ATTENDED_TRANSFER",
            HangupCause::AllottedTimeout => "ALLOTTED_TIMEOUT",
            HangupCause::UserChallenge => "USER_CHALLENGE",
            HangupCause::MediaTimeout => "MEDIA_TIMEOUT",
            HangupCause::PickedOff => "PICKED_OFF",
            HangupCause::UserNotRegistered => "USER_NOT_REGISTERED",
            HangupCause::ProgressTimeout => "PROGRESS_TIMEOUT",
            HangupCause::InvalidGateway => "INVALID_GATEWAY",
            HangupCause::GatewayDown => "GATEWAY_DOWN",
            HangupCause::InvalidUrl => "INVALID_URL",
            HangupCause::InvalidProfile => "INVALID_PROFILE",
            HangupCause::NoPickup => "NO_PICKUP",
            HangupCause::SrtpReadError => "SRTP_READ_ERROR",
            HangupCause::Bowout => "BOWOUT",
            HangupCause::BusyEverywhere => "BUSY_EVERYWHERE",
            HangupCause::Decline => "DECLINE",
            HangupCause::DoesNotExistAnywhere => "DOES_NOT_EXIST_ANYWHERE",
            HangupCause::NotAcceptable => "NOT_ACCEPTABLE",
            HangupCause::Unwanted => "UNWANTED",
            HangupCause::NoIdentity => "NO_IDENTITY",
            HangupCause::BadIdentityInfo => "BAD_IDENTITY_INFO",
            HangupCause::UnsupportedCertificate => "UNSUPPORTED_CERTIFICATE",
            HangupCause::InvalidIdentity => "INVALID_IDENTITY",
            HangupCause::StaleDate => "STALE_DATE",
            HangupCause::RejectAll => "REJECT_ALL",
            HangupCause::Other(name) => name,
        }
    }

    /// FreeSWITCH's number: up to 127 that of ITU-T Q.850, above that its own. `None` for an unknown cause.
    pub fn code(&self) -> Option<u16> {
        match self {
            HangupCause::None => Some(0),
            HangupCause::UnallocatedNumber => Some(1),
            HangupCause::NoRouteTransitNet => Some(2),
            HangupCause::NoRouteDestination => Some(3),
            HangupCause::ChannelUnacceptable => Some(6),
            HangupCause::CallAwardedDelivered => Some(7),
            HangupCause::NormalClearing => Some(16),
            HangupCause::UserBusy => Some(17),
            HangupCause::NoUserResponse => Some(18),
            HangupCause::NoAnswer => Some(19),
            HangupCause::SubscriberAbsent => Some(20),
            HangupCause::CallRejected => Some(21),
            HangupCause::NumberChanged => Some(22),
            HangupCause::RedirectionToNewDestination => Some(23),
            HangupCause::ExchangeRoutingError => Some(25),
            HangupCause::DestinationOutOfOrder => Some(27),
            HangupCause::InvalidNumberFormat => Some(28),
            HangupCause::FacilityRejected => Some(29),
            HangupCause::ResponseToStatusEnquiry => Some(30),
            HangupCause::NormalUnspecified => Some(31),
            HangupCause::NormalCircuitCongestion => Some(34),
            HangupCause::NetworkOutOfOrder => Some(38),
            HangupCause::NormalTemporaryFailure => Some(41),
            HangupCause::SwitchCongestion => Some(42),
            HangupCause::AccessInfoDiscarded => Some(43),
            HangupCause::RequestedChanUnavail => Some(44),
            HangupCause::PreEmpted => Some(45),
            HangupCause::FacilityNotSubscribed => Some(50),
            HangupCause::OutgoingCallBarred => Some(52),
            HangupCause::IncomingCallBarred => Some(54),
            HangupCause::BearercapabilityNotauth => Some(57),
            HangupCause::BearercapabilityNotavail => Some(58),
            HangupCause::ServiceUnavailable => Some(63),
            HangupCause::BearercapabilityNotimpl => Some(65),
            HangupCause::ChanNotImplemented => Some(66),
            HangupCause::FacilityNotImplemented => Some(69),
            HangupCause::ServiceNotImplemented => Some(79),
            HangupCause::InvalidCallReference => Some(81),
            HangupCause::IncompatibleDestination => Some(88),
            HangupCause::InvalidMsgUnspecified => Some(95),
            HangupCause::MandatoryIeMissing => Some(96),
            HangupCause::MessageTypeNonexist => Some(97),
            HangupCause::WrongMessage => Some(98),
            HangupCause::IeNonexist => Some(99),
            HangupCause::InvalidIeContents => Some(100),
            HangupCause::WrongCallState => Some(101),
            HangupCause::RecoveryOnTimerExpire => Some(102),
            HangupCause::MandatoryIeLengthError => Some(103),
            HangupCause::ProtocolError => Some(111),
            HangupCause::Interworking => Some(127),
            HangupCause::Success => Some(142),
            HangupCause::OriginatorCancel => Some(487),
            HangupCause::Crash => Some(700),
            HangupCause::SystemShutdown => Some(701),
            HangupCause::LoseRace => Some(702),
            HangupCause::ManagerRequest => Some(703),
            HangupCause::BlindTransfer => Some(800),
            HangupCause::AttendedTransfer => Some(801),
            HangupCause::AllottedTimeout => Some(802),
            HangupCause::UserChallenge => Some(803),
            HangupCause::MediaTimeout => Some(804),
            HangupCause::PickedOff => Some(805),
            HangupCause::UserNotRegistered => Some(806),
            HangupCause::ProgressTimeout => Some(807),
            HangupCause::InvalidGateway => Some(808),
            HangupCause::GatewayDown => Some(809),
            HangupCause::InvalidUrl => Some(810),
            HangupCause::InvalidProfile => Some(811),
            HangupCause::NoPickup => Some(812),
            HangupCause::SrtpReadError => Some(813),
            HangupCause::Bowout => Some(814),
            HangupCause::BusyEverywhere => Some(815),
            HangupCause::Decline => Some(816),
            HangupCause::DoesNotExistAnywhere => Some(817),
            HangupCause::NotAcceptable => Some(818),
            HangupCause::Unwanted => Some(819),
            HangupCause::NoIdentity => Some(820),
            HangupCause::BadIdentityInfo => Some(821),
            HangupCause::UnsupportedCertificate => Some(822),
            HangupCause::InvalidIdentity => Some(823),
            HangupCause::StaleDate => Some(824),
            HangupCause::RejectAll => Some(825),
            HangupCause::Other(_) => None,
        }
    }

    /// The known cause that is written so, in this case.
    pub fn known(name: &str) -> Option<HangupCause> {
        match name {
            "NONE" => Some(HangupCause::None),
            "UNALLOCATED_NUMBER" => Some(HangupCause::UnallocatedNumber),
            "NO_ROUTE_TRANSIT_NET" => Some(HangupCause::NoRouteTransitNet),
            "NO_ROUTE_DESTINATION" => Some(HangupCause::NoRouteDestination),
            "CHANNEL_UNACCEPTABLE" => Some(HangupCause::ChannelUnacceptable),
            "CALL_AWARDED_DELIVERED" => Some(HangupCause::CallAwardedDelivered),
            "NORMAL_CLEARING" => Some(HangupCause::NormalClearing),
            "USER_BUSY" => Some(HangupCause::UserBusy),
            "NO_USER_RESPONSE" => Some(HangupCause::NoUserResponse),
            "NO_ANSWER" => Some(HangupCause::NoAnswer),
            "SUBSCRIBER_ABSENT" => Some(HangupCause::SubscriberAbsent),
            "CALL_REJECTED" => Some(HangupCause::CallRejected),
            "NUMBER_CHANGED" => Some(HangupCause::NumberChanged),
            "REDIRECTION_TO_NEW_DESTINATION" => Some(HangupCause::RedirectionToNewDestination),
            "EXCHANGE_ROUTING_ERROR" => Some(HangupCause::ExchangeRoutingError),
            "DESTINATION_OUT_OF_ORDER" => Some(HangupCause::DestinationOutOfOrder),
            "INVALID_NUMBER_FORMAT" => Some(HangupCause::InvalidNumberFormat),
            "FACILITY_REJECTED" => Some(HangupCause::FacilityRejected),
            "RESPONSE_TO_STATUS_ENQUIRY" => Some(HangupCause::ResponseToStatusEnquiry),
            "NORMAL_UNSPECIFIED" => Some(HangupCause::NormalUnspecified),
            "NORMAL_CIRCUIT_CONGESTION" => Some(HangupCause::NormalCircuitCongestion),
            "NETWORK_OUT_OF_ORDER" => Some(HangupCause::NetworkOutOfOrder),
            "NORMAL_TEMPORARY_FAILURE" => Some(HangupCause::NormalTemporaryFailure),
            "SWITCH_CONGESTION" => Some(HangupCause::SwitchCongestion),
            "ACCESS_INFO_DISCARDED" => Some(HangupCause::AccessInfoDiscarded),
            "REQUESTED_CHAN_UNAVAIL" => Some(HangupCause::RequestedChanUnavail),
            "PRE_EMPTED" => Some(HangupCause::PreEmpted),
            "FACILITY_NOT_SUBSCRIBED" => Some(HangupCause::FacilityNotSubscribed),
            "OUTGOING_CALL_BARRED" => Some(HangupCause::OutgoingCallBarred),
            "INCOMING_CALL_BARRED" => Some(HangupCause::IncomingCallBarred),
            "BEARERCAPABILITY_NOTAUTH" => Some(HangupCause::BearercapabilityNotauth),
            "BEARERCAPABILITY_NOTAVAIL" => Some(HangupCause::BearercapabilityNotavail),
            "SERVICE_UNAVAILABLE" => Some(HangupCause::ServiceUnavailable),
            "BEARERCAPABILITY_NOTIMPL" => Some(HangupCause::BearercapabilityNotimpl),
            "CHAN_NOT_IMPLEMENTED" => Some(HangupCause::ChanNotImplemented),
            "FACILITY_NOT_IMPLEMENTED" => Some(HangupCause::FacilityNotImplemented),
            "SERVICE_NOT_IMPLEMENTED" => Some(HangupCause::ServiceNotImplemented),
            "INVALID_CALL_REFERENCE" => Some(HangupCause::InvalidCallReference),
            "INCOMPATIBLE_DESTINATION" => Some(HangupCause::IncompatibleDestination),
            "INVALID_MSG_UNSPECIFIED" => Some(HangupCause::InvalidMsgUnspecified),
            "MANDATORY_IE_MISSING" => Some(HangupCause::MandatoryIeMissing),
            "MESSAGE_TYPE_NONEXIST" => Some(HangupCause::MessageTypeNonexist),
            "WRONG_MESSAGE" => Some(HangupCause::WrongMessage),
            "IE_NONEXIST" => Some(HangupCause::IeNonexist),
            "INVALID_IE_CONTENTS" => Some(HangupCause::InvalidIeContents),
            "WRONG_CALL_STATE" => Some(HangupCause::WrongCallState),
            "RECOVERY_ON_TIMER_EXPIRE" => Some(HangupCause::RecoveryOnTimerExpire),
            "MANDATORY_IE_LENGTH_ERROR" => Some(HangupCause::MandatoryIeLengthError),
            "PROTOCOL_ERROR" => Some(HangupCause::ProtocolError),
            "INTERWORKING" => Some(HangupCause::Interworking),
            "SUCCESS" => Some(HangupCause::Success),
            "ORIGINATOR_CANCEL" => Some(HangupCause::OriginatorCancel),
            "CRASH" => Some(HangupCause::Crash),
            "SYSTEM_SHUTDOWN" => Some(HangupCause::SystemShutdown),
            "LOSE_RACE" => Some(HangupCause::LoseRace),
            "MANAGER_REQUEST" => Some(HangupCause::ManagerRequest),
            "BLIND_TRANSFER" => Some(HangupCause::BlindTransfer),
            "ATTENDED_TRANSFER" => Some(HangupCause::AttendedTransfer),
            "ALLOTTED_TIMEOUT" => Some(HangupCause::AllottedTimeout),
            "USER_CHALLENGE" => Some(HangupCause::UserChallenge),
            "MEDIA_TIMEOUT" => Some(HangupCause::MediaTimeout),
            "PICKED_OFF" => Some(HangupCause::PickedOff),
            "USER_NOT_REGISTERED" => Some(HangupCause::UserNotRegistered),
            "PROGRESS_TIMEOUT" => Some(HangupCause::ProgressTimeout),
            "INVALID_GATEWAY" => Some(HangupCause::InvalidGateway),
            "GATEWAY_DOWN" => Some(HangupCause::GatewayDown),
            "INVALID_URL" => Some(HangupCause::InvalidUrl),
            "INVALID_PROFILE" => Some(HangupCause::InvalidProfile),
            "NO_PICKUP" => Some(HangupCause::NoPickup),
            "SRTP_READ_ERROR" => Some(HangupCause::SrtpReadError),
            "BOWOUT" => Some(HangupCause::Bowout),
            "BUSY_EVERYWHERE" => Some(HangupCause::BusyEverywhere),
            "DECLINE" => Some(HangupCause::Decline),
            "DOES_NOT_EXIST_ANYWHERE" => Some(HangupCause::DoesNotExistAnywhere),
            "NOT_ACCEPTABLE" => Some(HangupCause::NotAcceptable),
            "UNWANTED" => Some(HangupCause::Unwanted),
            "NO_IDENTITY" => Some(HangupCause::NoIdentity),
            "BAD_IDENTITY_INFO" => Some(HangupCause::BadIdentityInfo),
            "UNSUPPORTED_CERTIFICATE" => Some(HangupCause::UnsupportedCertificate),
            "INVALID_IDENTITY" => Some(HangupCause::InvalidIdentity),
            "STALE_DATE" => Some(HangupCause::StaleDate),
            "REJECT_ALL" => Some(HangupCause::RejectAll),
            _ => None,
        }
    }
}
