/* SPDX-License-Identifier: MIT
 *
 * cli/options.c - the table of options; parsing, usage, the manual's lists and completion come from it. */
#include <float.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/cli.h"

typedef bool take_fn(cli_args *args, const char *value); /* false: not a value that it takes */

typedef struct option {
    const char *name, *value, *help;
    unsigned needs; /* CLI_OPT_..., 0: every command takes it */
    size_t field;   /* of cli_args: a flag, or a string where there is a value */
    take_fn *take;  /* instead of a field */
} option;

/* ---- values ---------------------------------------------------------------------------------- */

static bool take_threads(cli_args *a, const char *value) {
    unsigned n = 0;
    for (; *value >= '0' && *value <= '9' && n <= 256; value++) n = n * 10 + (unsigned)(*value - '0');
    a->engine.threads = n;
    return *value == '\0' && n >= 1 && n <= 256;
}

static bool take_count(unsigned *ret, const char *value) {
    unsigned long n = 0;
    for (; *value >= '0' && *value <= '9' && n < 1000000000; value++) n = n * 10 + (unsigned long)(*value - '0');
    *ret = (unsigned)n;
    return *value == '\0';
}

static bool take_limit(cli_args *a, const char *value) { return take_count(&a->limit, value) && a->limit > 0; }
static bool take_offset(cli_args *a, const char *value) { return take_count(&a->offset, value); }

static bool take_every(cli_args *a, const char *value) { return take_count(&a->every, value) && a->every >= 1 && a->every <= 10080; }
static bool take_timeout(cli_args *a, const char *value) { return take_count(&a->timeout, value) && a->timeout >= 1 && a->timeout <= 3600; }

static bool take_pause(cli_args *a, const char *value) {
    bool taken = take_count(&a->pause, value) && a->pause <= 3600;
    a->pause++;
    return taken;
}

static bool take_now(cli_args *a, const char *value) {
    for (; *value >= '0' && *value <= '9' && a->now < (uint64_t)1 << 40; value++) a->now = a->now * 10 + (unsigned)(*value - '0');
    return *value == '\0' && a->now > 0;
}

static bool take_port(cli_args *a, const char *value) {
    bool taken = take_count(&a->port, value) && a->port <= 65535;
    a->port++;
    return taken;
}

static bool take_offsets(cli_args *a, const char *value) {
    a->write.chars = strcmp(value, "chars") == 0;
    return a->write.chars || strcmp(value, "bytes") == 0;
}

enum { WIDEST = 100 }; /* lines of more columns are tiring to read */

/* The width of the terminal that is written to, where it is narrower than a dossier is; 0 elsewhere. */
static unsigned terminal_columns(void) {
    struct winsize size = {0};
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) || size.ws_col >= WIDEST) return 0;
    return size.ws_col;
}

static bool take_colour(cli_args *a, const char *value) {
    const char *no = getenv("NO_COLOR");
    a->write.colour = strcmp(value, "always") == 0 || (strcmp(value, "auto") == 0 && isatty(STDOUT_FILENO) && !(no && *no));
    return a->write.colour || strcmp(value, "never") == 0 || strcmp(value, "auto") == 0;
}

/* `digits` digits at *s, a number from low to high. */
static bool take_number(const char **s, int digits, int low, int high, int *ret) {
    *ret = 0;
    for (int i = 0; i < digits; i++, (*s)++) {
        if (**s < '0' || **s > '9') return false;
        *ret = *ret * 10 + (**s - '0');
    }
    return *ret >= low && *ret <= high;
}

static bool take_char(const char **s, char c) { return **s == c && ++*s; }

/* A probability: "0.5", ".35", "1". */
static bool take_confidence(cli_args *a, const char *value) {
    double p = 0, unit = 1;
    bool point = false, digits = false;
    for (; *value; value++) {
        if (*value == '.' && !point) { point = true; continue; }
        if (*value < '0' || *value > '9') return false;
        digits = true;
        if (point) p += (*value - '0') * (unit /= 10);
        else p = p * 10 + (*value - '0');
    }
    a->engine.min_confidence = p > 0 ? (float)p : FLT_MIN; /* 0 asks for all; in the engine's options it is the default */
    return digits && p <= 1;
}

static bool take_stage(cli_args *a, const char *value) {
    a->stage = value;
    return strcmp(value, "sketch") == 0 || strcmp(value, "pairs") == 0 || strcmp(value, "verify") == 0 || strcmp(value, "groups") == 0;
}

