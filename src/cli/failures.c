/* SPDX-License-Identifier: MIT
 *
 * cli/failures.c - inputs that failed: kept while the others are read, listed at the end; and what was passed over. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

static char *put_plain(char *out, fh_str text) {
    unsigned n;
    for (size_t i = 0; i < text.len; i += n) {
        if (!cli_is_plain(text, i, &n)) { *out++ = '?'; continue; }
        memcpy(out, text.ptr + i, n);
        out += n;
    }
    return out;
}

/* "path: reason": paths come from outside. */
static char *line_of(const fh_failure *f) {
    char *line = malloc(f->path.len + f->reason.len + 3);
    if (!line) return NULL;
    char *end = put_plain(line, f->path);
    *end++ = ':';
    *end++ = ' ';
    *put_plain(end, f->reason) = '\0';
    return line;
}

void cli_failures_add(cli_failures *f, const fh_failure *failure) {
    if (f->n == f->cap) {
        size_t cap = f->cap ? f->cap * 2 : 16;
        char **grown = realloc(f->lines, cap * sizeof *grown);
        if (!grown) return;
        f->lines = grown;
        f->cap = cap;
    }
    char *line = line_of(failure);
    if (line) f->lines[f->n++] = line;
}

/* Lines of one file that fail one after the other fail for one reason, mostly: the first few tell it. */
enum { MOST_OF_A_FILE = 5 };

static bool same_path(const char *a, const char *b) {
    size_t n = strcspn(a, ":");
    return strncmp(a, b, n) == 0 && b[n] == ':';
}

static void list(const cli_failures *f) {
    for (size_t i = 0, n; i < f->n; i += n) {
        for (n = 1; i + n < f->n && same_path(f->lines[i], f->lines[i + n]); n++) {}
        size_t shown = n > MOST_OF_A_FILE + 1 ? MOST_OF_A_FILE : n;
        for (size_t k = 0; k < shown; k++) fprintf(stderr, "firsthand: %s\n", f->lines[i + k]);
        if (shown < n) fprintf(stderr, "firsthand: %.*s: and %zu more\n", (int)strcspn(f->lines[i], ":"), f->lines[i], n - shown);
    }
    if (f->n > 1) fprintf(stderr, "firsthand: %zu inputs failed; whatever else there is was read\n", f->n);
}

void cli_failures_end(cli_failures *f, const cli_args *args) {
    cli_progress_end();
    if (f->n && !args->quiet) {
        fflush(stdout); /* on a terminal, what was read comes before what was not */
        list(f);
    }
    for (size_t i = 0; i < f->n; i++) free(f->lines[i]);
    free(f->lines);
    *f = (cli_failures){0};
}

void cli_tell_seen(const fh_engine *engine, const cli_args *args) {
    fh_seen seen = fh_engine_seen(engine);
    cli_progress_end();
    if (args->quiet || !(seen.revisits || seen.no_page)) return;
    fflush(stdout);
    fprintf(stderr, "firsthand: %llu archive records; passed over: ", (unsigned long long)seen.records);
    if (seen.revisits) fprintf(stderr, "%llu that only say a page was as before%s", (unsigned long long)seen.revisits, seen.no_page ? ", " : "\n");
    if (seen.no_page) fprintf(stderr, "%llu without a page (pictures, redirects, errors)\n", (unsigned long long)seen.no_page);
}

int cli_found(size_t n_read, size_t n_found, size_t n_failed) {
    if (!n_read && n_failed) return CLI_INPUT;
    return n_found && !n_failed ? CLI_DONE : CLI_NOTHING;
}
