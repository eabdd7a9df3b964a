/* Three headers: framing, then the lines of an event are looked at only until the
 * wanted headers and the length of its body are known to be there or not. */
#include "bare.h"

#include <stdlib.h>
#include <string.h>

/* Counts one event; false when it is the one that ends the flood. */
static bool count_event(struct counted *counted, char *event, size_t length)
{
    static const char subclass[] = "Event-Subclass: bench";
    static const char body_field[] = "Content-Length:";
    char *line = event, *end = event + length;
    unsigned found = 0;
    bool custom = false;
    size_t wanted_bytes = 0, body_bytes = 0;

    while (line < end && *line != '\n') {
        char *newline = memchr(line, '\n', (size_t)(end - line));
        if (!newline)
            break;
        for (unsigned i = 0; i < WANTED; i++) {
            size_t name = wanted_length[i];
            if (found & 1u << i || line[name] != ':' || memcmp(line, wanted_name[i], name))
                continue;
            char *value = line + name + 2;
            size_t decoded = bare_decode(value, (size_t)(newline - value));
            found |= 1u << i;
            wanted_bytes += decoded;
            if (i == 0 && decoded == 6 && !memcmp(value, "CUSTOM", 6))
                custom = true;
        }
        if (custom && !memcmp(line, subclass, sizeof subclass - 1))
            return false;
        if (*line == 'C' && !memcmp(line, body_field, sizeof body_field - 1))
            body_bytes = strtoul(line + sizeof body_field - 1, NULL, 10);
        line = newline + 1;
    }
    counted->events++;
    counted->wanted_bytes += wanted_bytes;
    counted->body_bytes += body_bytes;
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