/* "800M", "1G", "64000K", or bytes; 16 MiB at least. */
static bool take_memory(cli_args *a, const char *value) {
    uint64_t n = 0;
    for (; *value >= '0' && *value <= '9' && n < (uint64_t)1 << 40; value++) n = n * 10 + (unsigned)(*value - '0');
    unsigned shift = *value == 'K' ? 10 : *value == 'M' ? 20 : *value == 'G' ? 30 : 0;
    a->memory = (size_t)(n << shift);
    return value[shift != 0] == '\0' && n < (uint64_t)1 << 40 && n << shift >= 16u << 20;
}

/* A day that the calendar has, YYYY-MM-DD. */
static bool take_day(const char **s, int *ret_year, int *ret_month, int *ret_day) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (!take_number(s, 4, 1, 9999, ret_year) || !take_char(s, '-') || !take_number(s, 2, 1, 12, ret_month) || !take_char(s, '-')) return false;
    bool leap = *ret_month == 2 && *ret_year % 4 == 0 && (*ret_year % 100 != 0 || *ret_year % 400 == 0);
    return take_number(s, 2, 1, days[*ret_month - 1] + leap, ret_day);
}

static bool is_day(const char *s) {
    int year, month, day;
    return take_day(&s, &year, &month, &day) && *s == '\0';
}

static bool take_since(cli_args *a, const char *value) { return is_day(a->since = value); }
static bool take_until(cli_args *a, const char *value) { return is_day(a->until = value); }

static bool take_anchor(cli_args *a, const char *s) {
    int year, month, day, hour, minute;
    if (!take_day(&s, &year, &month, &day)) return false;
    a->engine.anchor = (fh_datetime){.year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)day, .precision = FH_PRECISION_DAY};
    if (*s == '\0') return true;
    if (!take_char(&s, 'T') || !take_number(&s, 2, 0, 23, &hour) || !take_char(&s, ':') || !take_number(&s, 2, 0, 59, &minute)) return false;
    a->engine.anchor.hour = (uint8_t)hour;
    a->engine.anchor.minute = (uint8_t)minute;
    a->engine.anchor.precision = FH_PRECISION_MINUTE;
    return *s == '\0' || strcmp(s, ":00") == 0;
}

/* ---- the table ------------------------------------------------------------------------------- */

