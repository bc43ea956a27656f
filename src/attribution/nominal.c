/* SPDX-License-Identifier: MIT
 *
 * attribution/nominal.c - whom a description means, that is neither a name nor a pronoun.
 *
 *   "the minister"       the name that bears this role; else the last speaker so described; else who is named next
 *   "the company"        the institution that is most prominent before it: near, often named, subject of its sentence
 *   "a U.S. official"    somebody without a name: attribution/describe.c says what is told of them
 *   "the draft"          a document, the same as an earlier one with this head
 *
 * Cost: a bounded number of mentions and speakers a description. */
#include "attribution/describe.h"
#include "attribution/resolve.h"
#include "attribution/words_table.h"

enum { ROLE_MENTIONS = 200, NAME_MENTIONS = 400, PROMINENT_MENTIONS = 60 }; /* looked at for who bears a role; a word of an institution's name; any institution */
enum { SPEAKERS_BACK = 64, SPEAKERS_MAX = 256 };   /* that may be described again; that are compared with a new description */
enum { BARE_MAX = 3, CLAUSE_MAX = 16, GAP_MAX = 6 }; /* tokens of "the minister"; of "who have seen the disc"; bytes between it and the description */

enum { /* points for an institution */
    FAR_SENTENCES = 12, A_SENTENCE = -2, /* counted up to so many; for each */
    OFTEN = 6, A_MENTION = 2,            /* likewise */
    SUBJECT = 4, HAS_ORG_WORD = 2, WAS_TOLD = -12, OTHER_OUTLET = -6, UNTOLD = -3
};

static bool bears(const fh_resolver *x, uint32_t name, uint32_t word) {
    if (name == FH_NONE || fh_name_kind(&x->cast.names.at[name]) != FH_SPEAKER_PERSON) return false;
    fh_range role = x->cast.names.at[name].role;
    for (uint32_t j = role.begin; j < role.end; j++)
        if (x->v->t[j].word == word) return true;
    return false;
}

/* The name that bears the role whose head is the word of token k: the nearest before it; else the first after it, for
 * "its chief negotiator said" in a first paragraph. */
static uint32_t bearer(const fh_resolver *x, uint32_t k) {
    size_t from = fh_attribution__mention_from(&x->cast, k);
    for (size_t i = from, seen = 0; i-- > 0 && seen < ROLE_MENTIONS; seen++)
        if (bears(x, x->cast.mentions.at[i].name, x->v->t[k].word)) return x->cast.mentions.at[i].name;
    for (size_t i = from; i < x->cast.mentions.n && i - from < ROLE_MENTIONS; i++)
        if (bears(x, x->cast.mentions.at[i].name, x->v->t[k].word)) return x->cast.mentions.at[i].name;
    return FH_NONE;
}

uint32_t fh_attribution__same_description(const fh_resolver *x, uint32_t head, bool plural) {
    for (size_t i = x->order.n, seen = 0; i-- > 0 && seen < SPEAKERS_BACK; seen++) {
        const fh_referent *f = &x->referents.at[x->order.at[i]];
        if (f->head == x->v->t[head].word && f->plural == plural) return x->order.at[i];
    }
    return FH_NONE;
}

/* Do words like "Board" stand in the name; does it name an outlet. */
static uint32_t flags_of(const fh_view *v, fh_range core) {
    uint32_t flags = 0;
    for (uint32_t k = core.begin; k < core.end; k++) flags |= v->flags[k];
    return flags;
}

/* How well an institution fits as what "the company" at token k means; a newspaper that was told something seldom does. */
static int prominence(const fh_resolver *x, const fh_naming *m, uint32_t k) {
    const fh_view *v = x->v;
    uint32_t away = x->sentence[k] - x->sentence[m->core.begin], b = m->core.begin, count = x->counts[m->name], flags = flags_of(v, m->core);
    int points = A_SENTENCE * (int)(away < FAR_SENTENCES ? away : FAR_SENTENCES) + A_MENTION * (int)(count < OFTEN ? count : OFTEN);
    if (b > 0 && fh_view_is(v, b - 1, "the")) b--;
    if (b == 0 || x->sentence[b - 1] != x->sentence[b]) points += SUBJECT;
    if (flags & ATTR_ORG) points += HAS_ORG_WORD;
    if (b > 0 && ((v->flags[b - 1] & ATTR_TELL) || fh_view_char(v, b - 1) == '(')) points += WAS_TOLD;
    if ((flags & ATTR_OUTLET) && !(v->flags[k] & ATTR_OUTLET)) points += OTHER_OUTLET;
    return points;
}

