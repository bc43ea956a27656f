/* SPDX-License-Identifier: MIT
 *
 * dossier/page_texts.c - the reports' texts, any two of them side by side, with their marks.
 *
 * A text is cut where any mark begins or ends, and each piece bears the classes of the marks that hold it:
 *
 *   w3   words shared with report 3    v3   the same in other words
 *   d3   changed against or by it      x3   in conflict with it
 *
 * The style sheet colours w3 only while report 3 stands beside: `:root:has(#left-3:checked) .w3`. So each
 * text stands in the page once, whichever two are looked at, and no script is needed. Pieces are swept
 * from left to right with the marks that are open; cost: n log n in the marks, and pieces times the marks
 * that overlap there. */
#include <stdio.h>
#include <stdlib.h>

#include "base/vec.h"
#include "dossier/names.h"
#include "dossier/page.h"

typedef struct spot {
    fh_span span;
    uint32_t other;  /* report beside which it shows */
    uint32_t number; /* of the passage, to jump between its two sides */
    uint32_t order;
    char kind;       /* 'w', 'v', 'd', 'x', or 0 for an anchor alone */
    char id[24];     /* where links lead, or "" */
} spot;

typedef FH_VEC(spot) spot_vec;

static int spot_order(const void *a, const void *b) {
    const spot *x = a, *y = b;
    if (x->span.begin != y->span.begin) return x->span.begin < y->span.begin ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

typedef struct texts {
    fh_page *p;
    const fh_story *story;
    spot_vec *spots; /* per report of the story */
} texts;

static uint32_t local_of(const texts *t, uint32_t report) {
    uint32_t low = 0, high = t->story->n_reports;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (t->story->reports[mid] < report) low = mid + 1;
        else high = mid;
    }
    return low;
}

static bool in_story(const texts *t, uint32_t report) {
    uint32_t k = local_of(t, report);
    return k < t->story->n_reports && t->story->reports[k] == report;
}

static void add_spot(texts *t, uint32_t report, fh_span span, char kind, uint32_t other, uint32_t number, const char *id, uint32_t a, uint32_t b) {
    if (span.begin >= span.end || !in_story(t, report)) return;
    spot_vec *v = &t->spots[local_of(t, report)];
    spot s = {span, other, number, (uint32_t)v->n, kind, ""};
    if (id && b) snprintf(s.id, sizeof s.id, "%s%u-%u", id, a, b);
    else if (id) snprintf(s.id, sizeof s.id, "%s%u", id, a);
    fh_vec_push(t->p->scratch, v, s);
}

static void add_passages(texts *t) {
    const fh_dossier *d = t->p->d;
    for (uint32_t i = 0; i < t->story->n_reports; i++) {
        fh_range run = fh_view_passages(d, t->story->reports[i]);
        for (uint32_t k = run.begin; k < run.end; k++) {
            const fh_passage *q = &d->passages[k];
            if (!in_story(t, q->b)) continue;
            char kind = q->kind == FH_PASSAGE_PARAPHRASE ? 'v' : 'w';
            add_spot(t, q->a, q->a_span, kind, q->b, k + 1, NULL, 0, 0);
            add_spot(t, q->b, q->b_span, kind, q->a, k + 1, NULL, 0, 0);
        }
    }
}

