/*
 * from_cpp: the headers in C++, and a call of each kind: plain, variadic, inline, by macro, and
 * through the logger.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <esl.h>

#include <cstdio>

static int logged;

static void count(const char *, const char *, int, int level, const char *, ...)
{
	logged += level;
}

int main()
{
	static esl_handle_t handle;
	esl_event_t *event = nullptr;
	char name[4];
	const char *volatile too_long = "cut here";

	esl_event_create(&event, ESL_EVENT_CUSTOM);
	esl_event_add_header(event, ESL_STACK_BOTTOM, "Number", "%d", 42);
	esl_set_flag(event, ESL_EF_UNIQ_HEADERS);
	esl_set_string(name, too_long);
	esl_global_set_logger(count);
	esl_log(ESL_LOG_DEBUG, "%s", "x");
	std::printf("%s %s %d %d %d %c\n", esl_event_get_header(event, "number"), name, logged, esl_true("on"), static_cast<int>(esl_disconnect(&handle)), end_of(name));
	esl_event_safe_destroy(&event);
	return event == nullptr ? 0 : 1;
}
