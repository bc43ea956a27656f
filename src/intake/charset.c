/* SPDX-License-Identifier: MIT
 *
 * intake/charset.c - bytes to UTF-8.
 *
 * In order: a byte order mark; bytes that are valid UTF-8 are UTF-8, whatever is declared (other
 * charsets do not look so by accident); zero bytes in every second place are UTF-16; else what the
 * protocol or the page declares, by the labels of the WHATWG Encoding Standard, unless the bytes
 * contradict it; else what uchardet finds; else windows-1252. A declaration of UTF-8 stands as long as
 * at least four of five odd places are valid sequences: then single bad bytes become U+FFFD.
 * Conversion is iconv's. Cost: linear; pure ASCII and valid UTF-8 are not copied. */
#include <errno.h>
#include <iconv.h>
#include <uchardet/uchardet.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "intake/inside.h"

enum { FEWEST_ODD = 3 };

/* Names of iconv, each with its WHATWG labels (encoding.spec.whatwg.org, "Names and labels"). "latin-1"
 * means windows-1252 on the web, "gb2312" GBK, "shift_jis" Microsoft's code page. */
static const struct { const char *encoding, *labels; } encodings[] = {
    {"UTF-8", " utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 "},
    {"CP1252", " windows-1252 iso-8859-1 latin1 latin-1 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 iso-ir-100 l1 cp1252 x-cp1252 cp819 ibm819 "
               "csisolatin1 us-ascii ascii ansi_x3.4-1968 "},
    {"ISO-8859-2", " iso-8859-2 latin2 latin-2 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 iso-ir-101 l2 csisolatin2 "},
    {"ISO-8859-3", " iso-8859-3 latin3 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 iso-ir-109 l3 csisolatin3 "},
    {"ISO-8859-4", " iso-8859-4 latin4 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 iso-ir-110 l4 csisolatin4 "},
    {"ISO-8859-5", " iso-8859-5 cyrillic iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988 iso-ir-144 csisolatincyrillic "},
    {"ISO-8859-6", " iso-8859-6 arabic iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 iso-8859-6-e iso-8859-6-i ecma-114 asmo-708 iso-ir-127 csiso88596e "
                   "csiso88596i csisolatinarabic "},
    {"ISO-8859-7", " iso-8859-7 greek greek8 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 ecma-118 elot_928 iso-ir-126 sun_eu_greek csisolatingreek "},
    {"ISO-8859-8", " iso-8859-8 hebrew visual iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 iso-8859-8-e iso-8859-8-i logical iso-ir-138 csiso88598e "
                   "csiso88598i csisolatinhebrew "},
    {"CP1254", " windows-1254 iso-8859-9 latin5 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 iso-ir-148 l5 cp1254 x-cp1254 csisolatin5 "},
    {"ISO-8859-10", " iso-8859-10 latin6 iso8859-10 iso885910 iso-ir-157 l6 csisolatin6 "},
    {"ISO-8859-13", " iso-8859-13 iso8859-13 iso885913 "},
    {"ISO-8859-14", " iso-8859-14 iso8859-14 iso885914 "},
    {"ISO-8859-15", " iso-8859-15 latin9 iso8859-15 iso885915 iso_8859-15 l9 csisolatin9 "},
    {"ISO-8859-16", " iso-8859-16 "},
    {"CP874", " windows-874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 "},
    {"CP1250", " windows-1250 cp1250 x-cp1250 "},
    {"CP1251", " windows-1251 cp1251 x-cp1251 "},
    {"CP1253", " windows-1253 cp1253 x-cp1253 "},
    {"CP1255", " windows-1255 cp1255 x-cp1255 "},
    {"CP1256", " windows-1256 cp1256 x-cp1256 "},
    {"CP1257", " windows-1257 cp1257 x-cp1257 "},
    {"CP1258", " windows-1258 cp1258 x-cp1258 "},
    {"CP866", " ibm866 866 cp866 csibm866 "},
    {"KOI8-R", " koi8-r koi koi8 koi8_r cskoi8r "},
    {"KOI8-U", " koi8-u koi8-ru "},
    {"MACINTOSH", " macintosh mac x-mac-roman csmacintosh "},
    {"MAC-CYRILLIC", " x-mac-cyrillic x-mac-ukrainian mac-cyrillic "},
    {"GB18030", " gb18030 gbk gb2312 gb_2312 gb_2312-80 chinese csgb2312 csiso58gb231280 iso-ir-58 x-gbk hz-gb-2312 "},
    {"BIG5-HKSCS", " big5 big5-hkscs cn-big5 csbig5 x-x-big5 "},
    {"EUC-JP", " euc-jp x-euc-jp cseucpkdfmtjapanese "},
    {"ISO-2022-JP", " iso-2022-jp csiso2022jp "},
    {"CP932", " shift_jis shift-jis sjis ms_kanji ms932 windows-31j x-sjis csshiftjis "},
    {"CP949", " euc-kr korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 uhc iso-ir-149 cseuckr csksc56011987 "},
    {"UTF-16BE", " utf-16be unicodefffe "},
    {"UTF-16LE", " utf-16 utf-16le unicode ucs-2 iso-10646-ucs-2 csunicode unicodefeff "},
};

