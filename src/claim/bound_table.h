/* Made by tools/gen_words.py from data/claim/bounds.txt; do not edit. */
#ifndef FH_CLAIM_BOUND_TABLE_H
#define FH_CLAIM_BOUND_TABLE_H

#include "base/words.h"

static const fh_word_entry bound_slots[64] = {
    {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u}, {3332424900u, 4u}, {0u, 0u},
    {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u},
    {1397545100u, 1u}, {0u, 0u}, {3881710030u, 4u}, {0u, 0u}, {0u, 0u}, {0u, 0u},
    {1932572306u, 5u}, {0u, 0u}, {2343027796u, 4u}, {1515730261u, 1u}, {0u, 0u}, {0u, 0u},
    {2679378840u, 1u}, {879434201u, 3u}, {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u},
    {0u, 0u}, {0u, 0u}, {1852712544u, 3u}, {0u, 0u}, {0u, 0u}, {0u, 0u},
    {0u, 0u}, {0u, 0u}, {0u, 0u}, {931221543u, 4u}, {2574835623u, 5u}, {0u, 0u},
    {0u, 0u}, {0u, 0u}, {822625068u, 5u}, {2038003052u, 2u}, {0u, 0u}, {395653359u, 3u},
    {3254001072u, 3u}, {3399479727u, 1u}, {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u},
    {0u, 0u}, {3456827575u, 5u}, {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u},
    {0u, 0u}, {0u, 0u}, {0u, 0u}, {41151935u, 3u},
};
static const fh_words bound_words = {bound_slots, 63};

#endif
