/* SPDX-License-Identifier: MIT */
#include "unit/claim/tests.h"

int main(void) { return test_quantity() + test_compare() != 0; }
