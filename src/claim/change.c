/* SPDX-License-Identifier: MIT
 *
 * claim/change.c - what differs between a child's sentence and the sentences of its parent that it comes from.
 *
 * Each sentence of the child is compared with those lines of that parent which answer it best, so that a
 * digest of two reports is held against the right one, and a sentence that merges three is held against all three.
 * What is compared is typed: figures, names, quotations, sources, modality, negation, opposites, quantifiers; what has no
 * counterpart is added or dropped. The comparison is generous: traces between two sentences become a case with features, and
 * trained models (claim/select.c) decide. Spans are clauses, cut to what surrounds the difference.
 * Cost: linear in the sentences, quadratic only within a pair of sentences of bounded length. */
#include "claim/change.h"

#include "claim/pair.h"

/* What the models for whole texts see in this pair of sentences. */
static void fill_scores(fh_claim__pair *x) {
    if (x->n_p)
        x->common[F_CLASH] = (float)fh_claim__clash_in_order(x->scratch, x->p, x->p->lines[x->p_lines[0]].tokens, x->c, x->m.a, &x->common[F_UNLIKE], &x->common[F_RUNS], &x->common[F_WORDS]);
    x->common[F_DRIFT] = (float)fh_claim__drift_of_line(x->scratch, x->drift, x->c, x->c_line);
}

static void compare_pair(fh_claim__pair *x) {
    fh_claim__compare_figures(x);
    fh_claim__compare_times(x);
    fh_claim__compare_names(x);
    fh_claim__compare_places(x);
    fh_claim__compare_spellings(x);
    fh_claim__compare_quotes(x);
    fh_claim__compare_cues(x);
    fh_claim__compare_force(x);
    fh_claim__compare_opposites(x);
    fh_claim__compare_degrees(x);
    fh_claim__compare_nouns(x);
    fh_claim__compare_words(x);
    fh_claim__compare_clauses(x);
    fh_claim__compare_losses(x);
    fh_claim__compare_lines(x);
    fh_claim__compare_sources(x);
    fh_claim__compare_descriptions(x);
}

static void find_added_line(fh_claim__pair *x) {
    fh_claim__trace t = {.type = FH_CHANGE_ADDED, .kind = FH_CLAIM__ADDED_LINE};
    t.child = fh_claim__cut_range(x->c->lines[x->c_line].tokens);
    t.own[0] = x->score;
    t.own[1] = x->c->lines[x->c_line].weight;
    fh_claim__push(x, &t);
}

/* ---- a child and its parents ------------------------------------------------------------------------ */

typedef struct family {
    const fh_claim__descent *parents;
    fh_claim__alignment alignments[FH_CLAIM__PARENTS];
    fh_map stems[FH_CLAIM__PARENTS], child_stems;
    fh_claim__source *drift[FH_CLAIM__PARENTS];
    float kept[FH_CLAIM__PARENTS];
    uint32_t n;
} family;

static void collect_stems(fh_arena *arena, const fh_claim__text *t, fh_map *out) {
    out->arena = arena;
    for (uint32_t k = 0; k < t->n_words; k++)
        if (t->words[k].weight > 0) fh_map_put(out, t->words[k].stem, 1);
}

static uint32_t best_parent(const family *f, uint32_t line) {
    uint32_t best = 0;
    float top = -1;
    for (uint32_t i = 0; i < f->n; i++) {
        const fh_claim__partners *p = &f->alignments[i].of[line];
        float score = p->n ? p->score[0] : 0;
        if (score > top) top = score, best = i;
    }
    return best;
}

static fh_claim__pair pair_of(fh_arena *arena, fh_arena *scratch, const fh_claim__text *child, uint32_t child_report, const family *f, uint32_t which,
                              fh_claim__cases *out) {
    return (fh_claim__pair){.arena = arena, .scratch = scratch, .c = child, .p = f->parents[which].parent, .descent = &f->parents[which], .alignment = &f->alignments[which],
                            .child_report = child_report, .out = out, .parent_stems = &f->stems[which], .child_stems = &f->child_stems, .all_stems = f->stems, .n_parents = f->n, .drift = f->drift[which], .kept = f->kept[which]};
}

/* A line of the child and the lines of a parent that `x` holds, their words matched with one another. */
static void compare_matched(fh_claim__pair *x) {
    fh_claim__fill_common(x);
    fh_claim__fill_speakers(x);
    fill_scores(x);
    if (x->n_p) compare_pair(x);
}

/* ---- rivals: other lines that may be what a line of the child comes from ------------------------------ */

typedef struct rival { uint32_t which, line; float score; } rival;

static bool holds(const fh_claim__pair *x, uint32_t line) {
    for (uint32_t i = 0; i < x->n_p; i++)
        if (x->p_lines[i] == line) return true;
    return false;
}

