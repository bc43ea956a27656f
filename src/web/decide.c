/* SPDX-License-Identifier: MIT
 *
 * web/decide.c - decisions that come as forms, from the pages or from programs.
 *
 *   POST /decide, /api/decisions                kind, id..., edge, who, why, token
 *   POST /withdraw, /api/decisions/withdraw     number, who, token
 *
 * The token is the server's, made at its start and told to whoever started it; programs may send it as the header
 * X-Firsthand-Token. A page's form is answered by leading on to what was decided about, a program by JSON. Each
 * write opens the store for itself, one after the other; pages that were made before are forgotten with its version. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/error.h"
#include "base/vec.h"
#include "web/request.h"
#include "web/web.h"

static const char JSON[] = "application/json; charset=utf-8";

struct web_pen {
    pthread_mutex_t lock;
    char *path;
    fh_options engine;
    char token[33];
};

static bool make_token(char ret_token[33]) {
    unsigned char bytes[16];
    FILE *f = fopen("/dev/urandom", "rb");
    bool read = f && fread(bytes, 1, sizeof bytes, f) == sizeof bytes;
    if (f) fclose(f);
    for (size_t i = 0; read && i < sizeof bytes; i++) snprintf(ret_token + 2 * i, 3, "%02x", bytes[i]);
    return read;
}

web_pen *web_pen_new(const char *path, const fh_options *engine) {
    web_pen *pen = calloc(1, sizeof *pen);
    size_t n = strlen(path) + 1;
    if (!pen || !(pen->path = malloc(n)) || !make_token(pen->token)) {
        if (pen) free(pen->path);
        free(pen);
        return NULL;
    }
    memcpy(pen->path, path, n);
    pen->engine = *engine;
    pthread_mutex_init(&pen->lock, NULL);
    return pen;
}

void web_pen_free(web_pen *pen) {
    if (!pen) return;
    pthread_mutex_destroy(&pen->lock);
    free(pen->path);
    free(pen);
}

const char *web_pen_token(const web_pen *pen) { return pen->token; }

bool web_writes(const char *path) {
    static const char *const paths[] = {"/decide", "/withdraw", "/api/decisions", "/api/decisions/withdraw"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        if (strcmp(path, paths[i]) == 0) return true;
    return false;
}

/* ---- the form ------------------------------------------------------------------------------------------ */

typedef FH_VEC(fh_str) str_vec;

static bool read_kind(fh_str name, fh_decision_kind *ret) {
    static const struct { const char *name; fh_decision_kind kind; } kinds[] = {
        {"together", FH_DECISION_TOGETHER}, {"apart", FH_DECISION_APART}, {"not-from", FH_DECISION_NOT_FROM}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (fh_str_equal(name, fh_str_of(kinds[i].name))) { *ret = kinds[i].kind; return true; }
    return false;
}

/* Every "id", or the two of "edge": child|parent, each with its own escapes. */
static void read_ids(fh_arena *arena, const web_form *form, str_vec *ids) {
    for (size_t i = 0; i < form->n; i++)
        if (fh_str_equal(form->at[i].name, FH_STR("id")) && form->at[i].value.len) fh_vec_push(arena, ids, form->at[i].value);
    fh_str edge = web_form_get(form, "edge");
    size_t bar = fh_str_find_char(edge, '|', 0);
    if (!edge.len || bar >= edge.len) return;
    fh_vec_push(arena, ids, web_decode(arena, fh_str_cut(edge, 0, bar), false));
    fh_vec_push(arena, ids, web_decode(arena, fh_str_cut(edge, bar + 1, edge.len), false));
}

static fh_str now(fh_arena *arena) {
    char text[32] = "";
    time_t t = time(NULL);
    struct tm utc;
    if (gmtime_r(&t, &utc)) strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return fh_str_copy(arena, fh_str_of(text));
}

/* A report that the decision names: ids of stories may be others now. */
static fh_status first_report(fh_store *store, fh_arena *arena, uint64_t number, fh_str *ret_report, fh_error *err) {
    fh_decision_rows rows = {0};
    fh_status status = fh_store_decisions(store, &rows, err);
    for (uint32_t i = 0; !status && i < rows.n; i++)
        if (rows.at[i].number == number && rows.at[i].n_reports) *ret_report = fh_str_copy(arena, rows.at[i].reports[0]);
    return status;
}

static fh_status decide(fh_store *store, fh_arena *arena, const web_form *form, uint64_t *ret_number, fh_str *ret_about, fh_error *err) {
    str_vec ids = {0};
    fh_verdict v = FH_VERDICT_INIT;
    if (!read_kind(web_form_get(form, "kind"), &v.kind)) return fh_fail(err, FH_EINPUT, 0, "the kind of a decision is together, apart or not-from");
    read_ids(arena, form, &ids);
    if (!ids.n) return fh_fail(err, FH_EINPUT, 0, "nothing was chosen: a decision is about stories or reports");
    v.ids = ids.at;
    v.n_ids = ids.n;
    v.who = web_form_get(form, "who");
    v.why = web_form_get(form, "why");
    v.now = now(arena);
    fh_status status = fh_store_decide(store, &v, ret_number, err);
    return status ? status : first_report(store, arena, *ret_number, ret_about, err);
}

static fh_status withdraw(fh_store *store, fh_arena *arena, const web_form *form, uint64_t *ret_number, fh_error *err) {
    *ret_number = web_number(web_form_get(form, "number"), UINT32_MAX);
    return fh_store_withdraw(store, *ret_number, web_form_get(form, "who"), now(arena), err);
}

/* ---- the answer ------------------------------------------------------------------------------------------- */

/* Opens the store for one write. */
static fh_status write_down(web_pen *pen, fh_arena *arena, const web_form *form, bool withdrawing, uint64_t *ret_number, fh_str *ret_about, fh_error *err) {
    fh_engine *engine = NULL;
    fh_store *store = NULL;
    pthread_mutex_lock(&pen->lock);
    fh_status status = fh_engine_new(&pen->engine, &engine, err);
    if (!status) status = fh_store_open(engine, pen->path, FH_STORE_WRITE, &store, err);
    if (!status) status = withdrawing ? withdraw(store, arena, form, ret_number, err) : decide(store, arena, form, ret_number, ret_about, err);
    fh_store_close(store);
    fh_engine_free(engine);
    pthread_mutex_unlock(&pen->lock);
    return status;
}

/* Letters and digits of an id, the rest as %XX: what may stand in a header. */
static void add_value(fh_buf *out, fh_str value) {
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        if (fh_is_alpha(c) || fh_is_digit(c)) fh_buf_add_char(out, c);
        else fh_buf_format(out, "%%%02X", (unsigned char)c);
    }
}

