/* SPDX-License-Identifier: MIT
 *
 * claim/align.c - sentences that say the same, whatever their wording.
 *
 * An index from stems, senses and rounded figures to the sentences of one report; each sentence of the other adds up,
 * word by word, what every indexed sentence answers, rare words counting more. A second look favours partners that
 * stand in the same order as their neighbours' partners, since a rewrite keeps its source's order (after Gale and
 * Church 1993, without their one-to-one beads). Lists of an index entry are cut at LIST_MAX, so that a word that stands
 * everywhere costs little: linear in practice, bounded by words * LIST_MAX.
 *
 * Words are then matched greedily: the same stem first, kin afterwards, each word once, nearest in order first. */
#include "claim/align.h"

#include <math.h>

#include "base/hash.h"
#include "base/map.h"
#include "base/vec.h"

enum { LIST_MAX = 40, LINE_TOKENS_MAX = 160 };
static const float SENSE_WORTH = 0.55f;  /* a word found by sense only, against one found by stem */
static const float ORDER_BONUS = 0.18f;  /* of a neighbour's score, where order is kept */
static const float PARTNER_MIN = 0.12f;  /* below this no partner */
static const float MUTUAL = 0.2f;        /* worth of a partner that says nothing else, against one that says much */
static const float GAIN_LEAST = 1.5f, GAIN_SHARE = 0.15f; /* weight that one more partner must answer */

typedef struct posting { uint32_t line, next; } posting;
typedef struct line_index {
    fh_map heads; /* key -> first posting + 1 */
    FH_VEC(posting) list;
} line_index;

/* Figures meet when they round to the same two digits. */
static uint64_t figure_key(const fh_claim__quantity *q) {
    double v = q->low;
    if (v >= 100 && !fh_claim__is_time(q)) {
        double unit = pow(10, floor(log10(v)) - 1);
        v = floor(v / unit + 0.5) * unit;
    }
    return fh_hash_pair(0x66u + (uint64_t)q->measure, (uint64_t)(int64_t)(v * 100 + 0.5));
}

static uint64_t key_of(const fh_claim__text *t, uint32_t k) {
    const fh_claim__word *w = &t->words[k];
    if (w->quantity != FH_NONE && t->quantities[w->quantity].first == k) return figure_key(&t->quantities[w->quantity]);
    return w->stem;
}

static uint64_t sense_key(uint32_t id) { return fh_hash_pair(0x73, id); }

static void add_posting(fh_arena *arena, line_index *x, uint64_t key, uint32_t line) {
    uint32_t *head = fh_map_put(&x->heads, key, 0);
    if (!head || (*head && x->list.at[*head - 1].line == line)) return;
    fh_vec_push(arena, &x->list, (posting){line, *head});
    *head = (uint32_t)x->list.n;
}

static void build_index(fh_arena *arena, const fh_claim__text *t, line_index *x) {
    x->heads.arena = arena;
    for (uint32_t s = t->n_lines; s-- > 0;) {
        for (uint32_t k = t->lines[s].tokens.first, end = k + t->lines[s].tokens.n; k < end; k++) {
            if (t->words[k].weight <= 0) continue;
            add_posting(arena, x, key_of(t, k), s);
            for (uint32_t i = 0; i < t->words[k].sense.n_ids; i++) add_posting(arena, x, sense_key(fh_claim__sense_id(t->words[k].sense, i)), s);
        }
    }
}

/* What one line of `from` finds in the lines of `to`. */
typedef struct tally {
    float *sum, *word;      /* per line of `to`; of this word alone */
    uint32_t *stamp;        /* which word `word` speaks of */
    FH_VEC(uint32_t) touched;
    uint32_t now;
} tally;

static void credit(fh_arena *arena, tally *y, uint32_t line, float worth) {
    if (y->stamp[line] != y->now) {
        if (y->sum[line] == 0) fh_vec_push(arena, &y->touched, line);
        y->stamp[line] = y->now;
        y->word[line] = 0;
    }
    if (worth <= y->word[line]) return;
    y->sum[line] += worth - y->word[line];
    y->word[line] = worth;
}

