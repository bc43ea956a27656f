/* SPDX-License-Identifier: MIT
 *
 * text/rules.h - classes of the words of data/sentences; the tables themselves belong to rules.c. */
#ifndef FH_TEXT_RULES_H
#define FH_TEXT_RULES_H

#include "text/rules_table.h"

enum {
    RULES_ABBREVIATION = RULES_TITLE | RULES_SUFFIX | RULES_NUMBER | RULES_MONTH | RULES_PLACE | RULES_WORD | RULES_NEVER
};

#endif
