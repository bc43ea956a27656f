/* SPDX-License-Identifier: MIT
 *
 * cli/cmd_reuse.c - what reports share, or the two texts of each line of a file. */
#include "cli/cli.h"

typedef struct pairs_call {
    const cli_args *args;
    size_t pairs, passages, failures;
    fh_status status;
    fh_error err;
} pairs_call;

static int print_pair(void *payload, fh_str id, const fh_dossier *d, double score, const fh_failure *failure) {
    pairs_call *call = payload;
    if (failure) {
        call->failures++;
        if (!call->args->quiet) cli_print_failure(failure);
        return 0;
    }
    call->pairs++;
    call->passages += d->n_passages;
    call->status = fh_compare_write(d, FH_COMPARE_PASSAGES, id, score, &call->args->write, cli_output(), &call->err);
    return call->status != FH_OK;
}

static int compare_pairs(const cli_args *args, fh_engine *engine) {
    pairs_call call = {.args = args};
    fh_status status = fh_engine_pairs(engine, args->pairs, FH_COMPARE_PASSAGES, print_pair, &call, &call.err);
    if (call.status) return cli_status(call.status, &call.err);
    if (status) return cli_status(status, &call.err);
    if (call.passages && !call.failures) return CLI_DONE;
    return call.pairs || !call.failures ? CLI_NOTHING : CLI_INPUT;
}

static int compare_reports(const cli_args *args, fh_engine *engine) {
    fh_corpus *corpus;
    fh_error err;
    fh_status status = fh_corpus_new(engine, &corpus, &err);
    if (status) return cli_status(status, &err);
    status = fh_corpus_add(corpus, args->inputs, args->n_inputs, &err);
    if (!status) status = fh_corpus_study(corpus, FH_STUDY_PASSAGES, &err);
    const fh_dossier *d = fh_corpus_dossier(corpus);
    for (uint32_t i = 0; i < d->n_failed && !args->quiet; i++) cli_print_failure(&d->failed[i]);
    if (!status) status = fh_dossier_write(d, FH_FORMAT_PASSAGES, &args->write, cli_output(), &err);
    int answer = status ? cli_status(status, &err) : !d->n_reports && d->n_failed ? CLI_INPUT : d->n_failed || !d->n_passages ? CLI_NOTHING : CLI_DONE;
    fh_corpus_free(corpus);
    return answer;
}

int cmd_reuse(const cli_args *args) {
    fh_engine *engine;
    fh_error err;
    fh_status status = fh_engine_new(&args->engine, &engine, &err);
    if (status) return cli_status(status, &err);
    int answer = args->pairs ? compare_pairs(args, engine) : compare_reports(args, engine);
    fh_engine_free(engine);
    return answer;
}
