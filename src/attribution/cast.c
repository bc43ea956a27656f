/* SPDX-License-Identifier: MIT
 *
 * attribution/cast.c - the names of a report.
 *
 * A name is a run of capitalised words that the tagger calls proper or an entity, with the small words that
 * stand inside of names ("de", "van", "of the" where the tagger sees one entity). Titles before it are cut off
 * and kept: "Defense Minister Clement Abara". Names of several words come first; a later "Abara" is then the
 * nearest earlier name that has this word, its last one before others, or one that differs by a letter or two
 * where the word is long ("Zelenskyy", "Zelenksyy"). What a name is, person or institution, is voted by all
 * its contexts: titles, given names, ages, heads such as "ministry", the tagger.
 *
 * Cost: mentions times names; both are bounded, so a list of a million names costs no more than MAX_NAMES
 * look-ups each. */
#include "attribution/cast.h"

#include "attribution/spelling.h"
#include "attribution/words_table.h"
#include "text/classes.h"

enum { MAX_NAMES = 400, MAX_RUN = 9, LONG_WORD = 6 };

static bool is_particle(const fh_view *v, uint32_t k) {
    static const char *const words[] = {"de", "la", "del", "van", "von", "der", "den", "bin", "ibn", "al", "el", "da", "dos", "di", "du", "le", "ben", "&", "ter", "ten"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (fh_view_is(v, k, words[i])) return true;
    return false;
}

static bool is_rare(uint32_t word) {
    fh_classes classes;
    return fh_classes_get(&classes) && !fh_classes_of(&classes, word);
}

static bool is_name(const fh_view *v, uint32_t k) {
    const fh_token *t = &v->t[k];
    if (!(t->flags & FH_TOKEN_CAPITAL) || (v->flags[k] & (ATTR_CALENDAR | ATTR_PRONOUN))) return false;
    bool given = (v->flags[k] & (ATTR_HENAME | ATTR_SHENAME)) && k + 1 < v->n && (v->t[k + 1].flags & FH_TOKEN_CAPITAL) && !(v->t[k + 1].flags & FH_TOKEN_SENTENCE);
    if (given) return true;
    if (t->pos == FH_POS_DETERMINER || t->pos == FH_POS_PRONOUN || t->pos == FH_POS_POSSESSIVE || t->pos == FH_POS_PREPOSITION || t->pos == FH_POS_WH ||
        t->pos == FH_POS_CONJUNCTION || t->pos == FH_POS_ADVERB || t->pos == FH_POS_MODAL)
        return false;
    if (t->pos == FH_POS_PROPER || t->entity) return true;
    bool opens = (t->flags & (FH_TOKEN_SENTENCE | FH_TOKEN_PARAGRAPH)) || (k > 0 && (v->t[k - 1].flags & FH_TOKEN_OPEN));
    if (!opens) return true;
    bool goes_on = k + 1 < v->n && (v->t[k + 1].flags & FH_TOKEN_CAPITAL) && !(v->t[k + 1].flags & FH_TOKEN_SENTENCE) && !(t->flags & FH_TOKEN_UPPER);
    return goes_on && is_rare(t->word); /* "Northmere Air": no word that sentences begin with */
}

/* "Educators' Federation", "Boatmen's League": an owner of many inside of the name of what they own. */
static bool owns_inside(const fh_view *v, uint32_t e) {
    if (v->t[e].pos != FH_POS_POSSESSIVE || (v->t[e].flags & FH_TOKEN_SPACE) || e + 1 >= v->n || !(v->t[e + 1].flags & FH_TOKEN_CAPITAL)) return false;
    fh_str owner = fh_view_word(v, e - 1);
    bool many = v->t[e].end - v->t[e].begin == 1 || fh_view_is(v, e, "\xe2\x80\x99") || fh_str_ends(owner, FH_STR("men")) || fh_str_ends(owner, FH_STR("ldren"));
    return many && (v->flags[e + 1] & (ATTR_ORG | ATTR_FIRM | ATTR_OUTLET)) != 0;
}

/* The end of the run that begins at k. */
static uint32_t run_end(const fh_view *v, uint32_t k) {
    uint32_t e = k + 1;
    for (; e < v->n && e - k < MAX_RUN && !(v->t[e].flags & FH_TOKEN_SENTENCE); e++) {
        if (is_name(v, e) || owns_inside(v, e)) continue;
        bool inside = v->t[e].entity && v->t[e].entity == v->t[e - 1].entity && !(v->t[e].flags & FH_TOKEN_ENTITY) && v->t[e].pos != FH_POS_POSSESSIVE;
        uint32_t next = e + 1;
        if (inside && next < v->n && fh_view_is(v, next, "the")) next++;
        if ((inside || is_particle(v, e)) && next < v->n && is_name(v, next) && (v->t[e].flags & FH_TOKEN_SPACE)) { e = next; continue; }
        break;
    }
    return e;
}

/* "Dairyman Shayne Coverdale": before two words of a name stands a noun of persons. */
static bool is_trade(const fh_view *v, uint32_t k, fh_range run) {
    enum { NOUN_OF_PERSONS = 16 }; /* models/senses.bin */
    fh_classes senses;
    uint32_t next = k + 1, last = run.end - 1;
    bool name = run.end - k == 3 && v->t[next].end - v->t[next].begin > 2 && !(v->flags[last] & (ATTR_ORG | ATTR_FIRM | ATTR_OUTLET));
    if (!name || (v->flags[k] & (ATTR_HENAME | ATTR_SHENAME)) || !fh_senses_get(&senses)) return false;
    return (fh_classes_of(&senses, v->t[k].word) >> 4 & 31) == NOUN_OF_PERSONS;
}

/* Cuts titles off the front of a run; false when nothing but a title is left. */
static bool cut_title(const fh_view *v, fh_range run, fh_naming *m) {
    uint32_t core = run.begin;
    for (uint32_t k = run.begin; k + 1 < run.end; k++)
        if (((v->flags[k] & (ATTR_TITLE | ATTR_ROLE)) && v->t[k + 1].pos != FH_POS_POSSESSIVE) || is_trade(v, k, run)) core = k + 1;
    while (core > run.begin && core + 2 < run.end && (fh_view_is(v, core, "of") || fh_view_is(v, core, "for"))) core += 2; /* Secretary of State | Marco */
    uint32_t title = run.begin;
    bool of = core == run.begin && run.begin >= 2 && fh_view_is(v, run.begin - 1, "of") && (v->flags[run.begin - 2] & ATTR_TITLE) && run.end - run.begin > 2;
    if (of) { /* Secretary of | State Marco Rubio */
        title = run.begin - 2;
        core = run.begin + 1;
    }
    while (core > run.begin && title == run.begin && title > 0 && (v->flags[title - 1] & (ATTR_TITLE | ATTR_ROLE | ATTR_GRADE)) && !(v->t[title].flags & FH_TOKEN_SENTENCE) && core - title < 6) title--;
    *m = (fh_naming){.core = {core, run.end}, .title = {title, core}};
    bool only_title = run.end - core == 1 && (v->flags[core] & (ATTR_TITLE | ATTR_ROLE)) && core == run.begin && v->t[core].entity != FH_ENTITY_PERSON;
    return !only_title;
}

static void fill_words(const fh_view *v, fh_name *n) {
    n->n_words = 0;
    for (uint32_t k = n->fullest.begin; k < n->fullest.end && n->n_words < FH_NAME_WORDS; k++)
        if (v->t[k].flags & FH_TOKEN_CAPITAL) n->words[n->n_words++] = v->t[k].word;
}

static bool has_word(const fh_name *n, uint32_t word) {
    for (uint32_t i = 0; i < n->n_words; i++)
        if (n->words[i] == word) return true;
    return false;
}

/* All capitalised words of the shorter stand in the longer. */
static bool same_name(const fh_view *v, const fh_name *n, fh_range core) {
    uint32_t found = 0, asked = 0;
    for (uint32_t k = core.begin; k < core.end; k++) {
        if (!(v->t[k].flags & FH_TOKEN_CAPITAL)) continue;
        asked++;
        found += has_word(n, v->t[k].word);
    }
    return asked && (found == asked || (found == n->n_words && n->n_words > 1));
}

static bool misspelt(const fh_view *v, const fh_name *n, fh_range core) {
    fh_spelling a = fh_attribution__spell(fh_view_word(v, n->fullest.end - 1)), b = fh_attribution__spell(fh_view_word(v, core.end - 1));
    if (a.len < LONG_WORD || b.len < LONG_WORD || a.at[0] != b.at[0]) return false;
    bool first_alike = core.end - core.begin == 1 || n->n_words < 2 || v->t[core.begin].word == n->words[0];
    return first_alike && fh_attribution__edits(&a, &b) <= (a.len > 8 ? 2u : 1u);
}

/* The entry that a name of several words belongs to, or FH_NONE. */
static uint32_t find_full(const fh_cast *c, fh_range core) {
    for (size_t i = c->names.n; i-- > 0;)
        if (same_name(c->v, &c->names.at[i], core)) return (uint32_t)i;
    for (size_t i = c->names.n; i-- > 0;)
        if (misspelt(c->v, &c->names.at[i], core)) return (uint32_t)i;
    return FH_NONE;
}

/* Whether the capitals of a short form are the initials of the name. */
static bool initials_of(const fh_view *v, const fh_name *n, uint32_t k) {
    fh_str s = fh_view_word(v, k);
    uint32_t at = 0;
    if (!(v->t[k].flags & FH_TOKEN_UPPER) || s.len < 3) return false;
    for (uint32_t j = n->fullest.begin; j < n->fullest.end; j++) {
        if (!(v->t[j].flags & FH_TOKEN_CAPITAL)) continue;
        if (at >= s.len || fh_view_char(v, j) != s.ptr[at]) return false;
        at++;
    }
    return at == s.len;
}

/* The entry that a single word means: the nearest earlier name that ends in it, then any that has it. */
static uint32_t find_single(const fh_cast *c, fh_range core) {
    uint32_t word = c->v->t[core.begin].word, found = FH_NONE;
    int best = 0;
    for (size_t i = 0; i < c->names.n; i++) {
        const fh_name *n = &c->names.at[i];
        if (!has_word(n, word)) continue;
        bool last = n->words[n->n_words - 1] == word, earlier = n->fullest.begin <= core.begin;
        bool place_inside = !last && n->organisation > n->person && c->v->t[core.begin].entity == FH_ENTITY_PLACE;
        int score = place_inside ? 0 : 1 + 2 * last + earlier;
        if (score >= best && score > 0) {
            best = score;
            found = (uint32_t)i;
        }
    }
    for (size_t i = c->names.n; found == FH_NONE && i-- > 0;)
        if (initials_of(c->v, &c->names.at[i], core.begin)) found = (uint32_t)i;
    for (size_t i = c->names.n; found == FH_NONE && i-- > 0;)
        if (misspelt(c->v, &c->names.at[i], core)) found = (uint32_t)i;
    return found;
}

static void vote(const fh_view *v, const fh_naming *m, fh_name *n) {
    uint32_t b = m->core.begin, e = m->core.end, size = e - b, heads = 0;
    bool titled = m->title.end > m->title.begin;
    for (uint32_t k = b; k < e; k++) heads |= v->flags[k] & (ATTR_ORG | ATTR_OUTLET | ATTR_FIRM);
    switch (v->t[e - 1].entity) {
    case FH_ENTITY_PERSON: n->person += 2; break;
    case FH_ENTITY_ORGANISATION: n->organisation += 2; break;
    case FH_ENTITY_PLACE: n->place += 2; break;
    default: break;
    }
    if (titled) n->person += 5;
    if (heads && (v->flags[e - 1] & (ATTR_ORG | ATTR_OUTLET))) n->organisation += 3;
    if (size > 1 && !titled && !(v->flags[b] & (ATTR_HENAME | ATTR_SHENAME)) && (v->flags[e - 1] & ATTR_FIRM)) n->organisation += 4;
    if (size == 1 && (v->t[b].flags & FH_TOKEN_UPPER)) n->organisation += 2;
    if (b > 0 && fh_view_is(v, b - 1, "the") && !titled) n->organisation += 2;
    if (size > 1 && (v->flags[b] & (ATTR_HENAME | ATTR_SHENAME))) n->person += 3;
    bool age = e + 1 < v->n && fh_view_char(v, e) == ',' && (v->t[e + 1].flags & FH_TOKEN_DIGIT) && v->t[e + 1].end - v->t[e + 1].begin == 2;
    if (age) n->person += 3;
    n->introduced |= titled || age || (size > 1 && (v->flags[b] & (ATTR_HENAME | ATTR_SHENAME)));
    for (uint32_t k = m->title.begin; k < m->title.end; k++) n->gender |= v->flags[k] & (ATTR_MALE | ATTR_FEMALE);
    if (!n->gender && size > 1 && (v->flags[b] & ATTR_HENAME)) n->gender = ATTR_MALE;
    if (!n->gender && size > 1 && (v->flags[b] & ATTR_SHENAME)) n->gender = ATTR_FEMALE;
    if (n->gender == (ATTR_MALE | ATTR_FEMALE)) n->gender = 0;
}

/* "the mediator, Ignacio Larraguibel": the noun phrase before the comma before a name, where it ends in a role. */
static fh_range role_before(const fh_view *v, uint32_t name) {
    fh_range none = {0, 0};
    if (name < 2 || fh_view_char(v, name - 1) != ',' || !(v->flags[name - 2] & ATTR_ROLE)) return none;
    uint32_t b = name - 2;
    while (b > 0 && name - b < 9 && (v->t[b - 1].flags & FH_TOKEN_WORD) && !(v->t[b].flags & FH_TOKEN_SENTENCE)) {
        fh_pos pos = v->t[b - 1].pos;
        bool inside = pos == FH_POS_NOUN || pos == FH_POS_PROPER || pos == FH_POS_ADJECTIVE || pos == FH_POS_DETERMINER || pos == FH_POS_PRONOUN || pos == FH_POS_POSSESSIVE;
        if (!inside) break;
        b--;
        if (pos == FH_POS_DETERMINER || pos == FH_POS_PRONOUN) break;
    }
    return (fh_range){b, name - 1};
}

/* "while engineers work", "of Halm": a role does not begin so. */
static bool begins_role(const fh_view *v, uint32_t at) {
    fh_pos pos = v->t[at].pos;
    return pos != FH_POS_PREPOSITION && pos != FH_POS_CONJUNCTION && pos != FH_POS_WH;
}

/* ", the canal minister," after the name, or "Defense Minister" before it. */
static void note_role(const fh_view *v, const fh_naming *m, fh_name *n) {
    if (n->role.end > n->role.begin) return;
    uint32_t e = m->core.end;
    if (e + 1 < v->n && fh_view_char(v, e) == ',' && begins_role(v, e + 1)) {
        uint32_t k = e + 1, head = FH_NONE;
        while (k < v->n && k - e < 16 && !(v->t[k].flags & (FH_TOKEN_SENTENCE | FH_TOKEN_OPEN))) {
            char c = fh_view_char(v, k);
            if (c == ',' || c == '.' || c == ';' || c == '(' || v->t[k].pos == FH_POS_VERB_PAST || v->t[k].pos == FH_POS_WH) break;
            if (v->t[k].pos == FH_POS_PREPOSITION && head != FH_NONE && k - e > 12) break;
            if ((v->flags[k] & ATTR_ROLE) && head == FH_NONE) head = k;
            k++;
        }
        if (head != FH_NONE && head - e < 10) { n->role = (fh_range){e + 1, k}; n->person += 2; n->introduced = true; }
    }
    if (fh_range_empty(n->role) && fh_range_empty(m->title)) n->role = role_before(v, m->core.begin);
    bool courtesy = m->title.end - m->title.begin == 1 && v->t[m->title.begin].end - v->t[m->title.begin].begin <= 4;
    if (fh_range_empty(n->role) && m->title.end > m->title.begin && !courtesy) n->role = m->title;
}

static void enter(fh_arena *arena, fh_cast *c, fh_naming *m, bool single) {
    m->name = single ? find_single(c, m->core) : find_full(c, m->core);
    if (m->name == FH_NONE) {
        if (c->names.n >= MAX_NAMES) return;
        fh_name n = {.fullest = m->core, .speaker = FH_NONE};
        fill_words(c->v, &n);
        if (!n.n_words) return;
        m->name = (uint32_t)c->names.n;
        fh_vec_push(arena, &c->names, n);
        if (c->names.n == m->name) { m->name = FH_NONE; return; }
    }
    fh_name *n = &c->names.at[m->name];
    if (m->core.end - m->core.begin > n->fullest.end - n->fullest.begin && same_name(c->v, n, m->core)) {
        n->fullest = m->core;
        fill_words(c->v, n);
    }
    vote(c->v, m, n);
    note_role(c->v, m, n);
}

size_t fh_attribution__mention_from(const fh_cast *c, uint32_t k) {
    size_t lo = 0, hi = c->mentions.n;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (c->mentions.at[mid].core.begin < k) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

/* "STAVANGER (ENS) -" or "PARIS, April 14 -" at the head of a paragraph, and "Members said", which only looks like a name. */
static bool only_looks(const fh_view *v, uint32_t k, uint32_t e) {
    uint16_t f = v->t[k].flags;
    if ((f & FH_TOKEN_PARAGRAPH) && (f & FH_TOKEN_UPPER) && e < v->n && v->t[k].end - v->t[k].begin > 3) {
        char c = fh_view_char(v, e);
        if (c == '(' || c == ',' || c == '-' || (unsigned char)c == 0xe2 || c == '.') return true;
    }
    bool common = (v->flags[k] & (ATTR_ANON | ATTR_ROLE | ATTR_DOCUMENT | ATTR_NOUNCUE | ATTR_ORG | ATTR_PARTITIVE)) != 0;
    bool first = (f & (FH_TOKEN_SENTENCE | FH_TOKEN_PARAGRAPH)) || (k > 0 && (v->t[k - 1].flags & FH_TOKEN_OPEN));
    return e - k == 1 && common && first && !(f & FH_TOKEN_UPPER);
}

void fh_attribution__cast(fh_arena *arena, const fh_view *v, fh_cast *c) {
    *c = (fh_cast){.v = v};
    for (uint32_t k = 0; k < v->n;) {
        if (!is_name(v, k)) { k++; continue; }
        fh_naming m;
        uint32_t e = run_end(v, k);
        bool shouting = e - k >= MAX_RUN || (e - k > 3 && (v->t[k].flags & v->t[k + 1].flags & v->t[k + 2].flags & FH_TOKEN_UPPER));
        if (!shouting && !only_looks(v, k, e) && cut_title(v, (fh_range){k, e}, &m)) {
            m.name = FH_NONE;
            fh_vec_push(arena, &c->mentions, m);
        }
        k = e;
    }
    for (int single = 0; single < 2; single++)
        for (size_t i = 0; i < c->mentions.n; i++) {
            fh_naming *m = &c->mentions.at[i];
            if ((m->core.end - m->core.begin == 1) == single) enter(arena, c, m, single);
        }
}
