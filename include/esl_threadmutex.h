/*
 * esl_threadmutex.h: threads and locks of libesl's C API. This header is included by esl.h.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#ifndef _ESL_THREADMUTEX_H
#define _ESL_THREADMUTEX_H

#include "esl.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct esl_thread esl_thread_t;
/* What a thread runs. The esl_thread_t lives as long as the function; what it returns is dropped. */
typedef void *(*esl_thread_function_t)(esl_thread_t *thread, void *data);

/* Starts a thread that nobody waits for, with a stack of stack_size bytes: 0 is the system's own size, and a size that the
 * system refuses is raised to its smallest. ESL_FAIL: there is no thread to be had. */
ESL_DECLARE(esl_status_t) esl_thread_create_detached_ex(esl_thread_function_t func, void *data, size_t stack_size);
/* The same, with thread_default_stacksize. */
ESL_DECLARE(esl_status_t) esl_thread_create_detached(esl_thread_function_t func, void *data);

/* Sets thread_default_stacksize, which is 240 KiB until then. Before the first thread. */
ESL_DECLARE(void) esl_thread_override_default_stacksize(size_t size);

/* Creates a recursive lock in *mutex: a pthread mutex, as is the one in a handle. */
ESL_DECLARE(esl_status_t) esl_mutex_create(esl_mutex_t **mutex);
/* Releases a lock that nobody holds and sets *mutex to NULL. ESL_FAIL when somebody does. */
ESL_DECLARE(esl_status_t) esl_mutex_destroy(esl_mutex_t **mutex);
/* Waits for the lock; who holds it already gets it once more. */
ESL_DECLARE(esl_status_t) esl_mutex_lock(esl_mutex_t *mutex);
/* ESL_FAIL when another thread holds the lock. */
ESL_DECLARE(esl_status_t) esl_mutex_trylock(esl_mutex_t *mutex);
/* ESL_FAIL when this thread does not hold it. */
ESL_DECLARE(esl_status_t) esl_mutex_unlock(esl_mutex_t *mutex);

#ifdef __cplusplus
}
#endif

#endif /* _ESL_THREADMUTEX_H */
