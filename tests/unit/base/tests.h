/* SPDX-License-Identifier: MIT */
#ifndef FH_TESTS_UNIT_BASE_H
#define FH_TESTS_UNIT_BASE_H

int test_arena(void);

#endif
