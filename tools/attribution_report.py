#!/usr/bin/env python3
"""Prints figures of `firsthand statements` on the dev part of attribution, by kind of content and by how often the cue stood in
the training part.

usage: tools/attribution_report.py [--program build/release/firsthand] [--shared ../shared]"""
import argparse, collections, importlib.util, json, os, subprocess, sys, tempfile

def module(path):
    sys.dont_write_bytecode = True
    spec = importlib.util.spec_from_file_location("scorer", path)
    m = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(m)
    return m

def rows(path): return [json.loads(line) for line in open(path, encoding="utf-8")]

def cue_of(data, a): return " ".join(data[b:e].decode("utf-8", "replace").lower() for b, e in a["cue"])

def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--program", default="build/release/firsthand")
    p.add_argument("--shared", default="../shared")
    o = p.parse_args()
    S = module(os.path.join(o.shared, "score/attribution.py"))
    folder = os.path.join(o.shared, "data/attribution")
    gold, known = rows(os.path.join(folder, "dev.jsonl")), collections.Counter()
    for r in rows(os.path.join(folder, "train.jsonl")):
        data = r["text"].encode()
        known.update(w for a in r["attributions"] for w in set(cue_of(data, a).split()))
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as f:
        for r in gold: f.write(json.dumps({"id": r["id"], "text": r["text"]}, ensure_ascii=False) + "\n")
        f.flush()
        out = subprocess.run([o.program, "statements", f.name], capture_output=True, check=True).stdout.decode()
    got = collections.defaultdict(list)
    for line in out.splitlines():
        s = json.loads(line)
        got[s["report"]].append({k: s[k] for k in ("source", "cue", "content")})
    G = {r["id"]: r for r in gold}
    system = {k: {"id": k, "offset_unit": "utf8", "attributions": got[k]} for k in G}
    d = S.as_dict(S.score(G, system))
    print("| kind | gold | content exact-w | content partial | source head | end-to-end |\n|---|---|---|---|---|---|")
    for kind in ("", "|direct", "|indirect", "|mixed"):
        v = [d[m + kind]["f"] for m in ("content exact-w", "content partial", "given: source head", "end-to-end")]
        print(f"| {kind[1:] or 'all'} | {d['end-to-end' + kind]['ngold']} | " + " | ".join(f"{x:.3f}" for x in v) + " |")
    found, total = collections.Counter(), collections.Counter()
    for k, r in G.items():
        doc = S.Doc(r["text"], True)
        gs, ss = [S.Attr(doc, a, i) for i, a in enumerate(r["attributions"])], [S.Attr(doc, a, i) for i, a in enumerate(got[k])]
        hit = {gi for gi, si, n, _ in S.greedy(gs, ss, "cw") if 2 * n >= len(gs[gi].cw | ss[si].cw) and S.source_head_ok(gs[gi], ss[si])}
        data = r["text"].encode()
        for i, a in enumerate(r["attributions"]):
            n = max((known[w] for w in cue_of(data, a).split() if w not in ("the", "a", "to", "of", "in", "has", "have", "is", "was", "that", "for", "by", "on", "as", "be")), default=0)
            b = "0" if n == 0 else "1 to 4" if n < 5 else "5 to 19" if n < 20 else "20 to 99" if n < 100 else "100 and more"
            total[b] += 1
            found[b] += i in hit
    print("\n| commonest word of the cue stood in training | gold | found, content and source |\n|---|---|---|")
    for b in ("0", "1 to 4", "5 to 19", "20 to 99", "100 and more"):
        if total[b]: print(f"| {b} | {total[b]} | {found[b] / total[b]:.3f} |")

if __name__ == "__main__": main()
