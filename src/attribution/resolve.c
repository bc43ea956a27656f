/* SPDX-License-Identifier: MIT
 *
 * attribution/resolve.c - who a source span refers to.
 *
 * The head of the source decides (what stands before the first comma, preposition or relative word):
 *
 *   a name               the fullest form of it in the report (attribution/cast.c)
 *   a pronoun            the person, institution or group that it fits best: speakers and sentence subjects of
 *                        the last sentences, nearest first, by gender and number
 *   "the minister"       the name that bears this role; else the last unnamed speaker so described
 *   "the company"        the last institution named or speaking
 *   "a U.S. official"    somebody without a name: attribution/describe.c types the description
 *   "the draft"          a document, the same as an earlier one with this head
 *
 * Frames are resolved in the order of the text, so that each may refer to those before it.
 * Cost: a bounded number of candidates a frame. */
#include "attribution/cast.h"
#include "attribution/describe.h"
#include "attribution/words_table.h"
#include "base/sort.h"

enum { LOOK_BACK = 24, NEAR_SENTENCES = 8 }; /* candidates looked at for a pronoun; sentences they may be away */

/* A speaker as later sources may refer to it. */
typedef struct referent {
    uint32_t at;     /* token of its last source */
    uint32_t head;   /* folded head word of a description, 0 for names */
    uint32_t gender;
    bool plural;
} referent;

typedef struct resolver {
    fh_arena *keep;
    const fh_view *v;
    fh_cast cast;
    FH_VEC(fh_speaker) speakers;
    FH_VEC(referent) referents; /* one a speaker */
    FH_VEC(uint32_t) order;     /* speakers as they spoke, last at the end */
    const uint32_t *sentence;   /* number of the sentence of each token */
    const uint32_t *counts;     /* mentions of each name */
} resolver;

static uint32_t add(resolver *x, fh_speaker s, referent f) {
    size_t n = x->speakers.n;
    fh_vec_push(x->keep, &x->speakers, s);
    fh_vec_push(x->keep, &x->referents, f);
    return x->speakers.n > n && x->referents.n == x->speakers.n ? (uint32_t)n : FH_NONE;
}

static fh_str words_of(const resolver *x, fh_range r) {
    return fh_range_empty(r) ? (fh_str){NULL, 0} : fh_str_span(x->v->r->text, fh_view_span(x->v, r));
}

static uint32_t speaker_of_name(resolver *x, uint32_t name, uint32_t at) {
    fh_name *n = &x->cast.names.at[name];
    if (n->speaker == FH_NONE) {
        fh_speaker s = {.kind = fh_name_kind(n), .name = words_of(x, n->fullest), .number = 1, .first = fh_view_span(x->v, n->fullest)};
        if (s.kind == FH_SPEAKER_PERSON) fh_describe_role(x->v, n->role, &s);
        n->speaker = add(x, s, (referent){.at = at, .gender = n->gender});
    }
    return n->speaker;
}

/* The mention whose tokens hold k, or NULL. */
static const fh_naming *mention_at(const resolver *x, uint32_t k) {
    size_t i = fh_attribution__mention_from(&x->cast, k + 1);
    if (!i) return NULL;
    const fh_naming *m = &x->cast.mentions.at[i - 1];
    return m->core.begin <= k && k < m->core.end && m->name != FH_NONE ? m : NULL;
}

/* ---- pronouns ----------------------------------------------------------------------------------- */

typedef struct candidate {
    uint32_t speaker, name; /* FH_NONE where it is not one yet */
    fh_range phrase;        /* of a description that has not spoken yet */
    uint32_t at, gender;
    bool plural, person, spoke;
    bool known; /* a name that is more than a word the tagger takes for one */
} candidate;

static bool fits(const resolver *x, uint32_t k, const candidate *c) {
    uint32_t wants = x->v->flags[k] & (ATTR_MALE | ATTR_FEMALE);
    if (fh_view_is(x->v, k, "they") || fh_view_is(x->v, k, "them")) return c->plural;
    if (fh_view_is(x->v, k, "it")) return !c->person && !c->plural;
    if (c->plural || !c->person) return false;
    return !wants || !c->gender || c->gender == wants;
}

static bool apart_paragraphs(const resolver *x, uint32_t a, uint32_t b) {
    const fh_sentence *in = x->v->r->sentences;
    return in[x->sentence[a]].paragraph != in[x->sentence[b]].paragraph;
}

/* Whether what begins at token k may be the subject of its sentence: it opens it, or no verb stands before it and no
 * preposition right before it ("A father in Jacquet River, Curtis Doucet, kept ..."). */
static bool is_subject(const resolver *x, uint32_t k) {
    enum { LONGEST_LEAD = 16 };
    const fh_token *t = x->v->t;
    if (k && (t[k - 1].pos == FH_POS_PREPOSITION || t[k - 1].pos == FH_POS_TO)) return false;
    for (uint32_t b = k; k - b < LONGEST_LEAD; b--) {
        if (b == 0 || x->sentence[b] != x->sentence[b - 1]) return true;
        if (t[b - 1].pos == FH_POS_MODAL || (t[b - 1].pos >= FH_POS_VERB_BASE && t[b - 1].pos <= FH_POS_VERB_PAST)) return false;
    }
    return false;
}

