/* SPDX-License-Identifier: MIT
 *
 * attribution/unmarked.c - what is said without a cue, in a dossier: quotations that stand alone, and answers.
 *
 *   a quotation of whole sentences after a statement of its paragraph, or that is a paragraph: the last speaker's;
 *   one in a paragraph without any statement: theirs whom the sentences before it are about;
 *   after a paragraph that is a question: the guest's, the person whom the paragraph before the first one names;
 *   what stands between two answers in quotation marks is a question too ("So there is a condition."), and so is what has
 *   the turn of one in an interview ("The minister says there was none.");
 *   a paragraph "A: ..." between others "Q: ...": the guest's, or in a press release the institution's;
 *   paragraphs between questions that speak of "I" and "we" without quotation marks: the guest's.
 *
 * Sentences that the models have found statements in are left alone. Cost: linear. */
#include "attribution/unmarked.h"

enum { LEAST_WORDS = 3, LONGEST_QUESTION = 60, LEAST_QUESTIONS = 2 };

/* How sure such a statement is: on the invented stories used while developing, about this share was right. */
static const float SURE = 0.6f;

typedef struct paragraph {
    fh_range tokens;
    bool question; /* nothing but a question, outside of quotation marks */
    bool quoted;   /* nothing but quotations */
    bool self;     /* speaks of "I", "we", "my", "our" outside of quotation marks */
    char label;    /* 'Q' or 'A' before a colon, 0 without */
} paragraph;

typedef struct reading {
    fh_arena *arena;
    const fh_view *v;
    fh_frames *frames;
    uint8_t *taken; /* a token of a statement */
    uint32_t after; /* the first token of the first question of this interview */
    bool institution;
    bool interview, labelled; /* paragraphs take turns; they are labelled Q and A */
    paragraph *p;
    uint32_t n;
} reading;

