/* SPDX-License-Identifier: MIT
 *
 * dossier/page_parts.c - the sections of one story on the page: family tree, claims, changes, conflicts,
 * timeline. */
#include <stdio.h>
#include <stdlib.h>

#include "dossier/graph.h"
#include "dossier/names.h"
#include "dossier/page.h"
#include "dossier/tree.h"

/* ---- family tree ------------------------------------------------------------------------------------ */

static void write_node(fh_page *p, uint32_t node) {
    if (node >= p->d->n_reports) {
        fh_html_raw(p->out, "<span class=\"lost\">");
        fh_page__text(p, p->d->lost[node - p->d->n_reports]);
        fh_html_raw(p->out, "</span> <span class=\"quiet\">not among the reports</span>");
        return;
    }
    const fh_report *r = p->d->reports[node];
    fh_page__chip(p, node);
    fh_html_raw(p->out, " <b class=\"outlet\">");
    fh_page__text(p, fh_view_outlet(r));
    fh_html_raw(p->out, "</b> ");
    if (r->published.precision && r->published_from != FH_DATE_FROM_STORY) {
        fh_html_raw(p->out, "<span class=\"quiet\">");
        fh_page__date(p, r->published, true);
        fh_html_raw(p->out, "</span> ");
    }
    fh_html_raw(p->out, "<span class=\"title\">");
    fh_page__text(p, fh_view_title(r));
    fh_html_raw(p->out, "</span>");
}

static void write_edge(fh_page *p, uint32_t story, const fh_edge *e, bool is_best) {
    fh_html_raw(p->out, "<li>");
    if (!is_best) {
        fh_html_raw(p->out, "also from ");
        if (e->parent < p->d->n_reports) fh_page__chip(p, e->parent);
        else fh_page__text(p, p->d->lost[e->parent - p->d->n_reports]);
        fh_html_raw(p->out, " as ");
    }
    fh_buf_format(p->out, "<span class=\"kind\">%s</span>", fh_name_edge(e->kind));
    if (e->share > 0)
        fh_buf_format(p->out, " <span class=\"share\" title=\"share of its words that come from there\">%d\xc2\xa0%%</span>", (int)((double)e->share * 100 + 0.5));
    for (uint32_t i = 0; i < e->n_evidence; i++) {
        fh_html_raw(p->out, i ? "; " : " <span class=\"quiet\">");
        fh_page__text(p, fh_view_note(p->scratch, p->d, story, e->evidence[i].note));
    }
    if (e->n_evidence) fh_html_raw(p->out, "</span>");
    if (p->site && fh_page__is_between_reports(p->d, e)) {
        fh_html_raw(p->out, " <a class=\"doubt\" href=\"#form-not-from\" data-edge=\"");
        fh_page__edge_value(p, e);
        fh_html_raw(p->out, "\">wrong?</a>");
    }
    fh_html_raw(p->out, "</li>\n");
}

static void write_row(fh_page *p, uint32_t story, const fh_tree_row *row) {
    fh_buf_format(p->out, "<li class=\"d%u\">", row->depth < 8 ? row->depth : 8);
    write_node(p, row->node);
    fh_range edges = fh_view_parents(p->d, row->node);
    if (edges.begin < edges.end) {
        fh_html_raw(p->out, "\n<ul class=\"why\">\n");
        if (row->edge != FH_NONE) write_edge(p, story, &p->d->lineage[row->edge], true);
        for (uint32_t e = edges.begin; e < edges.end; e++)
            if (e != row->edge) write_edge(p, story, &p->d->lineage[e], false);
        fh_html_raw(p->out, "</ul>");
    }
    fh_html_raw(p->out, "</li>\n");
}

void fh_page__tree(fh_page *p, uint32_t story) {
    fh_tree tree = fh_tree_make(p->scratch, p->d, story);
    fh_page__section(p, story, "tree", "Family tree", 0);
    fh_page__take(p, story, (const fh_page_take[]){{"svg", NULL, "SVG"}, {"csv", "lineage", "CSV of derivations"}}, 2);
    fh_html_raw(p->out, "<figure class=\"picture\" tabindex=\"0\" aria-label=\"Family tree over time\">\n");
    fh_dossier__tree_svg(p->out, p->d, story);
    fh_html_raw(p->out, "</figure>\n<details class=\"evidence\"><summary>The reports, and why each is thought to derive from another</summary>\n"
                        "<ol class=\"tree-list\">\n");
    for (uint32_t i = 0; i < tree.n; i++) write_row(p, story, &tree.rows[i]);
    fh_html_raw(p->out, "</ol></details>\n");
    fh_page__section_end(p);
}

