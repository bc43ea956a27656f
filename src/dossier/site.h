/* SPDX-License-Identifier: MIT
 *
 * dossier/site.h - a store as pages of a site, and its rows as JSON, CSV and pictures.
 *
 * Pages need no script. Links are relative to the site's root and bear ids, so that each is a permalink: "story?id=",
 * "report?id=", "search?q=", "speakers?name=". What a page shows can be taken along from the same name with another
 * ending, "stories.csv". Forms are sent to "decide" and "withdraw". */
#ifndef FH_DOSSIER_SITE_H
#define FH_DOSSIER_SITE_H

#include <firsthand/store.h>

#include "dossier/writer.h"

typedef struct fh_site {
    fh_writer *w;
    const fh_store_query *query; /* what was asked: kept in forms and in links to other rows and shapes */
    const fh_store_facts *facts; /* of the whole store */
} fh_site;

/* ---- listing.c, report_page.c, decisions_page.c: pages ---- */

void fh_site__stories(const fh_site *s, const fh_story_rows *rows);
void fh_site__reports(const fh_site *s, const fh_hit_rows *rows);
void fh_site__hits(const fh_site *s, const fh_hit_rows *rows);         /* rows NULL: nothing was asked yet */
void fh_site__speakers(const fh_site *s, const fh_speaker_rows *rows); /* all, or the statements of query->speaker */
void fh_site__decisions(const fh_site *s, const fh_decision_rows *rows);
void fh_site__report(const fh_site *s, const fh_dossier *d); /* d: the revisions, oldest first */
void fh_site__problem(const fh_site *s, const char *title, fh_str message);

/* ---- listing_json.c: {"total", "offset", "rows": [...]} ---- */

void fh_site__stories_json(const fh_site *s, const fh_story_rows *rows);
void fh_site__hits_json(const fh_site *s, const fh_hit_rows *rows);
void fh_site__speakers_json(const fh_site *s, const fh_speaker_rows *rows);
void fh_site__decisions_json(const fh_site *s, const fh_decision_rows *rows);

/* ---- listing_csv.c ---- */

void fh_site__stories_csv(const fh_site *s, const fh_story_rows *rows);
void fh_site__hits_csv(const fh_site *s, const fh_hit_rows *rows);
void fh_site__speakers_csv(const fh_site *s, const fh_speaker_rows *rows);
void fh_site__decisions_csv(const fh_site *s, const fh_decision_rows *rows);

/* ---- listing_svg.c: a row a line, over time where rows have dates, else as bars ---- */

void fh_site__stories_svg(const fh_site *s, const fh_story_rows *rows);
void fh_site__hits_svg(const fh_site *s, const fh_hit_rows *rows);
void fh_site__speakers_svg(const fh_site *s, const fh_speaker_rows *rows);
void fh_site__report_svg(const fh_site *s, const fh_dossier *d);

/* ---- frame.c: what pages share ---- */

void fh_site__raw(const fh_site *s, const char *markup);
void fh_site__text(const fh_site *s, fh_str text);
/* A value in an address: everything but letters, digits and -._~ as %XX (RFC 3986). */
void fh_site__value(fh_buf *out, fh_str value);
void fh_site__link(const fh_site *s, const char *to, fh_str value, fh_str label); /* to: "story?id=" */
void fh_site__day(const fh_site *s, fh_str date); /* <time>, the day of an ISO date; nothing where there is none */
fh_str fh_site__name(fh_str title, fh_str id);    /* the title, else the last part of an id, which often is a path */
/* What was asked, as the query of an address in an attribute: "?q=...&amp;limit=20"; "" where nothing was. */
fh_str fh_site__query(const fh_site *s, uint32_t offset, uint32_t limit);
/* Links to the view's other shapes, and to itself. */
void fh_site__shapes(const fh_site *s, const char *view, const char *const *shapes, size_t n);
/* Links to the rows before and after these. */
void fh_site__pager(const fh_site *s, const char *view, uint32_t n, uint32_t total);
/* Fields of every form that decides: name, reason, token. `id` tells forms of one page apart. */
void fh_site__signature(const fh_site *s, const char *id, const char *button);

#endif