static bool is_self(const fh_view *v, uint32_t k) {
    static const char *const words[] = {"i", "we", "my", "our", "me", "us"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (fh_view_is(v, k, words[i])) return true;
    return false;
}

static char label_of(const fh_view *v, fh_range t) {
    if (t.end - t.begin < 3 || fh_view_char(v, t.begin + 1) != ':') return 0;
    if (fh_view_is(v, t.begin, "q") || fh_view_is(v, t.begin, "question")) return 'Q';
    return fh_view_is(v, t.begin, "a") || fh_view_is(v, t.begin, "answer") ? 'A' : 0;
}

static paragraph read_paragraph(const fh_view *v, fh_range tokens) {
    paragraph p = {.tokens = tokens, .quoted = true, .label = label_of(v, tokens)};
    bool any_quoted = false;
    for (uint32_t k = tokens.begin; k < tokens.end; k++) {
        bool in = (v->t[k].flags & FH_TOKEN_QUOTED) != 0;
        any_quoted |= in;
        if (in || !(v->t[k].flags & FH_TOKEN_WORD)) continue;
        p.quoted = false;
        p.self |= is_self(v, k);
    }
    p.quoted &= any_quoted;
    p.question = !any_quoted && tokens.end - tokens.begin <= LONGEST_QUESTION && fh_view_char(v, tokens.end - 1) == '?';
    return p;
}

static void add(reading *r, fh_range content, fh_frame_as as) {
    fh_frame f = {.source = {content.begin, content.begin}, .cue = {content.begin, content.begin}, .n_content = 1, .confidence = SURE, .as = (uint8_t)as, .institution = r->institution, .after = r->after};
    f.content[0] = content;
    fh_vec_push(r->arena, r->frames, f);
}

/* The quotation that opens at k: to its closing mark, or to the end of the paragraph. */
static fh_range quotation(const fh_view *v, uint32_t k, uint32_t end) {
    uint32_t e = k + 1;
    while (e < end && !(v->t[e - 1].flags & FH_TOKEN_CLOSE)) e++;
    return (fh_range){k, e};
}

static bool is_free(const reading *r, fh_range q) {
    for (uint32_t k = q.begin; k < q.end; k++)
        if (r->taken[k]) return false;
    return true;
}

static bool is_mostly_free(const reading *r, fh_range q) {
    uint32_t taken = 0;
    for (uint32_t k = q.begin; k < q.end; k++) taken += r->taken[k];
    return 2 * taken < q.end - q.begin;
}

/* Whether a quotation is sentences rather than a phrase: it opens one and ends in a full stop. */
static bool is_sentences(const fh_view *v, fh_range q) {
    uint32_t words = 0, last = q.begin;
    if (!(v->t[q.begin].flags & (FH_TOKEN_SENTENCE | FH_TOKEN_PARAGRAPH))) return false;
    for (uint32_t k = q.begin; k < q.end; k++) {
        words += (v->t[k].flags & FH_TOKEN_WORD) != 0;
        if (!(v->t[k].flags & FH_TOKEN_CLOSE)) last = k;
    }
    char c = fh_view_char(v, last);
    return words >= LEAST_WORDS && (c == '.' || c == '?' || c == '!');
}

/* A question opens an interview unless it follows an answer of one. */
static void note_question(reading *r, uint32_t i) {
    bool asks = r->p[i].question || r->p[i].label == 'Q';
    bool goes_on = i > 1 && (r->p[i - 1].question || r->p[i - 2].question || r->p[i - 1].label || r->p[i - 2].label);
    if (asks && !goes_on) r->after = r->p[i].tokens.begin;
}

static void take_quotations(reading *r, uint32_t i) {
    const fh_view *v = r->v;
    paragraph *p = &r->p[i];
    bool spoken = false;
    for (uint32_t k = p->tokens.begin; k < p->tokens.end; k++) {
        spoken |= r->taken[k];
        if (!(v->t[k].flags & FH_TOKEN_OPEN)) continue;
        fh_range q = quotation(v, k, p->tokens.end);
        bool answer = i > 0 && r->p[i - 1].question;
        if (is_free(r, q) && is_sentences(v, q)) add(r, q, answer && p->quoted ? FH_AS_GUEST : spoken || p->quoted ? FH_AS_LAST : FH_AS_NEAR);
        k = q.end - 1;
    }
}

/* The sentences of a paragraph, from token b, that hold no statement. */
static void take_sentences(reading *r, uint32_t b, uint32_t end) {
    fh_range run = {b, b};
    for (uint32_t k = b; k < end;) {
        uint32_t e = k + 1;
        while (e < end && !(r->v->t[e].flags & FH_TOKEN_SENTENCE)) e++;
        if (is_free(r, (fh_range){k, e})) run.end = e;
        else {
            if (!fh_range_empty(run)) add(r, run, FH_AS_GUEST);
            run = (fh_range){e, e};
        }
        k = e;
    }
    if (!fh_range_empty(run)) add(r, run, FH_AS_GUEST);
}

/* Whether the report is an interview, and with whom. */
static void look_at_turns(reading *r) {
    uint32_t questions = 0, labels = 0, selves = 0;
    for (uint32_t i = 0; i + 1 < r->n; i++) {
        bool asked = r->p[i].question && !r->p[i + 1].question;
        bool labelled = r->p[i].label == 'Q' && r->p[i + 1].label == 'A';
        questions += asked;
        labels += labelled;
        selves += (asked || labelled) && r->p[i + 1].self;
    }
    r->institution = labels && 2 * selves < labels;
    r->interview = questions >= LEAST_QUESTIONS && 2 * selves >= questions;
    r->labelled = labels >= LEAST_QUESTIONS;
}

static bool is_plain(const reading *r, const paragraph *p) {
    return !p->question && !p->label && p->tokens.end - p->tokens.begin <= LONGEST_QUESTION && !(r->v->t[p->tokens.begin].flags & FH_TOKEN_QUOTED);
}

/* In an interview each other paragraph asks, from one question to the next, with a question mark or without. */
static void find_turns(reading *r) {
    enum { IN_A_ROW = 4 };
    for (uint32_t i = 0; i < r->n; i++) {
        uint32_t j = i + 2, plain = 0;
        if (!r->p[i].question) continue;
        while (j < r->n && !r->p[j - 1].question && is_plain(r, &r->p[j]) && plain++ < IN_A_ROW) j += 2;
        if (j >= r->n || !r->p[j].question || r->p[j - 1].question) continue;
        for (uint32_t k = i + 2; k < j; k += 2) r->p[k].question = true;
    }
}

static void take_answers(reading *r) {
    for (uint32_t i = 1; i < r->n && (r->interview || r->labelled); i++) {
        const paragraph *p = &r->p[i];
        note_question(r, i);
        if (r->labelled && p->label == 'A') take_sentences(r, p->tokens.begin + 2, p->tokens.end);
        else if (r->interview && !r->labelled && r->p[i - 1].question && !p->question && !p->quoted) {
            if (p->self && is_mostly_free(r, p->tokens)) add(r, p->tokens, FH_AS_GUEST);
            else take_sentences(r, p->tokens.begin, p->tokens.end);
        }
    }
}

/* Once a question has been answered in quotation marks, a short paragraph before the next such answer asks too. */
static void find_prompts(reading *r) {
    for (uint32_t i = 2; i + 1 < r->n; i++) {
        fh_range t = r->p[i].tokens;
        bool plain = !r->p[i].question && t.end - t.begin <= LONGEST_QUESTION && !(r->v->t[t.begin].flags & FH_TOKEN_QUOTED);
        if (plain && r->p[i - 2].question && r->p[i - 1].quoted && r->p[i + 1].quoted) r->p[i].question = true;
    }
}

/* What a quotation reports leaves the quotation free. */
static void mark_taken(const reading *r) {
    for (size_t i = 0; i < r->frames->n; i++) {
        const fh_frame *f = &r->frames->at[i];
        bool within = !fh_range_empty(f->cue) && (r->v->t[f->cue.begin].flags & FH_TOKEN_WORD) && (r->v->t[f->cue.begin].flags & FH_TOKEN_QUOTED);
        if (within) continue;
        for (uint32_t k = f->cue.begin; k < f->cue.end; k++) r->taken[k] = 1;
        for (uint32_t p = 0; p < f->n_content; p++)
            for (uint32_t k = f->content[p].begin; k < f->content[p].end; k++) r->taken[k] = 1;
    }
}

void fh_attribution__find_unmarked(fh_arena *arena, const fh_view *v, fh_frames *frames) {
    const fh_report *report = v->r;
    reading r = {.arena = arena, .v = v, .frames = frames};
    r.taken = fh_new_n(arena, uint8_t, (size_t)v->n + 1);
    r.p = fh_new_n(arena, paragraph, (size_t)report->n_paragraphs + 1);
    if (!r.taken || !r.p) return;
    mark_taken(&r);
    for (uint32_t i = 0; i < report->n_sentences;) {
        uint32_t b = report->sentences[i].first_token, e = b, in = report->sentences[i].paragraph;
        for (; i < report->n_sentences && report->sentences[i].paragraph == in; i++) e = report->sentences[i].first_token + report->sentences[i].n_tokens;
        if (e > b && r.n < report->n_paragraphs) r.p[r.n++] = read_paragraph(v, (fh_range){b, e});
    }
    look_at_turns(&r);
    find_prompts(&r);
    if (r.interview && !r.labelled) find_turns(&r);
    for (uint32_t i = 0; i < r.n; i++) {
        note_question(&r, i);
        take_quotations(&r, i);
    }
    take_answers(&r);
}
