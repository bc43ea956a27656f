/* SPDX-License-Identifier: MIT
 *
 * api/dedup_stage.c - the steps of dedup as filters of JSON lines.
 *
 *   sketch   each document for itself
 *   pairs    all sketches
 *   verify   each pair for itself
 *   groups   all sketches and edges
 *
 * What a step leaves out of its lines it can do without; so the groups are those of one process, byte for byte. */
#include "api/dedup.h"
#include "base/error.h"
#include "base/json.h"
#include "intake/steps.h"

typedef struct step {
    fh_engine *engine;
    fh_sink sink;
    fh_dedup_fn *fn;
    void *payload;
    fh_arena *arena; /* of one line */
    uint64_t lines;
} step;

/* ---- words in hexadecimal: eight digits a word ---------------------------------------------------- */

static fh_str to_hex(fh_arena *arena, const fh_dedup_words *words) {
    static const char digits[] = "0123456789abcdef";
    char *out = fh_arena_alloc_raw(arena, words->n + 1, 8, 1);
    for (size_t i = 0; out && i < words->n; i++)
        for (unsigned k = 0; k < 8; k++) out[8 * i + k] = digits[words->at[i] >> (28 - 4 * k) & 15];
    return (fh_str){out, out ? 8 * words->n : 0};
}

static bool from_hex(fh_arena *arena, fh_str hex, fh_dedup_words *ret) {
    *ret = (fh_dedup_words){.at = fh_new_n(arena, uint32_t, hex.len / 8 + 1), .n = hex.len / 8, .cap = hex.len / 8};
    if (!ret->at || hex.len % 8 || !hex.ptr) return false;
    for (size_t i = 0; i < hex.len; i++) {
        char c = hex.ptr[i];
        uint32_t digit = fh_is_digit(c) ? (uint32_t)(c - '0') : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a') + 10 : 16;
        if (digit > 15) return false;
        ret->at[i / 8] = ret->at[i / 8] << 4 | digit;
    }
    return true;
}

/* ---- lines ------------------------------------------------------------------------------------------ */

static fh_status put_line(step *s, fh_buf *b, fh_error *err) {
    fh_buf_add_char(b, '\n');
    fh_status status = fh_fail_arena(err, s->arena);
    fh_str line = fh_buf_str(b);
    if (!status && !s->sink.write(s->sink.payload, line.ptr, line.len))
        status = fh_fail(err, FH_EIO, 0, "output was not taken: the disk is full or the reader has gone");
    s->lines += status == FH_OK;
    return status;
}

static fh_status put_sketch(void *taker, fh_str id, int64_t published, const fh_dedup_words *words, fh_error *err) {
    step *s = taker;
    fh_arena_reset(s->arena);
    fh_buf b = {.arena = s->arena};
    fh_json j = {.out = &b};
    fh_json_begin_object(&j);
    fh_json_put_str(&j, "id", id);
    fh_json_key(&j, "published");
    if (published == INT64_MIN) fh_json_null(&j);
    else fh_json_int(&j, published);
    fh_json_put_str(&j, "words", to_hex(s->arena, words));
    fh_json_end_object(&j);
    return put_line(s, &b, err);
}

typedef struct pair_call { step *s; fh_error *err; fh_status status; } pair_call;

static int put_pair(void *payload, fh_str first, fh_str second) {
    pair_call *call = payload;
    fh_arena_reset(call->s->arena);
    fh_buf b = {.arena = call->s->arena};
    fh_json j = {.out = &b};
    fh_json_begin_object(&j);
    fh_json_put_str(&j, "a", first);
    fh_json_put_str(&j, "b", second);
    fh_json_end_object(&j);
    return (call->status = put_line(call->s, &b, call->err)) != FH_OK;
}

static fh_status put_edge(step *s, const fh_step_line *line, const fh_dedup_edge *e, fh_error *err) {
    fh_buf b = {.arena = s->arena};
    fh_json j = {.out = &b};
    fh_json_begin_object(&j);
    fh_json_put_str(&j, "a", line->a);
    fh_json_put_str(&j, "b", line->b);
    fh_json_put_real(&j, "jaccard", e->jaccard, 6);
    fh_json_put_real(&j, "share_a", e->share_a, 6);
    fh_json_put_real(&j, "share_b", e->share_b, 6);
    fh_json_put_uint(&j, "common", e->common);
    fh_json_put_bool(&j, "template", e->template_);
    fh_json_end_object(&j);
    return put_line(s, &b, err);
}

static fh_status put_group(void *payload, const fh_dedup_group *group, fh_error *err) {
    step *s = payload;
    s->lines++;
    return fh_dedup_write(group, s->sink, err);
}

typedef struct group_call { step *s; fh_error *err; fh_status status; } group_call;

static int hand_group(void *payload, const fh_dedup_group *group) {
    group_call *call = payload;
    return (call->status = put_group(call->s, group, call->err)) != FH_OK;
}

/* ---- the steps ----------------------------------------------------------------------------------------- */

typedef fh_status line_fn(step *s, void *state, const fh_step_line *line, fh_error *err);

