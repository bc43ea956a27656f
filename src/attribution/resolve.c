/* SPDX-License-Identifier: MIT
 *
 * attribution/resolve.c - who a source span refers to.
 *
 * The head of the source decides (what stands before the first comma, preposition or relative word: attribution/head.c):
 *
 *   a name               the fullest form of it in the report (attribution/cast.c)
 *   a pronoun            the person, institution or group that it fits best (attribution/pronoun.c)
 *   anything else        a description (attribution/nominal.c)
 *
 * Frames are resolved in the order of the text, so that each may refer to those before it. Those without a source take one that stands
 * beside them, or the last (attribution/implied.c). Cost: a bounded number of candidates a frame. */
#include "attribution/resolve.h"

#include "attribution/describe.h"
#include "attribution/words_table.h"
#include "base/sort.h"

enum { ANTECEDENT_MAX = 12, APPOSITION_MAX = 24, RECKONING_REACH = 12 }; /* tokens */

uint32_t fh_attribution__add_speaker(fh_resolver *x, fh_speaker s, fh_referent f) {
    size_t n = x->speakers.n;
    fh_vec_push(x->keep, &x->speakers, s);
    fh_vec_push(x->keep, &x->referents, f);
    return x->speakers.n > n && x->referents.n == x->speakers.n ? (uint32_t)n : FH_NONE;
}

uint32_t fh_attribution__speaker_of_name(fh_resolver *x, uint32_t name, uint32_t at) {
    fh_name *n = &x->cast.names.at[name];
    if (n->speaker == FH_NONE) {
        fh_speaker s = {.kind = fh_name_kind(n), .name = fh_view_words(x->v, n->fullest), .number = 1, .first = fh_view_span(x->v, n->fullest)};
        if (s.kind == FH_SPEAKER_PERSON) fh_describe_role(x->v, n->role, &s);
        n->speaker = fh_attribution__add_speaker(x, s, (fh_referent){.at = at, .gender = n->gender});
    }
    return n->speaker;
}

bool fh_attribution__apart(const fh_resolver *x, uint32_t a, uint32_t b) {
    const fh_sentence *in = x->v->r->sentences;
    return in[x->sentence[a]].paragraph != in[x->sentence[b]].paragraph;
}

static bool is_person(const fh_resolver *x, const fh_naming *m) { return m->name != FH_NONE && fh_name_kind(&x->cast.names.at[m->name]) == FH_SPEAKER_PERSON; }

/* The mention whose tokens hold k, or NULL. */
static const fh_naming *mention_at(const fh_resolver *x, uint32_t k) {
    size_t i = fh_attribution__mention_from(&x->cast, k + 1);
    if (!i) return NULL;
    const fh_naming *m = &x->cast.mentions.at[i - 1];
    return m->core.begin <= k && k < m->core.end && m->name != FH_NONE ? m : NULL;
}

/* The name in a later part of the source: "the chief engineer, Paul Adeyinka," */
static const fh_naming *apposed_name(const fh_resolver *x, fh_range source) {
    const fh_view *v = x->v;
    for (size_t i = fh_attribution__mention_from(&x->cast, source.begin); i < x->cast.mentions.n; i++) {
        const fh_naming *m = &x->cast.mentions.at[i];
        uint32_t begin = fh_naming_begin(m), end = m->core.end;
        if (m->core.begin >= source.end) break;
        bool after_comma = begin > source.begin && fh_view_char(v, begin - 1) == ',';
        bool ends = end >= source.end || fh_view_char(v, end) == ',' || fh_view_char(v, end) == '(' || v->t[end].pos == FH_POS_PREPOSITION;
        if (after_comma && ends && is_person(x, m)) return m;
    }
    return NULL;
}

static bool is_reflexive(const fh_view *v, uint32_t k) {
    return fh_view_is(v, k, "itself") || fh_view_is(v, k, "himself") || fh_view_is(v, k, "herself") || fh_view_is(v, k, "themselves");
}

/* Without marks around it, nor "himself" or a relative word at its end. */
static fh_range trimmed(const fh_view *v, fh_range r) {
    for (;;) {
        while (r.begin < r.end && !(v->t[r.begin].flags & FH_TOKEN_WORD)) r.begin++;
        while (r.begin < r.end && !(v->t[r.end - 1].flags & FH_TOKEN_WORD)) r.end--;
        if (r.end - r.begin <= 1 || !(is_reflexive(v, r.end - 1) || v->t[r.end - 1].pos == FH_POS_WH)) return r;
        r.end--;
    }
}

