/* SPDX-License-Identifier: MIT
 *
 * claim/compare.c - figures, dates, names and quotations of a pair of sentences.
 *
 * Each item of the child is held against the item of the parent that it most likely stands for: the same kind, the same
 * unit and noun, neighbours that match, and not answered by another item already. What is equal is silent. */
#include "claim/pair.h"

enum { QUOTE_MIN = 2, ELSEWHERE_MAX = 1000, LOOSED_MIN = 4, COUNT_REACH = 3, SCALE_SHARE = 10 };
static const float LOOSED_FOUND = 0.35f; /* share of a quotation that must stand in the child without its marks */

/* ---- figures and dates ------------------------------------------------------------------------ */

static float fit(const fh_claim__pair *x, const fh_claim__quantity *a, const fh_claim__quantity *b) {
    float s = 0;
    bool time_a = fh_claim__is_time(a) || a->measure == FH_CLAIM__DURATION, time_b = fh_claim__is_time(b) || b->measure == FH_CLAIM__DURATION;
    if (a->measure == b->measure) s += 1;
    else if (time_a != time_b) return 0;
    else s += time_a ? 0.4f : 0.3f;
    if (a->noun && a->noun == b->noun) s += 1;
    if (a->unit && a->unit == b->unit) s += 0.5f;
    uint32_t left = b->first > 0 ? b->first - 1 : 0, at = fh_claim__counterpart_in_child(x, fh_claim__part_of(x, b->first), (fh_claim__range){left > 3 ? left - 3 : 0, b->n + 8}, b->first);
    if (at != FH_NONE && at + 8 > a->first && at < a->first + 8) s += 0.6f;
    return s;
}

static bool answered_in_child(const fh_claim__pair *x, const fh_claim__quantity *q) {
    fh_claim__range r = x->c->lines[x->c_line].quantities;
    for (uint32_t i = r.first; i < r.first + r.n; i++)
        if (fh_claim__compare_quantities(&x->c->quantities[i], q) == FH_CLAIM__EQUAL) return true;
    return false;
}

static bool elsewhere_in_parent(const fh_claim__pair *x, const fh_claim__quantity *q) {
    for (uint32_t i = 0; i < x->p->n_quantities && i < ELSEWHERE_MAX; i++)
        if (fh_claim__compare_quantities(&x->p->quantities[i], q) == FH_CLAIM__EQUAL) return true;
    return false;
}

static float ratio_of(const fh_claim__quantity *a, const fh_claim__quantity *b) {
    double low = a->low < b->low ? a->low : b->low, high = a->low < b->low ? b->low : a->low;
    return high > 0 ? (float)(low / high) : 1;
}

/* The words of a figure; with what bounds it where the other is bounded otherwise. */
static fh_str figure_words(const fh_claim__text *t, const fh_claim__quantity *q, const fh_claim__quantity *other) {
    bool alike = !other || (q->approx == other->approx && q->at_least == other->at_least && q->at_most == other->at_most);
    uint32_t before = alike ? 0 : fh_claim__bounds_before(t->report, q);
    return fh_claim__words_of(t, (fh_claim__range){q->first - before, q->n + before});
}

static void push_figure(fh_claim__pair *x, const fh_claim__quantity *q, const fh_claim__quantity *b, fh_claim__likeness like, float worth, bool equal) {
    bool date = fh_claim__is_time(q) || (b && fh_claim__is_time(b));
    fh_claim__trace t = {.type = !b ? FH_CHANGE_SCOPE : date ? FH_CHANGE_DATE : FH_CHANGE_NUMBER, .kind = like == FH_CLAIM__LOOSER ? FH_CLAIM__FIGURE_LOOSER : FH_CLAIM__FIGURE_OTHER};
    t.child_words = figure_words(x->c, q, b);
    t.own[0] = worth;
    t.own[1] = b ? ratio_of(q, b) : -1;
    t.own[2] = elsewhere_in_parent(x, q);
    t.own[3] = b ? answered_in_child(x, b) : 0;
    t.own[4] = (float)q->measure;
    t.own[6] = equal;
    t.own[5] = b ? (float)(q->approx - b->approx) + 2 * (float)(q->at_least - b->at_least) + 4 * (float)(q->at_most - b->at_most) : 0;
    if (b) {
        t.parent_words = figure_words(x->p, b, q);
        t.child = fh_claim__around(x->c, x->c_line, q->first);
        t.parent = fh_claim__around(x->p, b->sentence, b->first);
    } else fh_claim__locate_from_child(x, q->first, &t);
    fh_claim__push(x, &t);
}

