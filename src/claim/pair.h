/* SPDX-License-Identifier: MIT
 *
 * claim/pair.h - one sentence of a child and the sentences of its parent that it comes from, with what the typed
 * comparisons share: where a clause's words went, how traces become a case, what all cases of a pair know. */
#ifndef FH_CLAIM_PAIR_H
#define FH_CLAIM_PAIR_H

#include "base/map.h"
#include "claim/change.h"
#include "claim/score.h"

enum { FH_CLAIM__BALANCED = 22, FH_CLAIM__CLAUSE_CUES = 12, FH_CLAIM__OWN = 10, FH_CLAIM__VOICES = 14, FH_CLAIM__REST = 24 };

enum { /* features of a case: the pair's, then those of its traces */
    F_SAME_LINES = 0, F_LENGTHS, F_OUTLET, F_DAYS, F_HEAD, F_SHARE, F_SCORE, F_SECOND, F_CHILD_FOUND, F_PARENT_FOUND, F_CHILD_WEIGHT, F_PARENT_WEIGHT, F_CHILD_LEFT, F_PARENT_LEFT,
    F_CHILD_AT, F_PARENT_AT, F_N_PARTNERS, F_FIGURES_LEFT_CHILD, F_FIGURES_LEFT_PARENT, F_NAMES_LEFT_CHILD, F_NAMES_LEFT_PARENT,
    F_CHILD_QUOTED, F_PARENT_QUOTED, F_CHILD_LENGTH, F_PARENT_LENGTH, F_TAKEN_BY_ME,
    F_CLASH, F_DRIFT, F_SPEAKERS, F_SPEAKER_CHILD, F_SPEAKER_PARENT,
    F_UNLIKE, F_RUNS, /* of the words in order: share that differs, in how many runs */
    F_BALANCE,        /* FH_CLAIM__BALANCED of them */
    F_PART = F_BALANCE + FH_CLAIM__BALANCED, /* which of the parent's lines, best first */
    F_CUES,           /* of the traces' clauses: the child's, then the parent's */
    F_TRACES = F_CUES + 2 * FH_CLAIM__CLAUSE_CUES, /* for each kind of trace: how many, how much of the clauses is found, what it measured */
    F_TRACE_SIZE = 3 + FH_CLAIM__OWN,
    F_VOICES = F_TRACES + FH_CLAIM__N_TRACES * F_TRACE_SIZE, /* who says the words that both have: claim/voice.c */
    F_WORDS = F_VOICES + FH_CLAIM__VOICES, /* what was put in the place of what: claim/score.c */
    F_REST = F_WORDS + FH_CLAIM__CLASH_FEATURES, /* what has no partner: claim/rest.c */
    F_RIVAL = F_REST + FH_CLAIM__REST, /* whether the parent's line is a rival, and what it has that the chosen have not: claim/change.c */
    F_LEXIS = F_RIVAL + 5, /* what lost and gained words speak for: claim/lexis.c */
    F_END
};
_Static_assert((int)F_END == (int)FH_CLAIM__CHANGE_FEATURES, "room for every feature, and no more");

typedef struct fh_claim__pair {
    fh_arena *arena, *scratch;
    const fh_claim__text *c, *p;
    const fh_claim__descent *descent;
    const fh_claim__alignment *alignment;
    uint32_t child_report, c_line, p_lines[FH_CLAIM__PARTNERS], n_p;
    bool rival;        /* the parent's line is another than those chosen for the child's */
    float score, kept; /* of the first line; share of the parent's lines that the child takes up */
    fh_claim__matching m;
    float common[FH_CLAIM__CHANGE_FEATURES];
    fh_claim__cases *out;
    struct fh_claim__heap *heap; /* the traces, until they are dealt to their cases */
    const fh_map *parent_stems, *child_stems; /* every stem of the report */
    const fh_map *all_stems; /* of each of the child's parents */
    uint32_t n_parents;
    const fh_claim__source *drift;
} fh_claim__pair;

/* A difference of one type, as tokens. */
typedef struct fh_claim__trace {
    fh_change_type type;
    fh_claim__trace_kind kind;
    bool opposed;                  /* as in fh_claim__seen */
    fh_claim__range child, parent; /* n 0: nothing on that side */
    float own[FH_CLAIM__OWN];
    fh_str child_words, parent_words; /* as in fh_claim__seen */
} fh_claim__trace;

typedef struct fh_claim__heap { FH_VEC(fh_claim__trace) traces; } fh_claim__heap;

/* Words with content and without a partner. */
bool fh_claim__is_left_child(const fh_claim__pair *x, uint32_t token);
bool fh_claim__is_left_parent(const fh_claim__pair *x, uint32_t part, uint32_t n);

