/* SPDX-License-Identifier: MIT
 *
 * lineage/ties.c - what speaks for and against one report's deriving from another.
 *
 * A tie joins two reports that share passages or many words, or of which one credits the other. Its odds say how much more
 * likely the evidence is when the child rests on the parent than when both rest on the event alone: shared
 * words count, words inside quotation marks less, since two reporters may hear the same speaker; so do
 * credits. Its direction says which of the two is the child: by credits, by dates, of which about a tenth
 * are wrong, and by what one has cut.
 *
 * Cost: linear in the passages, n log n in the words, and quadratic in the reports of one story only for comparing their credits
 * with their outlets, which stops at CREDITS_OF reports. */
#include "lineage/ties.h"

#include <math.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/map.h"
#include "base/sort.h"
#include "base/vec.h"
#include "lineage/names.h"
#include "lineage/telling.h"
#include "lineage/words.h"
#include "text/text.h"

static const float QUOTED_WEIGHT = .3f, STRONG = .75f; /* STRONG: similarity of a passage that was copied without much change */
static const float NEAR_COPY = .7f; /* share from which single words tell nothing more */
static const float ONE_TEXT = .5f;  /* share from which two are one text where it is counted who has a word */
static const float IN_PASSING = .25f; /* a source cited after the lead gave a detail, and not the news */
enum { CREDITS_OF = 1024, HALF_DAY = 720, LEAD = 400 /* bytes */ };

/* Log-odds. Shares, words and sentences by logistic regression on the pairs of the invented stories (docs/lineage.md
 * tells how), credits and outlets by hand. */
static const struct {
    float none, share, words, told, told_in_order;
    float passages_none, passages_share; /* the same by passages alone */
    float copied_word, free_words, most_of_words, credit, named, same_outlet;
} ODDS = {-13.8f, 4.0f, 12.5f, 24.0f, 2.0f, -2.7f, 12.0f, .2f, 12.0f, 60.0f, 3.0f, .3f, 6.0f};
static const struct {
    float date, vague_date, credit, named, cut;
} DIRECTION = {3.0f, 1.5f, 4.0f, 1.0f, 6.0f};

/* ---- members ------------------------------------------------------------------------------------- */

static int canonical(const void *a, const void *b) {
    const fh_lineage__member *x = a, *y = b;
    int c = fh_str_order(x->report->id, y->report->id);
    if (!c) c = strcmp(x->report->sha256, y->report->sha256);
    return c ? c : x->index < y->index ? -1 : x->index > y->index;
}

static fh_str host_of(fh_str url) {
    size_t at = fh_str_find(url, FH_STR("://"), 0);
    if (at == SIZE_MAX) return (fh_str){NULL, 0};
    fh_str rest = fh_str_cut(url, at + 3, url.len), host = {NULL, 0};
    fh_str_next(&rest, '/', &host);
    return host;
}

/* "ABERDEEN (North Sound Press) -" in a report that no outlet claims: the agency's own. */
static fh_str agency_of(const fh_report *r) {
    for (uint32_t i = 0; i < r->n_credits; i++)
        if (r->credits[i].kind == FH_CREDIT_AGENCY && r->credits[i].span.end) return r->credits[i].name;
    return (fh_str){NULL, 0};
}

static void weigh_words(fh_arena *arena, fh_lineage__member *m) {
    const fh_report *r = m->report;
    m->weight_before = fh_new_n(arena, float, (size_t)r->n_tokens + 1);
    if (!m->weight_before) return;
    for (uint32_t i = 0; i < r->n_tokens; i++) {
        float w = !(r->tokens[i].flags & FH_TOKEN_WORD) ? 0 : r->tokens[i].flags & FH_TOKEN_QUOTED ? QUOTED_WEIGHT : 1;
        m->weight_before[i + 1] = m->weight_before[i] + w;
    }
    m->weight = m->weight_before[r->n_tokens];
}

static void fill_member(fh_arena *arena, fh_lineage__member *m) {
    const fh_report *r = m->report;
    m->outlet = r->outlet.len ? r->outlet : r->url.len ? host_of(r->url) : agency_of(r);
    if (r->published.precision >= FH_PRECISION_DAY && r->published_from != FH_DATE_FROM_STORY) {
        m->minute = fh_datetime_minutes(r->published);
        m->precision = r->published.precision;
    }
    weigh_words(arena, m);
    fh_lineage__read_words(arena, m);
}

