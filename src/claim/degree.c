/* SPDX-License-Identifier: MIT
 *
 * claim/degree.c - words that say more or less than those they answer: "clashed" for "scuffled", "oppose" for "had doubts",
 * "officials" for "an official", "the vote" for "part of the vote".
 *
 * Words in degrees come from data/claim/grades.txt. A graded word is held against its partner, since words of one meaning are partners and may
 * still differ in strength, or, without a partner, against the nearest word of its scale that has none either. A noun is
 * held against its partner by number and by what stands before it.
 * Cost: the words of a sentence times those without a partner in its lines. */
#include <stdlib.h>

#include "claim/pair.h"

enum { MIDDLE = 5, SCALE_TRUTH = 2, SCALE_STAGE = 9, SCALE_SHARE = 10, SCALE_CHANCE = 11, SCALE_PLACE = 15, REACH = 2, PAIRS_MAX = 16,
       NAMED_NEAR = 3 }; /* words that lie further apart may not answer one another: the note does not name them */

static uint32_t scale_of(const fh_claim__word *w) { return w->grade / 16; }
static int degree_of(const fh_claim__word *w) { return (int)(w->grade % 16); }

static uint32_t partner_of(const fh_claim__pair *x, uint32_t k) {
    return k - x->m.a.first < x->m.a.n ? x->m.a_match[k - x->m.a.first] : FH_NONE;
}

static bool is_open(const fh_claim__pair *x, uint32_t part, uint32_t n) {
    return x->m.b_match[part][n] == FH_NONE;
}

/* ---- degrees ------------------------------------------------------------------------------------- */

static fh_change_type type_by(uint32_t scale, bool turned) {
    if (scale == SCALE_SHARE || scale == SCALE_PLACE) return FH_CHANGE_SCOPE;
    if (scale == SCALE_CHANCE || ((scale == SCALE_TRUTH || scale == SCALE_STAGE) && !turned)) return FH_CHANGE_HEDGE;
    return FH_CHANGE_POLARITY;
}

/* The word of the parent that a graded word of the child answers: its partner, or of the open words of its scale the nearest to where
 * the words beside it went; FH_NONE where there is none, or where one of the same degree is open. */
static uint32_t answered_by(const fh_claim__pair *x, uint32_t k, uint32_t *ret_distance) {
    const fh_claim__word *w = &x->c->words[k];
    uint32_t partner = partner_of(x, k), best = FH_NONE;
    *ret_distance = 0;
    if (partner != FH_NONE) return scale_of(&x->p->words[partner]) == scale_of(w) ? partner : FH_NONE;
    fh_claim__trace near = {0};
    fh_claim__locate_from_child(x, k, &near);
    uint32_t middle = near.parent.first + near.parent.n / 2;
    for (uint32_t part = 0; part < x->m.n_b; part++)
        for (uint32_t n = 0; n < x->m.b[part].n; n++) {
            uint32_t m = x->m.b[part].first + n, distance = m > middle ? m - middle : middle - m;
            if (!is_open(x, part, n) || scale_of(&x->p->words[m]) != scale_of(w)) continue;
            if (x->p->words[m].grade == w->grade) return FH_NONE;
            if (best == FH_NONE || distance < *ret_distance) best = m, *ret_distance = distance;
        }
    return best;
}

/* Verbs answer verbs, and nouns nouns. */
static bool same_part_of_speech(const fh_claim__pair *x, uint32_t k, uint32_t m) {
    uint8_t a = x->c->report->tokens[k].pos, b = x->p->report->tokens[m].pos;
    bool verbs = a >= FH_POS_VERB_BASE && a <= FH_POS_VERB_GERUND && b >= FH_POS_VERB_BASE && b <= FH_POS_VERB_GERUND;
    bool scope = (a == FH_POS_NUMBER || a == FH_POS_DETERMINER || a == FH_POS_ADJECTIVE) && (b == FH_POS_NUMBER || b == FH_POS_DETERMINER || b == FH_POS_ADJECTIVE);
    return a == b || verbs || scope;
}

static void push_degree(fh_claim__pair *x, uint32_t k, uint32_t m, uint32_t distance) {
    const fh_claim__word *a = &x->c->words[k], *b = &x->p->words[m];
    int mine = degree_of(a), theirs = degree_of(b);
    bool turned = (mine > MIDDLE && theirs < MIDDLE) || (mine < MIDDLE && theirs > MIDDLE);
    fh_claim__trace t = {.type = type_by(scale_of(a), turned), .kind = FH_CLAIM__DEGREE_OTHER};
    t.opposed = turned;
    if (same_part_of_speech(x, k, m) && (partner_of(x, k) != FH_NONE || distance <= (scale_of(a) == SCALE_SHARE ? 2 * NAMED_NEAR : NAMED_NEAR))) t.child_words = fh_claim__str_of(x->c, k), t.parent_words = fh_claim__str_of(x->p, m);
    t.child = fh_claim__around(x->c, x->c_line, k);
    t.parent = fh_claim__around(x->p, x->p_lines[fh_claim__part_of(x, m)], m);
    t.own[0] = (float)(mine - theirs);
    t.own[1] = (float)scale_of(a);
    t.own[2] = (float)mine;
    t.own[3] = (float)theirs;
    t.own[4] = partner_of(x, k) != FH_NONE;
    t.own[5] = turned;
    t.own[6] = (float)distance;
    t.own[7] = (float)(a->quoted - b->quoted);
    t.own[8] = a->weight > 0 && b->weight > 0;
    t.own[9] = (float)type_by(scale_of(a), turned);
    fh_claim__push(x, &t);
}

