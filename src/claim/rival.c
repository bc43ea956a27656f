/* SPDX-License-Identifier: MIT
 *
 * claim/rival.c - which sentences speak of the same thing, so that it is worth asking whether they contradict.
 *
 * Contradiction is not likeness: "no ambulance was turned away" and "seven vehicles were sent on to Orange" share one
 * sense. So every line gathers what it shares with any line of another account: stems, senses, and slots, that is
 * figures of one unit or one counted noun whatever their value; what is rare in the story counts most. The best of each
 * line are kept, more of them than an alignment would keep. Inside a report every line is held against the few before it,
 * a denial against a few more. Lists of the index are cut, so that a word that stands everywhere costs little. */
#include "base/hash.h"
#include "base/map.h"
#include "base/sort.h"
#include "claim/conflict.h"
#include "claim/contrast.h"

enum { LIST_MAX = 60, ACROSS = 12, INSIDE = 6, NEXT = 2 };
static const float SENSE_WORTH = 0.5f, SLOT_WORTH = 1.2f; /* against a shared stem */
static const float SHARED_LEAST = 0.8f;

typedef struct posting { uint32_t line, next; } posting;

typedef struct place { uint32_t side, line; } place; /* of a line, by its number over all sides */

typedef struct offer { uint32_t line; float shared; } offer;

typedef struct hunt {
    fh_arena *arena;
    const fh_claim__side *sides;
    uint32_t n_sides, n_lines;
    place *places;
    fh_map heads; /* key -> first posting + 1 */
    FH_VEC(posting) list;
    float *sum, *word;     /* per line: shared with the line that is looked at; by its present word alone */
    uint32_t *stamp, now;
    FH_VEC(uint32_t) touched;
    fh_claim__rival_vec *out;
} hunt;

static uint64_t sense_key(uint32_t id) { return fh_hash_pair(0x73, id); }

/* People are counted by many nouns: "27 passengers", "27 injured men". */
static uint64_t people_slot(void) { return fh_hash_pair(0x50, 1); }

static bool is_figure(const fh_claim__text *t, uint32_t k) {
    return t->words[k].quantity != FH_NONE && t->quantities[t->words[k].quantity].first == k;
}

static void add_posting(hunt *h, uint64_t key, uint32_t line) {
    uint32_t *head = fh_map_put(&h->heads, key, 0);
    if (!head || (*head && h->list.at[*head - 1].line == line)) return;
    fh_vec_push(h->arena, &h->list, (posting){line, *head});
    *head = (uint32_t)h->list.n;
}

static const fh_claim__text *text_of(const hunt *h, uint32_t line) { return h->sides[h->places[line].side].text; }
static const fh_claim__line *line_of(const hunt *h, uint32_t line) { return &text_of(h, line)->lines[h->places[line].line]; }

static void index_line(hunt *h, uint32_t number) {
    const fh_claim__text *t = text_of(h, number);
    fh_claim__range r = line_of(h, number)->tokens;
    for (uint32_t k = r.first; k < r.first + r.n; k++) {
        const fh_claim__word *w = &t->words[k];
        if (is_figure(t, k)) add_posting(h, fh_claim__slot_of(t, &t->quantities[w->quantity]), number);
        if (is_figure(t, k) && fh_claim__counts_people(t, &t->quantities[w->quantity])) add_posting(h, people_slot(), number);
        if (w->weight <= 0) continue;
        add_posting(h, w->stem, number);
        for (uint32_t i = 0; i < w->sense.n_ids; i++) add_posting(h, sense_key(fh_claim__sense_id(w->sense, i)), number);
    }
}

static void credit(hunt *h, uint64_t key, float worth) {
    const uint32_t *head = fh_map_get(&h->heads, key);
    uint32_t n = 0;
    for (uint32_t at = head ? *head : 0; at && n < LIST_MAX; at = h->list.at[at - 1].next, n++) {
        uint32_t line = h->list.at[at - 1].line;
        if (h->stamp[line] != h->now) {
            if (h->sum[line] == 0) fh_vec_push(h->arena, &h->touched, line);
            h->stamp[line] = h->now;
            h->word[line] = 0;
        }
        if (worth <= h->word[line]) continue;
        h->sum[line] += worth - h->word[line];
        h->word[line] = worth;
    }
}

static void gather(hunt *h, uint32_t number) {
    const fh_claim__text *t = text_of(h, number);
    fh_claim__range r = line_of(h, number)->tokens;
    h->touched.n = 0;
    for (uint32_t k = r.first; k < r.first + r.n; k++) {
        const fh_claim__word *w = &t->words[k];
        if (is_figure(t, k)) {
            h->now++;
            credit(h, fh_claim__slot_of(t, &t->quantities[w->quantity]), SLOT_WORTH);
            if (fh_claim__counts_people(t, &t->quantities[w->quantity])) credit(h, people_slot(), SLOT_WORTH);
        }
        if (w->weight <= 0) continue;
        h->now++;
        credit(h, w->stem, w->weight);
        for (uint32_t i = 0; i < w->sense.n_ids; i++) credit(h, sense_key(fh_claim__sense_id(w->sense, i)), SENSE_WORTH * w->weight);
    }
}

static void keep_best(offer *best, uint32_t most, uint32_t *n, offer o) {
    uint32_t i = *n;
    while (i > 0 && (o.shared > best[i - 1].shared || (o.shared == best[i - 1].shared && o.line < best[i - 1].line))) {
        if (i < most) best[i] = best[i - 1];
        i--;
    }
    if (i >= most) return;
    best[i] = o;
    if (*n < most) ++*n;
}

