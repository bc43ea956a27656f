/* SPDX-License-Identifier: MIT
 *
 * claim/score.c - features of two texts as a whole, and the chance that trained trees see in them.
 *
 * Drift looks for what the child has and the parent has nowhere: words, pairs and triples of words, names, figures; how
 * well its best partner sentence answers each sentence (after "coverage" and "density" of Grusky et al. 2018, and
 * the novel n-grams of the summarisation literature); and cues and opposites that differ from that partner.
 * Clash looks at a longest common subsequence of the words of both texts: what was put in the place of what,
 * and whether the two are kin, opposites, names, figures or negations. Texts beyond LCS_MAX words are compared up to there.
 * Cost: linear for drift; LCS_MAX squared at most for clash. */
#include "claim/score.h"

#include <math.h>

#include "base/embed.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/vec.h"
#include "claim/trees.h"

FH_EMBED(claim_drift, "claim_drift.bin");
FH_EMBED(claim_clash, "claim_clash.bin");

enum { LCS_MAX = 700, FIGURES_MAX = 2000 };
static const double ALONE = 13.0, BESIDE = 8.0; /* weight of novelty where it judges alone, and beside the trees */

static const uint32_t watched[] = {CUE_POSSIBLE, CUE_CERTAIN, CUE_NEGATION, CUE_DENY, CUE_SAY, CUE_ALL, CUE_SOME, CUE_CONTRAST};
enum { N_WATCHED = sizeof watched / sizeof *watched };

static float share(float part, float whole) { return whole > 0 ? part / whole : 0; }

/* ---- drift ------------------------------------------------------------------------------------ */

typedef struct known { /* what the parent holds, as sets of hashes */
    fh_map stems, senses, pairs, triples;
} known;

struct fh_claim__source {
    const fh_claim__text *text;
    const fh_claim__alignment *alignment; /* of the child to it */
    known known;
};

typedef struct part { /* the lines of the child that are looked at */
    const fh_claim__text *c;
    fh_claim__range tokens, lines, names, quantities;
} part;

static bool is_word(const fh_claim__text *t, uint32_t k) { return (t->report->tokens[k].flags & FH_TOKEN_WORD) != 0; }

static uint64_t run_key(const fh_claim__text *t, uint32_t k, uint32_t n) {
    uint64_t h = n;
    for (uint32_t i = 0; i < n; i++) h = fh_hash_pair(h, t->words[k + i].stem);
    return h;
}

static bool is_run(const fh_claim__text *t, uint32_t k, uint32_t n) {
    if (k + n > t->n_words) return false;
    for (uint32_t i = 0; i < n; i++)
        if (!is_word(t, k + i) || (i && (t->report->tokens[k + i].flags & FH_TOKEN_SENTENCE))) return false;
    return true;
}

/* The next part of a word with hyphens; false when there is none. Parts of one letter are no words. */
static bool next_part(fh_str *rest, fh_str *ret_piece) {
    while (rest->len) {
        size_t end = fh_str_find_char(*rest, '-', 0);
        if (end > rest->len) end = rest->len;
        *ret_piece = fh_str_cut(*rest, 0, end);
        *rest = fh_str_cut(*rest, end < rest->len ? end + 1 : end, rest->len);
        if (ret_piece->len > 1) return true;
    }
    return false;
}

static bool has_parts(fh_str w) { return fh_str_find_char(w, '-', 0) < w.len; }

/* "Semi-finals" tells both of its words: others write it "semi finals", or "semi - finals". */
static void learn_parts(fh_arena *arena, fh_str w, known *k) {
    for (fh_str piece; next_part(&w, &piece);) fh_map_put(&k->stems, fh_claim__stem(arena, piece), 1);
}

