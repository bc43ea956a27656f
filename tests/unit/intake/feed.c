/* SPDX-License-Identifier: MIT */
#include <pthread.h>

#include "unit/intake/memory.h"
#include "unit/intake/tests.h"
#include "unit/unit.h"

#define PAGE(s) "<!DOCTYPE html><html><body><article>" s "</article></body></html>"

static void reads_rss(void **state) {
    (void)state;
    found *f = read_one(FH_STR("<?xml version='1.0' encoding='iso-8859-1'?>\n<!-- a feed -->\n<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' "
        "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>The Canal Post</title><link>http://p.example/</link><language>en-gb</language>"
        "<item><title>Toll caf\xe9</title><link>http://p.example/1</link><pubDate>Wed, 05 Oct 2033 21:14:00 GMT</pubDate><dc:creator>A. Writer</dc:creator>"
        "<description>Short.</description><content:encoded><![CDATA[<p>Long <b>text</b>.]]></content:encoded>"
        "<source url='http://q.example/feed'>The Quay</source></item>"
        "<item><guid>tag:2</guid><title>Two</title><author>d@p.example (D. Desk)</author><description>&lt;p&gt;Second.</description></item></channel></rss>"));
    assert_int_equal(f->n_reports, 2);
    const fh_raw *r = &f->raws[0];
    assert_int_equal(r->kind, FH_RAW_HTML);
    assert_str_equal(r->id, "http://p.example/1");
    assert_str_equal(r->title, "Toll caf\xc3\xa9");
    assert_str_equal(r->outlet, "The Canal Post");
    assert_str_equal(r->language, "en-gb");
    assert_str_equal(r->published, "Wed, 05 Oct 2033 21:14:00 GMT");
    assert_str_equal(r->byline[0], "A. Writer");
    assert_str_equal(r->bytes, PAGE("<p>Long <b>text</b>."));
    assert_str_equal(r->description, "Short.");
    assert_str_equal(r->source, "The Quay");
    assert_str_equal(r->source_url, "http://q.example/feed");
    assert_str_equal(f->raws[1].id, "tag:2");
    assert_str_equal(f->raws[1].byline[0], "D. Desk");
    assert_str_equal(f->raws[1].bytes, PAGE("<p>Second."));
    found_free(f);
}

static void reads_atom(void **state) {
    (void)state;
    found *f = read_one(FH_STR("<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de'><title>Blatt</title><entry><title>Eins</title>"
        "<link rel='self' href='http://b.example/self'/><link rel='alternate' href='http://b.example/1'/><id>urn:1</id>"
        "<updated>2033-10-06T08:00:00+02:00</updated><published>2033-10-05T08:00:00+02:00</published><author><name>A. Schreiber</name></author>"
        "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Text.</p></div></content>"
        "<source><title>Quelle</title><link href='http://q.example/'/></source></entry></feed>"));
    assert_int_equal(f->n_reports, 1);
    const fh_raw *r = &f->raws[0];
    assert_str_equal(r->id, "http://b.example/1");
    assert_str_equal(r->published, "2033-10-05T08:00:00+02:00");
    assert_str_equal(r->modified, "2033-10-06T08:00:00+02:00");
    assert_str_equal(r->byline[0], "A. Schreiber");
    assert_str_equal(r->language, "de");
    assert_str_equal(r->source, "Quelle");
    assert_str_equal(r->source_url, "http://q.example/");
    assert_true(fh_str_find(r->bytes, FH_STR("<p>Text.</p>"), 0) != SIZE_MAX);
    found_free(f);
}

static void reads_json_feed(void **state) {
    (void)state;
    found *f = read_one(FH_STR("{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Blatt\", \"authors\": [{\"name\": \"A\"}], \"items\": ["
        "{\"id\": \"1\", \"url\": \"http://b.example/1\", \"content_html\": \"<p>Hi\", \"date_published\": \"2033-10-05\"},"
        "{\"id\": \"2\", \"content_text\": \"Plain.\"}]}"));
    assert_int_equal(f->n_reports, 2);
    assert_str_equal(f->raws[0].id, "http://b.example/1");
    assert_str_equal(f->raws[0].bytes, PAGE("<p>Hi"));
    assert_str_equal(f->raws[0].byline[0], "A");
    assert_str_equal(f->raws[1].id, "2");
    assert_int_equal(f->raws[1].kind, FH_RAW_CLEAN);
    assert_str_equal(f->raws[1].outlet, "Blatt");
    found_free(f);
}

