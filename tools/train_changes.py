#!/usr/bin/env python3
"""Trains models/claim_lexis.bin, claim_change.bin, claim_type.bin, claim_added.bin and claim_dropped.bin.

usage: tools/train_changes.py [--data ../shared/data] [--build build/release] [--keep-aside NAME,...] [--cross]

Learns from data/newsroom, once with the lineage that its gold states and once with the one the program finds, wrong edges and all, from
data/stories and from data/claim/drills.txt. --cross writes nothing: it prints what the scorer would say of each story by models that saw none of it. The models of
train_claim.py come first, since the features hold their scores. Wants numpy, scipy and lightgbm; the same input gives the same bytes.
`cmake --build --preset release --target claim_features firsthand` builds what it calls."""
import argparse, collections, json, pathlib, re, struct, subprocess, sys
import numpy as np
from scipy import optimize, sparse
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from trees import Trees
from marked_stories import stories as marked_stories
from train_claim import ASIDE, ROOT, Story, find, touch, candidates

TYPES = "number date name place quote attribution hedge negation polarity scope added dropped".split()
FOLDS, MARKED_WEIGHT, DRILL_WEIGHT = 6, 0.35, 0.5
LEAST, SECOND, ALONE = 0.16, 0.12, {"added": 0.4, "dropped": 0.3}  # as in src/claim/claim.c and select.c
PLAIN = dict(number=.8, date=.7, name=.85, place=.6, quote=.8, scope=.6, attribution=.6, hedge=.6, dropped=.6)  # what src/claim/plain.c finds
NO_TRACE, FREE = 0.5, ("scope", "added")  # share of its chance that a type without a trace of its own keeps, and types that need none
WEIGHT = dict(number=1, date=.9, name=.8, place=.9, quote=.9, attribution=.9, hedge=.9, negation=1, polarity=1, scope=.8, added=.7, dropped=.8)
RIDGE, INNER = 10.0, 5  # strength of the ridge; parts that are learnt apart
RIVAL = LEXIS = KEYS = 0  # F_RIVAL, F_LEXIS and FH_CLAIM__KEYS of src/claim, as claim_features tells them
ANY = dict(n_trees=200, leaves=14, rate=.05, least=5, part=.7, columns=.2, l2=2)
TYPE = dict(n_trees=130, leaves=6, rate=.08, least=5, part=.7, columns=.2, l2=2)
ALONE_ANY = dict(n_trees=120, leaves=6, rate=.05, least=10, part=.7, columns=.3, l2=2)

# ---- texts -----------------------------------------------------------------------------------------

def drills(path):
    """The invented reports of data/claim/drills.txt: rows, and what is marked in them."""
    stories, part = [], None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line: continue
        if line.startswith("== "): stories.append(dict(name=line[3:], text=collections.defaultdict(list), marks={})); continue
        if line in ("P", "A", "B"): part = line; continue
        def mark(m):
            ids, _, kind = m[1].partition(" ")
            for i in ids.split(","):
                c = stories[-1]["marks"].setdefault(i, dict(child=i[0], parent="P", child_text="", parent_text="", type=None))
                c["parent_text" if part == "P" else "child_text"] = m[2]
                if kind: c["type"] = kind
            return m[2]
        stories[-1]["text"][part].append(re.sub(r"<([AB]\d[^:>]*):([^>]*)>", mark, line))
    return stories

class Told:
    """A story's reports under one lineage, its cases, and what is marked."""
    def __init__(self, name, rows, gold, reader, program):
        self.name, self.rows = name, rows
        text = {r["id"]: r["text"] for r in rows}
        spans = lambda g: (g, find(text.get(g["child"], ""), g["child_text"]), find(text.get(g["parent"], ""), g["parent_text"]))
        self.gold, self.reader = [spans(g) for g in gold], [spans(g) for g in reader]
        self.cases = [Case(c) for c in candidates(program, "changes", rows)]
        marks, met = self.gold + self.reader, set()
        for rivals in (False, True):  # what the lines chosen meet is no merit of a rival: it would be told twice
            for c in self.cases:
                if c.rival() != rivals: continue
                c.marks = [k for k, m in enumerate(marks) if not (rivals and k in met) and c.meets(*m)]
                c.hit, c.types = bool(c.marks), {marks[k][0]["type"] for k in c.marks}
            met = {k for c in self.cases if not c.rival() for k in c.marks}

