/*
 * one_command: one API command, its answer, and goodbye.
 *
 *     one_command HOST PORT PASSWORD COMMAND...
 *
 * Prints what the switch answers. Ends with 0, with 1 when there is no connection or no answer,
 * and with 2 when it was called wrongly.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <esl.h>

int main(int argc, char *argv[])
{
	static esl_handle_t handle;
	char command[4096] = "api";
	size_t used = strlen(command);
	const char *answer;
	int i;

	if (argc < 5) {
		fprintf(stderr, "usage: one_command HOST PORT PASSWORD COMMAND...\n");
		return 2;
	}
	for (i = 4; i < argc; i++) {
		int length = snprintf(command + used, sizeof(command) - used, " %s", argv[i]);

		if (length < 0 || (size_t)length >= sizeof(command) - used) {
			fprintf(stderr, "one_command: the command is longer than %zu bytes\n", sizeof(command) - 1);
			return 2;
		}
		used += (size_t)length;
	}

	if (esl_connect_timeout(&handle, argv[1], (esl_port_t)atoi(argv[2]), NULL, argv[3], 5000) != ESL_SUCCESS) {
		fprintf(stderr, "one_command: %s:%s: %s\n", argv[1], argv[2], handle.err);
		return 1;
	}
	if (esl_send_recv_timed(&handle, command, 30000) != ESL_SUCCESS || !handle.last_sr_event) {
		fprintf(stderr, "one_command: no answer: %s\n", handle.err);
		esl_disconnect(&handle);
		return 1;
	}
	/* A denied command is answered by a reply without a body. */
	answer = esl_event_get_body(handle.last_sr_event);
	printf("%s", answer ? answer : handle.last_sr_reply);
	if (!answer) {
		printf("\n");
	}
	esl_disconnect(&handle);
	return 0;
}
