/* SPDX-License-Identifier: MIT
 *
 * claim/mention.c - claims: one content, wherever in the story it is said.
 *
 * A claim grows from a clause of a report that has no parent. Its mentions are the lines that derive from that line
 * (followed down the lineage, where enough of the clause's words are still there) and the best partners of the line in
 * reports of other accounts that trained trees hold to say the same (claim/link.c). Accounts are counted over the mentions: the low number
 * takes only partners that are plainly the same, the high number those that may be. Denials do not carry a claim. Whether a report
 * stands for itself is known when all of its clauses were looked for elsewhere (claim/retold.c), so claims are drafted first and counted then.
 * Cost: the lines of a story times its accounts, each with a bounded number of partners. */
#include "base/buf.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/sort.h"
#include "claim/link.h"
#include "claim/refusal.h"
#include "claim/retold.h"
#include "claim/speakers.h"
#include "claim/story.h"
#include "claim/worded.h"

enum { MENTIONS_MAX = 64, TEXT_MAX = 320 };
static const float WORDING_SHARE = 0.6f;  /* of the clause that another wording of it must have */
static const float KEPT_LEAST = 0.3f;     /* share of the clause's words that a derived line must keep */
static const float PARTNER_MAYBE = 0.12f, PARTNER_LEAST = 0.4f, PARTNER_PLAIN = 0.5f; /* chance that another account says the same: models/claim_link.md */

typedef struct link { uint32_t member, line; } link;

typedef struct mention {
    fh_mention m;
    uint32_t account, member;
    uint32_t counted; /* the account that it is counted for: another where its own says that one again */
    fh_claim__range range;
    float share; /* of the clause's content that is there */
    float sure; /* 1 along the lineage; the partner's score across accounts */
} mention;

typedef FH_VEC(mention) mention_vec;

/* A clause and all that says it, before it is known which accounts stand for themselves. */
typedef struct draft {
    uint32_t root, cues;
    fh_claim__range clause;
    mention *mentions;
    size_t n_mentions;
} draft;

typedef struct work {
    fh_arena *keep, *scratch;
    const fh_claim__story *s;
    fh_map children; /* (member, line) -> first child link + 1 */
    FH_VEC(struct child { link at; uint32_t next; }) list;
    uint32_t roots[FH_CLAIM__ROOTS], n_roots;
    fh_claim__alignment across[FH_CLAIM__ROOTS][FH_CLAIM__ROOTS];
    fh_claim__surroundings *around;
    fh_claim__retelling retelling;
    uint32_t source[FH_CLAIM__ROOTS]; /* which of the roots each says again */
    mention_vec found; /* for the clause at hand: room for MENTIONS_MAX */
    FH_VEC(draft) drafts;
    FH_VEC(fh_claim) claims;
} work;

static uint64_t key_of(uint32_t member, uint32_t line) { return fh_hash_pair(member + 1, line); }

static void index_children(work *w) {
    w->children.arena = w->scratch;
    for (uint32_t i = w->s->n; i-- > 0;) {
        const fh_claim__member *m = &w->s->members[i];
        for (uint32_t l = w->s->texts[i].n_lines; l-- > 0;) {
            if (m->origin[l].member == FH_NONE) continue;
            uint32_t *head = fh_map_put(&w->children, key_of(m->origin[l].member, m->origin[l].line), 0);
            if (!head) return;
            fh_vec_push(w->scratch, &w->list, (struct child){{i, l}, *head});
            *head = (uint32_t)w->list.n;
        }
    }
}

static void pick_roots(work *w) {
    for (uint32_t i = 0; i < w->s->n && w->n_roots < FH_CLAIM__ROOTS; i++)
        if (w->s->members[i].root) w->roots[w->n_roots++] = i;
    for (uint32_t i = 0; i < w->n_roots; i++)
        for (uint32_t k = 0; k < w->n_roots; k++)
            if (w->s->members[w->roots[i]].account != w->s->members[w->roots[k]].account)
                fh_claim__align(w->scratch, &w->s->texts[w->roots[i]], &w->s->texts[w->roots[k]], &w->across[i][k]);
}

