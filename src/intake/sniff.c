/* SPDX-License-Identifier: MIT
 *
 * intake/sniff.c - what a file is, told by its first bytes and never by its name. */
#include "intake/inside.h"

typedef struct magic { const char *bytes; size_t n; const char *name; } magic;
#define MAGIC(literal, name) {"" literal, sizeof(literal) - 1, name}

/* Kinds that people put among reports by mistake. */
static const magic known[] = {
    MAGIC("%PDF-", "a PDF document"), MAGIC("PK\x03\x04", "a ZIP archive or an office document"), MAGIC("\x89PNG", "a PNG picture"),
    MAGIC("\xff\xd8\xff", "a JPEG picture"), MAGIC("GIF8", "a GIF picture"), MAGIC("RIFF", "a RIFF file (WebP, WAV or AVI)"),
    MAGIC("\x7f" "ELF", "a program"), MAGIC("SQLite format 3", "an SQLite database"), MAGIC("\xd0\xcf\x11\xe0", "an old office document"),
    MAGIC("\xfd" "7zXZ", "packed with xz; unpack it first"), MAGIC("BZh", "packed with bzip2; unpack it first"),
    MAGIC("7z\xbc\xaf", "a 7z archive; unpack it first"), MAGIC("Rar!", "a RAR archive; unpack it first"),
    MAGIC("\x1f\x8b", "gzip inside another packing; unpack it once"), MAGIC("\x28\xb5\x2f\xfd", "zstd inside another packing; unpack it once"),
    MAGIC("wOFF", "a font"), MAGIC("wOF2", "a font"), MAGIC("OggS", "an Ogg file"), MAGIC("ID3", "an MP3 file"),
};

static bool is_control(char c) {
    unsigned char u = (unsigned char)c;
    return u == 0x7f || (u < 0x20 && !fh_is_space(c) && u != 0x08 && u != 0x1b && u != 0x1a);
}

/* UTF-16 and UTF-32 are full of zero bytes but say so, or show it in one half of their bytes only. */
static bool is_wide(fh_str head) {
    if (fh_str_starts(head, FH_STR("\xff\xfe")) || fh_str_starts(head, FH_STR("\xfe\xff"))) return true;
    size_t zeros[2] = {0, 0}, n = head.len < 512 ? head.len : 512;
    for (size_t i = 0; i < n; i++) zeros[i & 1] += head.ptr[i] == '\0';
    return n >= 8 && (zeros[0] * 5 > n * 2 || zeros[1] * 5 > n * 2) && (zeros[0] * 20 < n || zeros[1] * 20 < n);
}

static bool is_binary(fh_str head, fh_intake__sniffed *ret) {
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const magic *m = &known[i];
        if (!fh_str_starts(head, (fh_str){m->bytes, m->n})) continue;
        *ret = (fh_intake__sniffed){FH_INTAKE__BINARY, m->name, 0, true};
        return true;
    }
    if (is_wide(head)) return false;
    size_t controls = 0, first = 0;
    for (size_t i = 0; i < head.len; i++)
        if (is_control(head.ptr[i]) && controls++ == 0) first = i;
    if (controls < 3 || controls * 50 <= head.len) return false; /* a few stray ones occur in text */
    *ret = (fh_intake__sniffed){FH_INTAKE__BINARY, "a binary file", first, false};
    return true;
}

/* A document type may hold declarations of its own, in square brackets. */
static size_t end_of_declaration(fh_str s) {
    size_t end = fh_str_find_char(s, '>', 0), open = fh_str_find_char(s, '[', 0);
    if (s.ptr[1] == '?' || open == SIZE_MAX || end == SIZE_MAX || open > end) return end;
    size_t close = fh_str_find_char(s, ']', open);
    return close == SIZE_MAX ? SIZE_MAX : fh_str_find_char(s, '>', close);
}

/* The name of the first element, past declarations and comments. */
static fh_str first_element(fh_str s) {
    for (;;) {
        s = fh_str_trim(s);
        size_t end;
        if (fh_str_starts(s, FH_STR("<!--"))) end = fh_str_find(s, FH_STR("-->"), 0);
        else if (fh_str_starts(s, FH_STR("<?")) || fh_str_starts(s, FH_STR("<!"))) end = end_of_declaration(s);
        else break;
        if (end == SIZE_MAX) return (fh_str){NULL, 0};
        s = fh_str_cut(s, s.ptr[end] == '-' ? end + 3 : end + 1, s.len);
    }
    if (!s.len || s.ptr[0] != '<') return (fh_str){NULL, 0};
    size_t n = 1;
    while (n < s.len && !fh_is_space(s.ptr[n]) && s.ptr[n] != '>' && s.ptr[n] != '/') n++;
    return fh_str_cut(s, 1, n);
}