static void compare_figure(fh_claim__pair *x, const fh_claim__quantity *q) {
    const fh_claim__quantity *best = NULL;
    fh_claim__likeness like = FH_CLAIM__UNLIKE;
    float worth = 0.2f, equal_fit = -2;
    bool equal = false;
    for (uint32_t part = 0; part < x->n_p; part++) {
        fh_claim__range r = fh_claim__first_items(x->p->lines[x->p_lines[part]].quantities);
        for (uint32_t i = r.first; i < r.first + r.n; i++) {
            const fh_claim__quantity *b = &x->p->quantities[i];
            fh_claim__likeness l = fh_claim__compare_quantities(q, b);
            if (l == FH_CLAIM__UNLIKE && fit(x, q, b) <= 0) continue;
            float w = fit(x, q, b) + (l == FH_CLAIM__LOOSER ? 2 : 0) - (answered_in_child(x, b) ? 0.9f : 0);
            if (l == FH_CLAIM__EQUAL) equal |= w > equal_fit ? (equal_fit = w, true) : true;
            else if (w > worth) worth = w, best = b, like = l;
        }
    }
    if (equal && (!best || like != FH_CLAIM__OTHER || worth <= equal_fit + 0.5f)) return;
    push_figure(x, q, best, like, best ? worth : 0, equal);
}

/* The time that a figure is counted by, "a day" or "per week" after it, as the stem of its unit; 0 for none. */
static uint32_t rate_of(const fh_claim__text *t, const fh_claim__quantity *q) {
    static const char *const units[] = {"day", "week", "month", "year", "hour", "minute", "second", "quarter"};
    for (uint32_t k = q->first + q->n, end = k + 4; k < end && k + 1 < t->n_words; k++) {
        if (!(t->report->tokens[k].flags & FH_TOKEN_WORD)) return 0;
        fh_str s = fh_claim__str_of(t, k);
        bool per = fh_str_equal(s, FH_STR("a")) || fh_str_equal(s, FH_STR("an")) || fh_str_equal(s, FH_STR("per")) || fh_str_equal(s, FH_STR("each")) || fh_str_equal(s, FH_STR("every"));
        for (uint32_t i = 0; per && i < sizeof units / sizeof *units; i++)
            if (fh_str_equal(fh_claim__str_of(t, k + 1), fh_str_of(units[i]))) return i + 1;
    }
    return 0;
}

/* The same digits of another kind: a count that became a share, or a sum a day that became one a week. */
static void compare_figure_kind(fh_claim__pair *x, const fh_claim__quantity *q, const fh_claim__quantity *b) {
    uint32_t mine = rate_of(x->c, q), theirs = rate_of(x->p, b);
    bool rates = mine && theirs && mine != theirs, kinds = (q->measure == FH_CLAIM__SHARE) != (b->measure == FH_CLAIM__SHARE);
    if (q->low != b->low || fh_claim__is_time(q) || fh_claim__is_time(b) || !(rates || kinds)) return;
    fh_claim__trace t = {.type = FH_CHANGE_NUMBER, .kind = FH_CLAIM__FIGURE_KIND};
    t.own[0] = rates;
    t.own[1] = q->low > 10;
    t.own[2] = fit(x, q, b);
    t.child_words = fh_claim__words_of(x->c, (fh_claim__range){q->first, q->n});
    t.parent_words = fh_claim__words_of(x->p, (fh_claim__range){b->first, b->n});
    t.child = fh_claim__around(x->c, x->c_line, q->first);
    t.parent = fh_claim__around(x->p, b->sentence, b->first);
    fh_claim__push(x, &t);
}

static void compare_figure_kinds(fh_claim__pair *x, const fh_claim__quantity *q) {
    for (uint32_t part = 0; part < x->n_p; part++) {
        fh_claim__range r = fh_claim__first_items(x->p->lines[x->p_lines[part]].quantities);
        for (uint32_t i = r.first; i < r.first + r.n; i++) compare_figure_kind(x, q, &x->p->quantities[i]);
    }
}

/* A word that counts without a figure: "several", "all", "no", "a few". */
static bool counts(const fh_claim__word *w) {
    return (w->cues & (CUE_ALL | CUE_SOME | CUE_PART | CUE_NEGATION)) || w->grade / 16 == SCALE_SHARE;
}

