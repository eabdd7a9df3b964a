/*
 * input.h: what a fuzzer brings, taken piece by piece; and a main that runs files, for the fuzzers in C built with -DREPLAY.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct {
	const uint8_t *data;
	size_t left;
} input_t;

static unsigned byte(input_t *input)
{
	if (input->left == 0) return 0;
	input->left--;
	return *input->data++;
}

/* A text of at most 63 bytes with its length in front; NULL now and then. The caller frees it. */
static char *text(input_t *input)
{
	size_t length = byte(input) % 64;
	char *copy;

	if (length == 63) return NULL;
	if (length > input->left) length = input->left;
	copy = malloc(length + 1);
	if (!copy) abort();
	memcpy(copy, input->data, length);
	copy[length] = '\0';
	input->data += length;
	input->left -= length;
	return copy;
}

#ifdef REPLAY
int main(int argc, char **argv)
{
	static uint8_t data[1 << 20];

	for (int i = 1; i < argc; i++) {
		FILE *file = fopen(argv[i], "rb");
		if (!file) return 2;
		size_t size = fread(data, 1, sizeof data, file);
		fclose(file);
		LLVMFuzzerTestOneInput(data, size);
	}
	printf("%d inputs replayed\n", argc - 1);
	return 0;
}
#endif
