/* SPDX-License-Identifier: MIT
 *
 * attribution/voices.c - who of one report is who of another.
 *
 *   names         one when the words of the shorter stand in the longer and its last word is a last word, letters
 *                 that differ by accents or a slip of the pen aside: "Berríos Lanzas", "Octavio Berrios"
 *   short forms   the initials of an institution: "IAEP"
 *   roles         "the mediator" is the person who bears this role in another report, where only one does
 *   no name       one when described in the same words; those whose rank, institution and number do not contradict
 *                 ("a U.S. official", "a senior U.S. official") stay two, and each says whom it is like
 *
 * The longest form of a name is the one it is known by. Forms are taken in an order that does not depend on the order
 * of the reports. Cost: forms times voices, of which the first MAX_VOICES are looked at; more are told apart by
 * their whole words. */
#include "attribution/voices.h"

#include "attribution/spelling.h"
#include "base/sort.h"
#include "base/vec.h"

enum { WORDS = 8, MAX_VOICES = 400, LONG = 5, ROLES = 4 };

typedef struct words {
    fh_spelling at[WORDS];
    uint32_t n;
} words;

/* One way in which speakers are called, in one or more reports. */
typedef struct form {
    const fh_speaker *s;
    words w;
    bool named;
    uint32_t id, times, first_hand; /* speakers so called, and those of reports that derive from no other */
} form;

typedef struct speaker { const fh_speaker *s; uint32_t report, index, form; bool first_hand; } speaker;

typedef struct voice {
    const form *known; /* the form it is known by */
    words role[ROLES]; /* of what it is said to be, with its institution */
    uint32_t n_roles;
} voice;

typedef struct uniting {
    fh_arena *arena;
    FH_VEC(speaker) speakers;
    FH_VEC(form) forms;     /* weightiest first */
    uint32_t *voice_of;     /* per id of a form */
    FH_VEC(voice) voices;
} uniting;

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80; }

/* A dash or a quotation mark beyond ASCII: U+2000 to U+203F. */
static bool is_mark(fh_str s, size_t i) { return i + 2 < s.len && (unsigned char)s.ptr[i] == 0xe2 && (unsigned char)s.ptr[i + 1] == 0x80; }

/* Words of a name or a description; articles and the 's of owners are left out. */
static words split(fh_str s) {
    words w = {.n = 0};
    for (size_t i = 0; i < s.len && w.n < WORDS;) {
        while (i < s.len && (is_mark(s, i) || !is_letter(s.ptr[i]))) i += is_mark(s, i) ? 3 : 1;
        size_t b = i;
        while (i < s.len && !is_mark(s, i) && (is_letter(s.ptr[i]) || (s.ptr[i] == '.' && i + 1 < s.len && is_letter(s.ptr[i + 1])))) i++;
        fh_str word = fh_str_cut(s, b, i);
        bool small = fh_str_equal_nocase(word, FH_STR("the")) || fh_str_equal_nocase(word, FH_STR("a")) || fh_str_equal_nocase(word, FH_STR("an")) || fh_str_equal(word, FH_STR("s"));
        if (word.len && !small) w.at[w.n++] = fh_attribution__spell(word);
    }
    return w;
}

static bool alike(const fh_spelling *a, const fh_spelling *b) {
    if (fh_spelling_equal(a, b)) return true;
    if (a->len < LONG || b->len < LONG || a->at[0] != b->at[0]) return false;
    return fh_attribution__edits(a, b) <= (a->len > 6 && b->len > 6 ? 2u : 1u);
}

static bool has(const words *w, const fh_spelling *x, bool exact) {
    for (uint32_t i = 0; i < w->n; i++)
        if (exact ? fh_spelling_equal(&w->at[i], x) : alike(&w->at[i], x)) return true;
    return false;
}