static void learn(fh_arena *arena, const fh_claim__text *t, known *k) {
    *k = (known){.stems.arena = arena, .senses.arena = arena, .pairs.arena = arena, .triples.arena = arena};
    for (uint32_t i = 0; i < t->n_words; i++) {
        if (!is_word(t, i)) continue;
        fh_map_put(&k->stems, t->words[i].stem, 1);
        if (has_parts(fh_claim__str_of(t, i))) learn_parts(arena, fh_claim__str_of(t, i), k);
        for (uint32_t s = 0; t->words[i].weight > 0 && s < t->words[i].sense.n_ids; s++) fh_map_put(&k->senses, fh_claim__sense_id(t->words[i].sense, s) + 1u, 1);
        if (is_run(t, i, 2)) fh_map_put(&k->pairs, run_key(t, i, 2), 1);
        if (is_run(t, i, 3)) fh_map_put(&k->triples, run_key(t, i, 3), 1);
    }
}

/* Does the parent have word i of the text, whole or part by part. */
static bool stem_known(const known *k, const fh_claim__text *t, uint32_t i) {
    fh_str w = fh_claim__str_of(t, i), piece;
    if (fh_map_get(&k->stems, t->words[i].stem)) return true;
    if (!has_parts(w)) return false;
    fh_arena_mark mark = fh_arena_mark_now(k->stems.arena);
    bool all = true;
    while (all && next_part(&w, &piece)) all = fh_map_get(&k->stems, fh_claim__stem(k->stems.arena, piece)) != NULL;
    fh_arena_rewind(k->stems.arena, mark);
    return all;
}

static bool kin_known(const known *k, const fh_claim__word *w) {
    for (uint32_t s = 0; s < w->sense.n_ids; s++)
        if (fh_map_get(&k->senses, fh_claim__sense_id(w->sense, s) + 1u)) return true;
    return false;
}

enum {
    D_NEW = 0, D_NEW_SHARE, D_NEW_WEIGHT, D_STRANGE, D_STRANGE_SHARE, D_PAIRS, D_TRIPLES, D_NEW_NAMES, D_NAMES, D_NEW_FIGURES, D_LOOSE_FIGURES,
    D_FIGURES, D_SCORE, D_SCORE_LEAST, D_SECOND, D_FOUND, D_FOUND_LEAST, D_LEFT, D_LEFT_KNOWN, D_OPPOSITES, D_LENGTH, D_LINES, D_PARENT_LENGTH,
    D_COVERAGE, D_DENSITY, D_LONGEST, D_QUOTED, D_PRONOUNS, D_FIGURES_AWAY, D_NAMES_AWAY, D_PAIR_CONTENT, D_CUES, D_CUES_LINE = D_CUES + N_WATCHED,
    D_NEW_CAPITALS = D_CUES_LINE + N_WATCHED, D_END
};
_Static_assert((int)D_END <= (int)FH_CLAIM__DRIFT_FEATURES, "room for every feature");

/* A figure that the parent gives in other words or another unit. */
static bool figure_known(const fh_claim__text *c, uint32_t which, const fh_claim__text *p) {
    for (uint32_t q = 0; which != FH_NONE && q < p->n_quantities && q < FIGURES_MAX; q++)
        if (fh_claim__compare_quantities(&c->quantities[which], &p->quantities[q]) == FH_CLAIM__EQUAL) return true;
    return false;
}

static void count_new_words(const part *x, const fh_claim__text *p, const known *k, float *f) {
    const fh_claim__text *c = x->c;
    float content = 0, weight = 0, pairs = 0, triples = 0, of_pairs = 0, of_triples = 0, new_content_pairs = 0, content_pairs = 0;
    for (uint32_t i = x->tokens.first; i < x->tokens.first + x->tokens.n; i++) {
        const fh_claim__word *w = &c->words[i];
        if (!is_word(c, i)) continue;
        f[D_PRONOUNS] += (w->cues & CUE_PRONOUN) != 0;
        if (is_run(c, i, 2)) {
            bool fresh = !fh_map_get(&k->pairs, run_key(c, i, 2)), both = w->weight > 0 && c->words[i + 1].weight > 0;
            of_pairs++, pairs += fresh;
            content_pairs += both, new_content_pairs += both && fresh;
        }
        if (is_run(c, i, 3)) of_triples++, triples += !fh_map_get(&k->triples, run_key(c, i, 3));
        if (w->weight <= 0) continue;
        content++;
        weight += w->weight;
        if (stem_known(k, c, i) || figure_known(c, w->quantity, p)) continue;
        f[D_NEW]++;
        f[D_NEW_WEIGHT] += w->weight;
        if (!kin_known(k, w)) f[D_STRANGE]++;
        f[D_NEW_CAPITALS] += (c->report->tokens[i].flags & (FH_TOKEN_CAPITAL | FH_TOKEN_DIGIT)) == FH_TOKEN_CAPITAL;
    }
    f[D_NEW_SHARE] = share(f[D_NEW], content);
    f[D_NEW_WEIGHT] = share(f[D_NEW_WEIGHT], weight);
    f[D_STRANGE_SHARE] = share(f[D_STRANGE], content);
    f[D_PAIRS] = share(pairs, of_pairs);
    f[D_TRIPLES] = share(triples, of_triples);
    f[D_PAIR_CONTENT] = share(new_content_pairs, content_pairs);
}

