# SPDX-License-Identifier: MIT
"""What reads reports that are in files or in memory."""
import ctypes as c
import json

from . import _library as _l

_PAGE, _SENTENCES, _STATEMENTS, _TIMES = range(4)                       # fh_depth
_CLEAN_ROWS, _SENTENCE_ROWS, _STATEMENT_ROWS, _TIME_ROWS = 0, 2, 4, 5   # fh_rows
_TERMINAL, _JSON, _HTML = range(3)                                      # fh_format
_STUDY_ALL = 4                                                          # fh_study
_COMPARE = {"passages": 0, "changes": 1, "conflicts": 2}                # fh_compare


class Engine:
    """Reads reports. `failed` lists path and reason of the inputs that the last call could not read."""

    def __init__(self, threads=1, chars=True):
        self._handle = None
        handle = c.c_void_p()
        self._options = _l.WriteOptions(c.sizeof(_l.WriteOptions), chars, False, 0)
        self.failed = []
        _l.call("fh_engine_new", c.byref(_l.Options(c.sizeof(_l.Options), _l.number("threads", threads, 0, 256))), c.byref(handle))
        self._handle = handle

    def close(self):
        """Frees what the library holds; nothing can be read afterwards. Closing twice does no harm, and `with` closes."""
        if self._handle:
            _l.lib.fh_engine_free(self._handle)
            self._handle = None

    __del__ = close

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    # ---- one report after the other ----

    def _rows(self, inputs, depth, rows):
        found, self.failed = [], []

        def one(report):
            sink, parts = _l.gather()
            _l.call("fh_report_write", report, rows, c.byref(self._options), sink)
            found.extend(json.loads(line) for line in b"".join(parts).splitlines())

        callback, raised = _l.each(self.failed, one)
        try:
            _l.call("fh_engine_each", self._handle, *_l.paths(inputs), depth, callback, None)
        except _l.Error:
            if not raised:
                raise
        if raised:
            raise raised[0]
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
        corpus = c.c_void_p()
        _l.call("fh_corpus_new", self._handle, c.byref(corpus))
        try:
            return work(corpus)
        finally:
            _l.lib.fh_corpus_free(corpus)

    def _add(self, corpus, report):
        kept = []
        given = _l.Input(*[_l.string(report.get(name), kept) for name, _ in _l.Input._fields_[:-1]], bool(report.get("clean")))
        given.bytes = _l.string(report["text"], kept)
        _l.call("fh_corpus_add_memory", corpus, c.byref(given))

    def _write(self, dossier, form):
        sink, parts = _l.gather()
        _l.call("fh_dossier_write", dossier, form, c.byref(self._options), sink)
        return b"".join(parts).decode("utf-8")

    def _dossier(self, inputs, reports, form):
        def work(corpus):
            if inputs is not None:
                _l.call("fh_corpus_add", corpus, *_l.paths(inputs))
            for report in reports or ():
                self._add(corpus, report)
            _l.call("fh_corpus_study", corpus, _STUDY_ALL)
            return self._write(_l.lib.fh_corpus_dossier(corpus), form)

        return self._with_corpus(work)

    def read(self, inputs=None, reports=None):
        """The dossier of files and folders, or of `reports` that are held in memory: dicts with "id", "text" (HTML or plain text), and
        where known "url", "title", "outlet", "language", "published"; "clean": True where the text is article text already."""
        dossier = json.loads(self._dossier(inputs, reports, _JSON))
        self.failed = dossier["failed"]
        return dossier

    def page(self, inputs=None, reports=None):
        """The dossier as one web page."""
        return self._dossier(inputs, reports, _HTML)

    def text(self, inputs=None, reports=None):
        """The dossier as a terminal shows it."""
        return self._dossier(inputs, reports, _TERMINAL)

    # ---- two texts ----

    def compare(self, what, a, b):
        """`what` is "passages", "changes" (a is the parent, b the child) or "conflicts". Answers {what: [records], "score": 0 to 1}."""
        for text in (a, b):
            if not isinstance(text, (str, bytes)):
                raise TypeError(f"a text is str or UTF-8 bytes, not {type(text).__name__}")
        if what not in _COMPARE:
            raise ValueError(f"what to compare is one of {', '.join(_COMPARE)}, not {what!r}")

        def work(corpus):
            kept, score = [], c.c_double()
            _l.call("fh_corpus_compare", corpus, _COMPARE[what], _l.string(a, kept), _l.string(b, kept), c.byref(score))
            sink, parts = _l.gather()
            _l.call("fh_compare_write", _l.lib.fh_corpus_dossier(corpus), _COMPARE[what], _l.string("", kept), score, c.byref(self._options), sink)
            rows = [json.loads(line) for line in b"".join(parts).splitlines()]
            return {what: rows if what == "passages" else rows[0][what], "score": score.value}

        return self._with_corpus(work)
