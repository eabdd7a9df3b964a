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
 * An event, or what else came with headers and a body: a reply, a log line, a notice. It never changes, so any number of threads may read it at once.
 *
 * Texts that a function gives of it are its own, closed by a NUL, and live until it is freed; values are decoded.
 */
typedef struct eslng_event_t eslng_event_t;

/**
 * What a request has brought: a text, and the message that it came with. It never changes, so any number of threads may read it at once.
 */
typedef struct eslng_result_t eslng_result_t;

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
 * @return Never NULL unless of NULL: where there is no text it is empty. The result's own.
 */
const char *eslng_result_text(const eslng_result_t *result);

/**
 * The same with its length, for texts that hold a NUL.
 *
 * @param length  Gets the length in bytes; may be NULL.
 * @return Never NULL unless of NULL. The result's own.
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

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* ESLNG_H */
