/* SPDX-License-Identifier: MIT
 *
 * reuse/verify.c - pairs of documents that share keys, compared word by word.
 *
 * Three things are measured:
 * - the Jaccard resemblance of the sets of five-word shingles, as everybody reports it;
 * - the share of each document's stretches that the other has. A stretch is STRETCH words; the other has it when it
 *   holds a quarter of its three-word shingles. So a text with every third word exchanged is shared as a whole,
 *   and one that has taken over two paragraphs is shared in these alone, though both may have the same resemblance;
 * - whether the words that differ are names and numbers on both sides: then it is one template, filled in twice.
 *
 * Pairs come sorted, so that the first document of many pairs is read and indexed once. */
#include "base/hash.h"
#include "reuse/dedup_inside.h"

enum {
    STRETCH = 24,      /* words */
    FEWEST_KEYS = 3,   /* shared, for a pair to be looked at; of 100,000 documents' pairs with two, 1 in 2,000 is one */
    FEW_KEYS = 16,     /* documents with fewer keys need share only two, */
    NO_KEYS = 5,       /* and with fewer than these, one */
    FEWEST_FILLED = 4, /* differing words on each side, for a template */
    AT_ONCE = 16384    /* pairs in memory */
};
static const float HAD = .25f, WORTH_KEEPING = .15f, NAMES = .6f, FRAME_NAMES = .4f;

/* To a millionth, so that a figure survives being written and read (dedup --stage). */
static float rounded(double share) { return (float)((double)(uint32_t)(share * 1e6 + .5) / 1e6); }

/* ---- a set of shingles with marks ----------------------------------------------------------- */

typedef struct marked_set {
    uint64_t *slot; /* 0 is empty */
    uint32_t *mark;
    uint32_t mask, n;
} marked_set;

static uint32_t slots_for(uint32_t n) {
    uint32_t size = 16;
    while (size < 2 * (uint64_t)n && size < (uint32_t)1 << 31) size *= 2;
    return size;
}

static uint32_t find_slot(const marked_set *s, uint64_t hash) {
    uint64_t key = hash ? hash : 1;
    uint32_t at = (uint32_t)(key >> 32) & s->mask;
    while (s->slot[at] && s->slot[at] != key) at = (at + 1) & s->mask;
    return at;
}

static bool make_set(fh_arena *arena, const uint64_t *hash, uint32_t n, marked_set *ret) {
    uint32_t size = slots_for(n);
    *ret = (marked_set){fh_new_n(arena, uint64_t, size), fh_new_n(arena, uint32_t, size), size - 1, 0};
    if (!ret->slot || !ret->mark) return false;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = find_slot(ret, hash[i]);
        ret->n += !ret->slot[at];
        ret->slot[at] = hash[i] ? hash[i] : 1;
    }
    return true;
}

bool fh_dedup_is_nothing(const fh_dedup_edge *e) { return e->share_a < WORTH_KEEPING && e->share_b < WORTH_KEEPING; }

/* ---- one document against the next ------------------------------------------------------------ */

typedef struct first_doc {
    fh_dedup__shingles s;
    marked_set threes, fives, words;
    uint32_t *slot_of_three; /* by place in the document */
} first_doc;

/* Words of a document as hashes, without their lowest bit. */
static uint64_t word_hash(uint32_t word) { return fh_mix64((word & ~FH_DEDUP_NAME) + 1ull); }

/* x->s is there; makes the sets. */
static fh_status index_first(fh_arena *scratch, first_doc *x, fh_error *err) {
    uint64_t *words = fh_arena_alloc_raw(scratch, x->s.n_words + 1u, sizeof *words, _Alignof(uint64_t));
    for (uint32_t i = 0; words && i < x->s.n_words; i++) words[i] = word_hash(x->s.word[i]);
    bool made = words && make_set(scratch, x->s.three, x->s.n_three, &x->threes) && make_set(scratch, x->s.five, x->s.n_five, &x->fives) &&
                make_set(scratch, words, x->s.n_words, &x->words);
    x->slot_of_three = fh_arena_alloc_raw(scratch, x->s.n_three + 1u, sizeof(uint32_t), _Alignof(uint32_t));
    if (!made || !x->slot_of_three) return fh_fail_arena(err, scratch);
    for (uint32_t i = 0; i < x->s.n_three; i++) x->slot_of_three[i] = find_slot(&x->threes, x->s.three[i]);
    return FH_OK;
}

