/* SPDX-License-Identifier: MIT */
#include <zstd.h>

#include "base/buf.h"
#include "base/unpack.h"
#include "unit/intake/memory.h"
#include "unit/intake/tests.h"
#include "unit/unit.h"

static fh_arena *arena;

static int begin(void **state) { (void)state; return (arena = fh_arena_new(NULL, 0)) == NULL; }
static int end(void **state) { (void)state; fh_arena_free(arena); return 0; }

static fh_str joined(fh_str a, fh_str b) {
    fh_buf out = {.arena = arena};
    fh_buf_add(&out, a);
    fh_buf_add(&out, b);
    return fh_buf_str(&out);
}

static void unpacks_members_one_after_the_other(void **state) {
    (void)state;
    found *f = read_one(joined(gzip(arena, FH_STR("One, ")), gzip(arena, FH_STR("two."))));
    assert_str_equal(f->raws[0].bytes, "One, two.");
    found_free(f);
    f = read_one(joined(zstd(arena, FH_STR("One, ")), zstd(arena, FH_STR("two."))));
    assert_str_equal(f->raws[0].bytes, "One, two.");
    found_free(f);
}

static void tells_where_a_packed_file_breaks_off(void **state) {
    (void)state;
    fh_str packed = gzip(arena, FH_STR("{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n"));
    found *f = read_one(fh_str_cut(packed, 0, packed.len - 12));
    assert_int_equal(f->errors[f->n - 1].status, FH_EINPUT);
    assert_non_null(strstr(f->errors[f->n - 1].msg, "gzip data breaks off at byte"));
    found_free(f);
}

static void ignores_padding_and_tells_garbage(void **state) {
    (void)state;
    found *f = read_one(joined(gzip(arena, FH_STR("Text.")), FH_STR("\0\0\0\0\0\0")));
    assert_int_equal(f->n_reports, 1);
    found_free(f);
    f = read_one(joined(gzip(arena, FH_STR("Text.")), FH_STR("garbage")));
    assert_int_equal(f->n_failures, 1);
    assert_non_null(strstr(f->errors[0].msg, "not gzip"));
    found_free(f);
}

static void refuses_what_expands_without_measure(void **state) {
    (void)state;
    enum { N = 64 << 20 };
    char *many = fh_arena_alloc(arena, N, 1, 1);
    memset(many, 'a', N);
    found *f = read_one(zstd(arena, (fh_str){many, N}));
    assert_int_equal(f->n_reports, 0);
    assert_int_equal(f->errors[0].status, FH_ELIMIT);
    found_free(f);
}

static void reads_frames_that_need_the_dictionary_before_them(void **state) {
    (void)state;
    static const char dictionary[] = "WARC/1.1\r\nWARC-Type: response\r\nContent-Type: text/plain\r\nContent-Length: The lock gate was closed again. ";
    static const char text[] = "The lock gate was closed again. The lock gate was closed again, said the keeper.";
    char out[512], head[8] = {0x5d, 0x2a, 0x4d, 0x18};
    head[4] = (char)sizeof dictionary;
    ZSTD_CCtx *c = ZSTD_createCCtx();
    ZSTD_CCtx_loadDictionary(c, dictionary, sizeof dictionary);
    size_t n = ZSTD_compress2(c, out, sizeof out, text, sizeof text - 1);
    ZSTD_freeCCtx(c);
    assert_false(ZSTD_isError(n));
    found *f = read_one(joined(joined((fh_str){head, 8}, (fh_str){dictionary, sizeof dictionary}), (fh_str){out, n}));
    assert_int_equal(f->n_reports, 1);
    assert_int_equal(f->raws[0].bytes.len, sizeof text - 1);
    found_free(f);
}

static void reads_the_same_in_any_pieces(void **state) {
    (void)state;
    fh_str text = fh_str_format(arena, "%0*d\n%0*d\n", 70000, 1, 300000, 2);
    memory_file file = {"file", joined(gzip(arena, text), gzip(arena, text))};
    for (size_t chunk = 1; chunk < 100000; chunk = chunk * 7 + 1) {
        const char *input = "file";
        memory m;
        memory_open(&m, &file, 1);
        m.chunk = chunk;
        found *f = read_inputs(&m, &input, 1);
        assert_int_equal(f->n_reports, 1);
        assert_int_equal(f->raws[0].bytes.len, 2 * text.len);
        assert_memory_equal(f->raws[0].bytes.ptr + text.len, text.ptr, text.len);
        found_free(f);
    }
}

