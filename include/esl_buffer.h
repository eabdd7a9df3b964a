/*
 * esl_buffer.h: a buffer that grows, of libesl's C API. This header is included by esl.h.
 *
 * Bytes are written at the end and read from the beginning. What was read stays in memory until its room is needed, so
 * that esl_buffer_seek and esl_buffer_read_loop can go back to it. A buffer is for one thread at a time; it belongs to who
 * created it. The packet_buf of a handle is the library's own, and none of these functions may be called with it.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#ifndef ESL_BUFFER_H
#define ESL_BUFFER_H

#include "esl.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Creates an empty buffer of start_len bytes (0: 250) in *buffer. It grows by blocksize bytes, or by what a write needs
 * where that is more, and holds at most max_len unread bytes; 0 is no limit. ESL_FAIL: no memory. */
ESL_DECLARE(esl_status_t) esl_buffer_create(esl_buffer_t **buffer, esl_size_t blocksize, esl_size_t start_len, esl_size_t max_len);

/* Releases *buffer and sets it to NULL. */
ESL_DECLARE(void) esl_buffer_destroy(esl_buffer_t **buffer);

/* How many bytes the buffer has room for now, used and free. */
ESL_DECLARE(esl_size_t) esl_buffer_len(esl_buffer_t *buffer);

/* How many more bytes may be written; 1000000 when there is no limit. */
ESL_DECLARE(esl_size_t) esl_buffer_freespace(esl_buffer_t *buffer);

/* How many bytes wait to be read. */
ESL_DECLARE(esl_size_t) esl_buffer_inuse(esl_buffer_t *buffer);

/* Reads up to datalen bytes. How many it read. */
ESL_DECLARE(esl_size_t) esl_buffer_read(esl_buffer_t *buffer, void *data, esl_size_t datalen);

/* Reads up to the end of the first packet, which is an empty line (\n\n or \n\r\n), or its first maxlen bytes. 0 when no
 * packet is whole. */
ESL_DECLARE(esl_size_t) esl_buffer_read_packet(esl_buffer_t *buffer, void *data, esl_size_t maxlen);

/* How many whole packets wait to be read. */
ESL_DECLARE(esl_size_t) esl_buffer_packet_count(esl_buffer_t *buffer);

/* Reads datalen bytes, going back to the buffer's first byte at its end as often as esl_buffer_set_loops allows. How many
 * it read. */
ESL_DECLARE(esl_size_t) esl_buffer_read_loop(esl_buffer_t *buffer, void *data, esl_size_t datalen);

/* How often esl_buffer_read_loop may go back: a negative number is no limit. 0 in a new buffer. */
ESL_DECLARE(void) esl_buffer_set_loops(esl_buffer_t *buffer, int32_t loops);

/* Writes all of data. How many bytes then wait to be read; 0 when it is too much for the limit or for the memory, and
 * nothing is written. */
ESL_DECLARE(esl_size_t) esl_buffer_write(esl_buffer_t *buffer, const void *data, esl_size_t datalen);

/* As esl_buffer_write, but throws away what waits to be read where there is no room beside it. */
ESL_DECLARE(esl_size_t) esl_buffer_zwrite(esl_buffer_t *buffer, const void *data, esl_size_t datalen);

/* Drops up to datalen bytes unread. How many still wait. */
ESL_DECLARE(esl_size_t) esl_buffer_toss(esl_buffer_t *buffer, esl_size_t datalen);

/* Drops all that waits. */
ESL_DECLARE(void) esl_buffer_zero(esl_buffer_t *buffer);

/* Goes back to the buffer's first byte and on to byte number datalen, at most as far as there were bytes to read. That
 * number; 0 and no change when nothing waited. */
ESL_DECLARE(esl_size_t) esl_buffer_seek(esl_buffer_t *buffer, esl_size_t datalen);

#ifdef __cplusplus
}
#endif

#endif /* ESL_BUFFER_H */