/* The word that counts what token k names, of those before it; FH_NONE where none does, or a figure. */
static uint32_t counting_word(const fh_claim__text *t, fh_claim__range line, uint32_t k) {
    for (uint32_t back = 0; back <= COUNT_REACH && k - back - line.first < line.n; back++) {
        const fh_claim__word *w = &t->words[k - back];
        if (w->quantity != FH_NONE) return FH_NONE;
        if (back && counts(w)) return k - back;
    }
    return FH_NONE;
}

static uint32_t partner_in(const fh_claim__pair *x, bool in_child, uint32_t part, uint32_t token) {
    fh_claim__range r = in_child ? x->m.a : x->m.b[part];
    return token - r.first < r.n ? (in_child ? x->m.a_match : x->m.b_match[part])[token - r.first] : FH_NONE;
}

static void push_count(fh_claim__pair *x, bool in_child, const fh_claim__quantity *q, uint32_t word) {
    const fh_claim__text *t = in_child ? x->c : x->p, *other = in_child ? x->p : x->c;
    fh_str figure = fh_claim__words_of(t, (fh_claim__range){q->first, q->n}), instead = fh_claim__str_of(other, word);
    fh_claim__range here = fh_claim__around(t, q->sentence, q->first), there = fh_claim__around(other, fh_claim__line_of(other, word), word);
    fh_claim__trace seen = {.type = FH_CHANGE_NUMBER, .kind = FH_CLAIM__FIGURE_WORDS, .child = in_child ? here : there, .parent = in_child ? there : here,
                          .child_words = in_child ? figure : instead, .parent_words = in_child ? instead : figure};
    seen.own[0] = in_child ? -1 : 1;
    seen.own[1] = (float)q->measure;
    seen.own[2] = (float)(other->words[word].grade % 16);
    seen.own[3] = (float)((other->words[word].cues & CUE_ALL) != 0) - (float)((other->words[word].cues & CUE_NEGATION) != 0);
    seen.own[4] = q->high < 10;
    fh_claim__push(x, &seen);
}

/* A figure on one side where the other counts the same in words: "two ambulances", "several ambulances". */
static void compare_count(fh_claim__pair *x, bool in_child, uint32_t part, const fh_claim__quantity *q) {
    if (fh_claim__is_time(q) || q->ordinal) return;
    for (uint32_t k = q->first; k <= q->first + q->n + 1; k++) {
        uint32_t at = partner_in(x, in_child, part, k);
        if (at == FH_NONE) continue;
        uint32_t word = in_child ? counting_word(x->p, x->m.b[fh_claim__part_of(x, at)], at) : counting_word(x->c, x->m.a, at);
        if (word != FH_NONE) push_count(x, in_child, q, word);
        return;
    }
}

static void compare_counts(fh_claim__pair *x) {
    fh_claim__range r = fh_claim__first_items(x->c->lines[x->c_line].quantities);
    for (uint32_t i = r.first; i < r.first + r.n; i++) compare_count(x, true, 0, &x->c->quantities[i]);
    for (uint32_t part = 0; part < x->m.n_b; part++) {
        r = fh_claim__first_items(x->p->lines[x->p_lines[part]].quantities);
        for (uint32_t i = r.first; i < r.first + r.n; i++) compare_count(x, false, part, &x->p->quantities[i]);
    }
}

void fh_claim__compare_figures(fh_claim__pair *x) {
    fh_claim__range r = fh_claim__first_items(x->c->lines[x->c_line].quantities);
    compare_counts(x);
    for (uint32_t i = r.first; i < r.first + r.n; i++) {
        compare_figure(x, &x->c->quantities[i]);
        compare_figure_kinds(x, &x->c->quantities[i]);
    }
}

/* ---- names ------------------------------------------------------------------------------------ */

static bool name_matched(const fh_claim__pair *x, const fh_claim__name *n) {
    for (uint32_t k = n->tokens.first; k < n->tokens.first + n->tokens.n; k++)
        if (k - x->m.a.first < x->m.a.n && x->m.a_match[k - x->m.a.first] != FH_NONE) return true;
    return false;
}

static bool parent_name_matched(const fh_claim__pair *x, const fh_claim__name *n) {
    uint32_t part = fh_claim__part_of(x, n->tokens.first);
    for (uint32_t k = n->tokens.first; k < n->tokens.first + n->tokens.n; k++) {
        uint32_t i = k - x->m.b[part].first;
        if (i < x->m.b[part].n && x->m.b_match[part][i] != FH_NONE) return true;
    }
    return false;
}

