/*
 * idle_memory: how many bytes of heap a connection takes, besides its handle.
 *
 *     idle_memory HOST PORT PASSWORD CONNECTIONS
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <esl.h>

#include <malloc.h>

int main(int argc, char *argv[])
{
	int count = argc > 4 ? atoi(argv[4]) : 0, i;
	esl_handle_t *handles;
	struct mallinfo2 before, after;

	if (count < 1 || !(handles = calloc((size_t)count + 1, sizeof(*handles)))) {
		fprintf(stderr, "usage: idle_memory HOST PORT PASSWORD CONNECTIONS\n");
		return 2;
	}
	/* The first connection takes what the process needs once. */
	for (i = 0; i <= count; i++) {
		if (i == 1) {
			before = mallinfo2();
		}
		if (esl_connect_timeout(&handles[i], argv[1], (esl_port_t)atoi(argv[2]), NULL, argv[3], 5000) != ESL_SUCCESS) {
			fprintf(stderr, "idle_memory: %s\n", handles[i].err);
			return 1;
		}
	}
	after = mallinfo2();
	printf("%zu\n", (after.uordblks + after.hblkhd - before.uordblks - before.hblkhd) / (size_t)count);
	for (i = 0; i <= count; i++) {
		esl_disconnect(&handles[i]);
	}
	free(handles);
	return 0;
}
