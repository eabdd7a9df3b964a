/* All headers: framing, then every line is split and its value decoded in place;
 * three of them are looked up in the table that this makes. */
#define _GNU_SOURCE
#include "bare.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MOST_HEADERS = 4096 };

struct header {
    char *name, *value;
    size_t name_length, value_length;
};

static struct header headers[MOST_HEADERS];

static size_t parse(char *event, size_t length)
{
    char *line = event, *end = event + length;
    size_t count = 0;

    while (line < end && *line != '\n' && count < MOST_HEADERS) {
        char *newline = memchr(line, '\n', (size_t)(end - line));
        if (!newline)
            break;
        char *colon = memchr(line, ':', (size_t)(newline - line));
        if (colon) {
            struct header *header = &headers[count++];
            header->name = line;
            header->name_length = (size_t)(colon - line);
            header->value = colon + 1 + (colon[1] == ' ');
            header->value_length = bare_decode(header->value, (size_t)(newline - header->value));
        }
        line = newline + 1;
    }
    return count;
}

static const struct header *find(size_t count, const char *name, size_t length)
{
    for (size_t i = 0; i < count; i++)
        if (headers[i].name_length == length && !strncasecmp(headers[i].name, name, length))
            return &headers[i];
    return NULL;
}

static bool is(const struct header *header, const char *value)
{
    size_t length = strlen(value);
    return header && header->value_length == length && !memcmp(header->value, value, length);
}

/* Counts one event; false when it is the one that ends the flood. */
static bool count_event(struct counted *counted, char *event, size_t length)
{
    size_t count = parse(event, length), wanted_bytes = 0;

    for (unsigned i = 0; i < WANTED; i++) {
        const struct header *header = find(count, wanted_name[i], wanted_length[i]);
        if (header)
            wanted_bytes += header->value_length;
        if (i == 0 && is(header, "CUSTOM") && is(find(count, "Event-Subclass", 14), "bench::end"))
            return false;
    }
    /* The length of the body is the last header of an event that has one. */
    for (size_t i = count; i-- > 0;) {
        if (headers[i].name_length == 14 && !strncasecmp(headers[i].name, "Content-Length", 14)) {
            counted->body_bytes += strtoul(headers[i].value, NULL, 10);
            break;
        }
    }
    counted->events++;
    counted->wanted_bytes += wanted_bytes;
    return true;
}

int main(int argc, char **argv)
{
    struct counted counted = {0};
    struct frame frame;

    count_argument(argc, argv);
    bare_connect(argv[1]);
    bare_subscribe();
    do
        bare_next_frame(&frame);
    while (count_event(&counted, frame.body, frame.body_length));
    report(&counted);
    return 0;
}
