/* SPDX-License-Identifier: MIT
 *
 * timeline/clause.c - the words around an expression of time that say what it dates.
 *
 * A short sentence is taken whole. Of a long one the part between two commas, dashes, colons or semicolons is taken that
 * holds the expression and can stand by itself: it begins as a subject does, a finite verb comes before its next comma,
 * and it opens no quotation that it does not close. Where no part stands, the sentence is taken. Only so much of a sentence
 * is looked at, so that a line of many megabytes costs no more than its expressions. */
#include "timeline/rules.h"

#include "text/text.h"

enum { LONG = 160, REACH = 480, DATELINE_MAX = 80, DATELINE_CAPITALS = 3, AFTER_LEAST = 40 }; /* bytes */

typedef struct reading {
    const fh_report *r;
    fh_span said, expr;
} reading;

static bool is_dash(fh_str t, uint32_t at) {
    if (at + 3 >= t.len || (unsigned char)t.ptr[at] != 0xe2 || (unsigned char)t.ptr[at + 1] != 0x80) return false;
    return (unsigned char)t.ptr[at + 2] == 0x94 || ((unsigned char)t.ptr[at + 2] == 0x93 && t.ptr[at + 3] == ' ');
}

static bool divides(fh_str t, uint32_t at) {
    char c = t.ptr[at];
    if (c == ';' || c == ':') return at + 1 < t.len && fh_is_space(t.ptr[at + 1]);
    if (c == ',') return at + 1 < t.len && fh_is_space(t.ptr[at + 1]) && !(at + 2 < t.len && fh_is_digit(t.ptr[at + 2]));
    return is_dash(t, at);
}

static bool is_bullet(fh_str t, uint32_t at) {
    return at + 3 < t.len && (unsigned char)t.ptr[at] == 0xe2 && (unsigned char)t.ptr[at + 1] == 0x80 && (unsigned char)t.ptr[at + 2] == 0xa2;
}

uint32_t fh_timeline__after_dateline(fh_str t, fh_span sentence) {
    if (is_bullet(t, sentence.begin)) return sentence.begin + 3;
    uint32_t i = sentence.begin, end = sentence.end - sentence.begin > DATELINE_MAX ? sentence.begin + DATELINE_MAX : sentence.end;
    while (i < end && t.ptr[i] >= 'A' && t.ptr[i] <= 'Z') i++;
    if (i - sentence.begin < DATELINE_CAPITALS) return sentence.begin;
    for (; i + 3 < end; i++) {
        bool hyphen = t.ptr[i] == ' ' && t.ptr[i + 1] == '-' && (t.ptr[i + 2] == ' ' || t.ptr[i + 2] == '-');
        if (hyphen || is_dash(t, i)) return i + 3;
    }
    return sentence.begin;
}

static bool is_finite(const fh_token *k) { return k->pos == FH_POS_VERB_PRESENT || k->pos == FH_POS_VERB_PAST || k->pos == FH_POS_MODAL; }

static bool is_subject(const fh_token *k) {
    return k->pos == FH_POS_NOUN || k->pos == FH_POS_PROPER || k->pos == FH_POS_PRONOUN || k->pos == FH_POS_POSSESSIVE || k->pos == FH_POS_DETERMINER ||
           k->pos == FH_POS_NUMBER || k->pos == FH_POS_EXISTENTIAL;
}

/* Past an "and" or "but". */
static uint32_t after_joint(const fh_report *r, uint32_t at) {
    uint32_t k = fh_text_token_at(r, at);
    return k + 1 < r->n_tokens && r->tokens[k].pos == FH_POS_CONJUNCTION ? r->tokens[k + 1].begin : at;
}

/* Does what begins here begin as a sentence could: "the council met"; not "which met" or "the mayor, a". */
static bool begins(const reading *x, uint32_t at) {
    const fh_report *r = x->r;
    uint32_t k = fh_text_token_at(r, at), verb;
    while (k < r->n_tokens && r->tokens[k].flags & FH_TOKEN_OPEN) k++;
    if (k == r->n_tokens || r->tokens[k].begin >= x->expr.end || !is_subject(&r->tokens[k])) return false;
    for (verb = k; verb < r->n_tokens && r->tokens[verb].begin < x->said.end && !is_finite(&r->tokens[verb]); verb++)
        if (r->tokens[verb].pos == FH_POS_WH || divides(r->text, r->tokens[verb].begin)) return false;
    return verb < r->n_tokens && r->tokens[verb].begin < x->said.end;
}

/* Quotation marks between two places: more that open, or more that close. */
static int open_quotes(const reading *x, uint32_t begin, uint32_t end) {
    int n = 0;
    for (uint32_t k = fh_text_token_at(x->r, begin); k < x->r->n_tokens && x->r->tokens[k].begin < end; k++) {
        n += (x->r->tokens[k].flags & FH_TOKEN_OPEN) != 0;
        n -= (x->r->tokens[k].flags & FH_TOKEN_CLOSE) != 0;
    }
    return n;
}

static bool holds_verb(const reading *x, uint32_t begin, uint32_t end) {
    for (uint32_t k = fh_text_token_at(x->r, begin); k < x->r->n_tokens && x->r->tokens[k].begin < end; k++)
        if (is_finite(&x->r->tokens[k])) return true;
    return false;
}

static uint32_t begin_of(const reading *x) {
    uint32_t last = x->expr.begin - x->said.begin > REACH ? x->expr.begin - REACH : x->said.begin, nearest = last;
    for (uint32_t i = x->expr.begin; i > last; i--) {
        if (!divides(x->r->text, i - 1)) continue;
        uint32_t at = after_joint(x->r, is_dash(x->r->text, i - 1) ? i + 2 : i);
        if (nearest == last) nearest = at;
        if (begins(x, at) && open_quotes(x, at, x->expr.begin) >= 0) return at;
    }
    return last == x->said.begin ? last : nearest;
}

static uint32_t end_of(const reading *x, uint32_t begin) {
    uint32_t last = x->said.end - x->expr.end > REACH ? x->expr.end + REACH : x->said.end, nearest = last;
    for (uint32_t i = x->expr.end; i < last; i++) {
        if (!divides(x->r->text, i) || i - begin < AFTER_LEAST) continue;
        if (nearest == last) nearest = i;
        if (open_quotes(x, begin, i) <= 0 && holds_verb(x, begin, i)) return i;
    }
    return last == x->said.end ? last : nearest;
}

fh_str fh_timeline__clause(const fh_report *r, fh_span said, fh_span expr) {
    reading x = {r, said, expr};
    fh_span c = said;
    if (said.end - said.begin > LONG) {
        c.begin = begin_of(&x);
        while (c.begin < expr.begin && ((unsigned char)r->text.ptr[c.begin] & 0xc0) == 0x80) c.begin++;
        c.end = end_of(&x, c.begin);
        while (c.end < said.end && ((unsigned char)r->text.ptr[c.end] & 0xc0) == 0x80) c.end++;
    }
    return fh_str_trim(fh_str_span(r->text, c));
}
