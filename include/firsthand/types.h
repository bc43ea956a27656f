/* SPDX-License-Identifier: MIT
 *
 * firsthand/types.h - the small types that every part of the library shares.
 *
 * Text is UTF-8. A position in a text counts bytes. A report's text never
 * reaches 4 GiB, so positions are uint32_t; sizes of memory are size_t. */
#ifndef FIRSTHAND_TYPES_H
#define FIRSTHAND_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define FH_API __attribute__((visibility("default")))
#define FH_PRINTF(at, first) __attribute__((format(printf, at, first)))
#define FH_MUST_USE __attribute__((warn_unused_result))
#else
#define FH_API
#define FH_PRINTF(at, first)
#define FH_MUST_USE
#endif

/* How a call ended. The story behind it stands in an fh_error. */
typedef enum fh_status {
    FH_OK = 0,
    FH_ENOMEM,  /* no memory, or the caller's byte budget is spent */
    FH_EINPUT,  /* the input is not what it says, or cannot be read as text */
    FH_EIO,     /* the operating system refused: no such file, no permission, disk full */
    FH_ELIMIT,  /* larger, deeper or more expanded than the limits allow */
    FH_ESTORE,  /* the store is damaged, of another version, or no store at all */
    FH_EBUSY,   /* somebody else holds what is needed */
    FH_ECANCEL, /* a progress callback asked to stop */
    FH_EEND,    /* nothing more to read; not a failure */
    FH_EBUG     /* ours: a broken promise inside the library */
} fh_status;

/* Why a call failed; owned by the caller, untouched on success. */
typedef struct fh_error {
    fh_status status;
    uint64_t offset; /* byte in the input where it went wrong; 0 when it has no place */
    char msg[232];   /* one sentence, NUL-terminated UTF-8: what, and what to try next */
} fh_error;

/* A borrowed run of bytes, passed by value, not NUL-terminated. {NULL, 0} is "absent". */
typedef struct fh_str {
    const char *ptr;
    size_t len;
} fh_str;

/* Bytes [begin, end) of a report's text. */
typedef struct fh_span {
    uint32_t begin, end;
} fh_span;

/* Where memory comes from. NULL members mean malloc, realloc and free. Called from
 * several threads at once when the engine has more than one. */
typedef struct fh_allocator {
    void *(*alloc)(void *payload, size_t size);
    void (*release)(void *payload, void *block, size_t size);
    void *payload;
} fh_allocator;

/* A calendar date with as much time of day as is known. */
typedef enum fh_precision {
    FH_PRECISION_NONE = 0, /* no date */
    FH_PRECISION_YEAR,
    FH_PRECISION_MONTH,
    FH_PRECISION_DAY,
    FH_PRECISION_MINUTE,
    FH_PRECISION_SECOND
} fh_precision;

typedef struct fh_datetime {
    int16_t year;        /* proleptic Gregorian, 1 to 9999 */
    uint8_t month, day;  /* 1 to 12, 1 to 31; 0 where precision does not reach */
    uint8_t hour, minute, second;
    uint8_t precision;   /* fh_precision */
    bool has_zone;       /* zone_minutes is known */
    int16_t zone_minutes; /* east of UTC, -1080 to 1080 */
} fh_datetime;

#ifdef __cplusplus
}
#endif
#endif
