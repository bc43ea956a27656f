/* SPDX-License-Identifier: MIT
 *
 * cli/output.c - standard output, where every write and the final flush are checked. A closed pipe is
 * quiet: its reader has seen enough. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

static int trouble; /* errno of the first failed write */

static bool write_out(void *payload, const char *bytes, size_t n) {
    (void)payload;
    if (!trouble && fwrite(bytes, 1, n, stdout) != n) trouble = errno;
    return !trouble;
}

fh_sink cli_output(void) { return (fh_sink){write_out, NULL}; }

bool cli_output_close(void) {
    if (!trouble && fflush(stdout)) trouble = errno;
    if (!trouble || trouble == EPIPE) return true;
    fprintf(stderr, "firsthand: cannot write output: %s; what was printed is not complete\n", strerror(trouble));
    return false;
}

void cli_print_failure(const fh_failure *f) {
    fprintf(stderr, "firsthand: %.*s: %.*s\n", (int)f->path.len, f->path.ptr, (int)f->reason.len, f->reason.ptr);
}

int cli_status(fh_status status, const fh_error *err) {
    if (status == FH_OK) return CLI_DONE;
    if (status == FH_EIO && trouble) return trouble == EPIPE ? CLI_DONE : CLI_INPUT;
    fprintf(stderr, "firsthand: %s\n", err->msg);
    return status == FH_EBUG ? CLI_BUG : status == FH_ESTORE || status == FH_EBUSY ? CLI_STORE : CLI_INPUT;
}
