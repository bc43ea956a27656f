/* SPDX-License-Identifier: MIT
 *
 * attribution/attribution.c - the stage: lexicon flags for each token, frames, speakers, and the records
 * made of them. */
#include "attribution/attribution.h"

#include <string.h>

#include "attribution/model.h"
#include "attribution/nested.h"
#include "attribution/phrase.h"
#include "attribution/unmarked.h"
#include "attribution/words_table.h"
#include "base/sort.h"

static const fh_span *copy_spans(fh_arena *keep, const fh_view *v, const fh_range *ranges, uint32_t n, uint16_t *ret_n) {
    fh_span *out = fh_new_n(keep, fh_span, n ? n : 1);
    *ret_n = 0;
    for (uint32_t i = 0; out && i < n; i++)
        if (!fh_range_empty(ranges[i])) out[(*ret_n)++] = fh_view_span(v, ranges[i]);
    return out;
}

/* Direct where every word stands inside quotation marks, indirect where none does. */
static fh_statement_kind kind_of(const fh_view *v, const fh_frame *f) {
    uint32_t in = 0, out = 0;
    for (uint32_t i = 0; i < f->n_content; i++)
        for (uint32_t k = f->content[i].begin; k < f->content[i].end; k++) {
            if (!(v->t[k].flags & FH_TOKEN_WORD)) continue;
            if (v->t[k].flags & FH_TOKEN_QUOTED) in++;
            else out++;
        }
    return !in ? FH_STATEMENT_INDIRECT : !out ? FH_STATEMENT_DIRECT : FH_STATEMENT_MIXED;
}

static fh_str told_by(const fh_view *v, const fh_frame *f) {
    uint32_t k = f->cue.end, stop = k + 8 < v->n ? k + 8 : v->n;
    if (fh_view_is(v, k, "to")) k++;
    if (fh_view_is(v, k, "the")) k++;
    uint32_t b = k, named = FH_NONE;
    for (; k < stop && (v->t[k].flags & FH_TOKEN_CAPITAL); k++)
        if (v->flags[k] & ATTR_OUTLET) named = k + 1;
    return named == FH_NONE ? (fh_str){NULL, 0} : fh_str_span(v->r->text, fh_view_span(v, (fh_range){b, named}));
}

static bool is_one_of(const fh_view *v, uint32_t k, const char *const *words, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (fh_view_is(v, k, words[i])) return true;
    return false;
}

bool fh_attribution__negated(const fh_view *v, uint32_t k) {
    for (uint32_t d = 1; d <= 3 && d <= k; d++)
        if (fh_view_is(v, k - d, "not") || fh_view_is(v, k - d, "n't") || fh_view_is(v, k - d, "never")) return true;
    return false;
}

/* Speech where a word of saying stands in the cue, or words are quoted, or the cue is a mark; a refusal where that
 * word is denied or is one of refusing; else a belief, a wish or an attitude. */
static fh_statement_act act_of(const fh_view *v, const fh_frame *f, fh_statement_kind kind) {
    const uint32_t saying = ATTR_SAY | ATTR_TELL | ATTR_ACCORDING | ATTR_NAME | ATTR_QUOTING | ATTR_NOUNCUE | ATTR_FIGURE;
    bool words = false, thinks = false;
    for (uint32_t k = f->cue.begin; k < f->cue.end; k++) {
        if (v->flags[k] & ATTR_REFUSAL) return FH_ACT_REFUSAL;
        if (v->flags[k] & saying) return fh_attribution__negated(v, k) && kind == FH_STATEMENT_INDIRECT ? FH_ACT_REFUSAL : FH_ACT_SPEECH;
        thinks |= (v->flags[k] & ATTR_THINK) != 0;
        words |= (v->t[k].flags & FH_TOKEN_WORD) != 0;
    }
    if (!words) return FH_ACT_SPEECH;
    return kind == FH_STATEMENT_INDIRECT || thinks ? FH_ACT_THOUGHT : FH_ACT_SPEECH;
}

/* "who asked not to be named because ...", "asked that her name be left out": the terms on which somebody speaks. They
 * are told with the speaker (attribution/describe.c), and are no statement. */