void fh_lineage__members_of(fh_arena *scratch, const fh_report *const *reports, const fh_story *story, fh_lineage__members *ret_members) {
    fh_lineage__member *at = fh_new_n(scratch, fh_lineage__member, story->n_reports);
    *ret_members = (fh_lineage__members){at, at ? story->n_reports : 0};
    for (uint32_t i = 0; i < ret_members->n; i++)
        at[i] = (fh_lineage__member){.report = reports[story->reports[i]], .index = story->reports[i], .in_story = i};
    if (ret_members->n) fh_sort(at, ret_members->n, sizeof *at, canonical);
    for (uint32_t i = 0; i < ret_members->n; i++) fill_member(scratch, &at[i]);
}

/* ---- what two share ---------------------------------------------------------------------------------- */

typedef struct stretch { uint32_t begin, end, other; float similarity; bool copied; } stretch;

static int by_begin(const void *a, const void *b) {
    const stretch *x = a, *y = b;
    if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
    if (x->end != y->end) return x->end < y->end ? -1 : 1;
    if (x->other != y->other) return x->other < y->other ? -1 : 1;
    if (x->similarity != y->similarity) return x->similarity > y->similarity ? -1 : 1;
    return x->copied > y->copied ? -1 : x->copied < y->copied;
}

/* The passages as stretches of tokens of one side, by where they begin. */
static stretch *stretches_of(fh_arena *arena, const fh_report *r, const fh_passage *p, uint32_t n, bool side_a) {
    stretch *out = fh_new_n(arena, stretch, n ? n : 1);
    for (uint32_t i = 0; out && i < n; i++) {
        fh_span mine = side_a ? p[i].a_span : p[i].b_span, other = side_a ? p[i].b_span : p[i].a_span;
        out[i] = (stretch){fh_text_token_at(r, mine.begin), fh_text_token_at(r, mine.end), other.begin, p[i].similarity, p[i].kind != FH_PASSAGE_PARAPHRASE};
    }
    if (out && n) fh_sort(out, n, sizeof *out, by_begin);
    return out;
}

/* Shares of the member's weight that the stretches cover, each word counted once. */
static void cover(const fh_lineage__member *m, const stretch *s, uint32_t n, fh_lineage__tie *t) {
    uint32_t to = 0;
    double all = 0, copied = 0, strong = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t from = s[i].begin > to ? s[i].begin : to;
        if (s[i].end <= from) continue;
        double w = (double)(m->weight_before[s[i].end] - m->weight_before[from]) * s[i].similarity;
        all += w;
        if (s[i].copied) copied += w;
        if (s[i].copied && s[i].similarity >= STRONG) strong += w;
        to = s[i].end;
    }
    t->share = m->weight > 0 ? (float)(all / m->weight) : 0;
    t->copied = m->weight > 0 ? (float)(copied / m->weight) : 0;
    t->strong_words = (float)strong;
}

static uint32_t longest_copy(const stretch *s, uint32_t n) {
    uint32_t longest = 0;
    for (uint32_t i = 0; i < n; i++)
        if (s[i].copied && s[i].end - s[i].begin > longest) longest = s[i].end - s[i].begin;
    return longest;
}

/* Share of the passages, by tokens, on the heaviest increasing chain: 1 when both tell in the same order. */
static float order_kept(fh_arena *arena, const stretch *s, uint32_t n) {
    enum { MOST = 512 }; /* quadratic below, so the beginning stands for the rest of a very broken pair */
    double all = 0, best = 0;
    if (n > MOST) n = MOST;
    double *chain = fh_new_n(arena, double, n ? n : 1);
    for (uint32_t i = 0; chain && i < n; i++) {
        double before = 0, own = s[i].end - s[i].begin;
        for (uint32_t k = 0; k < i; k++)
            if (s[k].other <= s[i].other && chain[k] > before) before = chain[k];
        chain[i] = before + own;
        all += own;
        if (chain[i] > best) best = chain[i];
    }
    return all > 0 ? (float)(best / all) : 1;
}

/* ---- credits and dates ------------------------------------------------------------------------------- */

/* Names of outlets are compared once: the members of a large story are of few outlets, and meet by the thousand. */
typedef struct outlets {
    uint32_t *of;      /* number of a member's outlet */
    fh_map same, named; /* two outlets -> bits of fh_lineage__same_outlet; member and outlet -> whether its text names it */
} outlets;