/* Calls fn for each line; the failure of a line is told and the others go on. */
static fh_status each_line(step *s, const char *const *inputs, size_t n_inputs, line_fn *fn, void *state, fh_error *err) {
    const fh_options *o = &s->engine->options;
    fh_steps *in;
    fh_status status = fh_steps_open(inputs, n_inputs, &(fh_intake_limits){o->max_raw_bytes, o->max_expansion, NULL}, &o->allocator, &in, err);
    if (status) return status;
    while (!status) {
        fh_step_line line;
        fh_error why = {0};
        fh_arena_reset(s->arena);
        fh_status read = fh_steps_next(in, s->arena, &line, &why);
        if (read == FH_EEND) break;
        bool passes = read == FH_EIO || read == FH_ELIMIT; /* a file that cannot be read; a line that is too long */
        if (!read) read = fn(s, state, &line, &why);
        if (!read) continue;
        if (passes || read == FH_EINPUT) {
            fh_failure failure = {.path = line.where, .reason = fh_str_of(why.msg), .status = read};
            if (!s->fn(s->payload, NULL, &failure)) continue;
        }
        status = fh_fail(err, read, why.offset, "%s", why.msg);
    }
    fh_steps_close(in);
    return status;
}

static fh_status verify_line(step *s, void *state, const fh_step_line *line, fh_error *err) {
    (void)state;
    fh_dedup_words a, b;
    fh_dedup_edge e;
    if (!line->a.ptr || !line->b.ptr || !from_hex(s->arena, line->a_words, &a) || !from_hex(s->arena, line->b_words, &b))
        return fh_fail(err, FH_EINPUT, 0, "this step needs \"a\", \"b\", \"a_words\" and \"b_words\": join the pairs with the sketches");
    fh_status status = fh_dedup_measure(s->engine->scratch[0], &a, &b, &e, err);
    return status || fh_dedup_is_nothing(&e) ? status : put_edge(s, line, &e, err);
}

typedef struct gathering {
    fh_dedup *dedup;
    fh_arena *arena;
    FH_VEC(fh_dedup_named_edge) edges;
} gathering;

static fh_status gather_line(step *s, void *state, const fh_step_line *line, fh_error *err) {
    gathering *g = state;
    if (line->id.ptr && line->words.ptr) {
        fh_dedup_words words;
        if (!from_hex(s->arena, line->words, &words)) return fh_fail(err, FH_EINPUT, 0, "\"words\" is not what --stage sketch writes");
        return fh_dedup_add(g->dedup, line->id, line->published, &words, err);
    }
    if (!line->is_edge || !line->a.ptr || !line->b.ptr) return fh_fail(err, FH_EINPUT, 0, "neither a sketch nor an edge; give the lines of the steps before");
    fh_dedup_edge e = {.jaccard = (float)line->jaccard, .share_a = (float)line->share_a, .share_b = (float)line->share_b, .common = line->common, .template_ = line->template_};
    fh_vec_push(g->arena, &g->edges, (fh_dedup_named_edge){fh_str_copy(g->arena, line->a), fh_str_copy(g->arena, line->b), e});
    return fh_fail_arena(err, g->arena);
}

static fh_status run_gathered(step *s, fh_dedup_stage stage, const char *const *inputs, size_t n_inputs, const fh_dedup_params *params, fh_error *err) {
    const fh_allocator *allocator = &s->engine->options.allocator;
    gathering g = {.arena = fh_arena_new(allocator, 0)};
    fh_status status = g.arena ? fh_dedup_new(allocator, s->engine->pool, params, &g.dedup, err) : fh_fail(err, FH_ENOMEM, 0, "out of memory for sketches");
    if (!status) status = each_line(s, inputs, n_inputs, gather_line, &g, err);
    if (!status && stage == FH_DEDUP_PAIRS) {
        pair_call call = {s, err, FH_OK};
        status = fh_dedup_run_pairs(g.dedup, put_pair, &call, err);
        if (call.status) status = call.status;
    } else if (!status) {
        group_call call = {s, err, FH_OK};
        status = fh_dedup_run_groups(g.dedup, g.edges.at, g.edges.n, hand_group, &call, err);
        if (call.status) status = call.status;
    }
    fh_dedup_free(g.dedup);
    fh_arena_free(g.arena);
    return status;
}

fh_status fh_engine_dedup_stage(fh_engine *engine, fh_dedup_stage stage, const char *const *inputs, size_t n_inputs, const fh_dedup_options *options,
                                fh_sink sink, fh_dedup_fn *fn, void *payload, uint64_t *ret_lines, fh_error *err) {
    fh_dedup_options o = FH_DEDUP_OPTIONS_INIT;
    if (options) memcpy(&o, options, options->size < sizeof o ? options->size : sizeof o);
    fh_dedup_params params = {.memory = o.memory, .folder = o.folder, .note = o.note, .payload = o.payload};
    step s = {.engine = engine, .sink = sink, .fn = fn, .payload = payload, .arena = fh_arena_new(&engine->options.allocator, 0)};
    if (!s.arena) return fh_fail(err, FH_ENOMEM, 0, "out of memory for lines");
    fh_status status = stage == FH_DEDUP_SKETCH   ? fh_api__fold_inputs(engine, inputs, n_inputs, NULL, put_sketch, &s, fn, payload, err)
                       : stage == FH_DEDUP_VERIFY ? each_line(&s, inputs, n_inputs, verify_line, NULL, err)
                                                  : run_gathered(&s, stage, inputs, n_inputs, &params, err);
    fh_arena_free(s.arena);
    if (!status && ret_lines) *ret_lines = s.lines;
    return status;
}
