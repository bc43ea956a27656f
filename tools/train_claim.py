#!/usr/bin/env python3
"""Trains models/claim_conflict.bin, claim_link.bin, claim_drift.bin and claim_clash.bin.

usage: tools/train_claim.py [--data ../shared/data] [--features build/release/claim_features] [--program build/release/firsthand]
                            [--keep-aside NAME,...] conflicts|links|drift|clash...

conflicts and links learn from data/newsroom, all stories but those kept aside, once with the lineage that gold states and once with the one
the program finds, from data/stories and from data/claim/conflicts.txt; conflicts also from the same stories with a rewritten report in the
place of its source; drift learns from data/drift/summedits_other.jsonl and clash from pairs_other.jsonl. Each task prints figures by cross-validation over
stories, or over documents. Order: drift and clash first, since the other two see their scores. Wants numpy and lightgbm. The same input gives the same
bytes. `cmake --build --preset release --target claim_features` builds what it calls."""
import argparse, collections, functools, html, json, pathlib, re, subprocess, sys, tempfile, zlib
import numpy as np
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from marked_stories import stories as marked_stories
from trees import Trees

ROOT = pathlib.Path(__file__).resolve().parent.parent
ASIDE = "court-ruling,doping-case,food-poisoning,minister-resigns,rate-decision,wildfire"
FOLDS, THIN = 7, 3
LEAST = .15  # CONFLICT_LEAST of src/claim/conflict.c
PLAIN = set("the a an of to in and that said says say for on with was were is are be been it he she they his her its their at by from as has have had not no "
            "this which who would will could but or one mr ms mrs".split())
PUNCTUATION = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-", "\u00a0": " "})

# ---- texts and their gold ------------------------------------------------------------------------

@functools.lru_cache(maxsize=None)
def find(text, what):
    """Bytes of `text` where `what` stands, white space and punctuation variants aside; None for nowhere."""
    if not what: return None
    words = [re.escape(w) for w in what.translate(PUNCTUATION).split()]
    m = re.search(r"\s+".join(words), text.translate(PUNCTUATION))
    return (len(text[:m.start()].encode()), len(text[:m.end()].encode())) if m else None

def article(path, gold):
    """Article text by what gold says of its ends and of furniture."""
    t = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        t = re.sub(r"(?is)<(script|style|head)\b.*?</\1>", "", t)
        t = re.sub(r"(?i)</?(p|div|h\d|li|ul|ol|tr|td|table|section|article|header|footer|nav|aside|figure|figcaption|blockquote|main|dl|dd|dt|time|br)\b[^>]*>", "\n\n", t)
        t = html.unescape(re.sub(r"<[^>]+>", "", t))
    t = re.sub(r"[ \t\u00a0]+", " ", t)
    ends = [find(t, b) for b in gold["body"] if b]
    if ends and all(ends): t = t.encode()[ends[0][0]:ends[-1][1]].decode()
    furniture = [" ".join(f.split()) for f in gold["furniture"]]
    kept = [" ".join(p.split()) for p in re.split(r"\n\s*\n", t) if p.strip()]
    return "\n\n".join(p for p in kept if not any(f and f in p and 2 * len(f) >= len(p) for f in furniture))

class Story:
    def __init__(self, folder):
        self.name = folder.name
        self.gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        reader = folder / "reader.json"
        self.reader = json.loads(reader.read_text(encoding="utf-8")) if reader.exists() else {"changes": [], "conflicts": []}
        originals = [r["file"] for r in self.gold["reports"] if r["kind"] == "original"]
        self.rows = [dict(id=r["file"], outlet=r["outlet"], published=r.get("published"), kind=r["kind"], parents=r["parents"], account=r["account"],
                          text=article(folder / r["file"], r),
                          tried=r["parents"] or ([o for o in originals if o != r["file"]][:1] if r["kind"] in ("independent", "followup") else []))
                     for r in self.gold["reports"]]
        self.text = {r["id"]: r["text"] for r in self.rows}

    def marked(self, what, sides):
        """What gold and reader list: the record, and where its two sides stand."""
        for source in (self.gold, self.reader):
            for g in source[what]: yield g, *(find(self.text[g[s]], g[s + "_text"]) for s in sides)

