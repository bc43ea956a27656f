/* SPDX-License-Identifier: MIT */
#include "lineage/lineage.h"

#include "base/vec.h"
#include "reuse/reuse.h"
#include "text/text.h"
#include "unit/lineage/tests.h"
#include "unit/unit.h"

typedef struct given { const char *id, *outlet, *credit, *text; uint8_t day; } given;

enum { MOST = 8 };

typedef struct desk {
    fh_arena *keep, *scratch;
    uint32_t n;
    fh_report reports[MOST];
    fh_credit credits[MOST];
    const fh_report *in_order[MOST];
    uint32_t indices[MOST];
    FH_VEC(fh_passage) passages;
    fh_story story;
    fh_lineage lineage;
} desk;

static void compare_all(desk *d) {
    for (uint32_t a = 0; a < d->n; a++) {
        for (uint32_t b = a + 1; b < d->n; b++) {
            const fh_passage *p = NULL;
            uint32_t n = 0;
            assert_int_equal(fh_reuse_compare(d->keep, d->scratch, d->in_order[a], d->in_order[b], &p, &n, NULL), FH_OK);
            for (uint32_t i = 0; i < n; i++) {
                fh_passage x = p[i];
                x.a = a, x.b = b;
                fh_vec_push(d->keep, &d->passages, x);
            }
        }
    }
}

static void build(desk *d, const given *g, uint32_t n, const uint32_t *order) {
    *d = (desk){.keep = fh_arena_new(NULL, 0), .scratch = fh_arena_new(NULL, 0), .n = n};
    for (uint32_t i = 0; i < n; i++) {
        const given *x = &g[order ? order[i] : i];
        fh_report *r = &d->reports[i];
        *r = (fh_report){.id = fh_str_of(x->id), .outlet = fh_str_of(x->outlet), .text = fh_str_of(x->text)};
        if (x->day) r->published = (fh_datetime){.year = 2031, .month = 5, .day = x->day, .precision = FH_PRECISION_DAY};
        if (x->credit) {
            d->credits[i] = (fh_credit){.kind = FH_CREDIT_CITING, .name = fh_str_of(x->credit)};
            r->credits = &d->credits[i];
            r->n_credits = 1;
        }
        assert_int_equal(fh_text_read(d->keep, d->scratch, r, NULL), FH_OK);
        d->in_order[i] = r;
        d->indices[i] = i;
    }
    compare_all(d);
    d->story = (fh_story){.id = FH_STR("s"), .reports = d->indices, .n_reports = n};
    assert_int_equal(fh_lineage_build(d->keep, d->scratch, d->in_order, n, &d->story, d->passages.at, (uint32_t)d->passages.n, &d->lineage, NULL), FH_OK);
}

static void free_desk(desk *d) {
    fh_arena_free(d->keep);
    fh_arena_free(d->scratch);
}

static uint32_t index_of(const desk *d, const char *id) {
    for (uint32_t i = 0; i < d->n; i++)
        if (fh_str_equal(d->reports[i].id, fh_str_of(id))) return i;
    fail();
    return 0;
}

static const fh_edge *edge(const desk *d, const char *child, const char *parent) {
    for (uint32_t i = 0; i < d->lineage.n_edges; i++)
        if (d->lineage.edges[i].child == index_of(d, child) && d->lineage.edges[i].parent == index_of(d, parent)) return &d->lineage.edges[i];
    return NULL;
}

#define WIRE "SELM (Tarn Wire) - Dockers at Port Selm walked out on Monday over night pay, closing nine of the eleven quays.\n\n" \
    "Union leader Bo Aker said talks had broken down after the port offered two percent, far below the seven that the union wants.\n\n" \
    "The port authority, which runs the quays, said it regretted the step and that forty ships were waiting in the bay.\n\n" \
    "Grain traders in Lower Dene said they could hold out for ten days before mills would have to slow down.\n"
#define OWN "A picket line of two hundred stood at the gates of the harbour before sunrise, singing.\n\n" \
    "Ruth Colley, who has driven a crane there for thirty years, told this newspaper she had never seen the yard so still.\n\n" \
    "A mediator is expected from the capital by the weekend, two people who were asked to host the meeting said.\n"

static void a_copy_derives_from_what_it_credits(void **state) {
    (void)state;
    const given g[] = {{"ledger", "Selm Ledger", "Tarn Wire", WIRE, 4}, {"wire", "Tarn Wire", NULL, WIRE, 3}, {"own", "Dene Courier", NULL, OWN, 3}};
    desk d;
    build(&d, g, 3, NULL);
    const fh_edge *e = edge(&d, "ledger", "wire");
    assert_non_null(e);
    assert_int_equal(e->kind, FH_EDGE_COPY);
    assert_true(e->share > .95f && e->confidence > .9f);
    assert_int_equal(d.lineage.n_edges, 1);
    assert_int_equal(e->evidence[0].type, FH_EVIDENCE_CREDIT);
    free_desk(&d);
}

