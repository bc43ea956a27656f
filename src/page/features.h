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

/* What the figures are computed from: sums over elements and over alike blocks. */
typedef struct fh_page_features fh_page_features;

/* In doc->arena; NULL when it is spent. Borrows its arguments. Linear. */
fh_page_features *fh_page__features(const fh_page_doc *doc, const fh_page_stat *stats, const fh_page_head *head, bool has_body);

/* The FH_FEATURES figures of block i. Any order will do, and any number of times. */
void fh_page__features_row(const fh_page_features *f, size_t i, float *ret_row);

/* The number of block i's signature, alike for blocks marked up alike; below fh_page__features_kinds(). */
uint32_t fh_page__features_kind(const fh_page_features *f, size_t i);
size_t fh_page__features_kinds(const fh_page_features *f);

#endif
