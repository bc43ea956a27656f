/* SPDX-License-Identifier: MIT
 *
 * dossier/frame.c - the beginning and the end of every page, and what the pages of a site share.
 *
 * A page holds its style and its script; nothing is loaded. The policy allows these two alone, by their hashes: a
 * file says so in its head, a server in its answer (web/guard.c). */
#include "dossier/frame.h"

#include "base/hash.h"
#include "dossier/html.h"
#include "dossier/page_table.h"

enum { USUAL_LIMIT = 50 };

/* ---- parts ---------------------------------------------------------------------------------------- */

void fh_site__raw(const fh_site *s, const char *markup) { fh_html_raw(&s->w->buf, markup); }
void fh_site__text(const fh_site *s, fh_str text) { fh_html_text(&s->w->buf, text); }

void fh_site__value(fh_buf *out, fh_str value) {
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        if (fh_is_alpha(c) || fh_is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~') fh_buf_add_char(out, c);
        else fh_buf_format(out, "%%%02X", (unsigned char)c);
    }
}

void fh_site__link(const fh_site *s, const char *to, fh_str value, fh_str label) {
    fh_buf_format(&s->w->buf, "<a href=\"%s", to);
    fh_site__value(&s->w->buf, value);
    fh_site__raw(s, "\">");
    fh_site__text(s, label);
    fh_site__raw(s, "</a>");
}

void fh_site__day(const fh_site *s, fh_str date) {
    if (!date.len) return;
    fh_str day = fh_str_cut(date, 0, date.len < 10 ? date.len : 10);
    fh_site__raw(s, "<time datetime=\"");
    fh_site__text(s, date);
    fh_site__raw(s, "\">");
    fh_site__text(s, day);
    fh_site__raw(s, "</time>");
}

fh_str fh_site__name(fh_str title, fh_str id) {
    if (title.len) return title;
    size_t at = id.len;
    while (at > 0 && id.ptr[at - 1] != '/') at--;
    return at < id.len ? fh_str_cut(id, at, id.len) : id;
}

/* ---- addresses ---------------------------------------------------------------------------------------- */

static void keep(fh_buf *out, const char *name, fh_str value) {
    if (!value.len) return;
    fh_buf_format(out, "%s%s=", out->n ? "&amp;" : "?", name);
    fh_site__value(out, value);
}

static void keep_number(fh_buf *out, const char *name, uint32_t n) {
    if (n) fh_buf_format(out, "%s%s=%u", out->n ? "&amp;" : "?", name, n);
}

fh_str fh_site__query(const fh_site *s, uint32_t offset, uint32_t limit) {
    const fh_store_query *q = s->query;
    fh_buf out = {.arena = s->w->arena};
    keep(&out, "q", q->words);
    keep(&out, "name", q->speaker);
    keep(&out, "id", q->story);
    keep(&out, "outlet", q->outlet);
    keep(&out, "since", q->since);
    keep(&out, "until", q->until);
    keep(&out, "left", q->left);
    keep(&out, "right", q->right);
    keep_number(&out, "revised", q->revised);
    keep_number(&out, "offset", offset);
    keep_number(&out, "limit", limit);
    return fh_buf_str(&out);
}

static const char *shown_as(const char *shape) {
    static const char *const names[][2] = {{"csv", "CSV"}, {"json", "JSON"}, {"svg", "SVG"}, {"graphml", "GraphML"}, {"dot", "DOT"},
                                           {"annotations", "Web Annotation"}, {"prov", "PROV"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i][0], shape) == 0) return names[i][1];
    return shape;
}

void fh_site__shapes(const fh_site *s, const char *view, const char *const *shapes, size_t n) {
    fh_str query = fh_site__query(s, s->query->offset, s->query->limit);
    fh_buf *out = &s->w->buf;
    fh_site__raw(s, "<p class=\"take\">Take along: ");
    for (size_t i = 0; i < n; i++) fh_buf_format(out, "<a download href=\"%s.%s%.*s\">%s</a> ", view, shapes[i], FH_STR_ARGS(query), shown_as(shapes[i]));
    fh_buf_format(out, "<a class=\"self\" href=\"%s%.*s\">link to this view</a></p>\n", strcmp(view, "stories") ? view : "./", FH_STR_ARGS(query));
}

void fh_site__pager(const fh_site *s, const char *view, uint32_t n, uint32_t total) {
    const fh_store_query *q = s->query;
    uint32_t limit = q->limit ? q->limit : USUAL_LIMIT, starts[] = {q->offset > limit ? q->offset - limit : 0, q->offset + n};
    bool shown[] = {q->offset > 0, q->offset + n < total};
    if (!total) return;
    fh_buf_format(&s->w->buf, "<nav class=\"pager\" aria-label=\"More rows\"><p>%u to %u of %u", n ? q->offset + 1 : 0, q->offset + n, total);
    for (int i = 0; i < 2; i++) {
        if (!shown[i]) continue;
        fh_str query = fh_site__query(s, starts[i], limit);
        fh_buf_format(&s->w->buf, " <a rel=\"%s\" href=\"%s%.*s\">%s</a>", i ? "next" : "prev", view, FH_STR_ARGS(query), i ? "next" : "previous");
    }
    fh_site__raw(s, "</p></nav>\n");
}

