/* SPDX-License-Identifier: MIT
 *
 * cli/progress.c - how far it is: one line on a terminal that is written over, whole lines elsewhere. */
#include <stdio.h>
#include <unistd.h>

#include "cli/cli.h"

static bool on_terminal, shown;

static int say(void *payload, uint64_t reports, uint64_t bytes) {
    (void)payload;
    if (on_terminal) fprintf(stderr, "\r\033[K%llu reports, %.1f MB", (unsigned long long)reports, (double)bytes / 1e6);
    else fprintf(stderr, "firsthand: %llu reports, %.1f MB\n", (unsigned long long)reports, (double)bytes / 1e6);
    shown = true;
    return 0;
}

fh_options cli_engine_options(const cli_args *args) {
    fh_options o = args->engine;
    on_terminal = isatty(STDERR_FILENO);
    if (args->progress || (on_terminal && !args->quiet)) o.progress = say;
    return o;
}

void cli_progress_end(void) {
    if (shown && on_terminal) fputs("\r\033[K", stderr);
    shown = false;
}
