/* SPDX-License-Identifier: MIT
 *
 * story/terms.h - what a report is about, as weighted terms; private to story/. */
#ifndef FH_STORY_TERMS_H
#define FH_STORY_TERMS_H

#include <firsthand/records.h>

#include "base/error.h"
#include "base/str.h"
#include "story/story.h"

/* One term of one report. */
typedef struct fh_story__term {
    uint32_t term;  /* number of the term in the vocabulary: by hash, so it does not depend on the order of reports */
    float weight;   /* part of a vector of length 1 */
    fh_str surface; /* as the report writes it first */
} fh_story__term;

/* A report as a sparse vector of unit length, by term. */
typedef struct fh_story__vector {
    const fh_story__term *terms;
    uint32_t n;
} fh_story__vector;

typedef struct fh_story__vectors {
    fh_story__vector *of; /* one a report */
    uint32_t n_terms;     /* size of the vocabulary */
    const uint32_t *hashes; /* per term, ascending */
} fh_story__vectors;

/* Vectors of all reports. What `scratch` holds afterwards belongs to the result; the caller rewinds. */
void fh_story__weigh(fh_arena *scratch, const fh_report *const *reports, uint32_t n_reports, fh_story__vectors *ret_vectors);

/* The same for reports whose words are known: words[i] of vector i. Terms have no surface. */
void fh_story__weigh_known(fh_arena *scratch, const fh_story_words *words, uint32_t n_reports, const fh_story_known *known, fh_story__vectors *ret_vectors);

#endif
