/*
 * tools_api: buffers, configuration files, JSON, locks and threads: every function, with what it gives.
 *
 *     tools_api FILE      FILE is tools_api.conf
 *
 * Prints a line for each; tools_api.golden holds what is expected.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <esl.h>

#include <dirent.h>
#include <pthread.h>
#include <sched.h>

static const char *show(const char *text)
{
	return text ? text : "(null)";
}

static void state(const char *what, esl_size_t result, esl_buffer_t *buffer)
{
	printf("%s: %lu, in use %lu, length %lu, free %lu\n", what, (unsigned long)result, (unsigned long)esl_buffer_inuse(buffer),
		(unsigned long)esl_buffer_len(buffer), (unsigned long)esl_buffer_freespace(buffer));
}

static void number(const char *what, long number)
{
	printf("%s: %ld\n", what, number);
}

static void buffers(void)
{
	esl_buffer_t *buffer = NULL;
	char data[32];
	int i;

	printf("== buffers\n");
	printf("create %d\n", (int)esl_buffer_create(&buffer, 8, 4, 0));
	state("empty", 0, buffer);
	state("write", esl_buffer_write(buffer, "abcdef", 6), buffer);
	state("write more", esl_buffer_write(buffer, "ghijklmno", 9), buffer);
	state("write nothing", esl_buffer_write(buffer, NULL, 0), buffer);
	memset(data, 0, sizeof(data));
	state("read", esl_buffer_read(buffer, data, 4), buffer);
	printf("%s\n", data);
	state("toss", esl_buffer_toss(buffer, 3), buffer);
	state("seek", esl_buffer_seek(buffer, 2), buffer);
	memset(data, 0, sizeof(data));
	state("read on", esl_buffer_read(buffer, data, sizeof(data)), buffer);
	printf("%s\n", data);
	state("read of nothing", esl_buffer_read(buffer, data, 1), buffer);
	state("seek of nothing", esl_buffer_seek(buffer, 1), buffer);
	state("toss of nothing", esl_buffer_toss(buffer, 1), buffer);
	esl_buffer_zero(buffer);
	state("zero", 0, buffer);

	esl_buffer_write(buffer, "ab", 2);
	esl_buffer_set_loops(buffer, 2);
	memset(data, 0, sizeof(data));
	state("read in loops", esl_buffer_read_loop(buffer, data, 5), buffer);
	printf("%s\n", data);
	state("loops are over", esl_buffer_read_loop(buffer, data, 5), buffer);
	esl_buffer_set_loops(buffer, -1);
	state("without end", esl_buffer_read_loop(buffer, data, 32), buffer);
	esl_buffer_zero(buffer);
	state("a loop of nothing", esl_buffer_read_loop(buffer, data, 32), buffer);

	esl_buffer_write(buffer, "a: b\n\nc: d\n\r\ne: f\n", 18);
	printf("packets %lu\n", (unsigned long)esl_buffer_packet_count(buffer));
	memset(data, 0, sizeof(data));
	state("packet", esl_buffer_read_packet(buffer, data, sizeof(data)), buffer);
	printf("%s", data);
	state("a part of a packet", esl_buffer_read_packet(buffer, data, 2), buffer);
	state("the rest of it", esl_buffer_read_packet(buffer, data, sizeof(data)), buffer);
	state("no packet", esl_buffer_read_packet(buffer, data, sizeof(data)), buffer);
	esl_buffer_destroy(&buffer);
	printf("destroyed %d\n", buffer == NULL);

	esl_buffer_create(&buffer, 0, 0, 10);
	state("with a limit", 0, buffer);
	state("up to it", esl_buffer_write(buffer, "0123456789", 10), buffer);
	state("over it", esl_buffer_write(buffer, "x", 1), buffer);
	state("in its place", esl_buffer_zwrite(buffer, "xyz", 3), buffer);
	state("beside it", esl_buffer_zwrite(buffer, "uvw", 3), buffer);
	esl_buffer_destroy(&buffer);

	/* The room of what was read is used again. */
	esl_buffer_create(&buffer, 1, 16, 0);
	for (i = 0; i < 1000; i++) {
		esl_buffer_write(buffer, "0123456789", 10);
		esl_buffer_read(buffer, data, 10);
	}
	state("after 1000", 0, buffer);
	esl_buffer_destroy(&buffer);

	esl_buffer_destroy(NULL);
	esl_buffer_destroy(&buffer);
	esl_buffer_set_loops(NULL, 1);
	esl_buffer_zero(NULL);
	printf("NULL %d %lu %lu %lu %lu %lu\n", (int)esl_buffer_create(NULL, 1, 1, 1), (unsigned long)esl_buffer_write(NULL, "", 1),
		(unsigned long)esl_buffer_zwrite(NULL, "", 1), (unsigned long)esl_buffer_read(NULL, data, 1), (unsigned long)esl_buffer_read_loop(NULL, data, 1),
		(unsigned long)esl_buffer_read_packet(NULL, data, 1));
	printf("NULL %lu %lu %lu %lu %lu %lu\n", (unsigned long)esl_buffer_len(NULL), (unsigned long)esl_buffer_freespace(NULL), (unsigned long)esl_buffer_inuse(NULL),
		(unsigned long)esl_buffer_packet_count(NULL), (unsigned long)esl_buffer_toss(NULL, 1), (unsigned long)esl_buffer_seek(NULL, 1));
}

