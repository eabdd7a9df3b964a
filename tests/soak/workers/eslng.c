/*
 * eslng.c: the worker on eslng.h. `eslng PORT`; README.md has what a worker does and says. It reads a line of standard input for each few turns.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include "counts.h"

#include <eslng.h>
#include <pthread.h>
#include <stdlib.h>

#define LIMIT 5000

static eslng_client_t *client;
static eslng_events_t *events;
static eslng_server_t *server;

/* What the handler of a received call has found: the call's token, and the digits or how it failed. */
static struct {
	pthread_mutex_t lock;
	pthread_cond_t changed;
	char token[64], digits[64];
	eslng_status_t status;
} found = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, "", "", ESLNG_OK};

static bool went_well(eslng_status_t status)
{
	if (status == ESLNG_OK) return true;
	count(&failed, eslng_status_name(status));
	if (status == ESLNG_INVALID_ARGUMENT || status == ESLNG_INTERNAL || status == ESLNG_MALFORMED) {
		complain(eslng_status_name(status), eslng_error_message(), "an error of a bad switch");
	}
	return false;
}

static void command(const char *token)
{
	eslng_result_t *result = NULL;
	char line[128];

	snprintf(line, sizeof(line), "echo %s", token);
	if (went_well(eslng_client_api(client, line, LIMIT, &result))) compare("command", eslng_result_text(result), token);
	eslng_result_free(&result);
	if (went_well(eslng_client_bgapi(client, line, LIMIT, &result))) compare("job", eslng_result_text(result), token);
	eslng_result_free(&result);
}

/* An event of ours that is sent and comes back. */
static void event(const char *token)
{
	eslng_builder_t *sent = eslng_builder_new("CUSTOM");
	eslng_output_t *output = NULL;
	char text[128], body[128];
	bool over = false;

	snprintf(text, sizeof(text), "a b%% \xc3\xbc %s", token);
	snprintf(body, sizeof(body), "body of %s", token);
	eslng_builder_set(sent, "Event-Subclass", "soak::c");
	eslng_builder_set(sent, "Token", token);
	eslng_builder_set(sent, "Text", text);
	eslng_builder_set_body(sent, body, strlen(body));
	if (went_well(eslng_client_send_event(client, sent, LIMIT, NULL))) {
		while (!over && went_well(eslng_events_next(events, LIMIT, &output))) {
			const eslng_event_t *came = eslng_output_event(output);
			const char *its = came ? eslng_event_get(came, "Token") : NULL;
			eslng_gap_t gap;

			if (eslng_output_gap(output, &gap)) {
				count(&failed, "gap");
				over = true;
			} else if (its && !strcmp(its, token)) {
				bool same = eslng_event_body(came, NULL) && !strcmp(eslng_event_body(came, NULL), body);

				compare("event", same ? eslng_event_get(came, "Text") : eslng_event_body(came, NULL), text);
				over = true;
			}
			eslng_output_free(&output);
		}
	}
	eslng_builder_free(&sent);
}

static void placed(const char *token)
{
	eslng_calling_t *calling = NULL;
	eslng_call_t *call = NULL;
	eslng_result_t *result = NULL;
	eslng_end_t end;
	char line[128];

	snprintf(line, sizeof(line), "{soak=%s}loopback/9196/default &park", token);
	if (went_well(eslng_client_originate(client, line, NULL, 60000, &calling)) && went_well(eslng_calling_wait_answer(calling, LIMIT, &call)) &&
		went_well(eslng_call_get(call, "soak", LIMIT, &result)) && went_well(eslng_call_playback(call, "silence_stream://20", LIMIT, NULL)) &&
		went_well(eslng_call_hangup(call, ESLNG_CAUSE_USER_BUSY, LIMIT)) && went_well(eslng_call_wait_end(call, LIMIT, &end, NULL))) {
		compare("placed call", end.cause == ESLNG_CAUSE_USER_BUSY ? eslng_result_text(result) : eslng_cause_name(end.cause), token);
	}
	eslng_result_free(&result);
	eslng_call_free(&call);
	eslng_calling_free(&calling);
}

