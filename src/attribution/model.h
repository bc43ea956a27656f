/* SPDX-License-Identifier: MIT
 *
 * attribution/model.h - the learnt part: which words are cues, and what their arguments are. */
#ifndef FH_ATTRIBUTION_MODEL_H
#define FH_ATTRIBUTION_MODEL_H

#include "attribution/sight.h"

/* What speaks for a frame: 1, log odds of its cue, log probability of its parts, whether it has a source, log probability
 * that its cue has a content at all, whether that is one or two words; then kinds of cue, of content and of source. */
enum { FH_EVIDENCE = 29 };
void fh_attribution__evidence(const fh_view *v, const fh_frame *f, float x[FH_EVIDENCE]);
float fh_attribution__confidence(const float *weights, const fh_view *v, const fh_frame *f);

/* Numbers that stand after the tables in models/attribution.bin, all float; of pairs the first is for attitudes of all kinds,
 * the second for what was said. */
typedef struct fh_model_numbers {
    float cue_bias;                   /* log odds of a cue before any feature */
    float cue_floor[2];               /* cues below this probability are not followed up */
    float confidence[2][FH_EVIDENCE]; /* logistic over fh_attribution__evidence */
    float threshold[2];               /* default of fh_options.min_confidence */
} fh_model_numbers;

typedef struct fh_model {
    fh_linear cue, state, edge;
    fh_model_numbers numbers;
} fh_model;

/* Reads weights in place; false when they are no model. */
bool fh_attribution__model(fh_str bytes, fh_model *ret);
fh_str fh_attribution__weights(void); /* models/attribution.bin */

/* Sums that many windows share: of the step to each token, from a head before it and from one behind it; and of what
 * the token itself says, by the side and the sentence it is seen from. */
typedef struct fh_step { int16_t sum[FH_EDGE_STRIDE]; uint8_t known; } fh_step;
typedef struct fh_said { int16_t sum[FH_SPOT_WORDS][FH_STATE_STRIDE]; uint8_t known; } fh_said; /* known: a bit each */
typedef struct fh_shared { fh_step *steps; fh_said *said; } fh_shared; /* two steps a token, or both NULL: nothing is remembered */
enum { FH_SHARED_MOST = 1 << 16 }; /* reports of more tokens do without: 118 bytes a token */

/* The best parts of the window's tokens into `parts` (enum fh_part) that have a content among them: every cue has one,
 * even where no single content is likelier than none. The log of their probability among such; *ret_full: the log
 * probability that there is a content. */
float fh_attribution__decode(fh_arena *scratch, const fh_model *m, const fh_reach *a, fh_shared *shared, uint8_t *parts, float *ret_full);

/* All frames, by position of the cue; nested ones are among them. `said`: of what was said, rather than of attitudes of all kinds. */
void fh_attribution__find(fh_arena *arena, const fh_model *m, const fh_view *v, bool said, fh_frames *frames);

static inline uint8_t fh_attribution__cue_level(float odds) { return odds > 1.1f ? 3 : odds > -0.4f ? 2 : odds > -1.8f ? 1 : 0; }

#endif
