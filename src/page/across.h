/* SPDX-License-Identifier: MIT
 *
 * page/across.h - furniture that only several reports together show: lines that unrelated reports share. */
#ifndef FH_PAGE_ACROSS_H
#define FH_PAGE_ACROSS_H

#include <firsthand/records.h>

#include "base/arena.h"
#include "base/error.h"

/* A report as it was read, before anything was cut. */
typedef struct fh_page_whole {
    fh_str id, outlet, text;
    const fh_span *paragraphs;
    uint32_t n_paragraphs;
} fh_page_whole;

/* Which paragraphs are furniture: ret_drop[i][k] for paragraph k of report i, ret_drop[i] NULL where there is none. The
 * reports stand in a total order that does not depend on how they came (by id): the answer is then theirs alone.
 * In `arena`. FH_ENOMEM. Cost: n log n in lines; two reports are compared once, and only when they share a line. */
fh_status fh_page_across(fh_arena *arena, const fh_page_whole *reports, size_t n, bool **ret_drop, fh_error *err);

/* r, which was `whole`, without the paragraphs of `drop` (NULL: all of it again): its text, paragraphs, credits and
 * sha256. `credits` are those of the whole. Sentences and what comes after have to be read anew. */
fh_status fh_page_without(fh_arena *keep, const fh_page_whole *whole, const fh_credit *credits, const bool *drop, fh_report *r, fh_error *err);

#endif