static void cas_bits(const char *text)
{
	char value[32];
	unsigned char bits = 99;
	int result;

	esl_set_string(value, text);
	result = esl_config_get_cas_bits(value, &bits);
	printf("cas bits %s: %d %d\n", text, result, (int)bits);
}

static void configuration(const char *file)
{
	esl_config_t config;
	char *name = NULL, *value = NULL;

	printf("== configuration\n");
	printf("open %d\n", esl_config_open_file(&config, file));
	printf("path %d\n", strcmp(config.path, file));
	while (esl_config_next_pair(&config, &name, &value)) {
		printf("%s/%s %d.%d:%d [%s] = [%s]\n", config.section, config.category, config.sectno, config.catno, config.lineno, name, value);
	}
	printf("end %s %s\n", show(name), show(value));
	esl_config_close_file(&config);
	number("closed", config.file == NULL);
	number("no pair", esl_config_next_pair(&config, &name, &value));
	esl_config_close_file(&config);
	number("no file", esl_config_open_file(&config, "/no/such/file"));
	number("no section", esl_config_open_file(&config, "no-such-section"));
	number("NULL", esl_config_open_file(NULL, file));
	number("NULL", esl_config_open_file(&config, NULL));
	number("NULL", esl_config_next_pair(NULL, &name, &value));
	number("NULL", esl_config_next_pair(&config, NULL, NULL));
	esl_config_close_file(NULL);
	cas_bits("cas:1101");
	cas_bits("cas:0010 and more");
	cas_bits("cas:12");
	cas_bits("cas:1021");
	cas_bits("1101");
	printf("NULL %d\n", esl_config_get_cas_bits(NULL, NULL));
}

static void json(void)
{
	cJSON *object = cJSON_CreateObject(), *child;
	char *text;

	printf("== json\n");
	child = esl_json_add_child_obj(object, "new", NULL);
	esl_json_add_child_string(child, "Name", "value");
	cJSON_AddNumberToObject(child, "number", 7);
	child = esl_json_add_child_array(object, "array");
	cJSON_AddItemToArray(child, cJSON_CreateString("element"));
	esl_json_add_child_obj(object, "given", cJSON_CreateArray());
	text = cJSON_PrintUnformatted(object);
	printf("%s\n", text);
	cJSON_free(text);
	child = cJSON_GetObjectItem(object, "new");
	printf("%s %s %s\n", show(cJSON_GetObjectCstr(child, "name")), show(cJSON_GetObjectCstr(child, "number")), show(cJSON_GetObjectCstr(child, "none")));
	printf("NULL %s %s %s\n", show(cJSON_GetObjectCstr(NULL, "a")), show(cJSON_GetObjectCstr(child, NULL)), show(cJSON_GetObjectCstr(cJSON_GetObjectItem(child, "name"), "a")));
	printf("NULL %d %d %d\n", esl_json_add_child_obj(NULL, "a", NULL) == NULL, esl_json_add_child_array(object, NULL) == NULL, esl_json_add_child_string(object, "a", NULL) == NULL);
	cJSON_Delete(object);
}

