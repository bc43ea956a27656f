/* SPDX-License-Identifier: MIT
 *
 * api/store.h - the inside of a store handle. */
#ifndef FH_API_STORE_H
#define FH_API_STORE_H

#include <firsthand/store.h>

#include "api/corpus.h"
#include "store/store.h"

struct fh_store {
    fh_engine *engine;
    fh_db *db;
    fh_arena *answer;  /* of the last question */
    fh_corpus *corpus; /* of the last story */
    bool only_reads;   /* then what was counted holds until another writes: */
    bool counted;
    uint64_t version;  /* of the file when it was counted */
    fh_store_facts facts;
};

/* store.c: a corpus of kept reports, loaded in the order of `sources`; the caller's to free */
fh_status fh_api__load_kept(fh_store *s, const int64_t *sources, size_t n, fh_corpus **ret_corpus, fh_error *err);

/* store_add.c: keeps what was read of source number `source`, inside the transaction that is under way */
fh_status fh_api__keep_report(fh_store *s, int64_t source, const fh_report *r, fh_error *err);

/* store_group.c: groups all reports that wait for a story, inside the transaction that is under way; or in transactions of their own */
fh_status fh_api__group_all(fh_store *s, fh_error *err);
fh_status fh_api__group_waiting(fh_store *s, fh_store_added *added, fh_error *err);

#endif
