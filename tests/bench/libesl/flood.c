/* A flood read by a libesl program: each event becomes an esl_event_t with all its
 * headers, and three of them are looked up. */
#include "connect.h"
#include "count.h"

/* The format of the events: -DFORMAT=ESL_EVENT_TYPE_JSON for the other that libesl parses. */
#ifndef FORMAT
#define FORMAT ESL_EVENT_TYPE_PLAIN
#endif

int main(int argc, char **argv)
{
    static esl_handle_t handle;
    struct counted counted = {0};

    count_argument(argc, argv);
    connect_to(&handle, argv[1]);
    if (esl_events(&handle, FORMAT, "ALL") != ESL_SUCCESS) {
        fprintf(stderr, "esl_events: %s\n", handle.err);
        return 1;
    }
    while (receive_and_count(&handle, &counted))
        ;
    report(&counted);
    esl_disconnect(&handle);
    return 0;
}
