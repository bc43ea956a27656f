/* SPDX-License-Identifier: MIT
 *
 * cli/options.c - the table of options, and the usage text made from it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

typedef struct option {
    const char *name, *value, *help;
    unsigned needs; /* CLI_OPT_..., 0: every command takes it */
} option;

static const option options[] = {
    {"--text", NULL, "print text alone", CLI_OPT_TEXT},
    {"--json", NULL, "print one JSON object", CLI_OPT_JSON},
    {"--html", "FILE", "write one self-contained page", CLI_OPT_HTML},
    {"--pairs", "FILE", "compare the two texts of each JSON line instead of reading reports", CLI_OPT_PAIRS},
    {"--anchor", "DATE", "count dates from YYYY-MM-DD[Thh:mm] instead of the report's own date", CLI_OPT_ANCHOR},
    {"--dot", NULL, "print the graph for Graphviz", CLI_OPT_DRAW},
    {"--graphml", NULL, "print the graph as GraphML", CLI_OPT_DRAW},
    {"--svg", NULL, "print the graph as a picture", CLI_OPT_DRAW},
    {"--witnesses", "TABLE", "read a collation table instead of reports", CLI_OPT_WITNESSES},
    {"--threads", "N", "workers, 1 to 256 (default 1)", 0},
    {"--offsets", "bytes|chars", "what offsets count (default bytes of UTF-8)", 0},
    {"--progress", NULL, "say on standard error how far it is", 0},
    {"--quiet", NULL, "do not list failed inputs on standard error", 0},
    {"--color", "always|never|auto", "colour on the terminal (default auto)", 0},
    {"--help", NULL, "print this", 0},
};
enum { N_OPTIONS = sizeof options / sizeof *options };

static void print_options(unsigned takes) {
    for (size_t i = 0; i < N_OPTIONS; i++) {
        const option *o = &options[i];
        if (o->needs && !(o->needs & takes)) continue;
        char head[48];
        snprintf(head, sizeof head, "%s%s%s", o->name, o->value ? " " : "", o->value ? o->value : "");
        printf("  %-26s %s\n", head, o->help);
    }
}

void cli_usage(const cli_command *c) {
    if (c) {
        printf("usage: firsthand %s [OPTION]... %s\n\n%s\n\n", c->name, c->operands, c->help);
        print_options(c->options);
        return;
    }
    printf("usage: firsthand COMMAND [OPTION]... [INPUT]...\n\nReads many reports of the same news and shows the evidence behind them.\n");
    const char *group = "";
    for (size_t i = 0; i < cli_n_commands; i++) {
        if (strcmp(group, cli_commands[i].group)) printf("\n%s\n", group = cli_commands[i].group);
        printf("  %-12s %s\n", cli_commands[i].name, cli_commands[i].help);
    }
    printf("\nAn INPUT is a file, a folder, or - for standard input. 'firsthand COMMAND --help' lists its options.\n");
}

static bool wrong(const cli_command *c, const char *what, const char *arg) {
    fprintf(stderr, "firsthand %s: %s: %s; 'firsthand %s --help' lists what it takes\n", c->name, arg, what, c->name);
    return false;
}

static const option *find(const cli_command *c, const char *arg, size_t n) {
    for (size_t i = 0; i < N_OPTIONS; i++)
        if (strncmp(options[i].name, arg, n) == 0 && options[i].name[n] == '\0' && (!options[i].needs || (options[i].needs & c->options))) return &options[i];
    return NULL;
}

static bool set_flag(cli_args *a, const char *name) {
    bool *flag = strcmp(name, "--text") == 0 ? &a->text : strcmp(name, "--json") == 0 ? &a->json : strcmp(name, "--dot") == 0 ? &a->dot
               : strcmp(name, "--graphml") == 0 ? &a->graphml : strcmp(name, "--svg") == 0 ? &a->svg
               : strcmp(name, "--progress") == 0 ? &a->progress : &a->quiet;
    return *flag = true;
}

static bool set_value(const cli_command *c, cli_args *a, const char *name, const char *value) {
    if (strcmp(name, "--threads") == 0) {
        char *end;
        unsigned long n = strtoul(value, &end, 10);
        if (*end || n < 1 || n > 256) return wrong(c, "--threads takes a number from 1 to 256", value);
        a->engine.threads = (unsigned)n;
    } else if (strcmp(name, "--offsets") == 0) {
        a->write.chars = strcmp(value, "chars") == 0;
        if (!a->write.chars && strcmp(value, "bytes")) return wrong(c, "--offsets takes bytes or chars", value);
    } else if (strcmp(name, "--color") == 0) {
        if (strcmp(value, "always") && strcmp(value, "never") && strcmp(value, "auto")) return wrong(c, "--color takes always, never or auto", value);
        a->colour = value;
    } else if (strcmp(name, "--html") == 0) a->html = value;
    else if (strcmp(name, "--pairs") == 0) a->pairs = value;
    else if (strcmp(name, "--witnesses") == 0) a->witnesses = value;
    else a->anchor = value;
    return true;
}

static bool want_colour(const char *said) {
    if (said && strcmp(said, "auto")) return strcmp(said, "always") == 0;
    const char *no = getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) && !(no && *no);
}

bool cli_parse(const cli_command *c, int argc, char **argv, cli_args *a) {
    *a = (cli_args){.engine = FH_OPTIONS_INIT, .write = FH_WRITE_OPTS_INIT};
    const char **inputs = (const char **)(void *)argv; /* operands move to the front of argv */
    size_t n = 0;
    bool only_operands = false;
    for (int i = 2; i < argc; i++) {
        const char *arg = argv[i];
        if (only_operands || arg[0] != '-' || arg[1] == '\0') { inputs[n++] = arg; continue; }
        if (strcmp(arg, "--") == 0) { only_operands = true; continue; }
        if (strcmp(arg, "--help") == 0) { cli_usage(c); a->inputs = NULL; return true; }
        const char *equals = strchr(arg, '=');
        size_t len = equals ? (size_t)(equals - arg) : strlen(arg);
        const option *o = find(c, arg, len);
        if (!o) return wrong(c, "no such option here", arg);
        if (!o->value) {
            if (equals) return wrong(c, "this option takes no value", arg);
            set_flag(a, o->name);
            continue;
        }
        const char *value = equals ? equals + 1 : i + 1 < argc ? argv[++i] : NULL;
        if (!value) return wrong(c, "this option needs a value", arg);
        if (!set_value(c, a, o->name, value)) return false;
    }
    a->inputs = inputs;
    a->n_inputs = n;
    a->write.colour = want_colour(a->colour);
    if (!n && !a->pairs && !a->witnesses) return wrong(c, "name a file or a folder, or - for standard input", "no INPUT");
    return true;
}
