/*
 * eslng.c: the adapter of eslng.h.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include "adapter.h"

#include <eslng.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static eslng_client_t *client;
static eslng_call_t *call;
static eslng_server_t *server;
/* Whatever comes on the connection; NULL: there is none. */
static eslng_events_t *reader;
/* A step has found that the connection ended. */
static bool ended;
/* What make_event made. */
static eslng_builder_t *made;
/* What get, values and serialize look at; NULL when the last message was none. */
static eslng_event_t *current;

/* The connection's client; NULL where it is known to have ended. */
static const eslng_client_t *connection(void)
{
	return !reader || ended ? NULL : call ? eslng_call_client(call) : client;
}

static cJSON *no_connection(void)
{
	return error("not_sent", "there is no connection");
}

static cJSON *failure(eslng_status_t status)
{
	return error(eslng_status_name(status), eslng_error_message());
}

/* Why a step failed: what ended the connection tells more than that the answer is missing. */
static cJSON *failed(eslng_status_t status)
{
	char *message = checked(strdup(eslng_error_message()));
	eslng_status_t reason = eslng_client_status(connection());
	cJSON *answer = error(eslng_status_name(reason && status != ESLNG_INVALID_ARGUMENT ? reason : status), message);

	ended = ended || reason;
	free(message);
	return answer;
}

static void leave(void)
{
	eslng_events_free(&reader);
	eslng_call_free(&call);
	eslng_client_free(&client);
	ended = false;
}

/* Reads all that comes on the new connection. */
static eslng_status_t begin(void)
{
	static const eslng_event_id_t all[] = {ESLNG_EVENT_ALL};

	return eslng_client_listen(call ? eslng_call_client(call) : client, all, 1, NULL, 7, &reader);
}

/* The last event, which a step looks at. */
static void keep(eslng_event_t *event)
{
	eslng_event_free(&current);
	eslng_builder_free(&made);
	current = event;
}

static cJSON *header_list(const eslng_event_t *event)
{
	cJSON *list = cJSON_CreateArray();
	size_t i;

	for (i = 0; i < eslng_event_header_count(event); i++) {
		cJSON *pair = cJSON_CreateArray();

		cJSON_AddItemToArray(pair, text_item(eslng_event_header_name(event, i)));
		cJSON_AddItemToArray(pair, text_item(eslng_event_header_value(event, i, NULL)));
		cJSON_AddItemToArray(list, pair);
	}
	return list;
}

static void add_body(cJSON *shown, const eslng_event_t *event)
{
	const char *body = eslng_event_body(event, NULL);

	if (body && *body) {
		cJSON_AddItemToObject(shown, "body", text_item(body));
	}
}

/* What a message has: its headers, its body, and the name of an event. */
static cJSON *message(const eslng_event_t *event)
{
	cJSON *shown = cJSON_CreateObject();
	const char *name = eslng_event_name(event);

	if (name) {
		cJSON_AddItemToObject(shown, "name", text_item(name));
	}
	cJSON_AddItemToObject(shown, "headers", header_list(event));
	add_body(shown, event);
	return shown;
}

/* A reply, whatever it says. An answer to `api` is a body. */
static cJSON *reply(eslng_result_t *result)
{
	const eslng_event_t *event = eslng_result_event(result);
	cJSON *shown = event ? message(event) : cJSON_CreateObject();

	cJSON_AddItemToObject(shown, "reply", text_item(event ? eslng_result_text(result) : ""));
	if (!event) {
		cJSON_AddItemToObject(shown, "body", text_item(eslng_result_text(result)));
	}
	eslng_result_free(&result);
	return ok(shown);
}

/* What a request has come to. */
static cJSON *replied(eslng_status_t status, eslng_result_t **result)
{
	return status ? failed(status) : reply(*result);
}

static cJSON *do_connect(const cJSON *args)
{
	char *host = argument(args, "host"), *user = argument(args, "user"), *password = argument(args, "password");
	const cJSON *port = cJSON_GetObjectItemCaseSensitive(args, "port");
	eslng_options_t options;
	eslng_status_t status;

	leave();
	eslng_options_init(&options, sizeof(options));
	options.host = host;
	options.port = (uint16_t)(cJSON_IsNumber(port) ? port->valueint : 0);
	options.user = user;
	options.password = password;
	options.silence_ms = -1;
	options.connect_timeout_ms = timeout_of(args);
	status = eslng_client_connect(&options, &client);
	free(host);
	free(user);
	free(password);
	status = status ? status : begin();
	return status ? failure(status) : ok(NULL);
}

