/* SPDX-License-Identifier: MIT
 *
 * timeline/rules.h - the short words in which rules are written; every rule calls its parser `p`. */
#ifndef FH_TIMELINE_RULES_H
#define FH_TIMELINE_RULES_H

#include "timeline/grammar.h"
#include "timeline/words_table.h"

#define IS(i, mask) fh_timeline__is(p, (i), (uint32_t)(mask))
#define VALUE(i, class) fh_timeline__value(p, (i), (uint32_t)(class))
#define CHAR(i, c) fh_timeline__char(p, (i), (c))
#define GLUED(i) fh_timeline__glued(p, (i))
#define NUMBER(i) fh_timeline__number(p, (i))
#define SAYS(i, word) fh_timeline__says(p, (i), word)
#define SAYS_ANY(i, words) fh_timeline__says_any(p, (i), words)
#define PREP(i, n) (IS(i, W_PREP) && VALUE(i, W_PREP) == (n))
#define BIT(n) (1u << (n))
#define PREPS(i, bits) (IS(i, W_PREP) && ((bits) >> VALUE(i, W_PREP) & 1)) /* one of BIT(PREP_...) | ... */

enum { /* values of W_PREP */
    PREP_FROM = 1, PREP_SINCE, PREP_TO, PREP_BETWEEN, PREP_BEFORE, PREP_AFTER, PREP_BY, PREP_IN, PREP_ON, PREP_AT, PREP_DURING, PREP_FOR,
    PREP_WITHIN, PREP_OF, PREP_AND, PREP_OR, PREP_AROUND
};
enum { EDGE_EARLY = 1, EDGE_MIDDLE, EDGE_LATE, EDGE_BEGINNING, EDGE_END }; /* values of W_EDGE */
enum { BOUND_ABOUT = 1, BOUND_MORE, BOUND_LESS }; /* values of W_BOUND */
enum { PART_MORNING = 1, PART_MIDDAY, PART_AFTERNOON, PART_EVENING, PART_NIGHT, PART_DAYTIME, PART_DAWN, PART_DUSK, PART_LUNCH }; /* values of W_PART */

#endif