static outlets number_outlets(fh_arena *arena, const fh_lineage__members *m) {
    outlets o = {.of = fh_new_n(arena, uint32_t, (size_t)m->n + 1), .same = {.arena = arena}, .named = {.arena = arena}};
    fh_strmap names = {.arena = arena, .slots = {.arena = arena}};
    for (uint32_t i = 0; o.of && i < m->n; i++) o.of[i] = fh_strmap_put(&names, m->at[i].outlet);
    return o;
}

static bool are_same_outlet(outlets *o, const fh_lineage__members *m, uint32_t x, uint32_t y) {
    uint32_t lower = o->of[x] < o->of[y] ? o->of[x] : o->of[y], higher = o->of[x] < o->of[y] ? o->of[y] : o->of[x];
    uint32_t *known = fh_map_put(&o->same, (uint64_t)higher << 32 | lower, FH_NONE);
    if (known && *known == FH_NONE) *known = fh_lineage__same_outlet(m->at[x].outlet, m->at[y].outlet) > 0;
    return known && *known;
}

static bool names_outlet_of(outlets *o, const fh_lineage__members *m, uint32_t child, uint32_t parent) {
    uint32_t *known = fh_map_put(&o->named, (uint64_t)child << 32 | o->of[parent], FH_NONE);
    if (known && *known == FH_NONE) *known = fh_lineage__names_outlet(m->at[child].report->text, m->at[parent].outlet);
    return known && *known;
}

/* `parent` is of another outlet. */
static float credit_of(const fh_lineage__member *child, const fh_lineage__member *parent) {
    float best = 0;
    if (!parent->outlet.len) return 0;
    for (uint32_t i = 0; i < child->report->n_credits; i++) {
        const fh_credit *c = &child->report->credits[i];
        float same = fh_lineage__same_outlet(c->name, parent->outlet);
        if (c->kind == FH_CREDIT_CITING && c->span.begin > LEAD) same *= IN_PASSING;
        if (same > best) best = same;
    }
    return best;
}

static int64_t day_of(const fh_lineage__member *m) {
    fh_datetime t = m->report->published;
    return fh_date_days(t.year, t.month, t.day);
}

/* 1 when `child` was published after `parent`, -1 when before, 0 when nobody can tell; *ret_vague when the
 * zones are not known and less than half a day lies between. */
static int8_t is_later(const fh_lineage__member *child, const fh_lineage__member *parent, bool *ret_vague) {
    if (!child->precision || !parent->precision) return 0;
    bool clock = child->precision >= FH_PRECISION_MINUTE && parent->precision >= FH_PRECISION_MINUTE;
    int64_t between = clock ? child->minute - parent->minute : day_of(child) - day_of(parent);
    bool zones = child->report->published.has_zone && parent->report->published.has_zone;
    *ret_vague = clock && !zones && between > -HALF_DAY && between < HALF_DAY;
    return between > 0 ? 1 : between < 0 ? -1 : 0;
}

/* A credit names an outlet, not a report: it does not speak for one that came later. */
static float credit_for(const fh_lineage__tie *t) { return t->later < 0 ? 0 : t->credit; }

static void find_direction(fh_lineage__tie *t, const fh_lineage__tie *reverse, bool vague) {
    t->direction = (vague ? DIRECTION.vague_date : DIRECTION.date) * t->later;
    t->direction += DIRECTION.credit * (credit_for(t) - credit_for(reverse));
    t->direction += DIRECTION.named * (float)(t->named - reverse->named);
    bool by_words = !t->n_passages && t->words >= 0 && reverse->words >= 0;
    t->direction += DIRECTION.cut * (by_words ? t->words - reverse->words : t->share - t->back);
}

/* What passages say is the same from both sides, so that only the direction tells child from parent: the larger of the two
 * shares, and the words that both copied at least. Single words are the child's own: a digest has most of its words from its
 * source, the source next to none of its own from the digest. */
static void find_odds(fh_lineage__tie *t, const fh_lineage__tie *reverse) {
    float words = ODDS.copied_word * fmaxf(fminf(t->strong_words, reverse->strong_words) - ODDS.free_words, 0), more = fminf(words, ODDS.most_of_words); /* so many do not agree by chance */
    float credit = fmaxf(credit_for(t), credit_for(reverse)), share = fmaxf(t->share, reverse->share);
    more += ODDS.credit * credit;
    if ((t->named || reverse->named) && credit <= 0) more += ODDS.named;
    if (t->same_outlet) more += ODDS.same_outlet;
    t->by_passages = ODDS.passages_none + ODDS.passages_share * share + more;
    t->odds = t->words < 0 ? t->by_passages : ODDS.none + ODDS.share * share + ODDS.words * t->words + ODDS.told * t->told + ODDS.told_in_order * t->told_in_order + more;
}