static bool is_terms(const fh_view *v, const fh_frame *f) {
    static const char *const asks[] = {"asked", "asking", "asks", "requested", "requesting", "insisted", "spoke", "speaking", "granted", "wished"};
    static const char *const names[] = {"name", "names", "named", "identified", "identity", "quoted"}, *const without[] = {"not", "out", "nor", "withheld", "without"};
    enum { WITHIN = 9 };
    bool asked = false, name = false, withheld = false;
    for (uint32_t k = f->cue.begin; k < f->cue.end; k++) asked |= is_one_of(v, k, asks, sizeof asks / sizeof *asks);
    if (!asked || !f->n_content) return false;
    for (uint32_t k = f->cue.end; k < f->content[0].begin + WITHIN && k < f->content[0].end; k++) {
        if (v->t[k].flags & FH_TOKEN_QUOTED) return false;
        if (fh_view_is(v, k, "anonymity") || fh_view_is(v, k, "anonymously")) return true;
        name |= is_one_of(v, k, names, sizeof names / sizeof *names);
        withheld |= is_one_of(v, k, without, sizeof without / sizeof *without);
    }
    return name && withheld;
}

/* "said that it could not comment on rumours", "said he had nothing to add": a refusal by another name. */
static bool is_silence(const fh_view *v, const fh_frame *f) {
    static const char *const says[] = {"comment", "comments", "commenting", "add", "say", "discuss"}, *const no[] = {"not", "n't", "no", "nothing", "never", "cannot", "forbade"};
    enum { LONGEST = 14, WITHIN = 5 };
    fh_range c = f->content[0];
    uint32_t denied = FH_NONE;
    if (f->n_content != 1 || c.end - c.begin > LONGEST || (v->t[c.begin].flags & FH_TOKEN_QUOTED)) return false;
    for (uint32_t k = c.begin; k < c.end; k++) {
        if (is_one_of(v, k, no, sizeof no / sizeof *no)) denied = k;
        if (denied != FH_NONE && k - denied <= WITHIN && is_one_of(v, k, says, sizeof says / sizeof *says)) return true;
    }
    return false;
}

/* Whether a word of the cue is one of saying or telling. */
static bool is_saying(const fh_view *v, const fh_frame *f) {
    for (uint32_t k = f->cue.begin; k < f->cue.end; k++)
        if (v->flags[k] & (ATTR_SAY | ATTR_TELL)) return true;
    return false;
}

/* Whether a frame is kept. A dossier has no line for refusals, nor for the terms on which somebody speaks; and what nobody
 * says, in other words than of saying, is mostly no statement. */
static bool is_kept(const fh_view *v, const fh_frame *f, const fh_attribution_params *params, float balance) {
    static const float NOBODY = 0.6f;
    if (f->confidence < (params->min_confidence > 0 ? params->min_confidence : balance)) return false;
    if (!params->said) return true;
    if (fh_range_empty(f->source) && !is_saying(v, f) && f->confidence < NOBODY && params->min_confidence <= 0) return false;
    return act_of(v, f, kind_of(v, f)) != FH_ACT_REFUSAL && !is_terms(v, f) && !is_silence(v, f);
}

/* Whether a verb stands in r before a relative word: a clause rather than a description. */
static bool is_clause(const fh_view *v, fh_range r) {
    for (uint32_t k = r.begin; k < r.end && v->t[k].pos != FH_POS_WH; k++)
        if (v->t[k].pos == FH_POS_VERB_PRESENT || v->t[k].pos == FH_POS_VERB_PAST || v->t[k].pos == FH_POS_MODAL) return true;
    return false;
}

bool fh_attribution__passive(const fh_view *v, fh_range cue) {
    static const uint32_t saying = ATTR_SAY | ATTR_TELL | ATTR_THINK | ATTR_NAME;
    uint32_t k = cue.end;
    while (k > cue.begin && !(v->flags[k - 1] & saying)) k--;
    if (k == cue.begin || (v->t[k - 1].pos != FH_POS_VERB_PARTICIPLE && v->t[k - 1].pos != FH_POS_VERB_PAST)) return false;
    static const char *const be[] = {"is", "are", "was", "were", "be", "been", "being", "'s", "'re"};
    for (uint32_t b = k - 1; b > 0 && k - b < 4; b--) {
        for (size_t i = 0; i < sizeof be / sizeof *be; i++)
            if (fh_view_is(v, b - 1, be[i])) return true;
        if (v->t[b - 1].pos != FH_POS_ADVERB) return false;
    }
    return false;
}