/* The name iconv knows a label by; NULL for a label that nobody defines. */
static const char *encoding_of(fh_str label) {
    char key[40];
    label = fh_str_trim(label);
    if (!label.len || label.len + 2 >= sizeof key) return NULL;
    size_t n = 0;
    key[n++] = ' ';
    for (size_t i = 0; i < label.len; i++) key[n++] = fh_to_lower(label.ptr[i]);
    key[n++] = ' ';
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
        if (fh_str_find(fh_str_of(encodings[i].labels), (fh_str){key, n}, 0) != SIZE_MAX) return encodings[i].encoding;
    return NULL;
}

/* ---- what the bytes say of themselves ----------------------------------------------------------- */

/* The value after `charset=` or `encoding=` within one tag, with or without quotes. */
static fh_str value_after(fh_str tag, fh_str key) {
    size_t at = fh_str_find_nocase(tag, key, 0);
    if (at == SIZE_MAX) return (fh_str){NULL, 0};
    fh_str v = fh_str_trim(fh_str_cut(tag, at + key.len, tag.len));
    if (!v.len || v.ptr[0] != '=') return (fh_str){NULL, 0};
    v = fh_str_trim(fh_str_cut(v, 1, v.len));
    if (v.len && (v.ptr[0] == '"' || v.ptr[0] == '\'')) v = fh_str_cut(v, 1, v.len);
    size_t n = 0;
    while (n < v.len && !fh_is_space(v.ptr[n]) && !strchr("\"';>?/", v.ptr[n])) n++;
    return fh_str_cut(v, 0, n);
}

/* <?xml encoding="..."?>, <meta charset="..."> or <meta http-equiv content="text/html; charset=...">. */
static fh_str declared_inside(fh_str s) {
    if (s.len > 8192) s.len = 8192;
    if (fh_str_starts(s, FH_STR("<?xml"))) {
        size_t end = fh_str_find_char(s, '>', 0);
        fh_str v = value_after(fh_str_cut(s, 0, end == SIZE_MAX ? s.len : end), FH_STR("encoding"));
        if (v.len) return v;
    }
    for (size_t at = 0; (at = fh_str_find_nocase(s, FH_STR("<meta"), at)) != SIZE_MAX; at += 5) {
        size_t end = fh_str_find_char(s, '>', at);
        fh_str v = value_after(fh_str_cut(s, at, end == SIZE_MAX ? s.len : end), FH_STR("charset"));
        if (v.len) return v;
    }
    return (fh_str){NULL, 0};
}

