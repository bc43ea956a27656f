/* SPDX-License-Identifier: MIT
 *
 * claim/voice.c - whose words they are: for each word that a child's sentence shares with its parent, who says it there
 * and who says it here.
 *
 * A sentence can be partly somebody's and partly the report's own, and a quotation can run over several sentences; so voices are compared
 * word by word, by the statements that hold them, and not by the words near a verb of saying. What counts is the weight of the
 * shared words that one voice says on both sides, another, nobody any more, or nobody before; and, of the speaker who stands behind most of
 * them on either side, what kind of source that is, how many they are, and whether the child's sentence still names them.
 * Cost: the statements over two sentences, times their words. */
#include "claim/pair.h"

enum { V_SAME = 0, V_OTHER, V_LOST, V_GAINED, V_NOBODY, V_NAMED_STILL, V_FROM_ANONYMOUS, V_TO_ANONYMOUS, V_FROM_KIND, V_TO_KIND, V_NUMBER, V_DESCRIBED, V_ALIKE, V_QUOTED, V_END };
_Static_assert((int)V_END <= (int)FH_CLAIM__VOICES, "room for every feature");
enum { LINE_MAX = 160 };
#define FRAME (FH_NONE - 1) /* instead of a statement: the words of a source or of saying */

/* Of a line's tokens from `first` on, those inside a span. */
static void mark(const fh_report *r, fh_span s, uint32_t first, uint32_t n, uint32_t what, uint32_t outer, uint32_t *who) {
    if (s.end <= r->tokens[first].begin || s.begin >= r->tokens[first + n - 1].end) return;
    for (uint32_t k = 0; k < n; k++) {
        const fh_token *w = &r->tokens[first + k];
        if (w->begin >= s.begin && w->end <= s.end && (what == FRAME || who[k] == FH_NONE || who[k] == outer)) who[k] = what;
    }
}

/* The innermost statement over each token of a line; FH_NONE where nobody says it, FRAME where it says who speaks. */
static void find_sayers(const fh_claim__text *t, fh_claim__range line, uint32_t *who) {
    const fh_report *r = t->report;
    uint32_t n = line.n < LINE_MAX ? line.n : LINE_MAX;
    for (uint32_t k = 0; k < n; k++) who[k] = FH_NONE;
    if (!n) return;
    fh_span at = fh_claim__span_of(t, (fh_claim__range){line.first, n});
    for (uint32_t i = fh_claim__first_said(t, at); i < r->n_statements && t->said_from[i] < at.end; i++) {
        const fh_statement *s = &r->statements[i];
        for (uint32_t c = 0; c < s->n_content; c++) mark(r, s->content[c], line.first, n, i, s->outer, who);
        for (uint32_t c = 0; c < s->n_source; c++) mark(r, s->source[c], line.first, n, FRAME, FH_NONE, who);
        for (uint32_t c = 0; c < s->n_cue; c++) mark(r, s->cue[c], line.first, n, FRAME, FH_NONE, who);
    }
}

static const fh_speaker *speaker_of(const fh_report *r, uint32_t statement) {
    uint32_t s = statement == FH_NONE ? FH_NONE : r->statements[statement].speaker;
    return s == FH_NONE ? NULL : &r->speakers[s];
}

static fh_str last_word(fh_str s) {
    size_t i = s.len;
    while (i > 0 && s.ptr[i - 1] != ' ') i--;
    return fh_str_cut(s, i, s.len);
}

static bool same_speaker(const fh_speaker *a, const fh_speaker *b) { return fh_str_equal_nocase(last_word(a->name), last_word(b->name)); }

/* The voices of the shared words, by weight; and who speaks most of them on each side. */
typedef struct tally {
    float same, other, lost, gained, nobody, quoted;
    const fh_speaker *theirs, *mine; /* of the heaviest shared word that the two sides give to different voices, or of any */
    float theirs_weight, mine_weight;
} tally;