void fh_site__signature(const fh_site *s, const char *id, const char *button) {
    static const char *const fields[][3] = {
        {"who", "Your name", "required autocomplete=\"name\" maxlength=\"200\""},
        {"why", "Why", "maxlength=\"1000\""},
        {"token", "Token", "required type=\"password\" autocomplete=\"off\" class=\"token\""}};
    fh_site__raw(s, "<div class=\"signature\">\n");
    for (size_t i = 0; i < 3; i++)
        fh_buf_format(&s->w->buf, "<label for=\"%s-%s\">%s <input id=\"%s-%s\" name=\"%s\" %s></label>\n", id, fields[i][0], fields[i][1], id, fields[i][0],
                      fields[i][0], fields[i][2]);
    fh_buf_format(&s->w->buf, "<button>%s</button>\n</div>\n", button);
}

/* ---- the beginning ---------------------------------------------------------------------------------------- */

static fh_str style_of(const fh_frame *f) {
    fh_buf b = {.arena = f->w->arena};
    for (size_t i = 0; i < sizeof page_style / sizeof *page_style; i++) fh_buf_add(&b, fh_str_of(page_style[i]));
    fh_buf_add(&b, f->rules);
    return fh_buf_str(&b);
}

static void write_policy(fh_buf *out, fh_str style) {
    char hash[45];
    fh_sha256_base64(style, hash);
    fh_buf_format(out, "<meta name=\"referrer\" content=\"no-referrer\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                  "style-src 'sha256-%s'; script-src '" PAGE_SCRIPT_HASH "'; base-uri 'none'; form-action 'none'\">\n", hash);
}

/* One of the views, with how many things it lists. */
static void write_place(const fh_frame *f, const char *to, const char *name, uint64_t n, bool counted) {
    bool current = strcmp(f->here, to) == 0;
    fh_buf_format(&f->w->buf, "<li><a href=\"%s\"%s>%s", strcmp(to, "stories") ? to : "./", current ? " aria-current=\"page\"" : "", name);
    if (counted) fh_buf_format(&f->w->buf, " <span class=\"count\">%llu</span>", (unsigned long long)n);
    fh_site__raw(f->site, "</a></li>\n");
}

static void write_masthead(const fh_frame *f) {
    const fh_store_facts *facts = f->site->facts;
    fh_site__raw(f->site, "<header class=\"site\">\n<a class=\"brand\" href=\"./\">firsthand</a>\n<nav aria-label=\"Pages\"><ul>\n");
    write_place(f, "stories", "Stories", facts->stories, true);
    write_place(f, "reports", "Reports", facts->reports, true);
    write_place(f, "speakers", "Speakers", 0, false);
    if (facts->revisions) write_place(f, "reports?revised=1", "Revisions", facts->revisions, true);
    write_place(f, "decisions", "Decisions", facts->decisions, facts->decisions > 0);
    fh_site__raw(f->site, "</ul></nav>\n<form class=\"ask\" action=\"search\" role=\"search\"><label for=\"q\">Search</label> <input id=\"q\" name=\"q\" type=\"search\" value=\"");
    fh_site__text(f->site, f->site->query->words);
    fh_site__raw(f->site, "\"> <button>Find</button></form>\n</header>\n<p class=\"news\" hidden role=\"status\"></p>\n");
}

void fh_frame__open(const fh_frame *f) {
    fh_buf *out = &f->w->buf;
    fh_str style = style_of(f);
    fh_html_raw(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"color-scheme\" content=\"light dark\">\n");
    if (!f->site) write_policy(out, style);
    fh_html_raw(out, "<meta name=\"generator\" content=\"firsthand " FH_VERSION "\">\n<title>");
    fh_html_text(out, f->title);
    fh_html_raw(out, f->site ? " - firsthand</title>\n<style>" : "</title>\n<style>");
    fh_buf_add(out, style);
    fh_buf_format(out, "</style>\n</head>\n<body%s>\n<a class=\"skip\" href=\"#main\">To the content</a>\n", f->site ? " data-site" : "");
    if (f->site) write_masthead(f);
}

/* ---- the end --------------------------------------------------------------------------------------------------- */

void fh_frame__close(const fh_frame *f) {
    fh_buf *out = &f->w->buf;
    fh_html_raw(out, "</main>\n<footer><p>Made by firsthand " FH_VERSION ". Numbers of accounts say how much independent reporting "
                     "stands behind a claim, not whether it is true.</p></footer>\n<script>");
    for (size_t i = 0; i < sizeof page_script / sizeof *page_script; i++) fh_buf_add(out, fh_str_of(page_script[i]));
    fh_html_raw(out, "</script>\n</body>\n</html>\n");
    fh_writer_drain(f->w);
}