#define AT(field) offsetof(cli_args, field), NULL
static const option options[] = {
    {"--json", NULL, "print JSON instead of text for people", CLI_OPT_JSON, AT(json)},
    {"--html", "FILE", "write the dossier as one self-contained page to FILE", CLI_OPT_HTML, AT(html)},
    {"--text", NULL, "print text alone, without JSON", CLI_OPT_TEXT, AT(text)},
    {"--across", NULL, "leave out lines that unrelated reports share, as read does; holds all reports until the last is read", CLI_OPT_ACROSS, AT(across)},
    {"--pairs", "FILE", "compare the two texts of each JSON line of FILE instead of reading reports", CLI_OPT_PAIRS, AT(pairs)},
    {"--witnesses", "TABLE", "read a collation table, a column a witness and a line a place, instead of reports", CLI_OPT_DRAW, AT(witnesses)},
    {"--memory", "SIZE", "work in about SIZE bytes (800M, 2G; at least 16M; default 1G); what does not fit goes to disk", CLI_OPT_MEMORY, 0, take_memory},
    {"--stage", "STEP", "run one step only, as a filter: sketch, pairs, verify or groups", CLI_OPT_MEMORY, 0, take_stage},
    {"--work", "FOLDER", "put what goes to disk into FOLDER (default $TMPDIR, or /tmp)", CLI_OPT_MEMORY, AT(work)},
    {"--resume", "FOLDER", "keep what is done in FOLDER, and go on from there when an earlier run was stopped", CLI_OPT_MEMORY, AT(resume)},
    {"--anchor", "DATE", "count from YYYY-MM-DD or YYYY-MM-DDThh:mm instead of the report's own date", CLI_OPT_ANCHOR, 0, take_anchor},
    {"--confidence", "P", "leave out statements that are right with a probability below P, 0 to 1 (default: the best balance)", CLI_OPT_CONFIDENCE, 0, take_confidence},
    {"--dot", NULL, "print the graph for Graphviz", CLI_OPT_DRAW, AT(dot)},
    {"--graphml", NULL, "print the graph as GraphML", CLI_OPT_DRAW, AT(graphml)},
    {"--svg", NULL, "print the graph as a picture", CLI_OPT_DRAW, AT(svg)},
    {"--store", "FILE", "the store (default firsthand.db here)", CLI_OPT_STORE, AT(store)},
    {"--format", "NAME", "jsonl (default), csv, graphml, dot, webannotation or prov", CLI_OPT_EXPORT, AT(format)},
    {"--port", "N", "the port on 127.0.0.1 (default 8733; 0: any free one)", CLI_OPT_PORT, 0, take_port},
    {"--once", NULL, "visit each feed whose time has come, and end", CLI_OPT_WATCH, AT(once)},
    {"--every", "MINUTES", "time between two visits to a feed, 1 to 10080 (default 15)", CLI_OPT_WATCH, 0, take_every},
    {"--pause", "SECONDS", "time between two requests to one host, 0 to 3600 (default 2)", CLI_OPT_WATCH, 0, take_pause},
    {"--timeout", "SECONDS", "longest that one request may take, 1 to 3600 (default 30)", CLI_OPT_WATCH, 0, take_timeout},
    {"--feed-only", NULL, "take the feed's own texts, and do not fetch the pages it leads to", CLI_OPT_WATCH, AT(feed_only)},
    {"--now", "SECONDS", "reckon with this time, in seconds since 1970, instead of the clock's", CLI_OPT_WATCH, 0, take_now},
    {"--speaker", "NAME", "only what has this speaker", CLI_OPT_ASK, AT(speaker)},
    {"--outlet", "NAME", "only what this outlet published", CLI_OPT_ASK, AT(outlet)},
    {"--story", "ID", "only what belongs to this story", CLI_OPT_ASK, AT(story)},
    {"--since", "DATE", "only from this day on, YYYY-MM-DD", CLI_OPT_ASK, 0, take_since},
    {"--until", "DATE", "only up to this day, YYYY-MM-DD", CLI_OPT_ASK, 0, take_until},
    {"--limit", "N", "at most so many rows (default 50)", CLI_OPT_ASK, 0, take_limit},
    {"--offset", "N", "leave out so many rows first", CLI_OPT_ASK, 0, take_offset},
    {"--rebuild", NULL, "make all that is derived anew from the content that is kept", CLI_OPT_CARE, AT(rebuild)},
    {"--threads", "N", "how many workers, 1 to 256; the output is the same for any number (default 1)", 0, 0, take_threads},
    {"--offsets", "bytes|chars", "what offsets count: bytes of UTF-8 (default) or Unicode characters", 0, 0, take_offsets},
    {"--progress", NULL, "say on standard error how far it is, also when that is no terminal", 0, AT(progress)},
    {"--quiet", NULL, "say nothing on standard error about inputs that failed", 0, AT(quiet)},
    {"--color", "always|never|auto", "colour; auto (default) means on a terminal, unless NO_COLOR is set", 0, 0, take_colour},
    {"--help", NULL, "print this help", 0, SIZE_MAX, NULL},
};
#undef AT
enum { N_OPTIONS = sizeof options / sizeof *options };

static bool takes(const cli_command *c, const option *o) { return !o->needs || (o->needs & c->options); }

/* ---- help ------------------------------------------------------------------------------------ */

static void print_options(const cli_command *c) {
    for (size_t i = 0; i < N_OPTIONS; i++) {
        const option *o = &options[i];
        if (!takes(c, o)) continue;
        char head[48];
        snprintf(head, sizeof head, "%s%s%s", o->name, o->value ? " " : "", o->value ? o->value : "");
        printf("  %-26s %s\n", head, o->help);
    }
}

static void program_usage(void) {
    printf("firsthand reads many reports of the same news and shows the evidence behind them: who said it first,\n"
           "who only repeats it, what changed on the way, and where independent accounts agree or contradict.\n\n"
           "usage: firsthand COMMAND [OPTION]... [INPUT]...\n");
    const char *group = "";
    for (size_t i = 0; i < cli_n_commands; i++) {
        if (strcmp(group, cli_commands[i].group)) printf("\n%s\n", group = cli_commands[i].group);
        printf("  %-12s %s\n", cli_commands[i].name, cli_commands[i].help);
    }
    printf("\nAn INPUT is a file, a folder, or - for standard input: HTML, plain text, WARC, JSON lines, or a\n"
           "feed, each also packed with gzip or zstd; which of them is told by content.\n"
           "Start with 'firsthand read FOLDER'; 'firsthand COMMAND --help' says what a command takes.\n\n"
           "Exit status: 0 done; 1 done, but nothing was found or some inputs failed; 2 wrong usage;\n"
           "3 input or file trouble; 4 store trouble; 70 a bug.\n");
}

void cli_usage(const cli_command *c) {
    if (!c) { program_usage(); return; }
    printf("usage: firsthand %s [OPTION]... %s\n\n%s\n\n", c->name, c->operands, c->about);
    print_options(c);
}

