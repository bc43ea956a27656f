/* SPDX-License-Identifier: MIT
 *
 * claim/window.c - whether two lines stand in the same place of their stories.
 *
 * "Only the upper one is gone" shares nothing with "two of the bridges were down", but the lines around it speak of bridges.
 * Paragraphs and lines are cut where they are long, so that a pair costs no more than WINDOW_WORDS steps. */
#include "claim/window.h"

enum { LINE, PARAGRAPH, AROUND, LINES_MAX = 8 };
_Static_assert((int)AROUND + 1 == (int)FH_CLAIM__WINDOW_RINGS, "a weight for each ring");
_Static_assert(2 * (int)FH_CLAIM__WINDOW_WORDS <= (int)FH_CLAIM__WINDOW_SLOTS, "half of the slots stay free");

static bool same_paragraph(const fh_claim__text *t, uint32_t a, uint32_t b) { return t->report->sentences[a].paragraph == t->report->sentences[b].paragraph; }

/* First and last line of the paragraph that `line` stands in, at most LINES_MAX away. */
static uint32_t first_of(const fh_claim__text *t, uint32_t line) {
    uint32_t first = line;
    while (first > 0 && line - first < LINES_MAX && same_paragraph(t, first - 1, line)) first--;
    return first;
}

static uint32_t last_of(const fh_claim__text *t, uint32_t line) {
    uint32_t last = line;
    while (last + 1 < t->n_lines && last - line < LINES_MAX && same_paragraph(t, last + 1, line)) last++;
    return last;
}

/* The slot of a stem: the one that holds it, or the free one where it belongs. */
static uint32_t slot_of(const fh_claim__window *w, uint32_t stem) {
    uint32_t at = (stem * 2654435761u >> 16) % FH_CLAIM__WINDOW_SLOTS;
    while (w->slots[at] && w->words[w->slots[at] - 1].stem != stem) at = (at + 1) % FH_CLAIM__WINDOW_SLOTS;
    return at;
}

/* Adds the words of a line that no inner ring has. */
static void add_line(fh_claim__window *w, uint32_t line, uint32_t ring) {
    fh_claim__range r = w->text->lines[line].tokens;
    for (uint32_t k = r.first; k < r.first + r.n && w->n < FH_CLAIM__WINDOW_WORDS; k++) {
        const fh_claim__word *word = &w->text->words[k];
        uint32_t at = word->weight > 0 ? slot_of(w, word->stem) : 0;
        if (word->weight <= 0 || w->slots[at]) continue;
        w->words[w->n].stem = word->stem;
        w->words[w->n].ring = ring;
        w->words[w->n].weight = word->weight;
        w->slots[at] = (uint16_t)++w->n;
        for (uint32_t i = ring; i < FH_CLAIM__WINDOW_RINGS; i++) w->weight[i] += word->weight;
    }
}

void fh_claim__set_window(fh_claim__window *w, const fh_claim__text *t, uint32_t line) {
    if (w->text == t && w->line == line) return;
    memset(w, 0, sizeof *w);
    w->text = t;
    w->line = line;
    uint32_t first = first_of(t, line), last = last_of(t, line);
    add_line(w, line, LINE);
    for (uint32_t i = first; i <= last; i++) add_line(w, i, PARAGRAPH);
    for (uint32_t i = first ? first_of(t, first - 1) : 0; i < first; i++) add_line(w, i, AROUND);
}

static float share(float found, float a, float b) {
    float of = a < b ? a : b;
    return of > 0 ? found / of : 0;
}

void fh_claim__weigh_windows(const fh_claim__window *a, const fh_claim__window *b, float f[FH_CLAIM__WINDOW_FEATURES]) {
    float paragraphs = 0, b_line = 0, a_line = 0, around = 0;
    for (uint32_t i = 0; i < a->n; i++) {
        uint32_t at = b->slots[slot_of(b, a->words[i].stem)];
        if (!at) continue;
        uint32_t a_ring = a->words[i].ring, b_ring = b->words[at - 1].ring;
        float weight = a->words[i].weight < b->words[at - 1].weight ? a->words[i].weight : b->words[at - 1].weight;
        around += weight;
        if (a_ring <= PARAGRAPH && b_ring <= PARAGRAPH) paragraphs += weight;
        if (b_ring == LINE) b_line += weight;
        if (a_ring == LINE) a_line += weight;
    }
    f[0] = share(paragraphs, a->weight[PARAGRAPH], b->weight[PARAGRAPH]);
    f[1] = share(b_line, b->weight[LINE], b->weight[LINE]);
    f[2] = share(a_line, a->weight[LINE], a->weight[LINE]);
    f[3] = share(around, a->weight[AROUND], b->weight[AROUND]);
    f[4] = around;
}
