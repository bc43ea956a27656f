/* SPDX-License-Identifier: MIT
 *
 * base/unpack.h - compressed bytes made plain, piece by piece: one interface over isa-l, libdeflate, zstd,
 * lz4 and brotli. A "member" is one gzip member, zstd frame or lz4 frame; a file may hold many. */
#ifndef FH_BASE_UNPACK_H
#define FH_BASE_UNPACK_H

#include "base/str.h"

typedef enum fh_packing {
    FH_PACKING_NONE = 0, FH_PACKING_GZIP, FH_PACKING_ZLIB, FH_PACKING_DEFLATE, FH_PACKING_ZSTD, FH_PACKING_LZ4, FH_PACKING_BROTLI
} fh_packing;

/* What the first bytes of a file say: gzip, zstd (also a zstd dictionary frame), lz4 or none. Looks at 4 bytes. */
fh_packing fh_packing_of(fh_str head);
const char *fh_packing_name(fh_packing packing); /* "gzip" */

typedef struct fh_unpack fh_unpack;
typedef enum fh_unpacked { FH_UNPACKED_MORE = 0, FH_UNPACKED_MEMBER, FH_UNPACKED_BAD } fh_unpacked;

/* NULL when there is no memory. One thread at a time. */
fh_unpack *fh_unpack_new(fh_packing packing, const fh_allocator *allocator);
void fh_unpack_free(fh_unpack *u); /* NULL is fine */

/* Takes bytes from the front of *in and puts at most `room` to `out`, *ret_n of them.
 * MORE: goes on with more input or more room. MEMBER: a member has ended; the next call begins another.
 * BAD: not what it should be (checksum, damaged block); only fh_unpack_reset helps. */
fh_unpacked fh_unpack_step(fh_unpack *u, fh_str *in, char *out, size_t room, size_t *ret_n);

/* A whole gzip member at once, which is faster than by steps; the unpacker stands at the beginning of one, and does so again afterwards.
 * False, with nothing taken, where the member is damaged, does not end within `in`, or needs more room: steps then tell which. */
bool fh_unpack_member(fh_unpack *u, fh_str *in, char *out, size_t room, size_t *ret_n);
void fh_unpack_reset(fh_unpack *u); /* to the beginning of a member */

/* A zstd dictionary for the frames to come, itself perhaps a zstd frame. False where it is none. */
bool fh_unpack_dictionary(fh_unpack *u, fh_str dictionary);

/* All of `in` at once into the arena. FH_EINPUT: damaged or cut short, *ret then holds what could be read;
 * FH_ELIMIT: more than max_bytes come out; FH_ENOMEM. */
fh_status fh_unpack_all(fh_packing packing, const fh_allocator *allocator, fh_arena *arena, fh_str in, size_t max_bytes, fh_str *ret);

#endif
