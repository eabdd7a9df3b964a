/*
 * eslng: eslng.h's C functions without a socket, with any texts, any peer, any clock and any order, for libFuzzer and AddressSanitizer.
 *
 * Built by ci/fuzz with `clang -fsanitize=fuzzer,address`; with -DREPLAY by ffi/tests/fuzzed.rs.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include "input.h"

#include <eslng.h>

/* Reads all that an event offers. */
static void read_event(const eslng_event_t *event)
{
	eslng_event_t *again = NULL, *clone = eslng_event_clone(event);
	eslng_result_t *written = NULL;
	size_t i, length;

	for (i = 0; i < eslng_event_header_count(event); i++) {
		const char *name = eslng_event_header_name(event, i), *value = eslng_event_header_value(event, i, &length);
		size_t at;

		if (!name || !value || strlen(value) > length) abort();
		for (at = 0; at < 3 && at < eslng_event_value_count(event, name); at++) {
			if (!eslng_event_value(event, name, at, &length)) abort();
		}
		if (eslng_event_value(event, name, eslng_event_value_count(event, name), &length)) abort();
		eslng_event_get(event, name);
	}
	eslng_event_id(event);
	eslng_event_name(event);
	eslng_event_body(event, &length);
	if (eslng_event_serialize(event, ESLNG_JSON, &written) == ESLNG_OK) {
		const char *text = eslng_result_bytes(written, &length);

		/* One without a header, or whose headers are all empty, is none. */
		if (eslng_event_parse(ESLNG_JSON, text, length, &again) == ESLNG_OK && !eslng_event_header_name(again, 0)) abort();
		eslng_event_free(&again);
	}
	eslng_result_free(&written);
	if (eslng_event_serialize(event, ESLNG_PLAIN, &written) == ESLNG_OK) eslng_result_text(written);
	eslng_result_free(&written);
	eslng_event_free(&clone);
}

static void parse(input_t *input)
{
	eslng_format_t format = (eslng_format_t)(byte(input) % 3);
	eslng_event_t *event = NULL;

	if (eslng_event_parse(format, (const char *)input->data, input->left, &event) == ESLNG_OK) read_event(event);
	eslng_event_free(&event);
}

static void build(input_t *input)
{
	char *name = text(input), *value = text(input);
	eslng_builder_t *builder = eslng_builder_new(name);
	eslng_event_t *event;

	while (builder && input->left) {
		free(name);
		free(value);
		name = text(input);
		value = text(input);
		switch (byte(input) % 5) {
		case 0: eslng_builder_add(builder, name, value); break;
		case 1: eslng_builder_set(builder, name, value); break;
		case 2: eslng_builder_push(builder, name, value); break;
		case 3: eslng_builder_remove(builder, name); break;
		default: eslng_builder_set_body(builder, value, value ? strlen(value) : 0); break;
		}
	}
	if (builder && (event = eslng_builder_build(builder)) != NULL) {
		eslng_builder_t *again = eslng_builder_of(event);

		read_event(event);
		eslng_event_free(&event);
		eslng_builder_free(&again);
	}
	eslng_builder_free(&builder);
	free(name);
	free(value);
}

/* Takes all that is there, keeps some of it, and writes a part or all of what is to be written. */
static void drain(input_t *input, eslng_engine_t *engine)
{
	eslng_output_t *output;
	size_t length, part;

	while ((output = eslng_engine_next(engine)) != NULL) {
		eslng_event_t *event = NULL;
		eslng_result_t *result = NULL;
		eslng_gap_t gap;

		eslng_output_kind(output);
		eslng_output_number(output);
		eslng_output_change(output);
		eslng_output_gap(output, &gap);
		if (!eslng_output_message(output) || !eslng_output_uuid(output)) abort();
		if (eslng_output_event(output)) read_event(eslng_output_event(output));
		if (byte(input) & 1) event = eslng_output_take_event(output);
		if (byte(input) & 1) result = eslng_output_take_result(output);
		eslng_output_free(&output);
		if (event) read_event(event);
		if (result) eslng_result_text(result);
		eslng_event_free(&event);
		eslng_result_free(&result);
	}
	if (eslng_engine_pending(engine, &length)) {
		part = byte(input) % 4 ? length : length / 2;
		if (eslng_engine_wrote(engine, part) != ESLNG_OK) abort();
	}
	if (eslng_engine_wrote(engine, SIZE_MAX) == ESLNG_OK) abort();
}

