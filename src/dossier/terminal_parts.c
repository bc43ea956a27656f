/* SPDX-License-Identifier: MIT
 *
 * dossier/terminal_parts.c - the parts of one story at a terminal: family tree, claims, changes,
 * conflicts, timeline. */
#include "dossier/names.h"
#include "dossier/terminal.h"
#include "dossier/tree.h"
#include "dossier/view.h"

static const fh_str INDENT = {"  ", 2}, DEEP = {"      ", 6};

/* ---- family tree ---------------------------------------------------------------------------------- */

enum { DEEPEST = 12 }; /* deeper rows are drawn no further to the right */

/* The branches that lead to a row, and those that stand beside the lines below it. */
static void branches(fh_arena *arena, const fh_tree *tree, uint32_t row, fh_str *ret_first, fh_str *ret_rest) {
    const fh_tree_row *levels[DEEPEST];
    unsigned n = 0;
    for (uint32_t i = row; i != FH_NONE && tree->rows[i].parent != FH_NONE && n < DEEPEST; i = tree->rows[i].parent) levels[n++] = &tree->rows[i];
    fh_buf first = {.arena = arena}, rest = {.arena = arena};
    fh_buf_add(&first, INDENT), fh_buf_add(&rest, INDENT);
    for (unsigned i = n; i-- > 0;) {
        const char *beside = levels[i]->last ? "   " : "\xe2\x94\x82  ";
        fh_buf_add(&first, fh_str_of(i ? beside : levels[i]->last ? "\xe2\x94\x94\xe2\x94\x80 " : "\xe2\x94\x9c\xe2\x94\x80 "));
        fh_buf_add(&rest, fh_str_of(beside));
    }
    bool has_children = row + 1 < tree->n && tree->rows[row + 1].parent == row;
    fh_buf_add(&rest, fh_str_of(has_children ? "\xe2\x94\x82   " : "    "));
    *ret_first = fh_buf_str(&first), *ret_rest = fh_buf_str(&rest);
}

static void add_report(fh_terminal *t, fh_flow *f, uint32_t i) {
    const fh_report *r = t->d->reports[i];
    fh_terminal__label(f, i);
    fh_flow_add(f, FH_STYLE_PLAIN, FH_STR(" "));
    fh_flow_add(f, FH_STYLE_STRONG, fh_view_outlet(r));
    fh_flow_add(f, FH_STYLE_PLAIN, FH_STR(", "));
    fh_flow_add(f, FH_STYLE_PLAIN, fh_view_title(r));
    fh_buf date = {.arena = t->scratch};
    fh_view_date(&date, r->published, true);
    if (date.n && r->published_from != FH_DATE_FROM_STORY) fh_flow_add(f, FH_STYLE_QUIET, FH_STR(", ")), fh_flow_add(f, FH_STYLE_QUIET, fh_buf_str(&date));
}

static void add_edge(fh_flow *f, const fh_edge *e) {
    if (e->share <= 0) fh_flow_format(f, FH_STYLE_ACCENT, "%s", fh_name_edge(e->kind));
    else fh_flow_format(f, FH_STYLE_ACCENT, "%s %d\xc2\xa0%%", fh_name_edge(e->kind), (int)((double)e->share * 100 + 0.5));
}

static void add_evidence(fh_terminal *t, fh_flow *f, uint32_t story, const fh_edge *edge) {
    for (uint32_t i = 0; i < edge->n_evidence; i++) {
        if (i) fh_flow_add(f, FH_STYLE_QUIET, FH_STR("; "));
        fh_flow_add(f, FH_STYLE_QUIET, fh_view_note(t->scratch, t->d, story, edge->evidence[i].note));
    }
}

