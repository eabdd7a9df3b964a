/* What the bare programs share: a client connection with one buffer, framing,
 * percent-decoding, and the line of JSON that each prints. Each program does one
 * job of an event socket client with the least work a library could spend on it. */
#ifndef BARE_H
#define BARE_H

#include <stdbool.h>
#include <stddef.h>

/* The headers that are read of every event. */
enum { WANTED = 3 };
extern const char *const wanted_name[WANTED];
extern const size_t wanted_length[WANTED];

/* A frame; both parts lie in the connection's buffer until the next frame is read. */
struct frame {
    char *head;
    size_t head_length;
    char *body;
    size_t body_length;
};

/* What a program counted, to be compared with what the server sent. */
struct counted {
    size_t events;
    size_t wanted_bytes; /* in the decoded values of the wanted headers */
    size_t body_bytes;   /* in the bodies of the events */
};

/* Connects to 127.0.0.1 and authenticates. Ends the program when that fails. */
void bare_connect(const char *port);

/* Sends a whole command. Ends the program when the connection fails. */
void bare_send(const char *command, size_t length);

/* Reads the next frame. Ends the program when the connection fails or ends. */
void bare_next_frame(struct frame *frame);

/* Subscribes to all events in plain format, reads the reply, and starts the clocks. */
void bare_subscribe(void);

/* Starts the clocks anew. */
void bare_start_clocks(void);

/* Prints what was counted and the time since the clocks were started. */
void bare_report(const struct counted *counted);

/* Decodes %XX in place and returns the new length. */
size_t bare_decode(char *value, size_t length);

/* The count in the last argument of PROGRAM PORT COUNT; ends the program with a
 * usage line when the arguments are others. */
size_t bare_count_argument(int argc, char **argv);

#endif
