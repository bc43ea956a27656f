/* SPDX-License-Identifier: MIT
 *
 * api/corpus.h - the corpus's inside: who owns what.
 *
 *   corpus -> owners: an arena a report or failure -> the report and all it points at
 *          -> arena: the lists of reports and failures
 *          -> found: an arena a worker -> what the stages over reports have found */
#ifndef FH_API_CORPUS_H
#define FH_API_CORPUS_H

#include "api/engine.h"
#include "base/vec.h"

struct fh_corpus {
    fh_engine *engine;
    fh_arena *arena;
    FH_VEC(fh_arena *) owners;  /* of reports and failures, in the order they came */
    FH_VEC(fh_report *) reports;
    FH_VEC(fh_arena *) homes;   /* per report: the arena it lives in */
    FH_VEC(fh_failure) failed;
    fh_arena **found;           /* one a worker; NULL before the first study */
    bool studied;               /* the dossier holds every report */
    unsigned done;              /* stages that have run: 1 << FH_STUDY_... */
    bool one_story;             /* the reports are known to be one story: do not group them */
    const fh_decision *decisions; /* of people; in `arena`, by number */
    uint32_t n_decisions;
    fh_dossier dossier;
};

/* Puts reports in the order of their ids and failures in that of their paths, however they came. */
void fh_api__corpus_sort(fh_corpus *c);

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
