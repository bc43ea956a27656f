/* SPDX-License-Identifier: MIT
 *
 * store/schema.c - the file: how it is opened, told from others, and laid out.
 *
 * A write-ahead log lets readers go on while one writes; synchronous=NORMAL keeps the file whole after a
 * kill, and after a power cut loses at most the last transactions. application_id tells the file from other
 * SQLite files, user_version its layout. */
#include "store/rank.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define APPLICATION "1179145268" /* "FHST" */
enum { LAYOUT = 1, BUSY_MS = 60000 };

/* What made the derived tables; raised when any stage finds other things than before. */
#define MAKER "firsthand 0.1.0/17"

static const char CONTENT[] =
    "CREATE TABLE source("
    "  id INTEGER PRIMARY KEY, key TEXT NOT NULL, path TEXT, url TEXT, kind INTEGER NOT NULL,"
    "  title TEXT, outlet TEXT, language TEXT, description TEXT, published TEXT, modified TEXT, fetched TEXT, byline TEXT,"
    "  credit TEXT, credit_url TEXT,"
    "  digest TEXT NOT NULL, size INTEGER NOT NULL, bytes BLOB NOT NULL, added TEXT NOT NULL,"
    "  revises INTEGER REFERENCES source, current INTEGER NOT NULL);"
    "CREATE UNIQUE INDEX source_key ON source(key, digest);"
    "CREATE INDEX source_url ON source(url) WHERE url IS NOT NULL;";

/* What people have decided. It came after the first stores of this layout, so it is made where a writer misses it. */
static const char DECIDED[] =
    "CREATE TABLE IF NOT EXISTS decision("
    "  id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL, made TEXT NOT NULL,"
    "  withdrawn TEXT, withdrawn_by TEXT);"
    "CREATE TABLE IF NOT EXISTS decided("
    "  decision INTEGER REFERENCES decision, place INTEGER, report TEXT NOT NULL, other INTEGER NOT NULL, PRIMARY KEY(decision, place)) WITHOUT ROWID;"
    "CREATE INDEX IF NOT EXISTS decided_report ON decided(report);";

/* Indexes that came later, too: searches limited by date and by outlet, and counting what there is without reading it. */
#define REPORT_BY_DATE "CREATE INDEX IF NOT EXISTS report_published ON report(published);"
#define REPORT_BY_OUTLET "CREATE INDEX IF NOT EXISTS report_outlet ON report(outlet COLLATE NOCASE);"
#define SOURCE_BY_SIZE "CREATE INDEX IF NOT EXISTS source_size ON source(size, revises);"

/* How many words each report has, two bytes each, 4,096 reports a row: what ranking hits asks for. */
#define LENGTHS "CREATE TABLE IF NOT EXISTS length(part INTEGER PRIMARY KEY, words BLOB NOT NULL);"

/* What reports of large stories share, pair by pair. */
#define SHARED "CREATE TABLE IF NOT EXISTS shared(report INTEGER PRIMARY KEY, passages BLOB NOT NULL);"

static const char DERIVED[] =
    "CREATE TABLE maker(version TEXT NOT NULL);"
    "INSERT INTO maker VALUES('" MAKER "');"
    "CREATE TABLE report("
    "  source INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT, outlet TEXT, published TEXT, minute INTEGER,"
    "  story INTEGER, lead TEXT, words BLOB NOT NULL, near1 REAL NOT NULL DEFAULT 0, near2 REAL NOT NULL DEFAULT 0, image BLOB NOT NULL);"
    "CREATE INDEX report_story ON report(story);"
    REPORT_BY_DATE REPORT_BY_OUTLET
    "CREATE TABLE common(word INTEGER PRIMARY KEY, n INTEGER NOT NULL);"
    "CREATE TABLE term(term INTEGER, minute INTEGER, report INTEGER, weight REAL, PRIMARY KEY(term, minute, report)) WITHOUT ROWID;"
    "CREATE INDEX term_report ON term(report);"
    "CREATE TABLE story(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT, n_reports INTEGER, n_accounts INTEGER,"
    "  first TEXT, last TEXT);"
    "CREATE INDEX story_last ON story(last);"
    "CREATE INDEX story_uncounted ON story(id) WHERE n_accounts = 0;"
    "CREATE TABLE said(report INTEGER, number INTEGER, name TEXT COLLATE NOCASE, kind TEXT, begin INTEGER, end INTEGER, content TEXT,"
    "  PRIMARY KEY(report, number)) WITHOUT ROWID;"
    "CREATE INDEX said_name ON said(name);"
    LENGTHS SHARED
    "CREATE VIRTUAL TABLE search USING fts5(title, text, tokenize = 'unicode61 remove_diacritics 2');";

