/* SPDX-License-Identifier: MIT
 *
 * store/note.c - what a client remembers between its runs: values under a topic and a key, which mean nothing to the
 * store. They are content: no rebuild forgets them. The table came after the first stores of this layout, so it is
 * made when the first note is. */
#include "base/vec.h"
#include "store/shelf.h"

static bool has_notes(fh_db *db) {
    fh_row q = fh_store__prepare(&db->sql, "SELECT 1 FROM sqlite_master WHERE name = 'note'");
    bool there = fh_store__step(&q);
    fh_store__end(&q);
    return there;
}

fh_status fh_db_note(fh_db *db, fh_str topic, fh_str key, fh_arena *arena, fh_str *ret_value, fh_error *err) {
    fh_str value = {NULL, 0};
    if (has_notes(db)) {
        fh_row q = fh_store__prepare(&db->sql, "SELECT value FROM note WHERE topic = ? AND key = ?");
        fh_store__bind_str(&q, topic);
        fh_store__bind_str(&q, key);
        if (fh_store__step(&q)) value = fh_store__str(&q, 0, arena);
        fh_store__end(&q);
    }
    fh_status status = fh_store__done(db, err);
    if (!status) status = fh_fail_arena(err, arena);
    if (!status) *ret_value = value;
    return status;
}

fh_status fh_db_set_note(fh_db *db, fh_str topic, fh_str key, fh_str value, fh_error *err) {
    fh_store__run(&db->sql, "CREATE TABLE IF NOT EXISTS note(topic TEXT, key TEXT, value TEXT NOT NULL, PRIMARY KEY(topic, key)) WITHOUT ROWID");
    fh_row q = fh_store__prepare(&db->sql, value.ptr ? "INSERT OR REPLACE INTO note VALUES(?, ?, ?)" : "DELETE FROM note WHERE topic = ? AND key = ?");
    fh_store__bind_str(&q, topic);
    fh_store__bind_str(&q, key);
    if (value.ptr) fh_store__bind_str(&q, value);
    fh_store__do(&q);
    return fh_store__done(db, err);
}

fh_status fh_db_notes(fh_db *db, fh_str topic, fh_arena *arena, fh_str **ret_keys, size_t *ret_n, fh_error *err) {
    FH_VEC(fh_str) keys = {0};
    if (has_notes(db)) {
        fh_row q = fh_store__prepare(&db->sql, "SELECT key FROM note WHERE topic = ? ORDER BY key");
        fh_store__bind_str(&q, topic);
        while (fh_store__step(&q)) fh_vec_push(arena, &keys, fh_store__str(&q, 0, arena));
        fh_store__end(&q);
    }
    fh_status status = fh_store__done(db, err);
    if (!status) status = fh_fail_arena(err, arena);
    if (!status) *ret_keys = keys.at, *ret_n = keys.n;
    return status;
}
