/* SPDX-License-Identifier: MIT
 *
 * bench/dates.c - the timeline stage alone: reads and tags the texts once, then finds their expressions of
 * time `runs` times and prints the bytes of text, the expressions and the fastest and median seconds.
 * usage: bench_dates RUNS YEAR FILE... */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "text/tag.h"
#include "text/text.h"
#include "timeline/timeline.h"

static fh_str slurp(fh_arena *arena, const char *path) {
    FILE *f = fopen(path, "rb");
    if (!f) return (fh_str){NULL, 0};
    fseek(f, 0, SEEK_END);
    size_t n = (size_t)ftell(f);
    rewind(f);
    char *at = fh_arena_alloc_raw(arena, n + 1, 1, 1);
    n = at ? fread(at, 1, n, f) : 0;
    fclose(f);
    return (fh_str){at, n};
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int by_value(const void *a, const void *b) { return (*(const double *)a > *(const double *)b) - (*(const double *)a < *(const double *)b); }

int main(int argc, char **argv) {
    if (argc < 4) return 2;
    int runs = atoi(argv[1]), n = argc - 3;
    fh_datetime anchor = {.year = (int16_t)atoi(argv[2]), .month = 6, .day = 1, .precision = FH_PRECISION_DAY};
    fh_arena *texts = fh_arena_new(NULL, 0), *keep = fh_arena_new(NULL, 0), *scratch = fh_arena_new(NULL, 0);
    fh_report *reports = fh_new_n(texts, fh_report, (size_t)n);
    double *seconds = fh_new_n(texts, double, (size_t)runs);
    size_t bytes = 0, found = 0;
    for (int i = 0; i < n; i++) {
        reports[i].text = slurp(texts, argv[i + 3]);
        bytes += reports[i].text.len;
        if (fh_text_read(texts, scratch, &reports[i], NULL) || fh_tag_read(scratch, &reports[i], NULL)) return 1;
    }
    for (int run = 0; run < runs; run++) {
        double begin = now();
        found = 0;
        for (int i = 0; i < n; i++) {
            if (fh_timeline_read(keep, scratch, anchor, &reports[i], NULL)) return 1;
            found += reports[i].n_times;
            fh_arena_reset(keep);
        }
        seconds[run] = now() - begin;
    }
    qsort(seconds, (size_t)runs, sizeof *seconds, by_value);
    printf("%zu %zu %.6f %.6f %.6f\n", bytes, found, seconds[runs / 2], seconds[0], seconds[runs - 1]);
    fh_arena_free(keep);
    fh_arena_free(scratch);
    fh_arena_free(texts);
    return 0;
}
