/* SPDX-License-Identifier: MIT
 *
 * base/sorter.h - any number of 64-bit numbers in rising order, within a bound of memory. */
#ifndef FH_BASE_SORTER_H
#define FH_BASE_SORTER_H

#include "base/error.h"

typedef struct fh_sorter fh_sorter;

/* Sorts `memory` bytes at a time (two thirds of a megabyte at least) and spills sorted runs into a nameless file
 * in `folder`. NULL when there is no memory. One thread at a time. */
fh_sorter *fh_sorter_new(const fh_allocator *allocator, const char *folder, size_t memory);
void fh_sorter_free(fh_sorter *sorter); /* NULL is fine */

/* FH_ENOMEM, FH_EIO. Not after the first fh_sorter_next. */
fh_status fh_sorter_add(fh_sorter *sorter, const uint64_t *numbers, size_t n, fh_error *err);

/* The next number in rising order, repetitions and all. FH_EEND after the last. */
fh_status fh_sorter_next(fh_sorter *sorter, uint64_t *ret_number, fh_error *err);

bool fh_sorter_on_disk(const fh_sorter *sorter);

#endif
