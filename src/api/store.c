/* SPDX-License-Identifier: MIT
 *
 * api/store.c - a store's handle: opened and closed, its reports as a corpus, notes, counts, and the care of it.
 *
 * Reading into it is in store_add.c, stories in store_group.c, questions in store_ask.c. */
#include "api/store.h"

#include "base/error.h"

fh_status fh_store_open(fh_engine *engine, const char *path, fh_store_mode mode, fh_store **ret_store, fh_error *err) {
    const fh_allocator *a = &engine->options.allocator;
    fh_store *s = a->alloc(a->payload, sizeof *s);
    if (s) *s = (fh_store){.engine = engine, .answer = fh_arena_new(a, 0), .only_reads = mode == FH_STORE_READ};
    fh_status status = s && s->answer ? fh_db_open(path, (fh_db_mode)mode, &s->db, err) : fh_fail(err, FH_ENOMEM, 0, "out of memory for the store");
    if (status) fh_store_close(s);
    else *ret_store = s;
    return status;
}

void fh_store_close(fh_store *s) {
    if (!s) return;
    fh_allocator a = s->engine->options.allocator;
    fh_corpus_free(s->corpus);
    fh_db_close(s->db);
    fh_arena_free(s->answer);
    a.release(a.payload, s, sizeof *s);
}

fh_status fh_api__load_kept(fh_store *s, const int64_t *sources, size_t n, fh_corpus **ret_corpus, fh_error *err) {
    fh_corpus *c = NULL;
    fh_decision *decisions = NULL;
    fh_status status = fh_corpus_new(s->engine, &c, err);
    for (size_t i = 0; !status && i < n; i++) {
        fh_read_slot slot = {.keep = fh_arena_new(&s->engine->options.allocator, 0), .given = true};
        if (!slot.keep) status = fh_fail(err, FH_ENOMEM, 0, "out of memory for a report");
        if (!status) status = fh_db_report(s->db, sources[i], slot.keep, &slot.report, err);
        if (!status) status = fh_api__corpus_take(c, &slot, err);
        fh_arena_free(slot.keep);
    }
    if (!status) status = fh_db_decisions(s->db, false, c->arena, &decisions, &c->n_decisions, err);
    if (!status) c->decisions = decisions;
    if (status) fh_corpus_free(c);
    else *ret_corpus = c;
    return status;
}

/* ---- notes ------------------------------------------------------------------------------------------- */

fh_status fh_store_note(fh_store *s, fh_str topic, fh_str key, fh_str *ret_value, fh_error *err) {
    fh_arena_reset(s->answer);
    return fh_db_note(s->db, topic, key, s->answer, ret_value, err);
}

fh_status fh_store_set_note(fh_store *s, fh_str topic, fh_str key, fh_str value, fh_error *err) { return fh_db_set_note(s->db, topic, key, value, err); }

fh_status fh_store_notes(fh_store *s, fh_str topic, const fh_str **ret_keys, size_t *ret_n, fh_error *err) {
    fh_str *keys = NULL;
    fh_arena_reset(s->answer);
    fh_status status = fh_db_notes(s->db, topic, s->answer, &keys, ret_n, err);
    if (!status) *ret_keys = keys;
    return status;
}

/* ---- counts ------------------------------------------------------------------------------------------ */

uint64_t fh_store_version(fh_store *s) { return fh_db_version(s->db); }

fh_status fh_store_count(fh_store *s, fh_store_facts *ret_facts, fh_error *err) {
    fh_db_counts c = {0};
    uint64_t version = fh_db_version(s->db); /* before counting: what is written meanwhile is counted next time */
    if (!s->only_reads || !s->counted || version != s->version) {
        fh_status status = fh_db_count(s->db, &c, err);
        if (status) return status;
        bool current = false;
        if ((status = fh_db_is_current(s->db, &current, err))) return status;
        s->facts = (fh_store_facts){c.sources, c.reports, c.stories, c.waiting, c.revisions, c.decisions, c.bytes, current};
        s->version = version;
        s->counted = true;
    }
    *ret_facts = s->facts;
    return FH_OK;
}

/* ---- care -------------------------------------------------------------------------------------------------- */

fh_status fh_store_check(fh_store *s, fh_error *err) { return fh_db_check(s->db, err); }

static fh_status rebuild_one(fh_store *s, int64_t source, fh_arena *keep, fh_error *err) {
    fh_raw raw;
    fh_report *r = fh_new(keep, fh_report);
    fh_status status = r ? fh_db_source(s->db, source, keep, &raw, err) : fh_fail_arena(err, keep);
    if (!status) status = fh_api__read_report(s->engine, keep, s->engine->scratch[0], &raw, FH_DEPTH_ALL, r, err);
    fh_arena_reset(s->engine->scratch[0]);
    return status ? status : fh_api__keep_report(s, source, r, err);
}

fh_status fh_store_rebuild(fh_store *s, fh_error *err) {
    int64_t *sources = NULL;
    size_t n = 0;
    fh_arena_reset(s->answer);
    fh_arena *list = fh_arena_new(&s->engine->options.allocator, s->engine->options.max_report_bytes);
    if (!list) return fh_fail(err, FH_ENOMEM, 0, "out of memory for a report");
    fh_status status = fh_db_begin(s->db, err);
    if (!status) status = fh_db_forget_derived(s->db, err);
    if (!status) status = fh_db_current(s->db, list, &sources, &n, err);
    for (size_t i = 0; !status && i < n; i++) {
        fh_arena *one = fh_arena_new(&s->engine->options.allocator, s->engine->options.max_report_bytes);
        status = one ? rebuild_one(s, sources[i], one, err) : fh_fail(err, FH_ENOMEM, 0, "out of memory for a report");
        fh_arena_free(one);
    }
    if (!status) status = fh_api__group_all(s, err);
    if (!status) status = fh_db_commit(s->db, err);
    if (status) fh_db_rollback(s->db);
    fh_arena_free(list);
    return status;
}
