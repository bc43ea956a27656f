/* SPDX-License-Identifier: MIT
 *
 * tests/fuzz/replay.c - gives every file of the folders named to a fuzz target, so that seeds and past
 * crashes are an ordinary test under any compiler. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int by_name(const struct dirent **a, const struct dirent **b) { return strcmp((*a)->d_name, (*b)->d_name); }

static int replay(const char *path) {
    FILE *f = fopen(path, "rb");
    if (!f) { perror(path); return 0; }
    size_t n = 0, cap = 1 << 16;
    uint8_t *bytes = malloc(cap);
    for (size_t got; bytes && (got = fread(bytes + n, 1, cap - n, f)) > 0;)
        if ((n += got) == cap) bytes = realloc(bytes, cap *= 2);
    fclose(f);
    if (!bytes) { fprintf(stderr, "%s: out of memory\n", path); return 0; }
    uint8_t *exact = malloc(n ? n : 1); /* so that a sanitizer sees a read past the end */
    if (exact) { if (n) memcpy(exact, bytes, n); LLVMFuzzerTestOneInput(exact, n); }
    free(exact);
    free(bytes);
    return exact != NULL;
}

int main(int argc, char **argv) {
    int replayed = 0, wrong = 0;
    for (int i = 1; i < argc; i++) {
        struct dirent **names;
        int n = scandir(argv[i], &names, NULL, by_name);
        if (n < 0) { perror(argv[i]); return 1; }
        for (int k = 0; k < n; k++) {
            char path[4096];
            snprintf(path, sizeof path, "%s/%s", argv[i], names[k]->d_name);
            if (names[k]->d_name[0] != '.') { if (replay(path)) replayed++; else wrong++; }
            free(names[k]);
        }
        free(names);
    }
    printf("%d inputs replayed\n", replayed);
    return wrong || !replayed;
}
