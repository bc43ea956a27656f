/* SPDX-License-Identifier: MIT */
#include "unit/lineage/tests.h"

int main(void) {
    return (test_names() + test_branching() + test_collate() + test_lineage() + test_telling() + test_witnesses()) != 0;
}
