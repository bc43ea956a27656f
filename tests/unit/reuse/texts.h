/* SPDX-License-Identifier: MIT
 *
 * tests/unit/reuse/texts.h - invented texts, and reports made of them. */
#ifndef FH_TESTS_UNIT_REUSE_TEXTS_H
#define FH_TESTS_UNIT_REUSE_TEXTS_H

#include "base/arena.h"
#include "base/str.h"
#include "text/text.h"

/* A paragraph that only stands in reports which have it from one another. */
#define FERRY "The ferry Maren Dahl left the harbour of Skarvik with forty passengers and two lorries of frozen herring, " \
              "although the pilot had warned of ice in the outer channel, the harbour master Ottar Brenna said on Tuesday."
#define FERRY_EDITED "The ferry Maren Dahl left the port of Skarvik with fifty passengers and two lorries of frozen herring, " \
              "even though a pilot had warned of thick ice in the outer channel, harbour master Ottar Brenna told us on Tuesday."
#define BAKERY "A bakery in Lower Pinmouth has sold its last loaf after ninety years. Its owner, Ginevra Tolland, " \
               "blamed the price of flour and a landlord who wants to let the shop to a chain of coffee bars."
#define ORCHARD "Growers around Tessaly expect the poorest plum harvest in a generation, for late frost took the blossom " \
                "in April and hail followed in June, the orchard board reported after a tour of ninety holdings."

#define FERRY_MORE "Divers went down twice before dark and found the forward hold dry. The company, Brenna and Sons, has run the line " \
                   "since the breakwater was built and never lost a passenger."
#define ORCHARD_MORE "Prices at the Whitsun market have doubled already, said the board's clerk, Amadou Fell, and jam makers have turned to " \
                     "rhubarb, which does not mind the cold and needs no bees at all."

static inline fh_report *report_of(fh_arena *arena, const char *id, const char *text) {
    fh_report *r = fh_new(arena, fh_report);
    fh_arena *scratch = fh_arena_new(NULL, 0);
    r->id = fh_str_of(id);
    r->text = fh_str_copy(arena, fh_str_of(text));
    fh_status status = fh_text_read(arena, scratch, r, NULL);
    fh_arena_free(scratch);
    return status == FH_OK ? r : NULL;
}

#endif
