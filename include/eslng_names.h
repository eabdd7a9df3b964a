/*
 * eslng_names.h: FreeSWITCH's names and eslng's errors as numbers. eslng.h includes it.
 *
 * Written by ci/generate from core/engine/catalogue: change that, not this.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#ifndef ESLNG_NAMES_H
#define ESLNG_NAMES_H

/** What a function says: ESLNG_OK, or what went wrong. The numbers are frozen, and the same in every language. */
typedef enum eslng_status {
	/** It worked. */
	ESLNG_OK = 0,
	/** An argument can't stand on the wire: nothing was sent. */
	ESLNG_INVALID_ARGUMENT = 1,
	/** No connection to the switch came about. */
	ESLNG_CONNECT_FAILED = 2,
	/** The switch refused the password or the user. */
	ESLNG_AUTH_REJECTED = 3,
	/** The switch's access list (apply-inbound-acl) refused this address. */
	ESLNG_ACCESS_DENIED = 4,
	/** No answer in time; it may still come, and is dropped then. */
	ESLNG_TIMEOUT = 5,
	/** The connection ended before the answer came. */
	ESLNG_DISCONNECTED = 6,
	/** The connection ended before the command was sent. */
	ESLNG_NOT_SENT = 7,
	/** The switch answered with -ERR or -USAGE. */
	ESLNG_COMMAND_FAILED = 8,
	/** This user may not do that (esl-allowed-api, esl-allowed-events, esl-allowed-log). */
	ESLNG_PERMISSION_DENIED = 9,
	/** An answer came of a kind that this command never gets. */
	ESLNG_OUT_OF_STEP = 10,
	/** The peer's bytes can't be read as frames: the connection is of no use any more. */
	ESLNG_PROTOCOL = 11,
	/** The connection ended inside a frame. */
	ESLNG_TRUNCATED = 12,
	/** A document (JSON, XML, an event) can't be read. */
	ESLNG_MALFORMED = 13,
	/** This side closed the connection. */
	ESLNG_CLOSED = 14,
	/** A fault in eslng itself; please report it. */
	ESLNG_INTERNAL = 15,
	/** The call ended before this did. */
	ESLNG_HUNG_UP = 16
} eslng_status_t;

