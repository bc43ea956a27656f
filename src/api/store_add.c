/* SPDX-License-Identifier: MIT
 *
 * api/store_add.c - reading into a store.
 *
 * Reports are read by the workers as for `read`, and each is kept with what was read of it, a batch a transaction; it then waits for
 * its story (api/store_group.c). */
#include "api/arrival.h"
#include "api/store.h"
#include "base/error.h"
#include "story/story.h"

enum { COMMIT_EVERY = 256 }; /* reports of one transaction */

typedef struct adding {
    fh_store *s;
    const fh_store_how *how;
    fh_store_added *added;
    size_t open; /* reports in the transaction that is under way */
    fh_status status;
    fh_error *err;
} adding;

static bool is_kept(void *payload, const fh_raw *raw) {
    adding *a = payload;
    bool kept = fh_db_knows(a->s->db, raw);
    a->added->known += kept;
    return kept;
}

fh_status fh_api__keep_report(fh_store *s, int64_t source, const fh_report *r, fh_error *err) {
    fh_db_key keys[FH_STORY_KEYS];
    uint32_t hashes[FH_STORY_KEYS], n = 0;
    float weights[FH_STORY_KEYS];
    fh_arena *keep = s->answer, *scratch = s->engine->scratch[0];
    fh_story_words words = {0};
    fh_arena_reset(keep);
    fh_status status = fh_story_words_of(keep, scratch, r, &words, err);
    if (!status) status = fh_story_keys(scratch, &words, hashes, weights, &n, err);
    fh_arena_reset(scratch);
    fh_db_word *kept = fh_new_n(keep, fh_db_word, words.n + 1);
    if (!status && !kept) status = fh_fail_arena(err, keep);
    for (uint32_t i = 0; !status && i < words.n; i++) kept[i] = (fh_db_word){words.at[i].hash, words.at[i].count};
    for (uint32_t i = 0; i < n; i++) keys[i] = (fh_db_key){hashes[i], weights[i]};
    return status ? status : fh_db_add_report(s->db, source, r, keys, n, kept, words.n, err);
}

static int keep_slot(void *payload, fh_read_slot *slot) {
    adding *a = payload;
    fh_db *db = a->s->db;
    int stop = a->how->on_report ? a->how->on_report(a->how->payload, slot->report, slot->report ? NULL : &slot->failure) : 0;
    if (!slot->report) { a->added->failed++; return stop; }
    int64_t source = 0;
    bool revision = false;
    if (!a->open) a->status = fh_db_begin(db, a->err);
    if (!a->status && fh_db_knows(db, slot->raw)) { /* twice in one batch, or another writer was first */
        a->added->known++;
        if (!a->open) fh_db_rollback(db);
        return stop;
    }
    if (!a->status) a->status = fh_db_add_source(db, slot->raw, a->how->now, &source, &revision, a->err);
    if (!a->status) a->status = fh_api__keep_report(a->s, source, slot->report, a->err);
    if (!a->status && ++a->open == COMMIT_EVERY) a->status = fh_db_commit(db, a->err), a->open = 0;
    if (a->status) { fh_db_rollback(db); return 1; }
    a->added->added++;
    a->added->revisions += revision;
    return stop;
}

/* Begins an add; *ret_usual holds `how` with its defaults filled in. */
static adding begin_add(fh_store *s, const fh_store_how *how, fh_store_how *ret_usual, fh_store_added *ret_added, fh_error *story) {
    *ret_usual = (fh_store_how)FH_STORE_HOW_INIT;
    if (how) memcpy(ret_usual, how, how->size < sizeof *ret_usual ? how->size : sizeof *ret_usual);
    if (!ret_usual->now.ptr) ret_usual->now = FH_STR("");
    *ret_added = (fh_store_added){0};
    return (adding){.s = s, .how = ret_usual, .added = ret_added, .err = story};
}

/* Tables of another version may lack what this one writes. */
static fh_status check_maker(fh_store *s, fh_error *err) {
    bool current = false;
    fh_status status = fh_db_is_current(s->db, &current, err);
    return status || current ? status : fh_fail(err, FH_ESTORE, 0, "what is derived in the store was made by another version; run 'firsthand doctor --rebuild' first");
}

/* Commits what is open, also after a stop, and groups what waits. `status`: how the reading went. */
static fh_status finish_add(adding *a, fh_status status, fh_error *err) {
    if (a->status) {
        if (err) *err = *a->err;
        return a->status;
    }
    if (a->open) {
        fh_status committed = fh_db_commit(a->s->db, err);
        if (committed) return committed;
    }
    return status ? status : fh_api__group_waiting(a->s, a->added, err);
}

fh_status fh_store_add(fh_store *s, const char *const *inputs, size_t n_inputs, const fh_store_how *how, fh_store_added *ret_added, fh_error *err) {
    fh_store_how usual;
    fh_error story = {0};
    adding a = begin_add(s, how, &usual, ret_added, &story);
    fh_status current = check_maker(s, err);
    return current ? current : finish_add(&a, fh_api__read_inputs(s->engine, inputs, n_inputs, FH_DEPTH_ALL, is_kept, keep_slot, &a, err), err);
}

/* Reads one arrival and keeps it. *ret_stop: on_report asked to. */
static fh_status add_arrival(adding *a, const fh_arrival *in, bool *ret_stop, fh_error *err) {
    fh_engine *e = a->s->engine;
    fh_arena *bytes = fh_arena_new(&e->options.allocator, 0);
    fh_read_slot slot = {.keep = fh_arena_new(&e->options.allocator, e->options.max_report_bytes)};
    fh_raw raw = {0};
    fh_error why = {0};
    fh_report *r = slot.keep ? fh_new(slot.keep, fh_report) : NULL;
    if (!bytes || !r) {
        fh_arena_free(bytes);
        fh_arena_free(slot.keep);
        return fh_fail(err, FH_ENOMEM, 0, "out of memory for a report");
    }
    fh_status status = fh_api__arrival_raw(bytes, in, &raw, &why);
    if (status || !is_kept(a, &raw)) {
        if (!status) status = fh_api__read_report(e, slot.keep, e->scratch[0], &raw, FH_DEPTH_ALL, r, &why);
        fh_arena_reset(e->scratch[0]);
        slot.raw = &raw;
        if (!status) slot.report = r;
        else slot.failure = (fh_failure){.path = in->id, .reason = fh_str_of(why.msg), .status = status};
        *ret_stop = keep_slot(a, &slot) != 0;
    }
    fh_arena_free(bytes);
    fh_arena_free(slot.keep);
    return FH_OK;
}

fh_status fh_store_add_memory(fh_store *s, const fh_arrival *arrivals, size_t n, const fh_store_how *how, fh_store_added *ret_added, fh_error *err) {
    fh_store_how usual;
    fh_error story = {0};
    adding a = begin_add(s, how, &usual, ret_added, &story);
    fh_status status = check_maker(s, err);
    bool stop = false;
    if (status) return status;
    for (size_t i = 0; i < n && !status && !stop; i++) status = add_arrival(&a, &arrivals[i], &stop, err);
    if (!status && stop && !a.status) status = fh_fail(err, FH_ECANCEL, 0, "stopped by the caller");
    return finish_add(&a, status, err);
}
