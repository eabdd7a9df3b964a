/* eslng_watch.c HOST PORT PASSWORD */
#include <eslng.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
	static const eslng_event_id_t wanted[] = {ESLNG_EVENT_CHANNEL_ANSWER, ESLNG_EVENT_CHANNEL_HANGUP_COMPLETE};
	eslng_options_t options;
	eslng_client_t *client;
	eslng_events_t *events;
	eslng_output_t *output;
	int ended = 0;

	if (argc < 4) return 2;
	eslng_options_init(&options, sizeof(options));
	options.host = argv[1];
	options.port = (uint16_t)atoi(argv[2]);
	options.password = argv[3];
	options.reconnect = true;
	if (eslng_client_connect(&options, &client) || eslng_client_subscribe(client, wanted, 2, NULL, -1, 5000, &events)
		|| eslng_client_begin_bgapi(client, "originate loopback/9196/default &hangup", NULL, 5000, NULL)) {
		fprintf(stderr, "%s\n", eslng_error_message());
		return 1;
	}
	while (!ended && eslng_events_next(events, -1, &output) == ESLNG_OK) {
		const eslng_event_t *event = eslng_output_event(output);

		if (event) {
			ended = eslng_event_id(event) == ESLNG_EVENT_CHANNEL_HANGUP_COMPLETE;
			printf("%s %s\n", eslng_event_name(event), ended ? eslng_event_get(event, "Hangup-Cause") : "");
		} else if (eslng_output_kind(output) == ESLNG_OUTPUT_GAP) {
			printf("events were missed\n");
		}
		eslng_output_free(&output);
	}
	eslng_events_free(&events);
	eslng_client_free(&client);
	return 0;
}
