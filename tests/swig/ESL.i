/*
 * ESL.i: the module ESL for the languages that SWIG knows, of the classes in esl_oop.h.
 *
 *     swig -c++ -perl5 -I/usr/include ESL.i && c++ -shared -fPIC ... ESL_wrap.cxx -lesl -o ESL.so
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
%module ESL

%{
#include <esl_oop.h>
%}

/* What setPriority takes. */
typedef enum {
	ESL_PRIORITY_NORMAL,
	ESL_PRIORITY_LOW,
	ESL_PRIORITY_HIGH
} esl_priority_t;

/* The script owns what these return. */
%newobject ESLconnection::getInfo;
%newobject ESLconnection::sendRecv;
%newobject ESLconnection::api;
%newobject ESLconnection::bgapi;
%newobject ESLconnection::sendEvent;
%newobject ESLconnection::recvEvent;
%newobject ESLconnection::recvEventTimed;
%newobject ESLconnection::filter;
%newobject ESLconnection::execute;
%newobject ESLconnection::executeAsync;

/* SWIG would release a text that it sets in its own way. */
%immutable ESLevent::serialized_string;

/* A script has no esl_event_t. */
%ignore ESLevent::event;
%ignore ESLevent::ESLevent(esl_event_t *, int);
%ignore ESLevent::ESLevent(esl_event_t *);

%include "esl_oop.h"