static void credit_list(fh_arena *arena, const line_index *x, uint64_t key, float worth, tally *y) {
    const uint32_t *head = fh_map_get(&x->heads, key);
    uint32_t n = 0;
    for (uint32_t at = head ? *head : 0; at && n < LIST_MAX; at = x->list.at[at - 1].next, n++) credit(arena, y, x->list.at[at - 1].line, worth);
}

static void keep_best(fh_claim__partners *p, uint32_t line, float score) {
    uint32_t i = p->n < FH_CLAIM__PARTNERS ? p->n : FH_CLAIM__PARTNERS;
    while (i > 0 && (score > p->score[i - 1] || (score == p->score[i - 1] && line < p->line[i - 1]))) {
        if (i < FH_CLAIM__PARTNERS) p->line[i] = p->line[i - 1], p->score[i] = p->score[i - 1];
        i--;
    }
    if (i >= FH_CLAIM__PARTNERS) return;
    p->line[i] = line;
    p->score[i] = score;
    if (p->n < FH_CLAIM__PARTNERS) p->n++;
}

/* Share of the line's content that is found, a little less where the other line is much shorter. */
static float score_of(const fh_claim__line *from, const fh_claim__line *to, float sum) {
    float smaller = from->weight < to->weight ? from->weight : to->weight;
    return sum / (0.6f * from->weight + 0.4f * smaller + 0.8f);
}

static void keep_near(fh_claim__near *w, uint32_t line, float score) {
    uint32_t i = w->n < FH_CLAIM__NEAR ? w->n : FH_CLAIM__NEAR - 1;
    if (w->n == FH_CLAIM__NEAR && score <= w->score[FH_CLAIM__NEAR - 1]) return;
    while (i > 0 && (score > w->score[i - 1] || (score == w->score[i - 1] && line < w->line[i - 1]))) {
        w->line[i] = w->line[i - 1];
        w->score[i] = w->score[i - 1];
        i--;
    }
    w->line[i] = line;
    w->score[i] = score;
    if (w->n < FH_CLAIM__NEAR) w->n++;
}

static void find_candidates(fh_arena *arena, const fh_claim__text *from, const fh_claim__text *to, const line_index *x, fh_claim__near *out) {
    tally y = {.sum = fh_new_n(arena, float, to->n_lines + 1u), .word = fh_new_n(arena, float, to->n_lines + 1u), .stamp = fh_new_n(arena, uint32_t, to->n_lines + 1u)};
    if (!y.sum || !y.word || !y.stamp) return;
    for (uint32_t s = 0; s < from->n_lines; s++) {
        y.touched.n = 0;
        for (uint32_t k = from->lines[s].tokens.first, end = k + from->lines[s].tokens.n; k < end; k++) {
            const fh_claim__word *w = &from->words[k];
            if (w->weight <= 0) continue;
            y.now++;
            credit_list(arena, x, key_of(from, k), w->weight, &y);
            for (uint32_t i = 0; i < w->sense.n_ids; i++) credit_list(arena, x, sense_key(fh_claim__sense_id(w->sense, i)), SENSE_WORTH * w->weight, &y);
        }
        for (size_t i = 0; i < y.touched.n; i++) {
            uint32_t line = y.touched.at[i];
            float score = score_of(&from->lines[s], &to->lines[line], y.sum[line]);
            if (score >= PARTNER_MIN / 2) keep_near(&out[s], line, score);
            y.sum[line] = 0;
        }
    }
}

static float order_bonus(const fh_claim__near *neighbour, uint32_t line, int side) {
    if (!neighbour->n || neighbour->score[0] < 0.3f) return 0;
    int64_t step = side < 0 ? (int64_t)line - neighbour->line[0] : (int64_t)neighbour->line[0] - line;
    if (step < 0 || step > 3) return 0;
    return ORDER_BONUS * neighbour->score[0] * (step <= 1 ? 1.0f : 0.5f);
}

