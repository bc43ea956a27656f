/* SPDX-License-Identifier: MIT
 *
 * story/terms.h - what a report is about, as weighted terms; private to story/. */
#ifndef FH_STORY_TERMS_H
#define FH_STORY_TERMS_H

#include <firsthand/records.h>

#include "base/error.h"
#include "base/str.h"
#include "story/story.h"

/* How often and where a word stands in a report, in 16 bits. */
enum {
    FH_STORY_BODY = 1023,        /* bits of how often in the text, and no more */
    FH_STORY_TITLE = 1 << 10,    /* one in the title; two bits */
    FH_STORY_LEAD = 1 << 12,     /* in the title; without one, in the beginning of the first line */
    FH_STORY_PLAIN = 1 << 13,    /* once at least without a capital */
    FH_STORY_CAPITAL = 1 << 14,  /* once at least with one */
    FH_STORY_DIGIT = 1 << 15     /* in the text, and has a digit */
};
static inline uint32_t fh_story__in_body(uint32_t count) { return count & FH_STORY_BODY; }
static inline uint32_t fh_story__in_title(uint32_t count) { return count >> 10 & 3; }

/* Parts of a report that are compared by themselves. */
typedef enum fh_story__part {
    FH_STORY_OF_LEAD = 0, FH_STORY_OF_BODY, FH_STORY_OF_NAMES, FH_STORY_OF_NUMBERS, FH_STORY_OF_PLAIN, FH_STORY_PARTS
} fh_story__part;

/* Weight of a term in a part, before the part is brought to length 1. */
float fh_story__in_part(fh_story__part part, uint32_t count, float rarity);

/* One term of one report. */
typedef struct fh_story__term {
    uint32_t term;  /* number of the term in the vocabulary: by hash, so it does not depend on the order of reports */
    float weight;   /* part of a vector of length 1 */
    float part[FH_STORY_PARTS]; /* its weight in each part */
    uint32_t count; /* how often and where, packed */
    fh_str surface; /* as the report writes it first */
} fh_story__term;

/* A report as a sparse vector of unit length, by term. */
typedef struct fh_story__vector {
    const fh_story__term *terms;
    const uint32_t *numbers; /* of the terms, alone: two reports are compared by running through these */
    uint32_t n;
    float length; /* before it was brought to 1 */
} fh_story__vector;

typedef struct fh_story__vectors {
    fh_story__vector *of; /* one a report */
    float (*length)[FH_STORY_PARTS]; /* per report: the length of each part's vector */
    float (*rareness)[FH_STORY_PARTS]; /* per report: the rarities of each part's different terms, added up */
    float *log_words;     /* per report: log of one and the words of its text */
    const float *rarity;  /* per term */
    uint32_t n_terms;     /* size of the vocabulary */
    const uint32_t *hashes; /* per term, ascending */
} fh_story__vectors;

/* Vectors of all reports. What `scratch` holds afterwards belongs to the result; the caller rewinds. */
void fh_story__weigh(fh_arena *scratch, const fh_report *const *reports, uint32_t n_reports, fh_story__vectors *ret_vectors);

/* The same for reports whose words are known: words[i] of vector i. Terms have no surface. */
void fh_story__weigh_known(fh_arena *scratch, const fh_story_words *words, uint32_t n_reports, const fh_story_known *known, fh_story__vectors *ret_vectors);

#endif
