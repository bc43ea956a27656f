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

/* Groups all reports that wait for a story, inside the transaction that is under way. */
fh_status fh_api__group_all(fh_store *s, fh_error *err);

#endif
