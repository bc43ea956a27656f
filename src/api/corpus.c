/* SPDX-License-Identifier: MIT
 *
 * api/corpus.c - reports that are looked at together: how they come in and who owns them. */
#include "api/corpus.h"

#include "base/error.h"
#include "base/sort.h"

fh_status fh_corpus_new(fh_engine *engine, fh_corpus **ret_corpus, fh_error *err) {
    const fh_allocator *a = &engine->options.allocator;
    fh_corpus *c = a->alloc(a->payload, sizeof *c);
    if (c) *c = (fh_corpus){.engine = engine, .arena = fh_arena_new(a, 0)};
    if (!c || !c->arena) {
        if (c) a->release(a->payload, c, sizeof *c);
        return fh_fail(err, FH_ENOMEM, 0, "out of memory for a corpus");
    }
    *ret_corpus = c;
    return FH_OK;
}

void fh_corpus_free(fh_corpus *c) {
    if (!c) return;
    fh_allocator a = c->engine->options.allocator;
    for (size_t i = 0; i < c->owners.n; i++) fh_arena_free(c->owners.at[i]);
    for (unsigned i = 0; c->found && i < c->engine->options.threads; i++) fh_arena_free(c->found[i]);
    fh_arena_free(c->arena);
    a.release(a.payload, c, sizeof *c);
}

typedef struct member { fh_report *report; fh_api_home home; } member;

static int by_id(const void *a, const void *b) {
    const fh_report *r = ((const member *)a)->report, *s = ((const member *)b)->report;
    int order = fh_str_order(r->id, s->id);
    if (!order) order = fh_str_order(r->path, s->path);
    return order ? order : memcmp(r->sha256, s->sha256, sizeof r->sha256);
}

/* The number that stands at *at, and *at behind it. */
static uint64_t pass_number(fh_str s, size_t *at) {
    uint64_t n = 0;
    for (; *at < s.len && fh_is_digit(s.ptr[*at]); (*at)++) n = n * 10 + (uint64_t)(s.ptr[*at] - '0');
    return n;
}

/* By bytes, numbers by their size: "line 9" before "line 10". */
static int by_numbers(fh_str a, fh_str b) {
    size_t i = 0, k = 0;
    while (i < a.len && k < b.len) {
        if (fh_is_digit(a.ptr[i]) && fh_is_digit(b.ptr[k])) {
            uint64_t x = pass_number(a, &i), y = pass_number(b, &k);
            if (x != y) return x < y ? -1 : 1;
        } else if (a.ptr[i] != b.ptr[k]) return (unsigned char)a.ptr[i] < (unsigned char)b.ptr[k] ? -1 : 1;
        else i++, k++;
    }
    return fh_str_order(fh_str_cut(a, i, a.len), fh_str_cut(b, k, b.len));
}

static int by_path(const void *a, const void *b) {
    const fh_failure *f = a, *g = b;
    int order = fh_str_order(f->path, g->path);
    if (!order) order = by_numbers(f->reason, g->reason);
    return order ? order : fh_str_order(f->reason, g->reason);
}

/* Reports stand by id, however they came: what is found over them must not depend on their order. */
void fh_api__corpus_sort(fh_corpus *c) {
    size_t n = c->reports.n;
    fh_arena_mark mark = fh_arena_mark_now(c->arena);
    member *members = fh_new_n(c->arena, member, n);
    if (!members) return;
    for (size_t i = 0; i < n; i++) members[i] = (member){c->reports.at[i], c->homes.at[i]};
    fh_sort(members, n, sizeof *members, by_id);
    for (size_t i = 0; i < n; i++) c->reports.at[i] = members[i].report, c->homes.at[i] = members[i].home;
    fh_arena_rewind(c->arena, mark);
    fh_sort(c->failed.at, c->failed.n, sizeof *c->failed.at, by_path);
}

void fh_api__corpus_list(fh_corpus *c) {
    c->dossier = (fh_dossier){
        .reports = (const fh_report *const *)c->reports.at, .n_reports = (uint32_t)c->reports.n,
        .failed = c->failed.at, .n_failed = (uint32_t)c->failed.n,
    };
    c->studied = false;
    c->done = 0;
}

