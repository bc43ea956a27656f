# Killed at any moment, an add goes on where it was: nothing is lost, nothing is twice, and the store is what an
# undisturbed add makes. FH_KILLS says how often (default 20; make nightly: 200).
awk 'function word(  w, n) { w = ""; for (n = 2 + int(rand() * 2); n > 0; n--) w = w substr("bdfgklmnprstvz", 1 + int(rand() * 14), 1) substr("aeiou", 1 + int(rand() * 5), 1); return w }
    BEGIN {
    srand(7)
    for (i = 0; i < 600; i++) {
        if (i % 4 == 0) for (k = 0; k < 24; k++) w[k] = word()  # four reports a story, each story with words of its own
        text = ""
        for (k = 0; k < 40; k++) text = text " " w[int(rand() * 24)] (k % 9 == 8 ? ". The" : "")
        printf "{\"id\": \"r%d\", \"date\": \"2033-%02d-%02d\", \"text\": \"The%s. \\\"We had no %s,\\\" said Ana %s, who runs the %s.\"}\n", i, 1 + int(i / 4) % 12, 1 + int(i / 4) % 28, text, w[1], w[2], w[3]
    }
}' > reports.jsonl
"$FIRSTHAND" add --store whole.db reports.jsonl > whole.said || exit 1
i=0
while [ $i -lt "${FH_KILLS:-20}" ]; do
    i=$((i + 1))
    "$FIRSTHAND" add --store killed.db reports.jsonl > /dev/null 2>&1 &
    sleep "$(awk -v i=$i 'BEGIN { srand(i); printf "%.3f", rand() * rand() * .6 }')"
    kill -9 $! 2> /dev/null
    wait $! 2> /dev/null
done
"$FIRSTHAND" add --store killed.db reports.jsonl > /dev/null || exit 1
for store in whole killed; do
    "$FIRSTHAND" stories --store $store.db --json --limit 100000 > $store.stories
    "$FIRSTHAND" speakers --store $store.db --json --limit 100000 > $store.speakers
    "$FIRSTHAND" doctor --store $store.db > $store.doctor
done
[ "$(wc -l < whole.stories)" -gt 10 ] && cmp whole.stories killed.stories && cmp whole.speakers killed.speakers && cmp whole.doctor killed.doctor && echo same
