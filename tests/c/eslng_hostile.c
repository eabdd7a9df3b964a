/*
 * eslng_hostile.c: texts that would leave their line, as every text that eslng.h takes. What is composed of one is refused; what is not
 * composed, or keeps it apart, sends nothing else. Compiles as C and C++.
 *
 *     eslng_hostile HOST PORT PASSWORD
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <eslng.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SOON 60000

/* On a switch that takes one of these for a command, the global variable `pwned` is set. */
static const char *const hostile[] = {"x\n\napi global_setvar pwned=1\n\n", "x\nX-Pwned: 1", "x\r\n\r\napi global_setvar pwned=1", "\n", "\r",
									  "x\n"};
#define HOSTILE (sizeof(hostile) / sizeof(*hostile))

static int failures, refusals;

static void refused(const char *what, const char *text, eslng_status_t status)
{
	refusals++;
	/* Nor does the message have a line that the text began: it goes into logs. */
	if (status != ESLNG_INVALID_ARGUMENT || strpbrk(eslng_error_message(), "\r\n")) {
		printf("%s with %u bytes: %s: %s\n", what, (unsigned)strlen(text), eslng_status_name(status), eslng_error_message());
		failures++;
	}
}
#define REFUSED(call) refused(#call, bad, call)

static void check(const char *what, eslng_status_t status)
{
	if (status) {
		printf("%s: %s: %s\n", what, eslng_status_name(status), eslng_error_message());
		exit(1);
	}
}

/* What has been sent so far did nothing but what it should, and answers are still those of their questions. */
static void is_unharmed(const eslng_client_t *client)
{
	eslng_result_t *result = NULL;

	check("echo", eslng_client_api(client, "echo in step", SOON, &result));
	if (strcmp(eslng_result_text(result), "in step")) {
		printf("out of step: %s\n", eslng_result_text(result));
		failures++;
	}
	eslng_result_free(&result);
	if (eslng_client_api(client, "global_getvar pwned", SOON, &result) != ESLNG_COMMAND_FAILED) {
		printf("pwned: %s\n", eslng_result_text(result));
		failures++;
	}
	eslng_result_free(&result);
}

static eslng_options_t options(void)
{
	eslng_options_t made;

	check("options", eslng_options_init(&made, sizeof(made)));
	made.silence_ms = -1;
	return made;
}

/* Texts that are looked at and not sent. */
static void apart(const char *bad)
{
	eslng_event_t *event = NULL;

	(void)eslng_event_id_of(bad);
	(void)eslng_cause_of(bad);
	if (eslng_event_parse(ESLNG_PLAIN, bad, strlen(bad), &event) == ESLNG_OK) {
		(void)eslng_event_get(event, bad);
		(void)eslng_event_value_count(event, bad);
		(void)eslng_event_value(event, bad, 0, NULL);
	}
	eslng_event_free(&event);
}

static void commands(const eslng_client_t *client, const char *bad)
{
	const char *const list[] = {bad, NULL}, *const two[] = {"a", bad, NULL};
	const eslng_event_id_t all[] = {ESLNG_EVENT_ALL};
	eslng_execute_t execute;
	eslng_result_t *result = NULL;
	eslng_events_t *reader = NULL;
	eslng_call_t *call = NULL;
	eslng_calling_t *calling = NULL;
	size_t count;

	REFUSED(eslng_client_api(client, bad, SOON, &result));
	REFUSED(eslng_api_line(bad, NULL, &result));
	REFUSED(eslng_api_line("global_getvar", list, &result));
	REFUSED(eslng_client_bgapi(client, bad, SOON, &result));
	REFUSED(eslng_client_begin_bgapi(client, bad, NULL, SOON, &result));
	REFUSED(eslng_client_begin_bgapi(client, "status", bad, SOON, &result));
	REFUSED(eslng_client_ask_events(client, ESLNG_PLAIN, all, 0, list, SOON, &result));
	REFUSED(eslng_client_ask_events(client, ESLNG_PLAIN, all, 1, two, SOON, &result));
	REFUSED(eslng_client_unsubscribe(client, all, 0, list, SOON, &result));
	REFUSED(eslng_client_filter(client, bad, "x", SOON, &result));
	REFUSED(eslng_client_filter(client, "X", bad, SOON, &result));
	REFUSED(eslng_client_unfilter(client, bad, NULL, SOON, &result));
	REFUSED(eslng_client_unfilter(client, "X", bad, SOON, &result));
	REFUSED(eslng_client_subscribe(client, NULL, 0, list, -1, SOON, &reader));
	REFUSED(eslng_client_originate(client, bad, NULL, 1000, &calling));
	REFUSED(eslng_client_call(client, bad, SOON, &call));
	memset(&execute, 0, sizeof(execute));
	execute.application = bad;
	REFUSED(eslng_client_begin_execute(client, "u", &execute, SOON, &result));
	execute.application = "set";
	REFUSED(eslng_client_begin_execute(client, bad, &execute, SOON, &result));
	execute.event_uuid = bad;
	REFUSED(eslng_client_begin_execute(client, "u", &execute, SOON, &result));
	/* A tag is compared with what the switch says, and a subclass that is only listened to with what comes. */
	(void)eslng_client_adopt(client, bad, SOON, NULL, 0, &count);
	(void)eslng_client_listen(client, NULL, 0, list, -1, &reader);
	eslng_events_free(&reader);
}

