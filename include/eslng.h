/*
 * eslng.h: FreeSWITCH's Event Socket for new programs in C, and for languages that bind C. Programs written for libesl use esl.h.
 *
 * Written by cbindgen from ffi/src/modern: change that, not this.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
/**
 * @file
 *
 * Link with -lesl (pkg-config eslng).
 *
 * - **Objects** are opaque. What a function hands out through an argument or as its value, and says so, is the caller's: the function that ends in
 *   `_free` takes the address of the variable and leaves NULL in it. Everything else that a function gives, a text above all, belongs to the object that it
 *   came from and lives as long as that.
 * - **Failures**: a function that can fail gives an eslng_status_t, the numbers of which are frozen; eslng_error_message() has the words. Then nothing is handed out:
 *   the variable holds NULL. NULL, an object that was freed by the function for it, a bad argument: ESLNG_INVALID_ARGUMENT, or the empty value that the function
 *   names. Nothing that a program or a switch sends makes this library crash.
 * - **Texts** are C texts, of any bytes; FreeSWITCH's own are UTF-8. No text can carry a second command: what holds a line end is refused where it would.
 * - **Time** is in milliseconds.
 * - **Threads**: objects that never change (events, results, outputs) may be read by all; a client, a call and a server may be used by all at once; of a builder
 *   and an engine one thread at a time. An object may be freed when no other thread is in a call with it.
 */

#ifndef ESLNG_H
#define ESLNG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "eslng_names.h"

/**
 * What an output is. A client gives the first four, an engine all but ESLNG_OUTPUT_GAP and ESLNG_OUTPUT_DROPPED.
 */
typedef enum {
    /**
     * None: of NULL.
     */
    ESLNG_OUTPUT_NONE = 0,
    /**
     * An event: eslng_output_event(). ESLNG_MALFORMED as eslng_output_status() if it can't be read, why in eslng_output_message(); it has what could be.
     */
    ESLNG_OUTPUT_EVENT = 1,
    /**
     * A log line of the switch: its body is the line, its headers say where from.
     */
    ESLNG_OUTPUT_LOG = 2,
    /**
     * The connection was lost and is back; what happened in between was not seen: eslng_output_gap().
     */
    ESLNG_OUTPUT_GAP = 3,
    /**
     * The program has not received for too long, and so much is missing here: eslng_output_number().
     */
    ESLNG_OUTPUT_DROPPED = 4,
    /**
     * Open a connection to the switch, then call eslng_engine_connected() or eslng_engine_connect_failed().
     */
    ESLNG_OUTPUT_CONNECT = 5,
    /**
     * Close the connection; nothing is to be read from it any more.
     */
    ESLNG_OUTPUT_CLOSE = 6,
    /**
     * Logged in, and what was asked for before is asked for again: requests are taken. After a loss with eslng_output_gap().
     */
    ESLNG_OUTPUT_UP = 7,
    /**
     * The connection is lost, or none came about: eslng_output_status(), eslng_output_message(); eslng_output_number() is when it tries again, in ms by the
     * engine's clock. Every request has finished before.
     */
    ESLNG_OUTPUT_DOWN = 8,
    /**
     * A request has ended: eslng_output_number() is its id, eslng_output_status() how, eslng_output_result() what it brought.
     */
    ESLNG_OUTPUT_FINISHED = 9,
    /**
     * An outbound connection has its call: eslng_output_event() is the channel's data, its `Unique-ID` among them.
     */
    ESLNG_OUTPUT_CONNECTED = 10,
    /**
     * Something happened to a call that is followed: eslng_output_uuid(), eslng_output_change().
     */
    ESLNG_OUTPUT_CALL = 11,
    /**
     * The switch will close the connection; eslng_output_event() is its notice.
     */
    ESLNG_OUTPUT_NOTICE = 12,
    /**
     * The call has ended and the switch keeps the connection for a while; commands still work.
     */
    ESLNG_OUTPUT_LINGERING = 13,
    /**
     * An answer that nobody waits for, or a message of no known kind: eslng_output_event().
     */
    ESLNG_OUTPUT_UNSOLICITED = 14,
    /**
     * Something odd that harms nothing: eslng_output_message().
     */
    ESLNG_OUTPUT_WARNING = 15,
    /**
     * The end, and why: eslng_output_status(), eslng_output_message(). Nothing comes after it.
     */
    ESLNG_OUTPUT_CLOSED = 16,
} eslng_output_kind_t;

/**
 * What happened to a call.
 */
typedef enum {
    /**
     * Nothing: of an output that is about no call.
     */
    ESLNG_CHANGE_NONE = 0,
    /**
     * The far end rings.
     */
    ESLNG_CHANGE_RINGING = 1,
    /**
     * There is sound before the answer.
     */
    ESLNG_CHANGE_EARLY_MEDIA = 2,
    /**
     * It was answered.
     */
    ESLNG_CHANGE_ANSWERED = 3,
    /**
     * It hears another channel; eslng_output_message() is that one's Unique-ID.
     */
    ESLNG_CHANGE_BRIDGED = 4,
    /**
     * It hears the other channel no more.
     */
    ESLNG_CHANGE_UNBRIDGED = 5,
    /**
     * It was put on hold.
     */
    ESLNG_CHANGE_HELD = 6,
    /**
     * It was taken off hold.
     */
    ESLNG_CHANGE_UNHELD = 7,
    /**
     * It waits in the switch.
     */
    ESLNG_CHANGE_PARKED = 8,
    /**
     * It waits no more.
     */
    ESLNG_CHANGE_UNPARKED = 9,
    /**
     * A digit was pressed; eslng_output_message() is the digit.
     */
    ESLNG_CHANGE_DIGIT = 10,
    /**
     * A recording has begun; eslng_output_message() is its file.
     */
    ESLNG_CHANGE_RECORDING_STARTED = 11,
    /**
     * A recording is over; eslng_output_message() is its file.
     */
    ESLNG_CHANGE_RECORDING_STOPPED = 12,
    /**
     * It is being hung up; eslng_output_message() is the cause.
     */
    ESLNG_CHANGE_HANGING_UP = 13,
    /**
     * It has ended; eslng_output_message() is the cause, eslng_output_event() the CHANNEL_HANGUP_COMPLETE event with all variables.
     */
    ESLNG_CHANGE_ENDED = 14,
    /**
     * The channel that it was bridged to has ended; as ESLNG_CHANGE_ENDED.
     */
    ESLNG_CHANGE_OTHER_LEG_ENDED = 15,
    /**
     * The outbound connection of this call was closed without a hangup: the call went on elsewhere.
     */
    ESLNG_CHANGE_LEFT = 16,
    /**
     * It was gone when the connection came back: it ended in between.
     */
    ESLNG_CHANGE_LOST = 17,
} eslng_change_t;

/**
 * The format of events.
 */
typedef enum {
    /**
     * `Name: value` lines, percent-encoded. The cheapest to read.
     */
    ESLNG_PLAIN = 0,
    /**
     * One object; nothing is lost to percent-encoding.
     */
    ESLNG_JSON = 1,
    /**
     * Elements, percent-encoded. Can't tell an array from duplicates.
     */
    ESLNG_XML = 2,
} eslng_format_t;

/**
 * An event that is being made. One thread at a time may use it.
 */
typedef struct eslng_builder_t eslng_builder_t;

/**
 * A call. Any number of threads may use it at once; freeing it does nothing to the call itself.
 *
 * Each operation waits for its end. It also ends, with ESLNG_HUNG_UP, when the call does, with ESLNG_TIMEOUT and with ESLNG_DISCONNECTED. A text is a text: what
 * a stranger sent reaches an application as it is, `${...}` too.
 */
typedef struct eslng_call_t eslng_call_t;

/**
 * A call that is being placed. Any number of threads may use it at once. Freeing it lets the call go on; eslng_calling_cancel() ends it.
 */
typedef struct eslng_calling_t eslng_calling_t;

/**
 * What happens to a call, in order, from the moment on at which it was asked for. A reader that leaves 1,024 changes lying is given up.
 */
typedef struct eslng_changes_t eslng_changes_t;

/**
 * A connection to a switch. Any number of threads may use it at once: each gets its own answers.
 *
 * No thread is started: whoever waits reads for all. So events are taken off the wire, a lost connection is made again and a dead one is noticed while some
 * thread is in a call that waits, as in eslng_events_next(). In a child of fork() it may be freed, which leaves the parent's connection alone, and nothing else.
 */
