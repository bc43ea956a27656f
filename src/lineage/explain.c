/* SPDX-License-Identifier: MIT
 *
 * lineage/explain.c - why an edge: one plain line for everything that speaks for it. */
#include "base/buf.h"
#include "lineage/graph.h"

enum { QUOTE_BYTES = 60 };
static const float TOLD_BY_PASSAGES = .3f; /* where so much is shared in passages, single words tell nothing more */

static fh_str name_of(const fh_lineage__member *m) { return m->outlet.len ? m->outlet : m->report->id; }

/* At most `most` bytes of s, cut at a word. */
static fh_str shortened(fh_str s, size_t most) {
    if (s.len <= most) return s;
    size_t end = most;
    while (end > 0 && !fh_is_space(s.ptr[end])) end--;
    if (end == 0) for (end = most; end > 0 && ((unsigned char)s.ptr[end] & 0xc0) == 0x80;) end--;
    return fh_str_trim(fh_str_cut(s, 0, end));
}

static int percent(float share) { return (int)(share * 100 + .5f); }

static void add(fh_arena *keep, fh_lineage__evidence *out, fh_evidence_type type, fh_str note) {
    fh_vec_push(keep, out, (fh_evidence){type, note});
}

static void say_words(fh_arena *keep, const fh_lineage__tie *t, fh_lineage__evidence *out) {
    if (t->words > 0 && t->share < TOLD_BY_PASSAGES)
        add(keep, out, FH_EVIDENCE_PASSAGE, fh_str_format(keep, "%d %% of its different words stand in the other, names and figures left aside", percent(t->words)));
}

static void say_passages(fh_arena *keep, const fh_lineage__tie *t, fh_lineage__evidence *out) {
    say_words(keep, t, out);
    if (!t->n_passages) return;
    fh_str much = fh_str_format(keep, "%d %% of its words stand in the other, %d %% of the other's in it; the longest stretch has %u words",
                                percent(t->share), percent(t->back), t->longest);
    if (!t->longest) much = fh_str_format(keep, "%d %% of its words retell the other", percent(t->share));
    add(keep, out, FH_EVIDENCE_PASSAGE, much);
    if (t->n_passages >= 3 && t->in_order > .8f)
        add(keep, out, FH_EVIDENCE_ORDER, fh_str_format(keep, "%u shared passages come in the same order", t->n_passages));
}

static void say_credit(fh_arena *keep, const fh_lineage__member *c, const fh_lineage__member *p, const fh_lineage__tie *t, fh_lineage__evidence *out) {
    if (t->credit > 0) add(keep, out, FH_EVIDENCE_CREDIT, fh_str_format(keep, "credits %.*s", FH_STR_ARGS(name_of(p))));
    else if (t->named) add(keep, out, FH_EVIDENCE_CREDIT, fh_str_format(keep, "names %.*s in its text", FH_STR_ARGS(name_of(p))));
    if (t->same_outlet) add(keep, out, FH_EVIDENCE_CREDIT, fh_str_format(keep, "the same outlet, %.*s", FH_STR_ARGS(name_of(c))));
}

static void say_date(fh_arena *keep, const fh_lineage__member *c, const fh_lineage__member *p, const fh_lineage__tie *t, fh_lineage__evidence *out) {
    if (!t->later) return;
    int64_t minutes = c->minute > p->minute ? c->minute - p->minute : p->minute - c->minute;
    const char *unit = minutes >= 2 * 1440 ? "days" : minutes >= 120 ? "hours" : "minutes";
    int64_t n = minutes >= 2 * 1440 ? minutes / 1440 : minutes >= 120 ? minutes / 60 : minutes;
    bool clock = c->precision >= FH_PRECISION_MINUTE && p->precision >= FH_PRECISION_MINUTE;
    if (!clock) unit = "days", n = (minutes + 720) / 1440;
    if (n < 1) n = 1;
    const char *which = t->later > 0 ? "later" : "earlier, so one of the two dates is wrong";
    add(keep, out, FH_EVIDENCE_DATE, fh_str_format(keep, "published %lld %s %s", (long long)n, n == 1 ? (clock ? "minute" : "day") : unit, which));
}

/* An example of a reading that child and parent have and the rest of the family mostly lacks. */
static fh_str example(const fh_lineage__members *members, const fh_lineage__family *f, const uint64_t *a, const uint64_t *b, const uint64_t *v) {
    const fh_lineage__collation *c = &f->collation;
    uint32_t best = FH_NONE;
    for (uint32_t i = 0; i < c->n_readings; i++) {
        uint64_t bit = (uint64_t)1 << (i % 64);
        if (!(a[i / 64] & b[i / 64] & ~v[i / 64] & bit)) continue;
        if (best == FH_NONE || c->readings[i].n_tokens > c->readings[best].n_tokens) best = i;
    }
    if (best == FH_NONE) return (fh_str){NULL, 0};
    const fh_report *r = members->at[f->members[c->readings[best].witness]].report;
    uint32_t last = c->readings[best].token + c->readings[best].n_tokens - 1;
    return shortened(fh_str_cut(r->text, r->tokens[c->readings[best].token].begin, r->tokens[last].end), QUOTE_BYTES);
}

/* Readings that child and parent share against the parent's own parent. */
static void say_shared_changes(fh_arena *keep, const fh_lineage__members *m, const fh_lineage__stemma *s, uint32_t child, uint32_t parent,
                               fh_lineage__evidence *out) {
    const fh_lineage__node *c = &s->nodes.at[child], *p = &s->nodes.at[parent];
    if (p->parent == FH_NONE || c->family == FH_NONE || c->family != p->family) return;
    const fh_lineage__node *g = &s->nodes.at[p->parent];
    if (g->family != c->family) return;
    const fh_lineage__family *f = &s->families[c->family];
    uint32_t n = fh_lineage__shared_against(&f->collation, c->row, p->row, g->row);
    if (!n) return;
    fh_str words = example(m, f, c->row, p->row, g->row);
    const char *of = parent < s->n_members ? "has" : "goes with";
    add(keep, out, FH_EVIDENCE_SHARED_CHANGE, fh_str_format(keep, "%s %u change%s that the source before lacks, such as \"%.*s\"", of, n,
                                                            n == 1 ? "" : "s", FH_STR_ARGS(words)));
}

void fh_lineage__explain(fh_arena *keep, const fh_lineage__members *members, const fh_lineage__stemma *stemma, uint32_t child,
                         uint32_t parent, const fh_lineage__tie *tie, fh_lineage__evidence *out) {
    if (tie) {
        const fh_lineage__member *c = &members->at[child], *p = &members->at[parent];
        say_credit(keep, c, p, tie, out);
        say_passages(keep, tie, out);
        say_date(keep, c, p, tie, out);
    }
    fh_str stated = stemma->nodes.at[parent].name;
    if (stated.len) add(keep, out, FH_EVIDENCE_CREDIT, fh_str_format(keep, "credits %.*s, whose report is not among these", FH_STR_ARGS(stated)));
    say_shared_changes(keep, members, stemma, child, parent, out);
}
