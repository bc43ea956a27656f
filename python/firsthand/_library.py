# SPDX-License-Identifier: MIT
"""The library behind the package: its structures, its functions, and what turns an error into an exception."""
import ctypes as c
import ctypes.util
import os
import pathlib


class Error(Exception):
    """A call that failed as a whole; `status` is the library's number for why."""

    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


class Str(c.Structure):
    _fields_ = [("ptr", c.c_void_p), ("len", c.c_size_t)]

    def text(self):
        return c.string_at(self.ptr, self.len).decode("utf-8", "replace") if self.ptr else None


class LibraryError(c.Structure):
    _fields_ = [("status", c.c_int), ("offset", c.c_uint64), ("msg", c.c_char * 232)]


class Options(c.Structure):
    # The beginning of fh_options: the library reads as much as `size` says.
    _fields_ = [("size", c.c_size_t), ("threads", c.c_uint)]


class WriteOptions(c.Structure):
    _fields_ = [("size", c.c_size_t), ("chars", c.c_bool), ("colour", c.c_bool), ("columns", c.c_uint)]


class Failure(c.Structure):
    _fields_ = [("path", Str), ("reason", Str), ("status", c.c_int)]


class Input(c.Structure):
    _fields_ = [(name, Str) for name in ("id", "bytes", "url", "title", "outlet", "language", "published")] + [("clean", c.c_bool)]


class StoreHow(c.Structure):
    _fields_ = [("size", c.c_size_t), ("now", Str), ("on_report", c.c_void_p), ("payload", c.c_void_p)]


class StoreAdded(c.Structure):
    _fields_ = [(name, c.c_uint64) for name in ("added", "known", "revisions", "failed", "stories")]


class StoreQuery(c.Structure):
    _fields_ = [(name, Str) for name in ("words", "speaker", "outlet", "story", "since", "until")] + [
        ("offset", c.c_uint32), ("limit", c.c_uint32), ("revised", c.c_bool)] + [(name, Str) for name in ("part", "left", "right")]


class Verdict(c.Structure):
    _fields_ = [("size", c.c_size_t), ("kind", c.c_int), ("ids", c.c_void_p), ("n_ids", c.c_size_t)] + [(name, Str) for name in ("who", "why", "now")]


WRITE = c.CFUNCTYPE(c.c_bool, c.c_void_p, c.c_void_p, c.c_size_t)
ON_REPORT = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_void_p, c.POINTER(Failure))


class Sink(c.Structure):
    _fields_ = [("write", WRITE), ("payload", c.c_void_p)]


def _candidates():
    """Where the library may be: the file named by the user, the system's, a build of the checkout this file stands in."""
    yield os.environ.get("FIRSTHAND_LIBRARY")
    yield ctypes.util.find_library("firsthand")
    yield str(pathlib.Path(__file__).resolve().parents[2] / "build" / "release" / "libfirsthand.so")
    yield "libfirsthand.so"


def _load():
    for name in filter(None, _candidates()):
        try:
            return c.CDLL(name)
        except OSError as e:
            problem = e
    raise ImportError(f"libfirsthand.so was not found; install firsthand, build it, or name the file in FIRSTHAND_LIBRARY ({problem})")


lib = _load()
lib.fh_version.restype = c.c_char_p
_P, _E, _PATHS = c.c_void_p, c.POINTER(LibraryError), c.POINTER(c.c_char_p)
_FUNCTIONS = {
    "fh_engine_new": [c.POINTER(Options), c.POINTER(_P), _E],
    "fh_engine_each": [_P, _PATHS, c.c_size_t, c.c_int, ON_REPORT, _P, _E],
    "fh_corpus_new": [_P, c.POINTER(_P), _E],
    "fh_corpus_add": [_P, _PATHS, c.c_size_t, _E],
    "fh_corpus_add_memory": [_P, c.POINTER(Input), _E],
    "fh_corpus_study": [_P, c.c_int, _E],
    "fh_corpus_compare": [_P, c.c_int, Str, Str, c.POINTER(c.c_double), _E],
    "fh_report_write": [_P, c.c_int, c.POINTER(WriteOptions), Sink, _E],
    "fh_dossier_write": [_P, c.c_int, c.POINTER(WriteOptions), Sink, _E],
    "fh_compare_write": [_P, c.c_int, Str, c.c_double, c.POINTER(WriteOptions), Sink, _E],
    "fh_store_open": [_P, c.c_char_p, c.c_int, c.POINTER(_P), _E],
    "fh_store_add": [_P, _PATHS, c.c_size_t, c.POINTER(StoreHow), c.POINTER(StoreAdded), _E],
    "fh_store_view": [_P, c.c_int, c.POINTER(StoreQuery), c.c_int, Sink, _E],
    "fh_store_decide": [_P, c.POINTER(Verdict), c.POINTER(c.c_uint64), _E],
    "fh_store_withdraw": [_P, c.c_uint64, Str, Str, _E],
    "fh_store_story": [_P, Str, c.POINTER(_P), _E],
    "fh_store_revisions": [_P, Str, c.POINTER(_P), _E],
    "fh_store_check": [_P, _E],
    "fh_store_rebuild": [_P, _E],
}


def _function(name, arguments, restype):
    function = getattr(lib, name)
    function.argtypes, function.restype = arguments, restype
    return function


def call(name, *arguments):
    """Calls a function that answers a status and takes an error last; raises what went wrong."""
    if arguments[0] is None:  # the handle of an Engine or a Store
        raise ValueError("it is closed; make another")
    error = LibraryError()
    status = getattr(lib, name)(*arguments, c.byref(error))
    if status:
        raise Error(status, error.msg.decode("utf-8", "replace"))


for _name, _arguments in _FUNCTIONS.items():
    _function(_name, _arguments, c.c_int)
for _name in ("fh_engine_free", "fh_corpus_free", "fh_store_close"):
    _function(_name, [_P], None)
_function("fh_corpus_dossier", [_P], _P)


def gather():
    """A sink, and the list that what it takes is put into."""
    parts = []

    def take(_payload, address, size):
        parts.append(c.string_at(address, size))
        return True

    return Sink(WRITE(take), None), parts


def number(name, value, low, high):
    """The value, where a C integer holds it: ctypes would cut it off."""
    if not low <= value <= high:
        raise ValueError(f"{name} is {low} to {high}, not {value}")
    return value


def paths(inputs):
    """A path or several, as the array and the count the library takes."""
    given = [os.fsencode(i) for i in ([inputs] if isinstance(inputs, (str, bytes, os.PathLike)) else inputs)]
    if any(b"\0" in path for path in given):
        raise ValueError("a path holds a NUL, where it would end")
    return (c.c_char_p * len(given))(*given), len(given)


def string(value, kept):
    """A borrowed fh_str; what it points at is put into `kept`, to live as long as the call."""
    if value is None:
        return Str(None, 0)
    data = value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")
    kept.append(c.create_string_buffer(data, len(data) + 1))
    return Str(c.addressof(kept[-1]), len(data))


def each(failed, one=None):
    """A callback for reports: calls `one`, puts what could not be read into `failed`, and keeps what was raised, which
    must not pass through the library."""
    raised = []

    def taken(_payload, report, failure):
        try:
            if failure:
                failed.append({"path": failure.contents.path.text(), "reason": failure.contents.reason.text()})
            elif one:
                one(report)
            return 0
        except BaseException as e:
            raised.append(e)
            return 1

    return ON_REPORT(taken), raised
