/* SPDX-License-Identifier: MIT
 *
 * bench/page.c - raw HTML to article text and metadata, one thread, without files and inflate.
 *
 * usage: bench_page RUNS FILE...     (HTML in UTF-8)
 * Prints one line a run: bytes, processor seconds. Then the largest share of memory to page, over pages of
 * 20 kB and more, and the mean: all arenas, and what the HTML and the JSON parser ask for. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <jansson.h>
#include <libxml/parser.h>

#include "page/page.h"

typedef struct meter { size_t now, peak; } meter;

static void *take(void *payload, size_t size) {
    meter *m = payload;
    m->now += size;
    if (m->now > m->peak) m->peak = m->now;
    return malloc(size);
}

static void give(void *payload, void *block, size_t size) {
    ((meter *)payload)->now -= block ? size : 0;
    free(block);
}

/* The parsers' own memory, counted with its size in front of each block. */
static meter *counted_by;
enum { FRONT = 16 };

static void *count_malloc(size_t size) {
    size_t *p = malloc(size + FRONT);
    if (!p) return NULL;
    *p = size;
    if (counted_by) {
        counted_by->now += size;
        if (counted_by->now > counted_by->peak) counted_by->peak = counted_by->now;
    }
    return (char *)p + FRONT;
}

static void count_free(void *block) {
    if (!block) return;
    size_t *p = (size_t *)(void *)((char *)block - FRONT);
    if (counted_by) counted_by->now -= *p;
    free(p);
}

static void *count_realloc(void *block, size_t size) {
    void *fresh = count_malloc(size);
    size_t old = block ? *(size_t *)(void *)((char *)block - FRONT) : 0;
    if (fresh && block) memcpy(fresh, block, old < size ? old : size);
    if (fresh) count_free(block);
    return fresh;
}

static char *count_strdup(const char *s) {
    char *p = count_malloc(strlen(s) + 1);
    return p ? strcpy(p, s) : NULL;
}

static fh_str read_file(const char *path) {
    FILE *f = fopen(path, "rb");
    if (!f || fseek(f, 0, SEEK_END)) return (fh_str){NULL, 0};
    size_t size = (size_t)ftell(f);
    rewind(f);
    char *p = malloc(size + 1);
    size = p ? fread(p, 1, size, f) : 0;
    fclose(f);
    return (fh_str){p, size};
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static size_t read_page(const fh_allocator *allocator, fh_arena *scratch, fh_str html, const char *path) {
    fh_arena *keep = fh_arena_new(allocator, 0);
    fh_raw raw = {.kind = FH_RAW_HTML, .id = fh_str_of(path), .bytes = html};
    fh_report r = {0};
    size_t n = fh_page_read(keep, scratch, &raw, &r, NULL) ? 0 : r.text.len;
    fh_arena_free(keep);
    return n;
}

int main(int argc, char **argv) {
    int runs = argc > 2 ? atoi(argv[1]) : 0;
    size_t n = (size_t)argc - 2, bytes = 0;
    if (runs < 1) return 2;
    xmlMemSetup(count_free, count_malloc, count_realloc, count_strdup);
    json_set_alloc_funcs(count_malloc, count_free);
    fh_str *pages = calloc(n, sizeof *pages);
    for (size_t i = 0; pages && i < n; i++) bytes += (pages[i] = read_file(argv[i + 2])).len;
    fh_arena *scratch = fh_arena_new(NULL, 0);
    for (int k = 0; pages && k < runs; k++) {
        double begin = now();
        size_t text = 0;
        for (size_t i = 0; i < n; i++) {
            text += read_page(NULL, scratch, pages[i], argv[i + 2]);
            fh_arena_reset(scratch);
        }
        printf("%zu bytes %.6f s %zu bytes of text\n", bytes, now() - begin, text);
    }
    double worst = 0, sum = 0;
    size_t counted = 0;
    for (size_t i = 0; pages && i < n; i++) {
        meter m = {0, 0};
        fh_allocator counting = {take, give, &m};
        fh_arena *own = fh_arena_new(&counting, 0);
        counted_by = &m;
        read_page(&counting, own, pages[i], argv[i + 2]);
        fh_arena_free(own);
        counted_by = NULL;
        if (pages[i].len < 20000) continue;
        double share = (double)m.peak / (double)pages[i].len;
        worst = share > worst ? share : worst;
        sum += share;
        counted++;
    }
    printf("memory %.2f times the page at most, %.2f in the mean, of %zu pages\n", worst, counted ? sum / (double)counted : 0, counted);
    fh_arena_free(scratch);
    return 0;
}
