/* SPDX-License-Identifier: MIT
 *
 * page/date.c - finding dates.
 *
 * A line is cut into words; each number, and each name of a month, may begin a date:
 *
 *   2033-10-05   2033年10月5日   2033. október 5.      year, month, day
 *   5 Oct 2033   5. Oktober 2033   5 de octubre de 2033   day, month, year
 *   Oct. 5, 2033                                          month, day, year
 *   05.10.2033   05/10/33   10/05/2033                    numbers alone
 *
 * Then a time of day is looked for behind it and, failing that, before it. Dates outside of 1980 to 2099
 * are none. The months' names are those of data/page/months.txt. */
#include "page/date.h"

#include "base/str.h"
#include "page/weekday_table.h"
#include "page/words.h"

enum { MAX_WORDS = 26, BEFORE = 8, FIRST_YEAR = 1980, LAST_YEAR = 2099 };

/* A window of words: those before the candidate, and those that follow. */
typedef struct window {
    fh_str s;
    fh_page_word w[MAX_WORDS];
    size_t n;
} window;

static fh_str text_of(const window *v, size_t i) { return i < v->n ? fh_str_cut(v->s, v->w[i].begin, v->w[i].end) : (fh_str){"", 0}; }
static bool sign_at(const window *v, size_t i, char c) { return i < v->n && v->w[i].kind == FH_WORD_SIGN && v->s.ptr[v->w[i].begin] == c; }
static bool word_at(const window *v, size_t i, const char *word) { return fh_str_equal_nocase(text_of(v, i), fh_str_of(word)); }
static bool number_at(const window *v, size_t i) { return i < v->n && v->w[i].kind == FH_WORD_NUMBER; }
static size_t digits_at(const window *v, size_t i) { return number_at(v, i) ? v->w[i].end - v->w[i].begin : 0; }

static bool is_year(uint32_t y) { return y >= FIRST_YEAR && y <= LAST_YEAR; }

static bool set_date(fh_datetime *d, uint32_t year, uint32_t month, uint32_t day) {
    static const uint8_t days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (!is_year(year) || month < 1 || month > 12 || day < 1 || day > days[month - 1]) return false;
    *d = (fh_datetime){.year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)day, .precision = FH_PRECISION_DAY};
    return true;
}

static uint32_t digits(fh_str s, size_t at, size_t n) {
    uint32_t v = 0;
    for (size_t i = at; i < at + n; i++) {
        if (i >= s.len || !fh_is_digit(s.ptr[i])) return UINT32_MAX;
        v = v * 10 + (uint32_t)(s.ptr[i] - '0');
    }
    return v;
}

static uint32_t full_year(uint32_t y, size_t n_digits) {
    if (n_digits == 4) return y;
    return n_digits == 2 ? (y < 70 ? 2000 + y : 1900 + y) : 0;
}

/* ---- time of day and zone ------------------------------------------------------------------- */

static const struct zone { const char *name; int16_t minutes; } zones[] = {
    {"Z", 0}, {"UTC", 0}, {"GMT", 0}, {"EST", -300}, {"EDT", -240}, {"CST", -360}, {"CDT", -300}, {"MST", -420}, {"MDT", -360},
    {"PST", -480}, {"PDT", -420}, {"AKST", -540}, {"AKDT", -480}, {"HST", -600}, {"AST", -240}, {"ADT", -180}, {"NST", -210},
    {"NDT", -150}, {"BST", 60}, {"WET", 0}, {"WEST", 60}, {"CET", 60}, {"CEST", 120}, {"MEZ", 60}, {"MESZ", 120}, {"EET", 120},
    {"EEST", 180}, {"MSK", 180}, {"IST", 330}, {"SGT", 480}, {"HKT", 480}, {"JST", 540}, {"KST", 540}, {"AWST", 480}, {"ACST", 570},
    {"ACDT", 630}, {"AEST", 600}, {"AEDT", 660}, {"NZST", 720}, {"NZDT", 780}, {"SAST", 120}, {"WIB", 420}, {"PKT", 300},
};

/* "+02:00", "-0500", "+2" at byte `at`; answers its length. */
static size_t read_offset(fh_str s, size_t at, int16_t *ret_minutes) {
    if (at >= s.len || (s.ptr[at] != '+' && s.ptr[at] != '-')) return 0;
    uint32_t h = digits(s, at + 1, 2);
    if (h > 18) return 0;
    size_t colon = at + 3 < s.len && s.ptr[at + 3] == ':';
    uint32_t m = digits(s, at + 3 + colon, 2);
    bool has_m = m < 60;
    *ret_minutes = (int16_t)((int)(h * 60 + (has_m ? m : 0)) * (s.ptr[at] == '-' ? -1 : 1));
    return 3 + (has_m ? colon + 2 : 0);
}

