/*
 * event_api: every esl_event_* function and the functions on text, with what they give.
 *
 * Prints a line for each; event_api.golden holds what is expected. Takes no arguments.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <esl.h>

static const char *show(const char *text)
{
	return text ? text : "(null)";
}

static void status(const char *what, esl_status_t status)
{
	printf("%s: %d\n", what, (int)status);
}

static void print_event(const char *title, esl_event_t *event)
{
	char *text = NULL;

	printf("--- %s: id %d, subclass %s\n", title, (int)event->event_id, show(event->subclass_name));
	if (esl_event_serialize(event, &text, ESL_FALSE) == ESL_SUCCESS) {
		printf("%s", text);
	}
	free(text);
	if (esl_event_serialize_json(event, &text) == ESL_SUCCESS) {
		printf("%s\n", text);
	}
	free(text);
}

static void add(esl_event_t *event, esl_stack_t stack, const char *name, const char *value)
{
	printf("add %d %s=%s: %d\n", (int)stack, show(name), show(value), (int)esl_event_add_header_string(event, stack, name, value));
}

static void creation(void)
{
	esl_event_t *event = NULL;

	printf("== creation\n");
	printf("%d\n", (int)esl_event_create(&event, ESL_EVENT_CHANNEL_CREATE));
	print_event("plain", event);
	esl_event_safe_destroy(&event);
	printf("destroyed: %d\n", event == NULL);
	printf("%d\n", (int)esl_event_create_subclass(&event, ESL_EVENT_CUSTOM, "demo::one"));
	print_event("custom", event);
	esl_event_destroy(&event);
	printf("%d\n", (int)esl_event_create_subclass(&event, ESL_EVENT_CLONE, "demo::one"));
	print_event("clone", event);
	esl_event_destroy(&event);
	status("subclass of API", esl_event_create_subclass(&event, ESL_EVENT_API, "demo::one"));
	printf("%d\n", event == NULL);
	status("no such id", esl_event_create(&event, (esl_event_types_t)4711));
	printf("%d\n", event == NULL);
}

static void headers(void)
{
	esl_event_t *event = NULL;
	esl_event_header_t *header;

	printf("== headers\n");
	esl_event_create(&event, ESL_EVENT_CUSTOM);
	add(event, ESL_STACK_BOTTOM, "First", "1");
	add(event, ESL_STACK_BOTTOM, "first", "2");
	add(event, ESL_STACK_TOP, "On-Top", "t");
	add(event, ESL_STACK_TOP, "On-Top", "another");
	add(event, ESL_STACK_BOTTOM, "Gone", "soon");
	add(event, ESL_STACK_BOTTOM, "Gone", "");
	add(event, ESL_STACK_BOTTOM, "_body", "from a header");
	add(event, ESL_STACK_BOTTOM, NULL, "x");
	add(event, ESL_STACK_BOTTOM, "x", NULL);
	printf("formatted: %d\n", (int)esl_event_add_header(event, ESL_STACK_BOTTOM, "Printed", "%d-%s-%.2f-%c-%lld-%d-%d", 7, "seven", 7.5, '7', 7000000000LL, 8, 9));
	print_event("headers", event);
	printf("get FIRST: %s\n", show(esl_event_get_header(event, "FIRST")));
	printf("get absent: %s\n", show(esl_event_get_header(event, "absent")));
	printf("get _body: %s, body: %s\n", show(esl_event_get_header(event, "_body")), show(esl_event_get_body(event)));
	printf("get First[0]: %s\n", show(esl_event_get_header_idx(event, "First", 0)));
	header = esl_event_get_header_ptr(event, "first");
	printf("ptr: %s=%s hash %lu\n", header->name, header->value, header->hash);
	printf("del value: %d\n", (int)esl_event_del_header_val(event, "FIRST", "2"));
	printf("del absent: %d\n", (int)esl_event_del_header(event, "absent"));
	for (header = event->headers; header; header = header->next) {
		printf("list: %s=%s%s\n", header->name, header->value, header == event->last_header ? " (last)" : "");
	}
	status("del", esl_event_del_header(event, "first"));
	printf("%s\n", show(esl_event_get_header(event, "First")));
	status("own value", esl_event_add_header_string(event, ESL_STACK_TOP, "Printed", esl_event_get_header(event, "Printed")));
	printf("%s\n", show(esl_event_get_header(event, "Printed")));
	printf("own name: %d\n", (int)esl_event_del_header(event, event->headers->name));
	esl_event_destroy(&event);

	esl_event_create(&event, ESL_EVENT_CUSTOM);
	esl_set_flag(event, ESL_EF_UNIQ_HEADERS);
	add(event, ESL_STACK_BOTTOM, "Once", "1");
	add(event, ESL_STACK_BOTTOM, "once", "2");
	printf("flag: %d\n", esl_test_flag(event, ESL_EF_UNIQ_HEADERS));
	print_event("unique headers", event);
	esl_event_destroy(&event);
}

static void arrays(void)
{
	esl_event_t *event = NULL, *copy = NULL;
	esl_event_header_t *header;
	char name[32];
	int i;

	printf("== arrays\n");
	esl_event_create(&event, ESL_EVENT_CUSTOM);
	add(event, ESL_STACK_PUSH, "P", "one");
	printf("P: %s idx %d\n", esl_event_get_header(event, "P"), esl_event_get_header_ptr(event, "P")->idx);
	add(event, ESL_STACK_PUSH, "P", "two");
	add(event, ESL_STACK_UNSHIFT, "P", "three");
	add(event, ESL_STACK_PUSH, "P", "");
	add(event, ESL_STACK_BOTTOM, "Plain", "zero");
	add(event, ESL_STACK_PUSH, "Plain", "one");
	add(event, ESL_STACK_UNSHIFT, "U", "top");
	add(event, ESL_STACK_BOTTOM, "I[3]", "three");
	add(event, ESL_STACK_BOTTOM, "I[0]", "zero");
	add(event, ESL_STACK_BOTTOM, "I[4]", "four");
	add(event, ESL_STACK_BOTTOM, "I[4001]", "never");
	add(event, ESL_STACK_BOTTOM, "I[-1]", "never");
	add(event, ESL_STACK_BOTTOM, "A", "ARRAY::a|:b|:|:d");
	add(event, ESL_STACK_BOTTOM, "Middle", "not an ARRAY::a|:b");
	printf("add_array: %d %d %d\n", esl_event_add_array(event, "A", "ARRAY::e"), esl_event_add_array(event, "A", "ARRAY::"), esl_event_add_array(event, "A", "x"));
	print_event("arrays", event);
	printf("A[0] %s, A[4] %s, A[5] %s, A[2] '%s'\n", show(esl_event_get_header_idx(event, "A", 0)), show(esl_event_get_header_idx(event, "A", 4)),
		show(esl_event_get_header_idx(event, "A", 5)), show(esl_event_get_header_idx(event, "A", 2)));
	add(event, ESL_STACK_TOP, "A", "replaced");
	printf("A: %s, %d\n", esl_event_get_header(event, "A"), esl_event_get_header_ptr(event, "A")->idx);

	/* Many elements, pushed and then indexed, here and in a copy. */
	for (i = 0; i < 3000; i++) {
		esl_event_add_header(event, ESL_STACK_PUSH, "Many", "element %d", i);
	}
	esl_event_dup(&copy, event);
	for (i = 3000; i < 3500; i++) {
		snprintf(name, sizeof(name), "Many[%d]", i);
		esl_event_add_header(copy, ESL_STACK_BOTTOM, name, "element %d", i);
		esl_event_add_header(copy, ESL_STACK_PUSH, "P", "%d", i);
	}
	snprintf(name, sizeof(name), "Many[%d]", 1);
	esl_event_add_header_string(copy, ESL_STACK_BOTTOM, name, "changed");
	header = esl_event_get_header_ptr(copy, "Many");
	printf("many: %d %s %s %zu\n", header->idx, header->array[1], header->array[3499], strlen(header->value));
	printf("many P: %d %zu\n", esl_event_get_header_ptr(copy, "P")->idx, strlen(esl_event_get_header(copy, "P")));
	esl_event_destroy(&copy);
	esl_event_destroy(&event);
}

