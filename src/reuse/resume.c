/* SPDX-License-Identifier: MIT
 *
 * reuse/resume.c - what is done is kept in a folder, so that a run that was stopped is gone on with.
 *
 * In the folder lie the spills under names of their own, and `state`, which says how much of each is certain: it is
 * written beside and takes its name when it and they are on disk, so that a kill or a power cut leaves an older state
 * that is true. What lies beyond it is cut off. Two things are kept: documents read (by far the longest part where
 * inputs are pages or packed), and pairs compared (the longest where they are clean). Ranks, keys and pairs between them
 * are made anew; they come out the same, as nothing in them depends on threads or time. They may depend on the memory, which
 * says how many shingles can be counted; so a run is gone on with the memory that it was begun with.
 *
 * Inputs are read again and compared by a chain of hashes with those that were read before: when another comes, or one
 * is missing, that is told, for the result would be of neither. When all is done, the files are taken away. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/io.h"
#include "reuse/dedup_inside.h"

enum { EVERY_INPUTS = 4096, PATH_ROOM = 4096 };
static const char HEAD[] = "firsthand dedup 2\n";
static const char *const spill_names[] = {"words", "names", "table", "edges", "failed"};
enum { WORDS, NAMES, TABLE, EDGES, FAILED, N_SPILLS };

/* What `state` says. */
typedef struct state {
    uint64_t inputs;   /* taken: documents and failures */
    uint64_t chain;    /* of their fingerprints */
    uint64_t documents, total_words;
    uint64_t memory;   /* that the run was begun with, bytes */
    uint64_t pairs;    /* compared, of those worth comparing, in rising order */
    uint64_t size[N_SPILLS];
} state;
enum { N_NUMBERS = sizeof(state) / sizeof(uint64_t) };

struct fh_dedup__resume {
    const char *folder;
    state before, now;  /* as an earlier run left it; as it is */
    uint64_t passed;    /* inputs that were met again */
    uint64_t chain;     /* of these */
    fh_spill *failed;   /* a byte an input: 1 where it failed */
};

static bool path_of(const fh_dedup__resume *r, const char *name, char out[PATH_ROOM]) {
    int n = snprintf(out, PATH_ROOM, "%s/%s", r->folder, name);
    if (n >= PATH_ROOM) errno = ENAMETOOLONG;
    return n > 0 && n < PATH_ROOM;
}

static fh_status cannot(const fh_dedup__resume *r, const char *what, fh_error *err) {
    return fh_fail(err, FH_EIO, 0, "cannot %s in %s: %s; name a folder that can be read and written", what, r->folder, fh_io_reason(errno));
}

/* ---- the state -------------------------------------------------------------------------------------------- */

static fh_status read_state(fh_dedup__resume *r, fh_error *err) {
    char path[PATH_ROOM], head[sizeof HEAD] = "";
    uint64_t *number = (uint64_t *)(void *)&r->before;
    FILE *f = path_of(r, "state", path) ? fopen(path, "r") : NULL;
    if (!f && errno == ENOENT) return FH_OK; /* nothing was done before */
    if (!f) return cannot(r, "read", err);   /* and what was done must not be taken for nothing */
    bool read = fread(head, 1, sizeof HEAD - 1, f) == sizeof HEAD - 1 && memcmp(head, HEAD, sizeof HEAD - 1) == 0;
    for (size_t i = 0; read && i < N_NUMBERS; i++) read = fscanf(f, "%" SCNu64, &number[i]) == 1;
    fh_status status = read        ? FH_OK
                     : ferror(f) ? cannot(r, "read", err)
                                 : fh_fail(err, FH_EINPUT, 0, "%s holds the state of another program or version; name another folder, or empty it", r->folder);
    fclose(f);
    if (read) r->now = r->before;
    return status;
}

static fh_status write_state(fh_dedup__resume *r, fh_error *err) {
    char path[PATH_ROOM], fresh[PATH_ROOM];
    const uint64_t *number = (const uint64_t *)(const void *)&r->now;
    FILE *f = path_of(r, "state", path) && path_of(r, "state.new", fresh) ? fopen(fresh, "w") : NULL;
    if (!f) return cannot(r, "write", err);
    bool written = fputs(HEAD, f) >= 0;
    for (size_t i = 0; written && i < N_NUMBERS; i++) written = fprintf(f, "%" PRIu64 "\n", number[i]) > 0;
    written = fflush(f) == 0 && written && fsync(fileno(f)) == 0;
    written = fclose(f) == 0 && written;
    if (written && rename(fresh, path) == 0) return FH_OK;
    fh_status status = cannot(r, "write", err);
    unlink(fresh);
    return status;
}

static fh_spill *open_spill(fh_dedup *d, int which) {
    char path[PATH_ROOM];
    return path_of(d->resume, spill_names[which], path) ? fh_spill_open(&d->allocator, d->resume->folder, path, d->resume->before.size[which]) : NULL;
}