/* ---- claims ------------------------------------------------------------------------------------------- */

/* The story's reports account by account, as columns of the table. */
typedef struct column { uint32_t account, report; } column;

static int column_order(const void *a, const void *b) {
    const column *x = a, *y = b;
    if (x->account != y->account) return x->account < y->account ? -1 : 1;
    return x->report < y->report ? -1 : x->report > y->report;
}

static const column *columns_of(fh_page *p, const fh_story *s) {
    column *columns = fh_new_n(p->scratch, column, s->n_reports);
    if (!columns) return NULL;
    for (uint32_t i = 0; i < s->n_reports; i++) columns[i] = (column){fh_view_account_number(p->d, s->reports[i]), s->reports[i]};
    qsort(columns, s->n_reports, sizeof *columns, column_order);
    return columns;
}

static void write_columns(fh_page *p, const fh_story *s, const column *columns) {
    fh_html_raw(p->out, "<thead><tr><th scope=\"col\" rowspan=\"2\">Claim</th><th scope=\"col\" rowspan=\"2\" class=\"n\">Accounts</th>");
    for (uint32_t i = 0, n; i < s->n_reports; i += n) {
        for (n = 1; i + n < s->n_reports && columns[i + n].account == columns[i].account; n++) {}
        fh_buf_format(p->out, "<th scope=\"colgroup\" colspan=\"%u\" class=\"account a%u\">", n, columns[i].account == FH_NONE ? 0 : columns[i].account % 8 + 1);
        fh_page__text(p, fh_view_account(p->scratch, p->d, columns[i].report));
        fh_html_raw(p->out, "</th>");
    }
    fh_html_raw(p->out, "</tr>\n<tr>");
    for (uint32_t i = 0; i < s->n_reports; i++) {
        fh_html_raw(p->out, "<th scope=\"col\">");
        fh_page__chip(p, columns[i].report);
        fh_html_raw(p->out, "</th>");
    }
    fh_html_raw(p->out, "</tr></thead>\n");
}

static const char *sign_of(fh_mention_status s) {
    return s == FH_MENTION_DENIED ? "\xe2\x9c\x95" : s == FH_MENTION_CONDITIONAL ? "\xe2\x97\x90" : s == FH_MENTION_POSSIBLE ? "\xe2\x97\x8b" : "\xe2\x97\x8f";
}

static void write_cell(fh_page *p, const fh_claim *c, uint32_t number, uint32_t report) {
    fh_html_raw(p->out, "<td>");
    for (uint32_t i = 0; i < c->n_mentions; i++) {
        const fh_mention *m = &c->mentions[i];
        if (m->report != report) continue;
        fh_buf_format(p->out, "<a class=\"%s\" href=\"#m%u-%u\" title=\"", fh_name_mention(m->status), number + 1, i + 1);
        fh_page__text(p, fh_str_span(p->d->reports[report]->text, m->span));
        fh_buf_format(p->out, "\" aria-label=\"%s by report %u\">%s</a>", fh_name_mention(m->status), report + 1, sign_of(m->status));
    }
    fh_html_raw(p->out, "</td>");
}

static void write_notes(fh_page *p, uint32_t story, const char *before, const fh_str *notes, uint32_t n, const char *between) {
    for (uint32_t i = 0; i < n; i++) {
        fh_html_raw(p->out, i ? between : before);
        fh_page__text(p, fh_view_note(p->scratch, p->d, story, notes[i]));
    }
}

