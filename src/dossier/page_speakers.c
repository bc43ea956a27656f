/* SPDX-License-Identifier: MIT
 *
 * dossier/page_speakers.c - who is quoted in a story, and everything each says, report by report.
 *
 * Speakers of several reports are one voice as attribution/voices.c found; an anonymous source is told by its
 * description, and by whom else it may be. Those who say most come first. */
#include "base/sort.h"
#include "base/vec.h"
#include "dossier/names.h"
#include "dossier/page.h"

typedef struct said {
    const fh_speaker *speaker;
    uint32_t voice, report, statement;
    uint32_t order; /* of the story's reports and their statements */
} said;

static int voice_order(const void *a, const void *b) {
    const said *x = a, *y = b;
    if (x->voice != y->voice) return x->voice < y->voice ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

typedef struct group { const said *first; uint32_t n, order; } group;

static int group_order(const void *a, const void *b) {
    const group *x = a, *y = b;
    if (x->n != y->n) return x->n > y->n ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

typedef FH_VEC(said) said_vec;
typedef FH_VEC(group) group_vec;

static said_vec list_said(fh_page *p, const fh_story *s) {
    said_vec all = {0};
    for (uint32_t i = 0; i < s->n_reports; i++) {
        const fh_report *r = p->d->reports[s->reports[i]];
        for (uint32_t k = 0; k < r->n_statements; k++) {
            uint32_t speaker = r->statements[k].speaker;
            if (speaker == FH_NONE || !r->speakers[speaker].name.len) continue;
            uint32_t voice = p->d->voice_of[s->reports[i]][speaker];
            fh_vec_push(p->scratch, &all, (said){&r->speakers[speaker], voice, s->reports[i], k, (uint32_t)all.n});
        }
    }
    return all;
}

static group_vec group_said(fh_page *p, said_vec *all) {
    group_vec groups = {0};
    if (all->n) fh_sort(all->at, all->n, sizeof *all->at, voice_order);
    for (size_t i = 0, n; i < all->n; i += n) {
        for (n = 1; i + n < all->n && all->at[i].voice == all->at[i + n].voice; n++) {}
        fh_vec_push(p->scratch, &groups, (group){&all->at[i], (uint32_t)n, all->at[i].order});
    }
    if (groups.n) fh_sort(groups.at, groups.n, sizeof *groups.at, group_order);
    return groups;
}

static void write_said(fh_page *p, const said *q) {
    const fh_report *r = p->d->reports[q->report];
    const fh_statement *s = &r->statements[q->statement];
    fh_html_raw(p->out, "<li>");
    fh_page__chip(p, q->report);
    fh_buf_format(p->out, " <a class=\"span\" href=\"#q%u-%u\">", fh_page__number(p, q->report), q->statement + 1);
    for (uint16_t i = 0; i < s->n_content; i++) {
        if (i) fh_html_raw(p->out, " \xe2\x80\xa6 ");
        fh_page__text(p, fh_str_span(r->text, s->content[i]));
    }
    fh_html_raw(p->out, "</a>");
    if (s->told.len) fh_html_raw(p->out, " <span class=\"quiet\">told "), fh_page__text(p, s->told), fh_html_raw(p->out, "</span>");
    fh_html_raw(p->out, "</li>\n");
}

/* The first of the group's records that has the field: reports differ in how much they say of a speaker. */
#define FIRST_GIVEN(g, field, ret)                                           \
    for (uint32_t i_ = 0; i_ < (g)->n && !(ret).len; i_++) (ret) = (g)->first[i_].speaker->field

static void write_group(fh_page *p, const group *g) {
    fh_str role = {0}, organisation = {0}, condition = {0};
    FIRST_GIVEN(g, role, role);
    FIRST_GIVEN(g, organisation, organisation);
    FIRST_GIVEN(g, condition, condition);
    uint32_t reports = 0;
    for (uint32_t i = 0; i < g->n; i++) reports += i == 0 || g->first[i].report != g->first[i - 1].report;
    fh_html_raw(p->out, "<li><details><summary><b>");
    const fh_voice *voice = &p->d->voices[g->first->voice];
    fh_page__text(p, voice->name);
    fh_html_raw(p->out, "</b>");
    if (g->first->speaker->kind == FH_SPEAKER_ANONYMOUS) fh_html_raw(p->out, " <span class=\"kind\">anonymous</span>");
    if (role.len) fh_html_raw(p->out, " <span class=\"quiet\">"), fh_page__text(p, role), fh_html_raw(p->out, "</span>");
    if (organisation.len && fh_str_find(role, organisation, 0) == SIZE_MAX)
        fh_html_raw(p->out, role.len ? "<span class=\"quiet\">, " : " <span class=\"quiet\">"), fh_page__text(p, organisation), fh_html_raw(p->out, "</span>");
    fh_buf_format(p->out, " <span class=\"count\">%u in %u report%s</span></summary>\n", g->n, reports, reports == 1 ? "" : "s");
    if (condition.len) fh_html_raw(p->out, "<p class=\"quiet\">"), fh_page__text(p, condition), fh_html_raw(p->out, "</p>\n");
    if (voice->like != FH_NONE) {
        fh_html_raw(p->out, "<p class=\"quiet\">may be the same as ");
        fh_page__text(p, p->d->voices[voice->like].name);
        fh_html_raw(p->out, "</p>\n");
    }
    fh_html_raw(p->out, "<ul class=\"wordings\">\n");
    for (uint32_t i = 0; i < g->n; i++) write_said(p, &g->first[i]);
    fh_html_raw(p->out, "</ul>");
    if (p->site) {
        fh_html_raw(p->out, "<p class=\"quiet\">In all stories: ");
        fh_site__link(p->site, "speakers?name=", g->first->speaker->name, g->first->speaker->name);
        fh_html_raw(p->out, "</p>");
    }
    fh_html_raw(p->out, "</details></li>\n");
    fh_writer_drain_full(p->w);
}

bool fh_page__has_speakers(fh_page *p, uint32_t story) {
    fh_arena_mark mark = fh_arena_mark_now(p->scratch);
    bool any = list_said(p, &p->d->stories[story]).n > 0;
    fh_arena_rewind(p->scratch, mark);
    return any;
}

void fh_page__speakers(fh_page *p, uint32_t story) {
    if (!p->d->voice_of) return;
    said_vec all = list_said(p, &p->d->stories[story]);
    group_vec groups = group_said(p, &all);
    if (!groups.n) return;
    fh_page__section(p, story, "speakers", "Speakers", (uint32_t)groups.n);
    fh_page__take(p, story, (const fh_page_take[]){{"csv", "statements", "CSV of statements"}}, 1);
    fh_html_raw(p->out, "<ul class=\"who\">\n");
    for (size_t i = 0; i < groups.n; i++) write_group(p, &groups.at[i]);
    fh_html_raw(p->out, "</ul>\n");
    fh_page__section_end(p);
}