def touch(a, b): return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]

def candidates(program, mode, rows):
    with tempfile.TemporaryFile("w+", encoding="utf-8") as f:
        for r in rows: f.write(json.dumps(r, ensure_ascii=False) + "\n")
        f.seek(0)
        out = subprocess.run([program, mode], stdin=f, capture_output=True, text=True, check=True).stdout
    return [line.split("\t") for line in out.splitlines()]

def spans(c, at=3): return (int(c[at]), int(c[at + 1])), (int(c[at + 2]), int(c[at + 3]))

def read_by_program(story, folder, program):
    """The story's reports with the text, the lineage and the accounts that the program gives them."""
    out = json.loads(subprocess.run([program, "read", "--json", *(str(folder / r["id"]) for r in story.rows)], capture_output=True, check=False).stdout)
    name = {r["id"]: pathlib.Path(r["path"]).name for r in out["reports"]}
    main = collections.Counter(r["story"] for r in out["reports"]).most_common(1)[0][0]
    up = {n: [e for e in out["lineage"] if name.get(e["child"]) == n] for n in name.values()}
    kind = lambda edges: "followup" if all(e["kind"] == "followup" for e in edges) else edges[0]["kind"]
    return [dict(id=name[r["id"]], text=r["text"], outlet=r["outlet"] or "", published=r["published"] or "", account=r["account"],
                 parents=[name.get(e["parent"], "lost") for e in up[name[r["id"]]]], kind=kind(up[name[r["id"]]]))
            for r in out["reports"] if r["story"] == main]

class Drill:
    """Invented accounts of one event: rows, and what is marked in them as (number, side, report, begin, end); side "e" marks agreements."""
    def __init__(self, name): self.name, self.rows, self.marks = name, [], []
    def add(self, line):
        r = self.rows[-1]; r["text"] += "\n" if r["text"] else ""
        while m := re.search(r"<((?:\d+[abe],?)+):([^<>]*)>", line):
            at = len((r["text"] + line[:m.start()]).encode())
            self.marks += [(k[:-1], k[-1], r["id"], (at, at + len(m[2].encode()))) for k in m[1].split(",")]
            line = line[:m.start()] + m[2] + line[m.end():]
        r["text"] += line
    def conflicts(self): return [(x[2:], y[2:]) for x in self.marks for y in self.marks if x[0] == y[0] and x[1] + y[1] == "ab"]
    def same(self): return [[m[2:] for m in self.marks if m[0] == n and m[1] == "e"] for n in sorted({m[0] for m in self.marks if m[1] == "e"})]

def read_drills(path):
    drills = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or (not line and not (drills and drills[-1].rows)): continue
        if line.startswith("== "): drills.append(Drill(line[3:])); continue
        m = re.fullmatch(r"([A-Z]) (\d{4}-\d\d-\d\d)", line)
        if m: drills[-1].rows.append(dict(id=m[1], published=m[2], outlet=m[1], parents=[], kind="original", account=len(drills[-1].rows) + 1, text=""))
        else: drills[-1].add(line)
    return drills

def told_twice(o):
    """Each story with the lineage of its gold, and with the one that the program finds: (name, story, rows)."""
    for f in o.folders:
        s = Story(f)
        yield s.name, s, s.rows
        yield s.name, s, read_by_program(s, f, o.program)

def cross(names, X, y, w, kw):
    """Chances by models that saw nothing of the story; drills, which have no name, are only learnt from."""
    of = sorted({n for n in names if n}); fold = np.array([of.index(n) % FOLDS if n else -1 for n in names]); p = np.zeros(len(y))
    for k in range(FOLDS): p[fold == k] = Trees(**kw).fit(X[fold != k], y[fold != k], w[fold != k]).predict(X[fold == k])
    return p