/* Share of letters that two short words have in common at their two ends. */
static float spelt_alike(fh_str a, fh_str b) {
    size_t head = 0, tail = 0, least = a.len < b.len ? a.len : b.len, most = a.len < b.len ? b.len : a.len;
    while (head < least && a.ptr[head] == b.ptr[head]) head++;
    while (tail + head < least && a.ptr[a.len - 1 - tail] == b.ptr[b.len - 1 - tail]) tail++;
    return most ? (float)(head + tail) / (float)most : 0;
}

static bool known_to_parent(const fh_claim__pair *x, const fh_claim__name *n) {
    for (uint32_t k = n->tokens.first; k < n->tokens.first + n->tokens.n; k++)
        if (fh_map_get(x->parent_stems, x->c->words[k].stem)) return true;
    return false;
}

static fh_str prior_word(const fh_claim__text *t, uint32_t k) { return k > 0 ? fh_claim__str_of(t, k - 1) : (fh_str){"", 0}; }

bool fh_claim__after_place_word(const fh_claim__text *t, uint32_t k) {
    fh_str s = prior_word(t, k);
    return fh_str_equal(s, FH_STR("in")) || fh_str_equal(s, FH_STR("at")) || fh_str_equal(s, FH_STR("from")) || fh_str_equal(s, FH_STR("to")) ||
           fh_str_equal(s, FH_STR("near")) || fh_str_equal(s, FH_STR("off"));
}

static bool beside_say(const fh_claim__text *t, fh_claim__range r) {
    uint32_t from = r.first > 3 ? r.first - 3 : 0, end = r.first + r.n + 3 < t->n_words ? r.first + r.n + 3 : t->n_words;
    for (uint32_t k = from; k < end; k++)
        if (t->words[k].cues & CUE_SAY) return true;
    return false;
}

/* Do the two names that were found beside words of saying belong to those who speak. */
static bool are_voices(const fh_claim__pair *x, const fh_claim__trace *t) {
    if (!t->parent_words.len) return false;
    uint32_t line = x->p_lines[fh_claim__part_of(x, t->parent.n ? t->parent.first : x->m.b[0].first)];
    return fh_str_find_nocase(fh_claim__voice_of(x->c, x->c_line), t->child_words, 0) != SIZE_MAX &&
           fh_str_find_nocase(fh_claim__voice_of(x->p, line), t->parent_words, 0) != SIZE_MAX;
}

static void compare_name(fh_claim__pair *x, const fh_claim__name *n) {
    const fh_claim__name *best = NULL;
    float worth = -1, alike = 0;
    for (uint32_t part = 0; part < x->n_p; part++) {
        fh_claim__range r = fh_claim__first_items(x->p->lines[x->p_lines[part]].names);
        for (uint32_t i = r.first; i < r.first + r.n; i++) {
            const fh_claim__name *b = &x->p->names[i];
            float s = spelt_alike(fh_claim__str_of(x->c, n->tokens.first + n->tokens.n - 1), fh_claim__str_of(x->p, b->tokens.first + b->tokens.n - 1));
            float w = s + (parent_name_matched(x, b) ? 0 : 0.5f) + (b->tokens.n == n->tokens.n ? 0.2f : 0);
            if (w > worth) worth = w, best = b, alike = s;
        }
    }
    bool place = x->c->report->tokens[n->tokens.first].entity == FH_ENTITY_PLACE || fh_claim__after_place_word(x->c, n->tokens.first);
    bool source = beside_say(x->c, n->tokens);
    fh_claim__trace t = {.type = place ? FH_CHANGE_PLACE : source ? FH_CHANGE_ATTRIBUTION : FH_CHANGE_NAME, .kind = FH_CLAIM__NAME_OTHER};
    if (alike > 0.5f && !place) t.type = FH_CHANGE_NAME;
    t.own[0] = worth;
    t.own[1] = alike;
    t.own[2] = known_to_parent(x, n);
    t.own[3] = source;
    t.own[4] = best && !parent_name_matched(x, best);
    t.own[5] = (float)n->tokens.n;
    fh_claim__locate_from_child(x, n->tokens.first, &t);
    t.child_words = fh_claim__words_of(x->c, n->tokens);
    if (best && !parent_name_matched(x, best)) t.parent_words = fh_claim__words_of(x->p, best->tokens);
    if (best) t.parent = fh_claim__around(x->p, best->sentence, best->tokens.first);
    if (t.type == FH_CHANGE_ATTRIBUTION && !are_voices(x, &t)) t.child_words = t.parent_words = (fh_str){NULL, 0};
    fh_claim__push(x, &t);
}

