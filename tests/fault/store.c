/* SPDX-License-Identifier: MIT
 *
 * tests/fault/store.c - a store whose n-th call fails, for n = 1, 2, ... until it is not reached. What fails is one of
 *
 *   disk     a call of SQLite to the file system: opened, read, written, synced, locked, mapped, deleted
 *   full     a write, and every write after it, for want of room
 *   memory   an allocation of SQLite
 *   arena    an arena of ours that is not given
 *   call     a call of ours to SQLite: prepared, bound, stepped, run
 *
 * while a store that holds reports is added to, decided on and rebuilt, or is asked. A failure must be told in words that name
 * the store, or be of no consequence: the answers are the same. When it is over, the same handle answers; what was kept before is
 * still there; SQLite has given all its memory back; and the job, done again, makes the store that it makes undisturbed.
 *
 * usage: fault_store [THIN]: after call n comes n + 1 + n / THIN (16: some 50 of a kind; 1000000: each) */
#include <firsthand/store.h>

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"

/* ---- what fails ------------------------------------------------------------------------------------------------- */

typedef enum fault_kind { DISK, FULL, MEMORY, ARENA, CALL } fault_kind;
static const char *const kind_names[] = {"call to the disk", "write on a full disk", "allocation of SQLite", "arena", "call to SQLite"};

static struct { fault_kind kind; long calls, fail_at; } fault; /* fail_at 0: nothing fails */

static bool fails(fault_kind kind) { return fault.fail_at && fault.kind == kind && ++fault.calls == fault.fail_at; }

static bool write_fails(void) { return fault.fail_at && fault.kind == FULL && ++fault.calls >= fault.fail_at; }

/* ---- a file system under SQLite ----------------------------------------------------------------------------------- */

typedef struct file { sqlite3_file base; sqlite3_file *real; } file;
static sqlite3_vfs *real_vfs;

#define REAL(f) (((file *)(f))->real)
#define PASS(code, method, ...) return fails(DISK) ? (code) : REAL(f)->pMethods->method(REAL(f), __VA_ARGS__)

static int close_file(sqlite3_file *f) { return REAL(f)->pMethods->xClose(REAL(f)); }
static int read_file(sqlite3_file *f, void *to, int n, sqlite3_int64 at) { PASS(SQLITE_IOERR_READ, xRead, to, n, at); }
static int write_file(sqlite3_file *f, const void *from, int n, sqlite3_int64 at) {
    if (write_fails()) return SQLITE_FULL;
    PASS(SQLITE_IOERR_WRITE, xWrite, from, n, at);
}
static int truncate_file(sqlite3_file *f, sqlite3_int64 size) { PASS(SQLITE_IOERR_TRUNCATE, xTruncate, size); }
static int sync_file(sqlite3_file *f, int flags) { PASS(SQLITE_IOERR_FSYNC, xSync, flags); }
static int size_file(sqlite3_file *f, sqlite3_int64 *size) { PASS(SQLITE_IOERR_FSTAT, xFileSize, size); }
static int lock_file(sqlite3_file *f, int level) { PASS(SQLITE_IOERR_LOCK, xLock, level); }
static int unlock_file(sqlite3_file *f, int level) { return REAL(f)->pMethods->xUnlock(REAL(f), level); }
static int reserved(sqlite3_file *f, int *is) { PASS(SQLITE_IOERR_CHECKRESERVEDLOCK, xCheckReservedLock, is); }
static int control(sqlite3_file *f, int op, void *arg) { return REAL(f)->pMethods->xFileControl(REAL(f), op, arg); }
static int sector(sqlite3_file *f) { return REAL(f)->pMethods->xSectorSize(REAL(f)); }
static int device(sqlite3_file *f) { return REAL(f)->pMethods->xDeviceCharacteristics(REAL(f)); }
static int shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **at) { PASS(SQLITE_IOERR_SHMMAP, xShmMap, page, size, extend, at); }
static int shm_lock(sqlite3_file *f, int at, int n, int flags) {
    if (!(flags & SQLITE_SHM_UNLOCK) && fails(DISK)) return SQLITE_IOERR_SHMLOCK;
    return REAL(f)->pMethods->xShmLock(REAL(f), at, n, flags);
}
static void shm_barrier(sqlite3_file *f) { REAL(f)->pMethods->xShmBarrier(REAL(f)); }
static int shm_unmap(sqlite3_file *f, int gone) { return REAL(f)->pMethods->xShmUnmap(REAL(f), gone); }

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *ret_flags) {
    static const sqlite3_io_methods methods = {
        2, close_file, read_file, write_file, truncate_file, sync_file, size_file, lock_file, unlock_file, reserved, control, sector, device,
        shm_map, shm_lock, shm_barrier, shm_unmap, NULL, NULL};
    (void)vfs;
    f->pMethods = NULL;
    REAL(f) = (sqlite3_file *)((file *)f + 1);
    if (fails(DISK)) return SQLITE_CANTOPEN;
    int code = real_vfs->xOpen(real_vfs, name, REAL(f), flags, ret_flags);
    if (code == SQLITE_OK) f->pMethods = &methods;
    return code;
}

