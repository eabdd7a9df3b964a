/*
 * watch_calls: prints the life of calls, an event a line.
 *
 *     watch_calls HOST PORT PASSWORD [CALLS [SECONDS [COMMAND...]]]
 *
 * Subscribes to the events of channels, runs COMMAND as a background job if there is one, and
 * prints each event until CALLS channels were destroyed (1 if not said). Ends with 0 then, with
 * 1 when the connection fails or SECONDS pass (30 if not said), with 2 when it was called
 * wrongly.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <esl.h>

static const char *or_dash(const char *text)
{
	return text ? text : "-";
}

static void print_event(esl_event_t *event)
{
	printf("%s %s %s %s", or_dash(esl_event_get_header(event, "Event-Name")), or_dash(esl_event_get_header(event, "Unique-ID")),
		or_dash(esl_event_get_header(event, "Channel-Name")), or_dash(esl_event_get_header(event, "Channel-State")));
	if (event->event_id == ESL_EVENT_CHANNEL_EXECUTE || event->event_id == ESL_EVENT_CHANNEL_EXECUTE_COMPLETE) {
		printf(" %s(%s)", or_dash(esl_event_get_header(event, "Application")), or_dash(esl_event_get_header(event, "Application-Data")));
	}
	if (event->event_id == ESL_EVENT_CHANNEL_HANGUP || event->event_id == ESL_EVENT_CHANNEL_HANGUP_COMPLETE) {
		printf(" %s", or_dash(esl_event_get_header(event, "Hangup-Cause")));
	}
	printf("\n");
	fflush(stdout);
}

int main(int argc, char *argv[])
{
	static esl_handle_t handle;
	int calls = argc > 4 ? atoi(argv[4]) : 1;
	time_t end = time(NULL) + (argc > 5 ? atoi(argv[5]) : 30);
	int i;

	if (argc < 4) {
		fprintf(stderr, "usage: watch_calls HOST PORT PASSWORD [CALLS [SECONDS [COMMAND...]]]\n");
		return 2;
	}
	if (esl_connect_timeout(&handle, argv[1], (esl_port_t)atoi(argv[2]), NULL, argv[3], 5000) != ESL_SUCCESS) {
		fprintf(stderr, "watch_calls: %s:%s: %s\n", argv[1], argv[2], handle.err);
		return 1;
	}
	if (esl_events(&handle, ESL_EVENT_TYPE_PLAIN,
			"CHANNEL_CREATE CHANNEL_STATE CHANNEL_ANSWER CHANNEL_EXECUTE CHANNEL_EXECUTE_COMPLETE "
			"CHANNEL_HANGUP CHANNEL_HANGUP_COMPLETE CHANNEL_DESTROY") != ESL_SUCCESS) {
		fprintf(stderr, "watch_calls: cannot subscribe: %s\n", handle.err);
		esl_disconnect(&handle);
		return 1;
	}
	if (argc > 6) {
		char command[4096] = "bgapi";
		size_t used = strlen(command);

		for (i = 6; i < argc && used < sizeof(command); i++) {
			used += (size_t)snprintf(command + used, sizeof(command) - used, " %s", argv[i]);
		}
		if (esl_send_recv(&handle, command) != ESL_SUCCESS) {
			fprintf(stderr, "watch_calls: %s\n", handle.err);
			esl_disconnect(&handle);
			return 1;
		}
	}
	while (calls > 0 && time(NULL) < end) {
		esl_status_t status = esl_recv_event_timed(&handle, 500, 1, NULL);

		if (status == ESL_BREAK) {
			continue;
		}
		if (status != ESL_SUCCESS) {
			fprintf(stderr, "watch_calls: the connection has ended: %s\n", handle.err);
			esl_disconnect(&handle);
			return 1;
		}
		if (handle.last_ievent) {
			print_event(handle.last_ievent);
			if (handle.last_ievent->event_id == ESL_EVENT_CHANNEL_DESTROY) {
				calls--;
			}
		}
	}
	esl_disconnect(&handle);
	if (calls > 0) {
		fprintf(stderr, "watch_calls: the time is over and %d calls have not ended\n", calls);
		return 1;
	}
	return 0;
}
