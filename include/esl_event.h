/*
 * esl_event.h: events of FreeSWITCH's Event Socket, as libesl's C API shows them.
 *
 * This header belongs to eslng's libesl and is included by esl.h. Include either of the two.
 *
 * An event is a list of headers, in order, and an optional body. Programs may read every field
 * of the two structures; they change events through the functions. Text that a function returns
 * from inside an event (a header's value, the body) belongs to the event and lives until the
 * event is changed or destroyed. Text that a function allocates for the caller is released with
 * free().
 *
 * Every function takes NULL where it wants a pointer and then answers with its error value.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#ifndef ESL_EVENT_H
#define ESL_EVENT_H

#include "esl.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Where esl_event_add_header puts a header.
 * PUSH and UNSHIFT append to the array of that name and make one where there is none; TOP gives
 * a header that is there already a new value. UNSHIFT appends like PUSH, as it always has in libesl. */
typedef enum {
	ESL_STACK_BOTTOM = 0,
	ESL_STACK_TOP = 1,
	ESL_STACK_PUSH = 2,
	ESL_STACK_UNSHIFT = 3
} esl_stack_t;

/* What an event is about. The numbers are the order of FreeSWITCH's own table. */
typedef enum {
	ESL_EVENT_CUSTOM = 0,
	ESL_EVENT_CLONE = 1,
	ESL_EVENT_CHANNEL_CREATE = 2,
	ESL_EVENT_CHANNEL_DESTROY = 3,
	ESL_EVENT_CHANNEL_STATE = 4,
	ESL_EVENT_CHANNEL_CALLSTATE = 5,
	ESL_EVENT_CHANNEL_ANSWER = 6,
	ESL_EVENT_CHANNEL_HANGUP = 7,
	ESL_EVENT_CHANNEL_HANGUP_COMPLETE = 8,
	ESL_EVENT_CHANNEL_EXECUTE = 9,
	ESL_EVENT_CHANNEL_EXECUTE_COMPLETE = 10,
	ESL_EVENT_CHANNEL_HOLD = 11,
	ESL_EVENT_CHANNEL_UNHOLD = 12,
	ESL_EVENT_CHANNEL_BRIDGE = 13,
	ESL_EVENT_CHANNEL_UNBRIDGE = 14,
	ESL_EVENT_CHANNEL_PROGRESS = 15,
	ESL_EVENT_CHANNEL_PROGRESS_MEDIA = 16,
	ESL_EVENT_CHANNEL_OUTGOING = 17,
	ESL_EVENT_CHANNEL_PARK = 18,
	ESL_EVENT_CHANNEL_UNPARK = 19,
	ESL_EVENT_CHANNEL_APPLICATION = 20,
	ESL_EVENT_CHANNEL_ORIGINATE = 21,
	ESL_EVENT_CHANNEL_UUID = 22,
	ESL_EVENT_API = 23,
	ESL_EVENT_LOG = 24,
	ESL_EVENT_INBOUND_CHAN = 25,
	ESL_EVENT_OUTBOUND_CHAN = 26,
	ESL_EVENT_STARTUP = 27,
	ESL_EVENT_SHUTDOWN = 28,
	ESL_EVENT_PUBLISH = 29,
	ESL_EVENT_UNPUBLISH = 30,
	ESL_EVENT_TALK = 31,
	ESL_EVENT_NOTALK = 32,
	ESL_EVENT_SESSION_CRASH = 33,
	ESL_EVENT_MODULE_LOAD = 34,
	ESL_EVENT_MODULE_UNLOAD = 35,
	ESL_EVENT_DTMF = 36,
	ESL_EVENT_MESSAGE = 37,
	ESL_EVENT_PRESENCE_IN = 38,
	ESL_EVENT_NOTIFY_IN = 39,
	ESL_EVENT_PRESENCE_OUT = 40,
	ESL_EVENT_PRESENCE_PROBE = 41,
	ESL_EVENT_MESSAGE_WAITING = 42,
	ESL_EVENT_MESSAGE_QUERY = 43,
	ESL_EVENT_ROSTER = 44,
	ESL_EVENT_CODEC = 45,
	ESL_EVENT_BACKGROUND_JOB = 46,
	ESL_EVENT_DETECTED_SPEECH = 47,
	ESL_EVENT_DETECTED_TONE = 48,
	ESL_EVENT_PRIVATE_COMMAND = 49,
	ESL_EVENT_HEARTBEAT = 50,
	ESL_EVENT_TRAP = 51,
	ESL_EVENT_ADD_SCHEDULE = 52,
	ESL_EVENT_DEL_SCHEDULE = 53,
	ESL_EVENT_EXE_SCHEDULE = 54,
	ESL_EVENT_RE_SCHEDULE = 55,
	ESL_EVENT_RELOADXML = 56,
	ESL_EVENT_NOTIFY = 57,
	ESL_EVENT_PHONE_FEATURE = 58,
	ESL_EVENT_PHONE_FEATURE_SUBSCRIBE = 59,
	ESL_EVENT_SEND_MESSAGE = 60,
	ESL_EVENT_RECV_MESSAGE = 61,
	ESL_EVENT_REQUEST_PARAMS = 62,
	ESL_EVENT_CHANNEL_DATA = 63,
	ESL_EVENT_GENERAL = 64,
	ESL_EVENT_COMMAND = 65,
	ESL_EVENT_SESSION_HEARTBEAT = 66,
	ESL_EVENT_CLIENT_DISCONNECTED = 67,
	ESL_EVENT_SERVER_DISCONNECTED = 68,
	ESL_EVENT_SEND_INFO = 69,
	ESL_EVENT_RECV_INFO = 70,
	ESL_EVENT_RECV_RTCP_MESSAGE = 71,
	ESL_EVENT_SEND_RTCP_MESSAGE = 72,
	ESL_EVENT_CALL_SECURE = 73,
	ESL_EVENT_NAT = 74,
	ESL_EVENT_RECORD_START = 75,
	ESL_EVENT_RECORD_STOP = 76,
	ESL_EVENT_PLAYBACK_START = 77,
	ESL_EVENT_PLAYBACK_STOP = 78,
	ESL_EVENT_CALL_UPDATE = 79,
	ESL_EVENT_FAILURE = 80,
	ESL_EVENT_SOCKET_DATA = 81,
	ESL_EVENT_MEDIA_BUG_START = 82,
	ESL_EVENT_MEDIA_BUG_STOP = 83,
	ESL_EVENT_CONFERENCE_DATA_QUERY = 84,
	ESL_EVENT_CONFERENCE_DATA = 85,
	ESL_EVENT_CALL_SETUP_REQ = 86,
	ESL_EVENT_CALL_SETUP_RESULT = 87,
	ESL_EVENT_CALL_DETAIL = 88,
	ESL_EVENT_DEVICE_STATE = 89,
	ESL_EVENT_TEXT = 90,
	ESL_EVENT_SHUTDOWN_REQUESTED = 91,
	ESL_EVENT_ALL = 92
} esl_event_types_t;

