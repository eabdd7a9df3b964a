/*
 * eslng_engine.hpp: the socketless mode. A part of eslng.hpp, which programs include.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#ifndef ESLNG_ENGINE_HPP
#define ESLNG_ENGINE_HPP

#include "eslng_base.hpp"

namespace eslng {

/** A connection without a socket, a clock or a thread, for programs with an event loop of their own: eslng_engine_t says how it is driven. */
class Engine {
public:
	/** For a connection that the program opens. */
	explicit Engine(milliseconds now, const Options &options = {}) : Engine(eslng_engine_new, now, options) {}
	/** For one that a switch has opened for a call. */
	static Engine outbound(milliseconds now, const Options &options = {}) { return Engine(eslng_engine_new_outbound, now, options); }

	/** For the functions of eslng.h: the requests are called with it. */
	eslng_engine_t *c_engine() const noexcept { return engine_.get(); }
	void connected(milliseconds now) { detail::check(eslng_engine_connected(c_engine(), at(now))); }
	void connect_failed(const std::string &why, milliseconds now)
	{
		detail::check(eslng_engine_connect_failed(c_engine(), detail::c_text(why), at(now)));
	}
	void feed(std::string_view bytes, milliseconds now)
	{
		detail::check(eslng_engine_feed(c_engine(), bytes.data(), bytes.size(), at(now)));
	}
	void end_of_stream(milliseconds now) { detail::check(eslng_engine_end_of_stream(c_engine(), at(now))); }
	void timeout(milliseconds now) { detail::check(eslng_engine_timeout(c_engine(), at(now))); }
	void close(milliseconds now) { detail::check(eslng_engine_close(c_engine(), at(now))); }
	/** What it has to say; std::nullopt: nothing more now. */
	std::optional<Output> next()
	{
		eslng_output_t *output = eslng_engine_next(c_engine());
		return output ? std::optional<Output>(output) : std::nullopt;
	}
	/** What is to be written; empty: nothing. */
	std::string_view pending() const noexcept
	{
		std::size_t length = 0;
		const void *bytes = eslng_engine_pending(c_engine(), &length);
		return bytes ? std::string_view(static_cast<const char *>(bytes), length) : std::string_view();
	}
	void wrote(std::size_t count) { detail::check(eslng_engine_wrote(c_engine(), count)); }
	/** When timeout() is to be called; std::nullopt: never. */
	std::optional<milliseconds> deadline() const noexcept
	{
		std::int64_t deadline = eslng_engine_deadline(c_engine());
		return deadline < 0 ? std::nullopt : std::optional<milliseconds>(deadline);
	}
	bool is_up() const noexcept { return eslng_engine_is_up(c_engine()); }

	/** Makes a request by a function of eslng.h, with its arguments between the engine and the time: its id. */
	template <typename Function, typename... Given> std::uint64_t request(Function function, milliseconds now, Given... given)
	{
		std::uint64_t id = 0;
		detail::check(function(c_engine(), given..., at(now), &id));
		return id;
	}
	/** Runs an API command: the request's id. */
	std::uint64_t api(const std::string &line, milliseconds now, milliseconds timeout = forever)
	{
		return request(eslng_engine_api, now, detail::c_text(line), timeout.count());
	}
	/** The same in the background of the switch. */
	std::uint64_t bgapi(const std::string &line, milliseconds now, milliseconds timeout = forever)
	{
		return request(eslng_engine_bgapi, now, detail::c_text(line), timeout.count());
	}
	/** Asks for events. */
	std::uint64_t subscribe(eslng_format_t format, const Interest &interest, milliseconds now, milliseconds timeout = forever)
	{
		detail::CTexts subclasses(interest.subclasses);
		return request(eslng_engine_subscribe, now, format, interest.events.data(), interest.events.size(), subclasses.get(),
					   timeout.count());
	}
	/** Does something with a call by its name. */
	std::uint64_t operate(const std::string &uuid, const std::string &operation, const Arguments &arguments, milliseconds now,
						  milliseconds timeout = forever)
	{
		detail::CTexts texts(arguments);
		return request(eslng_engine_operate, now, detail::c_text(uuid), detail::c_text(operation), texts.get(), timeout.count());
	}
	/** Gives a request up. */
	void cancel(std::uint64_t id) { detail::check(eslng_engine_cancel(c_engine(), id)); }

private:
	using Owned = detail::Owned<eslng_engine_t, eslng_engine_free>;
	Owned engine_;

	template <typename New> Engine(New make, milliseconds now, const Options &options)
	{
		eslng_options_t given = options.c_options();
		engine_ = detail::made<Owned>([&](eslng_engine_t **engine) { return make(&given, at(now), engine); });
	}

	static std::uint64_t at(milliseconds now) noexcept { return static_cast<std::uint64_t>(now.count()); }
};

} // namespace eslng

#endif
