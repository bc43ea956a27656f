#!/usr/bin/env python3
"""How time and memory of `group` and `lineage` grow with the number of reports.

usage: bench/stories.py [--program build/release/firsthand] [--sizes 1000,2000,5000,10000]
Invented reports, twenty a story: an original and what derives from it by changed words, cuts and own sentences.
The same seed makes the same reports. Prints seconds of processor time and peak memory, and each beside n log n."""
import argparse, json, math, os, random, subprocess, tempfile

def word(r): return "".join(r.choice("bdfgklmnprstvz") + r.choice("aeiou") for _ in range(r.randrange(2, 5)))

def story(r, k, common):
    own = [word(r).title() for _ in range(25)] + [str(r.randrange(10, 90000)) for _ in range(10)]
    sentence = lambda: " ".join(r.choice(own) if r.random() < .3 else r.choice(common) for _ in range(r.randrange(9, 24))).capitalize() + "."
    versions = [[sentence() for _ in range(r.randrange(12, 25))]]
    for i in range(20):
        yield {"id": f"s{k:05d}-{i:02d}", "title": " ".join(own[:6]), "text": "\n\n".join(versions[-1] if i == 0 else versions[i]),
               "published": f"2031-{k % 12 + 1:02d}-{r.randrange(1, 29):02d}T{i:02d}:00:00Z"}
        text = list(r.choice(versions))
        for _ in range(4):
            at = r.randrange(len(text)); w = text[at].split(); w[r.randrange(len(w))] = r.choice(common); text[at] = " ".join(w)
        if r.random() < .4 and len(text) > 6: text = text[:-2]
        if r.random() < .3: text.insert(r.randrange(len(text)), sentence())
        versions.append(text)

def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--program", default="build/release/firsthand"); a.add_argument("--sizes", default="1000,2000,5000,10000")
    o = a.parse_args(); first = {}
    print(f"{'command':8} {'reports':>8} {'stories':>8} {'seconds':>8} {'peak MB':>8} {'time/nlogn':>11} {'memory/nlogn':>13}")
    for n in map(int, o.sizes.split(",")):
        r = random.Random(1); common = [word(r) for _ in range(3000)]
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False) as f:
            for k in range(n // 20):
                for x in story(r, k, common): f.write(json.dumps(x) + "\n")
        for command in ("group", "lineage"):
            p = subprocess.run(["/usr/bin/env", "python3", "-c", "import resource,subprocess,sys\n"
                "out=subprocess.run(sys.argv[1:],capture_output=True).stdout; u=resource.getrusage(resource.RUSAGE_CHILDREN)\n"
                "print(u.ru_utime+u.ru_stime, u.ru_maxrss, out.count(b'\\n'))",
                os.path.abspath(o.program), command, f.name], capture_output=True, text=True)
            took, peak, lines = p.stdout.split(); took, peak = float(took), float(peak) / 1024
            scale = n * math.log(n); base = first.setdefault(command, (took / scale, peak / scale))
            print(f"{command:8} {n:8d} {lines if command == 'group' else '':>8} {took:8.1f} {peak:8.0f} {took / scale / base[0]:11.2f} {peak / scale / base[1]:13.2f}", flush=True)
        os.unlink(f.name)

main()
