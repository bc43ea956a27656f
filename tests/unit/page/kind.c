/* SPDX-License-Identifier: MIT */
#include "unit/page/tests.h"

static void tells_cookie_pages_in_several_languages(void **state) {
    (void)state;
    assert_int_equal(read_html("<h1>We value your privacy</h1><p>We and our 842 partners store information on a device, such as cookies, to provide personalised advertising and content.</p>"
                               "<p>You can withdraw your consent at any time in our privacy policy.</p><button>Accept all</button>")->page_kind, FH_PAGE_CONSENT);
    assert_int_equal(read_html("<html lang='de'><h1>Willkommen</h1><p>Um der Nutzung mit Werbung und Cookies zuzustimmen, klicken Sie bitte auf Einverstanden. Wir und unsere Partner verwenden Cookies.</p>"
                               "<p>Sie können Ihre Einwilligung jederzeit in den Datenschutz-Einstellungen widerrufen.</p>")->page_kind, FH_PAGE_CONSENT);
    assert_int_equal(read_html("<html lang='fr'><p>Nous utilisons des cookies et d'autres traceurs pour mesurer l'audience et vous proposer des publicités personnalisées avec nos partenaires.</p>"
                               "<p>Vous pouvez retirer votre consentement à tout moment en bas de page.</p>")->page_kind, FH_PAGE_CONSENT);
}

static void a_report_on_cookies_is_an_article(void **state) {
    (void)state;
    assert_int_equal(read_html("<article><h1>Court rules on cookies</h1><p>The court at Brindle ruled on Tuesday that the Amber Quay Ledger may not set cookies without consent, a spokeswoman said.</p>" STORY_HTML
                               "</article>")->page_kind, FH_PAGE_ARTICLE);
}

static void tells_a_text_that_breaks_off_at_a_wall(void **state) {
    (void)state;
    const char *lead = "<p>The keeper of the lock at Amber Quay closed the gate at noon on Tuesday, and nobody passed it before the evening, the harbour office said.</p>";
    fh_arena *arena = fh_arena_new(NULL, 0);
    fh_str by_class = fh_str_format(arena, "<article><h1>Lock closed</h1>%s</article><div class='paywall'><p>Subscribe now to read the whole story</p></div>", lead);
    fh_str by_word = fh_str_format(arena, "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Lock closed\",\"isAccessibleForFree\":\"False\"}</script>"
                                          "<article><h1>Lock closed</h1>%s</article>", lead);
    assert_int_equal(read_html(by_class.ptr)->page_kind, FH_PAGE_PAYWALL);
    assert_int_equal(read_html(by_word.ptr)->page_kind, FH_PAGE_PAYWALL);
    fh_arena_free(arena);
}

static void tells_a_wall_by_its_words_in_several_languages(void **state) {
    (void)state;
    static const char *const walls[] = {"<p>To continue reading, <a href='/s'>subscribe</a></p>", "<p>Sign up to read the full story</p>", "<p>You have reached your limit of free articles.</p>",
                                        "<p>Dieser Artikel ist nur für Abonnenten.</p>", "<p>La suite de cet article est réservée aux abonnés.</p>", "<p>Suscríbete para seguir leyendo</p>",
                                        "<div><a href='/s'>Already a subscriber?</a></div><div><a href='/l'>Log in</a></div><div>Keep reading</div>"};
    fh_arena *arena = fh_arena_new(NULL, 0);
    for (size_t i = 0; i < sizeof walls / sizeof *walls; i++) {
        const fh_report *r = read_html(fh_str_format(arena, "<article><h1>Lock closed</h1>" STORY_HTML "%s</article>", walls[i]).ptr);
        assert_int_equal(r->page_kind, FH_PAGE_PAYWALL);
        assert_true(fh_str_ends(r->text, FH_STR("fruit for the market at Brindle.")));
    }
    fh_arena_free(arena);
}

static void an_offer_of_a_newsletter_is_no_wall(void **state) {
    (void)state;
    assert_int_equal(read_html("<article><h1>Lock closed</h1>" STORY_HTML "<p>Subscribe to our newsletter to get stories like this in your inbox</p></article>")->page_kind, FH_PAGE_ARTICLE);
}

static void a_whole_text_behind_a_wall_is_an_article(void **state) {
    (void)state;
    assert_int_equal(read_html("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Lock closed\",\"isAccessibleForFree\":false}</script><article><h1>Lock closed</h1>"
                               STORY_HTML
                               "<p>Gus van Loon, who has carried pears down the channel for thirty years, said that he had never seen the gate closed for more than a day. He had sold a third of his load from "
                               "the deck, he said, to people who came down with baskets when they heard of it, and the rest would not be fit for anything but cider by the end of the week.</p>"
                               "<p>The office answers for nine locks between Brindle and the sea, and has asked the council twice for money to mend them. A report of last spring called four of the nine hinges worn. "
                               "The council put the matter off until the autumn, when it will have a new treasurer and, as two of its members said on Tuesday, a reason to be quick.</p>"
                               "<p>Until then a keeper will stand at each of the four, day and night, with a lamp and a horn. Quill said that this was how it had been done in her grandmother's time, and that nobody "
                               "had drowned then either. Boats that draw less than four feet may use the old channel from Wednesday on, one way in the morning and the other way after noon.</p></article>")->page_kind, FH_PAGE_ARTICLE);
}

int test_kind(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_cookie_pages_in_several_languages),
        cmocka_unit_test(a_report_on_cookies_is_an_article),
        cmocka_unit_test(tells_a_text_that_breaks_off_at_a_wall),
        cmocka_unit_test(tells_a_wall_by_its_words_in_several_languages),
        cmocka_unit_test(an_offer_of_a_newsletter_is_no_wall),
        cmocka_unit_test(a_whole_text_behind_a_wall_is_an_article),
    };
    return cmocka_run_group_tests_name("kind", tests, NULL, NULL);
}