typedef struct eslng_client_t eslng_client_t;

/**
 * A connection without a socket, a clock or a thread. One thread at a time may use it.
 *
 * Time is that of any clock of the program's that goes on evenly, in ms. After any call that takes the time: take outputs from eslng_engine_next() until it
 * gives NULL, write what eslng_engine_pending() has, and see to it that eslng_engine_timeout() is called when eslng_engine_deadline() has come.
 * A request ends exactly once, as ESLNG_OUTPUT_FINISHED.
 */
typedef struct eslng_engine_t eslng_engine_t;

/**
 * An event, or what else came with headers and a body: a reply, a log line, a notice. It never changes, so any number of threads may read it at once.
 *
 * Texts that a function gives of it are its own, closed by a NUL, and live until it is freed; values are decoded.
 */
typedef struct eslng_event_t eslng_event_t;

/**
 * What a program wanted to be told of, in order, from the moment on at which it was made. Several threads may take from it.
 *
 * Of what is not taken 64 MiB are kept; then reading pauses, while the switch queues, and after 5 s without progress what does not fit is dropped and counted.
 */
typedef struct eslng_events_t eslng_events_t;

/**
 * Something that came. It never changes but by eslng_output_take_event() and eslng_output_take_result().
 */
typedef struct eslng_output_t eslng_output_t;

/**
 * What a request has brought: a text, and the message that it came with. It never changes, so any number of threads may read it at once.
 */
typedef struct eslng_result_t eslng_result_t;

/**
 * A socket on which a switch opens a connection for each call. Any number of threads may use it at once.
 */
typedef struct eslng_server_t eslng_server_t;

/**
 * How a connection is made, and how it is kept. eslng_options_init() sets each field to what is said here; the texts are copied where the options are used.
 */
typedef struct {
    /**
     * The size of this struct in the program, from eslng_options_init().
     */
    size_t size;
    /**
     * The switch's name or address; NULL: 127.0.0.1. An engine has no use for it.
     */
    const char *host;
    /**
     * The port of its event socket; 8021. An engine has no use for it.
     */
    uint16_t port;
    /**
     * Whether a lost connection is made again, and what was asked for is asked for again: false.
     */
    bool reconnect;
    /**
     * A user of the directory, `user@domain`; NULL: none, the password is the event socket's.
     */
    const char *user;
    /**
     * The password; NULL: FreeSWITCH's default, ClueCon.
     */
    const char *password;
    /**
     * The format of events: ESLNG_PLAIN.
     */
    eslng_format_t format;
    /**
     * How long a connection and its login may take, in ms; 20,000.
     */
    int64_t connect_timeout_ms;
    /**
     * After how long without a byte the connection is taken for dead, in ms; 60,000. Half way there the switch is asked for a sign of life. Negative: never.
     */
    int64_t silence_ms;
    /**
     * The bound of the wait before the first new try, in ms; 200. It doubles with each; the wait is drawn evenly from zero to it.
     */
    int64_t retry_first_ms;
    /**
     * The largest bound of a wait, in ms; 30,000.
     */
    int64_t retry_cap_ms;
    /**
     * The largest header block that is taken, in bytes; 10 MiB.
     */
    size_t header_limit;
    /**
     * The largest body that is taken, in bytes; 16 MiB.
     */
    size_t body_limit;
    /**
     * For how many seconds the switch keeps an outbound connection after its call's end; 10. Negative: not at all.
     */
    int32_t linger_s;
} eslng_options_t;

/**
 * A time in which events were missed.
 */
typedef struct {
    /**
     * For how long nothing was seen, in ms.
     */
    int64_t duration_ms;
    /**
     * Whether the switch was restarted in between: 1, 0, or -1 where it can't be told.
     */
    int32_t restarted;
} eslng_gap_t;

/**
 * How an application is begun. Zeros are defaults.
 */
typedef struct {
    /**
     * The application.
     */
    const char *application;
    /**
     * Its argument as it stands on the wire, where the switch expands `${...}`; NULL: none.
     */
    const char *argument;
    /**
     * Comes back as `Application-UUID` in the events of this execution; NULL: the switch makes one.
     */
    const char *event_uuid;
    /**
     * How often; 0: once.
     */
    uint32_t loops;
    /**
     * Whether it waits for those that run before, in the place of interrupting them.
     */
    bool event_lock;
} eslng_execute_t;

/**
 * How digits are asked for. eslng_digits_init() sets each field to what is said here.
 */
typedef struct {
    /**
     * The size of this struct in the program, from eslng_digits_init().
     */
    size_t size;
    /**
     * What is played first; needed.
     */
    const char *file;
    /**
     * What is played when the digits do not fit; NULL: silence.
     */
    const char *invalid_file;
    /**
     * The digits that end the entry; NULL: `#`.
     */
    const char *terminators;
    /**
     * What the digits must look like, a regular expression; NULL: any digits.
     */
    const char *regexp;
    /**
     * How many digits at least; 1.
     */
    uint32_t min;
    /**
     * How many at the most; 128.
     */
    uint32_t max;
    /**
     * How often it is asked; 1.
     */
    uint32_t tries;
    /**
     * How long to wait for the first digit, in ms; 5,000.
     */
    uint32_t wait_ms;
    /**
     * How long to wait for each further one, in ms; 0: as for the first.
     */
    uint32_t digit_wait_ms;
} eslng_digits_t;

/**
 * How a call has ended.
 */
typedef struct {
    /**
     * Why.
     */
    eslng_cause_t cause;
    /**
     * Its number in Q.850, as the switch said it; -1: it did not.
     */
    int32_t q850;
    /**
     * 1: the far end hung up; 0: the switch did; -1: it can't be told. SIP legs tell.
     */
    int32_t by_far_end;
    /**
     * From its creation to its end, in ms, to the second; -1: unknown.
     */
    int64_t duration_ms;
    /**
     * From its answer to its end, in ms; -1: unknown.
     */
    int64_t answered_for_ms;
    /**
     * From its creation to its answer, in ms; -1: it was not answered.
     */
    int64_t answered_after_ms;
} eslng_end_t;

/**
 * What eslng_server_run() calls for each call, on a thread of its own. The call is freed when it returns, which leaves it to the dialplan unless it was hung
 * up. It returns: it neither throws nor ends its thread.
 */
typedef void (*eslng_handler_t)(const eslng_call_t *call, void *data);

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * What the last call of this thread that failed said: which argument, what the switch answered, what to do. Empty when none has failed.
 *
 * A function that succeeds leaves it as it is, so look at the status first.
 *
 * @return A text of the library's, never NULL; valid until the next failed call of this thread.
 */
const char *eslng_error_message(void);

/**
 * The name of a status: `ok`, `timeout`, `command_failed`. The same in every language.
 *
 * @return A text that is always valid; `unknown` for a number that is none.
 */
const char *eslng_status_name(eslng_status_t status);

/**
 * One line for a person about a status in general; eslng_error_message() says what happened in this case.
 *
 * @return A text that is always valid; `unknown` for a number that is none.
 */
const char *eslng_status_text(eslng_status_t status);

/**
 * Whether trying the same again, perhaps on a new connection, can help.
 */
bool eslng_status_can_retry(eslng_status_t status);

/**
 * Whether the switch may have carried out what failed so.
 */
bool eslng_status_outcome_unknown(eslng_status_t status);

/**
 * The library's version, `MAJOR.MINOR.PATCH`.
 *
 * @return A text that is always valid.
 */
const char *eslng_version(void);

/**
 * The name of an event's number: `CHANNEL_ANSWER`.
 *
 * @return A text that is always valid; NULL for a number that is in no table.
 */
const char *eslng_event_id_name(eslng_event_id_t id);

/**
 * The number of an event's name, which is written in capitals.
 *
 * @param name NULL is no name.
 * @return ESLNG_EVENT_UNKNOWN for a name that is in no table.
 */
eslng_event_id_t eslng_event_id_of(const char *name);

/**
 * The name of a hangup cause: `NORMAL_CLEARING`.
 *
 * @return A text that is always valid; NULL for a number that is in no table.
 */
const char *eslng_cause_name(eslng_cause_t cause);