/** The names of events. The numbers are libesl's; 1000 is added to the core's where libesl has none. */
typedef enum eslng_event_id {
	/** A name that is in no table, or none; eslng_event_name() says which. */
	ESLNG_EVENT_UNKNOWN = -1,
	/** `CUSTOM` */
	ESLNG_EVENT_CUSTOM = 0,
	/** `CLONE` */
	ESLNG_EVENT_CLONE = 1,
	/** `CHANNEL_CREATE` */
	ESLNG_EVENT_CHANNEL_CREATE = 2,
	/** `CHANNEL_DESTROY` */
	ESLNG_EVENT_CHANNEL_DESTROY = 3,
	/** `CHANNEL_STATE` */
	ESLNG_EVENT_CHANNEL_STATE = 4,
	/** `CHANNEL_CALLSTATE` */
	ESLNG_EVENT_CHANNEL_CALLSTATE = 5,
	/** `CHANNEL_ANSWER` */
	ESLNG_EVENT_CHANNEL_ANSWER = 6,
	/** `CHANNEL_HANGUP` */
	ESLNG_EVENT_CHANNEL_HANGUP = 7,
	/** `CHANNEL_HANGUP_COMPLETE` */
	ESLNG_EVENT_CHANNEL_HANGUP_COMPLETE = 8,
	/** `CHANNEL_EXECUTE` */
	ESLNG_EVENT_CHANNEL_EXECUTE = 9,
	/** `CHANNEL_EXECUTE_COMPLETE` */
	ESLNG_EVENT_CHANNEL_EXECUTE_COMPLETE = 10,
	/** `CHANNEL_HOLD` */
	ESLNG_EVENT_CHANNEL_HOLD = 11,
	/** `CHANNEL_UNHOLD` */
	ESLNG_EVENT_CHANNEL_UNHOLD = 12,
	/** `CHANNEL_BRIDGE` */
	ESLNG_EVENT_CHANNEL_BRIDGE = 13,
	/** `CHANNEL_UNBRIDGE` */
	ESLNG_EVENT_CHANNEL_UNBRIDGE = 14,
	/** `CHANNEL_PROGRESS` */
	ESLNG_EVENT_CHANNEL_PROGRESS = 15,
	/** `CHANNEL_PROGRESS_MEDIA` */
	ESLNG_EVENT_CHANNEL_PROGRESS_MEDIA = 16,
	/** `CHANNEL_OUTGOING` */
	ESLNG_EVENT_CHANNEL_OUTGOING = 17,
	/** `CHANNEL_PARK` */
	ESLNG_EVENT_CHANNEL_PARK = 18,
	/** `CHANNEL_UNPARK` */
	ESLNG_EVENT_CHANNEL_UNPARK = 19,
	/** `CHANNEL_APPLICATION` */
	ESLNG_EVENT_CHANNEL_APPLICATION = 20,
	/** `CHANNEL_ORIGINATE` */
	ESLNG_EVENT_CHANNEL_ORIGINATE = 21,
	/** `CHANNEL_UUID` */
	ESLNG_EVENT_CHANNEL_UUID = 22,
	/** `API` */
	ESLNG_EVENT_API = 23,
	/** `LOG` */
	ESLNG_EVENT_LOG = 24,
	/** `INBOUND_CHAN` */
	ESLNG_EVENT_INBOUND_CHAN = 25,
	/** `OUTBOUND_CHAN` */
	ESLNG_EVENT_OUTBOUND_CHAN = 26,
	/** `STARTUP` */
	ESLNG_EVENT_STARTUP = 27,
	/** `SHUTDOWN` */
	ESLNG_EVENT_SHUTDOWN = 28,
	/** `PUBLISH` */
	ESLNG_EVENT_PUBLISH = 29,
	/** `UNPUBLISH` */
	ESLNG_EVENT_UNPUBLISH = 30,
	/** `TALK` */
	ESLNG_EVENT_TALK = 31,
	/** `NOTALK` */
	ESLNG_EVENT_NOTALK = 32,
	/** `SESSION_CRASH` */
	ESLNG_EVENT_SESSION_CRASH = 33,
	/** `MODULE_LOAD` */
	ESLNG_EVENT_MODULE_LOAD = 34,
	/** `MODULE_UNLOAD` */
	ESLNG_EVENT_MODULE_UNLOAD = 35,
	/** `DTMF` */
	ESLNG_EVENT_DTMF = 36,
	/** `MESSAGE` */
	ESLNG_EVENT_MESSAGE = 37,
	/** `PRESENCE_IN` */
	ESLNG_EVENT_PRESENCE_IN = 38,
	/** `NOTIFY_IN` */
	ESLNG_EVENT_NOTIFY_IN = 39,
	/** `PRESENCE_OUT` */
	ESLNG_EVENT_PRESENCE_OUT = 40,
	/** `PRESENCE_PROBE` */
	ESLNG_EVENT_PRESENCE_PROBE = 41,
	/** `MESSAGE_WAITING` */
	ESLNG_EVENT_MESSAGE_WAITING = 42,
	/** `MESSAGE_QUERY` */
	ESLNG_EVENT_MESSAGE_QUERY = 43,
	/** `ROSTER` */
	ESLNG_EVENT_ROSTER = 44,
	/** `CODEC` */
	ESLNG_EVENT_CODEC = 45,
	/** `BACKGROUND_JOB` */
	ESLNG_EVENT_BACKGROUND_JOB = 46,
	/** `DETECTED_SPEECH` */
	ESLNG_EVENT_DETECTED_SPEECH = 47,
	/** `DETECTED_TONE` */
	ESLNG_EVENT_DETECTED_TONE = 48,
	/** `PRIVATE_COMMAND` */
	ESLNG_EVENT_PRIVATE_COMMAND = 49,
	/** `HEARTBEAT` */
	ESLNG_EVENT_HEARTBEAT = 50,
	/** `TRAP` */
	ESLNG_EVENT_TRAP = 51,
	/** `ADD_SCHEDULE` */
	ESLNG_EVENT_ADD_SCHEDULE = 52,
	/** `DEL_SCHEDULE` */
	ESLNG_EVENT_DEL_SCHEDULE = 53,
	/** `EXE_SCHEDULE` */
	ESLNG_EVENT_EXE_SCHEDULE = 54,
	/** `RE_SCHEDULE` */
	ESLNG_EVENT_RE_SCHEDULE = 55,
	/** `RELOADXML` */
	ESLNG_EVENT_RELOADXML = 56,
	/** `NOTIFY` */
	ESLNG_EVENT_NOTIFY = 57,
	/** `PHONE_FEATURE` */
	ESLNG_EVENT_PHONE_FEATURE = 58,
	/** `PHONE_FEATURE_SUBSCRIBE` */
	ESLNG_EVENT_PHONE_FEATURE_SUBSCRIBE = 59,
	/** `SEND_MESSAGE` */
	ESLNG_EVENT_SEND_MESSAGE = 60,
	/** `RECV_MESSAGE` */
	ESLNG_EVENT_RECV_MESSAGE = 61,
	/** `REQUEST_PARAMS` */
	ESLNG_EVENT_REQUEST_PARAMS = 62,
	/** `CHANNEL_DATA` */
	ESLNG_EVENT_CHANNEL_DATA = 63,
	/** `GENERAL` */
	ESLNG_EVENT_GENERAL = 64,
	/** `COMMAND` */
	ESLNG_EVENT_COMMAND = 65,
	/** `SESSION_HEARTBEAT` */
	ESLNG_EVENT_SESSION_HEARTBEAT = 66,
	/** `CLIENT_DISCONNECTED` */
	ESLNG_EVENT_CLIENT_DISCONNECTED = 67,
	/** `SERVER_DISCONNECTED` */
	ESLNG_EVENT_SERVER_DISCONNECTED = 68,
	/** `SEND_INFO` */
	ESLNG_EVENT_SEND_INFO = 69,
	/** `RECV_INFO` */
	ESLNG_EVENT_RECV_INFO = 70,
	/** `RECV_RTCP_MESSAGE` */
	ESLNG_EVENT_RECV_RTCP_MESSAGE = 71,
	/** `SEND_RTCP_MESSAGE` */
	ESLNG_EVENT_SEND_RTCP_MESSAGE = 72,
	/** `CALL_SECURE` */
	ESLNG_EVENT_CALL_SECURE = 73,
	/** `NAT` */
	ESLNG_EVENT_NAT = 74,
	/** `RECORD_START` */
	ESLNG_EVENT_RECORD_START = 75,
	/** `RECORD_STOP` */
	ESLNG_EVENT_RECORD_STOP = 76,
	/** `PLAYBACK_START` */
	ESLNG_EVENT_PLAYBACK_START = 77,
	/** `PLAYBACK_STOP` */
	ESLNG_EVENT_PLAYBACK_STOP = 78,
	/** `CALL_UPDATE` */
	ESLNG_EVENT_CALL_UPDATE = 79,
	/** `FAILURE` */
	ESLNG_EVENT_FAILURE = 80,
	/** `SOCKET_DATA` */
	ESLNG_EVENT_SOCKET_DATA = 81,
	/** `MEDIA_BUG_START` */
	ESLNG_EVENT_MEDIA_BUG_START = 82,
	/** `MEDIA_BUG_STOP` */
	ESLNG_EVENT_MEDIA_BUG_STOP = 83,
	/** `CONFERENCE_DATA_QUERY` */
	ESLNG_EVENT_CONFERENCE_DATA_QUERY = 84,
	/** `CONFERENCE_DATA` */
	ESLNG_EVENT_CONFERENCE_DATA = 85,
	/** `CALL_SETUP_REQ` */
	ESLNG_EVENT_CALL_SETUP_REQ = 86,
	/** `CALL_SETUP_RESULT` */
	ESLNG_EVENT_CALL_SETUP_RESULT = 87,
	/** `CALL_DETAIL` */
	ESLNG_EVENT_CALL_DETAIL = 88,
	/** `DEVICE_STATE` */
	ESLNG_EVENT_DEVICE_STATE = 89,
	/** `TEXT` */
	ESLNG_EVENT_TEXT = 90,
	/** `SHUTDOWN_REQUESTED` */
	ESLNG_EVENT_SHUTDOWN_REQUESTED = 91,
	/** `CERT_RELOAD` */
	ESLNG_EVENT_CERT_RELOAD = 1092,
	/** `ALL` */
	ESLNG_EVENT_ALL = 92
} eslng_event_id_t;

