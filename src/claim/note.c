/* SPDX-License-Identifier: MIT
 *
 * claim/note.c - the one plain line that says what a change or a conflict is, and the words it is about.
 *
 * A note stands beside both wordings and must be true of what they show; a wrong one is worse than none. Words are quoted
 * whole. Two of them are told as one that became the other only where neither stands on the other's side as well; a source is
 * told as left out only where nobody on the child's side can be the one meant. Where no words carry the difference, the line says no more than
 * in what the two differ. Cost: the length of the spans, for each word quoted. */
#include "claim/note.h"

enum { QUOTED_MAX = 90 }; /* bytes of one quotation; a longer one is cut at a word */

/* ---- words ---------------------------------------------------------------------------------------- */

static bool in_word(char c) { return fh_is_alpha(c) || fh_is_digit(c) || ((unsigned char)c & 0x80); }

static bool joined(fh_str text, size_t left, size_t right) { return in_word(text.ptr[left]) && in_word(text.ptr[right]); }

/* By how many bytes a word goes on before `at`, after `end`: 1 for a letter or a figure, 2 for one behind a hyphen, 0 where it ends. */
static size_t goes_on_before(fh_str text, size_t at) {
    if (at == 0 || at >= text.len) return 0;
    return joined(text, at - 1, at) ? 1 : at > 1 && text.ptr[at - 1] == '-' && joined(text, at - 2, at) ? 2 : 0;
}

static size_t goes_on_after(fh_str text, size_t end) {
    if (end == 0 || end >= text.len) return 0;
    return joined(text, end - 1, end) ? 1 : end + 1 < text.len && text.ptr[end] == '-' && joined(text, end - 1, end + 1) ? 2 : 0;
}

static bool lies_in(fh_str part, fh_str whole) {
    uintptr_t at = (uintptr_t)part.ptr, from = (uintptr_t)whole.ptr;
    return part.len && at >= from && at + part.len <= from + whole.len;
}

/* How many bytes of a currency's sign stand right before `at`. */
static size_t sign_before(fh_str text, size_t at) {
    static const char *const signs[] = {"$", "\xc2\xa3", "\xc2\xa5", "\xe2\x82\xac"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        fh_str sign = fh_str_of(signs[i]);
        if (at >= sign.len && at < text.len && fh_is_digit(text.ptr[at]) && fh_str_equal(fh_str_cut(text, at - sign.len, at), sign)) return sign.len;
    }
    return 0;
}

/* No half of "12-monthly" or "$68 million", and no comma at the end. A name that was written down elsewhere is whole already. */
static fh_str whole_words(fh_str text, fh_str words) {
    while (words.len && (words.ptr[words.len - 1] == ',' || words.ptr[words.len - 1] == ';' || words.ptr[words.len - 1] == ':')) words.len--;
    if (!lies_in(words, text)) return words;
    size_t begin = (size_t)(words.ptr - text.ptr), end = begin + words.len;
    for (size_t n; (n = goes_on_before(text, begin)) > 0;) begin -= n;
    for (size_t n; (n = goes_on_after(text, end)) > 0;) end += n;
    begin -= sign_before(text, begin);
    return fh_str_cut(text, begin, end);
}

static bool overlap(fh_str a, fh_str b) {
    uintptr_t x = (uintptr_t)a.ptr, y = (uintptr_t)b.ptr;
    return x < y + b.len && y < x + a.len;
}

/* Do the words stand in `shown`, as whole words and beside those at `here`. */
static bool stands_in(fh_str shown, fh_str words, fh_str here) {
    for (size_t at = 0; words.len && (at = fh_str_find_nocase(shown, words, at)) != SIZE_MAX; at++) {
        bool whole = !goes_on_before(shown, at) && !goes_on_after(shown, at + words.len);
        if (whole && !overlap(fh_str_cut(shown, at, at + words.len), here)) return true;
    }
    return false;
}

static fh_str last_word(fh_str s) {
    size_t at = s.len;
    while (at > 0 && s.ptr[at - 1] != ' ') at--;
    return fh_str_cut(s, at, s.len);
}

static const char *const pronouns[] = {"he", "she", "they", "it", "him", "her", "them", "his", "one", "who"};

static bool is_pronoun(fh_str s) {
    for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
        if (fh_str_equal_nocase(s, fh_str_of(pronouns[i]))) return true;
    return false;
}

static bool has_pronoun(fh_str shown) {
    for (size_t i = 0; i < 3; i++)
        if (stands_in(shown, fh_str_of(pronouns[i]), (fh_str){NULL, 0})) return true;
    return false;
}

/* Is somebody spoken of in `shown`, by all of the name or by a surname. */
static bool is_named_in(fh_str shown, fh_str name) {
    fh_str surname = last_word(name), nowhere = {NULL, 0};
    return stands_in(shown, name, nowhere) || (surname.len && fh_is_upper(surname.ptr[0]) && stands_in(shown, surname, nowhere));
}

