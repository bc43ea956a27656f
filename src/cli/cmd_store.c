/* SPDX-License-Identifier: MIT
 *
 * cli/cmd_store.c - adding to a store, asking it, and caring for it. With --json rows are the library's
 * views, without it lines for people. */
#include <firsthand/store.h>

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/error.h"
#include "base/json.h"
#include "cli/cli.h"

typedef struct session {
    const cli_args *args;
    fh_engine *engine;
    fh_store *store;
    fh_arena *arena; /* of the output */
    fh_buf out;
    fh_json json;
    fh_error err;
} session;

static int begin(session *s, const cli_args *args, fh_store_mode mode) {
    *s = (session){.args = args, .arena = fh_arena_new(NULL, 0)};
    if (!s->arena) return cli_status(fh_fail(&s->err, FH_ENOMEM, 0, "out of memory"), &s->err);
    s->out.arena = s->arena;
    s->json.out = &s->out;
    fh_options options = cli_engine_options(args);
    fh_status status = fh_engine_new(&options, &s->engine, &s->err);
    const char *path = args->store ? args->store : "firsthand.db";
    if (!status) {
        status = fh_store_open(s->engine, path, mode, &s->store, &s->err);
        if (status) fprintf(stderr, "firsthand: %s\n", s->err.msg);
        if (status) return status == FH_EIO ? CLI_INPUT : CLI_STORE;
    }
    return cli_status(status, &s->err);
}

/* Hands over what was built, closes, and turns how the questions went into an exit status. */
static int end(session *s, fh_status status, bool found) {
    fh_str out = fh_buf_str(&s->out);
    fh_sink sink = cli_output();
    if (!status && out.len && !sink.write(sink.payload, out.ptr, out.len)) status = fh_fail(&s->err, FH_EIO, 0, "output was not taken");
    int exit_status = cli_status(status, &s->err);
    fh_store_close(s->store);
    fh_engine_free(s->engine);
    fh_arena_free(s->arena);
    return exit_status ? exit_status : found ? CLI_DONE : CLI_NOTHING;
}

static fh_store_query query_of(const cli_args *a) {
    return (fh_store_query){.speaker = fh_str_of(a->speaker), .outlet = fh_str_of(a->outlet), .story = fh_str_of(a->story),
                            .since = fh_str_of(a->since), .until = fh_str_of(a->until), .offset = a->offset, .limit = a->limit};
}

/* The words of a question or a name, which need no quotation marks of the shell. */
static fh_str operands(session *s) {
    fh_buf words = {.arena = s->arena};
    for (size_t i = 0; i < s->args->n_inputs; i++) fh_buf_format(&words, "%s%s", i ? " " : "", s->args->inputs[i]);
    return fh_buf_str(&words);
}

static void json_line(session *s) {
    fh_buf_add_char(&s->out, '\n');
    s->json.comma = false;
}

/* Text of strangers on one line: what is not plain becomes a space. Bytes 2 and 3 stand around what was searched for. */
static void put_text(session *s, fh_str text) {
    unsigned n;
    for (size_t i = 0; i < text.len; i += n) {
        bool plain = cli_is_plain(text, i, &n), colour = s->args->write.colour;
        if (text.ptr[i] == 2) fh_buf_add(&s->out, colour ? FH_STR("\x1b[1m") : FH_STR("["));
        else if (text.ptr[i] == 3) fh_buf_add(&s->out, colour ? FH_STR("\x1b[0m") : FH_STR("]"));
        else fh_buf_add(&s->out, plain ? fh_str_cut(text, i, i + n) : FH_STR(" "));
    }
}

static void put_more(session *s, uint32_t shown, uint32_t total) {
    uint32_t before = s->args->offset;
    if (before + shown < total) fh_buf_format(&s->out, "\n%u of %u; --offset %u shows the next\n", shown, total, before + shown);
}

/* On standard error: what is in the store, and yet not in an answer that is made of stories. */
static fh_status tell_waiting(session *s, fh_status status, bool found) {
    fh_store_facts f = {0};
    if (status || s->args->quiet) return status;
    status = fh_store_count(s->store, &f, &s->err);
    const char *path = s->args->store ? s->args->store : "firsthand.db";
    if (!status && f.waiting)
        fprintf(stderr, "firsthand: %s: %llu report%s for stories, and %s left out: an 'add' was stopped; run it again\n", path,
                (unsigned long long)f.waiting, f.waiting == 1 ? " waits" : "s wait", f.waiting == 1 ? "is" : "are");
    else if (!status && !f.reports && !found) fprintf(stderr, "firsthand: %s: it holds no reports yet; 'firsthand add' puts them in\n", path);
    return status;
}