typedef enum {
	ESL_PRIORITY_NORMAL = 0,
	ESL_PRIORITY_LOW = 1,
	ESL_PRIORITY_HIGH = 2
} esl_priority_t;

/* Bits of an event's flags. The library keeps bits of its own there: change single bits with
 * esl_set_flag and esl_clear_flag. */
typedef enum {
	/* A header added replaces those of its name. */
	ESL_EF_UNIQ_HEADERS = 1
} esl_event_flag_t;

/* One header. */
struct esl_event_header {
	/* The name, as it was spelt. Lookups take any case. */
	char *name;
	/* The value, decoded. An array of several elements reads "ARRAY::one|:two". */
	char *value;
	/* The elements, `idx` of them, when the header is an array; NULL otherwise. */
	char **array;
	int idx;
	/* hash * 33 + lower(c) over the name, in 32 bits; 0 where it was not computed. */
	unsigned long hash;
	struct esl_event_header *next;
};

/* One event. */
struct esl_event {
	esl_event_types_t event_id;
	esl_priority_t priority;
	/* Not used by the library. */
	char *owner;
	/* The subclass an event was created with; events from the wire carry theirs as the header Event-Subclass. */
	char *subclass_name;
	/* The headers in order, and the last of them. */
	esl_event_header_t *headers;
	esl_event_header_t *last_header;
	/* The body, ended by a NUL, or NULL. */
	char *body;
	/* For the program; the library copies the two when it duplicates an event. */
	void *bind_user_data;
	void *event_user_data;
	unsigned long key;
	/* The next event of a queue, such as a handle's race_event. */
	struct esl_event *next;
	/* esl_event_flag_t, and bits of the library's own. */
	int flags;
};

#define ESL_EVENT_SUBCLASS_ANY NULL

/* Creates an event and puts it in *event. It starts with the header Event-Name, and with
 * Event-Subclass when there is a subclass, which only ESL_EVENT_CUSTOM and ESL_EVENT_CLONE take.
 * ESL_EVENT_CLONE starts with no Event-Name. Destroy it with esl_event_destroy.
 * ESL_FAIL: a subclass on another event, an unknown id, or no memory; *event is then NULL. */
ESL_DECLARE(esl_status_t) esl_event_create_subclass(esl_event_t **event, esl_event_types_t event_id, const char *subclass_name);
#define esl_event_create(_event, _id) esl_event_create_subclass(_event, _id, ESL_EVENT_SUBCLASS_ANY)

