/* SPDX-License-Identifier: MIT
 *
 * attribution/sight.h - a report as the models see it, and the features they are given: shared by the library
 * and tools/train_attribution.c, so that models are read with the features they were trained with. */
#ifndef FH_ATTRIBUTION_SIGHT_H
#define FH_ATTRIBUTION_SIGHT_H

#include "attribution/frame.h"
#include "text/linear.h"

enum fh_quote_state { FH_QUOTE_OUT = 0, FH_QUOTE_OPEN, FH_QUOTE_IN, FH_QUOTE_CLOSE };

/* What is known of one token. */
typedef struct fh_glance {
    uint32_t word, lemma;
    uint32_t flags;   /* ATTR_... */
    uint32_t class;   /* FH_CLASS_...: the flags that models look at, in an order that new word lists do not change */
    uint32_t kin;     /* class of the word among those that stand in like company, 0 where it is rare */
    uint32_t sense;   /* what kind of doing or thing it names, 0 unknown: WordNet's, by its part of speech */
    uint32_t affix;   /* hash of its last three bytes */
    uint8_t pos, entity, quote;
    uint8_t mark;     /* the character of punctuation, 0 for words */
    uint8_t starts;   /* first of its sentence */
    uint8_t marker;   /* what it says of the clause: FH_MARKER_... */
    uint8_t cue;      /* 0..3: how likely it is the head of a cue; set once the cues are known */
    uint16_t sentence; /* number of the sentence in the paragraph, cut off at 65535 */
    uint32_t paragraph;
} fh_glance;

enum {
    FH_CLASS_SAY = 1u << 0, FH_CLASS_TELL = 1u << 1, FH_CLASS_NAME = 1u << 2, FH_CLASS_THINK = 1u << 3, FH_CLASS_QUOTING = 1u << 4,
    FH_CLASS_ACCORDING = 1u << 5, FH_CLASS_NOUNCUE = 1u << 6, FH_CLASS_TITLE = 1u << 7, FH_CLASS_ROLE = 1u << 8, FH_CLASS_ANON = 1u << 9,
    FH_CLASS_SOURCE = 1u << 10, FH_CLASS_ORG = 1u << 11, FH_CLASS_OUTLET = 1u << 12, FH_CLASS_DOCUMENT = 1u << 13, FH_CLASS_GRADE = 1u << 14,
    FH_CLASS_PRONOUN = 1u << 15, FH_CLASS_INDEFINITE = 1u << 16
};

/* A clause marker, for signatures of what stands between two tokens. */
enum fh_marker {
    FH_MARKER_NONE = 0, FH_MARKER_COMMA, FH_MARKER_STOP, FH_MARKER_COLON, FH_MARKER_OPEN, FH_MARKER_CLOSE, FH_MARKER_THAT,
    FH_MARKER_WH, FH_MARKER_AND, FH_MARKER_TO, FH_MARKER_VERB, FH_MARKER_CUE, FH_MARKER_BECAUSE, FH_MARKER_DASH, FH_MARKER_PREPOSITION, FH_MARKER_BRACKET
};

enum { FH_SIGHT_PAD = 4 };

typedef struct fh_sight {
    fh_glance *g;       /* one a token, FH_SIGHT_PAD empty ones before and after; g[0] is token 0 */
    uint32_t n;
    fh_range *paragraph; /* tokens of each paragraph */
    uint32_t n_paragraphs;
    bool said; /* what was said is sought, as the invented stories mark it, rather than attitudes of all kinds, as the political articles do */
} fh_sight;

/* In the arena; false when it is spent. */
bool fh_attribution__look(fh_arena *arena, const fh_view *v, bool said, fh_sight *ret);

/* ---- cues ---------------------------------------------------------------------------------- */

enum { FH_CUE_FEATURES = 76 };