static enum MHD_Result send_done(web_desk *d, struct MHD_Connection *c, bool api, uint64_t number, fh_str about) {
    fh_buf b = {.arena = d->arena};
    if (api) {
        fh_buf_format(&b, "{\"number\":%llu}\n", (unsigned long long)number);
        return web_send(c, &(web_answer){.status = 201, .type = JSON, .body = fh_buf_str(&b)});
    }
    if (about.len) fh_buf_add(&b, FH_STR("story?id=")), add_value(&b, about), fh_buf_add(&b, FH_STR("#decisions-1"));
    else fh_buf_add(&b, FH_STR("decisions"));
    fh_buf_add_char(&b, '\0');
    return web_send(c, &(web_answer){.status = 303, .type = "text/plain; charset=utf-8", .body = FH_STR("Decided.\n"), .location = fh_buf_str(&b).ptr});
}

static enum MHD_Result answer(web_pen *pen, web_desk *d, struct MHD_Connection *c, const char *path, fh_str body) {
    bool api = strncmp(path, "/api/", 5) == 0, withdrawing = strstr(path, "withdraw") != NULL;
    const char *given = MHD_lookup_connection_value(c, MHD_HEADER_KIND, "X-Firsthand-Token");
    web_form form;
    uint64_t number = 0;
    fh_str about = {NULL, 0};
    fh_error err = {0};
    if (!web_form_read(d->arena, body, &form)) return web_send_problem(d, c, 400, api, "This form cannot be read", FH_STR("It is broken, or has too many fields."));
    if (!web_same_secret(given ? fh_str_of(given) : fh_str_trim(web_form_get(&form, "token")), fh_str_of(pen->token)))
        return web_send_problem(d, c, 403, api, "This needs the token", FH_STR("Decisions need the token that 'firsthand serve' printed when it started."));
    fh_status status = write_down(pen, d->arena, &form, withdrawing, &number, &about, &err);
    if (status == FH_EINPUT) return web_send_problem(d, c, 400, api, "This cannot be decided", fh_str_of(err.msg));
    if (status) return web_send_problem(d, c, 500, api, "The store has trouble", fh_str_of(err.msg));
    return send_done(d, c, api, number, about);
}

enum MHD_Result web_decide(web_desks *desks, web_pen *pen, struct MHD_Connection *c, const char *path, fh_str body) {
    web_desk *d = web_desk_take(desks);
    enum MHD_Result sent = answer(pen, d, c, path, body);
    web_desk_give(desks, d);
    return sent;
}
