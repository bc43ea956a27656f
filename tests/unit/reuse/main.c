/* SPDX-License-Identifier: MIT */
#include "unit/reuse/tests.h"

int main(void) { return (test_compare() + test_dedup() + test_pairs()) != 0; }
