/* SPDX-License-Identifier: MIT
 *
 * attribution/model.c - frames by learnt weights.
 *
 * Each token that may head a cue gets log odds from a logistic model over hashed features. For each likely
 * head a linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001) labels the tokens of its
 * paragraph as source, content, cue or nothing; since it is run once a cue, linking comes free. The
 * confidence is a logistic function of both, fitted on texts that neither had seen.
 *
 * Cost: a window of at most 400 tokens a likely cue; heads next to a likelier one are left out, so that the
 * worst text has a head every other token, and the usual one every fifty. */
#include "attribution/model.h"

#include <math.h>

#include "base/embed.h"

FH_EMBED(attribution_weights, "attribution.bin");

fh_str fh_attribution__weights(void) { return FH_EMBEDDED(attribution_weights); }

bool fh_attribution__model(fh_str bytes, fh_model *m) {
    if (!fh_linear_take(&bytes, 1, &m->cue) || !fh_linear_take(&bytes, FH_STATE_STRIDE, &m->state) || !fh_linear_take(&bytes, FH_EDGE_STRIDE, &m->edge)) return false;
    if (bytes.len < sizeof m->numbers) return false;
    memcpy(&m->numbers, bytes.ptr, sizeof m->numbers);
    return true;
}

/* The features of token k as a cue, their rows asked for ahead. */
static unsigned gather_cue(const fh_model *m, const fh_sight *s, uint32_t k, uint32_t f[FH_CUE_FEATURES]) {
    unsigned n_word, n = fh_attribution__may_cue(s, k) ? fh_attribution__cue_features(s, k, &n_word, f) : 0;
    fh_linear_call(&m->cue, f, n);
    return n;
}

/* Log odds of each token as the head of a cue, and before the first and after the last. */
static void weigh_cues(const fh_model *m, const fh_sight *s, float *odds) {
    static const float NONE = -20;
    uint32_t f[2][FH_CUE_FEATURES];
    unsigned n[2] = {s->n ? gather_cue(m, s, 0, f[0]) : 0};
    odds[0] = odds[s->n + 1] = NONE;
    for (uint32_t k = 0; k < s->n; k++) {
        if (k + 1 < s->n) n[(k + 1) % 2] = gather_cue(m, s, k + 1, f[(k + 1) % 2]);
        int32_t sum = 0;
        for (unsigned i = 0; i < n[k % 2]; i++) sum += *fh_linear_row(&m->cue, f[k % 2][i]);
        odds[k + 1] = n[k % 2] ? (float)sum * m->cue.scale + m->numbers.cue_bias : NONE;
        s->g[k].cue = fh_attribution__cue_level(odds[k + 1]);
    }
}

static void add_row(const fh_linear *m, uint32_t feature, int16_t *sum, unsigned columns) {
    const int8_t *row = fh_linear_row(m, feature);
    for (unsigned c = 0; c < columns; c++) sum[c] = (int16_t)(sum[c] + row[c]); /* at most 72 features of 127: no overflow */
}

/* Rows whose sum is wanted. */
typedef struct rows { uint32_t at[FH_STATE_FEATURES]; unsigned n; } rows;
_Static_assert(FH_EDGE_FEATURES <= FH_STATE_FEATURES, "rows hold those of either");

static void add_states(const fh_model *m, const rows *r, int16_t *sum) {
    for (unsigned i = 0; i < r->n; i++) add_row(&m->state, r->at[i], sum, FH_STATE_STRIDE);
}

static void add_edges(const fh_model *m, const rows *r, int16_t *sum) {
    for (unsigned i = 0; i < r->n; i++) add_row(&m->edge, r->at[i], sum, FH_EDGE_STRIDE);
}

/* What of the step to token k is the same for all heads on that side, and what the token itself says from there: added up at
 * the first of those heads. NULL where nothing is remembered. */
static fh_step *step_of(const fh_shared *shared, const fh_reach *a, uint32_t k) {
    uint32_t side = fh_attribution__side(a, k);
    return side && shared->steps ? &shared->steps[(size_t)k * 2 + (side - 1)] : NULL;
}

static fh_said *said_of(const fh_shared *shared, uint32_t k, uint32_t word) { return word != FH_NONE && shared->said ? &shared->said[k] : NULL; }

/* The rows of a token that are not added up yet. They are gathered one token ahead and asked for, since they lie anywhere in
 * tables larger than a cache: so they are on their way while the token before is scored. */
typedef struct ahead {
    fh_spot spot;
    bool new_place, new_span; /* the sums of the token before do not do */
    rows place, span, word, rest, step, edge;
} ahead;

