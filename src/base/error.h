/* SPDX-License-Identifier: MIT
 *
 * base/error.h - filling in an fh_error. */
#ifndef FH_BASE_ERROR_H
#define FH_BASE_ERROR_H

#include <firsthand/types.h>

/* Writes the story into *err (NULL is fine) and returns `status`, so that a caller may `return fh_fail(...)`. */
fh_status fh_fail(fh_error *err, fh_status status, uint64_t offset, const char *format, ...) FH_PRINTF(4, 5);
/* The same for a spent arena: FH_ENOMEM or FH_ELIMIT with a plain sentence; FH_OK when nothing failed. */
struct fh_arena;
fh_status fh_fail_arena(fh_error *err, const struct fh_arena *arena);

#endif