static void body_and_priority(void)
{
	esl_event_t *event = NULL;

	printf("== body and priority\n");
	esl_event_create(&event, ESL_EVENT_MESSAGE);
	status("add_body", esl_event_add_body(event, "%s %d%%", "body", 100));
	printf("%s\n", esl_event_get_body(event));
	status("set_body", esl_event_set_body(event, "100%s"));
	printf("%s\n", esl_event_get_body(event));
	status("empty", esl_event_add_body(event, ESL_VA_NONE));
	printf("[%s]\n", esl_event_get_body(event));
	print_event("empty body", event);
	status("removed", esl_event_set_body(event, NULL));
	printf("%s\n", show(esl_event_get_body(event)));
	status("high", esl_event_set_priority(event, ESL_PRIORITY_HIGH));
	printf("%d\n", (int)event->priority);
	status("low", esl_event_set_priority(event, ESL_PRIORITY_LOW));
	printf("%d\n", (int)event->priority);
	print_event("priority", event);
	esl_event_destroy(&event);
	printf("%s %s %s %s\n", esl_priority_name(ESL_PRIORITY_NORMAL), esl_priority_name(ESL_PRIORITY_LOW), esl_priority_name(ESL_PRIORITY_HIGH), esl_priority_name((esl_priority_t)9));
}

