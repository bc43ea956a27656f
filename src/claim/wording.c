/* SPDX-License-Identifier: MIT
 *
 * claim/wording.c - how a pair of sentences means what it says: modality, conditions, negation, opposites, quantifiers,
 * and clauses that hold words the other side has not. A cue counts only where its own word has no partner. */
#include "claim/pair.h"

/* ---- modality, negation, quantifiers ----------------------------------------------------------- */

/* A modal word with the word after it. */
static fh_str two_words(const fh_claim__text *t, uint32_t token) {
    bool more = token + 1 < t->n_words && (t->report->tokens[token + 1].flags & FH_TOKEN_WORD);
    return fh_claim__words_of(t, (fh_claim__range){token, more ? 2 : 1});
}

/* What stands for it on the other side: the first word that says how sure or how far on something is. */
static fh_str modal_words(const fh_claim__text *t, fh_claim__range r) {
    for (uint32_t k = r.first; k < r.first + r.n; k++)
        if ((t->words[k].cues & (CUE_POSSIBLE | CUE_FUTURE | CUE_CERTAIN | CUE_DONE | CUE_CONFIRM)) && !(t->words[k].cues & CUE_SAY)) return two_words(t, k);
    return (fh_str){NULL, 0};
}

/* A cue of one clause that the clause its words went to has not. */
static void push_cue(fh_claim__pair *x, uint32_t cue, fh_change_type type, fh_claim__trace_kind kind, uint32_t token, bool lost) {
    const fh_claim__text *side = lost ? x->p : x->c, *other = lost ? x->c : x->p;
    fh_claim__trace t = {.type = type, .kind = kind};
    if (lost) fh_claim__locate_from_parent(x, token, &t);
    else fh_claim__locate_from_child(x, token, &t);
    fh_claim__range there = lost ? t.child : t.parent;
    if (fh_claim__cues_of(other, there) & cue) return;
    fh_str here = two_words(side, token), instead = type == FH_CHANGE_HEDGE ? modal_words(other, there) : (fh_str){NULL, 0};
    t.child_words = lost ? instead : here;
    t.parent_words = lost ? here : instead;
    t.own[0] = lost ? 1 : -1;
    t.own[1] = (float)fh_claim__parent_count(x, cue);
    t.own[2] = (float)fh_claim__count_cue(x->c, x->m.a, cue);
    t.own[3] = side->words[token].quoted;
    t.own[4] = (side->words[token].cues & CUE_STOP) != 0;
    t.own[5] = (fh_claim__cues_of(other, there) & (CUE_FUTURE | CUE_CERTAIN | CUE_DONE | CUE_CONFIRM)) != 0;
    t.own[6] = (side->words[token].cues & CUE_SAY) != 0;
    t.own[7] = (side->words[token].cues & (CUE_APPROX | CUE_LOW | CUE_HIGH)) != 0;
    fh_claim__push(x, &t);
}

/* One candidate for each clause with the cue, where one side has it more often, or its own word without a partner. */
static void compare_cue_of(fh_claim__pair *x, uint32_t cue, fh_change_type type, fh_claim__trace_kind kind, const fh_claim__text *side, uint32_t line, bool lost) {
    uint32_t last = FH_NONE, first = side->lines[line].tokens.first, n = side->lines[line].tokens.n;
    fh_claim__range r = lost ? x->m.b[fh_claim__part_of(x, first)] : x->m.a;
    const uint32_t *match = lost ? x->m.b_match[fh_claim__part_of(x, first)] : x->m.a_match;
    for (uint32_t k = first; k < first + n && k - r.first < r.n; k++) {
        uint32_t clause = fh_claim__clause_of(side, line, k);
        if (!(side->words[k].cues & cue) || clause == last || match[k - r.first] != FH_NONE) continue;
        last = clause;
        push_cue(x, cue, type, kind, k, lost);
    }
}

static void compare_cue(fh_claim__pair *x, uint32_t cue, fh_change_type type, fh_claim__trace_kind kind) {
    for (uint32_t i = 0; i < x->m.n_b; i++) compare_cue_of(x, cue, type, kind, x->p, x->p_lines[i], true);
    compare_cue_of(x, cue, type, kind, x->c, x->c_line, false);
}

