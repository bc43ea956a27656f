/* SPDX-License-Identifier: MIT
 *
 * attribution/pronoun.c - whom a pronoun means.
 *
 * Candidates are the speakers and the names of the last sentences, and for "they" and "she" whoever is only described there. Those of another
 * number or gender are out; of the others the one with most points is meant, near ones and subjects of their sentences having more of them.
 * "It" means an institution, "they" a group, or an institution that spoke. Cost: a bounded number of candidates a pronoun. */
#include "attribution/resolve.h"
#include "attribution/words_table.h"

enum { LOOK_BACK = 24, NEAR_SENTENCES = 8 }; /* names, and speakers, that are looked at; sentences they may be away */
enum { DESCRIBED_SENTENCES = 3, DESCRIBED_TOKENS = 400, PHRASE_MAX = 12, LEAD_MAX = 16 };

enum { /* points for a candidate */
    HERE = 20, A_SENTENCE = -5, /* in the pronoun's own sentence; for each that lies between */
    SPOKE = 7, SPOKE_LAST = 4, SUBJECT = 4, SAME_GENDER = 3,
    SUBJECT_BESIDE = 6, TOPIC = 12, /* subject of a sentence of the pronoun's paragraph; by a known name, and of the one before */
    IN_QUOTATION = -8               /* only named by somebody who speaks */
};

typedef struct candidate {
    uint32_t speaker, name; /* FH_NONE where it is not one yet */
    fh_range phrase;        /* of a description that has not spoken yet */
    uint32_t at, gender;
    bool plural, person, spoke;
    bool known; /* a name that is more than a word the tagger takes for one */
} candidate;

typedef struct search {
    const fh_resolver *x;
    uint32_t k; /* the pronoun */
    bool they;  /* or "them" */
    candidate best;
    int points; /* of the best; INT32_MIN for none */
} search;

static uint32_t gender_of(const fh_view *v, uint32_t k) { return v->flags[k] & (ATTR_MALE | ATTR_FEMALE); }

static bool fits(const search *s, const candidate *c) {
    uint32_t wants = gender_of(s->x->v, s->k);
    if (s->they) return c->plural;
    if (fh_view_is(s->x->v, s->k, "it")) return !c->person && !c->plural;
    if (c->plural || !c->person) return false;
    return !wants || !c->gender || c->gender == wants;
}

/* Whether what begins at token k may be the subject of its sentence: it opens it, or no verb stands before it and no
 * preposition right before it ("A father of two, Joren Falk, kept ..."). */
static bool is_subject(const fh_resolver *x, uint32_t k) {
    const fh_token *t = x->v->t;
    if (k && (t[k - 1].pos == FH_POS_PREPOSITION || t[k - 1].pos == FH_POS_TO)) return false;
    for (uint32_t b = k; k - b < LEAD_MAX; b--) {
        if (b == 0 || x->sentence[b] != x->sentence[b - 1]) return true;
        if (t[b - 1].pos == FH_POS_MODAL || fh_token_is_finite(&t[b - 1])) return false;
    }
    return false;
}

static int points_of(const search *s, const candidate *c) {
    const fh_resolver *x = s->x;
    int away = (int)(x->sentence[s->k] - x->sentence[c->at]), points = HERE + A_SENTENCE * away;
    uint32_t wants = gender_of(x->v, s->k);
    bool subject = is_subject(x, c->at), quoted = (x->v->t[c->at].flags & FH_TOKEN_QUOTED) != 0;
    if (c->spoke) points += SPOKE;
    if (c->spoke && x->order.n && x->order.at[x->order.n - 1] == c->speaker) points += SPOKE_LAST;
    if (subject) points += SUBJECT;
    if (wants && c->gender == wants) points += SAME_GENDER;
    if (subject && !quoted && !fh_attribution__apart(x, s->k, c->at)) points += away == 1 && c->known ? TOPIC : SUBJECT_BESIDE;
    if (quoted && !c->spoke) points += IN_QUOTATION;
    return points;
}

/* Of two with the same points the one that stands nearer is better. */
static void consider(search *s, const candidate *c) {
    if (c->at >= s->k || s->x->sentence[s->k] - s->x->sentence[c->at] > NEAR_SENTENCES || !fits(s, c)) return;
    int points = points_of(s, c);
    if (points < s->points || (points == s->points && c->at <= s->best.at)) return;
    s->points = points;
    s->best = *c;
}

static void consider_names(search *s) {
    const fh_cast *cast = &s->x->cast;
    for (size_t i = fh_attribution__mention_from(cast, s->k), seen = 0; i-- > 0 && seen < LOOK_BACK; seen++) {
        const fh_naming *m = &cast->mentions.at[i];
        if (m->name == FH_NONE) continue;
        const fh_name *n = &cast->names.at[m->name];
        fh_speaker_kind kind = fh_name_kind(n);
        if (kind == FH_SPEAKER_ORGANISATION && n->place > n->organisation) continue;
        consider(s, &(candidate){.speaker = n->speaker, .name = m->name, .at = fh_naming_begin(m), .gender = n->gender, .person = kind == FH_SPEAKER_PERSON,
                                 .known = n->introduced || n->n_words > 1 || n->speaker != FH_NONE});
    }
}