static const char NO_DERIVED[] =
    "DROP TABLE IF EXISTS maker; DROP TABLE IF EXISTS report; DROP TABLE IF EXISTS term; DROP TABLE IF EXISTS common; DROP TABLE IF EXISTS story;"
    "DROP TABLE IF EXISTS said; DROP TABLE IF EXISTS search; DROP TABLE IF EXISTS length; DROP TABLE IF EXISTS shared;";

static int64_t pragma(fh_sql *sql, const char *text) {
    fh_row q = fh_store__prepare(sql, text);
    int64_t v = fh_store__step(&q) ? fh_store__int(&q, 0) : 0;
    fh_store__end(&q);
    return v;
}

bool fh_store__has_decisions(fh_db *db) { return pragma(&db->sql, "SELECT count(*) FROM sqlite_master WHERE name = 'decided'") > 0; }

static bool has_table(fh_db *db, const char *name) {
    return sqlite3_table_column_metadata(db->sql.db, "main", name, NULL, NULL, NULL, NULL, NULL, NULL) == SQLITE_OK;
}

bool fh_store__has_lengths(fh_db *db) { return has_table(db, "length"); }

static bool has_later_indexes(fh_db *db) {
    return pragma(&db->sql, "SELECT count(*) FROM sqlite_master WHERE name IN ('report_published', 'report_outlet', 'source_size')") == 3;
}

bool fh_store__has_outlets(fh_db *db) { return pragma(&db->sql, "SELECT count(*) FROM sqlite_master WHERE name = 'report_outlet'") > 0; }

/* Tables that came later, made by the first that writes. */
static void make_later_tables(fh_db *db) {
    fh_store__run(&db->sql, "BEGIN IMMEDIATE");
    fh_store__run(&db->sql, LENGTHS SHARED);
    fh_store__keep_lengths(db, 0);
    fh_store__run(&db->sql, "COMMIT");
}

