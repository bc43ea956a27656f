# The order of the lines of a file, of the files of a folder, and the number of threads do not show in any answer over reports.
awk 'function word(  w, n) { w = ""; for (n = 2 + int(rand() * 2); n > 0; n--) w = w substr("bdfgklmnprstvz", 1 + int(rand() * 14), 1) substr("aeiou", 1 + int(rand() * 5), 1); return w }
    BEGIN {
    srand(5)
    for (i = 0; i < 300; i++) {
        if (i % 5 == 0) for (k = 0; k < 90; k++) w[k] = word() # five reports of each event, each with words of its own; one in four without a date
        text = ""
        for (k = 0; k < 90; k++) text = text " " (rand() < .04 ? word() : w[k]) (k % 15 == 14 ? "." : "")
        date = rand() < .75 ? sprintf("2031-05-%02dT%02d:00:00Z", 1 + int(rand() * 27), int(rand() * 24)) : ""
        printf "{\"id\": \"d%d\", \"date\": \"%s\", \"text\": \"%s\"}\n", i, date, text
    }
}' > made
mkdir forward backward mixed
for k in forward backward mixed; do cp "$ROOT"/examples/canal-toll/r?.* $k; done
cp made forward/lines.jsonl
sed -n '1!G;h;$p' made > backward/lines.jsonl
awk '{ print (NR * 7919) % 300 "\t" $0 }' made | sort -n | cut -f 2- > mixed/lines.jsonl
cmp -s forward/lines.jsonl mixed/lines.jsonl && echo "nothing was mixed"
for command in "read --json" group lineage reuse dedup "lineage --dot"; do
    for k in forward backward mixed; do
        for threads in 1 4; do (cd $k && "$FIRSTHAND" $command --threads $threads lines.jsonl r?.* > ../$k.$threads) || echo "$command: exit $?"; done
    done
    (cd mixed && "$FIRSTHAND" $command . > ../whole) # a folder, named so: ids begin with it
    (cd mixed && "$FIRSTHAND" $command $(ls | sort -r | sed 's|^|./|') > ../each)
    for other in backward.1 mixed.1 forward.4 backward.4 mixed.4; do cmp forward.1 $other; done
    cmp whole each
    [ -s forward.1 ] && [ -s whole ] && echo "$command: same"
done
