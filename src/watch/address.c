/* SPDX-License-Identifier: MIT
 *
 * watch/address.c - addresses on the web and on the net. Addresses are read by libcurl, so that what is checked is
 * what is fetched. */
#include "watch/address.h"

#include <arpa/inet.h>
#include <curl/curl.h>

static fh_str part_of(fh_arena *arena, CURLU *u, CURLUPart part, unsigned flags) {
    char *s = NULL;
    if (curl_url_get(u, part, &s, flags) != CURLUE_OK || !s) return (fh_str){NULL, 0};
    fh_str copy = fh_str_copy(arena, fh_str_of(s));
    curl_free(s);
    return copy;
}

static bool take_apart(fh_arena *arena, CURLU *u, watch_address *ret) {
    curl_url_set(u, CURLUPART_FRAGMENT, NULL, 0);
    fh_str scheme = part_of(arena, u, CURLUPART_SCHEME, 0), port = part_of(arena, u, CURLUPART_PORT, CURLU_DEFAULT_PORT);
    fh_str path = part_of(arena, u, CURLUPART_PATH, 0), query = part_of(arena, u, CURLUPART_QUERY, 0);
    ret->url = part_of(arena, u, CURLUPART_URL, 0);
    ret->host = part_of(arena, u, CURLUPART_HOST, 0);
    if (!fh_str_equal(scheme, FH_STR("http")) && !fh_str_equal(scheme, FH_STR("https"))) return false;
    if (!ret->url.len || !ret->host.len) return false;
    ret->origin = fh_str_format(arena, "%.*s://%.*s:%.*s", FH_STR_ARGS(scheme), FH_STR_ARGS(ret->host), FH_STR_ARGS(port));
    ret->path = fh_str_format(arena, "%.*s%s%.*s", FH_STR_ARGS(path), query.len ? "?" : "", FH_STR_ARGS(query));
    return !fh_arena_status(arena);
}

bool watch_address_of(fh_arena *arena, fh_str url, fh_str base, watch_address *ret) {
    fh_str text = fh_str_copy(arena, fh_str_trim(url)), root = fh_str_copy(arena, base);
    CURLU *u = curl_url();
    bool read = u && text.len && fh_str_find_char(text, '\0', 0) == SIZE_MAX;
    if (read && root.len) read = curl_url_set(u, CURLUPART_URL, root.ptr, 0) == CURLUE_OK;
    if (read) read = curl_url_set(u, CURLUPART_URL, text.ptr, CURLU_URLENCODE) == CURLUE_OK;
    if (read) read = take_apart(arena, u, ret);
    curl_url_cleanup(u);
    return read;
}

static bool is_private4(const unsigned char *a) {
    if (a[0] == 0 || a[0] == 10 || a[0] == 127 || a[0] >= 224) return true; /* this net, private, this machine, many receivers */
    if (a[0] == 100 && (a[1] & 0xc0) == 64) return true;                    /* behind a provider (RFC 6598) */
    if (a[0] == 169 && a[1] == 254) return true;                            /* this link */
    return (a[0] == 172 && (a[1] & 0xf0) == 16) || (a[0] == 192 && a[1] == 168);
}

bool watch_is_private(const char *ip) {
    static const unsigned char mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, none[15];
    unsigned char a[16];
    if (inet_pton(AF_INET, ip, a) == 1) return is_private4(a);
    if (inet_pton(AF_INET6, ip, a) != 1) return true; /* what cannot be read is not trusted */
    if (memcmp(a, mapped, sizeof mapped) == 0) return is_private4(a + 12);
    if (memcmp(a, none, sizeof none) == 0 && a[15] <= 1) return true; /* :: and ::1 */
    return (a[0] & 0xfe) == 0xfc || (a[0] == 0xfe && (a[1] & 0xc0) == 0x80) || a[0] == 0xff;
}
