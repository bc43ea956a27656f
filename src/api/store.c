/* SPDX-License-Identifier: MIT
 *
 * api/store.c - reading into a store, and dossiers out of it.
 *
 * Adding has two parts. Reports are read by the workers as for `read`, and each is kept with what was read of
 * it, a batch a transaction; it then waits for its story. Afterwards the waiting reports and their neighbourhood
 * are loaded (not read again), grouped and put back, a round a transaction; last, the accounts of stories that are
 * others than before are counted, a story a transaction. Whatever is killed in between goes on with the next add. As long as the store is small the neighbourhood is the whole store, so that the stories are
 * exactly those that reading everything at once would give. */
#include <firsthand/store.h>

#include "api/arrival.h"
#include "api/kept.h"
#include "api/store.h"
#include "base/error.h"
#include "base/map.h"
#include "claim/claim.h"
#include "story/story.h"

enum {
    COMMIT_EVERY = 256,   /* reports of one transaction */
    GROUP_AT_ONCE = 32,   /* waiting reports grouped together with their neighbours: the work grows faster than their number */
    WHOLE_STORE = 2000,   /* up to so many reports, all are grouped anew with each add */
    KEPT_FROM = 48,       /* reports of a story from which on what its pairs share is kept */
    WHOLE_AT_MOST = 10000 /* up to so many, all are when a quarter of them is new */
};

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

/* ---- a corpus of kept reports ------------------------------------------------------------------- */