/* Two programs that make one store at once meet here: SQLite does not wait for this lock by itself. */
static void enter_wal(fh_sql *sql) {
    for (int waited = 0; waited < BUSY_MS; waited += 20) {
        int code = sqlite3_exec(sql->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
        if (code != SQLITE_BUSY) { fh_store__note(sql, code); return; }
        sqlite3_sleep(20);
    }
    fh_store__run(sql, "PRAGMA journal_mode = WAL");
}

/* An empty file becomes a store; a store of this layout is one; anything else is refused untouched. */
static fh_status settle(fh_db *db, fh_db_mode mode, fh_error *err) {
    fh_sql *sql = &db->sql;
    fh_store__run(sql, "BEGIN"); /* so that the three are of one moment: another program may be making the store */
    int64_t application = pragma(sql, "PRAGMA application_id"), layout = pragma(sql, "PRAGMA user_version");
    int64_t tables = pragma(sql, "SELECT count(*) FROM sqlite_master");
    fh_store__run(sql, "COMMIT");
    if (sql->status) return fh_store__status(sql, err);
    if (application == 0 && tables == 0 && mode == FH_DB_CREATE) {
        enter_wal(sql);
        fh_store__run(sql, "BEGIN IMMEDIATE");
        if (pragma(sql, "SELECT count(*) FROM sqlite_master") == 0) { /* another may have been first */
            fh_store__run(sql, CONTENT);
            fh_store__run(sql, DECIDED);
            fh_store__run(sql, DERIVED);
            fh_store__run(sql, SOURCE_BY_SIZE);
            fh_store__run(sql, "PRAGMA application_id = " APPLICATION "; PRAGMA user_version = 1");
        }
        fh_store__run(sql, "COMMIT");
        return fh_store__status(sql, err);
    }
    if (application != atoll(APPLICATION)) return fh_store__fail(sql, err, FH_ESTORE, "it is no firsthand store; name another file with --store");
    if (layout != LAYOUT)
        return fh_store__fail(sql, err, FH_ESTORE, "the store has layout %lld, this program knows layout %d; use the program that wrote it", (long long)layout, LAYOUT);
    if (mode != FH_DB_READ && !fh_store__has_decisions(db)) fh_store__run(sql, DECIDED);
    if (mode != FH_DB_READ && !has_later_indexes(db)) fh_store__run(sql, REPORT_BY_DATE REPORT_BY_OUTLET SOURCE_BY_SIZE);
    if (mode != FH_DB_READ && !(has_table(db, "length") && has_table(db, "shared"))) make_later_tables(db);
    return fh_store__status(sql, err);
}

/* A log needs a folder that may be written to, even for reading. Where it may not and no log is there (so nobody is
 * writing), the file is read as it stands. */
static int open_untouchable(const char *path, sqlite3 **ret_db) {
    char *log = sqlite3_mprintf("%s-wal", path), *uri = NULL;
    sqlite3 *db = *ret_db;
    int code = SQLITE_CANTOPEN;
    if (log && access(log, F_OK) != 0) {
        sqlite3_str *s = sqlite3_str_new(NULL);
        sqlite3_str_appendall(s, *path == '/' ? "file://" : "file:./"); /* "//a" behind "file:" would be a host */
        for (const char *p = path; *p; p++) sqlite3_str_appendf(s, *p == '?' || *p == '#' || *p == '%' ? "%%%02X" : "%c", *p);
        sqlite3_str_appendall(s, "?immutable=1");
        uri = sqlite3_str_finish(s);
        sqlite3_close(db);
        *ret_db = NULL;
        code = uri ? sqlite3_open_v2(uri, ret_db, SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) : SQLITE_NOMEM;
    }
    sqlite3_free(log);
    sqlite3_free(uri);
    return code;
}

/* Opens the file of this name. To SQLite some names are no files: "" and ":memory:", which are gone when the program ends, and
 * "file:..." */
static int open_named(const char *path, int flags, sqlite3 **ret_db) {
    if (!*path) return SQLITE_CANTOPEN;
    if (*path != ':' && strncmp(path, "file:", 5) != 0) return sqlite3_open_v2(path, ret_db, flags, NULL);
    char *here = sqlite3_mprintf("./%s", path);
    int code = here ? sqlite3_open_v2(here, ret_db, flags, NULL) : SQLITE_NOMEM;
    sqlite3_free(here);
    return code;
}

static fh_status tell_unopened(const fh_sql *sql, const char *path, fh_db_mode mode, int code, fh_error *err) {
    struct stat st;
    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) return fh_store__fail(sql, err, FH_ESTORE, "it is a folder; name a file");
    return fh_store__fail(sql, err, FH_ESTORE, mode == FH_DB_CREATE ? "cannot be opened or made (%s); check the path" : "cannot be opened (%s); 'firsthand add' makes a store", sqlite3_errstr(code));
}

