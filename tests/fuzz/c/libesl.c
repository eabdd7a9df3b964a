/*
 * libesl: libesl's C functions with any texts, any peer and any order, for libFuzzer and AddressSanitizer.
 *
 * Built by ci/fuzz with `clang -fsanitize=fuzzer,address`; with -DREPLAY by ffi/tests/fuzzed.rs.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include "input.h"

#include <esl.h>

/* A merge doubles the headers, and the event that a handle had last may be read again after each call. */
#define HEADERS_TO_MERGE 200

static void read_event(esl_event_t *event)
{
	char *out = NULL;
	esl_event_t *again = NULL;
	unsigned headers = 0;

	for (esl_event_header_t *header = event->headers; header; header = header->next, headers++) {
		if (!header->name) abort();
		esl_event_get_header_idx(event, header->name, -1);
		esl_event_get_header_idx(event, header->name, 3);
	}
	if (esl_event_serialize(event, &out, ESL_TRUE) == ESL_SUCCESS) free(out);
	if (esl_event_serialize(event, &out, ESL_FALSE) == ESL_SUCCESS) free(out);
	if (esl_event_serialize_json(event, &out) == ESL_SUCCESS) {
		if (esl_event_create_json(&again, out) == ESL_SUCCESS) esl_event_destroy(&again);
		free(out);
	}
	if (headers <= HEADERS_TO_MERGE && esl_event_dup(&again, event) == ESL_SUCCESS) {
		esl_event_merge(event, again);
		esl_event_destroy(&again);
	}
}

static void change_event(input_t *input)
{
	esl_event_t *event = NULL;
	char *name = text(input), *value = text(input);

	if (byte(input) & 1) {
		esl_event_create_json(&event, value);
	} else {
		esl_event_create_subclass(&event, (esl_event_types_t)byte(input), name);
	}
	while (event && input->left) {
		free(name);
		free(value);
		name = text(input);
		value = text(input);
		switch (byte(input) % 6) {
		case 0: if (name && value) esl_event_add_header_string(event, (esl_stack_t)(byte(input) & 15), name, value); break;
		case 1: if (name) esl_event_del_header_val(event, name, value); break;
		case 2: if (name && value) esl_event_add_array(event, name, value); break;
		case 3: esl_event_set_body(event, value); break;
		case 4: if (name && value) esl_event_add_header(event, ESL_STACK_BOTTOM, name, "%s", value); break;
		default: if (value) esl_url_decode(value); break;
		}
	}
	if (event) {
		read_event(event);
		esl_event_destroy(&event);
	}
	free(name);
	free(value);
}

static void split(input_t *input)
{
	char *parts[8], *line = text(input), *delim = text(input);

	if (line && delim) esl_separate_string_string(line, delim, parts, 1 + byte(input) % 8);
	free(line);
	free(delim);
}

/* A peer that has said all it will ever say, and closed; what we send goes nowhere. */
static void talk(input_t *input)
{
	esl_handle_t handle;
	esl_event_t *event = NULL, *saved = NULL;
	unsigned calls = byte(input) % 16;
	int sockets[2];
	char *texts[3];

	memset(&handle, 0, sizeof(handle));
	for (int i = 0; i < 3; i++) texts[i] = text(input);
	if (socketpair(AF_UNIX, SOCK_STREAM, 0, sockets)) abort();
	if (write(sockets[1], input->data, input->left) < 0 && input->left) abort();
	shutdown(sockets[1], SHUT_WR);
	esl_attach_handle(&handle, sockets[0], NULL);
	for (unsigned i = 0; i < calls && input->left; i++) {
		switch (byte(input) % 8) {
		case 0: esl_recv_event(&handle, byte(input) & 1, NULL); break;
		case 1:
			if (esl_recv_event_timed(&handle, 1, byte(input) & 1, &saved) == ESL_SUCCESS && saved) {
				read_event(saved);
				esl_event_safe_destroy(&saved);
			}
			break;
		case 2: if (texts[0]) esl_send_recv_timed(&handle, texts[0], 1); break;
		case 3: if (texts[0]) esl_execute(&handle, texts[0], texts[1], texts[2]); break;
		case 4: if (texts[0]) esl_filter(&handle, texts[0], texts[1]); break;
		case 5: if (texts[0]) esl_events(&handle, ESL_EVENT_TYPE_PLAIN, texts[0]); break;
		case 6:
			if (texts[0] && texts[1] && esl_event_create(&event, ESL_EVENT_MESSAGE) == ESL_SUCCESS) {
				esl_event_add_header_string(event, ESL_STACK_BOTTOM, texts[0], texts[1]);
				esl_sendevent(&handle, event);
				esl_event_safe_destroy(&event);
			}
			break;
		default: if (texts[1]) esl_send(&handle, texts[1]); break;
		}
		if (handle.last_ievent) read_event(handle.last_ievent);
		if (handle.last_event) read_event(handle.last_event);
	}
	esl_disconnect(&handle);
	close(sockets[1]);
	for (int i = 0; i < 3; i++) free(texts[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	input_t input = {data, size};

	esl_global_set_default_logger(0);
	switch (byte(&input) % 3) {
	case 0: change_event(&input); break;
	case 1: split(&input); break;
	default: talk(&input); break;
	}
	return 0;
}