static fh_status read_first(const fh_dedup *d, fh_arena *scratch, uint32_t rank, first_doc *x, fh_error *err) {
    fh_status status = fh_dedup__cut(d, scratch, rank, FH_DEDUP__THREES | FH_DEDUP__FIVES, &x->s, err);
    return status ? status : index_first(scratch, x, err);
}

/* Marks what b holds of the set; answers how many distinct members that are. */
static uint32_t mark_common(marked_set *set, const uint64_t *hash, uint32_t n, uint32_t mark) {
    uint32_t common = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = find_slot(set, hash[i]);
        if (!set->slot[at] || set->mark[at] == mark) continue;
        set->mark[at] = mark;
        common++;
    }
    return common;
}

/* The same, and which of b's shingles the set holds. */
static uint32_t mark_hits(marked_set *set, const uint64_t *hash, uint32_t n, uint32_t mark, bool *hit) {
    uint32_t common = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = find_slot(set, hash[i]);
        hit[i] = set->slot[at] != 0;
        if (!hit[i] || set->mark[at] == mark) continue;
        set->mark[at] = mark;
        common++;
    }
    return common;
}

/* Share of the stretches of which the other document has HAD. */
static float share_of_stretches(const bool *hit, uint32_t n) {
    uint32_t had = 0, all = 0;
    for (uint32_t begin = 0; begin < n; all++) {
        uint32_t end = n - begin < STRETCH + STRETCH / 2 ? n : begin + STRETCH, hits = 0;
        for (uint32_t i = begin; i < end; i++) hits += hit[i];
        had += (float)hits >= HAD * (float)(end - begin);
        begin = end;
    }
    return rounded(all ? (double)had / all : 0);
}

/* Some words of a document: how many, and how many of them are names or numbers. */
typedef struct some_words { uint32_t n, names; } some_words;

static void tally(some_words *d, uint32_t word) {
    d->n++;
    d->names += word & FH_DEDUP_NAME;
}

static bool mostly_names(some_words w) { return w.n >= FEWEST_FILLED && (float)w.names >= NAMES * (float)w.n; }

/* What differs are names and numbers on either side, while what is common - the frame - is not. A list of names is
 * no template, though all that differs in it are names. */
static bool is_template(first_doc *x, const fh_dedup__shingles *b, uint32_t mark) {
    some_words only_a = {0}, only_b = {0}, frame = {0};
    for (uint32_t j = 0; j < b->n_words; j++) {
        uint32_t at = find_slot(&x->words, word_hash(b->word[j]));
        if (x->words.slot[at]) x->words.mark[at] = mark, tally(&frame, b->word[j]);
        else tally(&only_b, b->word[j]);
    }
    if (!mostly_names(only_b) || (float)frame.names > FRAME_NAMES * (float)frame.n) return false;
    for (uint32_t i = 0; i < x->s.n_words; i++)
        if (x->words.mark[find_slot(&x->words, word_hash(x->s.word[i]))] != mark) tally(&only_a, x->s.word[i]);
    return mostly_names(only_a);
}

/* Too little in common for any share to be worth keeping: found by counting, before anything is measured. */
static bool strangers(const first_doc *x, const fh_dedup__shingles *b, uint32_t common) {
    uint32_t fewer = x->s.n_three < b->n_three ? x->s.n_three : b->n_three;
    return (float)common < .5f * HAD * WORTH_KEEPING * (float)fewer;
}

/* `hit` has room for the shingles of either. */
static fh_dedup_edge measure(first_doc *x, const fh_dedup__shingles *b, uint32_t b_fives, uint32_t mark, bool *hit) {
    fh_dedup_edge e = {0};
    e.common = mark_hits(&x->threes, b->three, b->n_three, mark, hit);
    if (strangers(x, b, e.common)) return e;
    e.share_b = share_of_stretches(hit, b->n_three);
    for (uint32_t i = 0; i < x->s.n_three; i++) hit[i] = x->threes.mark[x->slot_of_three[i]] == mark;
    e.share_a = share_of_stretches(hit, x->s.n_three);
    if (fh_dedup_is_nothing(&e)) return e;
    uint32_t fives = mark_common(&x->fives, b->five, b->n_five, mark), all = x->fives.n + b_fives - fives;
    e.jaccard = rounded(all ? (double)fives / all : 0);
    e.template_ = is_template(x, b, mark);
    return e;
}

