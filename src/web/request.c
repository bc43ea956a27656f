/* SPDX-License-Identifier: MIT
 *
 * web/request.c - what stands in a request. */
#include "web/request.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/vec.h"

bool web_is_here(fh_str host, unsigned port) {
    static const char *const names[] = {"127.0.0.1", "localhost", "[::1]"};
    char with_port[32];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(with_port, sizeof with_port, "%s:%u", names[i], port);
        if (fh_str_equal(host, fh_str_of(with_port)) || (port == 80 && fh_str_equal(host, fh_str_of(names[i])))) return true;
    }
    return false;
}

bool web_is_ours(fh_str origin, unsigned port) {
    return fh_str_starts(origin, FH_STR("http://")) && web_is_here(fh_str_cut(origin, 7, origin.len), port);
}

uint32_t web_number(fh_str s, uint32_t most) {
    uint64_t n = 0;
    for (size_t i = 0; i < s.len && fh_is_digit(s.ptr[i]) && n <= most; i++) n = n * 10 + (uint64_t)(s.ptr[i] - '0');
    return n < most ? (uint32_t)n : most;
}

static int hex(char c) {
    if (fh_is_digit(c)) return c - '0';
    c = fh_to_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

fh_str web_decode(fh_arena *arena, fh_str s, bool plus) {
    fh_buf out = {.arena = arena};
    for (size_t i = 0; i < s.len; i++) {
        int c = s.ptr[i];
        if (c == '+' && plus) c = ' ';
        else if (c == '%') {
            int high = i + 2 < s.len ? hex(s.ptr[i + 1]) : -1, low = i + 2 < s.len ? hex(s.ptr[i + 2]) : -1;
            if (high < 0 || low < 0) return (fh_str){NULL, 0};
            c = high * 16 + low;
            i += 2;
        }
        if (!c) return (fh_str){NULL, 0};
        fh_buf_add_char(&out, (char)c);
    }
    return fh_buf_str(&out);
}

bool web_form_read(fh_arena *arena, fh_str body, web_form *ret_form) {
    FH_VEC(web_field) fields = {0};
    fh_str part;
    while (fh_str_next(&body, '&', &part)) {
        size_t at = fh_str_find_char(part, '=', 0);
        if (!part.len) continue;
        if (at == SIZE_MAX) at = part.len;
        web_field f = {web_decode(arena, fh_str_cut(part, 0, at), true), web_decode(arena, fh_str_cut(part, at < part.len ? at + 1 : at, part.len), true)};
        if (!f.name.ptr || !f.value.ptr || fields.n == WEB_MOST_FIELDS) return false;
        fh_vec_push(arena, &fields, f);
    }
    *ret_form = (web_form){fields.at, fields.n};
    return !fh_arena_status(arena);
}

fh_str web_form_get(const web_form *form, const char *name) {
    for (size_t i = 0; i < form->n; i++)
        if (fh_str_equal(form->at[i].name, fh_str_of(name))) return form->at[i].value;
    return (fh_str){NULL, 0};
}

bool web_same_secret(fh_str a, fh_str b) {
    unsigned char differ = a.len != b.len;
    for (size_t i = 0; i < a.len && i < b.len; i++) differ |= (unsigned char)(a.ptr[i] ^ b.ptr[i]);
    return !differ && a.len > 0;
}