/* ---- all ties -------------------------------------------------------------------------------------------- */

typedef struct pair {
    uint32_t a, b; /* members, as the passages have them: a's index is below b's */
    const fh_passage *passages;
    uint32_t n;
} pair;
typedef FH_VEC(pair) pair_vec;

typedef struct place { uint32_t index, member; } place;

static int by_index(const void *a, const void *b) {
    uint32_t x = ((const place *)a)->index, y = ((const place *)b)->index;
    return x < y ? -1 : x > y;
}

static uint32_t member_of(const place *places, uint32_t n, uint32_t index) {
    const place *found = bsearch(&(place){index, 0}, places, n, sizeof *places, by_index);
    return found ? found->member : FH_NONE;
}

static void pairs_of_passages(fh_arena *arena, const fh_lineage__members *m, const fh_passage *p, uint32_t n, pair_vec *out) {
    place *places = fh_new_n(arena, place, m->n ? m->n : 1);
    for (uint32_t i = 0; places && i < m->n; i++) places[i] = (place){m->at[i].index, i};
    if (!places || !m->n) return;
    fh_sort(places, m->n, sizeof *places, by_index);
    for (uint32_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && p[end].a == p[i].a && p[end].b == p[i].b;) end++;
        uint32_t a = member_of(places, m->n, p[i].a), b = member_of(places, m->n, p[i].b);
        if (a != FH_NONE && b != FH_NONE) fh_vec_push(arena, out, (pair){a, b, p + i, end - i});
    }
}

static int by_members(const void *a, const void *b) {
    const pair *x = a, *y = b;
    uint32_t xl = x->a < x->b ? x->a : x->b, xh = x->a ^ x->b ^ xl, yl = y->a < y->b ? y->a : y->b, yh = y->a ^ y->b ^ yl;
    if (xl != yl) return xl < yl ? -1 : 1;
    if (xh != yh) return xh < yh ? -1 : 1;
    if (x->n != y->n) return x->n > y->n ? -1 : 1; /* the one with passages first */
    return x->a < y->a ? -1 : x->a > y->a;
}

/* Pairs of which one credits the other. */
static void add_credited(fh_arena *arena, const fh_lineage__members *m, pair_vec *pairs) {
    for (uint32_t c = 0; m->n <= CREDITS_OF && c < m->n; c++) {
        for (uint32_t p = 0; m->at[c].report->n_credits && p < m->n; p++)
            if (p != c && credit_of(&m->at[c], &m->at[p]) > 0) fh_vec_push(arena, pairs, (pair){.a = c, .b = p});
    }
}

/* Of each member those that have most of its words. */
static void add_kindred(fh_arena *arena, const fh_lineage__members *m, pair_vec *pairs) {
    fh_lineage__index *index = fh_lineage__index_words(arena, m);
    for (uint32_t c = 0; index && c < m->n; c++) {
        uint32_t near[FH_LINEAGE__KINDRED], n = fh_lineage__kindred_of(index, c, near);
        for (uint32_t i = 0; i < n; i++)
            fh_vec_push(arena, pairs, (pair){.a = c, .b = near[i]});
    }
}

/* Each pair once; one with passages stays as it is. */
static void sort_pairs(pair_vec *pairs) {
    fh_sort(pairs->at, pairs->n, sizeof *pairs->at, by_members);
    size_t n = 0;
    for (size_t i = 0; i < pairs->n; i++) {
        const pair *x = &pairs->at[i], *last = n ? &pairs->at[n - 1] : NULL;
        bool again = last && ((last->a == x->a && last->b == x->b) || (last->a == x->b && last->b == x->a));
        if (!again) pairs->at[n++] = *x;
    }
    pairs->n = n;
}

/* Of near copies nothing is counted: they have all words in common. */
static void keep_words(fh_arena *arena, const fh_lineage__members *m, fh_lineage__tie *t) {
    const fh_lineage__member *child = &m->at[t->child], *parent = &m->at[t->parent];
    bool near = t->share >= NEAR_COPY;
    fh_lineage__telling told = near ? (fh_lineage__telling){1, 1} : fh_lineage__telling_of(arena, child, parent);
    t->words = near ? 1 : fh_lineage__words_kept(child, parent);
    t->told = t->words < 0 ? -1 : told.share;
    t->told_in_order = told.in_order;
}