/* Those furthest apart first, since a case keeps what the first trace of a kind measured. */
void fh_claim__compare_degrees(fh_claim__pair *x) {
    struct { uint32_t child, parent, distance; int apart; } found[PAIRS_MAX];
    uint32_t n = 0;
    for (uint32_t k = x->m.a.first; k < x->m.a.first + x->m.a.n && n < PAIRS_MAX; k++) {
        uint32_t distance, m = x->c->words[k].grade ? answered_by(x, k, &distance) : FH_NONE;
        if (m == FH_NONE || x->p->words[m].grade == x->c->words[k].grade) continue;
        int apart = abs(degree_of(&x->c->words[k]) - degree_of(&x->p->words[m]));
        uint32_t i = n++;
        for (; i > 0 && found[i - 1].apart < apart; i--) found[i] = found[i - 1];
        found[i].child = k, found[i].parent = m, found[i].distance = distance, found[i].apart = apart;
    }
    for (uint32_t i = 0; i < n; i++) push_degree(x, found[i].child, found[i].parent, found[i].distance);
}

/* ---- nouns --------------------------------------------------------------------------------------- */

static bool is_noun(const fh_claim__text *t, uint32_t k) { return t->report->tokens[k].pos == FH_POS_NOUN; }

static bool is_plural(fh_str s) { return s.len > 2 && fh_to_lower(s.ptr[s.len - 1]) == 's' && fh_to_lower(s.ptr[s.len - 2]) != 's'; }

/* "an official", "officials". */
static void compare_number(fh_claim__pair *x, uint32_t k, uint32_t m) {
    bool mine = is_plural(fh_claim__str_of(x->c, k)), theirs = is_plural(fh_claim__str_of(x->p, m));
    if (mine == theirs || x->c->words[k].stem != x->p->words[m].stem) return;
    fh_claim__trace t = {.type = FH_CHANGE_SCOPE, .kind = FH_CLAIM__NUMBER_OF_NOUN, .child_words = fh_claim__str_of(x->c, k), .parent_words = fh_claim__str_of(x->p, m)};
    t.child = fh_claim__around(x->c, x->c_line, k);
    t.parent = fh_claim__around(x->p, x->p_lines[fh_claim__part_of(x, m)], m);
    t.own[0] = mine ? 1 : -1;
    t.own[1] = x->c->words[k].weight;
    t.own[2] = (x->c->words[k].cues & CUE_OFFICIAL) != 0;
    fh_claim__push(x, &t);
}

/* The words with content before token k, at most REACH back, that stand open. */
static uint32_t open_before(const fh_claim__text *t, uint32_t k, fh_claim__range line, const uint32_t *match, float *weight) {
    uint32_t n = 0;
    for (uint32_t back = 1; back <= REACH && k - back - line.first < line.n; back++) {
        const fh_claim__word *w = &t->words[k - back];
        if (w->weight <= 0 && !(w->cues & (CUE_PART | CUE_ONLY | CUE_ALL | CUE_SOME))) break;
        if (match[k - back - line.first] != FH_NONE) break;
        *weight += w->weight;
        n++;
    }
    return n;
}

/* A noun with those of the n words before it that belong to it: not the verb whose object it is, not another's "'s". */
static fh_str narrowed_words(const fh_claim__text *t, uint32_t k, uint32_t n) {
    uint32_t back = 0;
    while (back < n) {
        uint8_t pos = t->report->tokens[k - back - 1].pos;
        if (pos == FH_POS_POSSESSIVE || (pos >= FH_POS_VERB_BASE && pos <= FH_POS_VERB_GERUND && pos != FH_POS_VERB_PARTICIPLE)) break;
        back++;
    }
    return fh_claim__words_of(t, (fh_claim__range){k - back, back + 1});
}

/* "a partial repeat of the vote", "the vote": a noun that kept its place and not what narrowed it. */
static void compare_narrowing(fh_claim__pair *x, uint32_t k, uint32_t m) {
    uint32_t part = fh_claim__part_of(x, m);
    float mine = 0, theirs = 0;
    uint32_t here = open_before(x->c, k, x->m.a, x->m.a_match, &mine), there = open_before(x->p, m, x->m.b[part], x->m.b_match[part], &theirs);
    if (here == there && here == 0) return;
    fh_claim__trace t = {.type = FH_CHANGE_SCOPE, .kind = FH_CLAIM__NARROWED};
    t.child_words = narrowed_words(x->c, k, here);
    t.parent_words = narrowed_words(x->p, m, there);
    t.child = fh_claim__around(x->c, x->c_line, k);
    t.parent = fh_claim__around(x->p, x->p_lines[part], m);
    t.own[0] = (float)here - (float)there;
    t.own[1] = (float)here;
    t.own[2] = mine;
    t.own[3] = theirs;
    t.own[4] = here ? (float)x->c->report->tokens[k - 1].pos : -1;
    t.own[5] = there ? (float)x->p->report->tokens[m - 1].pos : -1;
    t.own[6] = here && fh_map_get(x->parent_stems, x->c->words[k - 1].stem) != NULL;
    t.own[7] = there && fh_map_get(x->child_stems, x->p->words[m - 1].stem) != NULL;
    fh_claim__push(x, &t);
}

void fh_claim__compare_nouns(fh_claim__pair *x) {
    for (uint32_t k = x->m.a.first; k < x->m.a.first + x->m.a.n; k++) {
        uint32_t m = partner_of(x, k);
        if (m == FH_NONE || x->c->words[k].weight <= 0 || !is_noun(x->c, k) || !is_noun(x->p, m)) continue;
        compare_number(x, k, m);
        compare_narrowing(x, k, m);
    }
}