static fh_mention_status status_of(uint32_t cues, uint32_t seed_cues) {
    const uint32_t no = CUE_NEGATION | CUE_DENY;
    if ((cues & no) && !(seed_cues & no)) return FH_MENTION_DENIED;
    if (cues & CUE_CONDITION) return FH_MENTION_CONDITIONAL;
    return cues & CUE_POSSIBLE ? FH_MENTION_POSSIBLE : FH_MENTION_ASSERTED;
}

static void add_mention(work *w, uint32_t member, uint32_t account, fh_claim__range r, float share, uint32_t line, uint32_t seed_cues,
                        float sure, mention_vec *out) {
    const fh_claim__text *t = &w->s->texts[member];
    uint32_t cues = 0;
    for (uint32_t k = r.first; k < r.first + r.n; k++) cues |= t->words[k].cues;
    mention m = {.m = {.report = w->s->members[member].report, .span = fh_claim__span_of(t, r), .statement = t->lines[line].statement,
                       .status = status_of(cues, seed_cues)},
                 .account = account, .member = member, .range = r, .share = share, .sure = sure};
    if (m.m.status == FH_MENTION_DENIED && fh_claim__only_refuses(t, line)) return; /* who declined to comment on it denied nothing */
    if (out->n < MENTIONS_MAX) fh_vec_push(w->scratch, out, m);
}

/* The seed's words in everything that derives from (member, line), down the lineage. What a digest of several accounts has from this
 * one is this one's. */
static void follow_down(work *w, const fh_claim__text *seed, fh_claim__range clause, uint32_t cues, link at, float sure, mention_vec *out) {
    FH_VEC(link) open = {0};
    const uint32_t account = w->s->members[at.member].account;
    fh_vec_push(w->scratch, &open, at);
    for (size_t i = 0; i < open.n && i < MENTIONS_MAX; i++) {
        const uint32_t *head = fh_map_get(&w->children, key_of(open.at[i].member, open.at[i].line));
        for (uint32_t n = head ? *head : 0; n; n = w->list.at[n - 1].next) {
            link child = w->list.at[n - 1].at;
            fh_claim__finding found;
            fh_claim__find_clause(w->scratch, seed, clause, &w->s->texts[child.member], child.line, &found);
            fh_vec_push(w->scratch, &open, child);
            if (found.share < KEPT_LEAST || found.clash || fh_claim__asks(&w->s->texts[child.member], child.line)) continue;
            add_mention(w, child.member, account, found.range, found.share, child.line, cues, sure, out);
        }
    }
}

static void look_across(work *w, uint32_t root, uint32_t line, fh_claim__range clause, uint32_t cues, mention_vec *out) {
    const fh_claim__text *seed = &w->s->texts[w->roots[root]];
    w->retelling.clauses[root]++;
    for (uint32_t k = 0; k < w->n_roots; k++) {
        const fh_claim__alignment *al = &w->across[root][k];
        bool again = false;
        if (!al->of) continue;
        fh_claim__offer offers[FH_CLAIM__OFFERS];
        uint32_t n = fh_claim__offer_lines(seed, clause, al->to, &al->of[line], offers);
        for (uint32_t i = 0; i < n; i++) {
            fh_claim__finding found;
            float f[FH_CLAIM__LINK_FEATURES];
            uint32_t partner = offers[i].line;
            if (fh_claim__asks(al->to, partner)) continue;
            fh_claim__weigh_offer(w->scratch, w->around, seed, clause, al->to, &offers[i], &found, f);
            float sure = found.clash ? 0 : fh_claim__same_claim(f);
            again |= sure >= PARTNER_LEAST;
            if (sure < PARTNER_MAYBE) continue;
            add_mention(w, w->roots[k], w->s->members[w->roots[k]].account, found.range, found.share, partner, cues, sure, out);
            follow_down(w, seed, clause, cues, (link){w->roots[k], partner}, sure, out);
        }
        w->retelling.again[root][k] += again;
    }
}

