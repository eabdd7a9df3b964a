#include "count.h"

bool receive_and_count(esl_handle_t *handle, struct counted *counted)
{
    size_t wanted_bytes = 0;

    if (esl_recv_event(handle, 1, NULL) != ESL_SUCCESS || !handle->last_ievent) {
        fprintf(stderr, "no event after %zu: %s\n", counted->events, handle->err);
        exit(1);
    }
    esl_event_t *event = handle->last_ievent;
    for (int i = 0; i < WANTED; i++) {
        const char *value = esl_event_get_header(event, wanted_name[i]);
        if (value)
            wanted_bytes += strlen(value);
        if (i == 0 && value && !strcmp(value, "CUSTOM")) {
            const char *subclass = esl_event_get_header(event, "Event-Subclass");
            if (subclass && !strcmp(subclass, "bench::end"))
                return false;
        }
    }
    const char *body = esl_event_get_body(event);
    if (body)
        counted->body_bytes += strlen(body);
    counted->events++;
    counted->wanted_bytes += wanted_bytes;
    return true;
}