/* True for valid UTF-8 with a few bad bytes in it, as cut and pasted pages have. */
static bool mostly_utf8(fh_str s) {
    size_t good = 0, bad = 0;
    for (size_t i = 0; i < s.len;) {
        if ((unsigned char)s.ptr[i] < 0x80) { i++; continue; }
        unsigned n;
        uint32_t c = fh_utf8_at(s, i, &n);
        if (c == 0xfffd && n == 1) bad++;
        else good++;
        i += n;
    }
    return good >= 4 * bad;
}

static const char *wide_without_mark(fh_str s) {
    size_t zeros[2] = {0, 0}, n = s.len < 512 ? s.len : 512;
    for (size_t i = 0; i < n; i++) zeros[i & 1] += s.ptr[i] == '\0';
    if (n < 8) return NULL;
    return zeros[1] * 5 > n * 2 && zeros[0] * 20 < n ? "UTF-16LE" : zeros[0] * 5 > n * 2 && zeros[1] * 20 < n ? "UTF-16BE" : NULL;
}

/* uchardet's answer on at most 256 KiB, beginning where the bytes stop being ASCII. */
static const char *detect(fh_str s, char ret_name[32]) {
    size_t at = 0;
    while (at < s.len && (unsigned char)s.ptr[at] < 0x80 && s.ptr[at] != 0x1b) at++;
    at = at > 256 ? at - 256 : 0;
    uchardet_t u = uchardet_new();
    if (!u) return NULL;
    size_t n = s.len - at < (256u << 10) ? s.len - at : 256u << 10;
    bool done = uchardet_handle_data(u, s.ptr + at, n) == 0;
    uchardet_data_end(u);
    fh_str name = fh_str_of(uchardet_get_charset(u));
    done &= name.len > 0 && name.len < 32;
    if (done) memcpy(ret_name, name.ptr, name.len + 1);
    uchardet_delete(u);
    if (!done) return NULL;
    const char *known = encoding_of(fh_str_of(ret_name));
    return known ? known : ret_name;
}

/* ---- conversion ---------------------------------------------------------------------------------- */

/* `s` from `encoding`, bad bytes as U+FFFD, counted in *ret_bad. False when iconv does not know the encoding. */
static bool convert(fh_arena *arena, fh_str s, const char *encoding, fh_str *ret, size_t *ret_bad) {
    iconv_t cd = iconv_open("UTF-8", encoding);
    if (cd == (iconv_t)-1) return false;
    size_t room = s.len + s.len / 2 + 64, n = 0;
    char *out = fh_arena_alloc_raw(arena, room, 1, 1), *in = (char *)(uintptr_t)s.ptr; /* iconv does not write there */
    size_t left = s.len;
    *ret_bad = 0;
    while (out && left) {
        char *to = out + n;
        size_t free_bytes = room - n - 3;
        size_t result = iconv(cd, &in, &left, &to, &free_bytes);
        n = (size_t)(to - out);
        if (result != (size_t)-1) break;
        if (errno == E2BIG) {
            out = fh_arena_grow(arena, out, room, room * 2, 1, 1);
            room *= 2;
            continue;
        }
        n += fh_utf8_put(0xfffd, out + n);
        ++*ret_bad;
        in++, left--;
        if (room - n < 8 && (out = fh_arena_grow(arena, out, room, room * 2, 1, 1))) room *= 2;
    }
    iconv_close(cd);
    *ret = (fh_str){out, out ? n : 0};
    return true;
}

/* Bad bytes of UTF-8 as U+FFFD, one for each. */
static fh_str repair(fh_arena *arena, fh_str s) {
    size_t bad = 0, n = 0;
    for (size_t i = 0; i < s.len;) {
        unsigned len;
        bad += fh_utf8_at(s, i, &len) == 0xfffd && len == 1;
        i += len;
    }
    char *out = fh_arena_alloc_raw(arena, s.len + 2 * bad + 1, 1, 1);
    for (size_t i = 0; out && i < s.len;) {
        unsigned len;
        if (fh_utf8_at(s, i, &len) == 0xfffd && len == 1) n += fh_utf8_put(0xfffd, out + n);
        else { memcpy(out + n, s.ptr + i, len); n += len; }
        i += len;
    }
    return (fh_str){out, n};
}