static bool is_feed(fh_str head) {
    fh_str name = first_element(head);
    return fh_str_equal(name, FH_STR("rss")) || fh_str_equal(name, FH_STR("feed")) || fh_str_equal(name, FH_STR("rdf:RDF"));
}

/* JSONL unless the first line is only the beginning of something larger: "{" or "[" alone, or a line that no other record follows. */
static fh_intake__kind json_kind(fh_str s) {
    fh_str rest = s, line;
    if (fh_str_find(fh_str_cut(s, 0, s.len < 1024 ? s.len : 1024), FH_STR("://jsonfeed.org/version/"), 0) != SIZE_MAX) return FH_INTAKE__JSON;
    fh_str_next(&rest, '\n', &line);
    line = fh_str_trim(line);
    if (line.len && line.ptr[line.len - 1] == '}') return FH_INTAKE__JSON_LINES;
    rest = fh_str_trim(rest);
    if (!rest.len) return s.len > FH_INTAKE__HEAD / 2 ? FH_INTAKE__JSON_LINES : FH_INTAKE__JSON; /* its end is out of sight */
    return rest.ptr[0] == '{' && line.len > 1 ? FH_INTAKE__JSON_LINES : FH_INTAKE__JSON;
}

fh_intake__kind fh_intake__markup(fh_str s) {
    static const char *const marks[] = {"!doctype html", "html", "head", "body", "meta", "article", "title"};
    static const char *const common[] = {"p", "div", "a", "span", "br", "h1", "h2", "ul", "li", "script", "img", "table"};
    size_t seen = 0;
    if (s.len > FH_INTAKE__HEAD) s.len = FH_INTAKE__HEAD;
    for (size_t at = 0; (at = fh_str_find_char(s, '<', at)) != SIZE_MAX; at++) {
        fh_str tag = fh_str_cut(s, at + 1, s.len);
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
            size_t n = strlen(marks[i]);
            if (tag.len > n && fh_str_equal_nocase(fh_str_cut(tag, 0, n), fh_str_of(marks[i])) && (fh_is_space(tag.ptr[n]) || tag.ptr[n] == '>'))
                return FH_INTAKE__HTML;
        }
        for (size_t i = 0; i < sizeof common / sizeof *common; i++) {
            size_t n = strlen(common[i]);
            seen += tag.len > n && fh_str_equal_nocase(fh_str_cut(tag, 0, n), fh_str_of(common[i]))
                 && (fh_is_space(tag.ptr[n]) || tag.ptr[n] == '>' || tag.ptr[n] == '/');
        }
        if (seen >= 3) return FH_INTAKE__HTML; /* one or two may be a mention of a tag in a text */
    }
    return FH_INTAKE__TEXT;
}

fh_intake__sniffed fh_intake__sniff(fh_str head) {
    fh_intake__sniffed s = {FH_INTAKE__EMPTY, NULL, 0, false};
    if (fh_str_starts(head, FH_STR("\xef\xbb\xbf"))) head = fh_str_cut(head, 3, head.len);
    fh_str t = fh_str_trim(head);
    if (!t.len) return s;
    if (t.len > 5 && fh_str_equal_nocase(fh_str_cut(t, 0, 5), FH_STR("WARC/"))) s.kind = FH_INTAKE__WARC;
    else if (fh_str_starts(t, FH_STR("filedesc://"))) s.kind = FH_INTAKE__ARC;
    else if (is_binary(head, &s)) return s;
    else if (t.ptr[0] == '{' && t.len > 1 && (t.ptr[1] == '"' || t.ptr[1] == '}' || fh_is_space(t.ptr[1]))) s.kind = json_kind(t);
    else if (t.ptr[0] == '[' && fh_str_trim(fh_str_cut(t, 1, t.len)).len && fh_str_trim(fh_str_cut(t, 1, t.len)).ptr[0] == '{') s.kind = FH_INTAKE__JSON;
    else if (t.ptr[0] == '<' && is_feed(t)) s.kind = FH_INTAKE__FEED;
    else s.kind = fh_intake__markup(t);
    return s;
}

bool fh_intake_is_feed(fh_str head) {
    if (head.len > FH_INTAKE__HEAD) head.len = FH_INTAKE__HEAD;
    fh_intake__kind kind = fh_intake__sniff(head).kind;
    return kind == FH_INTAKE__FEED || (kind == FH_INTAKE__JSON && fh_str_find(head, FH_STR("://jsonfeed.org/version/"), 0) != SIZE_MAX);
}
