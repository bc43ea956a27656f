/* SPDX-License-Identifier: MIT
 *
 * claim/claim.c - a story read closely: its reports prepared once, then changes along each edge of the lineage,
 * conflicts between accounts and inside reports, and claims over all of them.
 *
 * A change is told where it was made: each line of a child is held against its own parents only, so that what a parent
 * took over from its own parent is not told again. Conflicts are sought among reports without a parent, since what a
 * derived report says is its parent's or a change. The answer does not depend on the order of the reports beyond their
 * ids, which the dossier sorts by. */
#include "claim/claim.h"

#include "base/embed.h"
#include "base/sort.h"
#include "claim/note.h"
#include "claim/score.h"
#include "claim/story.h"

static const float CHANGE_LEAST = .16f;   /* confidence from which a change is told: docs/claims.md */
enum { LOST_DEPTH = 4 };                    /* lost sources in a row that are looked through */
static const float ORIGIN_LEAST = 0.3f;     /* share of a line that its parent must answer */

static uint32_t member_of(const fh_story *s, uint32_t report) {
    uint32_t low = 0, high = s->n_reports;
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        if (s->reports[mid] < report) low = mid + 1;
        else high = mid;
    }
    return low < s->n_reports && s->reports[low] == report ? low : FH_NONE;
}

static uint32_t first_edge(const fh_dossier *d, uint32_t child) {
    uint32_t low = 0, high = d->n_lineage;
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        if (d->lineage[mid].child < child) low = mid + 1;
        else high = mid;
    }
    return low;
}

static void add_parent(const fh_claim__story *s, const fh_edge *edge, uint32_t parent_report, uint32_t parent, fh_claim__member *m) {
    for (uint32_t p = 0; p < m->n_parents; p++)
        if (m->parents[p] == parent) return;
    if (m->n_parents == FH_CLAIM__PARENTS) return;
    m->parents[m->n_parents] = parent;
    m->descent[m->n_parents++] = (fh_claim__descent){&s->texts[parent], parent_report, edge->kind, edge->share, edge->confidence, 0};
    if (edge->kind != FH_EDGE_FOLLOWUP) m->root = false;
}

/* The reports above `child`. A lost source has no text, so the reports above it stand in its place. */
static void climb(const fh_claim__story *s, uint32_t child, const fh_edge *by, unsigned depth, fh_claim__member *m) {
    const fh_dossier *d = s->dossier;
    for (uint32_t e = first_edge(d, child); e < d->n_lineage && d->lineage[e].child == child; e++) {
        const fh_edge *edge = &d->lineage[e];
        if (edge->parent >= d->n_reports) {
            if (depth < LOST_DEPTH) climb(s, edge->parent, by ? by : edge, depth + 1, m);
            continue;
        }
        uint32_t parent = member_of(&d->stories[s->number], edge->parent);
        if (parent != FH_NONE && edge->parent != m->report) add_parent(s, by ? by : edge, edge->parent, parent, m);
    }
}

static void find_parents(const fh_claim__story *s, fh_claim__member *m) {
    m->root = true;
    climb(s, m->report, NULL, 0, m);
}

static void find_origins(fh_arena *scratch, const fh_claim__story *s, uint32_t i) {
    fh_claim__member *m = &s->members[i];
    const fh_claim__text *t = &s->texts[i];
    m->origin = fh_new_n(scratch, fh_claim__origin, t->n_lines + 1u);
    if (!m->origin) return;
    for (uint32_t l = 0; l < t->n_lines; l++) m->origin[l] = (fh_claim__origin){FH_NONE, 0, ORIGIN_LEAST};
    for (uint32_t p = 0; p < m->n_parents; p++) {
        fh_claim__alignment al;
        fh_claim__align(scratch, t, m->descent[p].parent, &al);
        if (fh_arena_status(scratch)) return;
        m->descent[p].share = fh_claim__share(&al);
        m->descent[p].same_lines = fh_claim__same_lines(&al);
        for (uint32_t l = 0; l < t->n_lines; l++)
            if (al.of[l].n && al.of[l].score[0] > m->origin[l].score) m->origin[l] = (fh_claim__origin){m->parents[p], al.of[l].line[0], al.of[l].score[0]};
    }
}

static void prepare(fh_arena *scratch, const fh_dossier *d, uint32_t number, fh_claim__story *s) {
    const fh_story *story = &d->stories[number];
    *s = (fh_claim__story){.dossier = d, .number = number, .n = story->n_reports, .texts = fh_new_n(scratch, fh_claim__text, story->n_reports + 1u),
                           .members = fh_new_n(scratch, fh_claim__member, story->n_reports + 1u)};
    if (!s->texts || !s->members) { s->n = 0; return; }
    for (uint32_t i = 0; i < s->n; i++) fh_claim__read_text(scratch, d->reports[story->reports[i]], &s->texts[i]);
    fh_claim__weigh(scratch, s->texts, s->n);
    for (uint32_t i = 0; i < s->n; i++) {
        s->members[i] = (fh_claim__member){.report = story->reports[i], .account = d->account_of ? d->account_of[story->reports[i]] : i + 1};
        find_parents(s, &s->members[i]);
        if (!fh_arena_status(scratch)) find_origins(scratch, s, i);
    }
}

