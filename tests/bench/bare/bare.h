/* What the bare programs share: a client connection with one buffer, framing, and
 * percent-decoding. Each program does one job of an event socket client with the
 * least work a library could spend on it. */
#ifndef BARE_H
#define BARE_H

#include "../report.h"

#include <stdbool.h>

/* A frame; both parts lie in the connection's buffer until the next frame is read. */
struct frame {
    char *head;
    size_t head_length;
    char *body;
    size_t body_length;
};

/* Connects to 127.0.0.1 and authenticates. Ends the program when that fails. */
void bare_connect(const char *port);

/* Sends a whole command. Ends the program when the connection fails. */
void bare_send(const char *command, size_t length);

/* Reads the next frame. Ends the program when the connection fails or ends. */
void bare_next_frame(struct frame *frame);

/* Subscribes to all events in plain format and reads the reply. */
void bare_subscribe(void);

/* Decodes %XX in place and returns the new length. */
size_t bare_decode(char *value, size_t length);

#endif
