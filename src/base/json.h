/* SPDX-License-Identifier: MIT
 *
 * base/json.h - writing JSON (RFC 8259). Commas are the writer's business. Output goes to
 * an fh_buf; text that is not valid UTF-8 is written with U+FFFD in place of each bad byte,
 * so the output is always valid. */
#ifndef FH_BASE_JSON_H
#define FH_BASE_JSON_H

#include "base/buf.h"

typedef struct fh_json {
    fh_buf *out;
    bool comma; /* something stands before in this object or array */
} fh_json;

void fh_json_begin_object(fh_json *j);
void fh_json_end_object(fh_json *j);
void fh_json_begin_array(fh_json *j);
void fh_json_end_array(fh_json *j);
void fh_json_key(fh_json *j, const char *key);
void fh_json_str(fh_json *j, fh_str s); /* absent is null */
void fh_json_uint(fh_json *j, uint64_t v);
void fh_json_int(fh_json *j, int64_t v);
void fh_json_real(fh_json *j, double v, int digits); /* fixed, trailing zeros cut; locale plays no part */
void fh_json_bool(fh_json *j, bool v);
void fh_json_null(fh_json *j);

/* key and value in one */
void fh_json_put_str(fh_json *j, const char *key, fh_str s);
void fh_json_put_uint(fh_json *j, const char *key, uint64_t v);
void fh_json_put_real(fh_json *j, const char *key, double v, int digits);
void fh_json_put_bool(fh_json *j, const char *key, bool v);

#endif
