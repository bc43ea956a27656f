/* SPDX-License-Identifier: MIT
 *
 * web/patience.c - how long a request may take to arrive.
 *
 * The HTTP library closes connections that are idle; one that drips a byte now and then is not, and would hold its place
 * for ever. So each connection has a moment by which its next request must be whole. A thread looks every second
 * and shuts the sockets of those that are late; the library then sees their end and cleans up. */
#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

#include "web/web.h"

typedef struct seat {
    struct MHD_Connection *connection; /* NULL: free */
    int socket;
    time_t since; /* when the connection began, or its last request was answered */
    bool whole;   /* the request has arrived, and is being answered */
} seat;

struct web_patience {
    pthread_mutex_t lock;
    pthread_cond_t wake;
    pthread_t thread;
    bool stop;
    unsigned seconds;
    seat seats[WEB_CONNECTIONS];
};

static time_t clock_now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec;
}

static void shut_late(web_patience *p) {
    for (size_t i = 0; i < WEB_CONNECTIONS; i++) {
        seat *s = &p->seats[i];
        if (s->connection && !s->whole && clock_now() - s->since > (time_t)p->seconds) shutdown(s->socket, SHUT_RDWR);
    }
}

static void *watch(void *payload) {
    web_patience *p = payload;
    pthread_mutex_lock(&p->lock);
    while (!p->stop) {
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_sec++;
        pthread_cond_timedwait(&p->wake, &p->lock, &until);
        shut_late(p);
    }
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

web_patience *web_patience_new(unsigned seconds) {
    web_patience *p = calloc(1, sizeof *p);
    if (!p) return NULL;
    p->seconds = seconds;
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->wake, NULL);
    if (pthread_create(&p->thread, NULL, watch, p) == 0) return p;
    free(p);
    return NULL;
}

void web_patience_free(web_patience *p) {
    if (!p) return;
    pthread_mutex_lock(&p->lock);
    p->stop = true;
    pthread_cond_signal(&p->wake);
    pthread_mutex_unlock(&p->lock);
    pthread_join(p->thread, NULL);
    pthread_cond_destroy(&p->wake);
    pthread_mutex_destroy(&p->lock);
    free(p);
}

static seat *find(web_patience *p, struct MHD_Connection *c) {
    for (size_t i = 0; i < WEB_CONNECTIONS; i++)
        if (p->seats[i].connection == c) return &p->seats[i];
    return NULL;
}

void web_patience_connection(void *payload, struct MHD_Connection *c, void **state, enum MHD_ConnectionNotificationCode what) {
    web_patience *p = payload;
    (void)state;
    pthread_mutex_lock(&p->lock);
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        const union MHD_ConnectionInfo *info = MHD_get_connection_info(c, MHD_CONNECTION_INFO_CONNECTION_FD);
        seat *s = info ? find(p, NULL) : NULL;
        if (s) *s = (seat){c, info->connect_fd, clock_now(), false};
    } else {
        seat *s = find(p, c);
        if (s) s->connection = NULL;
    }
    pthread_mutex_unlock(&p->lock);
}

void web_patience_whole(web_patience *p, struct MHD_Connection *c, bool whole) {
    pthread_mutex_lock(&p->lock);
    seat *s = find(p, c);
    if (s) s->whole = whole, s->since = clock_now();
    pthread_mutex_unlock(&p->lock);
}
