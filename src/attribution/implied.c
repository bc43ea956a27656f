/* SPDX-License-Identifier: MIT
 *
 * attribution/implied.c - whom a cue means where the model found no source for it: the name behind it, the noun phrase that opens its
 * sentence, or the source of the cue before it. Cost: a bounded number of tokens a cue. */
#include "attribution/resolve.h"
#include "attribution/words_table.h"

enum { OPENING = 40, NAME_REACH = 8, BESIDE = 3 }; /* tokens from the sentence's first to the cue; from the cue to a name, or a content, behind it */

/* The end of ", Marisela Quirós" behind a noun phrase that ends at e, or e. */
static uint32_t with_name(const fh_resolver *x, uint32_t e, uint32_t end) {
    size_t i = fh_attribution__mention_from(&x->cast, e + 1);
    bool apposed = e + 1 < end && fh_view_char(x->v, e) == ',' && i < x->cast.mentions.n && x->cast.mentions.at[i].core.end <= end;
    return apposed && x->cast.mentions.at[i].title.begin <= e + 1 ? x->cast.mentions.at[i].core.end : e;
}

static bool says(const fh_view *v, fh_range cue) {
    for (uint32_t k = cue.begin; k < cue.end; k++)
        if ((v->flags[k] & (ATTR_SAY | ATTR_TELL | ATTR_THINK)) && v->t[k].pos != FH_POS_VERB_GERUND) return true;
    return false;
}

/* Has it a content that begins in [begin, end). */
static bool has_content_in(const fh_frame *f, uint32_t begin, uint32_t end) {
    for (uint32_t i = 0; i < f->n_content; i++)
        if (f->content[i].begin >= begin && f->content[i].begin < end) return true;
    return false;
}

static bool opens_noun_phrase(const fh_token *t) {
    return t->pos == FH_POS_DETERMINER || t->pos == FH_POS_NUMBER || t->pos == FH_POS_PROPER || t->pos == FH_POS_NOUN || t->pos == FH_POS_ADJECTIVE;
}

/* Only the subject's own clauses may stand between: "Two engineers, who asked not to be named, said ...". */
fh_range fh_attribution__opening_source(const fh_resolver *x, const fh_frame *f) {
    const fh_view *v = x->v;
    uint32_t k = f->cue.begin, b = k;
    fh_range none = {k, k};
    while (b > 0 && k - b < OPENING && !(v->t[b].flags & FH_TOKEN_SENTENCE)) b--;
    if (!says(v, f->cue) || !(v->t[b].flags & FH_TOKEN_SENTENCE) || (v->t[b].flags & FH_TOKEN_OPEN) || has_content_in(f, 0, k)) return none;
    uint32_t e = b;
    while (e < k && (v->t[e].flags & FH_TOKEN_WORD) && v->t[e].pos != FH_POS_WH && v->t[e].pos != FH_POS_MODAL && !fh_token_is_finite(&v->t[e])) e++;
    return e < k && opens_noun_phrase(&v->t[b]) ? (fh_range){b, with_name(x, e, k)} : none;
}

static bool parts_name(const fh_view *v, uint32_t k) {
    const fh_token *t = &v->t[k];
    bool word = (t->flags & FH_TOKEN_WORD) || fh_view_char(v, k) == ',';
    return !word || (t->flags & FH_TOKEN_SENTENCE) || fh_token_is_finite(t) || t->pos == FH_POS_PREPOSITION || t->pos == FH_POS_WH;
}

fh_range fh_attribution__inverted_source(const fh_resolver *x, const fh_frame *f) {
    const fh_view *v = x->v;
    const uint32_t b = f->cue.end;
    const fh_range none = {f->cue.begin, f->cue.begin};
    if (fh_range_empty(f->cue) || !(v->flags[b - 1] & (ATTR_SAY | ATTR_TELL)) || has_content_in(f, b, b + BESIDE)) return none;
    size_t i = fh_attribution__mention_from(&x->cast, b);
    const fh_naming *m = i < x->cast.mentions.n ? &x->cast.mentions.at[i] : NULL;
    if (!m || m->name == FH_NONE || m->core.begin > b + NAME_REACH || (v->t[m->core.begin].flags & FH_TOKEN_SENTENCE)) return none;
    for (uint32_t k = b; k < m->core.begin; k++)
        if (parts_name(v, k)) return none;
    return (fh_range){b, m->core.end};
}

bool fh_attribution__goes_on(const fh_view *v, const fh_frame *f) {
    uint32_t k = f->cue.begin;
    if (v->t[k].pos == FH_POS_VERB_GERUND) return true;
    for (uint32_t d = 1; d <= BESIDE && d <= k; d++) {
        if (fh_view_is(v, k - d, "and") || fh_view_is(v, k - d, "but")) return true;
        if (v->t[k - d].pos != FH_POS_ADVERB && v->t[k - d].pos != FH_POS_VERB_PRESENT) return false;
    }
    return false;
}
