/*
 * esl.h: libesl, the C library for FreeSWITCH's Event Socket.
 *
 * Types, names and layouts are those that programs written for libesl compile in. Link with
 * -lesl (libesl.so.1 or libesl.a); pkg-config knows the library as libesl.
 *
 * A handle is memory of the caller's, zeroed before its first use:
 *
 *     esl_handle_t handle = {{0}};
 *     if (esl_connect(&handle, "127.0.0.1", 8021, NULL, "ClueCon") == ESL_SUCCESS) {
 *         esl_send_recv(&handle, "api status\n\n");
 *         puts(esl_event_get_body(handle.last_sr_event));
 *     }
 *     esl_disconnect(&handle);
 *
 * The library starts no thread and works on the caller's. handle->sock may be given to select()
 * and poll(); look first whether handle->race_event is NULL, since messages that already came
 * wait there. Milliseconds are uint32_t, and 0 means without limit. Several threads may use one
 * handle: sending never waits for a thread that is receiving.
 *
 * Every function takes NULL where it wants a pointer and then answers with its error value.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#ifndef _ESL_H_
#define _ESL_H_

/* Before the first system header: the names of X/Open 6, where the program chose nothing else. */
#if !defined(_XOPEN_SOURCE) && !defined(__FreeBSD__) && !defined(__NetBSD__) && !defined(__OpenBSD__)
#define _XOPEN_SOURCE 600
#endif
#ifndef HAVE_STRINGS_H
#define HAVE_STRINGS_H 1
#endif
#ifndef HAVE_SYS_SOCKET_H
#define HAVE_SYS_SOCKET_H 1
#endif

#include <assert.h>
#include <ctype.h>
#include <math.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

