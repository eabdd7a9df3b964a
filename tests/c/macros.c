/*
 * macros: every macro and inline function of the two headers, with what it gives.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <esl.h>

/* What a program finds without including it. */
static void from_system_headers(void)
{
	fd_set set;
	struct timeval time;
	struct sockaddr_in address;
	sig_atomic_t flag = 0;
	uint16_t port = 0;

	FD_ZERO(&set);
	memset(&time, 0, sizeof(time));
	memset(&address, 0, sizeof(address));
	address.sin_port = htons(port);
	assert(!strcasecmp("A", "a") && isdigit('1') && fabs(-1.0) > 0.5 && TCP_NODELAY && FIONREAD && AF_INET && flag == 0);
	(void)getpid();
}

static void text(const char *name, const char *value)
{
	printf("%s", name);
	for (; *value; value++) {
		printf(*value < ' ' ? "\\%03o" : "%c", *value);
	}
	printf("\n");
}

#define TEXT(_x) text(#_x " ", _x)
#define NUMBER(_x) printf("%s %ld\n", #_x, (long)(_x))

/* As a program that declares functions in the library's manner. */
ESL_DECLARE(int) in_the_librarys_manner(void);
ESL_DECLARE_NONSTD(int) with_arguments(int first, ...);
ESL_DECLARE_DATA extern int some_data;
int some_data = 3;

ESL_DECLARE(int) in_the_librarys_manner(void)
{
	return 1;
}

ESL_DECLARE_NONSTD(int) with_arguments(int first, ...)
{
	return first;
}

static void level(const char *file, const char *func, int line, int level, const char *fmt, ...)
{
	printf("%d %d %s %d %s\n", file != NULL, line > 0, func, level, fmt);
}

int main(void)
{
	char array[4] = "", *allocated = (char *)malloc(1);
	const char *volatile too_long = "too long";
	struct { int flags; } object = {0};
	esl_event_t *event = NULL;

	from_system_headers();
	NUMBER(ESL_SOCK_INVALID);
	NUMBER(ESL_MAX_CONTENT_LENGTH);
	NUMBER(BUF_CHUNK);
	NUMBER(BUF_START);
	NUMBER(ESL_EVENT_SUBCLASS_ANY == NULL);
	NUMBER(HAVE_STRINGS_H);
	NUMBER(HAVE_SYS_SOCKET_H);
	NUMBER(_XOPEN_SOURCE >= 600);
	TEXT(ESL_URL_SEPARATOR);
	TEXT(ESL_PATH_SEPARATOR);
	TEXT(ESL_CONFIG_DIR);
	TEXT(ESL_SEQ_ESC);
	TEXT(ESL_SEQ_END_COLOR);
	TEXT(ESL_SEQ_AND_COLOR);
	TEXT(ESL_SEQ_DEFAULT_COLOR);
	TEXT(ESL_SEQ_HOME);
	TEXT(ESL_SEQ_CLEARLINE);
	TEXT(ESL_SEQ_CLEARLINEEND);
	TEXT(ESL_SEQ_CLEARSCR);
	TEXT(ESL_SEQ_HOME_CHAR_STR);
	TEXT(ESL_SEQ_CLEARLINE_CHAR_STR);
	TEXT(ESL_SEQ_CLEARLINEEND_CHAR);
	TEXT(ESL_SEQ_CLEARSCR_CHAR);
	printf("%c %c %c %c\n", ESL_SEQ_HOME_CHAR, ESL_SEQ_CLEARLINE_CHAR, ESL_SEQ_CLEARSCR_CHAR0, ESL_SEQ_CLEARSCR_CHAR1);
#define COLOR(_c) TEXT(ESL_SEQ_F_##_c); TEXT(ESL_SEQ_B_##_c); TEXT(ESL_SEQ_F##_c); TEXT(ESL_SEQ_B##_c)
	COLOR(BLACK);
	COLOR(RED);
	COLOR(GREEN);
	COLOR(YELLOW);
	COLOR(BLUE);
	COLOR(MAGEN);
	COLOR(CYAN);
	COLOR(WHITE);
	NUMBER(in_the_librarys_manner() + with_arguments(1, 2) + some_data);
	NUMBER(ESL_LOG_LEVEL_EMERG);
	NUMBER(ESL_LOG_LEVEL_ALERT);
	NUMBER(ESL_LOG_LEVEL_CRIT);
	NUMBER(ESL_LOG_LEVEL_ERROR);
	NUMBER(ESL_LOG_LEVEL_WARNING);
	NUMBER(ESL_LOG_LEVEL_NOTICE);
	NUMBER(ESL_LOG_LEVEL_INFO);
	NUMBER(ESL_LOG_LEVEL_DEBUG);
	level(ESL_LOG_EMERG, "EMERG");
	level(ESL_LOG_ALERT, "ALERT");
	level(ESL_LOG_CRIT, "CRIT");
	level(ESL_LOG_ERROR, "ERROR");
	level(ESL_LOG_WARNING, "WARNING");
	level(ESL_LOG_NOTICE, "NOTICE");
	level(ESL_LOG_INFO, "INFO");
	level(ESL_LOG_DEBUG, "DEBUG");
	level(ESL_PRE, 9, ESL_VA_NONE);

	esl_copy_string(array, too_long, sizeof(array));
	TEXT(array);
	esl_set_string(array, "ab");
	TEXT(array);
	end_of(array) = 'z';
	TEXT(array);
	*array = '\0';
	NUMBER(end_of(array));
	NUMBER(esl_strlen_zero_buf(array));
	esl_assert(allocated != NULL);
	NUMBER(esl_strlen_zero(allocated) || 1);
	esl_safe_free(allocated);
	NUMBER(allocated == NULL);
	NUMBER(esl_strlen_zero(allocated));
	esl_set_flag(&object, 6);
	esl_clear_flag(&object, 2);
	NUMBER(object.flags);
	NUMBER(esl_test_flag(&object, 4));
	allocated = strdup("/a");
	NUMBER(esl_is_file_path(allocated));
	free(allocated);
	allocated = strdup("file://a");
	NUMBER(esl_is_file_path(allocated) != 0);
	free(allocated);
	allocated = strdup("a");
	NUMBER(esl_is_file_path(allocated) != 0);
	free(allocated);
	NUMBER(esl_event_create(&event, ESL_EVENT_API));
	NUMBER(esl_event_get_header(event, "Event-Name") != NULL);
	NUMBER(esl_event_del_header(event, "Event-Name"));
	esl_event_safe_destroy(&event);
	NUMBER(event == NULL);
	NUMBER(esl_connect((esl_handle_t *)NULL, "h", 1, "u", "p"));
	NUMBER(esl_send_recv((esl_handle_t *)NULL, "x"));
	NUMBER(esl_recv((esl_handle_t *)NULL));
	NUMBER(esl_recv_timed((esl_handle_t *)NULL, 1));
	return 0;
}
