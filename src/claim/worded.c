/* SPDX-License-Identifier: MIT
 *
 * claim/worded.c - what a clause says, as words that stand by themselves.
 *
 * A clause is shown without what joins it to its neighbours, without its label, its dateline and "the minister said", but with whatever it
 * needs of its sentence: its subject, the condition it hangs on, the denial it was said with, the rest of a phrase that the cut went through
 * (claim/phrase.c). Parts of speech and a few words decide. English. Cost: linear in the words of the sentence. */
#include "claim/worded.h"

#include "claim/link.h"
#include "claim/phrase.h"

enum { FRAMED_LEAST = 4, COMPLETE_LEAST = 4, WORDING_MAX = 45, LABEL_MAX = 3 }; /* tokens */

/* "What went wrong is less clear", "How it was done is known": it is the subject, or heads it. */
static bool asks_what(const fh_claim__text *t, uint32_t at) {
    static const char *const words[] = {"what", "whatever", "whoever"};
    bool begins = at == 0 || !(t->report->tokens[at - 1].flags & FH_TOKEN_WORD);
    if (begins && (fh_str_equal_nocase(fh_claim__str_of(t, at), FH_STR("how")) || fh_str_equal_nocase(fh_claim__str_of(t, at), FH_STR("why")))) return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (fh_str_equal_nocase(fh_claim__str_of(t, at), fh_str_of(words[i]))) return true;
    return false;
}

/* A word that only joins what follows it to what stands before. */
static bool is_joint(const fh_claim__text *t, uint32_t at) {
    static const char *const words[] = {"although", "though", "while", "whereas", "because", "but", "that", "so", "yet"};
    const fh_token *k = &t->report->tokens[at];
    if (k->pos == FH_POS_DETERMINER || asks_what(t, at)) return false;
    if (k->pos == FH_POS_CONJUNCTION || k->pos == FH_POS_WH || (!(k->flags & FH_TOKEN_WORD) && !(k->flags & FH_TOKEN_OPEN))) return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (fh_str_equal_nocase(fh_claim__str_of(t, at), fh_str_of(words[i]))) return true;
    return false;
}

/* Of a clause that is partly what somebody is quoted with, that part: without "the minister said". */
static fh_claim__range without_frame(const fh_claim__text *t, fh_claim__range clause) {
    const fh_report *r = t->report;
    fh_span at = fh_claim__span_of(t, clause);
    for (uint32_t i = fh_claim__first_said(t, at); i < r->n_statements && t->said_from[i] < at.end; i++) {
        for (uint32_t c = 0; c < r->statements[i].n_content; c++) {
            fh_span s = r->statements[i].content[c];
            if (s.end <= at.begin || s.begin >= at.end) continue;
            uint32_t first = clause.first, end = clause.first + clause.n;
            while (first < end && r->tokens[first].begin < s.begin) first++;
            while (end > first && r->tokens[end - 1].end > s.end) end--;
            if (2 * (end - first) >= clause.n || end - first >= FRAMED_LEAST) return (fh_claim__range){first, end - first};
        }
    }
    return clause;
}

/* Does token k end words: "3.75%", but not a comma. */
static bool ends_words(const fh_claim__text *t, uint32_t k) {
    return (t->report->tokens[k].flags & (FH_TOKEN_WORD | FH_TOKEN_CLOSE)) != 0 || fh_str_equal(fh_claim__str_of(t, k), FH_STR("%"));
}

static bool has_mark(const fh_token *k, uint32_t first, uint32_t end, uint32_t flag) {
    for (uint32_t i = first; i < end; i++)
        if (k[i].flags & flag) return true;
    return false;
}

/* The clause without what joins it to its neighbours: "and", "that", "who", commas; and without a quotation mark whose other
 * one stands elsewhere. */
static fh_claim__range without_joints(const fh_claim__text *t, fh_claim__range clause) {
    const fh_token *k = t->report->tokens;
    uint32_t first = clause.first, end = clause.first + clause.n;
    while (first + 1 < end && is_joint(t, first)) first++;
    while (end > first + 1 && !ends_words(t, end - 1)) end--;
    bool opens = (k[first].flags & FH_TOKEN_OPEN) != 0, closes = (k[end - 1].flags & FH_TOKEN_CLOSE) != 0;
    bool opened = has_mark(k, first + 1, end, FH_TOKEN_OPEN), closed = has_mark(k, first, end - 1, FH_TOKEN_CLOSE);
    if (opens && end > first + 1 && (closes || !closed)) first++;
    if (closes && end > first + 1 && (opens || !opened)) end--;
    while (end > first + 1 && !ends_words(t, end - 1)) end--;
    return (fh_claim__range){first, end - first};
}