static int mention_order(const void *a, const void *b) {
    const mention *x = a, *y = b;
    if (x->m.report != y->m.report) return x->m.report < y->m.report ? -1 : 1;
    if (x->m.span.begin != y->m.span.begin) return x->m.span.begin < y->m.span.begin ? -1 : 1;
    if (x->m.span.end != y->m.span.end) return x->m.span.end < y->m.span.end ? -1 : 1;
    return x->sure > y->sure ? -1 : x->sure < y->sure;
}

static uint32_t account_of(const mention *m) { return m->account; }
static uint32_t counted_of(const mention *m) { return m->counted; }

/* Accounts of the mentions that are at least so sure and do not deny it, by one or the other number of an account. */
static uint32_t count_accounts(const mention_vec *v, float least, uint32_t (*number)(const mention *)) {
    uint32_t n = 0;
    for (size_t i = 0; i < v->n; i++) {
        if (v->at[i].sure < least || v->at[i].m.status == FH_MENTION_DENIED) continue;
        bool seen = false;
        for (size_t k = 0; k < i && !seen; k++) seen = number(&v->at[k]) == number(&v->at[i]) && v->at[k].sure >= least && v->at[k].m.status != FH_MENTION_DENIED;
        n += !seen;
    }
    return n ? n : 1;
}

static uint32_t count_reports(const mention_vec *v) {
    uint32_t n = 0;
    for (size_t i = 0; i < v->n; i++) n += i == 0 || v->at[i].m.report != v->at[i - 1].m.report;
    return n;
}

typedef FH_VEC(fh_str) str_vec;

/* One that the claim rests on, and the account that first has it. */
typedef struct backer { fh_speaker speaker; uint32_t account; } backer;
typedef FH_VEC(backer) backer_vec;

static const fh_speaker *speaker_of(const work *w, const mention *m) {
    const fh_report *r = w->s->dossier->reports[m->m.report];
    uint32_t number = m->m.statement == FH_NONE ? FH_NONE : r->statements[m->m.statement].speaker;
    return number == FH_NONE || !r->speakers[number].name.len ? NULL : &r->speakers[number];
}

/* What derives from a report has its sources from there: a source without a name that is called otherwise is no other one. */
static void add_source(work *w, const mention *m, const fh_speaker *speaker, backer_vec *found) {
    const bool anonymous = speaker->kind == FH_SPEAKER_ANONYMOUS;
    for (size_t k = 0; k < found->n; k++) {
        fh_speaker *known = &found->at[k].speaker;
        fh_str name = fh_claim__same_source(known, speaker);
        if (name.len) known->name = name;
        if (name.len || (anonymous && known->kind == FH_SPEAKER_ANONYMOUS && found->at[k].account == m->account && !w->s->members[m->member].root)) return;
    }
    fh_vec_push(w->scratch, found, (backer){*speaker, m->account});
}

/* The speakers that the claim rests on, each once: those of reports without a parent first, and none that denies it. */
static backer_vec find_sources(work *w, const mention_vec *v) {
    backer_vec found = {0};
    for (int roots = 1; roots >= 0; roots--) {
        for (size_t i = 0; i < v->n; i++) {
            const fh_speaker *speaker = v->at[i].m.status == FH_MENTION_DENIED || w->s->members[v->at[i].member].root != roots ? NULL : speaker_of(w, &v->at[i]);
            if (speaker) add_source(w, &v->at[i], speaker, &found);
        }
    }
    return found;
}

/* Lists them; answers how many have no name. */
static uint32_t name_sources(work *w, const mention_vec *v, fh_claim *c) {
    backer_vec found = find_sources(w, v);
    fh_str *names = fh_new_n(w->keep, fh_str, found.n + 1);
    uint32_t anonymous = 0;
    for (size_t i = 0; names && i < found.n; i++) {
        names[i] = found.at[i].speaker.name;
        anonymous += found.at[i].speaker.kind == FH_SPEAKER_ANONYMOUS;
    }
    c->sources = names;
    c->n_sources = names ? (uint32_t)found.n : 0;
    return anonymous;
}

