/* The heap that COUNT idle connections hold, besides their handles: each has logged
 * in, has got one answer, and then waits. */
#include "../report.h"
#include "connect.h"

#include <malloc.h>

static size_t heap_bytes(void)
{
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

static void open_one(esl_handle_t *handle, const char *port)
{
    connect_to(handle, port);
    send_and_wait(handle, "api status\n\n");
}

int main(int argc, char **argv)
{
    size_t count = count_argument(argc, argv);
    esl_handle_t *handles = calloc(count + 1, sizeof *handles);

    if (!handles) {
        perror("calloc");
        return 1;
    }
    /* The first connection also pays for what all share, the resolver's for example. */
    open_one(&handles[count], argv[1]);
    size_t before = heap_bytes();
    for (size_t i = 0; i < count; i++)
        open_one(&handles[i], argv[1]);
    printf("{\"events\":%zu,\"heap_bytes\":%zu}\n", count, heap_bytes() - before);
    for (size_t i = 0; i <= count; i++)
        esl_disconnect(&handles[i]);
    free(handles);
    return 0;
}