static void count_names_and_figures(const part *x, const fh_claim__text *p, const known *k, float *f) {
    const fh_claim__text *c = x->c;
    f[D_NAMES] = (float)x->names.n;
    f[D_FIGURES] = (float)x->quantities.n;
    for (uint32_t i = x->names.first; i < x->names.first + x->names.n; i++) {
        bool fresh = false;
        for (uint32_t t = c->names[i].tokens.first; t < c->names[i].tokens.first + c->names[i].tokens.n; t++) fresh |= !stem_known(k, c, t);
        f[D_NEW_NAMES] += fresh;
    }
    for (uint32_t i = x->quantities.first; i < x->quantities.first + x->quantities.n; i++) {
        fh_claim__likeness best = FH_CLAIM__UNLIKE;
        for (uint32_t q = 0; q < p->n_quantities && q < FIGURES_MAX && best != FH_CLAIM__EQUAL; q++) {
            fh_claim__likeness l = fh_claim__compare_quantities(&c->quantities[i], &p->quantities[q]);
            if (l == FH_CLAIM__EQUAL || (l == FH_CLAIM__LOOSER && best != FH_CLAIM__EQUAL)) best = l;
        }
        f[D_NEW_FIGURES] += best == FH_CLAIM__UNLIKE;
        f[D_LOOSE_FIGURES] += best == FH_CLAIM__LOOSER;
    }
}

/* Longest runs of the child that stand in the parent word for word, by greedy extension over known triples. */
static void measure_fragments(const part *x, const known *k, float *f) {
    const fh_claim__text *c = x->c;
    float covered = 0, squares = 0, words = 0;
    for (uint32_t i = x->tokens.first, end = i + x->tokens.n; i < end;) {
        if (!is_word(c, i)) { i++; continue; }
        uint32_t n = 0;
        while (is_run(c, i + n, 3) && fh_map_get(&k->triples, run_key(c, i + n, 3))) n++;
        uint32_t length = n ? n + 2 : stem_known(k, c, i) ? 1 : 0;
        covered += (float)length;
        squares += (float)(length * length);
        if ((float)length > f[D_LONGEST]) f[D_LONGEST] = (float)length;
        words += (float)(length ? length : 1);
        i += length ? length : 1;
    }
    f[D_COVERAGE] = share(covered, words);
    f[D_DENSITY] = share(squares, words);
}

static bool opposite(const fh_claim__word *a, const fh_claim__word *b) {
    if (a->pole && b->pole) return a->pole / 2 == b->pole / 2 && a->pole != b->pole;
    return fh_claim__opposites(a->sense, b->sense);
}

static float count_opposites(const fh_claim__text *a, const fh_claim__text *b, const fh_claim__matching *m) {
    float n = 0;
    for (uint32_t i = 0; i < m->a.n; i++) {
        if (m->a_match[i] != FH_NONE || a->words[m->a.first + i].weight <= 0) continue;
        for (uint32_t k = 0; m->n_b && k < m->b[0].n; k++)
            n += m->b_match[0][k] == FH_NONE && b->words[m->b[0].first + k].weight > 0 && opposite(&a->words[m->a.first + i], &b->words[m->b[0].first + k]);
    }
    return n;
}