/**
 * The hangup cause that is written so, in capitals.
 *
 * @param name NULL is no cause.
 * @return ESLNG_CAUSE_UNKNOWN for one that is in no table.
 */
eslng_cause_t eslng_cause_of(const char *name);

/**
 * Why a hangup cause usually comes, in a sentence.
 *
 * @return A text that is always valid; NULL for a number that is in no table.
 */
const char *eslng_cause_reason(eslng_cause_t cause);

/**
 * Reads an event.
 *
 * @param format  Of the text.
 * @param text    The event without the frame around it; NULL only with length 0.
 * @param length  In bytes.
 * @param event   Gets the event, which the caller frees with eslng_event_free(); NULL if there is none.
 * @return ESLNG_MALFORMED for a text that can't be read, ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_event_parse(eslng_format_t format, const char *text, size_t length, eslng_event_t **event);

/**
 * A copy of an event, for another owner.
 *
 * @return The caller frees it with eslng_event_free(); NULL of NULL.
 */
eslng_event_t *eslng_event_clone(const eslng_event_t *event);

/**
 * Frees an event and sets the variable to NULL. NULL, and a variable that holds NULL, are nothing to do.
 *
 * No other thread may be reading it.
 */
void eslng_event_free(eslng_event_t **event);

/**
 * The number of the event's name, for a `switch`.
 *
 * @return ESLNG_EVENT_UNKNOWN for a name that is in no table, for none, and of NULL.
 */
eslng_event_id_t eslng_event_id(const eslng_event_t *event);

/**
 * The event's name, its header `Event-Name`.
 *
 * @return NULL where it has none, and of NULL. The event's own.
 */
const char *eslng_event_name(const eslng_event_t *event);

/**
 * A header's value, the first of that name, whatever the case of its letters. An array reads `ARRAY::a|:b`; eslng_event_value() takes it apart.
 *
 * @return NULL where there is none. The event's own. eslng_event_value() also tells the length, for values that hold a NUL.
 */
const char *eslng_event_get(const eslng_event_t *event,
                            const char *name);

/**
 * How many values a header has: of all headers of that name, with the elements of arrays one by one.
 */
size_t eslng_event_value_count(const eslng_event_t *event, const char *name);

/**
 * One of a header's values; eslng_event_value_count() says how many there are.
 *
 * @param index   From 0.
 * @param length  Gets its length in bytes; may be NULL.
 * @return NULL where there is none. The event's own.
 */
const char *eslng_event_value(const eslng_event_t *event, const char *name, size_t index, size_t *length);

/**
 * How many headers there are.
 */
size_t eslng_event_header_count(const eslng_event_t *event);

/**
 * The name of a header as it was spelt; headers are in the order in which they came.
 *
 * @param index  From 0.
 * @return NULL where there is none. The event's own.
 */
const char *eslng_event_header_name(const eslng_event_t *event, size_t index);

/**
 * The value of a header.
 *
 * @param index   From 0.
 * @param length  Gets its length in bytes; may be NULL.
 * @return NULL where there is none. The event's own.
 */
const char *eslng_event_header_value(const eslng_event_t *event, size_t index, size_t *length);

/**
 * The body.
 *
 * @param length  Gets its length in bytes; may be NULL.
 * @return NULL where there is none. The event's own.
 */
const char *eslng_event_body(const eslng_event_t *event, size_t *length);

/**
 * The event as the switch would write it in a format.
 *
 * @param text  Gets the text, as a result that the caller frees with eslng_result_free(); NULL if there is none.
 * @return ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_event_serialize(const eslng_event_t *event, eslng_format_t format, eslng_result_t **text);

/**
 * A builder of an event of this name.
 *
 * @param name  As in `CHANNEL_ANSWER`; NULL leaves it without a name.
 * @return The caller frees it with eslng_builder_free(); NULL only if eslng is at fault.
 */
eslng_builder_t *eslng_builder_new(const char *name);

/**
 * A builder that begins with all that an event has.
 *
 * @return The caller frees it with eslng_builder_free(); NULL of NULL.
 */
eslng_builder_t *eslng_builder_of(const eslng_event_t *event);

/**
 * Frees a builder and sets the variable to NULL. NULL, and a variable that holds NULL, are nothing to do.
 */
void eslng_builder_free(eslng_builder_t **builder);

/**
 * Appends a header, beside others of its name. A value `ARRAY::a|:b` makes an array, as in the switch.
 *
 * @return ESLNG_INVALID_ARGUMENT for a name that is empty or holds a colon or a line end.
 */
eslng_status_t eslng_builder_add(eslng_builder_t *builder, const char *name, const char *value);

/**
 * Sets a header: the first of its name gets the value and keeps its place, the others go.
 *
 * @return As eslng_builder_add().
 */
eslng_status_t eslng_builder_set(eslng_builder_t *builder, const char *name, const char *value);

/**
 * Appends an element to an array. A header with one value becomes an array; one that is not there gets this value.
 *
 * @return As eslng_builder_add().
 */
eslng_status_t eslng_builder_push(eslng_builder_t *builder, const char *name, const char *element);

/**
 * Removes every header of this name.
 *
 * @return How many there were.
 */
size_t eslng_builder_remove(eslng_builder_t *builder, const char *name);

/**
 * Sets the body; one of length 0 is none.
 *
 * @param body    Any bytes, which are copied; NULL only with length 0.
 * @param length  In bytes.
 * @return ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_builder_set_body(eslng_builder_t *builder, const void *body, size_t length);

/**
 * The event, to be read. The builder stays as it is.
 *
 * @return The caller frees it with eslng_event_free(); NULL of NULL.
 */
eslng_event_t *eslng_builder_build(const eslng_builder_t *builder);

/**
 * The text of the event as the switch would write it in a format.
 *
 * @param text  Gets the text, as a result that the caller frees with eslng_result_free(); NULL if there is none.
 * @return ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_builder_serialize(const eslng_builder_t *builder, eslng_format_t format, eslng_result_t **text);

/**
 * The text: what an API command printed, a reply's text, an application's response, digits, the value of a variable.
 *
 * @return NULL for a variable that is not set, and of NULL; otherwise a text, which may be empty. The result's own.
 */
const char *eslng_result_text(const eslng_result_t *result);

/**
 * The same with its length, for texts that hold a NUL.
 *
 * @param length  Gets the length in bytes; may be NULL.
 * @return As eslng_result_text().
 */
const char *eslng_result_bytes(const eslng_result_t *result, size_t *length);

/**
 * The message that the text came with: the headers of a reply, the BACKGROUND_JOB event of a job, the CHANNEL_EXECUTE_COMPLETE event of an application.
 *
 * @return NULL where there is none, as of `api`. The result's own: eslng_event_clone() makes one that outlives it.
 */
const eslng_event_t *eslng_result_event(const eslng_result_t *result);

/**
 * Frees a result and sets the variable to NULL. NULL, and a variable that holds NULL, are nothing to do.
 */
void eslng_result_free(eslng_result_t **result);

/**
 * Sets every option to its default. Call it before any field is set.
 *
 * @param options  The caller's.
 * @param size     `sizeof` of it, by which a later library knows which fields this program has.
 * @return ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_options_init(eslng_options_t *options, size_t size);

/**
 * What it is.
 *
 * @return ESLNG_OUTPUT_NONE of NULL.
 */
eslng_output_kind_t eslng_output_kind(const eslng_output_t *output);

/**
 * Its event, or the message with headers and a body that it is.
 *
 * @return NULL where there is none. The output's own.
 */
const eslng_event_t *eslng_output_event(const eslng_output_t *output);

/**
 * Takes its event out of it.
 *
 * @return The caller frees it with eslng_event_free(). NULL where there is none, or it was taken before.
 */
eslng_event_t *eslng_output_take_event(eslng_output_t *output);

/**
 * The result of a request that has finished well.
 *
 * @return NULL where there is none. The output's own.
 */
const eslng_result_t *eslng_output_result(const eslng_output_t *output);

/**
 * Takes its result out of it.
 *
 * @return The caller frees it with eslng_result_free(). NULL where there is none, or it was taken before.
 */
eslng_result_t *eslng_output_take_result(eslng_output_t *output);

/**
 * Its number: the id of a request that has finished, how much was dropped, when there is a new try.
 *
 * @return -1 where there is none, and of NULL.
 */
int64_t eslng_output_number(const eslng_output_t *output);

