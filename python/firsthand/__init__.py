# SPDX-License-Identifier: MIT
"""firsthand: reads many reports of the same news and shows the evidence behind them.

Records are dicts and lists with the keys that `firsthand read --json` prints (docs/formats.md). Offsets count
Unicode code points, so that text[begin:end] is the span. Every function raises firsthand.Error with the library's
own sentence. Calls release the interpreter lock; each makes an engine of its own and may run on any thread."""
import ctypes, ctypes.util, json, os, pathlib
from ctypes import (CFUNCTYPE, POINTER, Structure, byref, c_bool, c_char, c_char_p, c_double, c_float, c_int, c_int16, c_size_t,
                    c_uint, c_uint8, c_uint64, c_void_p, sizeof)

__all__ = ["read", "reports", "statements", "dates", "changes", "conflicts", "passages", "Error", "version"]


class Error(Exception):
    """What the library could not do; .status is its fh_status."""
    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


# ---- the structs of firsthand/types.h and firsthand/firsthand.h that are passed --------------------

class _Str(Structure):
    _fields_ = [("ptr", c_char_p), ("len", c_size_t)]

class _Error(Structure):
    _fields_ = [("status", c_int), ("offset", c_uint64), ("msg", c_char * 232)]

class _Datetime(Structure):
    _fields_ = [("year", c_int16), ("month", c_uint8), ("day", c_uint8), ("hour", c_uint8), ("minute", c_uint8), ("second", c_uint8),
                ("precision", c_uint8), ("has_zone", c_bool), ("zone_minutes", c_int16)]

class _Allocator(Structure):
    _fields_ = [("alloc", c_void_p), ("release", c_void_p), ("payload", c_void_p)]

class _Options(Structure):
    _fields_ = [("size", c_size_t), ("threads", c_uint), ("max_raw_bytes", c_size_t), ("max_report_bytes", c_size_t),
                ("max_expansion", c_uint), ("anchor", _Datetime), ("min_confidence", c_float), ("allocator", _Allocator),
                ("progress", c_void_p), ("progress_payload", c_void_p)]

class _Input(Structure):
    _fields_ = [("id", _Str), ("bytes", _Str), ("url", _Str), ("title", _Str), ("outlet", _Str), ("language", _Str),
                ("published", _Str), ("clean", c_bool)]

class _WriteOpts(Structure):
    _fields_ = [("size", c_size_t), ("chars", c_bool), ("colour", c_bool), ("columns", c_uint), ("headless", c_bool)]

class _Failure(Structure):
    _fields_ = [("path", _Str), ("reason", _Str), ("status", c_int)]

_WRITE = CFUNCTYPE(c_bool, c_void_p, c_void_p, c_size_t)
_REPORT = CFUNCTYPE(c_int, c_void_p, c_void_p, POINTER(_Failure))

class _Sink(Structure):
    _fields_ = [("write", _WRITE), ("payload", c_void_p)]

_STUDY_ALL, _FORMAT_JSON = 4, 1
_DEPTH = {"page": 0, "statements": 2, "times": 3}
_ROWS = {"clean": 0, "statements": 4, "times": 5}
_COMPARE = {"passages": 0, "changes": 1, "conflicts": 2}


def _load():
    beside = pathlib.Path(__file__).resolve().parents[2] / "build/release/libfirsthand.so"
    name = os.environ.get("FIRSTHAND_LIBRARY") or (str(beside) if beside.exists() else ctypes.util.find_library("firsthand"))
    if not name: raise ImportError("libfirsthand is not installed; run make install, or set FIRSTHAND_LIBRARY to its path")
    lib = ctypes.CDLL(name)
    lib.fh_version.restype = c_char_p
    lib.fh_engine_free.restype = lib.fh_corpus_free.restype = None
    lib.fh_engine_free.argtypes = lib.fh_corpus_free.argtypes = [c_void_p]
    lib.fh_engine_new.argtypes = [POINTER(_Options), POINTER(c_void_p), POINTER(_Error)]
    lib.fh_corpus_new.argtypes = [c_void_p, POINTER(c_void_p), POINTER(_Error)]
    lib.fh_corpus_add.argtypes = [c_void_p, POINTER(c_char_p), c_size_t, POINTER(_Error)]
    lib.fh_corpus_add_memory.argtypes = [c_void_p, POINTER(_Input), POINTER(_Error)]
    lib.fh_corpus_study.argtypes = [c_void_p, c_int, POINTER(_Error)]
    lib.fh_corpus_dossier.argtypes, lib.fh_corpus_dossier.restype = [c_void_p], c_void_p
    lib.fh_corpus_compare.argtypes = [c_void_p, c_int, _Str, _Str, POINTER(c_double), POINTER(_Error)]
    lib.fh_engine_each.argtypes = [c_void_p, POINTER(c_char_p), c_size_t, c_int, _REPORT, c_void_p, POINTER(_Error)]
    lib.fh_report_write.argtypes = [c_void_p, c_int, POINTER(_WriteOpts), _Sink, POINTER(_Error)]
    lib.fh_dossier_write.argtypes = [c_void_p, c_int, POINTER(_WriteOpts), _Sink, POINTER(_Error)]
    lib.fh_compare_write.argtypes = [c_void_p, c_int, _Str, c_double, POINTER(_WriteOpts), _Sink, POINTER(_Error)]
    return lib


