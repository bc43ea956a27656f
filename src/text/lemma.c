/* SPDX-License-Identifier: MIT
 *
 * text/lemma.c - lemmas of English verbs and nouns: a table of irregular forms, then rules on the ending. The
 * rules restore a dropped e by the letters before the ending; what they get wrong stands in the table. */
#include "base/hash.h"
#include "text/lemma_table.h"
#include "text/tag.h"

static bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

static bool ends_in_any(fh_str s, const char *const *ends, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (fh_str_ends(s, fh_str_of(ends[i]))) return true;
    return false;
}

/* A stem on b, d, k, m, n, p, r or t after a vowel: the endings that are mostly those of words with an e. */
static bool one_vowel_wants_e(fh_str s) {
    static const char *const ends[] = {
        "rib",  "ceiv", "cid",  "vid",  "lid",  "guid", "sid",  "rid",  "lud",  "trud", "tud",  "ced",  "ped",  "suad", "vad",  "rad",  "lod",  "rod",
        "cod",  "vok",  "rok",  "lik",  "rik",  "buk",  "tak",  "mak",  "wak",  "sum",  "com",  "fin",  "clin", "bin",  "min",  "ermin", "gin", "lin",
        "hin",  "ven",  "scen", "quir", "cor",  "tor",  "nor",  "lor",  "dor",  "not",  "vot",  "quot", "mot",  "cit",  "vit",  "nit",  "writ", "put",
        "but",  "cut",  "tut",  "lut",  "plet", "let",  "pet",  "creat", "fil", "pil",  "mil",  "cil",  "rul",  "dul",  "cap",  "typ",  "hap"};
    static const char *const not[] = {"visit", "limit", "exhibit", "solicit", "profit", "pivot", "ballot", "monitor", "tutor", "doctor", "factor", "author", "honor", "favor", "color",
                                      "sponsor", "editor", "fail", "council", "pencil", "debut", "carpet", "market", "target", "budget", "open", "happen", "ruin", "custom", "victim", "avoid",
                                      "begin", "spin", "win", "grin", "bullet", "trumpet", "rocket", "ticket", "pamphlet", "shout", "cabin", "labor", "harbor", "profil", "seven", "even",
                                      "threaten", "plead", "lead", "spread", "read", "thread", "dread", "need", "speed", "feed", "proceed", "succeed", "exceed", "deposit", "benefit", "audit",
                                      "edit", "credit", "inherit", "permit", "submit", "commit", "admit", "omit"};
    return ends_in_any(s, ends, sizeof ends / sizeof *ends) && !ends_in_any(s, not, sizeof not / sizeof *not);
}

/* A stem that has lost its e before -ed or -ing: argu-, notic-, stat-, handl-, judg-. */
static bool wants_e(fh_str s) {
    if (s.len < 2) return false;
    char z = s.ptr[s.len - 1], y = s.ptr[s.len - 2], x = s.len > 2 ? s.ptr[s.len - 3] : 0;
    if (z == 'v' || z == 'u' || z == 'c' || z == 'z') return true;
    if (z == 'g') return y == 'd' ? s.len > 3 : y == 'n' ? x == 'e' || x == 'u' || (x == 'a' && s.len > 3 && !fh_str_equal(s, FH_STR("hang")) && !fh_str_equal(s, FH_STR("bang"))) : y == 'r' || is_vowel(y);
    if (z == 'l' && !is_vowel(y)) return y != 'l' && y != 'r' && y != 'w';
    if (z == 's') return is_vowel(y) || y == 'n' || y == 'r';
    if (z == 't' && y == 'a') return x != 'e' && x != 'o' && s.len > 2 ? true : fh_str_ends(s, FH_STR("creat"));
    if (!is_vowel(y) || is_vowel(x)) return is_vowel(x) && one_vowel_wants_e(s) && (x == 'u' || fh_str_ends(s, FH_STR("creat")));
    if (z == 'r' && y != 'e' && y != 'o') return true;
    bool short_stem = s.len == 3 || (s.len == 4 && !is_vowel(s.ptr[1]));
    if (short_stem && (z == 'm' || z == 'n' || z == 'k' || z == 'p' || z == 'd' || z == 'b')) return true;
    return one_vowel_wants_e(s);
}

static uint32_t hash_with(fh_str s, const char *end) {
    uint32_t h = FH_HASH_WORD_BEGIN;
    for (size_t i = 0; i < s.len; i++) h = fh_hash_word_step(h, (unsigned char)s.ptr[i]);
    for (; *end; end++) h = fh_hash_word_step(h, (unsigned char)*end);
    return fh_hash_word_end(h);
}

static uint32_t without_s(fh_str w) {
    if (fh_str_ends(w, FH_STR("ies")) && w.len > 4) return hash_with(fh_str_cut(w, 0, w.len - 3), "y");
    if (fh_str_ends(w, FH_STR("sses")) || fh_str_ends(w, FH_STR("shes")) || fh_str_ends(w, FH_STR("ches")) || fh_str_ends(w, FH_STR("xes")) ||
        fh_str_ends(w, FH_STR("zzes")) || fh_str_ends(w, FH_STR("oes")))
        return hash_with(fh_str_cut(w, 0, w.len - 2), "");
    if (fh_str_ends(w, FH_STR("s")) && !fh_str_ends(w, FH_STR("ss")) && !fh_str_ends(w, FH_STR("us")) && !fh_str_ends(w, FH_STR("is")) && w.len > 3)
        return hash_with(fh_str_cut(w, 0, w.len - 1), "");
    return fh_hash_word(w);
}

/* The stem that -ed or -ing was put to. */
static uint32_t from_stem(fh_str s) {
    size_t n = s.len;
    bool doubled = n > 3 && s.ptr[n - 1] == s.ptr[n - 2] && !is_vowel(s.ptr[n - 1]) && s.ptr[n - 1] != 's' && s.ptr[n - 1] != 'l' && s.ptr[n - 1] != 'z' && s.ptr[n - 1] != 'f';
    if (doubled) return hash_with(fh_str_cut(s, 0, n - 1), "");
    return hash_with(s, wants_e(s) ? "e" : "");
}

uint32_t fh_tag_lemma(fh_str w, fh_pos pos) {
    uint32_t h = fh_hash_word(w), listed = fh_words_find(&lemma_words, h);
    if (listed) return listed;
    if (pos == FH_POS_NOUN || pos == FH_POS_VERB_PRESENT) return without_s(w);
    if (pos == FH_POS_VERB_PAST || pos == FH_POS_VERB_PARTICIPLE) {
        if (fh_str_ends(w, FH_STR("ied")) && w.len > 4) return hash_with(fh_str_cut(w, 0, w.len - 3), "y");
        if (fh_str_ends(w, FH_STR("ed")) && w.len > 4) return from_stem(fh_str_cut(w, 0, w.len - 2));
    }
    if (pos == FH_POS_VERB_GERUND && fh_str_ends(w, FH_STR("ing")) && w.len > 5) return from_stem(fh_str_cut(w, 0, w.len - 3));
    return h;
}
