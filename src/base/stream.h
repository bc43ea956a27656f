/* SPDX-License-Identifier: MIT
 *
 * base/stream.h - a file, pipe or standard input as plain bytes: gzip, zstd and lz4 are unpacked on the
 * way, told by their first bytes. Memory is one window, which grows only as far as is peeked. */
#ifndef FH_BASE_STREAM_H
#define FH_BASE_STREAM_H

#include "base/error.h"
#include "base/io.h"
#include "base/unpack.h"

typedef struct fh_stream fh_stream;

/* `io` is borrowed until fh_stream_close. max_expansion: unpacked bytes for each packed one, 0: no bound.
 * FH_EIO, FH_ENOMEM; *err names the reason, not the path. One thread at a time. */
fh_status fh_stream_open(const fh_io *io, const char *path, unsigned max_expansion, const fh_allocator *allocator, fh_stream **ret_stream,
                         fh_error *err);
void fh_stream_close(fh_stream *s); /* NULL is fine */

/* The bytes at the present place, at least n of them unless the stream ends or breaks before. Valid until
 * the next call. */
fh_str fh_stream_peek(fh_stream *s, size_t n);
void fh_stream_skip(fh_stream *s, size_t n);               /* n: at most what was peeked */
uint64_t fh_stream_pass(fh_stream *s, uint64_t n);         /* passes over n bytes, however many */

/* FH_OK: more may come. FH_EEND: nothing comes after the bytes that can still be peeked. Else the stream
 * broke there, and *err says how and at which byte of the file. */
fh_status fh_stream_status(const fh_stream *s, fh_error *err);

/* After a break of packed bytes: goes on at the next member, and drops what was left. False where there is none. */
bool fh_stream_resume(fh_stream *s);

uint64_t fh_stream_at(const fh_stream *s);         /* present place in the plain bytes */
uint64_t fh_stream_bytes(const fh_stream *s);      /* read from the file so far */
fh_packing fh_stream_packing(const fh_stream *s);

#endif
