/* typed.c HOST PORT PASSWORD UUID: hangs a channel up */
#include <eslng.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
	eslng_options_t options;
	eslng_client_t *client = NULL;
	eslng_result_t *line = NULL, *answer = NULL;
	int failed;

	if (argc < 5) return 2;
	eslng_options_init(&options, sizeof(options));
	options.host = argv[1];
	options.port = (uint16_t)atoi(argv[2]);
	options.password = argv[3];

	/* Names and values by turns; what can't stand in its place is refused. */
	const char *const arguments[] = {"uuid", argv[4], "cause", "USER_BUSY", NULL};

	failed = eslng_api_line("uuid_kill", arguments, &line)
		|| eslng_client_connect(&options, &client)
		|| eslng_client_api(client, eslng_result_text(line), 5000, &answer);
	printf("%s", failed ? eslng_error_message() : eslng_result_text(answer));
	eslng_result_free(&answer);
	eslng_result_free(&line);
	eslng_client_free(&client);
	return failed;
}