static void write_mentions(fh_page *p, const fh_claim *c, uint32_t number) {
    fh_html_raw(p->out, "<ul class=\"wordings\">\n");
    for (uint32_t i = 0; i < c->n_mentions; i++) {
        const fh_mention *m = &c->mentions[i];
        char target[32];
        fh_html_raw(p->out, "<li>");
        fh_page__chip(p, m->report);
        if (m->status != FH_MENTION_ASSERTED) fh_buf_format(p->out, " <span class=\"kind\">%s</span>", fh_name_mention(m->status));
        fh_str speaker = fh_view_speaker(p->d, m->report, m->statement);
        if (speaker.len) fh_html_raw(p->out, " <b>"), fh_page__text(p, speaker), fh_html_raw(p->out, "</b>");
        fh_html_raw(p->out, " ");
        snprintf(target, sizeof target, "m%u-%u", number + 1, i + 1);
        fh_page__quote(p, m->report, m->span, target, "mark", NULL, 0);
        fh_html_raw(p->out, "</li>\n");
    }
    fh_html_raw(p->out, "</ul>");
}

static void write_claim(fh_page *p, const fh_story *s, const column *columns, uint32_t number) {
    const fh_claim *c = &p->d->claims[number];
    fh_html_raw(p->out, "<tr><th scope=\"row\"><details><summary>");
    fh_page__text(p, c->text);
    fh_buf_format(p->out, "</summary><div id=\"claim-%u\">", number + 1);
    write_notes(p, c->story, "<p class=\"reasons\">", c->reasons, c->n_reasons, "; ");
    if (c->n_reasons) fh_html_raw(p->out, ".</p>");
    write_notes(p, c->story, "<p class=\"sources\">Rests on ", c->sources, c->n_sources, ", ");
    if (c->n_sources) fh_html_raw(p->out, ".</p>");
    write_mentions(p, c, number);
    fh_buf_format(p->out, "</div></details></th><td class=\"n\"><a href=\"#claim-%u\" aria-label=\"%u account%s, and why\">%u</a>", number + 1, c->accounts,
                  c->accounts == 1 ? "" : "s", c->accounts);
    if (c->accounts_low != c->accounts_high)
        fh_buf_format(p->out, "<span class=\"bounds\" title=\"at least %u, at most %u\">%u\xe2\x80\x93%u</span>", c->accounts_low, c->accounts_high, c->accounts_low, c->accounts_high);
    fh_html_raw(p->out, "</td>");
    for (uint32_t i = 0; i < s->n_reports; i++) write_cell(p, c, number, columns[i].report);
    fh_html_raw(p->out, "</tr>\n");
}

/* Claims that one report makes, or more than one; of these, the first MOST_CLAIMS or the others. */
enum { MOST_CLAIMS = 20 };
typedef enum claim_part { CLAIMS_FIRST, CLAIMS_OTHERS, CLAIMS_ALONE, CLAIMS_PARTS } claim_part;

static claim_part part_of(const fh_claim *c, uint32_t *n_shared) {
    if (c->n_reports < 2) return CLAIMS_ALONE;
    return (*n_shared)++ < MOST_CLAIMS ? CLAIMS_FIRST : CLAIMS_OTHERS;
}

static void write_claim_table(fh_page *p, const fh_story *s, const column *columns, fh_range claims, claim_part part) {
    uint32_t n_shared = 0;
    fh_html_raw(p->out, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Claims by reports\"><table class=\"claim-table\">\n");
    write_columns(p, s, columns);
    fh_html_raw(p->out, "<tbody>\n");
    for (uint32_t i = claims.begin; i < claims.end; i++)
        if (part_of(&p->d->claims[i], &n_shared) == part) write_claim(p, s, columns, i), fh_writer_drain_full(p->w);
    fh_html_raw(p->out, "</tbody></table></div>\n");
}

static void write_folded_table(fh_page *p, const fh_story *s, const column *columns, fh_range claims, claim_part part, uint32_t n, bool open) {
    if (!n) return;
    fh_buf_format(p->out, "<details class=\"more\"%s><summary>%u %s</summary>\n", open ? " open" : "", n,
                  part == CLAIMS_ALONE ? "that a single report makes" : "more that several reports make");
    write_claim_table(p, s, columns, claims, part);
    fh_html_raw(p->out, "</details>\n");
}