static float count_cue(const fh_claim__text *t, fh_claim__range r, uint32_t cue) {
    float n = 0;
    for (uint32_t k = r.first; k < r.first + r.n; k++) n += (t->words[k].cues & cue) != 0;
    return n;
}

static void measure_line(fh_arena *scratch, const fh_claim__text *c, const fh_claim__text *p, const fh_claim__alignment *al, const known *k, uint32_t s, float piece, float *f) {
    const fh_claim__partners *partners = &al->of[s];
    float score = partners->n ? partners->score[0] : 0;
    f[D_SCORE] += score * piece;
    f[D_SECOND] += (partners->n > 1 ? partners->score[1] : 0) * piece;
    if (score < f[D_SCORE_LEAST]) f[D_SCORE_LEAST] = score;
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    fh_claim__matching m;
    fh_claim__match_words(scratch, c, c->lines[s].tokens, p, partners->line, partners->n < 2 ? partners->n : 2, &m);
    float found = share(m.a_found, m.a_weight);
    f[D_FOUND] += found * piece;
    if (found < f[D_FOUND_LEAST]) f[D_FOUND_LEAST] = found;
    for (uint32_t i = 0; i < m.a.n; i++) {
        const fh_claim__word *w = &c->words[m.a.first + i];
        if (m.a_match[i] != FH_NONE || w->weight <= 0) continue;
        bool there = stem_known(k, c, m.a.first + i);
        f[D_LEFT]++;
        f[D_LEFT_KNOWN] += there;
        f[D_FIGURES_AWAY] += there && w->quantity != FH_NONE;
        f[D_NAMES_AWAY] += there && w->name != FH_NONE;
    }
    if (m.n_b) f[D_OPPOSITES] += count_opposites(c, p, &m);
    for (int i = 0; m.n_b && i < N_WATCHED; i++) f[D_CUES_LINE + i] += count_cue(c, m.a, watched[i]) - count_cue(p, m.b[0], watched[i]);
    fh_arena_rewind(scratch, mark);
}

static void measure(fh_arena *scratch, const fh_claim__source *source, const part *x, float f[FH_CLAIM__DRIFT_FEATURES]) {
    for (int i = 0; i < FH_CLAIM__DRIFT_FEATURES; i++) f[i] = 0;
    count_new_words(x, source->text, &source->known, f);
    count_names_and_figures(x, source->text, &source->known, f);
    measure_fragments(x, &source->known, f);
    f[D_SCORE_LEAST] = f[D_FOUND_LEAST] = 1;
    f[D_LENGTH] = (float)x->tokens.n;
    f[D_LINES] = (float)x->lines.n;
    f[D_PARENT_LENGTH] = (float)source->text->n_words;
    for (int i = 0; i < N_WATCHED; i++) f[D_CUES + i] = count_cue(x->c, x->tokens, watched[i]);
    for (uint32_t s = x->lines.first; s < x->lines.first + x->lines.n; s++)
        measure_line(scratch, x->c, source->text, source->alignment, &source->known, s, 1.0f / (float)x->lines.n, f);
    for (uint32_t i = x->tokens.first; i < x->tokens.first + x->tokens.n; i++) f[D_QUOTED] += x->c->words[i].quoted;
    f[D_QUOTED] = share(f[D_QUOTED], (float)x->tokens.n);
}

/* What the child says that the parent has nowhere: each measure against its mean and spread over the sentences that
 * tools/train_novelty.py learnt from, with its weight. */
static double novelty(const float *f) {
    enum { AS_IT_IS, LOGARITHM, ANY };
    static const struct { int feature, form; float mean, spread, weight; } terms[] = {
#include "claim/novelty_table.h"
    };
    double sum = 0;
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        float v = f[terms[i].feature];
        if (terms[i].form != AS_IT_IS) v = terms[i].form == ANY ? (float)(v > 0) : log1pf(v);
        sum += (double)(terms[i].weight * (v - terms[i].mean) / terms[i].spread);
    }
    return sum;
}

/* A summary in its own words is all new wording; there the trees look for the small difference. A sentence taken
 * over is judged by what is new in it. */
