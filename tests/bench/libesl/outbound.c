/* A program that a switch connects to for each of COUNT calls, as libesl programs are
 * built: a thread each, which attaches the call, asks for its events, runs an
 * application, waits for its completion, and leaves. */
#include "../report.h"
#include "../usage.h"

#include <esl.h>

#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static size_t wanted, done, failed;

static bool serve(esl_socket_t socket, struct sockaddr_in *address)
{
    esl_handle_t handle;
    bool complete = false;

    memset(&handle, 0, sizeof handle);
    if (esl_attach_handle(&handle, socket, address) == ESL_SUCCESS && esl_send_recv(&handle, "myevents") == ESL_SUCCESS &&
        esl_execute(&handle, "playback", "tone.wav", NULL) == ESL_SUCCESS) {
        while (!complete && esl_recv_event(&handle, 1, NULL) == ESL_SUCCESS)
            complete = handle.last_ievent && handle.last_ievent->event_id == ESL_EVENT_CHANNEL_EXECUTE_COMPLETE;
        complete = complete && esl_send_recv(&handle, "exit") == ESL_SUCCESS;
    }
    esl_disconnect(&handle);
    return complete;
}

static void call(esl_socket_t server, esl_socket_t socket, struct sockaddr_in *address, void *data)
{
    (void)data;
    bool well = serve(socket, address);

    pthread_mutex_lock(&lock);
    failed += !well;
    if (++done == wanted)
        shutdown(server, SHUT_RDWR);
    pthread_mutex_unlock(&lock);
}

int main(int argc, char **argv)
{
    wanted = count_argument(argc, argv);
    esl_listen_threaded("127.0.0.1", (esl_port_t)atoi(argv[1]), call, NULL, 10000);
    pthread_mutex_lock(&lock);
    report_usage(done - failed);
    pthread_mutex_unlock(&lock);
    return failed ? 1 : 0;
}