/* "command NAME GROUP OPERANDS HELP ABOUT", each followed by its "option NAME VALUE HELP"; fields are separated by tabs. */
void cli_table(void) {
    for (size_t i = 0; i < cli_n_commands; i++) {
        const cli_command *c = &cli_commands[i];
        printf("command\t%s\t%s\t%s\t%s\t", c->name, c->group, c->operands, c->help);
        for (const char *s = c->about; *s; s++) putchar(*s == '\n' ? ' ' : *s);
        putchar('\n');
        for (size_t k = 0; k < N_OPTIONS; k++)
            if (takes(c, &options[k])) printf("option\t%s\t%s\t%s\n", options[k].name, options[k].value ? options[k].value : "", options[k].help);
    }
}

/* ---- parsing --------------------------------------------------------------------------------- */

static bool wrong(const cli_command *c, const char *arg, const char *what) {
    fprintf(stderr, "firsthand %s: %s: %s; 'firsthand %s --help' lists what it takes\n", c->name, arg, what, c->name);
    return false;
}

static bool wrong_value(const cli_command *c, const option *o, const char *value) {
    fprintf(stderr, "firsthand %s: %s takes %s, not '%s': %s\n", c->name, o->name, o->value, value, o->help);
    return false;
}

static const option *find(const cli_command *c, const char *arg, size_t n) {
    for (size_t i = 0; i < N_OPTIONS; i++)
        if (strncmp(options[i].name, arg, n) == 0 && options[i].name[n] == '\0' && takes(c, &options[i])) return &options[i];
    return NULL;
}

/* One option at argv[*i]; moves *i over a value that stands by itself. */
static bool take_option(const cli_command *c, int argc, char **argv, int *i, cli_args *a) {
    const char *arg = argv[*i], *equals = strchr(arg, '=');
    const option *o = find(c, arg, equals ? (size_t)(equals - arg) : strlen(arg));
    if (!o) return wrong(c, arg, "no such option here");
    void *field = (char *)a + o->field;
    if (!o->value) {
        if (equals) return wrong(c, arg, "this option takes no value");
        *(bool *)field = true;
        return true;
    }
    const char *value = equals ? equals + 1 : *i + 1 < argc ? argv[++*i] : NULL;
    if (!value || !*value) return wrong(c, arg, "this option needs a value");
    if (!o->take) *(const char **)field = value;
    else if (!o->take(a, value)) return wrong_value(c, o, value);
    return true;
}

/* Of what excludes one another one only; no operands where none are taken. */
static bool fit_together(const cli_command *c, const cli_args *a) {
    if (a->n_inputs && a->pairs) return wrong(c, a->inputs[0], "with --pairs no INPUT is read; give one or the other");
    if (a->n_inputs && a->witnesses) return wrong(c, a->inputs[0], "with --witnesses no INPUT is read; give one or the other");
    if (a->n_inputs && !*c->operands) return wrong(c, a->inputs[0], "this command takes options only");
    if (a->dot + a->graphml + a->svg > 1) return wrong(c, "--dot, --graphml, --svg", "one picture at a time");
    return true;
}

/* Without an INPUT, what is piped in is read; a person at a terminal is told what is missing. */
static bool take_standard_input(const cli_command *c, cli_args *a) {
    static const char *standard_input[] = {"-"};
    if (a->n_inputs || a->pairs || a->witnesses || (c->options & CLI_NO_INPUT)) return true;
    if (isatty(STDIN_FILENO)) return wrong(c, "no INPUT", "name a file or a folder, or - for standard input");
    a->inputs = standard_input;
    a->n_inputs = 1;
    return true;
}

bool cli_parse(const cli_command *c, int argc, char **argv, cli_args *a) {
    *a = (cli_args){.engine = FH_OPTIONS_INIT, .write = FH_WRITE_OPTS_INIT, .inputs = (const char **)(void *)argv};
    take_colour(a, "auto");
    a->write.columns = terminal_columns();
    bool only_operands = false;
    for (int i = 2; i < argc; i++) {
        const char *arg = argv[i];
        if (only_operands || arg[0] != '-' || arg[1] == '\0') a->inputs[a->n_inputs++] = arg; /* operands move to the front of argv */
        else if (strcmp(arg, "--") == 0) only_operands = true;
        else if (strcmp(arg, "--help") == 0) {
            cli_usage(c);
            a->inputs = NULL;
            return true;
        } else if (!take_option(c, argc, argv, &i, a)) return false;
    }
    return fit_together(c, a) && take_standard_input(c, a);
}
