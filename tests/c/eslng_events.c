/*
 * eslng_events.c: statuses, names, events, builders and results of eslng.h, each function with good arguments and with NULL. Compiles as C and C++.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <eslng.h>
#include <stdio.h>
#include <string.h>

static const char *shown(const char *text)
{
	return text ? text : "(none)";
}

static void say(const char *what, eslng_status_t status)
{
	printf("%s: %s%s%s\n", what, eslng_status_name(status), status ? ": " : "", status ? eslng_error_message() : "");
}

static void say_text(const char *what, eslng_result_t **text, eslng_status_t status)
{
	say(what, status);
	if (*text) {
		printf("%s\n", eslng_result_text(*text));
	}
	eslng_result_free(text);
}

static void statuses(void)
{
	const eslng_status_t some[] = {ESLNG_OK, ESLNG_TIMEOUT, ESLNG_COMMAND_FAILED, ESLNG_HUNG_UP};
	size_t i;

	printf("before any failure: \"%s\"\n", eslng_error_message());
	for (i = 0; i < sizeof some / sizeof *some; i++) {
		printf("%d %s: %s (retry %d, unknown %d)\n", (int)some[i], eslng_status_name(some[i]), eslng_status_text(some[i]),
			   eslng_status_can_retry(some[i]), eslng_status_outcome_unknown(some[i]));
	}
	printf("a number that is none: %s, %s\n", eslng_status_name((eslng_status_t)31), eslng_status_text((eslng_status_t)31));
	printf("version %d\n", eslng_version()[0] != '\0');
}

static void names(void)
{
	printf("%s %d %d %d %d\n", eslng_event_id_name(ESLNG_EVENT_CHANNEL_ANSWER), (int)eslng_event_id_of("HEARTBEAT"),
		   eslng_event_id_of("CHANNEL_ANSWER") == ESLNG_EVENT_CHANNEL_ANSWER, (int)eslng_event_id_of("NO_EVENT"), (int)eslng_event_id_of(NULL));
	printf("%s %d %d %d\n", eslng_cause_name(ESLNG_CAUSE_USER_BUSY), (int)eslng_cause_of("NO_ANSWER"), (int)eslng_cause_of("NONSENSE"),
		   (int)eslng_cause_of(NULL));
	printf("%s\n", eslng_cause_reason(ESLNG_CAUSE_USER_BUSY));
	printf("%s %s %s\n", shown(eslng_event_id_name(ESLNG_EVENT_UNKNOWN)), shown(eslng_cause_name(ESLNG_CAUSE_UNKNOWN)),
		   shown(eslng_cause_reason(ESLNG_CAUSE_UNKNOWN)));
}

static void show(const eslng_event_t *event)
{
	size_t i, length = 0;
	const char *body = eslng_event_body(event, &length);

	printf("%s (%d)", shown(eslng_event_name(event)), (int)eslng_event_id(event));
	for (i = 0; i < eslng_event_header_count(event); i++) {
		size_t bytes;
		const char *value = eslng_event_header_value(event, i, &bytes);

		printf(", %s=%s (%u)", eslng_event_header_name(event, i), value, (unsigned)bytes);
	}
	printf(", body %s (%u)\n", shown(body), (unsigned)length);
}

static void events(void)
{
	const char *plain = "Event-Name: CHANNEL_ANSWER\nUnique-ID: u-1\nX-List: ARRAY%3A%3Aa%7C%3Ab%20b\nx-list: c\nContent-Length: 5\n\nhello";
	const char *json = "{\"Event-Name\":\"CUSTOM\",\"Event-Subclass\":\"lab::x\",\"Zero\":\"a\\u0000b\"}";
	eslng_event_t *event = NULL, *copy;
	eslng_result_t *text = NULL;
	eslng_format_t formats[] = {ESLNG_PLAIN, ESLNG_JSON, ESLNG_XML};
	size_t i, length;

	say("parse plain", eslng_event_parse(ESLNG_PLAIN, plain, strlen(plain), &event));
	show(event);
	printf("get %s, absent %s, no name %s\n", eslng_event_get(event, "unique-id"), shown(eslng_event_get(event, "absent")),
		   shown(eslng_event_get(event, NULL)));
	for (i = 0; i <= eslng_event_value_count(event, "X-LIST"); i++) {
		printf("value %u: %s\n", (unsigned)i, shown(eslng_event_value(event, "X-List", i, NULL)));
	}
	for (i = 0; i < 3; i++) {
		eslng_event_t *again = NULL;
		const char *bytes;

		say("serialize", eslng_event_serialize(event, formats[i], &text));
		bytes = eslng_result_bytes(text, &length);
		say("and parse", eslng_event_parse(formats[i], bytes, length, &again));
		printf("%s %s %s\n", eslng_event_get(again, "Unique-ID"), eslng_event_value(again, "X-List", 1, NULL), eslng_event_body(again, NULL));
		eslng_event_free(&again);
		eslng_result_free(&text);
	}
	copy = eslng_event_clone(event);
	eslng_event_free(&event);
	printf("after its end: %d, the copy has %s\n", event == NULL, eslng_event_get(copy, "Unique-ID"));
	eslng_event_free(&copy);

	say("parse json", eslng_event_parse(ESLNG_JSON, json, strlen(json), &event));
	eslng_event_value(event, "Zero", 0, &length);
	printf("%s, subclass %s, Zero is %u long\n", eslng_event_name(event), eslng_event_get(event, "Event-Subclass"), (unsigned)length);
	eslng_event_free(&event);

	say("bad json", eslng_event_parse(ESLNG_JSON, "{", 1, &event));
	say("bad xml", eslng_event_parse(ESLNG_XML, "<a", 2, &event));
	say("nothing", eslng_event_parse(ESLNG_PLAIN, NULL, 0, &event));
	say("no format", eslng_event_parse((eslng_format_t)3, plain, strlen(plain), &event));
	printf("no event: %d\n", event == NULL);
	say("no text", eslng_event_parse(ESLNG_PLAIN, NULL, 4, &event));
	say("no place", eslng_event_parse(ESLNG_PLAIN, plain, strlen(plain), NULL));
}

static void builders(void)
{
	eslng_builder_t *builder = eslng_builder_new("CUSTOM"), *second, *nameless = eslng_builder_new(NULL);
	eslng_event_t *event;
	eslng_result_t *text = NULL;

	say("add", eslng_builder_add(builder, "Event-Subclass", "lab::made"));
	say("add", eslng_builder_add(builder, "A", "1"));
	say("add", eslng_builder_add(builder, "a", "2"));
	say("set", eslng_builder_set(builder, "A", "3"));
	say("push", eslng_builder_push(builder, "List", "x"));
	say("push", eslng_builder_push(builder, "List", "y"));
	say("add", eslng_builder_add(builder, "Gone", "1"));
	printf("removed %u", (unsigned)eslng_builder_remove(builder, "gone"));
	printf(" and %u\n", (unsigned)eslng_builder_remove(builder, "gone"));
	say("body", eslng_builder_set_body(builder, "text\n", 5));
	say_text("plain", &text, eslng_builder_serialize(builder, ESLNG_PLAIN, &text));
	say_text("json", &text, eslng_builder_serialize(builder, ESLNG_JSON, &text));
	say_text("xml", &text, eslng_builder_serialize(builder, ESLNG_XML, &text));
	event = eslng_builder_build(builder);
	show(event);
	second = eslng_builder_of(event);
	say("body of no bytes", eslng_builder_set_body(second, NULL, 0));
	say_text("the second", &text, eslng_builder_serialize(second, ESLNG_PLAIN, &text));
	say("a colon", eslng_builder_add(second, "A:b", "1"));
	say("a line end", eslng_builder_set(second, "A\nb", "1"));
	say("no name", eslng_builder_push(second, NULL, "1"));
	say("no value", eslng_builder_add(second, "A", NULL));
	say("no body", eslng_builder_set_body(second, NULL, 1));
	say_text("no format", &text, eslng_builder_serialize(second, (eslng_format_t)-1, &text));
	say_text("nameless", &text, eslng_builder_serialize(nameless, ESLNG_PLAIN, &text));
	eslng_builder_free(&nameless);
	eslng_builder_free(&second);
	eslng_builder_free(&builder);
	say("freed", eslng_builder_add(builder, "A", "1"));
	eslng_event_free(&event);
}

static void nothing(void)
{
	eslng_event_t *event = NULL;
	eslng_builder_t *builder = NULL;
	eslng_result_t *result = NULL;
	size_t length = 7;

	eslng_event_free(&event);
	eslng_event_free(NULL);
	eslng_builder_free(&builder);
	eslng_builder_free(NULL);
	eslng_result_free(&result);
	eslng_result_free(NULL);
	printf("%d %s %s %s %u %u\n", (int)eslng_event_id(NULL), shown(eslng_event_name(NULL)), shown(eslng_event_get(NULL, "A")),
		   shown(eslng_event_value(NULL, "A", 0, &length)), (unsigned)eslng_event_value_count(NULL, "A"), (unsigned)eslng_event_header_count(NULL));
	printf("%s %s %s %d\n", shown(eslng_event_header_name(NULL, 0)), shown(eslng_event_header_value(NULL, 0, NULL)), shown(eslng_event_body(NULL, NULL)),
		   eslng_event_clone(NULL) == NULL);
	say("serialize", eslng_event_serialize(NULL, ESLNG_PLAIN, &result));
	say("serialize", eslng_builder_serialize(NULL, ESLNG_PLAIN, NULL));
	say("add", eslng_builder_add(NULL, "A", "1"));
	say("body", eslng_builder_set_body(NULL, "A", 1));
	printf("%u %d %d\n", (unsigned)eslng_builder_remove(NULL, "A"), eslng_builder_build(NULL) == NULL, eslng_builder_of(NULL) == NULL);
	printf("%s %s %d\n", shown(eslng_result_text(NULL)), shown(eslng_result_bytes(NULL, &length)), eslng_result_event(NULL) == NULL);
}

int main(void)
{
	statuses();
	names();
	events();
	builders();
	nothing();
	return 0;
}