static fh_status measure_next(const fh_dedup *d, fh_arena *scratch, first_doc *x, uint32_t a, uint32_t b, uint32_t mark, fh_dedup_edge *ret, fh_error *err) {
    fh_arena_mark before = fh_arena_mark_now(scratch);
    fh_dedup__shingles s;
    fh_status status = fh_dedup__cut(d, scratch, b, FH_DEDUP__THREES | FH_DEDUP__FIVES, &s, err);
    bool *hit = status ? NULL : fh_arena_alloc_raw(scratch, (s.n_three > x->s.n_three ? s.n_three : x->s.n_three) + 1u, 1, 1);
    if (!status && !hit) status = fh_fail_arena(err, scratch);
    if (!status) {
        *ret = measure(x, &s, d->docs[b].n_fives, mark, hit);
        ret->a = a;
        ret->b = b;
    }
    fh_arena_rewind(scratch, before);
    return status;
}

fh_status fh_dedup__compare(const fh_dedup *d, fh_arena *scratch, uint32_t a, uint32_t b, fh_dedup_edge *ret, fh_error *err) {
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    first_doc x;
    fh_status status = read_first(d, scratch, a, &x, err);
    if (!status) status = measure_next(d, scratch, &x, a, b, 1, ret, err);
    fh_arena_rewind(scratch, mark);
    return status;
}

fh_status fh_dedup_measure(fh_arena *scratch, const fh_dedup_words *a, const fh_dedup_words *b, fh_dedup_edge *ret, fh_error *err) {
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    first_doc x;
    fh_dedup__shingles s;
    marked_set fives;
    fh_dedup__cut_words(scratch, a->at, (uint32_t)a->n, FH_DEDUP__THREES | FH_DEDUP__FIVES, &x.s);
    fh_dedup__cut_words(scratch, b->at, (uint32_t)b->n, FH_DEDUP__THREES | FH_DEDUP__FIVES, &s);
    bool *hit = fh_arena_alloc_raw(scratch, a->n + b->n + 1, 1, 1);
    fh_status status = fh_fail_arena(err, scratch);
    if (!status) status = index_first(scratch, &x, err);
    if (!status && !make_set(scratch, s.five, s.n_five, &fives)) status = fh_fail_arena(err, scratch);
    if (!status) *ret = measure(&x, &s, fives.n, 1, hit);
    fh_arena_rewind(scratch, mark);
    return status;
}

/* ---- pairs in batches ---------------------------------------------------------------------------- */

typedef struct batch {
    const fh_dedup *d;
    fh_dedup_edge *edges;   /* a and b filled in; sorted */
    uint32_t *first;        /* per item, and one more: where the edges of its document begin */
    uint32_t n, n_items;
    uint64_t passed;        /* pairs that an earlier run has compared, and which came again */
    struct fault { uint32_t item; fh_error err; } *faults;
} batch;

static void verify_item(void *payload, size_t item, unsigned worker) {
    batch *b = payload;
    fh_arena *scratch = b->d->scratch[worker];
    uint32_t from = b->first[item], to = b->first[item + 1], a = b->edges[from].a;
    first_doc x;
    fh_error err = {0};
    fh_status status = read_first(b->d, scratch, a, &x, &err);
    for (uint32_t k = from; !status && k < to; k++)
        status = measure_next(b->d, scratch, &x, a, b->edges[k].b, k - from + 1, &b->edges[k], &err);
    if (status && (!b->faults[worker].err.status || item < b->faults[worker].item)) b->faults[worker] = (struct fault){(uint32_t)item, err};
    fh_arena_reset(scratch);
}

static fh_status flush(fh_dedup *d, batch *b, fh_error *err) {
    b->first[b->n_items] = b->n;
    fh_pool_run(d->pool, b->n_items, verify_item, b);
    const struct fault *first = NULL;
    for (unsigned i = 0; i < fh_pool_threads(d->pool); i++)
        if (b->faults[i].err.status && (!first || b->faults[i].item < first->item)) first = &b->faults[i];
    if (first) return fh_fail(err, first->err.status, first->err.offset, "%s", first->err.msg);
    fh_status status = FH_OK;
    for (uint32_t k = 0; !status && k < b->n; k++) {
        const fh_dedup_edge *e = &b->edges[k];
        if (fh_dedup_is_nothing(e)) continue;
        status = fh_spill_write(d->edges_out, e, sizeof *e, err);
        d->n_edges += status == FH_OK;
    }
    uint32_t n = b->n;
    b->n = b->n_items = 0;
    return status ? status : fh_dedup__compared(d, n, err);
}

/* Worth looking at: documents found by many keys share several of them. */
static bool shares_enough(const fh_dedup *d, uint32_t a, uint32_t b, uint32_t n_shared) {
    unsigned fewer = d->docs[a].n_keys < d->docs[b].n_keys ? d->docs[a].n_keys : d->docs[b].n_keys;
    return n_shared >= (fewer < NO_KEYS ? 1 : fewer < FEW_KEYS ? 2 : FEWEST_KEYS);
}

