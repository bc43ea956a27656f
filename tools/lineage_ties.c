/* SPDX-License-Identifier: MIT
 *
 * tools/lineage_ties.c - the ties between reports as a table, for setting and checking the weights of src/lineage/ties.c.
 *
 * usage: lineage_ties INPUT...
 * All reports are taken as one story. One line a tie, tab-separated; the first line names the columns. */
#include <firsthand/firsthand.h>
#include <stdio.h>

#include "base/vec.h"
#include "lineage/ties.h"
#include "lineage/stemma.h"

static void print_ties(const fh_lineage__members *m, const fh_lineage__ties *t) {
    puts("child\tparent\tshare\tcopied\tstrong\tback\tin_order\tlongest\tcredit\tnamed\tsame_outlet\tlater\twords\tparent_words\tinnovations\todds\tdirection\tkept\ttold\ttold_in_order\toutlet");
    for (uint32_t i = 0; i < t->n; i++) {
        const fh_lineage__tie *x = &t->at[i];
        const fh_lineage__member *c = &m->at[x->child], *p = &m->at[x->parent];
        printf("%.*s\t%.*s\t%.3f\t%.3f\t%.1f\t%.3f\t%.3f\t%u\t%.2f\t%d\t%d\t%d\t%.0f\t%.0f\t%d\t%.2f\t%.2f\t%.3f\t%.3f\t%.3f\t%.*s\n", FH_STR_ARGS(c->report->id),
               FH_STR_ARGS(p->report->id), (double)x->share, (double)x->copied, (double)x->strong_words, (double)x->back, (double)x->in_order, x->longest, (double)x->credit,
               x->named, x->same_outlet, x->later, (double)c->weight, (double)p->weight, (int)x->innovations, (double)x->odds, (double)x->direction, (double)x->words, (double)x->told, (double)x->told_in_order, FH_STR_ARGS(c->outlet));
    }
}

int main(int argc, char **argv) {
    fh_engine *engine;
    fh_corpus *corpus;
    fh_error err;
    if (argc < 2 || fh_engine_new(NULL, &engine, &err) || fh_corpus_new(engine, &corpus, &err)) return 2;
    fh_status status = fh_corpus_add(corpus, (const char *const *)argv + 1, (size_t)argc - 1, &err);
    if (!status) status = fh_corpus_study(corpus, FH_STUDY_PASSAGES, &err);
    if (status) return fprintf(stderr, "lineage_ties: %s\n", err.msg), 1;
    const fh_dossier *d = fh_corpus_dossier(corpus);
    fh_arena *arena = fh_arena_new(NULL, 0);
    uint32_t *all = fh_new_n(arena, uint32_t, d->n_reports);
    for (uint32_t i = 0; all && i < d->n_reports; i++) all[i] = i;
    fh_story story = {.reports = all, .n_reports = d->n_reports};
    fh_lineage__members members;
    fh_lineage__ties ties;
    fh_lineage__stemma stemma;
    fh_lineage__members_of(arena, d->reports, &story, &members);
    fh_lineage__tie_up(arena, &members, d->passages, d->n_passages, &ties);
    fh_lineage__find_families(arena, &members, &ties, &stemma);
    if (!fh_arena_status(arena)) print_ties(&members, &ties);
    fh_arena_free(arena);
    fh_corpus_free(corpus);
    fh_engine_free(engine);
    return 0;
}
