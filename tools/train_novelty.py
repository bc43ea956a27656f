#!/usr/bin/env python3
"""Fits src/claim/novelty_table.h: by what a rewritten sentence says that its source has nowhere.

usage: tools/train_novelty.py [--data ../shared/data] [--features build/release/claim_features] [--check]

A logistic regression over sentences that summarisers wrote of news reports and people judged (data/drift: cliff_val.jsonl, qags.jsonl). Each
set and each of its two classes weighs as the root of its size. Prints the balanced accuracy of every set by weights that did not see
it, the cut set on one half of its documents and used on the other, and the area under the curve. --check: is the table that of this run. Wants numpy.
`cmake --build --preset release --target claim_features` builds what it calls."""
import argparse, json, pathlib, sys
import numpy as np
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from train_claim import ROOT, candidates, ranked

# Features by the names of the enum in src/claim/score.c, and where they stand in it; of those used, what of them counts.
ALL = """NEW NEW_SHARE NEW_WEIGHT STRANGE STRANGE_SHARE PAIRS TRIPLES NEW_NAMES NAMES NEW_FIGURES LOOSE_FIGURES FIGURES SCORE SCORE_LEAST SECOND FOUND FOUND_LEAST
LEFT LEFT_KNOWN OPPOSITES LENGTH LINES PARENT_LENGTH COVERAGE DENSITY LONGEST QUOTED PRONOUNS FIGURES_AWAY NAMES_AWAY PAIR_CONTENT""".split()
PLACE = dict({n: i for i, n in enumerate(ALL)}, NEW_CAPITALS=len(ALL) + 16)  # behind the cues of the text and of the line
FORMS = dict(AS_IT_IS=lambda v: v, LOGARITHM=np.log1p, ANY=lambda v: (v > 0) * 1.0)
USED = [(n, f) for f, names in dict(
    LOGARITHM="STRANGE NEW_FIGURES NEW_NAMES NEW_CAPITALS LEFT NAMES_AWAY FIGURES_AWAY DENSITY LENGTH LEFT_KNOWN",
    ANY="NEW_CAPITALS NEW_FIGURES NEW_NAMES", AS_IT_IS="FOUND TRIPLES PAIRS SCORE COVERAGE PAIR_CONTENT").items() for n in names.split()]
RIDGE = 1000.0

def fit(X, y, w):
    """Newton's method with a ridge on all weights but the constant; X standardised."""
    A = np.hstack([X, np.ones((len(X), 1))]); b = np.zeros(A.shape[1]); R = np.diag([RIDGE] * X.shape[1] + [0.0])
    for _ in range(30):
        p = 1 / (1 + np.exp(-A @ b)); H = A.T @ (A * (w * p * (1 - p))[:, None]) + R
        b -= np.linalg.solve(H + 1e-9 * np.eye(len(b)), A.T @ (w * (p - y)) + R @ b)
    return b

def balanced(y, s, cut): return ((s[y > 0] >= cut).mean() + (s[y == 0] < cut).mean()) / 2

def halves(y, s, half):
    got = []
    for k in (0, 1):
        learn, test = half != k, half == k; cuts = np.unique(s[learn])
        got.append(balanced(y[test], s[test], max(cuts, key=lambda c: balanced(y[learn], s[learn], c))))
    return np.mean(got)

def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", type=pathlib.Path, default=ROOT.parent / "shared" / "data"); a.add_argument("--features", default=str(ROOT / "build/release/claim_features"))
    a.add_argument("--check", action="store_true"); o = a.parse_args()
    rows = [dict(json.loads(line), file=f) for f in ("cliff_val", "qags") for line in (o.data / "drift" / (f + ".jsonl")).read_text(encoding="utf-8").splitlines()]
    out = candidates(o.features, "drift", [dict(id=str(i), a=r["source"], b=r["rewrite_sentence"]) for i, r in enumerate(rows)])
    raw = np.array([[float(v) for v in line[1:]] for line in out])
    X = np.stack([FORMS[form](raw[:, PLACE[n]]) for n, form in USED], 1)
    y = np.array([r["label"] == "inconsistent" for r in rows], float); sets = np.array([r["file"] + " " + r["set"] for r in rows])
    half = np.array([sum(map(ord, str(r["doc"]))) % 2 for r in rows])
    w = np.array([1 / np.sqrt(((sets == s) & (y == v)).sum()) for s, v in zip(sets, y)])
    mean, spread = X.mean(0), X.std(0) + 1e-6; Z = (X - mean) / spread
    for s in sorted(set(sets)):
        m = sets == s
        if min(y[m].sum(), (1 - y[m]).sum()) < 10: continue
        b = fit(Z[~m], y[~m], w[~m]); sums = Z[m] @ b[:-1]; print(f"{s:24} {halves(y[m], sums, half[m]):.3f} area {ranked(y[m], sums):.3f}  of {m.sum()}")
    b = fit(Z, y, w); text = "/* Made by tools/train_novelty.py from sets of judged summaries; do not edit. */\n"
    for (n, form), mu, sd, c in zip(USED, mean, spread, b): text += f"{{D_{n}, {form}, {mu:.4f}f, {sd:.4f}f, {c:.4f}f}},\n"
    table = ROOT / "src/claim/novelty_table.h"
    if o.check: sys.exit(0 if table.read_text(encoding="utf-8") == text else "src/claim/novelty_table.h is not what tools/train_novelty.py makes")
    table.write_text(text, encoding="utf-8")

if __name__ == "__main__": main()