static void copies(void)
{
	esl_event_t *event = NULL, *copy = NULL, *other = NULL;
	char *text = NULL;

	printf("== copies\n");
	esl_event_create_subclass(&event, ESL_EVENT_CUSTOM, "demo::copy");
	esl_event_add_header_string(event, ESL_STACK_BOTTOM, "A", "1");
	esl_event_add_header_string(event, ESL_STACK_BOTTOM, "A", "2");
	esl_event_add_header_string(event, ESL_STACK_BOTTOM, "L[1]", "second");
	esl_event_set_body(event, "line one\nline two");
	event->key = 42;
	event->bind_user_data = event;
	esl_set_flag(event, ESL_EF_UNIQ_HEADERS);
	printf("dup: %d\n", (int)esl_event_dup(&copy, event));
	print_event("copy", copy);
	printf("key %lu, data %d, flag %d\n", copy->key, copy->bind_user_data == (void *)event, esl_test_flag(copy, ESL_EF_UNIQ_HEADERS));

	/* A copy lies in one block; change all of it. */
	esl_clear_flag(copy, ESL_EF_UNIQ_HEADERS);
	esl_event_add_header_string(copy, ESL_STACK_BOTTOM, "New", "header");
	esl_event_add_header_string(copy, ESL_STACK_PUSH, "L", "third");
	esl_event_add_header_string(copy, ESL_STACK_TOP, "New", "value");
	esl_event_add_header_string(copy, ESL_STACK_BOTTOM, "L[0]", "first");
	esl_event_del_header(copy, "A");
	/* Programs assign memory of their own. */
	free(event->body);
	event->body = strdup("assigned");
	copy->body = strdup("assigned too");
	esl_event_set_body(copy, "changed");
	esl_event_set_body(copy, "and changed");
	print_event("changed copy", copy);

	esl_event_create(&other, ESL_EVENT_API);
	esl_event_add_header_string(other, ESL_STACK_BOTTOM, "L", "plain");
	esl_event_merge(other, copy);
	esl_event_merge(other, other);
	print_event("merged", other);
	esl_event_destroy(&other);
	printf("dup of a dup: %d\n", (int)esl_event_dup(&other, copy));
	esl_event_destroy(&copy);
	esl_event_serialize(other, &text, ESL_FALSE);
	printf("%s\n", text);
	free(text);
	esl_event_destroy(&other);
	esl_event_destroy(&event);
}

