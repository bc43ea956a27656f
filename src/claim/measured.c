/* SPDX-License-Identifier: MIT
 *
 * claim/measured.c - what a figure is a figure of: the noun it counts, an extent, or the thing whose name it is.
 *
 * A number that ends its clause counts what stands before it: the object of the verb that puts it "at" an amount, the subject of
 * one that stands there, or what a word for an amount is the amount of. Words: data/claim/measuring.txt. Cost: constant. */
#include "claim/measured.h"

#include "base/words.h"
#include "claim/cue_table.h"
#include "claim/measuring_table.h"

enum { NOUN_REACH = 4, REACH = 14, BOUNDS_MAX = 3, EXTENT_BEFORE = 12, EXTENT_AFTER = 2 };

static uint32_t kind_of(const fh_report *r, uint32_t k) { return fh_words_find(&measuring_words, r->tokens[k].word); }
static bool is_word(const fh_report *r, uint32_t k, const char *word) {
    return fh_str_equal_nocase(fh_str_span(r->text, (fh_span){r->tokens[k].begin, r->tokens[k].end}), fh_str_of(word));
}
static bool is_noun(const fh_report *r, uint32_t k) { return r->tokens[k].pos == FH_POS_NOUN && !(r->tokens[k].flags & FH_TOKEN_DIGIT); }

/* May a noun that a figure counts stand behind token k: "12 of the dead", but not "12 in the town", "12 and". */
static bool may_follow(const fh_report *r, uint32_t k) {
    const fh_token *t = &r->tokens[k];
    if (!(t->flags & FH_TOKEN_WORD) || t->flags & FH_TOKEN_DIGIT || t->pos == FH_POS_NUMBER || t->pos == FH_POS_CONJUNCTION) return false;
    return t->pos != FH_POS_PREPOSITION || is_word(r, k, "of");
}

static bool is_finite(uint8_t pos) { return pos == FH_POS_VERB_PRESENT || pos == FH_POS_VERB_PAST || pos == FH_POS_MODAL; }

/* The last of the nouns that follow at once: "dead fish", "police officers"; where none does, the first word with content: "12 died". */
uint32_t fh_claim__counted_after(const fh_report *r, uint32_t k, uint32_t end) {
    uint32_t first = FH_NONE, noun = FH_NONE;
    for (uint32_t n = 0; k < end && n < NOUN_REACH && may_follow(r, k); k++, n++) {
        bool is_noun = r->tokens[k].pos == FH_POS_NOUN || r->tokens[k].pos == FH_POS_PROPER;
        bool says = !(fh_words_find(&cue_words, r->tokens[k].word) & CUE_STOP);
        if (noun != FH_NONE && !is_noun) break;
        if (is_noun) noun = k;
        else if (first == FH_NONE && says) first = k;
        if (says && is_finite(r->tokens[k].pos)) break;
    }
    return noun != FH_NONE ? noun : first;
}

/* Where the part of the sentence begins that token `at` stands in, REACH tokens before it at the most. */
static uint32_t part_before(const fh_report *r, uint32_t at) {
    uint32_t from = at;
    while (from > 0 && at - from < REACH && !(r->tokens[from].flags & FH_TOKEN_SENTENCE) && r->tokens[from - 1].flags & FH_TOKEN_WORD) from--;
    return from;
}

/* Past "the number of", where a phrase begins with it: the noun that is counted. */
static uint32_t first_noun(const fh_report *r, uint32_t k, uint32_t end) {
    uint32_t sum = FH_NONE;
    for (; k < end; k++) {
        if (!is_noun(r, k)) continue;
        bool of = k + 1 < end && is_word(r, k + 1, "of");
        if (!(kind_of(r, k) & MEASURING_SUM) || !of) return k;
        sum = k;
    }
    return sum;
}

/* The word between an amount and what it is the amount of: "at", "was"; bounds may stand between. FH_NONE for none. */
static uint32_t link_before(const fh_report *r, uint32_t at, uint32_t from) {
    for (uint32_t k = at; k > from && at - k <= BOUNDS_MAX; k--)
        if (is_word(r, k - 1, "at") || kind_of(r, k - 1) & MEASURING_BE) return k - 1;
    return FH_NONE;
}

uint32_t fh_claim__counted_before(const fh_report *r, uint32_t at) {
    uint32_t from = part_before(r, at), link = link_before(r, at, from);
    if (link == FH_NONE) return FH_NONE;
    bool is = (kind_of(r, link) & MEASURING_BE) != 0;
    for (uint32_t k = link; k-- > from;) {
        uint32_t kind = kind_of(r, k);
        if (is && kind & MEASURING_SUM && is_noun(r, k)) return first_noun(r, k, link);
        if (is || !(kind & MEASURING_PUT) || is_noun(r, k)) continue;
        uint32_t object = first_noun(r, k + 1, link);
        return object != FH_NONE ? object : first_noun(r, from, k);
    }
    return FH_NONE;
}

static bool tells_extent(const fh_report *r, uint32_t k) { return (kind_of(r, k) & MEASURING_EXTENT) != 0; }

bool fh_claim__is_extent(const fh_report *r, uint32_t at, uint32_t end) {
    for (uint32_t k = at + 1; k < end && k <= at + EXTENT_AFTER; k++)
        if (tells_extent(r, k)) return true;
    for (uint32_t k = at, n = 0; k > 0 && n < EXTENT_BEFORE && !(r->tokens[k].flags & FH_TOKEN_SENTENCE); k--, n++)
        if (tells_extent(r, k - 1)) return true;
    return false;
}

bool fh_claim__is_label(const fh_report *r, uint32_t at) {
    bool inside = at > 0 && !(r->tokens[at].flags & FH_TOKEN_SENTENCE) && r->tokens[at].flags & FH_TOKEN_DIGIT;
    return inside && r->tokens[at - 1].pos != FH_POS_VERB_PAST && (kind_of(r, at - 1) & MEASURING_LABEL) != 0;
}

bool fh_claim__is_of_people(const fh_report *r, uint32_t k) { return (kind_of(r, k) & MEASURING_PEOPLE) != 0; }