static void gather_steps(const fh_model *m, const fh_reach *a, uint32_t k, const fh_shared *shared, ahead *ret) {
    const fh_step *step = step_of(shared, a, k);
    ret->step.n = step && step->known ? 0 : fh_attribution__step_features(a->s, k, fh_attribution__side(a, k), ret->step.at);
    ret->edge.n = fh_attribution__edge_features(a, k, ret->edge.at);
    fh_linear_call(&m->edge, ret->step.at, ret->step.n);
    fh_linear_call(&m->edge, ret->edge.at, ret->edge.n);
}

static void gather(const fh_model *m, const fh_reach *a, uint32_t k, const fh_shared *shared, const fh_spot *before, ahead *ret) {
    fh_spot p = ret->spot = fh_attribution__spot(a, k);
    const fh_said *said = said_of(shared, k, p.word);
    ret->new_place = !before || p.place != before->place;
    ret->new_span = !before || p.between != before->between || p.passed != before->passed || p.where != before->where;
    ret->place.n = ret->new_place ? fh_attribution__place_features(a, k, false, ret->place.at) : 0;
    ret->span.n = ret->new_span ? fh_attribution__span_features(a, k, false, ret->span.at) : 0;
    ret->word.n = said && said->known >> p.word & 1 ? 0 : fh_attribution__word_features(a, k, ret->word.at);
    ret->rest.n = fh_attribution__rest_features(a, k, false, ret->rest.at);
    fh_linear_call(&m->state, ret->place.at, ret->place.n);
    fh_linear_call(&m->state, ret->span.at, ret->span.n);
    fh_linear_call(&m->state, ret->word.at, ret->word.n);
    fh_linear_call(&m->state, ret->rest.at, ret->rest.n);
    if (k > a->window.begin) gather_steps(m, a, k, shared, ret);
}

/* Sums that the next token mostly shares. */
typedef struct last_sums { int16_t place[FH_STATE_STRIDE], span[FH_STATE_STRIDE]; } last_sums;

static void add_said(const fh_model *m, const ahead *r, fh_said *said, int16_t *sum) {
    if (!said) {
        add_states(m, &r->word, sum);
        return;
    }
    add_states(m, &r->word, said->sum[r->spot.word]);
    said->known |= (uint8_t)(1u << r->spot.word);
    for (unsigned c = 0; c < FH_STATE_STRIDE; c++) sum[c] = (int16_t)(sum[c] + said->sum[r->spot.word][c]);
}

/* Scores of the labels of token k: what was added up for the token before it, or for another head, is not added up again. */
static void score_states(const fh_model *m, const ahead *r, fh_said *said, last_sums *last, float *states) {
    int16_t sum[FH_STATE_STRIDE];
    if (r->new_place) memset(last->place, 0, sizeof last->place);
    if (r->new_span) memset(last->span, 0, sizeof last->span);
    add_states(m, &r->place, last->place);
    add_states(m, &r->span, last->span);
    for (unsigned c = 0; c < FH_STATE_STRIDE; c++) sum[c] = (int16_t)(last->place[c] + last->span[c]);
    add_said(m, r, said, sum);
    add_states(m, &r->rest, sum);
    for (unsigned c = 0; c < FH_STATE_STRIDE; c++) states[c] = (float)sum[c] * m->state.scale;
}

static void score_edges(const fh_model *m, const ahead *r, fh_step *step, float *edges) {
    int16_t sum[FH_EDGE_STRIDE] = {0};
    if (step) {
        add_edges(m, &r->step, step->sum);
        step->known = 1;
        memcpy(sum, step->sum, sizeof sum);
    } else {
        add_edges(m, &r->step, sum);
    }
    add_edges(m, &r->edge, sum);
    for (unsigned c = 0; c < FH_EDGE_STRIDE; c++) edges[c] = (float)sum[c] * m->edge.scale;
}

/* Scores of the window: `states` FH_PARTS a token, `edges` FH_PARTS * FH_PARTS a token (from row, to column), none to the first. */
static void score(const fh_model *m, const fh_reach *a, fh_shared *shared, float *states, float *edges) {
    last_sums last = {0};
    ahead two[2];
    gather(m, a, a->window.begin, shared, NULL, &two[a->window.begin % 2]);
    for (uint32_t k = a->window.begin; k < a->window.end; k++) {
        const ahead *now = &two[k % 2];
        if (k + 1 < a->window.end) gather(m, a, k + 1, shared, &now->spot, &two[(k + 1) % 2]);
        score_states(m, now, said_of(shared, k, now->spot.word), &last, states);
        if (k > a->window.begin) score_edges(m, now, step_of(shared, a, k), edges);
        states += FH_STATE_STRIDE;
        edges += FH_EDGE_STRIDE;
    }
}

