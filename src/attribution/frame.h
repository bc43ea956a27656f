/* SPDX-License-Identifier: MIT
 *
 * attribution/frame.h - what the parts of attribution/ hand to one another: a report's tokens with their
 * lexicon flags, and frames: who (source), by which words (cue), said what (content), in token positions. */
#ifndef FH_ATTRIBUTION_FRAME_H
#define FH_ATTRIBUTION_FRAME_H

#include <firsthand/records.h>

#include "base/str.h"
#include "base/vec.h"

/* Tokens [begin, end). */
typedef struct fh_range { uint32_t begin, end; } fh_range;
static inline bool fh_range_empty(fh_range r) { return r.end <= r.begin; }

/* How the speaker of a frame is known: by its source, or where it has neither source nor cue, as whoever spoke last, as
 * whom the sentences before are about, or as the guest of an interview. */
typedef enum fh_frame_as { FH_AS_SOURCE = 0, FH_AS_LAST, FH_AS_NEAR, FH_AS_GUEST } fh_frame_as;

enum { FH_FRAME_PARTS = 6 }; /* content parts of one frame; more are joined to the last */

typedef struct fh_frame {
    fh_range source, cue;
    fh_range content[FH_FRAME_PARTS]; /* sorted, disjoint */
    uint32_t n_content;
    float odds;       /* log odds of the cue */
    float sure;       /* log probability of the parts, given the cue and that it has a content */
    float full;       /* log probability that it has one */
    float confidence; /* 0..1 */
    uint8_t as;       /* fh_frame_as */
    bool institution; /* FH_AS_GUEST: an institution answers rather than a person */
    uint32_t after;   /* FH_AS_GUEST: the first token of the first question; the guest is introduced before it */
} fh_frame;

typedef FH_VEC(fh_frame) fh_frames;

/* A report as attribution/ looks at it. */
typedef struct fh_view {
    const fh_report *r;
    const fh_token *t;
    uint32_t n;
    const uint32_t *flags; /* ATTR_... of words_table.h, one a token */
} fh_view;

/* A view of r, whose flags live in the arena; false when that is spent. */
bool fh_attribution__view(fh_arena *arena, const fh_report *r, fh_view *ret);

static inline char fh_view_char(const fh_view *v, uint32_t k) { return v->r->text.ptr[v->t[k].begin]; }
static inline fh_str fh_view_word(const fh_view *v, uint32_t k) { return fh_str_cut(v->r->text, v->t[k].begin, v->t[k].end); }
static inline bool fh_view_is(const fh_view *v, uint32_t k, const char *word) {
    return k < v->n && fh_str_equal_nocase(fh_view_word(v, k), fh_str_of(word));
}
static inline fh_span fh_view_span(const fh_view *v, fh_range r) { return (fh_span){v->t[r.begin].begin, v->t[r.end - 1].end}; }

static inline fh_str fh_view_words(const fh_view *v, fh_range r) { return fh_range_empty(r) ? (fh_str){NULL, 0} : fh_str_span(v->r->text, fh_view_span(v, r)); }

/* A verb that may be finite, neither participle nor gerund; modals apart. */
static inline bool fh_token_is_finite(const fh_token *t) { return t->pos >= FH_POS_VERB_BASE && t->pos <= FH_POS_VERB_PAST; }

/* Whether a cue is passive, "was said", "were told": what stands before it was spoken of or spoken to. */
bool fh_attribution__passive(const fh_view *v, fh_range cue);

/* Whether "not" or "never" stands within the three tokens before k. */
bool fh_attribution__negated(const fh_view *v, uint32_t k);

/* Says who the sources are: fills r->speakers, and speaker_of[i] (an index into them, or FH_NONE) for frame i. */
void fh_attribution__resolve(fh_arena *keep, fh_arena *scratch, const fh_view *v, const fh_frames *frames, fh_report *r,
                             uint32_t *speaker_of);

#endif
