/* SPDX-License-Identifier: MIT
 *
 * text/rules.c - which language's rules a text is read by.
 *
 * Without a language tag the first 4 KiB vote: each word that is a stop word of a language counts for it.
 * English wins where nobody is ahead of it, and Russian and Greek where only the script is known; a wrong guess costs
 * a few abbreviations. */
#include "base/utf8.h"
#include "text/inside.h"
#include "text/rules.h"
#include "text/unicode.h"

enum { LOOK_AT = 4 << 10 };

static const fh_words *by_tag(fh_str tag) {
    size_t n = 0;
    while (n < tag.len && tag.ptr[n] != '-' && tag.ptr[n] != '_') n++;
    for (size_t i = 0; i < RULES_LANGUAGES; i++)
        if (fh_str_equal_nocase(fh_str_cut(tag, 0, n), fh_str_of(rules_tables[i].language))) return &rules_tables[i].words;
    return NULL;
}

static void vote(uint32_t word, unsigned votes[RULES_LANGUAGES]) {
    for (uint32_t of = fh_words_find(&rules_stop_words, word); of; of &= of - 1) votes[__builtin_ctz(of)]++;
}

static const fh_words *by_look(fh_str text) {
    unsigned votes[RULES_LANGUAGES] = {0}, n;
    uint32_t h = FH_HASH_WORD_BEGIN;
    bool in_word = false;
    uint32_t other = 0; /* the last letter that is not Latin */
    if (text.len > LOOK_AT) text.len = LOOK_AT;
    for (size_t i = 0; i < text.len; i += n) {
        char b = text.ptr[i];
        if (fh_is_alpha(b)) {
            h = fh_hash_word_step(h, (unsigned char)fh_to_lower(b));
            in_word = true;
            n = 1;
            continue;
        }
        uint32_t c = fh_utf8_at(text, i, &n);
        fh_unicode kind = fh_unicode_class(c);
        if (fh_unicode_is_letter(kind) || kind == FH_UNICODE_MARK) {
            char out[4];
            unsigned m = fh_utf8_put(fh_unicode_fold(c), out);
            for (unsigned k = 0; k < m; k++) h = fh_hash_word_step(h, (unsigned char)out[k]);
            in_word = true;
            if (c >= 0x370 && c < 0x530) other = c;
        } else if (in_word) {
            vote(fh_hash_word_end(h), votes);
            h = FH_HASH_WORD_BEGIN;
            in_word = false;
        }
    }
    if (in_word) vote(fh_hash_word_end(h), votes);
    size_t best = 0;
    for (size_t i = 1; i < RULES_LANGUAGES; i++)
        if (votes[i] > votes[best]) best = i;
    if (!votes[best] && other) return by_tag(other < 0x400 ? FH_STR("el") : FH_STR("ru"));
    return &rules_tables[best].words;
}

const fh_words *fh_text__rules(fh_str language, fh_str text) {
    const fh_words *named = language.len ? by_tag(language) : NULL;
    return named ? named : by_look(text);
}
