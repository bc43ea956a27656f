/* SPDX-License-Identifier: MIT
 *
 * claim/rest.c - what the words are that have no partner, and where they are said instead.
 *
 * A difference is harmless where the parent says it in another line, or where the child's next sentence has what this one lacks; what is
 * left then weighs little. For both sides: how much is left, how much of it the other report has elsewhere and how much
 * in the very next lines, which parts of speech it is of, and how much of it only says who speaks. Further: who else takes up the parent's line,
 * whether the lines beside come from beside it, and how far the words that have partners are other words, or in another order.
 * Cost: a sentence's words times those of two lines beside its partner. */
#include "claim/pair.h"

enum { R_LEFT = 0, R_ELSEWHERE, R_BESIDE, R_VERBS, R_NOUNS, R_QUALIFIERS, R_SAYING, R_HEAVIEST, R_SIDE };
enum { R_TAKEN = 2 * R_SIDE, R_TAKER, R_TAKERS, R_KIN, R_ORDER, R_OTHER_PARENT, R_FROM_PRIOR, R_TO_NEXT, R_END };
_Static_assert((int)R_END <= (int)FH_CLAIM__REST, "room for every feature");
enum { BESIDE_MAX = 80, FAR = 5 };

static bool stands_in(const fh_claim__text *t, uint32_t line, uint32_t stem) {
    if (line >= t->n_lines) return false;
    fh_claim__range r = t->lines[line].tokens;
    for (uint32_t k = r.first; k < r.first + r.n && k < r.first + BESIDE_MAX; k++)
        if (t->words[k].weight > 0 && t->words[k].stem == stem) return true;
    return false;
}

/* Of one side's line, with `other` the text where its words are looked for: around a line of it, and anywhere. */
static void weigh_rest(const fh_claim__text *t, fh_claim__range line, const uint32_t *match, const fh_claim__text *other, uint32_t other_line, const fh_map *stems, float *f) {
    for (uint32_t i = 0; i < line.n; i++) {
        const fh_claim__word *w = &t->words[line.first + i];
        if (w->weight <= 0 || match[i] != FH_NONE) continue;
        uint8_t pos = t->report->tokens[line.first + i].pos;
        f[R_LEFT] += w->weight;
        if (fh_map_get(stems, w->stem)) f[R_ELSEWHERE] += w->weight;
        if (stands_in(other, other_line + 1, w->stem) || stands_in(other, other_line - 1, w->stem)) f[R_BESIDE] += w->weight;
        f[R_VERBS] += pos >= FH_POS_VERB_BASE && pos <= FH_POS_VERB_GERUND;
        f[R_NOUNS] += pos == FH_POS_NOUN || pos == FH_POS_PROPER;
        f[R_QUALIFIERS] += pos == FH_POS_ADJECTIVE || pos == FH_POS_ADVERB;
        if (w->cues & (CUE_SAY | CUE_OFFICIAL | CUE_ANONYMOUS | CUE_DOCUMENT)) f[R_SAYING] += w->weight;
        if (w->weight > f[R_HEAVIEST]) f[R_HEAVIEST] = w->weight;
    }
    for (int i = R_ELSEWHERE; f[R_LEFT] > 0 && i <= R_BESIDE; i++) f[i] /= f[R_LEFT];
    if (f[R_LEFT] > 0) f[R_SAYING] /= f[R_LEFT];
}

static float clipped(uint32_t a, uint32_t b) {
    int64_t d = (int64_t)a - (int64_t)b;
    return (float)(d > FAR ? FAR : d < -FAR ? -FAR : d);
}

/* How far the first partner of another line of the child lies from this one's. */
static float step_to(const fh_claim__pair *x, uint32_t c_line, uint32_t p_line) {
    if (c_line >= x->c->n_lines || !x->alignment->of[c_line].n) return FAR + 1;
    return clipped(x->alignment->of[c_line].line[0], p_line);
}

/* Who else takes up the parent's line, and whether the lines beside this one come from beside it. */
static void fill_neighbours(const fh_claim__pair *x, uint32_t p_line, float *f) {
    const fh_claim__alignment *al = x->alignment;
    f[R_TAKEN] = al->taken[p_line];
    f[R_TAKER] = al->taker[p_line] == FH_NONE ? FAR + 1 : clipped(al->taker[p_line], x->c_line);
    uint32_t from = x->c_line > FAR ? x->c_line - FAR : 0;
    for (uint32_t s = from; s < x->c->n_lines && s <= x->c_line + FAR; s++) f[R_TAKERS] += al->of[s].n && al->of[s].line[0] == p_line;
    f[R_FROM_PRIOR] = step_to(x, x->c_line - 1, p_line);
    f[R_TO_NEXT] = step_to(x, x->c_line + 1, p_line);
}

/* Of the words with partners: how many are other words of like meaning, how many keep their order. Of the others: how much another parent has. */
static void fill_partners(const fh_claim__pair *x, float *f) {
    float met = 0, kin = 0, kept = 0, left = 0, known = 0;
    uint32_t last = FH_NONE;
    for (uint32_t i = 0; i < x->m.a.n; i++) {
        const fh_claim__word *w = &x->c->words[x->m.a.first + i];
        uint32_t at = x->m.a_match[i];
        if (w->weight <= 0) continue;
        if (at == FH_NONE) {
            bool there = false;
            for (uint32_t p = 0; p < x->n_parents; p++) there |= &x->all_stems[p] != x->parent_stems && fh_map_get(&x->all_stems[p], w->stem) != NULL;
            left += w->weight;
            known += there ? w->weight : 0;
            continue;
        }
        met++;
        kin += x->p->words[at].stem != w->stem;
        kept += last == FH_NONE || at > last;
        last = at;
    }
    f[R_KIN] = met > 0 ? kin / met : 0;
    f[R_ORDER] = met > 0 ? kept / met : 0;
    f[R_OTHER_PARENT] = x->n_parents < 2 ? -1 : left > 0 ? known / left : 0;
}

void fh_claim__fill_rest(const fh_claim__pair *x, uint32_t part, float f[FH_CLAIM__REST]) {
    if (part >= x->m.n_b) return;
    weigh_rest(x->c, x->m.a, x->m.a_match, x->p, x->p_lines[part], x->parent_stems, f);
    weigh_rest(x->p, x->m.b[part], x->m.b_match[part], x->c, x->c_line, x->child_stems, f + R_SIDE);
    fill_neighbours(x, x->p_lines[part], f);
    fill_partners(x, f);
}