static void own_reporting_is_an_account_of_its_own(void **state) {
    (void)state;
    const given g[] = {{"ledger", "Selm Ledger", "Tarn Wire", WIRE, 4}, {"wire", "Tarn Wire", NULL, WIRE, 3}, {"own", "Dene Courier", NULL, OWN, 3}};
    desk d;
    build(&d, g, 3, NULL);
    assert_int_equal(d.lineage.n_accounts, 2);
    assert_int_equal(d.lineage.account[0], d.lineage.account[1]);
    assert_int_not_equal(d.lineage.account[0], d.lineage.account[2]);
    free_desk(&d);
}

static void dates_decide_where_nothing_else_does(void **state) {
    (void)state;
    const given g[] = {{"a", NULL, NULL, WIRE, 5}, {"b", NULL, NULL, WIRE, 3}};
    desk d;
    build(&d, g, 2, NULL);
    assert_non_null(edge(&d, "a", "b"));
    assert_null(edge(&d, "b", "a"));
    free_desk(&d);
}

#define A_LITTLE "Dockers had walked out on Monday over night pay, closing most quays; talks with the union leader had broken down, and forty ships were waiting. Grain mills could hold out for days.\n"

/* One credit, once in the lead and once after it, in a report that has a little of the other's news. */
static void a_source_cited_in_passing_is_no_parent(void **state) {
    (void)state;
    enum { AFTER_THE_LEAD = 500 };
    const given g[] = {{"wire", "Tarn Wire", NULL, WIRE, 3}, {"own", "Dene Courier", "Tarn Wire", OWN A_LITTLE, 4}};
    for (int late = 0; late < 2; late++) {
        desk d;
        build(&d, g, 2, NULL);
        d.credits[1].span = late ? (fh_span){AFTER_THE_LEAD, AFTER_THE_LEAD + 9} : (fh_span){4, 13};
        assert_int_equal(fh_lineage_build(d.keep, d.scratch, d.in_order, 2, &d.story, d.passages.at, (uint32_t)d.passages.n, &d.lineage, NULL), FH_OK);
        assert_int_equal(d.lineage.n_edges, late ? 0 : 1);
        free_desk(&d);
    }
}

#define OWN_RETOLD "There was singing in the dark: two hundred stood in line, and no gate of the harbour opened before sunrise.\n\n" \
    "For thirty years Ruth Colley has sat on her crane. So still, says this driver, the yard never was.\n\n" \
    "The meeting wants a host. Two people say they were asked; the capital sends its mediator, if all goes well, for the weekend.\n"

/* It has next to no stretch of words of its source; but what it has of it stands together, and in order. */
static void a_rewrite_in_its_own_words_has_a_parent(void **state) {
    (void)state;
    const given g[] = {{"wire", "Tarn Wire", NULL, WIRE, 3}, {"own", "Dene Courier", NULL, OWN, 3}, {"echo", "Selm Echo", NULL, OWN_RETOLD, 4}};
    desk d;
    build(&d, g, 3, NULL);
    assert_non_null(edge(&d, "echo", "own"));
    assert_int_equal(edge(&d, "echo", "own")->kind, FH_EDGE_REWRITE);
    assert_int_equal(d.lineage.n_edges, 1);
    assert_int_equal(d.lineage.account[1], d.lineage.account[2]);
    free_desk(&d);
}

/* "(Tarn Wire) -" in a report that no outlet claims is the agency's own, which others then credit. */
static void an_agency_owns_what_bears_its_dateline(void **state) {
    (void)state;
    const given g[] = {{"ledger", "Selm Ledger", "Tarn Wire", WIRE, 0}, {"wire", NULL, "Tarn Wire", WIRE, 0}};
    desk d;
    build(&d, g, 2, NULL);
    d.credits[1].kind = FH_CREDIT_AGENCY;
    d.credits[1].span = (fh_span){6, 15};
    assert_int_equal(fh_lineage_build(d.keep, d.scratch, d.in_order, 2, &d.story, d.passages.at, (uint32_t)d.passages.n, &d.lineage, NULL), FH_OK);
    assert_non_null(edge(&d, "ledger", "wire"));
    free_desk(&d);
}

