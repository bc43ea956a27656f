/* SPDX-License-Identifier: MIT
 *
 * cli/cmd_watch.c - feeds polled into a store, for one round or until it is interrupted. */
#include <firsthand/store.h>

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/json.h"
#include "cli/cli.h"
#include "watch/watch.h"

enum { EVERY = 900, PAUSE = 2, TIMEOUT = 30, NAP_MS = 200 };

static volatile sig_atomic_t interrupted;
static void interrupt(int number) { (void)number; interrupted = 1; }

typedef struct session {
    const cli_args *args;
    fh_engine *engine;
    fh_store *store;
    watch *watch;
    fh_arena *arena; /* of the list of feeds */
    size_t n_failed, n_good;
    fh_error err;
} session;

static int64_t now_of(void *payload) {
    const session *s = payload;
    return s->args->now ? (int64_t)s->args->now : (int64_t)time(NULL);
}

static bool is_stopped(void *payload) { (void)payload; return interrupted != 0; }

static void tell_item(void *payload, const char *url, const char *why) {
    const session *s = payload;
    if (!s->args->quiet) fprintf(stderr, "firsthand: %s: %s\n", url, why);
}

/* ---- how a feed's turn went -------------------------------------------------------------------------------- */

static const char *const outcomes[] = {"read", "unchanged", "not yet", "failed", "gone"};

