/* SPDX-License-Identifier: MIT
 *
 * dossier/terminal.c - the dossier for people at a terminal: counts, stories, what stands alone and what failed.
 *
 * Reports are numbered in the order of the dossier, [1], [2], ..., accounts lettered within a story, so that every line
 * can say whom it rests on in a few columns. Colour only adds: whatever it says is also said by signs. */
#include "dossier/terminal.h"

#include "dossier/view.h"

static void say(fh_terminal *t, fh_style style, fh_str indent, const char *text) {
    fh_flow f = fh_terminal__flow(t);
    fh_flow_add(&f, style, fh_str_of(text));
    fh_terminal__print(t, &f, indent, indent);
}

static const char *plural(uint32_t n) { return n == 1 ? "" : "s"; }

static uint32_t count_accounts(const fh_dossier *d) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->n_stories; i++) n += d->stories[i].n_accounts;
    return n;
}

static uint32_t count_statements(const fh_dossier *d) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->n_reports; i++) n += d->reports[i]->n_statements;
    return n;
}

static void write_counts(fh_terminal *t) {
    const fh_dossier *d = t->d;
    fh_flow f = fh_terminal__flow(t);
    uint32_t accounts = count_accounts(d), stories = d->n_stories, statements = count_statements(d);
    fh_flow_format(&f, FH_STYLE_STRONG, "%u report%s, %u stor%s, %u account%s", d->n_reports, plural(d->n_reports), stories,
                   stories == 1 ? "y" : "ies", accounts, plural(accounts));
    fh_terminal__print(t, &f, FH_STR(""), FH_STR(""));
    f = fh_terminal__flow(t);
    fh_flow_format(&f, FH_STYLE_QUIET, "%u statement%s, %u claim%s, %u change%s, %u conflict%s, %u date%s", statements, plural(statements),
                   d->n_claims, plural(d->n_claims), d->n_changes, plural(d->n_changes), d->n_conflicts, plural(d->n_conflicts),
                   d->n_timeline, plural(d->n_timeline));
    if (d->n_failed) fh_flow_format(&f, FH_STYLE_WAS, "; %u input%s failed", d->n_failed, plural(d->n_failed));
    fh_terminal__print(t, &f, FH_STR(""), FH_STR(""));
    fh_str foreign = fh_view_foreign_note(t->w->arena, d);
    if (!foreign.len) return;
    f = fh_terminal__flow(t);
    fh_flow_add(&f, FH_STYLE_QUIET, foreign);
    fh_terminal__print(t, &f, FH_STR(""), FH_STR(""));
}

static void add_dates(fh_terminal *t, fh_flow *f, const fh_story *s) {
    fh_buf b = {.arena = t->scratch};
    fh_datetime first = fh_date_day(s->first), last = fh_date_day(s->last);
    fh_view_date(&b, first, false);
    if (last.precision && !fh_date_same(first, last)) {
        fh_buf_add(&b, FH_STR(" to "));
        fh_view_date(&b, last, false);
    }
    if (b.n) fh_flow_add(f, FH_STYLE_QUIET, FH_STR(", ")), fh_flow_add(f, FH_STYLE_QUIET, fh_buf_str(&b));
}

static void write_story(fh_terminal *t, uint32_t s) {
    const fh_story *story = &t->d->stories[s];
    fh_terminal__gap(t);
    fh_flow rule = fh_terminal__flow(t);
    for (unsigned i = 0; i < t->columns; i++) fh_flow_sign(&rule, FH_STYLE_QUIET, 0x2501);
    fh_terminal__print(t, &rule, FH_STR(""), FH_STR(""));
    fh_flow f = fh_terminal__flow(t);
    fh_flow_add(&f, FH_STYLE_STRONG, story->title.len ? story->title : FH_STR("untitled story"));
    fh_terminal__print(t, &f, FH_STR(""), FH_STR(""));
    f = fh_terminal__flow(t);
    fh_flow_format(&f, FH_STYLE_QUIET, "%u report%s, %u account%s", story->n_reports, plural(story->n_reports), story->n_accounts, plural(story->n_accounts));
    add_dates(t, &f, story);
    fh_terminal__print(t, &f, FH_STR(""), FH_STR(""));
    fh_terminal__tree(t, s);
    fh_terminal__claims(t, s);
    fh_terminal__changes(t, s);
    fh_terminal__conflicts(t, s);
    fh_terminal__timeline(t, s);
}

