/*
 * The printf-like functions of libesl. Stable Rust can call such functions but not define them,
 * so their bodies stand here under names of their own, and src/variadic.rs exports each public
 * name as a jump to its body: a C object linked into a Rust shared library is not exported.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#define _GNU_SOURCE
#include "esl.h"

int eslng_shim_vasprintf(char **ret, const char *fmt, va_list ap) ESL_PRINTF_LIKE(2, 0);
int eslng_shim_snprintf(char *buffer, size_t count, const char *fmt, ...) ESL_PRINTF_LIKE(3, 4);
esl_status_t eslng_shim_add_header(esl_event_t *event, esl_stack_t stack, const char *name, const char *fmt, ...) ESL_PRINTF_LIKE(4, 5);
esl_status_t eslng_shim_add_body(esl_event_t *event, const char *fmt, ...) ESL_PRINTF_LIKE(2, 3);
void eslng_shim_silent_logger(const char *file, const char *func, int line, int level, const char *fmt, ...) ESL_PRINTF_LIKE(5, 6);
void eslng_shim_stderr_logger(const char *file, const char *func, int line, int level, const char *fmt, ...) ESL_PRINTF_LIKE(5, 6);

/* What the logger on stderr lets through; set by esl_global_set_default_logger. */
int eslng_shim_log_level = ESL_LOG_LEVEL_DEBUG;

int eslng_shim_vasprintf(char **ret, const char *fmt, va_list ap)
{
	int length = -1;

	if (!ret) {
		return -1;
	}
	if (fmt) {
		length = vasprintf(ret, fmt, ap);
	}
	if (length < 0) {
		*ret = NULL;
	}
	return length;
}

int eslng_shim_snprintf(char *buffer, size_t count, const char *fmt, ...)
{
	va_list ap;
	int length;

	if (!fmt || (!buffer && count)) {
		return -1;
	}
	va_start(ap, fmt);
	length = vsnprintf(buffer, count, fmt, ap);
	va_end(ap);
	return length;
}

esl_status_t eslng_shim_add_header(esl_event_t *event, esl_stack_t stack, const char *name, const char *fmt, ...)
{
	va_list ap;
	char *value = NULL;
	int length;
	esl_status_t status = ESL_FAIL;

	va_start(ap, fmt);
	length = eslng_shim_vasprintf(&value, fmt, ap);
	va_end(ap);
	if (length >= 0) {
		status = esl_event_add_header_string(event, stack, name, value);
		free(value);
	}
	return status;
}

esl_status_t eslng_shim_add_body(esl_event_t *event, const char *fmt, ...)
{
	va_list ap;
	char *body = NULL;
	int length;
	esl_status_t status = ESL_FAIL;

	va_start(ap, fmt);
	length = eslng_shim_vasprintf(&body, fmt, ap);
	va_end(ap);
	if (length >= 0) {
		status = esl_event_set_body(event, body);
		free(body);
	}
	return status;
}

void eslng_shim_silent_logger(const char *file, const char *func, int line, int level, const char *fmt, ...)
{
	(void)file;
	(void)func;
	(void)line;
	(void)level;
	(void)fmt;
}

void eslng_shim_stderr_logger(const char *file, const char *func, int line, int level, const char *fmt, ...)
{
	static const char *const names[] = {"EMERG", "ALERT", "CRIT", "ERROR", "WARNING", "NOTICE", "INFO", "DEBUG"};
	va_list ap;

	if (level < ESL_LOG_LEVEL_EMERG || level > ESL_LOG_LEVEL_DEBUG) {
		level = ESL_LOG_LEVEL_DEBUG;
	}
	if (!fmt || level > eslng_shim_log_level) {
		return;
	}
	/* One line of one thread stays whole. */
	flockfile(stderr);
	fprintf(stderr, "[%s] %s:%d %s() ", names[level], file ? file : "", line, func ? func : "");
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	funlockfile(stderr);
}