/* Ways to label the window up to a token, by whether content was among them yet and by the label of that token. */
enum { BARE, FULL, KINDS };
typedef struct front { float best[KINDS][FH_PARTS], sum[KINDS][FH_PARTS]; } front;

static const float NEVER = -1e30f;

static front first_front(const float *states, float *ret_scale) {
    front f;
    float most = states[0];
    for (unsigned y = 1; y < FH_PARTS; y++) most = states[y] > most ? states[y] : most;
    *ret_scale = most;
    for (unsigned kind = 0; kind < KINDS; kind++)
        for (unsigned y = 0; y < FH_PARTS; y++) {
            bool fits = (y == FH_PART_CONTENT) == (kind == FULL);
            f.best[kind][y] = fits ? states[y] : NEVER;
            f.sum[kind][y] = fits ? expf(states[y] - most) : 0;
        }
    return f;
}

/* Where the ways to the labels of a token come from: label and kind before it, by kind and label. */
typedef struct came { uint32_t from[KINDS][FH_PARTS]; } came;

/* All ways from label x of `kind` to the four labels, side by side. Whoever comes to content is FULL from there on. */
static void extend(front *next, came *ways, const front *f, unsigned x, unsigned kind, const float *step, const float *weight) {
    float best = f->best[kind][x], sum = f->sum[kind][x];
    uint32_t from = x | kind << 2;
    for (unsigned y = 0; y < FH_PARTS; y++) {
        bool full = kind == FULL || y == FH_PART_CONTENT;
        float way = best + step[y], part = sum * weight[y];
        bool better = full && way > next->best[FULL][y];
        next->best[FULL][y] = better ? way : next->best[FULL][y];
        ways->from[FULL][y] = better ? from : ways->from[FULL][y];
        next->sum[FULL][y] += full ? part : 0;
    }
    for (unsigned y = 0; y < FH_PARTS && kind == BARE; y++) {
        bool bare = y != FH_PART_CONTENT;
        float way = best + step[y], part = sum * weight[y];
        bool better = bare && way > next->best[BARE][y];
        next->best[BARE][y] = better ? way : next->best[BARE][y];
        ways->from[BARE][y] = better ? from : ways->from[BARE][y];
        next->sum[BARE][y] += bare ? part : 0;
    }
}

/* One token on. `from` gets the label and the kind before it on the best way to each label and kind; sums are kept
 * small by a factor, whose logarithm is returned. */
static float advance(front *f, const float *states, const float *edges, uint8_t from[KINDS][FH_PARTS]) {
    front next;
    came ways = {{{0}}};
    float step[FH_EDGE_STRIDE], weight[FH_EDGE_STRIDE], most = NEVER, total = 0;
    for (unsigned i = 0; i < FH_EDGE_STRIDE; i++) {
        step[i] = edges[i] + states[i % FH_PARTS];
        most = step[i] > most ? step[i] : most;
    }
    for (unsigned i = 0; i < FH_EDGE_STRIDE; i++) weight[i] = expf(step[i] - most);
    memset(&next.sum, 0, sizeof next.sum);
    for (unsigned i = 0; i < KINDS * FH_PARTS; i++) next.best[i / FH_PARTS][i % FH_PARTS] = 2 * NEVER;
    for (unsigned x = 0; x < FH_PARTS; x++)
        for (unsigned kind = 0; kind < KINDS; kind++) extend(&next, &ways, f, x, kind, step + x * FH_PARTS, weight + x * FH_PARTS);
    for (unsigned i = 0; i < KINDS * FH_PARTS; i++) total += next.sum[i / FH_PARTS][i % FH_PARTS];
    for (unsigned i = 0; i < KINDS * FH_PARTS; i++) {
        next.sum[i / FH_PARTS][i % FH_PARTS] /= total;
        from[i / FH_PARTS][i % FH_PARTS] = (uint8_t)ways.from[i / FH_PARTS][i % FH_PARTS];
    }
    *f = next;
    return most + logf(total);
}