static void handle(const eslng_call_t *call, void *data)
{
	const char *token = eslng_event_get(eslng_call_data(call), "variable_soak");
	eslng_result_t *result = NULL;
	eslng_digits_t digits;
	eslng_status_t status;

	(void)data;
	eslng_digits_init(&digits, sizeof(digits));
	digits.file = "silence_stream://5000";
	digits.max = 4;
	status = eslng_call_answer(call, LIMIT);
	if (!status) status = eslng_call_play_and_get_digits(call, &digits, LIMIT, &result);
	if (!status) status = eslng_call_hangup(call, ESLNG_CAUSE_NORMAL_CLEARING, LIMIT);
	pthread_mutex_lock(&found.lock);
	snprintf(found.token, sizeof(found.token), "%s", token ? token : "");
	snprintf(found.digits, sizeof(found.digits), "%s", result && eslng_result_text(result) ? eslng_result_text(result) : "");
	found.status = status;
	pthread_cond_signal(&found.changed);
	pthread_mutex_unlock(&found.lock);
	eslng_result_free(&result);
}

static void *serve(void *data)
{
	(void)data;
	eslng_server_run(server, NULL, handle, NULL);
	return NULL;
}

static void received(const char *token)
{
	eslng_calling_t *calling = NULL;
	eslng_call_t *call = NULL;
	struct timespec until;
	char line[160];

	snprintf(line, sizeof(line), "{soak=%s}test/soak '&socket(127.0.0.1:%d async full)'", token, (int)eslng_server_port(server));
	if (went_well(eslng_client_originate(client, line, NULL, 60000, &calling)) && went_well(eslng_calling_wait_answer(calling, LIMIT, &call))) {
		int late = 0;

		clock_gettime(CLOCK_REALTIME, &until);
		until.tv_sec += LIMIT / 1000;
		pthread_mutex_lock(&found.lock);
		while (!late && strcmp(found.token, token)) late = pthread_cond_timedwait(&found.changed, &found.lock, &until);
		if (late) {
			count(&failed, "timeout");
		} else if (went_well(found.status)) {
			compare("received call", found.digits, "12");
		}
		pthread_mutex_unlock(&found.lock);
	}
	eslng_call_free(&call);
	eslng_calling_free(&calling);
}

int main(int argc, char **argv)
{
	static const char *const subclasses[] = {"soak::c", NULL};
	eslng_options_t options;
	unsigned long turn = 0;
	pthread_t thread;
	char line[16];

	if (argc < 2 || eslng_options_init(&options, sizeof(options))) return 2;
	options.port = (uint16_t)atoi(argv[1]);
	options.reconnect = true;
	options.retry_first_ms = 20;
	options.retry_cap_ms = 200;
	if (eslng_client_connect(&options, &client) || eslng_server_listen(NULL, 0, &server) ||
		eslng_client_subscribe(client, NULL, 0, subclasses, -1, LIMIT, &events)) {
		fprintf(stderr, "%s\n", eslng_error_message());
		return 1;
	}
	if (pthread_create(&thread, NULL, serve, NULL)) return 1;
	while (fgets(line, sizeof(line), stdin)) {
		int i;

		for (i = 0; i < 8; i++) {
			char token[32];

			if (!went_well(eslng_client_wait_up(client, LIMIT))) break;
			snprintf(token, sizeof(token), "c-%lu", ++turn);
			command(token);
			event(token);
			if (turn % 4 == 0) {
				placed(token);
				received(token);
			}
		}
		say();
	}
	eslng_server_stop(server);
	pthread_join(thread, NULL);
	eslng_server_free(&server);
	eslng_events_free(&events);
	eslng_client_free(&client);
	say();
	return 0;
}