/* Why the edge that is drawn is believed; then the other parents of the node, and why these are. */
static void write_reasons(fh_terminal *t, uint32_t story, const fh_tree_row *row, fh_str rest) {
    fh_range edges = fh_view_parents(t->d, row->node);
    if (row->edge != FH_NONE && t->d->lineage[row->edge].n_evidence) {
        fh_flow f = fh_terminal__flow(t);
        add_evidence(t, &f, story, &t->d->lineage[row->edge]);
        fh_terminal__print(t, &f, rest, rest);
    }
    for (uint32_t e = edges.begin; e < edges.end; e++) {
        const fh_edge *edge = &t->d->lineage[e];
        if (e == row->edge) continue;
        fh_flow f = fh_terminal__flow(t);
        fh_flow_add(&f, FH_STYLE_PLAIN, FH_STR("also from "));
        if (edge->parent < t->d->n_reports) fh_terminal__label(&f, edge->parent);
        else fh_flow_add(&f, FH_STYLE_STRONG, t->d->lost[edge->parent - t->d->n_reports]);
        fh_flow_add(&f, FH_STYLE_PLAIN, FH_STR(", "));
        add_edge(&f, edge);
        if (edge->n_evidence) fh_flow_add(&f, FH_STYLE_QUIET, FH_STR(": "));
        add_evidence(t, &f, story, edge);
        fh_terminal__print(t, &f, rest, rest);
    }
}

static void write_row(fh_terminal *t, uint32_t story, const fh_tree *tree, uint32_t i) {
    const fh_tree_row *row = &tree->rows[i];
    fh_str first, rest;
    branches(t->w->arena, tree, i, &first, &rest);
    fh_flow f = fh_terminal__flow(t);
    if (row->edge != FH_NONE) add_edge(&f, &t->d->lineage[row->edge]), fh_flow_add(&f, FH_STYLE_PLAIN, FH_STR(" "));
    if (row->node < t->d->n_reports) {
        if (row->edge == FH_NONE) {
            fh_flow_add(&f, FH_STYLE_ACCENT, fh_view_account(t->scratch, t->d, row->node));
            fh_flow_add(&f, FH_STYLE_PLAIN, FH_STR(" "));
        }
        add_report(t, &f, row->node);
    } else {
        fh_flow_add(&f, FH_STYLE_STRONG, t->d->lost[row->node - t->d->n_reports]);
        fh_flow_add(&f, FH_STYLE_QUIET, FH_STR(" (not among the reports)"));
    }
    fh_terminal__print(t, &f, first, rest);
    write_reasons(t, story, row, rest);
}

void fh_terminal__tree(fh_terminal *t, uint32_t story) {
    fh_tree tree = fh_tree_make(t->w->arena, t->d, story);
    fh_terminal__heading(t, "Family tree", 0);
    for (uint32_t i = 0; i < tree.n; i++) write_row(t, story, &tree, i);
}

/* ---- claims ------------------------------------------------------------------------------------------ */

enum { MOST_CLAIMS = 20 };

/* "asserted by [1] [2]; told as possible by [3]". */
static void add_mentions(fh_flow *f, const fh_claim *c) {
    static const char *const told[] = {[FH_MENTION_ASSERTED] = "asserted", [FH_MENTION_DENIED] = "denied", [FH_MENTION_CONDITIONAL] = "told on a condition", [FH_MENTION_POSSIBLE] = "told as possible"};
    for (int status = FH_MENTION_ASSERTED; status <= FH_MENTION_POSSIBLE; status++) {
        bool any = false;
        uint32_t before = FH_NONE;
        for (uint32_t i = 0; i < c->n_mentions; i++) {
            if ((int)c->mentions[i].status != status || c->mentions[i].report == before) continue;
            if (!any) fh_flow_format(f, FH_STYLE_QUIET, "%s%s by ", f->cells.n ? "; " : "", told[status]);
            else fh_flow_add(f, FH_STYLE_PLAIN, FH_STR(" "));
            fh_terminal__label(f, before = c->mentions[i].report);
            any = true;
        }
    }
}

static void add_notes(fh_terminal *t, fh_flow *f, uint32_t story, fh_str before, const fh_str *notes, uint32_t n, fh_str between) {
    for (uint32_t i = 0; i < n; i++) {
        fh_flow_add(f, FH_STYLE_QUIET, i ? between : before);
        fh_flow_add(f, FH_STYLE_QUIET, fh_view_note(t->scratch, t->d, story, notes[i]));
    }
}

static void write_claim(fh_terminal *t, const fh_claim *c) {
    fh_flow f = fh_terminal__flow(t);
    fh_flow_format(&f, FH_STYLE_ACCENT, "[%u, %u, %u]", c->accounts_low, c->accounts, c->accounts_high);
    fh_flow_add(&f, FH_STYLE_PLAIN, FH_STR(" "));
    fh_flow_add(&f, FH_STYLE_PLAIN, c->text);
    fh_terminal__print(t, &f, INDENT, DEEP);
    f = fh_terminal__flow(t);
    add_mentions(&f, c);
    add_notes(t, &f, c->story, FH_STR("; rests on "), c->sources, c->n_sources, FH_STR(", "));
    fh_terminal__print(t, &f, DEEP, DEEP);
    f = fh_terminal__flow(t);
    add_notes(t, &f, c->story, FH_STR(""), c->reasons, c->n_reasons, FH_STR("; "));
    fh_terminal__print(t, &f, DEEP, DEEP);
}