static bool has_word_of(const fh_name *n, uint32_t word) {
    for (uint32_t w = 0; w < n->n_words; w++)
        if (n->words[w] == word) return true;
    return false;
}

/* The nearest institution whose name has the word. */
static uint32_t named_by(const fh_resolver *x, size_t from, uint32_t word) {
    for (size_t i = from, seen = 0; i-- > 0 && seen < NAME_MENTIONS; seen++) {
        uint32_t name = x->cast.mentions.at[i].name;
        const fh_name *n = name == FH_NONE ? NULL : &x->cast.names.at[name];
        if (n && n->organisation > n->person && has_word_of(n, word)) return name;
    }
    return FH_NONE;
}

static uint32_t most_prominent(const fh_resolver *x, size_t from, uint32_t k) {
    uint32_t best = FH_NONE;
    int most = INT32_MIN;
    for (size_t i = from, seen = 0; i-- > 0 && seen < PROMINENT_MENTIONS; seen++) {
        const fh_naming *m = &x->cast.mentions.at[i];
        const fh_name *n = m->name == FH_NONE ? NULL : &x->cast.names.at[m->name];
        bool untold = n && n->n_words == 1 && !n->introduced && n->organisation <= n->person; /* only the tagger says it is a person */
        if (!n || (n->organisation <= n->person && !untold) || (n->place && n->organisation <= n->place)) continue;
        int points = prominence(x, m, k) + (untold ? UNTOLD : 0);
        if (points <= most) continue;
        most = points;
        best = m->name;
    }
    return best;
}

/* What "the board" means: the institution with this word in its name; for a general word like "the company" any. */
static uint32_t institution(const fh_resolver *x, uint32_t head, bool general) {
    size_t from = fh_attribution__mention_from(&x->cast, head);
    uint32_t name = named_by(x, from, x->v->t[head].word);
    return name == FH_NONE && general ? most_prominent(x, from, head) : name;
}

/* A description goes on in "who have seen the disc", ", who feared for her job": to the next comma or word of saying. */
static fh_range with_clause(const fh_view *v, fh_range source) {
    uint32_t k = source.end;
    if (k + 1 < v->n && fh_view_char(v, k) == ',') k++;
    if (k >= v->n || !fh_view_is(v, k, "who")) return source;
    for (uint32_t e = k + 1; e < v->n && e - k < CLAUSE_MAX; e++) {
        bool ends = !(v->t[e].flags & FH_TOKEN_WORD) && v->t[e].pos != FH_POS_POSSESSIVE;
        if (ends || (v->flags[e] & (ATTR_SAY | ATTR_TELL))) return (fh_range){source.begin, e};
    }
    return source;
}

/* "two people briefed on it, who asked not to be named": a condition that follows at once is part of the description. */
static void take_condition(fh_speaker *s) {
    if (!s->condition.ptr) return;
    ptrdiff_t gap = s->condition.ptr - (s->name.ptr + s->name.len);
    if (gap >= 0 && gap <= GAP_MAX) s->name.len += (size_t)gap + s->condition.len;
}

/* The speaker so described: one that was described in the same words, else a new one. */
static uint32_t described(fh_resolver *x, fh_range source, uint32_t head, fh_speaker_kind kind, bool plural) {
    const fh_view *v = x->v;
    if (kind == FH_SPEAKER_ANONYMOUS) source = with_clause(v, source);
    fh_speaker s = {.kind = kind, .name = fh_view_words(v, source), .first = fh_view_span(v, source), .number = plural ? 0 : 1};
    if (kind == FH_SPEAKER_ANONYMOUS) {
        fh_describe_anonymous(v, source, head, plural, &s);
        take_condition(&s);
    }
    for (size_t i = 0; i < x->speakers.n && i < SPEAKERS_MAX; i++)
        if (x->speakers.at[i].kind == kind && fh_str_equal_nocase(x->speakers.at[i].name, s.name)) return (uint32_t)i;
    uint32_t gender = v->flags[head] & (ATTR_MALE | ATTR_FEMALE);
    if (gender == (ATTR_MALE | ATTR_FEMALE)) gender = 0;
    return fh_attribution__add_speaker(x, s, (fh_referent){.at = source.begin, .head = v->t[head].word, .gender = gender, .plural = plural});
}

/* "Its chief negotiator said A. "B," Orla Tennant told reporters": whoever is named for the first time in the paragraph
 * behind a description, speaks, and is neither titled nor said to be anything else. */
