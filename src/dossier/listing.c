/* SPDX-License-Identifier: MIT
 *
 * dossier/listing.c - rows of a store as pages: stories, reports, finds, speakers. Every number is a link to the rows
 * that it counts. */
#include "dossier/frame.h"
#include "dossier/html.h"

static void open_page(const fh_site *s, const char *here, fh_str title) {
    fh_frame__open(&(fh_frame){.w = s->w, .site = s, .here = here, .title = title});
    fh_site__raw(s, "<main id=\"main\" class=\"listing\">\n<h1>");
    fh_site__text(s, title);
    fh_site__raw(s, "</h1>\n");
}

static void close_page(const fh_site *s) { fh_frame__close(&(fh_frame){.w = s->w, .site = s}); }

static const char *const table_shapes[] = {"csv", "json", "svg"};

static void end_rows(const fh_site *s, const char *view, uint32_t n, uint32_t total) {
    fh_site__pager(s, strcmp(view, "stories") ? view : "./", n, total);
    fh_site__shapes(s, view, table_shapes, 3);
    close_page(s);
}

/* A number in a table's cell that leads to what it counts. */
static void count_cell(const fh_site *s, uint32_t n, const char *to, fh_str value, const char *place) {
    fh_buf_format(&s->w->buf, "<td class=\"n\"><a href=\"%s", to);
    fh_site__value(&s->w->buf, value);
    fh_buf_format(&s->w->buf, "%s\">%u</a></td>", place, n);
}

/* ---- what restricts the rows ------------------------------------------------------------------------ */

typedef enum field { WORDS = 1, SPEAKER = 2, OUTLET = 4, TIME = 8 } field;

static void filter(const fh_site *s, const char *name, const char *label, const char *kind, fh_str value) {
    fh_buf_format(&s->w->buf, "<label>%s <input name=\"%s\" type=\"%s\" value=\"", label, name, kind);
    fh_site__text(s, value);
    fh_site__raw(s, "\"></label>\n");
}

static void hidden(const fh_site *s, const char *name, fh_str value) {
    if (!value.len) return;
    fh_buf_format(&s->w->buf, "<input type=\"hidden\" name=\"%s\" value=\"", name);
    fh_site__text(s, value);
    fh_site__raw(s, "\">\n");
}

static void filters(const fh_site *s, const char *view, unsigned fields) {
    const fh_store_query *q = s->query;
    bool used = q->outlet.len || q->since.len || q->until.len || ((fields & SPEAKER) && q->speaker.len);
    fh_buf_format(&s->w->buf, "<details class=\"filters\"%s><summary>Only some of them</summary>\n<form action=\"%s\">\n", used ? " open" : "", view);
    if (fields & WORDS) filter(s, "q", "Words", "search", q->words);
    if (fields & SPEAKER) filter(s, "name", "Who is quoted", "text", q->speaker);
    else hidden(s, "name", q->speaker);
    if (fields & OUTLET) filter(s, "outlet", "Outlet", "text", q->outlet);
    if (fields & TIME) filter(s, "since", "First day", "date", q->since), filter(s, "until", "Last day", "date", q->until);
    if (q->revised) hidden(s, "revised", FH_STR("1"));
    hidden(s, "id", q->story);
    fh_site__raw(s, "<button>Show</button>\n</form></details>\n");
}

/* ---- stories ---------------------------------------------------------------------------------------- */

/* Rows are boxes to tick, for stories that are one; the form stands below the table. */
static void story_row(const fh_site *s, const fh_story_row *r) {
    fh_site__raw(s, "<tr><td class=\"tick\"><input type=\"checkbox\" form=\"together\" name=\"id\" value=\"");
    fh_site__text(s, r->id);
    fh_site__raw(s, "\" aria-label=\"Choose: ");
    fh_site__text(s, fh_site__name(r->title, r->id));
    fh_site__raw(s, "\"></td><td class=\"when\">");
    fh_site__day(s, r->last);
    fh_site__raw(s, "</td><th scope=\"row\">");
    fh_site__link(s, "story?id=", r->id, fh_site__name(r->title, r->id));
    fh_site__raw(s, "</th>");
    count_cell(s, r->n_reports, "reports?id=", r->id, "");
    count_cell(s, r->n_accounts, "story?id=", r->id, "#tree-1");
    fh_site__raw(s, "</tr>\n");
    fh_writer_drain_full(s->w);
}

