/*
 * servers: a program that a switch connects to for each call (outbound), in each way that such programs are built.
 *
 *     servers MODE HOST PORT CALLS
 *
 * MODE is plain (one call after the other), threaded (a thread each), leaving (a thread each, which ends itself), child (a process each), parent
 * (a process each that only disconnects, while the parent goes on with the call).
 *
 * Each call: myevents, an application, its completion, exit. After CALLS of them the listener's socket is shut down: by a signal handler,
 * or, where there are threads, by the last call.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
/* Before esl.h, which asks the system's headers for no more than POSIX has; a strict standard has not even that. */
#define _DEFAULT_SOURCE 1
#include <netinet/in.h>
#include <netinet/tcp.h>

#include <esl.h>

#include <dirent.h>
#include <pthread.h>
#include <sched.h>
#include <sys/wait.h>

/* How many calls may wait to be accepted by esl_listen_threaded. */
#define MAX 100

static esl_socket_t server = ESL_SOCK_INVALID;
static const char *mode;
static int calls, done, mistakes;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void stop(int number)
{
	(void)number;
	shutdown(server, SHUT_RDWR);
}

/* 1 when the call went as it should. */
static int run(esl_handle_t *handle)
{
	const char *name = "";

	if (esl_send_recv(handle, "myevents") != ESL_SUCCESS || esl_execute(handle, "playback", "tone.wav", NULL) != ESL_SUCCESS) {
		return 0;
	}
	while (strcmp(name, "CHANNEL_EXECUTE_COMPLETE")) {
		if (esl_recv_event(handle, 1, NULL) != ESL_SUCCESS) {
			return 0;
		}
		if (handle->last_ievent) {
			name = esl_event_name(handle->last_ievent->event_id);
		}
	}
	return esl_send_recv(handle, "exit") == ESL_SUCCESS && !strcmp(handle->last_sr_reply, "+OK bye");
}

/* 1 when a child process ended well. */
static int ended_well(pid_t child)
{
	int status = -1;

	return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static int serve(esl_socket_t client, struct sockaddr_in *addr)
{
	esl_handle_t *handle = (esl_handle_t *)calloc(1, sizeof(*handle));
	int well = handle && addr->sin_family == AF_INET && esl_attach_handle(handle, client, addr) == ESL_SUCCESS
		&& handle->addr.sin_port == addr->sin_port && esl_event_get_header(handle->info_event, "Unique-ID");

	if (well && !strcmp(mode, "parent")) {
		pid_t child = fork();

		if (child == 0) {
			_exit(esl_disconnect(handle) == ESL_SUCCESS ? 0 : 1);
		}
		well = ended_well(child);
	}
	well = well && run(handle);
	well = esl_disconnect(handle) == ESL_SUCCESS && well;
	free(handle);
	return well;
}

/* 1 when as many calls may wait on this listener: Linux tells it as if it were about segments. */
static int may_wait(esl_socket_t server_sock, unsigned calls_that_wait)
{
	struct tcp_info info;
	socklen_t length = sizeof(info);

	return getsockopt(server_sock, IPPROTO_TCP, TCP_INFO, &info, &length) == 0 && info.tcpi_sacked == calls_that_wait;
}

static void call(esl_socket_t server_sock, esl_socket_t client_sock, struct sockaddr_in *addr, void *user_data)
{
	int well, last;

	if (!strcmp(mode, "threaded") && !may_wait(server_sock, MAX)) {
		fprintf(stderr, "not %d calls may wait\n", MAX);
		exit(1);
	}
	if (!strcmp(mode, "child")) {
		pid_t child = fork();

		if (child == 0) {
			close(server_sock);
			_exit(serve(client_sock, addr) ? 0 : 1);
		}
		close(client_sock);
		well = ended_well(child);
	} else {
		well = serve(client_sock, addr);
	}
	pthread_mutex_lock(&lock);
	mistakes += !well || user_data != &lock;
	last = ++done == calls;
	pthread_mutex_unlock(&lock);
	if (last && server == ESL_SOCK_INVALID) {
		shutdown(server_sock, SHUT_RDWR);
	} else if (last) {
		kill(getpid(), SIGTERM);
	}
	if (!strcmp(mode, "leaving")) {
		pthread_exit(NULL);
	}
}

/* How many threads this process has. */
static int living(void)
{
	DIR *folder = opendir("/proc/self/task");
	int threads = -2;

	while (folder && readdir(folder)) {
		threads++;
	}
	if (folder) {
		closedir(folder);
	}
	return threads;
}

int main(int argc, char **argv)
{
	struct sigaction action;
	esl_status_t status;

	if (argc < 5) {
		return 2;
	}
	mode = argv[1];
	calls = atoi(argv[4]);
	memset(&action, 0, sizeof(action));
	action.sa_handler = stop;
	sigaction(SIGTERM, &action, NULL);
	if (!strcmp(mode, "threaded") || !strcmp(mode, "leaving")) {
		status = esl_listen_threaded(argv[2], (esl_port_t)atoi(argv[3]), call, &lock, MAX);
	} else {
		status = esl_listen(argv[2], (esl_port_t)atoi(argv[3]), call, &lock, &server);
	}
	pthread_mutex_lock(&lock);
	printf("%s: status %d, %d calls, %d mistakes\n", mode, (int)status, done, mistakes);
	pthread_mutex_unlock(&lock);
	fflush(stdout);
	/* Threads that are about to end do: one that ended with the program would count as leaked. */
	while (living() > 1) {
		sched_yield();
	}
	return 0;
}
