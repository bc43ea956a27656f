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

    with firsthand.Store("desk.db") as store:
        store.add(["reports/"])
        for row in store.search("ferry", since="2033-10-01")["rows"]:
            print(row["title"])

Records are those of docs/formats.md. With chars=True offsets count characters, so that text[begin:end] cuts what they mean.
An Engine, and a Store, is used by one thread at a time."""
from ._library import Error, lib as _lib
from .engine import Engine
from .store import Store

__all__ = ["Engine", "Error", "Store", "version"]


def version():
    """The library's version."""
    return _lib.fh_version().decode()
