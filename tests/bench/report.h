/* What every measured C program reads from its arguments, counts and prints. */
#ifndef BENCH_REPORT_H
#define BENCH_REPORT_H

#include <stddef.h>

/* The headers that are read of every event. */
enum { WANTED = 3 };
extern const char *const wanted_name[WANTED];
extern const size_t wanted_length[WANTED];

/* What a program counted, to be compared with what the server sent. */
struct counted {
    size_t events;
    size_t wanted_bytes; /* in the decoded values of the wanted headers */
    size_t body_bytes;   /* in the bodies of the events */
};

/* The count in the last argument of PROGRAM PORT COUNT; ends the program with a
 * usage line when the arguments are others. */
size_t count_argument(int argc, char **argv);

/* Prints what was counted as one line of JSON. */
void report(const struct counted *counted);

#endif