def ranked(y, p):
    """Area under the curve: chance that a positive stands before a negative."""
    order = np.argsort(p, kind="stable"); rank = np.empty(len(p)); rank[order] = np.arange(1, len(p) + 1)
    n = (y > 0).sum(); return (rank[y > 0].sum() - n * (n + 1) / 2) / max(1, n * (len(y) - n))

def fit(name, rows, least, names, X, y, w, given, kw, told_by=None):
    """Trees over all rows; prints how those that did not see a row's story rank the rows of stories as the program reads them, and hands
    their chances of these rows to `told_by`."""
    given = np.array(given + [False] * (len(y) - len(given)))
    X, y, w = np.array(X, np.float32), np.array(y, float), np.array(w)
    p = cross(names, X, y, w, kw)[given]; told = y[given]
    print(f"{name}: {len(X)} {rows.format(int(y.sum()))}; as the program reads the stories {len(told)} and {int(told.sum())}, ranked {ranked(told, p):.3f};",
          ", ".join(f"from {t}: {told[p >= t].mean():.2f} right, {told[p >= t].sum() / told.sum():.2f} found" for t in least))
    if told_by: told_by(p)
    return Trees(**kw).fit(X, y, w)

# ---- changes and conflicts -----------------------------------------------------------------------

TURNS, TOLD_FROM, FIRST = 7, 11, 12  # columns of a pair of lines: its two turns, the chance from which it is told, its features

def meets(c, a, b, at=3):
    """Does a candidate, by its lines or by its turns, lie over both sides, each (report, span), in either order."""
    one, two = ((c[k], span) for k, span in enumerate(spans(c, at)))
    over = lambda x, y: x[0] == y[0] and touch(x[1], y[1])
    return (over(one, a) and over(two, b)) or (over(one, b) and over(two, a))

def is_root(r): return not r["parents"] or r["kind"] == "followup"

def told_otherwise(reports):
    """Each edited or rewritten report of a story in the place of the root it derives from: (rows, its id, the root's id)."""
    rows = {r["id"]: r for r in reports}
    for d in reports:
        if is_root(d) or d["kind"] not in ("edited", "rewrite"): continue
        top = rows[d["parents"][0]]
        while not is_root(top): top = rows[top["parents"][0]]
        yield [dict(d, parents=[], kind="original", account=top["account"])] + [r for r in reports if is_root(r) and r is not top], d["id"], top["id"]

def content(words):
    """Beginnings of the words with content, and the figures."""
    return {w[:6] for w in re.findall(r"[a-z0-9\u00c0-\u024f]+(?:[.,]\d+)*", words.lower()) if w not in PLAIN}

def told_again(line, marked):
    """Share of the marked words that a line has which may tell the same in other words."""
    had = content(marked); return len(had & content(line)) / max(1, len(had))

def marked_otherwise(c, rows, other, top, marks):
    """How surely a candidate of `told_otherwise` is a marked conflict, 0 to 1: the share of the marked words that stand on its side."""
    text, best = {r["id"]: r["text"] for r in rows}, 0.0
    for g in marks:
        for sides in ("ab", "ba"):
            sure = 1.0
            for report, span, k in zip(c, spans(c), sides):
                words = g[k + "_text"]
                if report == other: sure = min(sure, told_again(text[report].encode()[span[0]:span[1]].decode(), words) if g[k] == top else 0)
                else: sure = min(sure, g[k] == report and touch(find(text[report], words), span))
            best = max(best, sure)
    return best

def by_turns(found, p):
    """The best pair of lines of each two turns, and the chance that any of them is right."""
    pairs = collections.defaultdict(list)
    for i, c in enumerate(found):
        a, b = spans(c, TURNS)
        pairs[tuple(sorted(((c[0], a), (c[1], b))))].append(i)
    best = [max(rows, key=lambda i: (p[i], -i)) for rows in pairs.values()]
    return [found[i] for i in best], np.array([1 - np.prod(1 - p[rows]) for rows in pairs.values()])

