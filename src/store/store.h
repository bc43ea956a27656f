/* SPDX-License-Identifier: MIT
 *
 * store/store.h - reports that are kept: one SQLite file. The only folder that knows SQLite.
 *
 * Content (what was read, where from, when) is never made anew. Everything else is derived from it, bears
 * the version of what made it, and can be dropped and rebuilt. docs/store.md shows the tables.
 *
 * An fh_db is used by one thread at a time; each thread opens its own. Every function answers FH_ESTORE for
 * a damaged or foreign file, FH_EBUSY when another writer does not finish within a minute, FH_EIO when the
 * system refuses; what was committed before stays. */
#ifndef FH_STORE_STORE_H
#define FH_STORE_STORE_H

#include <firsthand/records.h>

#include "base/error.h"
#include "base/raw.h"

typedef struct fh_db fh_db;

typedef enum fh_db_mode { FH_DB_READ = 0, FH_DB_WRITE, FH_DB_CREATE } fh_db_mode; /* CREATE: made when absent */

fh_status fh_db_open(const char *path, fh_db_mode mode, fh_db **ret_db, fh_error *err);
void fh_db_close(fh_db *db);

/* One transaction; what is written between is there whole or not at all, also after a kill. A commit that fails takes it back. */
fh_status fh_db_begin(fh_db *db, fh_error *err);
fh_status fh_db_commit(fh_db *db, fh_error *err);
void fh_db_rollback(fh_db *db);

/* ---- content ------------------------------------------------------------------------------------ */

/* SHA-256 of what a raw report is and was said to be, not of where it came from. False: there is no memory for it. */
bool fh_db_digest(const fh_raw *raw, char ret_hex[65]);
/* True when these bytes are kept already under this id. */
bool fh_db_knows(fh_db *db, const fh_raw *raw);

/* Keeps a raw report. Other bytes for an id or a URL that is kept make a revision: the earlier report leaves
 * its story, and stays as content. `added`: ISO 8601, UTC. *ret_source is its number. */
fh_status fh_db_add_source(fh_db *db, const fh_raw *raw, fh_str added, int64_t *ret_source, bool *ret_revision, fh_error *err);

/* The raw report of a source, in `arena`. */
fh_status fh_db_source(fh_db *db, int64_t source, fh_arena *arena, fh_raw *ret_raw, fh_error *err);

/* Numbers of all sources that are the newest of their id, ascending. */
fh_status fh_db_current(fh_db *db, fh_arena *arena, int64_t **ret_sources, size_t *ret_n, fh_error *err);

/* ---- decisions of people: content, too ------------------------------------------------------------- */

/* Keeps a decision; its reports are ids of kept reports. *ret_number is its number. */
fh_status fh_db_decide(fh_db *db, const fh_decision *d, uint64_t *ret_number, fh_error *err);
/* FH_EINPUT: there is no such decision, or it was withdrawn before. */
fh_status fh_db_withdraw(fh_db *db, uint64_t number, fh_str who, fh_str when, fh_error *err);
/* Decisions in `arena`, by number; with `all`, those that were withdrawn as well. */
fh_status fh_db_decisions(fh_db *db, bool all, fh_arena *arena, fh_decision **ret, uint32_t *ret_n, fh_error *err);
/* The stories of the reports of a decision are forgotten; their reports wait for new ones. */
fh_status fh_db_unsettle(fh_db *db, uint64_t number, fh_error *err);

/* ---- notes: content, too --------------------------------------------------------------------------- */

/* The value under a topic and a key, in `arena`; absent when there is none. */
fh_status fh_db_note(fh_db *db, fh_str topic, fh_str key, fh_arena *arena, fh_str *ret_value, fh_error *err);
/* An absent value takes the note away. */
fh_status fh_db_set_note(fh_db *db, fh_str topic, fh_str key, fh_str value, fh_error *err);
/* The keys of a topic, in their order. */
fh_status fh_db_notes(fh_db *db, fh_str topic, fh_arena *arena, fh_str **ret_keys, size_t *ret_n, fh_error *err);

/* ---- derived: reports --------------------------------------------------------------------------- */

