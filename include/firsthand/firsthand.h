/* SPDX-License-Identifier: MIT
 *
 * firsthand/firsthand.h - reads many reports of the same news and shows the evidence behind them.
 *
 *   fh_engine *engine;  fh_corpus *corpus;  fh_error err;  const char *inputs[] = {"folder"};
 *   if (fh_engine_new(NULL, &engine, &err)) ...
 *   if (fh_corpus_new(engine, &corpus, &err)) ...
 *   if (fh_corpus_add(corpus, inputs, 1, &err)) ...
 *   if (fh_corpus_study(corpus, FH_STUDY_ALL, &err)) ...
 *   const fh_dossier *d = fh_corpus_dossier(corpus);    lives as long as the corpus
 *   fh_dossier_write(d, FH_FORMAT_TERMINAL, NULL, sink, &err);   sink: where the bytes go
 *   fh_corpus_free(corpus);  fh_engine_free(engine);
 *
 * Ownership: _new gives you something to _free (NULL is fine); everything else is lent and
 * lives as long as what it was asked of. Results are untouched on failure, the error on success;
 * an fh_error pointer may be NULL. Strings given to a call are borrowed until it returns.
 *
 * Threads: an engine and a corpus are used by one thread at a time; the engine has workers of
 * its own. A finished dossier is const and may be read by any number of threads.
 *
 * The library never prints, never exits, never reads the environment. The same inputs give the
 * same bytes, whatever the number of threads, the time of day and the locale. */
#ifndef FIRSTHAND_H
#define FIRSTHAND_H

#include <firsthand/records.h>
#include <firsthand/types.h>
#include <firsthand/version.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- the engine ---------------------------------------------------------------------- */

typedef struct fh_engine fh_engine;

/* Called now and then from the calling thread; a non-zero answer stops the call with FH_ECANCEL. */
typedef int fh_progress_fn(void *payload, uint64_t reports_done, uint64_t bytes_read);

typedef struct fh_options {
    size_t size;             /* sizeof(fh_options); set by FH_OPTIONS_INIT */
    unsigned threads;        /* workers, 1 to 256; 0: 1; more than 256: 256 */
    size_t max_raw_bytes;    /* one report before decoding; 0: 64 MiB */
    size_t max_report_bytes; /* working memory of one report; 0: 4 GiB */
    unsigned max_expansion;  /* decompressed bytes for each compressed one; 0: 1000 */
    fh_datetime anchor;      /* dates are counted from here; precision NONE: from each report's own date */
    float min_confidence;    /* statements below this are left out; 0: the default of the model */
    fh_allocator allocator;  /* zero: malloc and free */
    fh_progress_fn *progress;
    void *progress_payload;
} fh_options;
#define FH_OPTIONS_INIT {sizeof(fh_options), 0, 0, 0, 0, {0, 0, 0, 0, 0, 0, 0, false, 0}, 0, {NULL, NULL, NULL}, NULL, NULL}

/* options may be NULL: all defaults. FH_ENOMEM. Cost: starts threads; models need no loading, they are
 * part of the library's read-only data. */
FH_API fh_status fh_engine_new(const fh_options *options, fh_engine **ret_engine, fh_error *err);
FH_API void fh_engine_free(fh_engine *engine);
FH_API const char *fh_version(void); /* "0.1.0" */

/* ---- one report after the other: any number, bounded memory ---------------------------- */

/* What is read of each report; each asks for those before it. */
typedef enum fh_depth {
    FH_DEPTH_PAGE = 0,   /* article text and metadata */
    FH_DEPTH_SENTENCES,  /* paragraphs, sentences, tokens */
    FH_DEPTH_STATEMENTS, /* statements and speakers */
    FH_DEPTH_TIMES,      /* expressions of time */
    FH_DEPTH_ALL
} fh_depth;

/* Called in the order of the inputs, from the calling thread, with either a report (lent until the
 * call returns) or a failure. A non-zero answer stops. */
typedef int fh_report_fn(void *payload, const fh_report *report, const fh_failure *failure);

/* Reads files, folders (recursively, in the order of their names) and "-" for standard input.
 * One input's failure is handed to fn and the others go on. FH_ECANCEL when fn stops, FH_ENOMEM. */
FH_API fh_status fh_engine_each(fh_engine *engine, const char *const *inputs, size_t n_inputs, fh_depth depth,
                                fh_report_fn *fn, void *payload, fh_error *err);

/* What an engine's inputs held besides reports, summed up over all it has read. */
typedef struct fh_seen {
    uint64_t files, twice; /* opened; named again and not opened again */
    uint64_t records;      /* of WARC files */
    uint64_t revisits;     /* records that only say that a page was as before */
    uint64_t no_page;      /* responses and resources that hold no page: pictures, redirects, errors */
    uint64_t reports;
} fh_seen;
FH_API fh_seen fh_engine_seen(const fh_engine *engine);

/* The same of all inputs together: lines that unrelated reports share are left out of their texts. Holds all
 * reports until the last is read; the order of the inputs makes no difference to any of them. */
