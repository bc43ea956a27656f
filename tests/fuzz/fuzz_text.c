/* SPDX-License-Identifier: MIT
 *
 * Properties: tokens and sentences are in order and in bounds, sentences part the tokens among them, token spans hold
 * whole characters, and reading again gives the same. */
#include <stdlib.h>

#include "base/utf8.h"
#include "text/text.h"

static void check(const fh_report *r) {
    uint32_t at = 0, token = 0;
    for (uint32_t i = 0; i < r->n_tokens; i++) {
        const fh_token *t = &r->tokens[i];
        if (t->begin < at || t->begin >= t->end || t->end > r->text.len) abort();
        if (((unsigned char)r->text.ptr[t->begin] & 0xc0) == 0x80) abort();
        at = t->end;
    }
    for (uint32_t i = 0; i < r->n_sentences; i++) {
        const fh_sentence *s = &r->sentences[i];
        if (s->first_token != token || !s->n_tokens) abort();
        token += s->n_tokens;
        if (s->span.begin != r->tokens[s->first_token].begin || s->span.end != r->tokens[token - 1].end || s->paragraph >= r->n_paragraphs) abort();
    }
    if (token != r->n_tokens) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const languages[] = {"", "en", "de", "es", "zh"};
    if (size < 1) return 0;
    fh_str text = {(const char *)data + 1, size - 1};
    if (!fh_utf8_valid(text, NULL)) return 0;
    fh_arena *keep = fh_arena_new(NULL, 0), *scratch = fh_arena_new(NULL, 0);
    fh_report a = {.text = text, .language = fh_str_of(languages[data[0] % 5])}, b = a;
    if (fh_text_read(keep, scratch, &a, NULL) || fh_text_read(keep, scratch, &b, NULL)) abort();
    check(&a);
    if (a.n_tokens != b.n_tokens || a.n_sentences != b.n_sentences) abort();
    fh_arena_free(keep);
    fh_arena_free(scratch);
    return 0;
}
