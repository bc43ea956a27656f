/* SPDX-License-Identifier: MIT
 *
 * cli/late.c - libcurl and libmicrohttpd, loaded when they are first called.
 *
 * Both bring some thirty libraries along (of encryption, names, directories), whose loading took half of the start of
 * every command, and two commands use them. So the program is not linked with them: the functions that it calls stand here
 * under their own names, and each looks for the real one when it is first called. Variadic functions hand on what their callers
 * here give them. Where one of the libraries is missing, the commands that need it say so, and the others work. An address
 * is looked for twice at worst, by two threads at once, with the same result. CMake leaves this file out, and links
 * as usual, where FH_LATE is off. */
#include <dlfcn.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <curl/curl.h>
#include <microhttpd.h>

#include "cli/cli.h"

#undef curl_easy_setopt /* macros that check types, */
#undef curl_easy_getinfo

static uintptr_t find(const char *library, const char *name) {
    void *opened = dlopen(library, RTLD_LAZY), *at = opened ? dlsym(opened, name) : NULL;
    if (at) return (uintptr_t)at;
    fprintf(stderr, "firsthand: this command needs %s, which cannot be loaded (%s); install it\n", library, dlerror());
    exit(CLI_INPUT);
}

/* Sets f, a pointer to function, to the address of `name`. */
#define FIND(f, library, name)                                      \
    do {                                                            \
        static _Atomic uintptr_t at_;                               \
        uintptr_t p_ = at_;                                         \
        if (!p_) at_ = p_ = find(library, name);                    \
        memcpy(&(f), &p_, sizeof p_);                               \
    } while (0)

