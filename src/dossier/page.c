/* SPDX-License-Identifier: MIT
 *
 * dossier/page.c - the page: head, what it counts, one article a story.
 *
 * The page works without script: sections are plain HTML, quotations link to their place in the texts,
 * two radio buttons choose which two texts stand side by side, and the style sheet shows the marks that
 * concern these two. The script only scrolls and jumps. A policy in the head allows that script, by its
 * hash, and nothing else to be loaded or run. */
#include "dossier/page.h"

#include "dossier/names.h"
#include "dossier/page_table.h"
#include "dossier/tree.h"

/* ---- shared by the sections ----------------------------------------------------------------------- */

void fh_page__text(fh_page *p, fh_str s) { fh_html_text(p->out, s); }

void fh_page__section(fh_page *p, uint32_t story, const char *name, const char *title, uint32_t count) {
    fh_buf_format(p->out, "<section class=\"%s\" id=\"%s-%u\" aria-labelledby=\"h-%s-%u\">\n<h3 id=\"h-%s-%u\">%s", name, name, story + 1, name,
                  story + 1, name, story + 1, title);
    if (count) fh_buf_format(p->out, " <span class=\"count\">%u</span>", count);
    fh_html_raw(p->out, "</h3>\n");
}

void fh_page__section_end(fh_page *p) {
    fh_html_raw(p->out, "</section>\n");
    fh_writer_drain_full(p->w);
    if (!p->w->status) p->w->status = fh_arena_status(p->scratch);
    fh_arena_reset(p->scratch);
}

void fh_page__chip(fh_page *p, uint32_t report) {
    const fh_report *r = p->d->reports[report];
    uint32_t account = fh_view_account_number(p->d, report);
    fh_buf_format(p->out, "<a class=\"chip a%u\" href=\"#r%u\" title=\"", account == FH_NONE ? 0 : account % 8 + 1, report + 1);
    fh_page__text(p, fh_view_outlet(r));
    fh_html_raw(p->out, ": ");
    fh_page__text(p, fh_view_title(r));
    fh_buf_format(p->out, "\">%u</a>", report + 1);
}

void fh_page__date(fh_page *p, fh_datetime t, bool with_time) {
    if (!t.precision) return;
    fh_html_raw(p->out, "<time datetime=\"");
    fh_write_date(p->out, with_time ? t : fh_date_day(t));
    fh_html_raw(p->out, "\">");
    fh_view_date(p->out, t, with_time);
    fh_html_raw(p->out, "</time>");
}

static void add_marked(fh_page *p, fh_str text, const char *element, const fh_span *marks, uint32_t n) {
    size_t at = 0;
    for (uint32_t i = 0; i < n; i++) {
        fh_page__text(p, fh_str_cut(text, at, marks[i].begin));
        fh_buf_format(p->out, "<%s>", element);
        fh_page__text(p, fh_str_span(text, marks[i]));
        fh_buf_format(p->out, "</%s>", element);
        at = marks[i].end;
    }
    fh_page__text(p, fh_str_cut(text, at, text.len));
}

void fh_page__quote(fh_page *p, uint32_t report, fh_span s, const char *target, const char *element, const fh_span *marks, uint32_t n) {
    const fh_report *r = p->d->reports[report];
    fh_span whole = fh_view_sentence(r, s);
    fh_html_raw(p->out, "<span class=\"around\">");
    fh_page__text(p, fh_str_cut(r->text, whole.begin, s.begin));
    fh_buf_format(p->out, "</span><a class=\"span\" href=\"#%s\">", target);
    add_marked(p, fh_str_span(r->text, s), element, marks, n);
    fh_html_raw(p->out, "</a><span class=\"around\">");
    fh_page__text(p, fh_str_cut(r->text, s.end, whole.end));
    fh_html_raw(p->out, "</span>");
}

/* ---- head ------------------------------------------------------------------------------------------ */

static void write_lines(fh_page *p, const char *const *lines, size_t n) {
    for (size_t i = 0; i < n; i++) fh_buf_add(p->out, fh_str_of(lines[i]));
}

static uint32_t largest_story(const fh_dossier *d) {
    uint32_t best = 0;
    for (uint32_t s = 1; s < d->n_stories; s++)
        if (d->stories[s].n_reports > d->stories[best].n_reports) best = s;
    return best;
}

static fh_str story_title(const fh_dossier *d, uint32_t s) {
    return d->stories[s].title.len ? d->stories[s].title : fh_view_title(d->reports[d->stories[s].reports[0]]);
}

