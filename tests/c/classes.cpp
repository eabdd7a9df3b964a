/*
 * classes: every method of ESLevent and ESLconnection, without a connection and with a switch's.
 *
 *     classes HOST PORT PASSWORD
 *
 * What it prints is the same at each run.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <esl_oop.h>

#include "classes.h"

#include <arpa/inet.h>

#include <cstdio>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <string>
#include <thread>

typedef std::unique_ptr<ESLevent> Event;

/* Prints what a call returned: its type, a header, its body. */
static void show(const char *what, const Event &event, const char *header = "Reply-Text")
{
	if (!event) {
		std::printf("%s: NULL\n", what);
		return;
	}
	std::printf("%s: %s, %s, %s\n", what, event->getType(), shown(event->getHeader(header)), shown(event->getBody()));
}

/* Numbers without a blank between. A list is evaluated in its order, arguments are not. */
static void show_all(const char *what, std::initializer_list<int> numbers)
{
	std::printf("%s: ", what);
	for (int number : numbers) {
		std::printf("%d", number);
	}
	std::printf("\n");
}

static void events()
{
	ESLevent event("custom", "lab::x");
	ESLevent changed("HEARTBEAT", "lab::x"), unknown("no such"), prefixed("SWITCH_EVENT_API"), empty("API", ""), clone("clone");
	ESLevent json("JSON", "{\"Event-Name\": \"API\", \"A\": [\"x\", \"y\"], \"B\": 7, \"_body\": \"hi\"}"), bad("json", "{");

	std::printf("types: %s %s %s %s %s %s %s %s\n", event.getType(), changed.getType(), unknown.getType(), prefixed.getType(),
		empty.getType(), clone.getType(), json.getType(), bad.getType());
	std::printf("json: %s %s %s %s\n", shown(json.getHeader("A")), shown(json.getHeader("a", 1)), shown(json.getHeader("B")), json.getBody());
	show_all("bad", {bad.addHeader("A", "1"), bad.pushHeader("A", "1"), bad.unshiftHeader("A", "1"), bad.delHeader("A"), bad.addBody("x"),
		bad.setPriority(), bad.getBody() != NULL, bad.firstHeader() != NULL, bad.nextHeader() != NULL, bad.getHeader("A") != NULL});
	std::printf("bad: [%s]\n", bad.serialize());

	show_all("added", {event.addHeader("A", "1"), event.addHeader("a", "2"), event.addHeader("B", "x"), event.addHeader("b", ""),
		event.pushHeader("L", "one"), event.unshiftHeader("L", "two"), event.unshiftHeader("U", "top"), event.addHeader("I[1]", "i")});
	show_all("nothing added", {event.addHeader(NULL, "x"), event.addHeader("x", NULL), event.delHeader(NULL), event.addBody(NULL)});
	print_headers(event);
	std::printf("elements: %s %s %s\n", shown(event.getHeader("L", 1)), shown(event.getHeader("L", 2)), shown(event.getHeader("A", 0)));
	show_all("changed", {event.addBody("one"), event.addBody("two %"), event.delHeader("absent"), event.setPriority(ESL_PRIORITY_HIGH)});
	std::string plain = event.serialize();
	std::printf("%s\n%d\n", plain.c_str(), plain == event.serialize("xml"));
	std::printf("%s\n", event.serialize("JSON"));
	/* What was named last may go. */
	event.firstHeader();
	event.delHeader("priority");
	std::printf("after: %s\n", shown(event.nextHeader()));

	ESLevent *first = new ESLevent("CUSTOM", "lab::moved");
	ESLevent second(first);
	first->addHeader("X", "1");
	std::printf("moved: %d %d %s\n", first->mine, second.mine, second.getHeader("X"));
	delete first;
	std::printf("moved: %s\n", second.getHeader("Event-Subclass"));

	ESLevent borrowed(second.event), none((esl_event_t *)NULL, 1);
	std::printf("wrapped: %s %s\n", borrowed.getHeader("X"), none.getType());
}

static void not_connected()
{
	ESLconnection refused("127.0.0.1", 1, "ClueCon"), no_port("127.0.0.1", 65536, "u", "p"), no_fd(-1), closed_fd(1000000);
	ESLevent event("CUSTOM");

	std::printf("refused: %d%d%d%d %d\n", refused.connected(), no_port.connected(), no_fd.connected(), closed_fd.connected(),
		refused.socketDescriptor());
	show_all("statuses", {refused.send("x"), refused.sendMSG(&event), refused.events("plain", "ALL"), refused.disconnect(), refused.disconnect()});
	show("getInfo", Event(refused.getInfo()));
	show("sendRecv", Event(refused.sendRecv("api status")));
	show("api", Event(refused.api("status")));
	show("bgapi", Event(refused.bgapi("status")));
	show("sendEvent", Event(refused.sendEvent(&event)), "Event-Name");
	show("sendEvent", Event(refused.sendEvent(NULL)), "Event-Name");
	show("recvEvent", Event(refused.recvEvent()), "Event-Name");
	show("recvEventTimed", Event(refused.recvEventTimed(0)));
	show("filter", Event(refused.filter("a", "b")));
	show("execute", Event(refused.execute("answer")));
	show("executeAsync", Event(refused.executeAsync("answer")));
}