static bool sources_answer(const fh_claim__told *told, fh_str theirs_shown, fh_str mine_shown) {
    if (is_pronoun(told->child_words) || is_pronoun(told->parent_words)) return false;
    if (told->child_words.len && is_named_in(theirs_shown, told->child_words)) return false;
    if (!told->parent_words.len) return true;
    return !is_named_in(mine_shown, told->parent_words) && (told->child_words.len || !has_pronoun(mine_shown));
}

/* "7.30" and "7.30am". */
static bool is_within_word(fh_str shorter, fh_str longer) {
    size_t at = fh_str_find_nocase(longer, shorter, 0);
    return at != SIZE_MAX && (goes_on_before(longer, at) || goes_on_after(longer, at + shorter.len));
}

static bool words_answer(const fh_claim__told *told, fh_str theirs_shown, fh_str mine_shown) {
    fh_str mine = told->child_words, theirs = told->parent_words;
    fh_change_type type = told->change.type;
    if (type == FH_CHANGE_ATTRIBUTION && !told->plain) return sources_answer(told, theirs_shown, mine_shown);
    if (!mine.len || !theirs.len) return true;
    if (fh_str_equal_nocase(mine, theirs)) return false;
    bool values = type == FH_CHANGE_NUMBER || type == FH_CHANGE_DATE || type == FH_CHANGE_NAME || type == FH_CHANGE_PLACE;
    if (values && (is_within_word(mine, theirs) || is_within_word(theirs, mine))) return false;
    return !values || (!stands_in(theirs_shown, mine, theirs) && !stands_in(mine_shown, theirs, mine));
}

void fh_claim__choose_words(fh_claim__told *told, const fh_report *parent, const fh_report *child) {
    told->child_words = whole_words(child->text, told->child_words);
    told->parent_words = whole_words(parent->text, told->parent_words);
    fh_str theirs = fh_str_span(parent->text, told->change.parent_span), mine = fh_str_span(child->text, told->change.child_span);
    bool sources = told->change.type == FH_CHANGE_ATTRIBUTION && !told->plain && told->parent_words.len && !is_pronoun(told->child_words);
    if (sources && is_named_in(theirs, told->child_words)) told->child_words.len = 0; /* "an aide told the Tern", "the Tern reports": the aide is left out */
    if (!words_answer(told, theirs, mine)) told->child_words = told->parent_words = (fh_str){NULL, 0};
}

/* ---- changes -------------------------------------------------------------------------------------- */

static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/* A note is one line, whatever lines the report was set in. */
static fh_str on_one_line(fh_arena *keep, fh_str s) {
    char *line = fh_new_n(keep, char, s.len + 1);
    size_t n = 0;
    if (!line) return s;
    for (size_t i = 0; i < s.len; i++)
        if (!is_space(s.ptr[i])) line[n++] = s.ptr[i];
        else if (n && line[n - 1] != ' ') line[n++] = ' ';
    return (fh_str){line, n};
}

static fh_str short_words(fh_arena *keep, fh_str words) {
    fh_str t = on_one_line(keep, fh_str_trim(words));
    if (t.len <= QUOTED_MAX) return t;
    size_t end = QUOTED_MAX;
    while (end > QUOTED_MAX / 2 && t.ptr[end] != ' ') end--;
    while (end > 0 && ((unsigned char)t.ptr[end] & 0xc0) == 0x80) end--;
    return fh_str_format(keep, "%.*s\xe2\x80\xa6", (int)end, t.ptr);
}

/* What two words that answer one another are to one another. */
static const char *says_of_both(const fh_claim__told *told) {
    static const char *const says[] = {
        [FH_CHANGE_NUMBER] = "the figure is another", [FH_CHANGE_DATE] = "the time is another", [FH_CHANGE_NAME] = "the name is another",
        [FH_CHANGE_PLACE] = "the place is another", [FH_CHANGE_QUOTE] = "the quotation is altered or cut", [FH_CHANGE_ATTRIBUTION] = "the source is told otherwise",
        [FH_CHANGE_HEDGE] = "how certain it is has changed", [FH_CHANGE_NEGATION] = "one of them says not", [FH_CHANGE_POLARITY] = "a stronger or a weaker word",
        [FH_CHANGE_SCOPE] = "it reaches further, or less far", [FH_CHANGE_ADDED] = "what it derives from does not say this", [FH_CHANGE_DROPPED] = "the retelling leaves this out"};
    if (told->change.update) return "brought up to date";
    if (told->change.type == FH_CHANGE_POLARITY && told->opposed) return "an opposite word";
    bool value = told->change.type == FH_CHANGE_NUMBER || told->change.type == FH_CHANGE_DATE;
    if (value && (told->kind == FH_CLAIM__FIGURE_LOOSER || told->kind == FH_CLAIM__TIME_BOUND))
        return told->change.type == FH_CHANGE_DATE ? "the time is told otherwise" : "the figure is told otherwise";
    return says[told->change.type];
}