/* "Residents were told to leave": those who were told are no source. */
static void part_addressed(const fh_view *v, fh_frame *f) {
    if (!fh_range_empty(f->source) && f->source.end <= f->cue.begin && fh_attribution__passive(v, f->cue)) f->source = (fh_range){f->cue.begin, f->cue.begin};
}

static void remove_piece(fh_frame *f, uint32_t i) {
    f->source = f->content[i];
    memmove(&f->content[i], &f->content[i + 1], (--f->n_content - i) * sizeof *f->content);
}

/* Where the model found no source and took what stands on both sides of a verb of saying for content, the side that is
 * no clause is the source: "A, said an official of the board, who ..."; "Three dockers, who ..., said A". */
static void part_source_from_content(const fh_view *v, fh_frame *f) {
    if (!fh_range_empty(f->source) || fh_range_empty(f->cue) || !(v->flags[f->cue.end - 1] & (ATTR_SAY | ATTR_TELL))) return;
    for (uint32_t i = 1; i < f->n_content; i++) {
        fh_range last = f->content[i - 1], here = f->content[i];
        bool beside = here.begin == f->cue.end && last.end <= f->cue.begin && f->cue.begin - last.end <= 1;
        if (!beside || (v->t[here.begin].flags & FH_TOKEN_QUOTED) || fh_view_is(v, here.begin, "that") || fh_view_is(v, here.begin, "to")) continue;
        if (!is_clause(v, here)) remove_piece(f, i);
        else if (!is_clause(v, last) && !(v->t[last.begin].flags & FH_TOKEN_QUOTED)) remove_piece(f, i - 1);
        return;
    }
}

static bool is_quotation(const fh_view *v, fh_range r) { return (v->t[r.begin].flags & FH_TOKEN_OPEN) != 0; }

/* Whether piece i lies in another sentence than its cue: "A, the board said. "B," said Mr Oke." */
static bool is_remote(const fh_view *v, const fh_frame *f, uint32_t i) {
    uint32_t a = f->content[i].begin, b = f->cue.begin, first = a < b ? a : b, last = a < b ? b : a;
    while (++first <= last)
        if (v->t[first].flags & FH_TOKEN_SENTENCE) return true;
    return false;
}

/* A quotation that two cues claim is that of the cue in its own sentence. */
static void part_claimed_twice(const fh_view *v, fh_frame *f, const fh_frame *other) {
    for (uint32_t i = f->n_content; i-- > 0 && f->n_content > 1;) {
        if (!is_quotation(v, f->content[i]) || !is_remote(v, f, i)) continue;
        for (uint32_t j = 0; j < other->n_content; j++) {
            if (other->content[j].begin != f->content[i].begin || is_remote(v, other, j)) continue;
            memmove(&f->content[i], &f->content[i + 1], (--f->n_content - i) * sizeof *f->content);
            break;
        }
    }
}

/* "The power is late, the board admits; transformers are scarce, it says.": what stands behind the semicolon is said by
 * the second cue, where the first has a cue of its own. */
static void part_at_semicolon(const fh_view *v, fh_frame *f, const fh_frame *other) {
    fh_range *last = &f->content[f->n_content - 1];
    if (last->end > f->cue.begin || other->cue.begin < last->begin || other->cue.end > last->end) return;
    for (uint32_t k = last->end; k-- > other->cue.end;)
        if (fh_view_char(v, k) == ';' && !(v->t[k].flags & FH_TOKEN_QUOTED) && k + 1 < last->end) {
            last->begin = k + 1;
            return;
        }
}

static void part_claims(const fh_view *v, fh_frames *frames) {
    enum { WITHIN = 4 };
    for (size_t i = 0; i < frames->n; i++)
        for (size_t j = i > WITHIN ? i - WITHIN : 0; j < frames->n && j <= i + WITHIN; j++) {
            if (j == i) continue;
            part_claimed_twice(v, &frames->at[i], &frames->at[j]);
            part_at_semicolon(v, &frames->at[i], &frames->at[j]);
        }
}

