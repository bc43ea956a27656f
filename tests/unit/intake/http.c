/* SPDX-License-Identifier: MIT */
#include "base/buf.h"
#include "intake/inside.h"
#include "unit/intake/memory.h"
#include "unit/intake/tests.h"
#include "unit/unit.h"

static fh_arena *arena;

static int begin(void **state) { (void)state; return (arena = fh_arena_new(NULL, 0)) == NULL; }
static int end(void **state) { (void)state; fh_arena_free(arena); return 0; }

static fh_status read_block(fh_str block, fh_intake__http *ret) { return fh_intake__http_read(arena, NULL, block, 1 << 20, ret, NULL); }

static void reads_status_type_and_charset(void **state) {
    (void)state;
    fh_intake__http h;
    assert_int_equal(read_block(FH_STR("HTTP/1.1 404 Not Found\r\nCONTENT-TYPE: text/html; Charset=\"utf-8\"\r\ncontent-language: de\r\n\r\nbody"), &h), FH_OK);
    assert_int_equal(h.status, 404);
    assert_str_equal(h.type, "text/html");
    assert_str_equal(h.charset, "utf-8");
    assert_str_equal(h.language, "de");
    assert_str_equal(h.body, "body");
}

static void undoes_chunks(void **state) {
    (void)state;
    fh_intake__http h;
    assert_int_equal(read_block(FH_STR("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4;x=y\r\nWiki\r\n6\r\npedia.\r\n0\r\n\r\n"), &h), FH_OK);
    assert_str_equal(h.body, "Wikipedia.");
    assert_int_equal(read_block(FH_STR("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n<html>not in chunks"), &h), FH_OK);
    assert_str_equal(h.body, "<html>not in chunks");
    assert_int_equal(read_block(FH_STR("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nWiki\r\nff\r\nped"), &h), FH_OK);
    assert_str_equal(h.body, "Wikiped"); /* it breaks off */
}

static fh_str with_body(const char *fields, fh_str body) {
    fh_buf out = {.arena = arena};
    fh_buf_format(&out, "HTTP/1.1 200 OK\r\n%s\r\n\r\n", fields);
    fh_buf_add(&out, body);
    return fh_buf_str(&out);
}

static void undoes_content_encodings(void **state) {
    (void)state;
    fh_intake__http h;
    assert_int_equal(read_block(with_body("Content-Encoding: gzip", gzip(arena, FH_STR("hello"))), &h), FH_OK);
    assert_str_equal(h.body, "hello");
    fh_str packed = gzip(arena, FH_STR("hello"));
    assert_int_equal(read_block(with_body("Content-Encoding: deflate", fh_str_cut(packed, 10, packed.len - 8)), &h), FH_OK);
    assert_str_equal(h.body, "hello"); /* bare, as many servers send it */
    assert_int_equal(read_block(with_body("Content-Encoding: zstd", zstd(arena, FH_STR("hello"))), &h), FH_OK);
    assert_str_equal(h.body, "hello");
    assert_int_equal(read_block(with_body("Content-Encoding: br", FH_STR("\x0b\x02\x80hello\x03")), &h), FH_OK);
    assert_str_equal(h.body, "hello");
    assert_int_equal(read_block(with_body("Content-Encoding: gzip, gzip", gzip(arena, gzip(arena, FH_STR("twice")))), &h), FH_OK);
    assert_str_equal(h.body, "twice");
    assert_int_equal(read_block(with_body("Content-Encoding: gzip", FH_STR("<p>plain already")), &h), FH_OK);
    assert_str_equal(h.body, "<p>plain already");
}

static void tells_damaged_and_too_large_content(void **state) {
    (void)state;
    fh_intake__http h;
    fh_str packed = gzip(arena, FH_STR("hello, hello, hello"));
    assert_int_equal(read_block(with_body("Content-Encoding: gzip", fh_str_cut(packed, 0, packed.len - 4)), &h), FH_EINPUT);
    char *many = fh_arena_alloc(arena, 2 << 20, 1, 1);
    assert_int_equal(read_block(with_body("Content-Encoding: gzip", gzip(arena, (fh_str){many, 2 << 20})), &h), FH_ELIMIT);
}

static void finds_folded_header_lines(void **state) {
    (void)state;
    fh_str lines = FH_STR("Server: x\r\nTitle: one\r\n two\r\nEmpty:\r\nTitles: no\r\n");
    assert_str_equal(fh_intake__header(lines, FH_STR("title")), "one\r\n two");
    assert_int_equal(fh_intake__header(lines, FH_STR("Empty")).len, 0);
    assert_null(fh_intake__header(lines, FH_STR("Tit")).ptr);
}

int test_http(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_status_type_and_charset), cmocka_unit_test(undoes_chunks), cmocka_unit_test(undoes_content_encodings),
        cmocka_unit_test(tells_damaged_and_too_large_content), cmocka_unit_test(finds_folded_header_lines),
    };
    return cmocka_run_group_tests_name("http", tests, begin, end);
}