/* What the threads count to. */
static struct {
	esl_mutex_t *lock;
	pthread_cond_t changed;
	pthread_mutex_t waiting;
	int counted;
	int ended;
} shared = {NULL, PTHREAD_COND_INITIALIZER, PTHREAD_MUTEX_INITIALIZER, 0, 0};

static void *count(esl_thread_t *thread, void *data)
{
	int i, times = *(int *)data, busy = -1;

	for (i = 0; i < times; i++) {
		esl_mutex_lock(shared.lock);
		shared.counted++;
		esl_mutex_unlock(shared.lock);
	}
	pthread_mutex_lock(&shared.waiting);
	if (thread) {
		busy = (int)esl_mutex_trylock(shared.lock);
	}
	if (busy == (int)ESL_SUCCESS) {
		esl_mutex_unlock(shared.lock);
	}
	shared.ended++;
	pthread_cond_signal(&shared.changed);
	pthread_mutex_unlock(&shared.waiting);
	return NULL;
}

/* Ends its thread itself. */
static void *leave(esl_thread_t *thread, void *data)
{
	count(thread, data);
	pthread_exit(NULL);
	return NULL;
}

static void wait_for(int threads)
{
	pthread_mutex_lock(&shared.waiting);
	while (shared.ended < threads) {
		pthread_cond_wait(&shared.changed, &shared.waiting);
	}
	pthread_mutex_unlock(&shared.waiting);
}

/* How many threads this process has. */
static int living(void)
{
	DIR *folder = opendir("/proc/self/task");
	int entries = 0;

	while (folder && readdir(folder)) {
		entries++;
	}
	if (folder) {
		closedir(folder);
	}
	return entries;
}

/* Not in esl_threadmutex.h, but libesl has always exported it. */
#ifdef __cplusplus
extern "C" {
#endif
extern size_t thread_default_stacksize;
#ifdef __cplusplus
}
#endif

static void threads(void)
{
	int times = 1000, once = 1, before = living();

	printf("== threads\n");
	number("create", esl_mutex_create(&shared.lock));
	number("lock", esl_mutex_lock(shared.lock));
	number("once more", esl_mutex_trylock(shared.lock));
	number("unlock", esl_mutex_unlock(shared.lock));
	number("unlock", esl_mutex_unlock(shared.lock));
	number("stack", (long)thread_default_stacksize);
	esl_thread_override_default_stacksize(300 * 1024);
	number("stack", (long)thread_default_stacksize);
	printf("start %d %d %d %d\n", (int)esl_thread_create_detached(count, &times), (int)esl_thread_create_detached_ex(count, &times, 0),
		(int)esl_thread_create_detached_ex(count, &times, 1), (int)esl_thread_create_detached_ex(leave, &times, 200001));
	wait_for(4);
	printf("counted %d\n", shared.counted);
	esl_mutex_lock(shared.lock);
	esl_thread_create_detached(count, &once);
	esl_mutex_unlock(shared.lock);
	wait_for(5);
	printf("counted %d\n", shared.counted);
	/* A thread that is still ending as the program does would count as leaked. */
	while (living() > before) {
		sched_yield();
	}
	number("destroy", esl_mutex_destroy(&shared.lock));
	number("is NULL", shared.lock == NULL);
	printf("NULL %d %d %d %d %d\n", (int)esl_mutex_create(NULL), (int)esl_mutex_lock(NULL), (int)esl_mutex_trylock(NULL), (int)esl_mutex_unlock(NULL), (int)esl_mutex_destroy(NULL));
	printf("NULL %d %d\n", (int)esl_thread_create_detached(NULL, NULL), (int)esl_thread_create_detached_ex(NULL, NULL, 0));
}

int main(int argc, char **argv)
{
	buffers();
	configuration(argc > 1 ? argv[1] : "");
	json();
	threads();
	return 0;
}
