/* SPDX-License-Identifier: MIT
 *
 * claim/phrase.c - does a range of tokens begin or end in the middle of a phrase of its sentence.
 *
 * Clauses are cut at joints ("and", "after", "if", "which"), and some of these join the halves of one phrase. What must not
 * be shown as a wording shows at the cut itself: a word that wants another behind it ("in", "at least", "9,412" before a noun),
 * a length of time before "after", a verb of knowing before its question, "between" before its "and", a list that goes on.
 * Parts of speech decide, and a few words where these do not. English. Cost: a bounded number of tokens. */
#include "claim/phrase.h"

enum { BETWEEN_REACH = 8, FIGURE_REACH = 3 }; /* tokens */

static bool is_any(const fh_claim__text *t, uint32_t at, const char *const *words, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (fh_str_equal_nocase(fh_claim__str_of(t, at), fh_str_of(words[i]))) return true;
    return false;
}
#define IS_ANY(t, at, ...) is_any((t), (at), (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

static uint8_t pos_of(const fh_claim__text *t, uint32_t at) { return t->report->tokens[at].pos; }

static bool is_figure(const fh_claim__text *t, uint32_t at) {
    return pos_of(t, at) == FH_POS_NUMBER || pos_of(t, at) == FH_POS_SYMBOL || t->words[at].quantity != FH_NONE;
}

static bool is_thing(const fh_claim__text *t, uint32_t at) { return pos_of(t, at) == FH_POS_NOUN || pos_of(t, at) == FH_POS_PROPER; }

/* The sentence that holds a token, as tokens. */
static fh_claim__range sentence_of(const fh_claim__text *t, uint32_t at) {
    uint32_t low = 0, high = t->n_lines;
    while (low + 1 < high) {
        uint32_t mid = low + (high - low) / 2;
        if (t->lines[mid].tokens.first <= at) low = mid;
        else high = mid;
    }
    return t->n_lines ? t->lines[low].tokens : (fh_claim__range){at, 0};
}

static bool is_figure_near(const fh_claim__text *t, uint32_t first, uint32_t end) {
    for (uint32_t k = first; k < end && k < first + FIGURE_REACH; k++)
        if (is_figure(t, k)) return true;
    return false;
}

/* "between $60 million | and $68 million", "between 9 a.m. | and shortly after 2 p.m." at the "and". */
static bool joins_bounds(const fh_claim__text *t, fh_claim__range s, uint32_t at) {
    if (!IS_ANY(t, at, "and") || !is_figure_near(t, at + 1, s.first + s.n)) return false;
    for (uint32_t k = at; k > s.first && at - k < BETWEEN_REACH; k--)
        if (IS_ANY(t, k - 1, "between")) return true;
    return false;
}

bool fh_claim__begins_amid(const fh_claim__text *t, fh_claim__range r) {
    fh_claim__range s = sentence_of(t, r.first);
    if (r.first <= s.first || r.first >= s.first + s.n) return false;
    return joins_bounds(t, s, r.first) || joins_bounds(t, s, r.first - 1) || (is_figure(t, r.first) && is_figure(t, r.first - 1));
}

static bool wants_more(const fh_claim__text *t, uint32_t last, uint32_t next) {
    switch ((fh_pos)pos_of(t, last)) {
    case FH_POS_DETERMINER: return is_thing(t, next) || pos_of(t, next) == FH_POS_ADJECTIVE || is_figure(t, next);
    case FH_POS_PREPOSITION: return pos_of(t, next) == FH_POS_WH || is_thing(t, next) || is_figure(t, next) || pos_of(t, next) == FH_POS_DETERMINER;
    case FH_POS_TO: return pos_of(t, next) == FH_POS_VERB_BASE || pos_of(t, next) == FH_POS_WH || is_thing(t, next) || is_figure(t, next);
    case FH_POS_MODAL: case FH_POS_POSSESSIVE: return true;
    case FH_POS_NUMBER: return is_thing(t, next) || pos_of(t, next) == FH_POS_ADJECTIVE || is_figure(t, next);
    default: return IS_ANY(t, last, "least", "most", "about", "than", "some");
    }
}

/* "Orange" in "in Dubbo, Orange and Parkes" behind "Dubbo". */
static bool goes_on_listing(const fh_claim__text *t, fh_claim__range s, uint32_t last) {
    const uint32_t end = s.first + s.n;
    if (last + 3 >= end || pos_of(t, last) != FH_POS_PROPER || !fh_str_equal(fh_claim__str_of(t, last + 1), FH_STR(",")) || pos_of(t, last + 2) != FH_POS_PROPER) return false;
    uint32_t k = last + 3;
    while (k < end && pos_of(t, k) == FH_POS_PROPER) k++;
    return k < end && (IS_ANY(t, k, ",", "and"));
}

/* "14 minutes | after take-off", "three weeks | before the vote"; "waited for three weeks | before she wrote" is whole. */
static bool measures(const fh_claim__text *t, fh_claim__range r, uint32_t last, uint32_t next) {
    bool length = r.n > 1 && pos_of(t, last - 1) == FH_POS_NUMBER && IS_ANY(t, last, "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years");
    return length && !(r.n > 2 && IS_ANY(t, last - 2, "for")) && IS_ANY(t, next, "after", "before", "later", "earlier", "ago");
}

bool fh_claim__ends_amid(const fh_claim__text *t, fh_claim__range r) {
    fh_claim__range s = sentence_of(t, r.first);
    const uint32_t next = r.first + r.n, last = next - 1;
    if (!r.n || next >= s.first + s.n) return false;
    if (goes_on_listing(t, s, last)) return true;
    if (!(t->report->tokens[next].flags & FH_TOKEN_WORD) && !is_figure(t, next)) return false;
    if (wants_more(t, last, next) || joins_bounds(t, s, next)) return true;
    if (measures(t, r, last, next)) return true;
    return IS_ANY(t, last, "know", "knew", "knows", "ask", "asks", "asked", "asking", "wonder", "wondered", "see", "say", "tell") && IS_ANY(t, next, "if", "whether", "how", "what", "why", "who", "that");
}