static int delete_file(sqlite3_vfs *vfs, const char *name, int sync) {
    (void)vfs;
    return fails(DISK) ? SQLITE_IOERR_DELETE : real_vfs->xDelete(real_vfs, name, sync);
}

static int look(sqlite3_vfs *vfs, const char *name, int flags, int *ret) {
    (void)vfs;
    return fails(DISK) ? SQLITE_IOERR_ACCESS : real_vfs->xAccess(real_vfs, name, flags, ret);
}

static sqlite3_mem_methods real_memory;
static void *give(int n) { return fails(MEMORY) ? NULL : real_memory.xMalloc(n); }
static void *give_more(void *p, int n) { return fails(MEMORY) ? NULL : real_memory.xRealloc(p, n); }

/* Before anything else asks for SQLite. */
static void put_faults_under_sqlite(void) {
    static sqlite3_vfs vfs;
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real_memory);
    sqlite3_mem_methods memory = real_memory;
    memory.xMalloc = give;
    memory.xRealloc = give_more;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &memory);
    real_vfs = sqlite3_vfs_find(NULL);
    vfs = *real_vfs;
    vfs.zName = "faulty";
    vfs.szOsFile = (int)sizeof(file) + real_vfs->szOsFile;
    vfs.xOpen = open_file;
    vfs.xDelete = delete_file;
    vfs.xAccess = look;
    sqlite3_vfs_register(&vfs, 1);
}

/* ---- calls to SQLite, and for arenas: the linker puts these in their place (--wrap) -------------------------------------------------- */

#define WRAPPED(name, params, args)          \
    int __real_##name params;                \
    int __wrap_##name params;                \
    int __wrap_##name params { return fails(CALL) ? SQLITE_IOERR : __real_##name args; }
WRAPPED(sqlite3_exec, (sqlite3 *db, const char *sql, int (*row)(void *, int, char **, char **), void *cls, char **err), (db, sql, row, cls, err))
WRAPPED(sqlite3_bind_int64, (sqlite3_stmt *q, int at, sqlite3_int64 v), (q, at, v))
WRAPPED(sqlite3_bind_double, (sqlite3_stmt *q, int at, double v), (q, at, v))
WRAPPED(sqlite3_bind_null, (sqlite3_stmt *q, int at), (q, at))
WRAPPED(sqlite3_bind_text64, (sqlite3_stmt *q, int at, const char *s, sqlite3_uint64 n, void (*end)(void *), unsigned char e), (q, at, s, n, end, e))
WRAPPED(sqlite3_bind_blob64, (sqlite3_stmt *q, int at, const void *s, sqlite3_uint64 n, void (*end)(void *)), (q, at, s, n, end))
WRAPPED(sqlite3_step, (sqlite3_stmt *q), (q))
WRAPPED(sqlite3_blob_write, (sqlite3_blob *b, const void *s, int n, int at), (b, s, n, at))

