/* SPDX-License-Identifier: MIT
 *
 * cli/main.c - the table of commands. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

const cli_command cli_commands[] = {
    {"clean", "one report", "INPUT...", "article text and metadata, one JSON line a report", CLI_OPT_TEXT, cmd_clean},
    {"sentences", "one report", "INPUT...", "where sentences begin and end, one JSON line a report", CLI_OPT_TEXT, cmd_sentences},
    {"statements", "one report", "INPUT...", "who is quoted saying what, one JSON line a statement", 0, cmd_statements},
    {"reuse", "many reports", "INPUT...", "passages that reports share, one JSON line each", CLI_OPT_PAIRS, cmd_reuse},
};
const size_t cli_n_commands = sizeof cli_commands / sizeof *cli_commands;

static const cli_command *find(const char *name) {
    for (size_t i = 0; i < cli_n_commands; i++)
        if (strcmp(cli_commands[i].name, name) == 0) return &cli_commands[i];
    return NULL;
}

int main(int argc, char **argv) {
    if (argc < 2 || strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0) {
        cli_usage(argc > 2 ? find(argv[2]) : NULL);
        return argc < 2 ? CLI_USAGE : CLI_DONE;
    }
    if (strcmp(argv[1], "--version") == 0) return printf("firsthand %s\n", fh_version()) < 0 ? CLI_INPUT : CLI_DONE;
    const cli_command *command = find(argv[1]);
    if (!command) {
        fprintf(stderr, "firsthand: there is no command '%s'; 'firsthand --help' lists them\n", argv[1]);
        return CLI_USAGE;
    }
    cli_args args;
    if (!cli_parse(command, argc, argv, &args)) return CLI_USAGE;
    if (!args.inputs) return CLI_DONE; /* --help */
    int status = command->run(&args);
    if (!cli_output_close()) status = CLI_INPUT;
    return status;
}
