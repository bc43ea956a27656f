#!/usr/bin/env python3
"""The weights of src/story/alike.c: logistic regression over pairs of reports, and how well they group.

usage: tools/train_story_pairs.py --pairs build/release/story_pairs --data ../shared/data [--folds 4]

Writes src/story/alike_table.h. Wants numpy. Learns from AllSides train (in portions of the size of its other part), ECB+ (topics 1 to 35, whole and in small
portions, since a few reports of one event have other neighbours than a great many have), which weigh half and a fifth as much, the
newsroom's stories but for six that are only measured, which weigh .3, and the marked stories of data/stories, which weigh a tenth. Prints
the pair F1 of AllSides val, and of ECB+ topics, newsroom stories and marked stories (each by itself, and a fold's all in one heap)
that were left out of training, for each threshold."""
import argparse, collections, json, os, pathlib, random, subprocess, sys, tempfile
import numpy as np
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import marked_stories

AGE, AGE_DAYS, OLDEST = .5, 10, 4  # what src/story/cluster.c holds against reports that lie apart in time
BY_COSINE = 50                     # as in src/story/alike.c: what shared words bring at most grows with the cosine
SHARED = list(range(4, 15)) + list(range(19, 33))  # features that are 0 where nothing is shared

def load(path): return [json.loads(l) for l in open(path, encoding="utf-8")]

def features(program, inputs, gold, ids=None):
    """Pairs of the reports of `inputs` (I, J), what is known of them (X), and whether they are of one story (y)."""
    out = subprocess.run([program, *inputs], capture_output=True, text=True, check=True).stdout
    reports = ids or inputs; number = {x: i for i, x in enumerate(reports)}
    rows = [l.split("\t") for l in out.splitlines()]
    I = np.array([number[r[0]] for r in rows], int); J = np.array([number[r[1]] for r in rows], int)
    X = np.array([[float(v) for v in r[3:]] for r in rows]).reshape(len(rows), -1)
    days = np.array([0.0 if r[2] == "-" else float(r[2]) for r in rows]); age = np.minimum(AGE * np.log2(np.maximum(1, days / AGE_DAYS)), OLDEST)
    return dict(n=len(reports), gold=gold, I=I, J=J, X=X, age=age, y=np.array([gold[a] == gold[b] for a, b in zip(I, J)], float))

