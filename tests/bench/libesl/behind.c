/* A command whose answer comes behind COUNT events: esl_send_recv keeps them in
 * race_event, from where they are then received one by one. */
#include "connect.h"
#include "count.h"

int main(int argc, char **argv)
{
    static esl_handle_t handle;
    struct counted counted = {0};
    size_t count = count_argument(argc, argv);
    char command[64];

    snprintf(command, sizeof command, "api behind %zu\n\n", count);
    connect_to(&handle, argv[1]);
    send_and_wait(&handle, command);
    while (counted.events < count)
        receive_and_count(&handle, &counted);
    report(&counted);
    esl_disconnect(&handle);
    return 0;
}