/* ---- pieces: one thing said each -------------------------------------------------------------------------- */

/* Whether part i of the content is a thing of its own. Everywhere: "A," she said, "B." In a dossier also what a full stop,
 * a semicolon or a colon parts from the one before: A, she said; B. But one thing goes on behind a comma: A, she said, and B. */
static bool starts_anew(const fh_view *v, const fh_frame *f, uint32_t i, bool dossier) {
    fh_range last = f->content[i - 1], here = f->content[i];
    if (is_quotation(v, here) && is_quotation(v, last)) return true;
    if (!dossier) return false;
    for (uint32_t k = last.end; k <= here.begin; k++)
        if ((v->t[k].flags & FH_TOKEN_SENTENCE) || fh_view_char(v, k) == ';' || fh_view_char(v, k) == ':') return true;
    bool interrupted = f->cue.begin >= last.end && f->cue.begin < here.begin;
    return interrupted && (fh_view_char(v, here.begin - 1) != ',' || fh_view_is(v, here.begin, "that") || fh_view_is(v, here.begin + 1, "that"));
}

/* A dossier shows what is said, without the words that tie it to the sentence: "and", "that", a comma. */
static fh_range bare(const fh_view *v, fh_range r) {
    while (r.end - r.begin > 1) {
        bool ties = fh_view_is(v, r.begin, "that") ? v->t[r.begin].pos != FH_POS_DETERMINER : fh_view_is(v, r.begin, "and") || fh_view_is(v, r.begin, "but");
        if (!ties && (v->t[r.begin].flags & (FH_TOKEN_WORD | FH_TOKEN_OPEN))) break;
        r.begin++;
    }
    while (r.end - r.begin > 1 && !(v->t[r.end - 1].flags & (FH_TOKEN_WORD | FH_TOKEN_CLOSE | FH_TOKEN_QUOTED)) && fh_view_char(v, r.end - 1) != '%') r.end--;
    return r;
}

/* A statement on its way: which frame it was made of, and which piece of its content. */
typedef struct made { fh_statement s; uint32_t frame, part; } made;

typedef struct maker {
    fh_arena *keep, *scratch;
    const fh_view *v;
    bool dossier;
    FH_VEC(made) out;
} maker;

static void make_statement(maker *m, const fh_frame *f, uint32_t speaker, uint32_t frame, uint32_t part) {
    fh_statement s = {.speaker = speaker, .outer = FH_NONE, .continues = FH_NONE, .confidence = f->confidence, .told = told_by(m->v, f)};
    s.kind = f->as == FH_AS_GUEST ? FH_STATEMENT_DIRECT : kind_of(m->v, f);
    s.act = act_of(m->v, f, s.kind);
    s.source = copy_spans(m->keep, m->v, &f->source, 1, &s.n_source);
    s.cue = copy_spans(m->keep, m->v, &f->cue, 1, &s.n_cue);
    s.content = copy_spans(m->keep, m->v, f->content, f->n_content, &s.n_content);
    fh_vec_push(m->scratch, &m->out, (made){s, frame, part});
}

static void make_statements(maker *m, const fh_frame *f, uint32_t speaker, uint32_t frame) {
    fh_frame piece = *f;
    uint32_t part = 0;
    piece.n_content = 0;
    for (uint32_t i = 0; i < f->n_content; i++) {
        if (i && piece.n_content && starts_anew(m->v, f, i, m->dossier)) {
            make_statement(m, &piece, speaker, frame, part++);
            piece.n_content = 0;
        }
        piece.content[piece.n_content++] = m->dossier ? bare(m->v, f->content[i]) : f->content[i];
    }
    make_statement(m, &piece, speaker, frame, part);
}

static uint32_t size_of(const fh_statement *s) {
    uint32_t bytes = 0;
    for (uint16_t p = 0; p < s->n_content; p++) bytes += s->content[p].end - s->content[p].begin;
    return bytes;
}

static bool holds(const fh_statement *outer, fh_span cue) {
    for (uint16_t p = 0; p < outer->n_content; p++)
        if (outer->content[p].begin <= cue.begin && cue.end <= outer->content[p].end) return true;
    return false;
}