/* ---- add ------------------------------------------------------------------------------------------ */

static int note_failure(void *payload, const fh_report *report, const fh_failure *failure) {
    (void)report;
    if (failure) cli_failures_add(payload, failure);
    return 0;
}

int cmd_add(const cli_args *args) {
    session s;
    cli_failures failures = {0};
    fh_store_added a = {0};
    int trouble = begin(&s, args, FH_STORE_CREATE);
    if (trouble) return end(&s, FH_OK, true), trouble;
    char now[32] = "";
    time_t t = time(NULL);
    struct tm utc;
    if (gmtime_r(&t, &utc)) strftime(now, sizeof now, "%Y-%m-%dT%H:%M:%SZ", &utc);
    fh_store_how how = FH_STORE_HOW_INIT;
    how.now = fh_str_of(now);
    how.on_report = note_failure;
    how.payload = &failures;
    fh_status status = fh_store_add(s.store, args->inputs, args->n_inputs, &how, &a, &s.err);
    cli_progress_end();
    if (args->json) {
        fh_json_begin_object(&s.json);
        fh_json_put_uint(&s.json, "added", a.added);
        fh_json_put_uint(&s.json, "known", a.known);
        fh_json_put_uint(&s.json, "revisions", a.revisions);
        fh_json_put_uint(&s.json, "failed", a.failed);
        fh_json_end_object(&s.json);
        json_line(&s);
    } else {
        fh_buf_format(&s.out, "%llu added, %llu of them revisions; %llu known already; %llu failed\n", (unsigned long long)a.added,
                      (unsigned long long)a.revisions, (unsigned long long)a.known, (unsigned long long)a.failed);
    }
    cli_failures_end(&failures, args);
    int exit_status = end(&s, status, a.failed == 0 && a.added + a.known > 0);
    return exit_status == CLI_NOTHING && a.failed && !a.added && !a.known ? CLI_INPUT : exit_status;
}

/* ---- stories ---------------------------------------------------------------------------------------- */

static void story_line(session *s, const fh_story_row *r) {
    fh_str day = fh_str_cut(r->last, 0, r->last.len < 10 ? r->last.len : 10);
    fh_buf_format(&s->out, "%.*s  %-10.*s  %3u report%s, %u account%s  ", FH_STR_ARGS(r->id), FH_STR_ARGS(day), r->n_reports,
                  r->n_reports == 1 ? " " : "s", r->n_accounts, r->n_accounts == 1 ? " " : "s");
    put_text(s, r->title);
    fh_buf_add_char(&s->out, '\n');
}

int cmd_stories(const cli_args *args) {
    session s;
    int trouble = begin(&s, args, FH_STORE_READ);
    if (trouble) return end(&s, FH_OK, true), trouble;
    fh_store_query q = query_of(args);
    if (args->json) return end(&s, tell_waiting(&s, fh_store_view(s.store, FH_VIEW_STORIES, &q, FH_SHAPE_JSON, cli_output(), &s.err), true), true);
    fh_story_rows rows = {0};
    fh_status status = fh_store_stories(s.store, &q, &rows, &s.err);
    for (uint32_t i = 0; i < rows.n; i++) story_line(&s, &rows.at[i]);
    put_more(&s, rows.n, rows.total);
    status = tell_waiting(&s, status, rows.n > 0);
    return end(&s, status, rows.n > 0);
}

/* ---- show --------------------------------------------------------------------------------------------- */

typedef struct page { const fh_dossier *dossier; const fh_write_opts *opts; } page;

static fh_status write_page(void *payload, fh_sink sink, fh_error *err) {
    const page *p = payload;
    return fh_dossier_write(p->dossier, FH_FORMAT_HTML, p->opts, sink, err);
}

/* What the revisions of a report changed, where it has some. */
static fh_status show_revisions(session *s, fh_str id) {
    const fh_dossier *d = NULL;
    fh_status status = fh_store_revisions(s->store, id, &d, &s->err);
    if (status == FH_EINPUT) return FH_OK; /* the id is a story's */
    if (status || d->n_reports < 2) return status;
    fh_buf_format(&s->out, "\n%u revisions of this report; what each changed:\n", d->n_reports);
    for (uint32_t i = 0; i < d->n_changes; i++) {
        const fh_change *c = &d->changes[i];
        fh_buf_format(&s->out, "  %u to %u: ", c->parent + 1, c->child + 1);
        put_text(s, c->note);
        fh_buf_add(&s->out, FH_STR("\n    was: "));
        put_text(s, fh_str_span(d->reports[c->parent]->text, c->parent_span));
        fh_buf_add(&s->out, FH_STR("\n    is:  "));
        put_text(s, fh_str_span(d->reports[c->child]->text, c->child_span));
        fh_buf_add_char(&s->out, '\n');
    }
    return FH_OK;
}