fh_arena *__real_fh_arena_new(const fh_allocator *allocator, size_t budget);
fh_arena *__wrap_fh_arena_new(const fh_allocator *allocator, size_t budget);
fh_arena *__wrap_fh_arena_new(const fh_allocator *allocator, size_t budget) { return fails(ARENA) ? NULL : __real_fh_arena_new(allocator, budget); }

int __real_sqlite3_prepare_v2(sqlite3 *db, const char *sql, int n, sqlite3_stmt **ret, const char **tail);
int __wrap_sqlite3_prepare_v2(sqlite3 *db, const char *sql, int n, sqlite3_stmt **ret, const char **tail);
int __wrap_sqlite3_prepare_v2(sqlite3 *db, const char *sql, int n, sqlite3_stmt **ret, const char **tail) {
    *ret = NULL;
    return fails(CALL) ? SQLITE_IOERR : __real_sqlite3_prepare_v2(db, sql, n, ret, tail);
}

/* ---- the store, and what is done with it ------------------------------------------------------------------------------ */

#define REPORT(number, when, words) \
    {.size = sizeof(fh_arrival), .id = {number, 1}, .published = {when, sizeof when - 1}, .bytes = {words, sizeof words - 1}, .clean = true}
static const fh_arrival kept_before[] = {
    REPORT("1", "2033-05-02", "The ferry to Ulvsund will carry 40 cars from Monday, the harbour board said. \"We have waited ten years for this,\" said Ana Duarte, who runs it."),
    REPORT("2", "2033-05-02", "The ferry to Ulvsund will carry 30 cars from Monday, the harbour board said. \"We have waited ten years for this,\" said Ana Duarte, who runs it."),
};
static const fh_arrival added[] = {
    REPORT("2", "2033-05-02", "The ferry to Ulvsund will carry 50 cars from Tuesday, the harbour board said. \"We have waited ten years for this,\" said Ana Duarte, who runs it."),
    REPORT("3", "2033-06-09", "A bridge at Skarnes was shut after a lorry struck it, police said. Nobody was hurt. \"It will take a month,\" said Bo Lind, an engineer."),
};
enum { N_BEFORE = 2, N_ADDED = 2 };
static const fh_str me = {"Ana", 3};

static char folder[] = "/tmp/fh-fault-XXXXXX", path[64];
static fh_engine *engine;

static void remove_store(void) {
    static const char *const tails[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        char name[80];
        snprintf(name, sizeof name, "%s%s", path, tails[i]);
        unlink(name);
    }
}

static bool swallow(void *payload, const char *bytes, size_t n) {
    fh_buf_add(payload, (fh_str){bytes, n});
    return true;
}

/* Every question that can be put to a store, and its answers in `out`. */
static fh_status ask(fh_store *s, fh_buf *out, fh_error *err) {
    static const struct { fh_view view; fh_store_query query; } questions[] = {
        {FH_VIEW_STORIES, {.limit = 50}}, {FH_VIEW_REPORTS, {.limit = 50}}, {FH_VIEW_SEARCH, {.words = {"ferry", 5}}}, {FH_VIEW_SPEAKERS, {.limit = 50}},
        {FH_VIEW_SEARCH, {.words = {"board", 5}, .since = {"2033-01-01", 10}}}, {FH_VIEW_SPEAKERS, {.speaker = {"Ana Duarte", 10}}},
        {FH_VIEW_STORY, {.story = {"1", 1}}}, {FH_VIEW_REPORT, {.story = {"2", 1}}}};
    fh_status status = FH_OK;
    for (size_t i = 0; !status && i < sizeof questions / sizeof *questions; i++)
        status = fh_store_view(s, questions[i].view, &questions[i].query, FH_SHAPE_JSON, (fh_sink){swallow, out}, err);
    fh_store_facts facts = {0};
    if (!status) status = fh_store_count(s, &facts, err);
    if (!status) fh_buf_format(out, "%u sources, %u waiting\n", (unsigned)facts.sources, (unsigned)facts.waiting);
    return status;
}

