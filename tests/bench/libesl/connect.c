#include "connect.h"

static void fail(const esl_handle_t *handle, const char *what)
{
    fprintf(stderr, "%s: %s\n", what, handle->err);
    exit(1);
}

void connect_to(esl_handle_t *handle, const char *port)
{
    if (esl_connect(handle, "127.0.0.1", (esl_port_t)atoi(port), NULL, "ClueCon") != ESL_SUCCESS)
        fail(handle, "esl_connect");
}

void send_and_wait(esl_handle_t *handle, const char *command)
{
    if (esl_send_recv(handle, command) != ESL_SUCCESS)
        fail(handle, command);
}