static void settle(const fh_claim__text *from, const fh_claim__near *candidates, fh_claim__alignment *ret) {
    for (uint32_t s = 0; s < from->n_lines; s++) {
        for (uint32_t i = 0; i < candidates[s].n; i++) {
            uint32_t line = candidates[s].line[i];
            float score = candidates[s].score[i];
            if (s > 0) score += order_bonus(&candidates[s - 1], line, -1);
            if (s + 1 < from->n_lines) score += order_bonus(&candidates[s + 1], line, 1);
            if (score < PARTNER_MIN) continue;
            keep_best(&ret->of[s], line, score);
            if (score > ret->taken[line]) ret->taken[line] = score, ret->taker[line] = s;
        }
    }
}

void fh_claim__align(fh_arena *arena, const fh_claim__text *from, const fh_claim__text *to, fh_claim__alignment *ret) {
    *ret = (fh_claim__alignment){.from = from, .to = to, .of = fh_new_n(arena, fh_claim__partners, from->n_lines + 1u),
                                 .near = fh_new_n(arena, fh_claim__near, from->n_lines + 1u), .taken = fh_new_n(arena, float, to->n_lines + 1u), .taker = fh_new_n(arena, uint32_t, to->n_lines + 1u)};
    if (!ret->of || !ret->taken || !ret->taker || !ret->near) return;
    for (uint32_t i = 0; i < to->n_lines; i++) ret->taker[i] = FH_NONE;
    line_index x = {0};
    build_index(arena, to, &x);
    if (fh_arena_status(arena)) return;
    find_candidates(arena, from, to, &x, ret->near);
    settle(from, ret->near, ret);
}

/* ---- several lines for one -------------------------------------------------------------------- */

/* Which content words of a line another line holds, by stem. */
static float mark_held(const fh_claim__text *a, const fh_claim__line *la, const fh_claim__text *b, const fh_claim__line *lb, bool *held) {
    uint32_t n = la->tokens.n < LINE_TOKENS_MAX ? la->tokens.n : LINE_TOKENS_MAX, m = lb->tokens.n < LINE_TOKENS_MAX ? lb->tokens.n : LINE_TOKENS_MAX;
    float sum = 0;
    for (uint32_t i = 0; i < n; i++) {
        const fh_claim__word *w = &a->words[la->tokens.first + i];
        if (w->weight <= 0 || held[i]) continue;
        for (uint32_t k = 0; k < m && !held[i]; k++) held[i] = b->words[lb->tokens.first + k].weight > 0 && b->words[lb->tokens.first + k].stem == w->stem;
        if (held[i]) sum += w->weight;
    }
    return sum;
}

/* A line's score with order, where it is among the partners, and a little for what else the other line says. */
static float worth_of(const fh_claim__alignment *al, uint32_t line, uint32_t i) {
    const fh_claim__near *near = &al->near[line];
    const fh_claim__partners *p = &al->of[line];
    float score = near->score[i];
    for (uint32_t k = 0; k < p->n; k++)
        if (p->line[k] == near->line[i]) score = p->score[k];
    bool held[LINE_TOKENS_MAX] = {false};
    const fh_claim__line *other = &al->to->lines[near->line[i]];
    float mutual = mark_held(al->to, other, al->from, &al->from->lines[line], held);
    return score + (other->weight > 0 ? MUTUAL * mutual / other->weight : 0);
}

uint32_t fh_claim__cover(const fh_claim__alignment *al, uint32_t line, uint32_t ret_lines[FH_CLAIM__PARTNERS], float *ret_score) {
    const fh_claim__near *near = &al->near[line];
    bool held[LINE_TOKENS_MAX] = {false}, used[FH_CLAIM__NEAR] = {false};
    uint32_t n = 0, best = 0;
    float top = 0;
    for (uint32_t i = 0; i < near->n; i++) {
        float worth = worth_of(al, line, i);
        if (worth > top) top = worth, best = i;
    }
    *ret_score = al->of[line].n ? al->of[line].score[0] : 0;
    if (top < PARTNER_MIN) return 0;
    while (n < FH_CLAIM__PARTNERS) {
        used[best] = true;
        ret_lines[n++] = near->line[best];
        mark_held(al->from, &al->from->lines[line], al->to, &al->to->lines[near->line[best]], held);
        top = 0;
        for (uint32_t i = 0; i < near->n; i++) {
            bool mine[LINE_TOKENS_MAX];
            memcpy(mine, held, sizeof mine);
            float gain = used[i] ? 0 : mark_held(al->from, &al->from->lines[line], al->to, &al->to->lines[near->line[i]], mine);
            if (gain > top) top = gain, best = i;
        }
        if (top < GAIN_LEAST || top < GAIN_SHARE * al->from->lines[line].weight) break;
    }
    return n;
}