/* Without a label of a few words: "Deadline: The tariff expires on 31 October". */
static fh_claim__range without_label(const fh_claim__text *t, fh_claim__range r) {
    for (uint32_t k = r.first; k < r.first + r.n && k <= r.first + LABEL_MAX; k++)
        if (k > r.first && fh_str_equal(fh_claim__str_of(t, k), FH_STR(":")) && r.first + r.n - k > COMPLETE_LEAST) return (fh_claim__range){k + 1, r.first + r.n - k - 1};
    return r;
}

fh_claim__range fh_claim__worded(const fh_claim__text *t, fh_claim__range clause) {
    return without_joints(t, without_label(t, without_joints(t, without_frame(t, clause))));
}

/* Is there a comma before the first finite verb: of "Ana Ruiz, was more guarded" something was cut off. */
static bool is_cut(const fh_claim__text *t, fh_claim__range r) {
    for (uint32_t k = r.first; k < r.first + r.n; k++) {
        const fh_token *token = &t->report->tokens[k];
        if (token->pos == FH_POS_VERB_PRESENT || token->pos == FH_POS_VERB_PAST || token->pos == FH_POS_MODAL) return false;
        if (fh_str_equal(fh_claim__str_of(t, k), FH_STR(","))) return true;
    }
    return true;
}

/* "which negotiators use to mark it": the relative pronoun is a joint, but what follows it lacks what it speaks of. */
static bool is_relative(const fh_claim__text *t, fh_claim__range r) {
    uint32_t k = r.first;
    while (k + 1 < r.first + r.n && !(t->report->tokens[k].flags & FH_TOKEN_WORD)) k++;
    return t->report->tokens[k].pos == FH_POS_WH && (fh_str_equal_nocase(fh_claim__str_of(t, k), FH_STR("which")) || fh_str_equal_nocase(fh_claim__str_of(t, k), FH_STR("who")));
}

/* Does it begin as a subject does, and say something of it. */
bool fh_claim__is_complete(const fh_claim__text *t, fh_claim__range r) {
    if (r.n < COMPLETE_LEAST) return false;
    uint8_t pos = t->report->tokens[r.first].pos;
    bool subject = pos == FH_POS_NOUN || pos == FH_POS_PROPER || pos == FH_POS_DETERMINER || pos == FH_POS_NUMBER || pos == FH_POS_ADJECTIVE || pos == FH_POS_EXISTENTIAL;
    return subject && fh_claim__says_something(t, r) && !is_cut(t, r);
}

static bool is_condition(const fh_claim__text *t, uint32_t at) {
    fh_str w = fh_claim__str_of(t, at);
    return fh_str_equal_nocase(w, FH_STR("if")) || fh_str_equal_nocase(w, FH_STR("unless"));
}

static uint32_t clause_of(const fh_claim__text *t, uint32_t token) {
    uint32_t low = 0, high = t->n_clauses;
    while (low + 1 < high) {
        uint32_t mid = low + (high - low) / 2;
        if (t->clauses[mid].tokens.first <= token) low = mid;
        else high = mid;
    }
    return low;
}

/* With the clause before it in its sentence, where there is one and both are not too long. */
static bool grow_left(const fh_claim__text *t, fh_claim__range *r) {
    uint32_t c = clause_of(t, r->first);
    if (c == 0 || t->clauses[c - 1].sentence != t->clauses[c].sentence) return false;
    uint32_t begin = t->clauses[c - 1].tokens.first, n = r->first + r->n - begin;
    if (n <= WORDING_MAX) *r = (fh_claim__range){begin, n};
    return n <= WORDING_MAX;
}

/* The same with the clause after it. */
static bool grow_right(const fh_claim__text *t, fh_claim__range *r) {
    uint32_t c = clause_of(t, r->first + r->n - 1) + 1;
    if (c >= t->n_clauses || t->clauses[c].sentence != t->clauses[c - 1].sentence) return false;
    uint32_t n = t->clauses[c].tokens.first + t->clauses[c].tokens.n - r->first;
    if (n <= WORDING_MAX) r->n = n;
    return n <= WORDING_MAX;
}

