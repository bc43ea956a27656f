# SPDX-License-Identifier: MIT
"""firsthand: who said it first, who only repeats it, what changed on the way.

A client of the library's public headers through ctypes; it needs libfirsthand.so and nothing else.

    import firsthand
    with firsthand.Engine(threads=2) as engine:
        for report in engine.clean(["reports/"]):
            print(report["outlet"], report["title"])
        dossier = engine.read(["reports/"])            # the object of `firsthand read --json`, as a dict
        open("dossier.html", "w").write(engine.page(["reports/"]))
        engine.compare("changes", "Forty were saved.", "Sixty were saved.")["score"]

Records are those of docs/formats.md. With chars=True offsets count characters, so that text[begin:end] cuts what they mean.
An Engine is used by one thread at a time."""
import ctypes as _c
import ctypes.util as _util
import json as _json
import os as _os

__all__ = ["Engine", "Error", "version"]


class Error(Exception):
    """A call that failed as a whole; `status` is the library's number for why."""

    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


class _Str(_c.Structure):
    _fields_ = [("ptr", _c.c_void_p), ("len", _c.c_size_t)]

    def text(self):
        return _c.string_at(self.ptr, self.len).decode("utf-8", "replace") if self.ptr else None


class _Error(_c.Structure):
    _fields_ = [("status", _c.c_int), ("offset", _c.c_uint64), ("msg", _c.c_char * 232)]


class _Options(_c.Structure):
    # The beginning of fh_options: the library reads as much as `size` says.
    _fields_ = [("size", _c.c_size_t), ("threads", _c.c_uint)]


class _WriteOptions(_c.Structure):
    _fields_ = [("size", _c.c_size_t), ("chars", _c.c_bool), ("colour", _c.c_bool), ("columns", _c.c_uint)]


class _Failure(_c.Structure):
    _fields_ = [("path", _Str), ("reason", _Str), ("status", _c.c_int)]


class _Input(_c.Structure):
    _fields_ = [(name, _Str) for name in ("id", "bytes", "url", "title", "outlet", "language", "published")] + [("clean", _c.c_bool)]


_WRITE = _c.CFUNCTYPE(_c.c_bool, _c.c_void_p, _c.c_void_p, _c.c_size_t)
_REPORT = _c.CFUNCTYPE(_c.c_int, _c.c_void_p, _c.c_void_p, _c.POINTER(_Failure))


class _Sink(_c.Structure):
    _fields_ = [("write", _WRITE), ("payload", _c.c_void_p)]


def _load():
    names = [_os.environ.get("FIRSTHAND_LIBRARY"), _util.find_library("firsthand"), "libfirsthand.so.0.1", "libfirsthand.so"]
    for name in filter(None, names):
        try:
            return _c.CDLL(name)
        except OSError as e:
            problem = e
    raise ImportError(f"libfirsthand.so was not found; install firsthand or name the file in FIRSTHAND_LIBRARY ({problem})")


_lib = _load()
_lib.fh_version.restype = _c.c_char_p
_P, _E = _c.c_void_p, _c.POINTER(_Error)
_PATHS = _c.POINTER(_c.c_char_p)
for _name, _arguments in {
    "fh_engine_new": [_c.POINTER(_Options), _c.POINTER(_P), _E],
    "fh_engine_each": [_P, _PATHS, _c.c_size_t, _c.c_int, _REPORT, _P, _E],
    "fh_corpus_new": [_P, _c.POINTER(_P), _E],
    "fh_corpus_add": [_P, _PATHS, _c.c_size_t, _E],
    "fh_corpus_add_memory": [_P, _c.POINTER(_Input), _E],
    "fh_corpus_study": [_P, _c.c_int, _E],
    "fh_corpus_compare": [_P, _c.c_int, _Str, _Str, _c.POINTER(_c.c_double), _E],
    "fh_report_write": [_P, _c.c_int, _c.POINTER(_WriteOptions), _Sink, _E],
    "fh_dossier_write": [_P, _c.c_int, _c.POINTER(_WriteOptions), _Sink, _E],
    "fh_compare_write": [_P, _c.c_int, _Str, _c.c_double, _c.POINTER(_WriteOptions), _Sink, _E],
}.items():
    getattr(_lib, _name).argtypes = _arguments
    getattr(_lib, _name).restype = _c.c_int
for _name in ("fh_engine_free", "fh_corpus_free"):
    getattr(_lib, _name).argtypes = [_P]
    getattr(_lib, _name).restype = None
_lib.fh_corpus_dossier.argtypes = [_P]
_lib.fh_corpus_dossier.restype = _P

_PAGE, _SENTENCES, _STATEMENTS, _TIMES = range(4)                       # fh_depth
_CLEAN_ROWS, _SENTENCE_ROWS, _STATEMENT_ROWS, _TIME_ROWS = 0, 2, 4, 5   # fh_rows
_TERMINAL, _JSON, _HTML = range(3)                                      # fh_format
_STUDY_ALL = 4                                                          # fh_study
_COMPARE = {"passages": 0, "changes": 1, "conflicts": 2}                # fh_compare
_CANCELLED = 7                                                          # fh_status


def version():
    """The library's version."""
    return _lib.fh_version().decode()


def _check(status, error):
    if status:
        raise Error(status, error.msg.decode("utf-8", "replace"))


def _gather():
    """A sink, and the list that what it takes is put into."""
    parts = []

    def take(_payload, address, size):
        parts.append(_c.string_at(address, size))
        return True

    return _Sink(_WRITE(take), None), parts


