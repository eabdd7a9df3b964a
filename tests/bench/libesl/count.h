/* Reading the wanted headers of an event as a libesl program does. */
#ifndef BENCH_COUNT_H
#define BENCH_COUNT_H

#include "../report.h"

#include <esl.h>
#include <stdbool.h>

/* Receives the next event, those that wait in race_event first. Counts it with the
 * bytes of its wanted headers and of its body; false when it is the one that ends
 * the flood. Ends the program when the connection fails. */
bool receive_and_count(esl_handle_t *handle, struct counted *counted);

#endif
