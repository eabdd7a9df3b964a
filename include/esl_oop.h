/*
 * esl_oop.h: the C++ classes ESLconnection and ESLevent, which are also what SWIG makes modules of.
 *
 * Inline, C++11 and later, over the C library: link with -lesl. The class names, methods and
 * return values are libesl's.
 *
 *     ESLconnection connection("127.0.0.1", 8021, "ClueCon");
 *     if (connection.connected()) {
 *         std::unique_ptr<ESLevent> answer(connection.api("status"));
 *         if (answer) std::puts(answer->getBody());
 *     }
 *
 * An ESLevent that a method returns is the caller's to delete. A text that a method returns belongs
 * to the object and lives until the object is changed or deleted. NULL stands for an argument that
 * is left out, and for an answer that there is not.
 *
 * Threads may share an ESLconnection: one that receives keeps no other from a command and its
 * answer. Delete it when no thread is in a call any more; disconnect() ends their calls. An
 * ESLevent is for one thread at a time.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#ifndef _ESL_OOP_H_
#define _ESL_OOP_H_

#include "esl.h"

#ifndef SWIG
extern "C" {

/* What is inside an ESLconnection. The functions are those of its methods; events that they return
 * are the caller's, to be destroyed with esl_event_destroy. */
typedef struct eslng_compat_connection eslng_compat_connection_t;

ESL_DECLARE(eslng_compat_connection_t *) eslng_compat_connect(const char *host, int port, const char *user, const char *password);
ESL_DECLARE(eslng_compat_connection_t *) eslng_compat_attach(int socket);
/* Disconnects and releases; no call may be under way. */
ESL_DECLARE(void) eslng_compat_destroy(eslng_compat_connection_t *connection);
ESL_DECLARE(int) eslng_compat_socket_descriptor(const eslng_compat_connection_t *connection);
ESL_DECLARE(int) eslng_compat_connected(const eslng_compat_connection_t *connection);
ESL_DECLARE(esl_event_t *) eslng_compat_get_info(const eslng_compat_connection_t *connection);
ESL_DECLARE(int) eslng_compat_send(const eslng_compat_connection_t *connection, const char *cmd);
ESL_DECLARE(esl_event_t *) eslng_compat_send_recv(const eslng_compat_connection_t *connection, const char *cmd);
ESL_DECLARE(esl_event_t *) eslng_compat_api(const eslng_compat_connection_t *connection, const char *cmd, const char *arg);
ESL_DECLARE(esl_event_t *) eslng_compat_bgapi(const eslng_compat_connection_t *connection, const char *cmd, const char *arg, const char *job_uuid);
ESL_DECLARE(esl_event_t *) eslng_compat_send_event(const eslng_compat_connection_t *connection, esl_event_t *event);
ESL_DECLARE(int) eslng_compat_send_msg(const eslng_compat_connection_t *connection, esl_event_t *event, const char *uuid);
ESL_DECLARE(esl_event_t *) eslng_compat_recv_event(const eslng_compat_connection_t *connection);
ESL_DECLARE(esl_event_t *) eslng_compat_recv_event_timed(const eslng_compat_connection_t *connection, int ms);
ESL_DECLARE(esl_event_t *) eslng_compat_filter(const eslng_compat_connection_t *connection, const char *header, const char *value);
ESL_DECLARE(int) eslng_compat_events(const eslng_compat_connection_t *connection, const char *etype, const char *value);
ESL_DECLARE(esl_event_t *) eslng_compat_execute(const eslng_compat_connection_t *connection, const char *app, const char *arg, const char *uuid);
ESL_DECLARE(esl_event_t *) eslng_compat_execute_async(const eslng_compat_connection_t *connection, const char *app, const char *arg, const char *uuid);
ESL_DECLARE(int) eslng_compat_set_async_execute(const eslng_compat_connection_t *connection, const char *val);
ESL_DECLARE(int) eslng_compat_set_event_lock(const eslng_compat_connection_t *connection, const char *val);
ESL_DECLARE(int) eslng_compat_disconnect(const eslng_compat_connection_t *connection);

}
#endif

/* Logs to stderr what is at most `level`, ESL_LOG_LEVEL_EMERG (0) to ESL_LOG_LEVEL_DEBUG (7); another number means 7. For the
 * whole process, which is silent until then. */
inline void eslSetLogLevel(int level)
{
	esl_global_set_default_logger(level);
}

/* An event. Without one (JSON that can't be read, a NULL wrapped) its type is "invalid", it holds
 * nothing, and what would change it returns false. */
class ESLevent {
public:
	/* The event; whether it is destroyed with this object; what serialize() returned last. */
	esl_event_t *event;
	char *serialized_string;
	int mine;