static int fitness(const resolver *x, uint32_t k, const candidate *c) {
    int apart = (int)(x->sentence[k] - x->sentence[c->at]), score = 20 - 5 * apart;
    uint32_t wants = x->v->flags[k] & (ATTR_MALE | ATTR_FEMALE);
    bool subject = is_subject(x, c->at);
    if (c->spoke) score += 7;
    if (subject) score += 4;
    if (wants && c->gender == wants) score += 3;
    if (c->spoke && x->order.n && x->order.at[x->order.n - 1] == c->speaker) score += 4;
    bool beside = subject && !apart_paragraphs(x, k, c->at);
    if (beside && !(x->v->t[c->at].flags & FH_TOKEN_QUOTED)) score += apart == 1 && c->known ? 12 : 6;
    if ((x->v->t[c->at].flags & FH_TOKEN_QUOTED) && !c->spoke) score -= 8;
    return score;
}

static void consider(const resolver *x, uint32_t k, const candidate *c, candidate *best, int *best_score) {
    if (c->at >= k || x->sentence[k] - x->sentence[c->at] > NEAR_SENTENCES || !fits(x, k, c)) return;
    int score = fitness(x, k, c);
    if (score > *best_score || (score == *best_score && c->at > best->at)) {
        *best_score = score;
        *best = *c;
    }
}

static uint32_t same_description(const resolver *x, uint32_t head, bool plural);

/* For "they": a group that spoke before and is named again as the subject of a sentence, "The engineers, who ...". */
static void consider_groups(const resolver *x, uint32_t k, candidate *best, int *best_score) {
    for (uint32_t j = k; j-- > 0 && x->sentence[k] - x->sentence[j] <= 3;) {
        bool opens = x->v->t[j].flags & (FH_TOKEN_SENTENCE | FH_TOKEN_PARAGRAPH) && (fh_view_is(x->v, j, "the") || fh_view_is(x->v, j, "both"));
        if (!opens || j + 2 >= k) continue;
        uint32_t head = x->v->flags[j + 1] & (ATTR_ANON | ATTR_ROLE) ? j + 1 : j + 2;
        uint32_t s = x->v->flags[head] & (ATTR_ANON | ATTR_ROLE) ? same_description(x, head, true) : FH_NONE;
        if (s != FH_NONE) consider(x, k, &(candidate){.speaker = s, .name = FH_NONE, .at = j, .plural = true, .person = true, .spoke = true}, best, best_score);
    }
}

static uint32_t head_in(const fh_view *v, fh_range source);
static bool is_plural(const fh_view *v, uint32_t head, fh_range source);
static uint32_t resolve_description(resolver *x, fh_range source, uint32_t head);

/* For "she": somebody who is described at the head of a sentence of this paragraph and has not spoken yet, "A senior
 * nurse in Dubbo, who feared for her job, gave us a different morning." */
static void consider_described(const resolver *x, uint32_t k, candidate *best, int *best_score) {
    const fh_view *v = x->v;
    enum { FAR = 400 };
    bool they = fh_view_is(v, k, "they");
    for (uint32_t j = k; j-- > 0 && k - j < FAR && x->sentence[k] - x->sentence[j] <= 3 && (they || !apart_paragraphs(x, j, k));) {
        if (!(v->t[j].flags & (FH_TOKEN_SENTENCE | FH_TOKEN_PARAGRAPH)) || (v->t[j].flags & FH_TOKEN_QUOTED)) continue;
        bool indefinite = fh_view_is(v, j, "a") || fh_view_is(v, j, "an") || fh_view_is(v, j, "one") || v->t[j].pos == FH_POS_NUMBER;
        indefinite |= they && (v->t[j].pos == FH_POS_ADJECTIVE || v->t[j].pos == FH_POS_NOUN); /* "European leaders gathered" */
        fh_range phrase = {j, j};
        while (phrase.end < k && phrase.end - j < 12 && (v->t[phrase.end].flags & FH_TOKEN_WORD) && !(v->t[phrase.end].pos >= FH_POS_VERB_BASE && v->t[phrase.end].pos <= FH_POS_VERB_PARTICIPLE)) phrase.end++;
        if (!indefinite || phrase.end - j < 2) continue;
        uint32_t head = head_in(v, phrase);
        if (!(v->flags[head] & (ATTR_ANON | ATTR_ROLE)) || (v->flags[head] & ATTR_ORG) || (v->t[head].flags & FH_TOKEN_CAPITAL)) continue;
        consider(x, k, &(candidate){.speaker = FH_NONE, .name = FH_NONE, .phrase = phrase, .at = j, .plural = is_plural(v, head, phrase), .person = true}, best, best_score);
    }
}

static uint32_t taken(resolver *x, const candidate *c, uint32_t k) {
    if (c->speaker != FH_NONE) return c->speaker;
    return c->name != FH_NONE ? speaker_of_name(x, c->name, k) : resolve_description(x, c->phrase, head_in(x->v, c->phrase));
}