fh_status fh_db_open(const char *path, fh_db_mode mode, fh_db **ret_db, fh_error *err) {
    fh_db *db = calloc(1, sizeof *db);
    if (!db || !(db->scratch = fh_arena_new(NULL, 0))) {
        free(db);
        return fh_fail(err, FH_ENOMEM, 0, "out of memory for the store");
    }
    fh_store__set_name(&db->sql, path);
    int flags = SQLITE_OPEN_NOMUTEX | (mode == FH_DB_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | (mode == FH_DB_CREATE ? SQLITE_OPEN_CREATE : 0);
    int code = open_named(path, flags, &db->sql.db);
    int readable = code == SQLITE_OK && mode == FH_DB_READ ? sqlite3_exec(db->sql.db, "SELECT 1 FROM sqlite_master", NULL, NULL, NULL) & 0xff : SQLITE_OK;
    if (readable == SQLITE_CANTOPEN || readable == SQLITE_READONLY) code = open_untouchable(path, &db->sql.db);
    fh_status status = code == SQLITE_OK ? FH_OK : tell_unopened(&db->sql, path, mode, code, err);
    if (!status) {
        sqlite3_busy_timeout(db->sql.db, BUSY_MS);
        fh_store__run(&db->sql, "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;"
                                "PRAGMA cache_size = -65536");
        status = settle(db, mode, err);
    }
    if (status) fh_db_close(db);
    else *ret_db = db;
    return status;
}

void fh_db_close(fh_db *db) {
    if (!db) return;
    sqlite3_close(db->sql.db);
    fh_arena_free(db->scratch);
    free(db);
}

fh_status fh_store__done(fh_db *db, fh_error *err) {
    fh_status status = fh_store__status(&db->sql, err);
    if (!status) status = fh_fail_arena(err, db->scratch);
    fh_arena_reset(db->scratch);
    if (sqlite3_get_autocommit(db->sql.db)) db->sql.status = FH_OK; /* no transaction is left half done: the next call may do better */
    return status;
}

fh_status fh_db_begin(fh_db *db, fh_error *err) {
    fh_store__run(&db->sql, "BEGIN IMMEDIATE");
    return fh_store__done(db, err);
}

fh_status fh_db_commit(fh_db *db, fh_error *err) {
    fh_store__run(&db->sql, "COMMIT");
    fh_status status = fh_store__done(db, err);
    if (status) fh_db_rollback(db); /* else it would go on, and keep other writers out */
    return status;
}

void fh_db_rollback(fh_db *db) {
    if (!sqlite3_get_autocommit(db->sql.db)) sqlite3_exec(db->sql.db, "ROLLBACK", NULL, NULL, NULL);
    /* FTS5 (3.40) may remember of a transaction that ran out of memory what was taken back, and then takes the index for damaged.
     * This makes SQLite read its tables, and FTS5 its index, anew. */
    sqlite3_exec(db->sql.db, "PRAGMA writable_schema = RESET", NULL, NULL, NULL);
    db->sql.status = FH_OK;
    fh_arena_reset(db->scratch);
}

fh_status fh_db_is_current(fh_db *db, bool *ret_current, fh_error *err) {
    fh_row q = fh_store__prepare(&db->sql, "SELECT version = '" MAKER "' FROM maker");
    *ret_current = fh_store__step(&q) && fh_store__int(&q, 0);
    fh_store__end(&q);
    return fh_store__done(db, err);
}

uint64_t fh_db_version(fh_db *db) { return (uint64_t)pragma(&db->sql, "PRAGMA data_version"); }

fh_status fh_db_forget_derived(fh_db *db, fh_error *err) {
    fh_store__run(&db->sql, NO_DERIVED);
    fh_store__run(&db->sql, DERIVED);
    return fh_store__done(db, err);
}

static fh_status ask(fh_db *db, const char *check, fh_error *err) {
    fh_row q = fh_store__prepare(&db->sql, check);
    fh_str said = fh_store__step(&q) ? fh_store__str(&q, 0, db->scratch) : FH_STR("no answer");
    fh_store__end(&q);
    fh_status status = fh_store__status(&db->sql, err);
    if (!status && !fh_str_equal(said, FH_STR("ok")))
        status = fh_store__fail(&db->sql, err, FH_ESTORE, "damaged: %.*s; go back to a copy, or export what can still be read", FH_STR_ARGS(said));
    fh_store__done(db, NULL);
    return status;
}

/* Every page is read, and every row against what its page says of it; of the content rows against their indexes as well. What is
 * derived is not held against its indexes: with two and a half million words of 100,000 reports that took longer than all the
 * rest, and doctor --rebuild makes them anew. */
fh_status fh_db_check(fh_db *db, fh_error *err) {
    static const char *const checks[] = {"PRAGMA quick_check(1)", "PRAGMA integrity_check('source')"};
    fh_status status = FH_OK;
    for (size_t i = 0; !status && i < sizeof checks / sizeof *checks; i++) status = ask(db, checks[i], err);
    if (!status && pragma(&db->sql, "SELECT count(*) FROM report WHERE source NOT IN (SELECT id FROM source WHERE current)"))
        status = fh_store__fail(&db->sql, err, FH_ESTORE, "reports without content; 'firsthand doctor --rebuild' makes what is derived anew");
    return status ? status : fh_store__check_content(db, err);
}