static double drift_of(const float *f) {
    bool summary = (f[D_LENGTH] >= 34 && f[D_TRIPLES] > 0.55f) || (f[D_LINES] >= 2 && f[D_TRIPLES] > 0.6f);
    if (!summary) return 1 / (1 + exp(-ALONE * novelty(f)));
    double chance = (double)fh_claim__chance(FH_EMBEDDED(claim_drift), f, FH_CLAIM__DRIFT_FEATURES);
    if (chance <= 0 || chance >= 1) return chance;
    return 1 / (1 + exp(-BESIDE * novelty(f)) * (1 - chance) / chance);
}

fh_claim__source *fh_claim__learn_source(fh_arena *arena, const fh_claim__text *parent, const fh_claim__alignment *child) {
    fh_claim__source *s = fh_new(arena, fh_claim__source);
    if (!s) return NULL;
    s->text = parent;
    s->alignment = child;
    learn(arena, parent, &s->known);
    return s;
}

double fh_claim__drift_of_line(fh_arena *scratch, const fh_claim__source *source, const fh_claim__text *c, uint32_t line) {
    const fh_claim__line *l = &c->lines[line];
    part x = {c, l->tokens, {line, 1}, l->names, l->quantities};
    float f[FH_CLAIM__DRIFT_FEATURES];
    measure(scratch, source, &x, f);
    return drift_of(f);
}

void fh_claim__drift_features(fh_arena *scratch, const fh_claim__text *p, const fh_claim__text *c, float *ret_share, float f[FH_CLAIM__DRIFT_FEATURES]) {
    fh_claim__alignment al;
    fh_claim__align(scratch, c, p, &al);
    fh_claim__source *source = fh_claim__learn_source(scratch, p, &al);
    if (fh_arena_status(scratch)) return;
    part x = {c, {0, c->n_words}, {0, c->n_lines}, {0, c->n_names}, {0, c->n_quantities}};
    *ret_share = fh_claim__share(&al);
    measure(scratch, source, &x, f);
}

double fh_claim__drift(fh_arena *scratch, const fh_claim__text *parent, const fh_claim__text *child, float *ret_share) {
    float f[FH_CLAIM__DRIFT_FEATURES] = {0};
    fh_claim__drift_features(scratch, parent, child, ret_share, f);
    return drift_of(f);
}

/* ---- clash ---------------------------------------------------------------------------------------- */

enum {
    C_LENGTH = 0, C_UNLIKE, C_RUNS, C_PUT_IN, C_LEFT_OUT, C_PUT_FOR, C_CONTENT_IN, C_CONTENT_OUT, C_CONTENT_FOR, C_KIN_LEAST, C_KIN_MEAN, C_STRANGERS,
    C_KIN, C_OPPOSITES, C_NAMES_FOR, C_NAMES_IN, C_FIGURES_FOR, C_FIGURES_IN, C_LONGEST_IN, C_LONGEST_FOR, C_LENGTH_RATIO, C_WEIGHT_FOR, C_WEIGHT_IN,
    C_ONE_FOR_ONE, C_FUNCTION_FOR, C_FUNCTION_IN, C_UNKNOWN, C_NEAR_SPELT, C_CUES_FOR, C_CUES_IN = C_CUES_FOR + N_WATCHED, C_END = C_CUES_IN + N_WATCHED
};
_Static_assert((int)C_END <= (int)FH_CLAIM__CLASH_FEATURES, "room for every feature");

typedef struct gap { fh_claim__range a, b; } gap; /* what stands in one text where the other has something else */
typedef FH_VEC(gap) gap_vec;

/* Lengths of common subsequences of the ends of both, row by row. */
static uint16_t *lcs_table(fh_arena *scratch, const fh_token *a, uint32_t n, const fh_token *b, uint32_t m) {
    uint16_t *t = fh_arena_alloc_raw(scratch, (size_t)(n + 1) * (m + 1), sizeof *t, _Alignof(uint16_t));
    if (!t) return NULL;
    memset(t + (size_t)n * (m + 1), 0, (m + 1) * sizeof *t);
    for (uint32_t i = n; i-- > 0;) {
        uint16_t *row = t + (size_t)i * (m + 1), right = 0;
        const uint16_t *below = row + m + 1;
        row[m] = 0;
        for (uint32_t k = m; k-- > 0;) {
            uint16_t longer = below[k] > right ? below[k] : right;
            row[k] = right = a[i].word == b[k].word ? (uint16_t)(below[k + 1] + 1) : longer;
        }
    }
    return t;
}

