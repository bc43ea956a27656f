/* SPDX-License-Identifier: MIT
 *
 * tests/fuzz/fuzz_request.c - what stands in a request to the site: a form is read into fields without NUL, never more than
 * are allowed; what was encoded decodes to itself; only this machine's names are this machine. */
#include <stdlib.h>

#include "base/buf.h"
#include "web/request.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define CHECK(x) do { if (!(x)) abort(); } while (0)

static fh_str encode(fh_arena *arena, fh_str s) {
    fh_buf b = {.arena = arena};
    for (size_t i = 0; i < s.len; i++) fh_buf_format(&b, i % 3 ? "%%%02X" : "%%%02x", (unsigned char)s.ptr[i]);
    return fh_buf_str(&b);
}

static void check_form(fh_arena *arena, fh_str body) {
    web_form form;
    if (!web_form_read(arena, body, &form)) return;
    CHECK(form.n <= WEB_MOST_FIELDS);
    for (size_t i = 0; i < form.n; i++) {
        CHECK(form.at[i].name.ptr && form.at[i].value.ptr);
        CHECK(form.at[i].name.len + form.at[i].value.len <= body.len);
        CHECK(!form.at[i].value.len || !memchr(form.at[i].value.ptr, 0, form.at[i].value.len));
        fh_str name = fh_str_copy(arena, form.at[i].name);
        if (!memchr(name.ptr, 0, name.len ? name.len : 1)) CHECK(web_form_get(&form, name.ptr).ptr);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fh_arena *arena = fh_arena_new(NULL, 0);
    fh_str s = {(const char *)data, size};
    if (!arena) return 0;
    check_form(arena, s);
    fh_str decoded = web_decode(arena, s, size % 2);
    CHECK(!decoded.ptr || decoded.len <= size);
    bool has_nul = size && memchr(data, 0, size);
    fh_str back = web_decode(arena, encode(arena, s), false);
    CHECK(has_nul ? !back.ptr : fh_str_equal(back, s));
    uint32_t n = web_number(s, 500);
    CHECK(n <= 500);
    if (web_is_here(s, 8733)) CHECK(fh_str_equal(s, FH_STR("127.0.0.1:8733")) || fh_str_equal(s, FH_STR("localhost:8733")) || fh_str_equal(s, FH_STR("[::1]:8733")));
    if (web_is_ours(s, 80)) CHECK(fh_str_starts(s, FH_STR("http://")));
    CHECK(web_same_secret(s, s) == (size > 0));
    CHECK(!size || !web_same_secret(s, fh_str_cut(s, 0, size - 1)));
    fh_arena_free(arena);
    return 0;
}
