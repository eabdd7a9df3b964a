/*
 * planted_race: two threads write to a handle's field without a lock, to show that the tool which looks for races is on.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <esl.h>

#include <pthread.h>

static esl_handle_t handle;

static void *write_there(void *argument)
{
	handle.async_execute = argument != NULL;
	return NULL;
}

int main(void)
{
	pthread_t threads[2];

	pthread_create(&threads[0], NULL, write_there, NULL);
	pthread_create(&threads[1], NULL, write_there, &handle);
	pthread_join(threads[0], NULL);
	pthread_join(threads[1], NULL);
	return 0;
}
