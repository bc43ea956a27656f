/* SPDX-License-Identifier: MIT */
#include "unit/text/reading.h"

#include "unit/unit.h"

void reading_of(reading *x, fh_str text, const char *language) {
    *x = (reading){.keep = fh_arena_new(NULL, 0), .scratch = fh_arena_new(NULL, 0)};
    x->r.text = text;
    x->r.language = fh_str_of(language);
    assert_int_equal(fh_text_read(x->keep, x->scratch, &x->r, NULL), FH_OK);
}

void reading_free(reading *x) {
    fh_arena_free(x->keep);
    fh_arena_free(x->scratch);
}

static void add(fh_buf *b, fh_str s) {
    if (b->n) fh_buf_add_char(b, '|');
    fh_buf_add(b, s);
}

fh_str tokens_of(reading *x, unsigned flag) {
    fh_buf b = {.arena = x->keep};
    for (uint32_t i = 0; i < x->r.n_tokens; i++)
        if (!flag || (x->r.tokens[i].flags & flag)) add(&b, fh_str_cut(x->r.text, x->r.tokens[i].begin, x->r.tokens[i].end));
    fh_buf_add_char(&b, '\0');
    return fh_buf_str(&b);
}

fh_str sentences_of(reading *x) {
    fh_buf b = {.arena = x->keep};
    for (uint32_t i = 0; i < x->r.n_sentences; i++) add(&b, fh_str_span(x->r.text, x->r.sentences[i].span));
    fh_buf_add_char(&b, '\0');
    return fh_buf_str(&b);
}

void assert_flagged(const char *text, unsigned flag, const char *expected) {
    reading x;
    reading_of(&x, fh_str_of(text), "en");
    assert_string_equal(tokens_of(&x, flag).ptr, expected);
    reading_free(&x);
}

void assert_tokens(const char *text, const char *expected) { assert_flagged(text, 0, expected); }

void assert_sentences(const char *language, const char *text, const char *expected) {
    reading x;
    reading_of(&x, fh_str_of(text), language);
    assert_string_equal(sentences_of(&x).ptr, expected);
    reading_free(&x);
}
