/* SPDX-License-Identifier: MIT
 *
 * cli/cmd_corpus.c - the commands that look at reports together. */
#include <stdio.h>

#include "cli/cli.h"

typedef size_t found_fn(const fh_dossier *d);
static size_t found_reports(const fh_dossier *d) { return d->n_reports; }
static size_t found_passages(const fh_dossier *d) { return d->n_passages; }
static size_t found_changes(const fh_dossier *d) { return d->n_changes; }
static size_t found_conflicts(const fh_dossier *d) { return d->n_conflicts; }

typedef struct file_call { const fh_dossier *dossier; const cli_args *args; } file_call;

static fh_status write_page(void *payload, fh_sink sink, fh_error *err) {
    const file_call *call = payload;
    return fh_dossier_write(call->dossier, FH_FORMAT_HTML, &call->args->write, sink, err);
}

/* The page where one is asked for; what stands on standard output unless the page is all that was asked for. */
static int write_dossier(const cli_args *args, const fh_dossier *d, fh_format format) {
    int status = args->html ? cli_write_file(args->html, write_page, &(file_call){d, args}) : CLI_DONE;
    if (status || (args->html && format == FH_FORMAT_TERMINAL)) return status;
    fh_error err = {0};
    return cli_status(fh_dossier_write(d, format, &args->write, cli_output(), &err), &err);
}

static int report_study(const cli_args *args, const fh_dossier *d, fh_format format, found_fn *found) {
    cli_failures failures = {0};
    for (uint32_t i = 0; i < d->n_failed; i++) cli_failures_add(&failures, &d->failed[i]);
    cli_progress_end();
    int status = d->n_reports || format == FH_FORMAT_JSON ? write_dossier(args, d, format) : CLI_DONE;
    if (status == CLI_DONE) status = cli_found(d->n_reports, found(d), d->n_failed);
    cli_failures_end(&failures, args);
    return status;
}

static int study(const cli_args *args, fh_study how_far, fh_format format, found_fn *found) {
    fh_options options = cli_engine_options(args);
    fh_error err = {0};
    fh_engine *engine = NULL;
    fh_corpus *corpus = NULL;
    fh_status status = fh_engine_new(&options, &engine, &err);
    if (!status) status = fh_corpus_new(engine, &corpus, &err);
    if (!status) status = fh_corpus_add(corpus, args->inputs, args->n_inputs, &err);
    if (!status) status = fh_corpus_study(corpus, how_far, &err);
    if (!status) cli_tell_seen(engine, args);
    int answer = status ? cli_status(status, &err) : report_study(args, fh_corpus_dossier(corpus), format, found);
    fh_corpus_free(corpus);
    fh_engine_free(engine);
    return answer;
}

/* ---- pairs ------------------------------------------------------------------------------------- */

typedef struct pairs_call {
    const cli_args *args;
    fh_compare what;
    found_fn *found;
    size_t pairs, things, failed;
    cli_failures failures;
    fh_status status;
    fh_error err;
} pairs_call;

static int print_pair(void *payload, fh_str id, const fh_dossier *d, double score, const fh_failure *failure) {
    pairs_call *call = payload;
    if (failure) {
        call->failed++;
        cli_failures_add(&call->failures, failure);
        return 0;
    }
    call->pairs++;
    call->things += call->found(d);
    call->status = fh_compare_write(d, call->what, id, score, &call->args->write, cli_output(), &call->err);
    return call->status != FH_OK;
}

static int compare(const cli_args *args, fh_compare what, found_fn *found) {
    pairs_call call = {.args = args, .what = what, .found = found};
    fh_options options = cli_engine_options(args);
    fh_engine *engine;
    fh_status status = fh_engine_new(&options, &engine, &call.err);
    if (status) return cli_status(status, &call.err);
    status = fh_engine_pairs(engine, args->pairs, what, print_pair, &call, &call.err);
    fh_engine_free(engine);
    cli_failures_end(&call.failures, args);
    if (call.status) return cli_status(call.status, &call.err);
    if (!status && !call.pairs && !call.failed) {
        fprintf(stderr, "firsthand: %s: there is no line in it; give one {\"id\", \"a\", \"b\"} a line\n", args->pairs);
        return CLI_INPUT;
    }
    return status ? cli_status(status, &call.err) : cli_found(call.pairs, call.things, call.failed);
}

/* ---- the commands -------------------------------------------------------------------------------- */

int cmd_read(const cli_args *args) { return study(args, FH_STUDY_ALL, args->json ? FH_FORMAT_JSON : FH_FORMAT_TERMINAL, found_reports); }

int cmd_reuse(const cli_args *args) {
    if (args->pairs) return compare(args, FH_COMPARE_PASSAGES, found_passages);
    return study(args, FH_STUDY_PASSAGES, FH_FORMAT_PASSAGES, found_passages);
}

int cmd_group(const cli_args *args) { return study(args, FH_STUDY_STORIES, FH_FORMAT_STORIES, found_reports); }

static int stemma(const cli_args *args, fh_format format) {
    fh_options options = cli_engine_options(args);
    fh_error err = {0};
    fh_engine *engine = NULL;
    fh_corpus *corpus = NULL;
    fh_status status = fh_engine_new(&options, &engine, &err);
    if (!status) status = fh_corpus_new(engine, &corpus, &err);
    if (!status) status = fh_corpus_witnesses(corpus, args->witnesses, &err);
    if (!status) cli_tell_seen(engine, args);
    int answer = status ? cli_status(status, &err) : report_study(args, fh_corpus_dossier(corpus), format, found_reports);
    fh_corpus_free(corpus);
    fh_engine_free(engine);
    return answer;
}

int cmd_lineage(const cli_args *args) {
    fh_format format = args->dot ? FH_FORMAT_LINEAGE_DOT : args->graphml ? FH_FORMAT_LINEAGE_GRAPHML
                     : args->svg ? FH_FORMAT_LINEAGE_SVG : FH_FORMAT_LINEAGE;
    return args->witnesses ? stemma(args, format) : study(args, FH_STUDY_LINEAGE, format, found_reports);
}

int cmd_changes(const cli_args *args) {
    if (args->pairs) return compare(args, FH_COMPARE_CHANGES, found_changes);
    return study(args, FH_STUDY_ALL, FH_FORMAT_CHANGES, found_changes);
}

int cmd_conflicts(const cli_args *args) {
    if (args->pairs) return compare(args, FH_COMPARE_CONFLICTS, found_conflicts);
    return study(args, FH_STUDY_ALL, FH_FORMAT_CONFLICTS, found_conflicts);
}
