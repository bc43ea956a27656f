/* SPDX-License-Identifier: MIT */
#include "dossier/offsets.h"

#include "unit/dossier/tests.h"
#include "unit/unit.h"

/* Every place of a text of one-, two-, three- and four-byte characters, against a count from its beginning. */
static void characters_are_counted_at_every_place(void **state) {
    (void)state;
    static const char *const signs[] = {"a", "\xc3\xa9", "\xe6\x97\xa5", "\xf0\x9f\x90\x9f"};
    fh_arena *arena = fh_arena_new(NULL, 0);
    char text[2000];
    size_t n = 0;
    uint32_t at[1000], k = 0;
    for (uint32_t i = 0; n + 4 < sizeof text && k < 1000; i = i * 7 + 3) {
        at[k++] = (uint32_t)n;
        const char *sign = signs[i / 5 % 4];
        memcpy(text + n, sign, strlen(sign));
        n += strlen(sign);
    }
    fh_offsets o = fh_offsets_make(arena, (fh_str){text, n});
    for (uint32_t i = 0; i < k; i++) assert_int_equal(fh_offsets_at(&o, at[i]), i);
    assert_int_equal(fh_offsets_at(&o, (uint32_t)n), k);
    fh_arena_free(arena);
}

static void an_empty_text_has_its_beginning(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    fh_offsets o = fh_offsets_make(arena, FH_STR(""));
    assert_int_equal(fh_offsets_at(&o, 0), 0);
    fh_arena_free(arena);
}

int test_offsets(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_are_counted_at_every_place),
        cmocka_unit_test(an_empty_text_has_its_beginning),
    };
    return cmocka_run_group_tests_name("dossier/offsets", tests, NULL, NULL);
}
