/* SPDX-License-Identifier: MIT
 *
 * cli/output.c - standard output, where every write and the final flush are checked, and files, which
 * take their name only when they are whole, and are gone when they never are. A closed pipe is quiet: its reader has seen enough. */
#define _XOPEN_SOURCE 700 /* realpath */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "base/utf8.h"
#include "cli/cli.h"

static int trouble; /* errno of the first failed write to standard output */

static bool write_out(void *payload, const char *bytes, size_t n) {
    (void)payload;
    if (!trouble && fwrite(bytes, 1, n, stdout) != n) trouble = errno ? errno : EIO;
    return !trouble;
}

fh_sink cli_output(void) { return (fh_sink){write_out, NULL}; }

bool cli_output_flush(void) {
    if (!trouble && fflush(stdout)) trouble = errno ? errno : EIO;
    return !trouble;
}

bool cli_output_close(void) {
    cli_output_flush();
    if (!trouble || trouble == EPIPE) return true;
    fprintf(stderr, "firsthand: cannot write output: %s; what was printed is not complete\n", strerror(trouble));
    return false;
}

int cli_status(fh_status status, const fh_error *err) {
    cli_progress_end();
    if (status == FH_OK) return CLI_DONE;
    if (status == FH_EIO && trouble) return trouble == EPIPE ? CLI_DONE : CLI_INPUT;
    fprintf(stderr, "firsthand: %s\n", err->msg);
    return status == FH_EBUG ? CLI_BUG : status == FH_ESTORE || status == FH_EBUSY ? CLI_STORE : CLI_INPUT;
}

/* ---- files ----------------------------------------------------------------------------------- */

static bool write_to_file(void *payload, const char *bytes, size_t n) { return fwrite(bytes, 1, n, payload) == n; }

static int refuse(const char *path, const char *what) {
    fprintf(stderr, "firsthand: %s: %s: %s; %s\n", path, what, strerror(errno), fh_io_advice(errno));
    return CLI_INPUT;
}

/* A device or a pipe is written to directly: a neighbour could not take its place. */
static bool is_special(const char *path) {
    struct stat st;
    return stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

static int fill_file(FILE *f, const char *path, cli_write_fn *write, void *payload) {
    fh_error err = {0};
    errno = 0;
    fh_status status = write(payload, (fh_sink){write_to_file, f}, &err);
    int why = errno;
    bool whole = status == FH_OK && fflush(f) == 0 && (fsync(fileno(f)) == 0 || errno == EINVAL); /* a pipe has no disk */
    if (status == FH_OK && !whole) why = errno;
    if (fclose(f) && whole) whole = false, why = errno;
    if (whole) return CLI_DONE;
    if (status && status != FH_EIO) return cli_status(status, &err);
    errno = why ? why : EIO;
    return refuse(path, "cannot write");
}

static const char *volatile unfinished; /* the neighbour that has not taken its name yet */

static void remove_unfinished(int number) {
    if (unfinished) unlink(unfinished);
    raise(number); /* whose default, to end the program, stands again and comes when this returns */
}

/* Whoever ends the program while it writes leaves no half of a file behind. What is ignored (nohup) stays so. */
static void heed_signals(const sigset_t *ends) {
    for (int number = 1; number < 32; number++) {
        struct sigaction now, then = {.sa_handler = remove_unfinished, .sa_flags = (int)SA_RESETHAND};
        if (sigismember(ends, number) == 1 && sigaction(number, NULL, &now) == 0 && now.sa_handler == SIG_DFL) sigaction(number, &then, NULL);
    }
}

/* A new file that only we know of; its name is completed in `neighbour`. */
static FILE *open_neighbour(char *neighbour) {
    sigset_t ends, before;
    sigemptyset(&ends);
    sigaddset(&ends, SIGHUP);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGQUIT);
    sigaddset(&ends, SIGTERM);
    heed_signals(&ends);
    sigprocmask(SIG_BLOCK, &ends, &before); /* from here on until its name is known */
    int fd = mkstemp(neighbour);
    if (fd >= 0) unfinished = neighbour;
    sigprocmask(SIG_SETMASK, &before, NULL);
    mode_t mask = umask(0);
    umask(mask);
    FILE *f = fd < 0 || fchmod(fd, 0666 & ~mask) ? NULL : fdopen(fd, "wb");
    if (f || fd < 0) return f;
    int why = errno;
    close(fd);
    unlink(neighbour);
    errno = why;
    return NULL;
}

/* Writes beside `path`, which is what it is called; `file` is what that leads to. */
static int write_beside(const char *path, const char *file, cli_write_fn *write, void *payload) {
    char *neighbour = malloc(strlen(file) + 8);
    if (!neighbour) return refuse(path, "cannot open for writing");
    sprintf(neighbour, "%s.XXXXXX", file);
    FILE *f = open_neighbour(neighbour);
    int status = f ? fill_file(f, path, write, payload) : refuse(path, "cannot open for writing");
    if (status == CLI_DONE && rename(neighbour, file)) status = refuse(path, "cannot take its name");
    if (status != CLI_DONE && f) unlink(neighbour);
    unfinished = NULL;
    free(neighbour);
    return status;
}

int cli_write_file(const char *path, cli_write_fn *write, void *payload) {
    if (strcmp(path, "-") == 0) {
        fh_error err = {0};
        return cli_status(write(payload, cli_output(), &err), &err);
    }
    if (is_special(path)) {
        FILE *f = fopen(path, "wb");
        return f ? fill_file(f, path, write, payload) : refuse(path, "cannot open for writing");
    }
    char *file = realpath(path, NULL); /* a link stays one, and leads to what is written */
    int status = write_beside(path, file ? file : path, write, payload);
    free(file);
    return status;
}

bool cli_is_plain(fh_str text, size_t at, unsigned *ret_len) {
    uint32_t c = fh_utf8_at(text, at, ret_len);
    bool control = c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029;
    bool turns = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0x61c;
    return !control && !turns && !(c == 0xfffd && *ret_len == 1);
}
