/*
 * eslng_client.hpp: clients, calls and servers. A part of eslng.hpp, which programs include.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#ifndef ESLNG_CLIENT_HPP
#define ESLNG_CLIENT_HPP

#include "eslng_base.hpp"

#include <type_traits>

namespace eslng {

/** A reader of events, in order, from the moment on at which it was made. */
class Events {
public:
	/** Takes over what a function of eslng.h has handed out. */
	explicit Events(eslng_events_t *events) noexcept : events_(events) {}

	/** The next event, log line or gap; std::nullopt: none came in time. Throws, when all was taken, why the connection has ended. */
	std::optional<Output> next(milliseconds timeout = forever)
	{
		eslng_output_t *output = nullptr;
		if (!detail::in_time(eslng_events_next(events_.get(), timeout.count(), &output))) {
			return std::nullopt;
		}
		return Output(output);
	}

private:
	detail::Owned<eslng_events_t, eslng_events_free> events_;
};

/** What happens to a call, in order, from the moment on at which it was asked for. */
class Changes {
public:
	/** Takes over what a function of eslng.h has handed out. */
	explicit Changes(eslng_changes_t *changes) noexcept : changes_(changes) {}

	/** The next change; std::nullopt: none came in time. Throws ESLNG_HUNG_UP after the last. */
	std::optional<Output> next(milliseconds timeout = forever)
	{
		eslng_output_t *output = nullptr;
		if (!detail::in_time(eslng_changes_next(changes_.get(), timeout.count(), &output))) {
			return std::nullopt;
		}
		return Output(output);
	}

private:
	detail::Owned<eslng_changes_t, eslng_changes_free> changes_;
};

class ClientRef;

/** How a call has ended. */
struct End {
	eslng_end_t how;
	/** The CHANNEL_HANGUP_COMPLETE event with all variables. */
	Event event;
};

/** How digits are asked for; eslng_digits_t says what each means. */
struct Digits {
	std::string file;
	std::optional<std::string> invalid_file = {}, terminators = {}, regexp = {};
	std::uint32_t min = 1, max = 128, tries = 1;
	milliseconds wait{5000};
	/** Zero: as for the first. */
	milliseconds digit_wait{0};
};

/** A call that belongs to another object. Each operation waits for its end; it also ends, with ESLNG_HUNG_UP, when the call does. */
class CallRef {
public:
	explicit CallRef(const eslng_call_t *call) noexcept : call_(call) {}

	/** For the functions of eslng.h. */
	const eslng_call_t *c_call() const noexcept { return call_; }
	/** Its Unique-ID. */
	std::string_view uuid() const noexcept { return detail::view(eslng_call_uuid(call_)); }
	/** The channel's data, of an outbound connection. */
	std::optional<EventRef> data() const noexcept
	{
		const eslng_event_t *data = eslng_call_data(call_);
		return data ? std::optional<EventRef>(data) : std::nullopt;
	}
	/** The client through which it is reached. */
	ClientRef client() const noexcept;
	/** Whether it was answered and has not ended, as far as some thread has read. */
	bool is_answered() const noexcept { return eslng_call_is_answered(call_); }
	/** Whether it has ended, as far as some thread has read. */
	bool is_over() const noexcept { return eslng_call_is_over(call_); }

