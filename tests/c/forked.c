/*
 * forked: a child process disconnects a handle in which a thread of its parent receives. The parent's connection must not notice.
 *
 *     forked HOST PORT PASSWORD
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <esl.h>

#include <pthread.h>
#include <sys/wait.h>

static esl_handle_t handle;

static void *receive(void *argument)
{
	esl_event_t *event = NULL;

	*(int *)argument = (int)esl_recv_event_timed(&handle, 60000, 1, &event);
	esl_event_destroy(&event);
	return NULL;
}

int main(int argc, char **argv)
{
	pthread_t thread;
	esl_event_t *event = NULL;
	int received = -1, status = -1, i;
	pid_t child;

	if (argc < 4 || esl_connect(&handle, argv[1], (esl_port_t)atoi(argv[2]), NULL, argv[3]) != ESL_SUCCESS) {
		fprintf(stderr, "no connection: %s\n", handle.err);
		return 1;
	}
	esl_events(&handle, ESL_EVENT_TYPE_PLAIN, "CUSTOM eslng::forked");
	pthread_create(&thread, NULL, receive, &received);
	/* So long that the thread most likely waits; where it does not, the rest holds all the same. */
	for (i = 0; i < 20; i++) {
		esl_send_recv(&handle, "api status");
	}
	child = fork();
	if (child == 0) {
		_exit((int)esl_disconnect(&handle));
	}
	waitpid(child, &status, 0);
	printf("the child's disconnect %d\n", WIFEXITED(status) ? WEXITSTATUS(status) : -1);
	esl_event_create_subclass(&event, ESL_EVENT_CUSTOM, "eslng::forked");
	printf("an event fired %d\n", (int)esl_sendevent(&handle, event));
	esl_event_destroy(&event);
	pthread_join(thread, NULL);
	printf("and received %d\n", received);
	printf("the parent's disconnect %d\n", (int)esl_disconnect(&handle));
	return 0;
}
