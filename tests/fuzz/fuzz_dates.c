/* SPDX-License-Identifier: MIT
 *
 * Properties: expressions are in order, in bounds and apart, have a value and, where they have a date, one that the
 * calendar has; reading again gives the same. The first byte chooses the anchor: none, a day, or a moment of speech,
 * which makes a short text an utterance. */
#include <stdlib.h>

#include "base/utf8.h"
#include "text/tag.h"
#include "text/text.h"
#include "timeline/timeline.h"

static void check_date(fh_datetime d) {
    static const uint8_t days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (!d.precision) return;
    if (d.year < 1 || d.year > 9999 || d.month > 12 || d.day > 31 || d.hour > 23 || d.minute > 59 || d.second > 59) abort();
    if (d.precision >= FH_PRECISION_MONTH && !d.month) abort();
    if (d.precision >= FH_PRECISION_DAY && (!d.day || d.day > days[d.month - 1])) abort();
}

static void check(const fh_report *r) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < r->n_times; i++) {
        const fh_timex *t = &r->times[i];
        if (t->span.begin < at || t->span.begin >= t->span.end || t->span.end > r->text.len || !t->value.len) abort();
        check_date(t->date);
        check_date(t->until);
        at = t->span.end;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < 2) return 0;
    fh_str text = {(const char *)data + 2, size - 2};
    if (!fh_utf8_valid(text, NULL)) return 0;
    fh_datetime anchor = {0};
    if (data[0] % 3) anchor = (fh_datetime){.year = (int16_t)(1 + data[1] * 39), .month = (uint8_t)(1 + data[1] % 12), .day = (uint8_t)(1 + data[1] % 28), .precision = FH_PRECISION_DAY};
    if (data[0] % 3 == 2) anchor.precision = FH_PRECISION_MINUTE, anchor.hour = data[1] % 24;
    fh_arena *keep = fh_arena_new(NULL, 0), *scratch = fh_arena_new(NULL, 0);
    fh_report a = {.text = text, .language = FH_STR("en")};
    if (fh_text_read(keep, scratch, &a, NULL) || fh_tag_read(scratch, &a, NULL)) abort();
    fh_report b = a;
    if (fh_timeline_read(keep, scratch, anchor, &a, NULL) || fh_timeline_read(keep, scratch, anchor, &b, NULL)) abort();
    check(&a);
    if (a.n_times != b.n_times) abort();
    const fh_report *reports[] = {&a};
    fh_event *events;
    uint32_t n, member = 0;
    if (fh_timeline_events(keep, scratch, reports, &member, 1, &events, &n, NULL)) abort();
    for (uint32_t i = 0; i < n; i++)
        if (events[i].event.ptr < text.ptr || events[i].event.ptr + events[i].event.len > text.ptr + text.len) abort();
    fh_arena_free(keep);
    fh_arena_free(scratch);
    return 0;
}
