/*
 * eslng_client.c: the client of eslng.h against a switch: requests, jobs, events, log lines, a connection that is lost, a fork, several threads. Compiles as C
 * and C++.
 *
 *     eslng_client HOST PORT PASSWORD
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <eslng.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Longer than anything here takes. */
#define SOON 60000

#define THREADS 4
#define COMMANDS 25

static const char *shown(const char *text)
{
	return text ? text : "(none)";
}

static void say(const char *what, eslng_status_t status)
{
	printf("%s: %s%s%s\n", what, eslng_status_name(status), status ? ": " : "", status ? eslng_error_message() : "");
}

/* Prints what came of a request, and frees its result. */
static void came(const char *what, eslng_status_t status, eslng_result_t **result)
{
	printf("%s: %s: %s", what, eslng_status_name(status), status ? eslng_error_message() : shown(eslng_result_text(*result)));
	if (eslng_result_event(*result) && eslng_event_name(eslng_result_event(*result))) {
		printf(" (%s)", eslng_event_name(eslng_result_event(*result)));
	}
	putchar('\n');
	eslng_result_free(result);
}

static void requests(const eslng_client_t *client)
{
	static const char *const arguments[] = {"uuid", "no-such-call", "name", "a", NULL};
	static const char *const smuggled[] = {"uuid", "u1\n\nexit", "name", "a", NULL};
	eslng_result_t *result;

	came("api", eslng_client_api(client, "echo hello", SOON, &result), &result);
	came("a refusal", eslng_client_api(client, "no_such_command", SOON, &result), &result);
	came("two commands", eslng_client_api(client, "echo a\n\nexit", SOON, &result), &result);
	came("bgapi", eslng_client_bgapi(client, "echo from a job", SOON, &result), &result);
	came("a job that fails", eslng_client_bgapi(client, "originate error/USER_BUSY &park", SOON, &result), &result);
	came("a packet", eslng_client_command(client, "api echo raw", SOON, &result), &result);
	came("too late", eslng_client_api(client, "msleep 2000", 0, &result), &result);
	came("after that", eslng_client_api(client, "echo in step", SOON, &result), &result);
	came("a line", eslng_api_line("uuid_getvar", arguments, &result), &result);
	came("no line", eslng_api_line("uuid_getvar", smuggled, &result), &result);
	came("unknown", eslng_api_line("uuid_nothing", NULL, &result), &result);
	say("not wanted", eslng_client_api(client, "echo x", SOON, NULL));
}

static void next(const eslng_events_t *reader, eslng_output_t **output)
{
	eslng_status_t status = eslng_events_next(reader, SOON, output);

	if (status) {
		printf("nothing came: %s: %s\n", eslng_status_name(status), eslng_error_message());
		exit(1);
	}
}

