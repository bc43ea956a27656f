# SPDX-License-Identifier: MIT
"""Reports that are kept in one file."""
import ctypes as c
import datetime
import json
import os

from . import _library as _l
from .engine import _JSON, Engine

_READ, _CREATE = 0, 2                          # fh_store_mode
_STORIES, _SEARCH, _SPEAKERS, _STORY, _REPORT, _REPORTS, _DECISIONS = range(7) # fh_view
_AS_JSON = 1                                   # fh_shape
_KINDS = ("together", "apart", "not-from")     # fh_decision_kind


def _now(now):
    return now or datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


class Store:
    """Reports kept in one SQLite file. `failed` lists path and reason of the inputs that the last `add` could not read.

    Lists are dicts with "total", "offset" and "rows"; they take speaker, outlet, story, since, until (YYYY-MM-DD), offset and
    limit by name. Dossiers are those of Engine.read."""

    def __init__(self, path, create=True, threads=1, chars=True):
        self._handle, self.failed = None, []
        self._engine = Engine(threads, chars)
        handle = c.c_void_p()
        _l.call("fh_store_open", self._engine._handle, os.fsencode(path), _CREATE if create else _READ, c.byref(handle))
        self._handle = handle

    def close(self):
        """Closes the file; nothing can be asked afterwards. Closing twice does no harm, and `with` closes."""
        if self._handle:
            _l.lib.fh_store_close(self._handle)
            self._handle = None
        self._engine.close()

    __del__ = close

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def add(self, inputs, now=None):
        """Adds files and folders. Answers how many reports were added, known, revisions, failed, and how many stories were made anew.
        `now` is kept as the time of adding: an ISO 8601 time in UTC, by default the clock's."""
        now = _now(now)
        kept, added, self.failed = [], _l.StoreAdded(), []
        callback, raised = _l.each(self.failed)
        how = _l.StoreHow(c.sizeof(_l.StoreHow), _l.string(now, kept), c.cast(callback, c.c_void_p), None)
        _l.call("fh_store_add", self._handle, *_l.paths(inputs), c.byref(how), c.byref(added))
        if raised:
            raise raised[0]
        return {name: getattr(added, name) for name, _ in _l.StoreAdded._fields_}

    def _list(self, view, words=None, *, speaker=None, outlet=None, story=None, since=None, until=None, offset=0, limit=0):
        kept = []
        given = [_l.string(value, kept) for value in (words, speaker, outlet, story, since, until)]
        sink, parts = _l.gather()
        _l.call("fh_store_view", self._handle, view, c.byref(_l.StoreQuery(*given, _l.number("offset", offset, 0, 2**32 - 1), _l.number("limit", limit, 0, 2**32 - 1))), _AS_JSON, sink)
        return json.loads(b"".join(parts))

    def stories(self, **filters):
        """The stories, newest first."""
        return self._list(_STORIES, **filters)

    def reports(self, **filters):
        """The reports, newest first."""
        return self._list(_REPORTS, **filters)

    def decisions(self):
        """What people have decided, oldest first, the withdrawn among it."""
        return self._list(_DECISIONS)

    def decide(self, kind, ids, who, why="", now=None):
        """Decides: "together" for stories that are one, "apart" for reports that are another story than the rest of theirs, "not-from" for
        a child and a parent that it does not derive from. Answers the decision's number."""
        if kind not in _KINDS:
            raise ValueError(f"a decision is one of {', '.join(_KINDS)}, not {kind!r}")
        kept, number, given = [], c.c_uint64(), list(ids)
        array = (_l.Str * len(given))(*[_l.string(i, kept) for i in given])
        verdict = _l.Verdict(c.sizeof(_l.Verdict), _KINDS.index(kind), c.cast(array, c.c_void_p), len(given), *[_l.string(t, kept) for t in (who, why, _now(now))])
        _l.call("fh_store_decide", self._handle, c.byref(verdict), c.byref(number))
        return number.value

    def withdraw(self, number, who, now=None):
        """Withdraws a decision; it is kept, with who did so."""
        kept = []
        _l.call("fh_store_withdraw", self._handle, number, _l.string(who, kept), _l.string(_now(now), kept))

    def search(self, words, **filters):
        """Reports found by words, "phrases", prefixes*, AND, OR, NOT; best first."""
        return self._list(_SEARCH, words, **filters)

    def speakers(self, **filters):
        """Who is quoted, most statements first; with speaker=NAME, everything one of them said."""
        return self._list(_SPEAKERS, **filters)

    def _dossier(self, question, name):
        kept, dossier = [], c.c_void_p()
        _l.call(question, self._handle, _l.string(name, kept), c.byref(dossier))
        return json.loads(self._engine._write(dossier, _JSON))

    def story(self, name):
        """The dossier of a story, named by its id or by that of one of its reports."""
        return self._dossier("fh_store_story", name)

    def revisions(self, report):
        """A report's revisions as a dossier: oldest first, with what each changed."""
        return self._dossier("fh_store_revisions", report)

    def check(self):
        """Reads the whole file and checks it against itself; raises Error where it is damaged."""
        _l.call("fh_store_check", self._handle)

    def rebuild(self):
        """Makes all that is derived anew from what is kept."""
        _l.call("fh_store_rebuild", self._handle)