/* The initials of a's capitalised words are the letters of the only word of b. */
static bool initials(const words *a, const words *b) {
    if (b->n != 1 || b->at[0].len < 3) return false;
    uint32_t k = 0;
    for (uint32_t i = 0; i < a->n; i++) {
        if (!a->at[i].capital) continue;
        if (k >= b->at[0].len || a->at[i].at[0] != b->at[0].at[k]) return false;
        k++;
    }
    return k == b->at[0].len;
}

/* Whether b, which has no more words, is a way to call a. */
static bool same_name(const form *a, const form *b) {
    const words *x = &a->w, *y = &b->w;
    bool institution = a->s->kind == FH_SPEAKER_ORGANISATION;
    if (!x->n || !y->n || (a->s->kind != b->s->kind && a->s->kind != FH_SPEAKER_UNKNOWN && b->s->kind != FH_SPEAKER_UNKNOWN)) return false;
    if (institution && initials(x, y)) return true;
    uint32_t slips = 0;
    for (uint32_t i = 0; i < y->n; i++) {
        if (has(x, &y->at[i], true)) continue;
        slips++;
        if (institution || !has(x, &y->at[i], false)) return false;
    }
    if (institution) return y->n > 1 || x->n == 1 || (y->n == 1 && x->n == 2 && fh_spelling_equal(&x->at[0], &y->at[0]));
    if (y->n == 1 && x->n > 1) return !slips || alike(&x->at[x->n - 1], &y->at[0]) ? !fh_spelling_equal(&x->at[0], &y->at[0]) : false;
    return true;
}

static bool is_capital_end(fh_str name) {
    size_t b = name.len;
    while (b > 0 && name.ptr[b - 1] != ' ') b--;
    return b < name.len && fh_attribution__spell(fh_str_cut(name, b, name.len)).capital;
}

static int compare(fh_str a, fh_str b) {
    size_t n = a.len < b.len ? a.len : b.len;
    int c = n ? memcmp(a.ptr, b.ptr, n) : 0;
    return c ? c : a.len < b.len ? -1 : a.len > b.len;
}

static int by_name(const void *a, const void *b) {
    const speaker *x = a, *y = b;
    if (x->s->kind != y->s->kind) return x->s->kind < y->s->kind ? -1 : 1;
    int c = compare(x->s->name, y->s->name);
    if (c) return c;
    return x->report != y->report ? (x->report < y->report ? -1 : 1) : x->index < y->index ? -1 : x->index > y->index;
}

/* Names first, those of most words and then the most used, first of all by reports that derive from no other: copies
 * hand on a misspelling. Then descriptions. */
static int by_weight(const void *a, const void *b) {
    const form *x = a, *y = b;
    if (x->named != y->named) return x->named ? -1 : 1;
    if (x->named && x->w.n != y->w.n) return x->w.n > y->w.n ? -1 : 1;
    if (x->first_hand != y->first_hand) return x->first_hand > y->first_hand ? -1 : 1;
    if (x->times != y->times) return x->times > y->times ? -1 : 1;
    int c = compare(x->s->name, y->s->name);
    return c ? c : x->s->kind < y->s->kind ? -1 : x->s->kind > y->s->kind;
}

static void list_forms(uniting *u) {
    if (u->speakers.n) fh_sort(u->speakers.at, u->speakers.n, sizeof *u->speakers.at, by_name);
    for (size_t i = 0; i < u->speakers.n; i++) {
        const fh_speaker *s = u->speakers.at[i].s;
        form *last = u->forms.n ? &u->forms.at[u->forms.n - 1] : NULL;
        if (!last || last->s->kind != s->kind || !fh_str_equal(last->s->name, s->name)) {
            uint32_t id = (uint32_t)u->forms.n;
            bool named = (s->kind == FH_SPEAKER_PERSON || s->kind == FH_SPEAKER_ORGANISATION) && is_capital_end(s->name);
            fh_vec_push(u->arena, &u->forms, (form){.s = s, .w = split(s->name), .named = named, .id = id});
            if (u->forms.n == id) return;
            last = &u->forms.at[id];
        }
        last->times++;
        last->first_hand += u->speakers.at[i].first_hand;
        u->speakers.at[i].form = (uint32_t)u->forms.n - 1;
    }
    if (u->forms.n) fh_sort(u->forms.at, u->forms.n, sizeof *u->forms.at, by_weight);
}

