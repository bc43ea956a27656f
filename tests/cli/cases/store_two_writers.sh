# Two programs that add at once: both end well, and each report is there once.
cp "$ROOT"/examples/canal-toll/* .
"$FIRSTHAND" add --store t.db r1.html r2.txt r3.html r4.html > one 2>&1 & first=$!
"$FIRSTHAND" add --store t.db r5.txt r6.html r7.txt r8.txt r1.html > two 2>&1 & second=$!
wait $first && wait $second || cat one two
"$FIRSTHAND" doctor --store t.db | sed 's/ in [0-9]* stories.*//'
