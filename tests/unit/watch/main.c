/* SPDX-License-Identifier: MIT */
#include "unit/watch/tests.h"

int main(void) {
    return (test_robots() + test_pace() + test_address()) != 0;
}