class Case:
    def __init__(self, c):
        self.child, self.parent, self.kind, self.line = c[0], c[1], c[2], int(c[3])
        self.seen = []
        for s in c[4].split(";"):
            k, _, *at = s.split(":"); at = [int(v) for v in at]
            self.seen.append((k, (at[0], at[1]) if at[1] else None, (at[2], at[3]) if at[3] else None))
        self.keys = [int(k) for k in c[5].split(",") if k]
        self.f = np.array(c[6:], np.float32)
    def rival(self): return self.kind == "pair" and self.f[RIVAL] > 0
    def spans(self, kind=None):
        """As change_of in src/claim/select.c: over the traces of one type in the child, over all in the parent."""
        over = lambda v: (min(x[0] for x in v), max(x[1] for x in v)) if v else None
        lost = kind == "dropped" and any(s[0] == kind for s in self.seen)
        return over([s[1] for s in self.seen if s[1] and s[0] == kind] or [s[1] for s in self.seen if s[1]]), over([s[2] for s in self.seen if s[2] and (not lost or s[0] == kind)])
    def meets(self, g, a, b, kind=None):
        if (g["child"], g["parent"]) != (self.child, self.parent): return False
        if self.kind == "dropped" and g["child_text"]: return False
        child, parent = self.spans(kind)
        return (not g["child_text"] or touch(a, child)) and (not g["parent_text"] or touch(b, parent))

def read_by_program(story, folder, program):
    """The story's reports with the text and the lineage that the program gives them."""
    files = [str(folder / r["id"]) for r in story.rows]
    out = json.loads(subprocess.run([program, "read", "--json", *files], capture_output=True, check=False).stdout)
    name = {r["id"]: pathlib.Path(r["path"]).name for r in out["reports"]}
    main = collections.Counter(r["story"] for r in out["reports"]).most_common(1)[0][0]
    up = collections.defaultdict(list)
    for e in out["lineage"]:
        if e["parent"] in name: up[name[e["child"]]].append(name[e["parent"]])
    return [dict(id=name[r["id"]], text=r["text"], outlet=r["outlet"] or "", published=r["published"] or "", parents=up[name[r["id"]]]) for r in out["reports"] if r["story"] == main]

# ---- learning --------------------------------------------------------------------------------------

class Lexis:
    """How much the words that were lost and gained speak for a mark: a logistic regression over their keys, as src/claim/lexis.c reads it."""
    def __init__(self, rows):
        """rows: (case, weight) pairs."""
        X, w, s = self.table([c for c, _ in rows]), np.array([w for _, w in rows]), np.array([1.0 if c.hit else -1.0 for c, _ in rows]); T = X.T.tocsr()
        def loss(v):
            z = s * (X @ v[:-1] + v[-1]); g = -w * s / (1 + np.exp(z))
            return (w * np.logaddexp(0, -z)).sum() + RIDGE / 2 * (v[:-1] @ v[:-1]), np.append(T @ g + RIDGE * v[:-1], g.sum())
        v = optimize.minimize(loss, np.zeros(KEYS + 1), jac=True, method="L-BFGS-B", options=dict(maxiter=60)).x
        self.constant, self.unit = float(v[-1]), float(np.abs(v[:-1]).max() / 127) or 1.0
        self.weight = np.round(v[:-1] / self.unit).astype(np.int8)
    def table(self, cases):
        ends = np.cumsum([0] + [len(c.keys) for c in cases])
        return sparse.csr_matrix((np.ones(ends[-1]), [k for c in cases for k in c.keys], ends), shape=(len(cases), KEYS))
    def put(self, cases):
        """Writes the feature into the cases."""
        for c, v in zip(cases, self.table(cases) @ self.weight.astype(float)): c.f[LEXIS] = self.constant + self.unit * v
    def save(self, path): path.write_bytes(struct.pack("<4sIff", b"FHL1", KEYS, self.constant, self.unit) + self.weight.tobytes())

