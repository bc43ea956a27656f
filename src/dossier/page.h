/* SPDX-License-Identifier: MIT
 *
 * dossier/page.h - the dossier as a web page: one file that needs nothing else. A story's sections can be written
 * one by one, so that a server can put them on pages of their own.
 *
 * Names in the page: report k (counted from 1) is #r3, mention k of claim c is #m12-3, the two sides of change k are
 * #was7 and #now7, those of conflict k #left4 and #right4, statement s of report k is #q3-15. */
#ifndef FH_DOSSIER_PAGE_H
#define FH_DOSSIER_PAGE_H

#include "dossier/html.h"
#include "dossier/site.h"
#include "dossier/view.h"
#include "dossier/writer.h"

typedef struct fh_page {
    fh_writer *w;
    fh_buf *out;
    const fh_dossier *d;
    fh_arena *scratch;   /* rewound after each section */
    const fh_site *site; /* the site that the page is of; NULL: a file of its own */
    unsigned top;        /* level of the heading that names a story: 1, or 2 below the list of several */
    bool lone;           /* the page is of one report: its statements are #q1-1, #q1-2, ... whichever revision it is */
} fh_page;

void fh_dossier__write_page(fh_writer *w);
void fh_page__story(const fh_site *site); /* the story that is site->w->dossier */

/* The sections of one story. Each writes nothing where there is nothing. */
void fh_page__tree(fh_page *p, uint32_t story);
void fh_page__claims(fh_page *p, uint32_t story);
void fh_page__changes(fh_page *p, uint32_t story);
void fh_page__conflicts(fh_page *p, uint32_t story);
void fh_page__speakers(fh_page *p, uint32_t story);
void fh_page__timeline(fh_page *p, uint32_t story);
void fh_page__texts(fh_page *p, uint32_t story);
void fh_page__decisions(fh_page *p, uint32_t story);  /* what people have decided, and the forms for it */
bool fh_page__has_speakers(fh_page *p, uint32_t story);
fh_str fh_page__text_rules(fh_page *p); /* for the style sheet: which marks show for which two reports */

/* ---- shared by the sections (page_elements.c) ---- */

static inline uint32_t fh_page__number(const fh_page *p, uint32_t report) { return p->lone ? 1 : report + 1; } /* in names of statements */

void fh_page__text(fh_page *p, fh_str s);
/* For decisions: whether an edge is one between reports, and both as the value of a form's field: child|parent. */
bool fh_page__is_between_reports(const fh_dossier *d, const fh_edge *e);
void fh_page__edge_value(fh_page *p, const fh_edge *e);
fh_str fh_page__story_title(const fh_dossier *d, uint32_t story);
/* On a site, links by which a part of the story is taken along: story.SHAPE?id=...&part=PART. */
typedef struct fh_page_take { const char *shape, *part, *label; } fh_page_take;
void fh_page__take(fh_page *p, uint32_t story, const fh_page_take *ways, size_t n);
void fh_page__report_text(fh_page *p, uint32_t report); /* with the places of its statements, which links lead to */
void fh_page__section(fh_page *p, uint32_t story, const char *name, const char *title, uint32_t count); /* <section><h3>; count 0: none */
void fh_page__section_end(fh_page *p);
void fh_page__chip(fh_page *p, uint32_t report);  /* a small link "3" in the colour of its account */
void fh_page__date(fh_page *p, fh_datetime t, bool with_time); /* <time> */
/* Text with the words of `marks` (spans of text) in <`element`>. */
void fh_page__marked(fh_page *p, fh_str text, const char *element, const fh_span *marks, uint32_t n);
/* The sentence around a span, the span linked to its place in the text, words of `marks` in <`element`>. */
void fh_page__quote(fh_page *p, uint32_t report, fh_span s, const char *target, const char *element, const fh_span *marks, uint32_t n);

#endif