/* A statement is nested in the smallest one near it whose content holds its cue. Only a larger content may be the
 * outer one, so nothing is nested in itself by a detour. */
static void nest(fh_statement *s, uint32_t n) {
    enum { WITHIN = 24 };
    for (uint32_t i = 0; i < n; i++) {
        uint32_t best = UINT32_MAX, own = size_of(&s[i]), first = i > WITHIN ? i - WITHIN : 0;
        for (uint32_t j = first; s[i].n_cue && j < n && j <= i + WITHIN; j++) {
            uint32_t size = size_of(&s[j]);
            if (j == i || size <= own || size >= best || !holds(&s[j], s[i].cue[0])) continue;
            best = size;
            s[i].outer = s[j].continues != FH_NONE ? s[j].continues : j;
        }
    }
    for (uint32_t i = 0; i < n; i++)
        if (s[i].continues != FH_NONE) s[i].outer = s[s[i].continues].outer;
}

static int by_first_byte(const void *a, const void *b) {
    const made *x = a, *y = b;
    if (!x->s.n_content || !y->s.n_content) return x->s.n_content ? 1 : y->s.n_content ? -1 : 0;
    if (x->s.content[0].begin != y->s.content[0].begin) return x->s.content[0].begin < y->s.content[0].begin ? -1 : 1;
    return x->frame != y->frame ? (x->frame < y->frame ? -1 : 1) : x->part < y->part ? -1 : x->part > y->part;
}

static void make_records(fh_arena *keep, fh_arena *scratch, const fh_view *v, const fh_frames *frames, bool dossier, fh_report *r) {
    uint32_t *speaker_of = fh_new_n(scratch, uint32_t, frames->n + 1), *first = fh_new_n(scratch, uint32_t, frames->n + 1);
    maker m = {.keep = keep, .scratch = scratch, .v = v, .dossier = dossier};
    if (!speaker_of || !first) return;
    fh_attribution__resolve(keep, scratch, v, frames, r, speaker_of);
    for (uint32_t i = 0; i < frames->n; i++) make_statements(&m, &frames->at[i], speaker_of[i], i);
    if (m.out.n) fh_sort(m.out.at, m.out.n, sizeof *m.out.at, by_first_byte);
    fh_statement *out = fh_new_n(keep, fh_statement, m.out.n + 1);
    if (!out) return;
    for (uint32_t i = 0; i < m.out.n; i++)
        if (!m.out.at[i].part) first[m.out.at[i].frame] = i;
    for (uint32_t i = 0; i < m.out.n; i++) {
        out[i] = m.out.at[i].s;
        if (m.out.at[i].part) out[i].continues = first[m.out.at[i].frame];
    }
    nest(out, (uint32_t)m.out.n);
    r->statements = out;
    r->n_statements = (uint32_t)m.out.n;
}

fh_status fh_attribution_read(fh_arena *keep, fh_arena *scratch, const fh_attribution_params *params, fh_report *r, fh_error *err) {
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    fh_model model;
    if (!fh_attribution__model(fh_attribution__weights(), &model)) return fh_fail(err, FH_EBUG, 0, "the weights of attribution are not a model; rebuild the library");
    fh_view view;
    fh_frames frames = {0}, kept = {0};
    if (fh_attribution__view(scratch, r, &view)) fh_attribution__find(scratch, &model, &view, params->said, &frames);
    for (size_t i = 0; i < frames.n; i++)
        if (is_kept(&view, &frames.at[i], params, model.numbers.threshold[params->said])) {
            part_addressed(&view, &frames.at[i]);
            part_source_from_content(&view, &frames.at[i]);
            fh_vec_push(scratch, &kept, frames.at[i]);
        }
    part_claims(&view, &kept);
    fh_attribution__find_phrases(scratch, &view, &kept);
    fh_attribution__find_nested(scratch, &model, &view, params->said, &kept);
    if (params->said) fh_attribution__find_unmarked(scratch, &view, &kept);
    make_records(keep, scratch, &view, &kept, params->said, r);
    fh_status status = fh_fail_arena(err, scratch);
    fh_arena_rewind(scratch, mark);
    return status ? status : fh_fail_arena(err, keep);
}