void fh_terminal__claims(fh_terminal *t, uint32_t story) {
    const fh_dossier *d = t->d;
    fh_range claims = fh_view_claims(d, story);
    uint32_t n = claims.end - claims.begin, shared = 0, shown = 0;
    for (uint32_t i = claims.begin; i < claims.end; i++) shared += d->claims[i].n_reports > 1;
    if (!n) return;
    fh_terminal__heading(t, "Claims, with the accounts behind them as [low, best, high]", n);
    for (uint32_t i = claims.begin; i < claims.end && shown < MOST_CLAIMS; i++) {
        if (shared && d->claims[i].n_reports < 2) continue;
        write_claim(t, &d->claims[i]);
        shown++;
    }
    if (shown == n) return;
    fh_flow f = fh_terminal__flow(t);
    fh_flow_format(&f, FH_STYLE_QUIET, "and %u more %s; --html and --json have them all", n - shown,
                   shared && shown == shared ? "that a single report makes" : "with no more accounts than these");
    fh_terminal__print(t, &f, DEEP, DEEP);
}

/* ---- changes ------------------------------------------------------------------------------------------- */

static void write_side(fh_terminal *t, const char *name, fh_style mark, uint32_t report, fh_span s, const fh_span *marks, uint32_t n) {
    fh_flow f = fh_terminal__flow(t);
    fh_flow_format(&f, FH_STYLE_QUIET, "%s", name);
    fh_flow_add(&f, FH_STYLE_PLAIN, FH_STR(" "));
    fh_terminal__label(&f, report);
    fh_flow_add(&f, FH_STYLE_PLAIN, FH_STR(" "));
    if (s.begin < s.end) fh_terminal__in_sentence(t, &f, mark, report, s, marks, n);
    else fh_flow_add(&f, FH_STYLE_QUIET, FH_STR("nothing of it"));
    fh_terminal__print(t, &f, DEEP, (fh_str){"          ", 10});
}

static void write_wordings(fh_terminal *t, const fh_change *c) {
    fh_word_diff marks = fh_view_marks(t->w->arena, t->d, c);
    write_side(t, "was", FH_STYLE_WAS, c->parent, c->parent_span, marks.a, marks.n_a);
    write_side(t, "now", FH_STYLE_NOW, c->child, c->child_span, marks.b, marks.n_b);
}

static void write_change(fh_terminal *t, const fh_change *c) {
    fh_flow f = fh_terminal__flow(t);
    fh_flow_add(&f, FH_STYLE_ACCENT, fh_str_of(fh_view_change_kind(c)));
    if (c->note.len) fh_flow_add(&f, FH_STYLE_PLAIN, FH_STR(": ")), fh_flow_add(&f, FH_STYLE_PLAIN, fh_view_note(t->scratch, t->d, t->d->story_of[c->child], c->note));
    fh_terminal__print(t, &f, INDENT, DEEP);
    write_wordings(t, c);
}

/* How many of `n` are not shown here. */
static void write_unsure(fh_terminal *t, uint32_t unsure, uint32_t n) {
    if (!unsure) return;
    fh_flow f = fh_terminal__flow(t);
    fh_flow_format(&f, FH_STYLE_QUIET, "%s%u less sure; --html and --json have them all", unsure < n ? "and " : "", unsure);
    fh_terminal__print(t, &f, DEEP, DEEP);
}

void fh_terminal__changes(fh_terminal *t, uint32_t story) {
    const fh_dossier *d = t->d;
    const fh_story *s = &d->stories[story];
    uint32_t n = 0, unsure = 0;
    for (uint32_t i = 0; i < s->n_reports; i++) n += fh_view_changes(d, s->reports[i]).end - fh_view_changes(d, s->reports[i]).begin;
    if (!n) return;
    fh_terminal__heading(t, "Changes on the way, as places to look", n);
    for (uint32_t i = 0; i < s->n_reports; i++) {
        fh_range changes = fh_view_changes(d, s->reports[i]);
        for (uint32_t k = changes.begin; k < changes.end; k++) {
            if (fh_view_is_sure(&d->changes[k])) write_change(t, &d->changes[k]);
            else unsure++;
        }
    }
    write_unsure(t, unsure, n);
}

