#!/usr/bin/env python3
"""firsthand dedup beside rensa and datasketch (from PyPI), on the same documents, in the same run.

usage: bench/dedup.py FIRSTHAND DOCUMENTS.jsonl GOLD.tsv [PEER...]     peers: rensa datasketch (default: both)

DOCUMENTS and GOLD are what gen_neardup.py writes. Each tool reads the file, and answers pairs of near-duplicates; the
peers use 128 permutations of five-word shingles, the usual setting, and an LSH index at a threshold of .8. Recall is of
the pairs within a gold family whose exact Jaccard resemblance is .8 or more. Time is processor time of one thread, for
the machine may be shared; memory is the peak of each tool's own process. A tool that takes longer than FH_BENCH_LIMIT seconds
(900) is stopped, and that is said."""
import collections
import itertools
import json
import multiprocessing
import os
import platform
import re
import queue as queues
import resource
import subprocess
import sys

LIMIT = int(os.environ.get("FH_BENCH_LIMIT", 900))  # seconds that one tool may take


def shingles(text):
    w = re.findall(r"\w+", text.lower())
    return {" ".join(w[i:i + 5]) for i in range(len(w) - 4)}


def documents(path):
    with open(path, encoding="utf-8") as f:
        for line in f:
            d = json.loads(line)
            yield d["id"], d["text"]


def families(gold):
    """ids of each gold family of two or more"""
    with open(gold, encoding="utf-8") as f:
        head = next(f).rstrip("\n").split("\t")
        by = collections.defaultdict(list)
        for line in f:
            row = dict(zip(head, line.rstrip("\n").split("\t")))
            by[row["cluster"]].append(row["id"])
    return [ids for ids in by.values() if len(ids) > 1]


def true_pairs(path, gold):
    groups = families(gold)
    wanted = {i for ids in groups for i in ids}
    sets = {i: shingles(t) for i, t in documents(path) if i in wanted}
    pairs = set()
    for ids in groups:
        for a, b in itertools.combinations(sorted(i for i in ids if i in sets), 2):
            both = len(sets[a] & sets[b])
            if both and both / (len(sets[a]) + len(sets[b]) - both) >= .8:
                pairs.add((a, b))
    return pairs


def by_firsthand(program, path):
    out = subprocess.run([program, "dedup", "--quiet", "--memory", "1G", path], capture_output=True, text=True, check=False).stdout
    return {tuple(sorted(p[:2])) for line in out.splitlines() for p in json.loads(line)["pairs"]}


def by_rensa(_, path):
    import rensa
    ids, pairs = [], set()
    index = rensa.RMinHashLSH(threshold=.8, num_perm=128, num_bands=16)
    sketches = []
    for number, (name, text) in enumerate(documents(path)):
        m = rensa.RMinHash(num_perm=128, seed=42)
        m.update(list(shingles(text)))
        for other in index.query(m):
            if sketches[other].jaccard(m) >= .7:
                pairs.add(tuple(sorted((ids[other], name))))
        index.insert(number, m)
        ids.append(name)
        sketches.append(m)
    return pairs


def by_datasketch(_, path):
    from datasketch import MinHash, MinHashLSH
    index, pairs = MinHashLSH(threshold=.8, num_perm=128), set()
    for name, text in documents(path):
        m = MinHash(num_perm=128)
        m.update_batch([s.encode() for s in shingles(text)])
        pairs.update(tuple(sorted((other, name))) for other in index.query(m))
        index.insert(name, m)
    return pairs


def run(tool, program, path, queue):
    pairs = tool(program, path)
    use = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    own = use[1] if tool is by_firsthand else use[0]
    queue.put((pairs, own.ru_utime + own.ru_stime, own.ru_maxrss))


def main():
    program, path, gold, *peers = sys.argv[1:]
    n = sum(1 for _ in documents(path))
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False).stdout.strip()
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, commit {commit}; {n} documents, {os.path.getsize(path) / 1e6:.0f} MB")
    truth = true_pairs(path, gold)
    print(f"{len(truth)} pairs of resemblance .8 and more\n\n{'tool':12} {'cpu s':>8} {'documents/s':>12} {'peak MB':>8} {'recall':>8}")
    tools = {"firsthand": by_firsthand, "rensa": by_rensa, "datasketch": by_datasketch}
    for name in ["firsthand"] + [p for p in peers or ["rensa", "datasketch"] if p in tools]:
        fresh = multiprocessing.get_context("spawn")  # a fork would count this process's memory as the tool's
        queue = fresh.Queue()
        worker = fresh.Process(target=run, args=(tools[name], program, path, queue))
        worker.start()
        try:
            pairs, seconds, peak = queue.get(timeout=LIMIT)
        except queues.Empty:
            worker.kill()
            print(f"{name:12} not done in {LIMIT} s of the wall clock (FH_BENCH_LIMIT)", flush=True)
            continue
        worker.join()
        print(f"{name:12} {seconds:8.1f} {n / seconds:12.0f} {peak / 1024:8.0f} {len(pairs & truth) / len(truth):8.4f}", flush=True)


if __name__ == "__main__":
    main()