static const char *clock_text(char text[32], int64_t seconds) {
    time_t t = (time_t)seconds;
    struct tm utc;
    if (!seconds || !gmtime_r(&t, &utc)) return "never";
    strftime(text, 32, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text;
}

static void put(const char *bytes, size_t n) {
    fh_sink sink = cli_output();
    sink.write(sink.payload, bytes, n); /* cli_output_close tells when it was not taken */
}

static void tell_json(const watch_news *n) {
    char text[32];
    fh_arena *arena = fh_arena_new(NULL, 0);
    if (!arena) return;
    fh_buf out = {.arena = arena};
    fh_json j = {.out = &out};
    fh_json_begin_object(&j);
    fh_json_put_str(&j, "feed", fh_str_of(n->feed));
    fh_json_put_str(&j, "outcome", fh_str_of(outcomes[n->outcome]));
    fh_json_put_uint(&j, "items", n->items);
    fh_json_put_uint(&j, "added", n->added.added);
    fh_json_put_uint(&j, "revisions", n->added.revisions);
    fh_json_put_uint(&j, "known", n->added.known);
    fh_json_put_uint(&j, "failed", n->added.failed);
    fh_json_put_str(&j, "next", n->next ? fh_str_of(clock_text(text, n->next)) : (fh_str){NULL, 0});
    fh_json_put_str(&j, "error", n->why[0] ? fh_str_of(n->why) : (fh_str){NULL, 0});
    fh_json_end_object(&j);
    fh_buf_add_char(&out, '\n');
    put(out.at, out.n);
    fh_arena_free(arena);
}

static void tell_line(const watch_news *n) {
    char text[32], line[512];
    int len = 0;
    if (n->outcome == WATCH_READ)
        len = snprintf(line, sizeof line, "%.300s: %llu added, %llu of them revisions; %llu known; %llu failed\n", n->feed, (unsigned long long)n->added.added,
                       (unsigned long long)n->added.revisions, (unsigned long long)n->added.known, (unsigned long long)n->added.failed);
    else if (n->outcome == WATCH_UNCHANGED) len = snprintf(line, sizeof line, "%.300s: nothing new\n", n->feed);
    else if (n->outcome == WATCH_NOT_YET) len = snprintf(line, sizeof line, "%.300s: not before %s\n", n->feed, clock_text(text, n->next));
    if (len > 0) put(line, (size_t)len);
}

static void tell_feed(void *payload, const watch_news *n) {
    session *s = payload;
    char text[32];
    bool bad = n->outcome == WATCH_FAILED || n->outcome == WATCH_GONE || n->why[0];
    s->n_failed += bad || n->added.failed;
    s->n_good += n->outcome != WATCH_FAILED && n->outcome != WATCH_GONE;
    if (bad && !s->args->quiet) {
        fprintf(stderr, "firsthand: %s: %s", n->feed, n->outcome == WATCH_GONE && !n->why[0] ? "it is gone for good" : n->why);
        if (n->next) fprintf(stderr, "; asked again at %s", clock_text(text, n->next));
        fputc('\n', stderr);
    }
    if (s->args->json) tell_json(n);
    else tell_line(n);
}

/* ---- the command ---------------------------------------------------------------------------------------------- */

static bool is_web(const char *feed) { return strncmp(feed, "http://", 7) == 0 || strncmp(feed, "https://", 8) == 0; }

static int open_session(session *s, const cli_args *args) {
    *s = (session){.args = args, .arena = fh_arena_new(NULL, 0)};
    watch_how how = {.every = args->every ? (int64_t)args->every * 60 : EVERY, .pause = args->pause ? args->pause - 1 : PAUSE,
                     .timeout = args->timeout ? (long)args->timeout : TIMEOUT, .feed_only = args->feed_only, .now = now_of, .stopped = is_stopped,
                     .on_feed = tell_feed, .on_item = tell_item, .payload = s};
    const char *path = args->store ? args->store : "firsthand.db";
    fh_status status = s->arena ? fh_engine_new(&args->engine, &s->engine, &s->err) : fh_fail(&s->err, FH_ENOMEM, 0, "out of memory");
    if (status) return cli_status(status, &s->err);
    if ((status = fh_store_open(s->engine, path, FH_STORE_CREATE, &s->store, &s->err))) {
        fprintf(stderr, "firsthand: %s\n", s->err.msg);
        return status == FH_EIO ? CLI_INPUT : CLI_STORE;
    }
    s->watch = watch_new(s->store, &how);
    return s->watch ? CLI_DONE : cli_status(fh_fail(&s->err, FH_ENOMEM, 0, "out of memory"), &s->err);
}

static void close_session(session *s) {
    watch_free(s->watch);
    fh_store_close(s->store);
    fh_engine_free(s->engine);
    fh_arena_free(s->arena);
}

/* Sleeps until a moment, or until we are interrupted. */
static void sleep_until(session *s, int64_t then) {
    while (!interrupted && now_of(s) < then) nanosleep(&(struct timespec){.tv_nsec = NAP_MS * 1000000L}, NULL);
}

static int watch_on(session *s, const char *const *feeds, size_t n) {
    int64_t next = 0;
    do {
        fh_status status = watch_round(s->watch, feeds, n, &next, &s->err);
        if (status) return cli_status(status, &s->err);
        if (!cli_output_close()) return CLI_INPUT; /* what was told is to be seen at once */
        if (s->args->once || !next) break;
        sleep_until(s, next);
    } while (!interrupted);
    if (interrupted && !s->args->once) return CLI_DONE;
    return !s->n_failed ? CLI_DONE : s->n_good ? CLI_NOTHING : CLI_INPUT;
}

int cmd_watch(const cli_args *args) {
    session s;
    for (size_t i = 0; i < args->n_inputs; i++) {
        if (is_web(args->inputs[i])) continue;
        fprintf(stderr, "firsthand watch: %s: a feed's address begins with http:// or https://; 'firsthand add' reads files\n", args->inputs[i]);
        return CLI_USAGE;
    }
    struct sigaction action = {.sa_handler = interrupt};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    int status = open_session(&s, args);
    const char **feeds = args->inputs;
    size_t n = args->n_inputs;
    if (!status && !n) status = cli_status(watch_feeds(s.store, s.arena, &feeds, &n, &s.err), &s.err);
    if (!status && !n) {
        fprintf(stderr, "firsthand watch: the store knows no feed yet; name one\n");
        status = CLI_USAGE;
    }
    if (!status) status = watch_on(&s, (const char *const *)feeds, n);
    close_session(&s);
    return status;
}
