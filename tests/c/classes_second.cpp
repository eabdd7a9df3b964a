/*
 * classes_second: the other half of classes.cpp, so that the header is included from two files.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <esl_oop.h>
#include <esl_oop.h>

#include "classes.h"

#include <cstdio>

const char *shown(const char *text)
{
	return text ? text : "NULL";
}

void print_headers(ESLevent &event)
{
	for (const char *name = event.firstHeader(); name; name = event.nextHeader()) {
		std::printf(" %s=%s", name, shown(event.getHeader(name)));
	}
	std::printf("\n");
}
