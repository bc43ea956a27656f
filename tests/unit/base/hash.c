/* SPDX-License-Identifier: MIT */
#include "base/hash.h"

#include "base/str.h"
#include "unit/base/tests.h"
#include "unit/unit.h"

static void sha256_is_that_of_fips_180(void **state) {
    (void)state;
    char hex[65];
    fh_sha256_hex(FH_STR("abc"), hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    fh_sha256_hex((fh_str){NULL, 0}, hex);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void base64_is_that_of_the_same_sum(void **state) {
    (void)state;
    char text[45];
    fh_sha256_base64(FH_STR("abc"), text);
    assert_string_equal(text, "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

/* Stored tables and stored ids depend on these values: they may never change. */
static void word_and_byte_hashes_are_fixed(void **state) {
    (void)state;
    assert_int_equal(fh_hash_word(FH_STR("said")), 0x0877959cu);
    assert_true(fh_hash64(FH_STR("firsthand")) != fh_hash64(FH_STR("firsthane")));
    assert_true(fh_hash64(FH_STR("")) != fh_hash64((fh_str){"\0", 1}));
}

int test_hash(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(sha256_is_that_of_fips_180), cmocka_unit_test(base64_is_that_of_the_same_sum), cmocka_unit_test(word_and_byte_hashes_are_fixed)};
    return cmocka_run_group_tests_name("hash", tests, NULL, NULL);
}
