/* SPDX-License-Identifier: MIT
 *
 * store/shelf.h - the inside of an fh_db; private to store/. */
#ifndef FH_STORE_SHELF_H
#define FH_STORE_SHELF_H

#include "base/vec.h"
#include "store/sql.h"
#include "store/store.h"

struct fh_db {
    fh_sql sql;
    fh_arena *scratch; /* of one call */
    struct fh_store__ranking *ranking; /* of the search that is under way */
    bool can_rank;     /* SQL knows firsthand_rank() */
};

typedef FH_VEC(int64_t) fh_store__numbers;


/* Whether the file has the tables of decisions: the first stores had not. */
bool fh_store__has_decisions(fh_db *db);

/* Whether it has the table of lengths, which came later too; a writer makes it. */
bool fh_store__has_lengths(fh_db *db);

/* Whether reports can be found by their outlet: likewise. */
bool fh_store__has_outlets(fh_db *db);

/* ---- card.c ---- */

/* Counts the words of a report among those of the store, and their bytes as they are kept. */
fh_str fh_store__keep_words(fh_db *db, const fh_db_word *words, size_t n);
void fh_store__forget_words(fh_db *db, int64_t source);

/* Ends a call: gives the scratch back and answers how it went. */
fh_status fh_store__done(fh_db *db, fh_error *err);

/* FH_ESTORE when some content is not what its digest was made of. */
fh_status fh_store__check_content(fh_db *db, fh_error *err);

#endif
