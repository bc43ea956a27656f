/* SPDX-License-Identifier: MIT
 *
 * web/openapi.c - the JSON interface described in its own terms (OpenAPI 3.1). */
#include "base/json.h"
#include "web/web.h"

static const struct parameter { const char *name, *type, *what; } parameters[] = {
    {"q", "string", "words, \"phrases\", prefixes*, AND, OR, NOT"}, {"name", "string", "a speaker's full name or surname"},
    {"outlet", "string", "only what this outlet published"},        {"id", "string", "a story's or a report's id"},
    {"since", "string", "first day, YYYY-MM-DD"},                   {"until", "string", "last day, YYYY-MM-DD"},
    {"offset", "integer", "rows to leave out first"},               {"limit", "integer", "rows at most, up to 500"},
};

static const struct operation { const char *path, *what, *takes; } operations[] = {
    {"/api/stories", "Stories, newest first: {total, offset, rows}", "outlet since until offset limit"},
    {"/api/story", "The dossier of a story, as `firsthand read --json` prints it", "id"},
    {"/api/report", "A report's revisions, oldest first, with what each changed, as a dossier", "id"},
    {"/api/search", "Reports by their words, best first: {total, offset, rows}; finds in a snippet stand between U+0002 and U+0003", "q name outlet since until offset limit"},
    {"/api/speakers", "Speakers by how much they are quoted, or one speaker's statements: {total, offset, rows}", "name outlet since until offset limit"},
    {"/api/events", "Server-sent events: `store` with {reports, stories}, now and whenever reports come in", ""},
};

static void put(fh_json *j, const char *key, const char *value) { fh_json_put_str(j, key, fh_str_of(value)); }

static void put_parameters(fh_json *j, const char *takes) {
    fh_json_key(j, "parameters");
    fh_json_begin_array(j);
    fh_str rest = fh_str_of(takes), name;
    while (fh_str_next(&rest, ' ', &name)) {
        for (size_t i = 0; i < sizeof parameters / sizeof *parameters; i++) {
            if (!fh_str_equal(fh_str_of(parameters[i].name), name)) continue;
            fh_json_begin_object(j);
            put(j, "name", parameters[i].name);
            put(j, "in", "query");
            put(j, "description", parameters[i].what);
            fh_json_key(j, "schema");
            fh_json_begin_object(j);
            put(j, "type", parameters[i].type);
            fh_json_end_object(j);
            fh_json_end_object(j);
        }
    }
    fh_json_end_array(j);
}

static void put_responses(fh_json *j, bool events) {
    static const char *const all[][2] = {{"200", "what was asked for"}, {"304", "it has not changed"}, {"400", "the question cannot be read"}, {"404", "there is no such thing"}};
    fh_json_key(j, "responses");
    fh_json_begin_object(j);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        fh_json_key(j, all[i][0]);
        fh_json_begin_object(j);
        put(j, "description", all[i][1]);
        if (i == 0) {
            fh_json_key(j, "content");
            fh_json_begin_object(j);
            fh_json_key(j, events ? "text/event-stream" : "application/json");
            fh_json_begin_object(j);
            fh_json_end_object(j);
            fh_json_end_object(j);
        }
        fh_json_end_object(j);
    }
    fh_json_end_object(j);
}

void web_openapi(fh_buf *out) {
    fh_json json = {.out = out}, *j = &json;
    fh_json_begin_object(j);
    put(j, "openapi", "3.1.0");
    fh_json_key(j, "info");
    fh_json_begin_object(j);
    put(j, "title", "firsthand");
    put(j, "description", "A store of reports: stories, who derives from whom, who says what. Read only, on this machine only.");
    put(j, "version", fh_version());
    fh_json_end_object(j);
    fh_json_key(j, "paths");
    fh_json_begin_object(j);
    for (size_t i = 0; i < sizeof operations / sizeof *operations; i++) {
        fh_json_key(j, operations[i].path);
        fh_json_begin_object(j);
        fh_json_key(j, "get");
        fh_json_begin_object(j);
        put(j, "summary", operations[i].what);
        put_parameters(j, operations[i].takes);
        put_responses(j, i + 1 == sizeof operations / sizeof *operations);
        fh_json_end_object(j);
        fh_json_end_object(j);
    }
    fh_json_end_object(j);
    fh_json_end_object(j);
    fh_buf_add_char(out, '\n');
}