/* In what the two differ, where at most one side has words for it. */
static const char *says_of_one(const fh_claim__told *told) {
    static const char *const says[] = {
        [FH_CHANGE_NUMBER] = "a figure is told otherwise", [FH_CHANGE_DATE] = "a time is told otherwise", [FH_CHANGE_NAME] = "a name is told otherwise",
        [FH_CHANGE_PLACE] = "a place is told otherwise", [FH_CHANGE_QUOTE] = "the quotation is altered or cut", [FH_CHANGE_ATTRIBUTION] = "the source is told otherwise",
        [FH_CHANGE_HEDGE] = "how certain it is has changed", [FH_CHANGE_NEGATION] = "one of them says not", [FH_CHANGE_POLARITY] = "it may be turned round",
        [FH_CHANGE_SCOPE] = "it reaches further, or less far", [FH_CHANGE_ADDED] = "what it derives from does not say this", [FH_CHANGE_DROPPED] = "the retelling leaves this out"};
    bool words = told->child_words.len || told->parent_words.len;
    if (words && told->change.type == FH_CHANGE_NEGATION) return "a negation";
    if (words && told->kind == FH_CLAIM__CUE_DENIAL) return "a denial";
    return says[told->change.type];
}

/* "Victoria's" is a form of the name "Victoria". */
static fh_str without_possessive(fh_change_type type, fh_str s) {
    static const char *const ends[] = {"'s", "\xe2\x80\x99s"};
    for (size_t i = 0; (type == FH_CHANGE_NAME || type == FH_CHANGE_PLACE) && i < sizeof ends / sizeof *ends; i++) {
        fh_str end = fh_str_of(ends[i]);
        if (s.len > end.len && fh_str_equal(fh_str_cut(s, s.len - end.len, s.len), end)) s.len -= end.len;
    }
    return s;
}

fh_str fh_claim__note_change(fh_arena *keep, const fh_claim__told *told) {
    fh_str mine = without_possessive(told->change.type, short_words(keep, told->child_words)), theirs = without_possessive(told->change.type, short_words(keep, told->parent_words));
    const char *one = says_of_one(told);
    if (mine.len && theirs.len) return fh_str_format(keep, "%s: \"%.*s\" became \"%.*s\"", says_of_both(told), FH_STR_ARGS(theirs), FH_STR_ARGS(mine));
    if (told->change.type == FH_CHANGE_DROPPED && theirs.len) return fh_str_format(keep, "%s: \"%.*s\"", one, FH_STR_ARGS(theirs));
    if (told->change.type == FH_CHANGE_ATTRIBUTION && theirs.len)
        return fh_str_format(keep, told->plain ? "what is said of the source is left out: \"%.*s\"" : "the source is left out: \"%.*s\"", FH_STR_ARGS(theirs));
    if (told->change.type == FH_CHANGE_ATTRIBUTION && mine.len) return fh_str_format(keep, "a source that is new: \"%.*s\"", FH_STR_ARGS(mine));
    if (theirs.len) return fh_str_format(keep, "%s: \"%.*s\" is gone", one, FH_STR_ARGS(theirs));
    if (mine.len) return fh_str_format(keep, "%s: \"%.*s\" is new", one, FH_STR_ARGS(mine));
    return fh_str_of(one);
}

/* ---- conflicts ------------------------------------------------------------------------------------ */

fh_str fh_claim__note_conflict(fh_arena *keep, const fh_conflict *c, const fh_report *a, const fh_report *b) {
    static const char *const says[] = {
        [FH_CONFLICT_NUMBER] = "two figures for one thing", [FH_CONFLICT_DATE] = "two times for one thing", [FH_CONFLICT_POLARITY] = "one denies what the other says",
        [FH_CONFLICT_ATTRIBUTION] = "two sources for one statement", [FH_CONFLICT_IDENTITY] = "two names for one part", [FH_CONFLICT_PLACE] = "two places for one thing"};
    if (c->b_focus.end == 0) return c->a == c->b ? FH_STR("two voices in one report may not agree") : FH_STR("two accounts may not agree");
    fh_str first = short_words(keep, fh_str_span(a->text, c->a_focus)), second = short_words(keep, fh_str_span(b->text, c->b_focus));
    return fh_str_format(keep, "%s: \xe2\x80\x9c%.*s\xe2\x80\x9d against \xe2\x80\x9c%.*s\xe2\x80\x9d", says[c->type], FH_STR_ARGS(first), FH_STR_ARGS(second));
}
