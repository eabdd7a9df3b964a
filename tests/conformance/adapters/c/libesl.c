/*
 * libesl.c: the adapter of libesl. One step a line on standard input, one answer a line on standard output; README.md of the
 * conformance suite has the protocol.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include "adapter.h"

#include <arpa/inet.h>
#include <errno.h>
#include <esl.h>

static esl_handle_t handle;
static int listener = -1;
/* What make_event made. */
static esl_event_t *made;
/* What get, values and serialize look at: `made`, or an event of the handle's; NULL when the last message was none. */
static esl_event_t *current;

/* Headers in order. A message of the handle's begins with an Event-Name of libesl's own, which is `skip`ped. */
static cJSON *header_list(esl_event_t *event, int skip)
{
	cJSON *list = cJSON_CreateArray();
	esl_event_header_t *header;

	for (header = event->headers; header; header = header->next) {
		cJSON *pair;

		if (skip-- > 0) {
			continue;
		}
		pair = cJSON_CreateArray();
		cJSON_AddItemToArray(pair, text_item(header->name));
		cJSON_AddItemToArray(pair, text_item(header->value ? header->value : ""));
		cJSON_AddItemToArray(list, pair);
	}
	return list;
}

static void add_body(cJSON *object, esl_event_t *event)
{
	const char *body = esl_event_get_body(event);

	if (body && *body) {
		cJSON_AddItemToObject(object, "body", text_item(body));
	}
}

/* A reply, whatever it says. */
static cJSON *reply(esl_event_t *event)
{
	const char *text = esl_event_get_header(event, "Reply-Text");
	cJSON *shown = cJSON_CreateObject();

	cJSON_AddItemToObject(shown, "reply", text_item(text ? text : ""));
	cJSON_AddItemToObject(shown, "headers", header_list(event, 1));
	add_body(shown, event);
	return shown;
}

/* The error that the switch's text tells; NULL if it is none. */
static cJSON *refusal(const char *text)
{
	if (!strncmp(text, "-ERR permission denied", 22)) {
		return error("permission_denied", text);
	}
	return !strncmp(text, "-ERR", 4) || !strncmp(text, "-USAGE", 6) ? error("command_failed", text) : NULL;
}

/* Why a call on the handle failed. */
static cJSON *failed(esl_status_t status, int was_connected)
{
	if (status == ESL_BREAK) {
		return error("timeout", "no reply came");
	}
	if (!was_connected) {
		return error("not_sent", "there is no connection");
	}
	return error(handle.connected ? "invalid_argument" : "disconnected", handle.err);
}

/* The answer to a command that ended so and whose reply must not be an error. */
static cJSON *accepted(esl_status_t status, int was_connected)
{
	const char *text;
	cJSON *refused;

	if (status != ESL_SUCCESS) {
		return failed(status, was_connected);
	}
	text = esl_event_get_header(handle.last_sr_event, "Reply-Text");
	refused = refusal(text ? text : "");
	return refused ? refused : ok(reply(handle.last_sr_event));
}

static cJSON *do_connect(const cJSON *args)
{
	char *host = argument(args, "host"), *user = argument(args, "user"), *password = argument(args, "password");
	const cJSON *port = cJSON_GetObjectItemCaseSensitive(args, "port");
	esl_port_t number = (esl_port_t)(uint16_t)(cJSON_IsNumber(port) ? port->valueint : 0);
	esl_status_t status = esl_connect_timeout(&handle, host ? host : "127.0.0.1", number, user, password, timeout_of(args));

	current = made;
	free(host);
	free(user);
	free(password);
	if (status == ESL_SUCCESS) {
		return ok(reply(handle.last_event));
	}
	return error(strcmp(handle.err, "Authentication Error") ? "connect_failed" : "auth_rejected", handle.err);
}

static cJSON *do_disconnect(const cJSON *args)
{
	(void)args;
	current = made;
	esl_disconnect(&handle);
	return ok(NULL);
}

