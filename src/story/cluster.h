/* SPDX-License-Identifier: MIT
 *
 * story/cluster.h - average-link clusters of sparse vectors; private to story/. */
#ifndef FH_STORY_CLUSTER_H
#define FH_STORY_CLUSTER_H

#include "story/terms.h"

/* When a report was published, as minutes; what two clusters may lie apart is checked with it. */
typedef struct fh_story__when {
    int64_t minute;
    bool known;
} fh_story__when;

/* Puts the number of its cluster, the rank of the cluster's first report, into ret_cluster[i] for each report.
 * Reports come in their canonical order, so that ties do not depend on the order of the inputs.
 * `nearest`, where given: per report the cosines of its two nearest others as far as they were known before, the nearest
 * first; afterwards as far as they are known now. */
void fh_story__cluster(fh_arena *scratch, const fh_story__vectors *vectors, const fh_story__when *when, uint32_t n,
                       float (*nearest)[2], uint32_t *ret_cluster);

/* Joins and parts clusters as people have decided. Reports are in their canonical order; ids that are not among them are
 * passed over. */
void fh_story__decide(fh_arena *scratch, const fh_report *const *reports, const fh_story__vectors *vectors, uint32_t n,
                      const fh_decision *decisions, uint32_t n_decisions, uint32_t *cluster);

#endif
