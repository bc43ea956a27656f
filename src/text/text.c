/* SPDX-License-Identifier: MIT
 *
 * text/text.c - paragraphs at empty lines, and the steps over each: tokens, quotations, sentences. */
#include "text/text.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "text/inside.h"
#include "text/unicode.h"

fh_str fh_text_fold(fh_arena *arena, fh_str word) {
    char *out = fh_arena_alloc_raw(arena, word.len + word.len / 2 + 4, 1, 1);
    size_t n = 0;
    if (!out) return (fh_str){NULL, 0};
    for (size_t i = 0; i < word.len;) {
        unsigned len;
        uint32_t c = fh_utf8_at(word, i, &len);
        if (fh_unicode_class(c) != FH_UNICODE_JOINER) n += fh_utf8_put(fh_unicode_fold(c), out + n);
        i += len;
    }
    return (fh_str){out, n};
}

/* The end of the paragraph that begins at i: before the next empty line, which may hold blanks. */
static size_t paragraph_end(fh_str text, size_t i, size_t *ret_next) {
    for (size_t at = i; (at = fh_str_find_char(text, '\n', at)) != SIZE_MAX; at++) {
        size_t next = at + 1;
        while (next < text.len && (text.ptr[next] == ' ' || text.ptr[next] == '\t' || text.ptr[next] == '\r')) next++;
        if (next < text.len && text.ptr[next] != '\n') {
            at = next - 1;
            continue;
        }
        *ret_next = next;
        return at;
    }
    *ret_next = text.len;
    return text.len;
}

static void split_paragraphs(fh_arena *keep, fh_str text, fh_text__spans *out) {
    for (size_t i = 0, next; i < text.len; i = next) {
        size_t end = paragraph_end(text, i, &next);
        fh_str p = fh_str_trim(fh_str_cut(text, i, end));
        if (!p.len) continue;
        uint32_t begin = (uint32_t)(p.ptr - text.ptr);
        fh_vec_push(keep, out, (fh_span){begin, begin + (uint32_t)p.len});
    }
}

/* A paragraph of nothing but joiners has no token and no sentence. */
static void read_paragraph(fh_arena *keep, fh_str text, const fh_span *p, uint32_t number, const fh_words *rules, fh_text__quotes *quotes,
                           fh_text__tokens *tokens, fh_text__sentences *sentences) {
    size_t first = tokens->n;
    fh_text__tokenise(keep, text, *p, rules, tokens);
    if (tokens->n == first || fh_arena_status(keep)) return;
    fh_text__quote(text, tokens->at + first, tokens->n - first, quotes);
    fh_text__split(keep, text, tokens, first, number, rules, sentences);
}

fh_status fh_text_read(fh_arena *keep, fh_arena *scratch, fh_report *r, fh_error *err) {
    fh_text__spans paragraphs = {0};
    fh_text__tokens tokens = {0};
    fh_text__sentences sentences = {0};
    fh_text__quotes quotes = {0};
    const fh_words *rules = fh_text__rules(r->language, r->text);
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    split_paragraphs(keep, r->text, &paragraphs);
    fh_vec_reserve(scratch, &tokens, r->text.len / 5 + 16); /* grows where nothing else does, and is copied once */
    for (size_t i = 0; i < paragraphs.n; i++)
        read_paragraph(scratch, r->text, &paragraphs.at[i], (uint32_t)i, rules, &quotes, &tokens, &sentences);
    fh_status status = fh_fail_arena(err, scratch);
    fh_token *kept = fh_arena_alloc_raw(keep, tokens.n, sizeof *kept, _Alignof(fh_token));
    fh_sentence *kept_sentences = fh_arena_alloc_raw(keep, sentences.n, sizeof *kept_sentences, _Alignof(fh_sentence));
    if (!status) status = fh_fail_arena(err, keep);
    if (!status) {
        if (tokens.n) memcpy(kept, tokens.at, tokens.n * sizeof *kept);
        if (sentences.n) memcpy(kept_sentences, sentences.at, sentences.n * sizeof *kept_sentences);
        r->paragraphs = paragraphs.at; r->n_paragraphs = (uint32_t)paragraphs.n;
        r->tokens = kept; r->n_tokens = (uint32_t)tokens.n;
        r->sentences = kept_sentences; r->n_sentences = (uint32_t)sentences.n;
    }
    fh_arena_rewind(scratch, mark);
    return status;
}

uint32_t fh_text_token_at(const fh_report *r, uint32_t at) {
    uint32_t low = 0, high = r->n_tokens;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (r->tokens[mid].begin < at) low = mid + 1;
        else high = mid;
    }
    return low;
}