/* What failed is copied, and its arena given back: of a file there may be a million lines that are no report. */
static int take_failure(fh_corpus *c, const fh_failure *f) {
    fh_vec_push(c->arena, &c->failed, ((fh_failure){.path = fh_str_copy(c->arena, f->path), .reason = fh_str_copy(c->arena, f->reason), .status = f->status}));
    return fh_arena_status(c->arena) != FH_OK;
}

static int take_slot(void *payload, fh_read_slot *slot) {
    fh_corpus *c = payload;
    size_t owners = c->owners.n;
    if (!slot->report) return take_failure(c, &slot->failure);
    fh_vec_push(c->arena, &c->owners, slot->keep);
    if (c->owners.n == owners) return 1;
    fh_report *r = slot->report;
    fh_vec_push(c->arena, &c->homes, ((fh_api_home){.keep = slot->keep, .text = r->text, .paragraphs = r->paragraphs, .credits = r->credits,
                                                    .n_paragraphs = r->n_paragraphs, .number = (uint32_t)c->reports.n, .given = slot->given}));
    if (c->homes.n > c->reports.n) fh_vec_push(c->arena, &c->reports, r);
    slot->keep = NULL;
    return fh_arena_status(c->arena) != FH_OK;
}

fh_status fh_api__corpus_take(fh_corpus *c, fh_read_slot *slot, fh_error *err) {
    take_slot(c, slot);
    return fh_fail_arena(err, c->arena);
}

fh_status fh_corpus_add(fh_corpus *c, const char *const *inputs, size_t n_inputs, fh_error *err) {
    fh_status status = fh_api__read_inputs(c->engine, inputs, n_inputs, FH_DEPTH_ALL, NULL, take_slot, c, err);
    fh_status spent = fh_fail_arena(err, c->arena);
    fh_api__corpus_list(c);
    return spent ? spent : status;
}

/* A tag within the first bytes: what a page has and running text has not. */
static bool looks_like_html(fh_str bytes) {
    fh_str head = fh_str_cut(bytes, 0, bytes.len < 4096 ? bytes.len : 4096);
    static const char *const marks[] = {"<!doctype", "<html", "<head", "<body", "<p>", "<div", "<article"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (fh_str_find_nocase(head, fh_str_of(marks[i]), 0) != SIZE_MAX) return true;
    return false;
}

fh_status fh_corpus_add_memory(fh_corpus *c, const fh_input *in, fh_error *err) {
    const fh_options *o = &c->engine->options;
    if (!in->id.ptr) return fh_fail(err, FH_EINPUT, 0, "a report needs an id; fill in fh_input.id");
    if (in->bytes.len > o->max_raw_bytes) return fh_fail(err, FH_ELIMIT, 0, "larger than %zu bytes; raise fh_options.max_raw_bytes", o->max_raw_bytes);
    fh_raw raw = {
        .kind = in->clean ? FH_RAW_CLEAN : looks_like_html(in->bytes) ? FH_RAW_HTML : FH_RAW_TEXT,
        .id = in->id, .path = in->id, .url = in->url, .bytes = in->bytes, .title = in->title, .outlet = in->outlet,
        .language = in->language, .published = in->published,
    };
    fh_read_slot slot = {.keep = fh_arena_new(&o->allocator, o->max_report_bytes), .given = in->clean};
    if (!slot.keep || !(slot.report = fh_new(slot.keep, fh_report))) {
        fh_arena_free(slot.keep);
        return fh_fail(err, FH_ENOMEM, 0, "out of memory for a report");
    }
    fh_status status = fh_api__read_report(c->engine, slot.keep, c->engine->scratch[0], &raw, FH_DEPTH_ALL, slot.report, err);
    fh_arena_reset(c->engine->scratch[0]);
    if (!status && take_slot(c, &slot)) status = fh_fail_arena(err, c->arena);
    fh_arena_free(slot.keep);
    fh_api__corpus_list(c);
    return status;
}

const fh_dossier *fh_corpus_dossier(const fh_corpus *c) { return &c->dossier; }
