/* SPDX-License-Identifier: MIT
 *
 * page/features.h - a block in figures: what the learnt decision sees of it. */
#ifndef FH_PAGE_FEATURES_H
#define FH_PAGE_FEATURES_H

#include "page/head.h"
#include "page/stats.h"

enum {
    FH_FEATURES_OWN = 48,      /* of its text */
    FH_FEATURES_FLAGS = 17,    /* known words it begins with: LINE_... */
    FH_FEATURES_ABOVE = 20,    /* elements it stands in: FH_ABOVE_... */
    FH_FEATURES_CLASS = 26,    /* CLASS_... of the three innermost elements, then of all */
    FH_FEATURES_PLACE = 65,    /* position, containers, neighbours, repetition, page */
    FH_FEATURES = FH_FEATURES_OWN + FH_FEATURES_FLAGS + FH_FEATURES_ABOVE + 2 * FH_FEATURES_CLASS + FH_FEATURES_PLACE
};

/* Running text by counting alone: long enough, few links, function words or full stops. */
bool fh_page__is_prose(const fh_page_block *b, const fh_page_stat *st);

typedef struct fh_page_features {
    float *rows;        /* FH_FEATURES of each block; NULL when the arena is spent */
    uint32_t *kin;      /* of each block: the number of its signature, alike for blocks marked up alike */
    size_t n, n_kin;    /* blocks, signatures */
} fh_page_features;

/* In doc->arena. Linear. */
fh_page_features fh_page__features(const fh_page_doc *doc, const fh_page_stat *stats, const fh_page_head *head, bool has_body);

#endif
