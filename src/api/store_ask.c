/* SPDX-License-Identifier: MIT
 *
 * api/store_ask.c - questions to a store: rows of stories, reports, finds and speakers, and dossiers. What is answered lives until the next. */
#include "api/store.h"
#include "base/error.h"

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
    if (!status) status = fh_api__load_kept(s, sources, n, &c, err);
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