/**
 * How a request has finished, or why a connection has ended.
 *
 * @return ESLNG_INVALID_ARGUMENT of NULL.
 */
eslng_status_t eslng_output_status(const eslng_output_t *output);

/**
 * What belongs to its status, or to the change of a call.
 *
 * @return Empty where there is nothing to say; NULL of NULL. The output's own.
 */
const char *eslng_output_message(const eslng_output_t *output);

/**
 * The Unique-ID of the call that it is about.
 *
 * @return Empty where it is about none; NULL of NULL. The output's own.
 */
const char *eslng_output_uuid(const eslng_output_t *output);

/**
 * What happened to that call.
 *
 * @return ESLNG_CHANGE_NONE where it is about none, and of NULL.
 */
eslng_change_t eslng_output_change(const eslng_output_t *output);

/**
 * The time in which events were missed.
 *
 * @param gap  Gets it; may be NULL.
 * @return Whether there is one.
 */
bool eslng_output_gap(const eslng_output_t *output, eslng_gap_t *gap);

/**
 * Frees an output with what it still holds and sets the variable to NULL. NULL, and a variable that holds NULL, are nothing to do.
 */
void eslng_output_free(eslng_output_t **output);

/**
 * Connects and logs in.
 *
 * @param options  NULL: a switch on this machine, with FreeSWITCH's own password.
 * @param client   Gets the client, which the caller frees with eslng_client_free(); NULL if there is none.
 * @return ESLNG_CONNECT_FAILED, ESLNG_AUTH_REJECTED, ESLNG_ACCESS_DENIED, ESLNG_TIMEOUT, ESLNG_DISCONNECTED, ESLNG_PROTOCOL, ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_client_connect(const eslng_options_t *options,
                                    eslng_client_t **client);

/**
 * Closes the connection, frees the client and sets the variable to NULL. NULL, and a variable that holds NULL, are nothing to do.
 *
 * No other thread may be in a call of it: eslng_client_close() ends those. Readers and calls of this client that live on keep the connection.
 */
void eslng_client_free(eslng_client_t **client);

/**
 * Closes the connection: what waits in other threads fails, events end, nothing is tried again. The client is there until it is freed.
 *
 * @return ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_client_close(const eslng_client_t *client);

/**
 * Where the client stands, as far as some thread has looked.
 *
 * @return ESLNG_OK while it is connected; otherwise why it is not, in words by eslng_error_message(). ESLNG_CLOSED after eslng_client_close().
 */
eslng_status_t eslng_client_status(const eslng_client_t *client);

/**
 * Waits until requests are taken, as after ESLNG_NOT_SENT while a lost connection is made again.
 *
 * @param timeout_ms  Negative: until the client is connected or has ended.
 * @return ESLNG_TIMEOUT; why the client has ended, as in eslng_client_status(); ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_client_wait_up(const eslng_client_t *client, int64_t timeout_ms);

/**
 * Runs an API command and waits for its end; meanwhile the switch says nothing else on this connection. For what takes long there is eslng_client_bgapi().
 *
 * @param line        The command and its arguments.
 * @param timeout_ms  Negative: as long as the connection lasts.
 * @param result      Gets what it printed, which the caller frees with eslng_result_free(); NULL if there is none. May be NULL.
 * @return ESLNG_COMMAND_FAILED for `-ERR` and `-USAGE`, whose words are eslng_error_message(); ESLNG_PERMISSION_DENIED, ESLNG_TIMEOUT, ESLNG_DISCONNECTED,
 *         ESLNG_NOT_SENT, ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_client_api(const eslng_client_t *client,
                                const char *line,
                                int64_t timeout_ms,
                                eslng_result_t **result);

/**
 * The line of an API command of the catalogue with its arguments by their names: for eslng_client_api(), eslng_client_bgapi() and an engine. What can't stand where
 * it is put is refused, so that no argument becomes another command.
 *
 * @param command    Its name; docs/reference has them with their arguments.
 * @param arguments  Names and values by turns, closed by NULL; NULL: none. UTF-8.
 * @param line       Gets the line, as a result that the caller frees with eslng_result_free(); NULL if there is none.
 * @return ESLNG_INVALID_ARGUMENT: a command or an argument that is not known, one that is missing, a value that can't be expressed.
 */
eslng_status_t eslng_api_line(const char *command,
                              const char *const *arguments,
                              eslng_result_t **line);

/**
 * Runs an API command in the background of the switch and waits for its result. Many may run at once; each is matched by an id of its own.
 *
 * @param line        The command and its arguments, UTF-8.
 * @param timeout_ms  Negative: as long as the connection lasts.
 * @param result      Gets what it printed, with its BACKGROUND_JOB event; as in eslng_client_api().
 * @return As eslng_client_api().
 */
eslng_status_t eslng_client_bgapi(const eslng_client_t *client,
                                  const char *line,
                                  int64_t timeout_ms,
                                  eslng_result_t **result);

/**
 * Begins an API command in the background of the switch. Its result comes as a BACKGROUND_JOB event to who has subscribed to such.
 *
 * @param line        The command and its arguments.
 * @param job_uuid    The job's id; NULL: the switch makes one, `Job-UUID` of the reply.
 * @param timeout_ms  For the reply. Negative: as long as the connection lasts.
 * @param reply       Gets the reply; as in eslng_client_api().
 * @return As eslng_client_api().
 */
eslng_status_t eslng_client_begin_bgapi(const eslng_client_t *client,
                                        const char *line,
                                        const char *job_uuid,
                                        int64_t timeout_ms,
                                        eslng_result_t **reply);

/**
 * Sends a packet of the program's own and gives the reply, whatever it says. What it asks for is not asked for again after a reconnect.
 *
 * @param packet      May have several lines; the empty line behind it is added where it lacks.
 * @param timeout_ms  Negative: as long as the connection lasts.
 * @param reply       Gets the reply; as in eslng_client_api().
 * @return ESLNG_TIMEOUT, ESLNG_DISCONNECTED, ESLNG_NOT_SENT, ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_client_command(const eslng_client_t *client,
                                    const char *packet,
                                    int64_t timeout_ms,
                                    eslng_result_t **reply);

/**
 * Begins an application on a channel. That it has ended comes as a CHANNEL_EXECUTE_COMPLETE event to who has subscribed to such; eslng_call_execute() waits
 * for that.
 *
 * @param uuid        The channel; NULL: that of an outbound connection.
 * @param execute     What.
 * @param timeout_ms  For the reply. Negative: as long as the connection lasts.
 * @param reply       Gets the reply; as in eslng_client_api().
 * @return As eslng_client_api().
 */
eslng_status_t eslng_client_begin_execute(const eslng_client_t *client,
                                          const char *uuid,
                                          const eslng_execute_t *execute,
                                          int64_t timeout_ms,
                                          eslng_result_t **reply);

/**
 * Asks the switch for events; eslng_client_listen() gives them. Most programs want eslng_client_subscribe(), which does both.
 *
 * @param format      Of all events of this connection from now on.
 * @param events      Numbers, ESLNG_EVENT_ALL for everything; NULL only with count 0.
 * @param count       How many.
 * @param subclasses  Of CUSTOM events, spelt exactly, closed by NULL; NULL: none.
 * @param timeout_ms  Negative: as long as the connection lasts.
 * @param reply       Gets the reply; as in eslng_client_api().
 * @return As eslng_client_api().
 */
eslng_status_t eslng_client_ask_events(const eslng_client_t *client,
                                       eslng_format_t format,
                                       const eslng_event_id_t *events,
                                       size_t count,
                                       const char *const *subclasses,
                                       int64_t timeout_ms,
                                       eslng_result_t **reply);

/**
 * Takes events back.
 *
 * @param events      As in eslng_client_ask_events().
 * @param count       How many.
 * @param subclasses  As in eslng_client_ask_events().
 * @param timeout_ms  Negative: as long as the connection lasts.
 * @param reply       Gets the reply; as in eslng_client_api().
 * @return As eslng_client_api().
 */
eslng_status_t eslng_client_unsubscribe(const eslng_client_t *client,
                                        const eslng_event_id_t *events,
                                        size_t count,
                                        const char *const *subclasses,
                                        int64_t timeout_ms,
                                        eslng_result_t **reply);

