/*
 * planted_overflow: writes one byte past a text that the library allocated.
 *
 * A sanitizer that is on reports it, and the tests fail when it is not reported: so they know
 * that silence about the other programs means something.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <esl.h>

int main(void)
{
	esl_event_t *event = NULL;
	char *volatile text = NULL;

	esl_event_create(&event, ESL_EVENT_CUSTOM);
	esl_event_serialize(event, (char **)&text, ESL_FALSE);
	text[strlen(text) + 1] = 'x';
	free(text);
	esl_event_destroy(&event);
	return 0;
}