/* "denied that | any letter had been received": by itself the clause would say the opposite. */
static bool is_denied(const fh_claim__text *t, fh_claim__range clause) {
    uint32_t c = clause_of(t, clause.first), k = clause.first;
    if (k < t->n_words && fh_str_equal_nocase(fh_claim__str_of(t, k), FH_STR("that")) && k > 0) k--;
    else if (k > 0 && fh_str_equal_nocase(fh_claim__str_of(t, --k), FH_STR("that")) && k > 0) k--;
    return k < clause.first && t->clauses[c].sentence == t->clauses[clause_of(t, k)].sentence && (t->words[k].cues & CUE_DENY) != 0;
}

/* "the minister denied that | the garrison would leave": without its first words a wording would say the opposite. */
static bool loses_denial(const fh_claim__text *t, fh_claim__range r, fh_claim__range bare) {
    for (uint32_t k = r.first; k < bare.first; k++)
        if (t->words[k].cues & CUE_DENY) return true;
    return false;
}

/* "Nicaragua | and Costa Rica are close to an accord": does an "and" cut off what belongs to the subject. */
static bool lost_subject(const fh_claim__text *t, fh_claim__range r) {
    uint32_t c = clause_of(t, r.first);
    if (!fh_str_equal_nocase(fh_claim__str_of(t, r.first), FH_STR("and")) || c == 0 || t->clauses[c - 1].sentence != t->clauses[c].sentence) return false;
    return !fh_claim__says_something(t, t->clauses[c - 1].tokens);
}

/* Past a cut that goes through a phrase: to the end of the clause, and on while that ends amid one, too. */
static fh_claim__range without_cuts(const fh_claim__text *t, fh_claim__range r) {
    while (fh_claim__begins_amid(t, r) && grow_left(t, &r)) {}
    fh_claim__range whole = r, clause = t->clauses[clause_of(t, r.first + r.n - 1)].tokens;
    if (fh_claim__ends_amid(t, whole)) whole.n = clause.first + clause.n - whole.first;
    while (fh_claim__ends_amid(t, whole) && grow_right(t, &whole)) {}
    return whole.n <= WORDING_MAX && !fh_claim__ends_amid(t, whole) ? whole : r;
}

static bool is_amid(const fh_claim__text *t, fh_claim__range r) { return fh_claim__begins_amid(t, r) || fh_claim__ends_amid(t, r); }

/* A clause that does not stand by itself ("would cost 300 jobs", "if nothing is signed", "the annex, which gives 38 percent") with
 * those of its sentence that it needs: its subject, what follows from the condition, what is said of the annex. */
fh_claim__range fh_claim__completed(const fh_claim__text *t, fh_claim__range clause) {
    fh_claim__range r = without_cuts(t, clause);
    if (is_denied(t, clause)) {
        while (grow_left(t, &r)) {}
        return without_joints(t, r);
    }
    while ((is_relative(t, r) || lost_subject(t, r) || !fh_claim__is_complete(t, fh_claim__worded(t, r))) && !is_condition(t, fh_claim__worded(t, r).first) && grow_left(t, &r)) {}
    bool condition = is_condition(t, fh_claim__worded(t, r).first);
    while ((condition || fh_claim__only_describes(t, fh_claim__worded(t, r))) && grow_right(t, &r))
        if (condition && fh_claim__says_something(t, t->clauses[clause_of(t, r.first + r.n - 1)].tokens)) break;
    if (condition && r.n == clause.n)
        while (grow_left(t, &r)) {}
    r = without_cuts(t, r);
    fh_claim__range bare = fh_claim__worded(t, r), framed = without_joints(t, r);
    bool better = fh_claim__is_complete(t, framed) || (fh_claim__says_something(t, framed) && !fh_claim__says_something(t, bare));
    if (loses_denial(t, r, bare)) {
        while (grow_left(t, &r)) {}
        return without_joints(t, r);
    }
    return !fh_claim__is_complete(t, bare) && better ? framed : bare;
}

/* "HALMSTAD, Norland (Wire) - Thousands were": from the first word of the news. */
fh_claim__range fh_claim__past_dateline(const fh_claim__text *t, fh_claim__range r) {
    uint32_t end = t->dateline.first + t->dateline.n, last = r.first + r.n;
    return r.first < end && end < last && r.first >= t->dateline.first && t->dateline.n ? (fh_claim__range){end, last - end} : r;
}

bool fh_claim__stands_alone(const fh_claim__text *t, fh_claim__range clause, fh_claim__range wording) {
    return fh_claim__is_complete(t, wording) && !is_amid(t, wording) && !lost_subject(t, clause) && !loses_denial(t, clause, wording);
}
