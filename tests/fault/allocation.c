/* SPDX-License-Identifier: MIT
 *
 * tests/fault/allocation.c - the main job with an allocator whose n-th call fails, for n = 1, 2, ... until
 * it succeeds. Each failure must be told as FH_ENOMEM, leave nothing allocated, and not crash. It is built twice: as the
 * library is, where an arena asks for a chunk now and then, and with an arena that asks for each of its allocations
 * (FH_DEBUG_ARENA), so that each of them may be the one that fails.
 *
 * The inputs are of every kind, and one line of them is no report: a failure of another sort. */
#include <firsthand/firsthand.h>

#include <stdio.h>
#include <stdlib.h>

typedef struct faulty {
    long calls, fail_at, live;
} faulty;

static void *faulty_alloc(void *payload, size_t size) {
    faulty *f = payload;
    if (++f->calls == f->fail_at) return NULL;
    void *p = malloc(size);
    f->live += p != NULL;
    return p;
}

static void faulty_release(void *payload, void *block, size_t size) {
    (void)size;
    ((faulty *)payload)->live--;
    free(block);
}

static bool swallow(void *payload, const char *bytes, size_t n) {
    (void)bytes;
    *(size_t *)payload += n;
    return true;
}

/* How many reports failed for want of memory is added to *ret_failed. */
static fh_status main_job(faulty *f, size_t *ret_failed) {
    static const char *const inputs[] = {"examples/canal-toll", "tests/fault/inputs"};
    fh_options options = FH_OPTIONS_INIT;
    options.allocator = (fh_allocator){faulty_alloc, faulty_release, f};
    fh_engine *engine = NULL;
    fh_corpus *corpus = NULL;
    size_t written = 0;
    fh_status status = fh_engine_new(&options, &engine, NULL);
    if (!status) status = fh_corpus_new(engine, &corpus, NULL);
    if (!status) status = fh_corpus_add(corpus, inputs, 2, NULL);
    if (!status) status = fh_corpus_study(corpus, FH_STUDY_ALL, NULL);
    if (!status) status = fh_dossier_write(fh_corpus_dossier(corpus), FH_FORMAT_JSON, NULL, (fh_sink){swallow, &written}, NULL);
    const fh_dossier *d = corpus ? fh_corpus_dossier(corpus) : NULL;
    for (size_t i = 0; d && i < d->n_failed; i++) *ret_failed += d->failed[i].status == FH_ENOMEM;
    fh_corpus_free(corpus);
    fh_engine_free(engine);
    return status;
}

int main(void) {
    long n = 1, told = 0;
    for (;; n += 1 + n / 32) { /* every call at first, then a sample: the paths repeat */
        faulty f = {.fail_at = n};
        size_t failed = 0;
        fh_status status = main_job(&f, &failed);
        if (f.live) { fprintf(stderr, "allocation %ld fails: %ld blocks are leaked\n", n, f.live); return 1; }
        if (f.calls < n) { /* never reached: the whole job went through */
            if (status || failed) { fprintf(stderr, "the job fails without a fault: status %d\n", (int)status); return 1; }
            break;
        }
        if (!status && !failed) { fprintf(stderr, "allocation %ld fails and nobody is told\n", n); return 1; }
        if (status && status != FH_ENOMEM) { fprintf(stderr, "allocation %ld fails: status %d, expected FH_ENOMEM\n", n, (int)status); return 1; }
        told++;
    }
    printf("%ld failed allocations, each told and nothing leaked\n", told);
    return told == 0;
}
