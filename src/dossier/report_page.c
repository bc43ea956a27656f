/* SPDX-License-Identifier: MIT
 *
 * dossier/report_page.c - one report: what it says of itself, who says what in it, its revisions with what each of
 * them changed, and its text.
 *
 * Two revisions are compared in two steps: paragraphs that are the same to the byte are found by a longest common
 * subsequence; what stands between them on both sides is paired in order and compared word by word (diff.c). Cost: the
 * product of the numbers of paragraphs that are left when common ends are taken off, at most MOST each. */
#include "base/hash.h"
#include "dossier/frame.h"
#include "dossier/names.h"
#include "dossier/page.h"

enum { MOST = 1500 };

/* ---- what it says of itself --------------------------------------------------------------------------- */

static void fact(fh_page *p, const char *name) { fh_buf_format(p->out, "<dt>%s</dt><dd>", name); }
static void fact_end(fh_page *p) { fh_html_raw(p->out, "</dd>\n"); }

static bool is_web(fh_str url) { return fh_str_starts(url, FH_STR("http://")) || fh_str_starts(url, FH_STR("https://")); }

static void write_credits(fh_page *p, const fh_report *r) {
    if (!r->n_credits) return;
    fact(p, "Credits");
    for (uint32_t i = 0; i < r->n_credits; i++) {
        if (i) fh_html_raw(p->out, ", ");
        fh_page__text(p, r->credits[i].name);
        fh_buf_format(p->out, " <span class=\"kind\">%s</span>", fh_name_credit(r->credits[i].kind));
    }
    fact_end(p);
}

static void write_facts(fh_page *p, const fh_report *r, uint32_t n_revisions) {
    fh_html_raw(p->out, "<dl class=\"about\">\n");
    fact(p, "Outlet");
    if (r->outlet.len) fh_site__link(p->site, "reports?outlet=", r->outlet, r->outlet);
    else fh_page__text(p, fh_view_outlet(r));
    fact_end(p);
    if (r->n_byline) {
        fact(p, "By");
        for (uint32_t i = 0; i < r->n_byline; i++) fh_html_raw(p->out, i ? ", " : ""), fh_page__text(p, r->byline[i]);
        fact_end(p);
    }
    if (r->published.precision) fact(p, "Published"), fh_page__date(p, r->published, true), fact_end(p);
    if (r->modified.precision) fact(p, "Modified"), fh_page__date(p, r->modified, true), fact_end(p);
    if (is_web(r->url)) {
        fact(p, "Address");
        fh_html_raw(p->out, "<a rel=\"noreferrer nofollow external\" href=\"");
        fh_page__text(p, r->url);
        fh_html_raw(p->out, "\">"), fh_page__text(p, r->url), fh_html_raw(p->out, "</a>");
        fact_end(p);
    }
    write_credits(p, r);
    fact(p, "Kept as"), fh_html_raw(p->out, "<code>"), fh_page__text(p, r->id), fh_html_raw(p->out, "</code>"), fact_end(p);
    fact(p, "Story"), fh_site__link(p->site, "story?id=", r->id, FH_STR("beside the other reports")), fact_end(p);
    fact(p, "Revisions");
    if (n_revisions > 1) fh_buf_format(p->out, "<a href=\"#revisions\">%u, and what each changed</a>", n_revisions);
    else fh_html_raw(p->out, "this one alone is kept");
    fact_end(p);
    fh_html_raw(p->out, "</dl>\n");
}

/* ---- two revisions -------------------------------------------------------------------------------------- */

typedef struct side {
    const fh_report *r;
    uint64_t *hash; /* per paragraph */
    bool *kept;     /* per paragraph: stands in the other one, too */
    uint32_t n;
} side;

static side side_of(fh_arena *arena, const fh_report *r) {
    side s = {.r = r, .hash = fh_new_n(arena, uint64_t, r->n_paragraphs + 1), .kept = fh_new_n(arena, bool, r->n_paragraphs + 1), .n = r->n_paragraphs};
    for (uint32_t i = 0; s.hash && i < s.n; i++) s.hash[i] = fh_hash64(fh_str_span(r->text, r->paragraphs[i]));
    return s;
}

