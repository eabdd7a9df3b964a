/*
 * eslng_engine.c: the socketless mode of eslng.h, with a peer that is written here and a clock that is a number. Compiles as C and C++.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <eslng.h>
#include <stdio.h>
#include <string.h>

static uint64_t now;

static const char *shown(const char *text)
{
	return text ? text : "(none)";
}

static void say(const char *what, eslng_status_t status)
{
	printf("%s: %s%s%s\n", what, eslng_status_name(status), status ? ": " : "", status ? eslng_error_message() : "");
}

/* The lines that were to be written, up to the first that is made of chance. */
static void write_all(eslng_engine_t *engine)
{
	const char *bytes;
	size_t length;

	while ((bytes = (const char *)eslng_engine_pending(engine, &length)) != NULL) {
		/* As a socket may: not all at once. */
		size_t part = length > 7 ? 7 : length, i;

		for (i = 0; i < part; i++) {
			putchar(bytes[i] == '\n' ? '|' : bytes[i]);
		}
		if (eslng_engine_wrote(engine, part)) {
			printf("not written: %s\n", eslng_error_message());
		}
	}
	putchar('\n');
}

static void drain(eslng_engine_t *engine)
{
	eslng_output_t *output;

	while ((output = eslng_engine_next(engine)) != NULL) {
		const eslng_event_t *event = eslng_output_event(output);
		eslng_gap_t gap;

		printf("  output %d", (int)eslng_output_kind(output));
		if (eslng_output_number(output) >= 0) {
			printf(" number %d", (int)eslng_output_number(output));
		}
		if (eslng_output_status(output)) {
			printf(" %s", eslng_status_name(eslng_output_status(output)));
		}
		if (*eslng_output_message(output)) {
			printf(" \"%s\"", eslng_output_message(output));
		}
		if (*eslng_output_uuid(output)) {
			printf(" call %s change %d", eslng_output_uuid(output), (int)eslng_output_change(output));
		}
		if (event) {
			printf(" event %s, %u headers, body %s", shown(eslng_event_name(event)), (unsigned)eslng_event_header_count(event),
				   shown(eslng_event_body(event, NULL)));
		}
		if (eslng_output_result(output)) {
			printf(" result \"%s\"", shown(eslng_result_text(eslng_output_result(output))));
		}
		if (eslng_output_gap(output, &gap)) {
			printf(" gap of %d ms, restarted %d", (int)gap.duration_ms, (int)gap.restarted);
		}
		putchar('\n');
		eslng_output_free(&output);
	}
}

static void feed(eslng_engine_t *engine, const char *bytes)
{
	size_t i, length = strlen(bytes);

	/* Byte by byte, as the worst of networks. */
	for (i = 0; i < length; i++) {
		if (eslng_engine_feed(engine, bytes + i, 1, now)) {
			printf("not taken: %s\n", eslng_error_message());
		}
	}
	drain(engine);
}

static const char *const greeting = "Content-Type: auth/request\n\n";
static const char *const ok = "Content-Type: command/reply\nReply-Text: +OK\n\n";

static eslng_engine_t *logged_in(const eslng_options_t *options)
{
	eslng_engine_t *engine = NULL;

	say("new", eslng_engine_new(options, now, &engine));
	drain(engine);
	say("connected", eslng_engine_connected(engine, now));
	drain(engine);
	printf("deadline in %d ms\n", (int)(eslng_engine_deadline(engine) - (int64_t)now));
	feed(engine, greeting);
	write_all(engine);
	feed(engine, "Content-Type: command/reply\nReply-Text: +OK accepted\n\n");
	write_all(engine);
	feed(engine, "Content-Type: api/response\nContent-Length: 4\n\nuuid");
	printf("up %d\n", eslng_engine_is_up(engine));
	return engine;
}