def put_unseen(told):
    """Gives each case the feature by words of other stories, as new stories will have it."""
    names = sorted({t.name for t, _ in told}); part = {n: i % INNER for i, n in enumerate(names)}
    for k in range(INNER):
        rows = [r for t, w in told if part[t.name] != k for r in of_kind([(t, w)], "pair")]
        Lexis(rows).put([c for t, _ in told if part[t.name] == k for c in t.cases if c.kind == "pair"])

def of_kind(told, kind): return [(c, w) for t, w in told for c in t.cases if c.kind == kind]

class Models:
    def __init__(self, told):
        """told: (story, weight) pairs."""
        self.m = {}
        put_unseen(told); self.lexis = Lexis(of_kind(told, "pair"))
        for kind, size, kw in (("pair", None, ANY), ("added", None, ALONE_ANY), ("dropped", None, ALONE_ANY)):
            rows = of_kind(told, kind); X = np.array([c.f for c, _ in rows]); w = np.array([w for _, w in rows])
            y = np.array([c.hit if kind != "added" else "added" in c.types for c, _ in rows], float)
            self.m[kind] = Trees(**kw).fit(X, y, w)
        rows = [(c, w) for c, w in of_kind(told, "pair") if c.hit]
        X = np.array([c.f for c, _ in rows]); w = np.array([w for _, w in rows])
        X[:, LEXIS] = 0  # which words speak for a mark says nothing of its type
        self.types = [Trees(**TYPE).fit(X, np.array([t in c.types for c, _ in rows], float), w) for t in TYPES]
    def judge(self, t):
        """The changes told of a story, heaviest first: child, parent, type, two spans, chance."""
        plain = {(c.child, c.parent, c.line, c.seen[0][0]) for c in t.cases if c.kind == "plain"}
        out = [(c.child, c.parent, c.seen[0][0], *c.spans(), PLAIN[c.seen[0][0]]) for c in t.cases if c.kind == "plain"]
        for kind in ("pair", "added", "dropped"):
            cases = [c for c in t.cases if c.kind == kind]
            if not cases: continue
            if kind == "pair": self.lexis.put(cases)
            X = np.array([c.f for c in cases]); p = self.m[kind].predict(X)
            if kind != "pair": out += [(c.child, c.parent, kind, *c.spans(), float(v)) for c, v in zip(cases, p) if v >= ALONE[kind]]; continue
            Q = np.stack([m.predict(X) for m in self.types], 1)
            for c, v, q in zip(cases, p, Q):
                seen = {s[0] for s in c.seen}
                q = np.array([x if t in FREE or t in seen else 0.0 if t in ("number", "date") else x * NO_TRACE for t, x in zip(TYPES, q)])
                first, second = np.argsort(-q, kind="stable")[:2]
                if v * np.sqrt(q[first]) < LEAST: continue
                fresh = lambda k: (c.child, c.parent, c.line, TYPES[k]) not in plain
                if fresh(first): out.append((c.child, c.parent, TYPES[first], *c.spans(TYPES[first]), float(v * np.sqrt(q[first]))))
                if v * q[second] >= SECOND and TYPES[second] in seen and fresh(second):
                    out.append((c.child, c.parent, TYPES[second], *c.spans(TYPES[second]), float(v * q[second])))
        told, seen = [], set()
        for x in sorted(out, key=lambda x: -x[5] * WEIGHT[x[2]]):
            key = (x[0], x[1], x[2], x[3] and x[3][0], x[4] and x[4][0])
            if key in seen or (x[2] == "dropped" and any(y[:3] == x[:3] and touch(y[4], x[4]) for y in told)): continue
            seen.add(key); told.append(x)
        return told
    def save(self, folder):
        self.lexis.save(folder / "claim_lexis.bin")
        for kind, name in (("pair", "change"), ("added", "added"), ("dropped", "dropped")): self.m[kind].save(folder / f"claim_{name}.bin")
        blobs = []
        for m in self.types: m.save(folder / "claim_type.bin"); blobs.append((folder / "claim_type.bin").read_bytes())
        (folder / "claim_type.bin").write_bytes(b"".join(blobs))

