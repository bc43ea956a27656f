/* SPDX-License-Identifier: MIT */
#ifndef FH_TESTS_UNIT_API_H
#define FH_TESTS_UNIT_API_H

int test_study(void);
int test_compare(void);
int test_failures(void);

#endif
