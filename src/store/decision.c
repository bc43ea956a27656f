/* SPDX-License-Identifier: MIT
 *
 * store/decision.c - what people have decided: which stories are one, which reports do not belong together, which
 * derivation is wrong. Decisions name reports by id and stand apart from what is derived, so that a rebuild finds
 * them where they were. Withdrawing one keeps it, with who did so and when. */
#include "base/buf.h"
#include "store/shelf.h"

static void put_reports(fh_db *db, uint64_t number, const fh_decision *d) {
    fh_row q = fh_store__prepare(&db->sql, "INSERT INTO decided VALUES(?, ?, ?, ?)");
    for (uint32_t i = 0; i < d->n_reports + d->n_others; i++) {
        bool other = i >= d->n_reports;
        fh_store__bind_int(&q, (int64_t)number);
        fh_store__bind_int(&q, i);
        fh_store__bind_str(&q, other ? d->others[i - d->n_reports] : d->reports[i]);
        fh_store__bind_int(&q, other);
        fh_store__step(&q);
        fh_store__again(&q);
    }
    fh_store__end(&q);
}

fh_status fh_db_decide(fh_db *db, const fh_decision *d, uint64_t *ret_number, fh_error *err) {
    fh_row q = fh_store__prepare(&db->sql, "INSERT INTO decision(kind, who, why, made) VALUES(?, ?, ?, ?)");
    const fh_str told[] = {d->who, d->why, d->made};
    fh_store__bind_int(&q, d->kind);
    for (int i = 0; i < 3; i++) fh_store__bind_str(&q, told[i].ptr ? told[i] : FH_STR(""));
    fh_store__do(&q);
    *ret_number = (uint64_t)sqlite3_last_insert_rowid(db->sql.db);
    put_reports(db, *ret_number, d);
    return fh_store__done(db, err);
}

fh_status fh_db_withdraw(fh_db *db, uint64_t number, fh_str who, fh_str when, fh_error *err) {
    fh_row q = fh_store__prepare(&db->sql, "UPDATE decision SET withdrawn = ?, withdrawn_by = ? WHERE id = ? AND withdrawn IS NULL");
    fh_store__bind_str(&q, when.ptr ? when : FH_STR(""));
    fh_store__bind_str(&q, who.ptr ? who : FH_STR(""));
    fh_store__bind_int(&q, (int64_t)number);
    fh_store__do(&q);
    fh_status status = fh_store__done(db, err);
    if (!status && !sqlite3_changes(db->sql.db)) status = fh_fail(err, FH_EINPUT, 0, "there is no decision %llu that could be withdrawn", (unsigned long long)number);
    return status;
}

typedef FH_VEC(fh_decision) decision_vec;
typedef FH_VEC(fh_str) str_vec;

static void get_reports(fh_row *q, fh_arena *arena, fh_decision *d) {
    str_vec reports = {0}, others = {0};
    fh_store__bind_int(q, (int64_t)d->number);
    while (fh_store__step(q)) {
        fh_str id = fh_store__str(q, 0, arena);
        if (fh_store__int(q, 1)) fh_vec_push(arena, &others, id);
        else fh_vec_push(arena, &reports, id);
    }
    fh_store__again(q);
    d->reports = reports.at, d->n_reports = (uint32_t)reports.n;
    d->others = others.at, d->n_others = (uint32_t)others.n;
}

fh_status fh_db_decisions(fh_db *db, bool all, fh_arena *arena, fh_decision **ret, uint32_t *ret_n, fh_error *err) {
    decision_vec found = {0};
    *ret = NULL, *ret_n = 0;
    if (!fh_store__has_decisions(db)) return fh_store__done(db, err);
    fh_row q = fh_store__prepare(&db->sql, "SELECT id, kind, who, why, made, withdrawn, withdrawn_by FROM decision WHERE ? OR withdrawn IS NULL ORDER BY id");
    fh_row reports = fh_store__prepare(&db->sql, "SELECT report, other FROM decided WHERE decision = ? ORDER BY place");
    fh_store__bind_int(&q, all);
    while (fh_store__step(&q)) {
        fh_decision d = {.number = (uint64_t)fh_store__int(&q, 0), .kind = (fh_decision_kind)fh_store__int(&q, 1), .who = fh_store__str(&q, 2, arena),
                         .why = fh_store__str(&q, 3, arena), .made = fh_store__str(&q, 4, arena), .withdrawn = fh_store__str(&q, 5, arena),
                         .withdrawn_by = fh_store__str(&q, 6, arena)};
        get_reports(&reports, arena, &d);
        fh_vec_push(arena, &found, d);
    }
    fh_store__end(&q);
    fh_store__end(&reports);
    fh_status status = fh_store__done(db, err);
    if (!status) status = fh_fail_arena(err, arena);
    if (!status) *ret = found.at, *ret_n = (uint32_t)found.n;
    return status;
}

fh_status fh_db_unsettle(fh_db *db, uint64_t number, fh_error *err) {
    fh_store__run(&db->sql, "CREATE TEMP TABLE IF NOT EXISTS loose(story INTEGER PRIMARY KEY); DELETE FROM loose");
    fh_row q = fh_store__prepare(&db->sql,
        "INSERT OR IGNORE INTO loose SELECT story FROM report JOIN decided ON decided.report = report.key WHERE decision = ? AND story IS NOT NULL");
    fh_store__bind_int(&q, (int64_t)number);
    fh_store__do(&q);
    fh_store__run(&db->sql, "DELETE FROM story WHERE id IN loose; UPDATE report SET story = NULL WHERE story IN loose");
    return fh_store__done(db, err);
}
