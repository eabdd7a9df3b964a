/* The floor of what an event costs a Python program: native code reads and frames, each event is one object that holds
 * its text, and a value is looked for and decoded when the program asks for it. No queue, no loop, no errors that a
 * program could catch: what fails ends the process, as in the other bare programs. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "../bare/bare.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct {
    PyObject_VAR_HEAD
    char text[];
} Event;

/* Where a header's value begins, and its length; NULL where there is none. */
static const char *find(Event *event, const char *name, size_t length, size_t *value_length)
{
    const char *line = event->text, *end = line + Py_SIZE(event);

    while (line < end && *line != '\n') {
        const char *newline = memchr(line, '\n', (size_t)(end - line));
        if (!newline)
            break;
        if ((size_t)(newline - line) > length + 1 && line[length] == ':' && !strncasecmp(line, name, length)) {
            const char *value = line + length + 2;
            *value_length = (size_t)(newline - value);
            return value;
        }
        line = newline + 1;
    }
    return NULL;
}

/* event.get(name): the value, or None. */
static PyObject *get(PyObject *self, PyObject *name_object)
{
    Py_ssize_t length;
    const char *name = PyUnicode_AsUTF8AndSize(name_object, &length);
    size_t value_length;
    char small[256], *decoded = small;

    if (!name)
        return NULL;
    const char *value = find((Event *)self, name, (size_t)length, &value_length);
    if (!value)
        Py_RETURN_NONE;
    if (!memchr(value, '%', value_length))
        return PyUnicode_DecodeUTF8(value, (Py_ssize_t)value_length, "replace");
    if (value_length > sizeof small && !(decoded = malloc(value_length)))
        return PyErr_NoMemory();
    memcpy(decoded, value, value_length);
    PyObject *text = PyUnicode_DecodeUTF8(decoded, (Py_ssize_t)bare_decode(decoded, value_length), "replace");
    if (decoded != small)
        free(decoded);
    return text;
}

/* event.body_length: of what stands behind the empty line. */
static PyObject *body_length(PyObject *self, void *Py_UNUSED(closure))
{
    size_t value_length;
    const char *value = find((Event *)self, "Content-Length", 14, &value_length);

    return PyLong_FromUnsignedLong(value ? strtoul(value, NULL, 10) : 0);
}

static PyMethodDef event_methods[] = {{"get", get, METH_O, NULL}, {0}};
static PyGetSetDef event_members[] = {{"body_length", body_length, NULL, NULL, NULL}, {0}};
static PyTypeObject event_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "floor.Event",
    .tp_basicsize = sizeof(Event),
    .tp_itemsize = 1,
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_methods = event_methods,
    .tp_getset = event_members,
};

static PyObject *subscribe(PyObject *Py_UNUSED(self), PyObject *port)
{
    const char *text = PyUnicode_AsUTF8(port);

    if (!text)
        return NULL;
    bare_connect(text);
    bare_subscribe();
    Py_RETURN_NONE;
}

/* next_event(): waits for it. */
static PyObject *next_event(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    struct frame frame;

    bare_next_frame(&frame);
    Event *event = PyObject_NewVar(Event, &event_type, (Py_ssize_t)frame.body_length);
    if (event)
        memcpy(event->text, frame.body, frame.body_length);
    return (PyObject *)event;
}

static PyMethodDef methods[] = {
    {"subscribe", subscribe, METH_O, NULL},
    {"next_event", next_event, METH_NOARGS, NULL},
    {0},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, .m_name = "floor", .m_size = -1, .m_methods = methods};

PyMODINIT_FUNC PyInit_floor(void)
{
    return PyType_Ready(&event_type) ? NULL : PyModule_Create(&module);
}
