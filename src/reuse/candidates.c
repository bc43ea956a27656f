/* SPDX-License-Identifier: MIT
 *
 * reuse/candidates.c - documents that share keys, as pairs.
 *
 * Sorted keys put the documents of one key side by side. Up to CROWD of them are paired each with each; in a
 * larger crowd each only with the NEXT after it, so that a key costs no more than linear work. */
#include "reuse/dedup_inside.h"

enum { CROWD = 48, NEXT = 4, AT_ONCE = 4096 };

typedef struct pairing {
    fh_sorter *pairs;
    uint64_t out[AT_ONCE];
    size_t n;
} pairing;

static fh_status flush(pairing *p, fh_error *err) {
    size_t n = p->n;
    p->n = 0;
    return fh_sorter_add(p->pairs, p->out, n, err);
}

static fh_status add_pair(pairing *p, uint32_t a, uint32_t b, fh_error *err) {
    p->out[p->n++] = (uint64_t)a << FH_DEDUP_RANK_BITS | b;
    return p->n == AT_ONCE ? flush(p, err) : FH_OK;
}

/* `ring` holds the last CROWD documents of the key; the newest is number n - 1, of n so far. */
static fh_status pair_newest(pairing *p, const uint32_t *ring, size_t n, fh_error *err) {
    size_t reach = n <= CROWD ? n - 1 : NEXT;
    fh_status status = FH_OK;
    for (size_t back = 1; !status && back <= reach; back++) status = add_pair(p, ring[(n - 1 - back) % CROWD], ring[(n - 1) % CROWD], err);
    return status;
}

fh_status fh_dedup__add_pairs(fh_dedup *d, fh_sorter *keys, fh_sorter *pairs, fh_error *err) {
    pairing p = {.pairs = pairs};
    uint32_t ring[CROWD];
    uint64_t key = 0, number;
    size_t n = 0;
    fh_status status;
    (void)d;
    while (!(status = fh_sorter_next(keys, &number, err))) {
        uint32_t rank = (uint32_t)(number & (((uint64_t)1 << FH_DEDUP_RANK_BITS) - 1));
        if (n && number >> FH_DEDUP_RANK_BITS != key) n = 0;
        key = number >> FH_DEDUP_RANK_BITS;
        if (n && ring[(n - 1) % CROWD] == rank) continue;
        ring[n++ % CROWD] = rank;
        status = pair_newest(&p, ring, n, err);
        if (status) return status;
    }
    return status == FH_EEND ? flush(&p, err) : status;
}