static void events(const eslng_client_t *client)
{
	static const eslng_event_id_t jobs[] = {ESLNG_EVENT_BACKGROUND_JOB};
	static const eslng_event_id_t none[] = {(eslng_event_id_t)12345};
	static const char *const subclasses[] = {"shop::open", NULL};
	eslng_events_t *reader, *listener;
	eslng_output_t *output;
	eslng_result_t *result;
	eslng_builder_t *builder = eslng_builder_new("CUSTOM");
	eslng_execute_t execute;

	say("subscribe", eslng_client_subscribe(client, NULL, 0, subclasses, -1, SOON, &reader));
	eslng_builder_add(builder, "Event-Subclass", "shop::open");
	eslng_builder_add(builder, "Door", "the north one");
	say("send", eslng_client_send_event(client, builder, SOON, NULL));
	next(reader, &output);
	printf("an event: kind %d, door %s\n", (int)eslng_output_kind(output), eslng_event_get(eslng_output_event(output), "Door"));
	eslng_output_free(&output);
	say("nothing more", eslng_events_next(reader, 0, &output));

	say("a filter", eslng_client_filter(client, "Door", "the south one", SOON, NULL));
	eslng_client_send_event(client, builder, SOON, NULL);
	eslng_builder_set(builder, "Door", "the south one");
	eslng_client_send_event(client, builder, SOON, NULL);
	next(reader, &output);
	printf("what passes: door %s\n", eslng_event_get(eslng_output_event(output), "Door"));
	eslng_output_free(&output);
	say("no filter", eslng_client_unfilter(client, "Door", NULL, SOON, NULL));
	eslng_builder_free(&builder);

	say("no event", eslng_client_listen(client, none, 1, NULL, -1, &listener));
	say("no level", eslng_client_listen(client, NULL, 0, NULL, 9, &listener));
	say("ask", eslng_client_ask_events(client, ESLNG_PLAIN, jobs, 1, NULL, SOON, NULL));
	say("listen", eslng_client_listen(client, jobs, 1, NULL, -1, &listener));
	came("a job of our own", eslng_client_begin_bgapi(client, "echo later", "11111111-2222-3333-4444-555555555555", SOON, &result), &result);
	next(listener, &output);
	printf("its end: %s, body %s\n", eslng_event_get(eslng_output_event(output), "Job-UUID"),
		   shown(eslng_event_body(eslng_output_event(output), NULL)));
	eslng_output_free(&output);
	eslng_events_free(&listener);
	say("unsubscribe", eslng_client_unsubscribe(client, jobs, 1, NULL, SOON, NULL));

	memset(&execute, 0, sizeof(execute));
	execute.application = "playback";
	execute.argument = "silence_stream://10";
	execute.event_uuid = "e1";
	execute.loops = 2;
	execute.event_lock = true;
	came("no such channel", eslng_client_begin_execute(client, "no-such-channel", &execute, SOON, &result), &result);
	execute.application = NULL;
	say("no application", eslng_client_begin_execute(client, "u1", &execute, SOON, NULL));

	eslng_client_subscribe(client, NULL, 0, NULL, 7, SOON, &listener);
	eslng_client_api(client, "log warning hello from the log", SOON, NULL);
	do {
		eslng_output_free(&output);
		next(listener, &output);
	} while (!strstr(shown(eslng_event_body(eslng_output_event(output), NULL)), "hello from the log"));
	printf("a log line: kind %d, level %s\n", (int)eslng_output_kind(output), eslng_event_get(eslng_output_event(output), "Log-Level"));
	eslng_output_free(&output);
	eslng_events_free(&listener);
	say("no log", eslng_client_log(client, -1, SOON, NULL));
	eslng_events_free(&reader);
}

/* A connection that is lost and made again: what waited fails, events go on behind a gap. */
static void loss(const eslng_client_t *client)
{
	static const eslng_event_id_t customs[] = {ESLNG_EVENT_CUSTOM};
	static const char *const subclasses[] = {"shop::open", NULL};
	eslng_events_t *reader;
	eslng_output_t *output;
	eslng_result_t *result;
	eslng_gap_t gap;

	say("subscribe", eslng_client_subscribe(client, customs, 0, subclasses, -1, SOON, &reader));
	came("the end", eslng_client_command(client, "exit", SOON, &result), &result);
	say("wait", eslng_client_wait_up(client, SOON));
	next(reader, &output);
	if (eslng_output_gap(output, &gap)) {
		printf("back: kind %d, restarted %d\n", (int)eslng_output_kind(output), (int)gap.restarted);
	}
	eslng_output_free(&output);
	say("up", eslng_client_status(client));
	came("and on", eslng_client_api(client, "echo on", SOON, &result), &result);
	eslng_events_free(&reader);
}

/* A child process frees the client, and leaves the parent's connection alone. */
static void forked(eslng_client_t *client)
{
	static const eslng_event_id_t all[] = {ESLNG_EVENT_ALL};
	eslng_events_t *reader;
	eslng_result_t *result;
	int status = -1;
	pid_t child;

	eslng_client_listen(client, all, 1, NULL, -1, &reader);
	fflush(stdout);
	child = fork();
	if (child == 0) {
		eslng_events_free(&reader);
		eslng_client_free(&client);
		_exit(client != NULL);
	}
	waitpid(child, &status, 0);
	printf("the child ended well: %d\n", WIFEXITED(status) && WEXITSTATUS(status) == 0);
	came("the parent goes on", eslng_client_api(client, "echo on", SOON, &result), &result);
	eslng_events_free(&reader);
}

static const eslng_client_t *common;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int mistakes;