#define LATE(library, T, name, params, args)                        \
    T name params {                                                 \
        T(*f) params;                                               \
        FIND(f, library, #name);                                    \
        return f args;                                              \
    }
#define LATE_VOID(library, name, params, args)                      \
    void name params {                                              \
        void(*f) params;                                            \
        FIND(f, library, #name);                                    \
        f args;                                                     \
    }

/* ---- libcurl ---------------------------------------------------------------------------------------------------- */

/* Later releases of libcurl promise to leave it as it is. */
typedef __typeof__(*_Generic(curl_url_get, CURLUcode(*)(const CURLU *, CURLUPart, char **, unsigned): (const CURLU *)NULL, default: (CURLU *)NULL)) url_handle;

LATE(FH_CURL, CURLcode, curl_global_init, (long flags), (flags))
LATE_VOID(FH_CURL, curl_global_cleanup, (void), ())
LATE(FH_CURL, CURL *, curl_easy_init, (void), ())
LATE_VOID(FH_CURL, curl_easy_cleanup, (CURL *c), (c))
LATE_VOID(FH_CURL, curl_easy_reset, (CURL *c), (c))
LATE(FH_CURL, CURLcode, curl_easy_perform, (CURL *c), (c))
LATE(FH_CURL, const char *, curl_easy_strerror, (CURLcode code), (code))
LATE(FH_CURL, struct curl_slist *, curl_slist_append, (struct curl_slist *list, const char *s), (list, s))
LATE_VOID(FH_CURL, curl_slist_free_all, (struct curl_slist *list), (list))
LATE(FH_CURL, time_t, curl_getdate, (const char *s, const time_t *unused), (s, unused))
LATE_VOID(FH_CURL, curl_free, (void *p), (p))
LATE(FH_CURL, CURLU *, curl_url, (void), ())
LATE_VOID(FH_CURL, curl_url_cleanup, (CURLU *u), (u))
LATE(FH_CURL, CURLUcode, curl_url_get, (url_handle *u, CURLUPart what, char **part, unsigned flags), (u, what, part, flags))
LATE(FH_CURL, CURLUcode, curl_url_set, (CURLU *u, CURLUPart what, const char *part, unsigned flags), (u, what, part, flags))

/* The number of an option tells what is given with it. */
CURLcode curl_easy_setopt(CURL *c, CURLoption option, ...) {
    CURLcode (*f)(CURL *, CURLoption, ...), code;
    va_list given;
    FIND(f, FH_CURL, "curl_easy_setopt");
    va_start(given, option);
    if (option < CURLOPTTYPE_OBJECTPOINT) code = f(c, option, va_arg(given, long));
    else if (option < CURLOPTTYPE_FUNCTIONPOINT) code = f(c, option, va_arg(given, void *));
    else if (option < CURLOPTTYPE_OFF_T) code = f(c, option, va_arg(given, void (*)(void)));
    else code = f(c, option, va_arg(given, curl_off_t));
    va_end(given);
    return code;
}

CURLcode curl_easy_getinfo(CURL *c, CURLINFO what, ...) {
    CURLcode (*f)(CURL *, CURLINFO, ...), code;
    va_list given;
    FIND(f, FH_CURL, "curl_easy_getinfo");
    va_start(given, what);
    code = f(c, what, va_arg(given, void *));
    va_end(given);
    return code;
}

/* ---- libmicrohttpd ------------------------------------------------------------------------------------------------ */

typedef struct MHD_Connection connection;
typedef struct MHD_Response response;

LATE(FH_MICROHTTPD, enum MHD_Result, MHD_add_response_header, (response *r, const char *name, const char *value), (r, name, value))
LATE(FH_MICROHTTPD, response *, MHD_create_response_from_buffer, (size_t n, void *bytes, enum MHD_ResponseMemoryMode mode), (n, bytes, mode))
LATE(FH_MICROHTTPD, response *, MHD_create_response_from_callback,
     (uint64_t size, size_t block, MHD_ContentReaderCallback reader, void *cls, MHD_ContentReaderFreeCallback release), (size, block, reader, cls, release))
LATE_VOID(FH_MICROHTTPD, MHD_destroy_response, (response *r), (r))
LATE(FH_MICROHTTPD, enum MHD_Result, MHD_queue_response, (connection *c, unsigned status, response *r), (c, status, r))
LATE(FH_MICROHTTPD, const char *, MHD_lookup_connection_value, (connection *c, enum MHD_ValueKind kind, const char *key), (c, kind, key))
LATE(FH_MICROHTTPD, enum MHD_Result, MHD_lookup_connection_value_n,
     (connection *c, enum MHD_ValueKind kind, const char *key, size_t n_key, const char **value, size_t *n_value), (c, kind, key, n_key, value, n_value))
LATE_VOID(FH_MICROHTTPD, MHD_stop_daemon, (struct MHD_Daemon *d), (d))

/* Nothing that we ask for has arguments of its own. */
const union MHD_ConnectionInfo *MHD_get_connection_info(connection *c, enum MHD_ConnectionInfoType what, ...) {
    const union MHD_ConnectionInfo *(*f)(connection *, enum MHD_ConnectionInfoType, ...);
    FIND(f, FH_MICROHTTPD, "MHD_get_connection_info");
    return f(c, what);
}

const union MHD_DaemonInfo *MHD_get_daemon_info(struct MHD_Daemon *d, enum MHD_DaemonInfoType what, ...) {
    const union MHD_DaemonInfo *(*f)(struct MHD_Daemon *, enum MHD_DaemonInfoType, ...);
    FIND(f, FH_MICROHTTPD, "MHD_get_daemon_info");
    return f(d, what);
}

/* Options are given as one array; any others are refused. */
struct MHD_Daemon *MHD_start_daemon(unsigned flags, uint16_t port, MHD_AcceptPolicyCallback accept, void *accept_cls,
                                    MHD_AccessHandlerCallback handle, void *handle_cls, ...) {
    struct MHD_Daemon *(*f)(unsigned, uint16_t, MHD_AcceptPolicyCallback, void *, MHD_AccessHandlerCallback, void *, ...);
    va_list given;
    FIND(f, FH_MICROHTTPD, "MHD_start_daemon");
    va_start(given, handle_cls);
    bool is_array = va_arg(given, enum MHD_OPTION) == MHD_OPTION_ARRAY;
    struct MHD_OptionItem *options = is_array ? va_arg(given, struct MHD_OptionItem *) : NULL;
    va_end(given);
    return is_array ? f(flags, port, accept, accept_cls, handle, handle_cls, MHD_OPTION_ARRAY, options, MHD_OPTION_END) : NULL;
}