	/* A type in any case, with SWITCH_EVENT_ before it or without. An unknown one counts as MESSAGE, and with a subclass
	 * every type as CUSTOM. ESLevent("json", text) reads JSON. */
	ESLevent(const char *type, const char *subclass_name = NULL) : event(NULL), serialized_string(NULL), mine(1), passed(-1)
	{
		esl_event_types_t id = ESL_EVENT_MESSAGE;
		const char *subclass = subclass_name && *subclass_name ? subclass_name : NULL;

		if (subclass && !esl_safe_strcasecmp(type, "json")) {
			esl_event_create_json(&event, subclass);
			return;
		}
		if (esl_name_event(type, &id) != ESL_SUCCESS) {
			id = ESL_EVENT_MESSAGE;
		}
		if (subclass && id != ESL_EVENT_CUSTOM) {
			esl_log(ESL_LOG_WARNING, "%s\n", "an event with a subclass is of type CUSTOM");
			id = ESL_EVENT_CUSTOM;
		}
		esl_event_create_subclass(&event, id, subclass);
	}

	/* Wraps an event of the C library's, and destroys it at the end when free_me is not 0. */
	ESLevent(esl_event_t *wrap_me, int free_me = 0) : event(wrap_me), serialized_string(NULL), mine(free_me), passed(-1) {}

	/* Takes the event over. `me` goes on seeing it, as long as this object lives. */
	ESLevent(ESLevent *me) : event(me ? me->event : NULL), serialized_string(NULL), mine(me ? me->mine : 0), passed(-1)
	{
		if (me) {
			me->mine = 0;
		}
	}

	virtual ~ESLevent()
	{
		free(serialized_string);
		if (mine) {
			esl_event_destroy(&event);
		}
	}

	/* JSON for "json", else text with encoded values; "" without an event. It lives until the next call. */
	const char *serialize(const char *format = NULL)
	{
		esl_safe_free(serialized_string);
		if (!esl_safe_strcasecmp(format, "json")) {
			esl_event_serialize_json(event, &serialized_string);
		} else {
			esl_event_serialize(event, &serialized_string, ESL_TRUE);
		}
		return serialized_string ? serialized_string : "";
	}

	/* Writes the header `priority` on top. */
	bool setPriority(esl_priority_t priority = ESL_PRIORITY_NORMAL)
	{
		return esl_event_set_priority(event, priority) == ESL_SUCCESS;
	}

	/* The first value of a header, names in any case, an array as "ARRAY::a|:b"; with idx >= 0 that element of the array, which
	 * a header that is no array does not have. */
	const char *getHeader(const char *header_name, int idx = -1)
	{
		return esl_event_get_header_idx(event, header_name, idx);
	}

	char *getBody(void)
	{
		return esl_event_get_body(event);
	}

	/* The name of the type that it was made with or came with; "invalid" without an event. */
	const char *getType(void)
	{
		return event ? esl_event_name(event->event_id) : "invalid";
	}

	/* Replaces the body. */
	bool addBody(const char *value)
	{
		return value && esl_event_set_body(event, value) == ESL_SUCCESS;
	}

	/* Adds a header beside those of its name, the first of which getHeader gives. An empty value deletes them, "name[3]" sets
	 * an element of an array, "ARRAY::a|:b" makes an array. */
	bool addHeader(const char *header_name, const char *value)
	{
		return esl_event_add_header_string(event, ESL_STACK_BOTTOM, header_name, value) == ESL_SUCCESS;
	}

	/* Appends to the array of that name, and makes one where there is none. */
	bool pushHeader(const char *header_name, const char *value)
	{
		return esl_event_add_header_string(event, ESL_STACK_PUSH, header_name, value) == ESL_SUCCESS;
	}

	/* Appends as pushHeader does, as it always has in libesl; a header that is new stands before the others. */
	bool unshiftHeader(const char *header_name, const char *value)
	{
		return esl_event_add_header_string(event, ESL_STACK_UNSHIFT, header_name, value) == ESL_SUCCESS;
	}

	/* Deletes all headers of that name. True also when there was none. */
	bool delHeader(const char *header_name)
	{
		return esl_event_del_header(event, header_name) == ESL_SUCCESS;
	}

	/* Sets the cursor to the first header and returns its name. */
	const char *firstHeader(void)
	{
		passed = 0;
		return nextHeader();
	}

	/* The name of the next header; duplicates come each by itself. NULL behind the last one, and before firstHeader. */
	const char *nextHeader(void)
	{
		esl_event_header_t *header = event && passed >= 0 ? event->headers : NULL;

		/* Counted from the first each time: the header that was named last may have been deleted. */
		for (int i = 0; header && i < passed; i++) {
			header = header->next;
		}
		passed = header ? passed + 1 : -1;
		return header ? header->name : NULL;
	}

private:
	/* How many names the cursor has passed; -1: it is not among the headers. */
	int passed;

	ESLevent(const ESLevent &) = delete;
	ESLevent &operator=(const ESLevent &) = delete;
};

/* A connection. A status is 0 for success and 1 for failure. What would make a command of several
 * lines is refused and logged, except in send and sendRecv, which take whole packets. */