static void push(hunt *h, uint32_t from, uint32_t to, float shared, uint32_t rank) {
    bool turned = from > to;
    place x = h->places[turned ? to : from], y = h->places[turned ? from : to];
    fh_vec_push(h->arena, h->out, (fh_claim__rivals){x.side, x.line, y.side, y.line, shared, turned ? FH_NONE : rank, turned ? rank : FH_NONE});
}

static uint32_t reach_of(const hunt *h, uint32_t number) {
    const fh_claim__line *l = line_of(h, number);
    return l->quantities.n || (l->cues & (CUE_DENY | CUE_NEGATION | CUE_CONTRAST | CUE_REBUT)) ? FH_CLAIM__REACH : NEXT;
}

/* Inside a report only what stands near is told of: of 44 conflicts that were marked there 42 stand within FH_CLAIM__REACH lines. */
static bool is_near(const hunt *h, uint32_t a, uint32_t b) {
    return h->sides[h->places[a].side].inner && (a < b ? b - a <= reach_of(h, b) : a - b <= reach_of(h, a));
}

static void choose(hunt *h, uint32_t number) {
    offer across[ACROSS], inside[INSIDE];
    uint32_t n_across = 0, n_inside = 0;
    const fh_claim__side *mine = &h->sides[h->places[number].side];
    for (size_t i = 0; i < h->touched.n; i++) {
        uint32_t line = h->touched.at[i];
        const fh_claim__side *theirs = &h->sides[h->places[line].side];
        offer o = {line, h->sum[line]};
        h->sum[line] = 0;
        if (o.shared < SHARED_LEAST || line == number) continue;
        if (mine == theirs) keep_best(inside, INSIDE, &n_inside, o);
        else if (mine->account != theirs->account) keep_best(across, ACROSS, &n_across, o);
    }
    for (uint32_t i = 0; i < n_across; i++) push(h, number, across[i].line, across[i].shared, i);
    for (uint32_t i = 0; i < n_inside; i++)
        if (is_near(h, number, inside[i].line)) push(h, number, inside[i].line, inside[i].shared, i);
}

/* Inside a report an answer stands near what it answers, whether or not they share a word. */
static void look_back(hunt *h, uint32_t number) {
    place p = h->places[number];
    for (uint32_t back = 1; h->sides[p.side].inner && back <= reach_of(h, number) && back <= p.line; back++) push(h, number, number - back, 0, FH_NONE);
}

static int by_place(const void *a, const void *b) {
    const fh_claim__rivals *x = a, *y = b;
    if (x->x_side != y->x_side) return x->x_side < y->x_side ? -1 : 1;
    if (x->x_line != y->x_line) return x->x_line < y->x_line ? -1 : 1;
    if (x->y_side != y->y_side) return x->y_side < y->y_side ? -1 : 1;
    if (x->y_line != y->y_line) return x->y_line < y->y_line ? -1 : 1;
    if (x->x_rank != y->x_rank) return x->x_rank < y->x_rank ? -1 : 1;
    if (x->y_rank != y->y_rank) return x->y_rank < y->y_rank ? -1 : 1;
    return x->shared > y->shared ? -1 : x->shared < y->shared;
}

static bool same_pair(const fh_claim__rivals *a, const fh_claim__rivals *b) {
    return a->x_side == b->x_side && a->x_line == b->x_line && a->y_side == b->y_side && a->y_line == b->y_line;
}

static void merge(fh_claim__rival_vec *v) {
    size_t n = 0;
    fh_sort(v->at, v->n, sizeof *v->at, by_place);
    for (size_t i = 0; i < v->n; i++) {
        fh_claim__rivals *r = &v->at[i], *last = n ? &v->at[n - 1] : NULL;
        if (!last || !same_pair(last, r)) {
            v->at[n++] = *r;
            continue;
        }
        if (r->x_rank < last->x_rank) last->x_rank = r->x_rank;
        if (r->y_rank < last->y_rank) last->y_rank = r->y_rank;
        if (r->shared > last->shared) last->shared = r->shared;
    }
    v->n = n;
}

static bool number_lines(hunt *h) {
    for (uint32_t i = 0; i < h->n_sides; i++) h->n_lines += h->sides[i].text->n_lines;
    h->places = fh_new_n(h->arena, place, h->n_lines + 1u);
    h->sum = fh_new_n(h->arena, float, h->n_lines + 1u);
    h->word = fh_new_n(h->arena, float, h->n_lines + 1u);
    h->stamp = fh_new_n(h->arena, uint32_t, h->n_lines + 1u);
    if (!h->places || !h->sum || !h->word || !h->stamp) return false;
    uint32_t number = 0;
    for (uint32_t i = 0; i < h->n_sides; i++)
        for (uint32_t l = 0; l < h->sides[i].text->n_lines; l++) h->places[number++] = (place){i, l};
    return true;
}

void fh_claim__find_rivals(fh_arena *arena, const fh_claim__side *sides, uint32_t n, fh_claim__rival_vec *out) {
    hunt h = {.arena = arena, .sides = sides, .n_sides = n, .heads = {.arena = arena}, .out = out};
    if (!number_lines(&h)) return;
    for (uint32_t i = h.n_lines; i-- > 0;) index_line(&h, i);
    if (fh_arena_status(arena)) return;
    for (uint32_t i = 0; i < h.n_lines; i++) {
        gather(&h, i);
        choose(&h, i);
        look_back(&h, i);
    }
    merge(out);
}
