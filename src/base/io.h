/* SPDX-License-Identifier: MIT
 *
 * base/io.h - what is asked of the operating system to read inputs, as a table of five functions, so
 * that a test can supply a file system of its own, with reads that fail. */
#ifndef FH_BASE_IO_H
#define FH_BASE_IO_H

#include "base/str.h"

typedef enum fh_io_kind { FH_IO_FILE = 0, FH_IO_FOLDER, FH_IO_OTHER /* pipe, socket, device */ } fh_io_kind;

typedef struct fh_io_info {
    fh_io_kind kind;
    uint64_t device, inode; /* the same file under another name has the same pair */
    uint64_t size;          /* bytes; 0 where the kind has none */
} fh_io_info;

/* Each answers 0 or an errno value. The path "-" is standard input. */
typedef struct fh_io {
    int (*look)(void *payload, const char *path, fh_io_info *ret_info);
    int (*open)(void *payload, const char *path, int *ret_file);
    int (*read)(void *payload, int file, char *ret_bytes, size_t room, size_t *ret_n); /* *ret_n 0: the end */
    void (*close)(void *payload, int file);
    /* The names in a folder but those that begin with a point, sorted by their bytes; in the arena, NUL-terminated. */
    int (*list)(void *payload, const char *path, fh_arena *arena, fh_str **ret_names, size_t *ret_n);
    void *payload;
} fh_io;

const fh_io *fh_io_system(void);

/* "no such file" for an errno value: a constant, the same in every locale. */
const char *fh_io_reason(int error);
const char *fh_io_advice(int error); /* "check the path": what to try next */

#endif