/* Loads reports into a fresh corpus. */
static fh_status load(fh_store *s, const int64_t *sources, size_t n, fh_corpus **ret_corpus, fh_error *err) {
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

/* ---- grouping ------------------------------------------------------------------------------------- */

/* Reports that are grouped together: their cards, and which of their stories are others than before. */
typedef struct grouping {
    fh_store *s;
    const int64_t *sources;
    size_t n;
    bool whole;              /* these are all reports of the store */
    fh_db_card *cards;
    const fh_report **reports;
    fh_story_words *words;
    float (*nearest)[2], (*before)[2];
    const fh_story *stories;
    uint32_t n_stories;
    fh_decision *decisions;
    uint32_t n_decisions;
} grouping;

static fh_status load_cards(grouping *g, fh_error *err) {
    typedef float pair[2];
    fh_arena *arena = g->s->answer;
    g->cards = fh_new_n(arena, fh_db_card, g->n + 1);
    g->reports = fh_new_n(arena, const fh_report *, g->n + 1);
    g->words = fh_new_n(arena, fh_story_words, g->n + 1);
    g->nearest = fh_new_n(arena, pair, g->n + 1);
    g->before = fh_new_n(arena, pair, g->n + 1);
    fh_status status = fh_fail_arena(err, arena);
    if (!status) status = fh_db_cards(g->s->db, g->sources, g->n, arena, g->cards, err);
    if (!status) status = fh_db_decisions(g->s->db, false, arena, &g->decisions, &g->n_decisions, err);
    for (size_t i = 0; !status && i < g->n; i++) {
        const fh_db_card *c = &g->cards[i];
        fh_story_word *words = fh_new_n(arena, fh_story_word, c->n_words + 1);
        for (uint32_t k = 0; words && k < c->n_words; k++) words[k] = (fh_story_word){c->words[k].hash, c->words[k].count};
        g->reports[i] = c->report;
        g->words[i] = (fh_story_words){words, words ? c->n_words : 0};
        memcpy(g->before[i], c->nearest, sizeof g->before[i]);
        if (!g->whole) memcpy(g->nearest[i], c->nearest, sizeof g->nearest[i]); /* of the whole, nothing need be remembered */
    }
    return status ? status : fh_fail_arena(err, arena);
}

static fh_status find_stories(grouping *g, uint32_t n_all, fh_error *err) {
    fh_arena *arena = g->s->answer, *scratch = g->s->engine->scratch[0];
    fh_story_known known = {.words = g->words, .nearest = g->nearest};
    if (!g->whole) {
        known.n_all = n_all;
        known.count = fh_db_common_count;
        if (!(known.payload = fh_db_common_begin(g->s->db, arena))) return fh_fail_arena(err, arena);
    }
    fh_status status = fh_story_group_known(arena, scratch, g->reports, (uint32_t)g->n, &known, g->decisions, g->n_decisions, &g->stories, &g->n_stories, err);
    fh_arena_reset(scratch);
    fh_status ended = known.payload ? fh_db_common_end(known.payload, status ? NULL : err) : FH_OK;
    return status ? status : ended;
}

/* Whether a story is one that was there, with the same reports. *ret_number is then its number. */
static fh_status is_as_before(const grouping *g, const fh_story *story, bool *ret_same, int64_t *ret_number, fh_error *err) {
    uint32_t n = 0;
    *ret_number = g->cards[story->reports[0]].story;
    *ret_same = *ret_number != 0;
    for (uint32_t i = 0; i < story->n_reports; i++) *ret_same &= g->cards[story->reports[i]].story == *ret_number;
    fh_status status = *ret_same ? fh_db_story_size(g->s->db, *ret_number, &n, err) : FH_OK;
    *ret_same &= n == story->n_reports;
    return status;
}

/* Writes what is other than before. */
static fh_status put_stories(const grouping *g, fh_store_added *added, fh_error *err) {
    fh_status status = FH_OK;
    bool *changed = fh_new_n(g->s->answer, bool, g->n_stories + 1);
    if (!changed) return fh_fail_arena(err, g->s->answer);
    for (uint32_t i = 0; i < g->n_stories && !status; i++) {
        bool same = false;
        int64_t number = 0;
        status = is_as_before(g, &g->stories[i], &same, &number, err);
        if (!status && same) status = fh_db_retitle_story(g->s->db, number, &g->stories[i], err);
        else if (!status) status = fh_db_drop_stories(g->s->db, g->sources, &g->stories[i], err);
        changed[i] = !same;
    }
    for (uint32_t i = 0; i < g->n_stories && !status; i++) {
        if (!changed[i]) continue;
        status = fh_db_put_story(g->s->db, g->sources, &g->stories[i], err);
        added->stories++;
    }
    for (size_t i = 0; i < g->n && !status; i++)
        if (memcmp(g->nearest[i], g->before[i], sizeof g->before[i])) status = fh_db_put_nearest(g->s->db, g->sources[i], g->nearest[i], err);
    return status;
}

/* One round: what waits, with its neighbourhood. *ret_left: something may still wait. */
static fh_status group_some(fh_store *s, fh_store_added *added, bool *ret_left, fh_error *err) {
    int64_t *waiting = NULL, *near = NULL;
    size_t n_waiting = 0;
    uint64_t reports = 0, waits = 0;
    fh_arena_reset(s->answer);
    fh_status status = fh_db_count_waiting(s->db, &reports, &waits, err);
    *ret_left = waits > 0;
    if (status || !waits) return status;
    grouping g = {.s = s, .whole = reports <= WHOLE_STORE || (reports <= WHOLE_AT_MOST && waits * 4 >= reports)};
    status = g.whole ? fh_db_current(s->db, s->answer, &near, &g.n, err) : fh_db_waiting(s->db, GROUP_AT_ONCE, s->answer, &waiting, &n_waiting, err);
    if (!status && !g.whole) status = fh_db_neighbourhood(s->db, waiting, n_waiting, s->answer, &near, &g.n, err);
    g.sources = near;
    if (!status) status = load_cards(&g, err);
    if (!status) status = find_stories(&g, (uint32_t)reports, err);
    return status ? status : put_stories(&g, added, err);
}

/* Studies the lineage of a story; of a large one, only pairs that were not compared before are. */
static fh_status study_kept(fh_store *s, fh_corpus *c, const int64_t *sources, fh_error *err) {
    fh_api_kept *kept = NULL;
    if (c->reports.n < KEPT_FROM) return fh_corpus_study(c, FH_STUDY_LINEAGE, err);
    fh_status status = fh_api__kept_load(s->db, c, sources, c->arena, &kept, err);
    c->recall = fh_api__kept_recall;
    c->recall_payload = kept;
    if (!status) status = fh_corpus_study(c, FH_STUDY_LINEAGE, err);
    return status ? status : fh_api__kept_save(s->db, kept, c, c->arena, err);
}

/* Counts the accounts of one story whose reports are others than before: what they share, and who derives from whom, is
 * found anew. A story of hundreds grows in each round of a large add, and is counted once, after the last. */
static fh_status count_some(fh_store *s, fh_store_added *added, bool *ret_left, fh_error *err) {
    int64_t number = 0, *sources = NULL;
    size_t n = 0;
    fh_corpus *c = NULL;
    (void)added;
    fh_arena_reset(s->answer);
    fh_status status = fh_db_uncounted(s->db, s->answer, &number, &sources, &n, err);
    *ret_left = n > 0;
    if (status || !n) return status;
    status = load(s, sources, n, &c, err);
    if (status) return status;
    c->one_story = true;
    status = study_kept(s, c, sources, err);
    if (!status) status = fh_db_put_accounts(s->db, number, fh_corpus_dossier(c)->stories[0].n_accounts, err);
    fh_corpus_free(c);
    return status;
}

typedef fh_status round_fn(fh_store *s, fh_store_added *added, bool *ret_left, fh_error *err);
static round_fn *const rounds[] = {group_some, count_some};

fh_status fh_api__group_all(fh_store *s, fh_error *err) {
    fh_store_added added = {0};
    fh_status status = FH_OK;
    for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++)
        for (bool left = true; !status && left;) status = rounds[i](s, &added, &left, err);
    return status;
}