	/** Answers. */
	void answer(milliseconds timeout = forever) const { detail::check(eslng_call_answer(call_, timeout.count())); }
	/** Plays a file to its end. */
	Result playback(const std::string &file, milliseconds timeout = forever) const
	{
		return asked(eslng_call_playback, detail::c_text(file), timeout);
	}
	/** Plays a file and takes digits: those; empty where none that fit came in time. */
	std::string play_and_get_digits(const Digits &digits, milliseconds timeout = forever) const
	{
		eslng_digits_t given;
		detail::check(eslng_digits_init(&given, sizeof(given)));
		given.file = detail::c_text(digits.file);
		given.invalid_file = detail::c_text(digits.invalid_file);
		given.terminators = detail::c_text(digits.terminators);
		given.regexp = detail::c_text(digits.regexp);
		given.min = digits.min;
		given.max = digits.max;
		given.tries = digits.tries;
		given.wait_ms = static_cast<std::uint32_t>(digits.wait.count());
		given.digit_wait_ms = static_cast<std::uint32_t>(digits.digit_wait.count());
		return std::string(asked(eslng_call_play_and_get_digits, &given, timeout).text());
	}
	/** Calls others and connects the first who answers: the Unique-ID of that leg. */
	std::string bridge(const std::string &dial, milliseconds timeout = forever) const
	{
		return std::string(asked(eslng_call_bridge, detail::c_text(dial), timeout).text());
	}
	/** Hangs up; wait_end() waits for the end. */
	void hangup(eslng_cause_t cause = ESLNG_CAUSE_NORMAL_CLEARING, milliseconds timeout = forever) const
	{
		detail::check(eslng_call_hangup(call_, cause, timeout.count()));
	}
	/** Sets a channel variable. */
	void set(const std::string &name, const std::string &value, milliseconds timeout = forever) const
	{
		detail::check(eslng_call_set(call_, detail::c_text(name), detail::c_text(value), timeout.count()));
	}
	/** The value of a channel variable; std::nullopt: it is not set. */
	std::optional<std::string> get(const std::string &name, milliseconds timeout = forever) const
	{
		Result result = asked(eslng_call_get, detail::c_text(name), timeout);
		return result.has_text() ? std::optional<std::string>(result.text()) : std::nullopt;
	}
	/** Runs any application and waits for its end. */
	Result execute(const std::string &application, const std::optional<std::string> &argument = {}, milliseconds timeout = forever) const
	{
		const char *name = detail::c_text(application), *text = detail::c_text(argument);
		return Result::of([&](eslng_result_t **result) { return eslng_call_execute(call_, name, text, timeout.count(), result); });
	}
	/** Runs an application of the catalogue with its arguments by their names. */
	Result run(const std::string &application, const Arguments &arguments = {}, milliseconds timeout = forever) const
	{
		return named(eslng_call_run, application, arguments, timeout);
	}
	/** Does something with it by its name: eslng_call_operate() lists what there is. */
	Result operate(const std::string &operation, const Arguments &arguments = {}, milliseconds timeout = forever) const
	{
		return named(eslng_call_operate, operation, arguments, timeout);
	}
	/** Waits until it is answered: whether it was in time. */
	bool wait_answer(milliseconds timeout = forever) const { return detail::in_time(eslng_call_wait_answer(call_, timeout.count())); }
	/** Waits for its end; std::nullopt: it goes on. */
	std::optional<End> wait_end(milliseconds timeout = forever) const
	{
		eslng_end_t how;
		eslng_event_t *event = nullptr;
		if (!detail::in_time(eslng_call_wait_end(call_, timeout.count(), &how, &event))) {
			return std::nullopt;
		}
		return End{how, Event(event)};
	}
	/** What happens to it from now on. */
	Changes changes() const
	{
		using Owned = detail::Owned<eslng_changes_t, eslng_changes_free>;
		return Changes(detail::made<Owned>([&](eslng_changes_t **changes) { return eslng_call_changes(call_, changes); }).release());
	}

protected:
	const eslng_call_t *call_;

private:
	template <typename Function, typename Argument> Result asked(Function function, Argument argument, milliseconds timeout) const
	{
		return Result::of([&](eslng_result_t **result) { return function(call_, argument, timeout.count(), result); });
	}

	template <typename Function>
	Result named(Function function, const std::string &what, const Arguments &arguments, milliseconds timeout) const
	{
		detail::CTexts texts(arguments);
		const char *name = detail::c_text(what);
		return Result::of([&](eslng_result_t **result) { return function(call_, name, texts.get(), timeout.count(), result); });
	}
};