static cJSON *do_disconnect(const cJSON *args)
{
	(void)args;
	leave();
	return ok(NULL);
}

static cJSON *do_connected(const cJSON *args)
{
	cJSON *shown = cJSON_CreateObject();

	(void)args;
	cJSON_AddBoolToObject(shown, "connected", connection() != NULL);
	return ok(shown);
}

static cJSON *do_api(const cJSON *args)
{
	char *line = argument(args, "line");
	eslng_result_t *result;
	eslng_status_t status;
	cJSON *shown;

	if (!connection()) {
		free(line);
		return no_connection();
	}
	status = eslng_client_api(connection(), line, timeout_of(args), &result);
	free(line);
	if (status) {
		return failed(status);
	}
	shown = cJSON_CreateObject();
	cJSON_AddItemToObject(shown, "body", text_item(eslng_result_text(result)));
	eslng_result_free(&result);
	return ok(shown);
}

static cJSON *do_bgapi(const cJSON *args)
{
	char *line = argument(args, "line"), *job = argument(args, "job_uuid");
	eslng_result_t *result = NULL;
	eslng_status_t status = ESLNG_OK;
	const eslng_client_t *on = connection();
	const char *uuid;
	cJSON *shown;

	if (on) {
		status = eslng_client_begin_bgapi(on, line, job, timeout_of(args), &result);
	}
	free(line);
	free(job);
	if (!on || status) {
		return on ? failed(status) : no_connection();
	}
	shown = cJSON_CreateObject();
	uuid = eslng_event_get(eslng_result_event(result), "Job-UUID");
	cJSON_AddItemToObject(shown, "job_uuid", text_item(uuid ? uuid : ""));
	eslng_result_free(&result);
	return ok(shown);
}

static cJSON *do_command(const cJSON *args)
{
	char *packet = argument(args, "packet");
	eslng_result_t *result = NULL;
	cJSON *answer = connection() ? replied(eslng_client_command(connection(), packet, timeout_of(args), &result), &result) : no_connection();

	free(packet);
	return answer;
}

/* The client waits for every answer; nobody looks at this one. */
static cJSON *do_send(const cJSON *args)
{
	cJSON *answer = do_command(args);

	if (cJSON_GetObjectItemCaseSensitive(answer, "error")) {
		return answer;
	}
	cJSON_Delete(answer);
	return ok(NULL);
}