/* ---- whose voice a form is ---------------------------------------------------------------------------------- */

/* The one voice that bears the name; none where it might be two. */
static uint32_t voice_of_name(const uniting *u, const form *f) {
    uint32_t found = FH_NONE;
    for (uint32_t i = 0; i < u->voices.n && i < MAX_VOICES; i++) {
        const form *known = u->voices.at[i].known;
        if (!known->named || !same_name(known, f)) continue;
        if (known->w.n == f->w.n && memcmp(&known->w, &f->w, sizeof f->w) == 0) return i;
        if (found != FH_NONE) return FH_NONE;
        found = i;
    }
    return found;
}

static bool is_joint(const fh_spelling *w) {
    static const char *const joints[] = {"of", "at", "for", "in", "from", "with", "on", "to"};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (w->len == strlen(joints[i]) && memcmp(w->at, joints[i], w->len) == 0) return true;
    return false;
}

/* The noun of a description: the word before the first preposition, or the last one. */
static const fh_spelling *head_of(const words *w) {
    for (uint32_t i = 1; i < w->n; i++)
        if (is_joint(&w->at[i])) return &w->at[i - 1];
    return w->n ? &w->at[w->n - 1] : NULL;
}

/* Whether what is said of the person agrees with the description: the head, and every capitalised word unless the
 * person's roles name no country or institution at all. */
static bool bears(const voice *v, const words *w) {
    const fh_spelling *head = head_of(w);
    for (uint32_t r = 0; head && r < v->n_roles; r++) {
        const words *role = &v->role[r];
        bool places = false, agrees = true;
        if (!has(role, head, true)) continue;
        for (uint32_t i = 0; i < role->n; i++) places |= role->at[i].capital && i > 0;
        for (uint32_t i = 0; i < w->n; i++) agrees &= !w->at[i].capital || has(role, &w->at[i], false);
        if (agrees || !places) return true;
    }
    return false;
}

static uint32_t voice_of_role(const uniting *u, const form *f) {
    uint32_t found = FH_NONE;
    for (uint32_t i = 0; i < u->voices.n && i < MAX_VOICES; i++) {
        if (!u->voices.at[i].known->named || !bears(&u->voices.at[i], &f->w)) continue;
        if (found != FH_NONE) return FH_NONE;
        found = i;
    }
    return found;
}

/* Descriptions of the same words are one voice, "the official" and "an official" too. */
static uint32_t voice_of_words(const uniting *u, const form *f) {
    for (uint32_t i = 0; i < u->voices.n && i < MAX_VOICES; i++) {
        const form *known = u->voices.at[i].known;
        bool same = !known->named && known->s->kind == f->s->kind && known->w.n == f->w.n && f->w.n < WORDS;
        for (uint32_t k = 0; same && k < f->w.n; k++) same = fh_spelling_equal(&known->w.at[k], &f->w.at[k]);
        if (same) return i;
    }
    return FH_NONE;
}

static void note_role(voice *v, const fh_speaker *s) {
    words role = split(s->role), place = split(s->organisation);
    if (!role.n || v->n_roles == ROLES) return;
    for (uint32_t i = 0; i < place.n && role.n < WORDS; i++)
        if (!has(&role, &place.at[i], true)) role.at[role.n++] = place.at[i];
    for (uint32_t i = 0; i < v->n_roles; i++)
        if (memcmp(&v->role[i], &role, sizeof role) == 0) return;
    v->role[v->n_roles++] = role;
}

static uint32_t voice_of(uniting *u, const form *f) {
    uint32_t v = f->named ? voice_of_name(u, f) : f->s->kind == FH_SPEAKER_PERSON ? voice_of_role(u, f) : FH_NONE;
    if (v == FH_NONE && !f->named) v = voice_of_words(u, f);
    if (v != FH_NONE) return v;
    fh_vec_push(u->arena, &u->voices, (voice){.known = f});
    return (uint32_t)u->voices.n - 1;
}