int cmd_show(const cli_args *args) {
    session s;
    if (args->n_inputs != 1) {
        fprintf(stderr, "firsthand show: name one story or report; 'firsthand stories' lists them\n");
        return CLI_USAGE;
    }
    int trouble = begin(&s, args, FH_STORE_READ);
    if (trouble) return end(&s, FH_OK, true), trouble;
    const fh_dossier *d = NULL;
    fh_str id = fh_str_of(args->inputs[0]);
    fh_status status = fh_store_story(s.store, id, &d, &s.err);
    int written = CLI_DONE;
    if (!status && args->html) written = cli_write_file(args->html, write_page, &(page){d, &args->write});
    if (!status) status = fh_dossier_write(d, args->json ? FH_FORMAT_JSON : FH_FORMAT_TERMINAL, &args->write, cli_output(), &s.err);
    if (!status && !args->json) status = show_revisions(&s, id);
    int exit_status = end(&s, status, true);
    return exit_status ? exit_status : written;
}

/* ---- search --------------------------------------------------------------------------------------------- */

static void hit_lines(session *s, const fh_hit_row *r) {
    put_text(s, r->title.len ? r->title : r->report);
    fh_buf_add(&s->out, FH_STR("\n  "));
    const fh_str facts[] = {r->outlet, r->published, r->report, r->story};
    bool first = true;
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        if (!facts[i].len) continue;
        if (!first) fh_buf_add(&s->out, FH_STR(", "));
        put_text(s, facts[i]);
        first = false;
    }
    fh_buf_add(&s->out, FH_STR("\n  "));
    put_text(s, r->snippet);
    fh_buf_add(&s->out, FH_STR("\n"));
}

int cmd_search(const cli_args *args) {
    session s;
    int trouble = begin(&s, args, FH_STORE_READ);
    if (trouble) return end(&s, FH_OK, true), trouble;
    fh_store_query q = query_of(args);
    q.words = operands(&s);
    fh_hit_rows rows = {0};
    fh_status status = args->json ? fh_store_view(s.store, FH_VIEW_SEARCH, &q, FH_SHAPE_JSON, cli_output(), &s.err) : fh_store_search(s.store, &q, &rows, &s.err);
    if (args->json && !status) return end(&s, status, true);
    for (uint32_t i = 0; i < rows.n; i++) hit_lines(&s, &rows.at[i]);
    put_more(&s, rows.n, rows.total);
    int exit_status = end(&s, status, rows.n > 0);
    return status == FH_EINPUT ? CLI_USAGE : exit_status;
}

/* ---- speakers --------------------------------------------------------------------------------------------- */

static void speaker_line(session *s, const fh_speaker_row *r) {
    if (r->report.ptr) {
        put_text(s, r->report);
        fh_buf_add(&s->out, FH_STR("\n  "));
        put_text(s, r->said);
    } else {
        fh_buf_format(&s->out, "%5u in %4u  ", r->n_statements, r->n_reports);
        put_text(s, r->name);
        fh_buf_format(&s->out, " (%.*s)", FH_STR_ARGS(r->kind));
    }
    fh_buf_add_char(&s->out, '\n');
}

int cmd_speakers(const cli_args *args) {
    session s;
    int trouble = begin(&s, args, FH_STORE_READ);
    if (trouble) return end(&s, FH_OK, true), trouble;
    fh_store_query q = query_of(args);
    if (args->n_inputs) q.speaker = operands(&s);
    if (args->json) return end(&s, fh_store_view(s.store, FH_VIEW_SPEAKERS, &q, FH_SHAPE_JSON, cli_output(), &s.err), true);
    fh_speaker_rows rows = {0};
    fh_status status = fh_store_speakers(s.store, &q, &rows, &s.err);
    if (rows.n && !q.speaker.ptr) fh_buf_add(&s.out, FH_STR("statements, reports, speaker\n"));
    for (uint32_t i = 0; i < rows.n; i++) speaker_line(&s, &rows.at[i]);
    put_more(&s, rows.n, rows.total);
    return end(&s, status, rows.n > 0);
}

