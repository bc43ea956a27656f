#!/usr/bin/env python3
"""Trains models/title.bin: which of a page's candidates is its headline, where JSON-LD names none.

usage: tools/train_title.py [--data ../shared/data] [--dump build/release/page_dump] [--out models] [--cv]

Wants numpy. Candidates and their figures come from tools/page_dump.c --titles, which is the library's own code. A page of the sets
fundus and trafilatura teaches when JSON-LD names no headline and one of the candidates is the gold title. The weights w maximise
log of sum over right candidates of exp(w x) / sum over all of exp(w x), less a small square of w (a conditional logit), by
Adam's steps in a fixed order: the same input gives the same file. --cv prints the share of pages right when each web domain
is judged by weights that have not seen it (five folds)."""
import argparse, gzip, hashlib, importlib.util, json, os, struct, subprocess, sys, tempfile
import numpy as np

FOLDS, L2, STEPS, SAID = 5, .5, 400, 0

def fold_of(domain): return int(hashlib.sha256(domain.encode()).hexdigest(), 16) % FOLDS

def scorer(data):
    spec = importlib.util.spec_from_file_location("pages", os.path.join(data, "..", "score", "pages.py")); m = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True; spec.loader.exec_module(m); return m

def load(data, dump, S):
    """(set, domain, figures, right, right or nearly, the one chosen, which each yields to) for each page."""
    out = []
    with tempfile.TemporaryDirectory() as d:
        rows = []
        for name in ("fundus", "trafilatura"):
            for l in open(os.path.join(data, "pages", "dev", name + ".jsonl"), encoding="utf-8"):
                r = json.loads(l)
                if not r["gold"].get("title"): continue
                src = os.path.join(data, "pages", "dev", r["file"]); r["set"] = name; r["path"] = os.path.join(d, os.path.basename(r["file"]).removesuffix(".gz"))
                open(r["path"], "wb").write(gzip.open(src).read() if src.endswith(".gz") else open(src, "rb").read()); rows.append(r)
        paths = [r["path"] for r in rows]; told = {}
        for i in range(0, len(paths), 100):
            p = subprocess.run([os.path.abspath(dump), "--titles"] + paths[i:i + 100], capture_output=True)
            for l in p.stdout.decode("utf-8", "replace").splitlines(): o = json.loads(l); told[o["path"]] = o
        for r in rows:
            o = told[r["path"]]; t = o["titles"]; g = r["gold"]["title"]
            right = np.array([float(S.meta_right("title", g, x[0])) for x in t]); near = np.array([float(S.meta_soft("title", g, x[0])) for x in t])
            chosen = next((i for i, x in enumerate(t) if x[0] == o["title"]), None)
            out.append((r["set"], r["domain"], np.array([x[1] for x in t], float), right, np.maximum(right, near), chosen, [x[2] for x in t]))
    return out

def silent(page): return len(page[2]) and not page[2][:, SAID].any()

def fit(pages):
    use = [(p[2], p[3]) for p in pages if silent(p) and p[3].any()]
    w = np.zeros(use[0][0].shape[1]); m = np.zeros_like(w); v = np.zeros_like(w)
    for t in range(1, STEPS + 1):
        g = -L2 * w * len(use) / 100
        for X, y in use:
            z = X @ w; p = np.exp(z - z.max()); q = p * y; g += X.T @ (q / q.sum() - p / p.sum())
        m = .9 * m + .1 * g; v = .999 * v + .001 * g * g
        w += .05 * (m / (1 - .9 ** t)) / (np.sqrt(v / (1 - .999 ** t)) + 1e-8)
    return w

def cross_validate(pages):
    """Where JSON-LD names a headline page/title.c's rules choose, as the dump tells; elsewhere weights of other domains."""
    for name in ("fundus", "trafilatura"):
        right = near = n = r1 = n1 = 0
        for f in range(FOLDS):
            w = fit([p for p in pages if fold_of(p[1]) != f])
            for p in pages:
                if p[0] != name or fold_of(p[1]) != f: continue
                n += 1
                if not len(p[2]): continue
                i = p[6][int((p[2] @ w).argmax())] if silent(p) else p[5]
                if i is None: continue
                right += p[3][i]; near += p[4][i]
                if silent(p): n1 += 1; r1 += p[3][i]
        print(f"{name}: {n} pages, right {right / n:.4f}, nearly {near / n:.4f}; learnt choice {r1 / max(n1, 1):.4f} of {n1}")

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
    ap.add_argument("--data", default=os.path.join(here, "..", "shared", "data")); ap.add_argument("--dump", default=os.path.join(here, "build", "release", "page_dump"))
    ap.add_argument("--out", default=os.path.join(here, "models")); ap.add_argument("--cv", action="store_true"); a = ap.parse_args()
    pages = load(a.data, a.dump, scorer(a.data))
    if a.cv: cross_validate(pages); return
    w = fit(pages); name = os.path.join(a.out, "title.bin")
    open(name, "wb").write(b"FHTI" + struct.pack("<I", 1) + struct.pack(f"<{len(w)}f", *w)); print(name, 8 + 4 * len(w), "bytes")
main()
