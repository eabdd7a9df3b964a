/*
 * counts.h: what a worker counts and says, for the workers in C.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <stdio.h>
#include <string.h>

#define NAMES 32

typedef struct {
	const char *names[NAMES];
	unsigned long counts[NAMES];
} counts_t;

static counts_t right, failed;
/* The first result that was not what it should have been. */
static char wrong[512];

static void count(counts_t *of, const char *what)
{
	int i;

	for (i = 0; i < NAMES; i++) {
		if (!of->names[i]) of->names[i] = what;
		if (!strcmp(of->names[i], what)) {
			of->counts[i]++;
			return;
		}
	}
}

static void complain(const char *what, const char *got, const char *expected)
{
	char *at;

	if (*wrong) return;
	snprintf(wrong, sizeof(wrong), "%s: got %.200s, not %.200s", what, got ? got : "nothing", expected);
	for (at = wrong; *at; at++) {
		if (*at == '"' || *at == '\\' || (unsigned char)*at < ' ') *at = '?';
	}
}

static void compare(const char *what, const char *got, const char *expected)
{
	if (got && !strcmp(got, expected)) {
		count(&right, what);
	} else {
		complain(what, got, expected);
	}
}

static void say_counts(const char *name, const counts_t *of)
{
	int i;

	printf("\"%s\":{", name);
	for (i = 0; i < NAMES && of->names[i]; i++) printf("%s\"%s\":%lu", i ? "," : "", of->names[i], of->counts[i]);
	printf("},");
}

static void say(void)
{
	putchar('{');
	say_counts("right", &right);
	say_counts("failed", &failed);
	printf("\"wrong\":[%s%s%s]}\n", *wrong ? "\"" : "", wrong, *wrong ? "\"" : "");
	fflush(stdout);
}
