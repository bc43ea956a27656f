# The order of the inputs and the number of threads do not show in the dossier.
cp "$ROOT"/examples/canal-toll/* .
"$FIRSTHAND" read --json r1.html r2.txt r3.html r4.html r5.txt r6.html r7.txt r8.txt > forward
"$FIRSTHAND" read --json --threads 2 r8.txt r7.txt r6.html r5.txt r4.html r3.html r2.txt r1.html > backward
"$FIRSTHAND" read --json --threads 7 r5.txt r1.html r8.txt r3.html r6.html r2.txt r7.txt r4.html > shuffled
cmp forward backward && cmp forward shuffled && [ -s forward ] && echo same
for command in clean sentences statements; do
    "$FIRSTHAND" $command r?.* > one
    "$FIRSTHAND" $command --threads 7 r?.* > seven
    cmp one seven && [ -s one ] && echo "$command: same"
done