/**
 * Lets only those events pass whose header has this value, besides those of other filters.
 *
 * @param value       May be a regular expression, `/.../`.
 * @param timeout_ms  Negative: as long as the connection lasts.
 * @param reply       Gets the reply; as in eslng_client_api().
 * @return As eslng_client_api().
 */
eslng_status_t eslng_client_filter(const eslng_client_t *client,
                                   const char *header,
                                   const char *value,
                                   int64_t timeout_ms,
                                   eslng_result_t **reply);

/**
 * Takes a filter back.
 *
 * @param value       NULL: all filters of this header.
 * @param timeout_ms  Negative: as long as the connection lasts.
 * @param reply       Gets the reply; as in eslng_client_api().
 * @return As eslng_client_api().
 */
eslng_status_t eslng_client_unfilter(const eslng_client_t *client,
                                     const char *header,
                                     const char *value,
                                     int64_t timeout_ms,
                                     eslng_result_t **reply);

/**
 * Asks the switch for log lines; eslng_client_listen() gives them.
 *
 * @param level       From 0 (console) to 7 (debug); negative: no more of them.
 * @param timeout_ms  Negative: as long as the connection lasts.
 * @param reply       Gets the reply; as in eslng_client_api().
 * @return As eslng_client_api().
 */
eslng_status_t eslng_client_log(const eslng_client_t *client, int32_t level, int64_t timeout_ms, eslng_result_t **reply);

/**
 * Fires an event in the switch.
 *
 * @param event       What it is made of; it stays the caller's.
 * @param timeout_ms  Negative: as long as the connection lasts.
 * @param reply       Gets the reply; as in eslng_client_api().
 * @return As eslng_client_api().
 */
eslng_status_t eslng_client_send_event(const eslng_client_t *client,
                                       const eslng_builder_t *event,
                                       int64_t timeout_ms,
                                       eslng_result_t **reply);

/**
 * Ends the waits of all threads in calls of this client, those of now and those to come, with ESLNG_TIMEOUT; or lets wait again. Not for signal handlers.
 *
 * @return ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_client_interrupt(const eslng_client_t *client,
                                      bool interrupt);

/**
 * Asks the switch for events and log lines and gives them from now on. After a loss they are asked for again, and ESLNG_OUTPUT_GAP is told.
 *
 * @param events      Numbers, ESLNG_EVENT_ALL for everything; NULL only with count 0.
 * @param count       How many.
 * @param subclasses  Of CUSTOM events, spelt exactly, closed by NULL; NULL: none.
 * @param log_level   Log lines from this level on, 0 (console) to 7 (debug); negative: none.
 * @param timeout_ms  For the switch's replies. Negative: as long as the connection lasts.
 * @param reader      Gets the reader, which the caller frees with eslng_events_free(); NULL if there is none.
 * @return As eslng_client_api().
 */
eslng_status_t eslng_client_subscribe(const eslng_client_t *client,
                                      const eslng_event_id_t *events,
                                      size_t count,
                                      const char *const *subclasses,
                                      int32_t log_level,
                                      int64_t timeout_ms,
                                      eslng_events_t **reader);

/**
 * Gives those of the events and log lines from now on that the switch was asked for otherwise, as by eslng_client_ask_events().
 *
 * @param events      As in eslng_client_subscribe().
 * @param count       How many.
 * @param subclasses  As in eslng_client_subscribe().
 * @param log_level   As in eslng_client_subscribe().
 * @param reader      Gets the reader, which the caller frees with eslng_events_free(); NULL if there is none.
 * @return ESLNG_INVALID_ARGUMENT; why the connection has ended.
 */
eslng_status_t eslng_client_listen(const eslng_client_t *client,
                                   const eslng_event_id_t *events,
                                   size_t count,
                                   const char *const *subclasses,
                                   int32_t log_level,
                                   eslng_events_t **reader);

/**
 * The next event or log line: ESLNG_OUTPUT_EVENT, ESLNG_OUTPUT_LOG, ESLNG_OUTPUT_GAP, ESLNG_OUTPUT_DROPPED.
 *
 * @param timeout_ms  How long to wait for it; negative: until the client ends.
 * @param output      Gets it; the caller frees it with eslng_output_free(). NULL if there is none.
 * @return ESLNG_TIMEOUT when nothing came in time; after the last why the connection has ended, as ESLNG_DISCONNECTED, ESLNG_TRUNCATED, ESLNG_CLOSED.
 */
eslng_status_t eslng_events_next(const eslng_events_t *reader,
                                 int64_t timeout_ms,
                                 eslng_output_t **output);

/**
 * Frees a reader and sets the variable to NULL; the switch goes on sending what it was asked for. NULL, and a variable that holds NULL, are nothing to do.
 */
void eslng_events_free(eslng_events_t **reader);

/**
 * The call with this Unique-ID, followed from now on.
 *
 * @param timeout_ms  Negative: as long as the connection lasts.
 * @param call        Gets the call, which the caller frees with eslng_call_free(); NULL if there is none.
 * @return ESLNG_HUNG_UP where the switch has no such call; as eslng_client_api().
 */
eslng_status_t eslng_client_call(const eslng_client_t *client, const char *uuid, int64_t timeout_ms, eslng_call_t **call);

/**
 * Frees the object and sets the variable to NULL. An outbound connection is closed with the last object of its call: the call then goes on with the next action
 * of the dialplan, unless it was hung up. NULL, and a variable that holds NULL, are nothing to do.
 */
void eslng_call_free(eslng_call_t **call);

/**
 * The call's Unique-ID.
 *
 * @return NULL of NULL. The call's own.
 */
const char *eslng_call_uuid(const eslng_call_t *call);

/**
 * The channel's data that came with an outbound connection: `Caller-Caller-ID-Number`, `variable_sip_to_user`.
 *
 * @return NULL for a call that is reached through another connection, and of NULL. The call's own.
 */
const eslng_event_t *eslng_call_data(const eslng_call_t *call);

/**
 * The client through which the call is reached, of an outbound connection that one's own: for events, API commands and all else.
 *
 * @return NULL of NULL. The call's own: it is not freed.
 */
const eslng_client_t *eslng_call_client(const eslng_call_t *call);

/**
 * Whether it was answered and has not ended, as far as some thread has read.
 */
bool eslng_call_is_answered(const eslng_call_t *call);

/**
 * Whether it has ended, or nothing more can be learned of it, as far as some thread has read.
 *
 * @return true of NULL.
 */
bool eslng_call_is_over(const eslng_call_t *call);

/**
 * Answers.
 *
 * @param timeout_ms  Negative: as long as the call lasts.
 * @return ESLNG_COMMAND_FAILED, ESLNG_HUNG_UP, ESLNG_TIMEOUT, ESLNG_DISCONNECTED, ESLNG_NOT_SENT, ESLNG_INVALID_ARGUMENT; ESLNG_PERMISSION_DENIED for what an outbound
 *         connection without `full` may not do.
 */
eslng_status_t eslng_call_answer(const eslng_call_t *call,
                                 int64_t timeout_ms);

/**
 * Plays a file, a tone (`tone_stream://`), silence or a file string, to its end.
 *
 * @param file        UTF-8.
 * @param timeout_ms  Negative: as long as the call lasts.
 * @param result      Gets the application's words, and its event, whose `variable_playback_terminator_used` is the digit that stopped it. The caller frees it with
 *                    eslng_result_free(); NULL if there is none. May be NULL.
 * @return As eslng_call_answer(); ESLNG_COMMAND_FAILED for a file that is not there.
 */
eslng_status_t eslng_call_playback(const eslng_call_t *call,
                                   const char *file,
                                   int64_t timeout_ms,
                                   eslng_result_t **result);

/**
 * Sets how digits are asked for to its defaults. Call it before any field is set.
 *
 * @param digits  The caller's.
 * @param size    `sizeof` of it.
 * @return ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_digits_init(eslng_digits_t *digits, size_t size);

/**
 * Plays a file and takes digits, again until they fit or the tries run out (`play_and_get_digits`).
 *
 * @param digits      How; needs a file.
 * @param timeout_ms  Negative: as long as the call lasts.
 * @param result      Gets the digits, without the terminator; empty where none came in time, or none that fit. As in eslng_call_playback().
 * @return As eslng_call_answer().
 */
eslng_status_t eslng_call_play_and_get_digits(const eslng_call_t *call,
                                              const eslng_digits_t *digits,
                                              int64_t timeout_ms,
                                              eslng_result_t **result);

