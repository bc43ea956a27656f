# Killed at any moment, dedup --resume goes on where it was, and its groups are to the byte those of an undisturbed run;
# other inputs than before are told; when all is done, nothing is left behind. FH_KILLS says how often (default 8).
awk 'function word(  w, n) { w = ""; for (n = 2 + int(rand() * 2); n > 0; n--) w = w substr("bdfgklmnprstvz", 1 + int(rand() * 14), 1) substr("aeiou", 1 + int(rand() * 5), 1); return w }
    BEGIN {
    srand(5)
    for (i = 0; i < 12000; i++) {
        if (i % 3 == 0) for (k = 0; k < 120; k++) w[k] = word()  # each document in three copies, each with words of its own
        text = ""
        for (k = 0; k < 120; k++) text = text " " (rand() < .04 ? word() : w[k])
        if (i % 4000 == 1999) print "{\"id\": \"broken"
        printf "{\"id\": \"d%d\", \"text\": \"%s.\"}\n", i, text
    }
}' > documents.jsonl
begun=$(date +%s%N)
"$FIRSTHAND" dedup documents.jsonl > whole.jsonl 2> whole.said; echo "exit $?, $(grep -c group whole.jsonl) groups, $(grep -c documents.jsonl whole.said) told"
took=$((($(date +%s%N) - begun) / 1000000))
i=0 kills=0 went_on=0
while [ $kills -lt "${FH_KILLS:-8}" ] && [ $i -lt 1000 ]; do
    i=$((i + 1))
    "$FIRSTHAND" dedup --resume work documents.jsonl > resumed.jsonl 2> resumed.said &
    sleep "$(awk -v i=$i -v took=$took 'BEGIN { srand(i); printf "%.3f", (.1 + rand() * .8) * took / 1000 }')"
    if kill -9 $! 2> /dev/null; then kills=$((kills + 1)); [ -s work/state ] && went_on=1; wait $! 2> /dev/null; continue; fi
    wait $!
    cmp whole.jsonl resumed.jsonl && cmp whole.said resumed.said || exit 1
done
[ $went_on = 1 ] || echo "no run had anything to go on with"
until [ -s work/state ]; do # something done, and then other inputs
    "$FIRSTHAND" dedup --resume work documents.jsonl > /dev/null 2>&1 &
    while kill -0 $! 2> /dev/null && [ ! -s work/state ]; do sleep .01; done
    kill -9 $! 2> /dev/null
    wait $! 2> /dev/null
done
sed '100s/"d99"/"d99x"/' documents.jsonl > changed.jsonl
head -n 50 documents.jsonl > fewer.jsonl
for other in changed fewer; do
    "$FIRSTHAND" dedup --resume work $other.jsonl 2>&1 > $other.out | grep -c 'not those of the run'
    [ -s $other.out ] && echo "$other: groups of neither"
done
"$FIRSTHAND" dedup --resume work --memory 64M documents.jsonl 2>&1 | sed 's/.*: //'
"$FIRSTHAND" dedup --resume work documents.jsonl > resumed.jsonl 2> resumed.said; echo "exit $?"
cmp whole.jsonl resumed.jsonl && cmp whole.said resumed.said && echo same
ls work
