/* SPDX-License-Identifier: MIT
 *
 * cli/cmd_rows.c - the commands that look at one report after the other. */
#include "cli/cli.h"

typedef struct rows_call {
    const cli_args *args;
    fh_rows rows;
    size_t reports, found, failed;
    cli_failures failures;
    fh_status status;
    fh_error err;
} rows_call;

static size_t found_in(const fh_report *r, fh_rows rows) {
    return rows == FH_ROWS_STATEMENTS ? r->n_statements : rows == FH_ROWS_TIMES ? r->n_times : 1;
}

static int print_report(void *payload, const fh_report *report, const fh_failure *failure) {
    rows_call *call = payload;
    if (failure) {
        call->failed++;
        cli_failures_add(&call->failures, failure);
        return 0;
    }
    call->reports++;
    call->found += found_in(report, call->rows);
    call->status = fh_report_write(report, call->rows, &call->args->write, cli_output(), &call->err);
    return call->status != FH_OK;
}

static int run(const cli_args *args, fh_depth depth, fh_rows rows) {
    rows_call call = {.args = args, .rows = rows};
    fh_options options = cli_engine_options(args);
    fh_engine *engine;
    fh_status status = fh_engine_new(&options, &engine, &call.err);
    if (status) return cli_status(status, &call.err);
    status = (args->across ? fh_engine_across : fh_engine_each)(engine, args->inputs, args->n_inputs, depth, print_report, &call, &call.err);
    cli_tell_seen(engine, args);
    fh_engine_free(engine);
    cli_failures_end(&call.failures, args);
    if (call.status) return cli_status(call.status, &call.err);
    return status ? cli_status(status, &call.err) : cli_found(call.reports, call.found, call.failed);
}

int cmd_clean(const cli_args *args) { return run(args, FH_DEPTH_PAGE, args->text ? FH_ROWS_TEXT : FH_ROWS_CLEAN); }
int cmd_sentences(const cli_args *args) { return run(args, FH_DEPTH_SENTENCES, args->text ? FH_ROWS_SENTENCE_LINES : FH_ROWS_SENTENCES); }
int cmd_statements(const cli_args *args) { return run(args, FH_DEPTH_STATEMENTS, FH_ROWS_STATEMENTS); }
int cmd_dates(const cli_args *args) { return run(args, FH_DEPTH_TIMES, FH_ROWS_TIMES); }
