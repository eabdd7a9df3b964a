/* The least that a native lazy event costs in Node: one call a chunk, one string an event, one call a header that is read. No protocol but
 * framing, no errors, no queue. It leaks its one buffer and trusts its peer. */
#define _GNU_SOURCE
#include <node_api.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static char *buffer;
static size_t filled, room;

static void append(const char *bytes, size_t length)
{
    if (filled + length > room) {
        room = (filled + length) * 2;
        buffer = realloc(buffer, room);
    }
    memcpy(buffer + filled, bytes, length);
    filled += length;
}

static size_t content_length(const char *head, size_t length)
{
    const char *field = memmem(head, length, "Content-Length: ", 16);
    return field ? strtoul(field + 16, NULL, 10) : 0;
}

/* feed(chunk): the events that are whole, a string each; other messages are left out. */
static napi_value feed(napi_env env, napi_callback_info info)
{
    napi_value chunk, events;
    size_t one = 1, length, taken = 0;
    uint32_t count = 0;
    void *bytes;

    napi_get_cb_info(env, info, &one, &chunk, NULL, NULL);
    napi_get_buffer_info(env, chunk, &bytes, &length);
    append(bytes, length);
    napi_create_array(env, &events);
    for (;;) {
        char *head = buffer + taken;
        char *blank = memmem(head, filled - taken, "\n\n", 2);
        if (!blank)
            break;
        size_t head_length = (size_t)(blank - head), body_length = content_length(head, head_length);
        if (taken + head_length + 2 + body_length > filled)
            break;
        if (body_length > 0) {
            napi_value text;
            napi_create_string_latin1(env, blank + 2, body_length, &text);
            napi_set_element(env, events, count++, text);
        }
        taken += head_length + 2 + body_length;
    }
    filled -= taken;
    memmove(buffer, buffer + taken, filled);
    return events;
}

static int digit(char c)
{
    return c <= '9' ? c - '0' : (c | 32) - 'a' + 10;
}

/* get(text, name): a header's value decoded, or undefined. */
static napi_value get(napi_env env, napi_callback_info info)
{
    static char text[1 << 20], wanted[256], value[1 << 16];
    napi_value given[2], result = NULL;
    size_t two = 2, length, name, decoded = 0;

    napi_get_cb_info(env, info, &two, given, NULL, NULL);
    napi_get_value_string_latin1(env, given[0], text + 1, sizeof text - 1, &length);
    napi_get_value_string_latin1(env, given[1], wanted + 1, sizeof wanted - 3, &name);
    text[0] = wanted[0] = '\n';
    memcpy(wanted + 1 + name, ": ", 2);
    const char *at = memmem(text, length + 1, wanted, name + 3);
    if (!at)
        return NULL;
    for (at += name + 3; *at != '\n' && decoded < sizeof value; at++) {
        bool escaped = *at == '%';
        value[decoded++] = escaped ? (char)(digit(at[1]) << 4 | digit(at[2])) : *at;
        at += escaped ? 2 : 0;
    }
    napi_create_string_utf8(env, value, decoded, &result);
    return result;
}

NAPI_MODULE_INIT()
{
    napi_value function;

    napi_create_function(env, "feed", NAPI_AUTO_LENGTH, feed, NULL, &function);
    napi_set_named_property(env, exports, "feed", function);
    napi_create_function(env, "get", NAPI_AUTO_LENGTH, get, NULL, &function);
    napi_set_named_property(env, exports, "get", function);
    return exports;
}
