/* What a program has used of the machine. */
#ifndef BENCH_USAGE_H
#define BENCH_USAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/resource.h>

/* Prints the calls, the CPU time of user and system so far, and the most memory that
 * was resident, as one line of JSON. */
static inline void report_usage(size_t calls)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    long long cpu = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000LL + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
    printf("{\"calls\":%zu,\"cpu_us\":%lld,\"peak_kib\":%ld}\n", calls, cpu, usage.ru_maxrss);
}

#endif
