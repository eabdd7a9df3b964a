/*
 * eslng_calls.c: calls with eslng.h in both directions: those that a switch brings, those that the program places. Compiles as C and C++.
 *
 *     eslng_calls HOST PORT PASSWORD
 *
 * The switch has parties: `caller` answers, and presses 12# when it hears a prompt; `slow` rings and never answers; `media` has early media and never answers.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <eslng.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Longer than anything here takes. */
#define SOON 60000
#define HOUR 3600000
#define CALLS 3

static const char *shown(const char *text)
{
	return text ? text : "(none)";
}

static void say(const char *what, eslng_status_t status)
{
	printf("%s: %s%s%s\n", what, eslng_status_name(status), status ? ": " : "", status ? eslng_error_message() : "");
}

/* Prints what came of an operation, and frees its result. */
static void came(const char *what, eslng_status_t status, eslng_result_t **result)
{
	printf("%s: %s: %s", what, eslng_status_name(status), status ? eslng_error_message() : shown(eslng_result_text(*result)));
	if (eslng_result_event(*result) && eslng_event_name(eslng_result_event(*result))) {
		printf(" (%s)", eslng_event_name(eslng_result_event(*result)));
	}
	putchar('\n');
	eslng_result_free(result);
}

static void check(const char *what, eslng_status_t status)
{
	if (status) {
		fprintf(stderr, "%s: %s: %s\n", what, eslng_status_name(status), eslng_error_message());
		exit(1);
	}
}

/* Has the switch call the server. */
static eslng_calling_t *bring(const eslng_client_t *client, const eslng_server_t *server)
{
	eslng_calling_t *calling;
	char line[128];

	snprintf(line, sizeof(line), "test/caller '&socket(127.0.0.1:%d async full)'", (int)eslng_server_port(server));
	check("originate", eslng_client_originate(client, line, NULL, HOUR, &calling));
	return calling;
}

static void digits_of(const eslng_call_t *call)
{
	eslng_digits_t digits;
	eslng_result_t *result;

	say("digits not begun", (memset(&digits, 0xff, sizeof(digits)), eslng_call_play_and_get_digits(call, &digits, SOON, NULL)));
	eslng_digits_init(&digits, sizeof(digits));
	say("no file", eslng_call_play_and_get_digits(call, &digits, SOON, NULL));
	digits.file = "silence_stream://10000";
	digits.max = 4;
	came("digits", eslng_call_play_and_get_digits(call, &digits, SOON, &result), &result);
}

/* What the changes of a call say, to the end. */
static void life(const eslng_changes_t *changes)
{
	eslng_output_t *output;
	eslng_status_t status;

	while ((status = eslng_changes_next(changes, SOON, &output)) == ESLNG_OK) {
		switch (eslng_output_change(output)) {
		case ESLNG_CHANGE_DIGIT:
			printf("pressed: %s\n", eslng_output_message(output));
			break;
		case ESLNG_CHANGE_ENDED:
			printf("ended: %s, %s\n", eslng_output_message(output), shown(eslng_event_name(eslng_output_event(output))));
			break;
		default:
			break;
		}
		eslng_output_free(&output);
	}
	say("after the end", status);
}

