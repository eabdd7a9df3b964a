/*
 * eslng_cpp.cpp: eslng.hpp against a switch: every class, what moves and what is copied, what is thrown.
 *
 *     eslng_cpp HOST PORT PASSWORD
 *
 * The switch has the parties of eslng_calls.c.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <eslng.hpp>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <thread>

using eslng::milliseconds;

/* Longer than anything here takes. */
constexpr milliseconds soon{60000};
constexpr milliseconds at_once{0};
constexpr int calls = 3;

/* What is thrown. */
static void fails(const char *what, const std::function<void()> &body)
{
	try {
		body();
		std::cout << what << ": worked\n";
	} catch (const eslng::Error &error) {
		std::cout << what << ": " << error.name() << " (retry " << error.can_retry() << ", unknown " << error.outcome_unknown() << "): " << error.what()
				  << "\n";
	}
}

static std::string_view shown(std::optional<std::string_view> text)
{
	return text.value_or("(none)");
}

static void events()
{
	eslng::EventBuilder builder("CUSTOM");
	builder.add("Event-Subclass", "shop::open").set("Door", "north").push("Door", "south").add("Gone", "1").body("a body");
	std::cout << "removed " << builder.remove("Gone") << "\n";
	eslng::Event event = builder.build();
	eslng::Event copy = event, moved = std::move(event), assigned = copy;
	assigned = moved;
	std::cout << assigned.name() << " " << (copy.id() == ESLNG_EVENT_CUSTOM) << " " << shown(moved.get("event-subclass")) << " " << shown(moved.get("none"))
			  << " " << shown(moved.get("Door")) << " " << moved.values("Door").size() << " " << moved.values("Door").at(1) << " " << shown(moved.body())
			  << "\n";
	for (auto [name, value] : copy.headers()) {
		std::cout << "  " << name << "=" << value << "\n";
	}
	std::cout << moved.serialize(ESLNG_PLAIN) << builder.serialize(ESLNG_JSON) << "\n";
	eslng::EventBuilder again(moved);
	std::cout << eslng::Event::parse(ESLNG_JSON, again.serialize(ESLNG_JSON)).name() << "\n";
	eslng::EventRef part = moved;
	std::cout << eslng::Event(part).name() << "\n";
	fails("not an event", [] { eslng::Event::parse(ESLNG_JSON, "{"); });
	fails("a NUL", [&] { builder.add("A", std::string("a\0b", 3)); });
	fails("a line end", [&] { builder.add("A\n", "a"); });
	std::cout << eslng::api_line("uuid_getvar", {{"uuid", "u1"}, {"name", "a"}}) << "\n";
	fails("no command", [] { eslng::api_line("nothing"); });
}

static void requests(const eslng::Client &client)
{
	std::cout << client.api("echo hello", soon).text() << " " << client.bgapi("echo job", soon).text() << "\n";
	eslng::Result job = client.bgapi("echo job", soon);
	std::cout << job.has_text() << " " << job.event()->name() << "\n";
	fails("a refusal", [&] { client.api("no_such_command"); });
	fails("two commands", [&] { client.api("echo a\n\nexit"); });
	fails("a NUL", [&] { client.api(std::string("echo a\0b", 8)); });
	fails("too late", [&] { client.api("msleep 1000", at_once); });
	std::cout << client.command("api echo raw").text() << "\n";
	eslng_execute_t execute = {"playback", "silence_stream://1", nullptr, 0, false};
	fails("no channel", [&] { client.begin_execute("none", execute); });

	eslng::Events reader = client.subscribe({{}, {"shop::open"}}, soon);
	eslng::EventBuilder door("CUSTOM");
	door.add("Event-Subclass", "shop::open").add("Door", "north");
	client.filter("Door", "south");
	client.send_event(door, soon);
	client.send_event(door.set("Door", "south"), soon);
	eslng::Output output = reader.next(soon).value();
	std::cout << output.kind() << " " << shown(output.event()->get("Door")) << " " << output.take_event()->name() << " " << output.take_event().has_value()
			  << " more: " << reader.next(at_once).has_value() << "\n";
	client.unfilter("Door");
	client.ask_events(ESLNG_JSON, {{ESLNG_EVENT_BACKGROUND_JOB}}, soon);
	eslng::Events jobs = client.listen({{ESLNG_EVENT_BACKGROUND_JOB}});
	client.begin_bgapi("echo later", "11111111-2222-3333-4444-555555555555", soon);
	std::cout << shown(jobs.next(soon)->event()->body()) << "\n";
	client.unsubscribe({{ESLNG_EVENT_BACKGROUND_JOB}}, soon);
	client.log(7);
	client.log(-1);
	client.interrupt();
	fails("interrupted", [&] { client.api("echo x"); });
	client.interrupt(false);
	client.command("exit", soon);
	std::cout << "up " << client.wait_up(soon) << "\n";
	std::optional<eslng_gap_t> gap = reader.next(soon)->gap();
	std::cout << "gap " << (gap ? gap->restarted : -2) << ", status " << client.status() << "\n";
}

