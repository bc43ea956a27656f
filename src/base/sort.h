/* SPDX-License-Identifier: MIT
 *
 * base/sort.h - qsort that takes an empty array. `order` must be total: items that it calls equal may end
 * in any order, and then the output would depend on the C library. */
#ifndef FH_BASE_SORT_H
#define FH_BASE_SORT_H

#include <stdlib.h>

static inline void fh_sort(void *items, size_t n, size_t size, int (*order)(const void *, const void *)) {
    if (n > 1) qsort(items, n, size, order);
}

#endif