static void find_gaps(fh_arena *scratch, const fh_claim__text *a, fh_claim__range ra, const fh_claim__text *b, fh_claim__range rb, gap_vec *out,
                      uint32_t *ret_common) {
    uint32_t n = ra.n < LCS_MAX ? ra.n : LCS_MAX, m = rb.n < LCS_MAX ? rb.n : LCS_MAX, i = 0, k = 0;
    const fh_token *x = a->report->tokens + ra.first, *y = b->report->tokens + rb.first;
    uint16_t *t = lcs_table(scratch, x, n, y, m);
    if (!t) return;
    *ret_common = t[0];
    while (i < n || k < m) {
        uint32_t i0 = i, k0 = k;
        while (i < n || k < m) {
            if (i < n && k < m && x[i].word == y[k].word) break;
            if (k >= m || (i < n && t[(i + 1) * (m + 1) + k] >= t[i * (m + 1) + k + 1])) i++;
            else k++;
        }
        if (i > i0 || k > k0) fh_vec_push(scratch, out, (gap){{ra.first + i0, i - i0}, {rb.first + k0, k - k0}});
        while (i < n && k < m && x[i].word == y[k].word) i++, k++;
    }
}

static float letters_shared(fh_str a, fh_str b) {
    size_t least = a.len < b.len ? a.len : b.len, most = a.len < b.len ? b.len : a.len, head = 0;
    while (head < least && fh_to_lower(a.ptr[head]) == fh_to_lower(b.ptr[head])) head++;
    return most ? (float)head / (float)most : 0;
}

static unsigned content_in(const fh_claim__text *t, fh_claim__range r, float *weight) {
    unsigned n = 0;
    for (uint32_t k = r.first; k < r.first + r.n; k++)
        if (t->words[k].weight > 0) n++, *weight += t->words[k].weight;
    return n;
}

/* The nearest word in the other side of the gap. */
static float nearest(const fh_claim__text *a, uint32_t i, const fh_claim__text *b, fh_claim__range r, float *f) {
    float best = 0;
    for (uint32_t k = r.first; k < r.first + r.n; k++) {
        if (b->words[k].weight <= 0) continue;
        float like = fh_claim__same_word(&a->words[i], &b->words[k]);
        if (like > best) best = like;
        if (opposite(&a->words[i], &b->words[k])) f[C_OPPOSITES]++;
        if (letters_shared(fh_claim__str_of(a, i), fh_claim__str_of(b, k)) > 0.7f) f[C_NEAR_SPELT]++;
    }
    return best;
}

static void weigh_exchange(const fh_claim__text *a, const fh_claim__text *b, const gap *g, float *f) {
    unsigned mine = content_in(a, g->a, &f[C_WEIGHT_FOR]), theirs = content_in(b, g->b, &f[C_WEIGHT_FOR]);
    f[C_PUT_FOR]++;
    f[C_FUNCTION_FOR] += !mine && !theirs;
    f[C_ONE_FOR_ONE] += mine == 1 && theirs == 1;
    if (!mine || !theirs) {
        f[C_CONTENT_IN] += (float)(mine + theirs);
        return;
    }
    f[C_CONTENT_FOR] += (float)(mine + theirs);
    for (int side = 0; side < 2; side++) {
        const fh_claim__text *x = side ? b : a, *y = side ? a : b;
        fh_claim__range rx = side ? g->b : g->a, ry = side ? g->a : g->b;
        for (uint32_t k = rx.first; k < rx.first + rx.n; k++) {
            if (x->words[k].weight <= 0) continue;
            float like = nearest(x, k, y, ry, f);
            f[C_KIN_MEAN] += like;
            if (like < f[C_KIN_LEAST]) f[C_KIN_LEAST] = like;
            f[C_STRANGERS] += like == 0;
            f[C_KIN] += like >= 0.7f;
            f[C_UNKNOWN] += x->words[k].sense.n_ids == 0;
            f[C_NAMES_FOR] += x->words[k].name != FH_NONE;
            f[C_FIGURES_FOR] += x->words[k].quantity != FH_NONE;
        }
    }
}