/* Withdraws what still holds. */
static fh_status withdraw_all(fh_store *s, fh_error *err) {
    fh_decision_rows rows = {0};
    uint64_t standing[64];
    uint32_t n = 0;
    fh_status status = fh_store_decisions(s, &rows, err);
    for (uint32_t i = 0; !status && i < rows.n && n < 64; i++)
        if (!rows.at[i].withdrawn.ptr) standing[n++] = rows.at[i].number;
    for (uint32_t i = 0; !status && i < n; i++) status = fh_store_withdraw(s, standing[i], me, (fh_str){"2033-07-01", 10}, err);
    return status;
}

/* Everything that writes. What was decided, now or by an attempt before, is withdrawn. */
static fh_status write_all(fh_store *s, fh_error *err) {
    fh_store_added a;
    uint64_t number = 0;
    const fh_str ids[] = {{"1", 1}, {"3", 1}};
    fh_verdict together = FH_VERDICT_INIT;
    together.ids = ids, together.n_ids = 2, together.who = me;
    fh_status status = withdraw_all(s, err);
    if (!status) status = fh_store_add_memory(s, added, N_ADDED, NULL, &a, err);
    if (!status) status = fh_store_set_note(s, (fh_str){"topic", 5}, (fh_str){"key", 3}, (fh_str){"value", 5}, err);
    if (!status) status = fh_store_decide(s, &together, &number, err);
    if (!status) status = withdraw_all(s, err);
    if (!status) status = fh_store_rebuild(s, err);
    return status ? status : fh_store_check(s, err);
}

/* ---- one fault ---------------------------------------------------------------------------------------------------------- */

static long n_now, thin = 16; /* the fault that is under way; how far apart faults are */

static bool wrong(const char *what, const fh_error *err) {
    fprintf(stderr, "%s %ld fails: %s%s%s\n", kind_names[fault.kind], n_now, what, err ? ": " : "", err ? err->msg : "");
    return false;
}

/* A failure that is told names the store; for memory there is nothing to name. */
static bool is_told(fh_status status, const fh_error *err) {
    if (status != err->status) return wrong("status and story differ", err);
    return status == FH_ENOMEM || strstr(err->msg, "t.db") || wrong("the store is not named", err);
}

static struct { char *bytes; size_t n; } kept_store; /* the file of the store that each attempt begins with */

static bool make_store(void) {
    fh_store *s;
    fh_store_added a;
    if (fh_store_open(engine, path, FH_STORE_CREATE, &s, NULL)) return false;
    fh_status status = fh_store_add_memory(s, kept_before, N_BEFORE, NULL, &a, NULL);
    fh_store_close(s);
    FILE *f = fopen(path, "rb");
    if (status || a.added != N_BEFORE || !f || !(kept_store.bytes = malloc(1 << 20))) return false;
    kept_store.n = fread(kept_store.bytes, 1, 1 << 20, f);
    return feof(f) && !fclose(f);
}

static bool put_store(void) {
    remove_store();
    FILE *f = fopen(path, "wb");
    return f && fwrite(kept_store.bytes, 1, kept_store.n, f) == kept_store.n && !fclose(f);
}

/* Writes or asks with the fault; then, on the same handle, without it. */
static bool attempt(bool writing, fh_str before) {
    fh_arena *arena = __real_fh_arena_new(NULL, 0);
    fh_buf out = {.arena = arena}, later = {.arena = arena};
    fh_store *s = NULL;
    fh_error err = {0};
    fh_status status = fh_store_open(engine, path, writing ? FH_STORE_CREATE : FH_STORE_READ, &s, &err);
    if (!status) status = writing ? write_all(s, &err) : ask(s, &out, &err);
    bool reached = fault.calls >= fault.fail_at, well = !status || is_told(status, &err);
    if (!reached && status) well = wrong("not reached, and yet told", &err);
    fault.fail_at = 0;
    if (well && !status && !writing && !fh_str_equal(fh_buf_str(&out), before)) well = wrong("another answer, and nobody is told", NULL);
    /* Written to half-way, reports may wait for their stories; that is told as it is. */
    fh_status again = well && s ? ask(s, &later, &err) : FH_OK;
    if (again && !(writing && again == FH_EINPUT && strstr(err.msg, "waits for its story"))) well = wrong("the handle does not recover", &err);
    if (well && s && !writing && !fh_str_equal(fh_buf_str(&later), before)) well = wrong("another answer when it is over", NULL);
    fh_store_close(s);
    fh_arena_free(arena);
    return well;
}

