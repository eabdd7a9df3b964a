/*
 * threads: one connection in several threads, as programs use it: one receives, others send and wait for replies, with and without the
 * handle's own lock held.
 *
 *     threads HOST PORT PASSWORD [locked]
 *
 * Each of two threads runs commands and fires an event after each; the main thread receives them all. With `locked` the commands are run
 * with handle->mutex held.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <esl.h>

#include <pthread.h>

#define THREADS 2
#define COMMANDS 50

static esl_handle_t handle;
static int locked;
/* Each of its thread's own. */
static int wrong[THREADS];

static void *send_commands(void *argument)
{
	int *mistakes = (int *)argument, i;
	char command[64], expected[64];
	esl_event_t *event = NULL;

	for (i = 0; i < COMMANDS; i++) {
		esl_snprintf(expected, sizeof(expected), "%d-%d", (int)(mistakes - wrong), i);
		esl_snprintf(command, sizeof(command), "api echo %s\n\n", expected);
		if (locked) {
			esl_mutex_lock(handle.mutex);
		}
		if (esl_send_recv(&handle, command) != ESL_SUCCESS) {
			++*mistakes;
		}
		/* Two threads share last_sr_event, which only the lock keeps to one of them. */
		if (locked && (!handle.last_sr_event || !handle.last_sr_event->body || strcmp(handle.last_sr_event->body, expected))) {
			++*mistakes;
		}
		esl_event_create_subclass(&event, ESL_EVENT_CUSTOM, "eslng::thread");
		esl_event_add_header(event, ESL_STACK_BOTTOM, "Number", "%s", expected);
		if (esl_sendevent(&handle, event) != ESL_SUCCESS) {
			++*mistakes;
		}
		esl_event_destroy(&event);
		if (locked) {
			esl_mutex_unlock(handle.mutex);
		}
	}
	return NULL;
}

int main(int argc, char **argv)
{
	pthread_t threads[THREADS];
	esl_event_t *event = NULL;
	int i, received = 0, mistakes = 0;

	if (argc < 4 || esl_connect(&handle, argv[1], (esl_port_t)atoi(argv[2]), NULL, argv[3]) != ESL_SUCCESS) {
		fprintf(stderr, "no connection: %s\n", handle.err);
		return 1;
	}
	locked = argc > 4;
	esl_events(&handle, ESL_EVENT_TYPE_PLAIN, "CUSTOM eslng::thread");
	for (i = 0; i < THREADS; i++) {
		pthread_create(&threads[i], NULL, send_commands, &wrong[i]);
	}
	while (received < THREADS * COMMANDS && esl_recv_event_timed(&handle, 60000, 1, &event) == ESL_SUCCESS) {
		const char *body = esl_event_get_body(event);

		received += body && esl_stristr("Event-Subclass: eslng%3A%3Athread", body) ? 1 : 0;
		esl_event_destroy(&event);
	}
	for (i = 0; i < THREADS; i++) {
		pthread_join(threads[i], NULL);
		mistakes += wrong[i];
	}
	printf("received %d of %d, %d mistakes\n", received, THREADS * COMMANDS, mistakes);
	esl_disconnect(&handle);
	return 0;
}