static void add_findings(texts *t, uint32_t story) {
    const fh_dossier *d = t->p->d;
    fh_range claims = fh_view_claims(d, story), conflicts = fh_view_conflicts(d, story), events = fh_view_events(d, story);
    for (uint32_t i = claims.begin; i < claims.end; i++)
        for (uint32_t k = 0; k < d->claims[i].n_mentions; k++)
            add_spot(t, d->claims[i].mentions[k].report, d->claims[i].mentions[k].span, 0, 0, 0, "m", i + 1, k + 1);
    for (uint32_t r = 0; r < t->story->n_reports; r++) {
        fh_range changes = fh_view_changes(d, t->story->reports[r]);
        for (uint32_t i = changes.begin; i < changes.end; i++) {
            const fh_change *c = &d->changes[i];
            add_spot(t, c->parent, c->parent_span, 'd', c->child, 0, "was", i + 1, 0);
            add_spot(t, c->child, c->child_span, 'd', c->parent, 0, "now", i + 1, 0);
        }
    }
    for (uint32_t i = conflicts.begin; i < conflicts.end; i++) {
        const fh_conflict *c = &d->conflicts[i];
        add_spot(t, c->a, c->a_span, 'x', c->b, 0, "left", i + 1, 0);
        add_spot(t, c->b, c->b_span, 'x', c->a, 0, "right", i + 1, 0);
    }
    for (uint32_t i = events.begin; i < events.end; i++) add_spot(t, d->timeline[i].report, d->timeline[i].span, 0, 0, 0, "e", i + 1, 0);
}

static void add_statements(texts *t) {
    for (uint32_t i = 0; i < t->story->n_reports; i++) {
        uint32_t report = t->story->reports[i];
        const fh_report *r = t->p->d->reports[report];
        for (uint32_t k = 0; k < r->n_statements; k++)
            if (r->statements[k].n_content) add_spot(t, report, r->statements[k].content[0], 0, 0, 0, "q", fh_page__number(t->p, report), k + 1);
    }
}

/* ---- one text ----------------------------------------------------------------------------------------- */

typedef struct sweep {
    fh_page *p;
    const fh_report *r;
    const spot_vec *spots;
    size_t next_spot;
    uint32_t *cuts; /* ascending, unique: where pieces begin and end */
    size_t n_cuts, next_cut;
    FH_VEC(const spot *) open;
} sweep;

