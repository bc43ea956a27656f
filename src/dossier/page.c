/* SPDX-License-Identifier: MIT
 *
 * dossier/page.c - the page: head, what it counts, one article a story.
 *
 * The page works without script: sections are plain HTML, quotations link to their place in the texts,
 * two radio buttons choose which two texts stand side by side, and the style sheet shows the marks that
 * concern these two. The script only scrolls and jumps.
 *
 * A file and a site show a story by this same code. On a site the page stands in the site's frame, speakers and
 * reports lead to their own pages, each section can be taken along, and what people decide stands at its end. */
#include "dossier/page.h"

#include "dossier/frame.h"

/* ---- what it counts ---------------------------------------------------------------------------------- */

static uint32_t largest_story(const fh_dossier *d) {
    uint32_t best = 0;
    for (uint32_t s = 1; s < d->n_stories; s++)
        if (d->stories[s].n_reports > d->stories[best].n_reports) best = s;
    return best;
}

/* "7 reports", leading to the section that shows them. */
static void write_number(fh_page *p, uint32_t n, const char *one, const char *many, const char *section, uint32_t story) {
    if (n) fh_buf_format(p->out, "<li><a href=\"#%s-%u\"><b>%u</b> %s</a></li>\n", section, story + 1, n, n == 1 ? one : many);
}

static uint32_t count_changes(const fh_dossier *d, const fh_story *s) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->n_reports; i++) n += fh_view_changes(d, s->reports[i]).end - fh_view_changes(d, s->reports[i]).begin;
    return n;
}

static uint32_t length_of(fh_range r) { return r.end - r.begin; }

static void write_numbers(fh_page *p, uint32_t story) {
    const fh_dossier *d = p->d;
    const fh_story *s = &d->stories[story];
    uint32_t statements = 0;
    for (uint32_t i = 0; i < s->n_reports; i++) statements += d->reports[s->reports[i]]->n_statements;
    fh_html_raw(p->out, "<nav class=\"numbers\" aria-label=\"Parts of this story\"><ul>\n");
    write_number(p, length_of(fh_view_claims(d, story)), "claim", "claims", "claims", story);
    write_number(p, count_changes(d, s), "change on the way", "changes on the way", "changes", story);
    write_number(p, length_of(fh_view_conflicts(d, story)), "conflict", "conflicts", "conflicts", story);
    write_number(p, length_of(fh_view_events(d, story)), "dated event", "dated events", "timeline", story);
    if (fh_page__has_speakers(p, story)) write_number(p, statements, "statement", "statements", "speakers", story);
    if (p->site) write_number(p, d->n_decisions, "decision", "decisions", "decisions", story);
    fh_html_raw(p->out, "</ul></nav>\n");
}

/* A file of several stories begins with their list. */
static void write_contents(fh_page *p, uint32_t n_large) {
    const fh_dossier *d = p->d;
    if (n_large > 1) {
        fh_buf_format(p->out, "<nav aria-label=\"Stories\"><h1 class=\"some\">%u reports, %u stories</h1><ol class=\"stories\">\n", d->n_reports, d->n_stories);
        for (uint32_t s = 0; s < d->n_stories; s++) {
            if (d->stories[s].n_reports < 2) continue;
            fh_buf_format(p->out, "<li><a href=\"#story-%u\">", s + 1);
            fh_page__text(p, fh_page__story_title(d, s));
            fh_buf_format(p->out, "</a> <span class=\"count\">%u reports, %u account%s</span></li>\n", d->stories[s].n_reports,
                          d->stories[s].n_accounts, d->stories[s].n_accounts == 1 ? "" : "s");
        }
        fh_html_raw(p->out, "</ol></nav>\n");
    }
    if (d->n_failed) fh_buf_format(p->out, "<p class=\"facts\"><a href=\"#failed\">%u input%s failed</a>.</p>\n", d->n_failed, d->n_failed == 1 ? "" : "s");
}

/* ---- stories ------------------------------------------------------------------------------------------- */