static size_t read_zone(fh_str s, size_t at, fh_datetime *d) {
    size_t from = at;
    while (at < s.len && (s.ptr[at] == ' ' || s.ptr[at] == '(')) at++;
    if (at - from > 2) return from;
    int16_t minutes;
    size_t n = read_offset(s, at, &minutes);
    for (size_t z = 0; !n && z < sizeof zones / sizeof *zones; z++) {
        fh_str name = fh_str_of(zones[z].name);
        bool whole = at + name.len >= s.len || !fh_is_alpha(s.ptr[at + name.len]);
        if (whole && fh_str_starts(fh_str_cut(s, at, s.len), name)) n = name.len, minutes = zones[z].minutes;
    }
    if (!n) return from;
    if (at + n < s.len && (s.ptr[at] == 'U' || s.ptr[at] == 'G')) { /* "GMT+2", "UTC-05:00" */
        int16_t more;
        size_t m = read_offset(s, at + n, &more);
        if (m) n += m, minutes = more;
    }
    d->has_zone = true;
    d->zone_minutes = minutes;
    return at + n;
}

/* "p.m.", "PM", "am" at byte `at`; answers its end, 12 or 0 hours to add, or `at` for none. */
static size_t read_half(fh_str s, size_t at, int *ret_half) {
    size_t i = at;
    while (i < s.len && (s.ptr[i] == ' ' || (unsigned char)s.ptr[i] == 0xc2 || (unsigned char)s.ptr[i] == 0xa0)) i++;
    if (i >= s.len) return at;
    char c = fh_to_lower(s.ptr[i]);
    if (c != 'a' && c != 'p') return at;
    size_t k = i + 1 + (i + 1 < s.len && s.ptr[i + 1] == '.');
    if (k >= s.len || fh_to_lower(s.ptr[k]) != 'm') return at;
    k++;
    if (k < s.len && fh_is_alpha(s.ptr[k])) return at;
    if (k < s.len && s.ptr[k] == '.') k++;
    *ret_half = c == 'p' ? 1 : 0;
    return k;
}

/* A time of day that begins at byte `at`: "21:14:00.5-05:00", "9:14 p.m.", "9pm", "20h15", "20.15 Uhr".
 * Answers its end, or 0. `bare`: hours and minutes need a colon, an h or a half of the day. */
static size_t read_time(fh_str s, size_t at, fh_datetime *d) {
    size_t nh = at + 1 < s.len && fh_is_digit(s.ptr[at + 1]) ? 2 : 1, i = at + nh;
    uint32_t h = digits(s, at, nh), m = 0, sec = 0;
    int half = -1;
    bool has_m = false, has_s = false;
    if (h > 24) return 0;
    char c = i < s.len ? s.ptr[i] : 0;
    if ((c == ':' || c == '.' || c == 'h' || c == 'H') && digits(s, i + 1, 2) < 60) {
        m = digits(s, i + 1, 2);
        has_m = true;
        i += 3;
        if (i < s.len && s.ptr[i] == c && c == ':' && digits(s, i + 1, 2) <= 60) {
            sec = digits(s, i + 1, 2);
            has_s = true;
            i += 3;
            if (i + 1 < s.len && (s.ptr[i] == '.' || s.ptr[i] == ',') && fh_is_digit(s.ptr[i + 1]))
                for (i++; i < s.len && fh_is_digit(s.ptr[i]);) i++;
        }
    }
    size_t after = read_half(s, i, &half);
    if (!has_m && half < 0) return 0;
    if (c == '.' && half < 0 && (i < s.len && (fh_is_digit(s.ptr[i]) || s.ptr[i] == '.'))) return 0;
    if (half >= 0) h = h % 12 + (half ? 12 : 0);
    if (h > 23) return 0;
    d->hour = (uint8_t)h;
    d->minute = (uint8_t)m;
    d->second = (uint8_t)(sec > 59 ? 59 : sec);
    d->precision = has_s ? FH_PRECISION_SECOND : FH_PRECISION_MINUTE;
    return read_zone(s, after, d);
}

