/* SPDX-License-Identifier: MIT
 *
 * claim/reading.h - a report as claim/ looks at it: each token with its lemma, stem and cues; quantities, names,
 * quotations and clauses over them. Everything is parallel to, or indexes into, the report's own tokens. */
#ifndef FH_CLAIM_READING_H
#define FH_CLAIM_READING_H

#include <firsthand/records.h>

#include "base/error.h"
#include "claim/cue_table.h"
#include "claim/quantity.h"
#include "claim/wordnet.h"

enum { FH_CLAIM__SENSE_WORDS = 3 };

typedef struct fh_claim__word {
    uint64_t senses[FH_CLAIM__SENSE_WORDS]; /* a bit for each sense: words without a bit in common are no kin */
    fh_claim__sense sense;
    uint32_t stem;         /* of the lemma; what overlap is counted by */
    uint32_t cues;         /* CUE_... */
    uint32_t quantity;     /* index into quantities, or FH_NONE */
    uint32_t name;         /* index into names, or FH_NONE */
    float weight;          /* 0 for words without content; else by how rare it is in the story */
    uint16_t pole;         /* 2 * scale + end, or 0 */
    uint16_t grade;        /* 16 * scale + degree, or 0: data/claim/grades.txt */
    uint16_t company;      /* class of words in like company (models/classes.md), 0 for none */
    uint8_t kind;          /* kind of doing of a verb, of thing of a noun (models/senses.md), 0 for none */
    bool quoted;           /* inside quotation marks of any kind */
} fh_claim__word;
_Static_assert(sizeof(fh_claim__word) == 64, "there is one a token: a line of the cache, and no more");

typedef struct fh_claim__range { uint32_t first, n; } fh_claim__range; /* of tokens */

static inline uint32_t fh_claim__end_of(fh_claim__range r) { return r.first + r.n; }

/* A run of capitalised words, or of initials: a person, a place, an institution. */
typedef struct fh_claim__name {
    fh_claim__range tokens;
    uint32_t sentence;
} fh_claim__name;

typedef struct fh_claim__quote {
    fh_claim__range tokens; /* between the marks */
    uint32_t sentence;
} fh_claim__quote;

typedef struct fh_claim__clause {
    fh_claim__range tokens;
    uint32_t sentence;
    uint32_t cues;   /* of all its words together */
    float weight;    /* sum of its words' */
} fh_claim__clause;

typedef struct fh_claim__line { /* a sentence */
    fh_claim__range tokens, clauses, quantities, names, quotes; /* what begins in it: indices into the arrays below */
    uint32_t cues, frame; /* CUE_ and FRAME_ flags of its words */
    float weight;
    uint32_t statement; /* the statement that covers most of it, or FH_NONE */
    uint32_t turn;      /* first line of the turn that it stands in: claim/turn.h */
} fh_claim__line;

typedef struct fh_claim__text {
    const fh_report *report;
    fh_claim__word *words;          /* one a token */
    fh_claim__quantity *quantities; /* sorted by first token */
    fh_claim__name *names;
    fh_claim__quote *quotes;
    fh_claim__clause *clauses;
    fh_claim__line *lines;          /* one a sentence */
    uint32_t n_words, n_quantities, n_names, n_quotes, n_clauses, n_lines;
    uint32_t *said_to, *said_from;  /* per statement: the furthest end of what it and those before it say; where it and those behind it begin */
    fh_claim__range dateline;       /* "BOGOTA, Oct. 5 (Cordillera Press) -": its words have no weight, and nothing in it is a figure or a name */
} fh_claim__text;

/* Reads one report. Weights are left 0 until fh_claim__weigh. Failures stay with the arena. */
void fh_claim__read_text(fh_arena *arena, const fh_report *report, fh_claim__text *ret);

/* The stem of a word that is no token of a report: a part of one. */
uint32_t fh_claim__stem(fh_arena *arena, fh_str word);

/* Sets the weights of words, clauses and lines of all n texts by how rare each stem is among them. */
void fh_claim__weigh(fh_arena *arena, fh_claim__text *texts, uint32_t n);

/* Do two words say the same: 1 the same stem, less for kin, 0 for no link. */
float fh_claim__same_word(const fh_claim__word *a, const fh_claim__word *b);

fh_span fh_claim__span_of(const fh_claim__text *t, fh_claim__range r); /* bytes of a range of tokens */
fh_str fh_claim__str_of(const fh_claim__text *t, uint32_t token);

/* Is a token a verb, with any ending; a modal is none. */
static inline bool fh_claim__is_verb(const fh_claim__text *t, uint32_t token) {
    uint8_t pos = t->report->tokens[token].pos;
    return pos >= FH_POS_VERB_BASE && pos <= FH_POS_VERB_GERUND;
}

/* Does a token of the line stand in the words that name who says it: "who was not authorised to speak" denies nothing. */
bool fh_claim__in_source(const fh_claim__text *t, const fh_claim__line *l, uint32_t token);

/* Days since 1970-01-01; wants a date of precision DAY. */
int32_t fh_claim__day_number(fh_datetime d);

/* The first statement that may say a part of bytes `at`; those from it on may, while said_from is before the end of `at`. */
uint32_t fh_claim__first_said(const fh_claim__text *t, fh_span at);

#endif
