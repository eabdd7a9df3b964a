/*
 * libesl.c: the worker on libesl's own functions. `libesl PORT`; README.md has what a worker does and says. It reads a line of standard input for each few turns.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include "counts.h"

#include <esl.h>

static esl_handle_t handle;

static int connect_again(int port)
{
	esl_disconnect(&handle);
	memset(&handle, 0, sizeof(handle));
	if (esl_connect_timeout(&handle, "127.0.0.1", (esl_port_t)port, NULL, "ClueCon", 5000) == ESL_SUCCESS &&
		esl_events(&handle, ESL_EVENT_TYPE_PLAIN, "BACKGROUND_JOB CUSTOM soak::libesl") == ESL_SUCCESS) {
		return 1;
	}
	count(&failed, "connect_failed");
	return 0;
}

/* Sends a packet; the body or the text of its answer, NULL where there is none. */
static const char *ask(const char *packet)
{
	if (esl_send_recv(&handle, packet) != ESL_SUCCESS || !handle.connected) {
		count(&failed, "disconnected");
		return NULL;
	}
	return handle.last_sr_event && handle.last_sr_event->body ? handle.last_sr_event->body : handle.last_sr_reply;
}

/* The event that has this header with this value; NULL where it does not come. */
static esl_event_t *await(const char *name, const char *value)
{
	int i;

	for (i = 0; i < 500 && handle.connected; i++) {
		const char *its;

		if (esl_recv_event_timed(&handle, 100, 1, NULL) != ESL_SUCCESS) continue;
		its = handle.last_ievent ? esl_event_get_header(handle.last_ievent, name) : NULL;
		if (its && !strcmp(its, value)) return handle.last_ievent;
	}
	count(&failed, handle.connected ? "timeout" : "disconnected");
	return NULL;
}

static void turn_once(const char *token)
{
	char packet[256], text[128], job[128];
	esl_event_t *event = NULL, *came;
	const char *answer;

	snprintf(packet, sizeof(packet), "api echo %s\n\n", token);
	if (!(answer = ask(packet))) return;
	compare("command", answer, token);

	snprintf(job, sizeof(job), "job-of-%s", token);
	snprintf(packet, sizeof(packet), "bgapi echo %s\nJob-UUID: %s\n\n", token, job);
	if (!ask(packet) || !(came = await("Job-UUID", job))) return;
	compare("job", came->body, token);

	snprintf(text, sizeof(text), "a b%% \xc3\xbc %s", token);
	esl_event_create_subclass(&event, ESL_EVENT_CUSTOM, "soak::libesl");
	esl_event_add_header_string(event, ESL_STACK_BOTTOM, "Token", token);
	esl_event_add_header_string(event, ESL_STACK_BOTTOM, "Text", text);
	esl_event_add_body(event, "body of %s", token);
	if (esl_sendevent(&handle, event) == ESL_SUCCESS && (came = await("Token", token))) {
		compare("event", !came->body || strcmp(came->body, event->body) ? came->body : esl_event_get_header(came, "Text"), text);
	}
	esl_event_destroy(&event);
}

int main(int argc, char **argv)
{
	unsigned long turn = 0;
	char line[16];

	if (argc < 2) return 2;
	esl_global_set_default_logger(0);
	while (fgets(line, sizeof(line), stdin)) {
		int i;

		for (i = 0; i < 40; i++) {
			char token[32];

			if (!handle.connected && !connect_again(atoi(argv[1]))) break;
			snprintf(token, sizeof(token), "libesl-%lu", ++turn);
			turn_once(token);
		}
		say();
	}
	esl_disconnect(&handle);
	say();
	return 0;
}
