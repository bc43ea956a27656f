/* SPDX-License-Identifier: MIT
 *
 * base/spill.h - bytes that are written in order and read anywhere: in memory up to a bound, then in a
 * file without a name, which is gone when the program is. */
#ifndef FH_BASE_SPILL_H
#define FH_BASE_SPILL_H

#include "base/error.h"

typedef struct fh_spill fh_spill;

/* `folder` is where the file is made when it is needed; borrowed. NULL when there is no memory. */
fh_spill *fh_spill_new(const fh_allocator *allocator, const char *folder, size_t in_memory);
/* One whose file has a name and stays: what lies at `path` beyond `size` is cut off, and it goes on from there. NULL when
 * there is no memory or the file cannot be opened (errno says why). `folder`, borrowed, is told when it fails later. */
fh_spill *fh_spill_open(const fh_allocator *allocator, const char *folder, const char *path, uint64_t size);

/* All that was written is on disk, to survive a kill and a power cut, too. FH_EIO. */
fh_status fh_spill_sync(fh_spill *spill, fh_error *err);

void fh_spill_free(fh_spill *spill); /* NULL is fine */

/* Appends n bytes. FH_ENOMEM; FH_EIO when the disk is full or the folder takes no file. The first failure
 * is remembered and answered again. One thread at a time. */
fh_status fh_spill_write(fh_spill *spill, const void *bytes, size_t n, fh_error *err);

/* Reads n bytes from byte `at`, all of which have been written. Any number of threads while none writes. */
fh_status fh_spill_read(const fh_spill *spill, uint64_t at, void *ret_bytes, size_t n, fh_error *err);

uint64_t fh_spill_size(const fh_spill *spill);
bool fh_spill_on_disk(const fh_spill *spill);

#endif
