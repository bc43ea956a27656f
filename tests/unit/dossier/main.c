/* SPDX-License-Identifier: MIT */
#include "unit/dossier/tests.h"

int main(void) {
    int failed = test_html() + test_width() + test_offsets() + test_diff() + test_view() + test_json() + test_terminal() + test_page();
    return failed != 0;
}
