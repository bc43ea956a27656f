/* SPDX-License-Identifier: MIT
 *
 * attribution/head.c - noun phrases: their head, their number, and whether they speak of something known. */
#include "attribution/resolve.h"
#include "attribution/words_table.h"

enum { PARTITIVES = 3, POSSESSOR_REACH = 6 }; /* "a number of" are looked past; tokens within which "'s" makes a phrase definite */

static bool ends_head(const fh_view *v, uint32_t k, fh_range source) {
    const fh_token *t = &v->t[k];
    if (!(t->flags & FH_TOKEN_WORD)) return fh_view_char(v, k) != '$' && t->pos != FH_POS_POSSESSIVE && fh_view_char(v, k) != '-' && fh_view_char(v, k) != '&';
    if (t->pos == FH_POS_PREPOSITION || t->pos == FH_POS_WH || t->pos == FH_POS_TO) return true;
    bool participle = t->pos == FH_POS_VERB_PARTICIPLE || t->pos == FH_POS_VERB_GERUND;
    return participle && k > source.begin && (v->t[k - 1].pos == FH_POS_NOUN || v->t[k - 1].pos == FH_POS_PROPER || v->t[k - 1].pos == FH_POS_PRONOUN);
}

uint32_t fh_attribution__head(const fh_view *v, fh_range source) {
    uint32_t k = source.begin, head = source.begin;
    for (int parts = 0; parts < PARTITIVES; parts++) {
        for (; k < source.end && !ends_head(v, k, source); k++) {
            if (v->t[k].pos == FH_POS_ADJECTIVE && k > source.begin && v->t[head].pos == FH_POS_NOUN && k == head + 1) break; /* "officials familiar with" */
            if (v->t[k].flags & FH_TOKEN_WORD && v->t[k].pos != FH_POS_POSSESSIVE && v->t[k].pos != FH_POS_ADVERB) head = k;
        }
        bool partitive = k < source.end && fh_view_is(v, k, "of") && (v->flags[head] & ATTR_PARTITIVE) && k + 1 < source.end;
        if (!partitive) break;
        k++;
    }
    return head;
}

bool fh_attribution__is_definite(const fh_view *v, fh_range source) {
    static const char *const words[] = {"the", "that", "this", "these", "those", "his", "her", "its", "their", "same"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (fh_view_is(v, source.begin, words[i])) return true;
    for (uint32_t k = source.begin; k < source.end && k < source.begin + POSSESSOR_REACH; k++)
        if (fh_view_is(v, k, "'s")) return true;
    return false;
}

bool fh_attribution__is_plural(const fh_view *v, uint32_t head, fh_range source) {
    if (v->t[head].pos == FH_POS_NOUN && v->t[head].lemma != v->t[head].word) return true;
    return (v->flags[head] & ATTR_PLURAL) || fh_view_is(v, source.begin, "both") || fh_view_is(v, source.begin, "several");
}
