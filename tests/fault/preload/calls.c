/* SPDX-License-Identifier: MIT
 *
 * tests/fault/preload/calls.c - the calls of a program to files, the n-th of which fails; loaded before libc (LD_PRELOAD).
 *
 *   FH_FAULT_AT      which call fails, from 1; absent: none
 *   FH_FAULT_FULL    calls that write are counted alone, and all of them fail from the n-th on: the disk is full and stays so
 *   FH_FAULT_SIGNAL  instead of failing, this signal comes before the n-th call
 *   FH_FAULT_LOG     a file to which the name of the first call that failed is written */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_long calls;

static void *next_of(const char *name) { return dlsym(RTLD_NEXT, name); }
#define NEXT(name) ((__typeof__(&name))next_of(#name))

static void log_call(const char *name) {
    const char *path = getenv("FH_FAULT_LOG");
    int fd = path ? NEXT(open)(path, O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;
    if (fd < 0) return;
    (void)!NEXT(write)(fd, name, strlen(name));
    (void)!NEXT(write)(fd, "\n", 1);
    NEXT(close)(fd);
}

static bool fails(const char *name, bool writes) {
    const char *at = getenv("FH_FAULT_AT");
    const char *signal_number = getenv("FH_FAULT_SIGNAL");
    bool full = getenv("FH_FAULT_FULL") != NULL;
    if (!at || (full && !writes)) return false;
    long n = atomic_fetch_add(&calls, 1) + 1, wanted = atol(at);
    if (n < wanted || (n > wanted && !full)) return false;
    if (n == wanted) log_call(name);
    if (signal_number) return raise(atoi(signal_number)), false;
    errno = full ? ENOSPC : EIO;
    return true;
}

/* RET NAME(PARAMS), which answers BAD when it fails. */
#define CALL(ret, name, writes, params, args, bad) \
    ret name params { return fails(#name, writes) ? (bad) : NEXT(name) args; }

CALL(ssize_t, read, false, (int fd, void *to, size_t n), (fd, to, n), -1)
CALL(ssize_t, pread, false, (int fd, void *to, size_t n, off_t at), (fd, to, n, at), -1)
CALL(size_t, fread, false, (void *to, size_t size, size_t n, FILE *f), (to, size, n, f), 0)
CALL(ssize_t, write, true, (int fd, const void *from, size_t n), (fd, from, n), -1)
CALL(size_t, fwrite, true, (const void *from, size_t size, size_t n, FILE *f), (from, size, n, f), 0)
CALL(int, fflush, true, (FILE *f), (f), EOF)
CALL(int, fsync, true, (int fd), (fd), -1)
CALL(int, fdatasync, true, (int fd), (fd), -1)
CALL(int, ftruncate, true, (int fd, off_t n), (fd, n), -1)
CALL(int, mkstemp, true, (char *name), (name), -1)
CALL(int, rename, true, (const char *from, const char *to), (from, to), -1)
CALL(int, mkdir, true, (const char *path, mode_t mode), (path, mode), -1)
CALL(off_t, lseek, false, (int fd, off_t at, int from), (fd, at, from), -1)
CALL(int, stat, false, (const char *path, struct stat *to), (path, to), -1)
CALL(int, fstat, false, (int fd, struct stat *to), (fd, to), -1)
CALL(DIR *, opendir, false, (const char *path), (path), NULL)
CALL(struct dirent *, readdir, false, (DIR *d), (d), NULL)
CALL(FILE *, fopen, false, (const char *path, const char *mode), (path, mode), NULL)
CALL(FILE *, fdopen, false, (int fd, const char *mode), (fd, mode), NULL)

int fclose(FILE *f) { /* it is closed all the same */
    bool bad = fails("fclose", true);
    int why = errno, closed = NEXT(fclose)(f);
    errno = bad ? why : errno;
    return bad ? EOF : closed;
}

int open(const char *path, int flags, ...) {
    va_list given;
    va_start(given, flags);
    mode_t mode = flags & O_CREAT ? va_arg(given, mode_t) : 0;
    va_end(given);
    return fails("open", (flags & (O_WRONLY | O_RDWR)) != 0) ? -1 : NEXT(open)(path, flags, mode);
}
