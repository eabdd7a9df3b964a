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
     * An event: eslng_output_event().
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
 * Something that came. It never changes but by eslng_output_take_event() and eslng_output_take_result().
 */
typedef struct eslng_output_t eslng_output_t;

/**
 * What a request has brought: a text, and the message that it came with. It never changes, so any number of threads may read it at once.
 */
typedef struct eslng_result_t eslng_result_t;

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
