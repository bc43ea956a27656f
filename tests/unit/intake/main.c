/* SPDX-License-Identifier: MIT */
#include "unit/intake/tests.h"

int main(void) {
    return (test_walk() + test_lines() + test_charset() + test_packing() + test_warc() + test_http() + test_feed() + test_faults()) != 0;
}