fh_status fh_dedup__resume_open(fh_dedup *d, const char *folder, fh_error *err) {
    d->resume = fh_new(d->arena, fh_dedup__resume);
    if (!d->resume) return fh_fail_arena(err, d->arena);
    d->resume->folder = folder;
    fh_status status = read_state(d->resume, err);
    if (status) return status;
    d->words = open_spill(d, WORDS);
    d->names = open_spill(d, NAMES);
    d->table = open_spill(d, TABLE);
    d->edges_out = open_spill(d, EDGES);
    d->resume->failed = open_spill(d, FAILED);
    if (!d->words || !d->names || !d->table || !d->edges_out || !d->resume->failed) return cannot(d->resume, "keep what is done", err);
    const state *s = &d->resume->before;
    if (s->inputs && s->memory != d->params.memory)
        return fh_fail(err, FH_EINPUT, 0, "the run in %s was begun with --memory %" PRIu64 "M; go on with the same, or empty the folder", folder, s->memory >> 20);
    d->resume->now.memory = d->params.memory;
    if (s->size[TABLE] != s->documents * sizeof(fh_dedup__doc) || s->size[EDGES] % sizeof(fh_dedup_edge) || s->size[FAILED] != s->inputs)
        return fh_fail(err, FH_EINPUT, 0, "what lies in %s is damaged; empty it and begin anew", folder);
    d->n = (uint32_t)s->documents;
    d->total_words = s->total_words;
    d->n_edges = s->size[EDGES] / sizeof(fh_dedup_edge);
    return FH_OK;
}

void fh_dedup__resume_close(fh_dedup *d) {
    if (d->resume) fh_spill_free(d->resume->failed);
}

void fh_dedup__resume_clear(fh_dedup *d) {
    char path[PATH_ROOM];
    if (!d->resume) return;
    if (path_of(d->resume, "state", path)) unlink(path); /* first: without it the others mean nothing */
    for (int i = 0; i < N_SPILLS; i++)
        if (path_of(d->resume, spill_names[i], path)) unlink(path);
}

/* All that is done so far is on disk before the state says so. */
static fh_status checkpoint(fh_dedup *d, fh_error *err) {
    fh_dedup__resume *r = d->resume;
    fh_spill *const spills[N_SPILLS] = {d->words, d->names, d->table, d->edges_out, r->failed};
    for (int i = 0; i < N_SPILLS; i++) {
        if (!spills[i]) continue; /* the table is done with; its size stays */
        fh_status status = fh_spill_sync(spills[i], err);
        if (status) return status;
        r->now.size[i] = fh_spill_size(spills[i]);
    }
    r->now.documents = d->n;
    r->now.total_words = d->total_words;
    return write_state(r, err);
}

/* ---- inputs ------------------------------------------------------------------------------------------------- */

static fh_status changed(const fh_dedup__resume *r, fh_error *err) {
    return fh_fail(err, FH_EINPUT, 0, "the inputs are not those of the run that %s was begun with; give the same, or empty the folder to begin anew", r->folder);
}

bool fh_dedup_passes(const fh_dedup *d) { return d->resume && d->resume->passed < d->resume->before.inputs; }

fh_status fh_dedup_pass(fh_dedup *d, uint64_t fingerprint, bool *ret_failed, fh_error *err) {
    fh_dedup__resume *r = d->resume;
    unsigned char failed = 0;
    fh_status status = fh_spill_read(r->failed, r->passed, &failed, 1, err);
    r->chain = fh_hash_pair(r->chain, fingerprint);
    r->passed++;
    *ret_failed = failed != 0;
    if (!status && r->passed == r->before.inputs && r->chain != r->before.chain) return changed(r, err);
    return status;
}

fh_status fh_dedup_took(fh_dedup *d, uint64_t fingerprint, bool failed, fh_error *err) {
    fh_dedup__resume *r = d->resume;
    unsigned char byte = failed;
    if (!r) return FH_OK;
    /* Comparing has begun: an input more would change the ranks of all. */
    if (r->now.pairs || r->now.size[EDGES]) return changed(r, err);
    r->now.chain = fh_hash_pair(r->now.chain, fingerprint);
    r->now.inputs++;
    fh_status status = fh_spill_write(r->failed, &byte, 1, err);
    return status || r->now.inputs % EVERY_INPUTS ? status : checkpoint(d, err);
}

fh_status fh_dedup__all_read(fh_dedup *d, fh_error *err) {
    if (!d->resume) return FH_OK;
    return fh_dedup_passes(d) ? changed(d->resume, err) : checkpoint(d, err);
}

/* ---- pairs --------------------------------------------------------------------------------------------------- */

uint64_t fh_dedup__pairs_before(const fh_dedup *d) { return d->resume ? d->resume->before.pairs : 0; }

fh_status fh_dedup__compared(fh_dedup *d, uint64_t n_pairs, fh_error *err) {
    if (!d->resume || !n_pairs) return FH_OK;
    d->resume->now.pairs += n_pairs;
    return checkpoint(d, err);
}
