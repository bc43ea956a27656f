/* SPDX-License-Identifier: MIT */
#ifndef FH_TESTS_UNIT_REUSE_H
#define FH_TESTS_UNIT_REUSE_H

int test_compare(void);
int test_dedup(void);
int test_pairs(void);

#endif
