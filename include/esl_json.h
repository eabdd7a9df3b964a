/*
 * esl_json.h: JSON in libesl's C API, which is cJSON's. This header is included by esl.h.
 *
 * cJSON is the system's own libcjson (on Debian libcjson-dev). A program that calls its functions links with -lesl as ever.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#ifndef ESL_JSON_H
#define ESL_JSON_H

#include "esl.h"

#include <cjson/cJSON.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The text of an object's member, its name in any case of letters; NULL when there is none or when it is no text. It belongs
 * to the object. */
ESL_DECLARE(const char *) cJSON_GetObjectCstr(const cJSON *object, const char *string);

/* Adds `item`, which becomes the object's, under `name`. On failure releases it and gives NULL. */
static __inline__ cJSON *eslng_json_add_new(cJSON *json, const char *name, cJSON *item)
{
	if (item && json && name && cJSON_AddItemToObject(json, name, item)) {
		return item;
	}
	cJSON_Delete(item);
	return NULL;
}

/* Adds `obj`, or a new object where that is NULL, to the object `json`, whose it becomes, and returns it; NULL on failure. */
static __inline__ cJSON *esl_json_add_child_obj(cJSON *json, const char *name, cJSON *obj)
{
	return eslng_json_add_new(json, name, obj ? obj : cJSON_CreateObject());
}

/* Adds a new array to the object `json` and returns it; NULL on failure. */
static __inline__ cJSON *esl_json_add_child_array(cJSON *json, const char *name)
{
	return eslng_json_add_new(json, name, cJSON_CreateArray());
}

/* Adds a text to the object `json` and returns it; NULL on failure. */
static __inline__ cJSON *esl_json_add_child_string(cJSON *json, const char *name, const char *val)
{
	return eslng_json_add_new(json, name, val ? cJSON_CreateString(val) : NULL);
}

#ifdef __cplusplus
}
#endif

#endif /* ESL_JSON_H */