static uint32_t named_next(const fh_resolver *x, uint32_t head) {
    const fh_view *v = x->v;
    size_t from = fh_attribution__mention_from(&x->cast, head);
    for (size_t i = from; i < x->cast.mentions.n && i - from < ROLE_MENTIONS; i++) {
        const fh_naming *m = &x->cast.mentions.at[i];
        uint32_t b = m->core.begin, e = m->core.end;
        const fh_sentence *in = v->r->sentences;
        if (in[x->sentence[b]].paragraph > in[x->sentence[head]].paragraph + 1) return FH_NONE;
        const fh_name *n = m->name == FH_NONE ? NULL : &x->cast.names.at[m->name];
        bool says = (e < v->n && (v->flags[e] & (ATTR_SAY | ATTR_TELL))) || (b > 0 && (v->flags[b - 1] & (ATTR_SAY | ATTR_TELL)));
        if (!n || !says || n->n_words < 2 || fh_name_kind(n) != FH_SPEAKER_PERSON) continue;
        bool new = n->speaker == FH_NONE && fh_range_empty(n->role) && fh_range_empty(m->title) && n->fullest.begin == b;
        for (size_t j = i > ROLE_MENTIONS ? i - ROLE_MENTIONS : 0; j < i && new; j++) new = x->cast.mentions.at[j].name != m->name;
        return new ? m->name : FH_NONE;
    }
    return FH_NONE;
}

/* Somebody who is described by what they are or do. */
static uint32_t resolve_person(fh_resolver *x, fh_range source, uint32_t head) {
    const fh_view *v = x->v;
    const uint32_t flags = v->flags[head];
    bool plural = fh_attribution__is_plural(v, head, source), the = fh_attribution__is_definite(v, source);
    bool bare = the && source.end - source.begin <= BARE_MAX, one = the && !plural && !(flags & ATTR_SOURCE);
    uint32_t name = one ? bearer(x, head) : FH_NONE;
    if (name != FH_NONE && bare) return fh_attribution__speaker_of_name(x, name, head);
    uint32_t before = the ? fh_attribution__same_description(x, head, plural) : FH_NONE;
    if (before != FH_NONE) return before;
    bool post = one && (flags & ATTR_ROLE) && !fh_view_is(v, source.begin, "one"); /* that one person holds: "the canal minister" */
    uint32_t next = post ? named_next(x, head) : FH_NONE;
    if (next != FH_NONE) return fh_attribution__speaker_of_name(x, next, head);
    return described(x, source, head, post && !bare ? FH_SPEAKER_PERSON : FH_SPEAKER_ANONYMOUS, plural);
}

static uint32_t resolve_document(fh_resolver *x, fh_range source, uint32_t head) {
    bool plural = fh_attribution__is_plural(x->v, head, source);
    uint32_t before = fh_attribution__is_definite(x->v, source) ? fh_attribution__same_description(x, head, plural) : FH_NONE;
    return before != FH_NONE ? before : described(x, source, head, FH_SPEAKER_DOCUMENT, plural);
}

static uint32_t resolve_institution(fh_resolver *x, fh_range source, uint32_t head) {
    bool plural = fh_attribution__is_plural(x->v, head, source);
    bool bare = fh_attribution__is_definite(x->v, source) && source.end - source.begin <= BARE_MAX;
    uint32_t name = bare && !plural ? institution(x, head, (x->v->flags[head] & ATTR_GENERIC) != 0) : FH_NONE;
    return name != FH_NONE ? fh_attribution__speaker_of_name(x, name, head) : described(x, source, head, FH_SPEAKER_ORGANISATION, plural);
}

uint32_t fh_attribution__resolve_nominal(fh_resolver *x, fh_range source, uint32_t head) {
    const uint32_t flags = x->v->flags[head];
    bool thing = (flags & (ATTR_ORG | ATTR_DOCUMENT)) && !(flags & (ATTR_ROLE | ATTR_SOURCE));
    if ((flags & (ATTR_ANON | ATTR_ROLE)) && !thing) return resolve_person(x, source, head);
    if (flags & (ATTR_DOCUMENT | ATTR_NOUNCUE) && !(flags & ATTR_ORG)) return resolve_document(x, source, head);
    if (flags & (ATTR_ORG | ATTR_OUTLET | ATTR_GENERIC)) return resolve_institution(x, source, head);
    bool plural = fh_attribution__is_plural(x->v, head, source), people = x->v->t[head].pos == FH_POS_NOUN && plural;
    return described(x, source, head, people ? FH_SPEAKER_ANONYMOUS : FH_SPEAKER_UNKNOWN, plural);
}
