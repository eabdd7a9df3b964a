/*
 * logging: what the library tells a logger of the program's own.
 *
 *     logging HOST PORT PASSWORD
 *
 * Prints a line for each call of the logger: level, function, and the text with its line ends as
 * slashes. The password must not be in it.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <esl.h>

static void own_logger(const char *file, const char *func, int line, int level, const char *fmt, ...)
{
	char text[512], *c;
	va_list ap;

	(void)file;
	(void)line;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	for (c = text; *c; c++) {
		if (*c == '\n') {
			*c = '/';
		}
	}
	printf("%d %s %s\n", level, func, text);
}

int main(int argc, char *argv[])
{
	static esl_handle_t handle;

	if (argc < 4) {
		fprintf(stderr, "usage: logging HOST PORT PASSWORD\n");
		return 2;
	}
	esl_global_set_logger(own_logger);
	if (esl_connect_timeout(&handle, argv[1], (esl_port_t)atoi(argv[2]), NULL, argv[3], 5000) != ESL_SUCCESS) {
		fprintf(stderr, "logging: %s\n", handle.err);
		return 1;
	}
	esl_send_recv(&handle, "api echo 100%s");
	esl_send(&handle, "noevents\n\n");
	esl_recv(&handle);
	esl_global_set_logger(NULL);
	esl_send_recv(&handle, "api echo unseen");
	esl_global_set_default_logger(ESL_LOG_LEVEL_INFO);
	esl_send_recv(&handle, "api echo unseen");
	esl_global_set_default_logger(ESL_LOG_LEVEL_DEBUG);
	esl_send_recv(&handle, "api echo on-stderr");
	esl_disconnect(&handle);
	return 0;
}