/** Why a call ended. Up to 127 the numbers are those of ITU-T Q.850, above that FreeSWITCH's own. */
typedef enum eslng_cause {
	/** A cause that is in no table; its text stands beside it. */
	ESLNG_CAUSE_UNKNOWN = -1,
	/** No cause yet: the call has not ended. */
	ESLNG_CAUSE_NONE = 0,
	/** The number does not exist: SIP 404 from the far end. */
	ESLNG_CAUSE_UNALLOCATED_NUMBER = 1,
	/** The network does not know the transit network that was asked for. */
	ESLNG_CAUSE_NO_ROUTE_TRANSIT_NET = 2,
	/** The dialplan or the network knows no way to the number. */
	ESLNG_CAUSE_NO_ROUTE_DESTINATION = 3,
	/** The channel can't be used for this call. */
	ESLNG_CAUSE_CHANNEL_UNACCEPTABLE = 6,
	/** The call went to a channel that stands already. */
	ESLNG_CAUSE_CALL_AWARDED_DELIVERED = 7,
	/** Somebody hung up. */
	ESLNG_CAUSE_NORMAL_CLEARING = 16,
	/** The called party is busy: SIP 486. */
	ESLNG_CAUSE_USER_BUSY = 17,
	/** The called phone does not react at all: SIP 480 or no answer to the request. */
	ESLNG_CAUSE_NO_USER_RESPONSE = 18,
	/** It rang and nobody answered in time. */
	ESLNG_CAUSE_NO_ANSWER = 19,
	/** The user is known but not reachable now. */
	ESLNG_CAUSE_SUBSCRIBER_ABSENT = 20,
	/** The called party refused, or a login failed: SIP 603, 403, 401. */
	ESLNG_CAUSE_CALL_REJECTED = 21,
	/** The number is another one now: SIP 410. */
	ESLNG_CAUSE_NUMBER_CHANGED = 22,
	/** The call was sent elsewhere: SIP 3xx. */
	ESLNG_CAUSE_REDIRECTION_TO_NEW_DESTINATION = 23,
	/** The call goes in circles: SIP 483, Max-Forwards used up. */
	ESLNG_CAUSE_EXCHANGE_ROUTING_ERROR = 25,
	/** The far end, or an application that was asked for, does not work. */
	ESLNG_CAUSE_DESTINATION_OUT_OF_ORDER = 27,
	/** The number is incomplete or malformed: SIP 484. */
	ESLNG_CAUSE_INVALID_NUMBER_FORMAT = 28,
	/** A service that was asked for is refused. */
	ESLNG_CAUSE_FACILITY_REJECTED = 29,
	/** Answer to a question about the call's state. */
	ESLNG_CAUSE_RESPONSE_TO_STATUS_ENQUIRY = 30,
	/** Ended normally, and nobody says why. */
	ESLNG_CAUSE_NORMAL_UNSPECIFIED = 31,
	/** No free line. */
	ESLNG_CAUSE_NORMAL_CIRCUIT_CONGESTION = 34,
	/** The network does not work: SIP 502. */
	ESLNG_CAUSE_NETWORK_OUT_OF_ORDER = 38,
	/** A failure that may pass: SIP 503 or 500, a gateway that can't be reached. */
	ESLNG_CAUSE_NORMAL_TEMPORARY_FAILURE = 41,
	/** A switch on the way is overloaded. */
	ESLNG_CAUSE_SWITCH_CONGESTION = 42,
	/** The network dropped part of the signalling. */
	ESLNG_CAUSE_ACCESS_INFO_DISCARDED = 43,
	/** The channel that was asked for is not free. */
	ESLNG_CAUSE_REQUESTED_CHAN_UNAVAIL = 44,
	/** A call that matters more took the line. */
	ESLNG_CAUSE_PRE_EMPTED = 45,
	/** The subscriber has not this service. */
	ESLNG_CAUSE_FACILITY_NOT_SUBSCRIBED = 50,
	/** The caller may not call this number. */
	ESLNG_CAUSE_OUTGOING_CALL_BARRED = 52,
	/** The called party takes no calls. */
	ESLNG_CAUSE_INCOMING_CALL_BARRED = 54,
	/** The caller may not use this kind of media. */
	ESLNG_CAUSE_BEARERCAPABILITY_NOTAUTH = 57,
	/** This kind of media is not available now. */
	ESLNG_CAUSE_BEARERCAPABILITY_NOTAVAIL = 58,
	/** The service is not available. */
	ESLNG_CAUSE_SERVICE_UNAVAILABLE = 63,
	/** This kind of media is not known. */
	ESLNG_CAUSE_BEARERCAPABILITY_NOTIMPL = 65,
	/** The dial string names an endpoint that the switch has not. */
	ESLNG_CAUSE_CHAN_NOT_IMPLEMENTED = 66,
	/** The service is not known. */
	ESLNG_CAUSE_FACILITY_NOT_IMPLEMENTED = 69,
	/** The request is not known: SIP 501. */
	ESLNG_CAUSE_SERVICE_NOT_IMPLEMENTED = 79,
	/** A message for a call that does not exist. */
	ESLNG_CAUSE_INVALID_CALL_REFERENCE = 81,
	/** No codec or media in common: SIP 488. */
	ESLNG_CAUSE_INCOMPATIBLE_DESTINATION = 88,
	/** A malformed message. */
	ESLNG_CAUSE_INVALID_MSG_UNSPECIFIED = 95,
	/** A message lacks what it must have. */
	ESLNG_CAUSE_MANDATORY_IE_MISSING = 96,
	/** A message of an unknown kind. */
	ESLNG_CAUSE_MESSAGE_TYPE_NONEXIST = 97,
	/** A message that does not fit. */
	ESLNG_CAUSE_WRONG_MESSAGE = 98,
	/** A part of a message is not known. */
	ESLNG_CAUSE_IE_NONEXIST = 99,
	/** A part of a message is malformed. */
	ESLNG_CAUSE_INVALID_IE_CONTENTS = 100,
	/** A message that does not fit the call's state. */
	ESLNG_CAUSE_WRONG_CALL_STATE = 101,
	/** A timer ran out: SIP 408 or 504. */
	ESLNG_CAUSE_RECOVERY_ON_TIMER_EXPIRE = 102,
	/** A part of a message has a wrong length. */
	ESLNG_CAUSE_MANDATORY_IE_LENGTH_ERROR = 103,
	/** An error of the protocol. */
	ESLNG_CAUSE_PROTOCOL_ERROR = 111,
	/** Another network ended the call, and does not say why. */
	ESLNG_CAUSE_INTERWORKING = 127,
	/** The originate worked. */
	ESLNG_CAUSE_SUCCESS = 142,
	/** The caller hung up before the answer. */
	ESLNG_CAUSE_ORIGINATOR_CANCEL = 487,
	/** The switch recovered from a crash. */
	ESLNG_CAUSE_CRASH = 700,
	/** The switch was stopped. */
	ESLNG_CAUSE_SYSTEM_SHUTDOWN = 701,
	/** Another leg of the same call answered first. */
	ESLNG_CAUSE_LOSE_RACE = 702,
	/** Ended by a command. */
	ESLNG_CAUSE_MANAGER_REQUEST = 703,
	/** The call was transferred. */
	ESLNG_CAUSE_BLIND_TRANSFER = 800,
	/** The call was transferred after a talk. */
	ESLNG_CAUSE_ATTENDED_TRANSFER = 801,
	/** The time for the call, or for the originate, is over. */
	ESLNG_CAUSE_ALLOTTED_TIMEOUT = 802,
	/** The far end asks for a login. */
	ESLNG_CAUSE_USER_CHALLENGE = 803,
	/** No audio came any more. */
	ESLNG_CAUSE_MEDIA_TIMEOUT = 804,
	/** Somebody else picked the call up, or intercepted it. */
	ESLNG_CAUSE_PICKED_OFF = 805,
	/** The user of the directory is registered nowhere. */
	ESLNG_CAUSE_USER_NOT_REGISTERED = 806,
	/** Neither ringing nor media came in time. */
	ESLNG_CAUSE_PROGRESS_TIMEOUT = 807,
	/** The switch has no gateway of that name. */
	ESLNG_CAUSE_INVALID_GATEWAY = 808,
	/** The gateway does not answer its pings, or is not registered. */
	ESLNG_CAUSE_GATEWAY_DOWN = 809,
	/** The dial string is malformed. */
	ESLNG_CAUSE_INVALID_URL = 810,
	/** The switch has no SIP profile of that name. */
	ESLNG_CAUSE_INVALID_PROFILE = 811,
	/** Nobody picked the call up. */
	ESLNG_CAUSE_NO_PICKUP = 812,
	/** Encrypted audio could not be read. */
	ESLNG_CAUSE_SRTP_READ_ERROR = 813,
	/** A loopback channel left the call. */
	ESLNG_CAUSE_BOWOUT = 814,
	/** Busy at every place: SIP 600. */
	ESLNG_CAUSE_BUSY_EVERYWHERE = 815,
	/** Refused at every place: SIP 603. */
	ESLNG_CAUSE_DECLINE = 816,
	/** Exists nowhere: SIP 604. */
	ESLNG_CAUSE_DOES_NOT_EXIST_ANYWHERE = 817,
	/** Media is acceptable nowhere: SIP 606. */
	ESLNG_CAUSE_NOT_ACCEPTABLE = 818,
	/** The called party does not want such calls: SIP 607. */
	ESLNG_CAUSE_UNWANTED = 819,
	/** The Identity header is missing: SIP 428. */
	ESLNG_CAUSE_NO_IDENTITY = 820,
	/** The Identity header's certificate can't be fetched: SIP 436. */
	ESLNG_CAUSE_BAD_IDENTITY_INFO = 821,
	/** The Identity header's certificate is not accepted: SIP 437. */
	ESLNG_CAUSE_UNSUPPORTED_CERTIFICATE = 822,
	/** The Identity header is wrong: SIP 438. */
	ESLNG_CAUSE_INVALID_IDENTITY = 823,
	/** The Identity header is too old: SIP 403. */
	ESLNG_CAUSE_STALE_DATE = 824,
	/** An analytics service refuses the call: SIP 608. */
	ESLNG_CAUSE_REJECT_ALL = 825
} eslng_cause_t;

#endif