/* Whether token k may be the head of a cue at all. */
bool fh_attribution__may_cue(const fh_sight *s, uint32_t k);
/* Features of token k as the head of a cue. The first *ret_word of them name the word itself: a trainer drops them
 * now and then, so that the others learn to speak for words never seen. */
unsigned fh_attribution__cue_features(const fh_sight *s, uint32_t k, unsigned *ret_word, uint32_t out[FH_CUE_FEATURES]);

/* ---- arguments ------------------------------------------------------------------------------ */

enum fh_part { FH_PART_NONE = 0, FH_PART_SOURCE, FH_PART_CONTENT, FH_PART_CUE, FH_PARTS };
enum { FH_STATE_STRIDE = FH_PARTS, FH_EDGE_STRIDE = FH_PARTS * FH_PARTS, FH_STATE_FEATURES = 64, FH_EDGE_FEATURES = 28 };

enum { /* tokens of the paragraph that a cue's arguments are sought in; fewer in one so long that it is hardly prose */
    FH_WINDOW_BEFORE = 160, FH_WINDOW_AFTER = 240, FH_LONG_PARAGRAPH = 2000, FH_LONG_BEFORE = 40, FH_LONG_AFTER = 80
};

/* What is the same for all tokens of a cue's window, and what changes from token to token. */
typedef struct fh_reach {
    const fh_sight *s;
    uint32_t head;
    fh_range window;
    uint32_t *between;  /* per token of the window: signature of what stands between it and the head, all of it */
    uint32_t *nearest;  /* the three markers next to the token */
    uint32_t *counts;   /* commas, verbs, other cues and quotation marks in between, cut off */
} fh_reach;

/* A reach over the paragraph of `head`; false when the arena is spent. */
bool fh_attribution__reach(fh_arena *arena, const fh_sight *s, uint32_t head, fh_reach *ret);
/* Features of token k of the window, by what they depend on beside the head: where the token stands from it; what stands
 * between; the token and its neighbours alone, whatever the head; and the rest. `nameless` leaves out those that name
 * the word of the cue. */
unsigned fh_attribution__place_features(const fh_reach *a, uint32_t k, bool nameless, uint32_t out[FH_STATE_FEATURES]);
unsigned fh_attribution__span_features(const fh_reach *a, uint32_t k, bool nameless, uint32_t out[FH_STATE_FEATURES]);
unsigned fh_attribution__word_features(const fh_reach *a, uint32_t k, uint32_t out[FH_STATE_FEATURES]);
unsigned fh_attribution__rest_features(const fh_reach *a, uint32_t k, bool nameless, uint32_t out[FH_STATE_FEATURES]);
/* All four. */
unsigned fh_attribution__state_features(const fh_reach *a, uint32_t k, bool nameless, uint32_t out[FH_STATE_FEATURES]);

/* Tokens of one window with the same `place` have the same features of place; with the same `between`, `passed` and
 * `where` those of span; and a token seen from two heads with the same `word` those of word. */
enum { FH_SPOT_SENTENCES = 3, FH_SPOT_WORDS = 2 * FH_SPOT_SENTENCES };
typedef struct fh_spot {
    uint32_t place, between, passed, where;
    uint32_t word; /* below FH_SPOT_WORDS, or FH_NONE on the head itself */
} fh_spot;
fh_spot fh_attribution__spot(const fh_reach *a, uint32_t k);
/* Where token k stands from the head: 0 on it, 1 behind it, 2 before it. */
static inline uint32_t fh_attribution__side(const fh_reach *a, uint32_t k) { return k == a->head ? 0 : k > a->head ? 1 : 2; }
/* Features of the step from token k - 1 to k: those that are the same for all heads on one side of it, and the others. */
unsigned fh_attribution__step_features(const fh_sight *s, uint32_t k, uint32_t side, uint32_t out[FH_EDGE_FEATURES]);
unsigned fh_attribution__edge_features(const fh_reach *a, uint32_t k, uint32_t out[FH_EDGE_FEATURES]);

#endif