static void requests(void)
{
	const eslng_event_id_t wanted[] = {ESLNG_EVENT_CHANNEL_ANSWER, ESLNG_EVENT_HEARTBEAT};
	const int none[] = {4711};
	const char *const subclasses[] = {"lab::x", NULL};
	const char *const answer = "Content-Type: api/response\nContent-Length: 3\n\nUP\n";
	const char *const call = "Content-Type: text/event-plain\nContent-Length: 32\n\nEvent-Name: CHANNEL_ANSWER\nA: \n\n";
	eslng_options_t options;
	eslng_engine_t *engine;
	eslng_builder_t *builder = eslng_builder_new("CUSTOM");
	eslng_output_t *output;
	eslng_event_t *event;
	eslng_result_t *result;
	uint64_t id = 0;
	int i;

	say("init", eslng_options_init(&options, sizeof options));
	options.password = "secret";
	options.silence_ms = -1;
	options.reconnect = true;
	options.retry_first_ms = 0;
	engine = logged_in(&options);

	say("api", eslng_engine_api(engine, "status", 1000, now, &id));
	printf("id %d\n", (int)id);
	drain(engine);
	write_all(engine);
	printf("deadline in %d ms\n", (int)(eslng_engine_deadline(engine) - (int64_t)now));
	eslng_engine_feed(engine, answer, strlen(answer), now);
	output = eslng_engine_next(engine);
	result = eslng_output_take_result(output);
	printf("taken: %s, then %d\n", eslng_result_text(result), eslng_output_take_result(output) == NULL);
	eslng_output_free(&output);
	eslng_result_free(&result);

	say("api that fails", eslng_engine_api(engine, "fly", 1000, now, &id));
	drain(engine);
	write_all(engine);
	feed(engine, "Content-Type: api/response\nContent-Length: 23\n\n-ERR fly not found now\n");
	say("subscribe", eslng_engine_subscribe(engine, ESLNG_JSON, wanted, 2, subclasses, -1, now, &id));
	say("filter", eslng_engine_filter(engine, "Unique-ID", "u1", -1, now, &id));
	say("unfilter", eslng_engine_unfilter(engine, "Unique-ID", NULL, -1, now, &id));
	say("log", eslng_engine_log(engine, 5, -1, now, &id));
	say("nolog", eslng_engine_log(engine, -1, -1, now, &id));
	say("unsubscribe", eslng_engine_unsubscribe(engine, wanted, 1, NULL, -1, now, NULL));
	eslng_builder_add(builder, "Event-Subclass", "lab::x");
	eslng_builder_set_body(builder, "hi", 2);
	say("send_event", eslng_engine_send_event(engine, builder, -1, now, &id));
	say("command", eslng_engine_command(engine, "linger 5", -1, now, &id));
	drain(engine);
	write_all(engine);
	for (i = 0; i < 8; i++) {
		feed(engine, ok);
	}
	feed(engine, "Content-Type: text/event-json\nContent-Length: 26\n\n{\"Event-Name\":\"HEARTBEAT\"}");
	feed(engine, "Content-Type: log/data\nContent-Length: 5\nLog-Level: 5\n\nline\n");
	eslng_engine_feed(engine, call, strlen(call), now);
	output = eslng_engine_next(engine);
	event = eslng_output_take_event(output);
	printf("taken: %s, then %d %d\n", shown(eslng_event_name(event)), eslng_output_event(output) == NULL, eslng_output_take_event(output) == NULL);
	eslng_output_free(&output);
	eslng_event_free(&event);

	say("api that is given up", eslng_engine_api(engine, "msleep 9", 1000, now, &id));
	say("cancel", eslng_engine_cancel(engine, id));
	say("cancel again", eslng_engine_cancel(engine, id));
	say("api that is late", eslng_engine_api(engine, "msleep 9", 1000, now, &id));
	now += 1000;
	say("timeout", eslng_engine_timeout(engine, now));
	drain(engine);

	say("a line end", eslng_engine_api(engine, "status\nexit", -1, now, &id));
	say("a line end", eslng_engine_bgapi(engine, "status\r", -1, now, &id));
	say("a line end", eslng_engine_filter(engine, "A", "b\nexit", -1, now, &id));
	say("no level", eslng_engine_log(engine, 8, -1, now, &id));
	say("no event", eslng_engine_subscribe(engine, ESLNG_PLAIN, (const eslng_event_id_t *)none, 1, NULL, -1, now, &id));

	say("end of stream", eslng_engine_end_of_stream(engine, now));
	drain(engine);
	say("while there is none", eslng_engine_api(engine, "status", -1, now, &id));
	say("timeout", eslng_engine_timeout(engine, now));
	drain(engine);
	say("connect failed", eslng_engine_connect_failed(engine, "no route", now));
	drain(engine);
	say("timeout", eslng_engine_timeout(engine, now));
	drain(engine);
	now += 500;
	say("connected", eslng_engine_connected(engine, now));
	feed(engine, greeting);
	feed(engine, "Content-Type: command/reply\nReply-Text: +OK accepted\n\n");
	write_all(engine);
	feed(engine, ok);
	feed(engine, "Content-Type: api/response\nContent-Length: 4\n\nuuid");
	say("close", eslng_engine_close(engine, now));
	drain(engine);
	say("after the end", eslng_engine_api(engine, "status", -1, now, &id));
	eslng_engine_free(&engine);
	say("freed", eslng_engine_api(engine, "status", -1, now, &id));
	eslng_builder_free(&builder);
}