static void converse(input_t *input)
{
	static const char *const said[] = {
		"Content-Type: auth/request\n\n",
		"Content-Type: command/reply\nReply-Text: +OK accepted\n\n",
		"Content-Type: command/reply\nReply-Text: -ERR no\n\n",
		"Content-Type: api/response\nContent-Length: 3\n\n+OK",
		"Content-Type: text/event-plain\nContent-Length: 57\n\nEvent-Name: CHANNEL_HANGUP_COMPLETE\nUnique-ID: u\nA: bcd\n\n",
		"Content-Type: text/disconnect-notice\n\n",
	};
	eslng_options_t options;
	eslng_engine_t *engine = NULL;
	uint64_t now = 0, id = 0;
	unsigned kind = byte(input);
	char *first = NULL, *second = NULL;

	if (eslng_options_init(&options, sizeof(options)) != ESLNG_OK) abort();
	options.reconnect = kind & 2;
	if ((kind & 1 ? eslng_engine_new_outbound(&options, now, &engine) : eslng_engine_new(&options, now, &engine)) != ESLNG_OK) abort();
	while (input->left) {
		const char *list[3], *pairs[5];
		unsigned step = byte(input) % 24;
		size_t length;

		free(first);
		free(second);
		first = text(input);
		second = text(input);
		list[0] = pairs[0] = first;
		list[1] = pairs[1] = second;
		list[2] = pairs[2] = NULL;
		switch (step) {
		case 0: eslng_engine_connected(engine, now); break;
		case 1: eslng_engine_connect_failed(engine, first, now); break;
		case 2:
			length = byte(input) < input->left ? input->data[0] % (input->left + 1) : input->left;
			eslng_engine_feed(engine, input->data, length, now);
			input->data += length;
			input->left -= length;
			break;
		case 3: eslng_engine_end_of_stream(engine, now); break;
		case 4:
			now += byte(input) * 100;
			eslng_engine_timeout(engine, now);
			break;
		case 5: eslng_engine_api(engine, first, byte(input), now, &id); break;
		case 6: eslng_engine_bgapi(engine, first, -1, now, &id); break;
		case 7: eslng_engine_command(engine, first, -1, now, &id); break;
		case 8: eslng_engine_subscribe(engine, (eslng_format_t)(byte(input) % 3), NULL, 0, list, -1, now, &id); break;
		case 9: eslng_engine_unsubscribe(engine, NULL, 0, list, -1, now, &id); break;
		case 10: eslng_engine_filter(engine, first, second, -1, now, &id); break;
		case 11: eslng_engine_unfilter(engine, first, second, -1, now, &id); break;
		case 12: eslng_engine_log(engine, (int32_t)byte(input) - 2, -1, now, &id); break;
		case 13: {
			eslng_builder_t *event = eslng_builder_new(first);

			if (event) eslng_engine_send_event(engine, event, -1, now, &id);
			eslng_builder_free(&event);
			break;
		}
		case 14: eslng_engine_operate(engine, "u", byte(input) & 1 ? "answer" : first, pairs, -1, now, &id); break;
		case 15: eslng_engine_hangup(engine, first, (eslng_cause_t)byte(input), -1, now, &id); break;
		case 16: eslng_engine_originate(engine, byte(input) & 1 ? first : "loopback/1", -1, now, &id); break;
		case 17: eslng_engine_cancel(engine, id); break;
		case 18: eslng_engine_follow(engine, byte(input) & 1 ? "u" : first); break;
		case 19: eslng_engine_forget(engine, "u"); break;
		case 20: eslng_engine_close(engine, now); break;
		default: {
			const char *words = said[byte(input) % (sizeof(said) / sizeof(*said))];

			eslng_engine_feed(engine, words, strlen(words), now);
		}
		}
		drain(input, engine);
	}
	eslng_engine_close(engine, now);
	drain(input, engine);
	eslng_engine_free(&engine);
	free(first);
	free(second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	input_t input = {data, size};

	switch (byte(&input) % 4) {
	case 0: parse(&input); break;
	case 1: build(&input); break;
	default: converse(&input); break;
	}
	return 0;
}