static int cut_order(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static bool make_cuts(sweep *w) {
    size_t most = 2 * w->spots->n + 2 * (size_t)w->r->n_sentences, n = 0;
    w->cuts = fh_new_n(w->p->scratch, uint32_t, most + 1);
    if (!w->cuts) return false;
    for (size_t i = 0; i < w->spots->n; i++) {
        w->cuts[n++] = w->spots->at[i].span.begin;
        if (w->spots->at[i].kind) w->cuts[n++] = w->spots->at[i].span.end;
    }
    for (uint32_t i = 0; i < w->r->n_sentences; i++) w->cuts[n++] = w->r->sentences[i].span.begin, w->cuts[n++] = w->r->sentences[i].span.end;
    if (n) qsort(w->cuts, n, sizeof *w->cuts, cut_order);
    for (size_t i = 0; i < n; i++)
        if (!i || w->cuts[i] != w->cuts[i - 1]) w->cuts[w->n_cuts++] = w->cuts[i];
    return true;
}

/* Opens the spots that begin here, closes those that have ended; anchors are written as they come. */
static void move_to(sweep *w, uint32_t at) {
    size_t kept = 0;
    for (size_t i = 0; i < w->open.n; i++)
        if (w->open.at[i]->span.end > at) w->open.at[kept++] = w->open.at[i];
    w->open.n = kept;
    for (; w->next_spot < w->spots->n && w->spots->at[w->next_spot].span.begin <= at; w->next_spot++) {
        const spot *s = &w->spots->at[w->next_spot];
        if (s->id[0]) fh_buf_format(w->p->out, "<a id=\"%s\"></a>", s->id);
        if (s->kind && s->span.end > at) fh_vec_push(w->p->scratch, &w->open, s);
    }
}

static void write_piece(sweep *w, fh_span s) {
    if (!w->open.n) {
        fh_page__text(w->p, fh_str_span(w->r->text, s));
        return;
    }
    bool passages = false;
    fh_html_raw(w->p->out, "<span class=\"");
    for (size_t i = 0; i < w->open.n; i++) {
        fh_buf_format(w->p->out, "%s%c%u", i ? " " : "", w->open.at[i]->kind, w->open.at[i]->other + 1);
        passages |= w->open.at[i]->number != 0;
    }
    if (passages) {
        fh_html_raw(w->p->out, "\" data-p=\"");
        for (size_t i = 0, n = 0; i < w->open.n; i++)
            if (w->open.at[i]->number) fh_buf_format(w->p->out, "%s%u", n++ ? " " : "", w->open.at[i]->number);
    }
    fh_html_raw(w->p->out, "\">");
    fh_page__text(w->p, fh_str_span(w->r->text, s));
    fh_html_raw(w->p->out, "</span>");
}

static void write_paragraph(sweep *w, fh_span paragraph, uint32_t *sentence) {
    bool inside = false;
    fh_html_raw(w->p->out, "<p>");
    for (uint32_t at = paragraph.begin; at < paragraph.end;) {
        while (w->next_cut < w->n_cuts && w->cuts[w->next_cut] <= at) w->next_cut++;
        uint32_t end = w->next_cut < w->n_cuts && w->cuts[w->next_cut] < paragraph.end ? w->cuts[w->next_cut] : paragraph.end;
        while (*sentence < w->r->n_sentences && w->r->sentences[*sentence].span.end <= at) (*sentence)++;
        bool within = *sentence < w->r->n_sentences && w->r->sentences[*sentence].span.begin <= at;
        if (within && !inside) fh_html_raw(w->p->out, "<span class=\"s\">");
        inside = within;
        move_to(w, at);
        write_piece(w, (fh_span){at, end});
        if (inside && end >= w->r->sentences[*sentence].span.end) fh_html_raw(w->p->out, "</span>"), inside = false;
        at = end;
    }
    if (inside) fh_html_raw(w->p->out, "</span>");
    fh_html_raw(w->p->out, "</p>\n");
    fh_writer_drain_full(w->p->w);
}

static void write_report_head(fh_page *p, uint32_t report) {
    const fh_report *r = p->d->reports[report];
    uint32_t account = fh_view_account_number(p->d, report);
    fh_buf_format(p->out, "<header><h%u class=\"piece\">", p->top + 2);
    fh_page__text(p, fh_view_title(r));
    fh_buf_format(p->out, "</h%u>\n<p class=\"quiet\">", p->top + 2);
    fh_page__chip(p, report);
    fh_html_raw(p->out, " ");
    fh_page__text(p, fh_view_outlet(r));
    for (uint32_t i = 0; i < r->n_byline; i++) fh_buf_add(p->out, fh_str_of(i ? ", " : ", by ")), fh_page__text(p, r->byline[i]);
    if (r->published.precision && r->published_from != FH_DATE_FROM_STORY) fh_html_raw(p->out, ", "), fh_page__date(p, r->published, true);
    if (account != FH_NONE) fh_html_raw(p->out, ", account "), fh_page__text(p, fh_view_account(p->scratch, p->d, report));
    fh_html_raw(p->out, "</p>\n<p class=\"file\"><code>");
    fh_page__text(p, r->id);
    fh_html_raw(p->out, "</code>");
    if (p->site && !p->lone) fh_html_raw(p->out, " "), fh_site__link(p->site, "report?id=", r->id, FH_STR("this report alone"));
    fh_html_raw(p->out, "</p></header>\n");
}

static void write_text(fh_page *p, uint32_t report, spot_vec *spots) {
    const fh_report *r = p->d->reports[report];
    sweep w = {.p = p, .r = r, .spots = spots};
    if (spots->n) qsort(spots->at, spots->n, sizeof *spots->at, spot_order);
    fh_buf_format(p->out, "<article class=\"text t%u\" id=\"r%u\"", report + 1, report + 1);
    if (r->language.len) fh_html_raw(p->out, " lang=\""), fh_page__text(p, r->language), fh_html_raw(p->out, "\"");
    fh_html_raw(p->out, ">\n");
    write_report_head(p, report);
    uint32_t sentence = 0;
    if (make_cuts(&w))
        for (uint32_t i = 0; i < r->n_paragraphs; i++) write_paragraph(&w, r->paragraphs[i], &sentence);
    fh_html_raw(p->out, "</article>\n");
}

/* ---- which two ------------------------------------------------------------------------------------------- */

static uint32_t asked_for(const fh_page *p, const fh_story *s, fh_str id) {
    for (uint32_t i = 0; id.len && i < s->n_reports; i++)
        if (fh_str_equal(p->d->reports[s->reports[i]]->id, id)) return s->reports[i];
    return FH_NONE;
}

/* At first: those that were asked for, or the parent and child of the story's first edge, or its first two reports. */
static void first_two(const fh_page *p, const fh_story *s, uint32_t *ret_left, uint32_t *ret_right) {
    *ret_left = p->site ? asked_for(p, s, p->site->query->left) : FH_NONE;
    *ret_right = p->site ? asked_for(p, s, p->site->query->right) : FH_NONE;
    if (*ret_left != FH_NONE && *ret_right != FH_NONE) return;
    *ret_left = s->reports[0], *ret_right = s->reports[1];
    for (uint32_t i = 0; i < s->n_reports; i++) {
        fh_range edges = fh_view_parents(p->d, s->reports[i]);
        if (edges.begin == edges.end || p->d->lineage[edges.begin].parent >= p->d->n_reports) continue;
        *ret_left = p->d->lineage[edges.begin].parent, *ret_right = s->reports[i];
        return;
    }
}

static void write_choice(fh_page *p, const fh_story *s, uint32_t story, const char *name, const char *title, uint32_t chosen) {
    fh_buf_format(p->out, "<fieldset class=\"choice %s\"><legend>%s</legend>\n", name, title);
    for (uint32_t i = 0; i < s->n_reports; i++) {
        uint32_t k = s->reports[i], account = fh_view_account_number(p->d, k);
        fh_buf_format(p->out, "<label class=\"a%u\" title=\"", account == FH_NONE ? 0 : account % 8 + 1);
        fh_page__text(p, fh_view_outlet(p->d->reports[k]));
        if (p->site) fh_buf_format(p->out, "\"><input type=\"radio\" name=\"%s\" value=\"", name), fh_page__text(p, p->d->reports[k]->id);
        else fh_buf_format(p->out, "\"><input type=\"radio\" name=\"%s-%u\" value=\"%u", name, story + 1, k + 1);
        fh_buf_format(p->out, "\" id=\"%s-%u\"%s>%u</label>\n", name, k + 1, k == chosen ? " checked" : "", k + 1);
    }
    fh_html_raw(p->out, "</fieldset>\n");
}

static void write_single(fh_page *p, texts *t) {
    uint32_t report = t->story->reports[0];
    fh_html_raw(p->out, "<details class=\"lone\"><summary>");
    fh_page__text(p, fh_view_title(p->d->reports[report]));
    fh_html_raw(p->out, " <span class=\"quiet\">");
    fh_page__text(p, fh_view_outlet(p->d->reports[report]));
    fh_html_raw(p->out, "</span></summary>\n");
    write_text(p, report, &t->spots[0]);
    fh_html_raw(p->out, "</details>\n");
    if (!p->w->status) p->w->status = fh_arena_status(p->scratch);
    fh_arena_reset(p->scratch);
}

/* On a site, a form whose button makes the two that stand beside one another part of the address. */
static void open_choices(fh_page *p, uint32_t story) {
    if (!p->site) { fh_html_raw(p->out, "<div class=\"choices\">\n"); return; }
    fh_buf_format(p->out, "<form class=\"choices\" action=\"story#texts-%u\"><input type=\"hidden\" name=\"id\" value=\"", story + 1);
    fh_page__text(p, p->d->stories[story].id);
    fh_html_raw(p->out, "\">\n");
}

/* The text of a story of one report, on its page. */
static void write_only(fh_page *p, texts *t, uint32_t story) {
    fh_page__section(p, story, "texts", "Text", 0);
    fh_html_raw(p->out, "<div class=\"lone\">\n");
    write_text(p, t->story->reports[0], &t->spots[0]);
    fh_html_raw(p->out, "</div>\n");
    fh_page__section_end(p);
}

void fh_page__report_text(fh_page *p, uint32_t report) {
    fh_story alone = {.reports = &report, .n_reports = 1};
    texts t = {p, &alone, fh_new_n(p->scratch, spot_vec, 1)};
    if (!t.spots) return;
    add_statements(&t);
    fh_html_raw(p->out, "<div class=\"lone\">\n");
    write_text(p, report, &t.spots[0]);
    fh_html_raw(p->out, "</div>\n");
}

void fh_page__texts(fh_page *p, uint32_t story) {
    const fh_story *s = &p->d->stories[story];
    texts t = {p, s, fh_new_n(p->scratch, spot_vec, s->n_reports)};
    if (!t.spots) return;
    add_passages(&t);
    add_findings(&t, story);
    add_statements(&t);
    if (s->n_reports == 1 && p->site) { write_only(p, &t, story); return; }
    if (s->n_reports == 1) { write_single(p, &t); return; }
    uint32_t left, right;
    first_two(p, s, &left, &right);
    fh_page__section(p, story, "texts", "Texts side by side", s->n_reports);
    fh_page__take(p, story, (const fh_page_take[]){{"csv", "passages", "CSV of passages"}, {"csv", "reports", "CSV of reports"}}, 2);
    open_choices(p, story);
    write_choice(p, s, story, "left", "Read", left);
    write_choice(p, s, story, "right", "beside", right);
    fh_html_raw(p->out, "<p class=\"legend\"><span class=\"shared\">shared words</span> <span class=\"alike\">the same in other words</span> <span class=\"changed\">changed</span> "
                        "<span class=\"contrary\">in conflict</span></p>\n");
    fh_html_raw(p->out, p->site ? "<button>Link to these two</button>\n</form>\n<div class=\"two\">\n" : "</div>\n<div class=\"two\">\n");
    for (uint32_t i = 0; i < s->n_reports; i++) write_text(p, s->reports[i], &t.spots[i]);
    fh_html_raw(p->out, "</div>\n");
    fh_page__section_end(p);
}

/* ---- rules -------------------------------------------------------------------------------------------------- */

fh_str fh_page__text_rules(fh_page *p) {
    const fh_dossier *d = p->d;
    fh_buf rules = {.arena = p->w->arena}, *out = &rules;
    fh_html_raw(out, "@supports selector(:has(*)) {\n");
    for (uint32_t i = 0; i < d->n_reports; i++) {
        if (!d->story_of || d->stories[d->story_of[i]].n_reports < 2) continue;
        unsigned n = i + 1;
        fh_buf_format(out, ":root:has(#left-%u:checked) .t%u{display:block;order:1}:root:has(#right-%u:checked) .t%u{display:block;order:2}\n", n, n, n, n);
        fh_buf_format(out, ":root:has(:is(#left-%u,#right-%u):checked) .v%u{background:color-mix(in srgb,var(--shared) 50%%,transparent);box-shadow:inset 0 -1px color-mix(in srgb,var(--a5) 45%%,transparent)}", n, n, n);
        fh_buf_format(out, ":root:has(:is(#left-%u,#right-%u):checked) .w%u{background:var(--shared)}", n, n, n);
        fh_buf_format(out, ":root:has(:is(#left-%u,#right-%u):checked) .d%u{text-decoration:underline 2px var(--changed);text-underline-offset:.22em}", n, n, n);
        fh_buf_format(out, ":root:has(:is(#left-%u,#right-%u):checked) .x%u{box-shadow:inset 0 -.12em var(--contrary)}\n", n, n, n);
    }
    fh_html_raw(out, "}\n");
    return fh_buf_str(out);
}
