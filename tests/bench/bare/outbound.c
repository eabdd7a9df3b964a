/* The outbound calls of libesl/outbound.c with the least that they could cost: one
 * thread, epoll, framing, and a look for the event that ends the wait. */
#define _GNU_SOURCE
#include "../report.h"
#include "../usage.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

/* A call's frames fit: its data and two events. */
enum { CAPACITY = 16 * 1024, EVENTS = 64 };

struct call {
    int sock;
    int answers; /* replies so far; each is followed by the next command */
    size_t held;
    char buffer[CAPACITY];
};

static const char *const commands[] = {
    "connect\n\n", "myevents\n\n",
    "sendmsg\ncall-command: execute\nexecute-app-name: playback\nexecute-app-arg: tone.wav\n\n", "exit\n\n"};
enum { COMMANDS = 4, EXECUTED = 3 };

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

static void send_next(struct call *call)
{
    const char *command = commands[call->answers];

    if (send(call->sock, command, strlen(command), MSG_NOSIGNAL) < 0)
        fail("send");
}

/* Takes what is whole of the buffer; true when the call is over. */
static bool advance(struct call *call)
{
    size_t first = 0;
    char *blank;

    while ((blank = memmem(call->buffer + first, call->held - first, "\n\n", 2))) {
        char *head = call->buffer + first;
        size_t head_length = (size_t)(blank + 2 - head);
        char *field = memmem(head, head_length, "\nContent-Length: ", 17);
        size_t body = 0;

        if (!strncmp(head, "Content-Length: ", 16))
            body = strtoul(head + 16, NULL, 10);
        else if (field)
            body = strtoul(field + 17, NULL, 10);
        if (call->held - first < head_length + body)
            break;
        bool is_reply = memmem(head, head_length, "Content-Type: command/reply", 27);
        bool is_complete = body && memmem(blank + 2, body, "Event-Name: CHANNEL_EXECUTE_COMPLETE\n", 37);
        first += head_length + body;
        if (is_reply && ++call->answers == COMMANDS)
            return true;
        if ((is_reply && call->answers < EXECUTED) || is_complete)
            send_next(call);
    }
    memmove(call->buffer, call->buffer + first, call->held - first);
    call->held -= first;
    return false;
}

int main(int argc, char **argv)
{
    size_t wanted = count_argument(argc, argv), done = 0;
    int server = socket(AF_INET, SOCK_STREAM, 0), poll = epoll_create1(0), on = 1;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(argv[1])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL}, events[EVENTS];

    setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(server, (struct sockaddr *)&address, sizeof address) || listen(server, 10000) || epoll_ctl(poll, EPOLL_CTL_ADD, server, &event))
        fail("listen");
    while (done < wanted) {
        int ready = epoll_wait(poll, events, EVENTS, -1);

        for (int i = 0; i < ready; i++) {
            struct call *call = events[i].data.ptr;

            if (!call) {
                call = malloc(sizeof *call);
                if (!call)
                    fail("malloc");
                call->sock = accept(server, NULL, NULL);
                call->answers = 0;
                call->held = 0;
                event.data.ptr = call;
                if (call->sock < 0 || epoll_ctl(poll, EPOLL_CTL_ADD, call->sock, &event))
                    fail("accept");
                setsockopt(call->sock, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
                send_next(call);
                continue;
            }
            ssize_t got = recv(call->sock, call->buffer + call->held, CAPACITY - call->held, 0);

            if (got <= 0)
                fail("recv");
            call->held += (size_t)got;
            if (advance(call)) {
                close(call->sock);
                free(call);
                done++;
            }
        }
    }
    report_usage(done);
    return 0;
}