static fh_str without_zeros(fh_arena *arena, fh_str s) {
    if (fh_str_find_char(s, '\0', 0) == SIZE_MAX) return s;
    char *out = fh_arena_alloc_raw(arena, s.len, 1, 1);
    size_t n = 0;
    for (size_t i = 0; out && i < s.len; i++)
        if (s.ptr[i]) out[n++] = s.ptr[i];
    return (fh_str){out, n};
}

static size_t odd_bytes(fh_str s) {
    size_t odd = 0;
    for (size_t i = 0; i < s.len; i++) odd += (unsigned char)s.ptr[i] >= 0x80;
    return odd;
}

/* A declaration that the bytes bear out: fewer than one bad place in fifty odd bytes. */
static bool believe(fh_arena *arena, fh_str s, const char *encoding, fh_str *ret) {
    size_t bad;
    return convert(arena, s, encoding, ret, &bad) && bad * 50 <= odd_bytes(s);
}

static fh_str decode(fh_arena *arena, fh_str s, fh_str declared, bool markup) {
    fh_str out;
    size_t bad;
    const char *name = NULL;
    char found[32];
    if (fh_str_starts(s, FH_STR("\xef\xbb\xbf"))) s = fh_str_cut(s, 3, s.len);
    else if (fh_str_starts(s, FH_STR("\xff\xfe"))) name = "UTF-16LE";
    else if (fh_str_starts(s, FH_STR("\xfe\xff"))) name = "UTF-16BE";
    else name = wide_without_mark(s);
    if (name && convert(arena, s, name, &out, &bad)) return fh_str_starts(out, FH_STR("\xef\xbb\xbf")) ? fh_str_cut(out, 3, out.len) : out;
    fh_str inside = markup && !encoding_of(declared) ? declared_inside(s) : declared;
    const char *said = encoding_of(inside);
    bool shifts = fh_str_find_char(s, 0x1b, 0) != SIZE_MAX; /* ISO-2022 is made of ASCII bytes */
    if (fh_utf8_valid(s, NULL)) {
        if (shifts && said && strcmp(said, "ISO-2022-JP") == 0 && convert(arena, s, said, &out, &bad)) return out;
        return s;
    }
    bool utf8 = !said || strcmp(said, "UTF-8") == 0;
    if (utf8 && mostly_utf8(s)) return repair(arena, s);
    if (!utf8 && strncmp(said, "UTF-16", 6) && believe(arena, s, said, &out)) return out;
    bool enough = odd_bytes(s) >= FEWEST_ODD; /* one accent in an English text is no evidence */
    if (enough && (name = detect(s, found)) && strcmp(name, "UTF-8") && convert(arena, s, name, &out, &bad) && bad * 10 <= s.len) return out;
    return convert(arena, s, "CP1252", &out, &bad) ? out : repair(arena, s);
}

fh_status fh_intake__to_utf8(fh_arena *arena, fh_str bytes, fh_str declared, bool markup, fh_str *ret_text, fh_error *err) {
    fh_str text = without_zeros(arena, decode(arena, bytes, declared, markup));
    fh_status status = fh_fail_arena(err, arena);
    if (status) return status;
    if (text.len >= UINT32_MAX) return fh_fail(err, FH_ELIMIT, 0, "4 GiB of text or more; split the file");
    *ret_text = text;
    return FH_OK;
}

fh_str fh_intake__name(fh_arena *arena, fh_str name) {
    fh_buf out = {.arena = arena};
    unsigned n;
    if (fh_utf8_valid(name, NULL)) return name;
    for (size_t i = 0; i < name.len; i += n) {
        bool plain = fh_utf8_at(name, i, &n) != 0xfffd;
        if (plain) fh_buf_add(&out, fh_str_cut(name, i, i + n));
        for (unsigned k = 0; k < n && !plain; k++) fh_buf_format(&out, "\xef\xbf\xbd%02X", (unsigned char)name.ptr[i + k]);
    }
    return fh_buf_str(&out);
}