/* Do all that say it, and do not deny it, have it from somebody. */
static bool all_are_told(const work *w, const mention_vec *v) {
    for (size_t i = 0; i < v->n; i++)
        if (v->at[i].m.status != FH_MENTION_DENIED && !speaker_of(w, &v->at[i])) return false;
    return true;
}

/* A report of the account that says it, and no digest that has it from there. */
static bool says_so_itself(const work *w, const mention *m) {
    return m->m.status != FH_MENTION_DENIED && w->s->members[m->member].account == m->account;
}

/* "independent accounts agree: a, c": of each account the first report that plainly says it. */
static void name_agreement(work *w, const mention_vec *v, str_vec *lines) {
    fh_buf b = {.arena = w->scratch};
    for (size_t i = 0; i < v->n; i++) {
        bool seen = !says_so_itself(w, &v->at[i]);
        for (size_t k = 0; k < i && !seen; k++) seen = v->at[k].counted == v->at[i].counted && says_so_itself(w, &v->at[k]);
        if (seen) continue;
        fh_buf_add(&b, b.n ? FH_STR(", ") : FH_STR("independent accounts agree: "));
        fh_buf_add(&b, w->s->dossier->reports[v->at[i].m.report]->id);
    }
    fh_vec_push(w->keep, lines, fh_str_copy(w->keep, fh_buf_str(&b)));
}

static bool is_among(const mention_vec *v, uint32_t report) {
    for (size_t k = 0; k < v->n; k++)
        if (v->at[k].m.report == report) return true;
    return false;
}

/* "b says again much of what a says, and is counted with it", where both are among the mentions. */
static void name_retold(work *w, const mention_vec *v, str_vec *lines) {
    for (uint32_t i = 0; i < w->n_roots; i++) {
        const fh_claim__member *own = &w->s->members[w->roots[i]], *source = &w->s->members[w->roots[w->source[i]]];
        if (own == source || !is_among(v, own->report) || !is_among(v, source->report)) continue;
        fh_str b = w->s->dossier->reports[own->report]->id, a = w->s->dossier->reports[source->report]->id;
        fh_vec_push(w->keep, lines, fh_str_format(w->keep, "%.*s says again much of what %.*s says, and is counted with it", FH_STR_ARGS(b), FH_STR_ARGS(a)));
    }
}

/* "3 reports, 1 account: b, c derive from a", and what the bounds rest on; `maybe` is how many accounts there are if all that may say it do. */
static void give_reasons(work *w, const mention_vec *v, uint32_t anonymous, uint32_t maybe, fh_claim *c) {
    str_vec lines = {0};
    fh_vec_push(w->keep, &lines, fh_str_format(w->keep, "%u report%s, %u account%s", c->n_reports, c->n_reports == 1 ? "" : "s", c->accounts, c->accounts == 1 ? "" : "s"));
    for (uint32_t i = 0; i < w->s->n; i++) {
        const fh_claim__member *m = &w->s->members[i];
        if (!is_among(v, m->report) || m->root || !m->n_parents) continue;
        uint32_t from = 0; /* of several parents the first that says it, too */
        while (from < m->n_parents && !is_among(v, m->descent[from].parent_report)) from++;
        fh_str child = w->s->dossier->reports[m->report]->id, parent = w->s->dossier->reports[m->descent[from < m->n_parents ? from : 0].parent_report]->id;
        fh_vec_push(w->keep, &lines, fh_str_format(w->keep, "%.*s derives from %.*s", FH_STR_ARGS(child), FH_STR_ARGS(parent)));
    }
    name_retold(w, v, &lines);
    if (c->accounts > 1) name_agreement(w, v, &lines);
    if (c->accounts > 1 && c->n_sources == 1 && all_are_told(w, v))
        fh_vec_push(w->keep, &lines, fh_str_format(w->keep, "all of them have it from one source, %.*s", FH_STR_ARGS(c->sources[0])));
    if (anonymous) fh_vec_push(w->keep, &lines, fh_str_format(w->keep, "%u anonymous source%s", anonymous, anonymous == 1 ? "" : "s"));
    if (c->accounts_low < c->accounts) fh_vec_push(w->keep, &lines, FH_STR("the wording of the other account is only near"));
    if (maybe > c->accounts) fh_vec_push(w->keep, &lines, FH_STR("another account may say the same in other words"));
    c->reasons = lines.at;
    c->n_reasons = (uint32_t)lines.n;
}