def _paths(inputs):
    given = [_os.fsencode(i) for i in ([inputs] if isinstance(inputs, (str, bytes, _os.PathLike)) else inputs)]
    return (_c.c_char_p * len(given))(*given), len(given)


def _str(value, kept):
    """A borrowed fh_str; what it points at is put into `kept`, to live as long as the call."""
    if value is None:
        return _Str(None, 0)
    data = value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")
    kept.append(_c.create_string_buffer(data, len(data) + 1))
    return _Str(_c.addressof(kept[-1]), len(data))


class Engine:
    """Reads reports. `failed` lists path and reason of the inputs that the last call could not read."""

    def __init__(self, threads=1, chars=True):
        self._handle, error = _P(), _Error()
        self._options = _WriteOptions(_c.sizeof(_WriteOptions), chars, False, 0)
        self.failed = []
        _check(_lib.fh_engine_new(_c.byref(_Options(_c.sizeof(_Options), threads)), _c.byref(self._handle), _c.byref(error)), error)

    def close(self):
        if self._handle:
            _lib.fh_engine_free(self._handle)
            self._handle = None

    __del__ = close

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    # ---- one report after the other ----

    def _rows(self, inputs, depth, rows):
        found, raised, error, self.failed = [], [], _Error(), []

        def one(_payload, report, failure):
            try:
                if failure:
                    self.failed.append({"path": failure.contents.path.text(), "reason": failure.contents.reason.text()})
                    return 0
                sink, parts = _gather()
                why = _Error()
                _check(_lib.fh_report_write(report, rows, _c.byref(self._options), sink, _c.byref(why)), why)
                found.extend(_json.loads(line) for line in b"".join(parts).splitlines())
                return 0
            except BaseException as e:  # must not pass through the library
                raised.append(e)
                return 1

        paths, n = _paths(inputs)
        status = _lib.fh_engine_each(self._handle, paths, n, depth, _REPORT(one), None, _c.byref(error))
        if raised:
            raise raised[0]
        _check(status, error)
        return found

    def clean(self, inputs):
        """Article text and metadata, a dict a report."""
        return self._rows(inputs, _PAGE, _CLEAN_ROWS)

    def sentences(self, inputs):
        """{"id", "sentences": [[begin, end], ...]}, one a report."""
        return self._rows(inputs, _SENTENCES, _SENTENCE_ROWS)

    def statements(self, inputs):
        """Attributed statements of all reports."""
        return self._rows(inputs, _STATEMENTS, _STATEMENT_ROWS)

    def dates(self, inputs):
        """Expressions of time of all reports."""
        return self._rows(inputs, _TIMES, _TIME_ROWS)

    # ---- reports together ----

    def _with_corpus(self, work):
        corpus, error = _P(), _Error()
        _check(_lib.fh_corpus_new(self._handle, _c.byref(corpus), _c.byref(error)), error)
        try:
            return work(corpus, error)
        finally:
            _lib.fh_corpus_free(corpus)

    def _dossier(self, inputs, reports, form):
        def work(corpus, error):
            if inputs is not None:
                paths, n = _paths(inputs)
                _check(_lib.fh_corpus_add(corpus, paths, n, _c.byref(error)), error)
            for report in reports or ():
                kept = []
                given = _Input(*[_str(report.get(name), kept) for name, _ in _Input._fields_[:-1]], bool(report.get("clean")))
                given.bytes = _str(report["text"], kept)
                _check(_lib.fh_corpus_add_memory(corpus, _c.byref(given), _c.byref(error)), error)
            _check(_lib.fh_corpus_study(corpus, _STUDY_ALL, _c.byref(error)), error)
            sink, parts = _gather()
            _check(_lib.fh_dossier_write(_lib.fh_corpus_dossier(corpus), form, _c.byref(self._options), sink, _c.byref(error)), error)
            return b"".join(parts).decode("utf-8")

        return self._with_corpus(work)

    def read(self, inputs=None, reports=None):
        """The dossier of files and folders, or of `reports` that are held in memory: dicts with "id", "text" (HTML or plain text), and
        where known "url", "title", "outlet", "language", "published"; "clean": True where the text is article text already."""
        dossier = _json.loads(self._dossier(inputs, reports, _JSON))
        self.failed = dossier["failed"]
        return dossier

    def page(self, inputs=None, reports=None):
        """The dossier as one web page."""
        return self._dossier(inputs, reports, _HTML)

    def text(self, inputs=None, reports=None):
        """The dossier as a terminal shows it."""
        return self._dossier(inputs, reports, _TERMINAL)

    def compare(self, what, a, b):
        """`what` is "passages", "changes" (a is the parent, b the child) or "conflicts". Answers {what: [records], "score": 0 to 1}."""
        def work(corpus, error):
            kept, score = [], _c.c_double()
            _check(_lib.fh_corpus_compare(corpus, _COMPARE[what], _str(a, kept), _str(b, kept), _c.byref(score), _c.byref(error)), error)
            sink, parts = _gather()
            _check(_lib.fh_compare_write(_lib.fh_corpus_dossier(corpus), _COMPARE[what], _str("", kept), score, _c.byref(self._options), sink,
                                         _c.byref(error)), error)
            rows = [_json.loads(line) for line in b"".join(parts).splitlines()]
            return {what: rows if what == "passages" else rows[0][what], "score": score.value}

        return self._with_corpus(work)