/* Names before descriptions, since these look for what the named are said to be. */
static void find_voices(uniting *u) {
    size_t i = 0;
    u->voice_of = fh_new_n(u->arena, uint32_t, u->forms.n + 1);
    if (!u->voice_of) return;
    for (; i < u->forms.n && u->forms.at[i].named; i++) u->voice_of[u->forms.at[i].id] = voice_of(u, &u->forms.at[i]) + 1;
    for (size_t k = 0; k < u->speakers.n; k++) {
        uint32_t v = u->voice_of[u->speakers.at[k].form];
        if (v && v <= u->voices.n) note_role(&u->voices.at[v - 1], u->speakers.at[k].s);
    }
    for (; i < u->forms.n; i++) u->voice_of[u->forms.at[i].id] = voice_of(u, &u->forms.at[i]) + 1;
}

/* ---- those without a name who may be the same ----------------------------------------------------------------- */

static bool no_contradiction(fh_str a, fh_str b) {
    words x = split(a), y = split(b);
    bool x_in_y = true, y_in_x = true;
    for (uint32_t i = 0; i < x.n; i++) x_in_y &= has(&y, &x.at[i], true);
    for (uint32_t i = 0; i < y.n; i++) y_in_x &= has(&x, &y.at[i], true);
    return x_in_y || y_in_x;
}

static bool comparable(const fh_speaker *a, const fh_speaker *b) {
    if (a->kind != FH_SPEAKER_ANONYMOUS || b->kind != FH_SPEAKER_ANONYMOUS || a->number != b->number) return false;
    return fh_str_equal_nocase(a->role, b->role) && no_contradiction(a->organisation, b->organisation) && no_contradiction(a->grade, b->grade);
}

static const fh_voice *make_voices(fh_arena *keep, const uniting *u) {
    fh_voice *out = fh_new_n(keep, fh_voice, u->voices.n + 1);
    for (uint32_t i = 0; out && i < u->voices.n; i++) {
        const fh_speaker *s = u->voices.at[i].known->s;
        out[i] = (fh_voice){.kind = s->kind, .name = s->name, .like = FH_NONE};
        for (uint32_t j = 0; j < i && j < MAX_VOICES && out[i].like == FH_NONE; j++)
            if (comparable(u->voices.at[j].known->s, s)) out[i].like = out[j].like != FH_NONE ? out[j].like : j;
    }
    return out;
}

fh_status fh_attribution_unite(fh_arena *keep, fh_arena *scratch, const fh_report *const *reports, const uint32_t *which, uint32_t n, const bool *derived, fh_voices *ret, fh_error *err) {
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    uniting u = {.arena = scratch};
    uint32_t **of = fh_new_n(keep, uint32_t *, (size_t)n + 1);
    for (uint32_t i = 0; of && i < n; i++) {
        const fh_report *r = reports[which[i]];
        of[i] = fh_new_n(keep, uint32_t, (size_t)r->n_speakers + 1);
        for (uint32_t k = 0; k < r->n_speakers; k++) fh_vec_push(scratch, &u.speakers, (speaker){&r->speakers[k], i, k, 0, !derived[i]});
    }
    list_forms(&u);
    find_voices(&u);
    for (size_t i = 0; of && u.voice_of && i < u.speakers.n; i++) {
        const speaker *p = &u.speakers.at[i];
        if (of[p->report]) of[p->report][p->index] = u.voice_of[p->form] - 1;
    }
    *ret = (fh_voices){make_voices(keep, &u), (uint32_t)u.voices.n, (const uint32_t **)of};
    fh_status status = fh_fail_arena(err, scratch);
    fh_arena_rewind(scratch, mark);
    return status ? status : fh_fail_arena(err, keep);
}