static void weigh_insertion(const fh_claim__text *t, fh_claim__range r, bool put_in, float *f) {
    unsigned n = content_in(t, r, &f[C_WEIGHT_IN]);
    f[put_in ? C_PUT_IN : C_LEFT_OUT]++;
    f[put_in ? C_CONTENT_IN : C_CONTENT_OUT] += (float)n;
    f[C_FUNCTION_IN] += n == 0;
    if ((float)n > f[C_LONGEST_IN]) f[C_LONGEST_IN] = (float)n;
    for (uint32_t k = r.first; k < r.first + r.n; k++) {
        f[C_NAMES_IN] += t->words[k].name != FH_NONE;
        f[C_FIGURES_IN] += t->words[k].quantity != FH_NONE;
    }
}

static void weigh_gap(const fh_claim__text *a, const fh_claim__text *b, const gap *g, float *f) {
    float size = (float)(g->a.n > g->b.n ? g->a.n : g->b.n);
    if (g->a.n && g->b.n) weigh_exchange(a, b, g, f);
    else if (g->a.n) weigh_insertion(a, g->a, false, f);
    else weigh_insertion(b, g->b, true, f);
    if (g->a.n && g->b.n && size > f[C_LONGEST_FOR]) f[C_LONGEST_FOR] = size;
    for (int i = 0; i < N_WATCHED; i++) {
        float more = count_cue(b, g->b, watched[i]) - count_cue(a, g->a, watched[i]);
        f[(g->a.n && g->b.n ? C_CUES_FOR : C_CUES_IN) + i] += more < 0 ? -more : more;
    }
}

void fh_claim__clash_features(fh_arena *scratch, const fh_claim__text *a, fh_claim__range ra, const fh_claim__text *b, fh_claim__range rb,
                              float f[FH_CLAIM__CLASH_FEATURES]) {
    gap_vec gaps = {0};
    uint32_t common = 0;
    for (int i = 0; i < FH_CLAIM__CLASH_FEATURES; i++) f[i] = 0;
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    find_gaps(scratch, a, ra, b, rb, &gaps, &common);
    f[C_KIN_LEAST] = 1;
    for (size_t i = 0; i < gaps.n; i++) weigh_gap(a, b, &gaps.at[i], f);
    float length = (float)(ra.n < rb.n ? rb.n : ra.n);
    f[C_LENGTH] = length;
    f[C_LENGTH_RATIO] = share((float)(ra.n < rb.n ? ra.n : rb.n), length);
    f[C_UNLIKE] = 1 - share((float)common, length);
    f[C_RUNS] = (float)gaps.n;
    f[C_KIN_MEAN] = share(f[C_KIN_MEAN], f[C_CONTENT_FOR]);
    fh_arena_rewind(scratch, mark);
}

double fh_claim__clash_in_order(fh_arena *scratch, const fh_claim__text *a, fh_claim__range ra, const fh_claim__text *b, fh_claim__range rb,
                                float *ret_unlike, float *ret_runs, float f[FH_CLAIM__CLASH_FEATURES]) {
    fh_claim__clash_features(scratch, a, ra, b, rb, f);
    *ret_unlike = f[C_UNLIKE];
    *ret_runs = f[C_RUNS];
    return (double)fh_claim__chance(FH_EMBEDDED(claim_clash), f, FH_CLAIM__CLASH_FEATURES);
}

double fh_claim__clash(fh_arena *scratch, const fh_claim__text *a, fh_claim__range ra, const fh_claim__text *b, fh_claim__range rb) {
    float unlike, runs, f[FH_CLAIM__CLASH_FEATURES];
    return fh_claim__clash_in_order(scratch, a, ra, b, rb, &unlike, &runs, f);
}
