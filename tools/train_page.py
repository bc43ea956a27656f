#!/usr/bin/env python3
"""Trains models/page.bin (blocks of pages) and models/page_lines.bin (lines of plain text).

usage: tools/train_page.py [--data ../shared/data] [--dump build/release/page_dump] [--out models] [--cv]

Needs numpy and lightgbm (PyPI). Figures of blocks come from tools/page_dump.c, which is the library's own code.

Where the labels come from
  scrapinghub, fundus, newspaper4k   a block is article text when its runs of four words stand in the gold text;
                                     a short one when its words stand there between those of its neighbours
  trafilatura                        blocks with a gold snippet; all others take the first round's opinion, at a low weight
  newsroom (twelve folders)          what stands from the first to the last body sentence and is no gold furniture
Lines are the same pages without their elements, and the text files of newsroom.

Two rounds of boosted trees: the second sees the first one's opinion of the neighbours, made by models that have
not seen the page's web domain (four folds by domain). --cv prints figures of the same kind: out-of-fold."""
import argparse, collections, glob, gzip, hashlib, importlib.util, json, os, re, struct, subprocess, sys, tempfile
import numpy as np
import lightgbm as lgb

FOLDS, SEED = 4, 7
LINKS, ENDS_STOP, COMMENTS = 17, 21, 48 + 17 + 20 + 8   # figures: share of links, a full stop at the end, in comments
ASIDE = {"court-ruling", "doping-case", "food-poisoning", "minister-resigns", "rate-decision", "wildfire"}  # measured, never learnt from
TOK = re.compile(r"\w+")
PARAMS = dict(objective="binary", learning_rate=.08, num_leaves=24, min_data_in_leaf=40, feature_fraction=.4, bagging_fraction=.8, bagging_freq=1,
              lambda_l2=2., max_bin=63, num_threads=1, seed=SEED, deterministic=True, force_row_wise=True, verbose=-1)
ROUNDS = (120, 120)

def fold_of(domain): return int(hashlib.sha256(domain.encode()).hexdigest(), 16) % FOLDS
def toks(s): return [t.lower() for t in TOK.findall(s)]

# ---- labels -------------------------------------------------------------------------------------------------------------

def align(blocks, gold):
    """1 for blocks whose words stand in the gold text, else 0."""
    g = toks(gold); at4 = collections.defaultdict(list); at1 = collections.defaultdict(list)
    for i in range(len(g)):
        at4[tuple(g[i:i + 4])].append(i); at1[g[i]].append(i)
    B = [toks(b) for b in blocks]; y = np.zeros(len(B), int); lo, hi = [None] * len(B), [None] * len(B)
    for k, b in enumerate(B):
        if len(b) < 5: continue
        n = len(b) - 3; hits = [at4.get(tuple(b[i:i + 4])) for i in range(n)]
        if sum(h is not None for h in hits) >= .6 * n:
            y[k] = 1; first = [h for h in hits if h]
            lo[k], hi[k] = first[0][0], first[-1][-1] + 4
    for k, b in enumerate(B):
        if len(b) >= 5 or not b: continue
        before = next((hi[j] for j in range(k - 1, max(-1, k - 12), -1) if y[j] and hi[j] is not None), None)
        after = next((lo[j] for j in range(k + 1, min(len(B), k + 12)) if y[j] and lo[j] is not None), None)
        if before is None and after is None: continue
        a = max(0, (before if before is not None else after - 12) - 4); z = min(len(g), (after if after is not None else before + 12) + 4)
        for i in at1[b[0]]:
            if a <= i and i + len(b) <= z and g[i:i + len(b)] == b: y[k] = 1; break
    return y

ws = lambda t: re.sub(r"\s+", " ", t).strip()
def snippets(blocks, gold):
    """1, 0, or -1 where the snippets say nothing."""
    y = np.full(len(blocks), -1)
    for k, b in enumerate(blocks):
        t = ws(b)
        if not t: continue
        if any(ws(s) in t or (len(t) > 20 and t in ws(s)) for s in gold["without"]): y[k] = 0
        if any(ws(s) in t or (len(t) > 20 and t in ws(s)) for s in gold["with"]): y[k] = 1
    return y

QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-", "\u00a0": " "})
def newsroom_labels(blocks, gold):
    norm = lambda s: ws(s.translate(QUOTES)).replace("\u2026", "...")
    T = [norm(b) for b in blocks]; body, furniture = [norm(s) for s in gold["body"]], [norm(s) for s in gold["furniture"]]
    at = [k for k, t in enumerate(T) if any(s in t or (len(t) > 30 and t in s) for s in body)]
    y = np.zeros(len(T), int)
    if not at: return None
    for k in range(min(at), max(at) + 1):
        t = T[k]
        y[k] = not any(s in t or (len(t) > 3 and t in s) for s in furniture)
        if re.match(r"^(\[?(image|photo|foto|bild|video)\b|~|-? ?advert|>>|sponsored|story continues|related|read more|also read|newsletter)", t, re.I): y[k] = 0
    return y

# ---- pages -------------------------------------------------------------------------------------------------------------------

class Page: pass

def dumped(tool, files, text=False):
    pages = {}
    for i in range(0, len(files), 200):
        p = subprocess.run([tool] + (["--text"] if text else []) + files[i:i + 200], capture_output=True)
        for l in p.stdout.decode("utf-8", "replace").splitlines():
            o = json.loads(l); g = Page(); g.path = o["path"]; g.text = [b[0] for b in o.get("blocks", [])]
            g.X = np.array([b[1] for b in o.get("blocks", [])], np.float32); g.kin = np.array([b[2] for b in o.get("blocks", [])], int)
            g.words = np.array([len(TOK.findall(t)) for t in g.text], float); pages[g.path] = g
    return pages

def unpack(data, folder):
    rows = {}
    for name in ("scrapinghub", "fundus", "newspaper4k", "trafilatura"):
        p = os.path.join(data, "pages", "dev", name + ".jsonl")
        for l in open(p, encoding="utf-8"):
            r = json.loads(l); r["set"] = name; src = os.path.join(data, "pages", "dev", r["file"])
            out = os.path.join(folder, os.path.basename(r["file"]).removesuffix(".gz"))
            if not os.path.exists(out): open(out, "wb").write(gzip.open(src).read() if src.endswith(".gz") else open(src, "rb").read())
            r["path"] = out; rows.setdefault(out, []).append(r)
    return rows

def load(data, tool, folder, lines):
    """Pages with labels y (-1: unknown) and the weight of each."""
    rows = unpack(data, folder); made = []
    dumps = dumped(tool, sorted(rows))
    if lines:                                     # the same pages as plain text: a line a block
        plain = os.path.join(folder, "plain"); os.makedirs(plain, exist_ok=True); source = {}
        for p, g in dumps.items():
            out = os.path.join(plain, os.path.basename(p) + ".txt"); rng = np.random.default_rng(int(hashlib.sha256(p.encode()).hexdigest()[:8], 16))
            gap = "\n" if rng.random() < .4 else "\n\n"; style = rng.random(); w = []
            for t, n, x in zip(g.text, g.words, g.X):
                w.append(t.replace("\n", " ") + (gap if n >= 12 or style < .3 else "\n"))
            open(out, "w", encoding="utf-8").write("".join(w)); source[out] = p
        dumps = {source[p]: g for p, g in dumped(tool, sorted(source), True).items()}
    for p, rs in rows.items():
        g = dumps.get(p)
        if g is None or not len(g.text): continue
        best = sorted(rs, key=lambda r: ("scrapinghub", "fundus", "newspaper4k", "trafilatura").index(r["set"]))[0]
        g.set, g.domain, g.row = best["set"], best["domain"], best
        if g.set == "trafilatura": g.y = snippets(g.text, best["gold"])
        else:
            if not best["gold"].get("text"): continue
            g.y = align(g.text, best["gold"]["text"])
            if sum(g.words[g.y == 1]) < .5 * len(toks(best["gold"]["text"])): continue   # the text is not in the page's blocks
        made.append(g)
    kind = "txt" if lines else "html"
    news = dumped(tool, sorted(glob.glob(os.path.join(data, "newsroom", "*", "*." + kind))), lines)
    for p, g in news.items():
        story = os.path.basename(os.path.dirname(p))
        gold = {r["file"]: r for r in json.load(open(os.path.join(os.path.dirname(p), "gold.json"), encoding="utf-8"))["reports"]}[os.path.basename(p)]
        g.set, g.domain, g.row = "newsroom-aside" if story in ASIDE else "newsroom", "newsroom:" + story, {"gold": gold, "id": story + "/" + os.path.basename(p)}
        g.y = newsroom_labels(g.text, gold)
        if g.y is not None: made.append(g)
    return made

# ---- two rounds ---------------------------------------------------------------------------------------------------------------