/* What a report is looked up by when a new one comes: its weightiest words. */
typedef struct fh_db_key {
    uint32_t term;
    float weight; /* of a vector of length 1 */
} fh_db_key;

/* A word of a report, by which it is grouped: the hash of its stem, and how often it stands, at most 65535 times. */
typedef struct fh_db_word { uint32_t hash, count; } fh_db_word;

/* Keeps what was read of a source. The report waits for its story (fh_db_waiting). */
fh_status fh_db_add_report(fh_db *db, int64_t source, const fh_report *r, const fh_db_key *keys, size_t n_keys, const fh_db_word *words, size_t n_words, fh_error *err);
fh_status fh_db_report(fh_db *db, int64_t source, fh_arena *arena, fh_report **ret_report, fh_error *err);

/* Reports without a story, at most `limit`, ascending. */
fh_status fh_db_waiting(fh_db *db, size_t limit, fh_arena *arena, int64_t **ret_sources, size_t *ret_n, fh_error *err);

/* `waiting`, with all reports of the stories that one of them shares words or a decision with: what must be grouped anew. Ascending. */
fh_status fh_db_neighbourhood(fh_db *db, const int64_t *waiting, size_t n_waiting, fh_arena *arena, int64_t **ret_sources, size_t *ret_n, fh_error *err);

/* A report as it is grouped: without its text and all that was read of it. */
typedef struct fh_db_card {
    fh_report *report;       /* id, title, date, and of the text its beginning where it has no title */
    const fh_db_word *words; /* by hash */
    uint32_t n_words;
    float nearest[2];        /* cosines of the two nearest reports, as far as they are known; 0: unknown */
    int64_t story;           /* the story it is in; 0: it waits */
} fh_db_card;
fh_status fh_db_cards(fh_db *db, const int64_t *sources, size_t n, fh_arena *arena, fh_db_card *ret_cards, fh_error *err);
/* Writes down nearest[2] of a card. */
fh_status fh_db_put_nearest(fh_db *db, int64_t source, const float nearest[2], fh_error *err);

/* In how many reports a word stands. Ask of one fh_db_common after the other; it holds the store until it is ended. */
typedef struct fh_db_common fh_db_common;
fh_db_common *fh_db_common_begin(fh_db *db, fh_arena *arena);
uint32_t fh_db_common_count(void *common, uint32_t hash);
fh_status fh_db_common_end(fh_db_common *common, fh_error *err);

/* Drops the stories that the reports of a story are in, and puts it; sources[i] is the number of report i of those that story->reports
 * counts. All are dropped before the first is put: ids and numbers of those that go are given to those that come. */
fh_status fh_db_drop_stories(fh_db *db, const int64_t *sources, const fh_story *story, fh_error *err);
fh_status fh_db_put_story(fh_db *db, const int64_t *sources, const fh_story *story, fh_error *err);
/* A story that was put with more than one report has no accounts until they are counted: one such story, and its reports, ascending; none: *ret_n is 0. */
fh_status fh_db_uncounted(fh_db *db, fh_arena *arena, int64_t *ret_number, int64_t **ret_sources, size_t *ret_n, fh_error *err);
fh_status fh_db_put_accounts(fh_db *db, int64_t number, uint32_t n_accounts, fh_error *err);
/* Title and dates of a story whose reports are what they were; nothing is written where they are, too. */
fh_status fh_db_retitle_story(fh_db *db, int64_t number, const fh_story *story, fh_error *err);
/* How many reports a story has; 0: there is no such story. */
fh_status fh_db_story_size(fh_db *db, int64_t number, uint32_t *ret_n, fh_error *err);

/* What a report shares with one that was added before it, as a study found it: a_span is of that of the two whose id is lower. */
typedef struct fh_db_shared {
    int64_t other;
    const fh_passage *passages; /* their a and b say nothing */
    uint32_t n;
} fh_db_shared;
/* What was kept of a report's pairs, none where nothing was; and keeps them, instead of what was kept before. */
fh_status fh_db_shared_of(fh_db *db, int64_t source, fh_arena *arena, fh_db_shared **ret_shared, size_t *ret_n, fh_error *err);
fh_status fh_db_put_shared(fh_db *db, int64_t source, const fh_db_shared *shared, size_t n, fh_error *err);