/* A call that the switch brings, step by step. */
static void inbound(const eslng_client_t *client, const eslng_server_t *server)
{
	static const char *const set[] = {"name", "lab_y", "value", "by name", NULL};
	static const char *const sleeping[] = {"milliseconds", "10", NULL};
	static const char *const odd[] = {"name", NULL};
	eslng_calling_t *calling = bring(client, server);
	eslng_call_t *call, *placed;
	eslng_changes_t *changes;
	eslng_result_t *result;
	eslng_event_t *event;
	eslng_end_t end;
	int socket;

	check("accept", eslng_server_accept(server, SOON, &socket));
	check("the call", eslng_call_accept(socket, NULL, &call));
	check("it was placed", eslng_calling_wait_answer(calling, SOON, &placed));
	printf("the same call: %d, a leg: %d, no second: %d\n", !strcmp(eslng_call_uuid(call), eslng_call_uuid(placed)),
		   !strcmp(eslng_call_uuid(call), eslng_call_uuid(eslng_calling_leg(calling, 0))), !eslng_calling_leg(calling, 1));
	printf("its data: %s\n", eslng_event_get(eslng_call_data(call), "Unique-ID") ? "yes" : "no");
	printf("of another connection: %s\n", eslng_call_data(placed) ? "yes" : "no");
	check("changes", eslng_call_changes(call, &changes));
	say("answer", eslng_call_answer(call, SOON));
	printf("answered %d, over %d\n", eslng_call_is_answered(call), eslng_call_is_over(call));
	digits_of(call);
	came("playback", eslng_call_playback(call, "silence_stream://10", SOON, &result), &result);
	came("no file", eslng_call_playback(call, "/no/such/file.wav", SOON, &result), &result);
	say("set", eslng_call_set(call, "lab_x", "it's ${uuid}", SOON));
	came("get", eslng_call_get(call, "lab_x", SOON, &result), &result);
	came("not set", eslng_call_get(call, "lab_none", SOON, &result), &result);
	came("operate", eslng_call_operate(call, "set_variable", set, SOON, &result), &result);
	came("get", eslng_call_get(placed, "lab_y", SOON, &result), &result);
	came("no operation", eslng_call_operate(call, "dance", NULL, SOON, &result), &result);
	came("no value", eslng_call_operate(call, "set_variable", odd, SOON, &result), &result);
	came("execute", eslng_call_execute(call, "sleep", "10", SOON, &result), &result);
	came("run", eslng_call_run(call, "sleep", sleeping, SOON, &result), &result);
	came("run nothing", eslng_call_run(call, "dance", NULL, SOON, &result), &result);
	came("two packets", eslng_call_execute(call, "sleep\n\nexit", NULL, SOON, &result), &result);
	say("to go on", eslng_call_set(call, "continue_on_fail", "true", SOON));
	came("bridge", eslng_call_bridge(call, "error/USER_BUSY", SOON, &result), &result);
	came("its client", eslng_client_api(eslng_call_client(call), "echo by its own connection", SOON, &result), &result);
	say("too short", eslng_call_wait_end(call, 0, &end, NULL));
	say("no cause", eslng_call_hangup(call, (eslng_cause_t)4711, SOON));
	say("hangup", eslng_call_hangup(call, ESLNG_CAUSE_CALL_REJECTED, SOON));
	say("the end", eslng_call_wait_end(call, SOON, &end, &event));
	printf("cause %d, Q.850 %d, by the far end %d, of %s\n", (int)end.cause, (int)end.q850, (int)end.by_far_end,
		   shown(eslng_event_name(event)));
	printf("over %d\n", eslng_call_is_over(call));
	say("too late", eslng_call_playback(call, "silence_stream://10", SOON, NULL));
	life(changes);
	eslng_event_free(&event);
	eslng_changes_free(&changes);
	eslng_call_free(&call);
	eslng_call_free(&placed);
	eslng_calling_free(&calling);
}

struct served {
	pthread_mutex_t lock;
	int calls, mistakes;
	eslng_server_t *server;
};

static void serve(const eslng_call_t *call, void *data)
{
	struct served *served = (struct served *)data;
	int wrong = eslng_call_answer(call, SOON) || eslng_call_playback(call, "silence_stream://10", SOON, NULL)
		|| eslng_call_hangup(call, ESLNG_CAUSE_NORMAL_CLEARING, SOON) || eslng_call_wait_end(call, SOON, NULL, NULL);

	pthread_mutex_lock(&served->lock);
	served->mistakes += wrong;
	if (++served->calls == CALLS) {
		eslng_server_stop(served->server);
	}
	pthread_mutex_unlock(&served->lock);
}

static void *run(void *data)
{
	struct served *served = (struct served *)data;
	eslng_status_t status = eslng_server_run(served->server, NULL, serve, served);

	pthread_mutex_lock(&served->lock);
	served->mistakes += status != ESLNG_OK;
	pthread_mutex_unlock(&served->lock);
	return NULL;
}

/* Calls on threads of their own. */
static void many(const eslng_client_t *client, eslng_server_t *server)
{
	eslng_calling_t *callings[CALLS];
	struct served served;
	pthread_t thread;
	int i, socket;

	memset(&served, 0, sizeof(served));
	pthread_mutex_init(&served.lock, NULL);
	served.server = server;
	pthread_create(&thread, NULL, run, &served);
	for (i = 0; i < CALLS; i++) {
		callings[i] = bring(client, server);
	}
	pthread_join(thread, NULL);
	printf("%d calls, %d mistakes\n", served.calls, served.mistakes);
	say("stopped", eslng_server_accept(server, SOON, &socket));
	say("again", eslng_server_run(server, NULL, serve, &served));
	for (i = 0; i < CALLS; i++) {
		eslng_calling_free(&callings[i]);
	}
	pthread_mutex_destroy(&served.lock);
}

