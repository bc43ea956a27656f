/* SPDX-License-Identifier: MIT
 *
 * cli/cmd_dedup.c - groups of near-duplicate documents. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/cli.h"

typedef struct dedup_call {
    const cli_args *args;
    cli_failures failures;
    size_t groups, failed;
    fh_status status;
    fh_error err;
} dedup_call;

static int take_group(void *payload, const fh_dedup_group *group, const fh_failure *failure) {
    dedup_call *call = payload;
    if (failure) {
        call->failed++;
        cli_failures_add(&call->failures, failure);
        return 0;
    }
    cli_progress_end();
    call->groups++;
    call->status = fh_dedup_write(group, cli_output(), &call->err);
    if (!call->status && call->args->resume && !cli_output_flush()) call->status = FH_EIO; /* then what was done is not dropped */
    return call->status != FH_OK;
}

static void say_spilled(void *payload, const char *what) {
    const dedup_call *call = payload;
    cli_progress_end();
    if (!call->args->quiet) fprintf(stderr, "firsthand: %s go to disk, for they do not fit into --memory\n", what);
}

static fh_dedup_stage stage_named(const char *name) {
    return strcmp(name, "sketch") == 0 ? FH_DEDUP_SKETCH : strcmp(name, "pairs") == 0 ? FH_DEDUP_PAIRS : strcmp(name, "verify") == 0 ? FH_DEDUP_VERIFY : FH_DEDUP_GROUPS;
}

int cmd_dedup(const cli_args *args) {
    dedup_call call = {.args = args};
    fh_options options = cli_engine_options(args);
    fh_dedup_options how = FH_DEDUP_OPTIONS_INIT;
    how.memory = args->memory;
    how.folder = args->work ? args->work : getenv("TMPDIR");
    how.resume = args->resume;
    how.note = say_spilled;
    how.payload = &call;
    fh_engine *engine;
    uint64_t documents = 0;
    fh_status status = fh_engine_new(&options, &engine, &call.err);
    if (status) return cli_status(status, &call.err);
    if (args->resume && mkdir(args->resume, 0777) && errno != EEXIST) {
        fprintf(stderr, "firsthand: %s: %s; name a folder that can be made\n", args->resume, strerror(errno));
        return fh_engine_free(engine), CLI_INPUT;
    }
    if (args->stage) {
        status = fh_engine_dedup_stage(engine, stage_named(args->stage), args->inputs, args->n_inputs, &how, cli_output(), take_group, &call, &documents, &call.err);
        call.groups = documents;
    } else status = fh_engine_dedup(engine, args->inputs, args->n_inputs, &how, take_group, &call, &documents, &call.err);
    fh_engine_free(engine);
    cli_progress_end();
    int answer = call.status || status ? cli_status(call.status ? call.status : status, &call.err) : cli_found(documents, call.groups, call.failed);
    cli_failures_end(&call.failures, args);
    return answer;
}