/* Lines of figures that pack badly: `n` of them, from a fixed seed. */
static fh_str figures(size_t n) {
    fh_buf out = {.arena = arena};
    uint64_t state = 42;
    for (size_t i = 0; i < n; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        fh_buf_add(&out, fh_str_format(arena, "%016llx\n", (unsigned long long)(state ^ state >> 29)));
    }
    return fh_buf_str(&out);
}

static void reads_small_members_and_large_ones(void **state) {
    (void)state;
    fh_str small = figures(50), large = figures(60000), plain = joined(joined(small, large), joined(small, small));
    found *f = read_one(joined(joined(gzip(arena, small), gzip(arena, large)), joined(gzip(arena, small), gzip(arena, small))));
    assert_int_equal(f->n_reports, 1);
    assert_int_equal(f->raws[0].bytes.len, plain.len);
    assert_memory_equal(f->raws[0].bytes.ptr, plain.ptr, plain.len);
    found_free(f);
}

static void tells_which_member_is_damaged(void **state) {
    (void)state;
    fh_str first = gzip(arena, FH_STR("{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n")), second = gzip(arena, figures(50)), both = joined(first, second);
    ((char *)(uintptr_t)both.ptr)[both.len - 6] ^= 1; /* the checksum of the second */
    found *f = read_one(both);
    assert_int_equal(f->n_reports, 2);
    fh_str where = fh_str_format(arena, "in the member that begins at byte %zu", first.len);
    assert_non_null(strstr(f->errors[f->n - 1].msg, where.ptr));
    found_free(f);
}

/* A member of `text` whose header has `flags` and, behind its ten bytes, `fields`. */
static fh_str with_header(fh_str text, char flags, fh_str fields) {
    fh_str plain = gzip(arena, text);
    fh_str member = joined(joined(fh_str_cut(plain, 0, 10), fields), fh_str_cut(plain, 10, plain.len));
    ((char *)(uintptr_t)member.ptr)[3] = flags;
    return member;
}

static void takes_a_whole_member_with_any_header(void **state) {
    (void)state;
    static const struct { char flags; fh_str fields; } heads[] = {{0, {"", 0}}, {4, {"\3\0abc", 5}}, {8, {"name\0", 5}}, {16, {"\0", 1}}, {28, {"\0\0name\0comment\0", 15}}};
    fh_unpack *u = fh_unpack_new(FH_PACKING_GZIP, NULL);
    char out[16];
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        fh_str member = with_header(FH_STR("Whole."), heads[i].flags, heads[i].fields), in = joined(member, FH_STR("next"));
        size_t n;
        assert_true(fh_unpack_member(u, &in, out, sizeof out, &n));
        assert_memory_equal(out, "Whole.", n);
        assert_true(n == 6 && fh_str_equal(in, FH_STR("next")));
        for (size_t cut = 0; cut < member.len; cut++) {
            in = fh_str_cut(member, 0, cut);
            assert_false(fh_unpack_member(u, &in, out, sizeof out, &n));
            assert_true(n == 0 && in.len == cut);
        }
    }
    fh_unpack_free(u);
}

static void leaves_to_steps_what_is_not_a_whole_good_member(void **state) {
    (void)state;
    fh_unpack *u = fh_unpack_new(FH_PACKING_GZIP, NULL);
    fh_str good = gzip(arena, FH_STR("Whole."));
    char out[16];
    size_t n;
    for (size_t back = 1; back <= 8; back++) { /* checksum and length */
        fh_str bad = joined(good, FH_STR(""));
        ((char *)(uintptr_t)bad.ptr)[bad.len - back] ^= 1;
        assert_false(fh_unpack_member(u, &bad, out, sizeof out, &n));
        assert_true(n == 0 && bad.len == good.len);
    }
    assert_false(fh_unpack_member(u, &good, out, 5, &n));
    fh_str checked = with_header(FH_STR("Whole."), 2, FH_STR("\0\0")); /* a checksum of the header */
    assert_false(fh_unpack_member(u, &checked, out, sizeof out, &n));
    fh_unpack_free(u);
}

int test_packing(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unpacks_members_one_after_the_other), cmocka_unit_test(tells_where_a_packed_file_breaks_off),
        cmocka_unit_test(ignores_padding_and_tells_garbage), cmocka_unit_test(refuses_what_expands_without_measure),
        cmocka_unit_test(reads_frames_that_need_the_dictionary_before_them), cmocka_unit_test(reads_the_same_in_any_pieces),
        cmocka_unit_test(reads_small_members_and_large_ones), cmocka_unit_test(tells_which_member_is_damaged),
        cmocka_unit_test(takes_a_whole_member_with_any_header), cmocka_unit_test(leaves_to_steps_what_is_not_a_whole_good_member),
    };
    return cmocka_run_group_tests_name("packing", tests, begin, end);
}