void fh_claim__compare_names(fh_claim__pair *x) {
    fh_claim__range r = fh_claim__first_items(x->c->lines[x->c_line].names);
    for (uint32_t i = r.first; i < r.first + r.n; i++)
        if (!name_matched(x, &x->c->names[i])) compare_name(x, &x->c->names[i]);
}

/* A place of the parent's line that the child's sentence has not. */
void fh_claim__compare_places(fh_claim__pair *x) {
    for (uint32_t part = 0; part < x->m.n_b; part++) {
        fh_claim__range r = fh_claim__first_items(x->p->lines[x->p_lines[part]].names);
        for (uint32_t i = r.first; i < r.first + r.n; i++) {
            const fh_claim__name *n = &x->p->names[i];
            bool place = x->p->report->tokens[n->tokens.first].entity == FH_ENTITY_PLACE || fh_claim__after_place_word(x->p, n->tokens.first);
            if (!place || parent_name_matched(x, n)) continue;
            fh_claim__trace t = {.type = FH_CHANGE_PLACE, .kind = FH_CLAIM__PLACE_LOST};
            fh_claim__locate_from_parent(x, n->tokens.first, &t);
            t.own[0] = fh_claim__after_place_word(x->p, n->tokens.first);
            t.own[1] = x->p->report->tokens[n->tokens.first].entity == FH_ENTITY_PLACE;
            t.own[2] = (float)part;
            fh_claim__push(x, &t);
        }
    }
}

/* The name of the parent to which a word of a name of the child went; nothing where none of them did. */
static fh_str name_there(const fh_claim__pair *x, const fh_claim__name *n) {
    for (uint32_t k = n->tokens.first; k < n->tokens.first + n->tokens.n; k++) {
        uint32_t at = k - x->m.a.first < x->m.a.n ? x->m.a_match[k - x->m.a.first] : FH_NONE;
        if (at != FH_NONE && x->p->words[at].name != FH_NONE) return fh_claim__words_of(x->p, x->p->names[x->p->words[at].name].tokens);
    }
    return (fh_str){NULL, 0};
}

/* A name or word spelt a little differently though its neighbours match: "Adeyinka" and "Adeyemi". */
void fh_claim__compare_spellings(fh_claim__pair *x) {
    fh_claim__range r = fh_claim__first_items(x->c->lines[x->c_line].names);
    for (uint32_t i = r.first; i < r.first + r.n; i++) {
        const fh_claim__name *n = &x->c->names[i];
        if (n->tokens.n < 2 || !name_matched(x, n)) continue;
        for (uint32_t k = n->tokens.first; k < n->tokens.first + n->tokens.n; k++) {
            if (!fh_claim__is_left_child(x, k) || fh_map_get(x->parent_stems, x->c->words[k].stem)) continue;
            fh_claim__trace t = {.type = FH_CHANGE_NAME, .kind = FH_CLAIM__NAME_SPELT, .child_words = fh_claim__words_of(x->c, n->tokens), .parent_words = name_there(x, n)};
            fh_claim__locate_from_child(x, k, &t);
            fh_claim__push(x, &t);
            break;
        }
    }
}

/* ---- quotations ------------------------------------------------------------------------------- */

/* Longest run of tokens of the quotation that stands in the parent's line in the same order. */
static uint32_t longest_run(const fh_claim__text *c, fh_claim__range q, const fh_claim__text *p, fh_claim__range line, uint32_t *ret_at) {
    uint32_t best = 0;
    uint32_t limit = q.n < 80 ? q.n : 80;
    for (uint32_t i = 0; i < limit; i++) {
        for (uint32_t k = 0; k < line.n && k < 160; k++) {
            uint32_t n = 0;
            while (i + n < q.n && k + n < line.n && c->report->tokens[q.first + i + n].word == p->report->tokens[line.first + k + n].word) n++;
            if (n > best) best = n, *ret_at = line.first + k;
        }
    }
    return best;
}

static uint32_t words_in(const fh_claim__text *t, fh_claim__range r) {
    uint32_t n = 0;
    for (uint32_t k = r.first; k < r.first + r.n; k++) n += (t->report->tokens[k].flags & FH_TOKEN_WORD) != 0;
    return n;
}

