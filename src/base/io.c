/* SPDX-License-Identifier: MIT
 *
 * base/io.c - the operating system's files, by POSIX. */
#include "base/io.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/vec.h"

static bool is_stdin(const char *path) { return path[0] == '-' && path[1] == '\0'; }

static int look(void *payload, const char *path, fh_io_info *ret_info) {
    (void)payload;
    struct stat st;
    if (is_stdin(path) ? fstat(STDIN_FILENO, &st) : stat(path, &st)) return errno;
    *ret_info = (fh_io_info){.kind = S_ISREG(st.st_mode) ? FH_IO_FILE : S_ISDIR(st.st_mode) ? FH_IO_FOLDER : FH_IO_OTHER,
                             .device = (uint64_t)st.st_dev, .inode = (uint64_t)st.st_ino,
                             .size = S_ISREG(st.st_mode) ? (uint64_t)st.st_size : 0};
    return 0;
}

static int open_file(void *payload, const char *path, int *ret_file) {
    (void)payload;
    int file = is_stdin(path) ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return errno;
    *ret_file = file;
    return 0;
}

static int read_file(void *payload, int file, char *ret_bytes, size_t room, size_t *ret_n) {
    (void)payload;
    ssize_t n;
    do n = read(file, ret_bytes, room);
    while (n < 0 && errno == EINTR);
    if (n < 0) return errno;
    *ret_n = (size_t)n;
    return 0;
}

static void close_file(void *payload, int file) {
    (void)payload;
    if (file != STDIN_FILENO) close(file);
}

static int by_bytes(const void *a, const void *b) { return fh_str_order(*(const fh_str *)a, *(const fh_str *)b); }

static int list(void *payload, const char *path, fh_arena *arena, fh_str **ret_names, size_t *ret_n) {
    (void)payload;
    FH_VEC(fh_str) names = {0};
    if (is_stdin(path)) return EISDIR;
    DIR *folder = opendir(path);
    if (!folder) return errno;
    struct dirent *entry;
    for (errno = 0; (entry = readdir(folder)); errno = 0)
        if (entry->d_name[0] != '.') fh_vec_push(arena, &names, fh_str_copy(arena, fh_str_of(entry->d_name)));
    int error = errno;
    closedir(folder);
    if (error) return error;
    if (fh_arena_status(arena)) return ENOMEM;
    if (names.n) qsort(names.at, names.n, sizeof *names.at, by_bytes);
    *ret_names = names.at;
    *ret_n = names.n;
    return 0;
}

const fh_io *fh_io_system(void) {
    static const fh_io table = {look, open_file, read_file, close_file, list, NULL};
    return &table;
}

const char *fh_io_reason(int error) {
    switch (error) {
    case ENOENT: return "no such file or folder";
    case EACCES:
    case EPERM: return "no permission to read it";
    case EISDIR: return "it is a folder";
    case ENOTDIR: return "a part of its path is no folder";
    case ELOOP: return "its links run in a circle";
    case ENAMETOOLONG: return "its path is too long";
    case EMFILE:
    case ENFILE: return "too many files are open";
    case ENOMEM: return "out of memory";
    case EIO: return "the device reports an error";
    case ESTALE: return "the file server has lost it";
    case ENXIO:
    case ENODEV: return "there is no such device";
    case EBADF: return "it is closed";
    case ENOSPC:
    case EDQUOT: return "the disk is full";
    case EFBIG: return "it is as large as a file may be here";
    case EROFS: return "the disk is read-only";
    default: return "the system refuses";
    }
}

const char *fh_io_advice(int error) {
    switch (error) {
    case EACCES:
    case EPERM: return "check its permissions";
    case EMFILE:
    case ENFILE:
    case ENOMEM: return "close other programs and try again";
    case EIO:
    case ESTALE: return "check the disk and try again";
    case ENOSPC:
    case EDQUOT: return "free some space and try again";
    default: return "check the path";
    }
}
