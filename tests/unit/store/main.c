/* SPDX-License-Identifier: MIT */
#include "unit/store/tests.h"

int main(void) { return (test_image() + test_store() + test_decision() + test_search()) != 0; }
