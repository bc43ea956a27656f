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
#include "claim/phrase.h"
#include "claim/refusal.h"
#include "claim/retold.h"
#include "claim/speakers.h"
#include "claim/story.h"

enum { TOLD_MAX = 32, MENTIONS_MAX = 64, TEXT_MAX = 320, FRAMED_LEAST = 4, COMPLETE_LEAST = 4, WORDING_MAX = 45, LABEL_MAX = 3 };
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
    uint32_t root, line, cues;
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

/* "What went wrong is less clear", "How it was done is known": it is the subject, or heads it. */
static bool asks_what(const fh_claim__text *t, uint32_t at) {
    static const char *const words[] = {"what", "whatever", "whoever"};
    bool begins = at == 0 || !(t->report->tokens[at - 1].flags & FH_TOKEN_WORD);
    if (begins && (fh_str_equal_nocase(fh_claim__str_of(t, at), FH_STR("how")) || fh_str_equal_nocase(fh_claim__str_of(t, at), FH_STR("why")))) return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (fh_str_equal_nocase(fh_claim__str_of(t, at), fh_str_of(words[i]))) return true;
    return false;
}

/* A word that only joins what follows it to what stands before. */
static bool is_joint(const fh_claim__text *t, uint32_t at) {
    static const char *const words[] = {"although", "though", "while", "whereas", "because", "but", "that", "so", "yet"};
    const fh_token *k = &t->report->tokens[at];
    if (k->pos == FH_POS_DETERMINER || asks_what(t, at)) return false;
    if (k->pos == FH_POS_CONJUNCTION || k->pos == FH_POS_WH || (!(k->flags & FH_TOKEN_WORD) && !(k->flags & FH_TOKEN_OPEN))) return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (fh_str_equal_nocase(fh_claim__str_of(t, at), fh_str_of(words[i]))) return true;
    return false;
}

/* Of a clause that is partly what somebody is quoted with, that part: without "the minister said". */
static fh_claim__range without_frame(const fh_claim__text *t, fh_claim__range clause) {
    const fh_report *r = t->report;
    fh_span at = fh_claim__span_of(t, clause);
    for (uint32_t i = fh_claim__first_said(t, at); i < r->n_statements && t->said_from[i] < at.end; i++) {
        for (uint32_t c = 0; c < r->statements[i].n_content; c++) {
            fh_span s = r->statements[i].content[c];
            if (s.end <= at.begin || s.begin >= at.end) continue;
            uint32_t first = clause.first, end = clause.first + clause.n;
            while (first < end && r->tokens[first].begin < s.begin) first++;
            while (end > first && r->tokens[end - 1].end > s.end) end--;
            if (2 * (end - first) >= clause.n || end - first >= FRAMED_LEAST) return (fh_claim__range){first, end - first};
        }
    }
    return clause;
}

/* Does token k end words: "3.75%", but not a comma. */
static bool ends_words(const fh_claim__text *t, uint32_t k) {
    return (t->report->tokens[k].flags & (FH_TOKEN_WORD | FH_TOKEN_CLOSE)) != 0 || fh_str_equal(fh_claim__str_of(t, k), FH_STR("%"));
}

static bool has_mark(const fh_token *k, uint32_t first, uint32_t end, uint32_t flag) {
    for (uint32_t i = first; i < end; i++)
        if (k[i].flags & flag) return true;
    return false;
}

/* The clause without what joins it to its neighbours: "and", "that", "who", commas; and without a quotation mark whose other
 * one stands elsewhere. */
static fh_claim__range without_joints(const fh_claim__text *t, fh_claim__range clause) {
    const fh_token *k = t->report->tokens;
    uint32_t first = clause.first, end = clause.first + clause.n;
    while (first + 1 < end && is_joint(t, first)) first++;
    while (end > first + 1 && !ends_words(t, end - 1)) end--;
    bool opens = (k[first].flags & FH_TOKEN_OPEN) != 0, closes = (k[end - 1].flags & FH_TOKEN_CLOSE) != 0;
    bool opened = has_mark(k, first + 1, end, FH_TOKEN_OPEN), closed = has_mark(k, first, end - 1, FH_TOKEN_CLOSE);
    if (opens && end > first + 1 && (closes || !closed)) first++;
    if (closes && end > first + 1 && (opens || !opened)) end--;
    while (end > first + 1 && !ends_words(t, end - 1)) end--;
    return (fh_claim__range){first, end - first};
}

