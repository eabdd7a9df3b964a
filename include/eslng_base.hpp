/*
 * eslng_base.hpp: errors, events, results, options and outputs. A part of eslng.hpp, which programs include.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#ifndef ESLNG_BASE_HPP
#define ESLNG_BASE_HPP

#include "eslng.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace eslng {

using std::chrono::milliseconds;

/** No limit of time. */
inline constexpr milliseconds forever{-1};

/** Why something failed. */
class Error : public std::runtime_error {
public:
	Error(eslng_status_t status, const std::string &message) : std::runtime_error(message), status_(status) {}

	/** The row of the error table. */
	eslng_status_t status() const noexcept { return status_; }
	/** Its name, the same in every language: `timeout`, `hung_up`. */
	std::string_view name() const noexcept { return eslng_status_name(status_); }
	/** Whether trying the same again, perhaps on a new connection, can help. */
	bool can_retry() const noexcept { return eslng_status_can_retry(status_); }
	/** Whether the switch may have carried out what failed. */
	bool outcome_unknown() const noexcept { return eslng_status_outcome_unknown(status_); }

private:
	eslng_status_t status_;
};

/** Arguments by their names. */
using Arguments = std::vector<std::pair<std::string, std::string>>;

/** What is in here is no part of the API. */
namespace detail {

inline void check(eslng_status_t status)
{
	if (status != ESLNG_OK) {
		throw Error(status, eslng_error_message());
	}
}

/** Whether it worked; false when the time was over. */
inline bool in_time(eslng_status_t status)
{
	if (status == ESLNG_TIMEOUT) {
		return false;
	}
	check(status);
	return true;
}

/** A text for C, in which a NUL would be its end. */
inline const char *c_text(const std::string &text)
{
	if (text.find('\0') != std::string::npos) {
		throw Error(ESLNG_INVALID_ARGUMENT, "a text holds a NUL");
	}
	return text.c_str();
}

inline const char *c_text(const std::optional<std::string> &text)
{
	return text ? c_text(*text) : nullptr;
}

inline std::optional<std::string_view> view(const char *text, std::size_t length)
{
	return text ? std::optional<std::string_view>(std::in_place, text, length) : std::nullopt;
}

inline std::string_view view(const char *text)
{
	return text ? std::string_view(text) : std::string_view();
}

/** Texts for C, closed by NULL. They live as long as what they were made of. */
class CTexts {
public:
	explicit CTexts(const std::vector<std::string> &texts)
	{
		for (const std::string &text : texts) {
			pointers_.push_back(c_text(text));
		}
		pointers_.push_back(nullptr);
	}

	explicit CTexts(const Arguments &arguments)
	{
		for (const auto &[name, value] : arguments) {
			pointers_.push_back(c_text(name));
			pointers_.push_back(c_text(value));
		}
		pointers_.push_back(nullptr);
	}

	const char *const *get() const noexcept { return pointers_.data(); }

private:
	std::vector<const char *> pointers_;
};

template <typename T, void (*Free)(T **)> struct Deleter {
	void operator()(T *object) const noexcept { Free(&object); }
};

template <typename T, void (*Free)(T **)> using Owned = std::unique_ptr<T, Deleter<T, Free>>;

/** Calls `make` with a place for an object, and takes what it hands out. */
template <typename Owner, typename Make> Owner made(Make make)
{
	typename Owner::pointer object = nullptr;
	eslng_status_t status = make(&object);
	Owner owner(object);
	check(status);
	return owner;
}

} // namespace detail

class Event;

/** The line of an API command of the catalogue, as eslng_api_line() has it: for Client::api() and Client::bgapi(). */
std::string api_line(const std::string &command, const Arguments &arguments = {});

/** An event, a reply or a log line that belongs to another object. */
class EventRef {
public:
	explicit EventRef(const eslng_event_t *event) noexcept : event_(event) {}

	/** For the functions of eslng.h. */
	const eslng_event_t *c_event() const noexcept { return event_; }
	/** The number of its name, for a `switch`. */
	eslng_event_id_t id() const noexcept { return eslng_event_id(event_); }
	/** Its name; empty where it has none. */
	std::string_view name() const noexcept { return detail::view(eslng_event_name(event_)); }
	/** A header's value, the first of that name, whatever the case of its letters. */
	std::optional<std::string_view> get(const std::string &name) const
	{
		std::size_t length = 0;
		const char *text = eslng_event_get(event_, detail::c_text(name));
		// An array is one text here, and its elements there.
		if (text && eslng_event_value_count(event_, name.c_str()) == 1) {
			text = eslng_event_value(event_, name.c_str(), 0, &length);
			return detail::view(text, length);
		}
		return text ? std::optional<std::string_view>(text) : std::nullopt;
	}
	/** All values of that name, the elements of arrays one by one. */
	std::vector<std::string_view> values(const std::string &name) const
	{
		std::vector<std::string_view> values;
		std::size_t count = eslng_event_value_count(event_, detail::c_text(name)), length = 0;
		for (std::size_t i = 0; i < count; i++) {
			const char *text = eslng_event_value(event_, name.c_str(), i, &length);
			values.emplace_back(text, length);
		}
		return values;
	}
	/** Its headers in order. */
	std::vector<std::pair<std::string_view, std::string_view>> headers() const
	{
		std::vector<std::pair<std::string_view, std::string_view>> headers;
		std::size_t count = eslng_event_header_count(event_), length = 0;
		for (std::size_t i = 0; i < count; i++) {
			const char *text = eslng_event_header_value(event_, i, &length);
			headers.emplace_back(eslng_event_header_name(event_, i), std::string_view(text, length));
		}
		return headers;
	}
	/** Its body. */
	std::optional<std::string_view> body() const noexcept
	{
		std::size_t length = 0;
		const char *text = eslng_event_body(event_, &length);
		return detail::view(text, length);
	}
	/** As the switch would write it. */
	std::string serialize(eslng_format_t format) const;

protected:
	const eslng_event_t *event_;
};