static void count_word(tally *y, const fh_speaker *mine, const fh_speaker *theirs, float weight) {
    bool same = mine && theirs && same_speaker(mine, theirs);
    if (same) y->same += weight;
    else if (mine && theirs) y->other += weight;
    else if (theirs) y->lost += weight;
    else if (mine) y->gained += weight;
    else y->nobody += weight;
    float worth = same ? weight * 0.5f : weight;
    if (theirs && worth > y->theirs_weight) y->theirs_weight = worth, y->theirs = theirs;
    if (mine && worth > y->mine_weight) y->mine_weight = worth, y->mine = mine;
}

static bool names(const fh_claim__text *t, fh_claim__range line, fh_str name) {
    fh_str word = last_word(name);
    return word.len && fh_str_find_nocase(fh_claim__words_of(t, line), word, 0) != SIZE_MAX;
}

/* Share of the words of one description that another has. */
static float described_alike(fh_str a, fh_str b) {
    float n = 0, found = 0;
    for (size_t i = 0; i < a.len;) {
        size_t end = fh_str_find_char(a, ' ', i);
        fh_str word = fh_str_cut(a, i, end == SIZE_MAX ? a.len : end);
        n++, found += fh_str_find_nocase(b, word, 0) != SIZE_MAX;
        i = end == SIZE_MAX ? a.len : end + 1;
    }
    return n > 0 ? found / n : 0;
}

static void describe(const fh_claim__pair *x, const tally *y, float *f) {
    float all = y->same + y->other + y->lost + y->gained + y->nobody;
    if (all > 0) {
        f[V_SAME] = y->same / all, f[V_OTHER] = y->other / all, f[V_LOST] = y->lost / all;
        f[V_GAINED] = y->gained / all, f[V_NOBODY] = y->nobody / all, f[V_QUOTED] = y->quoted / all;
    }
    f[V_FROM_KIND] = y->theirs ? (float)y->theirs->kind : -1;
    f[V_TO_KIND] = y->mine ? (float)y->mine->kind : -1;
    f[V_FROM_ANONYMOUS] = y->theirs && y->theirs->kind == FH_SPEAKER_ANONYMOUS;
    f[V_TO_ANONYMOUS] = y->mine && y->mine->kind == FH_SPEAKER_ANONYMOUS;
    f[V_NAMED_STILL] = y->theirs ? (names(x->c, x->m.a, y->theirs->name) ? 1 : -1) : 0;
    if (!y->theirs || !y->mine) return;
    f[V_NUMBER] = (float)((y->mine->number != 1) - (y->theirs->number != 1));
    f[V_DESCRIBED] = (float)((y->mine->role.len > 0) - (y->theirs->role.len > 0)) + 2 * (float)((y->mine->grade.len > 0) - (y->theirs->grade.len > 0));
    f[V_ALIKE] = described_alike(y->mine->name, y->theirs->name);
}

void fh_claim__fill_voices(const fh_claim__pair *x, const bool parts[FH_CLAIM__PARTNERS], float f[FH_CLAIM__VOICES]) {
    uint32_t mine[LINE_MAX], theirs[FH_CLAIM__PARTNERS][LINE_MAX];
    tally y = {0};
    find_sayers(x->c, x->m.a, mine);
    for (uint32_t p = 0; p < x->m.n_b; p++)
        if (parts[p]) find_sayers(x->p, x->m.b[p], theirs[p]);
    for (uint32_t k = 0; k < x->m.a.n && k < LINE_MAX; k++) {
        uint32_t at = x->m.a_match[k], part = at == FH_NONE ? 0 : fh_claim__part_of(x, at);
        if (at == FH_NONE || !parts[part] || at - x->m.b[part].first >= LINE_MAX) continue;
        const fh_claim__word *w = &x->c->words[x->m.a.first + k];
        uint32_t other = theirs[part][at - x->m.b[part].first];
        if (mine[k] == FRAME || other == FRAME) continue;
        count_word(&y, speaker_of(x->c->report, mine[k]), speaker_of(x->p->report, other), w->weight);
        if (w->quoted) y.quoted += w->weight;
    }
    describe(x, &y, f);
}