/* Without a label of a few words: "Deadline: The tariff expires on 31 October". */
static fh_claim__range without_label(const fh_claim__text *t, fh_claim__range r) {
    for (uint32_t k = r.first; k < r.first + r.n && k <= r.first + LABEL_MAX; k++)
        if (k > r.first && fh_str_equal(fh_claim__str_of(t, k), FH_STR(":")) && r.first + r.n - k > COMPLETE_LEAST) return (fh_claim__range){k + 1, r.first + r.n - k - 1};
    return r;
}

static fh_claim__range worded(const fh_claim__text *t, fh_claim__range clause) {
    return without_joints(t, without_label(t, without_joints(t, without_frame(t, clause))));
}

/* Is there a comma before the first finite verb: of "Ana Ruiz, was more guarded" something was cut off. */
static bool is_cut(const fh_claim__text *t, fh_claim__range r) {
    for (uint32_t k = r.first; k < r.first + r.n; k++) {
        const fh_token *token = &t->report->tokens[k];
        if (token->pos == FH_POS_VERB_PRESENT || token->pos == FH_POS_VERB_PAST || token->pos == FH_POS_MODAL) return false;
        if (fh_str_equal(fh_claim__str_of(t, k), FH_STR(","))) return true;
    }
    return true;
}

/* "which negotiators use to mark it": the relative pronoun is a joint, but what follows it lacks what it speaks of. */
static bool is_relative(const fh_claim__text *t, fh_claim__range r) {
    uint32_t k = r.first;
    while (k + 1 < r.first + r.n && !(t->report->tokens[k].flags & FH_TOKEN_WORD)) k++;
    return t->report->tokens[k].pos == FH_POS_WH && (fh_str_equal_nocase(fh_claim__str_of(t, k), FH_STR("which")) || fh_str_equal_nocase(fh_claim__str_of(t, k), FH_STR("who")));
}

/* Does it begin as a subject does, and say something of it. */
static bool is_complete(const fh_claim__text *t, fh_claim__range r) {
    if (r.n < COMPLETE_LEAST) return false;
    uint8_t pos = t->report->tokens[r.first].pos;
    bool subject = pos == FH_POS_NOUN || pos == FH_POS_PROPER || pos == FH_POS_DETERMINER || pos == FH_POS_NUMBER || pos == FH_POS_ADJECTIVE || pos == FH_POS_EXISTENTIAL;
    return subject && fh_claim__says_something(t, r) && !is_cut(t, r);
}

static bool is_condition(const fh_claim__text *t, uint32_t at) {
    fh_str w = fh_claim__str_of(t, at);
    return fh_str_equal_nocase(w, FH_STR("if")) || fh_str_equal_nocase(w, FH_STR("unless"));
}

static uint32_t clause_of(const fh_claim__text *t, uint32_t token) {
    uint32_t low = 0, high = t->n_clauses;
    while (low + 1 < high) {
        uint32_t mid = low + (high - low) / 2;
        if (t->clauses[mid].tokens.first <= token) low = mid;
        else high = mid;
    }
    return low;
}

/* With the clause before it in its sentence, where there is one and both are not too long. */
static bool grow_left(const fh_claim__text *t, fh_claim__range *r) {
    uint32_t c = clause_of(t, r->first);
    if (c == 0 || t->clauses[c - 1].sentence != t->clauses[c].sentence) return false;
    uint32_t begin = t->clauses[c - 1].tokens.first, n = r->first + r->n - begin;
    if (n <= WORDING_MAX) *r = (fh_claim__range){begin, n};
    return n <= WORDING_MAX;
}

/* The same with the clause after it. */
static bool grow_right(const fh_claim__text *t, fh_claim__range *r) {
    uint32_t c = clause_of(t, r->first + r->n - 1) + 1;
    if (c >= t->n_clauses || t->clauses[c].sentence != t->clauses[c - 1].sentence) return false;
    uint32_t n = t->clauses[c].tokens.first + t->clauses[c].tokens.n - r->first;
    if (n <= WORDING_MAX) r->n = n;
    return n <= WORDING_MAX;
}

/* "denied that | any letter had been received": by itself the clause would say the opposite. */
static bool is_denied(const fh_claim__text *t, fh_claim__range clause) {
    uint32_t c = clause_of(t, clause.first), k = clause.first;
    if (k < t->n_words && fh_str_equal_nocase(fh_claim__str_of(t, k), FH_STR("that")) && k > 0) k--;
    else if (k > 0 && fh_str_equal_nocase(fh_claim__str_of(t, --k), FH_STR("that")) && k > 0) k--;
    return k < clause.first && t->clauses[c].sentence == t->clauses[clause_of(t, k)].sentence && (t->words[k].cues & CUE_DENY) != 0;
}

