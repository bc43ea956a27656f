/* SPDX-License-Identifier: MIT
 *
 * lineage/ties.h - what speaks for and against one report's deriving from another; private to lineage/. */
#ifndef FH_LINEAGE_TIES_H
#define FH_LINEAGE_TIES_H

#include <firsthand/records.h>

#include "base/error.h"
#include "base/str.h"

/* A word that carries content, in a sentence: lineage/words.c. */
typedef struct fh_lineage__word {
    uint32_t lemma; /* its hash */
    uint32_t line;  /* the sentence */
    float weight;   /* in nats, more the fewer texts of the story have it; 0 until fh_lineage__weigh_words */
    bool plain;     /* neither a name nor a figure */
} fh_lineage__word;

/* One report of the story, in canonical order: by id, then text. */
typedef struct fh_lineage__member {
    const fh_report *report;
    uint32_t index;      /* of the report in the dossier */
    uint32_t in_story;   /* position in fh_story.reports */
    float *weight_before; /* per token, and one more: weight of the words before it; a quoted word weighs less */
    float weight;         /* of all words */
    fh_lineage__word *words, *by_line; /* once a sentence: by lemma, and by sentence */
    uint32_t n_words, n_plain; /* n_plain: different words that are neither name nor figure */
    float plain_weight;        /* of those together */
    int64_t minute;      /* when it was published */
    uint8_t precision;   /* of that; FH_PRECISION_NONE when unknown or borrowed */
    fh_str outlet;       /* as it calls itself, else the host of its address or the agency of its dateline; absent when unknown */
} fh_lineage__member;

typedef struct fh_lineage__members {
    fh_lineage__member *at;
    uint32_t n;
} fh_lineage__members;

/* One member seen as the child of another. Ties come in pairs: ties[2k] and ties[2k + 1] are the two directions. */
typedef struct fh_lineage__tie {
    uint32_t child, parent;  /* member numbers */
    float share;             /* 0..1 of the child's words that stand in the parent, by weight and similarity */
    float copied;            /* 0..1 the same, of verbatim and close passages alone */
    float strong_words;      /* weight of the child's words in verbatim passages and those nearly so */
    float back;              /* 0..1 of the parent's words that stand in the child */
    float in_order;          /* 0..1 of the shared words that come in the same order */
    uint32_t longest;        /* words of the longest verbatim or close passage */
    float words;             /* 0..1 of the child's different words that the parent has; 1 in near copies, -1 where it has too few to tell */
    float told;              /* 0..1 of the weight of its sentences that stands together in a sentence of the parent; likewise */
    float told_in_order;     /* 0..1 of the sentences found there that come in its order: lineage/telling.h; 1 in near copies */
    float credit;            /* 0..1 that the child credits the parent's outlet */
    bool named;              /* the child's text names the parent's outlet */
    bool same_outlet;
    int8_t later;            /* 1 the child is later, -1 earlier, 0 not known or too near to tell */
    float direction;         /* log-odds of this direction against the other */
    float odds;              /* log-odds that the child rests on the parent, or the parent on the child where words cannot tell */
    float by_passages;       /* the same by passages, credits and outlets alone; the same in both directions */
    float backing;           /* the part of odds that credits and outlets give this direction */
    uint32_t innovations;    /* events in which they differ, where they are near copies; else UINT32_MAX */
    const fh_passage *passages; /* those they share; the child is a when child_is_a */
    uint32_t n_passages;
    bool child_is_a;
} fh_lineage__tie;

typedef struct fh_lineage__ties {
    fh_lineage__tie *at;
    uint32_t n; /* even */
} fh_lineage__ties;

/* Members of the story in canonical order; ret_of[i] is the member at fh_story.reports[i]. */
void fh_lineage__members_of(fh_arena *scratch, const fh_report *const *reports, const fh_story *story, fh_lineage__members *ret_members);

/* Ties between all members that share a passage or many words, or of which one credits the other. */
void fh_lineage__tie_up(fh_arena *scratch, const fh_lineage__members *members, const fh_passage *passages, uint32_t n_passages,
                        fh_lineage__ties *ret_ties);

#endif
