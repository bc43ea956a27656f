/* SPDX-License-Identifier: MIT
 *
 * cli/main.c - the table of commands. */
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

static const char over_reports[] = "reports together", one_report[] = "one report after the other", in_store[] = "a store of reports";

const cli_command cli_commands[] = {
    {"read", over_reports, "[INPUT]...", "the dossier: stories, family tree, claims, changes, conflicts, timeline",
     "Reads reports and prints the dossier: which of them tell one story, which derives from which, who says what,\n"
     "what changed on the way, where accounts conflict, and when it all happened. Every figure can be followed to\n"
     "the words it rests on: with --html on the page, with --json by offsets.",
     CLI_OPT_JSON | CLI_OPT_HTML | CLI_OPT_CONFIDENCE, cmd_read},
    {"reuse", over_reports, "[INPUT]...", "passages that reports share",
     "Prints the passages that two reports share, one JSON line each: where they stand in both, and whether they\n"
     "are the same to the letter, close, or a paraphrase. With --pairs, lines are {\"id\", \"a\", \"b\"}.",
     CLI_OPT_PAIRS, cmd_reuse},
    {"dedup", over_reports, "[INPUT]...", "near-duplicate documents, any number of them",
     "Groups documents that are near-duplicates of one another, one JSON line a group: its members, which of them is\n"
     "the first, verified pairs with their resemblance, of which document each is a duplicate and how much of it, and\n"
     "links to documents that share a part only.",
     CLI_OPT_MEMORY, cmd_dedup},
    {"group", over_reports, "[INPUT]...", "which reports are about one event",
     "Puts reports of one event into one story, look-alike events apart, and prints one JSON line a story.",
     0, cmd_group},
    {"lineage", over_reports, "[INPUT]...", "which report derives from which",
     "Prints the derivation graph as one JSON object, with the evidence on every edge. A lost common source is a\n"
     "node too. With --witnesses, the stemma of a collation table: witnesses, lost copies, contamination.",
     CLI_OPT_DRAW, cmd_lineage},
    {"changes", over_reports, "[INPUT]...", "what each derived report changed",
     "Prints the differences of meaning between each derived report and its parent, one JSON line each. With\n"
     "--pairs, lines are {\"id\", \"parent\", \"child\"}, and the answer's score says how much the child says that the\n"
     "parent does not.",
     CLI_OPT_PAIRS, cmd_changes},
    {"conflicts", over_reports, "[INPUT]...", "where accounts or speakers contradict",
     "Prints where two accounts, or two speakers, cannot both be right, one JSON line each. With --pairs, lines are\n"
     "{\"id\", \"a\", \"b\"}.",
     CLI_OPT_PAIRS, cmd_conflicts},
    {"clean", one_report, "[INPUT]...", "article text and metadata",
     "Prints article text and metadata without the page around them, one JSON line a report.",
     CLI_OPT_TEXT | CLI_OPT_ACROSS, cmd_clean},
    {"sentences", one_report, "[INPUT]...", "where sentences begin and end",
     "Prints where sentences begin and end, one JSON line a report; with --text, one sentence a line.",
     CLI_OPT_TEXT, cmd_sentences},
    {"statements", one_report, "[INPUT]...", "who is quoted saying what",
     "Prints attributed statements, one JSON line each: source, cue and content with their offsets, and the speaker.",
     CLI_OPT_CONFIDENCE, cmd_statements},
    {"dates", one_report, "[INPUT]...", "expressions of time and the dates they name",
     "Prints expressions of time, one JSON line each, with their TIMEX3 value and the date they name.",
     CLI_OPT_ANCHOR, cmd_dates},
    {"add", in_store, "[INPUT]...", "keeps reports, and what was read of them, in a store",
     "Adds reports to a store, which is made when it is absent. What is kept already is passed over; other bytes for a\n"
     "known id or URL make a revision. It may be stopped at any moment and run again.",
     CLI_OPT_STORE | CLI_OPT_JSON, cmd_add},
    {"watch", in_store, "[FEED]...", "polls feeds and adds what is new",
     "Polls RSS, Atom and JSON feeds and adds the pages that they lead to, and what they say of them, to a store, until it is\n"
     "interrupted; with --once, visits each feed whose time has come and ends. FEED is an address; without one, the feeds\n"
     "that the store knows are visited. It obeys robots.txt, keeps pauses, and asks only for what is new.",
     CLI_OPT_STORE | CLI_OPT_JSON | CLI_OPT_WATCH | CLI_NO_INPUT, cmd_watch},
    {"stories", in_store, "", "the stories of a store, newest first",
     "Lists the stories of a store: when, how many reports and independent accounts, and what about.",
     CLI_OPT_STORE | CLI_OPT_ASK | CLI_OPT_JSON | CLI_NO_INPUT, cmd_stories},
    {"show", in_store, "ID", "the dossier of a story, or of the story of a report",
     "Prints the dossier of a story of the store. ID is a story's, as 'firsthand stories' lists them, or a report's. A\n"
     "report with revisions is followed by what each of them changed.",
     CLI_OPT_STORE | CLI_OPT_JSON | CLI_OPT_HTML | CLI_NO_INPUT, cmd_show},
    {"search", in_store, "QUERY", "finds reports by their words",
     "Searches titles and texts: words, \"phrases\", prefixes*, AND, OR, NOT; best first, with what was found marked.",
     CLI_OPT_STORE | CLI_OPT_ASK | CLI_OPT_JSON | CLI_NO_INPUT, cmd_search},
    {"speakers", in_store, "[NAME]...", "who is quoted, or everything one of them said",
     "Lists the speakers of a store by how much they are quoted; with NAME, a full name or a surname, every\n"
     "statement of that speaker, by report.",
     CLI_OPT_STORE | CLI_OPT_ASK | CLI_OPT_JSON | CLI_NO_INPUT, cmd_speakers},
    {"serve", in_store, "", "a store as a local web site and a JSON API",
     "Shows a store in the browser: stories, speakers, search, dossiers; and as JSON under /api/ (/api/openapi.json says\n"
     "how). It listens on 127.0.0.1 only; 'firsthand add' may go on beside it. People may put stories together or apart and\n"
     "mark a derivation wrong, with the token that it prints.",
     CLI_OPT_STORE | CLI_OPT_PORT | CLI_NO_INPUT, cmd_serve},
    {"export", in_store, "[ID]...", "stories of a store for other tools",
     "Writes stories for other tools: all of the store, or those named. graphml, dot, webannotation and prov describe one\n"
     "story and need its ID.",
     CLI_OPT_STORE | CLI_OPT_EXPORT | CLI_NO_INPUT, cmd_export},
    {"doctor", in_store, "", "checks a store, and rebuilds what is derived",
     "Reads the whole store and checks it, and says when what is derived was made by another version. With --rebuild,\n"
     "makes that anew from the content that is kept; whole or not at all.",
     CLI_OPT_STORE | CLI_OPT_CARE | CLI_NO_INPUT, cmd_doctor},
};
const size_t cli_n_commands = sizeof cli_commands / sizeof *cli_commands;