/* ---- conflicts ------------------------------------------------------------------------------------------- */

enum { SURNAME_LEAST = 4 }; /* bytes */

/* Do the words shown name who speaks: by the whole name, or by its last word where that is long enough to be a surname. */
static bool names_teller(fh_str shown, fh_str teller) {
    size_t last = teller.len;
    while (last > 0 && teller.ptr[last - 1] != ' ') last--;
    fh_str surname = fh_str_cut(teller, last, teller.len);
    return fh_str_find_nocase(shown, teller, 0) != SIZE_MAX || (surname.len >= SURNAME_LEAST && fh_is_upper(surname.ptr[0]) && fh_str_find(shown, surname, 0) != SIZE_MAX);
}

static fh_flow conflict_side(fh_terminal *t, uint32_t report, fh_span s, fh_span focus) {
    const fh_report *r = t->d->reports[report];
    fh_flow f = fh_terminal__flow(t);
    fh_str speaker = fh_view_voice(t->d, report, s, focus), teller = speaker.len ? speaker : fh_view_outlet(r);
    fh_terminal__label(&f, report);
    fh_flow_add(&f, FH_STYLE_PLAIN, FH_STR(" "));
    if (!names_teller(fh_str_span(r->text, fh_view_sentence(r, s)), teller)) {
        fh_flow_add(&f, FH_STYLE_STRONG, teller);
        fh_flow_add(&f, FH_STYLE_QUIET, FH_STR(": "));
    }
    fh_span mark = fh_view_mark(s, focus);
    fh_terminal__in_sentence(t, &f, FH_STYLE_NOW, report, s, &mark, 1);
    return f;
}

static void write_beside(fh_terminal *t, const fh_flow *a, const fh_flow *b) {
    unsigned each = (t->columns - 4 - 3) / 2;
    fh_lines left = fh_flow_break(a, each, each), right = fh_flow_break(b, each, each);
    for (size_t i = 0; i < left.n || i < right.n; i++) {
        fh_buf_add(&t->w->buf, FH_STR("    "));
        fh_flow_write(a, i < left.n ? left.at[i] : (fh_line){0}, each, t->colour, &t->w->buf);
        fh_buf_add(&t->w->buf, FH_STR(" \xe2\x94\x82 "));
        if (i < right.n) fh_flow_write(b, right.at[i], 0, t->colour, &t->w->buf);
        fh_writer_line(t->w);
    }
    if (!t->w->status) t->w->status = fh_arena_status(t->scratch);
    fh_arena_reset(t->scratch);
}

static void write_conflict(fh_terminal *t, uint32_t story, const fh_conflict *c) {
    fh_flow f = fh_terminal__flow(t);
    fh_flow_add(&f, FH_STYLE_ACCENT, fh_str_of(fh_view_conflict_kind(c)));
    if (c->note.len) fh_flow_add(&f, FH_STYLE_PLAIN, FH_STR(": ")), fh_flow_add(&f, FH_STYLE_PLAIN, fh_view_note(t->scratch, t->d, story, c->note));
    fh_terminal__print(t, &f, INDENT, DEEP);
    fh_flow a = conflict_side(t, c->a, c->a_span, c->a_focus), b = conflict_side(t, c->b, c->b_span, c->b_focus);
    write_beside(t, &a, &b);
}

void fh_terminal__conflicts(fh_terminal *t, uint32_t story) {
    fh_range conflicts = fh_view_conflicts(t->d, story), sure = fh_view_sure_conflicts(t->d, story);
    if (conflicts.begin == conflicts.end) return;
    fh_terminal__heading(t, "Conflicts, as places to look", conflicts.end - conflicts.begin);
    for (uint32_t i = sure.begin; i < sure.end; i++) write_conflict(t, story, &t->d->conflicts[i]);
    write_unsure(t, conflicts.end - sure.end, conflicts.end - conflicts.begin);
}

/* ---- timeline ---------------------------------------------------------------------------------------------- */