static cJSON *do_connected(const cJSON *args)
{
	cJSON *shown = cJSON_CreateObject();

	(void)args;
	cJSON_AddBoolToObject(shown, "connected", handle.connected);
	return ok(shown);
}

static cJSON *do_api(const cJSON *args)
{
	char *line = argument(args, "line"), *packet = checked(malloc(strlen(line) + 8));
	int was_connected = handle.connected;
	esl_status_t status;
	const char *type, *text;
	cJSON *shown;

	sprintf(packet, "api %s\n\n", line);
	status = esl_send_recv_timed(&handle, packet, timeout_of(args));
	free(line);
	free(packet);
	if (status != ESL_SUCCESS) {
		return failed(status, was_connected);
	}
	type = esl_event_get_header(handle.last_sr_event, "Content-Type");
	if (type && !strcmp(type, "api/response")) {
		text = esl_event_get_body(handle.last_sr_event);
	} else {
		text = esl_event_get_header(handle.last_sr_event, "Reply-Text");
	}
	shown = refusal(text ? text : "");
	if (shown) {
		return shown;
	}
	shown = cJSON_CreateObject();
	cJSON_AddItemToObject(shown, "body", text_item(text ? text : ""));
	return ok(shown);
}

static cJSON *do_bgapi(const cJSON *args)
{
	char *line = argument(args, "line"), *job = argument(args, "job_uuid");
	char *packet = checked(malloc(strlen(line) + (job ? strlen(job) : 0) + 32));
	int was_connected = handle.connected;
	cJSON *answer, *shown;
	const char *uuid;

	sprintf(packet, "bgapi %s%s%s\n\n", line, job ? "\nJob-UUID: " : "", job ? job : "");
	answer = accepted(esl_send_recv_timed(&handle, packet, timeout_of(args)), was_connected);
	free(line);
	free(job);
	free(packet);
	if (cJSON_GetObjectItemCaseSensitive(answer, "error")) {
		return answer;
	}
	cJSON_Delete(answer);
	shown = cJSON_CreateObject();
	uuid = esl_event_get_header(handle.last_sr_event, "Job-UUID");
	cJSON_AddItemToObject(shown, "job_uuid", text_item(uuid ? uuid : ""));
	return ok(shown);
}

static cJSON *do_command(const cJSON *args)
{
	char *packet = argument(args, "packet");
	int was_connected = handle.connected;
	esl_status_t status = esl_send_recv_timed(&handle, packet, timeout_of(args));

	free(packet);
	return status == ESL_SUCCESS ? ok(reply(handle.last_sr_event)) : failed(status, was_connected);
}

static cJSON *do_send(const cJSON *args)
{
	char *packet = argument(args, "packet");
	esl_status_t status = esl_send(&handle, packet);

	free(packet);
	return status == ESL_SUCCESS ? ok(NULL) : error("not_sent", handle.err);
}

static void append_words(char **words, const cJSON *list)
{
	const cJSON *item;

	cJSON_ArrayForEach(item, list) {
		char *word = from_text(item);
		size_t length = strlen(*words);

		*words = checked(realloc(*words, length + strlen(word) + 2));
		sprintf(*words + length, "%s%s", length ? " " : "", word);
		free(word);
	}
}

static cJSON *do_events(const cJSON *args)
{
	const cJSON *subclasses = cJSON_GetObjectItemCaseSensitive(args, "subclasses");
	char *format = argument(args, "format"), *names = checked(calloc(1, 1));
	esl_event_type_t type = !strcmp(format, "json") ? ESL_EVENT_TYPE_JSON : !strcmp(format, "xml") ? ESL_EVENT_TYPE_XML : ESL_EVENT_TYPE_PLAIN;
	int was_connected = handle.connected;
	cJSON *answer;

	append_words(&names, cJSON_GetObjectItemCaseSensitive(args, "names"));
	if (cJSON_GetArraySize(subclasses) > 0) {
		cJSON *custom = cJSON_CreateArray();

		cJSON_AddItemToArray(custom, cJSON_CreateString("CUSTOM"));
		append_words(&names, custom);
		cJSON_Delete(custom);
		append_words(&names, subclasses);
	}
	answer = accepted(esl_events(&handle, type, names), was_connected);
	free(names);
	free(format);
	return answer;
}

