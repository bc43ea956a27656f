/* SPDX-License-Identifier: MIT
 *
 * api/store_view.c - the views of a store in all their shapes, by the same code for everyone who shows them.
 *
 * A list is asked for and handed to the writer of its shape, which a table names. Stories and reports are dossiers. */
#include <firsthand/store.h>

#include "base/error.h"
#include "dossier/csv.h"
#include "dossier/page.h"
#include "dossier/site.h"

static fh_status no_shape(fh_error *err) { return fh_fail(err, FH_EINPUT, 0, "this view cannot be had in that form"); }

/* ---- stories ------------------------------------------------------------------------------------------ */

static bool format_of(fh_shape shape, fh_format *ret) {
    static const struct { fh_shape shape; fh_format format; } all[] = {
        {FH_SHAPE_JSON, FH_FORMAT_JSON}, {FH_SHAPE_SVG, FH_FORMAT_LINEAGE_SVG}, {FH_SHAPE_GRAPHML, FH_FORMAT_LINEAGE_GRAPHML},
        {FH_SHAPE_DOT, FH_FORMAT_LINEAGE_DOT}, {FH_SHAPE_ANNOTATIONS, FH_FORMAT_ANNOTATIONS}, {FH_SHAPE_PROV, FH_FORMAT_PROV}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].shape == shape) { *ret = all[i].format; return true; }
    return false;
}

static fh_status write_story(fh_store *s, const fh_store_query *q, const fh_dossier *d, fh_shape shape, fh_sink sink, fh_error *err) {
    fh_format format;
    fh_store_facts facts = {0};
    fh_writer w;
    if (format_of(shape, &format)) return fh_dossier_write(d, format, NULL, sink, err);
    if (shape != FH_SHAPE_PAGE && shape != FH_SHAPE_CSV) return no_shape(err);
    fh_status status = fh_store_count(s, &facts, err);
    if (!status) status = fh_writer_begin(&w, d, NULL, sink, err);
    if (status) return status;
    fh_store_query asked = *q;
    asked.story = d->stories[0].id; /* the permalink: a report's id may have been asked for */
    if (shape == FH_SHAPE_PAGE) fh_page__story(&(fh_site){&w, &asked, &facts});
    else if (!fh_csv__part(&w, q->part)) status = fh_fail(err, FH_EINPUT, 0, "a story has no part '%.*s'", FH_STR_ARGS(q->part));
    fh_status written = fh_writer_end(&w, status ? NULL : err);
    return status ? status : written;
}

/* ---- lists and reports ----------------------------------------------------------------------------------- */

static fh_status write_stories(fh_store *s, const fh_site *site, fh_shape shape, fh_error *err) {
    static void (*const write[])(const fh_site *, const fh_story_rows *) = {fh_site__stories, fh_site__stories_json, fh_site__stories_csv, fh_site__stories_svg};
    fh_story_rows rows = {0};
    fh_status status = fh_store_stories(s, site->query, &rows, err);
    if (!status) write[shape](site, &rows);
    return status;
}

static fh_status write_reports(fh_store *s, const fh_site *site, fh_shape shape, fh_error *err) {
    static void (*const write[])(const fh_site *, const fh_hit_rows *) = {fh_site__reports, fh_site__hits_json, fh_site__hits_csv, fh_site__hits_svg};
    fh_hit_rows rows = {0};
    fh_status status = fh_store_reports(s, site->query, &rows, err);
    if (!status) write[shape](site, &rows);
    return status;
}

static fh_status write_hits(fh_store *s, const fh_site *site, fh_shape shape, fh_error *err) {
    static void (*const write[])(const fh_site *, const fh_hit_rows *) = {fh_site__hits, fh_site__hits_json, fh_site__hits_csv, fh_site__hits_svg};
    fh_hit_rows rows = {0};
    if (shape == FH_SHAPE_PAGE && !site->query->words.len) { fh_site__hits(site, NULL); return FH_OK; }
    fh_status status = fh_store_search(s, site->query, &rows, err);
    if (!status) write[shape](site, &rows);
    return status;
}