/* ---- export ---------------------------------------------------------------------------------------------- */

static const struct export_format { const char *name; fh_format format; bool one_story; } export_formats[] = {
    {"jsonl", FH_FORMAT_JSONL, false}, {"csv", FH_FORMAT_CSV, false}, {"graphml", FH_FORMAT_LINEAGE_GRAPHML, true},
    {"dot", FH_FORMAT_LINEAGE_DOT, true}, {"webannotation", FH_FORMAT_ANNOTATIONS, true}, {"prov", FH_FORMAT_PROV, true},
};

static const struct export_format *find_format(const char *name) {
    for (size_t i = 0; i < sizeof export_formats / sizeof *export_formats; i++)
        if (strcmp(export_formats[i].name, name) == 0) return &export_formats[i];
    return NULL;
}

static fh_status export_story(session *s, const struct export_format *f, fh_str id, size_t number) {
    const fh_dossier *d = NULL;
    fh_write_opts opts = s->args->write;
    opts.headless = number > 0;
    fh_status status = fh_store_story(s->store, id, &d, &s->err);
    return status ? status : fh_dossier_write(d, f->format, &opts, cli_output(), &s->err);
}

/* All stories, a page of their list after the other: what a question answers is lent until the next. */
static fh_status export_all(session *s, const struct export_format *f, size_t *ret_n) {
    for (fh_store_query q = {.limit = 256};; q.offset += q.limit) {
        fh_story_rows rows = {0};
        fh_status status = fh_store_stories(s->store, &q, &rows, &s->err);
        fh_arena_mark mark = fh_arena_mark_now(s->arena);
        fh_str *ids = fh_new_n(s->arena, fh_str, rows.n);
        if (status || !ids || !rows.n) return status;
        for (uint32_t i = 0; i < rows.n; i++) ids[i] = fh_str_copy(s->arena, rows.at[i].id);
        uint32_t n = rows.n;
        for (uint32_t i = 0; !status && i < n; i++) status = export_story(s, f, ids[i], (*ret_n)++);
        fh_arena_rewind(s->arena, mark);
        if (status) return status;
    }
}

int cmd_export(const cli_args *args) {
    session s;
    const struct export_format *f = find_format(args->format ? args->format : "jsonl");
    if (!f) {
        fprintf(stderr, "firsthand export: there is no format '%s'; 'firsthand export --help' lists them\n", args->format);
        return CLI_USAGE;
    }
    if (f->one_story && args->n_inputs != 1) {
        fprintf(stderr, "firsthand export: %s describes one story; name it: 'firsthand stories' lists them\n", f->name);
        return CLI_USAGE;
    }
    int trouble = begin(&s, args, FH_STORE_READ);
    if (trouble) return end(&s, FH_OK, true), trouble;
    size_t n = 0;
    fh_status status = args->n_inputs ? FH_OK : export_all(&s, f, &n);
    for (size_t i = 0; !status && i < args->n_inputs; i++) status = export_story(&s, f, fh_str_of(args->inputs[i]), n++);
    if (!args->n_inputs) status = tell_waiting(&s, status, n > 0);
    return end(&s, status, n > 0);
}

/* ---- doctor ------------------------------------------------------------------------------------------------- */

int cmd_doctor(const cli_args *args) {
    session s;
    int trouble = begin(&s, args, args->rebuild ? FH_STORE_WRITE : FH_STORE_READ);
    if (trouble) return end(&s, FH_OK, true), trouble;
    fh_store_facts f = {0};
    fh_status status = fh_store_check(s.store, &s.err);
    if (!status && args->rebuild) status = fh_store_rebuild(s.store, &s.err);
    cli_progress_end();
    if (!status) status = fh_store_count(s.store, &f, &s.err);
    if (!status) {
        fh_buf_format(&s.out, "the store is whole: %llu reports in %llu stories; %llu revisions; %.1f MB of content\n", (unsigned long long)f.reports,
                      (unsigned long long)f.stories, (unsigned long long)f.revisions, (double)f.bytes / 1e6);
        if (f.waiting) fh_buf_format(&s.out, "%llu reports wait for their stories: an 'add' was stopped; run it again\n", (unsigned long long)f.waiting);
        if (!f.current) fh_buf_add(&s.out, FH_STR("what is derived was made by another version; 'firsthand doctor --rebuild' makes it anew\n"));
    }
    return end(&s, status, true);
}
