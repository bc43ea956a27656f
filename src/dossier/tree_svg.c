/* SPDX-License-Identifier: MIT
 *
 * dossier/tree_svg.c - one story's lineage as a picture over a time axis.
 *
 *      label column                 | 3 Oct     4 Oct              5 Oct
 *   Cordillera Press                | o--+
 *     Harbour Ledger      copy 98 % |    +--o
 *     Gulf 19 News      edited 71 % |    +-------o
 *   La Gaceta                       |        o
 *
 * A row a report, in the order of the tree, so that sixty are as readable as three; lines run from a parent's
 * dot down to its child's row and along it. Time runs to the right; between two moments lies the square root
 * of the time between them, so that an hour and a month both can be seen, and every day that has room is
 * marked. A report of which only the day is known stands in the middle of a bar over that day, or to one side in it
 * where what came of it is earlier or what it came of later. Colours tell accounts apart, dashes tell kinds, and hollow dots are reports without a
 * date and lost sources. All is drawn in the colour of the text around it or in tones that read on light and on dark. */
#include <math.h>

#include "base/date.h"
#include "base/sort.h"
#include "base/vec.h"
#include "dossier/graph.h"
#include "dossier/html.h"
#include "dossier/names.h"
#include "dossier/tree.h"

enum {
    WIDTH = 960, LABELS = 340, MARGIN = 16, ROW = 24, HEAD = 34, FOOT = 10,
    INDENT = 12, DEEPEST = 8,  /* deeper rows are indented no further */
    DAY = 1440,
    STEP = 40,
    LETTER = 7,                /* breadth of a letter at 12 px, about */
    TICK_ROOM = 58             /* between two marks of the axis */
};

static const char *const tones[] = {"#2f7fc1", "#c8642b", "#3a9a5b", "#b0529a", "#8a7a1f", "#6a68c9", "#c14a55", "#2a9391"};
enum { N_TONES = sizeof tones / sizeof *tones };

/* How a kind's line is dashed. */
static const char *const dashes[] = {
    [FH_EDGE_COPY] = "", [FH_EDGE_EDITED] = "9 2", [FH_EDGE_REWRITE] = "5 4", [FH_EDGE_DIGEST] = "2 3", [FH_EDGE_FOLLOWUP] = "9 3 2 3",
};

/* A row of the tree with what is drawn of it. */
typedef struct drawn {
    uint32_t index, parent, depth; /* report or lost source; row of the parent it hangs from; 0 for roots */
    const fh_edge *edge;           /* to that parent, or NULL */
    const fh_edge *edges;          /* to all its parents */
    uint32_t n_edges, account;     /* account 0: unknown */
    int64_t minute;                /* when it was published, or where it is drawn */
    bool dated, day;               /* day: no time of day is known */
    double x;                      /* where its dot is */
} drawn;

typedef struct moment { int64_t minute; double x; } moment;

typedef struct drawing {
    fh_buf *out;
    const fh_dossier *d;
    drawn *rows;
    uint32_t n;
    moment *moments; /* every distinct time, ascending */
    uint32_t n_moments;
} drawing;

static void put(const drawing *g, const char *text) { fh_buf_add(g->out, fh_str_of(text)); }

/* printf of a double would ask the locale for its comma; tenths are enough here. */
static void put_number(fh_buf *out, double v) {
    long tenths = lround(v * 10);
    if (tenths < 0) fh_buf_add_char(out, '-'), tenths = -tenths;
    fh_buf_format(out, "%ld", tenths / 10);
    if (tenths % 10) fh_buf_format(out, ".%ld", tenths % 10);
}

static void put_attribute(const drawing *g, const char *name, double v) {
    fh_buf_format(g->out, " %s=\"", name);
    put_number(g->out, v);
    fh_buf_add_char(g->out, '"');
}

/* ---- rows of the tree ------------------------------------------------------------------------------ */

/* The edges of one child; they stand together, sorted by child. */
static const fh_edge *edges_of(const fh_dossier *d, uint32_t child, uint32_t *ret_n) {
    uint32_t low = 0, high = d->n_lineage, end;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (d->lineage[mid].child < child) low = mid + 1;
        else high = mid;
    }
    for (end = low; end < d->n_lineage && d->lineage[end].child == child;) end++;
    *ret_n = end - low;
    return d->lineage + low;
}

