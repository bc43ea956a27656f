# dedup --stage: the steps, run one by one over shuffled and cut lines, give the groups of one process.
command -v python3 > /dev/null || { echo "SKIP: no python3"; exit 77; }
python3 - > docs.jsonl <<'PY'
import json, random
r = random.Random(5)
words = ("harbour winter ledger copper meadow lantern ferry orchard council granite letter saddle barley violin market "
         "timber window thunder ribbon castle").split()
def text(n): return [r.choice(words) + r.choice(words) for _ in range(n)]
families = [text(120) for _ in range(30)]
for k in range(200):
    t = list(r.choice(families))
    for _ in range(r.randrange(12)): t[r.randrange(len(t))] = r.choice(words)
    if k % 9 == 0: t = t[:60] + r.choice(families)[60:]
    print(json.dumps({"id": "d%d" % k, "published": "2033-10-%02dT%02d:00:00Z" % (1 + k % 28, k % 24), "text": " ".join(t)}))
PY
"$FIRSTHAND" dedup docs.jsonl > whole
head -n 90 docs.jsonl | "$FIRSTHAND" dedup --stage sketch - > sketches
tail -n +91 docs.jsonl | "$FIRSTHAND" dedup --stage sketch - >> sketches
"$FIRSTHAND" dedup --stage pairs --threads 2 sketches > pairs
python3 - <<'PY' > joined
import json
words = {s["id"]: s["words"] for s in map(json.loads, open("sketches"))}
for p in map(json.loads, open("pairs")): print(json.dumps(dict(p, a_words=words[p["a"]], b_words=words[p["b"]])))
PY
tac joined | "$FIRSTHAND" dedup --stage verify - > edges
tac sketches | "$FIRSTHAND" dedup --stage groups --threads 7 - edges > steps
cmp whole steps && [ -s whole ] && echo same