/* The noun phrase right before a relative word. */
static fh_range antecedent(const fh_view *v, uint32_t k) {
    uint32_t e = k > 0 && fh_view_char(v, k - 1) == ',' ? k - 1 : k, b = e;
    for (; b > 0 && e - b < ANTECEDENT_MAX; b--) {
        const fh_token *t = &v->t[b - 1];
        if (!(t->flags & FH_TOKEN_WORD) || fh_token_is_finite(t) || t->pos == FH_POS_CONJUNCTION || t->pos == FH_POS_PREPOSITION) break;
    }
    return (fh_range){b, e};
}

/* "Orla Tennant, head of the harbour board, who said": the person of the sentence before such an apposition. */
static const fh_naming *person_before(const fh_resolver *x, uint32_t who) {
    size_t i = fh_attribution__mention_from(&x->cast, who);
    if (who == 0 || fh_view_char(x->v, who - 1) != ',') return NULL;
    while (i-- > 0) {
        const fh_naming *m = &x->cast.mentions.at[i];
        if (x->sentence[m->core.begin] != x->sentence[who] || who - m->core.end > APPOSITION_MAX) return NULL;
        if (is_person(x, m)) return fh_view_char(x->v, m->core.end) == ',' ? m : NULL;
    }
    return NULL;
}

/* "union secretary Walter Brook": a person whose title or role stands right before the name, at the end of the source. */
static const fh_naming *titled_name(const fh_resolver *x, fh_range source) {
    const fh_naming *m = mention_at(x, source.end - 1);
    bool ends = m && m->core.end == source.end && m->core.begin > source.begin && (x->v->flags[m->core.begin - 1] & (ATTR_TITLE | ATTR_ROLE));
    return ends && is_person(x, m) ? m : NULL;
}

/* Of "the count of the union", "the council's own tally" and "her reckoning" those whose it is. */
static fh_range reckoner(const fh_view *v, fh_range source) {
    for (uint32_t k = source.begin; k < source.end && k - source.begin < RECKONING_REACH; k++) {
        if (!(v->flags[k] & ATTR_RECKONING)) continue;
        if (k + 2 < source.end && k == source.begin + 1 && fh_view_is(v, k - 1, "the") && fh_view_is(v, k + 1, "of")) return (fh_range){k + 2, source.end};
        uint32_t e = k > source.begin && fh_view_is(v, k - 1, "own") ? k - 1 : k;
        if (k + 1 < source.end || e == source.begin || v->t[e - 1].pos != FH_POS_POSSESSIVE || fh_view_is(v, e - 1, "its")) continue;
        return (fh_range){source.begin, e - source.begin > 1 ? e - 1 : e};
    }
    return source;
}

/* The name that a source gives, or NULL. "Sources close to the board" give none, whoever is named behind them. */
static const fh_naming *name_in(const fh_resolver *x, fh_range source, uint32_t head) {
    const uint32_t flags = x->v->flags[head];
    const fh_naming *m = mention_at(x, head);
    if (!m) m = titled_name(x, source);
    if (m || ((flags & ATTR_SOURCE) && !(flags & (ATTR_ROLE | ATTR_ANON)))) return m;
    return apposed_name(x, source);
}

static uint32_t resolve_source(fh_resolver *x, fh_range source) {
    const fh_view *v = x->v;
    source = reckoner(v, trimmed(v, source));
    if (fh_range_empty(source)) return FH_NONE;
    uint32_t k = source.begin;
    bool relative = v->t[k].pos == FH_POS_WH && (source.end - k == 1 || fh_view_is(v, k, "who") || fh_view_is(v, k, "which"));
    if (relative) {
        const fh_naming *person = person_before(x, k);
        if (person) return fh_attribution__speaker_of_name(x, person->name, k);
        source = trimmed(v, antecedent(v, k));
        if (fh_range_empty(source)) return FH_NONE;
        k = source.begin;
    }
    bool pronoun = (v->flags[k] & ATTR_PRONOUN) && (source.end - k == 1 || (source.end - k == 2 && v->t[k + 1].pos == FH_POS_PRONOUN));
    if (pronoun) return fh_attribution__resolve_pronoun(x, k);
    uint32_t head = fh_attribution__head(v, source);
    const fh_naming *m = name_in(x, source, head);
    return m ? fh_attribution__speaker_of_name(x, m->name, head) : fh_attribution__resolve_nominal(x, source, head);
}

static void number_sentences(const fh_view *v, uint32_t *sentence) {
    for (uint32_t i = 0; i < v->r->n_sentences; i++)
        for (uint32_t k = v->r->sentences[i].first_token, e = k + v->r->sentences[i].n_tokens; k < e; k++) sentence[k] = i;
}

/* The guest of an interview whose first question is token q: the first person of the paragraph before it, else the
 * person, or the institution, named most often so far. */
