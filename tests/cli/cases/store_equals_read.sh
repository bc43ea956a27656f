# Reports added in any order and in any portions make the stories that reading them all at once makes.
command -v python3 > /dev/null || { echo "SKIP: there is no python3 to compare with"; exit 77; }
awk 'function word(  w, n) { w = ""; for (n = 2 + int(rand() * 2); n > 0; n--) w = w substr("bdfgklmnprstvz", 1 + int(rand() * 14), 1) substr("aeiou", 1 + int(rand() * 5), 1); return w }
    BEGIN {
    srand(11)
    for (k = 0; k < 60; k++) common[k] = word()
    for (i = 0; i < 240; i++) {
        if (i % 4 == 0) for (k = 0; k < 20; k++) w[k] = word()  # four reports a story, some words of its own, some of all
        text = ""
        for (k = 0; k < 60; k++) text = text " " (rand() < .4 ? w[int(rand() * 20)] : common[int(rand() * 60)]) (k % 9 == 8 ? ". The" : "")
        date = i % 7 ? sprintf("\"date\": \"2033-%02d-%02dT%02d:00:00+02:00\", ", 1 + int(i / 40), 1 + int(i / 4) % 28, i % 24) : ""
        printf "{\"id\": \"r%d\", %s%s\"text\": \"The%s. \\\"We had no %s,\\\" said Ana %s, who runs the %s.\"}\n", i, i % 5 ? "\"title\": \"The " w[1] " " i "\", " : "", date, text, w[1], w[2], w[3]
    }
}' > reports.jsonl
"$FIRSTHAND" read --json reports.jsonl > read.json || exit 1
for seed in 1 2 3; do
    awk -v seed=$seed 'BEGIN { srand(seed) } { print rand() "\t" $0 }' reports.jsonl | sort | cut -f 2- | split -l $((seed * 17)) - part.
    for part in part.*; do "$FIRSTHAND" add --store $seed.db $part > /dev/null || exit 1; done
    rm part.*
    "$FIRSTHAND" stories --store $seed.db --json --limit 100000 > $seed.json
done
python3 -c '
import json
want = {(s["id"], s["title"], len(s["reports"]), s["accounts"]) for s in json.load(open("read.json"))["stories"]}
several = sum(s[2] > 1 for s in want)
print("several stories, of several reports" if len(want) > 20 and several > 10 else f"{len(want)} stories, {several} of several reports")
for seed in 1, 2, 3:
    got = {(s["id"], s["title"], s["reports"], s["accounts"]) for s in json.load(open(f"{seed}.json"))["rows"]}
    print("the same" if got == want else f"{len(got ^ want)} differ: {sorted(got ^ want)[:4]}")'
