/* SPDX-License-Identifier: MIT
 *
 * claim/meeting.h - two lines held against one another, and the features that speak for and against a conflict of the two:
 * what the files that gather them share. */
#ifndef FH_CLAIM_MEETING_H
#define FH_CLAIM_MEETING_H

#include "claim/conflict.h"
#include "claim/contrast.h"
#include "claim/window.h"

enum { /* what speaks for two figures, or two dates, filling one slot: claim/slot.c */
    E_SCORE = 0, /* ranks them among those of the pair of lines; 0 where the lines have none */
    E_CONTEXT, E_COUNTED, E_RATIO, E_MEASURE, E_SAME_UNIT, E_LIKE_IT, E_ANSWERED, E_BOUNDED, E_DATED, E_QUOTED, E_CROWD,
    E_LESS_OF_BEST, E_MORE_OF_BEST, E_BEST_EQUAL, E_UNNAMED, E_COMPANY, E_DEED, E_LENT, E_BESIDE, E_END
};

enum { FH_CLAIM__WEIGHED_CUES = 13, FH_CLAIM__WEIGHED_FRAMES = 16 };

enum { /* features of a meeting */
    G_SAME_REPORT = 0, G_DISTANCE, G_SAME_PARAGRAPH, G_SHARED, G_SHARED_OF_LESS, G_BETTER_RANK, G_WORSE_RANK, G_MORE_FOUND, G_LESS_FOUND, G_FOUND,
    G_SHARED_NAMES, G_SHARED_NOUNS, G_SHARED_VERBS, G_RAREST, G_LEFT_NAMES, G_LEFT_VERBS, G_LESS_WEIGHT, G_MORE_WEIGHT, G_SPOKEN, G_SAME_SPEAKER,
    G_ANONYMOUS, G_QUOTED_A, G_QUOTED_B, G_DAYS, G_OPPOSITES, G_CLASH, G_INNER_RANK, G_B_TURNS, G_CLAUSES, G_CLAUSE_SHARED, G_CLAUSE_NEGATED,
    G_CLAUSE_DENIED, G_FIGURES_SHARED, G_OF_BEST_A, G_OF_BEST_B, G_A_PLACE, G_B_PLACE,
    G_CONTRAST, /* FH_CLAIM__CONTRAST_FEATURES of contrast.h */
    G_FIGURE = G_CONTRAST + FH_CLAIM__CONTRAST_FEATURES, /* E_END of them, of two figures */
    G_DATE = G_FIGURE + E_END,                           /* the same of two dates */
    G_A_CUES = G_DATE + E_END, G_B_CUES = G_A_CUES + FH_CLAIM__WEIGHED_CUES, /* how many words of each cue a line has */
    G_A_FRAME = G_B_CUES + FH_CLAIM__WEIGHED_CUES, G_B_FRAME = G_A_FRAME + FH_CLAIM__WEIGHED_FRAMES, /* which words of data/claim/frame.txt */
    G_WINDOW = G_B_FRAME + FH_CLAIM__WEIGHED_FRAMES, /* FH_CLAIM__WINDOW_FEATURES of window.h */
    G_END = G_WINDOW + FH_CLAIM__WINDOW_FEATURES
};
_Static_assert((int)G_END <= (int)FH_CLAIM__CONFLICT_FEATURES, "room for every feature");

/* The best partner of a figure, or of a line, among all that were held against it; and the second best. */
typedef struct fh_claim__best {
    float score, second;
    bool equal; /* the best one has the same value */
} fh_claim__best;

/* What a line shares with each of the FH_CLAIM__REACH lines before it; known: a bit for each that was reckoned. */
typedef struct fh_claim__nearby {
    float shared[FH_CLAIM__REACH];
    uint8_t known;
} fh_claim__nearby;

/* What is known of one side over all its meetings. */
typedef struct fh_claim__bests {
    fh_claim__best *figures, *lines; /* one a quantity, one a line */
    fh_claim__nearby *before;        /* one a line */
} fh_claim__bests;

typedef struct fh_claim__meeting { /* b is the answer */
    const fh_claim__side *a_side, *b_side;
    const fh_claim__text *a, *b;
    uint32_t a_line, b_line;
    const fh_claim__line *la, *lb;
    const fh_claim__bests *a_bests, *b_bests;
    fh_claim__matching m;
    fh_claim__range a_best, b_best; /* the two clauses that share most: fh_claim__weigh_clauses */
    const fh_claim__quantity *a_figure, *b_figure, *a_date, *b_date; /* what G_FIGURE and G_DATE speak of: fh_claim__weigh_slots; NULL for none */
    float *f; /* FH_CLAIM__CONFLICT_FEATURES, 0 at first */
} fh_claim__meeting;

/* The token of the other line that token k of a's line, or of b's, was matched with; FH_NONE for none. */
static inline uint32_t fh_claim__match_a(const fh_claim__meeting *x, uint32_t k) {
    return k - x->m.a.first < x->m.a.n ? x->m.a_match[k - x->m.a.first] : FH_NONE;
}
static inline uint32_t fh_claim__match_b(const fh_claim__meeting *x, uint32_t k) {
    return x->m.n_b && k - x->m.b[0].first < x->m.b[0].n ? x->m.b_match[0][k - x->m.b[0].first] : FH_NONE;
}

/* overlap.c: what the lines share, and whether they put opposites in the place of one another */
void fh_claim__weigh_matches(fh_claim__meeting *x);
void fh_claim__weigh_clauses(fh_claim__meeting *x);
void fh_claim__weigh_opposites(fh_claim__meeting *x);
bool fh_claim__has_opposites(const fh_claim__meeting *x); /* the words matched or not */

/* slot.c: figures and dates that fill one slot with two values. All lines are ranked before the first is weighed. */
bool fh_claim__has_comparable_figures(const fh_claim__meeting *x);
void fh_claim__rank_figures(const fh_claim__meeting *x); /* lets every figure know how well it goes with those of the other line */
void fh_claim__weigh_slots(fh_claim__meeting *x);
bool fh_claim__has_clash(const fh_claim__meeting *x);
void fh_claim__note_partner(fh_claim__best *b, float score, bool equal);
float fh_claim__of_best(const fh_claim__best *b, float score); /* of the best other partner's score; 3 where there is no other */

/* The figure with what it counts: "seven ships", but "4,100" of "4,100 of the Northern Educators' members". */
fh_claim__range fh_claim__whole_figure(const fh_claim__text *t, const fh_claim__quantity *q);

/* focus.c: sets the words that cannot both be right, where the spans of c hold them: two figures, or a denial and the clause that it answers */
void fh_claim__set_focus(const fh_claim__meeting *x, fh_conflict *c);

#endif
