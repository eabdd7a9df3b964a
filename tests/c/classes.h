/* What classes_second.cpp does for classes.cpp. */
#ifndef CLASSES_H
#define CLASSES_H

class ESLevent;

/* The text, or NULL in letters. */
const char *shown(const char *text);

/* Prints the headers of an event on a line. */
void print_headers(ESLevent &event);

#endif
