/* SPDX-License-Identifier: MIT
 *
 * web/request.h - what stands in a request, read with suspicion. Nothing here knows the HTTP library, so that all of it
 * can be fuzzed (tests/fuzz/fuzz_request.c). */
#ifndef FH_WEB_REQUEST_H
#define FH_WEB_REQUEST_H

#include "base/str.h"

/* "127.0.0.1:port", "localhost:port" or "[::1]:port"; without a port for 80. */
bool web_is_here(fh_str host, unsigned port);
/* The same for an Origin: "http://127.0.0.1:port". */
bool web_is_ours(fh_str origin, unsigned port);

/* The digits at the beginning as a number, at most `most`. */
uint32_t web_number(fh_str s, uint32_t most);

/* %XX and, where `plus`, + decoded. Absent where an escape is broken or the text holds a NUL. */
fh_str web_decode(fh_arena *arena, fh_str s, bool plus);

/* A form as a browser sends it (application/x-www-form-urlencoded). */
typedef struct web_field { fh_str name, value; } web_field;
typedef struct web_form { const web_field *at; size_t n; } web_form;
enum { WEB_MOST_FIELDS = 1024 };
bool web_form_read(fh_arena *arena, fh_str body, web_form *ret_form); /* false: broken, or too many fields */
fh_str web_form_get(const web_form *form, const char *name);          /* the first of this name; absent where there is none */

/* Whether two secrets are equal, in a time that tells only their lengths. */
bool web_same_secret(fh_str a, fh_str b);

#endif
