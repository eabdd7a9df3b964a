/* libesl_watch.c HOST PORT PASSWORD */
#include <esl.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
	esl_handle_t handle = {0};
	int ended = 0;

	if (argc < 4) return 2;
	if (esl_connect(&handle, argv[1], (esl_port_t)atoi(argv[2]), NULL, argv[3]) != ESL_SUCCESS) {
		fprintf(stderr, "%s\n", handle.err);
		return 1;
	}
	esl_events(&handle, ESL_EVENT_TYPE_PLAIN, "CHANNEL_ANSWER CHANNEL_HANGUP_COMPLETE");
	esl_send_recv(&handle, "bgapi originate loopback/9196/default &hangup");
	while (!ended && esl_recv(&handle) == ESL_SUCCESS) {
		esl_event_t *event = handle.last_ievent;

		if (!event) continue;
		ended = event->event_id == ESL_EVENT_CHANNEL_HANGUP_COMPLETE;
		printf("%s %s\n", esl_event_name(event->event_id), ended ? esl_event_get_header(event, "Hangup-Cause") : "");
	}
	esl_disconnect(&handle);
	return 0;
}