/* Forgets all that is derived; the next fh_db_add_report begins anew. */
fh_status fh_db_forget_derived(fh_db *db, fh_error *err);

/* ---- questions ------------------------------------------------------------------------------------ */

typedef struct fh_db_story {
    fh_str id, title, first, last;   /* first, last: dates as they are shown, absent where unknown */
    uint32_t n_reports, n_accounts;
} fh_db_story;

typedef struct fh_db_hit {
    fh_str report, story, title, outlet, published;
    fh_str snippet; /* of the text; what was found stands between U+0002 and U+0003; absent in lists of reports */
    fh_str story_title;
    uint32_t n_revisions; /* in lists of reports: how many earlier ones are kept */
} fh_db_hit;

typedef struct fh_db_speaker {
    fh_str name, kind;
    uint32_t n_statements, n_reports;
    fh_str report, story, said; /* of one statement, where one name was asked for; else absent */
    fh_str title, outlet, published, story_title; /* of its report and story */
    uint32_t number;            /* of the statement in its report */
} fh_db_speaker;

/* What is asked of the store; absent fields do not restrict. */
typedef struct fh_db_query {
    fh_str words;   /* FTS5: words, "phrases", prefixes*, AND OR NOT */
    fh_str speaker, outlet, story;
    fh_str since, until; /* dates as YYYY-MM-DD, both included */
    bool revised;   /* only reports that have revisions */
    uint32_t offset, limit; /* limit 0: 50 */
} fh_db_query;

/* Rows in `arena`; *ret_total counts them without offset and limit. Stories by newest report, hits by rank, speakers by statements. */
fh_status fh_db_stories(fh_db *db, const fh_db_query *q, fh_arena *arena, fh_db_story **ret, uint32_t *ret_n, uint32_t *ret_total, fh_error *err);
fh_status fh_db_reports(fh_db *db, const fh_db_query *q, fh_arena *arena, fh_db_hit **ret, uint32_t *ret_n, uint32_t *ret_total, fh_error *err); /* newest first */
fh_status fh_db_search(fh_db *db, const fh_db_query *q, fh_arena *arena, fh_db_hit **ret, uint32_t *ret_n, uint32_t *ret_total, fh_error *err);
fh_status fh_db_speakers(fh_db *db, const fh_db_query *q, fh_arena *arena, fh_db_speaker **ret, uint32_t *ret_n, uint32_t *ret_total, fh_error *err);

/* The sources of a story, ascending, and its id: `id` is a story's, or that of a report in it. FH_EINPUT when there is none. */
fh_status fh_db_members(fh_db *db, fh_str id, fh_arena *arena, fh_str *ret_story, int64_t **ret_sources, size_t *ret_n, fh_error *err);

/* The same, with the ids of its reports. */
fh_status fh_db_member_ids(fh_db *db, fh_str id, fh_arena *arena, fh_str *ret_story, fh_str **ret_ids, size_t *ret_n, fh_error *err);

/* The sources that bear this report id or its URL, oldest first: its revisions. */
fh_status fh_db_revisions(fh_db *db, fh_str report, fh_arena *arena, int64_t **ret_sources, size_t *ret_n, fh_error *err);

typedef struct fh_db_counts { uint64_t sources, reports, stories, waiting, revisions, decisions, bytes; } fh_db_counts;
fh_status fh_db_count(fh_db *db, fh_db_counts *ret, fh_error *err); /* looks at an entry of an index for every source */
/* Reports, and those that wait for a story: a look at one index. */
fh_status fh_db_count_waiting(fh_db *db, uint64_t *ret_reports, uint64_t *ret_waiting, fh_error *err);

/* A number that is another when anybody has written since this connection was asked last. */
uint64_t fh_db_version(fh_db *db);

/* SQLite's own check of the whole file, and ours that every derived report has its content, and that all content is what it was
 * when it was added: SQLite knows the form of a row, not whether its bytes were others. */
fh_status fh_db_check(fh_db *db, fh_error *err);
/* Whether what is derived was made by this version. */
fh_status fh_db_is_current(fh_db *db, bool *ret_current, fh_error *err);

#endif
