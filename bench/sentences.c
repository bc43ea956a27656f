/* SPDX-License-Identifier: MIT
 *
 * bench/sentences.c - text/ alone: paragraphs, tokens and sentences of every report in the inputs, again and again.
 * usage: bench_sentences TIMES INPUT...   prints bytes, tokens, sentences and processor seconds */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/vec.h"
#include "intake/intake.h"
#include "text/text.h"

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

int main(int argc, char **argv) {
    fh_arena *texts = fh_arena_new(NULL, 0), *keep = fh_arena_new(NULL, 0), *scratch = fh_arena_new(NULL, 0);
    FH_VEC(fh_raw) raws = {0};
    fh_intake *in;
    fh_error err;
    fh_raw raw;
    if (argc < 3 || fh_intake_open((const char *const *)(void *)(argv + 2), (size_t)argc - 2, &(fh_intake_limits){0}, NULL, &in, &err)) return 2;
    for (fh_status s; (s = fh_intake_next(in, texts, &raw, &err)) != FH_EEND;)
        if (!s) fh_vec_push(texts, &raws, raw);
    fh_intake_close(in);
    unsigned long long bytes = 0, tokens = 0, sentences = 0;
    double begin = now();
    for (int k = 0; k < atoi(argv[1]); k++)
        for (size_t i = 0; i < raws.n; i++) {
            fh_report r = {.text = raws.at[i].bytes, .language = FH_STR("en")};
            if (fh_text_read(keep, scratch, &r, &err)) return 1;
            bytes += r.text.len;
            tokens += r.n_tokens;
            sentences += r.n_sentences;
            fh_arena_reset(keep);
        }
    printf("%llu bytes, %llu tokens, %llu sentences, %.3f s\n", bytes, tokens, sentences, now() - begin);
    fh_arena_free(texts);
    fh_arena_free(keep);
    fh_arena_free(scratch);
    return 0;
}
