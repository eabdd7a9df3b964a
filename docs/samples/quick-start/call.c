/* call.c HOST PORT PASSWORD */
#include <eslng.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
	eslng_options_t options;
	eslng_client_t *client = NULL;
	eslng_result_t *status = NULL, *played = NULL;
	eslng_calling_t *calling = NULL;
	eslng_call_t *call = NULL;
	eslng_end_t end;
	int failed;

	if (argc < 4) return 2;
	eslng_options_init(&options, sizeof(options));
	options.host = argv[1];
	options.port = (uint16_t)atoi(argv[2]);
	options.password = argv[3];

	/* Each gives ESLNG_OK, which is 0; times are in ms. */
	failed = eslng_client_connect(&options, &client)
		|| eslng_client_api(client, "status", 5000, &status)
		|| eslng_client_originate(client, "loopback/9196/default &park", NULL, 3600000, &calling)
		|| eslng_calling_wait_answer(calling, 20000, &call)
		|| eslng_call_playback(call, "tone_stream://%(500,0,440)", 10000, &played)
		|| eslng_call_hangup(call, ESLNG_CAUSE_NORMAL_CLEARING, 5000)
		|| eslng_call_wait_end(call, 10000, &end, NULL);
	if (failed) {
		fprintf(stderr, "%s\n", eslng_error_message());
	} else {
		printf("%scall %s ended: %s\n", eslng_result_text(status), eslng_call_uuid(call), eslng_cause_name(end.cause));
	}
	eslng_result_free(&played);
	eslng_call_free(&call);
	eslng_calling_free(&calling);
	eslng_result_free(&status);
	eslng_client_free(&client);
	return failed;
}
