/* SPDX-License-Identifier: MIT
 *
 * dossier/listing.h - rows of a store as pages and as JSON. The pages have the style of the dossier's page and need
 * no script. Links are relative to the root of a site: "story?id=", "report?id=", "search?q=", "speakers?name=". */
#ifndef FH_DOSSIER_LISTING_H
#define FH_DOSSIER_LISTING_H

#include <firsthand/store.h>

#include "dossier/writer.h"

typedef struct fh_listing {
    fh_writer *w;
    const fh_store_query *query; /* what was asked: kept in the form and in the links to other pages of rows */
    const fh_store_facts *facts; /* of the whole store */
} fh_listing;

void fh_listing__stories(fh_listing *l, const fh_story_rows *rows);
void fh_listing__hits(fh_listing *l, const fh_hit_rows *rows);         /* rows NULL: nothing was asked yet */
void fh_listing__speakers(fh_listing *l, const fh_speaker_rows *rows); /* all, or the statements of query->speaker */
void fh_listing__revisions(fh_listing *l, fh_str id, const fh_dossier *d);
void fh_listing__problem(fh_listing *l, const char *title, fh_str message);

/* {"total", "offset", "rows": [...]} */
void fh_listing__stories_json(fh_listing *l, const fh_story_rows *rows);
void fh_listing__hits_json(fh_listing *l, const fh_hit_rows *rows);
void fh_listing__speakers_json(fh_listing *l, const fh_speaker_rows *rows);

#endif