FH_API fh_status fh_engine_across(fh_engine *engine, const char *const *inputs, size_t n_inputs, fh_depth depth,
                                  fh_report_fn *fn, void *payload, fh_error *err);

/* ---- a corpus: reports that are looked at together --------------------------------------- */

typedef struct fh_corpus fh_corpus;

FH_API fh_status fh_corpus_new(fh_engine *engine, fh_corpus **ret_corpus, fh_error *err);
FH_API void fh_corpus_free(fh_corpus *corpus);

/* Adds what stands in files, folders or "-". Failures of single inputs are kept and listed in
 * fh_dossier.failed. FH_ECANCEL, FH_ENOMEM. */
FH_API fh_status fh_corpus_add(fh_corpus *corpus, const char *const *inputs, size_t n_inputs, fh_error *err);

/* Adds one report that the caller holds in memory. */
typedef struct fh_input {
    fh_str id;        /* must be given */
    fh_str bytes;     /* HTML or plain text */
    fh_str url, title, outlet, language; /* absent where unknown */
    fh_str published; /* ISO 8601, absent where unknown */
    bool clean;       /* bytes are article text already: taken as they stand */
} fh_input;
FH_API fh_status fh_corpus_add_memory(fh_corpus *corpus, const fh_input *input, fh_error *err);

/* How far the corpus is studied. */
typedef enum fh_study {
    FH_STUDY_REPORTS = 0, /* reports alone */
    FH_STUDY_PASSAGES,    /* what any two share, alone */
    FH_STUDY_STORIES,     /* which belong together, alone */
    FH_STUDY_LINEAGE,     /* stories, what their reports share, lineage and accounts */
    FH_STUDY_ALL          /* claims, changes, conflicts, timeline */
} fh_study;
/* Before anything else, lines that unrelated reports of the corpus share are left out of their texts. */
FH_API fh_status fh_corpus_study(fh_corpus *corpus, fh_study how_far, fh_error *err);

/* What was found, up to the last fh_corpus_study; never NULL. */
FH_API const fh_dossier *fh_corpus_dossier(const fh_corpus *corpus);

/* ---- the witnesses of a text --------------------------------------------------------------- */

/* Reads a collation table ("-": standard input; plain or packed) and puts the dossier of its tradition into the corpus,
 * which must be empty: a report a witness, in the order of their names, with an id and nothing else; their stemma as
 * lineage, lost copies among its nodes; one story of them all. docs/lineage.md says how a table looks.
 * FH_EINPUT with the line that is wrong, FH_EIO, FH_ELIMIT, FH_ENOMEM. */
FH_API fh_status fh_corpus_witnesses(fh_corpus *corpus, const char *path, fh_error *err);

/* ---- two texts against one another --------------------------------------------------------- */

typedef enum fh_compare {
    FH_COMPARE_PASSAGES = 0, /* what b shares with a */
    FH_COMPARE_CHANGES,      /* what b, a child, changed against a, its parent */
    FH_COMPARE_CONFLICTS     /* where a and b cannot both be right */
} fh_compare;

/* Puts the dossier of just these two clean texts (report 0 is a, report 1 is b) into the corpus,
 * which must be empty or hold an earlier comparison. *ret_score: 0..1 that b says what a does not
 * (changes), that they contradict (conflicts), share of b that comes from a (passages). */
FH_API fh_status fh_corpus_compare(fh_corpus *corpus, fh_compare what, fh_str a, fh_str b, double *ret_score, fh_error *err);

/* Called in the order of the lines, from the calling thread, with either the dossier of one comparison (lent until
 * the call returns) or a failure. A non-zero answer stops. */
typedef int fh_pair_fn(void *payload, fh_str id, const fh_dossier *dossier, double score, const fh_failure *failure);

/* Compares the two texts of each JSON line of a file ("-": standard input): {"id", "a", "b"} or {"id", "parent",
 * "child"}. One line's failure is handed to fn and the others go on. FH_EIO, FH_ECANCEL, FH_ENOMEM. */
FH_API fh_status fh_engine_pairs(fh_engine *engine, const char *path, fh_compare what, fh_pair_fn *fn, void *payload, fh_error *err);

/* ---- near-duplicates among any number of documents ------------------------------------------ */

typedef struct fh_dedup_options {
    size_t size;        /* sizeof(fh_dedup_options); set by FH_DEDUP_OPTIONS_INIT */
    size_t memory;      /* bytes to work in, about; what does not fit goes to disk. 0: 1 GiB */
    const char *folder; /* where it goes; NULL: /tmp */
    void (*note)(void *payload, const char *line); /* told what goes to disk; NULL is fine */
    void *payload;
    const char *resume; /* a folder that keeps what is done until all is, so that a run that was stopped is gone on with by
                           calling again with the same inputs; FH_EINPUT when they are others. NULL: nothing is kept */
} fh_dedup_options;
#define FH_DEDUP_OPTIONS_INIT {sizeof(fh_dedup_options), 0, NULL, NULL, NULL, NULL}

