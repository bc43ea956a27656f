/* SPDX-License-Identifier: MIT
 *
 * api/witnesses.c - a collation table as a corpus: its witnesses are the reports, and the stemma is their lineage. */
#include "lineage/witnesses.h"

#include "api/corpus.h"
#include "base/error.h"
#include "base/stream.h"

/* The whole file, plain or packed, at most max_raw_bytes of it. */
static fh_status read_file(const fh_options *o, const char *path, fh_arena *keep, fh_str *ret_text, fh_error *err) {
    fh_stream *s;
    fh_error why = {0};
    fh_status status = fh_stream_open(fh_io_system(), path, o->max_expansion, &o->allocator, &s, &why);
    if (!status) {
        fh_str text = fh_stream_peek(s, o->max_raw_bytes + 1);
        status = fh_stream_status(s, &why);
        if (status == FH_EEND) status = FH_OK;
        if (!status && text.len > o->max_raw_bytes) status = fh_fail(&why, FH_ELIMIT, 0, "longer than %zu bytes", o->max_raw_bytes);
        if (!status) *ret_text = fh_str_copy(keep, text);
        fh_stream_close(s);
    }
    return status ? fh_fail(err, status, why.offset, "%s: %.160s", path, why.msg) : fh_fail_arena(err, keep);
}

static fh_status list_witnesses(fh_corpus *c, fh_arena *keep, const fh_str *names, uint32_t n, const fh_lineage *lineage, fh_error *err) {
    fh_report *reports = fh_new_n(keep, fh_report, n);
    const fh_report **list = fh_new_n(keep, const fh_report *, n);
    uint32_t *all = fh_new_n(keep, uint32_t, n), *story_of = fh_new_n(keep, uint32_t, n);
    fh_story *story = fh_new(keep, fh_story);
    if (fh_arena_status(keep)) return fh_fail_arena(err, keep);
    for (uint32_t i = 0; i < n; i++) reports[i] = (fh_report){.id = names[i]}, list[i] = &reports[i], all[i] = i;
    *story = (fh_story){.id = FH_STR("tradition"), .title = FH_STR("Stemma"), .reports = all, .n_reports = n};
    c->dossier = (fh_dossier){.reports = list, .n_reports = n, .stories = story, .n_stories = 1, .story_of = story_of, .lineage = lineage->edges,
                              .n_lineage = lineage->n_edges, .lost = lineage->lost, .n_lost = lineage->n_lost};
    return FH_OK;
}

fh_status fh_corpus_witnesses(fh_corpus *c, const char *path, fh_error *err) {
    if (c->reports.n || c->failed.n || c->owners.n) return fh_fail(err, FH_EINPUT, 0, "the corpus holds reports; read a collation table into one of its own");
    fh_arena *keep = fh_arena_new(&c->engine->options.allocator, c->engine->options.max_report_bytes), *scratch = c->engine->scratch[0];
    if (!keep) return fh_fail(err, FH_ENOMEM, 0, "out of memory for a collation table");
    fh_vec_push(c->arena, &c->owners, keep);
    if (!c->owners.n) return fh_arena_free(keep), fh_fail_arena(err, c->arena);
    fh_str text = {NULL, 0};
    const fh_str *names = NULL;
    uint32_t n = 0;
    fh_lineage lineage = {0};
    fh_error why = {0};
    fh_status status = read_file(&c->engine->options, path, keep, &text, err);
    if (status) return status;
    status = fh_lineage_witnesses(keep, scratch, text, &names, &n, &lineage, &why);
    fh_arena_reset(scratch);
    if (status) return fh_fail(err, status, why.offset, "%s: %.160s", path, why.msg);
    return list_witnesses(c, keep, names, n, &lineage, err);
}