/**
 * Calls others and connects the first who answers; ends when that leg ends, if this call goes on then (`hangup_after_bridge`).
 *
 * @param dial        A dial string: `user/1000`, `sofia/gateway/mine/5551234`. UTF-8.
 * @param timeout_ms  Negative: as long as the call lasts.
 * @param result      Gets the Unique-ID of the leg that answered; as in eslng_call_playback().
 * @return As eslng_call_answer(); ESLNG_COMMAND_FAILED where nobody was reached, with the cause in the message.
 */
eslng_status_t eslng_call_bridge(const eslng_call_t *call, const char *dial, int64_t timeout_ms, eslng_result_t **result);

/**
 * Hangs up. eslng_call_wait_end() waits for the end.
 *
 * @param cause       ESLNG_CAUSE_NORMAL_CLEARING, say.
 * @param timeout_ms  Negative: as long as the connection lasts.
 * @return As eslng_call_answer().
 */
eslng_status_t eslng_call_hangup(const eslng_call_t *call, eslng_cause_t cause, int64_t timeout_ms);

/**
 * Sets a channel variable.
 *
 * @param value       UTF-8; it is not expanded.
 * @param timeout_ms  Negative: as long as the call lasts.
 * @return As eslng_call_answer().
 */
eslng_status_t eslng_call_set(const eslng_call_t *call, const char *name, const char *value, int64_t timeout_ms);

/**
 * The value of a channel variable.
 *
 * @param timeout_ms  Negative: as long as the call lasts.
 * @param result      Gets it: eslng_result_text() is NULL where the variable is not set. As in eslng_call_playback().
 * @return As eslng_call_answer().
 */
eslng_status_t eslng_call_get(const eslng_call_t *call, const char *name, int64_t timeout_ms, eslng_result_t **result);

/**
 * Runs any application and waits for its end.
 *
 * @param application  UTF-8.
 * @param argument     UTF-8; a text, which reaches the application as it is. NULL: none.
 * @param timeout_ms   Negative: as long as the call lasts.
 * @param result       Gets the application's response, and its CHANNEL_EXECUTE_COMPLETE event; as in eslng_call_playback().
 * @return As eslng_call_answer().
 */
eslng_status_t eslng_call_execute(const eslng_call_t *call,
                                  const char *application,
                                  const char *argument,
                                  int64_t timeout_ms,
                                  eslng_result_t **result);

/**
 * Runs an application of the catalogue with its arguments by their names, and waits for its end. What can't stand where it is put is refused.
 *
 * @param application  Its name; docs/reference has them with their arguments.
 * @param arguments    Names and values by turns, closed by NULL; NULL: none. UTF-8.
 * @param timeout_ms   Negative: as long as the call lasts.
 * @param result       As in eslng_call_execute().
 * @return As eslng_call_answer().
 */
eslng_status_t eslng_call_run(const eslng_call_t *call,
                              const char *application,
                              const char *const *arguments,
                              int64_t timeout_ms,
                              eslng_result_t **result);

/**
 * Does something with the call by its name, and waits for its end. `?`: may be left out.
 *
 * | name | arguments | the result's text |
 * |---|---|---|
 * | `answer`, `pre_answer`, `ring_ready`, `hold`, `unhold`, `park` | | |
 * | `hangup` | `cause`? | |
 * | `bridge` | `dial` | the other leg's Unique-ID |
 * | `transfer` | `extension`, `dialplan`?, `context`? | |
 * | `playback` | `file` | the application's words |
 * | `say` | `module`, `kind`, `method`, `text` | |
 * | `speak` | `engine`, `voice`, `text` | |
 * | `say_phrase` | `name`, `data`? | |
 * | `play_and_get_digits` | `file`, `min`?, `max`?, `tries`?, `timeout`? (ms), `terminators`?, `invalid_file`?, `regexp`?, `digit_timeout`? (ms), `failure`? | the digits |
 * | `read_digits` | `file`, `min`?, `max`?, `timeout`? (ms), `terminators`?, `digit_timeout`? (ms) | the digits |
 * | `record` | `path`, `limit_seconds`?, `silence_threshold`?, `silence_seconds`? | |
 * | `record_session`, `stop_record_session` | `path` | |
 * | `send_dtmf` | `digits`, `tone_ms`? | |
 * | `broadcast` | `file`, `legs`? (`aleg`, `bleg`, `both`) | |
 * | `break_media` | `all`? | |
 * | `set_variable` | `name`, `value` | |
 * | `set_variables` | each argument is a variable | |
 * | `get_variable` | `name` | the value |
 * | `execute` | `application`, `argument`? | the application's response |
 *
 * @param operation   Its name.
 * @param arguments   Names and values by turns, closed by NULL; NULL: none. UTF-8.
 * @param timeout_ms  Negative: as long as the call lasts.
 * @param result      As in eslng_call_playback().
 * @return As eslng_call_answer().
 */
eslng_status_t eslng_call_operate(const eslng_call_t *call,
                                  const char *operation,
                                  const char *const *arguments,
                                  int64_t timeout_ms,
                                  eslng_result_t **result);

/**
 * Waits for the call's end.
 *
 * @param timeout_ms  Negative: for ever.
 * @param end         Gets how it has ended; may be NULL.
 * @param event       Gets the CHANNEL_HANGUP_COMPLETE event with all variables, which the caller frees with eslng_event_free(); NULL if there is none. May be NULL.
 * @return ESLNG_TIMEOUT; ESLNG_DISCONNECTED where the connection was left without a hangup, ESLNG_HUNG_UP where it ended unseen.
 */
eslng_status_t eslng_call_wait_end(const eslng_call_t *call,
                                   int64_t timeout_ms,
                                   eslng_end_t *end,
                                   eslng_event_t **event);

/**
 * Waits until the call is answered.
 *
 * @param timeout_ms  Negative: as long as the call lasts.
 * @return ESLNG_TIMEOUT, ESLNG_HUNG_UP, ESLNG_DISCONNECTED, ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_call_wait_answer(const eslng_call_t *call, int64_t timeout_ms);

/**
 * What happens to the call from now on: digits, holding, bridges, its end.
 *
 * @param changes  Gets the reader, which the caller frees with eslng_changes_free(); NULL if there is none.
 * @return ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_call_changes(const eslng_call_t *call, eslng_changes_t **changes);

/**
 * The next thing that happens to the call, as ESLNG_OUTPUT_CALL.
 *
 * @param timeout_ms  Negative: as long as the call lasts.
 * @param output      Gets it; the caller frees it with eslng_output_free(). NULL if there is none.
 * @return ESLNG_TIMEOUT when nothing happened in time; after the last ESLNG_HUNG_UP, or ESLNG_DISCONNECTED where its end was not seen.
 */
eslng_status_t eslng_changes_next(const eslng_changes_t *changes,
                                  int64_t timeout_ms,
                                  eslng_output_t **output);

/**
 * Frees a reader of changes and sets the variable to NULL. NULL, and a variable that holds NULL, are nothing to do.
 */
void eslng_changes_free(eslng_changes_t **changes);

/**
 * Places a call, as a job of the switch, which gives up after the time that the line says. Its legs have ids of the library's and are followed from their first
 * moment; eslng_calling_wait_answer() waits for the answer.
 *
 * @param line             What stands behind `originate`: a dial string, then `&application(argument)` or an extension, and so on. UTF-8.
 * @param tag              A text that the legs carry, by which eslng_client_adopt() finds them after a restart of the program; NULL: none.
 * @param park_timeout_ms  How long a call that is parked stays before the switch hangs it up, so that none stays for ever when the program dies: 3,600,000, say.
 *                         Negative: for ever.
 * @param calling          Gets the call, which the caller frees with eslng_calling_free(); NULL if there is none.
 * @return ESLNG_NOT_SENT, ESLNG_INVALID_ARGUMENT. How the call comes about the waits say.
 */
eslng_status_t eslng_client_originate(const eslng_client_t *client,
                                      const char *line,
                                      const char *tag,
                                      int64_t park_timeout_ms,
                                      eslng_calling_t **calling);

/**
 * Calls that carry a tag, placed by this program or by one before it.
 *
 * @param tag         As it was given to eslng_client_originate().
 * @param timeout_ms  For each question to the switch. Negative: as long as the connection lasts.
 * @param calls       Gets the calls, each of which the caller frees with eslng_call_free(), and NULL in what is left of it; NULL only with room 0.
 * @param room        How many may stand there.
 * @param count       Gets how many calls there are, also where that is more than there is room for.
 * @return As eslng_client_api().
 */