static drawn row_from(const fh_dossier *d, const fh_tree_row *t) {
    drawn x = {.index = t->node, .parent = t->parent, .depth = t->depth};
    x.edge = t->edge == FH_NONE ? NULL : &d->lineage[t->edge];
    x.edges = edges_of(d, t->node, &x.n_edges);
    if (t->node >= d->n_reports) return x;
    const fh_report *r = d->reports[t->node];
    x.dated = r->published.precision >= FH_PRECISION_DAY && r->published_from != FH_DATE_FROM_STORY;
    if (x.dated) x.minute = fh_datetime_minutes(r->published);
    x.day = x.dated && r->published.precision == FH_PRECISION_DAY;
    if (d->account_of) x.account = d->account_of[t->node];
    return x;
}

/* The undated and the lost stand where their first child does, else where their parent does. A parent's row is
 * above its children's, so one pass upward tells the children and one downward the parents. */
static void place_undated(drawing *g) {
    int64_t first = INT64_MAX;
    for (uint32_t i = 0; i < g->n; i++) {
        if (!g->rows[i].dated) g->rows[i].minute = INT64_MAX;
        if (g->rows[i].minute < first) first = g->rows[i].minute;
    }
    for (uint32_t i = g->n; i-- > 0;) {
        drawn *x = &g->rows[i], *p = x->parent == FH_NONE ? NULL : &g->rows[x->parent];
        if (p && !p->dated && x->minute < p->minute) p->minute = x->minute;
        if (p && !p->account) p->account = x->account;
    }
    for (uint32_t i = 0; i < g->n; i++) {
        drawn *x = &g->rows[i];
        if (x->minute != INT64_MAX) continue;
        x->minute = x->parent != FH_NONE ? g->rows[x->parent].minute : first == INT64_MAX ? 0 : first;
    }
}

static void lay_out_rows(fh_arena *arena, drawing *g, uint32_t story) {
    fh_tree t = fh_tree_make(arena, g->d, story);
    g->rows = fh_new_n(arena, drawn, t.n + 1);
    for (; g->rows && g->n < t.n; g->n++) g->rows[g->n] = row_from(g->d, &t.rows[g->n]);
    place_undated(g);
}

/* ---- time ------------------------------------------------------------------------------------- */

static int by_minute(const void *a, const void *b) {
    const moment *x = a, *y = b;
    return x->minute < y->minute ? -1 : x->minute > y->minute;
}

static void lay_out_time(fh_arena *arena, drawing *g) {
    g->moments = fh_new_n(arena, moment, 2 * (size_t)g->n + 1);
    if (!g->moments) return;
    for (uint32_t i = 0; i < g->n; i++) {
        if (g->rows[i].dated) g->moments[g->n_moments++].minute = g->rows[i].minute;
        if (g->rows[i].day) g->moments[g->n_moments++].minute = g->rows[i].minute + DAY;
    }
    fh_sort(g->moments, g->n_moments, sizeof *g->moments, by_minute);
    uint32_t n = 0;
    for (uint32_t i = 0; i < g->n_moments; i++)
        if (!n || g->moments[n - 1].minute != g->moments[i].minute) g->moments[n++] = g->moments[i];
    g->n_moments = n;
    for (uint32_t i = 1; i < n; i++) g->moments[i].x = g->moments[i - 1].x + sqrt((double)(g->moments[i].minute - g->moments[i - 1].minute));
    double all = n && g->moments[n - 1].x > 0 ? g->moments[n - 1].x : 1, room = WIDTH - LABELS - 3 * MARGIN;
    for (uint32_t i = 0; i < n; i++) g->moments[i].x = LABELS + 2 * MARGIN + g->moments[i].x / all * room;
}

static double x_of_minute(const drawing *g, int64_t minute) {
    if (!g->n_moments) return LABELS + 2 * MARGIN;
    uint32_t i = 0;
    while (i + 1 < g->n_moments && g->moments[i].minute < minute) i++;
    if (g->moments[i].minute <= minute || i == 0) return g->moments[i].x;
    const moment *a = &g->moments[i - 1], *b = &g->moments[i];
    return a->x + (b->x - a->x) * sqrt((double)(minute - a->minute) / (double)(b->minute - a->minute));
}

/* Without any date, steps from the left stand for time. */
static double x_by_date(const drawing *g, const drawn *x) {
    if (!g->n_moments) return LABELS + 2 * MARGIN + STEP * (x->depth < DEEPEST ? x->depth : DEEPEST);
    if (x->day) return (x_of_minute(g, x->minute) + x_of_minute(g, x->minute + DAY)) / 2;
    return x_of_minute(g, x->minute) + (x->dated ? 0 : INDENT);
}