void fh_site__stories(const fh_site *s, const fh_story_rows *rows) {
    open_page(s, "stories", FH_STR("Stories"));
    if (!s->facts->stories) {
        fh_site__raw(s, "<p class=\"empty\">Nothing is kept yet. <code>firsthand add FOLDER</code> adds reports, <code>firsthand watch FEED</code> those of a feed.</p>\n");
        end_rows(s, "stories", 0, 0);
        return;
    }
    filters(s, "./", SPEAKER | OUTLET | TIME);
    if (!rows->n) fh_site__raw(s, "<p class=\"empty\">No story is so.</p>\n");
    else {
        fh_site__raw(s, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Stories\"><table class=\"rows\">\n<thead><tr><th scope=\"col\"><span class=\"unseen\">Choose</span></th><th scope=\"col\">Newest</th><th scope=\"col\">Story</th>"
                        "<th scope=\"col\" class=\"n\">Reports</th><th scope=\"col\" class=\"n\">Accounts</th></tr></thead>\n<tbody>\n");
        for (uint32_t i = 0; i < rows->n; i++) story_row(s, &rows->at[i]);
        fh_site__raw(s, "</tbody>\n</table></div>\n<details class=\"decide\"><summary>These are one story</summary>\n<form id=\"together\" action=\"decide\" method=\"post\">\n"
                        "<input type=\"hidden\" name=\"kind\" value=\"together\">\n<p>Tick two stories or more above. They are shown as one until the decision is withdrawn.</p>\n");
        fh_site__signature(s, "together", "Put them together");
        fh_site__raw(s, "</form></details>\n");
    }
    end_rows(s, "stories", rows->n, rows->total);
}

/* ---- reports and finds ------------------------------------------------------------------------------ */

static void story_link(const fh_site *s, fh_str story, fh_str title) {
    if (story.len) fh_site__link(s, "story?id=", story, fh_site__name(title, story));
}

void fh_site__reports(const fh_site *s, const fh_hit_rows *rows) {
    open_page(s, s->query->revised ? "reports?revised=1" : "reports", s->query->revised ? FH_STR("Reports with revisions") : FH_STR("Reports"));
    filters(s, "reports", SPEAKER | OUTLET | TIME);
    if (!rows->n) fh_site__raw(s, "<p class=\"empty\">No report is so.</p>\n");
    else fh_site__raw(s, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Reports\"><table class=\"rows\">\n<thead><tr><th scope=\"col\">Published</th><th scope=\"col\">Report</th><th scope=\"col\">Outlet</th><th scope=\"col\">Story</th>"
                         "<th scope=\"col\" class=\"n\">Revisions</th></tr></thead>\n<tbody>\n");
    for (uint32_t i = 0; i < rows->n; i++) {
        const fh_hit_row *r = &rows->at[i];
        fh_site__raw(s, "<tr><td class=\"when\">");
        fh_site__day(s, r->published);
        fh_site__raw(s, "</td><th scope=\"row\">");
        fh_site__link(s, "report?id=", r->report, fh_site__name(r->title, r->report));
        fh_site__raw(s, "</th><td class=\"by\">");
        if (r->outlet.len) fh_site__link(s, "reports?outlet=", r->outlet, r->outlet);
        fh_site__raw(s, "</td><td class=\"of\">");
        story_link(s, r->story, r->story_title);
        fh_site__raw(s, "</td>");
        if (r->n_revisions) count_cell(s, r->n_revisions, "report?id=", r->report, "#revisions");
        else fh_site__raw(s, "<td class=\"n\"></td>");
        fh_site__raw(s, "</tr>\n");
        fh_writer_drain_full(s->w);
    }
    if (rows->n) fh_site__raw(s, "</tbody>\n</table></div>\n");
    end_rows(s, "reports", rows->n, rows->total);
}

/* A snippet whose finds stand between U+0002 and U+0003. */
static void snippet(const fh_site *s, fh_str text) {
    size_t at = 0;
    bool open = false;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != 2 && text.ptr[i] != 3) continue;
        fh_site__text(s, fh_str_cut(text, at, i));
        if (open != (text.ptr[i] == 2)) fh_site__raw(s, open ? "</mark>" : "<mark>"), open = !open;
        at = i + 1;
    }
    fh_site__text(s, fh_str_cut(text, at, text.len));
    if (open) fh_site__raw(s, "</mark>");
}

/* "Outlet, 2033-10-05, in STORY". */
static void provenance(const fh_site *s, fh_str outlet, fh_str published, fh_str story, fh_str story_title) {
    fh_site__raw(s, "<p class=\"quiet\">");
    fh_site__text(s, outlet);
    if (outlet.len && published.len) fh_site__raw(s, ", ");
    fh_site__day(s, published);
    if (story.len) fh_site__raw(s, outlet.len || published.len ? ", in " : "In "), story_link(s, story, story_title);
    fh_site__raw(s, "</p>\n");
}

