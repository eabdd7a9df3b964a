//! Hangup causes with their Q.850 numbers.

/// `switch_call_cause_t`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cause(u16, &'static str);

impl Cause {
    pub(crate) const NO_ROUTE_DESTINATION: Cause = Cause(3, "NO_ROUTE_DESTINATION");
    pub(crate) const NORMAL_CLEARING: Cause = Cause(16, "NORMAL_CLEARING");
    pub(crate) const NO_ANSWER: Cause = Cause(19, "NO_ANSWER");
    pub(crate) const DESTINATION_OUT_OF_ORDER: Cause = Cause(27, "DESTINATION_OUT_OF_ORDER");
    pub(crate) const CHAN_NOT_IMPLEMENTED: Cause = Cause(66, "CHAN_NOT_IMPLEMENTED");
    pub(crate) const ORIGINATOR_CANCEL: Cause = Cause(487, "ORIGINATOR_CANCEL");
    pub(crate) const SUBSCRIBER_ABSENT: Cause = Cause(20, "SUBSCRIBER_ABSENT");
    pub(crate) const LOSE_RACE: Cause = Cause(702, "LOSE_RACE");
    pub(crate) const ALLOTTED_TIMEOUT: Cause = Cause(802, "ALLOTTED_TIMEOUT");
    pub(crate) const USER_NOT_REGISTERED: Cause = Cause(806, "USER_NOT_REGISTERED");
    pub(crate) const INVALID_GATEWAY: Cause = Cause(808, "INVALID_GATEWAY");
    pub(crate) const INVALID_PROFILE: Cause = Cause(811, "INVALID_PROFILE");
    pub(crate) const SYSTEM_SHUTDOWN: Cause = Cause(701, "SYSTEM_SHUTDOWN");
    pub(crate) const MANAGER_REQUEST: Cause = Cause(703, "MANAGER_REQUEST");

    /// The cause of this name in any case, or of this number.
    pub(crate) fn named(word: &str) -> Option<Self> {
        let number = word.parse().ok();
        CAUSES
            .into_iter()
            .find(|(code, name)| name.eq_ignore_ascii_case(word) || Some(*code) == number)
            .map(|(code, name)| Cause(code, name))
    }

    pub(crate) fn name(self) -> &'static str {
        self.1
    }

    pub(crate) fn number(self) -> u16 {
        self.0
    }
}

const CAUSES: [(u16, &str); 82] = [
    (0, "NONE"),
    (1, "UNALLOCATED_NUMBER"),
    (2, "NO_ROUTE_TRANSIT_NET"),
    (3, "NO_ROUTE_DESTINATION"),
    (6, "CHANNEL_UNACCEPTABLE"),
    (7, "CALL_AWARDED_DELIVERED"),
    (16, "NORMAL_CLEARING"),
    (17, "USER_BUSY"),
    (18, "NO_USER_RESPONSE"),
    (19, "NO_ANSWER"),
    (20, "SUBSCRIBER_ABSENT"),
    (21, "CALL_REJECTED"),
    (22, "NUMBER_CHANGED"),
    (23, "REDIRECTION_TO_NEW_DESTINATION"),
    (25, "EXCHANGE_ROUTING_ERROR"),
    (27, "DESTINATION_OUT_OF_ORDER"),
    (28, "INVALID_NUMBER_FORMAT"),
    (29, "FACILITY_REJECTED"),
    (30, "RESPONSE_TO_STATUS_ENQUIRY"),
    (31, "NORMAL_UNSPECIFIED"),
    (34, "NORMAL_CIRCUIT_CONGESTION"),
    (38, "NETWORK_OUT_OF_ORDER"),
    (41, "NORMAL_TEMPORARY_FAILURE"),
    (42, "SWITCH_CONGESTION"),
    (43, "ACCESS_INFO_DISCARDED"),
    (44, "REQUESTED_CHAN_UNAVAIL"),
    (45, "PRE_EMPTED"),
    (50, "FACILITY_NOT_SUBSCRIBED"),
    (52, "OUTGOING_CALL_BARRED"),
    (54, "INCOMING_CALL_BARRED"),
    (57, "BEARERCAPABILITY_NOTAUTH"),
    (58, "BEARERCAPABILITY_NOTAVAIL"),
    (63, "SERVICE_UNAVAILABLE"),
    (65, "BEARERCAPABILITY_NOTIMPL"),
    (66, "CHAN_NOT_IMPLEMENTED"),
    (69, "FACILITY_NOT_IMPLEMENTED"),
    (79, "SERVICE_NOT_IMPLEMENTED"),
    (81, "INVALID_CALL_REFERENCE"),
    (88, "INCOMPATIBLE_DESTINATION"),
    (95, "INVALID_MSG_UNSPECIFIED"),
    (96, "MANDATORY_IE_MISSING"),
    (97, "MESSAGE_TYPE_NONEXIST"),
    (98, "WRONG_MESSAGE"),
    (99, "IE_NONEXIST"),
    (100, "INVALID_IE_CONTENTS"),
    (101, "WRONG_CALL_STATE"),
    (102, "RECOVERY_ON_TIMER_EXPIRE"),
    (103, "MANDATORY_IE_LENGTH_ERROR"),
    (111, "PROTOCOL_ERROR"),
    (127, "INTERWORKING"),
    (142, "SUCCESS"),
    (487, "ORIGINATOR_CANCEL"),
    (700, "CRASH"),
    (701, "SYSTEM_SHUTDOWN"),
    (702, "LOSE_RACE"),
    (703, "MANAGER_REQUEST"),
    (800, "BLIND_TRANSFER"),
    (801, "ATTENDED_TRANSFER"),
    (802, "ALLOTTED_TIMEOUT"),
    (803, "USER_CHALLENGE"),
    (804, "MEDIA_TIMEOUT"),
    (805, "PICKED_OFF"),
    (806, "USER_NOT_REGISTERED"),
    (807, "PROGRESS_TIMEOUT"),
    (808, "INVALID_GATEWAY"),
    (809, "GATEWAY_DOWN"),
    (810, "INVALID_URL"),
    (811, "INVALID_PROFILE"),
    (812, "NO_PICKUP"),
    (813, "SRTP_READ_ERROR"),
    (814, "BOWOUT"),
    (815, "BUSY_EVERYWHERE"),
    (816, "DECLINE"),
    (817, "DOES_NOT_EXIST_ANYWHERE"),
    (818, "NOT_ACCEPTABLE"),
    (819, "UNWANTED"),
    (820, "NO_IDENTITY"),
    (821, "BAD_IDENTITY_INFO"),
    (822, "UNSUPPORTED_CERTIFICATE"),
    (823, "INVALID_IDENTITY"),
    (824, "STALE_DATE"),
    (825, "REJECT_ALL"),
];