/** A call of its own. Its end does nothing to the call itself, but an outbound connection is closed with it. */
class Call : public CallRef {
public:
	/** Takes over what a function of eslng.h has handed out. */
	explicit Call(eslng_call_t *call) noexcept : CallRef(call), owned_(call) {}

	/** The call of a connection that a switch has opened: eslng_call_accept(). */
	static Call accept(int socket, const Options &options = {})
	{
		eslng_options_t given = options.c_options();
		return of([&](eslng_call_t **call) { return eslng_call_accept(socket, &given, call); });
	}

	/** What a function of eslng.h hands out through its last argument. */
	template <typename Make> static Call of(Make make) { return Call(detail::made<Owned>(make).release()); }

private:
	using Owned = detail::Owned<eslng_call_t, eslng_call_free>;
	Owned owned_;
};

/** A call that is being placed. Its end lets the call go on. */
class Calling {
public:
	/** Takes over what a function of eslng.h has handed out. */
	explicit Calling(eslng_calling_t *calling) noexcept : calling_(calling) {}

	/** The legs, in the order of the dial string. */
	std::vector<CallRef> legs() const
	{
		std::vector<CallRef> legs;
		while (const eslng_call_t *leg = eslng_calling_leg(calling_.get(), legs.size())) {
			legs.emplace_back(leg);
		}
		return legs;
	}
	/** Waits until a leg rings, has early media or is answered: whether one did in time. */
	bool wait_ringing(milliseconds timeout = forever) const
	{
		return detail::in_time(eslng_calling_wait_ringing(calling_.get(), timeout.count()));
	}
	/** Waits until a leg has early media or is answered: whether one did in time. */
	bool wait_early_media(milliseconds timeout = forever) const
	{
		return detail::in_time(eslng_calling_wait_early_media(calling_.get(), timeout.count()));
	}
	/** Waits for the answer; std::nullopt: nobody has answered yet. */
	std::optional<Call> wait_answer(milliseconds timeout = forever) const
	{
		eslng_call_t *call = nullptr;
		if (!detail::in_time(eslng_calling_wait_answer(calling_.get(), timeout.count(), &call))) {
			return std::nullopt;
		}
		return Call(call);
	}
	/** Ends it, answered or not. */
	void cancel() const { detail::check(eslng_calling_cancel(calling_.get())); }

private:
	detail::Owned<eslng_calling_t, eslng_calling_free> calling_;
};

/** What stands beside the dial string of a call that is placed. */
struct Placing {
	/** By which Client::adopt() finds the legs after a restart of the program. */
	std::optional<std::string> tag = {};
	/** How long a call that is parked stays before the switch hangs it up. */
	milliseconds park_timeout{3600000};
};

/** A client that belongs to another object: that of a call. */
class ClientRef {
public:
	explicit ClientRef(const eslng_client_t *client) noexcept : client_(client) {}

	/** For the functions of eslng.h. */
	const eslng_client_t *c_client() const noexcept { return client_; }
	/** ESLNG_OK while it is connected, as far as some thread has looked; otherwise why it is not. */
	eslng_status_t status() const noexcept { return eslng_client_status(client_); }
	/** Waits until requests are taken: whether they are in time. */
	bool wait_up(milliseconds timeout = forever) const { return detail::in_time(eslng_client_wait_up(client_, timeout.count())); }
	/** Closes the connection: what waits in other threads fails. */
	void close() const { detail::check(eslng_client_close(client_)); }
	/** Ends the waits of all threads, or lets wait again. */
	void interrupt(bool interrupt = true) const { detail::check(eslng_client_interrupt(client_, interrupt)); }

