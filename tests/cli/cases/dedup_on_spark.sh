# The worked example on Spark in local mode gives the groups of one process, to the byte.
command -v python3 > /dev/null || { echo "SKIP: no python3"; exit 77; }
python3 -c 'import pyspark' 2> /dev/null || { echo "SKIP: no pyspark; pip install pyspark"; exit 77; }
command -v java > /dev/null || { echo "SKIP: no java for pyspark to run in"; exit 77; }
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
python3 "$ROOT"/examples/spark/dedup.py "$FIRSTHAND" docs.jsonl > spark 2> said || tail -n 5 said
cmp whole spark && [ -s whole ] && echo same