static void merge_mentions(mention_vec *v) {
    size_t n = 0;
    fh_sort(v->at, v->n, sizeof *v->at, mention_order);
    for (size_t i = 0; i < v->n; i++) {
        bool over = n > 0 && v->at[n - 1].m.report == v->at[i].m.report && v->at[n - 1].m.span.end > v->at[i].m.span.begin;
        if (!over) v->at[n++] = v->at[i];
        else if (v->at[i].sure > v->at[n - 1].sure) v->at[n - 1].sure = v->at[i].sure;
    }
    v->n = n;
}

/* The shortest complete wording among the mentions that have most of the clause and are as sure of it; the clause's own
 * where none is complete. */
static fh_str plainest(const work *w, const fh_claim__text *t, fh_claim__range clause, uint32_t cues, const mention_vec *v) {
    const fh_claim__text *best = t;
    fh_claim__range range = fh_claim__completed(t, clause);
    bool complete = fh_claim__is_complete(t, range);
    for (size_t i = 0; i < v->n; i++) {
        const fh_claim__text *own = &w->s->texts[v->at[i].member];
        if (v->at[i].share < WORDING_SHARE || v->at[i].sure < PARTNER_PLAIN || v->at[i].m.status != status_of(cues, cues)) continue;
        fh_claim__range r = fh_claim__worded(own, v->at[i].range);
        if ((complete && r.n >= range.n) || !fh_claim__stands_alone(own, v->at[i].range, r)) continue;
        best = own, range = r, complete = true;
    }
    fh_str text = fh_str_span(best->report->text, fh_claim__span_of(best, fh_claim__past_dateline(best, range)));
    size_t end = text.len < TEXT_MAX ? text.len : TEXT_MAX;
    while (end < text.len && end > 0 && ((unsigned char)text.ptr[end] & 0xc0) == 0x80) end--;
    return fh_str_cut(text, 0, end);
}

/* What the clause says, wherever in the story it is said. */
static void draft_claim(work *w, uint32_t root, uint32_t line, fh_claim__range clause, uint32_t cues) {
    const uint32_t member = w->roots[root];
    mention_vec *v = &w->found;
    fh_arena_mark mark = fh_arena_mark_now(w->scratch);
    v->n = 0;
    add_mention(w, member, w->s->members[member].account, clause, 1, line, cues, 1, v);
    follow_down(w, &w->s->texts[member], clause, cues, (link){member, line}, 1, v);
    look_across(w, root, line, clause, cues, v);
    merge_mentions(v);
    fh_arena_rewind(w->scratch, mark);
    draft d = {.root = root, .cues = cues, .clause = clause, .mentions = fh_new_n(w->scratch, mention, v->n), .n_mentions = v->n};
    if (!d.mentions || !v->n) return;
    memcpy(d.mentions, v->at, v->n * sizeof *v->at);
    fh_vec_push(w->scratch, &w->drafts, d);
}

/* The number of the account that mentions of this one are counted for. */
static uint32_t counted_for(const work *w, uint32_t account) {
    for (uint32_t i = 0; i < w->n_roots; i++)
        if (w->s->members[w->roots[i]].account == account) return w->s->members[w->roots[w->source[i]]].account;
    return account;
}