/** An event of its own. */
class Event : public EventRef {
public:
	/** Takes over what a function of eslng.h has handed out. */
	explicit Event(eslng_event_t *event) noexcept : EventRef(event), owned_(event) {}
	explicit Event(const EventRef &event) : Event(eslng_event_clone(event.c_event())) {}
	Event(const Event &other) : Event(eslng_event_clone(other.event_)) {}
	Event(Event &&other) noexcept : EventRef(std::exchange(other.event_, nullptr)), owned_(std::move(other.owned_)) {}
	Event &operator=(Event other) noexcept
	{
		std::swap(event_, other.event_);
		owned_.swap(other.owned_);
		return *this;
	}
	~Event() = default;

	/** Reads an event, without the frame around it. */
	static Event parse(eslng_format_t format, std::string_view text)
	{
		return Event(detail::made<Owned>([&](eslng_event_t **event) {
			return eslng_event_parse(format, text.data(), text.size(), event);
		}).release());
	}

private:
	using Owned = detail::Owned<eslng_event_t, eslng_event_free>;
	Owned owned_;
};

/** What a request has brought. */
class Result {
public:
	/** Takes over what a function of eslng.h has handed out. */
	explicit Result(eslng_result_t *result) noexcept : result_(result) {}

	/** Whether there is a text: a variable may have no value. */
	bool has_text() const noexcept { return eslng_result_text(result_.get()) != nullptr; }
	/** What an API command printed, a reply's text, an application's response, digits. */
	std::string_view text() const noexcept
	{
		std::size_t length = 0;
		const char *text = eslng_result_bytes(result_.get(), &length);
		return text ? std::string_view(text, length) : std::string_view();
	}
	/** The message that the text came with. */
	std::optional<EventRef> event() const noexcept
	{
		const eslng_event_t *event = eslng_result_event(result_.get());
		return event ? std::optional<EventRef>(event) : std::nullopt;
	}

	/** What a function of eslng.h hands out through its last argument. */
	template <typename Make> static Result of(Make make) { return Result(detail::made<Owned>(make).release()); }

private:
	using Owned = detail::Owned<eslng_result_t, eslng_result_free>;
	Owned result_;
};

inline std::string EventRef::serialize(eslng_format_t format) const
{
	return std::string(Result::of([&](eslng_result_t **text) { return eslng_event_serialize(event_, format, text); }).text());
}

inline std::string api_line(const std::string &command, const Arguments &arguments)
{
	detail::CTexts texts(arguments);
	const char *name = detail::c_text(command);
	return std::string(Result::of([&](eslng_result_t **line) { return eslng_api_line(name, texts.get(), line); }).text());
}

/** An event that is being made. */
class EventBuilder {
public:
	explicit EventBuilder(const std::string &name) : builder_(eslng_builder_new(detail::c_text(name))) {}
	/** Begins with all that an event has. */
	explicit EventBuilder(const EventRef &event) : builder_(eslng_builder_of(event.c_event())) {}

	/** For the functions of eslng.h. */
	const eslng_builder_t *c_builder() const noexcept { return builder_.get(); }
	/** Appends a header. */
	EventBuilder &add(const std::string &name, const std::string &value)
	{
		detail::check(eslng_builder_add(builder_.get(), detail::c_text(name), detail::c_text(value)));
		return *this;
	}
	/** Sets a header in the place of those of its name. */
	EventBuilder &set(const std::string &name, const std::string &value)
	{
		detail::check(eslng_builder_set(builder_.get(), detail::c_text(name), detail::c_text(value)));
		return *this;
	}
	/** Appends an element to an array. */
	EventBuilder &push(const std::string &name, const std::string &element)
	{
		detail::check(eslng_builder_push(builder_.get(), detail::c_text(name), detail::c_text(element)));
		return *this;
	}
	/** Removes every header of this name: how many there were. */
	std::size_t remove(const std::string &name) { return eslng_builder_remove(builder_.get(), detail::c_text(name)); }
	/** Sets the body; an empty one is none. */
	EventBuilder &body(std::string_view body)
	{
		detail::check(eslng_builder_set_body(builder_.get(), body.data(), body.size()));
		return *this;
	}
	/** The event, to be read. */
	Event build() const { return Event(eslng_builder_build(builder_.get())); }
	/** As the switch would write it. */
	std::string serialize(eslng_format_t format) const
	{
		return std::string(Result::of([&](eslng_result_t **text) { return eslng_builder_serialize(builder_.get(), format, text); }).text());
	}

private:
	detail::Owned<eslng_builder_t, eslng_builder_free> builder_;
};

