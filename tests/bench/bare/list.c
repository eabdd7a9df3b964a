/* A list: framing, then the linked list of headers that a libesl program walks is
 * built in one piece of malloc-ed memory, used, and freed. */
#define _GNU_SOURCE
#include "bare.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* As large as libesl's header, with its members in the places of libesl's. */
struct header {
    char *name;
    char *value;
    char **array;
    int index;
    unsigned long hash;
    struct header *next;
};

/* An event and all it holds, freed as one. */
struct event {
    struct header *headers;
    char *text;
};

static struct event *build(const char *frame_body, size_t length)
{
    size_t lines = 1;
    const char *stop = frame_body + length;
    for (const char *at = frame_body; (at = memchr(at, '\n', (size_t)(stop - at))); at++)
        lines++;

    struct event *event = malloc(sizeof *event + lines * sizeof(struct header) + length + 1);
    if (!event)
        abort();
    struct header *header = (struct header *)(event + 1);
    struct header **link = &event->headers;
    event->text = memcpy(header + lines, frame_body, length);
    char *line = event->text, *end = line + length;
    *end = '\0';

    while (line < end && *line != '\n') {
        char *newline = memchr(line, '\n', (size_t)(end - line));
        if (!newline)
            break;
        char *colon = memchr(line, ':', (size_t)(newline - line));
        if (colon) {
            char *value = colon + 1 + (colon[1] == ' ');
            *colon = '\0';
            value[bare_decode(value, (size_t)(newline - value))] = '\0';
            *header = (struct header){.name = line, .value = value};
            *link = header;
            link = &header->next;
            header++;
        }
        line = newline + 1;
    }
    *link = NULL;
    return event;
}

static const char *find(const struct event *event, const char *name)
{
    for (const struct header *header = event->headers; header; header = header->next)
        if (!strcasecmp(header->name, name))
            return header->value;
    return NULL;
}

/* Counts one event; false when it is the one that ends the flood. */
static bool count_event(struct counted *counted, const struct event *event)
{
    size_t wanted_bytes = 0;

    for (unsigned i = 0; i < WANTED; i++) {
        const char *value = find(event, wanted_name[i]);
        if (value)
            wanted_bytes += strlen(value);
        if (i == 0 && value && !strcmp(value, "CUSTOM")) {
            const char *subclass = find(event, "Event-Subclass");
            if (subclass && !strcmp(subclass, "bench::end"))
                return false;
        }
    }
    const char *body = find(event, "Content-Length");
    if (body)
        counted->body_bytes += strtoul(body, NULL, 10);
    counted->events++;
    counted->wanted_bytes += wanted_bytes;
    return true;
}

int main(int argc, char **argv)
{
    struct counted counted = {0};
    struct frame frame;
    bool more;

    count_argument(argc, argv);
    bare_connect(argv[1]);
    bare_subscribe();
    do {
        bare_next_frame(&frame);
        struct event *event = build(frame.body, frame.body_length);
        more = count_event(&counted, event);
        free(event);
    } while (more);
    report(&counted);
    return 0;
}