static const fh_claim__quote *quote_around(const fh_claim__text *t, uint32_t token) {
    size_t low = 0, high = t->n_quotes;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (t->quotes[mid].tokens.first + t->quotes[mid].tokens.n <= token) low = mid + 1;
        else high = mid;
    }
    return low < t->n_quotes && t->quotes[low].tokens.first <= token ? &t->quotes[low] : NULL;
}

static void compare_quote(fh_claim__pair *x, const fh_claim__quote *q) {
    uint32_t run = 0, at = 0, n = words_in(x->c, q->tokens);
    if (n < 1) return;
    for (uint32_t i = 0; i < x->n_p; i++) {
        uint32_t here = 0, r = longest_run(x->c, q->tokens, x->p, x->p->lines[x->p_lines[i]].tokens, &here);
        if (r > run) run = r, at = here;
    }
    const fh_claim__quote *b = run ? quote_around(x->p, at) : NULL;
    uint32_t whole = b ? words_in(x->p, b->tokens) : 0;
    if (n < QUOTE_MIN && !b) return;
    bool exact = run + 1 >= q->tokens.n;
    if (exact && b && whole <= n + 1) return;
    fh_claim__trace t = {.type = FH_CHANGE_QUOTE, .kind = !run ? FH_CLAIM__QUOTE_NEW : !b ? FH_CLAIM__QUOTE_MADE : exact ? FH_CLAIM__QUOTE_CUT : FH_CLAIM__QUOTE_ALTERED};
    t.own[0] = (float)run / (float)(q->tokens.n ? q->tokens.n : 1);
    t.own[1] = whole ? (float)n / (float)whole : -1;
    t.own[2] = (float)n;
    t.own[3] = (float)whole - (float)n;
    t.own[4] = b ? (fh_claim__cues_of(x->p, b->tokens) & (CUE_NEGATION | CUE_CONDITION | CUE_CONTRAST) & ~fh_claim__cues_of(x->c, q->tokens)) != 0 : 0;
    fh_claim__locate_from_child(x, q->tokens.first, &t);
    t.child = fh_claim__cut_range(q->tokens);
    if (b) t.parent = fh_claim__cut_range(b->tokens);
    else if (run) t.parent = fh_claim__around(x->p, fh_claim__line_of(x->p, at), at);
    fh_claim__push(x, &t);
}

/* A quotation of the parent whose words the child has without the marks, and not all of them. */
static void compare_loosed(fh_claim__pair *x, const fh_claim__quote *q, uint32_t part) {
    uint32_t n = words_in(x->p, q->tokens), held = 0, marked = 0, run = 0, longest = 0;
    if (n < LOOSED_MIN) return;
    for (uint32_t k = q->tokens.first; k < q->tokens.first + q->tokens.n && k - x->m.b[part].first < x->m.b[part].n; k++) {
        uint32_t at = x->m.b_match[part][k - x->m.b[part].first];
        held += at != FH_NONE;
        marked += at != FH_NONE && x->c->words[at].quoted;
        bool same = at != FH_NONE && x->c->report->tokens[at].word == x->p->report->tokens[k].word;
        run = same || x->p->words[k].weight <= 0 ? run + 1 : 0;
        if (run > longest) longest = run;
    }
    float found = fh_claim__clause_found(x->p, q->tokens, &x->m.b[part], x->m.b_match[part]);
    if (marked || !held || found < LOOSED_FOUND) return;
    fh_claim__trace t = {.type = FH_CHANGE_QUOTE, .kind = FH_CLAIM__QUOTE_LOOSED};
    fh_claim__locate_from_parent(x, q->tokens.first + q->tokens.n / 2, &t);
    t.own[0] = found;
    t.own[1] = (float)n;
    t.own[2] = (float)longest / (float)n;
    t.own[3] = (fh_claim__cues_of(x->p, q->tokens) & (CUE_NEGATION | CUE_CONDITION | CUE_CONTRAST) & ~fh_claim__cues_of(x->c, t.child)) != 0;
    t.parent = fh_claim__cut_range(q->tokens);
    fh_claim__push(x, &t);
}

void fh_claim__compare_quotes(fh_claim__pair *x) {
    fh_claim__range r = fh_claim__first_items(x->c->lines[x->c_line].quotes);
    for (uint32_t i = r.first; i < r.first + r.n; i++) compare_quote(x, &x->c->quotes[i]);
    for (uint32_t part = 0; part < x->m.n_b; part++) {
        r = fh_claim__first_items(x->p->lines[x->p_lines[part]].quotes);
        for (uint32_t i = r.first; i < r.first + r.n; i++) compare_loosed(x, &x->p->quotes[i], part);
    }
}
