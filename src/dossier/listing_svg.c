/* SPDX-License-Identifier: MIT
 *
 * dossier/listing_svg.c - rows of a store as a picture: a row a line, its label at the left, and at the right a dot or a
 * bar where it lies in time; rows without any date are bars by how much they count. Like the family tree
 * (tree_svg.c) it is drawn in the colour of the text around it and one tone that reads on light and on dark. */
#include "base/date.h"
#include "dossier/html.h"
#include "dossier/site.h"
#include "dossier/view.h"

enum { WIDTH = 960, LABELS = 400, MARGIN = 16, ROW = 22, HEAD = 60, LETTERS = 54, TICK_ROOM = 86, MOST_ROWS = 500 };
static const char TONE[] = "#2f7fc1";

/* A row of the picture. */
typedef struct bar {
    fh_str label;
    int64_t begin, end; /* days; DATELESS where there is none */
    uint32_t count;     /* drawn where no row has a date, and told at the end of the label */
} bar;

static const int64_t DATELESS = INT64_MIN;

typedef struct picture {
    fh_buf *out;
    const bar *bars;
    uint32_t n;
    int64_t first, last; /* of all; first > last: no row has a date */
    uint32_t most;
} picture;

/* Days since 1970 of an ISO date as the store keeps it: "2033", "2033-10", "2033-10-05", "2033-10-05T21:14". */
static int64_t day_of(fh_str date) {
    int64_t part[3] = {0, 1, 1};
    size_t k = 0;
    if (date.len < 4 || !fh_is_digit(date.ptr[0])) return DATELESS;
    for (size_t i = 0; i < date.len && i < 10; i++) {
        if (date.ptr[i] == '-') { if (++k > 2) break; part[k] = 0; continue; }
        if (!fh_is_digit(date.ptr[i])) break;
        part[k] = part[k] * 10 + (date.ptr[i] - '0');
    }
    return fh_date_days(part[0], (unsigned)(part[1] ? part[1] : 1), (unsigned)(part[2] ? part[2] : 1));
}

static int x_of(const picture *p, int64_t day) {
    int64_t room = WIDTH - LABELS - 3 * MARGIN, all = p->last > p->first ? p->last - p->first : 1;
    return (int)(LABELS + MARGIN + (day - p->first) * room / all);
}

static void put_label(const picture *p, uint32_t row) {
    const bar *b = &p->bars[row];
    size_t end = 0;
    int letters = 0;
    for (; end < b->label.len && letters < LETTERS; letters++)
        for (end++; end < b->label.len && ((unsigned char)b->label.ptr[end] & 0xc0) == 0x80;) end++;
    fh_buf_format(p->out, "<text fill=\"currentColor\" font-size=\"12\" x=\"%d\" y=\"%u\">", MARGIN, HEAD + ROW * row + ROW / 2 + 4);
    fh_html_text(p->out, fh_str_cut(b->label, 0, end));
    if (end < b->label.len) fh_buf_add(p->out, FH_STR("\xe2\x80\xa6"));
    fh_buf_add(p->out, FH_STR("</text>"));
}

static void put_in_time(const picture *p, uint32_t row) {
    const bar *b = &p->bars[row];
    unsigned y = HEAD + ROW * row + ROW / 2;
    if (b->begin == DATELESS) return;
    int x = x_of(p, b->begin), to = x_of(p, b->end == DATELESS ? b->begin : b->end);
    if (to > x) fh_buf_format(p->out, "<line stroke=\"%s\" stroke-width=\"6\" stroke-linecap=\"round\" stroke-opacity=\".45\" x1=\"%d\" x2=\"%d\" y1=\"%u\" y2=\"%u\"/>", TONE, x, to, y, y);
    fh_buf_format(p->out, "<circle fill=\"%s\" cx=\"%d\" cy=\"%u\" r=\"4.5\"/>", TONE, to, y);
}

static void put_amount(const picture *p, uint32_t row) {
    const bar *b = &p->bars[row];
    unsigned y = HEAD + ROW * row, room = WIDTH - LABELS - 5 * MARGIN, most = p->most ? p->most : 1;
    unsigned width = (unsigned)((uint64_t)b->count * room / most);
    fh_buf_format(p->out, "<rect fill=\"%s\" x=\"%d\" y=\"%u\" width=\"%u\" height=\"%d\" rx=\"2\"/>", TONE, LABELS + MARGIN, y + 5, width ? width : 1, ROW - 10);
    fh_buf_format(p->out, "<text fill=\"currentColor\" font-size=\"11\" x=\"%u\" y=\"%u\">%u</text>", LABELS + MARGIN + width + 6, y + ROW / 2 + 4, b->count);
}

