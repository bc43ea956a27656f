/* SPDX-License-Identifier: MIT
 *
 * cli/cmd_serve.c - the store as a local web site, until it is interrupted. */
#include <signal.h>
#include <stdio.h>

#include "cli/cli.h"
#include "web/web.h"

int cmd_serve(const cli_args *args) {
    fh_error err = {0};
    web_site *site = NULL;
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGINT);
    sigaddset(&stop, SIGTERM);
    sigprocmask(SIG_BLOCK, &stop, NULL); /* before there are threads: they inherit it */
    fh_options options = args->engine;
    const char *path = args->store ? args->store : "firsthand.db";
    fh_status status = web_start(path, args->port ? args->port - 1 : 8733, &options, &site, &err);
    if (status) {
        fprintf(stderr, "firsthand: %s\n", err.msg);
        return status == FH_EIO ? CLI_INPUT : CLI_STORE;
    }
    printf("http://127.0.0.1:%u/   (interrupt to stop)\n", web_port(site));
    printf("To decide about stories, open http://127.0.0.1:%u/#token=%s or type the token %s.\n", web_port(site), web_token(site), web_token(site));
    fflush(stdout);
    int signal_number;
    sigwait(&stop, &signal_number);
    web_stop(site);
    return CLI_DONE;
}
