/* SPDX-License-Identifier: MIT */
#ifndef FH_TESTS_UNIT_LINEAGE_H
#define FH_TESTS_UNIT_LINEAGE_H

int test_names(void);
int test_branching(void);
int test_collate(void);
int test_lineage(void);
int test_telling(void);
int test_witnesses(void);

#endif