eslng_status_t eslng_client_adopt(const eslng_client_t *client,
                                  const char *tag,
                                  int64_t timeout_ms,
                                  eslng_call_t **calls,
                                  size_t room,
                                  size_t *count);

/**
 * The legs, in the order of the dial string.
 *
 * @param index  From 0.
 * @return NULL behind the last, and of NULL. The object's own: it is not freed.
 */
const eslng_call_t *eslng_calling_leg(const eslng_calling_t *calling, size_t index);

/**
 * Waits until one of the legs rings, has early media or is answered.
 *
 * @param timeout_ms  Negative: until the call has come about or failed.
 * @return ESLNG_TIMEOUT: it goes on and can be waited for again, or cancelled. ESLNG_COMMAND_FAILED where none did, its message naming the cause; ESLNG_DISCONNECTED,
 *         ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_calling_wait_ringing(const eslng_calling_t *calling,
                                          int64_t timeout_ms);

/**
 * Waits until one of the legs has early media or is answered.
 *
 * @param timeout_ms  Negative: until the call has come about or failed.
 * @return As eslng_calling_wait_ringing().
 */
eslng_status_t eslng_calling_wait_early_media(const eslng_calling_t *calling, int64_t timeout_ms);

/**
 * Waits for the answer.
 *
 * @param timeout_ms  Negative: until the call has come about or failed.
 * @param call        Gets the call of the leg that answered, which the caller frees with eslng_call_free(); NULL if there is none.
 * @return As eslng_calling_wait_ringing().
 */
eslng_status_t eslng_calling_wait_answer(const eslng_calling_t *calling,
                                         int64_t timeout_ms,
                                         eslng_call_t **call);

/**
 * Ends it, answered or not, and waits until that is done.
 *
 * @return ESLNG_DISCONNECTED, ESLNG_TIMEOUT, ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_calling_cancel(const eslng_calling_t *calling);

/**
 * Frees the object and sets the variable to NULL; the call goes on. NULL, and a variable that holds NULL, are nothing to do.
 */
void eslng_calling_free(eslng_calling_t **calling);

/**
 * Listens for the calls of a switch.
 *
 * @param host    An address or a name of this machine; NULL: 127.0.0.1. Empty: every interface of IPv4. Whoever can connect is taken for a switch.
 * @param port    0: one that the system picks, eslng_server_port().
 * @param server  Gets the server, which the caller frees with eslng_server_free(); NULL if there is none.
 * @return ESLNG_CONNECT_FAILED, ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_server_listen(const char *host,
                                   uint16_t port,
                                   eslng_server_t **server);

/**
 * The port on which it listens.
 *
 * @return 0 of NULL.
 */
uint16_t eslng_server_port(const eslng_server_t *server);

/**
 * Waits for the next connection. eslng_call_accept() makes a call of it, which waits for the switch: on a thread of the call's own, so that others are not kept
 * waiting. eslng_server_run() does all that.
 *
 * @param timeout_ms  Negative: until the server is stopped.
 * @param socket      Gets the connection's descriptor, which is the caller's; -1 if there is none.
 * @return ESLNG_TIMEOUT, ESLNG_CLOSED after eslng_server_stop(), ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_server_accept(const eslng_server_t *server,
                                   int64_t timeout_ms,
                                   int *socket);

/**
 * Makes a call of a connection that a switch has opened: asks for the channel's data and for all that happens to it. When the call is freed the connection is
 * closed: a call that was not hung up goes on in the dialplan.
 *
 * @param socket   The connection, of which nothing was read. It belongs to the call from now on, and is closed if there is none.
 * @param options  NULL: the defaults. `connect_timeout_ms` is how long the switch may take.
 * @param call     Gets the call, which the caller frees with eslng_call_free(); NULL if there is none.
 * @return ESLNG_DISCONNECTED, ESLNG_TIMEOUT, ESLNG_PROTOCOL for a peer that is no switch (a health probe, say); ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_call_accept(int socket,
                                 const eslng_options_t *options,
                                 eslng_call_t **call);

/**
 * Takes calls until eslng_server_stop(), each on a thread of its own; then waits until every handler has returned. A call for which the system has no thread
 * is left to the dialplan.
 *
 * @param options  NULL: the defaults.
 * @param handler  Called for each call, and by several threads at once.
 * @param data     What it is called with.
 * @return ESLNG_OK when it was stopped; ESLNG_CONNECT_FAILED when the socket has failed, ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_server_run(const eslng_server_t *server,
                                const eslng_options_t *options,
                                eslng_handler_t handler,
                                void *data);

/**
 * Stops a server: no more calls are taken, what waits in eslng_server_accept() ends with ESLNG_CLOSED. Calls go on.
 *
 * @return ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_server_stop(const eslng_server_t *server);

/**
 * Frees a server and sets the variable to NULL; calls go on. NULL, and a variable that holds NULL, are nothing to do.
 */
void eslng_server_free(eslng_server_t **server);

/**
 * Makes an engine for a connection that the program opens. Its first output is ESLNG_OUTPUT_CONNECT.
 *
 * @param options  NULL: the defaults, with FreeSWITCH's own password.
 * @param engine   Gets the engine, which the caller frees with eslng_engine_free(); NULL if there is none.
 * @return ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_engine_new(const eslng_options_t *options, uint64_t now_ms, eslng_engine_t **engine);

/**
 * Makes an engine for a connection that a switch has opened for a call. Its first output after the switch's answer is ESLNG_OUTPUT_CONNECTED.
 *
 * @param options  NULL: the defaults.
 * @param engine   Gets the engine, which the caller frees with eslng_engine_free(); NULL if there is none.
 * @return ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_engine_new_outbound(const eslng_options_t *options,
                                         uint64_t now_ms,
                                         eslng_engine_t **engine);

/**
 * Frees an engine and sets the variable to NULL. NULL, and a variable that holds NULL, are nothing to do. Its outputs and results live on.
 */
void eslng_engine_free(eslng_engine_t **engine);

/**
 * Says that the connection that ESLNG_OUTPUT_CONNECT asked for is open.
 *
 * @return ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_engine_connected(eslng_engine_t *engine, uint64_t now_ms);

/**
 * Says that the connection that ESLNG_OUTPUT_CONNECT asked for could not be opened.
 *
 * @param why  In words; NULL: unknown.
 * @return ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_engine_connect_failed(eslng_engine_t *engine, const char *why, uint64_t now_ms);

/**
 * Takes bytes that were read from the connection.
 *
 * @param data    Copied; NULL only with length 0.
 * @param length  In bytes.
 * @return ESLNG_INVALID_ARGUMENT. What is wrong with the bytes is told by an output.
 */
eslng_status_t eslng_engine_feed(eslng_engine_t *engine, const void *data, size_t length, uint64_t now_ms);

/**
 * Says that the switch has closed the connection, or that it has failed.
 *
 * @return ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_engine_end_of_stream(eslng_engine_t *engine, uint64_t now_ms);

/**
 * Says what time it is, when eslng_engine_deadline() has come. Too early does no harm.
 *
 * @return ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_engine_timeout(eslng_engine_t *engine, uint64_t now_ms);

/**
 * Ends the engine: everything that waits fails, nothing is tried again.
 *
 * @return ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_engine_close(eslng_engine_t *engine, uint64_t now_ms);

/**
 * The next output.
 *
 * @return The caller frees it with eslng_output_free(). NULL when there is none until the next input, and of NULL.
 */
eslng_output_t *eslng_engine_next(eslng_engine_t *engine);

/**
 * The bytes that are to be written next; eslng_engine_wrote() says how many of them were.
 *
 * @param length  Gets how many there are; may be NULL only if the bytes are of no interest.
 * @return The engine's own, until it is used again. NULL when there is nothing to write, and of NULL.
 */
const void *eslng_engine_pending(const eslng_engine_t *engine, size_t *length);

/**
 * Says that so many of the bytes of eslng_engine_pending() were written.
 *
 * @return ESLNG_INVALID_ARGUMENT, also for more than there were.
 */
eslng_status_t eslng_engine_wrote(eslng_engine_t *engine, size_t count);

