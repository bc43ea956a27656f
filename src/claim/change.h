/* SPDX-License-Identifier: MIT
 *
 * claim/change.h - what differs between a child and its parents, before it is decided which of it a careful
 * reader would mark. */
#ifndef FH_CLAIM_CHANGE_H
#define FH_CLAIM_CHANGE_H

#include "claim/align.h"
#include "base/vec.h"

/* How child and parent stand to one another. */
typedef struct fh_claim__descent {
    const fh_claim__text *parent;
    uint32_t parent_report;
    fh_edge_kind kind;
    float share, confidence;
    float same_lines; /* share of the child's lines that stand in the parent word for word */
} fh_claim__descent;

enum { FH_CLAIM__PARENTS = 6, FH_CLAIM__CHANGE_FEATURES = 640, FH_CLAIM__DROPPED_FEATURES = 48, FH_CLAIM__KEYS = 16384, FH_CLAIM__CASE_KEYS = 96 };

/* What a difference was seen by. The names before FH_CLAIM__N_TRACES have features of their own in a case. */
typedef enum fh_claim__trace_kind {
    FH_CLAIM__FIGURE_LOOSER = 0, FH_CLAIM__FIGURE_OTHER, FH_CLAIM__NAME_OTHER, FH_CLAIM__NAME_SPELT, FH_CLAIM__QUOTE_NEW, FH_CLAIM__QUOTE_MADE, FH_CLAIM__QUOTE_CUT,
    FH_CLAIM__QUOTE_ALTERED, FH_CLAIM__CUE_POSSIBLE, FH_CLAIM__CUE_CONDITION, FH_CLAIM__CUE_INTENT, FH_CLAIM__CUE_CERTAIN, FH_CLAIM__CUE_NEGATION, FH_CLAIM__CUE_DENIAL,
    FH_CLAIM__CUE_QUANTIFIER, FH_CLAIM__CUE_PART, FH_CLAIM__OPPOSITE, FH_CLAIM__CLAUSE_OTHER, FH_CLAIM__SOURCE_OTHER, FH_CLAIM__SOURCE_WORDS, FH_CLAIM__LINE,
    FH_CLAIM__ADDED_CLAUSE, FH_CLAIM__ADDED_LINE, FH_CLAIM__TIME_OTHER, FH_CLAIM__TIME_BOUND, FH_CLAIM__TIME_ALONE, FH_CLAIM__WORD_OTHER, FH_CLAIM__MODAL_OTHER,
    FH_CLAIM__QUOTE_LOOSED, FH_CLAIM__FIGURE_KIND, FH_CLAIM__PLACE_LOST, FH_CLAIM__CLAUSE_LOST,
    FH_CLAIM__DEGREE_OTHER, FH_CLAIM__NUMBER_OF_NOUN, FH_CLAIM__NARROWED, FH_CLAIM__FIGURE_WORDS, FH_CLAIM__N_TRACES, FH_CLAIM__DROPPED_CLAUSE = FH_CLAIM__N_TRACES, FH_CLAIM__DROPPED_LINE
} fh_claim__trace_kind;

typedef enum fh_claim__case_kind { FH_CLAIM__CASE_PAIR, FH_CLAIM__CASE_ADDED, FH_CLAIM__CASE_DROPPED, FH_CLAIM__CASE_PLAIN } fh_claim__case_kind;

typedef struct fh_claim__seen { /* one trace: a difference of one type, and where */
    fh_change_type type;
    fh_claim__trace_kind kind;
    fh_span child, parent;
    bool opposed;                     /* the two words mean the opposite, not more or less of one thing */
    fh_str child_words, parent_words; /* what carries the difference, for the note: words of the report or a speaker's name; may be empty */
} fh_claim__seen;

/* What is judged as one: all traces between a sentence and one that it comes from, or what is added or dropped alone. */
typedef struct fh_claim__case {
    fh_claim__case_kind kind;
    uint32_t child, parent; /* reports */
    uint32_t line;          /* of the child; of the parent where something is dropped */
    bool followup;          /* the child follows its parent up */
    bool later;             /* it does, or the child's sentence speaks of a day after the parent was out: another figure is the news */
    uint32_t first, n;      /* its traces */
    uint16_t keys[FH_CLAIM__CASE_KEYS]; /* which words are lost and gained: claim/lexis.c */
    uint32_t n_keys;
    float f[FH_CLAIM__CHANGE_FEATURES]; /* FH_CLAIM__DROPPED_FEATURES of them for what is dropped */
} fh_claim__case;

typedef struct fh_claim__cases {
    FH_VEC(fh_claim__seen) seen;
    FH_VEC(fh_claim__case) at;
} fh_claim__cases;

/* Appends the cases of `child` against its parents. Indices of reports are those given. */
void fh_claim__find_changes(fh_arena *arena, fh_arena *scratch, const fh_claim__text *child, uint32_t child_report,
                            const fh_claim__descent *parents, uint32_t n_parents, fh_claim__cases *out);

#endif