static fh_status write_speakers(fh_store *s, const fh_site *site, fh_shape shape, fh_error *err) {
    static void (*const write[])(const fh_site *, const fh_speaker_rows *) = {fh_site__speakers, fh_site__speakers_json, fh_site__speakers_csv, fh_site__speakers_svg};
    fh_speaker_rows rows = {0};
    fh_status status = fh_store_speakers(s, site->query, &rows, err);
    if (!status) write[shape](site, &rows);
    return status;
}

static fh_status write_decisions(fh_store *s, const fh_site *site, fh_shape shape, fh_error *err) {
    static void (*const write[])(const fh_site *, const fh_decision_rows *) = {fh_site__decisions, fh_site__decisions_json, fh_site__decisions_csv, NULL};
    fh_decision_rows rows = {0};
    if (!write[shape]) return no_shape(err);
    fh_status status = fh_store_decisions(s, &rows, err);
    if (!status) write[shape](site, &rows);
    return status;
}

static fh_status write_report(fh_store *s, const fh_site *site, fh_shape shape, fh_error *err) {
    const fh_dossier *d = NULL;
    fh_status status = fh_store_revisions(s, site->query->story, &d, err);
    if (status) return status;
    switch (shape) {
    case FH_SHAPE_JSON: return fh_dossier_write(d, FH_FORMAT_JSON, NULL, site->w->sink, err);
    case FH_SHAPE_SVG: fh_site__report_svg(site, d); return FH_OK;
    case FH_SHAPE_CSV:
        site->w->dossier = d;
        fh_csv__part(site->w, FH_STR("changes"));
        return FH_OK;
    default: fh_site__report(site, d); return FH_OK;
    }
}

static fh_status write_view(fh_store *s, const fh_site *site, fh_view view, fh_shape shape, fh_error *err) {
    if (shape > FH_SHAPE_SVG) return no_shape(err);
    switch (view) {
    case FH_VIEW_STORIES: return write_stories(s, site, shape, err);
    case FH_VIEW_REPORTS: return write_reports(s, site, shape, err);
    case FH_VIEW_SEARCH: return write_hits(s, site, shape, err);
    case FH_VIEW_SPEAKERS: return write_speakers(s, site, shape, err);
    case FH_VIEW_DECISIONS: return write_decisions(s, site, shape, err);
    case FH_VIEW_REPORT: return write_report(s, site, shape, err);
    case FH_VIEW_STORY: break; /* below */
    }
    return fh_fail(err, FH_EINPUT, 0, "there is no such view");
}

fh_status fh_store_view(fh_store *s, fh_view view, const fh_store_query *query, fh_shape shape, fh_sink sink, fh_error *err) {
    static const fh_store_query everything;
    const fh_store_query *q = query ? query : &everything;
    const fh_dossier *d = NULL;
    if (view == FH_VIEW_STORY) {
        fh_status status = fh_store_story(s, q->story, &d, err);
        return status ? status : write_story(s, q, d, shape, sink, err);
    }
    fh_store_facts facts = {0};
    fh_writer w;
    fh_status status = fh_store_count(s, &facts, err);
    if (!status) status = fh_writer_begin(&w, NULL, NULL, sink, err);
    if (status) return status;
    status = write_view(s, &(fh_site){&w, q, &facts}, view, shape, err);
    fh_status written = fh_writer_end(&w, status ? NULL : err);
    return status ? status : written;
}

fh_status fh_store_view_problem(fh_store *s, const char *title, fh_str message, fh_sink sink, fh_error *err) {
    static const fh_store_query nothing;
    fh_store_facts facts = {0};
    fh_writer w;
    fh_store_count(s, &facts, NULL); /* a page about trouble counts what it can */
    fh_status status = fh_writer_begin(&w, NULL, NULL, sink, err);
    if (status) return status;
    fh_site__problem(&(fh_site){&w, &nothing, &facts}, title, message);
    return fh_writer_end(&w, err);
}