static uint32_t guest(fh_resolver *x, fh_arena *scratch, uint32_t q, bool institution) {
    uint32_t *n = fh_new_n(scratch, uint32_t, x->cast.names.n + 1), best = FH_NONE;
    for (size_t i = 0; n && i < x->cast.mentions.n && x->cast.mentions.at[i].core.begin < q; i++) {
        const fh_naming *m = &x->cast.mentions.at[i];
        if (m->name == FH_NONE || is_person(x, m) == institution) continue;
        bool introduces = !institution && !fh_attribution__apart(x, m->core.begin, q - 1);
        if (introduces) return fh_attribution__speaker_of_name(x, m->name, q);
        n[m->name]++;
    }
    for (uint32_t name = 0; n && name < x->cast.names.n; name++)
        if (n[name] > (best == FH_NONE ? 0 : n[best])) best = name;
    return best == FH_NONE ? FH_NONE : fh_attribution__speaker_of_name(x, best, q);
}

typedef struct turn { uint32_t cue, frame; } turn;

static int by_cue(const void *a, const void *b) {
    const turn *x = a, *y = b;
    return x->cue != y->cue ? (x->cue < y->cue ? -1 : 1) : x->frame < y->frame ? -1 : x->frame > y->frame;
}

/* How far the frames are resolved. */
typedef struct course {
    uint32_t last, last_cue; /* who spoke last, at which cue; FH_NONE while nobody has */
    uint32_t host, asked;    /* the guest of the interview at hand, and its first question */
} course;

static uint32_t resolve_implied(fh_resolver *x, const course *c, const fh_frame *f) {
    fh_range source = fh_attribution__inverted_source(x, f);
    if (!fh_range_empty(source)) return resolve_source(x, source);
    bool on = fh_attribution__goes_on(x->v, f);
    if (on && c->last != FH_NONE && x->sentence[f->cue.begin] == x->sentence[c->last_cue]) return c->last;
    source = fh_attribution__opening_source(x, f);
    if (on && fh_range_empty(source)) return fh_attribution__resolve_pronoun(x, f->cue.begin); /* "Thorgaard disputes this and says that she" */
    return resolve_source(x, source);
}

static uint32_t resolve_frame(fh_resolver *x, fh_arena *scratch, course *c, const fh_frame *f) {
    switch ((fh_frame_as)f->as) {
    case FH_AS_LAST: return c->last;
    case FH_AS_NEAR: return fh_attribution__resolve_pronoun(x, f->cue.begin);
    case FH_AS_GUEST:
        if (c->asked != f->after) c->host = guest(x, scratch, c->asked = f->after, f->institution);
        return c->host;
    case FH_AS_SOURCE: break;
    }
    bool implied = fh_range_empty(f->source) && !fh_attribution__passive(x->v, f->cue);
    return implied ? resolve_implied(x, c, f) : resolve_source(x, f->source);
}

/* Gathers the names, and how often each is mentioned; false when the arena is spent. */
static bool learn_names(fh_resolver *x, fh_arena *scratch) {
    uint32_t *sentence = fh_new_n(scratch, uint32_t, (size_t)x->v->n + 1);
    if (!sentence) return false;
    number_sentences(x->v, sentence);
    fh_attribution__cast(scratch, x->v, &x->cast);
    uint32_t *counts = fh_new_n(scratch, uint32_t, x->cast.names.n + 1);
    for (size_t i = 0; counts && i < x->cast.mentions.n; i++)
        if (x->cast.mentions.at[i].name != FH_NONE) counts[x->cast.mentions.at[i].name]++;
    x->sentence = sentence;
    x->counts = counts;
    return counts != NULL;
}

void fh_attribution__resolve(fh_arena *keep, fh_arena *scratch, const fh_view *v, const fh_frames *frames, fh_report *r, uint32_t *speaker_of) {
    fh_resolver x = {.keep = keep, .v = v};
    course c = {.last = FH_NONE, .host = FH_NONE, .asked = FH_NONE};
    turn *turns = fh_new_n(scratch, turn, frames->n + 1);
    if (!turns || !learn_names(&x, scratch)) return;
    for (uint32_t i = 0; i < frames->n; i++) turns[i] = (turn){frames->at[i].cue.begin, i};
    fh_sort(turns, frames->n, sizeof *turns, by_cue);
    for (size_t i = 0; i < frames->n; i++) {
        const fh_frame *f = &frames->at[turns[i].frame];
        uint32_t s = resolve_frame(&x, scratch, &c, f);
        speaker_of[turns[i].frame] = s;
        if (s == FH_NONE) continue;
        fh_vec_push(scratch, &x.order, s);
        x.referents.at[s].at = fh_range_empty(f->source) ? f->cue.begin : f->source.begin;
        c.last = s;
        c.last_cue = f->cue.begin;
    }
    r->speakers = x.speakers.at;
    r->n_speakers = (uint32_t)x.speakers.n;
}
