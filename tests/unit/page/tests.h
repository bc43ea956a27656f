/* SPDX-License-Identifier: MIT */
#ifndef FH_TESTS_PAGE_H
#define FH_TESTS_PAGE_H

#include "unit/unit.h"

#include "page/page.h"

int test_across(void);
int test_article(void);
int test_kind(void);
int test_metadata(void);
int test_dates(void);
int test_lines(void);
int test_credits(void);
int test_hostile(void);
int test_script(void);

/* Reads bytes of a kind; the report lives until the next call of the same test program. */
const fh_report *read_page(fh_raw_kind kind, fh_str bytes);
const fh_report *read_html(const char *html);
const fh_report *read_text(const char *text);

static inline bool holds(fh_str s, const char *what) { return fh_str_find(s, fh_str_of(what), 0) != SIZE_MAX; }
#define assert_str(s, expected)                                        \
    do {                                                               \
        assert_int_equal((s).len, strlen(expected));                   \
        assert_memory_equal((s).ptr, expected, strlen(expected));      \
    } while (0)

/* Four paragraphs of a made-up story, as a page has them. */
#define STORY_HTML                                                                                                                             \
    "<p>The keeper of the lock at Amber Quay closed the gate at noon on Tuesday, and nobody passed it before the evening, the harbour "      \
    "office said.</p><p>A spokeswoman for the office, Ada Quill, said that repairs to the <a href='/gate'>lower gate</a> would take until the "  \
    "end of the week, and that small boats could use the old channel.</p><p>\"We had no choice,\" Quill said. \"The hinge was worn through, and " \
    "it would not have lasted another tide.\"</p><p>About forty boats were waiting on Tuesday night, according to the office, among them two "   \
    "with fruit for the market at Brindle.</p>"

#endif