/* ---- word by word ------------------------------------------------------------------------------ */

static bool same_figure(const fh_claim__text *a, uint32_t i, const fh_claim__text *b, uint32_t k) {
    const fh_claim__word *x = &a->words[i], *y = &b->words[k];
    if (x->quantity == FH_NONE || y->quantity == FH_NONE) return false;
    return fh_claim__compare_quantities(&a->quantities[x->quantity], &b->quantities[y->quantity]) == FH_CLAIM__EQUAL;
}

/* A word with content of b that has no partner yet; what most words are told apart by stands with it. */
typedef struct free_word { uint32_t token, n, part, stem, lemma, quantity; } free_word;

static float likeness(const fh_claim__text *a, uint32_t i, const fh_claim__text *b, const free_word *y, bool kin) {
    const fh_claim__word *x = &a->words[i];
    if (x->quantity != FH_NONE && y->quantity != FH_NONE) {
        if (same_figure(a, i, b, y->token)) return 1;
        return x->stem == y->stem && a->quantities[x->quantity].first != i ? 1.0f : 0.0f;
    }
    if (!kin) return x->stem == y->stem || x->sense.lemma == y->lemma ? 1.0f : 0.0f;
    return fh_claim__same_word(x, &b->words[y->token]);
}

/* What the first look has left without a partner can find one by a second look only so. */
static bool may_have_kin(const fh_claim__word *w) { return w->quantity != FH_NONE || w->pole || w->sense.n_ids; }

/* In their order. */
typedef struct free_words {
    free_word at[FH_CLAIM__PARTNERS * LINE_TOKENS_MAX];
    uint32_t n;
} free_words;

static void list_free_words(const fh_claim__text *b, const fh_claim__matching *m, free_words *ret) {
    ret->n = 0;
    for (uint32_t p = 0; p < m->n_b; p++)
        for (uint32_t n = 0; n < m->b[p].n; n++) {
            const fh_claim__word *w = &b->words[m->b[p].first + n];
            if (w->weight > 0) ret->at[ret->n++] = (free_word){m->b[p].first + n, n, p, w->stem, w->sense.lemma, w->quantity};
        }
}

/* The best free partner of token i, nearest to where order would have it. */
static void match_token(const fh_claim__text *a, uint32_t i, const fh_claim__text *b, fh_claim__matching *m, free_words *open, bool kin) {
    float best = kin ? 0.25f : 0.5f, place = (float)(i - m->a.first) / (float)m->a.n;
    uint32_t found = FH_NONE;
    for (uint32_t x = 0; x < open->n; x++) {
        const free_word *w = &open->at[x];
        float like = likeness(a, i, b, w, kin);
        if (like <= 0) continue;
        float off = fabsf(place - (float)w->n / (float)m->b[w->part].n);
        like -= 0.05f * off + 0.02f * (float)w->part;
        if (like > best) best = like, found = x;
    }
    if (found == FH_NONE) return;
    const free_word taken = open->at[found];
    m->a_match[i - m->a.first] = taken.token;
    m->b_match[taken.part][taken.n] = i;
    memmove(&open->at[found], &open->at[found + 1], (--open->n - found) * sizeof *open->at);
}

static uint32_t *no_matches(fh_arena *arena, uint32_t n) {
    uint32_t *m = fh_new_n(arena, uint32_t, n + 1u);
    for (uint32_t i = 0; m && i < n; i++) m[i] = FH_NONE;
    return m;
}