class ESLconnection {
public:
	/* Connects and logs in, with `userauth` when there is a user. Where that fails connected() is 0. */
	ESLconnection(const char *host, const int port, const char *user, const char *password)
		: connection(eslng_compat_connect(host, port, user, password)) {}
	ESLconnection(const char *host, const int port, const char *password)
		: connection(eslng_compat_connect(host, port, NULL, password)) {}
	ESLconnection(const char *host, const char *port, const char *user, const char *password)
		: connection(eslng_compat_connect(host, port ? atoi(port) : 0, user, password)) {}
	ESLconnection(const char *host, const char *port, const char *password)
		: connection(eslng_compat_connect(host, port ? atoi(port) : 0, NULL, password)) {}
	/* Takes over an outbound connection, whose socket is closed with it, and sends `connect`; see getInfo. */
	ESLconnection(int socket) : connection(eslng_compat_attach(socket)) {}

	virtual ~ESLconnection()
	{
		eslng_compat_destroy(connection);
	}

	/* For select() and poll(); -1 when not connected. */
	int socketDescriptor()
	{
		return eslng_compat_socket_descriptor(connection);
	}

	/* 1 until a call finds that the connection has ended, or disconnect() ends it. */
	int connected()
	{
		return eslng_compat_connected(connection);
	}

	/* The answer to `connect`: the call's data. NULL on an inbound connection and when not connected. */
	ESLevent *getInfo()
	{
		return own(eslng_compat_get_info(connection));
	}

	/* Sends a packet as it is, with the empty line that ends it where it lacks. Waits for no reply. A status. */
	int send(const char *cmd)
	{
		return eslng_compat_send(connection, cmd);
	}

	/* Sends a packet and returns the next reply. What comes before that waits for recvEvent. NULL: there was no reply. */
	ESLevent *sendRecv(const char *cmd)
	{
		return own(eslng_compat_send_recv(connection, cmd));
	}

	/* The answer is the body of what is returned. */
	ESLevent *api(const char *cmd, const char *arg = NULL)
	{
		return own(eslng_compat_api(connection, cmd, arg));
	}

	/* Returns the reply, which has the Job-UUID. The result comes as a BACKGROUND_JOB event to those that subscribed to it. */
	ESLevent *bgapi(const char *cmd, const char *arg = NULL, const char *job_uuid = NULL)
	{
		return own(eslng_compat_bgapi(connection, cmd, arg, job_uuid));
	}

	/* Sends an event for the switch to fire, and waits for the reply. Returns not that but what recvEvent returned last, and
	 * SERVER_DISCONNECTED where it returned none or this call failed. */
	ESLevent *sendEvent(ESLevent *send_me)
	{
		return own(eslng_compat_send_event(connection, send_me ? send_me->event : NULL));
	}

	/* Sends an event's headers and body as a message to the call `uuid`, or to the connection's own. A status. */
	int sendMSG(ESLevent *send_me, const char *uuid = NULL)
	{
		return eslng_compat_send_msg(connection, send_me ? send_me->event : NULL, uuid);
	}

	/* The next event, or the next message that holds none; those that came before a reply come first. SERVER_DISCONNECTED
	 * when the connection has ended. */
	ESLevent *recvEvent()
	{
		return own(eslng_compat_recv_event(connection));
	}

	/* The same within ms milliseconds, 0 is no limit. NULL when the time passed, and when the connection has ended. */
	ESLevent *recvEventTimed(int ms)
	{
		return own(eslng_compat_recv_event_timed(connection, ms));
	}

	/* Lets through only events whose header has this value. Returns the reply. */
	ESLevent *filter(const char *header, const char *value)
	{
		return own(eslng_compat_filter(connection, header, value));
	}

	/* Subscribes; "xml" and "json" are formats, everything else is plain. A status: 0 when a reply came, whatever it says. */
	int events(const char *etype, const char *value)
	{
		return eslng_compat_events(connection, etype, value);
	}

	/* Runs an application on the call `uuid`, or on the connection's own. Returns the reply. */
	ESLevent *execute(const char *app, const char *arg = NULL, const char *uuid = NULL)
	{
		return own(eslng_compat_execute(connection, app, arg, uuid));
	}

	/* The same with `async: true`, whatever setAsyncExecute said. */
	ESLevent *executeAsync(const char *app, const char *arg = NULL, const char *uuid = NULL)
	{
		return own(eslng_compat_execute_async(connection, app, arg, uuid));
	}

	/* Whether execute sends `async: true`, by FreeSWITCH's words for true; NULL changes nothing. What holds now. */
	int setAsyncExecute(const char *val)
	{
		return eslng_compat_set_async_execute(connection, val);
	}

	/* Whether execute and executeAsync send `event-lock: true`, in the same way. */
	int setEventLock(const char *val)
	{
		return eslng_compat_set_event_lock(connection, val);
	}

	/* Closes the connection without an `exit`, and ends the calls of other threads. Returns 0. */
	int disconnect(void)
	{
		return eslng_compat_disconnect(connection);
	}

private:
	eslng_compat_connection_t *connection;

	static ESLevent *own(esl_event_t *event)
	{
		return event ? new ESLevent(event, 1) : NULL;
	}

	ESLconnection(const ESLconnection &) = delete;
	ESLconnection &operator=(const ESLconnection &) = delete;
};

#endif /* _ESL_OOP_H_ */