/* Marks the paragraphs of a longest common subsequence of the parts between `first` and the ends. */
static void keep_common(fh_arena *arena, side *a, side *b, uint32_t first, uint32_t end_a, uint32_t end_b) {
    uint32_t n = end_a - first, m = end_b - first, width = m + 1;
    if (!n || !m || n > MOST || m > MOST) return;
    uint16_t *best = fh_new_n(arena, uint16_t, (size_t)(n + 1) * width);
    if (!best) return;
    for (uint32_t i = n; i-- > 0;)
        for (uint32_t k = m; k-- > 0;) {
            uint16_t down = best[(i + 1) * width + k], right = best[i * width + k + 1];
            best[i * width + k] = a->hash[first + i] == b->hash[first + k] ? (uint16_t)(best[(i + 1) * width + k + 1] + 1) : down > right ? down : right;
        }
    for (uint32_t i = 0, k = 0; i < n && k < m;) {
        if (a->hash[first + i] == b->hash[first + k]) a->kept[first + i++] = b->kept[first + k++] = true;
        else if (best[(i + 1) * width + k] >= best[i * width + k + 1]) i++;
        else k++;
    }
}

static void align(fh_arena *arena, side *a, side *b) {
    uint32_t first = 0, end_a = a->n, end_b = b->n;
    for (; first < end_a && first < end_b && a->hash[first] == b->hash[first]; first++) a->kept[first] = b->kept[first] = true;
    for (; end_a > first && end_b > first && a->hash[end_a - 1] == b->hash[end_b - 1]; end_a--, end_b--) a->kept[end_a - 1] = b->kept[end_b - 1] = true;
    keep_common(arena, a, b, first, end_a, end_b);
}

/* Paragraph `i` of a as it became paragraph `k` of b; one of them may be absent. */
static void write_change(fh_page *p, const side *a, uint32_t i, const side *b, uint32_t k) {
    fh_span was = i == FH_NONE ? (fh_span){0, 0} : a->r->paragraphs[i], now = k == FH_NONE ? (fh_span){0, 0} : b->r->paragraphs[k];
    fh_span all_was = {0, was.end - was.begin}, all_now = {0, now.end - now.begin};
    fh_word_diff diff = {&all_was, &all_now, 1, 1};
    if (i != FH_NONE && k != FH_NONE) diff = fh_view_diff(p->scratch, fh_str_span(a->r->text, was), fh_str_span(b->r->text, now));
    fh_html_raw(p->out, "<li class=\"pair-of\"><blockquote class=\"was\"><p>");
    if (i != FH_NONE) fh_page__marked(p, fh_str_span(a->r->text, was), "del", diff.a, diff.n_a);
    else fh_html_raw(p->out, "<span class=\"quiet\">nothing of it</span>");
    fh_html_raw(p->out, "</p></blockquote>\n<blockquote class=\"now\"><p>");
    if (k != FH_NONE) fh_page__marked(p, fh_str_span(b->r->text, now), "ins", diff.b, diff.n_b);
    else fh_html_raw(p->out, "<span class=\"quiet\">nothing of it</span>");
    fh_html_raw(p->out, "</p></blockquote></li>\n");
}

/* What stands between kept paragraphs, pair by pair. Answers how many pairs there were. */
static uint32_t write_differences(fh_page *p, const side *a, const side *b) {
    uint32_t n = 0;
    for (uint32_t i = 0, k = 0; i < a->n || k < b->n;) {
        if (i < a->n && k < b->n && a->kept[i] && b->kept[k]) { i++, k++; continue; }
        bool left = i < a->n && !a->kept[i], right = k < b->n && !b->kept[k];
        if (!left && !right) break; /* the kept of both sides come in one order */
        write_change(p, a, left ? i : FH_NONE, b, right ? k : FH_NONE);
        i += left, k += right, n++;
        fh_writer_drain_full(p->w);
    }
    return n;
}

static void write_title_change(fh_page *p, const fh_report *was, const fh_report *now) {
    if (fh_str_equal(was->title, now->title)) return;
    fh_word_diff diff = fh_view_diff(p->scratch, was->title, now->title);
    fh_html_raw(p->out, "<li class=\"pair-of\"><p class=\"note\"><span class=\"kind\">title</span></p><blockquote class=\"was\"><p>");
    fh_page__marked(p, was->title, "del", diff.a, diff.n_a);
    fh_html_raw(p->out, "</p></blockquote>\n<blockquote class=\"now\"><p>");
    fh_page__marked(p, now->title, "ins", diff.b, diff.n_b);
    fh_html_raw(p->out, "</p></blockquote></li>\n");
}