/* Sets the priority and writes it into the header `priority` on top, as an array of one. */
ESL_DECLARE(esl_status_t) esl_event_set_priority(esl_event_t *event, esl_priority_t priority);

/* The first header of that name, in any case of letters, or NULL. */
ESL_DECLARE(esl_event_header_t *) esl_event_get_header_ptr(esl_event_t *event, const char *header_name);

/* The value of the first header of that name; with idx >= 0 that element of the array. "_body"
 * gives the body. NULL when there is none. The text belongs to the event. */
ESL_DECLARE(char *) esl_event_get_header_idx(esl_event_t *event, const char *header_name, int idx);
#define esl_event_get_header(_event, _name) esl_event_get_header_idx(_event, _name, -1)

/* The body or NULL. The text belongs to the event. */
ESL_DECLARE(char *) esl_event_get_body(esl_event_t *event);

/* Adds a header whose value is made printf-like from fmt. See esl_event_add_header_string. */
ESL_DECLARE(esl_status_t) esl_event_add_header(esl_event_t *event, esl_stack_t stack, const char *header_name, const char *fmt, ...) ESL_PRINTF_LIKE(4, 5);

/* Splits "ARRAY::one|:two" and appends the elements to the array `var`. 0, or -1 when `val`
 * does not begin with ARRAY:: or holds no element. */
ESL_DECLARE(int) esl_event_add_array(esl_event_t *event, const char *var, const char *val);

/* Adds a header; name and data are copied. An empty value deletes the headers of that name.
 * The name "_body" sets the body instead, "name[3]" sets an element of the array `name` (0 to
 * 4000; gaps become empty), and a value that begins with ARRAY:: becomes an array. */
ESL_DECLARE(esl_status_t) esl_event_add_header_string(esl_event_t *event, esl_stack_t stack, const char *header_name, const char *data);

/* Deletes the headers of that name; with a non-empty `var` only those with this value.
 * ESL_SUCCESS even if there was none. */
ESL_DECLARE(esl_status_t) esl_event_del_header_val(esl_event_t *event, const char *header_name, const char *var);
#define esl_event_del_header(_event, _name) esl_event_del_header_val(_event, _name, NULL)

/* Releases *event with all it holds and sets *event to NULL. */
ESL_DECLARE(void) esl_event_destroy(esl_event_t **event);
#define esl_event_safe_destroy(_event) esl_event_destroy(_event)

/* A copy of `todup` in *event, with its body, user data, key and flags. */
ESL_DECLARE(esl_status_t) esl_event_dup(esl_event_t **event, esl_event_t *todup);

/* Adds the headers of `tomerge` to `event`; arrays are appended to those of the same name. */
ESL_DECLARE(void) esl_event_merge(esl_event_t *event, esl_event_t *tomerge);

/* The name of an event id, such as "CHANNEL_CREATE"; "INVALID" for a number that is none. */
ESL_DECLARE(const char *) esl_event_name(esl_event_types_t event);

/* The id of an event's name, in any case, SWITCH_EVENT_ before it or not. ESL_FAIL: no such event. */
ESL_DECLARE(esl_status_t) esl_name_event(const char *name, esl_event_types_t *type);

/* The event as text in *str: "Name: value" lines ("_undef_" for an empty value), then
 * Content-Length and the body, or an empty line. With `encode` the values are percent-encoded.
 * free() the text. */
ESL_DECLARE(esl_status_t) esl_event_serialize(esl_event_t *event, char **str, esl_bool_t encode);

/* The event as JSON in *str, indented with tabs: arrays as arrays, the body as "_body". free() the text. */
ESL_DECLARE(esl_status_t) esl_event_serialize_json(esl_event_t *event, char **str);

/* Creates an event from a JSON object: strings and arrays of strings become headers, "_body"
 * the body; values of other types are left out. ESL_FAIL when the text is no JSON object, and
 * *event is NULL. */
ESL_DECLARE(esl_status_t) esl_event_create_json(esl_event_t **event, const char *json);

/* Sets the body, made printf-like from fmt, in place of the one there was. */
ESL_DECLARE(esl_status_t) esl_event_add_body(esl_event_t *event, const char *fmt, ...) ESL_PRINTF_LIKE(2, 3);

/* Sets the body to a copy of `body`; NULL removes it. */
ESL_DECLARE(esl_status_t) esl_event_set_body(esl_event_t *event, const char *body);

/* "NORMAL", "LOW", "HIGH", or "INVALID". */
ESL_DECLARE(const char *) esl_priority_name(esl_priority_t priority);

#ifdef __cplusplus
}
#endif

#endif /* ESL_EVENT_H */
