/* SPDX-License-Identifier: MIT
 *
 * cli/cmd_rows.c - the commands that look at one report after the other. */
#include "cli/cli.h"

typedef struct rows_call {
    const cli_args *args;
    fh_rows rows;
    size_t reports, failures;
    fh_status status;
    fh_error err;
} rows_call;

static int print_report(void *payload, const fh_report *report, const fh_failure *failure) {
    rows_call *call = payload;
    if (failure) {
        call->failures++;
        if (!call->args->quiet) cli_print_failure(failure);
        return 0;
    }
    call->reports++;
    call->status = fh_report_write(report, call->rows, &call->args->write, cli_output(), &call->err);
    return call->status != FH_OK;
}

static int run(const cli_args *args, fh_depth depth, fh_rows rows) {
    rows_call call = {.args = args, .rows = rows};
    fh_engine *engine;
    fh_status status = fh_engine_new(&args->engine, &engine, &call.err);
    if (status) return cli_status(status, &call.err);
    status = fh_engine_each(engine, args->inputs, args->n_inputs, depth, print_report, &call, &call.err);
    fh_engine_free(engine);
    if (call.status) return cli_status(call.status, &call.err);
    if (status) return cli_status(status, &call.err);
    if (call.reports) return call.failures ? CLI_NOTHING : CLI_DONE;
    return call.failures ? CLI_INPUT : CLI_NOTHING;
}

int cmd_clean(const cli_args *args) { return run(args, FH_DEPTH_PAGE, args->text ? FH_ROWS_TEXT : FH_ROWS_CLEAN); }
int cmd_sentences(const cli_args *args) { return run(args, FH_DEPTH_SENTENCES, args->text ? FH_ROWS_SENTENCE_LINES : FH_ROWS_SENTENCES); }
int cmd_statements(const cli_args *args) { return run(args, FH_DEPTH_STATEMENTS, FH_ROWS_STATEMENTS); }