void fh_site__hits(const fh_site *s, const fh_hit_rows *rows) {
    open_page(s, "search", FH_STR("Search"));
    filters(s, "search", WORDS | SPEAKER | OUTLET | TIME);
    if (!rows) fh_site__raw(s, "<p class=\"empty\">Words, <code>\"phrases\"</code>, beginnings<code>*</code>, <code>AND</code>, <code>OR</code>, <code>NOT</code>.</p>\n");
    else if (!rows->n) fh_site__raw(s, "<p class=\"empty\">No report has these words.</p>\n");
    else fh_site__raw(s, "<ol class=\"hits\">\n");
    for (uint32_t i = 0; rows && i < rows->n; i++) {
        const fh_hit_row *r = &rows->at[i];
        fh_site__raw(s, "<li><h2>");
        fh_site__link(s, "report?id=", r->report, fh_site__name(r->title, r->report));
        fh_site__raw(s, "</h2>\n");
        provenance(s, r->outlet, r->published, r->story, r->story_title);
        fh_site__raw(s, "<p>");
        snippet(s, r->snippet);
        fh_site__raw(s, "</p></li>\n");
        fh_writer_drain_full(s->w);
    }
    if (rows && rows->n) fh_site__raw(s, "</ol>\n");
    if (rows) end_rows(s, "search", rows->n, rows->total);
    else close_page(s);
}

/* ---- speakers --------------------------------------------------------------------------------------- */

static void all_speakers(const fh_site *s, const fh_speaker_rows *rows) {
    fh_site__raw(s, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Speakers\"><table class=\"rows\">\n<thead><tr><th scope=\"col\">Speaker</th><th scope=\"col\">Kind</th><th scope=\"col\" class=\"n\">Statements</th>"
                    "<th scope=\"col\" class=\"n\">Reports</th></tr></thead>\n<tbody>\n");
    for (uint32_t i = 0; i < rows->n; i++) {
        fh_site__raw(s, "<tr><th scope=\"row\">");
        fh_site__link(s, "speakers?name=", rows->at[i].name, rows->at[i].name);
        fh_site__raw(s, "</th><td class=\"quiet\">");
        fh_site__text(s, rows->at[i].kind);
        fh_site__raw(s, "</td>");
        count_cell(s, rows->at[i].n_statements, "speakers?name=", rows->at[i].name, "");
        count_cell(s, rows->at[i].n_reports, "reports?name=", rows->at[i].name, "");
        fh_site__raw(s, "</tr>\n");
    }
    fh_site__raw(s, "</tbody>\n</table></div>\n");
}

/* What one speaker said, report by report; each statement leads to its place in the text. */
static void one_speaker(const fh_site *s, const fh_speaker_rows *rows) {
    fh_site__raw(s, "<ol class=\"hits said\">\n");
    for (uint32_t i = 0; i < rows->n; i++) {
        const fh_speaker_row *r = &rows->at[i];
        bool first = i == 0 || !fh_str_equal(rows->at[i - 1].report, r->report);
        if (first) {
            if (i) fh_site__raw(s, "</ul></li>\n");
            fh_site__raw(s, "<li><h2>");
            fh_site__link(s, "report?id=", r->report, fh_site__name(r->title, r->report));
            fh_site__raw(s, "</h2>\n");
            provenance(s, r->outlet, r->published, r->story, r->story_title);
            fh_site__raw(s, "<ul>\n");
        }
        fh_site__raw(s, "<li><a class=\"span\" href=\"report?id=");
        fh_site__value(&s->w->buf, r->report);
        fh_buf_format(&s->w->buf, "#q1-%u\">", r->number + 1);
        fh_site__text(s, r->said);
        fh_site__raw(s, "</a></li>\n");
        fh_writer_drain_full(s->w);
    }
    if (rows->n) fh_site__raw(s, "</ul></li>\n");
    fh_site__raw(s, "</ol>\n");
}

void fh_site__speakers(const fh_site *s, const fh_speaker_rows *rows) {
    fh_str name = s->query->speaker;
    open_page(s, "speakers", name.len ? name : FH_STR("Speakers"));
    if (name.len && rows->n) {
        fh_buf_format(&s->w->buf, "<p class=\"facts\"><b>%u</b> statement%s, in <a href=\"reports?name=", rows->total, rows->total == 1 ? "" : "s");
        fh_site__value(&s->w->buf, rows->at[0].name);
        fh_site__raw(s, "\">these reports</a>.</p>\n");
    }
    filters(s, "speakers", OUTLET | TIME);
    if (!rows->n) fh_site__raw(s, "<p class=\"empty\">Nobody is quoted here.</p>\n");
    else (name.len ? one_speaker : all_speakers)(s, rows);
    end_rows(s, "speakers", rows->n, rows->total);
}

/* ---- trouble ---------------------------------------------------------------------------------------- */

void fh_site__problem(const fh_site *s, const char *title, fh_str message) {
    open_page(s, "", fh_str_of(title));
    fh_site__raw(s, "<p class=\"empty\">");
    fh_site__text(s, message);
    fh_site__raw(s, "</p>\n");
    close_page(s);
}