float fh_attribution__decode(fh_arena *scratch, const fh_model *m, const fh_reach *a, fh_shared *shared, uint8_t *parts, float *ret_full) {
    uint32_t n = a->window.end - a->window.begin;
    float *states = fh_new_n(scratch, float, (size_t)n * FH_STATE_STRIDE), *edges = fh_new_n(scratch, float, (size_t)n * FH_EDGE_STRIDE);
    uint8_t(*from)[KINDS][FH_PARTS] = fh_arena_alloc_raw(scratch, n, sizeof *from, 1);
    *ret_full = 0;
    if (!states || !edges || !from) return 0;
    score(m, a, shared, states, edges);
    float scale, full = 0, all = 0;
    front f = first_front(states, &scale);
    for (uint32_t i = 1; i < n; i++) scale += advance(&f, states + i * FH_PARTS, edges + i * FH_EDGE_STRIDE, from[i]);
    uint8_t last = 0;
    for (uint8_t y = 0; y < FH_PARTS; y++) {
        full += f.sum[FULL][y];
        all += f.sum[FULL][y] + f.sum[BARE][y];
        if (f.best[FULL][y] > f.best[FULL][last]) last = y;
    }
    *ret_full = logf(full / all + 1e-9f);
    float log_probability = f.best[FULL][last] - scale - logf(full + 1e-30f);
    last |= FULL << 2;
    for (uint32_t i = n; i-- > 0;) {
        parts[i] = last & 3;
        if (i) last = from[i][last >> 2][last & 3];
    }
    return log_probability;
}

/* The run of `part` that holds or is nearest to the head. */
static fh_range nearest_run(const fh_reach *a, const uint8_t *parts, uint8_t part) {
    fh_range best = {a->head, a->head};
    uint32_t n = a->window.end - a->window.begin, head = a->head - a->window.begin, distance = UINT32_MAX;
    for (uint32_t i = 0; i < n; i++) {
        if (parts[i] != part) continue;
        uint32_t e = i;
        while (e < n && parts[e] == part) e++;
        uint32_t d = e <= head ? head - e + 1 : i > head ? i - head : 0;
        if (d < distance) {
            distance = d;
            best = (fh_range){a->window.begin + i, a->window.begin + e};
        }
        i = e;
    }
    return best;
}

static void take_contents(const fh_reach *a, const uint8_t *parts, fh_frame *f) {
    uint32_t n = a->window.end - a->window.begin;
    for (uint32_t i = 0; i < n; i++) {
        if (parts[i] != FH_PART_CONTENT) continue;
        uint32_t e = i;
        while (e < n && parts[e] == FH_PART_CONTENT) e++;
        fh_range run = {a->window.begin + i, a->window.begin + e};
        i = e;
        while (run.begin < run.end && a->s->g[run.begin].mark == ',') run.begin++;
        if (fh_range_empty(run)) continue;
        if (f->n_content == FH_FRAME_PARTS) f->content[FH_FRAME_PARTS - 1].end = run.end;
        else f->content[f->n_content++] = run;
    }
}

static bool read_frame(fh_arena *scratch, const fh_model *m, const fh_view *v, const fh_sight *s, fh_shared *shared, uint32_t head, float odds, fh_frame *f) {
    fh_reach a;
    if (!fh_attribution__reach(scratch, s, head, &a)) return false;
    uint8_t *parts = fh_new_n(scratch, uint8_t, a.window.end - a.window.begin);
    if (!parts) return false;
    float full, sure = fh_attribution__decode(scratch, m, &a, shared, parts, &full);
    *f = (fh_frame){.source = nearest_run(&a, parts, FH_PART_SOURCE), .cue = nearest_run(&a, parts, FH_PART_CUE)};
    if (fh_range_empty(f->cue)) f->cue = (fh_range){head, head + 1};
    take_contents(&a, parts, f);
    f->odds = odds;
    f->sure = sure;
    f->full = full;
    if (f->n_content) f->confidence = fh_attribution__confidence(m->numbers.confidence[s->said], v, f);
    return f->n_content > 0;
}

void fh_attribution__find(fh_arena *arena, const fh_model *m, const fh_view *v, bool said, fh_frames *frames) {
    fh_sight s;
    float *odds = fh_new_n(arena, float, (size_t)v->n + 2);
    if (!odds || !fh_attribution__look(arena, v, said, &s)) return;
    weigh_cues(m, &s, odds);
    fh_shared shared = {0};
    if (v->n < FH_SHARED_MOST) shared = (fh_shared){fh_new_n(arena, fh_step, 2 * (size_t)v->n + 1), fh_new_n(arena, fh_said, (size_t)v->n + 1)};
    float least = m->numbers.cue_floor[said], floor = logf(least / (1 - least));
    for (uint32_t k = 0; k < v->n; k++) {
        float here = odds[k + 1];
        if (here < floor || odds[k] > here || odds[k + 2] >= here) continue;
        fh_arena_mark mark = fh_arena_mark_now(arena);
        fh_frame f;
        bool found = read_frame(arena, m, v, &s, &shared, k, here, &f);
        fh_arena_rewind(arena, mark);
        if (found) fh_vec_push(arena, frames, f);
    }
}
