/* SPDX-License-Identifier: MIT
 *
 * dossier/decisions_page.c - what people have decided, and the forms by which they do.
 *
 * A decision is always shown as one: who, when, why, and what for; never mixed into what the program found. The
 * forms are plain; the server asks for its token with each. */
#include <stdio.h>

#include "dossier/frame.h"
#include "dossier/html.h"
#include "dossier/names.h"
#include "dossier/page.h"

static void write_ids(const fh_site *s, const fh_str *ids, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        if (i) fh_site__raw(s, i + 1 == n ? " and " : ", ");
        fh_site__link(s, "report?id=", ids[i], fh_site__name((fh_str){NULL, 0}, ids[i]));
    }
}

static void write_content(const fh_site *s, const fh_decision *d) {
    switch (d->kind) {
    case FH_DECISION_TOGETHER: fh_site__raw(s, "Of one story: "), write_ids(s, d->reports, d->n_reports); break;
    case FH_DECISION_APART:
        write_ids(s, d->reports, d->n_reports);
        fh_site__raw(s, d->n_reports == 1 ? " is of another story than " : " are of another story than ");
        write_ids(s, d->others, d->n_others);
        break;
    case FH_DECISION_NOT_FROM:
        write_ids(s, d->reports, 1);
        fh_site__raw(s, " does not derive from ");
        if (d->n_reports > 1) write_ids(s, d->reports + 1, 1);
        break;
    }
    fh_site__raw(s, ".");
}

static void write_signed(const fh_site *s, const char *verb, fh_str who, fh_str when) {
    fh_buf_format(&s->w->buf, "<p class=\"quiet\">%s by <b>", verb);
    fh_site__text(s, who);
    fh_site__raw(s, "</b>");
    if (when.len) fh_site__raw(s, ", "), fh_site__day(s, when);
    fh_site__raw(s, "</p>\n");
}

static void write_decision(const fh_site *s, const fh_decision *d) {
    char id[40];
    snprintf(id, sizeof id, "withdraw-%llu", (unsigned long long)d->number);
    fh_buf_format(&s->w->buf, "<li class=\"decision%s\" id=\"decision-%llu\"><p><span class=\"kind\">%s</span> ", d->withdrawn.len ? " gone" : "",
                  (unsigned long long)d->number, fh_name_decision(d->kind));
    write_content(s, d);
    fh_site__raw(s, "</p>\n");
    if (d->why.len) fh_site__raw(s, "<blockquote><p>"), fh_site__text(s, d->why), fh_site__raw(s, "</p></blockquote>\n");
    write_signed(s, "Decided", d->who, d->made);
    if (d->withdrawn.len) write_signed(s, "Withdrawn", d->withdrawn_by, d->withdrawn);
    else {
        fh_buf_format(&s->w->buf, "<details class=\"decide\"><summary>Withdraw it</summary>\n<form action=\"withdraw\" method=\"post\">"
                      "<input type=\"hidden\" name=\"number\" value=\"%llu\">\n", (unsigned long long)d->number);
        fh_site__signature(s, id, "Withdraw");
        fh_site__raw(s, "</form></details>\n");
    }
    fh_site__raw(s, "</li>\n");
    fh_writer_drain_full(s->w);
}

static const char *const shapes[] = {"csv", "json"};

void fh_site__decisions(const fh_site *s, const fh_decision_rows *rows) {
    fh_frame frame = {.w = s->w, .site = s, .here = "decisions", .title = FH_STR("Decisions")};
    fh_frame__open(&frame);
    fh_site__raw(s, "<main id=\"main\" class=\"listing\">\n<h1>Decisions</h1>\n"
                    "<p class=\"facts\">What people have decided about stories and derivations. The program obeys, and keeps who said so and why.</p>\n");
    if (!rows->n) fh_site__raw(s, "<p class=\"empty\">Nobody has decided anything yet. Stories are put together on their list; a story's page ends with the other decisions.</p>\n");
    else fh_site__raw(s, "<ol class=\"decisions\">\n");
    for (uint32_t i = rows->n; i-- > 0;) write_decision(s, &rows->at[i]);
    if (rows->n) fh_site__raw(s, "</ol>\n");
    fh_site__shapes(s, "decisions", shapes, 2);
    fh_frame__close(&frame);
}

/* ---- at the end of a story ---------------------------------------------------------------------------- */

