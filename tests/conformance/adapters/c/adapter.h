/*
 * adapter.h: what the adapters in C have in common, and what each has.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#ifndef ADAPTER_H
#define ADAPTER_H

#include <cjson/cJSON.h>
#include <stddef.h>
#include <stdint.h>

/* The memory; without any the program ends. */
void *checked(void *memory);

/* The bytes that a JSON text stands for, the caller's to free; NULL for no text. */
char *from_text(const cJSON *item);

/* A step's argument, as from_text has it. */
char *argument(const cJSON *args, const char *name);

/* How long a step waits, in ms. */
uint32_t timeout_of(const cJSON *args);

/* Bytes as a JSON text. */
cJSON *text_item(const char *bytes);

/* Answers. */
cJSON *error(const char *kind, const char *message);
cJSON *ok(cJSON *value);

/* A face's own. */
struct verb {
	const char *verb;
	cJSON *(*act)(const cJSON *args);
};

extern const char *const first_line;
/* Closed by one without a name. */
extern const struct verb verbs[];
/* The end of input. */
void finish(void);

#endif