/* Two copies share changes that the source has not: one has them from the other, or both from a lost copy. */
#define CHANGED_BOTH "SELM (Tarn Wire) - Dockers at Port Selm struck work on Monday over night pay, closing nine of the eleven quays.\n\n" \
    "Union chief Bo Aker said talks had collapsed after the port offered two percent, far below the seven that the union wants.\n\n" \
    "The port authority, which operates the quays, said it regretted the step and that forty vessels were waiting in the bay.\n\n"
#define CHANGED_ONE CHANGED_BOTH "Grain merchants in Lower Dene reckoned they could last ten days before mills must slow down.\n"
#define CHANGED_TWO "PORT SELM - Dockers at Port Selm struck work on Monday over night pay, closing nearly all of the eleven quays.\n\n" \
    "Union chief Bo Aker said talks had collapsed after the port put forward two percent, far below the seven that the union wants.\n\n" \
    "The port authority, which operates the quays, said it regretted the step and that forty vessels were waiting in the bay.\n\n" \
    "Grain traders in Lower Dene said they could hold out for ten days before mills would have to slow down.\n"

static void shared_changes_tell_of_a_lost_source(void **state) {
    (void)state;
    const given g[] = {{"w1", NULL, NULL, WIRE, 3}, {"w2", NULL, NULL, CHANGED_ONE, 5}, {"w3", NULL, NULL, CHANGED_TWO, 5}};
    desk d;
    build(&d, g, 3, NULL);
    assert_int_equal(d.lineage.n_lost, 1);
    assert_null(edge(&d, "w3", "w2"));
    assert_int_equal(d.lineage.n_accounts, 1);
    bool shared = false;
    for (uint32_t i = 0; i < d.lineage.n_edges; i++)
        for (uint32_t k = 0; k < d.lineage.edges[i].n_evidence; k++) shared |= d.lineage.edges[i].evidence[k].type == FH_EVIDENCE_SHARED_CHANGE;
    assert_true(shared);
    free_desk(&d);
}

#define RETOLD "Nine of the eleven quays at Port Selm stood closed after dockers walked out on Monday over night pay, Tarn Wire reports.\n\n" \
    "Talks broke down when the port offered two percent, union leader Bo Aker said. The union wants seven.\n\n" \
    "Forty ships were waiting in the bay, said the port authority, which regretted the step.\n"
#define RETOLD_TOO "Dockers closed nine of the eleven quays of Port Selm on Monday, so Tarn Wire. They want more night pay.\n\n" \
    "The union leader, Bo Aker, said talks broke down over two percent that the port had offered; seven is what the union wants.\n\n" \
    "The port authority said forty ships were waiting in the bay, and regretted it.\n"

static void two_that_state_one_source_hang_from_it_side_by_side(void **state) {
    (void)state;
    const given silent[] = {{"a", "Selm Ledger", NULL, RETOLD, 3}, {"b", "Dene Courier", NULL, RETOLD_TOO, 4}};
    const given stated[] = {{"a", "Selm Ledger", "Tarn Wire", RETOLD, 3}, {"b", "Dene Courier", "TARN WIRE", RETOLD_TOO, 4}};
    const given at_hand[] = {{"a", "Selm Ledger", "Tarn Wire", RETOLD, 3}, {"b", "Dene Courier", "Tarn Wire", RETOLD_TOO, 4}, {"w", "Tarn Wire", NULL, WIRE, 2}};
    desk d;
    build(&d, silent, 2, NULL);
    assert_non_null(edge(&d, "b", "a"));
    free_desk(&d);
    build(&d, stated, 2, NULL);
    assert_int_equal(d.lineage.n_lost, 1);
    assert_int_equal(d.lineage.n_edges, 2);
    for (uint32_t i = 0; i < 2; i++) assert_int_equal(d.lineage.edges[i].parent, 2);
    assert_true(fh_str_starts(d.lineage.lost[0], FH_STR("lost report of Tarn Wire (")));
    assert_int_equal(d.lineage.n_accounts, 1);
    free_desk(&d);
    build(&d, at_hand, 3, NULL);
    assert_int_equal(d.lineage.n_lost, 0);
    assert_non_null(edge(&d, "a", "w"));
    free_desk(&d);
}

static void a_copy_of_a_report_makes_its_source_no_less_sure(void **state) {
    (void)state;
    const given g[] = {{"wire", "Tarn Wire", NULL, WIRE, 2}, {"retold", "Selm Ledger", "Tarn Wire", RETOLD, 3}, {"copy", "Dene Courier", "Selm Ledger", RETOLD, 4}};
    desk d;
    build(&d, g, 2, NULL);
    const float alone = edge(&d, "retold", "wire")->confidence;
    free_desk(&d);
    build(&d, g, 3, NULL);
    const fh_edge *e = edge(&d, "retold", "wire");
    assert_non_null(e);
    assert_true(alone > .5f && e->confidence > .5f);
    assert_non_null(edge(&d, "copy", "retold"));
    free_desk(&d);
}