/* The dates of rows are marked where there is room, from the first on. */
static void put_axis(const picture *p) {
    int last = -TICK_ROOM;
    for (int64_t step = 0; step <= 6; step++) {
        int64_t day = p->first + (p->last - p->first) * step / 6;
        int x = x_of(p, day);
        if (x - last < TICK_ROOM) continue;
        fh_datetime t = fh_date_of_days(day);
        fh_buf_format(p->out, "<line stroke=\"currentColor\" stroke-opacity=\".18\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%u\"/>"
                      "<text fill=\"currentColor\" fill-opacity=\".75\" font-size=\"11\" text-anchor=\"middle\" x=\"%d\" y=\"%d\">", x, x, HEAD - 6, HEAD + ROW * p->n, x, HEAD - 12);
        fh_write_date(p->out, t);
        fh_buf_add(p->out, FH_STR("</text>"));
        last = x;
    }
}

static void draw(fh_writer *w, fh_str title, const bar *bars, uint32_t n) {
    picture p = {.out = &w->buf, .bars = bars, .n = n < MOST_ROWS ? n : MOST_ROWS, .first = INT64_MAX, .last = INT64_MIN};
    for (uint32_t i = 0; i < p.n; i++) {
        if (bars[i].count > p.most) p.most = bars[i].count;
        if (bars[i].begin == DATELESS) continue;
        int64_t end = bars[i].end == DATELESS ? bars[i].begin : bars[i].end;
        if (bars[i].begin < p.first) p.first = bars[i].begin;
        if (end > p.last) p.last = end;
    }
    unsigned height = HEAD + ROW * p.n + MARGIN;
    bool dated = p.first <= p.last;
    fh_buf_format(p.out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %u\" width=\"%d\" height=\"%u\" role=\"img\" font-family=\"system-ui, sans-serif\">\n"
                  "<style>svg { color: #1b1b1b; background: #fff }\n@media (prefers-color-scheme: dark) { svg { color: #e6e6e6; background: #16181b } }</style>\n<title>", WIDTH, height, WIDTH, height);
    fh_html_text(p.out, title);
    fh_buf_format(p.out, "</title>\n<text fill=\"currentColor\" font-size=\"14\" font-weight=\"600\" x=\"%d\" y=\"24\">", MARGIN);
    fh_html_text(p.out, title);
    fh_buf_add(p.out, FH_STR("</text>\n"));
    if (dated) put_axis(&p);
    for (uint32_t i = 0; i < p.n; i++) {
        put_label(&p, i);
        if (dated) put_in_time(&p, i);
        else put_amount(&p, i);
        fh_buf_add_char(p.out, '\n');
        fh_writer_drain_full(w);
    }
    fh_buf_add(p.out, FH_STR("</svg>\n"));
}

static bar *new_bars(fh_writer *w, uint32_t n) { return fh_new_n(w->arena, bar, n + 1); }

void fh_site__stories_svg(const fh_site *s, const fh_story_rows *rows) {
    bar *bars = new_bars(s->w, rows->n);
    for (uint32_t i = 0; bars && i < rows->n; i++)
        bars[i] = (bar){fh_site__name(rows->at[i].title, rows->at[i].id), day_of(rows->at[i].first), day_of(rows->at[i].last), rows->at[i].n_reports};
    if (bars) draw(s->w, FH_STR("Stories over time"), bars, rows->n);
}

void fh_site__hits_svg(const fh_site *s, const fh_hit_rows *rows) {
    bar *bars = new_bars(s->w, rows->n);
    for (uint32_t i = 0; bars && i < rows->n; i++)
        bars[i] = (bar){fh_site__name(rows->at[i].title, rows->at[i].report), day_of(rows->at[i].published), DATELESS, 1};
    if (bars) draw(s->w, FH_STR("Reports over time"), bars, rows->n);
}

void fh_site__speakers_svg(const fh_site *s, const fh_speaker_rows *rows) {
    bar *bars = new_bars(s->w, rows->n);
    bool one = s->query->speaker.len > 0;
    for (uint32_t i = 0; bars && i < rows->n; i++) {
        const fh_speaker_row *r = &rows->at[i];
        bars[i] = one ? (bar){r->said, day_of(r->published), DATELESS, 1} : (bar){r->name, DATELESS, DATELESS, r->n_statements};
    }
    if (bars) draw(s->w, one ? s->query->speaker : FH_STR("Statements by speaker"), bars, rows->n);
}

/* Revisions by their words. */
void fh_site__report_svg(const fh_site *s, const fh_dossier *d) {
    bar *bars = new_bars(s->w, d->n_reports);
    for (uint32_t i = 0; bars && i < d->n_reports; i++) {
        uint32_t words = 0;
        for (uint32_t k = 0; k < d->reports[i]->n_tokens; k++) words += (d->reports[i]->tokens[k].flags & FH_TOKEN_WORD) != 0;
        bars[i] = (bar){fh_str_format(s->w->arena, "revision %u", i + 1), DATELESS, DATELESS, words};
    }
    if (bars) draw(s->w, fh_view_title(d->reports[d->n_reports - 1]), bars, d->n_reports);
}
