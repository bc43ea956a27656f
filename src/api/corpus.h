/* SPDX-License-Identifier: MIT
 *
 * api/corpus.h - the corpus's inside: who owns what.
 *
 *   corpus -> owners: an arena a report -> the report and all it points at
 *          -> arena: the lists of reports, and the failures
 *          -> found: an arena a worker -> what the stages over reports have found */
#ifndef FH_API_CORPUS_H
#define FH_API_CORPUS_H

#include "api/engine.h"
#include "base/vec.h"
#include "reuse/reuse.h"

/* A report's home, and what it was when it was read: a study may leave out lines that unrelated reports share, and
 * the next one begins anew from the whole. */
typedef struct fh_api_home {
    fh_arena *keep;      /* the arena it lives in */
    fh_str text;
    const fh_span *paragraphs;
    const fh_credit *credits;
    uint32_t n_paragraphs;
    uint32_t number;     /* in the order they came */
    bool given;          /* its text is taken as it stands: nothing is cut */
    bool cut;
} fh_api_home;

/* Two reports that were compared, and what they share. */
typedef struct fh_api_compared {
    fh_reuse_pair pair;
    const fh_passage *passages;
    uint32_t n;
    bool recalled; /* it was known from before */
} fh_api_compared;

/* What two reports are known to share: the passages that comparing them gives, or false. Called by all workers at once. */
typedef bool fh_recall_fn(const void *payload, const fh_report *a, const fh_report *b, const fh_passage **ret_passages, uint32_t *ret_n);

struct fh_corpus {
    fh_engine *engine;
    fh_arena *arena;
    FH_VEC(fh_arena *) owners;  /* of reports, in the order they came */
    FH_VEC(fh_report *) reports;
    FH_VEC(fh_api_home) homes;  /* per report; never fewer than reports */
    FH_VEC(fh_failure) failed;
    fh_arena **found;           /* one a worker; NULL before the first study */
    bool studied;               /* the dossier holds every report */
    unsigned done;              /* stages that have run: 1 << FH_STUDY_... */
    bool one_story;             /* the reports are known to be one story: do not group them */
    const fh_decision *decisions; /* of people; in `arena`, by number */
    uint32_t n_decisions;
    fh_recall_fn *recall;         /* NULL: nothing is known */
    const void *recall_payload;
    const fh_api_compared *compared; /* by the study of passages */
    uint32_t n_compared;
    fh_dossier dossier;
};

/* Puts reports in the order of their ids and failures in that of their paths, however they came. */
void fh_api__corpus_sort(fh_corpus *c);

/* api/across.c: leaves out of the reports' texts, which stand in order, what unrelated ones share, and reads those that change
 * anew as far as `depth`. What is found lives in `arena`. */
fh_status fh_api__across(fh_corpus *c, fh_arena *arena, fh_depth depth, fh_error *err);

/* Lists reports and failures in the dossier and forgets what was found over them. */
void fh_api__corpus_list(fh_corpus *c);

/* Takes a report that has been read, and its arena, which the slot then has no more. FH_ENOMEM. */
fh_status fh_api__corpus_take(fh_corpus *c, fh_read_slot *slot, fh_error *err);

/* The reports as revisions of one another, in the order they were taken: what each changed against the one before. */
fh_status fh_api__corpus_revisions(fh_corpus *c, fh_error *err);

/* Two clean texts (report 0 is a, report 1 is b) against one another, into *ret_dossier; all of it lives in `keep`. */
fh_status fh_api__compare(const fh_engine *engine, fh_arena *keep, fh_arena *scratch, fh_compare what, fh_str a, fh_str b,
                          fh_dossier *ret_dossier, double *ret_score, fh_error *err);

#endif
