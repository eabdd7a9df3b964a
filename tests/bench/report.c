#include "report.h"

#include <stdio.h>
#include <stdlib.h>

const char *const wanted_name[WANTED] = {"Event-Name", "Unique-ID", "variable_sip_req_uri"};
const size_t wanted_length[WANTED] = {10, 9, 20};

size_t count_argument(int argc, char **argv)
{
    char *rest = NULL;
    size_t count = argc == 3 ? strtoul(argv[2], &rest, 10) : 0;
    if (!count || *rest) {
        fprintf(stderr, "usage: %s PORT COUNT\n", argv[0]);
        exit(2);
    }
    return count;
}

void report(const struct counted *counted)
{
    printf("{\"events\":%zu,\"wanted_bytes\":%zu,\"body_bytes\":%zu}\n", counted->events,
           counted->wanted_bytes, counted->body_bytes);
}