static cJSON *do_filter(const cJSON *args)
{
	char *header = argument(args, "header"), *value = argument(args, "value");
	int was_connected = handle.connected;
	cJSON *answer = accepted(esl_filter(&handle, header, value), was_connected);

	free(header);
	free(value);
	return answer;
}

/* Puts the headers and the body that a step names into an event. */
static void fill_event(esl_event_t *event, const cJSON *args)
{
	const cJSON *pair;
	char *body = argument(args, "body");

	cJSON_ArrayForEach(pair, cJSON_GetObjectItemCaseSensitive(args, "headers")) {
		char *name = from_text(cJSON_GetArrayItem(pair, 0)), *value = from_text(cJSON_GetArrayItem(pair, 1));

		esl_event_add_header_string(event, ESL_STACK_BOTTOM, name, value);
		free(name);
		free(value);
	}
	if (body) {
		esl_event_set_body(event, body);
	}
	free(body);
}

static cJSON *do_send_event(const cJSON *args)
{
	char *name = argument(args, "name");
	int was_connected = handle.connected;
	esl_event_types_t id;
	esl_event_t *event = NULL;
	esl_status_t status = esl_name_event(name, &id);
	cJSON *answer;

	free(name);
	if (status != ESL_SUCCESS || esl_event_create(&event, id) != ESL_SUCCESS) {
		return error("invalid_argument", "esl_name_event knows no such event");
	}
	fill_event(event, args);
	answer = accepted(esl_sendevent(&handle, event), was_connected);
	esl_event_destroy(&event);
	return answer;
}

static cJSON *do_execute(const cJSON *args)
{
	char *uuid = argument(args, "uuid"), *application = argument(args, "application"), *data = argument(args, "argument");
	int was_connected = handle.connected;
	cJSON *answer;

	handle.event_lock = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(args, "event_lock"));
	answer = accepted(esl_execute(&handle, application, data, uuid), was_connected);
	free(uuid);
	free(application);
	free(data);
	return answer;
}

static cJSON *event_json(esl_event_t *event, int skip)
{
	const char *name = esl_event_get_header(event, "Event-Name");
	cJSON *shown = cJSON_CreateObject();

	if (name) {
		cJSON_AddItemToObject(shown, "name", text_item(name));
	}
	cJSON_AddItemToObject(shown, "headers", header_list(event, skip));
	add_body(shown, event);
	return shown;
}

static cJSON *do_receive(const cJSON *args)
{
	esl_status_t status;
	const char *type, *kind = "unknown";
	cJSON *shown;

	current = NULL;
	/* So that what is there afterwards has come now: a notice comes with ESL_FAIL. */
	esl_event_safe_destroy(&handle.last_event);
	status = esl_recv_event_timed(&handle, timeout_of(args), 1, NULL);
	if (status == ESL_BREAK) {
		shown = cJSON_CreateObject();
		cJSON_AddStringToObject(shown, "kind", "timeout");
		return ok(shown);
	}
	if (!handle.last_event) {
		return error("disconnected", handle.err);
	}
	type = esl_event_get_header(handle.last_event, "Content-Type");
	type = type ? type : "";
	if (handle.last_ievent) {
		current = handle.last_ievent;
		shown = event_json(current, 0);
		cJSON_AddStringToObject(shown, "kind", "event");
		return ok(shown);
	}
	if (!strcmp(type, "text/event-plain") || !strcmp(type, "text/event-json")) {
		return error("malformed", "libesl made no event of it");
	}
	if (!strcmp(type, "log/data")) {
		kind = "log";
	} else if (!strcmp(type, "text/disconnect-notice")) {
		kind = "notice";
	} else if (!strcmp(type, "command/reply") || !strcmp(type, "api/response")) {
		kind = "reply";
	}
	shown = cJSON_CreateObject();
	cJSON_AddStringToObject(shown, "kind", kind);
	cJSON_AddItemToObject(shown, "headers", header_list(handle.last_event, 1));
	add_body(shown, handle.last_event);
	return ok(shown);
}