static void write_story_head(fh_page *p, uint32_t s) {
    const fh_dossier *d = p->d;
    const fh_story *story = &d->stories[s];
    fh_buf_format(p->out, "<article class=\"story\" id=\"story-%u\" aria-labelledby=\"title-%u\">\n<header>\n<h%u class=\"name\" id=\"title-%u\">", s + 1, s + 1, p->top, s + 1);
    fh_page__text(p, fh_page__story_title(d, s));
    fh_buf_format(p->out, "</h%u>\n<p class=\"facts\"><a href=\"#texts-%u\">%u report%s</a> rest%s on <a href=\"#tree-%u\">%u account%s</a>", p->top, s + 1, story->n_reports,
                  story->n_reports == 1 ? "" : "s", story->n_reports == 1 ? "s" : "", s + 1, story->n_accounts, story->n_accounts == 1 ? "" : "s");
    if (story->first.precision) {
        fh_datetime first = fh_date_day(story->first), last = fh_date_day(story->last);
        fh_html_raw(p->out, ", ");
        fh_page__date(p, first, false);
        if (last.precision && !fh_date_same(first, last)) fh_html_raw(p->out, " to "), fh_page__date(p, last, false);
    }
    fh_html_raw(p->out, ".</p>\n");
    write_numbers(p, s);
    fh_html_raw(p->out, "</header>\n");
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
    if (p->site) fh_page__decisions(p, s);
    fh_html_raw(p->out, "</article>\n");
}

/* Reports that share their story with no other: their texts, folded. */
static void write_single_reports(fh_page *p) {
    const fh_dossier *d = p->d;
    uint32_t n = 0;
    for (uint32_t s = 0; s < d->n_stories; s++) n += d->stories[s].n_reports == 1;
    if (!n) return;
    fh_buf_format(p->out, "<article class=\"story single\" id=\"single\">\n<header><h%u class=\"name\">%s</h%u>\n"
                          "<p class=\"facts\">No other report here tells the same story.</p></header>\n",
                  p->top, n == d->n_reports ? "Reports, each a story of its own" : "Reports that stand alone", p->top);
    for (uint32_t s = 0; s < d->n_stories; s++)
        if (d->stories[s].n_reports == 1) fh_page__texts(p, s);
    fh_html_raw(p->out, "</article>\n");
}

static void write_failures(fh_page *p) {
    if (!p->d->n_failed) return;
    fh_buf_format(p->out, "<section class=\"failed\" id=\"failed\"><h2 class=\"part\">Inputs that failed <span class=\"count\">%u</span></h2>\n<ul>\n", p->d->n_failed);
    for (uint32_t i = 0; i < p->d->n_failed; i++) {
        fh_html_raw(p->out, "<li><code>");
        fh_page__text(p, p->d->failed[i].path);
        fh_html_raw(p->out, "</code> ");
        fh_page__text(p, p->d->failed[i].reason);
        fh_html_raw(p->out, "</li>\n");
    }
    fh_html_raw(p->out, "</ul></section>\n");
}

static void write_stories(fh_page *p) {
    const fh_dossier *d = p->d;
    uint32_t n_large = 0;
    for (uint32_t s = 0; s < d->n_stories; s++) n_large += d->stories[s].n_reports > 1;
    fh_html_raw(p->out, "<main id=\"main\">\n");
    p->top = n_large > 1 && !p->site ? 2 : 1;
    if (!p->site) write_contents(p, n_large);
    if (fh_view_foreign(d)) {
        fh_html_raw(p->out, "<p class=\"legend\">");
        fh_page__text(p, fh_view_foreign_note(p->scratch, d));
        fh_html_raw(p->out, "</p>\n");
    }
    if (!d->n_stories) fh_html_raw(p->out, "<h1 class=\"name\">Nothing to tell</h1>\n<p class=\"facts\">There is no report to look at.</p>\n");
    for (uint32_t s = 0; s < d->n_stories; s++)
        if (p->site || d->stories[s].n_reports > 1) write_story(p, s);
    if (n_large) p->top = 2;
    if (!p->site) write_single_reports(p);
    write_failures(p);
}

static const char *const story_shapes[] = {"json", "csv", "svg", "graphml", "dot", "annotations", "prov"};

static void write_page(fh_writer *w, const fh_site *site) {
    fh_page p = {.w = w, .out = &w->buf, .d = w->dossier, .scratch = fh_arena_new(NULL, 0), .site = site};
    if (!p.scratch) { w->status = FH_ENOMEM; return; }
    fh_frame frame = {.w = w, .site = site, .here = "", .title = FH_STR("Dossier"), .rules = fh_page__text_rules(&p)};
    if (p.d->n_stories) frame.title = fh_page__story_title(p.d, largest_story(p.d));
    fh_frame__open(&frame);
    write_stories(&p);
    if (site) fh_site__shapes(site, "story", story_shapes, sizeof story_shapes / sizeof *story_shapes);
    fh_frame__close(&frame);
    if (!w->status) w->status = fh_arena_status(p.scratch);
    fh_arena_free(p.scratch);
}

void fh_dossier__write_page(fh_writer *w) { write_page(w, NULL); }
void fh_page__story(const fh_site *site) { write_page(site->w, site); }
