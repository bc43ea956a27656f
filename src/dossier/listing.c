/* SPDX-License-Identifier: MIT
 *
 * dossier/listing.c - rows of a store as pages. */
#include "dossier/listing.h"

#include "dossier/html.h"
#include "dossier/names.h"
#include "dossier/page_table.h"
#include "dossier/view.h"

enum { USUAL_LIMIT = 50 };

/* ---- parts -------------------------------------------------------------------------------------- */

static void raw(fh_listing *l, const char *markup) { fh_html_raw(&l->w->buf, markup); }
static void text(fh_listing *l, fh_str s) { fh_html_text(&l->w->buf, s); }

/* A value in a link: everything but letters, digits and -._~ as %XX (RFC 3986). */
static void parameter(fh_listing *l, fh_str s) {
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (fh_is_alpha(c) || fh_is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~') fh_buf_add_char(&l->w->buf, c);
        else fh_buf_format(&l->w->buf, "%%%02X", (unsigned char)c);
    }
}

static void link_to(fh_listing *l, const char *to, fh_str value, fh_str label) {
    raw(l, "<a href=\"");
    raw(l, to);
    parameter(l, value);
    raw(l, "\">");
    text(l, label);
    raw(l, "</a>");
}

static void open_page(fh_listing *l, const char *here, fh_str title) {
    raw(l, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    text(l, title);
    raw(l, " - firsthand</title>\n<style>\n");
    for (size_t i = 0; i < sizeof page_style / sizeof *page_style; i++) raw(l, page_style[i]);
    raw(l, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">To the content</a>\n<header class=\"masthead\">\n<p class=\"name\">firsthand</p>\n"
           "<ul class=\"numbers\">\n");
    fh_buf_format(&l->w->buf, "<li><b>%llu</b> reports</li>\n<li><b>%llu</b> stories</li>\n<li><b>%llu</b> revisions</li>\n</ul>\n",
                  (unsigned long long)l->facts->reports, (unsigned long long)l->facts->stories, (unsigned long long)l->facts->revisions);
    raw(l, "<nav class=\"parts\" aria-label=\"Pages\"><ul>\n");
    static const char *const pages[][2] = {{"./", "Stories"}, {"search", "Search"}, {"speakers", "Speakers"}};
    for (size_t i = 0; i < 3; i++)
        fh_buf_format(&l->w->buf, "<li><a href=\"%s\"%s>%s</a></li>\n", pages[i][0], strcmp(here, pages[i][1]) ? "" : " aria-current=\"page\"", pages[i][1]);
    raw(l, "</ul></nav>\n<form class=\"ask\" action=\"search\" role=\"search\"><label for=\"q\">Search reports</label> <input id=\"q\" name=\"q\" type=\"search\" value=\"");
    text(l, l->query->words);
    raw(l, "\"> <button>Search</button></form>\n</header>\n<main id=\"main\" class=\"listing\">\n<h1>");
    text(l, title);
    raw(l, "</h1>\n");
}

static void close_page(fh_listing *l) {
    raw(l, "</main>\n</body>\n</html>\n");
    fh_writer_drain(l->w);
}

static void keep(fh_listing *l, const char *name, fh_str value) {
    if (!value.len) return;
    raw(l, name);
    parameter(l, value);
    raw(l, "&amp;");
}

/* Links to the rows before and after these. */
static void pager(fh_listing *l, const char *page, uint32_t n, uint32_t total) {
    const fh_store_query *q = l->query;
    uint32_t limit = q->limit ? q->limit : USUAL_LIMIT, starts[] = {q->offset > limit ? q->offset - limit : 0, q->offset + n};
    bool shown[] = {q->offset > 0, q->offset + n < total};
    fh_buf_format(&l->w->buf, "<nav class=\"pager\" aria-label=\"More rows\"><p class=\"quiet\">%u to %u of %u", n ? q->offset + 1 : 0, q->offset + n, total);
    for (int i = 0; i < 2; i++) {
        if (!shown[i]) continue;
        fh_buf_format(&l->w->buf, " <a rel=\"%s\" href=\"%s?", i ? "next" : "prev", page);
        keep(l, "q=", q->words);
        keep(l, "name=", q->speaker);
        keep(l, "outlet=", q->outlet);
        keep(l, "since=", q->since);
        keep(l, "until=", q->until);
        fh_buf_format(&l->w->buf, "offset=%u&amp;limit=%u\">%s</a>", starts[i], limit, i ? "next" : "previous");
    }
    raw(l, "</p></nav>\n");
}

/* ---- pages -------------------------------------------------------------------------------------------- */

/* What a row is called: its title, else the last part of its id, which often is a path. */
static fh_str name_of(fh_str title, fh_str id) {
    if (title.len) return title;
    size_t at = id.len;
    while (at > 0 && id.ptr[at - 1] != '/') at--;
    return at < id.len ? fh_str_cut(id, at, id.len) : id;
}

static fh_str day(fh_str date) { return fh_str_cut(date, 0, date.len < 10 ? date.len : 10); }

void fh_listing__stories(fh_listing *l, const fh_story_rows *rows) {
    open_page(l, "Stories", FH_STR("Stories"));
    if (!rows->n) raw(l, "<p>Nothing is kept yet. <code>firsthand add FOLDER</code> adds reports.</p>\n");
    else raw(l, "<div class=\"scroll\"><table class=\"rows\">\n<thead><tr><th scope=\"col\">Newest</th><th scope=\"col\">Story</th><th scope=\"col\" class=\"n\">Reports</th>"
                "<th scope=\"col\" class=\"n\">Accounts</th></tr></thead>\n<tbody>\n");
    for (uint32_t i = 0; i < rows->n; i++) {
        const fh_story_row *r = &rows->at[i];
        raw(l, "<tr><td><time>");
        text(l, day(r->last));
        raw(l, "</time></td><th scope=\"row\">");
        link_to(l, "story?id=", r->id, r->title.len ? r->title : r->id);
        fh_buf_format(&l->w->buf, "</th><td class=\"n\">%u</td><td class=\"n\">%u</td></tr>\n", r->n_reports, r->n_accounts);
        fh_writer_drain_full(l->w);
    }
    if (rows->n) raw(l, "</tbody>\n</table></div>\n");
    pager(l, "./", rows->n, rows->total);
    close_page(l);
}

/* A snippet whose finds stand between U+0002 and U+0003. */
static void snippet(fh_listing *l, fh_str s) {
    size_t at = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] != 2 && s.ptr[i] != 3) continue;
        text(l, fh_str_cut(s, at, i));
        raw(l, s.ptr[i] == 2 ? "<mark>" : "</mark>");
        at = i + 1;
    }
    text(l, fh_str_cut(s, at, s.len));
}