/* The words of one figure go where one of them went: "2.4 million" and "2,400,000". */
static void share_matches(const fh_claim__text *t, fh_claim__range r, uint32_t *match) {
    for (uint32_t n = 0; n < r.n; n++) {
        uint32_t q = t->words[r.first + n].quantity;
        if (q == FH_NONE || match[n] == FH_NONE) continue;
        for (uint32_t k = t->quantities[q].first, end = k + t->quantities[q].n; k < end; k++)
            if (k - r.first < r.n && match[k - r.first] == FH_NONE) match[k - r.first] = match[n];
        n = t->quantities[q].first + t->quantities[q].n - 1 - r.first;
    }
}

static void sum_up(const fh_claim__text *a, const fh_claim__text *b, fh_claim__matching *m) {
    for (uint32_t n = 0; n < m->a.n; n++) {
        float w = a->words[m->a.first + n].weight;
        m->a_weight += w;
        if (m->a_match[n] != FH_NONE) m->a_found += w;
    }
    for (uint32_t p = 0; p < m->n_b; p++) {
        for (uint32_t n = 0; n < m->b[p].n; n++) {
            float w = b->words[m->b[p].first + n].weight;
            m->b_weight += w;
            if (m->b_match[p][n] != FH_NONE) m->b_found += w;
        }
    }
}

void fh_claim__match_words(fh_arena *arena, const fh_claim__text *a, fh_claim__range line, const fh_claim__text *b,
                           const uint32_t *b_lines, uint32_t n_b, fh_claim__matching *m) {
    *m = (fh_claim__matching){.a = line, .n_b = n_b};
    if (m->a.n > LINE_TOKENS_MAX) m->a.n = LINE_TOKENS_MAX;
    m->a_match = no_matches(arena, m->a.n);
    if (!m->a_match) { m->a.n = m->n_b = 0; return; }
    for (uint32_t p = 0; p < n_b; p++) {
        m->b[p] = b->lines[b_lines[p]].tokens;
        if (m->b[p].n > LINE_TOKENS_MAX) m->b[p].n = LINE_TOKENS_MAX;
        m->b_match[p] = no_matches(arena, m->b[p].n);
        if (!m->b_match[p]) { m->n_b = p; break; }
    }
    free_words open;
    list_free_words(b, m, &open);
    for (int kin = 0; kin < 2; kin++)
        for (uint32_t i = m->a.first; i < m->a.first + m->a.n; i++)
            if (a->words[i].weight > 0 && m->a_match[i - m->a.first] == FH_NONE && (!kin || may_have_kin(&a->words[i])))
                match_token(a, i, b, m, &open, kin);
    share_matches(a, m->a, m->a_match);
    for (uint32_t p = 0; p < m->n_b; p++) share_matches(b, m->b[p], m->b_match[p]);
    sum_up(a, b, m);
}

float fh_claim__share(const fh_claim__alignment *al) {
    float sum = 0, found = 0;
    for (uint32_t s = 0; s < al->from->n_lines; s++) {
        float score = al->of[s].n ? al->of[s].score[0] : 0;
        sum += al->from->lines[s].weight;
        found += al->from->lines[s].weight * (score > 1 ? 1 : score);
    }
    return sum > 0 ? found / sum : 0;
}

bool fh_claim__same_words(const fh_claim__text *a, fh_claim__range ra, const fh_claim__text *b, fh_claim__range rb) {
    if (ra.n != rb.n) return false;
    for (uint32_t k = 0; k < ra.n; k++)
        if (a->report->tokens[ra.first + k].word != b->report->tokens[rb.first + k].word) return false;
    return true;
}

float fh_claim__same_lines(const fh_claim__alignment *al) {
    uint32_t n = 0;
    for (uint32_t s = 0; s < al->from->n_lines; s++)
        n += al->of[s].n && fh_claim__same_words(al->from, al->from->lines[s].tokens, al->to, al->to->lines[al->of[s].line[0]].tokens);
    return al->from->n_lines ? (float)n / (float)al->from->n_lines : 0;
}