/* "Abara denied that | the garrison would leave": without its first words a wording would say the opposite. */
static bool loses_denial(const fh_claim__text *t, fh_claim__range r, fh_claim__range bare) {
    for (uint32_t k = r.first; k < bare.first; k++)
        if (t->words[k].cues & CUE_DENY) return true;
    return false;
}

/* "Nicaragua | and Costa Rica are close to an accord": does an "and" cut off what belongs to the subject. */
static bool lost_subject(const fh_claim__text *t, fh_claim__range r) {
    uint32_t c = clause_of(t, r.first);
    if (!fh_str_equal_nocase(fh_claim__str_of(t, r.first), FH_STR("and")) || c == 0 || t->clauses[c - 1].sentence != t->clauses[c].sentence) return false;
    return !fh_claim__says_something(t, t->clauses[c - 1].tokens);
}

/* Past a cut that goes through a phrase: to the end of the clause, and on while that ends amid one, too. */
static fh_claim__range without_cuts(const fh_claim__text *t, fh_claim__range r) {
    while (fh_claim__begins_amid(t, r) && grow_left(t, &r)) {}
    fh_claim__range whole = r, clause = t->clauses[clause_of(t, r.first + r.n - 1)].tokens;
    if (fh_claim__ends_amid(t, whole)) whole.n = clause.first + clause.n - whole.first;
    while (fh_claim__ends_amid(t, whole) && grow_right(t, &whole)) {}
    return whole.n <= WORDING_MAX && !fh_claim__ends_amid(t, whole) ? whole : r;
}

static bool is_amid(const fh_claim__text *t, fh_claim__range r) { return fh_claim__begins_amid(t, r) || fh_claim__ends_amid(t, r); }

/* A clause that does not stand by itself ("would cost 300 jobs", "if nothing is signed", "the annex, which gives 38 percent") with
 * those of its sentence that it needs: its subject, what follows from the condition, what is said of the annex. */
static fh_claim__range completed(const fh_claim__text *t, fh_claim__range clause) {
    fh_claim__range r = without_cuts(t, clause);
    if (is_denied(t, clause)) {
        while (grow_left(t, &r)) {}
        return without_joints(t, r);
    }
    while ((is_relative(t, r) || lost_subject(t, r) || !is_complete(t, worded(t, r))) && !is_condition(t, worded(t, r).first) && grow_left(t, &r)) {}
    bool condition = is_condition(t, worded(t, r).first);
    while ((condition || fh_claim__only_describes(t, worded(t, r))) && grow_right(t, &r))
        if (condition && fh_claim__says_something(t, t->clauses[clause_of(t, r.first + r.n - 1)].tokens)) break;
    if (condition && r.n == clause.n)
        while (grow_left(t, &r)) {}
    r = without_cuts(t, r);
    fh_claim__range bare = worded(t, r), framed = without_joints(t, r);
    bool better = is_complete(t, framed) || (fh_claim__says_something(t, framed) && !fh_claim__says_something(t, bare));
    if (loses_denial(t, r, bare)) {
        while (grow_left(t, &r)) {}
        return without_joints(t, r);
    }
    return !is_complete(t, bare) && better ? framed : bare;
}

/* "ULVERSTONE, Tasmania (Cable) - Thousands were": from the first word of the news. */
static fh_claim__range past_dateline(const fh_claim__text *t, fh_claim__range r) {
    uint32_t end = t->dateline.first + t->dateline.n, last = r.first + r.n;
    return r.first < end && end < last && r.first >= t->dateline.first && t->dateline.n ? (fh_claim__range){end, last - end} : r;
}

/* The shortest complete wording among the mentions that have most of the clause and are as sure of it; the clause's own
 * where none is complete. */