#ifdef __cplusplus
extern "C" {
#endif

#define ESL_DECLARE(type) type
#define ESL_DECLARE_NONSTD(type) type
#define ESL_DECLARE_DATA

/* Lets the compiler check the arguments of a printf-like function. */
#if defined(__GNUC__)
#define ESL_PRINTF_LIKE(_format, _first) __attribute__((format(printf, _format, _first)))
#else
#define ESL_PRINTF_LIKE(_format, _first)
#endif

typedef int esl_socket_t;
typedef ssize_t esl_ssize_t;
typedef size_t esl_size_t;
typedef int esl_filehandle_t;
/* Ports above 32767 arrive as negative numbers; the library reads them as uint16_t. */
typedef int16_t esl_port_t;

typedef struct esl_event_header esl_event_header_t;
typedef struct esl_event esl_event_t;
typedef struct esl_mutex esl_mutex_t;
typedef struct esl_buffer esl_buffer_t;

typedef enum {
	ESL_POLL_READ = 1,
	ESL_POLL_WRITE = 2,
	ESL_POLL_ERROR = 4
} esl_poll_t;

typedef enum {
	ESL_EVENT_TYPE_PLAIN = 0,
	ESL_EVENT_TYPE_XML = 1,
	ESL_EVENT_TYPE_JSON = 2
} esl_event_type_t;

typedef enum {
	ESL_SUCCESS = 0,
	ESL_FAIL = 1,
	/* A time limit passed. */
	ESL_BREAK = 2,
	ESL_DISCONNECTED = 3,
	ESL_GENERR = 4
} esl_status_t;

typedef enum {
	ESL_TRUE = 1,
	ESL_FALSE = 0
} esl_bool_t;

#define ESL_SOCK_INVALID -1
#define ESL_MAX_CONTENT_LENGTH (16 * 1024 * 1024)
#define BUF_CHUNK 65536 * 50
#define BUF_START 65536 * 100
/* The arguments of a printf-like call that prints nothing. */
#define ESL_VA_NONE "%s", ""
#define ESL_URL_SEPARATOR "://"
#define ESL_PATH_SEPARATOR "/"
#define ESL_CONFIG_DIR "/etc/openesl"

/* Escape sequences of a terminal: F is the colour of the text, B of its background. */
#define ESL_SEQ_ESC "\033["
#define ESL_SEQ_HOME_CHAR 'H'
#define ESL_SEQ_HOME_CHAR_STR "H"
#define ESL_SEQ_CLEARLINE_CHAR '1'
#define ESL_SEQ_CLEARLINE_CHAR_STR "1"
#define ESL_SEQ_CLEARLINEEND_CHAR "K"
#define ESL_SEQ_CLEARSCR_CHAR0 '2'
#define ESL_SEQ_CLEARSCR_CHAR1 'J'
#define ESL_SEQ_CLEARSCR_CHAR "2J"
#define ESL_SEQ_AND_COLOR ";"
#define ESL_SEQ_END_COLOR "m"
#define ESL_SEQ_DEFAULT_COLOR ESL_SEQ_ESC ESL_SEQ_END_COLOR
#define ESL_SEQ_HOME ESL_SEQ_ESC ESL_SEQ_HOME_CHAR_STR
#define ESL_SEQ_CLEARLINE ESL_SEQ_ESC ESL_SEQ_CLEARLINE_CHAR_STR
#define ESL_SEQ_CLEARLINEEND ESL_SEQ_ESC ESL_SEQ_CLEARLINEEND_CHAR
#define ESL_SEQ_CLEARSCR ESL_SEQ_ESC ESL_SEQ_CLEARSCR_CHAR ESL_SEQ_HOME
#define ESL_SEQ_F_BLACK "30"
#define ESL_SEQ_F_RED "31"
#define ESL_SEQ_F_GREEN "32"
#define ESL_SEQ_F_YELLOW "33"
#define ESL_SEQ_F_BLUE "34"
#define ESL_SEQ_F_MAGEN "35"
#define ESL_SEQ_F_CYAN "36"
#define ESL_SEQ_F_WHITE "37"
#define ESL_SEQ_B_BLACK "40"
#define ESL_SEQ_B_RED "41"
#define ESL_SEQ_B_GREEN "42"
#define ESL_SEQ_B_YELLOW "43"
#define ESL_SEQ_B_BLUE "44"
#define ESL_SEQ_B_MAGEN "45"
#define ESL_SEQ_B_CYAN "46"
#define ESL_SEQ_B_WHITE "47"
#define ESL_SEQ_FBLACK ESL_SEQ_ESC ESL_SEQ_F_BLACK ESL_SEQ_END_COLOR
#define ESL_SEQ_FRED ESL_SEQ_ESC ESL_SEQ_F_RED ESL_SEQ_END_COLOR
#define ESL_SEQ_FGREEN ESL_SEQ_ESC ESL_SEQ_F_GREEN ESL_SEQ_END_COLOR
#define ESL_SEQ_FYELLOW ESL_SEQ_ESC ESL_SEQ_F_YELLOW ESL_SEQ_END_COLOR
#define ESL_SEQ_FBLUE ESL_SEQ_ESC ESL_SEQ_F_BLUE ESL_SEQ_END_COLOR
#define ESL_SEQ_FMAGEN ESL_SEQ_ESC ESL_SEQ_F_MAGEN ESL_SEQ_END_COLOR
#define ESL_SEQ_FCYAN ESL_SEQ_ESC ESL_SEQ_F_CYAN ESL_SEQ_END_COLOR
#define ESL_SEQ_FWHITE ESL_SEQ_ESC ESL_SEQ_F_WHITE ESL_SEQ_END_COLOR
#define ESL_SEQ_BBLACK ESL_SEQ_ESC ESL_SEQ_B_BLACK ESL_SEQ_END_COLOR
#define ESL_SEQ_BRED ESL_SEQ_ESC ESL_SEQ_B_RED ESL_SEQ_END_COLOR
#define ESL_SEQ_BGREEN ESL_SEQ_ESC ESL_SEQ_B_GREEN ESL_SEQ_END_COLOR
#define ESL_SEQ_BYELLOW ESL_SEQ_ESC ESL_SEQ_B_YELLOW ESL_SEQ_END_COLOR
#define ESL_SEQ_BBLUE ESL_SEQ_ESC ESL_SEQ_B_BLUE ESL_SEQ_END_COLOR
#define ESL_SEQ_BMAGEN ESL_SEQ_ESC ESL_SEQ_B_MAGEN ESL_SEQ_END_COLOR
#define ESL_SEQ_BCYAN ESL_SEQ_ESC ESL_SEQ_B_CYAN ESL_SEQ_END_COLOR
#define ESL_SEQ_BWHITE ESL_SEQ_ESC ESL_SEQ_B_WHITE ESL_SEQ_END_COLOR

/* Copies at most `_size - 1` characters and ends them with a NUL. */
#define esl_copy_string(_to, _from, _size) snprintf(_to, _size, "%s", _from)
#define esl_set_string(_array, _from) esl_copy_string(_array, _from, sizeof(_array))

#ifndef esl_assert
#define esl_assert(_x) assert(_x)
#endif

#define esl_safe_free(_p) do { if (_p) { free(_p); } (_p) = NULL; } while (0)
#define esl_strlen_zero(_s) (!(_s) || *(_s) == '\0')
#define esl_strlen_zero_buf(_s) (*(_s) == '\0')
/* The last character of a text; of an empty one its NUL. */
#define end_of(_s) *(*(_s) == '\0' ? (_s) : (_s) + strlen(_s) - 1)

#define esl_test_flag(_object, _flag) ((_object)->flags & (_flag))
#define esl_set_flag(_object, _flag) ((_object)->flags |= (_flag))
#define esl_clear_flag(_object, _flag) ((_object)->flags &= ~(_flag))

#define esl_is_file_path(_f) ((_f) && (*(_f) == '/' || strstr((_f), ESL_URL_SEPARATOR)))

/* A connection. The memory is the caller's; zero it before the first use. Programs may read all
 * of it and set async_execute and event_lock; the events in it belong to the handle. */
typedef struct {
	/* The address that was connected to. */
	struct sockaddr_storage sockaddr;
	struct hostent hostent;
	char hostbuf[256];
	/* The descriptor: for select() and poll(), and for writing whole commands. */
	esl_socket_t sock;
	/* What went wrong last, and its errno or 0. */
	char err[256];
	int errnum;
	/* The library's own state. */
	esl_buffer_t *packet_buf;
	char socket_buf[65536];
	/* The Reply-Text of the last reply that was received, and of the last one esl_send_recv got. */
	char last_reply[1024];
	char last_sr_reply[1024];
	/* The last message received without save_event. */
	esl_event_t *last_event;
	/* The reply of the last esl_send_recv. */
	esl_event_t *last_sr_event;
	/* The messages that came before a reply and wait for a receive with check_q; NULL when there are none. */
	esl_event_t *race_event;
	/* The event inside last_event, when that is a text/event-plain or text/event-json. */
	esl_event_t *last_ievent;
	/* Outbound: the answer to `connect`, which is the call's data. */
	esl_event_t *info_event;
	/* 1 until a call finds that the connection has ended. */
	int connected;
	/* Outbound: the address of the switch, when esl_attach_handle got it. */
	struct sockaddr_in addr;
	/* A recursive lock for the program's own use. The library never holds it while it waits. */
	esl_mutex_t *mutex;
	/* Set them to make esl_execute send `async: true` and `event-lock: true`. */
	int async_execute;
	int event_lock;
	/* 1 after esl_disconnect. */
	int destroyed;
} esl_handle_t;

#define ESL_PRE __FILE__, __func__, __LINE__
#define ESL_LOG_LEVEL_EMERG 0
#define ESL_LOG_LEVEL_ALERT 1
#define ESL_LOG_LEVEL_CRIT 2
#define ESL_LOG_LEVEL_ERROR 3
#define ESL_LOG_LEVEL_WARNING 4
#define ESL_LOG_LEVEL_NOTICE 5
#define ESL_LOG_LEVEL_INFO 6
#define ESL_LOG_LEVEL_DEBUG 7
/* The first four arguments of a call through esl_log. */
#define ESL_LOG_EMERG ESL_PRE, ESL_LOG_LEVEL_EMERG
#define ESL_LOG_ALERT ESL_PRE, ESL_LOG_LEVEL_ALERT
#define ESL_LOG_CRIT ESL_PRE, ESL_LOG_LEVEL_CRIT
#define ESL_LOG_ERROR ESL_PRE, ESL_LOG_LEVEL_ERROR
#define ESL_LOG_WARNING ESL_PRE, ESL_LOG_LEVEL_WARNING
#define ESL_LOG_NOTICE ESL_PRE, ESL_LOG_LEVEL_NOTICE
#define ESL_LOG_INFO ESL_PRE, ESL_LOG_LEVEL_INFO
#define ESL_LOG_DEBUG ESL_PRE, ESL_LOG_LEVEL_DEBUG

typedef void (*esl_logger_t)(const char *file, const char *func, int line, int level, const char *fmt, ...) ESL_PRINTF_LIKE(5, 6);

/* The logger. Silent until one of the next two functions sets it. */
ESL_DECLARE_DATA extern esl_logger_t esl_log;
/* NULL makes the library silent. */
ESL_DECLARE(void) esl_global_set_logger(esl_logger_t logger);
/* Logs to stderr what is at most `level` (0 to 7; another number means 7). */
ESL_DECLARE(void) esl_global_set_default_logger(int level);

#ifdef __cplusplus
}
#endif

