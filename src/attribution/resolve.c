/* SPDX-License-Identifier: MIT
 *
 * attribution/resolve.c - who a source span refers to: a name, completed to the fullest form the report has;
 * a pronoun, given to the last speaker it fits; an institution, a document, or somebody without a name.
 *
 * Cost: linear in the sources times the speakers found so far, which are bounded by MAX_KNOWN. */
#include "attribution/frame.h"
#include "attribution/words_table.h"

enum { MAX_KNOWN = 256 }; /* speakers that a later surname or pronoun may mean */

typedef struct cast {
    fh_arena *keep;
    const fh_view *v;
    FH_VEC(fh_speaker) speakers;
    FH_VEC(uint32_t) gender; /* ATTR_MALE, ATTR_FEMALE or 0, one a speaker */
} cast;

static bool is_name(const fh_view *v, uint32_t k) {
    uint16_t f = v->t[k].flags;
    return (f & FH_TOKEN_CAPITAL) && !(v->flags[k] & (ATTR_PRONOUN | ATTR_INDEFINITE)) && !fh_view_is(v, k, "the");
}

/* The first run of name tokens in r, without titles before it. */
static fh_range name_in(const fh_view *v, fh_range r) {
    uint32_t b = r.begin;
    while (b < r.end && !is_name(v, b)) b++;
    uint32_t e = b;
    while (e < r.end && is_name(v, e)) e++;
    for (uint32_t k = b; k + 1 < e; k++)
        if (v->flags[k] & (ATTR_TITLE | ATTR_ROLE)) b = k + 1;
    while (b + 1 < e && fh_view_char(v, b) == '.') b++;
    return (fh_range){b, e};
}

/* The longest name of the report that ends with the word of token k, or contains it after its first. */
static fh_range fullest(const fh_view *v, fh_range name) {
    fh_range best = name;
    uint32_t word = v->t[name.end - 1].word;
    for (uint32_t k = 0; k < v->n; k++) {
        if (v->t[k].word != word || !is_name(v, k)) continue;
        uint32_t b = k;
        while (b > 0 && k - b < 4 && is_name(v, b - 1) && !(v->flags[b - 1] & (ATTR_TITLE | ATTR_ROLE)) && !(v->t[b].flags & FH_TOKEN_SENTENCE)) b--;
        uint32_t e = k + 1;
        while (e < v->n && b < k && e - k < 3 && is_name(v, e)) e++;
        if (b < k && e - b > best.end - best.begin) best = (fh_range){b, e};
    }
    return best;
}

static uint32_t head_flags(const fh_view *v, fh_range r) {
    uint32_t flags = 0;
    for (uint32_t k = r.begin; k < r.end; k++) {
        if (fh_view_char(v, k) == ',' || fh_view_is(v, k, "of") || fh_view_is(v, k, "for") || fh_view_is(v, k, "from") || fh_view_is(v, k, "at") ||
            fh_view_is(v, k, "in") || fh_view_is(v, k, "who") || fh_view_is(v, k, "with")) break;
        if (v->t[k].flags & FH_TOKEN_WORD) flags = v->flags[k];
    }
    return flags;
}

static uint32_t add_speaker(cast *c, fh_speaker_kind kind, fh_str name, fh_span first, uint32_t gender) {
    for (size_t i = 0; i < c->speakers.n && i < MAX_KNOWN; i++)
        if (fh_str_equal_nocase(c->speakers.at[i].name, name)) return (uint32_t)i;
    size_t n = c->speakers.n;
    fh_vec_push(c->keep, &c->speakers, (fh_speaker){.kind = kind, .name = name, .first = first, .number = 1});
    fh_vec_push(c->keep, &c->gender, gender);
    return c->speakers.n > n && c->gender.n == c->speakers.n ? (uint32_t)n : FH_NONE;
}

static uint32_t last_speaker(const cast *c, uint32_t pronoun_flags, uint32_t before) {
    uint32_t wants = pronoun_flags & (ATTR_MALE | ATTR_FEMALE);
    (void)before;
    for (size_t i = c->speakers.n; i-- > 0;)
        if (!wants || !c->gender.at[i] || c->gender.at[i] == wants) {
            if (wants) c->gender.at[i] = wants;
            return (uint32_t)i;
        }
    return FH_NONE;
}

static uint32_t resolve_one(cast *c, fh_range source) {
    const fh_view *v = c->v;
    if (fh_range_empty(source)) return FH_NONE;
    if (source.end - source.begin == 1 && (v->flags[source.begin] & ATTR_PRONOUN)) return last_speaker(c, v->flags[source.begin], source.begin);
    uint32_t flags = head_flags(v, source);
    fh_range name = name_in(v, source);
    bool named = !fh_range_empty(name);
    if (named && !(flags & (ATTR_ANON | ATTR_ORG | ATTR_DOCUMENT | ATTR_OUTLET))) {
        uint32_t gender = name.begin > 0 ? v->flags[name.begin - 1] & (ATTR_MALE | ATTR_FEMALE) : 0;
        fh_span at = fh_view_span(v, fullest(v, name));
        return add_speaker(c, FH_SPEAKER_PERSON, fh_str_span(v->r->text, at), at, gender);
    }
    fh_speaker_kind kind = flags & (ATTR_ANON | ATTR_ROLE) ? FH_SPEAKER_ANONYMOUS : flags & ATTR_DOCUMENT ? FH_SPEAKER_DOCUMENT
                         : flags & (ATTR_ORG | ATTR_OUTLET) ? FH_SPEAKER_ORGANISATION : FH_SPEAKER_UNKNOWN;
    fh_span at = fh_view_span(v, source);
    return add_speaker(c, kind, fh_str_span(v->r->text, at), at, 0);
}

void fh_attribution__resolve(fh_arena *keep, fh_arena *scratch, const fh_view *v, const fh_frames *frames, fh_report *r, uint32_t *speaker_of) {
    (void)scratch;
    cast c = {.keep = keep, .v = v};
    for (size_t i = 0; i < frames->n; i++) {
        speaker_of[i] = resolve_one(&c, frames->at[i].source);
    }
    r->speakers = c.speakers.at;
    r->n_speakers = (uint32_t)c.speakers.n;
}