/* ---- changes -------------------------------------------------------------------------------- */

typedef FH_VEC(fh_claim__told) told_vec;

/* Cases lie in `keep` only until they are judged; what is told is copied to it afterwards. */
static void read_changes(fh_arena *keep, fh_arena *scratch, const fh_claim__text *child, uint32_t report, const fh_claim__descent *parents,
                         uint32_t n_parents, told_vec *out) {
    fh_claim__cases found = {0};
    fh_claim__told *changes = NULL;
    uint32_t n = 0;
    fh_arena_mark mark = fh_arena_mark_now(keep);
    fh_claim__find_changes(keep, scratch, child, report, parents, n_parents, &found);
    fh_claim__select_changes(scratch, &found, CHANGE_LEAST, &changes, &n);
    fh_arena_rewind(keep, mark);
    for (uint32_t k = 0; k < n; k++) fh_vec_push(scratch, out, changes[k]);
}

static void read_all_changes(fh_arena *keep, fh_arena *scratch, const fh_claim__story *s, told_vec *out) {
    for (uint32_t i = 0; i < s->n; i++) {
        const fh_claim__member *m = &s->members[i];
        if (m->n_parents) read_changes(keep, scratch, &s->texts[i], m->report, m->descent, m->n_parents, out);
    }
}

/* Where the words that carry a change stand inside `s`, if they do. A speaker's name may have been read elsewhere and is looked for. */
static fh_span focus_of(const fh_report *r, fh_span s, fh_str words, bool is_name) {
    fh_str shown = fh_str_span(r->text, s);
    uintptr_t text = (uintptr_t)shown.ptr, at = (uintptr_t)words.ptr;
    if (words.len == 0 || s.begin >= s.end) return (fh_span){0, 0};
    size_t from = is_name ? fh_str_find(shown, words, 0) : at >= text && at + words.len <= text + shown.len ? at - text : SIZE_MAX;
    if (from == SIZE_MAX) return (fh_span){0, 0};
    return (fh_span){s.begin + (uint32_t)from, s.begin + (uint32_t)(from + words.len)};
}

static fh_change *keep_changes(fh_arena *keep, const told_vec *v, const fh_report *const *reports) {
    fh_change *kept = fh_new_n(keep, fh_change, v->n + 1);
    for (size_t i = 0; kept && i < v->n; i++) {
        const fh_report *parent = reports[v->at[i].change.parent], *child = reports[v->at[i].change.child];
        fh_claim__told told = v->at[i];
        bool names = told.change.type == FH_CHANGE_ATTRIBUTION;
        fh_claim__choose_words(&told, parent, child);
        kept[i] = told.change;
        kept[i].note = fh_claim__note_change(keep, &told);
        kept[i].child_focus = focus_of(child, kept[i].child_span, told.child_words, names);
        kept[i].parent_focus = focus_of(parent, kept[i].parent_span, told.parent_words, names);
    }
    return kept;
}

/* ---- conflicts -------------------------------------------------------------------------------- */

typedef struct conflict_list { fh_conflict *at; uint32_t n; } conflict_list;

static void find_story_conflicts(fh_arena *keep, fh_arena *scratch, const fh_claim__story *s, fh_claim__charges *found) {
    fh_claim__side *sides = fh_new_n(scratch, fh_claim__side, s->n + 1u);
    uint32_t n = 0;
    for (uint32_t i = 0; sides && i < s->n; i++)
        if (s->members[i].root) sides[n++] = (fh_claim__side){&s->texts[i], s->members[i].report, s->members[i].account, true};
    if (sides) fh_claim__find_conflicts(keep, scratch, sides, n, fh_claim__judge, found);
}

static conflict_list read_conflicts(fh_arena *keep, fh_arena *scratch, const fh_claim__story *s) {
    fh_claim__charges found = {.arena = keep};
    conflict_list list = {0};
    fh_arena_mark mark = fh_arena_mark_now(keep);
    find_story_conflicts(keep, scratch, s, &found);
    fh_claim__select_conflicts(scratch, &found, &list.at, &list.n);
    fh_arena_rewind(keep, mark);
    return list;
}

