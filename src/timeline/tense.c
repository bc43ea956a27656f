/* SPDX-License-Identifier: MIT
 *
 * timeline/tense.c - whether the clause around an expression speaks of what was or of what is to come.
 *
 * The verb group nearest to the expression decides: "said it would meet on Monday" looks ahead, "met on
 * Monday, it said" back. What stands before it is asked first, unless a verb follows at once and the one
 * before is farther off ("The council on Monday will vote"). Of a condition that is only imagined ("would cost a million
 * if it lasted beyond June") the past tense looks ahead. Verbs are told by the tagger's parts of
 * speech. A bounded number of atoms is looked at. */
#include "timeline/rules.h"

enum { WINDOW = 16, CONDITION_REACH = 8 }; /* atoms to each side */

static uint8_t pos_of(const tl_parser *p, uint32_t i) {
    const fh_report *r = p->report;
    uint32_t lo = 0, hi = r->n_tokens, at = p->at[i].begin;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (r->tokens[mid].end <= at) lo = mid + 1;
        else hi = mid;
    }
    return lo < r->n_tokens && r->tokens[lo].begin <= at ? r->tokens[lo].pos : (uint8_t)FH_POS_UNKNOWN;
}

static bool be(const tl_parser *p, uint32_t i) { return SAYS_ANY(i, "is are am"); }
static bool have(const tl_parser *p, uint32_t i) { return SAYS_ANY(i, "has have had"); }

/* What governs the participle at i, some words before it. */
static int participle(const tl_parser *p, uint32_t i) {
    if (IS(i, W_VERB) && VALUE(i, W_VERB) == 1) return 1; /* expected, scheduled, due */
    for (uint32_t k = i; k > 0 && i - k < 4; k--) {
        uint8_t pos = pos_of(p, k - 1);
        if (pos == FH_POS_MODAL || (SAYS(k - 1, "to") && SAYS(k, "be"))) return 1;
        if (have(p, k - 1) || SAYS(k - 1, "was") || SAYS(k - 1, "were")) return -1;
        if (be(p, k - 1)) return 1; /* "is initialled by Friday" */
        if (pos != FH_POS_ADVERB && pos != FH_POS_VERB_BASE && pos != FH_POS_VERB_PARTICIPLE) break;
    }
    return -1;
}

/* Is the past tense at i that of an imagined condition: "if" shortly before it, and "would" in the same sentence. */
static bool is_imagined(const tl_parser *p, uint32_t i) {
    uint32_t k = i, from = i > 2 * WINDOW ? i - 2 * WINDOW : 0;
    while (k > 0 && i - k < CONDITION_REACH && !SAYS_ANY(k - 1, "if unless") && !CHAR(k - 1, ',')) k--;
    if (k == 0 || !SAYS_ANY(k - 1, "if unless")) return false;
    for (k = from; k < p->n && k < i + 2 * WINDOW; k++)
        if (SAYS_ANY(k, "would could might") && !SAYS(k + 1, "have")) return true;
    return false;
}

static int verb_at(const tl_parser *p, uint32_t i) {
    if (p->at[i].kind != ATOM_WORD) return 0;
    switch ((fh_pos)pos_of(p, i)) {
    case FH_POS_MODAL: return 1;
    case FH_POS_TO: return pos_of(p, i + 1) == FH_POS_VERB_BASE ? 1 : 0;
    case FH_POS_VERB_PAST: if (is_imagined(p, i)) return 1; return IS(i, W_VERB) && VALUE(i, W_VERB) == 2 ? 2 : -1;
    case FH_POS_VERB_PARTICIPLE: {
        int told = participle(p, i);
        return told < 0 && IS(i, W_VERB) && VALUE(i, W_VERB) == 2 ? 2 : told;
    }
    case FH_POS_VERB_PRESENT:
        if (have(p, i)) return -1;
        if (be(p, i)) return pos_of(p, i + 1) == FH_POS_VERB_GERUND ? 1 : 0;
        return IS(i, W_VERB) && VALUE(i, W_VERB) == 0 ? 0 : 1;
    case FH_POS_ADJECTIVE: return IS(i, W_VERB) && VALUE(i, W_VERB) == 1 ? 1 : 0;
    default: return 0;
    }
}

int fh_timeline__direction(const tl_parser *p, uint32_t i) {
    uint32_t back = 0, ahead = 0;
    int before = 0, after = 0;
    for (uint32_t k = i; k > 0 && i - k < WINDOW && !before; k--) { before = verb_at(p, k - 1); back = i - k; }
    for (uint32_t k = i; k < p->n && k - i < WINDOW && !after; k++) { after = verb_at(p, k); ahead = k - i; }
    bool follows = after && ahead <= 2 && pos_of(p, i + ahead) != FH_POS_TO && (!before || back >= 4);
    int way = follows || !before ? after : before;
    bool until = i > 0 && PREP(i - 1, PREP_TO);
    if (way == 2) return until ? 1 : -1; /* "moved to Sunday" */
    if (way < 0 && (until || (i > 0 && PREP(i - 1, PREP_BY)))) return 0; /* "ran until Dec. 31": that may yet be to come */
    return way;
}
