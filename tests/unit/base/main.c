/* SPDX-License-Identifier: MIT */
#include "unit/base/tests.h"

int main(void) {
    return (test_arena() + test_str() + test_buf() + test_map() + test_hash() + test_json() + test_pool() + test_words() + test_date()) != 0;
}