void fh_page__claims(fh_page *p, uint32_t story) {
    const fh_story *s = &p->d->stories[story];
    fh_range claims = fh_view_claims(p->d, story);
    uint32_t n[CLAIMS_PARTS] = {0}, n_shared = 0;
    for (uint32_t i = claims.begin; i < claims.end; i++) n[part_of(&p->d->claims[i], &n_shared)]++;
    const column *columns = columns_of(p, s);
    if (claims.begin == claims.end || !columns) return;
    fh_page__section(p, story, "claims", "Claims", claims.end - claims.begin);
    fh_page__take(p, story, (const fh_page_take[]){{"csv", "claims", "CSV by reports"}, {"csv", "mentions", "CSV of mentions"}}, 2);
    fh_html_raw(p->out, "<p class=\"legend\"><span class=\"asserted\">\xe2\x97\x8f</span> asserted <span class=\"denied\">\xe2\x9c\x95</span> denied "
                        "<span class=\"conditional\">\xe2\x97\x90</span> on a condition <span class=\"possible\">\xe2\x97\x8b</span> possible. "
                        "Columns are reports, under the account they rest on; each sign opens the words.</p>\n");
    if (n[CLAIMS_FIRST]) write_claim_table(p, s, columns, claims, CLAIMS_FIRST);
    write_folded_table(p, s, columns, claims, CLAIMS_OTHERS, n[CLAIMS_OTHERS], false);
    write_folded_table(p, s, columns, claims, CLAIMS_ALONE, n[CLAIMS_ALONE], !n[CLAIMS_FIRST]);
    fh_page__section_end(p);
}

/* ---- changes -------------------------------------------------------------------------------------------- */

static void write_side(fh_page *p, const char *name, const char *element, uint32_t number, uint32_t report, fh_span s, const fh_span *marks, uint32_t n) {
    char target[32];
    snprintf(target, sizeof target, "%s%u", name, number + 1);
    fh_buf_format(p->out, "<blockquote class=\"%s\"><p>", name);
    if (s.begin < s.end) fh_page__quote(p, report, s, target, element, marks, n);
    else fh_html_raw(p->out, "<span class=\"quiet\">nothing of it</span>");
    fh_html_raw(p->out, "</p></blockquote>\n");
}

static void write_change(fh_page *p, uint32_t number) {
    const fh_change *c = &p->d->changes[number];
    fh_word_diff marks = fh_view_marks(p->scratch, p->d, c);
    fh_buf_format(p->out, "<li class=\"pair-of\"><p class=\"note\"><span class=\"kind\">%s</span> ", fh_view_change_kind(c));
    fh_page__text(p, fh_view_note(p->scratch, p->d, p->d->story_of[c->child], c->note));
    fh_html_raw(p->out, "</p>\n");
    write_side(p, "was", "del", number, c->parent, c->parent_span, marks.a, marks.n_a);
    write_side(p, "now", "ins", number, c->child, c->child_span, marks.b, marks.n_b);
    fh_html_raw(p->out, "</li>\n");
}

/* "Outlet [3]" as the head of a column of wordings. */
static void write_teller(fh_page *p, const char *before, uint32_t report) {
    fh_buf_format(p->out, "<span class=\"teller\">%s", before);
    fh_page__chip(p, report);
    fh_html_raw(p->out, " <b>");
    fh_page__text(p, fh_view_outlet(p->d->reports[report]));
    fh_html_raw(p->out, "</b></span>");
}

/* The changes of one level, by child and parent; answers how many stay for the other. */
static uint32_t write_changes(fh_page *p, const fh_story *s, bool sure) {
    const fh_dossier *d = p->d;
    uint32_t others = 0;
    for (uint32_t i = 0; i < s->n_reports; i++) {
        fh_range changes = fh_view_changes(d, s->reports[i]);
        uint32_t parent = FH_NONE;
        for (uint32_t k = changes.begin; k < changes.end; k++) {
            if (fh_view_is_sure(&d->changes[k]) != sure) {
                others++;
                continue;
            }
            if (d->changes[k].parent != parent) {
                if (parent != FH_NONE) fh_html_raw(p->out, "</ol>\n");
                parent = d->changes[k].parent;
                fh_buf_format(p->out, "<h%u class=\"tellers\">", p->top + 2);
                write_teller(p, "", parent);
                write_teller(p, "<span class=\"arrow\" aria-hidden=\"true\">\xe2\x86\x92</span> ", s->reports[i]);
                fh_buf_format(p->out, "</h%u>\n<ol class=\"pairs\">\n", p->top + 2);
            }
            write_change(p, k);
        }
        if (parent != FH_NONE) fh_html_raw(p->out, "</ol>\n");
        fh_writer_drain_full(p->w);
    }
    return others;
}