/* Not three words in a row are the source's, but most of its words, and those of a sentence together. */
#define DIGESTED "At Port Selm nearly all quays are closed: since Monday the dockers, who quarrel over their pay for nights, have walked off.\n\n" \
    "Broken talks: two percent is what the port had offered, and the union wants seven, its leader Bo Aker said.\n\n" \
    "In the bay forty ships wait; a regretted step, in the view of the authority that runs the port.\n"

static void a_digest_in_its_own_words_has_a_parent(void **state) {
    (void)state;
    const given g[] = {{"wire", "Tarn Wire", NULL, WIRE, 3}, {"own", "Dene Courier", NULL, OWN, 3}, {"digest", "Brief", NULL, DIGESTED, 5}};
    desk d;
    build(&d, g, 3, NULL);
    const fh_edge *e = edge(&d, "digest", "wire");
    assert_non_null(e);
    assert_true(e->n_evidence && e->evidence[0].type == FH_EVIDENCE_PASSAGE && e->share > .3f);
    assert_null(edge(&d, "own", "wire"));
    assert_int_equal(d.lineage.n_edges, 1);
    free_desk(&d);
}

static void a_digest_has_several_parents(void **state) {
    (void)state;
    const given g[] = {{"wire", "Tarn Wire", NULL, WIRE, 3}, {"own", "Dene Courier", NULL, OWN, 3},
                       {"digest", "Brief", NULL,
                        "Dockers at Port Selm walked out on Monday over night pay, closing nine of the eleven quays. "
                        "Ruth Colley, who has driven a crane there for thirty years, said she had never seen the yard so still.", 5}};
    desk d;
    build(&d, g, 3, NULL);
    assert_non_null(edge(&d, "digest", "wire"));
    assert_non_null(edge(&d, "digest", "own"));
    assert_int_equal(d.lineage.n_accounts, 2);
    free_desk(&d);
}

static void the_order_of_reports_plays_no_part(void **state) {
    (void)state;
    const given g[] = {{"w1", NULL, NULL, WIRE, 3}, {"w2", NULL, NULL, CHANGED_ONE, 5}, {"w3", NULL, NULL, CHANGED_TWO, 5}, {"own", NULL, NULL, OWN, 4}};
    desk a, b;
    build(&a, g, 4, NULL);
    build(&b, g, 4, (const uint32_t[]){2, 3, 0, 1});
    assert_int_equal(a.lineage.n_edges, b.lineage.n_edges);
    assert_int_equal(a.lineage.n_lost, b.lineage.n_lost);
    for (uint32_t i = 0; i < 4; i++)
        for (uint32_t k = 0; k < 4; k++) {
            const fh_edge *x = edge(&a, g[i].id, g[k].id), *y = edge(&b, g[i].id, g[k].id);
            assert_true(!x == !y);
            if (x) assert_true(x->confidence == y->confidence && x->share == y->share && x->n_evidence == y->n_evidence);
        }
    free_desk(&a);
    free_desk(&b);
}

static void empty_reports_are_alone(void **state) {
    (void)state;
    const given g[] = {{"a", NULL, NULL, "", 0}, {"b", NULL, NULL, "", 0}};
    desk d;
    build(&d, g, 2, NULL);
    assert_int_equal(d.lineage.n_edges, 0);
    assert_int_equal(d.lineage.n_accounts, 2);
    free_desk(&d);
}

int test_lineage(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_copy_derives_from_what_it_credits),
        cmocka_unit_test(own_reporting_is_an_account_of_its_own),
        cmocka_unit_test(dates_decide_where_nothing_else_does),
        cmocka_unit_test(a_source_cited_in_passing_is_no_parent),
        cmocka_unit_test(an_agency_owns_what_bears_its_dateline),
        cmocka_unit_test(shared_changes_tell_of_a_lost_source),
        cmocka_unit_test(two_that_state_one_source_hang_from_it_side_by_side),
        cmocka_unit_test(a_copy_of_a_report_makes_its_source_no_less_sure),
        cmocka_unit_test(a_rewrite_in_its_own_words_has_a_parent),
        cmocka_unit_test(a_digest_in_its_own_words_has_a_parent),
        cmocka_unit_test(a_digest_has_several_parents),
        cmocka_unit_test(the_order_of_reports_plays_no_part),
        cmocka_unit_test(empty_reports_are_alone),
    };
    return cmocka_run_group_tests_name("lineage/build", tests, NULL, NULL);
}