/* Stories of one report have no lineage to draw: they are listed together at the end. */
static void write_single_reports(fh_terminal *t) {
    const fh_dossier *d = t->d;
    uint32_t n = 0;
    for (uint32_t s = 0; s < d->n_stories; s++) n += d->stories[s].n_reports == 1;
    if (!n) return;
    fh_terminal__heading(t, n == d->n_reports ? "Reports, each a story of its own" : "Reports that stand alone", n);
    for (uint32_t s = 0; s < d->n_stories; s++) {
        if (d->stories[s].n_reports != 1) continue;
        uint32_t i = d->stories[s].reports[0];
        fh_flow f = fh_terminal__flow(t);
        fh_terminal__label(&f, i);
        fh_flow_add(&f, FH_STYLE_PLAIN, FH_STR(" "));
        fh_flow_add(&f, FH_STYLE_PLAIN, fh_view_title(d->reports[i]));
        fh_flow_add(&f, FH_STYLE_QUIET, FH_STR(" \xc2\xb7 "));
        fh_flow_add(&f, FH_STYLE_QUIET, fh_view_outlet(d->reports[i]));
        fh_terminal__print(t, &f, FH_STR("  "), FH_STR("      "));
    }
}

static void add_ids(fh_flow *f, const fh_str *ids, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        if (i) fh_flow_add(f, FH_STYLE_PLAIN, i + 1 == n ? FH_STR(" and ") : FH_STR(", "));
        fh_flow_add(f, FH_STYLE_STRONG, ids[i]);
    }
}

/* What people have decided stands apart from what was found. */
static void write_decisions(fh_terminal *t) {
    if (!t->d->n_decisions) return;
    fh_terminal__heading(t, "Decided by people", t->d->n_decisions);
    for (uint32_t i = 0; i < t->d->n_decisions; i++) {
        const fh_decision *d = &t->d->decisions[i];
        fh_flow f = fh_terminal__flow(t);
        add_ids(&f, d->reports, d->kind == FH_DECISION_NOT_FROM ? 1 : d->n_reports);
        if (d->kind == FH_DECISION_TOGETHER) fh_flow_add(&f, FH_STYLE_PLAIN, FH_STR(": one story"));
        if (d->kind == FH_DECISION_APART) fh_flow_add(&f, FH_STYLE_PLAIN, FH_STR(": another story than ")), add_ids(&f, d->others, d->n_others);
        if (d->kind == FH_DECISION_NOT_FROM && d->n_reports > 1) fh_flow_add(&f, FH_STYLE_PLAIN, FH_STR(": not from ")), add_ids(&f, d->reports + 1, 1);
        fh_flow_add(&f, FH_STYLE_QUIET, FH_STR("; "));
        fh_flow_add(&f, FH_STYLE_QUIET, d->who);
        if (d->why.len) fh_flow_add(&f, FH_STYLE_QUIET, FH_STR(": ")), fh_flow_add(&f, FH_STYLE_QUIET, d->why);
        fh_terminal__print(t, &f, FH_STR("  "), FH_STR("      "));
    }
}

static void write_failures(fh_terminal *t) {
    if (!t->d->n_failed) return;
    fh_terminal__heading(t, "Inputs that failed", t->d->n_failed);
    for (uint32_t i = 0; i < t->d->n_failed; i++) {
        fh_flow f = fh_terminal__flow(t);
        fh_flow_add(&f, FH_STYLE_STRONG, t->d->failed[i].path);
        fh_flow_add(&f, FH_STYLE_PLAIN, FH_STR(": "));
        fh_flow_add(&f, FH_STYLE_PLAIN, t->d->failed[i].reason);
        fh_terminal__print(t, &f, FH_STR("  "), FH_STR("      "));
    }
}

void fh_dossier__write_terminal(fh_writer *w) {
    fh_terminal t = {.w = w, .d = w->dossier, .scratch = fh_arena_new(NULL, 0), .colour = w->opts.colour};
    t.columns = w->opts.columns ? w->opts.columns : 100;
    if (t.columns < 40) t.columns = 40;
    if (!t.scratch) { w->status = FH_ENOMEM; return; }
    write_counts(&t);
    if (t.d->n_stories == 0) say(&t, FH_STYLE_PLAIN, FH_STR(""), "There is no report to look at.");
    for (uint32_t s = 0; s < t.d->n_stories; s++)
        if (t.d->stories[s].n_reports > 1) write_story(&t, s);
    write_single_reports(&t);
    write_decisions(&t);
    write_failures(&t);
    fh_arena_free(t.scratch);
}
