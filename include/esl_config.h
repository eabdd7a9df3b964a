/*
 * esl_config.h: configuration files of libesl's C API. This header is included by esl.h.
 *
 * A file has lines `name = value` (`=>` too), `[category]` and `[+section]`. Lines that begin with `#` or `;` are comments, and
 * so is what follows `;;`. The line `__END__` ends the file.
 *
 *     esl_config_t config;
 *     char *name, *value;
 *
 *     if (esl_config_open_file(&config, "/etc/fs_cli.conf")) {
 *         while (esl_config_next_pair(&config, &name, &value)) {
 *             printf("%s: %s=%s\n", config.category, name, value);
 *         }
 *         esl_config_close_file(&config);
 *     }
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#ifndef ESL_CONFIG_H
#define ESL_CONFIG_H

#include "esl.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct esl_config esl_config_t;

/* An open file and the place in it. The memory is the caller's. */
struct esl_config {
	FILE *file;
	char path[1024];
	/* Where the last pair stood; "" before the first of each. */
	char category[256];
	char section[256];
	/* The last line, into which name and value point. */
	char buf[1024];
	/* Lines, categories and sections so far: each from 1; a section starts lines and categories anew. */
	int lineno;
	int catno;
	int sectno;
	/* The one section that is read, or -1. */
	int lockto;
};

/* Opens a file: by its path when that begins with `/`, else in ESL_CONFIG_DIR; where there is none, the section of that name
 * in openesl.conf there. 1, or 0 when there is nothing to open. */
ESL_DECLARE(int) esl_config_open_file(esl_config_t *cfg, const char *file_path);

/* Closes the file and zeroes *cfg. */
ESL_DECLARE(void) esl_config_close_file(esl_config_t *cfg);

/* The next pair: 1, with *var and *val in cfg->buf, where they stay until the next call. The beginning of a section counts
 * as a pair of two empty texts. 0 at the end. A line without `=` is passed over, and one of more than 1,022 characters, too,
 * with a line in the log. */
ESL_DECLARE(int) esl_config_next_pair(esl_config_t *cfg, char **var, char **val);

/* Reads the four bits in a text such as "cas:1101" to *outbits, the first as 8. 0, or -1 with a line in the log. */
ESL_DECLARE(int) esl_config_get_cas_bits(char *strvalue, unsigned char *outbits);

#ifdef __cplusplus
}
#endif

#endif /* ESL_CONFIG_H */
