/* Round trips: one `api` command after the other, each answer awaited. Each round
 * counts as an event, and the answers' bytes as bodies. */
#include "bare.h"

int main(int argc, char **argv)
{
    static const char command[] = "api echo round-trip\n\n";
    struct counted counted = {0};
    struct frame answer;
    size_t count = count_argument(argc, argv);

    bare_connect(argv[1]);
    while (counted.events < count) {
        bare_send(command, sizeof command - 1);
        bare_next_frame(&answer);
        counted.body_bytes += answer.body_length;
        counted.events++;
    }
    report(&counted);
    return 0;
}
