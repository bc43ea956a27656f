/* SPDX-License-Identifier: MIT */
#include "unit/story/tests.h"

int main(void) {
    return (test_stem() + test_group() + test_alike()) != 0;
}