	/** Runs an API command and waits for its end. */
	Result api(const std::string &line, milliseconds timeout = forever) const { return asked(eslng_client_api, line, timeout); }
	/** Runs one in the background of the switch and waits for its result. */
	Result bgapi(const std::string &line, milliseconds timeout = forever) const { return asked(eslng_client_bgapi, line, timeout); }
	/** Begins one in the background of the switch; its result comes as a BACKGROUND_JOB event. */
	Result begin_bgapi(const std::string &line, const std::optional<std::string> &job_uuid = {}, milliseconds timeout = forever) const
	{
		const char *text = detail::c_text(line), *id = detail::c_text(job_uuid);
		return Result::of([&](eslng_result_t **reply) { return eslng_client_begin_bgapi(client_, text, id, timeout.count(), reply); });
	}
	/** Sends a packet of the program's own and gives the reply, whatever it says. */
	Result command(const std::string &packet, milliseconds timeout = forever) const
	{
		return asked(eslng_client_command, packet, timeout);
	}
	/** Begins an application on a channel. */
	Result begin_execute(const std::string &uuid, const eslng_execute_t &execute, milliseconds timeout = forever) const
	{
		const char *channel = detail::c_text(uuid);
		return Result::of([&](eslng_result_t **reply) {
			return eslng_client_begin_execute(client_, channel, &execute, timeout.count(), reply);
		});
	}
	/** Lets only those events pass whose header has this value, besides those of other filters. */
	void filter(const std::string &header, const std::string &value, milliseconds timeout = forever) const
	{
		detail::check(eslng_client_filter(client_, detail::c_text(header), detail::c_text(value), timeout.count(), nullptr));
	}
	/** Takes a filter back; without a value all filters of this header. */
	void unfilter(const std::string &header, const std::optional<std::string> &value = {}, milliseconds timeout = forever) const
	{
		detail::check(eslng_client_unfilter(client_, detail::c_text(header), detail::c_text(value), timeout.count(), nullptr));
	}
	/** Fires an event in the switch. */
	void send_event(const EventBuilder &event, milliseconds timeout = forever) const
	{
		detail::check(eslng_client_send_event(client_, event.c_builder(), timeout.count(), nullptr));
	}

	/** Asks the switch for events and log lines and gives them from now on. */
	Events subscribe(const Interest &interest, milliseconds timeout = forever) const
	{
		detail::CTexts subclasses(interest.subclasses);
		return reader([&](eslng_events_t **events) {
			return eslng_client_subscribe(client_, interest.events.data(), interest.events.size(), subclasses.get(), interest.log_level,
										  timeout.count(), events);
		});
	}
	/** Gives those that the switch was asked for otherwise, as by ask_events(). */
	Events listen(const Interest &interest) const
	{
		detail::CTexts subclasses(interest.subclasses);
		return reader([&](eslng_events_t **events) {
			return eslng_client_listen(client_, interest.events.data(), interest.events.size(), subclasses.get(), interest.log_level,
									   events);
		});
	}
	/** Asks the switch for events; `format` holds for all of this connection from now on. Log lines are log()'s. */
	void ask_events(eslng_format_t format, const Interest &interest, milliseconds timeout = forever) const
	{
		detail::CTexts subclasses(interest.subclasses);
		detail::check(eslng_client_ask_events(client_, format, interest.events.data(), interest.events.size(), subclasses.get(),
											  timeout.count(), nullptr));
	}
	/** Takes events back. */
	void unsubscribe(const Interest &interest, milliseconds timeout = forever) const
	{
		detail::CTexts subclasses(interest.subclasses);
		detail::check(eslng_client_unsubscribe(client_, interest.events.data(), interest.events.size(), subclasses.get(), timeout.count(),
											   nullptr));
	}
	/** Asks for log lines from this level on; -1: no more of them. */
	void log(int level, milliseconds timeout = forever) const
	{
		detail::check(eslng_client_log(client_, level, timeout.count(), nullptr));
	}

