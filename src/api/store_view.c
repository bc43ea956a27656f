/* SPDX-License-Identifier: MIT
 *
 * api/store_view.c - the views of a store, each as a page and as JSON, by the same code for everyone who shows them. */
#include <firsthand/store.h>

#include "base/error.h"
#include "dossier/listing.h"

static fh_status view_dossier(fh_store *s, fh_str id, bool json, fh_sink sink, fh_error *err) {
    const fh_dossier *d = NULL;
    fh_status status = fh_store_story(s, id, &d, err);
    return status ? status : fh_dossier_write(d, json ? FH_FORMAT_JSON : FH_FORMAT_HTML, NULL, sink, err);
}

/* Asks for the rows of a view and writes them. */
static fh_status view_rows(fh_store *s, fh_view view, fh_listing *l, bool json, fh_error *err) {
    fh_story_rows stories = {0};
    fh_hit_rows hits = {0};
    fh_speaker_rows speakers = {0};
    const fh_dossier *d = NULL;
    fh_status status = FH_OK;
    switch (view) {
    case FH_VIEW_STORIES:
        if (!(status = fh_store_stories(s, l->query, &stories, err))) (json ? fh_listing__stories_json : fh_listing__stories)(l, &stories);
        return status;
    case FH_VIEW_SEARCH:
        if (!json && !l->query->words.len) { fh_listing__hits(l, NULL); return FH_OK; }
        if (!(status = fh_store_search(s, l->query, &hits, err))) (json ? fh_listing__hits_json : fh_listing__hits)(l, &hits);
        return status;
    case FH_VIEW_SPEAKERS:
        if (!(status = fh_store_speakers(s, l->query, &speakers, err))) (json ? fh_listing__speakers_json : fh_listing__speakers)(l, &speakers);
        return status;
    case FH_VIEW_REPORT:
        if (!(status = fh_store_revisions(s, l->query->story, &d, err))) fh_listing__revisions(l, l->query->story, d);
        return status;
    case FH_VIEW_STORY: break; /* a dossier, not rows */
    }
    return FH_OK;
}

fh_status fh_store_view(fh_store *s, fh_view view, const fh_store_query *query, bool json, fh_sink sink, fh_error *err) {
    static const fh_store_query everything;
    const fh_store_query *q = query ? query : &everything;
    if (view == FH_VIEW_STORY) return view_dossier(s, q->story, json, sink, err);
    if (view == FH_VIEW_REPORT && json) {
        const fh_dossier *d = NULL;
        fh_status status = fh_store_revisions(s, q->story, &d, err);
        return status ? status : fh_dossier_write(d, FH_FORMAT_JSON, NULL, sink, err);
    }
    fh_store_facts facts = {0};
    fh_writer w;
    fh_status status = fh_store_count(s, &facts, err);
    if (!status) status = fh_writer_begin(&w, NULL, NULL, sink, err);
    if (status) return status;
    status = view_rows(s, view, &(fh_listing){&w, q, &facts}, json, err);
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
    fh_listing__problem(&(fh_listing){&w, &nothing, &facts}, title, message);
    return fh_writer_end(&w, err);
}