void fh_page__changes(fh_page *p, uint32_t story) {
    const fh_story *s = &p->d->stories[story];
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->n_reports; i++) n += fh_view_changes(p->d, s->reports[i]).end - fh_view_changes(p->d, s->reports[i]).begin;
    if (!n) return;
    fh_page__section(p, story, "changes", "Changed on the way", n);
    fh_page__take(p, story, (const fh_page_take[]){{"csv", "changes", "CSV"}}, 1);
    fh_html_raw(p->out, "<p class=\"legend\">Places to look: read both wordings before you rely on one.</p>\n");
    uint32_t unsure = write_changes(p, s, true);
    if (unsure) {
        fh_buf_format(p->out, "<details class=\"more\"%s><summary>%u less sure</summary>\n", unsure == n ? " open" : "", unsure);
        write_changes(p, s, false);
        fh_html_raw(p->out, "</details>\n");
    }
    fh_page__section_end(p);
}

/* ---- conflicts -------------------------------------------------------------------------------------------- */

static void write_conflict_side(fh_page *p, const char *name, uint32_t number, uint32_t report, fh_span s, fh_span focus) {
    const fh_report *r = p->d->reports[report];
    fh_str speaker = fh_view_voice(p->d, report, s, focus);
    fh_span mark = fh_view_mark(s, focus);
    char target[32];
    snprintf(target, sizeof target, "%s%u", name, number + 1);
    fh_html_raw(p->out, "<blockquote><p class=\"says\">");
    fh_page__chip(p, report);
    fh_html_raw(p->out, " <b>");
    fh_page__text(p, speaker.len ? speaker : fh_view_outlet(r));
    fh_html_raw(p->out, "</b> <span class=\"quiet\">");
    if (speaker.len) fh_html_raw(p->out, "in "), fh_page__text(p, fh_view_outlet(r));
    fh_html_raw(p->out, "</span></p>\n<p>");
    fh_page__quote(p, report, s, target, "mark", &mark, 1);
    fh_html_raw(p->out, "</p></blockquote>\n");
}

static void write_conflicts(fh_page *p, uint32_t story, fh_range conflicts) {
    fh_html_raw(p->out, "<ol class=\"pairs\">\n");
    for (uint32_t i = conflicts.begin; i < conflicts.end; i++) {
        const fh_conflict *c = &p->d->conflicts[i];
        fh_buf_format(p->out, "<li class=\"pair-of\"><p class=\"note\"><span class=\"kind\">%s</span> ", fh_view_conflict_kind(c));
        fh_page__text(p, fh_view_note(p->scratch, p->d, story, c->note));
        fh_html_raw(p->out, "</p>\n");
        write_conflict_side(p, "left", i, c->a, c->a_span, c->a_focus);
        write_conflict_side(p, "right", i, c->b, c->b_span, c->b_focus);
        fh_html_raw(p->out, "</li>\n");
        fh_writer_drain_full(p->w);
    }
    fh_html_raw(p->out, "</ol>\n");
}

void fh_page__conflicts(fh_page *p, uint32_t story) {
    fh_range all = fh_view_conflicts(p->d, story), sure = fh_view_sure_conflicts(p->d, story);
    if (all.begin == all.end) return;
    fh_page__section(p, story, "conflicts", "May contradict one another", all.end - all.begin);
    fh_page__take(p, story, (const fh_page_take[]){{"csv", "conflicts", "CSV"}}, 1);
    fh_html_raw(p->out, "<p class=\"legend\">Places to look: read both wordings before you rely on one.</p>\n");
    if (sure.begin < sure.end) write_conflicts(p, story, sure);
    if (sure.end < all.end) {
        fh_buf_format(p->out, "<details class=\"more\"%s><summary>%u less sure</summary>\n", sure.begin == sure.end ? " open" : "", all.end - sure.end);
        write_conflicts(p, story, (fh_range){sure.end, all.end});
        fh_html_raw(p->out, "</details>\n");
    }
    fh_page__section_end(p);
}

