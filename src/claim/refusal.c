/* SPDX-License-Identifier: MIT
 *
 * claim/refusal.c - which lines do nothing but tell that somebody would not speak.
 *
 * Who "declined to comment" on a claim has not denied it, though the words are those of a denial. A line only refuses when
 * all that is said in it are refusals (attribution tells which), or when its first negation is that of a comment, and
 * nothing behind it denies or turns: "would not comment, but denied it" does. English, as far as words decide. */
#include "claim/refusal.h"

enum { GOVERNS = 4 }; /* tokens between the negation and the comment that it denies */

static bool is_comment(const fh_claim__text *t, uint32_t at) {
    static const char *const words[] = {"comment", "elaborate", "discuss"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (fh_str_equal_nocase(fh_claim__str_of(t, at), fh_str_of(words[i]))) return true;
    return false;
}

/* The comment that the first negation of the line is about, with nothing behind it that denies; FH_NONE. */
static uint32_t withheld(const fh_claim__text *t, fh_claim__range r) {
    const uint32_t end = r.first + r.n;
    uint32_t at = r.first, comment;
    while (at < end && !(t->words[at].cues & (CUE_NEGATION | CUE_DENY))) at++;
    for (comment = at; comment < end && comment - at <= GOVERNS && !is_comment(t, comment); comment++) {}
    if (comment >= end || comment - at > GOVERNS) return FH_NONE;
    for (uint32_t k = comment + 1; k < end; k++)
        if (t->words[k].cues & (CUE_DENY | CUE_REBUT | CUE_CONTRAST)) return FH_NONE;
    return comment;
}

static bool meet(fh_span a, fh_span b) { return a.begin < b.end && b.begin < a.end; }

static bool says(const fh_statement *s, fh_span at) {
    for (uint32_t c = 0; c < s->n_content; c++)
        if (meet(s->content[c], at)) return true;
    return false;
}

bool fh_claim__only_refuses(const fh_claim__text *t, uint32_t line) {
    const fh_report *r = t->report;
    const fh_span at = r->sentences[line].span;
    const uint32_t comment = withheld(t, t->lines[line].tokens);
    const fh_span kept = comment == FH_NONE ? (fh_span){0, 0} : (fh_span){r->tokens[comment].begin, r->tokens[comment].end};
    uint32_t refusals = 0;
    for (uint32_t i = fh_claim__first_said(t, at); i < r->n_statements && t->said_from[i] < at.end; i++) {
        if (!says(&r->statements[i], at)) continue;
        if (r->statements[i].act == FH_ACT_REFUSAL) refusals++;
        else if (comment == FH_NONE || !says(&r->statements[i], kept)) return false;
    }
    return refusals || comment != FH_NONE;
}