/* Whether it is spelt as names of events are, and can't be more than one. */
static bool is_name(const char *text)
{
	return text[strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_")] == '\0';
}

/* Events that are in no table are asked for by their names, in a packet of the program's own. */
static cJSON *ask_by_name(const char *format, const cJSON *names)
{
	eslng_result_t *result = NULL;
	const cJSON *item;
	char *packet = checked(malloc(16));
	eslng_status_t status;

	sprintf(packet, "event %s", format);
	cJSON_ArrayForEach(item, names) {
		packet = checked(realloc(packet, strlen(packet) + strlen(item->valuestring) + 2));
		strcat(strcat(packet, " "), item->valuestring);
	}
	status = eslng_client_command(connection(), packet, -1, &result);
	free(packet);
	if (!status && !strncmp(eslng_result_text(result), "-ERR", 4)) {
		cJSON *answer = error("command_failed", eslng_result_text(result));

		eslng_result_free(&result);
		return answer;
	}
	return replied(status, &result);
}

static cJSON *do_events(const cJSON *args)
{
	const cJSON *names = cJSON_GetObjectItemCaseSensitive(args, "names"), *words = cJSON_GetObjectItemCaseSensitive(args, "subclasses"), *item;
	size_t count = 0, wanted = 0, i;
	eslng_event_id_t *ids = checked(calloc((size_t)cJSON_GetArraySize(names) + 1, sizeof(*ids)));
	char **subclasses = checked(calloc((size_t)cJSON_GetArraySize(words) + 1, sizeof(*subclasses)));
	char *format = argument(args, "format");
	eslng_result_t *result = NULL;
	bool is_unknown = false;
	cJSON *answer;

	cJSON_ArrayForEach(item, names) {
		ids[count] = eslng_event_id_of(item->valuestring);
		is_unknown = is_unknown || (ids[count] == ESLNG_EVENT_UNKNOWN && is_name(item->valuestring));
		count++;
	}
	cJSON_ArrayForEach(item, words) {
		subclasses[wanted++] = from_text(item);
	}
	if (connection() && is_unknown) {
		answer = ask_by_name(format, names);
	} else if (connection()) {
		eslng_format_t as = !strcmp(format, "json") ? ESLNG_JSON : !strcmp(format, "xml") ? ESLNG_XML : ESLNG_PLAIN;

		answer = replied(eslng_client_ask_events(connection(), as, ids, count, (const char *const *)subclasses, timeout_of(args), &result), &result);
	} else {
		answer = no_connection();
	}
	for (i = 0; i < wanted; i++) {
		free(subclasses[i]);
	}
	free(subclasses);
	free(ids);
	free(format);
	return answer;
}

static cJSON *do_filter(const cJSON *args)
{
	char *header = argument(args, "header"), *value = argument(args, "value");
	eslng_result_t *result = NULL;
	cJSON *answer = connection() ? replied(eslng_client_filter(connection(), header, value, timeout_of(args), &result), &result) : no_connection();

	free(header);
	free(value);
	return answer;
}

/* The event of a step's headers and body, the caller's to free; NULL and an answer where it can't be. */
static eslng_builder_t *build(const char *name, const cJSON *args, cJSON **answer)
{
	eslng_builder_t *builder = eslng_builder_new(name);
	char *body = argument(args, "body");
	eslng_status_t status = ESLNG_OK;
	const cJSON *pair;

	cJSON_ArrayForEach(pair, cJSON_GetObjectItemCaseSensitive(args, "headers")) {
		char *header = from_text(cJSON_GetArrayItem(pair, 0)), *value = from_text(cJSON_GetArrayItem(pair, 1));

		status = status ? status : eslng_builder_add(builder, header, value);
		free(header);
		free(value);
	}
	if (body && !status) {
		status = eslng_builder_set_body(builder, body, strlen(body));
	}
	free(body);
	if (status) {
		*answer = failure(status);
		eslng_builder_free(&builder);
	}
	return builder;
}

static cJSON *do_send_event(const cJSON *args)
{
	char *name = argument(args, "name");
	cJSON *answer = NULL;
	eslng_builder_t *builder = build(name, args, &answer);
	eslng_result_t *result = NULL;

	free(name);
	if (builder) {
		answer = connection() ? replied(eslng_client_send_event(connection(), builder, timeout_of(args), &result), &result) : no_connection();
	}
	eslng_builder_free(&builder);
	return answer;
}

static cJSON *do_execute(const cJSON *args)
{
	char *uuid = argument(args, "uuid"), *application = argument(args, "application"), *data = argument(args, "argument"),
		 *event_uuid = argument(args, "event_uuid");
	const cJSON *loops = cJSON_GetObjectItemCaseSensitive(args, "loops");
	eslng_execute_t execute;
	eslng_result_t *result = NULL;
	cJSON *answer;

	memset(&execute, 0, sizeof(execute));
	execute.application = application;
	execute.argument = data;
	execute.event_uuid = event_uuid;
	execute.loops = cJSON_IsNumber(loops) ? (uint32_t)loops->valuedouble : 0;
	execute.event_lock = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(args, "event_lock"));
	answer = connection() ? replied(eslng_client_begin_execute(connection(), uuid, &execute, timeout_of(args), &result), &result) : no_connection();
	free(uuid);
	free(application);
	free(data);
	free(event_uuid);
	return answer;
}

static cJSON *do_receive(const cJSON *args)
{
	eslng_output_t *output = NULL;
	eslng_status_t status;
	cJSON *shown;
	bool is_event;

	keep(NULL);
	if (!connection()) {
		return no_connection();
	}
	status = eslng_events_next(reader, timeout_of(args), &output);
	if (status == ESLNG_TIMEOUT) {
		shown = cJSON_CreateObject();
		cJSON_AddStringToObject(shown, "kind", "timeout");
		return ok(shown);
	}
	if (status) {
		return failed(status);
	}
	if (eslng_output_status(output)) {
		shown = error(eslng_status_name(eslng_output_status(output)), eslng_output_message(output));
	} else {
		is_event = eslng_output_kind(output) == ESLNG_OUTPUT_EVENT;
		shown = message(eslng_output_event(output));
		cJSON_AddStringToObject(shown, "kind", is_event ? "event" : "log");
		keep(is_event ? eslng_output_take_event(output) : NULL);
		shown = ok(shown);
	}
	eslng_output_free(&output);
	return shown;
}

