/* SPDX-License-Identifier: MIT
 *
 * api/decide.c - decisions of people: checked, kept, and at once put into effect.
 *
 * Keeping a decision, forgetting the stories it concerns and grouping their reports anew is one transaction: a kill in
 * between leaves the store as it was. */
#include <firsthand/store.h>

#include "api/store.h"
#include "base/error.h"
#include "base/vec.h"

enum { LONGEST_TELL = 2000 }; /* bytes of who and why */

typedef FH_VEC(fh_str) str_vec;

/* Ids of the reports of the story that `id` names, and the story's own id. */
static fh_status members(fh_store *s, fh_str id, fh_str *ret_story, str_vec *ret_reports, fh_error *err) {
    fh_str *ids = NULL;
    size_t n = 0;
    fh_status status = fh_db_member_ids(s->db, id, s->answer, ret_story, &ids, &n, err);
    for (size_t i = 0; !status && i < n; i++) fh_vec_push(s->answer, ret_reports, ids[i]);
    return status;
}

static bool is_among(const str_vec *v, fh_str id) {
    for (size_t i = 0; i < v->n; i++)
        if (fh_str_equal(v->at[i], id)) return true;
    return false;
}

/* Every report of the stories that are named: those who come later join them. */
static fh_status together(fh_store *s, const fh_verdict *v, str_vec *reports, fh_error *err) {
    fh_str first = {NULL, 0};
    bool several = false;
    for (size_t i = 0; i < v->n_ids; i++) {
        fh_str story = {NULL, 0};
        fh_status status = members(s, v->ids[i], &story, reports, err);
        if (status) return status;
        if (first.ptr && !fh_str_equal(first, story)) several = true;
        first = story;
    }
    return several ? FH_OK : fh_fail(err, FH_EINPUT, 0, "to be put together, two stories or more must be named");
}

static fh_status apart(fh_store *s, const fh_verdict *v, str_vec *reports, str_vec *others, fh_error *err) {
    fh_str story = {NULL, 0};
    str_vec all = {0};
    if (!v->n_ids) return fh_fail(err, FH_EINPUT, 0, "to be put apart, reports of a story must be named");
    fh_status status = members(s, v->ids[0], &story, &all, err);
    for (size_t i = 0; !status && i < v->n_ids; i++) {
        if (!is_among(&all, v->ids[i])) return fh_fail(err, FH_EINPUT, 0, "'%.*s' is no report of the story %.*s", FH_STR_ARGS(v->ids[i]), FH_STR_ARGS(story));
        if (!is_among(reports, v->ids[i])) fh_vec_push(s->answer, reports, v->ids[i]);
    }
    for (size_t i = 0; !status && i < all.n; i++)
        if (!is_among(reports, all.at[i])) fh_vec_push(s->answer, others, all.at[i]);
    if (!status && !others->n) status = fh_fail(err, FH_EINPUT, 0, "all reports of the story are named; leave at least one to it");
    return status;
}

static fh_status not_from(fh_store *s, const fh_verdict *v, str_vec *reports, fh_error *err) {
    fh_str story = {NULL, 0};
    str_vec all = {0};
    if (v->n_ids != 2 || fh_str_equal(v->ids[0], v->ids[1])) return fh_fail(err, FH_EINPUT, 0, "two reports must be named: the child and the parent");
    fh_status status = members(s, v->ids[0], &story, &all, err);
    for (size_t i = 0; !status && i < 2; i++) {
        if (!is_among(&all, v->ids[i])) status = fh_fail(err, FH_EINPUT, 0, "'%.*s' is no report of the story %.*s", FH_STR_ARGS(v->ids[i]), FH_STR_ARGS(story));
        else fh_vec_push(s->answer, reports, v->ids[i]);
    }
    return status;
}

static fh_status make(fh_store *s, const fh_verdict *v, fh_decision *d, fh_error *err) {
    str_vec reports = {0}, others = {0};
    fh_status status = FH_EINPUT;
    *d = (fh_decision){.kind = v->kind, .who = fh_str_trim(v->who), .why = fh_str_trim(v->why), .made = v->now};
    if (!d->who.len) return fh_fail(err, FH_EINPUT, 0, "a decision needs a name: who decides?");
    if (d->who.len > LONGEST_TELL || d->why.len > LONGEST_TELL) return fh_fail(err, FH_EINPUT, 0, "name and reason have at most %d bytes", LONGEST_TELL);
    switch (v->kind) {
    case FH_DECISION_TOGETHER: status = together(s, v, &reports, err); break;
    case FH_DECISION_APART: status = apart(s, v, &reports, &others, err); break;
    case FH_DECISION_NOT_FROM: status = not_from(s, v, &reports, err); break;
    default: status = fh_fail(err, FH_EINPUT, 0, "there is no such kind of decision"); break;
    }
    if (!status) status = fh_fail_arena(err, s->answer);
    d->reports = reports.at, d->n_reports = (uint32_t)reports.n;
    d->others = others.at, d->n_others = (uint32_t)others.n;
    return status;
}

/* What is concerned is grouped anew; then all of it is there, or nothing. */
static fh_status settle(fh_store *s, fh_status status, uint64_t number, fh_error *err) {
    if (!status) status = fh_db_unsettle(s->db, number, err);
    if (!status) status = fh_api__group_all(s, err);
    if (!status) status = fh_db_commit(s->db, err);
    if (status) fh_db_rollback(s->db);
    return status;
}

fh_status fh_store_decide(fh_store *s, const fh_verdict *verdict, uint64_t *ret_number, fh_error *err) {
    fh_verdict v = FH_VERDICT_INIT;
    fh_decision d;
    uint64_t number = 0;
    memcpy(&v, verdict, verdict->size < sizeof v ? verdict->size : sizeof v);
    fh_arena_reset(s->answer);
    fh_status status = fh_db_begin(s->db, err);
    if (status) return status;
    status = make(s, &v, &d, err);
    if (!status) status = fh_db_decide(s->db, &d, &number, err);
    status = settle(s, status, number, err);
    if (!status && ret_number) *ret_number = number;
    return status;
}

fh_status fh_store_withdraw(fh_store *s, uint64_t number, fh_str who, fh_str now, fh_error *err) {
    if (!fh_str_trim(who).len) return fh_fail(err, FH_EINPUT, 0, "a decision needs a name: who withdraws it?");
    fh_status status = fh_db_begin(s->db, err);
    if (status) return status;
    status = fh_db_withdraw(s->db, number, fh_str_trim(who), now, err);
    return settle(s, status, number, err);
}

fh_status fh_store_decisions(fh_store *s, fh_decision_rows *ret_rows, fh_error *err) {
    fh_decision *rows = NULL;
    uint32_t n = 0;
    fh_arena_reset(s->answer);
    fh_status status = fh_db_decisions(s->db, true, s->answer, &rows, &n, err);
    if (!status) *ret_rows = (fh_decision_rows){rows, n, n};
    return status;
}
