/*
 * include_first and include_second: one program of two files, each of which includes the headers
 * twice, in either order.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <esl.h>
#include <esl_event.h>
#include <esl_buffer.h>
#include <esl_config.h>
#include <esl_json.h>
#include <esl_threadmutex.h>
#include <eslng.h>
#include <esl.h>
#include <eslng.h>

int same_size(size_t handle, size_t event, size_t header);

int main(void)
{
	return same_size(sizeof(esl_handle_t), sizeof(esl_event_t), sizeof(esl_event_header_t)) && esl_true("yes") && eslng_event_id_of("CUSTOM") == 0 ? 0 : 1;
}