static fh_status one_round(fh_store *s, round_fn *round, fh_store_added *added, bool *ret_left, fh_error *err) {
    fh_status status = fh_db_begin(s->db, err);
    if (!status) status = round(s, added, ret_left, err);
    if (!status) status = fh_db_commit(s->db, err);
    else fh_db_rollback(s->db);
    return status;
}

static fh_status group_waiting(fh_store *s, fh_store_added *added, fh_error *err) {
    fh_status status = FH_OK;
    for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++)
        for (bool left = true; !status && left;) status = one_round(s, rounds[i], added, &left, err);
    return status;
}

/* ---- adding ----------------------------------------------------------------------------------------- */

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

static fh_status keep_report(fh_store *s, int64_t source, const fh_report *r, fh_error *err) {
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
    if (!a->status) a->status = keep_report(a->s, source, slot->report, a->err);
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
    return status ? status : group_waiting(a->s, a->added, err);
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

/* ---- questions ----------------------------------------------------------------------------------------- */

static fh_db_query asked(const fh_store_query *q) {
    if (!q) return (fh_db_query){0};
    return (fh_db_query){.words = q->words, .speaker = q->speaker, .outlet = q->outlet, .story = q->story,
                         .since = q->since, .until = q->until, .revised = q->revised, .offset = q->offset, .limit = q->limit};
}

/* Copies the rows of store/ into those of the public header, field by field. */
#define ANSWER(s, ask, query, DbRow, Row, ret_rows, err, ...)                                     \
    do {                                                                                          \
        fh_db_query q_ = asked(query);                                                            \
        DbRow *from_ = NULL;                                                                      \
        uint32_t n_ = 0, total_ = 0;                                                              \
        fh_arena_reset((s)->answer);                                                              \
        fh_status status_ = ask((s)->db, &q_, (s)->answer, &from_, &n_, &total_, err);            \
        Row *rows_ = status_ ? NULL : fh_new_n((s)->answer, Row, n_);                             \
        for (uint32_t i_ = 0; rows_ && i_ < n_; i_++) {                                           \
            const DbRow *r = &from_[i_];                                                          \
            rows_[i_] = (Row){__VA_ARGS__};                                                       \
        }                                                                                         \
        if (!status_) status_ = fh_fail_arena(err, (s)->answer);                                  \
        if (!status_) (ret_rows)->at = rows_, (ret_rows)->n = n_, (ret_rows)->total = total_;     \
        return status_;                                                                           \
    } while (0)

fh_status fh_store_stories(fh_store *s, const fh_store_query *query, fh_story_rows *ret_rows, fh_error *err) {
    ANSWER(s, fh_db_stories, query, fh_db_story, fh_story_row, ret_rows, err, r->id, r->title, r->first, r->last, r->n_reports, r->n_accounts);
}

fh_status fh_store_reports(fh_store *s, const fh_store_query *query, fh_hit_rows *ret_rows, fh_error *err) {
    ANSWER(s, fh_db_reports, query, fh_db_hit, fh_hit_row, ret_rows, err, r->report, r->story, r->title, r->outlet, r->published, r->snippet, r->story_title,
           r->n_revisions);
}

fh_status fh_store_search(fh_store *s, const fh_store_query *query, fh_hit_rows *ret_rows, fh_error *err) {
    if (!query || !query->words.len) return fh_fail(err, FH_EINPUT, 0, "nothing to search for; give words, \"a phrase\" or a prefix*");
    ANSWER(s, fh_db_search, query, fh_db_hit, fh_hit_row, ret_rows, err, r->report, r->story, r->title, r->outlet, r->published, r->snippet, r->story_title,
           r->n_revisions);
}

fh_status fh_store_speakers(fh_store *s, const fh_store_query *query, fh_speaker_rows *ret_rows, fh_error *err) {
    ANSWER(s, fh_db_speakers, query, fh_db_speaker, fh_speaker_row, ret_rows, err,
           r->name, r->kind, r->n_statements, r->n_reports, r->report, r->story, r->said, r->title, r->outlet, r->published, r->story_title,
           r->number);
}

fh_status fh_store_story(fh_store *s, fh_str id, const fh_dossier **ret_dossier, fh_error *err) {
    int64_t *sources = NULL;
    size_t n = 0;
    fh_str story = {NULL, 0};
    fh_corpus *c = NULL;
    fh_arena_reset(s->answer);
    fh_status status = fh_db_members(s->db, id, s->answer, &story, &sources, &n, err);
    if (!status) status = load(s, sources, n, &c, err);
    if (!status) c->one_story = true;
    if (!status) status = fh_corpus_study(c, FH_STUDY_ALL, err);
    if (status) { fh_corpus_free(c); return status; }
    fh_corpus_free(s->corpus);
    s->corpus = c;
    *ret_dossier = fh_corpus_dossier(c);
    return FH_OK;
}

static fh_status read_source(fh_store *s, int64_t source, fh_corpus *c, fh_error *err) {
    fh_raw raw;
    fh_read_slot slot = {.keep = fh_arena_new(&s->engine->options.allocator, s->engine->options.max_report_bytes), .given = true};
    if (!slot.keep || !(slot.report = fh_new(slot.keep, fh_report))) {
        fh_arena_free(slot.keep);
        return fh_fail(err, FH_ENOMEM, 0, "out of memory for a report");
    }
    fh_status status = fh_db_source(s->db, source, slot.keep, &raw, err);
    if (!status) status = fh_api__read_report(s->engine, slot.keep, s->engine->scratch[0], &raw, FH_DEPTH_ALL, slot.report, err);
    fh_arena_reset(s->engine->scratch[0]);
    if (!status) status = fh_api__corpus_take(c, &slot, err);
    fh_arena_free(slot.keep);
    return status;
}

fh_status fh_store_revisions(fh_store *s, fh_str report, const fh_dossier **ret_dossier, fh_error *err) {
    int64_t *sources = NULL;
    size_t n = 0;
    fh_corpus *c = NULL;
    fh_arena_reset(s->answer);
    fh_status status = fh_db_revisions(s->db, report, s->answer, &sources, &n, err);
    if (!status && !n) status = fh_fail(err, FH_EINPUT, 0, "there is no report '%.*s'", FH_STR_ARGS(report));
    if (!status) status = fh_corpus_new(s->engine, &c, err);
    for (size_t i = 0; !status && i < n; i++) status = read_source(s, sources[i], c, err);
    if (!status) status = fh_api__corpus_revisions(c, err);
    if (status) { fh_corpus_free(c); return status; }
    fh_corpus_free(s->corpus);
    s->corpus = c;
    *ret_dossier = fh_corpus_dossier(c);
    return FH_OK;
}

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
    return status ? status : keep_report(s, source, r, err);
}

fh_status fh_store_rebuild(fh_store *s, fh_error *err) {
    int64_t *sources = NULL;
    size_t n = 0;
    fh_arena_reset(s->answer);
    fh_arena *keep = fh_arena_new(&s->engine->options.allocator, s->engine->options.max_report_bytes);
    if (!keep) return fh_fail(err, FH_ENOMEM, 0, "out of memory for a report");
    fh_status status = fh_db_begin(s->db, err);
    if (!status) status = fh_db_forget_derived(s->db, err);
    if (!status) status = fh_db_current(s->db, keep, &sources, &n, err);
    fh_arena *list = keep; /* holds the numbers; each report has an arena of its own */
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