static void events(const eslng_client_t *client, const char *bad)
{
	int i;

	/* A builder takes any text, which plain text and JSON keep in its place; one that a command can't carry is refused there. */
	for (i = 0; i < 4; i++) {
		eslng_builder_t *builder = eslng_builder_new(i == 0 ? bad : "CUSTOM");
		eslng_result_t *result = NULL;

		if (!builder) {
			refused("eslng_builder_new(bad)", bad, ESLNG_INVALID_ARGUMENT);
			continue;
		}
		eslng_status_t status = i == 1	 ? eslng_builder_add(builder, bad, "x")
								: i == 2 ? eslng_builder_set(builder, "X", bad)
								: i == 3 ? eslng_builder_push(builder, "X", bad)
										 : ESLNG_OK;
		if (!status) status = eslng_client_send_event(client, builder, SOON, &result);
		refused("eslng_client_send_event(client, an event of bad)", bad, status);
		eslng_result_free(&result);
		(void)eslng_builder_remove(builder, bad);
		eslng_builder_free(&builder);
	}
}

static void calls(const eslng_call_t *call, const char *bad)
{
	const char *const arguments[] = {"name", "x", "value", bad, NULL}, *const names[] = {bad, "x", NULL};
	eslng_digits_t digits;
	eslng_result_t *result = NULL;

	REFUSED(eslng_call_playback(call, bad, SOON, &result));
	REFUSED(eslng_call_bridge(call, bad, SOON, &result));
	REFUSED(eslng_call_set(call, bad, "x", SOON));
	REFUSED(eslng_call_set(call, "x", bad, SOON));
	REFUSED(eslng_call_get(call, bad, SOON, &result));
	REFUSED(eslng_call_execute(call, bad, "x", SOON, &result));
	REFUSED(eslng_call_run(call, bad, NULL, SOON, &result));
	REFUSED(eslng_call_run(call, "set", names, SOON, &result));
	REFUSED(eslng_call_operate(call, bad, NULL, SOON, &result));
	REFUSED(eslng_call_operate(call, "set_variable", arguments, SOON, &result));
	REFUSED(eslng_call_operate(call, "set_variable", names, SOON, &result));
	check("digits", eslng_digits_init(&digits, sizeof(digits)));
	digits.file = bad;
	REFUSED(eslng_call_play_and_get_digits(call, &digits, SOON, &result));
	digits.file = "x";
	digits.terminators = bad;
	REFUSED(eslng_call_play_and_get_digits(call, &digits, SOON, &result));
	digits.terminators = NULL;
	digits.invalid_file = bad;
	REFUSED(eslng_call_play_and_get_digits(call, &digits, SOON, &result));
	digits.invalid_file = NULL;
	digits.regexp = bad;
	REFUSED(eslng_call_play_and_get_digits(call, &digits, SOON, &result));
}

/* Takes what there is; how many bytes were to be written. */
static size_t drain(eslng_engine_t *engine)
{
	eslng_output_t *output;
	size_t length, sent = 0;

	while ((output = eslng_engine_next(engine)) != NULL) eslng_output_free(&output);
	while (eslng_engine_pending(engine, &length)) {
		check("wrote", eslng_engine_wrote(engine, length));
		sent += length;
	}
	return sent;
}