static void open_form(fh_page *p, const char *kind, const char *summary, const char *explained) {
    fh_buf_format(p->out, "<details class=\"decide\" id=\"decide-%s\"><summary>%s</summary>\n<form id=\"form-%s\" action=\"decide\" method=\"post\">"
                  "<input type=\"hidden\" name=\"kind\" value=\"%s\">\n<p>%s</p>\n", kind, summary, kind, kind, explained);
}

static void close_form(fh_page *p, const char *kind, const char *button) {
    fh_site__signature(p->site, kind, button);
    fh_html_raw(p->out, "</form></details>\n");
}

static void form_apart(fh_page *p, const fh_story *s) {
    if (s->n_reports < 2) return;
    open_form(p, "apart", "Some of these reports are another story", "Tick the reports that do not belong here. They become a story of their own.");
    fh_html_raw(p->out, "<ul class=\"ticks\">\n");
    for (uint32_t i = 0; i < s->n_reports; i++) {
        const fh_report *r = p->d->reports[s->reports[i]];
        fh_html_raw(p->out, "<li><label><input type=\"checkbox\" name=\"id\" value=\"");
        fh_page__text(p, r->id);
        fh_buf_format(p->out, "\"> %u <b>", s->reports[i] + 1);
        fh_page__text(p, fh_view_outlet(r));
        fh_html_raw(p->out, "</b> ");
        fh_page__text(p, fh_view_title(r));
        fh_html_raw(p->out, "</label></li>\n");
    }
    fh_html_raw(p->out, "</ul>\n");
    close_form(p, "apart", "Put them apart");
}

static void form_together(fh_page *p, const fh_story *s) {
    open_form(p, "together", "Another story is the same as this one", "Name the other story, or a report in it, by its id: it stands in the address of its page.");
    fh_html_raw(p->out, "<input type=\"hidden\" name=\"id\" value=\"");
    fh_page__text(p, s->id);
    fh_html_raw(p->out, "\">\n<label>The other story <input name=\"id\" required></label>\n");
    close_form(p, "together", "Put them together");
}

/* Both ids in one value, parted by what no value of an address holds. */
void fh_page__edge_value(fh_page *p, const fh_edge *e) {
    fh_site__value(p->out, p->d->reports[e->child]->id);
    fh_buf_add_char(p->out, '|');
    fh_site__value(p->out, p->d->reports[e->parent]->id);
}

static void edge_choice(fh_page *p, const fh_edge *e) {
    const fh_dossier *d = p->d;
    fh_html_raw(p->out, "<option value=\"");
    fh_page__edge_value(p, e);
    fh_buf_format(p->out, "\">%u ", e->child + 1);
    fh_page__text(p, fh_view_outlet(d->reports[e->child]));
    fh_buf_format(p->out, " from %u ", e->parent + 1);
    fh_page__text(p, fh_view_outlet(d->reports[e->parent]));
    fh_buf_format(p->out, ", %s</option>\n", fh_name_edge(e->kind));
}

bool fh_page__is_between_reports(const fh_dossier *d, const fh_edge *e) { return e->child < d->n_reports && e->parent < d->n_reports; }

static void form_not_from(fh_page *p) {
    const fh_dossier *d = p->d;
    bool any = false;
    for (uint32_t i = 0; i < d->n_lineage; i++) any |= fh_page__is_between_reports(d, &d->lineage[i]);
    if (!any) return;
    open_form(p, "not-from", "A derivation is wrong", "The report then hangs from its next best parent, or from none.");
    fh_html_raw(p->out, "<label>Wrong is <select name=\"edge\">\n");
    for (uint32_t i = 0; i < d->n_lineage; i++)
        if (fh_page__is_between_reports(d, &d->lineage[i])) edge_choice(p, &d->lineage[i]);
    fh_html_raw(p->out, "</select></label>\n");
    close_form(p, "not-from", "Mark it wrong");
}

void fh_page__decisions(fh_page *p, uint32_t story) {
    const fh_story *s = &p->d->stories[story];
    fh_page__section(p, story, "decisions", "Decisions of people", p->d->n_decisions);
    if (p->d->n_decisions) {
        fh_html_raw(p->out, "<ol class=\"decisions\">\n");
        for (uint32_t i = 0; i < p->d->n_decisions; i++) write_decision(p->site, &p->d->decisions[i]);
        fh_html_raw(p->out, "</ol>\n");
    } else fh_html_raw(p->out, "<p class=\"quiet\">None about this story. Where the program is wrong, say so:</p>\n");
    form_apart(p, s);
    form_together(p, s);
    form_not_from(p);
    fh_page__section_end(p);
}