static uint32_t resolve_pronoun(resolver *x, uint32_t k) {
    candidate best = {.speaker = FH_NONE, .name = FH_NONE};
    int best_score = INT32_MIN;
    size_t from = fh_attribution__mention_from(&x->cast, k);
    for (size_t i = from, seen = 0; i-- > 0 && seen < LOOK_BACK; seen++) {
        const fh_naming *m = &x->cast.mentions.at[i];
        if (m->name == FH_NONE) continue;
        const fh_name *n = &x->cast.names.at[m->name];
        fh_speaker_kind kind = fh_name_kind(n);
        if (kind == FH_SPEAKER_ORGANISATION && n->place > n->organisation) continue;
        uint32_t at = m->title.end > m->title.begin ? m->title.begin : m->core.begin;
        consider(x, k, &(candidate){.speaker = n->speaker, .name = m->name, .at = at, .gender = n->gender, .person = kind == FH_SPEAKER_PERSON, .known = n->introduced || n->n_words > 1 || n->speaker != FH_NONE}, &best, &best_score);
    }
    for (size_t i = x->order.n, seen = 0; i-- > 0 && seen < LOOK_BACK; seen++) {
        uint32_t s = x->order.at[i];
        const referent *f = &x->referents.at[s];
        fh_speaker_kind kind = x->speakers.at[s].kind;
        bool person = kind == FH_SPEAKER_PERSON || kind == FH_SPEAKER_ANONYMOUS;
        consider(x, k, &(candidate){.speaker = s, .name = FH_NONE, .at = f->at, .gender = f->gender, .plural = f->plural, .person = person, .spoke = true}, &best, &best_score);
        bool group = kind == FH_SPEAKER_ORGANISATION && (fh_view_is(x->v, k, "they") || fh_view_is(x->v, k, "them"));
        if (group) consider(x, k, &(candidate){.speaker = s, .name = FH_NONE, .at = f->at, .plural = true, .spoke = false}, &best, &best_score);
    }
    if (fh_view_is(x->v, k, "they")) consider_groups(x, k, &best, &best_score);
    if (!fh_view_is(x->v, k, "it")) consider_described(x, k, &best, &best_score);
    if (best_score == INT32_MIN) {
        bool self = fh_view_is(x->v, k, "i") || fh_view_is(x->v, k, "we");
        return self && x->order.n && (x->v->t[k].flags & FH_TOKEN_QUOTED) ? x->order.at[x->order.n - 1] : FH_NONE;
    }
    uint32_t s = taken(x, &best, k);
    if (s != FH_NONE && !x->referents.at[s].gender) x->referents.at[s].gender = x->v->flags[k] & (ATTR_MALE | ATTR_FEMALE);
    if (best.name != FH_NONE && !x->cast.names.at[best.name].gender) x->cast.names.at[best.name].gender = x->v->flags[k] & (ATTR_MALE | ATTR_FEMALE);
    return s;
}

/* ---- heads ---------------------------------------------------------------------------------------- */

static bool ends_head(const fh_view *v, uint32_t k, fh_range source) {
    const fh_token *t = &v->t[k];
    if (!(t->flags & FH_TOKEN_WORD)) return fh_view_char(v, k) != '$' && t->pos != FH_POS_POSSESSIVE && fh_view_char(v, k) != '-' && fh_view_char(v, k) != '&';
    if (t->pos == FH_POS_PREPOSITION || t->pos == FH_POS_WH || t->pos == FH_POS_TO) return true;
    bool participle = t->pos == FH_POS_VERB_PARTICIPLE || t->pos == FH_POS_VERB_GERUND;
    return participle && k > source.begin && (v->t[k - 1].pos == FH_POS_NOUN || v->t[k - 1].pos == FH_POS_PROPER || v->t[k - 1].pos == FH_POS_PRONOUN);
}

/* The head of a noun phrase: the last word before what ends it; over "a number of". */
static uint32_t head_in(const fh_view *v, fh_range source) {
    uint32_t k = source.begin, head = source.begin;
    for (int parts = 0; parts < 3; parts++) {
        bool partitive = false;
        for (; k < source.end && !ends_head(v, k, source); k++) {
            if (v->t[k].pos == FH_POS_ADJECTIVE && k > source.begin && v->t[head].pos == FH_POS_NOUN && k == head + 1) break; /* officials familiar with */
            if (v->t[k].flags & FH_TOKEN_WORD && v->t[k].pos != FH_POS_POSSESSIVE && v->t[k].pos != FH_POS_ADVERB) head = k;
        }
        partitive = k < source.end && fh_view_is(v, k, "of") && (v->flags[head] & ATTR_PARTITIVE) && k + 1 < source.end;
        if (!partitive) break;
        k++;
    }
    return head;
}

