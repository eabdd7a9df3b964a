/* What the programs written for libesl share. */
#ifndef BENCH_CONNECT_H
#define BENCH_CONNECT_H

#include <esl.h>

/* Connects a zeroed handle to 127.0.0.1. Ends the program when that fails. */
void connect_to(esl_handle_t *handle, const char *port);

/* Sends a command and waits for its reply. Ends the program when that fails. */
void send_and_wait(esl_handle_t *handle, const char *command);

#endif
