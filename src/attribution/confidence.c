/* SPDX-License-Identifier: MIT
 *
 * attribution/confidence.c - how likely a frame is right: a logistic function of what the models say of it and of what
 * its cue, its source and its content are. The weights are fitted on texts that the models had not seen, one set for
 * each way of marking (model.h). */
#include <math.h>

#include "attribution/model.h"
#include "attribution/words_table.h"

enum {
    ONE, ODDS, SURE, SOURCED, FULL, SHORT,                                                 /* of the models; a content of one or two words */
    SAYS, ACCORDS, NAMES, THINKS, MARK, OTHER, DENIED, PASSIVE, NOUN,                      /* of the cue: its classes; a colon or a dash; none of these */
    QUOTED, MIXED, CLAUSE, THAT, TO, LENGTH, FAR, ANOTHER_SENTENCE, PIECES,                /* of the content; FAR from the cue */
    PROPER, PRONOUN, WHO, DOCUMENT, SOURCE_FAR, KINDS                                      /* of the source */
};
_Static_assert((int)KINDS == (int)FH_EVIDENCE, "a weight for each kind of evidence");

static const uint32_t NAMING = ATTR_NAME | ATTR_QUOTING | ATTR_NOUNCUE | ATTR_FIGURE;

static bool is_finite(uint8_t pos) { return pos == FH_POS_VERB_PRESENT || pos == FH_POS_VERB_PAST || pos == FH_POS_MODAL; }

static void weigh_cue(const fh_view *v, const fh_frame *f, float x[FH_EVIDENCE]) {
    uint32_t flags = 0;
    bool words = false, noun = false, negated = false;
    for (uint32_t k = f->cue.begin; k < f->cue.end; k++) {
        flags |= v->flags[k];
        words |= (v->t[k].flags & FH_TOKEN_WORD) != 0;
        noun |= v->t[k].pos == FH_POS_NOUN;
        negated |= fh_attribution__negated(v, k);
    }
    x[SAYS] = flags & (ATTR_SAY | ATTR_TELL) ? 1.0f : 0.0f;
    x[ACCORDS] = flags & ATTR_ACCORDING ? 1.0f : 0.0f;
    x[NAMES] = flags & NAMING ? 1.0f : 0.0f;
    x[THINKS] = flags & ATTR_THINK ? 1.0f : 0.0f;
    x[MARK] = words ? 0 : 1;
    x[OTHER] = words && !(flags & (ATTR_SAY | ATTR_TELL | ATTR_ACCORDING | NAMING | ATTR_THINK)) ? 1.0f : 0.0f;
    x[DENIED] = negated || flags & ATTR_REFUSAL ? 1.0f : 0.0f;
    x[PASSIVE] = fh_attribution__passive(v, f->cue) ? 1.0f : 0.0f;
    x[NOUN] = noun ? 1.0f : 0.0f;
}

static uint32_t weigh_content(const fh_view *v, const fh_frame *f, float x[FH_EVIDENCE]) {
    uint32_t words = 0, quoted = 0, verbs = 0, gap = UINT32_MAX, apart = 0;
    for (uint32_t i = 0; i < f->n_content; i++) {
        fh_range c = f->content[i];
        for (uint32_t k = c.begin; k < c.end; k++) {
            if (!(v->t[k].flags & FH_TOKEN_WORD)) continue;
            words++;
            quoted += (v->t[k].flags & FH_TOKEN_QUOTED) != 0;
            verbs += is_finite(v->t[k].pos);
        }
        uint32_t d = c.begin >= f->cue.end ? c.begin - f->cue.end : f->cue.begin >= c.end ? f->cue.begin - c.end : 0;
        gap = d < gap ? d : gap;
    }
    fh_range c = f->content[0];
    bool before = c.begin < f->cue.begin;
    for (uint32_t k = before ? c.end : f->cue.end, last = before ? f->cue.begin : c.begin; k <= last; k++) apart += (v->t[k].flags & FH_TOKEN_SENTENCE) != 0;
    x[QUOTED] = words && quoted == words ? 1.0f : 0.0f;
    x[MIXED] = quoted && quoted < words ? 1.0f : 0.0f;
    x[CLAUSE] = verbs ? 1.0f : 0.0f;
    x[THAT] = fh_view_is(v, c.begin, "that") ? 1.0f : 0.0f;
    x[TO] = fh_view_is(v, c.begin, "to") ? 1.0f : 0.0f;
    x[LENGTH] = logf(1 + (float)words) / 3;
    x[FAR] = gap > 3 ? 1.0f : 0.0f;
    x[ANOTHER_SENTENCE] = apart ? 1.0f : 0.0f;
    x[PIECES] = f->n_content > 1 ? 1.0f : 0.0f;
    return words;
}

static void weigh_source(const fh_view *v, const fh_frame *f, float x[FH_EVIDENCE]) {
    static const uint32_t SOMEBODY = ATTR_ROLE | ATTR_ANON | ATTR_ORG | ATTR_TITLE | ATTR_OUTLET | ATTR_SOURCE;
    uint32_t flags = 0;
    bool proper = false;
    for (uint32_t k = f->source.begin; k < f->source.end; k++) {
        flags |= v->flags[k];
        proper |= v->t[k].pos == FH_POS_PROPER;
    }
    uint32_t gap = f->source.begin >= f->cue.end ? f->source.begin - f->cue.end : f->cue.begin >= f->source.end ? f->cue.begin - f->source.end : 0;
    x[PROPER] = proper ? 1.0f : 0.0f;
    x[PRONOUN] = flags & ATTR_PRONOUN ? 1.0f : 0.0f;
    x[WHO] = flags & SOMEBODY ? 1.0f : 0.0f;
    x[DOCUMENT] = flags & ATTR_DOCUMENT ? 1.0f : 0.0f;
    x[SOURCE_FAR] = !fh_range_empty(f->source) && gap > 2 ? 1.0f : 0.0f;
}

void fh_attribution__evidence(const fh_view *v, const fh_frame *f, float x[FH_EVIDENCE]) {
    x[ONE] = 1;
    x[ODDS] = f->odds;
    x[SURE] = f->sure;
    x[SOURCED] = fh_range_empty(f->source) ? 0.0f : 1.0f;
    x[FULL] = f->full;
    weigh_cue(v, f, x);
    x[SHORT] = weigh_content(v, f, x) < 3 ? 1.0f : 0.0f;
    weigh_source(v, f, x);
}

float fh_attribution__confidence(const float *w, const fh_view *v, const fh_frame *f) {
    float x[FH_EVIDENCE], z = 0;
    fh_attribution__evidence(v, f, x);
    for (unsigned i = 0; i < FH_EVIDENCE; i++) z += w[i] * x[i];
    return 1.0f / (1.0f + expf(-z));
}
