#include "report.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

const char *const wanted_name[WANTED] = {"Event-Name", "Unique-ID", "variable_sip_req_uri"};
const size_t wanted_length[WANTED] = {10, 9, 20};

static struct rusage usage_at_start;
static struct timespec time_at_start;

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

void start_clocks(void)
{
    getrusage(RUSAGE_SELF, &usage_at_start);
    clock_gettime(CLOCK_MONOTONIC, &time_at_start);
}

static double seconds(struct timeval from, struct timeval to)
{
    return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_usec - from.tv_usec) / 1e6;
}

void report(const struct counted *counted)
{
    struct rusage usage;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    getrusage(RUSAGE_SELF, &usage);
    printf("{\"events\":%zu,\"wanted_bytes\":%zu,\"body_bytes\":%zu,"
           "\"user_s\":%.6f,\"system_s\":%.6f,\"wall_s\":%.6f}\n",
           counted->events, counted->wanted_bytes, counted->body_bytes,
           seconds(usage_at_start.ru_utime, usage.ru_utime),
           seconds(usage_at_start.ru_stime, usage.ru_stime),
           (double)(now.tv_sec - time_at_start.tv_sec) +
               (double)(now.tv_nsec - time_at_start.tv_nsec) / 1e9);
}
