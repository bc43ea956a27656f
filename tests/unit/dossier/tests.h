/* SPDX-License-Identifier: MIT */
#ifndef FH_TESTS_UNIT_DOSSIER_H
#define FH_TESTS_UNIT_DOSSIER_H

int test_html(void);
int test_width(void);
int test_offsets(void);
int test_diff(void);
int test_view(void);
int test_json(void);
int test_terminal(void);
int test_page(void);

#endif