/* A call that the switch hands over. */
static void outbound(void)
{
	const char *const file[] = {"file", "ivr/ivr-welcome.wav", NULL};
	const char *const odd[] = {"file", NULL};
	eslng_engine_t *engine = NULL;
	uint64_t id = 0;

	say("outbound", eslng_engine_new_outbound(NULL, now, &engine));
	drain(engine);
	write_all(engine);
	feed(engine, "Event-Name: CHANNEL_DATA\nContent-Type: command/reply\nReply-Text: %2BOK%0A\nSocket-Mode: async\nControl: full\nUnique-ID: u-1\n\n");
	write_all(engine);
	say("operate", eslng_engine_operate(engine, "u-1", "playback", file, 60000, now, &id));
	say("operate", eslng_engine_operate(engine, "u-1", "get_variable", odd, 60000, now, &id));
	say("operate", eslng_engine_operate(engine, "u-1", "fly", NULL, 60000, now, &id));
	say("hangup", eslng_engine_hangup(engine, "u-1", ESLNG_CAUSE_USER_BUSY, 60000, now, &id));
	say("hangup", eslng_engine_hangup(engine, "u-1", ESLNG_CAUSE_UNKNOWN, 60000, now, &id));
	say("follow", eslng_engine_follow(engine, "u-2"));
	say("forget", eslng_engine_forget(engine, "u-2"));
	say("originate", eslng_engine_originate(engine, "{origination_uuid=u-3}user/1000 &park", 60000, now, &id));
	say("originate", eslng_engine_originate(engine, "user/1000", 60000, now, &id));
	drain(engine);
	say("end of stream", eslng_engine_end_of_stream(engine, now));
	drain(engine);
	eslng_engine_free(&engine);
}

static void nothing(void)
{
	eslng_engine_t *engine = NULL;
	eslng_output_t *output = NULL;
	eslng_options_t options;
	size_t length = 7;

	memset(&options, 0, sizeof options);
	say("init", eslng_options_init(NULL, sizeof options));
	say("init", eslng_options_init(&options, 4));
	say("no init", eslng_engine_new(&options, 0, &engine));
	eslng_options_init(&options, sizeof options);
	options.password = "a\nb";
	say("password", eslng_engine_new(&options, 0, &engine));
	say("place", eslng_engine_new(NULL, 0, NULL));
	say("connected", eslng_engine_connected(NULL, 0));
	say("connect_failed", eslng_engine_connect_failed(NULL, NULL, 0));
	say("feed", eslng_engine_feed(NULL, "a", 1, 0));
	say("end_of_stream", eslng_engine_end_of_stream(NULL, 0));
	say("timeout", eslng_engine_timeout(NULL, 0));
	say("close", eslng_engine_close(NULL, 0));
	say("wrote", eslng_engine_wrote(NULL, 1));
	say("api", eslng_engine_api(NULL, "status", -1, 0, NULL));
	say("operate", eslng_engine_operate(NULL, "u", "answer", NULL, -1, 0, NULL));
	say("originate", eslng_engine_originate(NULL, "user/1000 &park", -1, 0, NULL));
	say("cancel", eslng_engine_cancel(NULL, 1));
	say("follow", eslng_engine_follow(NULL, "u"));
	printf("%d %d %d %d\n", eslng_engine_next(NULL) == NULL, eslng_engine_pending(NULL, &length) == NULL, (int)eslng_engine_deadline(NULL),
		   eslng_engine_is_up(NULL));
	eslng_engine_free(&engine);
	eslng_engine_free(NULL);

	say("new", eslng_engine_new(NULL, 0, &engine));
	say("feed", eslng_engine_feed(engine, NULL, 1, 0));
	say("line", eslng_engine_api(engine, NULL, -1, 0, NULL));
	say("packet", eslng_engine_command(engine, NULL, -1, 0, NULL));
	say("follow", eslng_engine_follow(engine, NULL));
	say("event", eslng_engine_send_event(engine, NULL, -1, 0, NULL));
	say("wrote", eslng_engine_wrote(engine, 1));
	eslng_engine_free(&engine);

	printf("%d %d %s %s %d %d %d %d\n", (int)eslng_output_kind(NULL), (int)eslng_output_number(NULL), shown(eslng_output_message(NULL)),
		   shown(eslng_output_uuid(NULL)), (int)eslng_output_change(NULL), eslng_output_gap(NULL, NULL), eslng_output_event(NULL) == NULL,
		   eslng_output_result(NULL) == NULL);
	printf("%s %d %d\n", eslng_status_name(eslng_output_status(NULL)), eslng_output_take_event(NULL) == NULL, eslng_output_take_result(NULL) == NULL);
	eslng_output_free(&output);
	eslng_output_free(NULL);
}

int main(void)
{
	requests();
	outbound();
	nothing();
	return 0;
}