static bool definite(const fh_view *v, fh_range source) {
    static const char *const words[] = {"the", "that", "this", "these", "those", "his", "her", "its", "their", "same"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (fh_view_is(v, source.begin, words[i])) return true;
    for (uint32_t k = source.begin; k < source.end && k < source.begin + 6; k++)
        if (fh_view_is(v, k, "'s")) return true;
    return false;
}

static bool is_plural(const fh_view *v, uint32_t head, fh_range source) {
    if (v->t[head].pos == FH_POS_NOUN && v->t[head].lemma != v->t[head].word) return true;
    return (v->flags[head] & ATTR_PLURAL) || fh_view_is(v, source.begin, "both") || fh_view_is(v, source.begin, "several");
}

/* The name in a later part of the source: "the chief engineer, Paul Adeyinka," */
static const fh_naming *apposed_name(const resolver *x, fh_range source) {
    for (size_t i = fh_attribution__mention_from(&x->cast, source.begin); i < x->cast.mentions.n; i++) {
        const fh_naming *m = &x->cast.mentions.at[i];
        if (m->core.begin >= source.end) break;
        uint32_t before = m->title.end > m->title.begin ? m->title.begin : m->core.begin;
        bool after_comma = before > source.begin && fh_view_char(x->v, before - 1) == ',';
        bool ends = m->core.end >= source.end || fh_view_char(x->v, m->core.end) == ',' || x->v->t[m->core.end].pos == FH_POS_PREPOSITION || fh_view_char(x->v, m->core.end) == '(';
        if (m->name != FH_NONE && after_comma && ends && fh_name_kind(&x->cast.names.at[m->name]) == FH_SPEAKER_PERSON) return m;
    }
    return NULL;
}

/* ---- descriptions ----------------------------------------------------------------------------------- */

static bool bears(const resolver *x, uint32_t name, uint32_t word) {
    if (name == FH_NONE || fh_name_kind(&x->cast.names.at[name]) != FH_SPEAKER_PERSON) return false;
    fh_range role = x->cast.names.at[name].role;
    for (uint32_t j = role.begin; j < role.end; j++)
        if (x->v->t[j].word == word) return true;
    return false;
}

/* The name that bears the role whose head is the word of token k: the nearest before it; else the first after it, for
 * "its chief negotiator said" in a first paragraph. */
static uint32_t bearer(const resolver *x, uint32_t k) {
    enum { WITHIN = 200 };
    size_t from = fh_attribution__mention_from(&x->cast, k);
    for (size_t i = from, seen = 0; i-- > 0 && seen < WITHIN; seen++)
        if (bears(x, x->cast.mentions.at[i].name, x->v->t[k].word)) return x->cast.mentions.at[i].name;
    for (size_t i = from; i < x->cast.mentions.n && i - from < WITHIN; i++)
        if (bears(x, x->cast.mentions.at[i].name, x->v->t[k].word)) return x->cast.mentions.at[i].name;
    return FH_NONE;
}

/* The last speaker described with this head word, of this number. */
static uint32_t same_description(const resolver *x, uint32_t head, bool plural) {
    for (size_t i = x->order.n, seen = 0; i-- > 0 && seen < 64; seen++) {
        const referent *f = &x->referents.at[x->order.at[i]];
        if (f->head == x->v->t[head].word && f->plural == plural) return x->order.at[i];
    }
    return FH_NONE;
}

/* How well an institution fits as what "the company" at token k means: near, often named, subject of its sentence, and
 * no newspaper that was told something. */
static int prominence(const resolver *x, const fh_naming *m, const uint32_t *counts, uint32_t k) {
    const fh_view *v = x->v;
    uint32_t apart = x->sentence[k] - x->sentence[m->core.begin], b = m->core.begin, count = counts[m->name];
    int score = -2 * (int)(apart < 12 ? apart : 12) + 2 * (int)(count < 6 ? count : 6);
    if (b > 0 && fh_view_is(v, b - 1, "the")) b--;
    bool subject = b == 0 || x->sentence[b - 1] != x->sentence[b];
    bool told = b > 0 && (v->flags[b - 1] & ATTR_TELL) != 0, outlet = false, headed = false;
    for (uint32_t j = m->core.begin; j < m->core.end; j++) {
        outlet |= (v->flags[j] & ATTR_OUTLET) != 0;
        headed |= (v->flags[j] & ATTR_ORG) != 0;
    }
    bool credit = b > 0 && fh_view_char(v, b - 1) == '(';
    return score + 4 * subject + 2 * headed - 12 * (told || credit) - 6 * (outlet && !(v->flags[k] & ATTR_OUTLET));
}

static bool has_word_of(const fh_name *n, uint32_t word) {
    for (uint32_t w = 0; w < n->n_words; w++)
        if (n->words[w] == word) return true;
    return false;
}

/* "the company", "the board": the nearest institution whose name has the head, or for a general word the most prominent. */
static uint32_t institution(const resolver *x, uint32_t head, bool general) {
    enum { WITHIN = 60 };
    size_t from = fh_attribution__mention_from(&x->cast, head);
    uint32_t word = x->v->t[head].word, best = FH_NONE;
    int most = INT32_MIN;
    for (size_t i = from, seen = 0; i-- > 0 && seen < 400; seen++) {
        uint32_t name = x->cast.mentions.at[i].name;
        const fh_name *n = name == FH_NONE ? NULL : &x->cast.names.at[name];
        if (n && n->organisation > n->person && has_word_of(n, word)) return name;
    }
    for (size_t i = from, seen = 0; general && i-- > 0 && seen < WITHIN; seen++) {
        const fh_naming *m = &x->cast.mentions.at[i];
        const fh_name *n = m->name == FH_NONE ? NULL : &x->cast.names.at[m->name];
        bool untold = n && n->n_words == 1 && !n->introduced && n->organisation <= n->person; /* only the tagger says it is a person */
        if (!n || (n->organisation <= n->person && !untold) || (n->place && n->organisation <= n->place)) continue;
        int score = prominence(x, m, x->counts, head) - 3 * untold;
        if (score <= most) continue;
        most = score;
        best = m->name;
    }
    return best;
}

/* A description goes on in "who have seen the disc", ", who feared for her job": to the next comma or word of saying. */
static fh_range with_clause(const fh_view *v, fh_range source) {
    enum { LONGEST = 16 };
    uint32_t k = source.end;
    if (k + 1 < v->n && fh_view_char(v, k) == ',') k++;
    if (k >= v->n || !fh_view_is(v, k, "who")) return source;
    for (uint32_t e = k + 1; e < v->n && e - k < LONGEST; e++) {
        bool ends = !(v->t[e].flags & FH_TOKEN_WORD) && v->t[e].pos != FH_POS_POSSESSIVE;
        if (ends || (v->flags[e] & (ATTR_SAY | ATTR_TELL))) return (fh_range){source.begin, e};
    }
    return source;
}

static uint32_t described(resolver *x, fh_range source, uint32_t head, fh_speaker_kind kind, bool plural) {
    const fh_view *v = x->v;
    if (kind == FH_SPEAKER_ANONYMOUS) source = with_clause(v, source);
    fh_speaker s = {.kind = kind, .name = words_of(x, source), .first = fh_view_span(v, source), .number = plural ? 0 : 1};
    if (kind == FH_SPEAKER_ANONYMOUS) {
        fh_describe_anonymous(v, source, head, plural, &s);
        uint32_t name_end = (uint32_t)(s.name.ptr - v->r->text.ptr + (ptrdiff_t)s.name.len);
        uint32_t clause = s.condition.ptr ? (uint32_t)(s.condition.ptr - v->r->text.ptr) : 0;
        bool adjacent = clause >= name_end && clause - name_end <= 6; /* "two people briefed on it, who asked not to be named" */
        if (adjacent) s.name.len += clause - name_end + s.condition.len;
    }
    for (size_t i = 0; i < x->speakers.n && i < 256; i++)
        if (x->speakers.at[i].kind == kind && fh_str_equal_nocase(x->speakers.at[i].name, s.name)) return (uint32_t)i;
    uint32_t gender = v->flags[head] & (ATTR_MALE | ATTR_FEMALE);
    return add(x, s, (referent){.at = source.begin, .head = v->t[head].word, .gender = gender == (ATTR_MALE | ATTR_FEMALE) ? 0 : gender, .plural = plural});
}

/* "Its chief negotiator said A. "B," Orla Tennant told reporters": whoever is named for the first time in the paragraph
 * behind a description, speaks, and is neither titled nor said to be anything else. */
static uint32_t named_next(const resolver *x, uint32_t head) {
    enum { WITHIN = 200 };
    const fh_view *v = x->v;
    size_t from = fh_attribution__mention_from(&x->cast, head);
    for (size_t i = from; i < x->cast.mentions.n && i - from < WITHIN; i++) {
        const fh_naming *m = &x->cast.mentions.at[i];
        uint32_t b = m->core.begin, e = m->core.end;
        const fh_sentence *in = v->r->sentences;
        if (in[x->sentence[b]].paragraph > in[x->sentence[head]].paragraph + 1) return FH_NONE;
        const fh_name *n = m->name == FH_NONE ? NULL : &x->cast.names.at[m->name];
        bool says = (e < v->n && (v->flags[e] & (ATTR_SAY | ATTR_TELL))) || (b > 0 && (v->flags[b - 1] & (ATTR_SAY | ATTR_TELL)));
        if (!n || !says || n->n_words < 2 || fh_name_kind(n) != FH_SPEAKER_PERSON) continue;
        bool new = n->speaker == FH_NONE && fh_range_empty(n->role) && fh_range_empty(m->title) && n->fullest.begin == b;
        for (size_t j = i > WITHIN ? i - WITHIN : 0; j < i && new; j++) new = x->cast.mentions.at[j].name != m->name;
        return new ? m->name : FH_NONE;
    }
    return FH_NONE;
}

static uint32_t resolve_description(resolver *x, fh_range source, uint32_t head) {
    const fh_view *v = x->v;
    uint32_t flags = v->flags[head];
    bool plural = is_plural(v, head, source), the = definite(v, source);
    bool bare = the && source.end - source.begin <= 3; /* "the minister", "that same official" */
    bool person = (flags & (ATTR_ANON | ATTR_ROLE)) && !((flags & (ATTR_ORG | ATTR_DOCUMENT)) && !(flags & (ATTR_ROLE | ATTR_SOURCE)));
    if (person) {
        uint32_t name = the && !plural && !(flags & ATTR_SOURCE) ? bearer(x, head) : FH_NONE;
        if (name != FH_NONE && bare) return speaker_of_name(x, name, head);
        uint32_t before = the ? same_description(x, head, plural) : FH_NONE;
        if (before != FH_NONE) return before;
        bool post = the && !plural && (flags & ATTR_ROLE) && !(flags & (ATTR_SOURCE)) && !fh_view_is(v, source.begin, "one");
        uint32_t next = post ? named_next(x, head) : FH_NONE;
        if (next != FH_NONE) return speaker_of_name(x, next, head);
        post &= !bare;
        return described(x, source, head, post ? FH_SPEAKER_PERSON : FH_SPEAKER_ANONYMOUS, plural);
    }
    if (flags & (ATTR_DOCUMENT | ATTR_NOUNCUE) && !(flags & ATTR_ORG)) {
        uint32_t before = the ? same_description(x, head, plural) : FH_NONE;
        return before != FH_NONE ? before : described(x, source, head, FH_SPEAKER_DOCUMENT, plural);
    }
    if (flags & (ATTR_ORG | ATTR_OUTLET | ATTR_GENERIC)) {
        bool short_form = the && !plural && bare;
        uint32_t name = short_form ? institution(x, head, (flags & ATTR_GENERIC) != 0) : FH_NONE;
        if (name != FH_NONE) return speaker_of_name(x, name, head);
        return described(x, source, head, FH_SPEAKER_ORGANISATION, plural);
    }
    bool people = v->t[head].pos == FH_POS_NOUN && plural;
    return described(x, source, head, people ? FH_SPEAKER_ANONYMOUS : FH_SPEAKER_UNKNOWN, plural);
}

/* ---- one source ----------------------------------------------------------------------------------------- */

static fh_range trimmed(const fh_view *v, fh_range r) {
    while (r.begin < r.end && !(v->t[r.begin].flags & FH_TOKEN_WORD)) r.begin++;
    while (r.begin < r.end && !(v->t[r.end - 1].flags & FH_TOKEN_WORD)) r.end--;
    bool reflexive = r.end - r.begin > 1 && (fh_view_is(v, r.end - 1, "itself") || fh_view_is(v, r.end - 1, "himself") || fh_view_is(v, r.end - 1, "herself") || fh_view_is(v, r.end - 1, "themselves"));
    if (reflexive || (r.end - r.begin > 1 && v->t[r.end - 1].pos == FH_POS_WH)) return trimmed(v, (fh_range){r.begin, r.end - 1});
    return r;
}

/* The noun phrase right before a relative word. */
static fh_range antecedent(const fh_view *v, uint32_t k) {
    uint32_t e = k, b;
    if (e > 0 && fh_view_char(v, e - 1) == ',') e--;
    for (b = e; b > 0 && e - b < 12; b--) {
        const fh_token *t = &v->t[b - 1];
        if (!(t->flags & FH_TOKEN_WORD) || (t->pos >= FH_POS_VERB_BASE && t->pos <= FH_POS_VERB_PRESENT) || t->pos == FH_POS_VERB_PAST || t->pos == FH_POS_CONJUNCTION || t->pos == FH_POS_PREPOSITION) break;
    }
    return (fh_range){b, e};
}

/* "Orla Tennant, head of the harbour board, who said": the person of the sentence before such an apposition. */
static const fh_naming *person_before(const resolver *x, uint32_t who) {
    size_t i = fh_attribution__mention_from(&x->cast, who);
    if (who == 0 || fh_view_char(x->v, who - 1) != ',') return NULL;
    while (i-- > 0) {
        const fh_naming *m = &x->cast.mentions.at[i];
        if (x->sentence[m->core.begin] != x->sentence[who] || who - m->core.end > 24) return NULL;
        bool person = m->name != FH_NONE && fh_name_kind(&x->cast.names.at[m->name]) == FH_SPEAKER_PERSON;
        if (person) return fh_view_char(x->v, m->core.end) == ',' ? m : NULL;
    }
    return NULL;
}

/* "union secretary Walter Brook": a person whose title or role stands right before the name, at the end of the source. */
static const fh_naming *titled_name(const resolver *x, fh_range source) {
    const fh_naming *m = mention_at(x, source.end - 1);
    bool ends = m && m->core.end == source.end && m->core.begin > source.begin && (x->v->flags[m->core.begin - 1] & (ATTR_TITLE | ATTR_ROLE));
    return ends && fh_name_kind(&x->cast.names.at[m->name]) == FH_SPEAKER_PERSON ? m : NULL;
}

/* Of "the count of the union", "the council's own tally" and "her reckoning" those whose it is. */
static fh_range reckoner(const fh_view *v, fh_range source) {
    for (uint32_t k = source.begin; k < source.end && k - source.begin < 12; k++) {
        if (!(v->flags[k] & ATTR_RECKONING)) continue;
        if (k + 2 < source.end && k == source.begin + 1 && fh_view_is(v, k - 1, "the") && fh_view_is(v, k + 1, "of")) return (fh_range){k + 2, source.end};
        uint32_t e = k > source.begin && fh_view_is(v, k - 1, "own") ? k - 1 : k;
        if (k + 1 < source.end || e == source.begin || v->t[e - 1].pos != FH_POS_POSSESSIVE || fh_view_is(v, e - 1, "its")) continue;
        return (fh_range){source.begin, e - source.begin > 1 ? e - 1 : e};
    }
    return source;
}

static uint32_t resolve_source(resolver *x, fh_range source) {
    const fh_view *v = x->v;
    source = reckoner(v, trimmed(v, source));
    if (fh_range_empty(source)) return FH_NONE;
    uint32_t k = source.begin;
    bool relative = v->t[k].pos == FH_POS_WH && (source.end - k == 1 || fh_view_is(v, k, "who") || fh_view_is(v, k, "which"));
    const fh_naming *person = relative ? person_before(x, k) : NULL;
    if (person) return speaker_of_name(x, person->name, k);
    if (relative) {
        source = trimmed(v, antecedent(v, k));
        if (fh_range_empty(source)) return FH_NONE;
        k = source.begin;
    }
    bool pronoun = (v->flags[k] & ATTR_PRONOUN) && (source.end - k == 1 || (source.end - k == 2 && v->t[k + 1].pos == FH_POS_PRONOUN));
    if (pronoun) return resolve_pronoun(x, k);
    uint32_t head = head_in(v, source);
    const fh_naming *m = mention_at(x, head);
    if (!m) m = titled_name(x, source);
    bool plural_role = (v->flags[head] & (ATTR_ANON | ATTR_SOURCE)) && !m;
    if (!m && !plural_role) m = apposed_name(x, source);
    if (!m && (v->flags[head] & (ATTR_ROLE | ATTR_ANON))) m = apposed_name(x, source);
    if (m && m->name != FH_NONE) return speaker_of_name(x, m->name, head);
    return resolve_description(x, source, head);
}

/* The end of ", Marisela Quirós" behind a noun phrase that ends at e, or e. */
static uint32_t with_name(const resolver *x, uint32_t e, uint32_t end) {
    size_t i = fh_attribution__mention_from(&x->cast, e + 1);
    bool apposed = e + 1 < end && fh_view_char(x->v, e) == ',' && i < x->cast.mentions.n && x->cast.mentions.at[i].core.end <= end;
    return apposed && x->cast.mentions.at[i].title.begin <= e + 1 ? x->cast.mentions.at[i].core.end : e;
}

/* Where the model found no source of a verb of saying: the noun phrase that opens its sentence, when only its own
 * clauses stand between ("Two engineers, who asked not to be named, said ..."). */
static fh_range opening_source(const resolver *x, const fh_frame *f) {
    const fh_view *v = x->v;
    uint32_t k = f->cue.begin, b = k, none = k;
    while (b > 0 && k - b < 40 && !(v->t[b].flags & FH_TOKEN_SENTENCE)) b--;
    bool says = false;
    for (uint32_t j = f->cue.begin; j < f->cue.end; j++) says |= (v->flags[j] & (ATTR_SAY | ATTR_TELL | ATTR_THINK)) != 0 && v->t[j].pos != FH_POS_VERB_GERUND;
    if (!says || !(v->t[b].flags & FH_TOKEN_SENTENCE) || (v->t[b].flags & FH_TOKEN_OPEN)) return (fh_range){none, none};
    for (uint32_t i = 0; i < f->n_content; i++)
        if (f->content[i].begin < k) return (fh_range){none, none};
    uint32_t e = b;
    while (e < k && (v->t[e].flags & FH_TOKEN_WORD) && v->t[e].pos != FH_POS_WH && !(v->t[e].pos >= FH_POS_VERB_BASE && v->t[e].pos <= FH_POS_VERB_PAST) && v->t[e].pos != FH_POS_MODAL) e++;
    bool starts = v->t[b].pos == FH_POS_DETERMINER || v->t[b].pos == FH_POS_NUMBER || v->t[b].pos == FH_POS_PROPER || v->t[b].pos == FH_POS_NOUN || v->t[b].pos == FH_POS_ADJECTIVE;
    return starts && e < k ? (fh_range){b, with_name(x, e, k)} : (fh_range){none, none};
}

/* "said Aas", "said union secretary Walter Mena": the name right behind a cue that has no source. */
static fh_range inverted_source(const resolver *x, const fh_frame *f) {
    const fh_view *v = x->v;
    uint32_t b = f->cue.end, last = f->cue.end - 1;
    fh_range none = {f->cue.begin, f->cue.begin};
    if (fh_range_empty(f->cue) || !(v->flags[last] & (ATTR_SAY | ATTR_TELL))) return none;
    for (uint32_t i = 0; i < f->n_content; i++)
        if (f->content[i].begin >= b && f->content[i].begin < b + 3) return none;
    size_t i = fh_attribution__mention_from(&x->cast, b);
    if (i == x->cast.mentions.n || x->cast.mentions.at[i].name == FH_NONE || x->cast.mentions.at[i].core.begin > b + 8) return none;
    const fh_naming *m = &x->cast.mentions.at[i];
    for (uint32_t k = b; k < m->core.begin; k++) {
        bool inside = (v->t[k].flags & FH_TOKEN_WORD) != 0 || fh_view_char(v, k) == ',';
        if (!inside || (v->t[k].flags & FH_TOKEN_SENTENCE) || (v->t[k].pos >= FH_POS_VERB_BASE && v->t[k].pos <= FH_POS_VERB_PAST) || v->t[k].pos == FH_POS_PREPOSITION || v->t[k].pos == FH_POS_WH) return none;
    }
    return v->t[m->core.begin].flags & FH_TOKEN_SENTENCE ? none : (fh_range){b, m->core.end};
}

/* Whether a cue without a source goes on after the last one: "X said A and denied B", "X said A, adding B". */
static bool goes_on(const fh_view *v, const fh_frame *f) {
    uint32_t k = f->cue.begin;
    if (v->t[k].pos == FH_POS_VERB_GERUND) return true;
    for (uint32_t d = 1; d <= 3 && d <= k; d++) {
        if (fh_view_is(v, k - d, "and") || fh_view_is(v, k - d, "but")) return true;
        if (v->t[k - d].pos != FH_POS_ADVERB && v->t[k - d].pos != FH_POS_VERB_PRESENT) return false;
    }
    return false;
}

static void number_sentences(const fh_view *v, uint32_t *sentence) {
    for (uint32_t i = 0; i < v->r->n_sentences; i++)
        for (uint32_t k = v->r->sentences[i].first_token, e = k + v->r->sentences[i].n_tokens; k < e; k++) sentence[k] = i;
}

/* The guest of an interview whose first question is token q: the first person of the paragraph before it, else the
 * person, or the institution, named most often so far. */
static uint32_t guest(resolver *x, fh_arena *scratch, uint32_t q, bool institution) {
    uint32_t *n = fh_new_n(scratch, uint32_t, x->cast.names.n + 1), best = FH_NONE;
    for (size_t i = 0; n && i < x->cast.mentions.n && x->cast.mentions.at[i].core.begin < q; i++) {
        const fh_naming *m = &x->cast.mentions.at[i];
        if (m->name == FH_NONE || (fh_name_kind(&x->cast.names.at[m->name]) == FH_SPEAKER_PERSON) == institution) continue;
        bool introduces = !institution && !apart_paragraphs(x, m->core.begin, q - 1);
        if (introduces) return speaker_of_name(x, m->name, q);
        n[m->name]++;
    }
    for (uint32_t name = 0; n && name < x->cast.names.n; name++)
        if (n[name] > (best == FH_NONE ? 0 : n[best])) best = name;
    return best == FH_NONE ? FH_NONE : speaker_of_name(x, best, q);
}

typedef struct turn { uint32_t cue, frame; } turn;

static int by_cue(const void *a, const void *b) {
    const turn *x = a, *y = b;
    return x->cue != y->cue ? (x->cue < y->cue ? -1 : 1) : x->frame < y->frame ? -1 : x->frame > y->frame;
}

void fh_attribution__resolve(fh_arena *keep, fh_arena *scratch, const fh_view *v, const fh_frames *frames, fh_report *r, uint32_t *speaker_of) {
    resolver x = {.keep = keep, .v = v};
    uint32_t *sentence = fh_new_n(scratch, uint32_t, (size_t)v->n + 1);
    turn *turns = fh_new_n(scratch, turn, frames->n + 1);
    if (!sentence || !turns) return;
    number_sentences(v, sentence);
    x.sentence = sentence;
    fh_attribution__cast(scratch, v, &x.cast);
    uint32_t *counts = fh_new_n(scratch, uint32_t, x.cast.names.n + 1);
    if (!counts) return;
    for (size_t i = 0; i < x.cast.mentions.n; i++)
        if (x.cast.mentions.at[i].name != FH_NONE) counts[x.cast.mentions.at[i].name]++;
    x.counts = counts;
    for (uint32_t i = 0; i < frames->n; i++) turns[i] = (turn){frames->at[i].cue.begin, i};
    fh_sort(turns, frames->n, sizeof *turns, by_cue);
    uint32_t last = FH_NONE, last_cue = 0, host = FH_NONE, asked = FH_NONE;
    for (size_t i = 0; i < frames->n; i++) {
        const fh_frame *f = &frames->at[turns[i].frame];
        bool none = fh_range_empty(f->source) && f->as == FH_AS_SOURCE && !fh_attribution__passive(v, f->cue);
        fh_range source = none ? inverted_source(&x, f) : f->source;
        bool shared = none && fh_range_empty(source) && last != FH_NONE && sentence[f->cue.begin] == sentence[last_cue] && goes_on(v, f);
        if (none && fh_range_empty(source) && !shared) source = opening_source(&x, f);
        bool unsaid = none && !shared && fh_range_empty(source) && goes_on(v, f); /* "Thorgaard disputes this and says that she" */
        if (f->as == FH_AS_GUEST && asked != f->after) host = guest(&x, scratch, asked = f->after, f->institution);
        uint32_t s = f->as == FH_AS_GUEST ? host : shared || f->as == FH_AS_LAST ? last : f->as == FH_AS_NEAR || unsaid ? resolve_pronoun(&x, f->cue.begin) : resolve_source(&x, source);
        speaker_of[turns[i].frame] = s;
        if (s == FH_NONE) continue;
        fh_vec_push(scratch, &x.order, s);
        x.referents.at[s].at = fh_range_empty(f->source) ? f->cue.begin : f->source.begin;
        last = s;
        last_cue = f->cue.begin;
    }
    r->speakers = x.speakers.at;
    r->n_speakers = (uint32_t)x.speakers.n;
}
