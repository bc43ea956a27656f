# A page in the middle overwritten: doctor says so, nothing crashes.
"$FIRSTHAND" add --store t.db "$ROOT"/examples/canal-toll > /dev/null || exit 1
pages=$(($(wc -c < t.db) / 4096))
i=3
while [ $i -lt $pages ]; do dd if=/dev/zero of=t.db bs=4096 seek=$i count=1 conv=notrunc 2> /dev/null; i=$((i + 5)); done
before=$(cksum < t.db)
"$FIRSTHAND" doctor --store t.db > /dev/null 2> said; echo "exit $?"
[ -s said ] && echo told
for ask in "stories" "speakers" "search tolls"; do "$FIRSTHAND" $ask --store t.db > /dev/null 2>&1; [ $? -lt 64 ] || echo "$ask crashed"; done
[ "$before" = "$(cksum < t.db)" ] && echo untouched