/* A time of day within a few words behind the date. */
static uint32_t time_behind(fh_str s, uint32_t end, fh_datetime *d) {
    static const char *const joins[] = {"t", "at", "um", "à", "a", "las", "kl", "klo", "alle", "ore", "o", "às", "às", "om", "la", "v", "в", "г"};
    size_t at = end;
    fh_page_word w;
    for (int k = 0; k < 4; k++) {
        size_t next = at;
        if (!fh_page__next_word(s, &next, &w)) return end;
        fh_str t = fh_str_cut(s, w.begin, w.end);
        if (w.kind == FH_WORD_NUMBER) {
            size_t stop = read_time(s, w.begin, d);
            return stop ? (uint32_t)stop : end;
        }
        if ((t.ptr[0] == 'T' || t.ptr[0] == 't') && t.len > 1 && fh_is_digit(t.ptr[1])) { /* T21 is one word */
            size_t stop = read_time(s, w.begin + 1, d);
            return stop ? (uint32_t)stop : end;
        }
        bool join = w.kind == FH_WORD_SIGN && (fh_str_find_char(FH_STR(",-|@.(/"), t.ptr[0], 0) != SIZE_MAX || (unsigned char)t.ptr[0] >= 0xc2);
        for (size_t j = 0; !join && j < sizeof joins / sizeof *joins; j++) join = fh_str_equal_nocase(t, fh_str_of(joins[j]));
        if (!join) return end;
        at = next;
    }
    return end;
}

/* A time of day that ends right before the date: "2:14 p.m. Oct. 5". */
static uint32_t time_before(fh_str s, uint32_t begin, fh_datetime *d) {
    uint32_t from = begin > 16 ? begin - 16 : 0;
    for (uint32_t i = from; i < begin; i++) {
        if (!fh_is_digit(s.ptr[i]) || (i > 0 && (fh_is_digit(s.ptr[i - 1]) || s.ptr[i - 1] == ':'))) continue;
        fh_datetime t = *d;
        size_t stop = read_time(s, i, &t);
        if (!stop || stop > begin) continue;
        bool near = true;
        for (size_t k = stop; k < begin; k++) near &= fh_str_find_char(FH_STR(" ,|-"), s.ptr[k], 0) != SIZE_MAX || fh_is_alpha(s.ptr[k]);
        if (!near || begin - stop > 8) continue;
        *d = t;
        return i;
    }
    return begin;
}

/* ---- dates -------------------------------------------------------------------------------------- */

static bool is_filler(const window *v, size_t i) {
    return sign_at(v, i, '.') || sign_at(v, i, ',') || word_at(v, i, "de") || word_at(v, i, "del") || word_at(v, i, "of") ||
           word_at(v, i, "st") || word_at(v, i, "nd") || word_at(v, i, "rd") || word_at(v, i, "th") || word_at(v, i, "er") ||
           word_at(v, i, "º") || word_at(v, i, "°") || (sign_at(v, i, '-') && !v->w[i].spaced) || word_at(v, i, "ta") || word_at(v, i, "ný");
}

static size_t skip_filler(const window *v, size_t i, size_t at_most) {
    while (at_most-- > 0 && is_filler(v, i)) i++;
    return i;
}

static unsigned month_at(const window *v, size_t i) {
    if (i >= v->n || v->w[i].kind > FH_WORD_UPPER) return 0;
    return fh_page__month(v->w[i].hash);
}

static bool year_at(const window *v, size_t i, uint32_t *ret) {
    size_t n = digits_at(v, i);
    if (n > 4 && v->s.ptr[v->w[i].begin + 4] == ':') n = 4; /* "Oct 5 2033:" run together is rare, "2033:21" rarer */
    uint32_t y = n == 4 ? digits(v->s, v->w[i].begin, 4) : 0;
    *ret = y;
    return is_year(y);
}

