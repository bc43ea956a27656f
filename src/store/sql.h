/* SPDX-License-Identifier: MIT
 *
 * store/sql.h - SQLite behind a handful of functions; private to store/. A connection remembers its first
 * failure: later calls do nothing, so that code reads as what it stores and asks once at its end. All values
 * are bound, never pasted into SQL. */
#ifndef FH_STORE_SQL_H
#define FH_STORE_SQL_H

#include <sqlite3.h>

#include "base/error.h"
#include "base/str.h"

typedef struct fh_sql {
    sqlite3 *db;
    char name[104];   /* of the file, as errors tell it: of a long path the end */
    fh_status status; /* the first failure */
    fh_error err;
} fh_sql;

/* One statement being run: bind in order with the ? of its text, step, read columns, end. */
typedef struct fh_row {
    fh_sql *sql;
    sqlite3_stmt *stmt;
    int bound;
} fh_row;

void fh_store__note(fh_sql *sql, int code);            /* remembers a failure, when it is one and the first */
void fh_store__run(fh_sql *sql, const char *text); /* statements without values or rows */

fh_row fh_store__prepare(fh_sql *sql, const char *text);
void fh_store__bind_int(fh_row *q, int64_t v);
void fh_store__bind_real(fh_row *q, double v);
void fh_store__bind_str(fh_row *q, fh_str s);  /* absent is NULL; the bytes are borrowed until fh_store__end or _again */
void fh_store__bind_blob(fh_row *q, fh_str s);
bool fh_store__step(fh_row *q);                /* true: a row is there */
void fh_store__again(fh_row *q);               /* ready to be bound and run anew */
void fh_store__end(fh_row *q);                 /* runs to its end what was not stepped yet, and releases */
void fh_store__do(fh_row *q);                  /* steps once and ends: for writing */

int64_t fh_store__int(const fh_row *q, int column);
fh_str fh_store__str(const fh_row *q, int column, fh_arena *arena); /* a copy; NULL is absent */
fh_str fh_store__blob(const fh_row *q, int column);                 /* lent until the next step */

/* FH_OK, or the first failure with its story in *err. */
fh_status fh_store__status(const fh_sql *sql, fh_error *err);

/* Fills in *err, the name of the file before it, and answers `status`. */
void fh_store__set_name(fh_sql *sql, const char *path);
fh_status fh_store__fail(const fh_sql *sql, fh_error *err, fh_status status, const char *format, ...) FH_PRINTF(4, 5);

#endif
