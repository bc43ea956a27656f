/* SPDX-License-Identifier: MIT
 *
 * dossier/marks.c - which words of a wording are marked.
 *
 * A rewrite differs nearly everywhere: marked whole it hides the one word that matters. So the words that carry the
 * difference are marked alone where the comparison names them. */
#include "dossier/view.h"

fh_span fh_view_mark(fh_span shown, fh_span focus) {
    if (focus.begin < focus.end && focus.begin >= shown.begin && focus.end <= shown.end) return (fh_span){focus.begin - shown.begin, focus.end - shown.begin};
    return (fh_span){0, shown.end - shown.begin};
}

static uint32_t put_mark(fh_arena *arena, fh_span shown, fh_span focus, const fh_span **ret) {
    fh_span *mark = fh_new_n(arena, fh_span, 1);
    if (!mark || shown.begin == shown.end) return 0;
    *mark = fh_view_mark(shown, focus);
    *ret = mark;
    return 1;
}

fh_word_diff fh_view_marks(fh_arena *arena, const fh_dossier *d, const fh_change *c) {
    const fh_span was = c->parent_span, now = c->child_span;
    fh_word_diff marks = {0};
    if (c->parent_focus.end || c->child_focus.end) {
        if (c->parent_focus.end) marks.n_a = put_mark(arena, was, c->parent_focus, &marks.a);
        if (c->child_focus.end) marks.n_b = put_mark(arena, now, c->child_focus, &marks.b);
        return marks;
    }
    if (was.begin < was.end && now.begin < now.end)
        marks = fh_view_diff(arena, fh_str_span(d->reports[c->parent]->text, was), fh_str_span(d->reports[c->child]->text, now));
    if (marks.n_a && marks.n_b) return marks;
    marks.n_a = put_mark(arena, was, (fh_span){0, 0}, &marks.a);
    marks.n_b = put_mark(arena, now, (fh_span){0, 0}, &marks.b);
    return marks;
}
