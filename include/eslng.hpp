/*
 * eslng.hpp: FreeSWITCH's Event Socket for new programs in C++17 and later: eslng.h with objects that free themselves, times of <chrono>, and exceptions.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
/**
 * @file
 *
 * Header-only: link with -lesl (pkg-config eslng).
 *
 *     eslng::Options options;
 *     options.password = "ClueCon";
 *     eslng::Client client(options);
 *     std::cout << client.api("status").text();
 *
 * - **Objects** own what they stand for and can be moved; an Event can be copied too. What ends in `Ref` belongs to another object and lives as long as
 *   that, as every std::string_view that a method gives.
 * - **Failures** are an eslng::Error, which has the status and the words. A wait for something that may not come (an event, a change, a connection) gives
 *   std::nullopt when its time is over. std::bad_alloc and std::length_error are the standard library's.
 * - **Time** that is not said is eslng::forever: as long as the connection, or the call, lasts.
 * - **Threads**: as in eslng.h. Clients, calls, readers and servers may be used by all at once, an EventBuilder and an Engine by one at a time.
 */
#ifndef ESLNG_HPP
#define ESLNG_HPP

#include "eslng_base.hpp"
#include "eslng_client.hpp"
#include "eslng_engine.hpp"

#endif