static void *ask(void *argument)
{
	int thread = *(int *)argument, i, wrong = 0;
	char line[64], expected[32];
	eslng_result_t *result;

	for (i = 0; i < COMMANDS; i++) {
		snprintf(expected, sizeof(expected), "%d-%d", thread, i);
		snprintf(line, sizeof(line), "echo %s", expected);
		if ((i % 2 ? eslng_client_bgapi : eslng_client_api)(common, line, SOON, &result) || strcmp(eslng_result_text(result), expected)) {
			wrong++;
		}
		eslng_result_free(&result);
	}
	pthread_mutex_lock(&lock);
	mistakes += wrong;
	pthread_mutex_unlock(&lock);
	return NULL;
}

static void *take(void *reader)
{
	eslng_output_t *output = NULL;
	eslng_status_t status;

	while ((status = eslng_events_next((const eslng_events_t *)reader, -1, &output)) == ESLNG_OK) {
		eslng_output_free(&output);
	}
	pthread_mutex_lock(&lock);
	mistakes += status != ESLNG_CLOSED;
	pthread_mutex_unlock(&lock);
	return NULL;
}

/* One thread waits for events for ever, others ask; another ends it all. */
static void threads(const eslng_client_t *client)
{
	static const eslng_event_id_t all[] = {ESLNG_EVENT_ALL};
	pthread_t askers[THREADS], taker;
	int numbers[THREADS], i;
	eslng_events_t *reader;

	common = client;
	eslng_client_subscribe(client, all, 1, NULL, -1, SOON, &reader);
	pthread_create(&taker, NULL, take, reader);
	for (i = 0; i < THREADS; i++) {
		numbers[i] = i;
		pthread_create(&askers[i], NULL, ask, &numbers[i]);
	}
	for (i = 0; i < THREADS; i++) {
		pthread_join(askers[i], NULL);
	}
	say("close", eslng_client_close(client));
	pthread_join(taker, NULL);
	printf("%d mistakes in %d threads\n", mistakes, THREADS + 1);
	say("closed", eslng_client_status(client));
	say("never", eslng_client_wait_up(client, -1));
	say("not sent", eslng_client_api(client, "echo x", SOON, NULL));
	eslng_events_free(&reader);
}

static void mistaken(void)
{
	eslng_options_t options;
	eslng_client_t *client = (eslng_client_t *)&options;
	eslng_events_t *reader;
	eslng_output_t *output;
	eslng_result_t *result;

	memset(&options, 0xff, sizeof(options));
	say("options not begun", eslng_client_connect(&options, &client));
	printf("a client: %d\n", client != NULL);
	say("no place", eslng_client_connect(NULL, NULL));
	say("no client", eslng_client_api(NULL, "status", 0, &result));
	say("no client", eslng_client_bgapi(NULL, "status", 0, &result));
	say("no client", eslng_client_status(NULL));
	say("no client", eslng_client_close(NULL));
	say("no client", eslng_client_wait_up(NULL, 0));
	say("no client", eslng_client_interrupt(NULL, true));
	say("no client", eslng_client_subscribe(NULL, NULL, 0, NULL, -1, 0, &reader));
	say("no reader", eslng_events_next(NULL, 0, &output));
	eslng_client_free(&client);
	eslng_client_free(NULL);
	eslng_events_free(NULL);
}

int main(int argc, char **argv)
{
	eslng_options_t options;
	eslng_client_t *client;

	if (argc < 4) {
		return 2;
	}
	eslng_options_init(&options, sizeof(options));
	options.host = argv[1];
	options.port = (uint16_t)atoi(argv[2]);
	options.password = "wrong";
	say("a wrong password", eslng_client_connect(&options, &client));
	options.password = argv[3];
	options.reconnect = true;
	options.retry_first_ms = 1;
	if (eslng_client_connect(&options, &client)) {
		fprintf(stderr, "no connection: %s\n", eslng_error_message());
		return 1;
	}
	requests(client);
	events(client);
	say("interrupt", eslng_client_interrupt(client, true));
	say("interrupted", eslng_client_api(client, "echo x", SOON, NULL));
	say("go on", eslng_client_interrupt(client, false));
	forked(client);
	loss(client);
	threads(client);
	eslng_client_free(&client);
	mistaken();
	return 0;
}