static void refuses_a_feed_that_declares_entities(void **state) {
    (void)state;
    found *f = read_one(FH_STR("<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><rss><channel><item><title>&b;</title></item></channel></rss>"));
    assert_int_equal(f->n_reports, 0);
    assert_int_equal(f->errors[0].status, FH_ELIMIT);
    found_free(f);
}

static void says_when_a_feed_is_empty(void **state) {
    (void)state;
    found *f = read_one(FH_STR("<rss><channel><title>x</title></channel></rss>"));
    assert_non_null(strstr(f->errors[0].msg, "without items"));
    found_free(f);
}

#define ITEM(name) "<item><title>" name "</title><description>Text of " name ".</description></item>"

static void tells_where_a_feed_breaks_off(void **state) {
    (void)state;
    fh_str whole = FH_STR("<rss><channel><title>x</title>" ITEM("One") ITEM("Two") "</channel></rss>");
    found *f = read_one(fh_str_cut(whole, 0, whole.len - 40));
    assert_int_equal(f->n_reports, 1);
    assert_int_equal(f->n_failures, 1);
    assert_int_equal(f->errors[1].offset, whole.len - 40);
    assert_non_null(strstr(f->errors[1].msg, "breaks off at byte"));
    found_free(f);
}

static void reads_before_and_behind_broken_xml_and_tells_where(void **state) {
    (void)state;
    fh_str head = FH_STR("<rss><channel><title>x</title>" ITEM("One"));
    found *f = read_one(FH_STR("<rss><channel><title>x</title>" ITEM("One") "<item><title>Bad</titel></item>" ITEM("Two") "</channel></rss>"));
    assert_int_equal(f->n_failures, 1);
    assert_str_equal(f->raws[0].title, "One");
    assert_str_equal(f->raws[f->n_reports - 1].title, "Two");
    const fh_error *e = &f->errors[f->n - 1];
    assert_non_null(strstr(e->msg, "broken at byte"));
    assert_true(e->offset > head.len && e->offset < head.len + 40);
    found_free(f);
}

static void a_bare_ampersand_is_no_damage(void **state) {
    (void)state;
    found *f = read_one(FH_STR("<rss><channel><title>x</title>" ITEM("Salt & Smoke&nbsp;") "</channel></rss>"));
    assert_int_equal(f->n_reports, 1);
    assert_int_equal(f->n_failures, 0);
    found_free(f);
}

enum { READERS = 8, TIMES = 20 };

/* Counts the reports it finds; cmocka's assertions belong to the main thread. */
static void *read_often(void *payload) {
    size_t *n = payload;
    for (int i = 0; i < TIMES; i++) {
        found *f = read_one(FH_STR("<rss><channel><title>x</title><item><title>One</title><description>&lt;p&gt;Text.</description></item></channel></rss>"));
        *n += f->n_reports;
        found_free(f);
    }
    return NULL;
}

static void many_threads_read_feeds_at_once(void **state) {
    (void)state;
    pthread_t threads[READERS];
    size_t counts[READERS] = {0};
    for (int i = 0; i < READERS; i++) assert_int_equal(pthread_create(&threads[i], NULL, read_often, &counts[i]), 0);
    for (int i = 0; i < READERS; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
        assert_int_equal(counts[i], TIMES);
    }
}

int test_feed(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_rss), cmocka_unit_test(reads_atom), cmocka_unit_test(reads_json_feed),
        cmocka_unit_test(refuses_a_feed_that_declares_entities), cmocka_unit_test(says_when_a_feed_is_empty),
        cmocka_unit_test(tells_where_a_feed_breaks_off), cmocka_unit_test(reads_before_and_behind_broken_xml_and_tells_where),
        cmocka_unit_test(a_bare_ampersand_is_no_damage), cmocka_unit_test(many_threads_read_feeds_at_once),
    };
    return cmocka_run_group_tests_name("feed", tests, NULL, NULL);
}