/* Calls that the program places. */
static void outbound(const eslng_client_t *client)
{
	eslng_calling_t *calling;
	eslng_call_t *call, *calls[2] = {NULL, NULL}, *found;
	size_t count;

	check("originate", eslng_client_originate(client, "test/caller &park", "lab", HOUR, &calling));
	say("ringing", eslng_calling_wait_ringing(calling, SOON));
	say("an answer", eslng_calling_wait_answer(calling, SOON, &call));
	say("the call knows", eslng_call_wait_answer(call, SOON));
	say("adopt", eslng_client_adopt(client, "lab", SOON, calls, 2, &count));
	printf("%d call with that tag, the same: %d, no other: %d\n", (int)count,
		   calls[0] && !strcmp(eslng_call_uuid(calls[0]), eslng_call_uuid(call)), !calls[1]);
	eslng_call_free(&calls[0]);
	say("counted", eslng_client_adopt(client, "lab", SOON, NULL, 0, &count));
	printf("%d\n", (int)count);
	check("found", eslng_client_call(client, eslng_call_uuid(call), SOON, &found));
	printf("found %d\n", !strcmp(eslng_call_uuid(found), eslng_call_uuid(call)));
	eslng_call_free(&found);
	say("not found", eslng_client_call(client, "11111111-2222-3333-4444-555555555555", SOON, &found));
	say("hangup", eslng_call_hangup(call, ESLNG_CAUSE_NORMAL_CLEARING, SOON));
	say("the end", eslng_call_wait_end(call, SOON, NULL, NULL));
	eslng_call_free(&call);
	eslng_calling_free(&calling);

	check("originate", eslng_client_originate(client, "error/USER_BUSY &park", NULL, HOUR, &calling));
	say("busy", eslng_calling_wait_answer(calling, SOON, &call));
	eslng_calling_free(&calling);

	check("originate", eslng_client_originate(client, "test/slow &park", NULL, -1, &calling));
	say("ringing", eslng_calling_wait_ringing(calling, SOON));
	say("not answered", eslng_calling_wait_answer(calling, 0, &call));
	say("cancel", eslng_calling_cancel(calling));
	say("cancelled", eslng_calling_wait_answer(calling, SOON, &call));
	eslng_calling_free(&calling);

	check("originate", eslng_client_originate(client, "test/media &park", NULL, -1, &calling));
	say("early media", eslng_calling_wait_early_media(calling, SOON));
	say("cancel", eslng_calling_cancel(calling));
	eslng_calling_free(&calling);
	say("no line", eslng_client_originate(client, "", NULL, -1, &calling));
}

static void mistaken(void)
{
	eslng_server_t *server;
	eslng_calling_t *calling;
	eslng_changes_t *changes;
	eslng_output_t *output;
	eslng_call_t *call;
	size_t count;
	int socket;

	say("no such host", eslng_server_listen("192.0.2.1", 0, &server));
	say("no server", eslng_server_accept(NULL, 0, &socket));
	say("no server", eslng_server_stop(NULL));
	say("no server", eslng_server_run(NULL, NULL, serve, NULL));
	printf("no port: %d\n", (int)eslng_server_port(NULL));
	say("no socket", eslng_call_accept(-1, NULL, &call));
	say("no call", eslng_call_answer(NULL, 0));
	say("no call", eslng_call_hangup(NULL, ESLNG_CAUSE_NORMAL_CLEARING, 0));
	say("no call", eslng_call_wait_answer(NULL, 0));
	say("no call", eslng_call_wait_end(NULL, 0, NULL, NULL));
	say("no call", eslng_call_changes(NULL, &changes));
	say("no changes", eslng_changes_next(NULL, 0, &output));
	say("no client", eslng_client_originate(NULL, "test/x &park", NULL, -1, &calling));
	say("no client", eslng_client_adopt(NULL, "x", 0, NULL, 0, &count));
	say("no client", eslng_client_call(NULL, "x", 0, &call));
	say("not placed", eslng_calling_wait_ringing(NULL, 0));
	say("not placed", eslng_calling_wait_early_media(NULL, 0));
	say("not placed", eslng_calling_wait_answer(NULL, 0, &call));
	say("not placed", eslng_calling_cancel(NULL));
	say("no digits", eslng_digits_init(NULL, sizeof(eslng_digits_t)));
	printf("%s %s %d %d %d %d %d\n", shown(eslng_call_uuid(NULL)), shown(eslng_event_name(eslng_call_data(NULL))),
		   eslng_call_client(NULL) == NULL, eslng_call_is_answered(NULL), eslng_call_is_over(NULL), eslng_calling_leg(NULL, 0) == NULL,
		   call == NULL);
	eslng_call_free(NULL);
	eslng_calling_free(NULL);
	eslng_changes_free(NULL);
	eslng_server_free(NULL);
}

int main(int argc, char **argv)
{
	eslng_options_t options;
	eslng_client_t *client;
	eslng_server_t *server;
	int socket;

	if (argc < 4) {
		return 2;
	}
	eslng_options_init(&options, sizeof(options));
	options.host = argv[1];
	options.port = (uint16_t)atoi(argv[2]);
	options.password = argv[3];
	check("connect", eslng_client_connect(&options, &client));
	check("listen", eslng_server_listen(NULL, 0, &server));
	say("nobody calls", eslng_server_accept(server, 0, &socket));
	inbound(client, server);
	outbound(client);
	many(client, server);
	eslng_server_free(&server);
	eslng_client_free(&client);
	mistaken();
	return 0;
}