void fh_claim__compare_cues(fh_claim__pair *x) {
    compare_cue(x, CUE_POSSIBLE, FH_CHANGE_HEDGE, FH_CLAIM__CUE_POSSIBLE);
    compare_cue(x, CUE_CONDITION, FH_CHANGE_HEDGE, FH_CLAIM__CUE_CONDITION);
    compare_cue(x, CUE_INTENT | CUE_PLAN, FH_CHANGE_HEDGE, FH_CLAIM__CUE_INTENT);
    compare_cue(x, CUE_CERTAIN | CUE_CONFIRM | CUE_DONE, FH_CHANGE_HEDGE, FH_CLAIM__CUE_CERTAIN);
    compare_cue(x, CUE_NEGATION, FH_CHANGE_NEGATION, FH_CLAIM__CUE_NEGATION);
    compare_cue(x, CUE_DENY, FH_CHANGE_POLARITY, FH_CLAIM__CUE_DENIAL);
    compare_cue(x, CUE_ALL | CUE_SOME, FH_CHANGE_SCOPE, FH_CLAIM__CUE_QUANTIFIER);
    compare_cue(x, CUE_PART | CUE_ONLY, FH_CHANGE_SCOPE, FH_CLAIM__CUE_PART);
}

/* ---- opposites, and one word put for another ---------------------------------------------------- */

static bool opposite(const fh_claim__word *a, const fh_claim__word *b) {
    if (a->pole && b->pole && a->pole / 2 == b->pole / 2 && a->pole != b->pole) return true;
    return fh_claim__opposites(a->sense, b->sense);
}

void fh_claim__compare_opposites(fh_claim__pair *x) {
    for (uint32_t k = x->m.a.first; k < x->m.a.first + x->m.a.n; k++) {
        if (!fh_claim__is_left_child(x, k)) continue;
        for (uint32_t part = 0; part < x->m.n_b; part++) {
            for (uint32_t n = 0; n < x->m.b[part].n; n++) {
                if (!fh_claim__is_left_parent(x, part, n) || !opposite(&x->c->words[k], &x->p->words[x->m.b[part].first + n])) continue;
                fh_claim__trace t = {.type = FH_CHANGE_POLARITY, .kind = FH_CLAIM__OPPOSITE, .child_words = fh_claim__str_of(x->c, k), .parent_words = fh_claim__str_of(x->p, x->m.b[part].first + n)};
                t.child = fh_claim__around(x->c, x->c_line, k);
                t.parent = fh_claim__around(x->p, x->p_lines[part], x->m.b[part].first + n);
                fh_claim__push(x, &t);
                return;
            }
        }
    }
}

/* The clause of the child with most that the parent has not, against the clause it stands for. */
void fh_claim__compare_clauses(fh_claim__pair *x) {
    const fh_claim__line *l = &x->c->lines[x->c_line];
    for (uint32_t i = 0; i < l->clauses.n; i++) {
        const fh_claim__clause *c = &x->c->clauses[l->clauses.first + i];
        float left = 0, most = 0;
        uint32_t at = c->tokens.first, n = 0;
        for (uint32_t k = c->tokens.first; k < c->tokens.first + c->tokens.n; k++) {
            if (!fh_claim__is_left_child(x, k)) continue;
            left += x->c->words[k].weight;
            n++;
            if (x->c->words[k].weight > most) most = x->c->words[k].weight, at = k;
        }
        if (n == 0) continue;
        fh_claim__trace t = {.type = FH_CHANGE_SCOPE, .kind = FH_CLAIM__CLAUSE_OTHER};
        t.own[0] = left;
        t.own[1] = c->weight;
        t.own[2] = (float)n;
        t.own[3] = !fh_map_get(x->parent_stems, x->c->words[at].stem);
        fh_claim__locate_from_child(x, at, &t);
        fh_claim__push(x, &t);
        if (c->weight > 0 && left / c->weight > 0.5f) {
            t.type = FH_CHANGE_ADDED;
            t.kind = FH_CLAIM__ADDED_CLAUSE;
            t.parent.n = 0;
            fh_claim__push(x, &t);
        }
    }
}

/* The sentence as a whole against each line it comes from: what no typed comparison sees is still a pair to judge. */
void fh_claim__compare_lines(fh_claim__pair *x) {
    for (uint32_t part = 0; part < x->m.n_b; part++) {
        fh_claim__trace t = {.type = FH_CHANGE_SCOPE, .kind = FH_CLAIM__LINE, .child = fh_claim__cut_range(x->m.a)};
        const fh_claim__line *l = &x->p->lines[x->p_lines[part]];
        t.parent = fh_claim__cut_range(l->tokens);
        t.own[0] = (float)part;
        t.own[1] = fh_claim__clause_found(x->p, l->tokens, &x->m.b[part], x->m.b_match[part]);
        t.own[2] = l->weight;
        t.own[3] = (float)x->m.a.n / (float)(l->tokens.n + 1);
        t.own[4] = (float)fh_claim__compare_voices(x, x->p_lines[part]);
        if (x->m.a_found < x->m.a_weight || t.own[1] < 1) fh_claim__push(x, &t);
    }
}