/* Called from the calling thread with either a group (lent until the call returns) or the failure of one input;
 * failures come first. A non-zero answer stops. */
typedef int fh_dedup_fn(void *payload, const fh_dedup_group *group, const fh_failure *failure);

/* Groups of near-duplicate documents. Documents without a duplicate are in no group. *ret_documents, when given: how
 * many were read. The groups do not depend on the order of the inputs. FH_EIO, FH_ECANCEL, FH_ENOMEM, FH_ELIMIT. */
FH_API fh_status fh_engine_dedup(fh_engine *engine, const char *const *inputs, size_t n_inputs, const fh_dedup_options *options,
                                 fh_dedup_fn *fn, void *payload, uint64_t *ret_documents, fh_error *err);

/* ---- writing -------------------------------------------------------------------------------- */

/* Where output goes. write answers false when it cannot take the bytes; the call then ends with FH_EIO. */
typedef struct fh_sink {
    bool (*write)(void *payload, const char *bytes, size_t n);
    void *payload;
} fh_sink;

typedef struct fh_write_opts {
    size_t size;        /* sizeof(fh_write_opts); set by FH_WRITE_OPTS_INIT */
    bool chars;         /* offsets count Unicode code points instead of bytes */
    bool colour;        /* terminal: ANSI colours */
    unsigned columns;   /* terminal: width; 0: 100 */
    bool headless;      /* CSV: without the row of names */
} fh_write_opts;
#define FH_WRITE_OPTS_INIT {sizeof(fh_write_opts), false, false, 0, false}

typedef enum fh_rows {
    FH_ROWS_CLEAN = 0,   /* the report without story and account */
    FH_ROWS_TEXT,        /* article text alone */
    FH_ROWS_SENTENCES,   /* {"id", "sentences"} */
    FH_ROWS_SENTENCE_LINES, /* one sentence a line */
    FH_ROWS_STATEMENTS,
    FH_ROWS_TIMES
} fh_rows;

/* One report's rows, one JSON object a line (docs/formats.md). */
FH_API fh_status fh_report_write(const fh_report *report, fh_rows rows, const fh_write_opts *opts, fh_sink sink, fh_error *err);

typedef enum fh_format {
    FH_FORMAT_TERMINAL = 0, /* for people */
    FH_FORMAT_JSON,         /* one object, "firsthand/1" */
    FH_FORMAT_HTML,         /* one self-contained page */
    FH_FORMAT_PASSAGES,     /* one JSON object a line, as are the following */
    FH_FORMAT_STORIES,
    FH_FORMAT_CHANGES,
    FH_FORMAT_CONFLICTS,
    FH_FORMAT_LINEAGE,      /* one JSON object: nodes and edges */
    FH_FORMAT_LINEAGE_DOT,
    FH_FORMAT_LINEAGE_GRAPHML,
    FH_FORMAT_LINEAGE_SVG,
    FH_FORMAT_JSONL,        /* every record as one object a line, {"record": NAME, NAME: {...}} */
    FH_FORMAT_CSV,          /* reports with story, account and parents, one a row (RFC 4180) */
    FH_FORMAT_ANNOTATIONS,  /* W3C Web Annotation; offsets are code points */
    FH_FORMAT_PROV          /* W3C PROV as PROV-JSON */
} fh_format;
FH_API fh_status fh_dossier_write(const fh_dossier *dossier, fh_format format, const fh_write_opts *opts, fh_sink sink, fh_error *err);

/* The same in steps that an engine of many machines can run, each a filter of JSON lines (docs/dedup.md). */
typedef enum fh_dedup_stage {
    FH_DEDUP_SKETCH = 0, /* document -> {"id", "published", "words"}; each line for itself */
    FH_DEDUP_PAIRS,      /* all sketches -> {"a", "b"} */
    FH_DEDUP_VERIFY,     /* {"a", "b", "a_words", "b_words"} -> edge; each line for itself */
    FH_DEDUP_GROUPS      /* all sketches and all edges -> groups, as fh_engine_dedup finds them */
} fh_dedup_stage;

/* Writes what one step makes of its inputs to `sink`; `fn` is called for failures only. */
FH_API fh_status fh_engine_dedup_stage(fh_engine *engine, fh_dedup_stage stage, const char *const *inputs, size_t n_inputs,
                                       const fh_dedup_options *options, fh_sink sink, fh_dedup_fn *fn, void *payload,
                                       uint64_t *ret_lines, fh_error *err);

/* One group of near-duplicates as one JSON object a line. */
FH_API fh_status fh_dedup_write(const fh_dedup_group *group, fh_sink sink, fh_error *err);

/* The dossier of one comparison as rows that bear `id`: what fh_corpus_compare found. */
FH_API fh_status fh_compare_write(const fh_dossier *dossier, fh_compare what, fh_str id, double score, const fh_write_opts *opts,
                                  fh_sink sink, fh_error *err);

#ifdef __cplusplus
}
#endif
#endif
