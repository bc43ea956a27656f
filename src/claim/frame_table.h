/* Made by tools/gen_words.py from data/claim/frame.txt; do not edit. */
#ifndef FH_CLAIM_FRAME_TABLE_H
#define FH_CLAIM_FRAME_TABLE_H

#include "base/words.h"

enum {
    FRAME_PAST = 1u << 0,
    FRAME_PRESENT = 1u << 1,
    FRAME_BEING = 1u << 2,
    FRAME_NOW = 1u << 3,
    FRAME_INFINITIVE = 1u << 4,
    FRAME_PERFECT = 1u << 5,
    FRAME_DEED = 1u << 6,
    FRAME_EXISTS = 1u << 7,
    FRAME_IT = 1u << 8,
    FRAME_ANY = 1u << 9,
    FRAME_SUCH = 1u << 10,
    FRAME_BOUND = 1u << 11,
    FRAME_NOBODY = 1u << 12,
    FRAME_WHOLE = 1u << 13,
    FRAME_NOT = 1u << 14,
    FRAME_NO = 1u << 15,
};

static const fh_word_entry frame_slots[128] = {
    {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u}, {1506329092u, 512u}, {3547217669u, 4096u},
    {3643377413u, 512u}, {0u, 0u}, {0u, 0u}, {1317185929u, 8192u}, {3236598665u, 16384u}, {0u, 0u},
    {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u},
    {0u, 0u}, {0u, 0u}, {0u, 0u}, {3693957269u, 1024u}, {0u, 0u}, {0u, 0u},
    {2679378840u, 2048u}, {0u, 0u}, {0u, 0u}, {0u, 0u}, {2711776668u, 64u}, {0u, 0u},
    {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u},
    {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u}, {560044969u, 8192u},
    {3853701290u, 4096u}, {1059752107u, 128u}, {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u},
    {3496768560u, 8u}, {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u},
    {0u, 0u}, {0u, 0u}, {4008281784u, 64u}, {3081086649u, 2u}, {0u, 0u}, {1125716027u, 256u},
    {4077531195u, 2u}, {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u}, {3262591681u, 64u},
    {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u},
    {0u, 0u}, {3120763337u, 4096u}, {3755592778u, 8u}, {0u, 0u}, {0u, 0u}, {0u, 0u},
    {0u, 0u}, {0u, 0u}, {0u, 0u}, {301082961u, 4096u}, {1619791058u, 512u}, {1543632979u, 2u},
    {0u, 0u}, {1515730261u, 2048u}, {2540825813u, 512u}, {0u, 0u}, {1435667672u, 64u}, {0u, 0u},
    {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u},
    {206416736u, 4u}, {0u, 0u}, {0u, 0u}, {1386155491u, 32768u}, {0u, 0u}, {0u, 0u},
    {0u, 0u}, {658967399u, 8u}, {768886504u, 32768u}, {1430335720u, 4096u}, {515154154u, 512u}, {3501094887u, 32u},
    {2038003052u, 2048u}, {0u, 0u}, {561399790u, 8192u}, {0u, 0u}, {0u, 0u}, {0u, 0u},
    {0u, 0u}, {3762290035u, 16u}, {397006452u, 8192u}, {3886399732u, 1u}, {0u, 0u}, {0u, 0u},
    {0u, 0u}, {0u, 0u}, {0u, 0u}, {0u, 0u}, {1477881340u, 4u}, {0u, 0u},
    {0u, 0u}, {0u, 0u},
};
static const fh_words frame_words = {frame_slots, 127};

#endif