def context(g, p):
    """What the second round sees of the first; page/model.c computes the same."""
    n = len(p); w = g.X[:, 1]; C = np.zeros((n, 12), np.float32)
    for k, d in enumerate((-3, -2, -1, 1, 2, 3)):
        if d < 0: C[-d:, k] = p[:d]
        else: C[:-d, k] = p[d:]
    C[:, 6] = p
    left = right = 0.
    for i in range(n): C[i, 7] = left; left = .7 * left + .3 * p[i] * w[i] / 8
    for i in range(n - 1, -1, -1): C[i, 8] = right; right = .7 * right + .3 * p[i] * w[i] / 8
    tot = (p * w).sum() + 1e-6; C[:, 9] = np.cumsum(p * w) / tot
    a, b = np.zeros(max(g.kin) + 1), np.zeros(max(g.kin) + 1)
    np.add.at(a, g.kin, p * w); np.add.at(b, g.kin, w); C[:, 10] = a[g.kin] / np.maximum(b[g.kin], 1e-6)
    C[:, 11] = p.max()
    return C

def weights(g, y):
    known = y >= 0; w = np.zeros(len(y)); w[known] = (g.words[known] + 4) ** .7
    base = {"trafilatura": .8, "newsroom": .5 if not LINES else 3.}.get(g.set, 1.)
    return base * w / (w.sum() + 200) * 600 if w.sum() else w

def fit(pages, X, Y, rounds):
    W = [weights(g, y) for g, y in zip(pages, Y)]
    x, y, w = np.concatenate(X), np.concatenate(Y), np.concatenate(W); k = (y >= 0) & (w > 0)
    rare = k & (y == 0) & (x[:, 17] > .9)                # links alone: one in four will do, at four times the weight
    drop = rare & (np.arange(len(y)) % 4 != 0); w = np.where(rare, 4 * w, w); k &= ~drop
    return lgb.train(PARAMS, lgb.Dataset(x[k], y[k], weight=w[k]), rounds)

def out_of_fold(pages, X, Y, rounds):
    P = [None] * len(pages); models = []
    for f in range(FOLDS):
        tr = [i for i, g in enumerate(pages) if fold_of(g.domain) != f and g.set != "newsroom-aside"]
        m = fit([pages[i] for i in tr], [X[i] for i in tr], [Y[i] for i in tr], rounds); models.append(m)
        for i, g in enumerate(pages):
            if fold_of(g.domain) == f: P[i] = m.predict(X[i])
    return P

def fill_in(pages, P):
    """Blocks without a label take a sure opinion of the first round."""
    out = []
    for g, p in zip(pages, P):
        y = g.y.copy()
        if g.set == "trafilatura":
            sure = (y < 0) & ((p > .85) | (p < .1)); y[sure] = p[sure] > .5
        out.append(y)
    return out

def as_decided(g, p, cut, low):
    """What page/decide.c makes of opinions: 1 and 0."""
    k = p >= cut; out = k.copy(); n = len(p)
    for i in np.nonzero(~k & (p >= low) & (g.X[:, ENDS_STOP] > .5) & (g.X[:, LINKS] <= .3))[0]:
        out[i] = (i > 0 and k[i - 1] and g.kin[i - 1] == g.kin[i]) or (i + 1 < n and k[i + 1] and g.kin[i + 1] == g.kin[i])
    near = g.X[:, COMMENTS] > .5
    return np.where(near, 0, out) if g.words[out & ~near].sum() >= 60 else out

# ---- figures ---------------------------------------------------------------------------------------------------------------------

def scorer(data):
    spec = importlib.util.spec_from_file_location("pages", os.path.join(data, "..", "score", "pages.py")); m = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True; spec.loader.exec_module(m); return m

def report(pages, P, S, cut, say=print):
    for name in ("scrapinghub", "fundus", "newspaper4k"):
        pairs = [(g.row["gold"]["text"], "\n\n".join(t for t, k in zip(g.text, p) if k >= cut)) for g, p in zip(pages, P) if g.set == name]
        if pairs: s = S.shingle_score(pairs); say(f"  {cut:.2f} {name:14} F1 {s['f1']:.4f} P {s['precision']:.4f} R {s['recall']:.4f} ({len(pairs)} pages)")
    T = np.zeros(4)
    for g, p in zip(pages, P):
        if g.set == "trafilatura": T += S.snippet_counts(g.row["gold"], "\n\n".join(t for t, k in zip(g.text, p) if k >= cut))
    tp, fp, fn, tn = T
    if tp: say(f"  {cut:.2f} trafilatura    F1 {2*tp/(2*tp+fp+fn):.4f} P {tp/(tp+fp):.4f} R {tp/(tp+fn):.4f}")
    for name in ("newsroom", "newsroom-aside"):
        norm = lambda s: ws(s.translate(QUOTES)).replace("\u2026", "..."); b = [0, 0]; f = [0, 0]
        for g, p in zip(pages, P):
            if g.set != name: continue
            t = norm("\n\n".join(t for t, k in zip(g.text, p) if k >= cut))
            for s in g.row["gold"]["body"]: b[0] += norm(s) in t; b[1] += 1
            for s in g.row["gold"]["furniture"]: f[0] += norm(s) not in t; f[1] += 1
        if b[1]: say(f"  {cut:.2f} {name:14} body {b[0]/b[1]:.4f} furniture {f[0]/f[1]:.4f}")