/* Where each dot is. A lost source stands before the first that came of it and after what it came of; a report of which only
 * the day is known does so within that day. */
static void lay_out_dots(fh_arena *arena, drawing *g) {
    double *first = fh_new_n(arena, double, (size_t)g->n + 1); /* of what came of each row */
    for (uint32_t i = 0; first && i < g->n; i++) first[i] = INFINITY;
    for (uint32_t i = g->n; first && i-- > 0;) {
        drawn *x = &g->rows[i];
        x->x = x_by_date(g, x);
        if (g->n_moments && x->day) x->x = fmin(x->x, fmax(first[i] - INDENT, x_of_minute(g, x->minute)));
        if (g->n_moments && x->index >= g->d->n_reports && isfinite(first[i])) x->x = first[i] - INDENT;
        if (x->parent != FH_NONE) first[x->parent] = fmin(first[x->parent], x->x);
    }
    for (uint32_t i = 0; g->n_moments && i < g->n; i++) {
        drawn *x = &g->rows[i];
        if (x->parent == FH_NONE) continue;
        double above = g->rows[x->parent].x;
        if (x->index >= g->d->n_reports) x->x = fmax(x->x, above + INDENT / 2.0);
        if (x->day) x->x = fmax(x->x, fmin(above + INDENT, x_of_minute(g, x->minute + DAY)));
    }
}

static double y_of(uint32_t row) { return HEAD + ROW * row + ROW / 2.0; }

/* ---- the axis ------------------------------------------------------------------------------------ */

static void put_mark(const drawing *g, double x, fh_datetime t, bool clock) {
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    put(g, "<line class=\"axis\" stroke=\"currentColor\" stroke-opacity=\".18\"");
    put_attribute(g, "x1", x), put_attribute(g, "x2", x), put_attribute(g, "y1", HEAD - 6), put_attribute(g, "y2", HEAD + (double)ROW * g->n);
    put(g, "/><text class=\"tick\" fill=\"currentColor\" fill-opacity=\".7\" font-size=\"11\"");
    put(g, x > WIDTH - TICK_ROOM / 2.0 ? " text-anchor=\"end\"" : " text-anchor=\"middle\"");
    put_attribute(g, "x", x), put_attribute(g, "y", HEAD - 12);
    if (clock) fh_buf_format(g->out, ">%02d:%02d</text>", t.hour, t.minute);
    else fh_buf_format(g->out, ">%d %s</text>", t.day, t.month >= 1 && t.month <= 12 ? months[t.month - 1] : "");
}

/* The first report of each day is marked where there is room; where all are of one day, their hours. */
static void put_axis(const drawing *g) {
    double last = -1e9;
    int64_t day = INT64_MIN;
    bool one_day = g->n_moments && g->moments[g->n_moments - 1].minute - g->moments[0].minute <= DAY;
    for (uint32_t i = 0; i < g->n_moments; i++) {
        const drawn *x = NULL;
        for (uint32_t k = 0; k < g->n && !x; k++)
            if (g->rows[k].dated && g->rows[k].minute == g->moments[i].minute) x = &g->rows[k];
        if (!x) continue;
        fh_datetime t = g->d->reports[x->index]->published;
        int64_t this_day = fh_date_days(t.year, t.month, t.day);
        bool clock = one_day && i > 0 && t.precision >= FH_PRECISION_MINUTE;
        if ((!clock && this_day == day) || g->moments[i].x - last < TICK_ROOM) continue;
        put_mark(g, g->moments[i].x, t, clock);
        last = g->moments[i].x;
        day = this_day;
    }
}

/* ---- rows -------------------------------------------------------------------------------------------- */

static fh_str label_of(const drawing *g, const drawn *x) {
    if (x->index >= g->d->n_reports) {
        fh_str name = g->d->lost[x->index - g->d->n_reports];
        return fh_str_starts(name, FH_STR("lost source of ")) ? FH_STR("a lost source") : name; /* that of two ids is too long */
    }
    const fh_report *r = g->d->reports[x->index];
    if (r->outlet.len) return r->outlet;
    fh_str id = r->id.len ? r->id : r->title;
    size_t at = 0, slash;
    while ((slash = fh_str_find_char(id, '/', at)) != SIZE_MAX && slash + 1 < id.len) at = slash + 1;
    return fh_str_cut(id, at, id.len);
}

