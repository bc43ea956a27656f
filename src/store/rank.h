/* SPDX-License-Identifier: MIT
 *
 * store/rank.h - the hits of a full-text search: how good each is, where it was found, and the words around; private to
 * store/. */
#ifndef FH_STORE_RANK_H
#define FH_STORE_RANK_H

#include "store/shelf.h"

/* A phrase of the question in the text of a report, in words from its beginning. */
typedef struct fh_store__place { uint32_t phrase, at, n; } fh_store__place;

/* What the SQL function firsthand_rank(search) found out about the row that was stepped to last. */
enum { FH_STORE__PLACES = 128 };
typedef struct fh_store__ranking {
    fh_db *db;
    bool *wanted;            /* by number of the report: those of others are NULL; absent: all are wanted */
    int64_t n_wanted;
    bool begun;
    int n_phrases;
    double *rarity, *found;  /* by phrase; found: in this row, those of the title weighing more */
    double average;          /* words of a report */
    bool has_lengths;
    fh_row lengths;          /* asks for a part of the table `length`, */
    int64_t part;            /* the one that is at hand, */
    fh_str words;            /* and what it holds */
    fh_store__place at[FH_STORE__PLACES]; /* the first ones in the text, ascending */
    uint32_t n;
} fh_store__ranking;

/* Between the two, statements of this connection may call firsthand_rank(search) for the rows of one MATCH. */
void fh_store__rank_begin(fh_db *db, fh_store__ranking *r);
void fh_store__rank_end(fh_store__ranking *r);

/* Remembers how many words the reports have that were put into `search` under `from` and later numbers. */
void fh_store__keep_lengths(fh_db *db, int64_t from);

/* ---- snippet.c ---- */

/* Cuts what surrounds places out of texts, as FTS5 tells their words apart. */
typedef struct fh_store__scissors {
    fh_db *db;
    fts5_tokenizer how;
    Fts5Tokenizer *words;
} fh_store__scissors;

void fh_store__scissors_begin(fh_db *db, fh_store__scissors *s);
void fh_store__scissors_end(fh_store__scissors *s);

/* Some two dozen words in which most of what was asked for stands, each place between \2 and \3; "..." where something is
 * left out. Without places, the beginning. */
fh_str fh_store__snippet(fh_store__scissors *s, fh_str text, const fh_store__place *places, uint32_t n, fh_arena *arena);

/* The FTS5 of this connection; NULL, told on the connection, where SQLite was built without it. */
fts5_api *fh_store__fts5(fh_db *db);

#endif