static void make_claim(work *w, const draft *d) {
    const fh_claim__text *t = &w->s->texts[w->roots[d->root]];
    mention_vec v = {d->mentions, d->n_mentions, d->n_mentions};
    fh_arena_mark mark = fh_arena_mark_now(w->scratch);
    for (size_t i = 0; i < v.n; i++) v.at[i].counted = counted_for(w, v.at[i].account);
    fh_mention *kept = fh_new_n(w->keep, fh_mention, v.n);
    size_t n = 0;
    const uint32_t maybe = count_accounts(&v, 0, counted_of);
    fh_claim c = {.story = w->s->number, .accounts_low = count_accounts(&v, PARTNER_PLAIN, counted_of), .accounts = count_accounts(&v, PARTNER_LEAST, counted_of),
                  .accounts_high = count_accounts(&v, 0, account_of)};
    for (size_t i = 0; i < v.n; i++)
        if (v.at[i].sure >= PARTNER_LEAST) v.at[n++] = v.at[i];
    v.n = n;
    for (size_t i = 0; kept && i < v.n; i++) kept[i] = v.at[i].m;
    c.mentions = kept;
    c.n_mentions = (uint32_t)v.n;
    c.n_reports = count_reports(&v);
    c.text = plainest(w, t, d->clause, d->cues, &v);
    uint32_t anonymous = name_sources(w, &v, &c);
    give_reasons(w, &v, anonymous, maybe, &c);
    if (kept) fh_vec_push(w->keep, &w->claims, c);
    fh_arena_rewind(w->scratch, mark);
}

static void draft_claims(work *w, uint32_t root) {
    const fh_claim__text *t = &w->s->texts[w->roots[root]];
    w->retelling.published[root] = t->report->published;
    for (uint32_t i = 0; i < t->n_clauses; i++) {
        const fh_claim__clause *c = &t->clauses[i];
        fh_claim__range seed;
        if (fh_claim__is_seed(t, c, &seed)) draft_claim(w, root, c->sentence, seed, c->cues);
    }
}

/* What surely has most accounts first. */
static int claim_order(const void *a, const void *b) {
    const fh_claim *x = a, *y = b;
    if (x->accounts_low != y->accounts_low) return x->accounts_low > y->accounts_low ? -1 : 1;
    if (x->accounts != y->accounts) return x->accounts > y->accounts ? -1 : 1;
    if (x->n_mentions != y->n_mentions) return x->n_mentions > y->n_mentions ? -1 : 1;
    if (x->mentions[0].report != y->mentions[0].report) return x->mentions[0].report < y->mentions[0].report ? -1 : 1;
    if (x->mentions[0].span.begin != y->mentions[0].span.begin) return x->mentions[0].span.begin < y->mentions[0].span.begin ? -1 : 1;
    return fh_str_order(x->text, y->text);
}

void fh_claim__find_claims(fh_arena *keep, fh_arena *scratch, const fh_claim__story *story, fh_claim **ret, uint32_t *ret_n) {
    work w = {.keep = keep, .scratch = scratch, .s = story, .around = fh_new(scratch, fh_claim__surroundings)};
    index_children(&w);
    pick_roots(&w);
    if (!fh_vec_reserve(scratch, &w.found, MENTIONS_MAX) || fh_arena_status(scratch)) return;
    w.retelling.n = w.n_roots;
    for (uint32_t i = 0; i < w.n_roots; i++) draft_claims(&w, i);
    fh_claim__find_retold(&w.retelling, w.source);
    for (size_t i = 0; i < w.drafts.n && !fh_arena_status(scratch); i++) make_claim(&w, &w.drafts.at[i]);
    fh_sort(w.claims.at, w.claims.n, sizeof *w.claims.at, claim_order);
    size_t n = fh_claim__drop_repeated(scratch, story, w.claims.at, w.claims.n);
    for (size_t i = 0; i < n; i++) {
        fh_str story_id = story->dossier->stories[story->number].id;
        w.claims.at[i].id = fh_str_format(keep, "%.*s-c%zu", FH_STR_ARGS(story_id), i + 1);
    }
    *ret = w.claims.at;
    *ret_n = (uint32_t)n;
}
