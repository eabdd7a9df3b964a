#define _GNU_SOURCE
#include "bare.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* Large enough for the largest event of any mix, and for many of the usual ones in one recv. */
enum { CAPACITY = 256 * 1024 };

/* A reader compares a line's start with a name before it knows where the line ends:
 * so much may be read behind the last byte received. */
enum { SLACK = 64 };

static int sock = -1;
static char buffer[CAPACITY + SLACK];
static size_t first, end; /* what was received and not yet handed out */

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

static void receive(void)
{
    if (first == end) {
        first = end = 0;
    } else if (first > CAPACITY / 2 || end == CAPACITY) {
        memmove(buffer, buffer + first, end - first);
        end -= first;
        first = 0;
    }
    if (end == CAPACITY) {
        fprintf(stderr, "a frame is larger than the buffer of %d bytes\n", CAPACITY);
        exit(1);
    }
    ssize_t got = recv(sock, buffer + end, CAPACITY - end, 0);
    if (got < 0)
        fail("recv");
    if (got == 0) {
        fprintf(stderr, "the server closed the connection\n");
        exit(1);
    }
    end += (size_t)got;
}

void bare_next_frame(struct frame *frame)
{
    static const char field[] = "Content-Length: ";
    size_t searched = 0;
    char *blank;

    while (!(blank = memmem(buffer + first + searched, end - first - searched, "\n\n", 2))) {
        size_t held = end - first;
        searched = held ? held - 1 : 0;
        receive();
    }
    size_t head_length = (size_t)(blank - (buffer + first));
    size_t body_length = 0;
    char *length = memmem(buffer + first, head_length, field, sizeof field - 1);
    if (length)
        body_length = strtoul(length + sizeof field - 1, NULL, 10);
    size_t whole = head_length + 2 + body_length;
    while (end - first < whole)
        receive();

    frame->head = buffer + first;
    frame->head_length = head_length;
    frame->body = frame->head + head_length + 2;
    frame->body_length = body_length;
    first += whole;
}

void bare_send(const char *command, size_t length)
{
    while (length) {
        ssize_t sent = send(sock, command, length, MSG_NOSIGNAL);
        if (sent < 0)
            fail("send");
        command += sent;
        length -= (size_t)sent;
    }
}

static void command(const char *text)
{
    struct frame reply;
    bare_send(text, strlen(text));
    bare_next_frame(&reply);
    if (!memmem(reply.head, reply.head_length, "Reply-Text: +OK", 15)) {
        fprintf(stderr, "the server refused: %s", text);
        exit(1);
    }
}

void bare_connect(const char *port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(port))};
    struct frame greeting;
    int on = 1;

    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    sock = socket(AF_INET, SOCK_STREAM, 0);
    if (sock < 0)
        fail("socket");
    if (connect(sock, (struct sockaddr *)&address, sizeof address))
        fail("connect");
    setsockopt(sock, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    bare_next_frame(&greeting);
    command("auth ClueCon\n\n");
}

void bare_subscribe(void)
{
    command("event plain ALL\n\n");
}

static unsigned hex_digit(char digit)
{
    return digit <= '9' ? (unsigned)(digit - '0') : (unsigned)(digit | 0x20) - 'a' + 10;
}

size_t bare_decode(char *value, size_t length)
{
    char *stop = value + length;
    char *read = memchr(value, '%', length);
    if (!read)
        return length;
    char *write = read;
    while (read < stop) {
        if (*read == '%' && stop - read > 2) {
            *write++ = (char)(hex_digit(read[1]) << 4 | hex_digit(read[2]));
            read += 3;
        } else {
            size_t escape = *read == '%'; /* a percent sign too near the end stays */
            char *next = memchr(read + escape, '%', (size_t)(stop - read) - escape);
            if (!next)
                next = stop;
            memmove(write, read, (size_t)(next - read));
            write += next - read;
            read = next;
        }
    }
    return (size_t)(write - value);
}