# ---- measuring -------------------------------------------------------------------------------------

def score(t, told, n):
    """Counts as ../shared/score/newsroom.py does."""
    hit = lambda x, g, a, b: (g["child"], g["parent"]) == (x[0], x[1]) and (not g["child_text"] or touch(a, x[3])) and (not g["parent_text"] or touch(b, x[4]))
    used = set()
    for g, a, b in t.gold:
        k = next((k for k, x in enumerate(told) if k not in used and hit(x, g, a, b)), None)
        n["gold"] += 1; n["gold", g["type"]] += 1
        if k is None: continue
        used.add(k); n["found"] += 1; n["typed"] += told[k][2] == g["type"]; n["typed", g["type"]] += told[k][2] == g["type"]; n["found", g["type"]] += 1
    for k, x in enumerate(told):
        right = k in used or any(hit(x, g, a, b) for g, a, b in t.reader)
        n["said"] += 1; n["right"] += right; n["said", x[2]] += 1; n["right", x[2]] += right

def figures(n): return f"recall {n['found'] / n['gold']:.3f}  precision {n['right'] / max(1, n['said']):.3f}  type {n['typed'] / max(1, n['found']):.3f}  told {n['said']}"

def cross(read, given, extra, names):
    total, by = collections.Counter(), []
    for k in range(FOLDS):
        learn = [s for i, s in enumerate(names) if i % FOLDS != k]
        m = Models([(x[s], 1.0) for s in learn for x in (given, read)] + extra)
        for s in names:
            if s in learn: continue
            told = m.judge(read[s]); score(read[s], told, total); by.append((s, told))
    print(figures(total))
    for t in TYPES: print(f"  {t:12} marked {total['gold', t]:3}  found {total['found', t]:3}  as such {total['typed', t]:3}   told {total['said', t]:3}  right {total['right', t]:3}")
    return by

def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", type=pathlib.Path, default=ROOT.parent / "shared" / "data"); a.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    a.add_argument("--keep-aside", default=ASIDE); a.add_argument("--cross", action="store_true")
    o = a.parse_args(); program = str(o.build / "claim_features")
    global RIVAL, LEXIS, KEYS; RIVAL, LEXIS, KEYS = map(int, subprocess.run([program, "places"], capture_output=True, text=True, check=True).stdout.split())
    folders = [p.parent for p in sorted((o.data / "newsroom").glob("*/gold.json"))]
    stories = {f.name: Story(f) for f in folders}
    given = {n: Told(n, s.rows, s.gold["changes"], s.reader["changes"], program) for n, s in stories.items()}
    read = {f.name: Told(f.name, read_by_program(stories[f.name], f, str(o.build / "firsthand")), stories[f.name].gold["changes"], stories[f.name].reader["changes"], program) for f in folders}
    extra = [(Told(s.name, s.rows, s.changes, [], program), MARKED_WEIGHT) for s in marked_stories()]
    extra += [(Told(s["name"], [dict(id=k, text="\n\n".join(v), outlet=k, parents=[] if k == "P" else ["P"]) for k, v in s["text"].items()], s["marks"].values(), [], program), DRILL_WEIGHT)
              for s in drills(ROOT / "data/claim/drills.txt")]
    aside = [n for n in o.keep_aside.split(",") if n]; learn = [n for n in stories if n not in aside]
    if o.cross: cross(read, given, extra, list(stories)); return
    m = Models([(x[n], 1.0) for n in learn for x in (given, read)] + extra)
    for what, names in (("learnt from", learn), ("kept aside", aside)):
        n = collections.Counter()
        for s in names: score(read[s], m.judge(read[s]), n)
        if names: print(f"{what}: {figures(n)}")
    m.save(ROOT / "models")

if __name__ == "__main__": main()