/* What is found when the store is opened anew: all is there, and the job can be done to its end. */
static bool is_whole(bool writing, fh_str before, fh_str after) {
    fh_arena *arena = __real_fh_arena_new(NULL, 0);
    fh_buf out = {.arena = arena};
    fh_store *s = NULL;
    fh_error err = {0};
    fh_store_added a = {0};
    bool well = !fh_store_open(engine, path, FH_STORE_CREATE, &s, &err) || wrong("it does not open again", &err);
    well = well && (!fh_store_check(s, &err) || wrong("it is damaged", &err));
    if (well && writing && (fh_store_add_memory(s, kept_before, 1, NULL, &a, &err) || a.known != 1)) well = wrong("what was kept is lost", &err);
    if (well && writing && write_all(s, &err)) well = wrong("the job cannot be done again", &err);
    if (well && (ask(s, &out, &err) || !fh_str_equal(fh_buf_str(&out), writing ? after : before))) well = wrong("another store than without", &err);
    fh_store_close(s);
    fh_arena_free(arena);
    return well && (!sqlite3_memory_used() || wrong("SQLite's memory is leaked", NULL));
}

/* Tries faults of one kind until they are not reached; how many there were, or -1. */
static long try_all(fault_kind kind, bool writing, fh_str before, fh_str after) {
    long tried = 0;
    for (n_now = 1;; n_now += 1 + n_now / thin) { /* every call at first, then a sample: the paths repeat */
        if (!put_store()) return -1;
        fault.kind = kind, fault.calls = 0, fault.fail_at = n_now;
        bool well = attempt(writing, before);
        bool reached = fault.calls >= n_now;
        if (!well || !is_whole(writing, before, after)) return -1;
        if (!reached) return tried;
        tried++;
    }
}

static bool answers(fh_arena *arena, bool write, fh_str *ret) {
    fh_buf out = {.arena = arena};
    fh_store *s = NULL;
    fh_error err = {0};
    fh_status status = fh_store_open(engine, path, FH_STORE_CREATE, &s, &err);
    if (!status && write) status = write_all(s, &err);
    if (!status) status = ask(s, &out, &err);
    fh_store_close(s);
    *ret = fh_buf_str(&out);
    if (status) fprintf(stderr, "without a fault: %s\n", err.msg);
    return !status;
}

int main(int argc, char **argv) {
    if (argc > 1 && (thin = atol(argv[1])) < 1) return 2;
    fh_str before, after, with;
    fh_arena *arena = __real_fh_arena_new(NULL, 0);
    put_faults_under_sqlite();
    if (!mkdtemp(folder) || fh_engine_new(NULL, &engine, NULL)) return 1;
    snprintf(path, sizeof path, "%s/t.db", folder);
    bool well = make_store() && answers(arena, false, &before) && answers(arena, true, &after) && !fh_str_equal(before, after);
    for (int writing = 1; well && writing >= 0; writing--) {
        if (!writing) well = put_store() && answers(arena, false, &with) && fh_str_equal(with, before);
        for (int kind = DISK; well && kind <= CALL; kind++) {
            if (kind == FULL && !writing) continue;
            long n = try_all((fault_kind)kind, writing, before, after);
            well = n > 0;
            if (well) printf("%s: each %s of %ld, told or of no consequence\n", writing ? "written to" : "asked", kind_names[kind], n);
        }
    }
    remove_store();
    rmdir(folder);
    fh_engine_free(engine);
    fh_arena_free(arena);
    free(kept_store.bytes);
    return !well;
}
