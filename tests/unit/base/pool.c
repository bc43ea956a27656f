/* SPDX-License-Identifier: MIT */
#include "base/pool.h"

#include <stdatomic.h>

#include "unit/base/tests.h"
#include "unit/unit.h"

enum { ITEMS = 10000 };

typedef struct counted {
    unsigned char seen[ITEMS];
    atomic_uint bad_worker;
    unsigned n_workers;
} counted;

static void count(void *payload, size_t i, unsigned worker) {
    counted *c = payload;
    c->seen[i]++;
    if (worker >= c->n_workers) c->bad_worker++;
}

static void does_each_item_once_with_any_number_of_threads(void **state) {
    (void)state;
    static const unsigned threads[] = {1, 2, 7};
    for (size_t t = 0; t < 3; t++) {
        fh_pool *pool = fh_pool_new(threads[t]);
        static counted c;
        c = (counted){.n_workers = fh_pool_threads(pool)};
        for (int run = 0; run < 20; run++) fh_pool_run(pool, ITEMS, count, &c);
        for (size_t i = 0; i < ITEMS; i++) assert_int_equal(c.seen[i], 20);
        assert_int_equal(c.bad_worker, 0);
        fh_pool_run(pool, 0, count, &c);
        fh_pool_free(pool);
    }
}

int test_pool(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(does_each_item_once_with_any_number_of_threads)};
    return cmocka_run_group_tests_name("pool", tests, NULL, NULL);
}