/* "2033-10-05", "2033/10/05", "2033年10月5日", "20331005T2114" with the year at word 0. */
static bool read_year_first(const window *v, fh_datetime *d, uint32_t *ret_end) {
    fh_str s = v->s;
    size_t at = v->w[0].begin, len = digits_at(v, 0);
    if (len >= 8 && at + 10 <= s.len && s.ptr[at + 4] == '.' && s.ptr[at + 7] == '.') { /* 2033.10.05 is one number word */
        *ret_end = (uint32_t)at + 10;
        return set_date(d, digits(s, at, 4), digits(s, at + 5, 2), digits(s, at + 8, 2));
    }
    if (len == 8 && v->w[0].number) {
        *ret_end = v->w[0].end;
        return set_date(d, digits(s, at, 4), digits(s, at + 4, 2), digits(s, at + 6, 2));
    }
    uint32_t year;
    if (!year_at(v, 0, &year) || v->n < 2) return false;
    size_t i = 1;
    unsigned month = month_at(v, skip_filler(v, 1, 1));
    if (month) { /* 2033. október 5. */
        i = skip_filler(v, 1, 1) + 1;
        i = skip_filler(v, i, 1);
        if (!number_at(v, i) || digits_at(v, i) > 2) return false;
        *ret_end = v->w[i].end;
        return set_date(d, year, month, v->w[i].number);
    }
    if (v->w[1].kind != FH_WORD_SIGN && v->w[1].kind != FH_WORD_WIDE && !word_at(v, 1, "년")) return false;
    char c = s.ptr[v->w[1].begin];
    if (c != '-' && c != '/' && c != '.' && (unsigned char)c < 0xe0) return false;
    if (!number_at(v, 2) || digits_at(v, 2) > 2 || !number_at(v, 4)) return false;
    uint32_t stop = v->w[4].end;
    size_t nd = digits_at(v, 4);
    uint32_t day = nd <= 2 ? v->w[4].number : digits(s, v->w[4].begin, 2);
    if (nd > 2) return false;
    if (v->n > 5 && ((unsigned char)s.ptr[v->w[5].begin] >= 0xe0) && !v->w[5].spaced && c != '-' && c != '/') stop = v->w[5].end;
    *ret_end = stop;
    return set_date(d, year, v->w[2].number, day);
}

/* "5. Oktober 2033", "5 de octubre de 2033", "5-Oct-33" with the day at word 0. */
static bool read_day_first(const window *v, fh_datetime *d, uint32_t *ret_end) {
    if (digits_at(v, 0) > 2) return false;
    size_t i = skip_filler(v, 1, 3);
    unsigned month = month_at(v, i);
    if (!month) return false;
    i = skip_filler(v, i + 1, 3);
    if (sign_at(v, i, '\'')) i++;
    if (!number_at(v, i)) return false;
    size_t nd = digits_at(v, i);
    uint32_t year;
    if (!year_at(v, i, &year)) {
        if (nd != 2 || !(sign_at(v, i - 1, '-') || sign_at(v, i - 1, '\''))) return false;
        year = full_year(v->w[i].number, nd);
    }
    *ret_end = v->w[i].end;
    return set_date(d, year, month, v->w[0].number);
}

/* "Oct. 5, 2033", "October 5th 2033" with the month at word 0. */
static bool read_month_first(const window *v, fh_datetime *d, uint32_t *ret_end) {
    unsigned month = month_at(v, 0);
    size_t i = skip_filler(v, 1, 1), day = i;
    if (!month || digits_at(v, i) == 0 || digits_at(v, i) > 2) return false;
    i = skip_filler(v, i + 1, 3);
    uint32_t year;
    if (!year_at(v, i, &year)) return false;
    *ret_end = v->w[i].end;
    return set_date(d, year, month, v->w[day].number);
}

/* 1 Monday to 7 Sunday (Sakamoto's method). */
static unsigned weekday_of(uint32_t year, uint32_t month, uint32_t day) {
    static const uint8_t shift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    if (month < 1 || month > 12) return 0;
    uint32_t y = month < 3 ? year - 1 : year;
    unsigned sunday_first = (y + y / 4 - y / 100 + y / 400 + shift[month - 1] + day) % 7;
    return sunday_first ? sunday_first : 7;
}

/* The day of the week named right before byte `at`, or 0. */
static unsigned weekday_before(fh_str s, size_t at) {
    size_t end = at;
    while (end > 0 && (s.ptr[end - 1] == ' ' || s.ptr[end - 1] == ',' || s.ptr[end - 1] == '.')) end--;
    size_t begin = end;
    while (begin > 0 && end - begin < 24 && (fh_is_alpha(s.ptr[begin - 1]) || (unsigned char)s.ptr[begin - 1] >= 0x80 || s.ptr[begin - 1] == '-')) begin--;
    fh_page_word w;
    if (begin == end || !fh_page__next_word(fh_str_cut(s, 0, end), &begin, &w)) return 0;
    return fh_words_find(&weekday_words, w.hash);
}