/* At most `letters` letters, with an ellipsis where some are left out. */
static void put_cut(fh_buf *out, fh_str s, int letters) {
    size_t end = 0;
    int n = 0;
    for (; end < s.len && n < letters; n++)
        for (end++; end < s.len && ((unsigned char)s.ptr[end] & 0xc0) == 0x80;) end++;
    fh_html_text(out, fh_str_cut(s, 0, end));
    if (end < s.len) fh_buf_add(out, FH_STR("\xe2\x80\xa6"));
}

static const char *tone_of(const drawn *x) { return x->account ? tones[(x->account - 1) % N_TONES] : "currentColor"; }

/* What a pointer that rests on the row is told: the title, and the evidence for each parent. */
static void put_tooltip(const drawing *g, const drawn *x) {
    put(g, "<title>");
    if (x->index < g->d->n_reports) fh_html_text(g->out, g->d->reports[x->index]->title.len ? g->d->reports[x->index]->title : g->d->reports[x->index]->id);
    else fh_html_text(g->out, g->d->lost[x->index - g->d->n_reports]);
    for (uint32_t i = 0; i < x->n_edges; i++)
        for (uint32_t k = 0; k < x->edges[i].n_evidence; k++) {
            put(g, "\n");
            fh_html_text(g->out, x->edges[i].evidence[k].note);
        }
    put(g, "</title>");
}

static void put_label(const drawing *g, uint32_t row) {
    const drawn *x = &g->rows[row];
    double indent = MARGIN + INDENT * (x->depth < DEEPEST ? x->depth : DEEPEST);
    bool told = x->edge && x->index < g->d->n_reports && x->edge->parent < g->d->n_reports;
    int letters = (int)((LABELS - indent - (told ? 92 : 0)) / LETTER);
    put(g, "<text class=\"label\" fill=\"currentColor\" font-size=\"12\"");
    if (x->index >= g->d->n_reports) put(g, " font-style=\"italic\" fill-opacity=\".7\"");
    put_attribute(g, "x", indent), put_attribute(g, "y", y_of(row) + 4);
    put(g, ">");
    put_cut(g->out, label_of(g, x), letters);
    put(g, "</text>");
    if (!told) return;
    put(g, "<text class=\"kind\" fill=\"currentColor\" fill-opacity=\".7\" font-size=\"11\" text-anchor=\"end\"");
    put_attribute(g, "x", LABELS), put_attribute(g, "y", y_of(row) + 4);
    fh_buf_format(g->out, ">%s %d\xe2\x80\x89%%</text>", fh_name_edge(x->edge->kind), (int)lround(x->edge->share * 100.0));
}

static uint32_t row_of(const drawing *g, uint32_t index) {
    for (uint32_t i = 0; i < g->n; i++)
        if (g->rows[i].index == index) return i;
    return FH_NONE;
}

static void put_edge(const drawing *g, uint32_t row, uint32_t parent, const fh_edge *e) {
    double px = g->rows[parent].x, py = y_of(parent), cx = g->rows[row].x, cy = y_of(row);
    fh_buf_format(g->out, "<path class=\"edge %s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\" stroke-opacity=\"%s\"", fh_name_edge(e->kind),
                  tone_of(&g->rows[parent]), e->confidence >= .5f ? ".85" : ".4");
    if (dashes[e->kind][0]) fh_buf_format(g->out, " stroke-dasharray=\"%s\"", dashes[e->kind]);
    put(g, " d=\"M");
    put_number(g->out, px), fh_buf_add_char(g->out, ' '), put_number(g->out, py);
    put(g, " V"), put_number(g->out, cy > py ? cy - 6 : cy + 6);
    put(g, " Q"), put_number(g->out, px), fh_buf_add_char(g->out, ' '), put_number(g->out, cy);
    fh_buf_add_char(g->out, ' '), put_number(g->out, cx > px ? px + 6 : px - 6), fh_buf_add_char(g->out, ' '), put_number(g->out, cy);
    put(g, " H"), put_number(g->out, cx);
    put(g, "\"/>");
}