/* The reports that tell of it with this date, each once, from event *i on; *i is then the first with another date. */
static void label_reports(fh_terminal *t, fh_flow *f, uint32_t *i, fh_range run, const uint32_t *next) {
    fh_datetime date = t->d->timeline[*i].date;
    uint32_t shown = FH_NONE;
    for (; *i != FH_NONE && fh_date_same(t->d->timeline[*i].date, date); *i = next[*i - run.begin]) {
        if (t->d->timeline[*i].report == shown) continue;
        shown = t->d->timeline[*i].report;
        fh_flow_add(f, FH_STYLE_PLAIN, FH_STR(" "));
        fh_terminal__label(f, shown);
    }
}

enum { DATE_WIDTH = 12, STATUS_WIDTH = 10 };

/* "2033-10-05"; of a week "2033-10-03/09", of one in two months "2033-09-26/10-02". */
static fh_str event_date(fh_terminal *t, const fh_event *e) {
    fh_buf date = {.arena = t->w->arena};
    fh_datetime end = fh_view_event_end(t->d, e);
    fh_write_date(&date, fh_date_day(e->date));
    if (end.precision && end.month != e->date.month) fh_buf_format(&date, "/%02d-%02d", end.month, end.day);
    else if (end.precision) fh_buf_format(&date, "/%02d", end.day);
    return fh_buf_str(&date);
}

static unsigned dates_width(fh_terminal *t, fh_range run) {
    unsigned most = DATE_WIDTH;
    for (uint32_t i = run.begin; i < run.end; i++) {
        unsigned width = (unsigned)event_date(t, &t->d->timeline[i]).len + 2;
        if (width > most) most = width;
    }
    return most;
}

/* What happened, with the expression of time marked that dates it where it stands there once: a sentence may name several. */
static void add_event(fh_terminal *t, fh_flow *f, const fh_event *e) {
    fh_str words = fh_str_span(t->d->reports[e->report]->text, e->span);
    size_t at = words.len ? fh_str_find(e->event, words, 0) : SIZE_MAX;
    bool once = at != SIZE_MAX && fh_str_find(e->event, words, at + 1) == SIZE_MAX;
    fh_span mark = {(uint32_t)at, (uint32_t)(at + words.len)};
    fh_terminal__marked(t, f, FH_STYLE_STRONG, e->event, &mark, once ? 1 : 0);
}

static void write_event(fh_terminal *t, uint32_t i, fh_range run, const fh_event_groups *groups, unsigned width) {
    static const char spaces[] = "                                ";
    const fh_event *shown = &t->d->timeline[groups->plainest[i - run.begin]];
    fh_flow f = fh_terminal__flow(t);
    fh_flow_add(&f, FH_STYLE_STRONG, event_date(t, &t->d->timeline[i]));
    while (f.cells.n < width) fh_flow_sign(&f, FH_STYLE_PLAIN, 0xa0);
    fh_flow_format(&f, FH_STYLE_ACCENT, "%s", fh_view_event_kind(shown));
    while (f.cells.n < width + STATUS_WIDTH) fh_flow_sign(&f, FH_STYLE_PLAIN, 0xa0);
    add_event(t, &f, shown);
    label_reports(t, &f, &i, run, groups->next);
    while (i != FH_NONE) {
        fh_buf old = {.arena = t->w->arena};
        fh_write_date(&old, fh_date_day(t->d->timeline[i].date));
        fh_flow_add(&f, FH_STYLE_ACCENT, FH_STR("; first set for "));
        fh_flow_add(&f, FH_STYLE_STRONG, fh_buf_str(&old));
        label_reports(t, &f, &i, run, groups->next);
    }
    fh_terminal__print(t, &f, INDENT, t->columns < 64 ? DEEP : (fh_str){spaces, width + STATUS_WIDTH + INDENT.len});
}

void fh_terminal__timeline(fh_terminal *t, uint32_t story) {
    fh_range run = fh_view_events(t->d, story);
    fh_event_groups groups = fh_view_event_groups(t->w->arena, t->d, run);
    if (run.begin == run.end || !groups.next) return;
    fh_terminal__heading(t, "Timeline", run.end - run.begin);
    unsigned width = dates_width(t, run);
    for (uint32_t i = run.begin; i < run.end; i++)
        if (groups.is_first[i - run.begin]) write_event(t, i, run, &groups, width);
}
