/* SPDX-License-Identifier: MIT
 *
 * firsthand/store.h - reports that are kept, in one file, and questions to them.
 *
 *   fh_store *store;
 *   if (fh_store_open(engine, "firsthand.db", FH_STORE_CREATE, &store, &err)) ...
 *   fh_store_add(store, inputs, n_inputs, &how, &added, &err);
 *   fh_store_stories(store, NULL, &stories, &err);          lent until the next question
 *   fh_store_story(store, stories.at[0].id, &dossier, &err);
 *   fh_store_close(store);
 *
 * A store is one SQLite file with its write-ahead log. What was read is kept as it was; what is derived from it
 * bears the version that made it and is made anew by fh_store_rebuild. A kill at any moment loses nothing that
 * was committed; several programs may read and write one file. A store handle is used by one thread at a time
 * and not while another call on its engine runs. What a question answers is lent until the next one.
 *
 * Every function may answer FH_ESTORE (damaged, of another version, no store), FH_EBUSY (another writer did not
 * finish within a minute), FH_EIO (no permission, disk full) and FH_ENOMEM; the store is then as it was. */
#ifndef FIRSTHAND_STORE_H
#define FIRSTHAND_STORE_H

#include <firsthand/feed.h>
#include <firsthand/firsthand.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct fh_store fh_store;

typedef enum fh_store_mode {
    FH_STORE_READ = 0, /* never written to */
    FH_STORE_WRITE,    /* must exist */
    FH_STORE_CREATE    /* made when absent */
} fh_store_mode;

FH_API fh_status fh_store_open(fh_engine *engine, const char *path, fh_store_mode mode, fh_store **ret_store, fh_error *err);
FH_API void fh_store_close(fh_store *store);

/* ---- adding ---------------------------------------------------------------------------------- */

typedef struct fh_store_how {
    size_t size;            /* sizeof(fh_store_how); set by FH_STORE_HOW_INIT */
    fh_str now;             /* ISO 8601, UTC: when it is; kept as the time of adding */
    fh_report_fn *on_report; /* told of each report and failure, in the order of inputs; NULL: nobody */
    void *payload;
} fh_store_how;
#define FH_STORE_HOW_INIT {sizeof(fh_store_how), {NULL, 0}, NULL, NULL}

typedef struct fh_store_added {
    uint64_t added, known, revisions, failed, stories; /* stories: made anew */
} fh_store_added;

/* Adds what stands in the inputs. A report whose bytes are kept under its id already is passed over; other bytes
 * for a known id or URL make a revision. New reports join the stories that are there; reports of other
 * stories are not read again. Cost: that of reading the new reports, and of studying the stories they join. */
FH_API fh_status fh_store_add(fh_store *store, const char *const *inputs, size_t n_inputs, const fh_store_how *how, fh_store_added *ret_added, fh_error *err);

/* ---- decisions of people -------------------------------------------------------------------------- */

/* What somebody decides. Stories are regrouped and lineages are drawn anew at once; the decision stays apart from what was
 * found, acts on what comes later, survives fh_store_rebuild, and can be withdrawn. */
typedef struct fh_verdict {
    size_t size;           /* sizeof(fh_verdict); set by FH_VERDICT_INIT */
    fh_decision_kind kind;
    const fh_str *ids;     /* TOGETHER: stories, or reports in them. APART: reports of one story, not all of it.
                              NOT_FROM: the child and the parent, reports of one story */
    size_t n_ids;
    fh_str who, why, now;  /* who: not empty; now: ISO 8601, UTC */
} fh_verdict;
#define FH_VERDICT_INIT {sizeof(fh_verdict), FH_DECISION_TOGETHER, NULL, 0, {NULL, 0}, {NULL, 0}, {NULL, 0}}

/* FH_EINPUT: no such story or report, or the kind does not fit them. *ret_number names the decision from now on. */
FH_API fh_status fh_store_decide(fh_store *store, const fh_verdict *verdict, uint64_t *ret_number, fh_error *err);
/* FH_EINPUT: there is no such decision, or it does not hold any more. */
FH_API fh_status fh_store_withdraw(fh_store *store, uint64_t number, fh_str who, fh_str now, fh_error *err);

typedef struct fh_decision_rows { const fh_decision *at; uint32_t n, total; } fh_decision_rows; /* oldest first, the withdrawn among them */
FH_API fh_status fh_store_decisions(fh_store *store, fh_decision_rows *ret_rows, fh_error *err);

/* The same for reports that the caller holds in memory. how->on_report is told of each. */
FH_API fh_status fh_store_add_memory(fh_store *store, const fh_arrival *arrivals, size_t n, const fh_store_how *how, fh_store_added *ret_added, fh_error *err);

/* ---- notes: what a client remembers between its runs ------------------------------------------------ */

/* A value under a topic and a key, which means nothing to the store; absent when there is none. Lent until the next question. */
FH_API fh_status fh_store_note(fh_store *store, fh_str topic, fh_str key, fh_str *ret_value, fh_error *err);
/* An absent value takes the note away. */
FH_API fh_status fh_store_set_note(fh_store *store, fh_str topic, fh_str key, fh_str value, fh_error *err);
/* The keys of a topic, in their order; lent until the next question. */
FH_API fh_status fh_store_notes(fh_store *store, fh_str topic, const fh_str **ret_keys, size_t *ret_n, fh_error *err);

/* ---- questions --------------------------------------------------------------------------------- */

