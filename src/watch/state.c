/* SPDX-License-Identifier: MIT
 *
 * watch/state.c - what is remembered of a feed: one note of JSON under the topic "feed" and the feed's address. A note
 * that cannot be read counts as none: the feed is then asked for all, and what is in the store already is known there.
 *
 *   {"etag", "modified", "next", "failures", "gone", "seen": [[key, digest, tries, done], ...]} */
#include "watch/state.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include <jansson.h>

static fh_str text_of(fh_arena *arena, const json_t *v) {
    if (!json_is_string(v)) return (fh_str){NULL, 0};
    return fh_str_copy(arena, (fh_str){json_string_value(v), json_string_length(v)});
}

watch_seen *watch_state_item(watch_state *s, fh_str key) {
    uint32_t id = fh_strmap_get(&s->keys, key);
    if (id == UINT32_MAX) {
        key = fh_str_copy(s->arena, key);
        id = fh_strmap_put(&s->keys, key);
        fh_vec_push(s->arena, &s->seen, (watch_seen){.key = key});
    }
    return id < s->seen.n ? &s->seen.at[id] : NULL;
}

static void read_seen(watch_state *s, const json_t *list) {
    size_t i;
    json_t *one;
    json_array_foreach(list, i, one) {
        fh_str key = text_of(s->arena, json_array_get(one, 0));
        const char *digest = json_string_value(json_array_get(one, 1));
        watch_seen *seen = key.len && digest ? watch_state_item(s, key) : NULL;
        if (!seen) continue;
        seen->digest = strtoull(digest, NULL, 16);
        seen->tries = (unsigned)json_integer_value(json_array_get(one, 2));
        seen->done = json_is_true(json_array_get(one, 3));
    }
}

fh_status watch_state_load(fh_store *store, fh_str feed, fh_arena *arena, watch_state *ret, fh_error *err) {
    fh_str note = {NULL, 0};
    *ret = (watch_state){.arena = arena, .keys = {.arena = arena}};
    fh_status status = fh_store_note(store, FH_STR("feed"), feed, &note, err);
    if (status || !note.len) return status;
    json_t *o = json_loadb(note.ptr, note.len, 0, NULL);
    ret->etag = text_of(arena, json_object_get(o, "etag"));
    ret->modified = text_of(arena, json_object_get(o, "modified"));
    ret->next = json_integer_value(json_object_get(o, "next"));
    ret->failures = (unsigned)json_integer_value(json_object_get(o, "failures"));
    ret->gone = json_is_true(json_object_get(o, "gone"));
    read_seen(ret, json_object_get(o, "seen"));
    json_decref(o);
    return FH_OK;
}

static json_t *string_or_null(fh_str s) {
    json_t *v = s.ptr ? json_stringn(s.ptr, s.len) : NULL;
    return v ? v : json_null();
}

static json_t *write_seen(const watch_state *s) {
    json_t *list = json_array();
    for (size_t i = s->seen.n > WATCH_SEEN ? s->seen.n - WATCH_SEEN : 0; i < s->seen.n; i++) {
        const watch_seen *x = &s->seen.at[i];
        char digest[20];
        snprintf(digest, sizeof digest, "%016" PRIx64, x->digest);
        json_t *one = json_array();
        json_array_append_new(one, string_or_null(x->key));
        json_array_append_new(one, json_string(digest));
        json_array_append_new(one, json_integer((json_int_t)x->tries));
        json_array_append_new(one, json_boolean(x->done));
        json_array_append_new(list, one);
    }
    return list;
}

fh_status watch_state_save(fh_store *store, fh_str feed, const watch_state *s, fh_error *err) {
    json_t *o = json_object();
    json_object_set_new(o, "etag", string_or_null(s->etag));
    json_object_set_new(o, "modified", string_or_null(s->modified));
    json_object_set_new(o, "next", json_integer((json_int_t)s->next));
    json_object_set_new(o, "failures", json_integer((json_int_t)s->failures));
    json_object_set_new(o, "gone", json_boolean(s->gone));
    json_object_set_new(o, "seen", write_seen(s));
    char *note = json_dumps(o, JSON_COMPACT);
    json_decref(o);
    fh_status status = FH_OK; /* without memory for it, the old note stays: the feed is asked for more than is needed */
    if (note) status = fh_store_set_note(store, FH_STR("feed"), feed, fh_str_of(note), err);
    free(note);
    return status;
}
