/* SPDX-License-Identifier: MIT
 *
 * intake/walk.c - the files behind the inputs, each once.
 *
 * A stack of paths: a folder is replaced by its names, last first, so that they come in the order of
 * their bytes. What has been seen is known by device and inode, which also breaks circles of links.
 * Under a folder only regular files are opened; a pipe must be named. */
#include "intake/inside.h"

#include "base/map.h"
#include "base/vec.h"

typedef struct entry {
    fh_str path;       /* NUL-terminated */
    bool named;        /* by the caller, not found in a folder */
    bool end;          /* not a path: here a named folder ends */
    uint64_t found_at; /* end: what `found` was when the folder began */
} entry;

struct fh_intake__walk {
    fh_allocator allocator;
    const fh_io *io;
    const char *const *inputs;
    size_t n, next;
    fh_arena *arena, *seen_arena; /* `arena` is emptied whenever the stack is */
    FH_VEC(entry) stack;
    fh_map seen;
    uint64_t found; /* reports, failures and what was seen before: a named folder without any is a failure itself */
    uint64_t twice;
};

fh_intake__walk *fh_intake__walk_new(const fh_io *io, const char *const *inputs, size_t n, const fh_allocator *allocator) {
    fh_intake__walk *w = allocator->alloc(allocator->payload, sizeof *w);
    if (!w) return NULL;
    *w = (fh_intake__walk){.allocator = *allocator, .io = io, .inputs = inputs, .n = n};
    w->arena = fh_arena_new(allocator, 0);
    w->seen_arena = fh_arena_new(allocator, 0);
    w->seen.arena = w->seen_arena;
    if (w->arena && w->seen_arena) return w;
    fh_intake__walk_free(w);
    return NULL;
}

void fh_intake__walk_free(fh_intake__walk *w) {
    if (!w) return;
    fh_arena_free(w->arena);
    fh_arena_free(w->seen_arena);
    w->allocator.release(w->allocator.payload, w, sizeof *w);
}

void fh_intake__walk_found(fh_intake__walk *w) { w->found++; }
uint64_t fh_intake__walk_twice(const fh_intake__walk *w) { return w->twice; }

/* A file or folder under a second name. Pipes and devices are never taken for one another. */
static bool seen_before(fh_intake__walk *w, const fh_io_info *info) {
    if (info->kind == FH_IO_OTHER) return false;
    uint32_t *place = fh_map_put(&w->seen, fh_hash_pair(info->device, info->inode), 0);
    return place && (*place)++ > 0;
}

static fh_status open_folder(fh_intake__walk *w, const entry *folder, fh_error *err) {
    fh_str *names;
    size_t n;
    int error = w->io->list(w->io->payload, folder->path.ptr, w->arena, &names, &n);
    if (error && fh_arena_status(w->arena)) return fh_fail_arena(err, w->arena);
    if (error) return fh_fail(err, FH_EIO, 0, "this folder cannot be listed: %s; %s", fh_io_reason(error), fh_io_advice(error));
    if (folder->named) fh_vec_push(w->arena, &w->stack, (entry){.path = folder->path, .end = true, .found_at = w->found});
    bool slash = fh_str_ends(folder->path, FH_STR("/"));
    for (size_t i = n; i-- > 0;)
        fh_vec_push(w->arena, &w->stack, (entry){.path = fh_str_format(w->arena, "%s%s%s", folder->path.ptr, slash ? "" : "/", names[i].ptr)});
    return fh_fail_arena(err, w->arena);
}

static fh_status end_folder(const fh_intake__walk *w, const entry *e, fh_error *err) {
    if (w->found > e->found_at) return FH_OK;
    return fh_fail(err, FH_EINPUT, 0, "this folder holds no reports; name a folder with text, HTML, JSONL, WARC or feed files in it");
}

/* One entry of the stack: true when it is a file to open or a failure to tell. */
static bool take(fh_intake__walk *w, const entry *e, fh_status *ret_status, fh_error *err) {
    fh_io_info info;
    *ret_status = FH_OK;
    if (e->end) return (*ret_status = end_folder(w, e, err)) != FH_OK;
    int error = w->io->look(w->io->payload, e->path.ptr, &info);
    if (error) {
        *ret_status = fh_fail(err, FH_EIO, 0, "cannot be opened: %s; %s", fh_io_reason(error), fh_io_advice(error));
        return true;
    }
    if (info.kind == FH_IO_OTHER && !e->named) return false;
    if (seen_before(w, &info)) {
        w->found++; /* what it holds has been found under another name */
        w->twice++;
        return false;
    }
    if (info.kind != FH_IO_FOLDER) return true;
    return (*ret_status = open_folder(w, e, err)) != FH_OK;
}

fh_status fh_intake__walk_next(fh_intake__walk *w, fh_str *ret_path, bool *ret_named, fh_error *err) {
    for (;;) {
        if (!w->stack.n) {
            fh_arena_reset(w->arena);
            w->stack.at = NULL;
            w->stack.cap = 0;
            if (w->next == w->n) return FH_EEND;
            fh_vec_push(w->arena, &w->stack, (entry){.path = fh_str_copy(w->arena, fh_str_of(w->inputs[w->next++])), .named = true});
        }
        fh_status status = fh_fail_arena(err, w->arena);
        if (!status) status = fh_fail_arena(err, w->seen_arena);
        if (status) {
            w->stack.n = 0;
            w->next = w->n;
            *ret_path = FH_STR("");
            return status;
        }
        entry e = w->stack.at[--w->stack.n];
        *ret_path = e.path;
        *ret_named = e.named;
        if (take(w, &e, &status, err)) return status;
    }
}
