/* Round trips through esl_send_recv. Each round counts as an event, and the answers'
 * bytes as bodies. */
#include "../report.h"
#include "connect.h"

int main(int argc, char **argv)
{
    static esl_handle_t handle;
    struct counted counted = {0};
    size_t count = count_argument(argc, argv);

    connect_to(&handle, argv[1]);
    while (counted.events < count) {
        send_and_wait(&handle, "api echo round-trip\n\n");
        counted.body_bytes += strlen(esl_event_get_body(handle.last_sr_event));
        counted.events++;
    }
    report(&counted);
    esl_disconnect(&handle);
    return 0;
}