static fh_str plainest(const work *w, const fh_claim__text *t, fh_claim__range clause, uint32_t cues, const mention_vec *v) {
    const fh_claim__text *best = t;
    fh_claim__range range = completed(t, clause);
    bool complete = is_complete(t, range);
    for (size_t i = 0; i < v->n; i++) {
        const fh_claim__text *own = &w->s->texts[v->at[i].member];
        if (v->at[i].share < WORDING_SHARE || v->at[i].sure < PARTNER_PLAIN || v->at[i].m.status != status_of(cues, cues)) continue;
        fh_claim__range r = worded(own, v->at[i].range);
        if (!is_complete(own, r) || is_amid(own, r) || (complete && r.n >= range.n) || lost_subject(own, v->at[i].range) || loses_denial(own, v->at[i].range, r)) continue;
        best = own, range = r, complete = true;
    }
    fh_str text = fh_str_span(best->report->text, fh_claim__span_of(best, past_dateline(best, range)));
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
    draft d = {.root = root, .line = line, .cues = cues, .clause = clause, .mentions = fh_new_n(w->scratch, mention, v->n), .n_mentions = v->n};
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

/* Claims that are kept, by the sentences of their mentions. */
typedef struct told_at { uint32_t claim, next; } told_at;
typedef struct told_map {
    fh_arena *arena;
    fh_map heads;
    FH_VEC(told_at) list;
} told_map;

static bool is_over(fh_span a, fh_span b) {
    uint32_t begin = a.begin > b.begin ? a.begin : b.begin, end = a.end < b.end ? a.end : b.end;
    uint32_t shorter = a.end - a.begin < b.end - b.begin ? a.end - a.begin : b.end - b.begin;
    return end > begin && 2 * (end - begin) >= shorter;
}

/* Does every mention of `later` lie over one of `first` that is meant the same way. */
static bool is_within(const fh_claim *later, const fh_claim *first) {
    for (uint32_t i = 0; i < later->n_mentions; i++) {
        const fh_mention *m = &later->mentions[i];
        bool met = false;
        for (uint32_t k = 0; k < first->n_mentions && !met; k++)
            met = first->mentions[k].report == m->report && first->mentions[k].status == m->status && is_over(first->mentions[k].span, m->span);
        if (!met) return false;
    }
    return true;
}

static uint64_t place_of(const fh_claim__story *story, const fh_mention *m) {
    const fh_report *r = story->dossier->reports[m->report];
    uint32_t low = 0, high = r->n_sentences;
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        if (r->sentences[mid].span.end <= m->span.begin) low = mid + 1;
        else high = mid;
    }
    return fh_hash_pair(m->report, low);
}

/* Has a claim been kept that lies over this one: each report of two accounts would tell it once more. */
static bool is_told(const told_map *told, const fh_claim__story *story, const fh_claim *claims, const fh_claim *c) {
    const uint32_t *head = fh_map_get(&told->heads, place_of(story, &c->mentions[0]));
    uint32_t n = 0;
    for (uint32_t at = head ? *head : 0; at && n < TOLD_MAX; at = told->list.at[at - 1].next, n++)
        if (is_within(c, &claims[told->list.at[at - 1].claim])) return true;
    return false;
}

static void note_told(told_map *told, const fh_claim__story *story, const fh_claim *c, uint32_t number) {
    for (uint32_t i = 0; i < c->n_mentions; i++) {
        uint32_t *head = fh_map_put(&told->heads, place_of(story, &c->mentions[i]), 0);
        if (!head) return;
        fh_vec_push(told->arena, &told->list, (told_at){number, *head});
        *head = (uint32_t)told->list.n;
    }
}

/* Of claims with one wording, or whose mentions lie over those of a claim before, the first. */
static size_t drop_repeated(fh_arena *scratch, const fh_claim__story *story, fh_claim *claims, size_t n_claims) {
    fh_map texts = {.arena = scratch};
    told_map told = {.arena = scratch, .heads = {.arena = scratch}};
    size_t n = 0;
    for (size_t i = 0; i < n_claims; i++) {
        uint32_t *seen = fh_map_put(&texts, fh_hash64(claims[i].text), 0);
        if (!seen || *seen || is_told(&told, story, claims, &claims[i])) continue;
        *seen = 1;
        claims[n] = claims[i];
        note_told(&told, story, &claims[n], (uint32_t)n);
        n++;
    }
    return n;
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
    size_t n = drop_repeated(scratch, story, w.claims.at, w.claims.n);
    for (size_t i = 0; i < n; i++) {
        fh_str story_id = story->dossier->stories[story->number].id;
        w.claims.at[i].id = fh_str_format(keep, "%.*s-c%zu", FH_STR_ARGS(story_id), i + 1);
    }
    *ret = w.claims.at;
    *ret_n = (uint32_t)n;
}