static void consider_speakers(search *s) {
    const fh_resolver *x = s->x;
    for (size_t i = x->order.n, seen = 0; i-- > 0 && seen < LOOK_BACK; seen++) {
        uint32_t who = x->order.at[i];
        const fh_referent *f = &x->referents.at[who];
        fh_speaker_kind kind = x->speakers.at[who].kind;
        consider(s, &(candidate){.speaker = who, .name = FH_NONE, .at = f->at, .gender = f->gender, .plural = f->plural, .spoke = true,
                                 .person = kind == FH_SPEAKER_PERSON || kind == FH_SPEAKER_ANONYMOUS});
        if (kind == FH_SPEAKER_ORGANISATION && s->they) consider(s, &(candidate){.speaker = who, .name = FH_NONE, .at = f->at, .plural = true});
    }
}

static bool opens_sentence(const fh_view *v, uint32_t k) { return (v->t[k].flags & (FH_TOKEN_SENTENCE | FH_TOKEN_PARAGRAPH)) != 0; }

/* For "they": a group that spoke before and is named again as the subject of a sentence, "The engineers, who ...". */
static void consider_groups(search *s) {
    const fh_view *v = s->x->v;
    for (uint32_t j = s->k; j-- > 0 && s->x->sentence[s->k] - s->x->sentence[j] <= DESCRIBED_SENTENCES;) {
        if (!opens_sentence(v, j) || j + 2 >= s->k || !(fh_view_is(v, j, "the") || fh_view_is(v, j, "both"))) continue;
        uint32_t head = v->flags[j + 1] & (ATTR_ANON | ATTR_ROLE) ? j + 1 : j + 2;
        uint32_t who = v->flags[head] & (ATTR_ANON | ATTR_ROLE) ? fh_attribution__same_description(s->x, head, true) : FH_NONE;
        if (who != FH_NONE) consider(s, &(candidate){.speaker = who, .name = FH_NONE, .at = j, .plural = true, .person = true, .spoke = true});
    }
}

/* Does a noun phrase begin that speaks of somebody new: "a nurse", "two officials"; for "they" also "European leaders". */
static bool is_indefinite(const fh_view *v, uint32_t k, bool group) {
    if (group && (v->t[k].pos == FH_POS_ADJECTIVE || v->t[k].pos == FH_POS_NOUN)) return true;
    return fh_view_is(v, k, "a") || fh_view_is(v, k, "an") || fh_view_is(v, k, "one") || v->t[k].pos == FH_POS_NUMBER;
}

static fh_range phrase_from(const fh_view *v, uint32_t begin, uint32_t before) {
    uint32_t end = begin;
    while (end < before && end - begin < PHRASE_MAX && (v->t[end].flags & FH_TOKEN_WORD) && !fh_token_is_finite(&v->t[end]) && v->t[end].pos != FH_POS_VERB_PARTICIPLE) end++;
    return (fh_range){begin, end};
}

/* Somebody who is described at the head of a sentence of this paragraph and has not spoken yet: "A senior nurse, who feared
 * for her job, gave us a different morning." "They" may be of another paragraph. */
static void consider_described(search *s) {
    const fh_resolver *x = s->x;
    const fh_view *v = x->v;
    const bool they = fh_view_is(v, s->k, "they");
    for (uint32_t j = s->k; j-- > 0 && s->k - j < DESCRIBED_TOKENS; ) {
        if (x->sentence[s->k] - x->sentence[j] > DESCRIBED_SENTENCES || (!they && fh_attribution__apart(x, j, s->k))) break;
        if (!opens_sentence(v, j) || (v->t[j].flags & FH_TOKEN_QUOTED) || !is_indefinite(v, j, they)) continue;
        fh_range phrase = phrase_from(v, j, s->k);
        if (phrase.end - j < 2) continue;
        uint32_t head = fh_attribution__head(v, phrase);
        if (!(v->flags[head] & (ATTR_ANON | ATTR_ROLE)) || (v->flags[head] & ATTR_ORG) || (v->t[head].flags & FH_TOKEN_CAPITAL)) continue;
        consider(s, &(candidate){.speaker = FH_NONE, .name = FH_NONE, .phrase = phrase, .at = j, .plural = fh_attribution__is_plural(v, head, phrase), .person = true});
    }
}

static uint32_t speaker_of(fh_resolver *x, const candidate *c, uint32_t k) {
    if (c->speaker != FH_NONE) return c->speaker;
    if (c->name != FH_NONE) return fh_attribution__speaker_of_name(x, c->name, k);
    return fh_attribution__resolve_nominal(x, c->phrase, fh_attribution__head(x->v, c->phrase));
}

/* "He" tells the gender of whom it means, where nothing else did. */
static void learn_gender(fh_resolver *x, uint32_t speaker, uint32_t name, uint32_t gender) {
    if (speaker != FH_NONE && !x->referents.at[speaker].gender) x->referents.at[speaker].gender = gender;
    if (name != FH_NONE && !x->cast.names.at[name].gender) x->cast.names.at[name].gender = gender;
}

uint32_t fh_attribution__resolve_pronoun(fh_resolver *x, uint32_t k) {
    const fh_view *v = x->v;
    search s = {.x = x, .k = k, .they = fh_view_is(v, k, "they") || fh_view_is(v, k, "them"), .best = {.speaker = FH_NONE, .name = FH_NONE}, .points = INT32_MIN};
    consider_names(&s);
    consider_speakers(&s);
    if (fh_view_is(v, k, "they")) consider_groups(&s);
    if (!fh_view_is(v, k, "it")) consider_described(&s);
    if (s.points == INT32_MIN) {
        bool self = fh_view_is(v, k, "i") || fh_view_is(v, k, "we");
        return self && x->order.n && (v->t[k].flags & FH_TOKEN_QUOTED) ? x->order.at[x->order.n - 1] : FH_NONE;
    }
    uint32_t speaker = speaker_of(x, &s.best, k);
    learn_gender(x, speaker, s.best.name, gender_of(v, k));
    return speaker;
}
