/* SPDX-License-Identifier: MIT */
#ifndef FH_TESTS_UNIT_STORE_H
#define FH_TESTS_UNIT_STORE_H

int test_image(void);
int test_store(void);
int test_decision(void);
int test_search(void);

#endif