static void json(void)
{
	static const char good[] = "{\"event-name\":\"DTMF\",\"A\":\"1\",\"A\":\"two \\u00e9\\n\\\"\",\"L\":[\"x\",1,\"y\"],\"N\":3,\"B\":true,"
		"\"O\":{\"in\":\"side\"},\"E\":\"\",\"S\":\"ARRAY::p|:q\",\"C[1]\":\"c\",\"_BODY\":\"100%s %n\"}";
	static const char *const bad[] = {"", "nonsense", "[]", "\"x\"", "{\"A\":", "{\"A\":\"x\"} rest"};
	esl_event_t *event = NULL;
	size_t i;

	printf("== json\n");
	printf("%d\n", (int)esl_event_create_json(&event, good));
	print_event("json", event);
	esl_event_destroy(&event);
	status("unknown name", esl_event_create_json(&event, "{\"Event-Name\":\"NO_SUCH\"}"));
	printf("%d\n", (int)event->event_id);
	esl_event_destroy(&event);
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		event = (esl_event_t *)&i;
		status("bad", esl_event_create_json(&event, bad[i]));
		printf("%d\n", event == NULL);
	}
	printf("%d\n", (int)esl_event_create_json(&event, "{}"));
	print_event("empty", event);
	esl_event_destroy(&event);
}

static void encoding(void)
{
	esl_event_t *event = NULL;
	char *text = NULL;
	char buffer[64], decoded[] = "a%20b%2Fc%zz%4";
	char small[6];

	printf("== encoding\n");
	esl_event_create(&event, ESL_EVENT_CLONE);
	esl_event_add_header_string(event, ESL_STACK_BOTTOM, "Bytes", "h\xc3\xa9llo w/%41 & \"q\"");
	esl_event_add_header_string(event, ESL_STACK_BOTTOM, "L", "ARRAY::a b|:c");
	esl_event_add_header_string(event, ESL_STACK_BOTTOM, "Controls", "\x01\x1f\x7f\t\b\f\r\n\\");
	esl_event_serialize(event, &text, ESL_TRUE);
	printf("%s", text);
	free(text);
	esl_event_serialize_json(event, &text);
	printf("%s\n", text);
	free(text);
	esl_event_destroy(&event);

	printf("%zu %s\n", esl_url_encode("a b%\xe9/,", buffer, sizeof(buffer)), buffer);
	printf("%zu %s\n", esl_url_encode("ab cdef", small, sizeof(small)), small);
	printf("%zu %zu %zu\n", esl_url_encode(NULL, buffer, 9), esl_url_encode("x", NULL, 9), esl_url_encode("x", buffer, 0));
	printf("%d %s\n", esl_url_decode(decoded) == decoded, decoded);
}

static int format_list(char **out, const char *fmt, ...)
{
	va_list ap;
	int length;

	va_start(ap, fmt);
	length = esl_vasprintf(out, fmt, ap);
	va_end(ap);
	return length;
}

static void texts(void)
{
	char buffer[8], list[] = "a--b----c", one[] = "x";
	char *pieces[8], *text = NULL;
	unsigned int count, i;
	esl_event_types_t type = ESL_EVENT_ALL;
	static const char *const words[] = {"yes", "ON", "True", "t", "enabled", "active", "allow", "7", "-1", "0", "no", "off", "false", "disabled", "inactive", "disallow", "maybe", "1x", ""};

	printf("== texts\n");
	printf("%d %s\n", esl_snprintf(buffer, sizeof(buffer), "%s-%d", "longer", 12345), buffer);
	printf("%d\n", format_list(&text, "%s %d %.1f %s %d %d %d", "va", 1, 2.5, "list", 3, 4, 5));
	printf("%s\n", text);
	free(text);
	count = esl_separate_string_string(list, "--", pieces, 8);
	printf("%u:", count);
	for (i = 0; i < count; i++) {
		printf(" [%s]", pieces[i]);
	}
	count = esl_separate_string_string(one, "", pieces, 8);
	printf("\n%u %s\n", count, pieces[0]);
	printf("%s %s %s %s\n", show(esl_stristr("WOR", "hello world")), show(esl_stristr("x", "hello")), show(esl_stristr("", "hello")), show(esl_stristr("lo", "hello")));
	printf("%c %c %d %d %d\n", esl_toupper('a'), esl_tolower('Z'), esl_toupper(-1), esl_tolower(300), esl_toupper(0xe9));
	printf("%s %s %s\n", esl_event_name(ESL_EVENT_CUSTOM), esl_event_name(ESL_EVENT_ALL), esl_event_name((esl_event_types_t)1000));
	status("channel_answer", esl_name_event("channel_answer", &type));
	printf("%d\n", (int)type);
	status("SWITCH_EVENT_DTMF", esl_name_event("SWITCH_EVENT_DTMF", &type));
	printf("%d\n", (int)type);
	status("nothing", esl_name_event("nothing", &type));
	printf("%d\n", (int)type);
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		printf("%s:%d%d ", words[i], esl_true(words[i]), esl_false(words[i]));
	}
	printf("%d%d\n", esl_true(NULL), esl_false(NULL));
	printf("%d %d %d\n", esl_safe_strcasecmp("A", "a"), esl_safe_strcasecmp(NULL, "a"), esl_safe_strcasecmp("a", NULL));
}