static fh_status take_pair(fh_dedup *d, void *payload, uint64_t pair, uint32_t n_shared, fh_error *err) {
    batch *b = payload;
    uint32_t a = (uint32_t)(pair >> FH_DEDUP_RANK_BITS), other = (uint32_t)(pair & (((uint64_t)1 << FH_DEDUP_RANK_BITS) - 1));
    if (!shares_enough(d, a, other, n_shared)) return FH_OK;
    if (b->passed < fh_dedup__pairs_before(d)) return b->passed++, FH_OK;
    bool fresh = !b->n || b->edges[b->n - 1].a != a;
    fh_status status = b->n >= AT_ONCE - 1 || (fresh && b->n_items == AT_ONCE - 1) ? flush(d, b, err) : FH_OK;
    if (status) return status;
    if (!b->n || b->edges[b->n - 1].a != a) b->first[b->n_items++] = b->n;
    b->edges[b->n++] = (fh_dedup_edge){.a = a, .b = other};
    return FH_OK;
}

/* Calls take for each distinct pair with the number of keys that it shares. */
typedef fh_status take_fn(fh_dedup *d, void *payload, uint64_t pair, uint32_t n_shared, fh_error *err);
static fh_status count_pairs(fh_dedup *d, fh_sorter *pairs, take_fn *take, void *payload, fh_error *err) {
    uint64_t pair = 0, next;
    uint32_t n_shared = 0;
    fh_status status;
    while (!(status = fh_sorter_next(pairs, &next, err))) {
        if (n_shared && next == pair) { n_shared++; continue; }
        if (n_shared) status = take(d, payload, pair, n_shared, err);
        if (status) return status;
        pair = next;
        n_shared = 1;
    }
    if (status != FH_EEND) return status;
    return n_shared ? take(d, payload, pair, n_shared, err) : FH_OK;
}

typedef struct naming { fh_dedup_pair_fn *fn; void *payload; } naming;

static fh_status name_pair(fh_dedup *d, void *payload, uint64_t pair, uint32_t n_shared, fh_error *err) {
    const naming *call = payload;
    uint32_t a = (uint32_t)(pair >> FH_DEDUP_RANK_BITS), b = (uint32_t)(pair & (((uint64_t)1 << FH_DEDUP_RANK_BITS) - 1));
    if (!shares_enough(d, a, b, n_shared)) return FH_OK;
    fh_arena *scratch = d->scratch[0];
    fh_dedup__name name_a, name_b;
    fh_status status = fh_dedup__read_name(d, scratch, a, &name_a, err);
    if (!status) status = fh_dedup__read_name(d, scratch, b, &name_b, err);
    if (!status && call->fn(call->payload, name_a.id, name_b.id)) status = fh_fail(err, FH_ECANCEL, 0, "stopped by the caller");
    fh_arena_reset(scratch);
    return status;
}

fh_status fh_dedup__name_pairs(fh_dedup *d, fh_sorter *pairs, fh_dedup_pair_fn *fn, void *payload, fh_error *err) {
    return count_pairs(d, pairs, name_pair, &(naming){fn, payload}, err);
}

fh_status fh_dedup__verify(fh_dedup *d, fh_sorter *pairs, fh_error *err) {
    fh_arena *arena = fh_arena_new(&d->allocator, 0);
    if (!arena) return fh_fail(err, FH_ENOMEM, 0, "out of memory for comparing pairs");
    batch b = {.d = d, .edges = fh_new_n(arena, fh_dedup_edge, AT_ONCE), .first = fh_new_n(arena, uint32_t, AT_ONCE + 1),
               .faults = fh_new_n(arena, struct fault, fh_pool_threads(d->pool))};
    fh_status status = b.edges && b.first && b.faults ? count_pairs(d, pairs, take_pair, &b, err) : fh_fail_arena(err, arena);
    if (!status) status = flush(d, &b, err);
    fh_arena_free(arena);
    if (status) return status;
    return fh_dedup__load_edges(d, err);
}

fh_status fh_dedup__load_edges(fh_dedup *d, fh_error *err) {
    d->edges = fh_arena_alloc_raw(d->arena, d->n_edges, sizeof *d->edges, _Alignof(fh_dedup_edge));
    if (!d->edges) return fh_fail_arena(err, d->arena);
    return fh_spill_read(d->edges_out, 0, d->edges, d->n_edges * sizeof *d->edges, err);
}