static fh_conflict *keep_conflicts(fh_arena *keep, conflict_list list, const fh_report *const *reports) {
    fh_conflict *kept = fh_new_n(keep, fh_conflict, list.n + 1u);
    for (uint32_t i = 0; kept && i < list.n; i++) {
        kept[i] = list.at[i];
        kept[i].note = fh_claim__note_conflict(keep, &kept[i], reports[kept[i].a], reports[kept[i].b]);
    }
    return kept;
}

/* ---- a story ------------------------------------------------------------------------------------ */

fh_status fh_claim_read(fh_arena *keep, fh_arena *scratch, const fh_dossier *d, uint32_t number, fh_event *events, uint32_t n_events,
                        fh_claims *ret, fh_error *err) {
    fh_claim__story s;
    told_vec changes = {0};
    conflict_list conflicts = {0};
    fh_claims found = {0};
    fh_claim *claims = NULL;
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    prepare(scratch, d, number, &s);
    if (!fh_arena_status(scratch)) read_all_changes(keep, scratch, &s, &changes);
    if (!fh_arena_status(scratch)) conflicts = read_conflicts(keep, scratch, &s);
    if (!fh_arena_status(scratch)) fh_claim__find_claims(keep, scratch, &s, &claims, &found.n_claims);
    if (!fh_arena_status(scratch)) fh_claim__join_events(scratch, &s, claims, found.n_claims, events, n_events);
    found.claims = claims;
    found.changes = keep_changes(keep, &changes, d->reports);
    found.n_changes = (uint32_t)changes.n;
    found.conflicts = keep_conflicts(keep, conflicts, d->reports);
    found.n_conflicts = conflicts.n;
    fh_status status = fh_fail_arena(err, scratch);
    if (!status) status = fh_fail_arena(err, keep);
    fh_arena_rewind(scratch, mark);
    if (!status) *ret = found;
    return status;
}

/* ---- two texts ------------------------------------------------------------------------------------ */

static void prepare_pair(fh_arena *scratch, const fh_report *a, const fh_report *b, fh_claim__text texts[2]) {
    fh_claim__read_text(scratch, a, &texts[0]);
    fh_claim__read_text(scratch, b, &texts[1]);
    fh_claim__weigh(scratch, texts, 2);
}

fh_status fh_claim_changes(fh_arena *keep, fh_arena *scratch, const fh_report *parent, const fh_report *child, const fh_change **ret_changes,
                           uint32_t *ret_n, double *ret_score, fh_error *err) {
    fh_claim__text texts[2];
    told_vec changes = {0};
    const fh_report *reports[2] = {parent, child};
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    prepare_pair(scratch, parent, child, texts);
    fh_claim__descent descent = {.parent = &texts[0], .kind = FH_EDGE_REWRITE, .confidence = 1};
    double score = fh_claim__drift(scratch, &texts[0], &texts[1], &descent.share);
    if (!fh_arena_status(scratch)) read_changes(keep, scratch, &texts[1], 1, &descent, 1, &changes);
    const fh_change *kept = keep_changes(keep, &changes, reports);
    fh_status status = fh_fail_arena(err, scratch);
    if (!status) status = fh_fail_arena(err, keep);
    uint32_t n = (uint32_t)changes.n;
    fh_arena_rewind(scratch, mark);
    if (status) return status;
    *ret_changes = kept;
    *ret_n = n;
    *ret_score = score;
    return FH_OK;
}

fh_status fh_claim_conflicts(fh_arena *keep, fh_arena *scratch, const fh_report *a, const fh_report *b, const fh_conflict **ret_conflicts,
                             uint32_t *ret_n, double *ret_score, fh_error *err) {
    fh_claim__text texts[2];
    fh_claim__charges found = {.arena = keep};
    conflict_list list = {0};
    const fh_report *reports[2] = {a, b};
    fh_arena_mark mark = fh_arena_mark_now(scratch), here = fh_arena_mark_now(keep);
    prepare_pair(scratch, a, b, texts);
    double score = fh_claim__clash(scratch, &texts[0], (fh_claim__range){0, texts[0].n_words}, &texts[1], (fh_claim__range){0, texts[1].n_words});
    const fh_claim__side sides[2] = {{&texts[0], 0, 1, false}, {&texts[1], 1, 2, false}};
    if (!fh_arena_status(scratch)) fh_claim__find_conflicts(keep, scratch, sides, 2, fh_claim__judge, &found);
    fh_claim__select_conflicts(scratch, &found, &list.at, &list.n);
    fh_arena_rewind(keep, here);
    const fh_conflict *kept = keep_conflicts(keep, list, reports);
    fh_status status = fh_fail_arena(err, scratch);
    if (!status) status = fh_fail_arena(err, keep);
    fh_arena_rewind(scratch, mark);
    if (status) return status;
    *ret_conflicts = kept;
    *ret_n = list.n;
    *ret_score = score;
    return FH_OK;
}
