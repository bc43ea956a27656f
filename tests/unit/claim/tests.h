/* SPDX-License-Identifier: MIT */
#ifndef FH_TESTS_UNIT_CLAIM_H
#define FH_TESTS_UNIT_CLAIM_H

int test_quantity(void);
int test_compare(void);
int test_conflict(void);
int test_align(void);

#endif
