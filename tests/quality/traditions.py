#!/usr/bin/env python3
"""Traditions with a known stemma, and how well `firsthand lineage --witnesses` finds it again.

usage: tests/quality/traditions.py [--program build/release/firsthand] [--traditions 40] [--seed 1] [--keep FOLDER]

Each tradition is made by copying: places of variation, each with its few likely readings; places differ in how
readily they change, so that scribes agree by chance; leaves are lost, stretches are left out, some copies are made
from two exemplars, and a part of the exemplars themselves is lost. Prints, for each kind of tradition:
  sign      average sign similarity of distances (Roos and Heikkilae 2009), undirected; a random tree has about .50
  parents   share of witnesses whose nearest extant ancestors hold one that is right (or that rightly have none)
  undirected  share of witnesses with a right neighbour: of a true and a found nearest extant ancestor or descendant
  mixed     of the copies made from two exemplars: share for which both are told (recall), and of the witnesses said
            to have several: share that have (precision)"""
import argparse, collections, json, os, random, subprocess, tempfile

KINDS = {  # witnesses, places, changes a copy, share of exemplars lost, share of copies mixed, share of copies with lost leaves
    "small":     dict(n=12, places=150, rate=.05, lost=.2, mixed=0, lacunae=.1),
    "sparse":    dict(n=16, places=80, rate=.05, lost=.3, mixed=0, lacunae=.1),
    "large":     dict(n=40, places=400, rate=.05, lost=.3, mixed=0, lacunae=.2),
    "damaged":   dict(n=20, places=300, rate=.06, lost=.4, mixed=0, lacunae=.6),
    "mixed":     dict(n=18, places=300, rate=.05, lost=.2, mixed=.2, lacunae=.1),
}

def make(r, n, places, rate, lost, mixed, lacunae):
    """(names, rows, edges): rows of witnesses that are there; '' in a row is words left out, '?' what cannot be read."""
    total = n + int(n * lost)
    prone = [r.gammavariate(.7, 1 / .7) for _ in range(places)]
    likely = [["w%d_%d" % (k, i) for i in range(r.choice([2, 2, 3, 4]))] for k in range(places)]
    texts, edges = [[x[0] for x in likely]], []
    for i in range(1, total):
        p = r.randrange(max(0, i - 6), i) if r.random() < .6 else r.randrange(i)
        text = list(texts[p]); edges.append((p, i))
        if i > 3 and r.random() < mixed:
            q = r.choice([j for j in range(i) if j != p]); edges.append((q, i))
            if r.random() < .6:
                half = r.randrange(places // 5, places // 2); at = r.randrange(places - half); text[at:at + half] = texts[q][at:at + half]
            else: text = [texts[q][k] if r.random() < .3 else x for k, x in enumerate(text)]
        for k in range(places):
            if r.random() >= rate * prone[k]: continue
            what = r.random()
            text[k] = "" if what < .1 else "own%d_%d" % (k, i) if what < .25 else r.choice([x for x in likely[k] if x != text[k]])
        if r.random() < .4:
            at = r.randrange(places - 6); span = r.randrange(2, 6); text[at:at + span] = [""] * span
        texts.append(text)
    inner = [i for i in range(1, total) if any(a == i for a, _ in edges)]
    r.shuffle(inner); gone = set(inner[:total - n]); order = list(range(total)); r.shuffle(order)
    name = {i: ("_x%d" if i in gone else "W%d") % order[i] for i in range(total)}
    rows = {}
    for i in range(total):
        if i in gone: continue
        row = list(texts[i])
        if r.random() < lacunae:
            span = r.randrange(places // 10, places // 3); at = r.randrange(places - span); row[at:at + span] = ["?"] * span
        rows[name[i]] = row
    return rows, [(name[a], name[b]) for a, b in edges]

def nearest(v, up, extant):
    seen, front, found = set(), list(up.get(v, ())), set()
    while front:
        x = front.pop()
        if x in seen: continue
        seen.add(x)
        if x in extant: found.add(x)
        else: front += up.get(x, ())
    return found

def distances(edges, v):
    near = collections.defaultdict(set)
    for a, b in edges: near[a].add(b); near[b].add(a)
    d, front = {v: 0}, [v]
    for x in front:
        for y in near[x]:
            if y not in d: d[y] = d[x] + 1; front.append(y)
    return d

def sign(true, said, extant):
    s = lambda d, b, c: (d.get(b, 1e9) > d.get(c, 1e9)) - (d.get(b, 1e9) < d.get(c, 1e9))
    total = n = 0
    for a in extant:
        t, p = distances(true, a), distances(said, a)
        for b in extant:
            for c in extant:
                if a != b and a != c and b != c: total += 1 - abs(s(t, b, c) - s(p, b, c)) / 2; n += 1
    return total / n

def measure(rows, true, out, tally):
    extant = sorted(rows); said = [(e["parent"], e["child"]) for e in out["edges"]]
    ups = []
    for edges in (true, said):
        up = collections.defaultdict(set)
        for a, b in edges: up[b].add(a)
        ups.append(up)
    tally["sign"].append(sign(true, said, extant))
    near = [{v: nearest(v, up, set(extant)) for v in extant} for up in ups]
    both = [{v: {u for u in extant if u in near[k][v] or v in near[k][u]} for v in extant} for k in (0, 1)]
    for v in extant:
        t, p = near[0][v], near[1][v]
        tally["parents"].append(bool(t & p) if t else not p)
        tally["undirected"].append(bool(both[0][v] & both[1][v]) or not both[0][v])
    mixed = {v for v in extant if len(ups[0][v]) > 1}; told = {v for v in extant if len(ups[1][v]) > 1}
    for v in mixed: tally["recall"].append(v in told and len(near[0][v] & near[1][v]) > 1)
    for v in told: tally["precision"].append(v in mixed)

def write_table(path, r, rows):
    names = sorted(rows); r.shuffle(names)
    with open(path, "w", encoding="utf-8") as f:
        f.write("\t".join(names) + "\n")
        for readings in zip(*(rows[x] for x in names)): f.write("\t".join(readings) + "\n")

def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--program", default="build/release/firsthand"); a.add_argument("--traditions", type=int, default=40)
    a.add_argument("--seed", type=int, default=1); a.add_argument("--keep"); a.add_argument("kinds", nargs="*")
    o = a.parse_args()
    print(f"{'':10} {'sign':>6} {'parents':>8} {'undirected':>11} {'mixed: recall':>14} {'precision':>10}")
    for kind in o.kinds or KINDS:
        tally = collections.defaultdict(list)
        for t in range(o.traditions):
            r = random.Random(f"{o.seed} {kind} {t}"); rows, true = make(r, **KINDS[kind])
            with tempfile.TemporaryDirectory() as d:
                folder = o.keep or d; os.makedirs(folder, exist_ok=True)
                path = os.path.join(folder, f"{kind}{t:02d}.tsv"); write_table(path, r, rows)
                if o.keep: open(path[:-4] + ".edges", "w").write("".join(f"{x}\t{y}\n" for x, y in true))
                p = subprocess.run([os.path.abspath(o.program), "lineage", "--witnesses", path], capture_output=True, text=True)
            if p.returncode: raise SystemExit(p.stderr)
            measure(rows, true, json.loads(p.stdout), tally)
        mean = lambda k: format(sum(tally[k]) / len(tally[k]), ".3f") if tally[k] else "-"
        print(f"{kind:10} {mean('sign'):>6} {mean('parents'):>8} {mean('undirected'):>11} {mean('recall'):>14} {mean('precision'):>10}", flush=True)

if __name__ == "__main__": main()