static std::string bring(const eslng::Server &server)
{
	return "test/caller '&socket(127.0.0.1:" + std::to_string(server.port()) + " async full)'";
}

static void inbound(const eslng::Client &client, const eslng::Server &server)
{
	std::cout << "nobody calls " << server.accept(at_once).has_value() << "\n";
	eslng::Calling calling = client.originate(bring(server), {});
	eslng::Call call = eslng::Call::accept(server.accept(soon).value());
	eslng::Changes changes = call.changes();
	call.answer(soon);
	std::cout << call.is_answered() << call.is_over() << " " << (call.data()->get("Unique-ID") == call.uuid()) << "\n";
	eslng::Digits digits;
	digits.file = "silence_stream://10000";
	digits.max = 4;
	std::cout << "digits " << call.play_and_get_digits(digits, soon) << ", " << call.playback("silence_stream://10", soon).text() << "\n";
	fails("no file", [&] { call.playback("/no/such/file.wav"); });
	call.set("lab_x", "it's ${uuid}");
	std::cout << call.get("lab_x").value() << " " << call.get("lab_none").has_value() << "\n";
	call.execute("sleep", "10");
	call.run("sleep", {{"milliseconds", "10"}});
	call.operate("set_variable", {{"name", "continue_on_fail"}, {"value", "true"}});
	fails("nobody", [&] { call.bridge("error/USER_BUSY"); });
	std::cout << call.client().api("echo its own").text() << " goes on " << call.wait_end(at_once).has_value() << "\n";
	call.hangup(ESLNG_CAUSE_CALL_REJECTED, soon);
	eslng::End end = call.wait_end(soon).value();
	std::cout << "cause " << end.how.cause << ", " << end.event.name() << "\n";
	fails("after the end", [&] { call.playback("silence_stream://10"); });
	fails("its changes", [&] {
		while (std::optional<eslng::Output> change = changes.next(soon)) {
			if (change->change() == ESLNG_CHANGE_DIGIT) {
				std::cout << "pressed " << change->message() << " by the right one " << (change->uuid() == call.uuid()) << "\n";
			}
		}
	});
}

static void outbound(const eslng::Client &client)
{
	eslng::Placing placing;
	placing.tag = "lab";
	eslng::Calling calling = client.originate("test/caller &park", placing);
	std::cout << calling.wait_ringing(soon) << " " << calling.legs().size() << "\n";
	eslng::Call call = calling.wait_answer(soon).value();
	std::cout << call.wait_answer(soon) << (client.call(std::string(call.uuid())).uuid() == call.uuid()) << client.adopt("lab").size() << client.adopt("none").size()
			  << "\n";
	call.hangup();
	call.wait_end(soon);
	fails("busy", [&] { client.originate("error/USER_BUSY &park").wait_answer(); });
	fails("no call", [&] { client.call("11111111-2222-3333-4444-555555555555"); });
	eslng::Calling slow = client.originate("test/slow &park");
	std::cout << slow.wait_ringing(soon) << slow.wait_answer(at_once).has_value() << "\n";
	slow.cancel();
	eslng::Calling media = client.originate("test/media &park");
	std::cout << media.wait_early_media(soon) << "\n";
	media.cancel();
}

