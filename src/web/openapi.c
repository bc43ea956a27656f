/* SPDX-License-Identifier: MIT
 *
 * web/openapi.c - the JSON interface described in its own terms (OpenAPI 3.1): openapi.json, made into a table.
 * tests/web/openapi.py holds what the server answers against it. */
#include "web/openapi_table.h"

#include "web/web.h"

void web_openapi(fh_buf *out) {
    for (size_t i = 0; i < sizeof openapi / sizeof *openapi; i++) fh_buf_add(out, fh_str_of(openapi[i]));
    fh_buf_add_char(out, '\n');
}