static void measure(fh_arena *arena, const fh_lineage__members *m, outlets *o, const pair *p, fh_lineage__tie *t, uint32_t child, uint32_t parent, bool child_is_a) {
    const fh_lineage__member *c = &m->at[child], *q = &m->at[parent];
    fh_arena_mark mark = fh_arena_mark_now(arena); /* before the names: what is remembered of them stays */
    stretch *s = stretches_of(arena, c->report, p->passages, p->n, child_is_a);
    *t = (fh_lineage__tie){.child = child, .parent = parent, .innovations = UINT32_MAX, .passages = p->passages, .n_passages = p->n,
                           .child_is_a = child_is_a};
    if (!s) return;
    cover(c, s, p->n, t);
    t->longest = longest_copy(s, p->n);
    t->in_order = order_kept(arena, s, p->n);
    fh_arena_rewind(arena, mark);
    t->same_outlet = are_same_outlet(o, m, child, parent);
    t->credit = t->same_outlet ? 0 : credit_of(c, q);
    t->named = !t->same_outlet && q->outlet.len && names_outlet_of(o, m, child, parent);
}

/* What passages and names tell of both directions. */
static void measure_pair(fh_arena *arena, const fh_lineage__members *m, outlets *o, const pair *p, fh_lineage__tie *there, fh_lineage__tie *back) {
    measure(arena, m, o, p, there, p->a, p->b, true);
    measure(arena, m, o, p, back, p->b, p->a, false);
    there->back = back->share;
    back->back = there->share;
}

/* And what all of it together says. */
static void judge_pair(fh_arena *arena, const fh_lineage__members *m, fh_lineage__tie *there, fh_lineage__tie *back) {
    bool vague = false;
    keep_words(arena, m, there);
    keep_words(arena, m, back);
    there->later = is_later(&m->at[there->child], &m->at[there->parent], &vague);
    back->later = (int8_t)-there->later;
    find_direction(there, back, vague);
    find_direction(back, there, vague);
    find_odds(there, back);
    find_odds(back, there);
    there->backing = ODDS.credit * credit_for(there) + (there->same_outlet ? ODDS.same_outlet : 0);
    back->backing = ODDS.credit * credit_for(back) + (back->same_outlet ? ODDS.same_outlet : 0);
}

/* The number of each member's text: members that have half of their words from one another, and those that these have them
 * from, are one text. */
static uint32_t *number_texts(fh_arena *arena, uint32_t n, const fh_lineage__tie *ties, size_t n_ties) {
    uint32_t *of = fh_new_n(arena, uint32_t, (size_t)n + 1);
    for (uint32_t i = 0; of && i < n; i++) of[i] = i;
    for (size_t i = 0; of && i < n_ties; i++) {
        uint32_t a = ties[i].child, b = ties[i].parent;
        if (ties[i].share < ONE_TEXT) continue;
        while (of[a] != a) a = of[a] = of[of[a]];
        while (of[b] != b) b = of[b] = of[of[b]];
        if (a < b) of[b] = a;
        else of[a] = b;
    }
    for (uint32_t i = 0; of && i < n; i++) of[i] = of[of[i]]; /* the first of a text stands before the others, and is done */
    return of;
}

void fh_lineage__tie_up(fh_arena *scratch, const fh_lineage__members *members, const fh_passage *passages, uint32_t n_passages,
                        fh_lineage__ties *ret_ties) {
    pair_vec pairs = {0};
    *ret_ties = (fh_lineage__ties){NULL, 0};
    pairs_of_passages(scratch, members, passages, n_passages, &pairs);
    add_credited(scratch, members, &pairs);
    add_kindred(scratch, members, &pairs);
    sort_pairs(&pairs);
    fh_lineage__tie *ties = fh_new_n(scratch, fh_lineage__tie, 2 * pairs.n + 1);
    if (fh_arena_status(scratch)) return;
    outlets known = number_outlets(scratch, members);
    if (fh_arena_status(scratch)) return;
    for (size_t i = 0; i < pairs.n; i++) measure_pair(scratch, members, &known, &pairs.at[i], &ties[2 * i], &ties[2 * i + 1]);
    const uint32_t *text_of = number_texts(scratch, members->n, ties, 2 * pairs.n);
    if (fh_arena_status(scratch)) return;
    fh_lineage__weigh_words(scratch, members, text_of);
    if (fh_arena_status(scratch)) return;
    for (size_t i = 0; i < pairs.n; i++) judge_pair(scratch, members, &ties[2 * i], &ties[2 * i + 1]);
    *ret_ties = (fh_lineage__ties){ties, (uint32_t)(2 * pairs.n)};
}