static void inbound(const char *host, const char *port, const char *password)
{
	ESLconnection connection(host, port, password), wrong(host, port, "wrong"), no_user(host, atoi(port), "", password);
	ESLevent event("CUSTOM", "lab::x");
	std::string large(100000, 'x');

	std::printf("connected: %d%d%d %d\n", connection.connected(), wrong.connected(), no_user.connected(), connection.socketDescriptor() > 0);
	show("api", Event(connection.api("echo", "a %41 b")), "Event-Name");
	show("sendRecv", Event(connection.sendRecv("no such command")));
	show("bgapi", Event(connection.bgapi("echo", "x", "my-job")), "Job-UUID");
	show("getInfo", Event(connection.getInfo()));
	show("refused", Event(connection.api("echo", "x\n\nexit")));
	std::printf("events: %d\n", connection.events("plain", "CUSTOM lab::x"));

	event.addHeader("N", "1");
	event.addBody("hi");
	show("sendEvent", Event(connection.sendEvent(&event)), "Event-Name");
	show("recvEvent", Event(connection.recvEvent()), "N");
	event.delHeader("N");
	event.addHeader("N", large.c_str());
	show("sendEvent", Event(connection.sendEvent(&event)), "N");
	Event got(connection.recvEventTimed(5000));
	std::printf("large: %d\n", got && got->getHeader("N") == large);
	show("recvEventTimed", Event(connection.recvEventTimed(1)));
	show("filter", Event(connection.filter("N", "2")));
	std::printf("sendMSG: %d\n", connection.sendMSG(&event, "no-such-call"));
	show_all("options", {connection.setEventLock("on"), connection.setEventLock(NULL), connection.setAsyncExecute("true"), connection.setAsyncExecute("0")});

	/* A thread that receives keeps no other from its answers. */
	std::thread receiver([&connection]() { show("received", Event(connection.recvEvent()), "N"); });
	bool all = true;
	for (int i = 0; i < 100; i++) {
		Event answer(connection.api("echo", std::to_string(i).c_str()));
		all = all && answer && std::to_string(i) == answer->getBody();
	}
	event.delHeader("N");
	event.addHeader("N", "2");
	Event previous(no_user.sendEvent(&event));
	receiver.join();
	std::printf("answers: %d\n", all);
	/* disconnect ends the wait of another. */
	Event end;
	std::thread waiting([&connection, &end]() { end.reset(connection.recvEvent()); });
	std::printf("disconnect: %d\n", connection.disconnect());
	waiting.join();
	show("ended", end, "Event-Name");
	std::printf("connected: %d %d\n", connection.connected(), connection.socketDescriptor());
	std::printf("exit: %d\n", no_user.send("exit"));
	show("reply", Event(no_user.recvEvent()));
	show("ended", Event(no_user.recvEvent()), "Event-Name");
}

/* Takes a call that the switch places to this program. */
static void outbound(const char *host, const char *port, const char *password)
{
	ESLconnection inbound(host, port, password);
	struct sockaddr_in address;
	socklen_t length = sizeof(address);
	int listener = socket(AF_INET, SOCK_STREAM, 0);
	bool answered = false;

	std::memset(&address, 0, sizeof(address));
	address.sin_family = AF_INET;
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (bind(listener, (struct sockaddr *)&address, sizeof(address)) || listen(listener, 1) || getsockname(listener, (struct sockaddr *)&address, &length)) {
		std::perror("listen");
		return;
	}
	std::string dial = "loopback/9664 '&socket(127.0.0.1:" + std::to_string(ntohs(address.sin_port)) + " async full)'";
	Event job(inbound.bgapi("originate", dial.c_str()));
	int call = accept(listener, NULL, NULL);
	close(listener);

	ESLconnection connection(call);
	Event info(connection.getInfo());
	std::printf("call: %d %s %d\n", connection.connected(), info->getType(), info->getHeader("Unique-ID") != NULL);
	show("myevents", Event(connection.sendRecv("myevents")));
	connection.setEventLock("1");
	show("execute", Event(connection.execute("answer")));
	show("executeAsync", Event(connection.executeAsync("playback", "silence_stream://10", info->getHeader("Unique-ID"))));
	while (!answered) {
		Event event(connection.recvEventTimed(10000));
		if (!event) {
			break;
		}
		answered = !std::strcmp(event->getType(), "CHANNEL_EXECUTE_COMPLETE") && !std::strcmp(event->getHeader("Application"), "playback");
	}
	std::printf("answered: %d\n", answered);
}

int main(int argc, char *argv[])
{
	if (argc != 4) {
		std::fprintf(stderr, "usage: classes HOST PORT PASSWORD\n");
		return 2;
	}
	events();
	not_connected();
	inbound(argv[1], argv[2], argv[3]);
	outbound(argv[1], argv[2], argv[3]);
	eslSetLogLevel(7);
	ESLconnection logged(argv[1], argv[2], argv[3]);
	Event answer(logged.api("echo", "logged"));
	return 0;
}