/* What of it changes the meaning, in a line each. */
static void write_meanings(fh_page *p, uint32_t child) {
    fh_range run = fh_view_changes(p->d, child);
    if (run.begin == run.end) return;
    fh_html_raw(p->out, "<ul class=\"meanings\">\n");
    for (uint32_t i = run.begin; i < run.end; i++) {
        fh_buf_format(p->out, "<li><span class=\"kind\">%s</span> ", fh_view_change_kind(&p->d->changes[i]));
        fh_page__text(p, p->d->changes[i].note);
        fh_html_raw(p->out, "</li>\n");
    }
    fh_html_raw(p->out, "</ul>\n");
}

static void write_revision(fh_page *p, uint32_t k) {
    const fh_report *was = p->d->reports[k - 1], *now = p->d->reports[k];
    fh_arena_mark mark = fh_arena_mark_now(p->scratch);
    side a = side_of(p->scratch, was), b = side_of(p->scratch, now);
    if (!a.kept || !b.kept || !a.hash || !b.hash) return;
    align(p->scratch, &a, &b);
    fh_buf_format(p->out, "<h3 class=\"tellers\" id=\"revision-%u\"><span>Revision %u</span><span><span class=\"arrow\" aria-hidden=\"true\">\xe2\x86\x92</span> Revision %u", k + 1, k, k + 1);
    if (now->modified.precision) fh_html_raw(p->out, ", "), fh_page__date(p, now->modified, true);
    fh_html_raw(p->out, "</span></h3>\n");
    write_meanings(p, k);
    fh_html_raw(p->out, "<ol class=\"pairs\">\n");
    write_title_change(p, was, now);
    if (!write_differences(p, &a, &b) && fh_str_equal(was->title, now->title))
        fh_html_raw(p->out, "<li><p class=\"note quiet\">The text is the same; only the page around it differs.</p></li>\n");
    fh_html_raw(p->out, "</ol>\n");
    fh_arena_rewind(p->scratch, mark);
}

static void write_revisions(fh_page *p) {
    if (p->d->n_reports < 2) return;
    fh_buf_format(p->out, "<section class=\"changes\" id=\"revisions\" aria-labelledby=\"h-revisions\">\n<h2 class=\"part\" id=\"h-revisions\">Revisions <span class=\"count\">%u</span></h2>\n", p->d->n_reports);
    for (uint32_t k = p->d->n_reports - 1; k > 0; k--) write_revision(p, k);
    fh_html_raw(p->out, "</section>\n");
}

/* ---- the page ----------------------------------------------------------------------------------------------- */

static const char *const shapes[] = {"json", "csv", "svg"};

void fh_site__report(const fh_site *site, const fh_dossier *d) {
    uint32_t newest = d->n_reports - 1;
    fh_story alone = {.reports = &newest, .n_reports = 1};
    fh_dossier view = *d;
    view.stories = &alone;
    view.n_stories = 1;
    fh_page p = {.w = site->w, .out = &site->w->buf, .d = &view, .scratch = fh_arena_new(NULL, 0), .site = site, .top = 1, .lone = true};
    if (!p.scratch) { site->w->status = FH_ENOMEM; return; }
    fh_frame frame = {.w = site->w, .site = site, .here = "", .title = fh_view_title(d->reports[newest])};
    fh_frame__open(&frame);
    fh_html_raw(p.out, "<main id=\"main\" class=\"listing one\">\n<h1>");
    fh_page__text(&p, frame.title);
    fh_html_raw(p.out, "</h1>\n");
    write_facts(&p, d->reports[newest], d->n_reports);
    write_revisions(&p);
    fh_page__speakers(&p, 0);
    fh_html_raw(p.out, "<section id=\"text\" aria-labelledby=\"h-text\">\n<h2 class=\"part\" id=\"h-text\">Text</h2>\n");
    fh_page__report_text(&p, newest);
    fh_html_raw(p.out, "</section>\n");
    fh_site__shapes(site, "report", shapes, 3);
    fh_frame__close(&frame);
    if (!site->w->status) site->w->status = fh_arena_status(p.scratch);
    fh_arena_free(p.scratch);
}