/* A report of which only the day is known may have come at any hour of it. */
static void put_day(const drawing *g, uint32_t row) {
    const drawn *x = &g->rows[row];
    double from = x_of_minute(g, x->minute), to = x_of_minute(g, x->minute + DAY);
    fh_buf_format(g->out, "<rect class=\"day\" fill=\"%s\" fill-opacity=\".25\" rx=\"3\" height=\"6\"", tone_of(x));
    put_attribute(g, "x", from), put_attribute(g, "y", y_of(row) - 3), put_attribute(g, "width", to - from);
    put(g, "/>");
}

static void put_dot(const drawing *g, uint32_t row) {
    const drawn *x = &g->rows[row];
    bool hollow = x->index >= g->d->n_reports || (!x->dated && g->n_moments); /* where there is no time, none is missing */
    put(g, "<g>");
    put_tooltip(g, x);
    put_label(g, row);
    if (x->day) put_day(g, row);
    fh_buf_format(g->out, "<circle class=\"%s\" stroke=\"%s\" stroke-width=\"1.6\" fill=\"%s\" fill-opacity=\"%s\"",
                  x->index >= g->d->n_reports ? "lost" : "report", tone_of(x), tone_of(x), hollow ? "0" : "1");
    if (x->index >= g->d->n_reports) put(g, " stroke-dasharray=\"2 2\"");
    put_attribute(g, "cx", x->x), put_attribute(g, "cy", y_of(row)), put_attribute(g, "r", 5);
    put(g, "/></g>");
}

static void put_stripe(const drawing *g, uint32_t row) {
    if (row % 2) return;
    put(g, "<rect class=\"row\" fill=\"currentColor\" fill-opacity=\".04\" x=\"0\"");
    put_attribute(g, "y", y_of(row) - ROW / 2.0), put_attribute(g, "width", WIDTH), put_attribute(g, "height", ROW);
    put(g, "/>");
}

void fh_dossier__tree_svg(fh_buf *out, const fh_dossier *dossier, uint32_t story) {
    drawing g = {.out = out, .d = dossier};
    lay_out_rows(out->arena, &g, story);
    lay_out_time(out->arena, &g);
    if (!g.moments) return;
    lay_out_dots(out->arena, &g);
    unsigned height = HEAD + ROW * g.n + FOOT;
    fh_buf_format(out, "<svg class=\"tree\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %u\" width=\"%d\" height=\"%u\" role=\"img\" "
                  "font-family=\"system-ui, sans-serif\"><title>Which report derives from which</title>", WIDTH, height, WIDTH, height);
    for (uint32_t i = 0; i < g.n; i++) put_stripe(&g, i);
    put_axis(&g);
    for (uint32_t i = 0; i < g.n; i++) {
        for (uint32_t k = 0; k < g.rows[i].n_edges; k++) {
            uint32_t parent = row_of(&g, g.rows[i].edges[k].parent);
            if (parent != FH_NONE) put_edge(&g, i, parent, &g.rows[i].edges[k]);
        }
    }
    for (uint32_t i = 0; i < g.n; i++) put_dot(&g, i);
    put(&g, "</svg>\n");
}

/* All stories below one another, as one file that follows the reader's light or dark. */
void fh_dossier__svg_file(fh_buf *out, const fh_dossier *d) {
    fh_arena *arena = out->arena;
    unsigned height = MARGIN;
    for (uint32_t s = 0; s < d->n_stories; s++) height += HEAD + FOOT + MARGIN + 18 + ROW * fh_tree_make(arena, d, s).n;
    fh_buf_format(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %u\" width=\"%d\" height=\"%u\" "
                  "font-family=\"system-ui, sans-serif\">\n<style>svg { color: #1b1b1b; background: #fff }\n"
                  "@media (prefers-color-scheme: dark) { svg { color: #e6e6e6; background: #16181b } }</style>\n", WIDTH, height, WIDTH, height);
    unsigned y = MARGIN;
    for (uint32_t s = 0; s < d->n_stories; s++) {
        fh_buf_format(out, "<text fill=\"currentColor\" font-size=\"14\" font-weight=\"600\" x=\"%d\" y=\"%u\">", MARGIN, y + 12);
        put_cut(out, d->stories[s].title, 110);
        fh_buf_format(out, "</text>\n<g transform=\"translate(0 %u)\">", y + 18);
        fh_dossier__tree_svg(out, d, s);
        fh_buf_add(out, FH_STR("</g>\n"));
        y += HEAD + FOOT + MARGIN + 18 + ROW * fh_tree_make(arena, d, s).n;
    }
    fh_buf_add(out, FH_STR("</svg>\n"));
}