def chosen(found, p, least):
    """The pairs of turns that are told, as src/claim/verdict.c chooses them: the surest first, less sure where one is told already."""
    told, (found, p) = [], by_turns(found, p)
    for i in np.argsort(-p, kind="stable"):
        c, at, over = found[i], spans(found[i], TURNS), 0.0
        for other in told:
            a, b = (touch(x, y) for x, y in zip(at, spans(other, TURNS)))
            if other[:2] == c[:2]: over += 2 if a and b else .5 if a or b else 0
        if p[i] * .5 ** over >= (least if float(c[TOLD_FROM]) == LEAST else float(c[TOLD_FROM])): told.append(c)
    return told

def print_told(read, p):
    """What the scorer would say of what is told; read: for each story its candidates, gold and reader's list."""
    for least in (.12, LEAST, .2, .3):
        at = found = marked = told = right = 0
        for rows, gold, reader in read:
            mine = chosen(rows, p[at:at + len(rows)], least); at += len(rows)
            found += sum(any(meets(c, a, b, TURNS) for c in mine) for a, b in gold); marked += len(gold)
            told += len(mine); right += sum(any(meets(c, a, b, TURNS) for a, b in gold + reader) for c in mine)
        print(f"  told from {least}: {told}, {right / told:.3f} of them listed, {found / marked:.3f} of the marked found")

def conflicts(o):
    X, y, w, names, given, read = [], [], [], [], [], []
    def learn(name, rows, marked, weight):
        found = candidates(o.features, "conflicts", rows)
        for c in found: y.append(any(meets(c, a, b) for a, b in marked)); X.append([float(v) for v in c[FIRST:]]); w.append(weight); names.append(name)
        return found
    def learn_otherwise(name, reports, marks):
        skipped = 0
        for rows, other, top in told_otherwise(reports):
            for c in candidates(o.features, "conflicts", rows):
                sure = marked_otherwise(c, rows, other, top, marks) if other in c[:2] else -1
                if sure < 0 or .35 < sure < .6: continue
                skipped = (skipped + (sure < .6)) % THIN  # of what is no conflict one in THIN stands for all: the trees grow faster
                if sure < .6 and skipped: continue
                y.append(sure >= .6); X.append([float(v) for v in c[FIRST:]]); w.append(.5 if sure >= .6 else .5 * THIN); names.append(name)
    for name, s, rows in told_twice(o):
        text = {r["id"]: r["text"] for r in rows}
        side = lambda g, k: (g[k], find(text.get(g[k], ""), g[k + "_text"]))
        gold, reader = ([(side(g, "a"), side(g, "b")) for g in source["conflicts"]] for source in (s.gold, s.reader))
        found = learn(name, rows, gold + reader, 1.0)
        if rows is not s.rows: read.append((found, gold, reader))
        given += [rows is not s.rows] * (len(y) - len(given))
        if rows is s.rows: learn_otherwise(name, rows, s.gold["conflicts"] + s.reader["conflicts"])
        given += [False] * (len(y) - len(given))
    for m in marked_stories():
        learn(None, m.rows, [tuple((g[k], find(m.text()[g[k]], g[k + "_text"])) for k in "ab") for g in m.conflicts], 1.0)
        learn_otherwise(None, m.rows, m.conflicts)
    for d in o.drills: learn(None, d.rows, d.conflicts(), 1.0)
    kw = dict(n_trees=400, depth=7, leaves=40, rate=.03, least=20, part=.6, columns=.3)
    fit("conflicts", "pairs of sentences, {} marked", (.08, .12, .2), names, X, y, w, given, kw, lambda p: print_told(read, p)).save(ROOT / "models/claim_conflict.bin")

