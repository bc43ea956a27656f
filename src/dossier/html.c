/* SPDX-License-Identifier: MIT
 *
 * dossier/html.c - escaping. */
#include "dossier/html.h"

#include "base/utf8.h"

static fh_str reference(uint32_t c, unsigned n) {
    switch (c) {
    case '&': return FH_STR("&amp;");
    case '<': return FH_STR("&lt;");
    case '>': return FH_STR("&gt;");
    case '"': return FH_STR("&quot;");
    case '\'': return FH_STR("&#39;");
    case '\t': case '\n': return (fh_str){NULL, 0};
    default: break;
    }
    bool control = c < 0x20 || (c >= 0x7f && c <= 0x9f), overrides = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    bool broken = c == 0xfffd && n == 1, no_character = c == 0xfffe || c == 0xffff;
    return control || overrides || broken || no_character ? FH_STR("\xef\xbf\xbd") : (fh_str){NULL, 0};
}

void fh_html_text(fh_buf *out, fh_str text) {
    size_t plain = 0;
    unsigned n;
    for (size_t i = 0; i < text.len; i += n) {
        uint32_t c = fh_utf8_at(text, i, &n);
        fh_str instead = reference(c, n);
        if (!instead.ptr) continue;
        fh_buf_add(out, fh_str_cut(text, plain, i));
        fh_buf_add(out, instead);
        plain = i + n;
    }
    if (text.len) fh_buf_add(out, fh_str_cut(text, plain, text.len));
}