static void write_head(fh_page *p) {
    fh_html_raw(p->out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                        "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
                        "script-src '" PAGE_SCRIPT_HASH "'; base-uri 'none'; form-action 'none'\">\n<meta name=\"generator\" content=\"firsthand ");
    fh_html_raw(p->out, FH_VERSION "\">\n<title>");
    if (p->d->n_stories) fh_page__text(p, story_title(p->d, largest_story(p->d)));
    else fh_html_raw(p->out, "Dossier");
    fh_html_raw(p->out, "</title>\n<style>\n");
    write_lines(p, page_style, sizeof page_style / sizeof *page_style);
    fh_page__text_rules(p);
    fh_html_raw(p->out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">To the stories</a>\n");
}

/* ---- what it counts ---------------------------------------------------------------------------------- */

static void write_number(fh_page *p, uint32_t n, const char *one, const char *many) {
    fh_buf_format(p->out, "<li><b>%u</b> %s</li>\n", n, n == 1 ? one : many);
}

static void write_masthead(fh_page *p, uint32_t n_large) {
    const fh_dossier *d = p->d;
    uint32_t accounts = 0, statements = 0;
    for (uint32_t s = 0; s < d->n_stories; s++) accounts += d->stories[s].n_accounts;
    for (uint32_t i = 0; i < d->n_reports; i++) statements += d->reports[i]->n_statements;
    fh_html_raw(p->out, "<header class=\"masthead\">\n<h1>Dossier</h1>\n<ul class=\"numbers\">\n");
    write_number(p, d->n_reports, "report", "reports");
    write_number(p, d->n_stories, "story", "stories");
    write_number(p, accounts, "account", "accounts");
    write_number(p, statements, "statement", "statements");
    write_number(p, d->n_claims, "claim", "claims");
    write_number(p, d->n_changes, "change on the way", "changes on the way");
    write_number(p, d->n_conflicts, "conflict", "conflicts");
    if (d->n_failed) fh_buf_format(p->out, "<li><a href=\"#failed\"><b>%u</b> failed</a></li>\n", d->n_failed);
    fh_html_raw(p->out, "</ul>\n");
    if (n_large > 1) {
        fh_html_raw(p->out, "<nav aria-label=\"Stories\"><ol class=\"stories\">\n");
        for (uint32_t s = 0; s < d->n_stories; s++) {
            if (d->stories[s].n_reports < 2) continue;
            fh_buf_format(p->out, "<li><a href=\"#story-%u\">", s + 1);
            fh_page__text(p, story_title(d, s));
            fh_buf_format(p->out, "</a> <span class=\"count\">%u reports, %u account%s</span></li>\n", d->stories[s].n_reports,
                          d->stories[s].n_accounts, d->stories[s].n_accounts == 1 ? "" : "s");
        }
        fh_html_raw(p->out, "</ol></nav>\n");
    }
    fh_html_raw(p->out, "</header>\n<main id=\"main\">\n");
}

/* ---- stories ------------------------------------------------------------------------------------------- */

static void link_to(fh_page *p, const char *name, uint32_t story, const char *title, bool there_is) {
    if (there_is) fh_buf_format(p->out, "<li><a href=\"#%s-%u\">%s</a></li>\n", name, story + 1, title);
}

static bool has_changes(const fh_dossier *d, const fh_story *s) {
    for (uint32_t i = 0; i < s->n_reports; i++) {
        fh_range r = fh_view_changes(d, s->reports[i]);
        if (r.begin < r.end) return true;
    }
    return false;
}

static bool has_statements(const fh_dossier *d, const fh_story *s) {
    for (uint32_t i = 0; i < s->n_reports; i++)
        if (d->reports[s->reports[i]]->n_statements) return true;
    return false;
}

static bool is_some(fh_range r) { return r.begin < r.end; }

