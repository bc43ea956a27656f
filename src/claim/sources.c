/* SPDX-License-Identifier: MIT
 *
 * claim/sources.c - who is said to have said it, in the child and in the parent: dropped, gained, swapped, or named
 * another way. */
#include "claim/pair.h"

/* The first clause of a line that names its source. */
static uint32_t source_token(const fh_claim__text *t, fh_claim__range r) {
    for (uint32_t k = r.first; k < r.first + r.n; k++)
        if ((t->words[k].cues & CUE_SAY) && !t->words[k].quoted) return k;
    return FH_NONE;
}

static void fill_source_features(const fh_claim__pair *x, fh_claim__trace *t, uint32_t mine, uint32_t theirs) {
    fh_claim__range a = mine == FH_NONE ? (fh_claim__range){0, 0} : fh_claim__around(x->c, x->c_line, mine);
    fh_claim__range b = theirs == FH_NONE ? (fh_claim__range){0, 0} : fh_claim__around(x->p, fh_claim__line_of(x->p, theirs), theirs);
    t->own[0] = (float)(mine != FH_NONE) + 2 * (float)(theirs != FH_NONE);
    t->own[1] = mine != FH_NONE ? fh_claim__clause_found(x->c, a, &x->m.a, x->m.a_match) : -1;
    t->own[2] = theirs != FH_NONE && x->m.n_b ? fh_claim__clause_found(x->p, b, &x->m.b[fh_claim__part_of(x, theirs)], x->m.b_match[fh_claim__part_of(x, theirs)]) : -1;
    t->own[3] = (float)((fh_claim__cues_of(x->c, a) & CUE_ANONYMOUS) != 0) - (float)((fh_claim__cues_of(x->p, b) & CUE_ANONYMOUS) != 0);
    t->own[4] = (float)((fh_claim__cues_of(x->c, a) & CUE_OFFICIAL) != 0) - (float)((fh_claim__cues_of(x->p, b) & CUE_OFFICIAL) != 0);
    t->own[5] = (float)((fh_claim__cues_of(x->c, a) & CUE_HARD) != 0) - (float)((fh_claim__cues_of(x->p, b) & CUE_HARD) != 0);
    for (uint32_t k = b.first; k < b.first + b.n; k++) t->own[6] += x->p->words[k].name != FH_NONE;
    for (uint32_t k = a.first; k < a.first + a.n; k++) t->own[7] += x->c->words[k].name != FH_NONE;
}

/* Does a clause speak of several people without a name. */
static float several(const fh_claim__text *t, fh_claim__range r) {
    for (uint32_t k = r.first; k < r.first + r.n; k++) {
        fh_str word = fh_claim__str_of(t, k);
        if ((t->words[k].cues & (CUE_ANONYMOUS | CUE_OFFICIAL)) && (fh_str_ends(word, FH_STR("s")) || fh_str_equal(word, FH_STR("people")))) return 1;
    }
    return 0;
}

/* Who says it there and here; nobody where one of them is in the other's sentence as well, and so was not swapped. */
static void name_voices(const fh_claim__pair *x, uint32_t line, fh_claim__trace *t) {
    fh_str mine = fh_claim__voice_of(x->c, x->c_line), theirs = fh_claim__voice_of(x->p, line);
    fh_str here = fh_claim__words_of(x->c, x->c->lines[x->c_line].tokens), there = fh_claim__words_of(x->p, x->p->lines[line].tokens);
    if (mine.len && theirs.len && (fh_str_find_nocase(there, mine, 0) != SIZE_MAX || fh_str_find_nocase(here, theirs, 0) != SIZE_MAX)) return;
    t->child_words = mine;
    t->parent_words = theirs;
}

/* Source dropped, gained or swapped, against one of the parent's lines. */
static void compare_source(fh_claim__pair *x, uint32_t part) {
    uint32_t mine = source_token(x->c, x->m.a), theirs = source_token(x->p, x->m.b[part]), line = x->p_lines[part];
    if (mine == FH_NONE && theirs == FH_NONE) return;
    fh_claim__trace t = {.type = FH_CHANGE_ATTRIBUTION, .kind = FH_CLAIM__SOURCE_OTHER};
    fh_claim__locate_from_parent(x, theirs == FH_NONE ? x->p->lines[line].tokens.first : theirs, &t);
    if (theirs == FH_NONE) t.parent = fh_claim__cut_range(x->p->lines[line].tokens);
    if (mine != FH_NONE) t.child = fh_claim__around(x->c, x->c_line, mine);
    name_voices(x, line, &t);
    fill_source_features(x, &t, mine, theirs);
    t.own[8] = (float)fh_claim__compare_voices(x, line);
    t.own[9] = several(x->c, t.child) - several(x->p, t.parent);
    bool same = mine != FH_NONE && theirs != FH_NONE && t.own[1] >= 1 && t.own[2] >= 1; /* word for word, or by kin of the words */
    if (!same) fh_claim__push(x, &t);
}

void fh_claim__compare_sources(fh_claim__pair *x) {
    for (uint32_t part = 0; part < x->m.n_b; part++) compare_source(x, part);
}

/* A clause of the parent with an anonymous source, a document or an office whose words the child has not. */
void fh_claim__compare_descriptions(fh_claim__pair *x) {
    for (uint32_t part = 0; part < x->m.n_b; part++) {
        const fh_claim__line *l = &x->p->lines[x->p_lines[part]];
        for (uint32_t i = 0; i < l->clauses.n; i++) {
            const fh_claim__clause *c = &x->p->clauses[l->clauses.first + i];
            if (!(c->cues & CUE_ANONYMOUS)) continue;
            uint32_t at = FH_NONE;
            for (uint32_t k = c->tokens.first; k < c->tokens.first + c->tokens.n && at == FH_NONE; k++)
                if ((x->p->words[k].cues & CUE_ANONYMOUS) && k - x->m.b[part].first < x->m.b[part].n && x->m.b_match[part][k - x->m.b[part].first] == FH_NONE) at = k;
            if (at == FH_NONE) continue;
            fh_claim__trace t = {.type = FH_CHANGE_ATTRIBUTION, .kind = FH_CLAIM__SOURCE_WORDS};
            fh_claim__locate_from_parent(x, at, &t);
            fill_source_features(x, &t, source_token(x->c, x->m.a), source_token(x->p, x->m.b[part]));
            t.own[8] = (float)fh_claim__compare_voices(x, x->p_lines[part]);
            t.own[9] = several(x->c, x->m.a) - several(x->p, t.parent);
            fh_claim__push(x, &t);
            break;
        }
    }
}
