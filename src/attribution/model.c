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

float fh_attribution__cue_odds(const fh_model *m, const fh_sight *s, uint32_t k) {
    uint32_t f[FH_CUE_FEATURES];
    unsigned n_word, n = fh_attribution__cue_features(s, k, &n_word, f);
    int32_t sum = 0;
    for (unsigned i = 0; i < n; i++) sum += *fh_linear_row(&m->cue, f[i]);
    return (float)sum * m->cue.scale + m->numbers.cue_bias;
}

static void add_row(const fh_linear *m, uint32_t feature, int16_t *sum, unsigned columns) {
    const int8_t *row = fh_linear_row(m, feature);
    for (unsigned c = 0; c < columns; c++) sum[c] = (int16_t)(sum[c] + row[c]); /* at most 72 features of 127: no overflow */
}

static void add_step(const fh_model *m, const fh_sight *s, uint32_t k, uint32_t side, int16_t *sum) {
    uint32_t f[FH_EDGE_FEATURES];
    unsigned n = fh_attribution__step_features(s, k, side, f);
    for (unsigned i = 0; i < n; i++) add_row(&m->edge, f[i], sum, FH_EDGE_STRIDE);
}

/* What of the step to token k is the same for all heads on that side: added up at the first of them. */
static const int16_t *step_of(fh_steps *steps, const fh_model *m, const fh_sight *s, uint32_t k, uint32_t side) {
    fh_step *step = &steps->at[(size_t)k * 2 + (side - 1)];
    if (!step->known) {
        add_step(m, s, k, side, step->sum);
        step->known = 1;
    }
    return step->sum;
}

