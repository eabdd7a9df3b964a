/* See include_first.c.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <eslng.h>
#include <esl_threadmutex.h>
#include <esl_json.h>
#include <esl_config.h>
#include <esl_buffer.h>
#include <esl_event.h>
#include <esl.h>
#include <esl_threadmutex.h>
#include <esl_json.h>
#include <esl_config.h>
#include <esl_buffer.h>
#include <esl_event.h>

int same_size(size_t handle, size_t event, size_t header);

int same_size(size_t handle, size_t event, size_t header)
{
	return handle == sizeof(esl_handle_t) && event == sizeof(esl_event_t) && header == sizeof(esl_event_header_t) && esl_false("0") && eslng_cause_of("NONE") == ESLNG_CAUSE_NONE;
}