/* ---- timeline ------------------------------------------------------------------------------------------------ */

/* The reports that tell of it with this date and their words for it, from event *i on; *i is then the first with another. */
static void link_reports(fh_page *p, uint32_t *i, fh_range run, const uint32_t *next) {
    fh_datetime date = p->d->timeline[*i].date;
    for (; *i != FH_NONE && fh_date_same(p->d->timeline[*i].date, date); *i = next[*i - run.begin]) {
        const fh_event *e = &p->d->timeline[*i];
        fh_html_raw(p->out, " ");
        fh_page__chip(p, e->report);
        fh_buf_format(p->out, " <a class=\"quiet\" href=\"#e%u\">\xe2\x80\x9c", *i + 1);
        fh_page__text(p, fh_str_span(p->d->reports[e->report]->text, e->span));
        fh_html_raw(p->out, "\xe2\x80\x9d</a>");
    }
}

static void write_event(fh_page *p, uint32_t i, fh_range run, const fh_event_groups *groups) {
    const fh_event *shown = &p->d->timeline[groups->plainest[i - run.begin]];
    fh_buf_format(p->out, "<li class=\"%s\">", fh_name_event(shown->status));
    if (shown->said || shown->status != FH_EVENT_HAPPENED) fh_buf_format(p->out, "<span class=\"kind\">%s</span> ", fh_view_event_kind(shown));
    fh_datetime end = fh_view_event_end(p->d, &p->d->timeline[i]);
    if (end.precision) fh_html_raw(p->out, "<span class=\"kind\">up to "), fh_page__date(p, end, false), fh_html_raw(p->out, "</span> ");
    fh_page__text(p, shown->event);
    link_reports(p, &i, run, groups->next);
    while (i != FH_NONE) {
        fh_html_raw(p->out, " <span class=\"kind\">first set for ");
        fh_page__date(p, fh_date_day(p->d->timeline[i].date), false);
        fh_html_raw(p->out, "</span>");
        link_reports(p, &i, run, groups->next);
    }
    fh_html_raw(p->out, "</li>\n");
}

static uint32_t end_of_day(const fh_dossier *d, uint32_t i, uint32_t end) {
    fh_datetime day = d->timeline[i].date;
    while (i < end && fh_date_same(day, d->timeline[i].date)) i++;
    return i;
}

static void write_day(fh_page *p, uint32_t begin, uint32_t end, fh_range run, const fh_event_groups *groups) {
    uint32_t i = begin;
    while (i < end && !groups->is_first[i - run.begin]) i++;
    if (i == end) return; /* all that was told of this day was moved, or stands under another report's date */
    fh_html_raw(p->out, "<li><div class=\"day\">");
    fh_page__date(p, fh_date_day(p->d->timeline[i].date), false);
    fh_html_raw(p->out, "</div>\n<ul>\n");
    for (; i < end; i++)
        if (groups->is_first[i - run.begin]) write_event(p, i, run, groups);
    fh_html_raw(p->out, "</ul></li>\n");
    fh_writer_drain_full(p->w);
}

void fh_page__timeline(fh_page *p, uint32_t story) {
    fh_range run = fh_view_events(p->d, story);
    fh_event_groups groups = fh_view_event_groups(p->scratch, p->d, run);
    if (run.begin == run.end || !groups.next) return;
    fh_page__section(p, story, "timeline", "Timeline", run.end - run.begin);
    fh_page__take(p, story, (const fh_page_take[]){{"csv", "timeline", "CSV"}}, 1);
    fh_html_raw(p->out, "<ol class=\"days\">\n");
    for (uint32_t i = run.begin, end; i < run.end; i = end) {
        end = end_of_day(p->d, i, run.end);
        write_day(p, i, end, run, &groups);
    }
    fh_html_raw(p->out, "</ol>\n");
    fh_page__section_end(p);
}