uint32_t fh_claim__clause_of(const fh_claim__text *t, uint32_t line, uint32_t token);
fh_claim__range fh_claim__around(const fh_claim__text *t, uint32_t line, uint32_t token); /* its clause, cut when long */
fh_claim__range fh_claim__cut_range(fh_claim__range r);
fh_claim__range fh_claim__first_items(fh_claim__range r); /* keeps pairs of items bounded */
uint32_t fh_claim__line_of(const fh_claim__text *t, uint32_t token);
uint32_t fh_claim__part_of(const fh_claim__pair *x, uint32_t parent_token);
uint32_t fh_claim__cues_of(const fh_claim__text *t, fh_claim__range r);
unsigned fh_claim__count_cue(const fh_claim__text *t, fh_claim__range r, uint32_t cue);
unsigned fh_claim__parent_count(const fh_claim__pair *x, uint32_t cue);
/* 0..1: how much of a clause inside `line` has a partner. */
float fh_claim__clause_found(const fh_claim__text *t, fh_claim__range clause, const fh_claim__range *line, const uint32_t *match);
uint32_t fh_claim__counterpart_in_child(const fh_claim__pair *x, uint32_t part, fh_claim__range clause, uint32_t near);

/* Ranges for a difference seen at a token of one side: its clause, and the clause its words went to. */
void fh_claim__locate_from_parent(const fh_claim__pair *x, uint32_t token, fh_claim__trace *t);
void fh_claim__locate_from_child(const fh_claim__pair *x, uint32_t token, fh_claim__trace *t);

fh_str fh_claim__words_of(const fh_claim__text *t, fh_claim__range r);
void fh_claim__push(fh_claim__pair *x, const fh_claim__trace *t);

/* Once all traces of the pair are pushed: makes a case of those that speak of one line of the parent, or of two that stand
 * side by side, and one of each that is only added. */
void fh_claim__deal(fh_claim__pair *x);

/* A case of one trace whose features are still 0; NULL when the arena is spent. */
fh_claim__case *fh_claim__open_case(fh_claim__pair *x, fh_claim__case_kind kind, const fh_claim__trace *t, uint32_t line);

/* Does the child follow its parent up, or its sentence speak of a day after the parent was out. */
bool fh_claim__is_later(const fh_claim__pair *x);

void fh_claim__fill_common(fh_claim__pair *x);
void fh_claim__fill_speakers(fh_claim__pair *x);

typedef enum fh_claim__voices { FH_CLAIM__NO_VOICE = 0, FH_CLAIM__CHILD_ONLY, FH_CLAIM__PARENT_ONLY, FH_CLAIM__SAME_VOICE, FH_CLAIM__OTHER_VOICE } fh_claim__voices;

fh_str fh_claim__voice_of(const fh_claim__text *t, uint32_t line); /* the name of who says a line; may be empty */

/* Whose statements a line of the child and a line of the parent are. */
fh_claim__voices fh_claim__compare_voices(const fh_claim__pair *x, uint32_t parent_line);

/* compare.c: figures, names, quotations */
bool fh_claim__after_place_word(const fh_claim__text *t, uint32_t token);
void fh_claim__compare_figures(fh_claim__pair *x);
void fh_claim__compare_names(fh_claim__pair *x);
void fh_claim__compare_spellings(fh_claim__pair *x);
void fh_claim__compare_quotes(fh_claim__pair *x);
void fh_claim__compare_places(fh_claim__pair *x);

/* timing.c: when */
void fh_claim__compare_times(fh_claim__pair *x);

/* wording.c: modality, negation, opposites, quantifiers, what is only put otherwise */
void fh_claim__compare_cues(fh_claim__pair *x);
void fh_claim__compare_opposites(fh_claim__pair *x);
void fh_claim__compare_force(fh_claim__pair *x);
void fh_claim__compare_words(fh_claim__pair *x);
void fh_claim__compare_clauses(fh_claim__pair *x);
void fh_claim__compare_losses(fh_claim__pair *x);
void fh_claim__compare_lines(fh_claim__pair *x);

/* degree.c: words that say more or less than those they answer */
void fh_claim__compare_degrees(fh_claim__pair *x);
void fh_claim__compare_nouns(fh_claim__pair *x);

/* rest.c: what the words are that have no partner */
void fh_claim__fill_rest(const fh_claim__pair *x, uint32_t part, float f[FH_CLAIM__REST]);

/* lexis.c: lists the words that one side has and the other has not as keys of the case; how much they speak for a mark */
float fh_claim__weigh_lexis(const fh_claim__pair *x, const bool parts[FH_CLAIM__PARTNERS], fh_claim__case *c);

/* voice.c: who says the words that the child shares with some of the parent's lines */
void fh_claim__fill_voices(const fh_claim__pair *x, const bool parts[FH_CLAIM__PARTNERS], float f[FH_CLAIM__VOICES]);

/* sources.c: who said it */
void fh_claim__compare_sources(fh_claim__pair *x);
void fh_claim__compare_descriptions(fh_claim__pair *x);

/* plain.c: what needs no judge. True where that is all in which the two lines differ. */
bool fh_claim__find_plain(fh_claim__pair *x, const fh_map *child_stems);

/* dropped.c: clauses and sentences of the parent without a counterpart */
void fh_claim__find_dropped_clauses(fh_claim__pair *x, const fh_map *child_stems);
float fh_claim__kept_share(const fh_claim__alignment *al);
void fh_claim__find_dropped_lines(fh_claim__pair *x, const fh_map *child_stems);

#endif
