/* SPDX-License-Identifier: MIT
 *
 * reuse/dedup_inside.h - what the steps of finding near-duplicates hand on. For reuse/ alone. */
#ifndef FH_REUSE_DEDUP_INSIDE_H
#define FH_REUSE_DEDUP_INSIDE_H

#include "base/sorter.h"
#include "base/spill.h"
#include "reuse/dedup.h"

enum { FH_DEDUP_RANK_BITS = 28, FH_DEDUP_KEY_BITS = 64 - FH_DEDUP_RANK_BITS };

/* A document. Those with the same words stand side by side, by id; the first of them speaks for all. */
typedef struct fh_dedup__doc {
    uint64_t digest;    /* of its words */
    uint64_t words_at;  /* byte in the spill of words */
    uint64_t name_at;   /* byte in the spill of names */
    uint32_t n_words;
    uint32_t same_as;   /* rank of the document that speaks for it; its own when it speaks for itself */
    uint32_t n_fives;   /* distinct five-word shingles */
    uint8_t n_keys;     /* it is found by */
} fh_dedup__doc;

typedef struct fh_dedup__name {
    int64_t published;
    fh_str id;
} fh_dedup__name;

typedef struct fh_dedup__resume fh_dedup__resume;

struct fh_dedup {
    fh_allocator allocator;
    fh_pool *pool;
    fh_dedup_params params;
    fh_arena *arena;       /* arrays of a number known by then */
    fh_arena **scratch;    /* one a worker */
    fh_spill *words, *names, *table, *edges_out;
    fh_dedup__doc *docs;   /* by rank, once ranked */
    fh_dedup_edge *edges;  /* by a, then b, once verified */
    uint32_t n;
    size_t n_edges;
    uint64_t total_words;
    fh_dedup__resume *resume; /* NULL: nothing is kept */
};

/* The shingles of one document: at i stands the hash of the words from i on. */
typedef struct fh_dedup__shingles {
    const uint32_t *word;
    uint64_t *three, *five, *eight;
    uint32_t n_words, n_three, n_five, n_eight;
} fh_dedup__shingles;

enum { FH_DEDUP__THREES = 1u << 0, FH_DEDUP__FIVES = 1u << 1, FH_DEDUP__EIGHTS = 1u << 2 };

/* document.c. Reads a document's words and cuts the shingles that are asked for, in `scratch`. */
fh_status fh_dedup__cut(const fh_dedup *d, fh_arena *scratch, uint32_t rank, unsigned which, fh_dedup__shingles *ret, fh_error *err);
void fh_dedup__cut_words(fh_arena *scratch, const uint32_t *word, uint32_t n, unsigned which, fh_dedup__shingles *ret);
fh_status fh_dedup__read_name(const fh_dedup *d, fh_arena *arena, uint32_t rank, fh_dedup__name *ret, fh_error *err);

/* resume.c; without params.resume they do nothing */
fh_status fh_dedup__resume_open(fh_dedup *d, const char *folder, fh_error *err); /* makes the spills */
void fh_dedup__resume_close(fh_dedup *d);
void fh_dedup__resume_clear(fh_dedup *d);                                         /* all is done: takes the files away */
fh_status fh_dedup__all_read(fh_dedup *d, fh_error *err);
uint64_t fh_dedup__pairs_before(const fh_dedup *d);                               /* compared by an earlier run */
fh_status fh_dedup__compared(fh_dedup *d, uint64_t n_pairs, fh_error *err);       /* so many more */

/* The steps. */
fh_status fh_dedup__add_keys(fh_dedup *d, fh_sorter *keys, fh_error *err);        /* key << RANK_BITS | rank */
fh_status fh_dedup__add_pairs(fh_dedup *d, fh_sorter *keys, fh_sorter *pairs, fh_error *err); /* a << RANK_BITS | b */
fh_status fh_dedup__verify(fh_dedup *d, fh_sorter *pairs, fh_error *err);         /* edges */
fh_status fh_dedup__name_pairs(fh_dedup *d, fh_sorter *pairs, fh_dedup_pair_fn *fn, void *payload, fh_error *err);
fh_status fh_dedup__count_fives(fh_dedup *d, fh_error *err);                      /* as add_keys does by the way */
fh_status fh_dedup__load_edges(fh_dedup *d, fh_error *err);                       /* from edges_out, as they stand there */
/* One pair more; in `scratch`, which is rewound. */
fh_status fh_dedup__compare(const fh_dedup *d, fh_arena *scratch, uint32_t a, uint32_t b, fh_dedup_edge *ret, fh_error *err);
fh_status fh_dedup__hand_groups(fh_dedup *d, fh_dedup_group_fn *fn, void *payload, fh_error *err);

#endif
