# Killed at any moment, an add goes on where it was: nothing is lost, nothing is twice, and the store is what an
# undisturbed add makes. Each time one comes to its end it is compared, and a new store is begun. FH_KILLS says how
# often (default 20), FH_KILL_REPORTS of how many reports (default 600); make nightly: 200 of 2000.
awk -v reports="${FH_KILL_REPORTS:-600}" 'function word(  w, n) { w = ""; for (n = 2 + int(rand() * 2); n > 0; n--) w = w substr("bdfgklmnprstvz", 1 + int(rand() * 14), 1) substr("aeiou", 1 + int(rand() * 5), 1); return w }
    BEGIN {
    srand(7)
    for (i = 0; i < reports; i++) {
        if (i % 4 == 0) for (k = 0; k < 24; k++) w[k] = word()  # four reports a story, each story with words of its own
        text = ""
        for (k = 0; k < 40; k++) text = text " " w[int(rand() * 24)] (k % 9 == 8 ? ". The" : "")
        printf "{\"id\": \"r%d\", \"date\": \"2033-%02d-%02d\", \"text\": \"The%s. \\\"We had no %s,\\\" said Ana %s, who runs the %s.\"}\n", i, 1 + int(i / 4) % 12, 1 + int(i / 4) % 28, text, w[1], w[2], w[3]
    }
}' > reports.jsonl
look() { # at everything that can be asked of store $1
    "$FIRSTHAND" stories --store $1.db --json --limit 100000 &&
    "$FIRSTHAND" speakers --store $1.db --json --limit 100000 &&
    "$FIRSTHAND" doctor --store $1.db
}
compare() { look killed > killed.said && cmp whole.said killed.said && compared=$((compared + 1)); }
begun=$(date +%s%N)
"$FIRSTHAND" add --store whole.db reports.jsonl > /dev/null || exit 1
took=$((($(date +%s%N) - begun) / 1000000))
look whole > whole.said || exit 1
[ "$(wc -c < whole.said)" -gt 1000 ] || exit 1
kills=0 tries=0 compared=0
while [ $kills -lt "${FH_KILLS:-20}" ]; do
    tries=$((tries + 1))
    "$FIRSTHAND" add --store killed.db reports.jsonl > /dev/null 2>&1 &
    sleep "$(awk -v i=$tries -v took=$took 'BEGIN { srand(i); printf "%.3f", rand() * took / 1000 * .7 }')"
    if kill -9 $! 2> /dev/null; then kills=$((kills + 1)); wait $! 2> /dev/null; continue; fi
    wait $! || exit 1
    compare || exit 1
    rm -f killed.db*
done
"$FIRSTHAND" add --store killed.db reports.jsonl > /dev/null || exit 1
compare || exit 1
echo "$kills kills of an add of $(wc -l < reports.jsonl) reports that takes $took ms; $compared stores compared, all the same" >&2
echo same
