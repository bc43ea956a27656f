/* SPDX-License-Identifier: MIT
 *
 * timeline/saying.c - whether an expression of time dates that something is said, and not what is said.
 *
 * "The museum will open, its director said on Thursday": nothing opened on that Thursday. An expression dates a saying when
 * it stands outside what the statement says and near its cue, with no finite verb and no relative pronoun in between: after the
 * cue ("said in Halm on Thursday"), or before it at the head of the sentence ("On Thursday the director said"). Statements are
 * sorted by where they begin to say something, cues stand before or behind, so each statement looks for the expressions
 * around its own cues. Cost: per cue log n and a bounded number of tokens. */
#include "timeline/grammar.h"

#include "text/text.h"

enum { NEAR_TOKENS = 16, NEAR_TIMES = 4 };

/* Does nothing between two places say or describe anything: a subject, a place, an audience may stand there. */
static bool is_bare(const fh_report *r, uint32_t begin, uint32_t end) {
    uint32_t first = fh_text_token_at(r, begin);
    for (uint32_t k = first; k < r->n_tokens && r->tokens[k].begin < end; k++) {
        uint8_t pos = r->tokens[k].pos;
        bool finite = pos == FH_POS_VERB_PRESENT || pos == FH_POS_VERB_PAST || pos == FH_POS_MODAL;
        if (k - first >= NEAR_TOKENS || pos == FH_POS_WH || finite || pos == FH_POS_VERB_PARTICIPLE) return false;
        if (fh_str_equal(fh_str_cut(r->text, r->tokens[k].begin, r->tokens[k].end), FH_STR(";"))) return false;
    }
    return true;
}

static bool is_content(const fh_report *r, uint32_t statement, fh_span at) {
    const fh_statement *s = &r->statements[statement];
    for (uint32_t i = 0; i < s->n_content; i++)
        if (s->content[i].begin < at.end && at.begin < s->content[i].end) return true;
    return false;
}

static uint32_t first_time_after(const fh_report *r, uint32_t at) {
    uint32_t low = 0, high = r->n_times;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (r->times[mid].span.begin < at) low = mid + 1;
        else high = mid;
    }
    return low;
}

static const fh_sentence *sentence_at(const fh_report *r, uint32_t at) {
    uint32_t low = 0, high = r->n_sentences;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (r->sentences[mid].span.end <= at) low = mid + 1;
        else high = mid;
    }
    return low < r->n_sentences && r->sentences[low].span.begin <= at ? &r->sentences[low] : NULL;
}

/* "today's fare": the expression describes a thing and dates nothing by itself. */
static bool is_owner(const fh_report *r, const fh_timex *t) {
    uint32_t k = fh_text_token_at(r, t->span.end);
    return k < r->n_tokens && r->tokens[k].begin == t->span.end && r->tokens[k].pos == FH_POS_POSSESSIVE;
}

/* What stands between a cue and a time is bare, and a comma between them leads to a day only: "said Ana Ruiz, director since 2031". */
static bool dates_it(const fh_report *r, uint32_t statement, fh_span cue, fh_span sentence, const fh_timex *t) {
    const bool after = t->span.begin >= cue.end;
    uint32_t begin = after ? cue.end : t->span.end, end = after ? t->span.begin : cue.begin;
    if (t->type == FH_TIMEX_DURATION || t->type == FH_TIMEX_SET || is_owner(r, t) || begin > end || is_content(r, statement, t->span) || !is_bare(r, begin, end)) return false;
    if (!after && !is_bare(r, fh_timeline__after_dateline(r->text, sentence), t->span.begin)) return false;
    return t->date.precision >= FH_PRECISION_DAY || (after && fh_str_find(fh_str_cut(r->text, begin, end), FH_STR(","), 0) == SIZE_MAX);
}

void fh_timeline__find_sayings(const fh_report *r, bool *says) {
    for (uint32_t i = 0; i < r->n_statements; i++) {
        for (uint32_t c = 0; c < r->statements[i].n_cue; c++) {
            fh_span cue = r->statements[i].cue[c];
            const fh_sentence *s = sentence_at(r, cue.begin);
            uint32_t at = first_time_after(r, cue.begin);
            for (uint32_t k = at > NEAR_TIMES ? at - NEAR_TIMES : 0; s && k < r->n_times && k < at + NEAR_TIMES; k++)
                if (r->times[k].span.begin >= s->span.begin && r->times[k].span.end <= s->span.end && dates_it(r, i, cue, s->span, &r->times[k])) says[k] = true;
        }
    }
}