#include "esl_event.h"

#ifdef __cplusplus
extern "C" {
#endif

/* vasprintf: *ret is the caller's to free(). The length, or -1 with *ret NULL. */
ESL_DECLARE(int) esl_vasprintf(char **ret, const char *fmt, va_list ap) ESL_PRINTF_LIKE(2, 0);
/* snprintf: always ended by a NUL when count is not 0. The length that the whole text has. */
ESL_DECLARE(int) esl_snprintf(char *buffer, size_t count, const char *fmt, ...) ESL_PRINTF_LIKE(3, 4);

/* Percent-encodes url into buf, which has len bytes, and gives the length written. What does not
 * fit is left out; nothing is cut within an escape. */
ESL_DECLARE(size_t) esl_url_encode(const char *url, char *buf, size_t len);
/* Decodes in place and returns s. */
ESL_DECLARE(char *) esl_url_decode(char *s);
/* Finds instr in str, in any case of ASCII letters; NULL when it is not there or empty. */
ESL_DECLARE(const char *) esl_stristr(const char *instr, const char *str);
/* ASCII only; other numbers come back as they are. */
ESL_DECLARE(int) esl_toupper(int c);
ESL_DECLARE(int) esl_tolower(int c);
/* Cuts buf at each delim, which it overwrites, and stores where the pieces begin: at most
 * arraylen, the last of which holds the rest. The number of pieces. */
ESL_DECLARE(unsigned int) esl_separate_string_string(char *buf, const char *delim, char **array, unsigned int arraylen);

/* What a listener calls for each call that comes in: its own socket, the call's, which is the callback's to
 * attach or close, the switch's address, and the listener's user_data. */
typedef void (*esl_listen_callback_t)(esl_socket_t server_sock, esl_socket_t client_sock, struct sockaddr_in *addr, void *user_data);

/* Listens for the calls of a switch (outbound) and calls the callback for each, on this thread; esl_listen_threaded on a
 * thread of each call's own, with a stack of thread_default_stacksize. `host` is a name or an address; NULL, "" or
 * "0.0.0.0" is every interface of IPv4, "::" of IPv6 too. The call's descriptor is the callback's, which gives it to
 * esl_attach_handle or closes it; it does not block, and a fork() in the callback may leave it to the child. `max` is how many
 * calls may wait to be accepted.
 *
 * The server's socket goes to *server_sock when it listens, for shutdown(*server_sock, SHUT_RDWR), also from a signal
 * handler, which ends the listener; callbacks learn it too. Both functions return when the listener has ended, and close
 * that socket: always ESL_FAIL, with errno. Calls that are under way go on. */
ESL_DECLARE(esl_status_t) esl_listen(const char *host, esl_port_t port, esl_listen_callback_t callback, void *user_data, esl_socket_t *server_sock);
ESL_DECLARE(esl_status_t) esl_listen_threaded(const char *host, esl_port_t port, esl_listen_callback_t callback, void *user_data, int max);

/* Waits up to ms milliseconds until sock is ready for what flags say. The esl_poll_t bits that
 * are true, 0 when the time passed (at once with 0 ms), -1 with errno on an error. */
ESL_DECLARE(int) esl_wait_sock(esl_socket_t sock, uint32_t ms, esl_poll_t flags);

/* Takes over an outbound connection: `socket` becomes the handle's and is closed by
 * esl_disconnect. Sends `connect` and puts the answer in handle->info_event. addr may be NULL.
 * ESL_FAIL when there was no answer. */
ESL_DECLARE(esl_status_t) esl_attach_handle(esl_handle_t *handle, esl_socket_t socket, struct sockaddr_in *addr);

/* Connects and logs in, with `userauth` when there is a user and `auth` otherwise. All addresses
 * of the host are tried; timeout holds for the whole of it. On ESL_FAIL handle->err says what
 * failed: "Cannot resolve host", "Connection timed out", "Socket Connection Error",
 * "Connection Error" (no greeting, or refused by the switch's ACL), "Authentication Error". */
ESL_DECLARE(esl_status_t) esl_connect_timeout(esl_handle_t *handle, const char *host, esl_port_t port, const char *user, const char *password, uint32_t timeout);
#define esl_connect(_handle, _host, _port, _user, _password) esl_connect_timeout(_handle, _host, _port, _user, _password, 0)

/* Closes the connection and destroys the events of the handle. The handle can then connect
 * again. ESL_FAIL when it was not connected. */
ESL_DECLARE(esl_status_t) esl_disconnect(esl_handle_t *handle);

/* Sends a command as it is, adding the empty line that ends it where it lacks. Waits for no reply. */
ESL_DECLARE(esl_status_t) esl_send(esl_handle_t *handle, const char *cmd);

/* The next message. With check_q those waiting in handle->race_event come first. It goes to
 * *save_event, which the caller then destroys, or with save_event NULL to handle->last_event,
 * and the event in it to handle->last_ievent. ESL_FAIL when the connection has ended, also by a
 * disconnect notice. With a limit ESL_BREAK when it passed; nothing is lost then. */
ESL_DECLARE(esl_status_t) esl_recv_event(esl_handle_t *handle, int check_q, esl_event_t **save_event);
ESL_DECLARE(esl_status_t) esl_recv_event_timed(esl_handle_t *handle, uint32_t ms, int check_q, esl_event_t **save_event);
#define esl_recv(_handle) esl_recv_event(_handle, 0, NULL)
#define esl_recv_timed(_handle, _ms) esl_recv_event_timed(_handle, _ms, 0, NULL)

/* Sends a command and waits for its reply, which goes to handle->last_sr_event and its text to
 * handle->last_sr_reply. What comes before the reply waits in handle->race_event. */
ESL_DECLARE(esl_status_t) esl_send_recv_timed(esl_handle_t *handle, const char *cmd, uint32_t ms);
#define esl_send_recv(_handle, _cmd) esl_send_recv_timed(_handle, _cmd, 0)

/* Runs an application on the call `uuid`, or on the handle's own call when that is NULL. */
ESL_DECLARE(esl_status_t) esl_execute(esl_handle_t *handle, const char *app, const char *arg, const char *uuid);
/* Sends an event to the switch, which fires it. */
ESL_DECLARE(esl_status_t) esl_sendevent(esl_handle_t *handle, esl_event_t *event);
/* Sends an event's headers as a message to the call `uuid`, or to the handle's own. */
ESL_DECLARE(esl_status_t) esl_sendmsg(esl_handle_t *handle, esl_event_t *event, const char *uuid);
/* Lets through only events whose header has this value. */
ESL_DECLARE(esl_status_t) esl_filter(esl_handle_t *handle, const char *header, const char *value);
/* Subscribes to events: their names with blanks between, CUSTOM and subclasses last. */
ESL_DECLARE(esl_status_t) esl_events(esl_handle_t *handle, esl_event_type_t etype, const char *value);

/* strcasecmp, and 1 when either is NULL. */
static __inline__ int esl_safe_strcasecmp(const char *s1, const char *s2)
{
	return s1 && s2 ? strcasecmp(s1, s2) : 1;
}

/* 1 for yes, on, true, t, enabled, active, allow in any case, and for a number other than 0. */
static __inline__ int esl_true(const char *expr)
{
	static const char *const words[] = {"yes", "on", "true", "t", "enabled", "active", "allow"};
	size_t i;

	if (!expr) {
		return 0;
	}
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (!strcasecmp(expr, words[i])) {
			return 1;
		}
	}
	i = (*expr == '-' || *expr == '+') ? 1 : 0;
	return expr[i] != '\0' && expr[i + strspn(expr + i, "0123456789.")] == '\0' && atoi(expr) != 0;
}

/* 1 for no, off, false, disabled, inactive, disallow, for 0, and for any other text that does
 * not begin with a number: all of these read as 0. */
static __inline__ int esl_false(const char *expr)
{
	return expr && atoi(expr) == 0;
}

#ifdef __cplusplus
}
#endif

#include "esl_buffer.h"
#include "esl_config.h"
#include "esl_json.h"
#include "esl_threadmutex.h"

#endif /* _ESL_H_ */