typedef struct fh_store_query {
    fh_str words;          /* search: words, "phrases", prefix*, AND, OR, NOT */
    fh_str speaker, outlet, story;
    fh_str since, until;   /* YYYY-MM-DD, both included */
    uint32_t offset, limit; /* limit 0: 50 */
    bool revised;          /* reports: only those that have revisions */
    fh_str part;           /* views of a story as CSV: "reports" (the default), "lineage", "passages", "statements", "claims",
                              "mentions", "changes", "conflicts" or "timeline" */
    fh_str left, right;    /* the page of a story: ids of the reports that stand side by side at first */
} fh_store_query;

typedef struct fh_story_row { fh_str id, title, first, last; uint32_t n_reports, n_accounts; } fh_story_row;
typedef struct fh_hit_row {
    fh_str report, story, title, outlet, published;
    fh_str snippet;       /* what was found: between U+0002 and U+0003; absent in lists of reports */
    fh_str story_title;
    uint32_t n_revisions; /* lists of reports: how many earlier ones are kept */
} fh_hit_row;
typedef struct fh_speaker_row {
    fh_str name, kind;
    uint32_t n_statements, n_reports;
    fh_str report, story, said;                   /* when one speaker is asked for */
    fh_str title, outlet, published, story_title; /* of that report and story */
    uint32_t number;                              /* of that statement in its report, from 0 */
} fh_speaker_row;

typedef struct fh_story_rows { const fh_story_row *at; uint32_t n, total; } fh_story_rows;       /* newest first */
typedef struct fh_hit_rows { const fh_hit_row *at; uint32_t n, total; } fh_hit_rows;             /* best first (BM25), or newest first */
typedef struct fh_speaker_rows { const fh_speaker_row *at; uint32_t n, total; } fh_speaker_rows; /* most statements first */

/* query may be NULL: everything. FH_EINPUT: the words cannot be read as a question. */
FH_API fh_status fh_store_stories(fh_store *store, const fh_store_query *query, fh_story_rows *ret_rows, fh_error *err);
FH_API fh_status fh_store_reports(fh_store *store, const fh_store_query *query, fh_hit_rows *ret_rows, fh_error *err);
FH_API fh_status fh_store_search(fh_store *store, const fh_store_query *query, fh_hit_rows *ret_rows, fh_error *err);
FH_API fh_status fh_store_speakers(fh_store *store, const fh_store_query *query, fh_speaker_rows *ret_rows, fh_error *err);

/* The dossier of one story; `id` is the story's, or that of a report in it. FH_EINPUT when there is none, or not yet: the report waits for
 * its story, because an add was stopped. */
FH_API fh_status fh_store_story(fh_store *store, fh_str id, const fh_dossier **ret_dossier, fh_error *err);

/* A report's revisions as a dossier: reports oldest first, and what each changed against the one before. */
FH_API fh_status fh_store_revisions(fh_store *store, fh_str report, const fh_dossier **ret_dossier, fh_error *err);

typedef struct fh_store_facts { uint64_t sources, reports, stories, waiting, revisions, decisions, bytes; bool current; } fh_store_facts;
/* A number that is another when somebody else has written to the file since it was last asked of this handle. */
FH_API uint64_t fh_store_version(fh_store *store);

FH_API fh_status fh_store_count(fh_store *store, fh_store_facts *ret_facts, fh_error *err);

/* ---- views: the same pages and the same JSON for everyone who shows them ---------------------------- */

typedef enum fh_view {
    FH_VIEW_STORIES = 0,
    FH_VIEW_SEARCH,   /* query->words; without them a page that asks for some */
    FH_VIEW_SPEAKERS, /* all, or query->speaker's statements */
    FH_VIEW_STORY,    /* query->story: its dossier */
    FH_VIEW_REPORT,   /* query->story is a report's id: its text, its revisions and what they changed */
    FH_VIEW_REPORTS,  /* newest first */
    FH_VIEW_DECISIONS /* of people, with those that were withdrawn */
} fh_view;

typedef enum fh_shape {
    FH_SHAPE_PAGE = 0,
    FH_SHAPE_JSON,    /* {"total", "offset", "rows"} for lists, "firsthand/1" for stories and reports */
    FH_SHAPE_CSV,     /* the rows; of a story, query->part; of a report, what its revisions changed */
    FH_SHAPE_SVG,     /* a picture: the family tree of a story, else rows over time */
    FH_SHAPE_GRAPHML, /* this and the following: stories alone */
    FH_SHAPE_DOT,
    FH_SHAPE_ANNOTATIONS,
    FH_SHAPE_PROV
} fh_shape;

/* Writes a view in one of its shapes. Links of the pages are relative: "./", "reports", "search", "speakers", "story", "report", "decisions",
 * and these with ".csv", ".json", ".svg" and so on; forms are sent to "decide" and "withdraw". FH_EINPUT: there is no such story or
 * part, the view has no such shape, or the words cannot be read. */
FH_API fh_status fh_store_view(fh_store *store, fh_view view, const fh_store_query *query, fh_shape shape, fh_sink sink, fh_error *err);

/* A page of the same kind that says what is wrong. */
FH_API fh_status fh_store_view_problem(fh_store *store, const char *title, fh_str message, fh_sink sink, fh_error *err);

/* ---- care --------------------------------------------------------------------------------------- */

/* Reads the whole file and checks it against itself. */
FH_API fh_status fh_store_check(fh_store *store, fh_error *err);

/* Makes all that is derived anew from the content that is kept, in one transaction. */
FH_API fh_status fh_store_rebuild(fh_store *store, fh_error *err);

#ifdef __cplusplus
}
#endif
#endif