# ---- the file ----------------------------------------------------------------------------------------------------------------------

def pack(models, cut, features):
    """Little-endian: 'FHPG', version, trees of round 1 and 2, figures, cut; a root index a tree; nodes of 8 bytes
    (figure u16, left-over u16, threshold f32): a leaf has figure 65535 and its value as threshold; the left child
    is the next node, the right child `skip` nodes on."""
    roots, nodes = [], []
    def walk(t):
        if "leaf_value" in t: nodes.append((65535, 0, t["leaf_value"])); return
        at = len(nodes); nodes.append(None); walk(t["left_child"])
        nodes[at] = (t["split_feature"], len(nodes) - at, t["threshold"]); walk(t["right_child"])
    counts = []
    for m in models:
        trees = m.dump_model()["tree_info"]; counts.append(len(trees))
        for t in trees: roots.append(len(nodes)); walk(t["tree_structure"])
    out = b"FHPG" + struct.pack("<IIIIIf", 1, counts[0], counts[1], features, len(nodes), cut)
    down = lambda v: float(np.nextafter(np.float32(v), np.float32(-np.inf))) if np.float32(v) > v else float(np.float32(v))   # x <= threshold stays what it was
    return out + struct.pack(f"<{len(roots)}I", *roots) + b"".join(struct.pack("<HHf", f, s, v if f == 65535 else down(v)) for f, s, v in nodes)

def train(a, lines, S):
    global LINES
    LINES = lines
    with tempfile.TemporaryDirectory() as d: pages = load(a.data, os.path.abspath(a.dump), a.cache or d, lines)
    print(("lines" if lines else "blocks"), len(pages), "pages", sum(len(g.text) for g in pages), "blocks", dict(collections.Counter(g.set for g in pages)))
    X = [g.X for g in pages]; Y = [g.y for g in pages]
    P0 = out_of_fold(pages, X, Y, ROUNDS[0])
    print("out of fold, round 1", flush=True); report(pages, P0, S, .5)
    Y = fill_in(pages, P0); P1 = P0
    X2 = [np.hstack([g.X, context(g, p)]) for g, p in zip(pages, P1)]
    P2 = out_of_fold(pages, X2, Y, ROUNDS[1])
    print("out of fold, round 2")
    for cut in (.4, .45, .5, .55, .6): report(pages, [cut * as_decided(g, p, cut, .15 if lines else .1) for g, p in zip(pages, P2)], S, cut)
    if a.keep: import pickle; pickle.dump((pages, P1, P2, Y), open(a.keep + ("_lines" if lines else "_blocks"), "wb"))
    if a.cv: return
    learn = [i for i, g in enumerate(pages) if g.set != "newsroom-aside"]
    m1 = fit([pages[i] for i in learn], [X[i] for i in learn], [g.y for g in (pages[i] for i in learn)], ROUNDS[0])
    m2 = fit([pages[i] for i in learn], [X2[i] for i in learn], [Y[i] for i in learn], ROUNDS[1])
    name = os.path.join(a.out, "page_lines.bin" if lines else "page.bin")
    data = pack((m1, m2), LINE_CUT if lines else CUT, X[0].shape[1]); open(name, "wb").write(data); print(name, len(data), "bytes")

CUT, LINE_CUT = .5, .55   # chosen on the out-of-fold figures
def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
    ap.add_argument("--data", default=os.path.join(here, "..", "shared", "data")); ap.add_argument("--dump", default=os.path.join(here, "build", "release", "page_dump"))
    ap.add_argument("--out", default=os.path.join(here, "models")); ap.add_argument("--cv", action="store_true"); ap.add_argument("--only", choices=("blocks", "lines"))
    ap.add_argument("--cache", help="folder for unpacked pages"); ap.add_argument("--keep", help="file to keep pages and opinions in")
    a = ap.parse_args(); S = scorer(a.data)
    if a.only != "lines": train(a, False, S)
    if a.only != "blocks": train(a, True, S)
main()