/* Of all parents' lines near a line of the child, the one that answers most of it beside those that `x` holds. */
static bool find_rival(const family *f, const fh_claim__pair *x, uint32_t chosen, rival *ret) {
    *ret = (rival){.score = 0};
    for (uint32_t p = 0; p < f->n; p++) {
        const fh_claim__near *near = &f->alignments[p].near[x->c_line];
        for (uint32_t i = 0; i < near->n; i++) {
            rival r = {p, near->line[i], near->score[i]};
            if (r.score > ret->score && !(p == chosen && holds(x, r.line))) *ret = r;
        }
    }
    return ret->score > 0;
}

/* Share of the line's words that the rival answers and the chosen lines do not. */
static float gain_of(const fh_claim__pair *x, const fh_claim__pair *chosen) {
    float sum = 0, gain = 0;
    for (uint32_t i = 0; i < x->m.a.n; i++) {
        float weight = x->c->words[x->m.a.first + i].weight;
        sum += weight;
        if (x->m.a_match[i] != FH_NONE && chosen->m.a_match[i] == FH_NONE) gain += weight;
    }
    return sum > 0 ? gain / sum : 0;
}

static void compare_rival(const fh_claim__pair *chosen, const family *f, uint32_t which) {
    rival r;
    if (!find_rival(f, chosen, which, &r)) return;
    fh_claim__pair x = pair_of(chosen->arena, chosen->scratch, chosen->c, chosen->child_report, f, r.which, chosen->out);
    fh_claim__heap heap = {0};
    x.heap = &heap;
    x.c_line = chosen->c_line;
    x.rival = true;
    x.n_p = 1, x.p_lines[0] = r.line, x.score = r.score;
    fh_claim__match_words(x.scratch, x.c, x.c->lines[x.c_line].tokens, x.p, x.p_lines, x.n_p, &x.m);
    if (fh_arena_status(x.scratch)) return;
    compare_matched(&x);
    x.common[F_RIVAL] = 1;
    x.common[F_RIVAL + 1] = gain_of(&x, chosen);
    x.common[F_RIVAL + 2] = chosen->score;
    x.common[F_RIVAL + 3] = chosen->m.a_weight > 0 ? chosen->m.a_found / chosen->m.a_weight : 0;
    x.common[F_RIVAL + 4] = r.which != which;
    fh_claim__deal(&x);
}

static void compare_chosen(fh_claim__pair *x, const family *f, uint32_t which) {
    compare_matched(x);
    if (x->score < 0.4f) find_added_line(x);
    if (fh_claim__find_plain(x, &f->child_stems)) return;
    fh_claim__deal(x);
    if (x->n_p) fh_claim__find_dropped_clauses(x, &f->child_stems);
    if (!fh_arena_status(x->arena) && !fh_arena_status(x->scratch)) compare_rival(x, f, which);
}

static void compare_line(fh_arena *arena, fh_arena *scratch, const fh_claim__text *child, uint32_t child_report, const family *f, uint32_t line,
                         fh_claim__cases *out) {
    uint32_t which = best_parent(f, line);
    fh_claim__pair x = pair_of(arena, scratch, child, child_report, f, which, out);
    fh_claim__heap heap = {0};
    x.heap = &heap;
    x.c_line = line;
    x.n_p = fh_claim__cover(x.alignment, line, x.p_lines, &x.score);
    if (x.n_p && fh_claim__same_words(child, child->lines[line].tokens, x.p, x.p->lines[x.p_lines[0]].tokens)) return;
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    fh_claim__match_words(scratch, child, child->lines[line].tokens, x.p, x.p_lines, x.n_p, &x.m);
    if (!fh_arena_status(scratch)) compare_chosen(&x, f, which);
    fh_arena_rewind(scratch, mark);
}

void fh_claim__find_changes(fh_arena *arena, fh_arena *scratch, const fh_claim__text *child, uint32_t child_report,
                            const fh_claim__descent *parents, uint32_t n_parents, fh_claim__cases *out) {
    family f = {.parents = parents, .n = n_parents < FH_CLAIM__PARENTS ? n_parents : FH_CLAIM__PARENTS};
    collect_stems(arena, child, &f.child_stems);
    for (uint32_t i = 0; i < f.n; i++) {
        fh_claim__align(arena, child, parents[i].parent, &f.alignments[i]);
        collect_stems(arena, parents[i].parent, &f.stems[i]);
        if (!fh_arena_status(arena)) f.kept[i] = fh_claim__kept_share(&f.alignments[i]);
        f.drift[i] = fh_claim__learn_source(arena, parents[i].parent, &f.alignments[i]);
    }
    if (f.n == 0 || fh_arena_status(arena)) return; /* whatever could not be allocated is NULL */
    for (uint32_t s = 0; s < child->n_lines; s++) compare_line(arena, scratch, child, child_report, &f, s, out);
    for (uint32_t i = 0; i < f.n; i++) {
        fh_claim__pair x = pair_of(arena, scratch, child, child_report, &f, i, out);
        fh_claim__find_dropped_lines(&x, &f.child_stems);
    }
}
