/* SPDX-License-Identifier: MIT
 *
 * store/sql.c - SQLite behind a handful of functions. */
#include "store/sql.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

static fh_status status_of(int code) {
    switch (code & 0xff) {
    case SQLITE_NOMEM: return FH_ENOMEM;
    case SQLITE_BUSY: case SQLITE_LOCKED: return FH_EBUSY;
    case SQLITE_FULL: case SQLITE_IOERR: case SQLITE_READONLY: case SQLITE_CANTOPEN: case SQLITE_PERM: return FH_EIO;
    default: return FH_ESTORE;
    }
}

static const char *next_step(int code) {
    switch (code & 0xff) {
    case SQLITE_BUSY: case SQLITE_LOCKED: return "another program is writing to it; try again";
    case SQLITE_FULL: return "the disk is full; nothing was lost, free some space and try again";
    case SQLITE_READONLY: case SQLITE_PERM: return "it may not be written to; check its permissions";
    case SQLITE_CANTOPEN: return "it cannot be opened; check the path and its folder";
    case SQLITE_IOERR: return "the disk refused; check it, then run 'firsthand doctor'";
    case SQLITE_NOTADB: return "it is no firsthand store; name another file";
    case SQLITE_CORRUPT: return "it is damaged; run 'firsthand doctor', or go back to a copy";
    case SQLITE_NOMEM: return "out of memory";
    default: return "this is a bug of ours; please report it";
    }
}

/* Names come from outside: what is no text in them is told as '?'. */
void fh_store__set_name(fh_sql *sql, const char *path) {
    fh_str rest = fh_str_of(path);
    size_t most = sizeof sql->name - 4, n = 0;
    unsigned len;
    if (rest.len > most) {
        n = (size_t)snprintf(sql->name, sizeof sql->name, "...");
        rest = fh_str_cut(rest, rest.len - most, rest.len);
        while (((unsigned char)*rest.ptr & 0xc0) == 0x80) rest = fh_str_cut(rest, 1, rest.len);
    }
    for (size_t i = 0; i < rest.len; i += len) {
        uint32_t c = fh_utf8_at(rest, i, &len);
        bool plain = c >= 0x20 && c != 0x7f && !(c == 0xfffd && len == 1);
        memcpy(sql->name + n, plain ? rest.ptr + i : "?", plain ? len : 1);
        n += plain ? len : 1;
    }
    sql->name[n] = '\0';
}

fh_status fh_store__fail(const fh_sql *sql, fh_error *err, fh_status status, const char *format, ...) {
    char said[sizeof err->msg];
    va_list args;
    va_start(args, format);
    vsnprintf(said, sizeof said, format, args);
    va_end(args);
    return fh_fail(err, status, 0, "%s: %s", sql->name, said);
}

void fh_store__note(fh_sql *sql, int code) {
    if (sql->status || code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
    sql->status = fh_store__fail(sql, &sql->err, status_of(code), "%s (%s)", next_step(code), sql->db ? sqlite3_errmsg(sql->db) : sqlite3_errstr(code));
}

void fh_store__run(fh_sql *sql, const char *text) {
    if (!sql->status) fh_store__note(sql, sqlite3_exec(sql->db, text, NULL, NULL, NULL));
}

fh_row fh_store__prepare(fh_sql *sql, const char *text) {
    fh_row q = {.sql = sql};
    if (!sql->status) fh_store__note(sql, sqlite3_prepare_v2(sql->db, text, -1, &q.stmt, NULL));
    return q;
}

void fh_store__bind_int(fh_row *q, int64_t v) {
    if (!q->sql->status) fh_store__note(q->sql, sqlite3_bind_int64(q->stmt, ++q->bound, v));
}

void fh_store__bind_real(fh_row *q, double v) {
    if (!q->sql->status) fh_store__note(q->sql, sqlite3_bind_double(q->stmt, ++q->bound, v));
}

void fh_store__bind_str(fh_row *q, fh_str s) {
    if (q->sql->status) return;
    q->bound++;
    fh_store__note(q->sql, s.ptr ? sqlite3_bind_text64(q->stmt, q->bound, s.ptr, s.len, SQLITE_STATIC, SQLITE_UTF8) : sqlite3_bind_null(q->stmt, q->bound));
}

void fh_store__bind_blob(fh_row *q, fh_str s) {
    if (q->sql->status) return;
    q->bound++;
    fh_store__note(q->sql, s.ptr ? sqlite3_bind_blob64(q->stmt, q->bound, s.ptr, s.len, SQLITE_STATIC) : sqlite3_bind_null(q->stmt, q->bound));
}

bool fh_store__step(fh_row *q) {
    if (q->sql->status) return false;
    int code = sqlite3_step(q->stmt);
    fh_store__note(q->sql, code);
    return code == SQLITE_ROW;
}

void fh_store__again(fh_row *q) {
    q->bound = 0;
    if (!q->stmt) return;
    sqlite3_reset(q->stmt);
    sqlite3_clear_bindings(q->stmt);
}

void fh_store__end(fh_row *q) {
    sqlite3_finalize(q->stmt);
    q->stmt = NULL;
}

void fh_store__do(fh_row *q) {
    fh_store__step(q);
    fh_store__end(q);
}

int64_t fh_store__int(const fh_row *q, int column) { return sqlite3_column_int64(q->stmt, column); }

fh_str fh_store__blob(const fh_row *q, int column) {
    const char *p = sqlite3_column_blob(q->stmt, column);
    return (fh_str){p, (size_t)sqlite3_column_bytes(q->stmt, column)};
}

fh_str fh_store__str(const fh_row *q, int column, fh_arena *arena) {
    if (sqlite3_column_type(q->stmt, column) == SQLITE_NULL) return (fh_str){NULL, 0};
    const char *p = (const char *)sqlite3_column_text(q->stmt, column);
    if (!p) fh_store__note(q->sql, SQLITE_NOMEM); /* the one reason there is */
    return fh_str_copy(arena, p ? (fh_str){p, (size_t)sqlite3_column_bytes(q->stmt, column)} : FH_STR(""));
}

fh_status fh_store__status(const fh_sql *sql, fh_error *err) {
    if (sql->status && err) *err = sql->err;
    return sql->status;
}
