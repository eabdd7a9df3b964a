/*
 * large: what libesl cuts or fails on arrives whole: a password of 4 KiB, a list of 500 event names, an application's argument of 1 MiB, a
 * header block of 200 KiB. And a message that says its body twice, of which the first is released. The other end is a thread of this program.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <esl.h>

#include <pthread.h>

#define PASSWORD 4096
#define NAMES 500
#define ARGUMENT (1024 * 1024)
#define BLOCK (200 * 1024)
#define STEPS 4

/* What the program is to send, and what it gets then. */
static struct {
	char *expected;
	char *answer;
} steps[STEPS];

static char *text(const char *before, size_t length, char filling, const char *after)
{
	size_t begin = strlen(before);
	char *text = (char *)malloc(begin + length + strlen(after) + 1);

	memcpy(text, before, begin);
	memset(text + begin, filling, length);
	strcpy(text + begin + length, after);
	return text;
}

static int write_all(int peer, const char *text)
{
	size_t length = strlen(text);

	while (length > 0) {
		ssize_t count = send(peer, text, length, MSG_NOSIGNAL);

		if (count <= 0) {
			return 0;
		}
		text += count;
		length -= (size_t)count;
	}
	return 1;
}

static void *serve(void *argument)
{
	int listener = *(int *)argument, peer = accept(listener, NULL, NULL), i, well;
	static int result;

	well = write_all(peer, "Content-Type: auth/request\n\n");
	for (i = 0; well && i < STEPS; i++) {
		size_t length = strlen(steps[i].expected);
		char *got = (char *)malloc(length);

		well = recv(peer, got, length, MSG_WAITALL) == (ssize_t)length && !memcmp(got, steps[i].expected, length) && write_all(peer, steps[i].answer);
		free(got);
		if (!well) {
			printf("step %d differs\n", i);
		}
	}
	close(peer);
	result = well;
	return &result;
}

int main(void)
{
	struct sockaddr_in address;
	socklen_t size = sizeof(address);
	int listener = socket(AF_INET, SOCK_STREAM, 0), i, well;
	char *password = text("", PASSWORD, 'p', ""), *argument = text("", ARGUMENT, 'a', ""), *names = text("CUSTOM", NAMES * 16, '\0', ""), *end = names + 6;
	const char *value;
	void *served = NULL;
	pthread_t thread;
	esl_handle_t *handle = (esl_handle_t *)calloc(1, sizeof(*handle));

	for (i = 0; i < NAMES; i++) {
		end += esl_snprintf(end, 16, " demo::name%d", i);
	}
	steps[0].expected = text("auth ", PASSWORD, 'p', "\n\n");
	steps[0].answer = text("Content-Type: command/reply\nReply-Text: +OK accepted\n\n", 0, ' ', "");
	steps[1].expected = (char *)malloc(strlen(names) + 16);
	sprintf(steps[1].expected, "event plain %s\n\n", names);
	steps[1].answer = text("Content-Type: command/reply\nReply-Text: +OK event listener enabled plain\n\n", 0, ' ', "");
	steps[2].expected = text("sendmsg\ncall-command: execute\nexecute-app-name: set\nexecute-app-arg: ", ARGUMENT, 'a', "\n\n");
	steps[2].answer = text("Content-Type: command/reply\nLong: ", BLOCK, 'h', "\nReply-Text: +OK\n\n");
	steps[3].expected = text("api two\n\n", 0, ' ', "");
	steps[3].answer = text("Content-Type: api/response\n_body: the first one\nContent-Length: 10\n\nthe second", 0, ' ', "");

	memset(&address, 0, sizeof(address));
	address.sin_family = AF_INET;
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (bind(listener, (struct sockaddr *)&address, size) || listen(listener, 1) || getsockname(listener, (struct sockaddr *)&address, &size)) {
		return 2;
	}
	pthread_create(&thread, NULL, serve, &listener);
	well = esl_connect(handle, "127.0.0.1", (esl_port_t)ntohs(address.sin_port), NULL, password) == ESL_SUCCESS;
	printf("password %d %s\n", well, handle->err);
	printf("names %d\n", (int)esl_events(handle, ESL_EVENT_TYPE_PLAIN, names));
	printf("argument %d\n", (int)esl_execute(handle, "set", argument, NULL));
	value = handle->last_sr_event ? esl_event_get_header(handle->last_sr_event, "Long") : NULL;
	printf("block %lu\n", (unsigned long)(value ? strlen(value) : 0));
	printf("reply %s\n", handle->last_sr_reply);
	printf("two bodies %d\n", (int)esl_send_recv(handle, "api two\n\n"));
	value = handle->last_sr_event ? esl_event_get_body(handle->last_sr_event) : NULL;
	printf("body %s\n", value ? value : "-");
	/* Before the thread is waited for, so that it can't wait for more. */
	esl_disconnect(handle);
	pthread_join(thread, &served);
	printf("all arrived %d\n", *(int *)served);
	close(listener);
	for (i = 0; i < STEPS; i++) {
		free(steps[i].expected);
		free(steps[i].answer);
	}
	free(handle);
	free(password);
	free(argument);
	free(names);
	return 0;
}
