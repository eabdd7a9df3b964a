/*
 * adapter.c: what the adapters in C have in common. One step a line on standard input, one answer a line on standard output; README.md of the
 * conformance suite has the protocol.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include "adapter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *checked(void *memory)
{
	if (!memory) {
		fprintf(stderr, "adapter: no memory\n");
		exit(1);
	}
	return memory;
}

/* The length of the valid UTF-8 sequence at `s`; 0 where there is none. */
static size_t utf8_length(const unsigned char *s)
{
	size_t length = s[0] < 0x80 ? 1 : s[0] >= 0xC2 && s[0] < 0xE0 ? 2 : s[0] >= 0xE0 && s[0] < 0xF0 ? 3 : s[0] >= 0xF0 && s[0] < 0xF5 ? 4 : 0;
	size_t i;

	for (i = 1; i < length; i++) {
		if ((s[i] & 0xC0) != 0x80) {
			return 0;
		}
	}
	if ((s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] > 0x9F) || (s[0] == 0xF0 && s[1] < 0x90) || (s[0] == 0xF4 && s[1] > 0x8F)) {
		return 0;
	}
	return length;
}

/* Whether the sequence is one of U+EF80 to U+EFFF, the characters that stand for single bytes. */
static int stands_for_byte(const unsigned char *s)
{
	return s[0] == 0xEE && s[1] >= 0xBE && s[1] <= 0xBF;
}

/* Bytes as JSON text: what is no UTF-8 byte by byte as U+EF00 + byte. A text of the caller's to free. */
static char *to_text(const char *bytes)
{
	const unsigned char *s = (const unsigned char *)bytes;
	char *text = checked(malloc(strlen(bytes) * 3 + 1)), *out = text;

	while (*s) {
		size_t length = utf8_length(s);

		if (length == 0 || (length == 3 && stands_for_byte(s))) {
			*out++ = (char)0xEE;
			*out++ = (char)(0xBC | (*s >> 6));
			*out++ = (char)(0x80 | (*s & 0x3F));
			s++;
		} else {
			memcpy(out, s, length);
			out += length;
			s += length;
		}
	}
	*out = '\0';
	return text;
}

/* The bytes that a JSON text stands for, the caller's to free; NULL for no text. */
char *from_text(const cJSON *item)
{
	const unsigned char *s;
	char *bytes, *out;

	if (!cJSON_IsString(item)) {
		return NULL;
	}
	s = (const unsigned char *)item->valuestring;
	out = bytes = checked(malloc(strlen(item->valuestring) + 1));
	while (*s) {
		if (stands_for_byte(s)) {
			*out++ = (char)((s[1] << 6) | (s[2] & 0x3F));
			s += 3;
		} else {
			*out++ = (char)*s++;
		}
	}
	*out = '\0';
	return bytes;
}

char *argument(const cJSON *args, const char *name)
{
	return from_text(cJSON_GetObjectItemCaseSensitive(args, name));
}

uint32_t timeout_of(const cJSON *args)
{
	const cJSON *item = cJSON_GetObjectItemCaseSensitive(args, "timeout_ms");

	return cJSON_IsNumber(item) ? (uint32_t)item->valuedouble : 5000;
}

cJSON *text_item(const char *bytes)
{
	char *text = to_text(bytes);
	cJSON *item = cJSON_CreateString(text);

	free(text);
	return item;
}

cJSON *error(const char *kind, const char *message)
{
	cJSON *answer = cJSON_CreateObject();

	cJSON_AddStringToObject(answer, "error", kind);
	cJSON_AddItemToObject(answer, "message", text_item(message));
	return answer;
}

cJSON *ok(cJSON *value)
{
	cJSON *answer = cJSON_CreateObject();

	cJSON_AddItemToObject(answer, "ok", value ? value : cJSON_CreateObject());
	return answer;
}

static cJSON *act(const cJSON *step)
{
	const cJSON *verb = cJSON_GetObjectItemCaseSensitive(step, "do");
	size_t i;

	for (i = 0; cJSON_IsString(verb) && verbs[i].verb; i++) {
		if (!strcmp(verbs[i].verb, verb->valuestring)) {
			return verbs[i].act(cJSON_GetObjectItemCaseSensitive(step, "args"));
		}
	}
	return error("internal", "this adapter does no such thing");
}

int main(void)
{
	char *line = NULL;
	size_t size = 0;

	printf("%s\n", first_line);
	fflush(stdout);
	while (getline(&line, &size, stdin) > 0) {
		cJSON *step = cJSON_Parse(line), *answer = act(step);
		char *text = checked(cJSON_PrintUnformatted(answer));

		printf("%s\n", text);
		fflush(stdout);
		cJSON_free(text);
		cJSON_Delete(answer);
		cJSON_Delete(step);
	}
	free(line);
	finish();
	return 0;
}
