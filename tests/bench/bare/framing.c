/* Framing alone: the head to its blank line, then as many bytes as Content-Length
 * says. Nothing inside an event is looked at, so COUNT says when the flood ends. */
#include "bare.h"

int main(int argc, char **argv)
{
    struct counted counted = {0};
    struct frame frame;
    size_t count = count_argument(argc, argv);

    bare_connect(argv[1]);
    bare_subscribe();
    while (counted.events < count) {
        bare_next_frame(&frame);
        counted.events++;
    }
    report(&counted);
    return 0;
}