static const cli_command *find(const char *name) {
    for (size_t i = 0; i < cli_n_commands; i++)
        if (strcmp(cli_commands[i].name, name) == 0) return &cli_commands[i];
    return NULL;
}

/* Letters to change, add, leave out, or swap with a neighbour, for words of up to 15 letters (Damerau, 1964). */
static unsigned distance(const char *a, const char *b) {
    unsigned d[17][17] = {{0}};
    size_t n = strlen(a), m = strlen(b);
    if (n > 15 || m > 15) return UINT_MAX;
    for (size_t i = 0; i <= n; i++) d[i][0] = (unsigned)i;
    for (size_t k = 0; k <= m; k++) d[0][k] = (unsigned)k;
    for (size_t i = 1; i <= n; i++)
        for (size_t k = 1; k <= m; k++) {
            unsigned best = d[i - 1][k - 1] + (a[i - 1] != b[k - 1]);
            if (d[i - 1][k] + 1 < best) best = d[i - 1][k] + 1;
            if (d[i][k - 1] + 1 < best) best = d[i][k - 1] + 1;
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1] && d[i - 2][k - 2] + 1 < best) best = d[i - 2][k - 2] + 1;
            d[i][k] = best;
        }
    return d[n][m];
}

static int no_command(const char *name) {
    const char *near = NULL;
    unsigned least = 3;
    for (size_t i = 0; i < cli_n_commands; i++) {
        unsigned far = distance(name, cli_commands[i].name);
        if (far < least) least = far, near = cli_commands[i].name;
    }
    fprintf(stderr, "firsthand: there is no command '%s'; ", name);
    if (near) fprintf(stderr, "do you mean '%s'? ", near);
    fprintf(stderr, "'firsthand --help' lists them\n");
    return CLI_USAGE;
}

static int help(const char *topic) {
    if (topic && strcmp(topic, "--table") == 0) {
        cli_table();
        return CLI_DONE;
    }
    const cli_command *command = topic ? find(topic) : NULL;
    if (topic && !command) return no_command(topic);
    cli_usage(command);
    return CLI_DONE;
}

static int run(int argc, char **argv) {
    if (argc < 2) {
        fprintf(stderr, "usage: firsthand COMMAND [OPTION]... [INPUT]...; 'firsthand --help' lists the commands\n");
        return CLI_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0) return help(argv[2]);
    if (strcmp(argv[1], "--version") == 0) return printf("firsthand %s\n", fh_version()), CLI_DONE;
    const cli_command *command = find(argv[1]);
    if (!command) return no_command(argv[1]);
    cli_args args;
    if (!cli_parse(command, argc, argv, &args)) return CLI_USAGE;
    return args.inputs ? command->run(&args) : CLI_DONE;
}

/* Where a standard stream is closed, the next file that is opened takes its number, and what is printed goes into a store or a
 * page. What is put in its place refuses to be read or written, as nothing did. */
static void hold_streams(void) {
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0) (void)!open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int main(int argc, char **argv) {
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is a failed write */
    signal(SIGXFSZ, SIG_IGN); /* a file as large as it may be, too */
    hold_streams();
    int status = run(argc, argv);
    return cli_output_close() ? status : CLI_INPUT;
}