/* One of the handlers hangs up and goes on as if it had not. */
static void many(const eslng::Client &client, const eslng::Server &server)
{
	std::atomic<int> served{0};
	std::thread thread([&] {
		server.run([&](eslng::CallRef call) {
			call.answer(soon);
			call.hangup(ESLNG_CAUSE_NORMAL_CLEARING, soon);
			call.wait_end(soon);
			if (++served == calls) {
				server.stop();
			}
			call.playback("silence_stream://10");
			std::abort();
		});
	});
	std::vector<eslng::Calling> callings;
	for (int i = 0; i < calls; i++) {
		callings.push_back(client.originate(bring(server)));
	}
	thread.join();
	std::cout << served << " calls\n";
	fails("stopped", [&] { server.accept(soon); });
}

static void engine()
{
	eslng::Options options;
	options.silence = eslng::forever;
	eslng::Engine engine(milliseconds(0), options);
	std::string written;
	auto drain = [&] {
		while (std::optional<eslng::Output> output = engine.next()) {
			std::cout << " " << output->kind();
			if (output->kind() == ESLNG_OUTPUT_FINISHED) {
				std::optional<eslng::Result> result = output->take_result();
				std::cout << "=" << output->number() << (result ? result->text() : eslng_status_name(output->status()));
			}
		}
		while (!engine.pending().empty()) {
			std::size_t part = std::min<std::size_t>(5, engine.pending().size());
			written += engine.pending().substr(0, part);
			engine.wrote(part);
		}
	};
	drain();
	engine.connected(milliseconds(1));
	engine.feed("Content-Type: auth/request\n\n", milliseconds(2));
	drain();
	engine.feed("Content-Type: command/reply\nReply-Text: +OK accepted\n\n", milliseconds(3));
	drain();
	engine.feed("Content-Type: api/response\nContent-Length: 4\n\nuuid", milliseconds(4));
	drain();
	std::cout << " up " << engine.is_up() << " deadline " << engine.deadline().has_value() << "\n";
	std::uint64_t first = engine.api("status", milliseconds(5), milliseconds(100)), second = engine.bgapi("echo x", milliseconds(5));
	engine.subscribe(ESLNG_PLAIN, {{ESLNG_EVENT_CHANNEL_ANSWER}}, milliseconds(5));
	engine.operate("u1", "answer", {}, milliseconds(5));
	engine.request(eslng_engine_hangup, milliseconds(5), "u1", ESLNG_CAUSE_USER_BUSY, std::int64_t{-1});
	std::cout << "requests " << (second > first) << "\n";
	engine.cancel(second);
	drain();
	engine.timeout(milliseconds(200));
	drain();
	engine.end_of_stream(milliseconds(201));
	drain();
	engine.close(milliseconds(202));
	drain();
	std::cout << "\n" << written.substr(0, written.find('\n')) << "\n";
	eslng::Engine other = eslng::Engine::outbound(milliseconds(0));
	std::cout << "outbound writes " << (other.next(), other.pending()) << "\n";
	fails("not connected", [] {
		eslng::Engine lost(milliseconds(0));
		lost.connect_failed("no route", milliseconds(1));
		while (std::optional<eslng::Output> output = lost.next()) {
			std::cout << output->kind() << " ";
		}
		lost.api("status", milliseconds(2));
	});
}

int main(int argc, char **argv)
{
	if (argc < 4) {
		return 2;
	}
	eslng::Options options;
	options.host = argv[1];
	options.port = static_cast<std::uint16_t>(std::atoi(argv[2]));
	options.password = "wrong";
	fails("a wrong password", [&] { eslng::Client client(options); });
	options.password = argv[3];
	options.reconnect = true;
	options.retry_first = milliseconds(1);
	eslng::Client client(options);
	eslng::Server server(0);
	std::cout << std::boolalpha;
	events();
	requests(client);
	inbound(client, server);
	outbound(client);
	many(client, server);
	engine();
	client.close();
	fails("closed", [&] { client.api("status"); });
	eslng::Client moved = std::move(client);
	std::cout << (moved.status() == ESLNG_CLOSED) << "\n";
	return 0;
}
