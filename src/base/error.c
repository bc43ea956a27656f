/* SPDX-License-Identifier: MIT
 *
 * base/error.c - filling in an fh_error. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/arena.h"

fh_status fh_fail(fh_error *err, fh_status status, uint64_t offset, const char *format, ...) {
    if (!err) return status;
    err->status = status;
    err->offset = offset;
    va_list args;
    va_start(args, format);
    vsnprintf(err->msg, sizeof err->msg, format, args);
    va_end(args);
    return status;
}

fh_status fh_fail_arena(fh_error *err, const struct fh_arena *arena) {
    fh_status status = fh_arena_status(arena);
    if (status == FH_ENOMEM) return fh_fail(err, status, 0, "out of memory; give fewer inputs at once");
    if (status != FH_OK) return fh_fail(err, status, 0, "larger than the memory budget of one report allows; raise the budget or split the input");
    return FH_OK;
}