def links(o):
    """What one account says in a clause, does another say it in a line: gold lists every mention of a claim, and what two accounts agree on,
    so that a line that is a mention, held against a clause that is none, is an example of another claim."""
    X, y, w, names, given = [], [], [], [], []
    def learn(name, rows, claims, weight):
        for c in candidates(o.features, "links", rows):
            a, b = ([g for g in claims if any(f == c[side] and touch(at, span) for f, at in g)] for side, span in enumerate(spans(c)))
            if a or b: y.append(any(g in b for g in a)); X.append([float(v) for v in c[7:]]); w.append(weight); names.append(name)
    for name, s, rows in told_twice(o):
        text = {r["id"]: r["text"] for r in rows}
        at = lambda file, words: (file, find(text.get(file, ""), words))
        claims = [[at(m["file"], m["text"]) for m in g["where"]] for g in s.gold["claims"]]
        learn(name, rows, claims + [[at(g[k], g[k + "_text"]) for k in "ab"] for g in s.gold["agreements"]], 1.0)
        given += [rows is not s.rows] * (len(y) - len(given))
    for m in marked_stories(): learn(None, m.rows, [[(w["file"], find(m.text()[w["file"]], w["text"])) for w in g["where"]] for g in m.claims], 1.0)
    for d in o.drills:
        if d.same(): learn(None, d.rows, d.same(), 0.25)
    kw = dict(n_trees=150, depth=4, rate=.03, least=15, part=.6, columns=.4)
    fit("links", "clauses and lines, {} say the same", (.12, .4, .5), names, X, y, w, given, kw).save(ROOT / "models/claim_link.bin")

# ---- whole texts ---------------------------------------------------------------------------------

def texts(o, mode, file, a, b, kw):
    rows = [json.loads(line) for line in (o.data / "drift" / file).read_text(encoding="utf-8").splitlines()]
    rows = [r for r in rows if r["label"] != "adds"]
    out = candidates(o.features, mode, [dict(id=str(i), a=r[a], b=r[b]) for i, r in enumerate(rows)])
    X = np.array([[float(v) for v in line[1:]] for line in out], np.float32)
    y = np.array([r["label"] in ("inconsistent", "contradict") for r in rows], float); sets = [r.get("set", "all") for r in rows]
    share = {s: np.clip(np.mean([v for v, t in zip(y, sets) if t == s]), .02, .98) for s in set(sets)}
    start = np.array([np.log(share[s] / (1 - share[s])) for s in sets])  # sets differ in their share of positives: no business of the score
    folds = np.array([zlib.crc32(str(r.get("doc")).encode()) % FOLDS for r in rows]); p = np.zeros(len(y))
    for k in range(FOLDS):
        m = folds != k; t = Trees(**kw).fit(X[m], y[m], None, start[m]); t.base = 0.0; p[~m] = t.predict(X[~m])
    print(mode + ":", ", ".join(f"{s} {ranked(y[np.array(sets) == s], p[np.array(sets) == s]):.3f}" for s in sorted(set(sets))))
    t = Trees(**kw).fit(X, y, None, start); t.base = 0.0; t.save(ROOT / f"models/claim_{mode}.bin")

def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", type=pathlib.Path, default=ROOT.parent / "shared" / "data"); a.add_argument("--features", default=str(ROOT / "build/release/claim_features"))
    a.add_argument("--keep-aside", default=ASIDE); a.add_argument("tasks", nargs="+", choices=["conflicts", "links", "drift", "clash"])
    a.add_argument("--program", default=str(ROOT / "build/release/firsthand"))
    o = a.parse_args(); o.drills = read_drills(ROOT / "data/claim/conflicts.txt")
    o.folders = [p.parent for p in sorted((o.data / "newsroom").glob("*/gold.json")) if p.parent.name not in o.keep_aside.split(",")]
    for task in o.tasks:
        if task == "conflicts": conflicts(o)
        elif task == "links": links(o)
        elif task == "drift": texts(o, "drift", "summedits_other.jsonl", "source", "rewrite_sentence", dict(n_trees=160, depth=3, leaves=8, rate=.03, least=20, l2=6, part=.5))
        else: texts(o, "clash", "pairs_other.jsonl", "a", "b", dict(n_trees=160, depth=4, rate=.06, least=15, l2=4))

if __name__ == "__main__": main()
