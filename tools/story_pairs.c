/* SPDX-License-Identifier: MIT
 *
 * tools/story_pairs.c - what is known of pairs of reports, as a table for tools/train_story_pairs.py.
 *
 * usage: story_pairs INPUT...
 * One line a pair that shares words: the two ids, the days between them (- where a date is missing) and the features of
 * src/story/alike.h, tab-separated. */
#include <firsthand/firsthand.h>
#include <math.h>
#include <stdio.h>

#include "base/date.h"
#include "story/alike.h"

static void print_days(const fh_report *a, const fh_report *b) {
    if (a->published.precision < FH_PRECISION_DAY || b->published.precision < FH_PRECISION_DAY) { fputs("\t-", stdout); return; }
    printf("\t%.4f", fabs((double)(fh_datetime_minutes(a->published) - fh_datetime_minutes(b->published))) / 1440);
}

static void print_pairs(fh_arena *arena, const fh_dossier *d) {
    typedef float two[2];
    fh_story__vectors v;
    fh_story__pairs pairs = {0};
    two *nearest = fh_new_n(arena, two, d->n_reports);
    fh_story__weigh(arena, d->reports, d->n_reports, &v);
    if (!fh_arena_status(arena)) fh_story__meet(arena, &v, d->n_reports, &pairs, nearest);
    for (size_t i = 0; !fh_arena_status(arena) && i < pairs.n; i++) {
        float features[FH_STORY_FEATURES];
        fh_story__features(&v, nearest, &pairs.at[i], features);
        printf("%.*s\t%.*s", FH_STR_ARGS(d->reports[pairs.at[i].a]->id), FH_STR_ARGS(d->reports[pairs.at[i].b]->id));
        print_days(d->reports[pairs.at[i].a], d->reports[pairs.at[i].b]);
        for (int k = 0; k < FH_STORY_FEATURES; k++) printf("\t%.5f", (double)features[k]);
        putchar('\n');
    }
}

int main(int argc, char **argv) {
    fh_engine *engine;
    fh_corpus *corpus;
    fh_error err;
    if (argc < 2 || fh_engine_new(NULL, &engine, &err) || fh_corpus_new(engine, &corpus, &err)) return 2;
    fh_status status = fh_corpus_add(corpus, (const char *const *)argv + 1, (size_t)argc - 1, &err);
    if (!status) status = fh_corpus_study(corpus, FH_STUDY_STORIES, &err);
    if (status) return fprintf(stderr, "story_pairs: %s\n", err.msg), 1;
    fh_arena *arena = fh_arena_new(NULL, 0);
    if (arena) print_pairs(arena, fh_corpus_dossier(corpus));
    fh_arena_free(arena);
    fh_corpus_free(corpus);
    fh_engine_free(engine);
    return 0;
}