static void write_story_head(fh_page *p, uint32_t s) {
    const fh_dossier *d = p->d;
    const fh_story *story = &d->stories[s];
    fh_buf_format(p->out, "<article class=\"story\" id=\"story-%u\" aria-labelledby=\"title-%u\">\n<header>\n<h2 id=\"title-%u\">", s + 1, s + 1, s + 1);
    fh_page__text(p, story_title(d, s));
    fh_buf_format(p->out, "</h2>\n<p class=\"facts\">%u reports rest on %u account%s", story->n_reports, story->n_accounts, story->n_accounts == 1 ? "" : "s");
    if (story->first.precision) {
        fh_datetime first = fh_date_day(story->first), last = fh_date_day(story->last);
        fh_html_raw(p->out, ", ");
        fh_page__date(p, first, false);
        if (last.precision && memcmp(&first, &last, sizeof first)) fh_html_raw(p->out, " to "), fh_page__date(p, last, false);
    }
    fh_html_raw(p->out, ".</p>\n<nav class=\"parts\" aria-label=\"Parts of this story\"><ul>\n");
    link_to(p, "tree", s, "Family tree", true);
    link_to(p, "claims", s, "Claims", is_some(fh_view_claims(d, s)));
    link_to(p, "changes", s, "Changes", has_changes(d, story));
    link_to(p, "conflicts", s, "Conflicts", is_some(fh_view_conflicts(d, s)));
    link_to(p, "speakers", s, "Speakers", has_statements(d, story));
    link_to(p, "timeline", s, "Timeline", is_some(fh_view_events(d, s)));
    link_to(p, "texts", s, "Texts side by side", true);
    fh_html_raw(p->out, "</ul></nav>\n</header>\n");
}

static void write_story(fh_page *p, uint32_t s) {
    write_story_head(p, s);
    fh_page__tree(p, s);
    fh_page__claims(p, s);
    fh_page__changes(p, s);
    fh_page__conflicts(p, s);
    fh_page__timeline(p, s);
    fh_page__speakers(p, s);
    fh_page__texts(p, s);
    fh_html_raw(p->out, "</article>\n");
}

/* Reports that share their story with no other: their texts, folded. */
static void write_single_reports(fh_page *p) {
    const fh_dossier *d = p->d;
    uint32_t n = 0;
    for (uint32_t s = 0; s < d->n_stories; s++) n += d->stories[s].n_reports == 1;
    if (!n) return;
    fh_buf_format(p->out, "<article class=\"story single\" id=\"single\">\n<header><h2>%s</h2>\n"
                          "<p class=\"facts\">No other report here tells the same story.</p></header>\n",
                  n == d->n_reports ? "Reports, each a story of its own" : "Reports that stand alone");
    for (uint32_t s = 0; s < d->n_stories; s++)
        if (d->stories[s].n_reports == 1) fh_page__texts(p, s);
    fh_html_raw(p->out, "</article>\n");
}

static void write_failures(fh_page *p) {
    if (!p->d->n_failed) return;
    fh_buf_format(p->out, "<section class=\"failed\" id=\"failed\"><h2>Inputs that failed <span class=\"count\">%u</span></h2>\n<ul>\n", p->d->n_failed);
    for (uint32_t i = 0; i < p->d->n_failed; i++) {
        fh_html_raw(p->out, "<li><code>");
        fh_page__text(p, p->d->failed[i].path);
        fh_html_raw(p->out, "</code> ");
        fh_page__text(p, p->d->failed[i].reason);
        fh_html_raw(p->out, "</li>\n");
    }
    fh_html_raw(p->out, "</ul></section>\n");
}

void fh_dossier__write_page(fh_writer *w) {
    fh_page p = {.w = w, .out = &w->buf, .d = w->dossier, .scratch = fh_arena_new(NULL, 0)};
    if (!p.scratch) { w->status = FH_ENOMEM; return; }
    uint32_t n_large = 0;
    for (uint32_t s = 0; s < p.d->n_stories; s++) n_large += p.d->stories[s].n_reports > 1;
    write_head(&p);
    write_masthead(&p, n_large);
    if (!p.d->n_stories) fh_html_raw(p.out, "<p class=\"facts\">There is no report to look at.</p>\n");
    for (uint32_t s = 0; s < p.d->n_stories; s++)
        if (p.d->stories[s].n_reports > 1) write_story(&p, s);
    write_single_reports(&p);
    write_failures(&p);
    fh_html_raw(p.out, "</main>\n<footer><p>Made by firsthand " FH_VERSION ". Numbers of accounts say how much independent reporting "
                       "stands behind a claim, not whether it is true.</p></footer>\n<script>");
    write_lines(&p, page_script, sizeof page_script / sizeof *page_script);
    fh_html_raw(p.out, "</script>\n</body>\n</html>\n");
    if (!w->status) w->status = fh_arena_status(p.scratch);
    fh_arena_free(p.scratch);
}