/* Scores of the window: `states` FH_PARTS a token, `edges` FH_PARTS * FH_PARTS a token (from row, to column). */
static void score(const fh_model *m, const fh_reach *a, fh_steps *steps, float *states, float *edges) {
    uint32_t f[FH_STATE_FEATURES > FH_EDGE_FEATURES ? FH_STATE_FEATURES : FH_EDGE_FEATURES];
    for (uint32_t k = a->window.begin; k < a->window.end; k++) {
        int16_t sum[FH_EDGE_STRIDE] = {0};
        unsigned n = fh_attribution__state_features(a, k, false, f);
        for (unsigned i = 0; i < n; i++) add_row(&m->state, f[i], sum, FH_STATE_STRIDE);
        for (unsigned c = 0; c < FH_STATE_STRIDE; c++) states[c] = (float)sum[c] * m->state.scale;
        memset(sum, 0, sizeof sum);
        if (k > a->window.begin) {
            uint32_t side = fh_attribution__side(a, k);
            if (side && steps->at) memcpy(sum, step_of(steps, m, a->s, k, side), sizeof sum);
            else add_step(m, a->s, k, side, sum);
            n = fh_attribution__edge_features(a, k, f);
            for (unsigned i = 0; i < n; i++) add_row(&m->edge, f[i], sum, FH_EDGE_STRIDE);
        }
        for (unsigned c = 0; c < FH_EDGE_STRIDE; c++) edges[c] = (float)sum[c] * m->edge.scale;
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

/* One token on. `from` gets the label and the kind before it on the best way to each label and kind; sums are kept
 * small by a factor, whose logarithm is returned. */
static float advance(front *f, const float *states, const float *edges, uint8_t from[KINDS][FH_PARTS]) {
    front next;
    float step[FH_PARTS][FH_PARTS], most = NEVER, total = 0;
    for (unsigned i = 0; i < FH_EDGE_STRIDE; i++) {
        float s = edges[i] + states[i % FH_PARTS];
        step[i / FH_PARTS][i % FH_PARTS] = s;
        most = s > most ? s : most;
    }
    memset(&next.sum, 0, sizeof next.sum);
    for (unsigned i = 0; i < KINDS * FH_PARTS; i++) next.best[i / FH_PARTS][i % FH_PARTS] = 2 * NEVER;
    for (unsigned x = 0; x < FH_PARTS; x++)
        for (unsigned y = 0; y < FH_PARTS; y++) {
            float e = expf(step[x][y] - most);
            for (unsigned kind = 0; kind < KINDS; kind++) {
                unsigned to = y == FH_PART_CONTENT ? FULL : kind;
                float b = f->best[kind][x] + step[x][y];
                next.sum[to][y] += f->sum[kind][x] * e;
                if (b <= next.best[to][y]) continue;
                next.best[to][y] = b;
                from[to][y] = (uint8_t)(x | kind << 2);
            }
        }
    for (unsigned i = 0; i < KINDS * FH_PARTS; i++) total += next.sum[i / FH_PARTS][i % FH_PARTS];
    for (unsigned i = 0; i < KINDS * FH_PARTS; i++) next.sum[i / FH_PARTS][i % FH_PARTS] /= total;
    *f = next;
    return most + logf(total);
}

float fh_attribution__decode(fh_arena *scratch, const fh_model *m, const fh_reach *a, fh_steps *steps, uint8_t *parts, float *ret_full) {
    uint32_t n = a->window.end - a->window.begin;
    float *states = fh_new_n(scratch, float, (size_t)n * FH_STATE_STRIDE), *edges = fh_new_n(scratch, float, (size_t)n * FH_EDGE_STRIDE);
    uint8_t(*from)[KINDS][FH_PARTS] = fh_arena_alloc_raw(scratch, n, sizeof *from, 1);
    *ret_full = 0;
    if (!states || !edges || !from) return 0;
    score(m, a, steps, states, edges);
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

void fh_attribution__evidence(const fh_frame *f, float x[FH_EVIDENCE]) {
    uint32_t tokens = 0;
    for (uint32_t i = 0; i < f->n_content; i++) tokens += f->content[i].end - f->content[i].begin;
    x[0] = 1;
    x[1] = f->odds;
    x[2] = f->sure;
    x[3] = fh_range_empty(f->source) ? 0.0f : 1.0f;
    x[4] = f->full;
    x[5] = tokens < 3 ? 1.0f : 0.0f;
}

float fh_attribution__confidence(const float *w, const fh_frame *f) {
    float x[FH_EVIDENCE], z = 0;
    fh_attribution__evidence(f, x);
    for (unsigned i = 0; i < FH_EVIDENCE; i++) z += w[i] * x[i];
    return 1.0f / (1.0f + expf(-z));
}

static bool read_frame(fh_arena *scratch, const fh_model *m, const fh_sight *s, fh_steps *steps, uint32_t head, float odds, fh_frame *f) {
    fh_reach a;
    if (!fh_attribution__reach(scratch, s, head, &a)) return false;
    uint8_t *parts = fh_new_n(scratch, uint8_t, a.window.end - a.window.begin);
    if (!parts) return false;
    float full, sure = fh_attribution__decode(scratch, m, &a, steps, parts, &full);
    *f = (fh_frame){.source = nearest_run(&a, parts, FH_PART_SOURCE), .cue = nearest_run(&a, parts, FH_PART_CUE)};
    if (fh_range_empty(f->cue)) f->cue = (fh_range){head, head + 1};
    take_contents(&a, parts, f);
    f->odds = odds;
    f->sure = sure;
    f->full = full;
    f->confidence = fh_attribution__confidence(m->numbers.confidence, f);
    return f->n_content > 0;
}

void fh_attribution__find(fh_arena *arena, const fh_model *m, const fh_view *v, fh_frames *frames) {
    fh_sight s;
    float *odds = fh_new_n(arena, float, (size_t)v->n + 2);
    if (!odds || !fh_attribution__look(arena, v, &s)) return;
    const float none = -20;
    for (uint32_t k = 0; k < v->n; k++) {
        odds[k + 1] = fh_attribution__may_cue(&s, k) ? fh_attribution__cue_odds(m, &s, k) : none;
        s.g[k].cue = fh_attribution__cue_level(odds[k + 1]);
    }
    odds[0] = odds[v->n + 1] = none;
    fh_steps steps = {v->n < FH_STEPS_MOST ? fh_new_n(arena, fh_step, 2 * (size_t)v->n + 1) : NULL};
    float floor = logf(m->numbers.cue_floor / (1 - m->numbers.cue_floor));
    for (uint32_t k = 0; k < v->n; k++) {
        float here = odds[k + 1];
        if (here < floor || odds[k] > here || odds[k + 2] >= here) continue;
        fh_arena_mark mark = fh_arena_mark_now(arena);
        fh_frame f;
        bool found = read_frame(arena, m, &s, &steps, k, here, &f);
        fh_arena_rewind(arena, mark);
        if (found) fh_vec_push(arena, frames, f);
    }
}