void fh_listing__hits(fh_listing *l, const fh_hit_rows *rows) {
    open_page(l, "Search", FH_STR("Search"));
    if (!rows) raw(l, "<p>Words, <code>\"phrases\"</code>, beginnings<code>*</code>, <code>AND</code>, <code>OR</code>, <code>NOT</code>.</p>\n");
    else if (!rows->n) raw(l, "<p>No report has these words.</p>\n");
    else raw(l, "<ol class=\"hits\">\n");
    for (uint32_t i = 0; rows && i < rows->n; i++) {
        const fh_hit_row *r = &rows->at[i];
        raw(l, "<li><h2>");
        link_to(l, "report?id=", r->report, name_of(r->title, r->report));
        raw(l, "</h2>\n<p class=\"quiet\">");
        text(l, r->outlet);
        raw(l, r->outlet.len ? ", <time>" : "<time>");
        text(l, day(r->published));
        raw(l, "</time> ");
        if (r->story.len) link_to(l, "story?id=", r->story, FH_STR("its story"));
        raw(l, "</p>\n<p>");
        snippet(l, r->snippet);
        raw(l, "</p></li>\n");
        fh_writer_drain_full(l->w);
    }
    if (rows && rows->n) raw(l, "</ol>\n");
    if (rows) pager(l, "search", rows->n, rows->total);
    close_page(l);
}