/** How a connection is made and kept; eslng_options_t says what each means. */
class Options {
public:
	Options()
	{
		eslng_options_t options;
		detail::check(eslng_options_init(&options, sizeof(options)));
		port = options.port;
		connect_timeout = milliseconds(options.connect_timeout_ms);
		silence = milliseconds(options.silence_ms);
		retry_first = milliseconds(options.retry_first_ms);
		retry_cap = milliseconds(options.retry_cap_ms);
		header_limit = options.header_limit;
		body_limit = options.body_limit;
		linger_s = options.linger_s;
	}

	/** Without: 127.0.0.1. */
	std::optional<std::string> host;
	std::uint16_t port;
	bool reconnect = false;
	/** Of the directory, `user@domain`. */
	std::optional<std::string> user;
	/** Without: ClueCon. */
	std::optional<std::string> password;
	eslng_format_t format = ESLNG_PLAIN;
	milliseconds connect_timeout;
	milliseconds silence;
	milliseconds retry_first;
	milliseconds retry_cap;
	std::size_t header_limit;
	std::size_t body_limit;
	std::int32_t linger_s;

	/** For the functions of eslng.h; its texts are this object's. */
	eslng_options_t c_options() const
	{
		eslng_options_t options;
		detail::check(eslng_options_init(&options, sizeof(options)));
		options.host = detail::c_text(host);
		options.port = port;
		options.reconnect = reconnect;
		options.user = detail::c_text(user);
		options.password = detail::c_text(password);
		options.format = format;
		options.connect_timeout_ms = connect_timeout.count();
		options.silence_ms = silence.count();
		options.retry_first_ms = retry_first.count();
		options.retry_cap_ms = retry_cap.count();
		options.header_limit = header_limit;
		options.body_limit = body_limit;
		options.linger_s = linger_s;
		return options;
	}
};

/** Something that came: to a reader of events, to one of a call's changes, or out of an engine. */
class Output {
public:
	/** Takes over what a function of eslng.h has handed out. */
	explicit Output(eslng_output_t *output) noexcept : output_(output) {}

	/** What it is. */
	eslng_output_kind_t kind() const noexcept { return eslng_output_kind(output_.get()); }
	/** Its event, or the message that it is. */
	std::optional<EventRef> event() const noexcept
	{
		const eslng_event_t *event = eslng_output_event(output_.get());
		return event ? std::optional<EventRef>(event) : std::nullopt;
	}
	/** Takes its event out of it. */
	std::optional<Event> take_event() noexcept
	{
		eslng_event_t *event = eslng_output_take_event(output_.get());
		return event ? std::optional<Event>(event) : std::nullopt;
	}
	/** Takes the result of a request that has finished well out of it. */
	std::optional<Result> take_result() noexcept
	{
		eslng_result_t *result = eslng_output_take_result(output_.get());
		return result ? std::optional<Result>(result) : std::nullopt;
	}
	/** The id of a request, how much was dropped, when there is a new try; -1: none. */
	std::int64_t number() const noexcept { return eslng_output_number(output_.get()); }
	/** How a request, or a connection, has ended. */
	eslng_status_t status() const noexcept { return eslng_output_status(output_.get()); }
	/** Its words; a digit, a cause, the file of a recording. */
	std::string_view message() const noexcept { return detail::view(eslng_output_message(output_.get())); }
	/** The call that it is about. */
	std::string_view uuid() const noexcept { return detail::view(eslng_output_uuid(output_.get())); }
	/** What happened to that call. */
	eslng_change_t change() const noexcept { return eslng_output_change(output_.get()); }
	/** The time in which events were missed. */
	std::optional<eslng_gap_t> gap() const noexcept
	{
		eslng_gap_t gap;
		return eslng_output_gap(output_.get(), &gap) ? std::optional<eslng_gap_t>(gap) : std::nullopt;
	}

private:
	detail::Owned<eslng_output_t, eslng_output_free> output_;
};

/** Which events and log lines are wanted. */
struct Interest {
	/** ESLNG_EVENT_ALL for everything. */
	std::vector<eslng_event_id_t> events;
	/** Of CUSTOM events, spelt exactly. */
	std::vector<std::string> subclasses = {};
	/** Log lines from this level on, 0 (console) to 7 (debug); -1: none. */
	int log_level = -1;
};

} // namespace eslng

#endif