/**
 * When eslng_engine_timeout() is to be called, in ms by the engine's clock.
 *
 * @return -1: no time is waited for; also of NULL.
 */
int64_t eslng_engine_deadline(const eslng_engine_t *engine);

/**
 * Whether requests are taken.
 */
bool eslng_engine_is_up(const eslng_engine_t *engine);

/**
 * Runs an API command; the connection has nothing else to say until it has ended.
 *
 * @param line        The command and its arguments.
 * @param timeout_ms  Negative: as long as the connection lasts.
 * @param id          Gets the request's id; may be NULL.
 * @return ESLNG_NOT_SENT while there is no connection, ESLNG_INVALID_ARGUMENT. The request itself may fail with ESLNG_COMMAND_FAILED and ESLNG_PERMISSION_DENIED.
 */
eslng_status_t eslng_engine_api(eslng_engine_t *engine,
                                const char *line,
                                int64_t timeout_ms,
                                uint64_t now_ms,
                                uint64_t *id);

/**
 * Runs an API command in the background of the switch; its result is that of the job.
 *
 * @param line        The command and its arguments, UTF-8.
 * @param timeout_ms  Negative: as long as the connection lasts.
 * @param id          Gets the request's id; may be NULL.
 * @return As eslng_engine_api().
 */
eslng_status_t eslng_engine_bgapi(eslng_engine_t *engine, const char *line, int64_t timeout_ms, uint64_t now_ms, uint64_t *id);

/**
 * Sends a packet of the program's own; its result is the reply, whatever it says.
 *
 * @param packet      May have several lines; the empty line behind it is added where it lacks.
 * @param timeout_ms  Negative: as long as the connection lasts.
 * @param id          Gets the request's id; may be NULL.
 * @return ESLNG_NOT_SENT, ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_engine_command(eslng_engine_t *engine,
                                    const char *packet,
                                    int64_t timeout_ms,
                                    uint64_t now_ms,
                                    uint64_t *id);

/**
 * Asks for events, which come as ESLNG_OUTPUT_EVENT; after a loss they are asked for again.
 *
 * @param format      Of all events of this connection from now on.
 * @param events      Numbers, ESLNG_EVENT_ALL for everything; NULL only with count 0.
 * @param count       How many.
 * @param subclasses  Of CUSTOM events, spelt exactly, closed by NULL; NULL: none.
 * @param timeout_ms  Negative: as long as the connection lasts.
 * @param id          Gets the request's id; may be NULL.
 * @return As eslng_engine_api().
 */
eslng_status_t eslng_engine_subscribe(eslng_engine_t *engine,
                                      eslng_format_t format,
                                      const eslng_event_id_t *events,
                                      size_t count,
                                      const char *const *subclasses,
                                      int64_t timeout_ms,
                                      uint64_t now_ms,
                                      uint64_t *id);

/**
 * Takes events back.
 *
 * @param events      As in eslng_engine_subscribe().
 * @param count       How many.
 * @param subclasses  As in eslng_engine_subscribe().
 * @param timeout_ms  Negative: as long as the connection lasts.
 * @param id          Gets the request's id; may be NULL.
 * @return As eslng_engine_api().
 */
eslng_status_t eslng_engine_unsubscribe(eslng_engine_t *engine,
                                        const eslng_event_id_t *events,
                                        size_t count,
                                        const char *const *subclasses,
                                        int64_t timeout_ms,
                                        uint64_t now_ms,
                                        uint64_t *id);

/**
 * Lets only those events pass whose header has this value, besides those of other filters.
 *
 * @param value       May be a regular expression, `/.../`.
 * @param timeout_ms  Negative: as long as the connection lasts.
 * @param id          Gets the request's id; may be NULL.
 * @return As eslng_engine_api().
 */
eslng_status_t eslng_engine_filter(eslng_engine_t *engine,
                                   const char *header,
                                   const char *value,
                                   int64_t timeout_ms,
                                   uint64_t now_ms,
                                   uint64_t *id);

/**
 * Takes a filter back.
 *
 * @param value       NULL: all filters of this header.
 * @param timeout_ms  Negative: as long as the connection lasts.
 * @param id          Gets the request's id; may be NULL.
 * @return As eslng_engine_api().
 */
eslng_status_t eslng_engine_unfilter(eslng_engine_t *engine,
                                     const char *header,
                                     const char *value,
                                     int64_t timeout_ms,
                                     uint64_t now_ms,
                                     uint64_t *id);

/**
 * Asks for the switch's log lines, which come as ESLNG_OUTPUT_LOG.
 *
 * @param level       From 0 (console) to 7 (debug); negative: no more of them.
 * @param timeout_ms  Negative: as long as the connection lasts.
 * @param id          Gets the request's id; may be NULL.
 * @return As eslng_engine_api().
 */
eslng_status_t eslng_engine_log(eslng_engine_t *engine, int32_t level, int64_t timeout_ms, uint64_t now_ms, uint64_t *id);

/**
 * Fires an event in the switch.
 *
 * @param event       What it is made of; it stays the caller's.
 * @param timeout_ms  Negative: as long as the connection lasts.
 * @param id          Gets the request's id; may be NULL.
 * @return As eslng_engine_api().
 */
eslng_status_t eslng_engine_send_event(eslng_engine_t *engine,
                                       const eslng_builder_t *event,
                                       int64_t timeout_ms,
                                       uint64_t now_ms,
                                       uint64_t *id);

/**
 * Does something with a call and waits for its end: `answer`, `playback`, `play_and_get_digits`, `bridge`, and whatever eslng_call_operate() lists.
 *
 * @param uuid        The call's Unique-ID.
 * @param operation   Its name.
 * @param arguments   Names and values by turns, closed by NULL; NULL: none. UTF-8.
 * @param timeout_ms  Negative: as long as the connection lasts.
 * @param id          Gets the request's id; may be NULL.
 * @return As eslng_engine_api(); the request itself may fail with ESLNG_HUNG_UP too.
 */
eslng_status_t eslng_engine_operate(eslng_engine_t *engine,
                                    const char *uuid,
                                    const char *operation,
                                    const char *const *arguments,
                                    int64_t timeout_ms,
                                    uint64_t now_ms,
                                    uint64_t *id);

/**
 * Hangs a call up.
 *
 * @param uuid        The call's Unique-ID.
 * @param cause       ESLNG_CAUSE_NORMAL_CLEARING, say.
 * @param timeout_ms  Negative: as long as the connection lasts.
 * @param id          Gets the request's id; may be NULL.
 * @return As eslng_engine_api().
 */
eslng_status_t eslng_engine_hangup(eslng_engine_t *engine,
                                   const char *uuid,
                                   eslng_cause_t cause,
                                   int64_t timeout_ms,
                                   uint64_t now_ms,
                                   uint64_t *id);

/**
 * Places a call as a job of the switch, and follows its legs from their first moment; the result's text is the Unique-ID of the leg that has the call.
 *
 * @param line        What stands behind `originate`: a dial string, then `&application(argument)` or an extension, and so on. UTF-8.
 * @param timeout_ms  Negative: as long as the connection lasts.
 * @param id          Gets the request's id; may be NULL.
 * @return As eslng_engine_api(). The request itself fails with ESLNG_COMMAND_FAILED where nobody answers, its message naming the cause.
 */
eslng_status_t eslng_engine_originate(eslng_engine_t *engine,
                                      const char *line,
                                      int64_t timeout_ms,
                                      uint64_t now_ms,
                                      uint64_t *id);

/**
 * Gives a request up: it does not finish any more, and its answer is dropped. The switch may still carry it out.
 *
 * @return ESLNG_INVALID_ARGUMENT, also for a request that has finished.
 */
eslng_status_t eslng_engine_cancel(eslng_engine_t *engine, uint64_t id);

/**
 * Follows a call: what happens to it comes as ESLNG_OUTPUT_CALL until its end. An outbound connection follows its own.
 *
 * @param uuid  The call's Unique-ID.
 * @return ESLNG_NOT_SENT, ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_engine_follow(eslng_engine_t *engine, const char *uuid);

/**
 * Follows a call no more.
 *
 * @param uuid  The call's Unique-ID; one that is not followed is nothing to do.
 * @return ESLNG_INVALID_ARGUMENT.
 */
eslng_status_t eslng_engine_forget(eslng_engine_t *engine, const char *uuid);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* ESLNG_H */