static cJSON *do_get(const cJSON *args)
{
	char *name = argument(args, "name");
	const char *value = eslng_event_get(current, name);
	cJSON *shown = cJSON_CreateObject();

	if (value) {
		cJSON_AddItemToObject(shown, "value", text_item(value));
	}
	free(name);
	return ok(shown);
}

static cJSON *do_values(const cJSON *args)
{
	char *name = argument(args, "name");
	cJSON *shown = cJSON_CreateObject(), *values = cJSON_AddArrayToObject(shown, "values");
	size_t i;

	for (i = 0; i < eslng_event_value_count(current, name); i++) {
		cJSON_AddItemToArray(values, text_item(eslng_event_value(current, name, i, NULL)));
	}
	free(name);
	return ok(shown);
}

static cJSON *do_make_event(const cJSON *args)
{
	cJSON *answer = NULL;
	eslng_builder_t *builder = build(NULL, args, &answer);

	if (!builder) {
		return answer;
	}
	keep(eslng_builder_build(builder));
	made = builder;
	return ok(NULL);
}

static cJSON *do_serialize(const cJSON *args)
{
	char *name = argument(args, "format");
	eslng_format_t format = !strcmp(name, "json") ? ESLNG_JSON : !strcmp(name, "xml") ? ESLNG_XML : ESLNG_PLAIN;
	eslng_result_t *text;
	eslng_status_t status = made ? eslng_builder_serialize(made, format, &text) : eslng_event_serialize(current, format, &text);
	cJSON *shown;

	free(name);
	if (status) {
		return failure(status);
	}
	shown = cJSON_CreateObject();
	cJSON_AddItemToObject(shown, "text", text_item(eslng_result_text(text)));
	eslng_result_free(&text);
	return ok(shown);
}

static cJSON *do_listen(const cJSON *args)
{
	eslng_status_t status;
	cJSON *shown;

	(void)args;
	eslng_server_free(&server);
	status = eslng_server_listen(NULL, 0, &server);
	if (status) {
		return failure(status);
	}
	shown = cJSON_CreateObject();
	cJSON_AddNumberToObject(shown, "port", eslng_server_port(server));
	return ok(shown);
}

static cJSON *do_accept(const cJSON *args)
{
	eslng_options_t options;
	int socket;
	eslng_status_t status = eslng_server_accept(server, timeout_of(args), &socket);

	if (status) {
		return failure(status);
	}
	leave();
	eslng_options_init(&options, sizeof(options));
	options.linger_s = -1;
	status = eslng_call_accept(socket, &options, &call);
	status = status ? status : begin();
	if (status) {
		return failure(status);
	}
	keep(eslng_event_clone(eslng_call_data(call)));
	return ok(message(current));
}

const char *const first_line =
	"{\"face\": \"eslng-c\", \"capabilities\": [\"connect_reasons\", \"end_reasons\", \"composed_api\", \"event_replies\", \"execute_options\", "
	"\"limits\", \"login_errors\", \"outbound\", \"own_set_up\", \"pairs_replies\", \"serialize\", \"xml\"]}";

const struct verb verbs[] = {
	{"connect", do_connect}, {"disconnect", do_disconnect}, {"connected", do_connected}, {"api", do_api},
	{"bgapi", do_bgapi}, {"command", do_command}, {"send", do_send}, {"events", do_events}, {"filter", do_filter},
	{"send_event", do_send_event}, {"execute", do_execute}, {"receive", do_receive}, {"get", do_get},
	{"values", do_values}, {"make_event", do_make_event}, {"serialize", do_serialize}, {"listen", do_listen},
	{"accept", do_accept}, {NULL, NULL},
};

void finish(void)
{
	leave();
	keep(NULL);
	eslng_server_free(&server);
}