/* "05.10.2033" (one number word), "05/10/2033", "05-10-33". */
static bool read_numbers(const window *v, fh_page_date_order order, fh_datetime *d, uint32_t *ret_end) {
    uint32_t part[3];
    size_t n[3], at = v->w[0].begin;
    char sep = 0;
    for (int k = 0; k < 3; k++) {
        for (n[k] = 0; n[k] < 5 && at + n[k] < v->s.len && fh_is_digit(v->s.ptr[at + n[k]]);) n[k]++;
        if (n[k] == 0 || n[k] > 4) return false;
        part[k] = digits(v->s, at, n[k]);
        at += n[k];
        if (k == 2) break;
        if (at < v->s.len && v->s.ptr[at] == ' ' && sep != '/') return false;
        char c = at < v->s.len ? v->s.ptr[at] : 0;
        if ((c != '.' && c != '/' && c != '-') || (sep && c != sep)) return false;
        sep = c;
        at++;
        if (sep == '.' && at < v->s.len && v->s.ptr[at] == ' ') at++;
    }
    if (n[0] > 2 || n[1] > 2 || (n[2] != 4 && n[2] != 2)) return false;
    if (n[2] == 2 && (sep == '-' || n[0] != 2 || n[1] != 2)) return false;
    if (at < v->s.len && (fh_is_digit(v->s.ptr[at]) || v->s.ptr[at] == '%')) return false;
    if (at + 1 < v->s.len && v->s.ptr[at] == sep && fh_is_digit(v->s.ptr[at + 1])) return false;
    uint32_t year = full_year(part[2], n[2]);
    bool swap = part[1] > 12 || (sep == '/' && order == FH_MONTH_FIRST && part[0] <= 12);
    unsigned weekday = weekday_before(v->s, v->w[0].begin);
    if (weekday && part[0] <= 12 && part[1] <= 12) { /* "Monday 05/06/2034" settles which is the month */
        bool day_first = weekday_of(year, part[1], part[0]) == weekday, month_first = weekday_of(year, part[0], part[1]) == weekday;
        if (day_first != month_first) swap = month_first;
    }
    *ret_end = (uint32_t)at;
    return swap ? set_date(d, year, part[0], part[1]) : set_date(d, year, part[1], part[0]);
}

static bool read_here(const window *v, fh_page_date_order order, fh_datetime *d, uint32_t *ret_end) {
    if (v->w[0].kind == FH_WORD_NUMBER)
        return read_year_first(v, d, ret_end) || read_day_first(v, d, ret_end) || read_numbers(v, order, d, ret_end);
    return read_month_first(v, d, ret_end);
}

bool fh_page__date_find(fh_str s, size_t from, fh_page_date_order order, fh_page_date *ret) {
    window v = {.s = s};
    size_t at = from;
    fh_page_word first;
    for (size_t next = at; fh_page__next_word(s, &next, &first); at = next) {
        if (first.kind != FH_WORD_NUMBER && (first.kind > FH_WORD_UPPER || !fh_page__month(first.hash))) continue;
        size_t ahead = next;
        v.w[0] = first;
        for (v.n = 1; v.n < 12 && fh_page__next_word(s, &ahead, &v.w[v.n]);) v.n++;
        uint32_t end;
        if (!read_here(&v, order, &ret->at, &end)) continue;
        ret->begin = first.begin;
        ret->end = time_behind(s, end, &ret->at);
        if (ret->end == end) ret->begin = time_before(s, first.begin, &ret->at);
        return true;
    }
    return false;
}

bool fh_page__date_in_url(fh_str url, fh_datetime *ret) {
    for (size_t i = 0; i + 8 <= url.len; i++) {
        if (!fh_is_digit(url.ptr[i]) || (i > 0 && fh_is_digit(url.ptr[i - 1]))) continue;
        size_t run = i;
        while (run < url.len && fh_is_digit(url.ptr[run])) run++;
        uint32_t y = digits(url, i, 4);
        if (run - i == 8 && set_date(ret, y, digits(url, i + 4, 2), digits(url, i + 6, 2))) return true;
        if (run - i != 4 || !is_year(y)) continue;
        char sep = url.ptr[run];
        if (run >= url.len || (sep != '/' && sep != '-' && sep != '_' && sep != '.')) continue;
        size_t m = run + 1, nm = 0, day, nd = 0;
        while (nm < 3 && m + nm < url.len && fh_is_digit(url.ptr[m + nm])) nm++;
        uint32_t month = nm && nm < 3 ? digits(url, m, nm) : 0;
        if (nm == 0 && m + 3 < url.len && !fh_is_alpha(url.ptr[m + 3])) { /* /2033/oct/05/ */
            char low[3] = {fh_to_lower(url.ptr[m]), fh_to_lower(url.ptr[m + 1]), fh_to_lower(url.ptr[m + 2])};
            month = fh_page__month(fh_hash_word((fh_str){low, 3}));
            nm = 3;
        }
        if (!month || m + nm >= url.len || url.ptr[m + nm] != sep) continue;
        day = m + nm + 1;
        while (nd < 3 && day + nd < url.len && fh_is_digit(url.ptr[day + nd])) nd++;
        if (nd && nd < 3 && set_date(ret, y, month, digits(url, day, nd))) return true;
    }
    return false;
}
