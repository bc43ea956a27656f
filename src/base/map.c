/* SPDX-License-Identifier: MIT
 *
 * base/map.c - open addressing. Keys pass through fh_mix64, so that consecutive integers
 * spread; two strings with one 64-bit hash are told apart by probing on with another key. */
#include "base/map.h"

uint32_t *fh_map_get(const fh_map *m, uint64_t key) {
    if (key == 0) return m->has_zero ? (uint32_t *)&m->zero : NULL;
    if (!m->cap) return NULL;
    for (size_t i = (size_t)fh_mix64(key) & (m->cap - 1);; i = (i + 1) & (m->cap - 1)) {
        if (m->keys[i] == key) return &m->values[i];
        if (m->keys[i] == 0) return NULL;
    }
}

static bool grow(fh_map *m) {
    fh_map wider = {.arena = m->arena, .cap = m->cap ? m->cap * 2 : 16};
    wider.keys = fh_new_n(m->arena, uint64_t, wider.cap);
    wider.values = fh_new_n(m->arena, uint32_t, wider.cap);
    if (!wider.keys || !wider.values) return false;
    for (size_t k = 0; k < m->cap; k++) {
        if (m->keys[k] == 0) continue;
        size_t i = (size_t)fh_mix64(m->keys[k]) & (wider.cap - 1);
        while (wider.keys[i] != 0) i = (i + 1) & (wider.cap - 1);
        wider.keys[i] = m->keys[k];
        wider.values[i] = m->values[k];
    }
    m->keys = wider.keys;
    m->values = wider.values;
    m->cap = wider.cap;
    return true;
}

uint32_t *fh_map_put(fh_map *m, uint64_t key, uint32_t fresh) {
    if (key == 0) {
        if (!m->has_zero) m->has_zero = true, m->zero = fresh;
        return &m->zero;
    }
    if (2 * (m->n + 1) > m->cap && !grow(m)) return NULL;
    size_t i = (size_t)fh_mix64(key) & (m->cap - 1);
    while (m->keys[i] != 0 && m->keys[i] != key) i = (i + 1) & (m->cap - 1);
    if (m->keys[i] == 0) {
        m->keys[i] = key;
        m->values[i] = fresh;
        m->n++;
    }
    return &m->values[i];
}

uint32_t fh_strmap_get(const fh_strmap *m, fh_str s) {
    for (uint64_t key = fh_hash64(s);; key = fh_mix64(key + 1)) {
        const uint32_t *at = fh_map_get(&m->slots, key);
        if (!at) return UINT32_MAX;
        if (fh_str_equal(m->names[*at], s)) return *at;
    }
}

uint32_t fh_strmap_put(fh_strmap *m, fh_str s) {
    m->slots.arena = m->arena;
    for (uint64_t key = fh_hash64(s);; key = fh_mix64(key + 1)) {
        const uint32_t *at = fh_map_get(&m->slots, key);
        if (at && !fh_str_equal(m->names[*at], s)) continue;
        if (at) return *at;
        if (m->n == m->cap) {
            size_t cap = m->cap ? m->cap * 2 : 16;
            fh_str *names = fh_arena_grow(m->arena, m->names, m->n, cap, sizeof *names, _Alignof(fh_str));
            if (!names) return UINT32_MAX;
            m->names = names;
            m->cap = cap;
        }
        if (!fh_map_put(&m->slots, key, (uint32_t)m->n)) return UINT32_MAX;
        m->names[m->n] = s;
        return (uint32_t)m->n++;
    }
}