static void all_speakers(fh_listing *l, const fh_speaker_rows *rows) {
    raw(l, "<div class=\"scroll\"><table class=\"rows\">\n<thead><tr><th scope=\"col\">Speaker</th><th scope=\"col\">Kind</th><th scope=\"col\" class=\"n\">Statements</th>"
           "<th scope=\"col\" class=\"n\">Reports</th></tr></thead>\n<tbody>\n");
    for (uint32_t i = 0; i < rows->n; i++) {
        raw(l, "<tr><th scope=\"row\">");
        link_to(l, "speakers?name=", rows->at[i].name, rows->at[i].name);
        raw(l, "</th><td>");
        text(l, rows->at[i].kind);
        fh_buf_format(&l->w->buf, "</td><td class=\"n\">%u</td><td class=\"n\">%u</td></tr>\n", rows->at[i].n_statements, rows->at[i].n_reports);
    }
    raw(l, "</tbody>\n</table></div>\n");
}

static void one_speaker(fh_listing *l, const fh_speaker_rows *rows) {
    raw(l, "<ol class=\"hits\">\n");
    for (uint32_t i = 0; i < rows->n; i++) {
        raw(l, "<li><blockquote>");
        text(l, rows->at[i].said);
        raw(l, "</blockquote>\n<p class=\"quiet\">");
        link_to(l, "report?id=", rows->at[i].report, name_of((fh_str){NULL, 0}, rows->at[i].report));
        raw(l, " ");
        if (rows->at[i].story.len) link_to(l, "story?id=", rows->at[i].story, FH_STR("its story"));
        raw(l, "</p></li>\n");
        fh_writer_drain_full(l->w);
    }
    raw(l, "</ol>\n");
}

void fh_listing__speakers(fh_listing *l, const fh_speaker_rows *rows) {
    open_page(l, "Speakers", l->query->speaker.len ? l->query->speaker : FH_STR("Speakers"));
    if (!rows->n) raw(l, "<p>Nobody is quoted here.</p>\n");
    else (l->query->speaker.len ? one_speaker : all_speakers)(l, rows);
    pager(l, "speakers", rows->n, rows->total);
    close_page(l);
}

void fh_listing__revisions(fh_listing *l, fh_str id, const fh_dossier *d) {
    const fh_report *newest = d->reports[d->n_reports - 1];
    open_page(l, "Report", fh_view_title(newest));
    raw(l, "<p class=\"quiet\">");
    text(l, fh_view_outlet(newest));
    raw(l, ", ");
    fh_view_date(&l->w->buf, newest->published, true);
    raw(l, ". ");
    link_to(l, "story?id=", id, FH_STR("The story it belongs to"));
    fh_buf_format(&l->w->buf, ".</p>\n<p class=\"quiet\">%u revision%s kept.</p>\n", d->n_reports, d->n_reports == 1 ? "" : "s");
    if (d->n_changes) raw(l, "<h2>What the revisions changed</h2>\n<ol class=\"hits\">\n");
    for (uint32_t i = 0; i < d->n_changes; i++) {
        const fh_change *c = &d->changes[i];
        fh_buf_format(&l->w->buf, "<li><p><span class=\"kind\">%s</span> from revision %u to %u: ", fh_name_change(c->type), c->parent + 1, c->child + 1);
        text(l, c->note);
        raw(l, "</p>\n<p><del>");
        text(l, fh_str_span(d->reports[c->parent]->text, c->parent_span));
        raw(l, "</del></p>\n<p><ins>");
        text(l, fh_str_span(d->reports[c->child]->text, c->child_span));
        raw(l, "</ins></p></li>\n");
    }
    if (d->n_changes) raw(l, "</ol>\n");
    raw(l, "<h2>Text</h2>\n<div class=\"reading\">\n");
    for (uint32_t i = 0; i < newest->n_paragraphs; i++) {
        raw(l, "<p>");
        text(l, fh_str_span(newest->text, newest->paragraphs[i]));
        raw(l, "</p>\n");
    }
    raw(l, "</div>\n");
    close_page(l);
}

void fh_listing__problem(fh_listing *l, const char *title, fh_str message) {
    open_page(l, "", fh_str_of(title));
    raw(l, "<p>");
    text(l, message);
    raw(l, "</p>\n");
    close_page(l);
}