/* Nothing is to be written after what an engine has refused. */
static void engine(const char *bad)
{
	static const char *const login[] = {"Content-Type: auth/request\n\n", "Content-Type: command/reply\nReply-Text: +OK accepted\n\n",
										"Content-Type: api/response\nContent-Length: 4\n\nuuid"};
	const char *const list[] = {bad, NULL}, *const arguments[] = {"name", "x", "value", bad, NULL};
	eslng_options_t made = options();
	eslng_engine_t *engine = NULL;
	size_t i, length;
	uint64_t id;

	check("engine", eslng_engine_new(&made, 0, &engine));
	check("connected", eslng_engine_connected(engine, 0));
	for (i = 0; i < 3; i++) {
		drain(engine);
		check("feed", eslng_engine_feed(engine, login[i], strlen(login[i]), 0));
	}
	drain(engine);
	REFUSED(eslng_engine_api(engine, bad, SOON, 0, &id));
	REFUSED(eslng_engine_bgapi(engine, bad, SOON, 0, &id));
	REFUSED(eslng_engine_subscribe(engine, ESLNG_PLAIN, NULL, 0, list, SOON, 0, &id));
	REFUSED(eslng_engine_unsubscribe(engine, NULL, 0, list, SOON, 0, &id));
	REFUSED(eslng_engine_filter(engine, bad, "x", SOON, 0, &id));
	REFUSED(eslng_engine_filter(engine, "X", bad, SOON, 0, &id));
	REFUSED(eslng_engine_unfilter(engine, "X", bad, SOON, 0, &id));
	REFUSED(eslng_engine_operate(engine, bad, "answer", NULL, SOON, 0, &id));
	REFUSED(eslng_engine_operate(engine, "u", bad, NULL, SOON, 0, &id));
	REFUSED(eslng_engine_operate(engine, "u", "set_variable", arguments, SOON, 0, &id));
	REFUSED(eslng_engine_hangup(engine, bad, ESLNG_CAUSE_NORMAL_CLEARING, SOON, 0, &id));
	REFUSED(eslng_engine_originate(engine, bad, SOON, 0, &id));
	/* Not sent: compared with what comes, or told. */
	(void)eslng_engine_follow(engine, bad);
	(void)eslng_engine_forget(engine, bad);
	if ((length = drain(engine)) != 0) {
		printf("an engine sends %u bytes\n", (unsigned)length);
		failures++;
	}
	(void)eslng_engine_connect_failed(engine, bad, 0);
	eslng_engine_free(&engine);
}

static void passwords(const char *host, uint16_t port, const char *bad)
{
	eslng_options_t made = options();
	eslng_client_t *client = NULL;
	eslng_server_t *server = NULL;

	made.host = host;
	made.port = port;
	made.password = bad;
	REFUSED(eslng_client_connect(&made, &client));
	made.password = "x";
	made.user = bad;
	REFUSED(eslng_client_connect(&made, &client));
	if (eslng_server_listen(bad, 0, &server) == ESLNG_OK) {
		printf("there is no such host\n");
		failures++;
	}
}

int main(int argc, char **argv)
{
	eslng_options_t made = options();
	eslng_client_t *client;
	eslng_calling_t *calling;
	eslng_call_t *call;
	eslng_result_t *result = NULL;
	size_t i;

	if (argc < 4) return 2;
	made.host = argv[1];
	made.port = (uint16_t)atoi(argv[2]);
	made.password = argv[3];
	check("connect", eslng_client_connect(&made, &client));
	check("originate", eslng_client_originate(client, "loopback/9196/default &park", NULL, SOON, &calling));
	check("a call", eslng_calling_wait_answer(calling, SOON, &call));
	for (i = 0; i < HOSTILE; i++) {
		const char *bad = hostile[i];

		apart(bad);
		commands(client, bad);
		events(client, bad);
		calls(call, bad);
		engine(bad);
		passwords(argv[1], made.port, bad);
		/* Raw by its name: what it sends is the program's, and a blank line ends it. */
		if (i == 5) check("raw", eslng_client_command(client, "noevents\n", SOON, &result));
		eslng_result_free(&result);
		is_unharmed(client);
	}
	check("hangup", eslng_call_hangup(call, ESLNG_CAUSE_NORMAL_CLEARING, SOON));
	eslng_call_free(&call);
	eslng_calling_free(&calling);
	eslng_client_free(&client);
	printf("%d refused, %d failures\n", refusals, failures);
	return failures ? 1 : 0;
}
