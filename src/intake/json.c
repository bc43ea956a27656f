/* SPDX-License-Identifier: MIT
 *
 * intake/json.c - one JSON object as a raw report, by the field names that people and crawlers use. */
#include <jansson.h>

#include "base/vec.h"
#include "intake/inside.h"

typedef const char *const names[6];
static const names ID = {"id", "uri"}, TEXT = {"text", "body", "maintext", "articleBody"}, HTML = {"html"}, TITLE = {"title", "headline"},
                   URL = {"url", "link"}, DATE = {"date", "published", "datePublished", "date_publish"},
                   MODIFIED = {"modified", "dateModified", "date_modify"}, OUTLET = {"outlet", "sitename", "series", "source_domain"},
                   LANGUAGE = {"language", "lang"}, BYLINE = {"author", "authors", "byline"}, DESCRIPTION = {"description", "summary"};

static fh_str string_of(const json_t *v) {
    return json_is_string(v) ? (fh_str){json_string_value(v), json_string_length(v)} : (fh_str){NULL, 0};
}

/* The first of the names that holds a string with something in it. */
static fh_str field(const json_t *o, const names n) {
    for (size_t i = 0; i < 6 && n[i]; i++) {
        fh_str s = string_of(json_object_get(o, n[i]));
        if (fh_str_trim(s).len) return s;
    }
    return (fh_str){NULL, 0};
}

static fh_str id_of(fh_arena *arena, const json_t *o) {
    fh_str s = field(o, ID);
    const json_t *n = json_object_get(o, "id");
    if (!s.ptr && json_is_integer(n)) return fh_str_format(arena, "%" JSON_INTEGER_FORMAT, json_integer_value(n));
    return fh_str_copy(arena, s);
}

/* A NUL in a JSON string becomes a blank: offsets stay. */
static fh_str text_of(fh_arena *arena, fh_str s) {
    s = fh_str_copy(arena, s);
    if (fh_str_find_char(s, '\0', 0) == SIZE_MAX) return s;
    char *at = (char *)(uintptr_t)s.ptr; /* our own copy */
    for (size_t i = 0; i < s.len; i++)
        if (!at[i]) at[i] = ' ';
    return s;
}

typedef FH_VEC(fh_str) str_vec;

/* A name, once. People come as "A", {"name": "A"} or lists of these. */
static void add_name(fh_arena *arena, str_vec *out, const json_t *v) {
    fh_str s = fh_str_trim(string_of(json_is_object(v) ? json_object_get(v, "name") : v));
    for (size_t i = 0; i < out->n; i++)
        if (fh_str_equal(out->at[i], s)) return;
    if (s.len && out->n < FH_RAW_MOST_NAMES) fh_vec_push(arena, out, fh_str_copy(arena, s));
}

static void read_byline(fh_arena *arena, const json_t *o, fh_raw *raw) {
    str_vec people = {0};
    for (size_t i = 0; i < 6 && BYLINE[i] && !people.n; i++) {
        const json_t *v = json_object_get(o, BYLINE[i]);
        if (!json_is_array(v)) add_name(arena, &people, v);
        else for (size_t k = 0; k < json_array_size(v); k++) add_name(arena, &people, json_array_get(v, k));
    }
    raw->byline = people.at;
    raw->n_byline = (uint32_t)people.n;
}

bool fh_intake__json_is_report(const struct json_t *o) { return json_is_object(o) && (field(o, TEXT).ptr || field(o, HTML).ptr); }

fh_status fh_intake__json_report(fh_arena *arena, const struct json_t *o, fh_raw *raw) {
    fh_str text = field(o, TEXT);
    raw->kind = text.ptr ? FH_RAW_CLEAN : FH_RAW_HTML;
    raw->bytes = text_of(arena, text.ptr ? text : field(o, HTML));
    raw->id = id_of(arena, o);
    raw->title = fh_str_copy(arena, field(o, TITLE));
    raw->url = fh_str_copy(arena, field(o, URL));
    raw->published = fh_str_copy(arena, field(o, DATE));
    raw->modified = fh_str_copy(arena, field(o, MODIFIED));
    raw->outlet = fh_str_copy(arena, field(o, OUTLET));
    raw->language = fh_str_copy(arena, field(o, LANGUAGE));
    raw->description = fh_str_copy(arena, field(o, DESCRIPTION));
    read_byline(arena, o, raw);
    return fh_arena_status(arena);
}

fh_str fh_intake__wrap(fh_arena *arena, fh_str fragment) {
    const fh_str head = FH_STR("<!DOCTYPE html><html><body><article>"), tail = FH_STR("</article></body></html>");
    char *p = fh_arena_alloc_raw(arena, head.len + fragment.len + tail.len, 1, 1);
    if (!p) return (fh_str){NULL, 0};
    memcpy(p, head.ptr, head.len);
    if (fragment.len) memcpy(p + head.len, fragment.ptr, fragment.len);
    memcpy(p + head.len + fragment.len, tail.ptr, tail.len);
    return (fh_str){p, head.len + fragment.len + tail.len};
}

fh_status fh_intake__json_item(fh_arena *arena, const struct json_t *feed, const struct json_t *item, fh_raw *raw) {
    static const names html = {"content_html"}, text = {"content_text", "summary"}, published = {"date_published"},
                       modified = {"date_modified"}, url = {"url", "external_url"}, title = {"title"}, language = {"language"};
    fh_str body = field(item, html);
    raw->kind = body.ptr ? FH_RAW_HTML : FH_RAW_CLEAN;
    raw->bytes = body.ptr ? fh_intake__wrap(arena, body) : text_of(arena, field(item, text));
    raw->url = fh_str_copy(arena, field(item, url));
    raw->id = raw->url.ptr ? raw->url : id_of(arena, item);
    raw->title = fh_str_copy(arena, field(item, title));
    raw->published = fh_str_copy(arena, field(item, published));
    raw->modified = fh_str_copy(arena, field(item, modified));
    raw->outlet = fh_str_copy(arena, field(feed, title));
    fh_str said = field(item, language);
    raw->language = fh_str_copy(arena, said.ptr ? said : field(feed, language));
    raw->description = fh_str_copy(arena, string_of(json_object_get(item, "summary")));
    read_byline(arena, item, raw);
    if (!raw->n_byline) read_byline(arena, feed, raw);
    return fh_arena_status(arena);
}