_lib = _load()


def version():
    """The version of the library, "0.1.0"."""
    return _lib.fh_version().decode()


def _check(status, err):
    if status: raise Error(status, err.msg.decode("utf-8", "replace"))


def _str(text):
    if text is None: return _Str(None, 0)
    data = text if isinstance(text, bytes) else str(text).encode("utf-8")
    return _Str(data, len(data))


class _Engine:
    """An engine for the time of one call."""
    def __init__(self, threads, min_confidence=0.0):
        options = _Options(size=sizeof(_Options), threads=threads, min_confidence=min_confidence)
        self.handle, self.err = c_void_p(), _Error()
        _check(_lib.fh_engine_new(byref(options), byref(self.handle), byref(self.err)), self.err)
        self.corpus_handle = c_void_p()

    def __enter__(self): return self

    def __exit__(self, *_):
        _lib.fh_corpus_free(self.corpus_handle)
        _lib.fh_engine_free(self.handle)

    def corpus(self):
        _check(_lib.fh_corpus_new(self.handle, byref(self.corpus_handle), byref(self.err)), self.err)
        return self.corpus_handle

    def collect(self, write, *args):
        """What `write` hands to its sink, as bytes."""
        parts = []
        sink = _Sink(_WRITE(lambda _, data, n: parts.append(ctypes.string_at(data, n)) is None), None)
        options = _WriteOpts(sizeof(_WriteOpts), True, False, 0, False)
        _check(write(*args, byref(options), sink, byref(self.err)), self.err)
        return b"".join(parts)


def _paths(inputs):
    names = [inputs] if isinstance(inputs, (str, bytes, os.PathLike)) else list(inputs)
    return (c_char_p * len(names))(*[os.fsencode(n) for n in names]), len(names)


def read(inputs=(), *, reports=(), threads=1, min_confidence=0.0):
    """The dossier of files and folders, and of `reports` held in memory: dicts with "id", and "text" (article text, taken as it
    stands) or "html"; and where known "url", "title", "outlet", "language", "published" (ISO 8601).
    Inputs that failed are listed under "failed"; only a failure of the whole raises."""
    with _Engine(threads, min_confidence) as e:
        corpus = e.corpus()
        names, n = _paths(inputs)
        if n: _check(_lib.fh_corpus_add(corpus, names, n, byref(e.err)), e.err)
        for r in reports:
            clean = "text" in r
            given = _Input(_str(r["id"]), _str(r["text" if clean else "html"]), *[_str(r.get(k)) for k in ("url", "title", "outlet", "language", "published")], clean)
            _check(_lib.fh_corpus_add_memory(corpus, byref(given), byref(e.err)), e.err)
        _check(_lib.fh_corpus_study(corpus, _STUDY_ALL, byref(e.err)), e.err)
        return json.loads(e.collect(_lib.fh_dossier_write, _lib.fh_corpus_dossier(corpus), _FORMAT_JSON))


def _rows(inputs, depth, rows, threads, failures):
    out, trouble = [], []
    with _Engine(threads) as e:
        def take(_, report, failure):
            try:
                if report: out.extend(json.loads(line) for line in e.collect(_lib.fh_report_write, report, _ROWS[rows]).splitlines())
                elif failures is not None:
                    f = failure.contents
                    failures.append({"path": ctypes.string_at(f.path.ptr, f.path.len).decode("utf-8", "replace"),
                                     "reason": ctypes.string_at(f.reason.ptr, f.reason.len).decode("utf-8", "replace")})
                return 0
            except Exception as x:  # an exception may not pass through C
                trouble.append(x)
                return 1
        names, n = _paths(inputs)
        status = _lib.fh_engine_each(e.handle, names, n, _DEPTH[depth], _REPORT(take), None, byref(e.err))
        if trouble: raise trouble[0]
        _check(status, e.err)
    return out


def reports(inputs, *, threads=1, failures=None):
    """Article text and metadata of each report, in the order of the inputs. Failed inputs are appended to the list `failures`."""
    return _rows(inputs, "page", "clean", threads, failures)


def statements(inputs, *, threads=1, failures=None):
    """Attributed statements of each report."""
    return _rows(inputs, "statements", "statements", threads, failures)


def dates(inputs, *, threads=1, failures=None):
    """Expressions of time of each report."""
    return _rows(inputs, "times", "times", threads, failures)


def _compare(what, a, b):
    with _Engine(1) as e:
        corpus, score = e.corpus(), c_double()
        _check(_lib.fh_corpus_compare(corpus, _COMPARE[what], _str(a), _str(b), byref(score), byref(e.err)), e.err)
        out = e.collect(_lib.fh_compare_write, _lib.fh_corpus_dossier(corpus), _COMPARE[what], _str("1"), score)
        return [json.loads(line) for line in out.splitlines()]


def changes(parent, child):
    """What `child` changed against `parent`, two texts: {"changes": [...], "score": 0..1 that it says what the parent does not}."""
    return _compare("changes", parent, child)[0]


def conflicts(a, b):
    """Where two texts cannot both be right: {"conflicts": [...], "score": 0..1}."""
    return _compare("conflicts", a, b)[0]


def passages(a, b):
    """Passages that two texts share, with their offsets in both."""
    return _compare("passages", a, b)