	/** The call with this Unique-ID, followed from now on. */
	Call call(const std::string &uuid, milliseconds timeout = forever) const
	{
		const char *id = detail::c_text(uuid);
		return Call::of([&](eslng_call_t **call) { return eslng_client_call(client_, id, timeout.count(), call); });
	}
	/** Places a call; `line` is what stands behind `originate`. */
	Calling originate(const std::string &line, const Placing &placing = {}) const
	{
		using Owned = detail::Owned<eslng_calling_t, eslng_calling_free>;
		const char *text = detail::c_text(line), *tag = detail::c_text(placing.tag);
		return Calling(detail::made<Owned>([&](eslng_calling_t **calling) {
			return eslng_client_originate(client_, text, tag, placing.park_timeout.count(), calling);
		}).release());
	}
	/** Calls that carry a tag. */
	std::vector<Call> adopt(const std::string &tag, milliseconds timeout = forever) const
	{
		std::vector<Call> calls;
		std::size_t room = 0, count = 16;
		// More may have come than the last time.
		while (count > room) {
			calls.clear();
			std::vector<eslng_call_t *> found(room = count);
			detail::check(eslng_client_adopt(client_, detail::c_text(tag), timeout.count(), found.data(), room, &count));
			for (eslng_call_t *call : found) {
				if (call) {
					calls.emplace_back(call);
				}
			}
		}
		return calls;
	}

protected:
	const eslng_client_t *client_;

private:
	template <typename Function> Result asked(Function function, const std::string &line, milliseconds timeout) const
	{
		const char *text = detail::c_text(line);
		return Result::of([&](eslng_result_t **result) { return function(client_, text, timeout.count(), result); });
	}

	template <typename Make> Events reader(Make make) const
	{
		return Events(detail::made<detail::Owned<eslng_events_t, eslng_events_free>>(make).release());
	}
};

inline ClientRef CallRef::client() const noexcept
{
	return ClientRef(eslng_call_client(call_));
}

/** A connection to a switch, closed with this object and those that came from it. */
class Client : public ClientRef {
public:
	/** Connects and logs in. */
	explicit Client(const Options &options = {}) : ClientRef(nullptr)
	{
		eslng_options_t given = options.c_options();
		owned_ = detail::made<Owned>([&](eslng_client_t **client) { return eslng_client_connect(&given, client); });
		client_ = owned_.get();
	}

private:
	using Owned = detail::Owned<eslng_client_t, eslng_client_free>;
	Owned owned_;
};

/** A socket on which a switch opens a connection for each call. */
class Server {
public:
	/** Listens; port 0: one that the system picks. */
	explicit Server(std::uint16_t port, const std::string &host = "127.0.0.1")
	{
		const char *name = detail::c_text(host);
		server_ = detail::made<Owned>([&](eslng_server_t **server) { return eslng_server_listen(name, port, server); });
	}

	/** The port on which it listens. */
	std::uint16_t port() const noexcept { return eslng_server_port(server_.get()); }
	/** The next connection's descriptor, which is the caller's, for Call::accept(); std::nullopt: none came in time. Throws ESLNG_CLOSED after stop(). */
	std::optional<int> accept(milliseconds timeout = forever) const
	{
		int socket = -1;
		if (!detail::in_time(eslng_server_accept(server_.get(), timeout.count(), &socket))) {
			return std::nullopt;
		}
		return socket;
	}
	/**
	 * Takes calls until stop(), each on a thread of its own, and waits for the end of all. `handler` is called with a CallRef, by several threads at once. An
	 * eslng::Error that it throws, as when the caller hangs up, ends its call and nothing else; any other exception ends the program.
	 */
	template <typename Handler> void run(Handler &&handler, const Options &options = {}) const
	{
		std::decay_t<Handler> own(std::forward<Handler>(handler));
		eslng_options_t given = options.c_options();
		detail::check(eslng_server_run(server_.get(), &given, serve<std::decay_t<Handler>>, &own));
	}
	/** Stops it: no more calls are taken. */
	void stop() const noexcept { eslng_server_stop(server_.get()); }

private:
	using Owned = detail::Owned<eslng_server_t, eslng_server_free>;
	Owned server_;

	template <typename Handler> static void serve(const eslng_call_t *call, void *handler) noexcept
	{
		try {
			(*static_cast<Handler *>(handler))(CallRef(call));
		} catch (const Error &) {
		}
	}
};

} // namespace eslng

#endif
