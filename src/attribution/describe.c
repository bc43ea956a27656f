/* SPDX-License-Identifier: MIT
 *
 * attribution/describe.c - "a senior official at the defense ministry, who was not authorised to speak": role
 * "official", grade "senior", organisation "the defense ministry", number 1, condition "who was not ...". */
#include "attribution/describe.h"

#include "attribution/words_table.h"

static fh_str text_of(const fh_view *v, uint32_t b, uint32_t e) {
    return b < e ? fh_str_span(v->r->text, fh_view_span(v, (fh_range){b, e})) : (fh_str){NULL, 0};
}

static bool is_article(const fh_view *v, uint32_t k) {
    return fh_view_is(v, k, "the") || fh_view_is(v, k, "a") || fh_view_is(v, k, "an") || v->t[k].pos == FH_POS_POSSESSIVE;
}

/* The token of a possessive 's in [b, e), or e. */
static uint32_t possessive(const fh_view *v, uint32_t b, uint32_t e) {
    for (uint32_t k = b; k < e; k++)
        if (v->t[k].pos == FH_POS_POSSESSIVE && !(v->t[k].flags & FH_TOKEN_SPACE)) return k;
    return e;
}

/* "of the Lakes Mediation Trust", "at the ministry": the noun phrase after the first such preposition. */
static fh_str after_preposition(const fh_view *v, uint32_t b, uint32_t e) {
    for (uint32_t k = b; k + 1 < e; k++) {
        bool of = fh_view_is(v, k, "of") || fh_view_is(v, k, "at") || fh_view_is(v, k, "in") || fh_view_is(v, k, "from") || fh_view_is(v, k, "for") || fh_view_is(v, k, "with");
        if (!of) continue;
        uint32_t from = is_article(v, k + 1) ? k + 2 : k + 1, to = from;
        while (to < e && (v->t[to].flags & FH_TOKEN_WORD) && v->t[to].pos != FH_POS_WH && v->t[to].pos != FH_POS_VERB_PAST) to++;
        return text_of(v, from, to);
    }
    return (fh_str){NULL, 0};
}

void fh_describe_role(const fh_view *v, fh_range role, fh_speaker *s) {
    uint32_t b = role.begin, e = role.end;
    if (b >= e) return;
    uint32_t owner = possessive(v, b, e);
    if (owner < e) {
        s->organisation = text_of(v, is_article(v, b) ? b + 1 : b, owner);
        b = owner + 1;
    } else if (is_article(v, b)) b++;
    while (e > b && !(v->t[e - 1].flags & FH_TOKEN_WORD)) e--;
    s->role = text_of(v, b, e);
    if (!s->organisation.ptr) s->organisation = after_preposition(v, b, e);
}

static uint16_t count_of(const fh_view *v, uint32_t k) {
    static const char *const words[] = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
    for (uint16_t i = 0; i < 10; i++)
        if (fh_view_is(v, k, words[i])) return (uint16_t)(i + 1);
    return 0;
}

/* The clause that says why or on what terms: from "who", "on condition" or "because" to the end of it. */
static fh_str condition_of(const fh_view *v, uint32_t from) {
    uint32_t clause = FH_NONE, stop = from + 48 < v->n ? from + 48 : v->n;
    bool secret = false;
    uint32_t k = from;
    for (; k < stop && !(k > from && (v->t[k].flags & FH_TOKEN_SENTENCE)); k++) {
        bool ends = clause != FH_NONE && secret && (fh_view_char(v, k) == ',' || fh_view_char(v, k) == '.' || (v->t[k].flags & FH_TOKEN_OPEN));
        if (ends) break;
        bool opens = fh_view_is(v, k, "who") || (fh_view_is(v, k, "on") && fh_view_is(v, k + 1, "condition")) || fh_view_is(v, k, "speaking") || fh_view_is(v, k, "granted");
        if (opens && !secret) clause = k;
        secret |= clause != FH_NONE && (v->flags[k] & ATTR_SECRECY) != 0;
    }
    return secret ? text_of(v, clause, k) : (fh_str){NULL, 0};
}

void fh_describe_anonymous(const fh_view *v, fh_range source, uint32_t head, bool plural, fh_speaker *s) {
    uint32_t rest = source.begin, owner = possessive(v, source.begin, head);
    for (uint32_t k = source.begin; k < head; k++) {
        uint16_t count = count_of(v, k);
        if (count) s->number = count;
        if ((v->flags[k] & ATTR_GRADE) && !s->grade.ptr) s->grade = text_of(v, k, k + 1);
        bool skip = is_article(v, k) || count || (v->flags[k] & (ATTR_GRADE | ATTR_INDEFINITE | ATTR_PARTITIVE)) || fh_view_is(v, k, "another") || fh_view_is(v, k, "same") || fh_view_is(v, k, "of");
        if (skip && k == rest) rest = k + 1;
    }
    if (!plural && !s->number) s->number = 1;
    s->role = text_of(v, head, head + 1);
    if (owner < head) s->organisation = text_of(v, rest < owner ? rest : source.begin, owner);
    else if (rest < head && (v->t[rest].flags & FH_TOKEN_CAPITAL)) s->organisation = text_of(v, rest, head);
    else s->organisation = after_preposition(v, head + 1, source.end);
    s->condition = condition_of(v, head + 1);
}
