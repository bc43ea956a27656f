/* SPDX-License-Identifier: MIT
 *
 * dossier/page_elements.c - what the sections of the page are made of: their heads and ends, the small link to a report,
 * dates, and quotations that lead to their place. */
#include "dossier/page.h"

void fh_page__text(fh_page *p, fh_str s) { fh_html_text(p->out, s); }

void fh_page__section(fh_page *p, uint32_t story, const char *name, const char *title, uint32_t count) {
    fh_buf_format(p->out, "<section class=\"%s\" id=\"%s-%u\" aria-labelledby=\"h-%s-%u\">\n<h%u class=\"part\" id=\"h-%s-%u\">%s", name, name, story + 1, name,
                  story + 1, p->top + 1, name, story + 1, title);
    if (count) fh_buf_format(p->out, " <span class=\"count\">%u</span>", count);
    fh_buf_format(p->out, "</h%u>\n", p->top + 1);
}

void fh_page__take(fh_page *p, uint32_t story, const fh_page_take *ways, size_t n) {
    if (!p->site || p->lone) return;
    fh_html_raw(p->out, "<p class=\"takes\">");
    for (size_t i = 0; i < n; i++) {
        fh_buf_format(p->out, "<a download href=\"story.%s?id=", ways[i].shape);
        fh_site__value(p->out, p->d->stories[story].id);
        if (ways[i].part) fh_buf_format(p->out, "&amp;part=%s", ways[i].part);
        fh_buf_format(p->out, "\">%s</a> ", ways[i].label);
    }
    fh_html_raw(p->out, "</p>\n");
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

void fh_page__marked(fh_page *p, fh_str text, const char *element, const fh_span *marks, uint32_t n) {
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
    fh_page__marked(p, fh_str_span(r->text, s), element, marks, n);
    fh_html_raw(p->out, "</a><span class=\"around\">");
    fh_page__text(p, fh_str_cut(r->text, s.end, whole.end));
    fh_html_raw(p->out, "</span>");
}

fh_str fh_page__story_title(const fh_dossier *d, uint32_t s) {
    return d->stories[s].title.len ? d->stories[s].title : fh_view_title(d->reports[d->stories[s].reports[0]]);
}