def features_of(program, reports):
    """The same for rows of a data set."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False) as f:
        for x in reports: f.write(json.dumps({k: x[k] for k in ("id", "title", "text", "published") if x.get(k)}) + "\n")
    try: return features(program, [f.name], [str(x["cluster"]) for x in reports], [x["id"] for x in reports])
    finally: os.unlink(f.name)

def regress(sets, ridge=1.0, steps=30):
    X = np.concatenate([s["X"] for s, _ in sets]); y = np.concatenate([s["y"] for s, _ in sets])
    w = np.concatenate([np.full(len(s["y"]), k / max(1.0, s["y"].sum())) for s, k in sets]); w *= len(w) / w.sum()
    mean, scale = X.mean(0), X.std(0) + 1e-9; Z = np.c_[np.ones(len(X)), (X - mean) / scale]; b = np.zeros(Z.shape[1])
    for _ in range(steps):                      # Newton's
        p = 1 / (1 + np.exp(-Z @ b)); H = (Z * (w * p * (1 - p))[:, None]).T @ Z; R = ridge * np.eye(len(b)); R[0, 0] = 0
        b += np.linalg.solve(H + R, Z.T @ (w * (y - p)) - R @ b)
    weights = b[1:] / scale
    return b[0] - (weights * mean).sum(), weights

def most_shared(sets, weights):
    """The most that shared words bring in any pair, beside BY_COSINE times the cosine."""
    return max(float((s["X"][:, SHARED] @ weights[SHARED] - BY_COSINE * s["X"][:, 0]).max()) for s in sets if len(s["X"]))

def group(s, start, weights, join):
    """Average link over the probabilities; pairs that never met have none."""
    p = 1 / (1 + np.exp(s["age"] - start - s["X"] @ weights)); n = s["n"]
    total = np.zeros((n, n)); total[s["I"], s["J"]] = total[s["J"], s["I"]] = p
    size = np.ones(n); label = np.arange(n); mean = total.copy()
    best = mean.argmax(1); value = mean[np.arange(n), best]
    while True:
        i = int(value.argmax()); j = int(best[i])
        if value[i] < join: break
        total[i] += total[j]; total[:, i] = total[i]; total[i, i] = 0; size[i] += size[j]; label[label == j] = i
        total[j] = 0; total[:, j] = 0; mean[j] = 0; mean[:, j] = 0; value[j] = 0
        mean[i] = total[i] / (size[i] * size); mean[:, i] = mean[i]
        for k in np.flatnonzero((best == i) | (best == j) | (mean[:, i] > value)):
            if size[k]: best[k] = mean[k].argmax(); value[k] = mean[k, best[k]]
        value[j] = 0
    return label

def pair_f1(gold, label):
    two = lambda t: sum(v * (v - 1) // 2 for v in t.values())
    both, a, b = two(collections.Counter(zip(gold, label))), two(collections.Counter(gold)), two(collections.Counter(label))
    return 2 * both / (a + b)

def portions(reports, size, r):
    clusters = sorted({x["cluster"] for x in reports}); r.shuffle(clusters)
    for k in range(0, len(clusters) - size + 1, size):
        part = set(clusters[k:k + size]); yield [x for x in reports if x["cluster"] in part]

def small(reports, r):
    """Of each topic a few reports of one event and one or two of the other, as a reader would have them."""
    by = collections.defaultdict(lambda: collections.defaultdict(list))
    for x in reports: by[x["topic"]][x["cluster"]].append(x)
    for topic in sorted(by):
        events = [by[topic][c] for c in sorted(by[topic])]
        for _ in range(2):
            r.shuffle(events); k = r.randrange(3, 9)
            part = r.sample(events[0], min(k, len(events[0]))) + (r.sample(events[1], min(r.randrange(1, 3), len(events[1]))) if len(events) > 1 else [])
            if len(part) > 2: yield part

ASIDE = {"court-ruling", "doping-case", "food-poisoning", "minister-resigns", "rate-decision", "wildfire"}  # measured, never learnt from
def invented(program, data):
    """One set a folder: the reports of the event against the one that does not belong."""
    for name in sorted(os.listdir(data)):
        if name in ASIDE or not os.path.isdir(os.path.join(data, name)): continue
        rows = json.load(open(os.path.join(data, name, "gold.json"), encoding="utf-8"))["reports"]
        yield features(program, [os.path.join(data, name, g["file"]) for g in rows], ["other" if g["kind"] == "other" else "story" for g in rows])

def marked():
    """Rows of the marked stories, one list a story."""
    for path in sorted((marked_stories.ROOT / "data/stories").glob("*.txt")):
        yield [dict(id=f"{path.stem}.{r['id']}", cluster=path.stem, title=r["lines"][0], text=r["text"], published=r["published"]) for r in marked_stories.Marked(path).rows]

def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--pairs", required=True); a.add_argument("--data", default="../shared/data"); a.add_argument("--folds", type=int, default=4)
    a.add_argument("--portions", type=int, default=5); o = a.parse_args(); r = random.Random(1)
    train = load(o.data + "/stories/allsides_train.jsonl"); ecb = load(o.data + "/stories/ecbplus_1_35.jsonl")
    val = features_of(o.pairs, load(o.data + "/stories/allsides_val.jsonl"))
    leads = [features_of(o.pairs, p) for p in list(portions(train, 307, r))[:o.portions]]
    def events(keep):
        part = [x for x in ecb if keep(x["topic"])]
        few = [features_of(o.pairs, p) for p in small(part, r)]
        return [(features_of(o.pairs, part), .5)] + [(s, .2 / len(few)) for s in few]
    folders = list(invented(o.pairs, o.data + "/newsroom")); tales = list(marked()); told = [features_of(o.pairs, t) for t in tales]
    def weigh(e, f, t): return regress([(s, 1 / len(leads)) for s in leads] + e + [(s, .3 / len(f)) for s in f] + [(s, .1 / len(t)) for s in t])
    folds = []
    for k in range(o.folds):
        model = weigh(events(lambda t: t % o.folds != k), *([f for i, f in enumerate(x) if i % o.folds != k] for x in (folders, told)))
        heap = features_of(o.pairs, [r for t in tales[k::o.folds] for r in t])
        folds.append((model, [features_of(o.pairs, [x for x in ecb if x["topic"] % o.folds == k])], folders[k::o.folds], told[k::o.folds], [heap]))
    model = weigh(events(lambda t: True), folders, told); whole = features_of(o.pairs, ecb)
    def left_out(which, join):
        rows = [(k, i, g, c) for k, f in enumerate(folds) for i, x in enumerate(f[which]) for g, c in zip(x["gold"], group(x, *f[0], join))]
        return pair_f1([r[:3] for r in rows], [(*r[:2], r[3]) for r in rows])
    print("join  AllSides val  ECB+ learnt from  left out: ECB+  newsroom  marked  marked in a heap")
    for join in (.2, .25, .3, .32, .34, .36, .38, .4, .45):
        one = lambda s: pair_f1(s["gold"], list(group(s, *model, join)))
        print(f"{join:4} {one(val):13.3f} {one(whole):17.3f} {left_out(1, join):15.3f} {left_out(2, join):9.3f} {left_out(3, join):7.3f} {left_out(4, join):17.3f}", flush=True)
    seen = leads + [val, whole] + [s for f in folds for part in f[1:] for s in part]
    most = most_shared(seen, model[1]); print(f"shared words bring {most:.2f} and {BY_COSINE} times the cosine at most, of {sum(len(s['X']) for s in seen)} pairs")
    rows = [", ".join(f"{w:.4f}f" for w in model[1][i:i + 11]) for i in range(0, len(model[1]), 11)]
    (marked_stories.ROOT / "src/story/alike_table.h").write_text(
        "/* Made by tools/train_story_pairs.py; do not edit. */\n"
        f"static const float MODEL_START = {model[0]:.4f}f, MODEL_MOST = {np.ceil(most * 10) / 10:.1f}f;\nstatic const float MODEL[FH_STORY_FEATURES] = {{\n    " + ",\n    ".join(rows) + ",\n};\n", encoding="utf-8")

if __name__ == "__main__": main()