static cJSON *do_get(const cJSON *args)
{
	char *name = argument(args, "name");
	const char *value = esl_event_get_header(current, name);
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
	esl_event_header_t *header;
	int i;

	for (header = current ? current->headers : NULL; header; header = header->next) {
		if (strcasecmp(header->name, name)) {
			continue;
		}
		for (i = 0; i < header->idx; i++) {
			cJSON_AddItemToArray(values, text_item(header->array[i]));
		}
		if (header->idx == 0) {
			cJSON_AddItemToArray(values, text_item(header->value));
		}
	}
	free(name);
	return ok(shown);
}

static cJSON *do_make_event(const cJSON *args)
{
	esl_event_safe_destroy(&made);
	if (esl_event_create(&made, ESL_EVENT_CLONE) != ESL_SUCCESS) {
		return error("internal", "esl_event_create failed");
	}
	fill_event(made, args);
	current = made;
	return ok(NULL);
}

static cJSON *do_serialize(const cJSON *args)
{
	char *format = argument(args, "format"), *text = NULL;
	int as_json = !strcmp(format, "libesl-json");
	cJSON *shown;

	free(format);
	if ((as_json ? esl_event_serialize_json(current, &text) : esl_event_serialize(current, &text, ESL_TRUE)) != ESL_SUCCESS) {
		return error("invalid_argument", "there is no event");
	}
	shown = cJSON_CreateObject();
	cJSON_AddItemToObject(shown, "text", text_item(text));
	free(text);
	return ok(shown);
}

static cJSON *do_listen(const cJSON *args)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t length = sizeof(address);
	cJSON *shown;

	(void)args;
	listener = socket(AF_INET, SOCK_STREAM, 0);
	if (listener < 0 || bind(listener, (struct sockaddr *)&address, sizeof(address)) || listen(listener, 16)
		|| getsockname(listener, (struct sockaddr *)&address, &length)) {
		return error("internal", strerror(errno));
	}
	shown = cJSON_CreateObject();
	cJSON_AddNumberToObject(shown, "port", ntohs(address.sin_port));
	return ok(shown);
}

static cJSON *do_accept(const cJSON *args)
{
	struct sockaddr_in address;
	socklen_t length = sizeof(address);
	int call;

	if (esl_wait_sock(listener, timeout_of(args), ESL_POLL_READ) <= 0) {
		return error("timeout", "no call came");
	}
	call = accept(listener, (struct sockaddr *)&address, &length);
	if (call < 0) {
		return error("connect_failed", strerror(errno));
	}
	if (esl_attach_handle(&handle, call, &address) != ESL_SUCCESS) {
		return error("disconnected", handle.err);
	}
	current = handle.info_event;
	return ok(event_json(current, 1));
}

const char *const first_line =
	"{\"face\": \"libesl\", \"capabilities\": [\"event_replies\", \"limits\", \"login_errors\", \"libesl\", \"frames\", \"outbound\"]}";

const struct verb verbs[] = {
	{"connect", do_connect}, {"disconnect", do_disconnect}, {"connected", do_connected}, {"api", do_api},
	{"bgapi", do_bgapi}, {"command", do_command}, {"send", do_send}, {"events", do_events}, {"filter", do_filter},
	{"send_event", do_send_event}, {"execute", do_execute}, {"receive", do_receive}, {"get", do_get},
	{"values", do_values}, {"make_event", do_make_event}, {"serialize", do_serialize}, {"listen", do_listen},
	{"accept", do_accept}, {NULL, NULL},
};

void finish(void)
{
	esl_event_safe_destroy(&made);
	esl_disconnect(&handle);
}