static void own_logger(const char *file, const char *func, int line, int level, const char *fmt, ...)
{
	va_list ap;

	(void)file;
	(void)line;
	printf("logged %d %s ", level, func);
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
}

static void loggers(void)
{
	printf("== loggers\n");
	esl_log(ESL_LOG_DEBUG, "silent %d\n", 0);
	esl_global_set_logger(own_logger);
	esl_log(ESL_LOG_INFO, "%s %d\n", "own", 1);
	esl_log = own_logger;
	esl_log(ESL_LOG_ERROR, "%s %d\n", "assigned", 2);
	esl_global_set_default_logger(ESL_LOG_LEVEL_WARNING);
	esl_log(ESL_LOG_INFO, "not %s\n", "shown");
	esl_log(ESL_LOG_ERROR, "%s on stderr\n", "shown");
	esl_global_set_logger(NULL);
	esl_log(ESL_LOG_EMERG, "silent %d\n", 3);
}

static void nulls(void)
{
	esl_event_t *none = NULL;
	char *text = NULL;

	printf("== nulls\n");
	esl_event_destroy(NULL);
	esl_event_destroy(&none);
	esl_event_merge(NULL, NULL);
	printf("%d %d %d %d\n", (int)esl_event_create(NULL, ESL_EVENT_ALL), (int)esl_event_set_priority(NULL, ESL_PRIORITY_LOW),
		(int)esl_event_add_header_string(NULL, ESL_STACK_TOP, "a", "b"), (int)esl_event_add_header(NULL, ESL_STACK_TOP, "a", "%d", 1));
	printf("%d %d %d %d\n", (int)esl_event_del_header(NULL, "a"), (int)esl_event_dup(&none, NULL), (int)esl_event_dup(NULL, NULL), (int)esl_event_add_body(NULL, "x"));
	printf("%d %d %d %d\n", (int)esl_event_serialize(NULL, &text, ESL_TRUE), (int)esl_event_serialize_json(NULL, &text), (int)esl_event_create_json(&none, NULL),
		(int)esl_event_set_body(NULL, "x"));
	printf("%s %s %d %d\n", show(esl_event_get_header(NULL, "a")), show(esl_event_get_body(NULL)), esl_event_get_header_ptr(NULL, "a") == NULL, esl_event_add_array(NULL, "a", "ARRAY::x"));
	printf("%d %d %s %s %u\n", (int)esl_name_event(NULL, NULL), esl_snprintf(NULL, 0, "x"), show(esl_url_decode(NULL)), show(esl_stristr(NULL, NULL)),
		esl_separate_string_string(NULL, NULL, NULL, 0));
	printf("%d %d\n", esl_wait_sock(-1, 1, ESL_POLL_READ), text == NULL);
}

int main(void)
{
	creation();
	headers();
	arrays();
	body_and_priority();
	copies();
	json();
	encoding();
	texts();
	loggers();
	nulls();
	return 0;
}
