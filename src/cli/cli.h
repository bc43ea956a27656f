/* SPDX-License-Identifier: MIT
 *
 * cli/cli.h - what the commands share. The program is a client of the public headers. */
#ifndef FH_CLI_CLI_H
#define FH_CLI_CLI_H

#include <firsthand/firsthand.h>

enum { /* exit status, the same in every command */
    CLI_DONE = 0,
    CLI_NOTHING = 1, /* done, but nothing found or some inputs failed */
    CLI_USAGE = 2,
    CLI_INPUT = 3,   /* input or file trouble, full disk */
    CLI_STORE = 4,
    CLI_BUG = 70
};

/* What the options say; each command reads what its table entry allows. */
typedef struct cli_args {
    fh_options engine;
    fh_write_opts write;
    bool text, across, json, dot, graphml, svg, quiet, progress;
    const char *html, *pairs, *witnesses, *work, *stage, *resume;
    size_t memory; /* bytes; 0: the default */
    const char *format, *store, *speaker, *outlet, *story, *since, *until; /* questions to a store */
    unsigned offset, limit;
    unsigned port; /* and one; 0: the default */
    bool rebuild;
    bool once, feed_only;    /* watch */
    unsigned every, timeout; /* minutes, seconds; 0: the default */
    unsigned pause;          /* seconds and one; 0: the default */
    uint64_t now;            /* seconds since 1970; 0: what the clock says */
    const char **inputs; /* NULL: nothing is left to do, help was printed */
    size_t n_inputs;
} cli_args;

/* Which options a command takes, besides those that all take. */
#define CLI_OPTION_SETS(X)                                                                                              \
    X(TEXT) X(ACROSS) X(JSON) X(HTML) X(PAIRS) X(ANCHOR) X(DRAW) X(MEMORY) X(CONFIDENCE) X(STORE)                    \
    X(ASK)    /* filters and paging */                                                                                  \
    X(CARE)   /* --rebuild */                                                                                           \
    X(EXPORT) /* --format */                                                                                            \
    X(PORT)                                                                                                             \
    X(WATCH)
enum { /* numbered by their place, so that no two share a bit */
#define X(name) CLI_PLACE_##name,
    CLI_OPTION_SETS(X)
#undef X
    CLI_PLACE_NO_INPUT
};
enum {
#define X(name) CLI_OPT_##name = 1u << CLI_PLACE_##name,
    CLI_OPTION_SETS(X)
#undef X
    CLI_NO_INPUT = 1u << CLI_PLACE_NO_INPUT /* operands are no inputs: standard input is not read in their place */
};

typedef struct cli_command {
    const char *name, *group, *operands;
    const char *help;  /* one line, for the list of commands */
    const char *about; /* what --help says below the usage line */
    unsigned options;  /* CLI_OPT_... */
    int (*run)(const cli_args *args);
} cli_command;

extern const cli_command cli_commands[];
extern const size_t cli_n_commands;

/* ---- options.c ---- */

/* Fills *args from argv[2..]; prints what is wrong and answers false on wrong usage. */
bool cli_parse(const cli_command *command, int argc, char **argv, cli_args *args);
void cli_usage(const cli_command *command); /* NULL: the program's */
void cli_table(void);                       /* commands and options, tab-separated, for the manual and for completion */

/* ---- output.c ---- */

/* Standard output behind one buffer that checks every write; cli_output_close says how it went. */
fh_sink cli_output(void);
bool cli_output_flush(void); /* false: what was printed so far, or a part of it, has not been taken */
bool cli_output_close(void);

/* Writes a file: `write` fills a neighbour of it, which takes its name when all of it is on disk. Answers the exit status. */
typedef fh_status cli_write_fn(void *payload, fh_sink sink, fh_error *err);
int cli_write_file(const char *path, cli_write_fn *write, void *payload);

/* Whether the character at `at` of a stranger's text, of *ret_len bytes, may go to a terminal: it is UTF-8, and nothing that a
 * terminal obeys or that turns the direction of writing. */
bool cli_is_plain(fh_str text, size_t at, unsigned *ret_len);

int cli_status(fh_status status, const fh_error *err); /* prints the error, answers the exit status */

/* ---- failures.c ---- */

/* Inputs that failed, kept until the end, when they are easier to see. */
typedef struct cli_failures {
    char **lines;
    size_t n, cap;
} cli_failures;

void cli_failures_add(cli_failures *f, const fh_failure *failure);
/* Lists them on standard error unless `quiet`, and releases them. */
void cli_failures_end(cli_failures *f, const cli_args *args);
/* What archives held besides pages, on standard error unless `quiet`: nothing is passed over in silence. */
void cli_tell_seen(const fh_engine *engine, const cli_args *args);
/* The exit status of a command that read `n_read` reports and found `n_found` things. */
int cli_found(size_t n_read, size_t n_found, size_t n_failed);

/* ---- progress.c ---- */

/* The engine's options with a progress callback where one is wanted. */
fh_options cli_engine_options(const cli_args *args);
void cli_progress_end(void); /* wipes the line */

int cmd_read(const cli_args *args);
int cmd_clean(const cli_args *args);
int cmd_sentences(const cli_args *args);
int cmd_statements(const cli_args *args);
int cmd_dates(const cli_args *args);
int cmd_reuse(const cli_args *args);
int cmd_dedup(const cli_args *args);
int cmd_group(const cli_args *args);
int cmd_lineage(const cli_args *args);
int cmd_changes(const cli_args *args);
int cmd_conflicts(const cli_args *args);
int cmd_add(const cli_args *args);
int cmd_stories(const cli_args *args);
int cmd_show(const cli_args *args);
int cmd_search(const cli_args *args);
int cmd_speakers(const cli_args *args);
int cmd_serve(const cli_args *args);
int cmd_watch(const cli_args *args);
int cmd_export(const cli_args *args);
int cmd_doctor(const cli_args *args);

#endif
